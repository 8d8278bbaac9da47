//! `kurultai diff`: what was added and removed between two stores or two exports.
//!
//! Both are read as they come, several times, and of each triple a digest is kept: what differs is in memory, and
//! nothing else.

mod change;
mod facts;
mod sentences;
mod shown;
mod side;
mod spoken;
mod survey;

use std::io::Write as _;

use crate::knowledge::Knowledge;

use super::args::DiffArgs;
use super::failure::{Exit, Failure};
use super::output::Output;
use change::{Change, Sign};
use side::Side;
use survey::Survey;

/// Compares two stores or exports.
pub(super) fn run(args: &DiffArgs, output: &Output) -> Result<Exit, Failure> {
    let knowledge = Knowledge::shipped()?;
    let sides = [Side::open(&args.old)?, Side::open(&args.new)?];
    let mut surveys = [sides[0].survey()?, sides[1].survey()?];
    if std::mem::discriminant(&sides[0]) != std::mem::discriminant(&sides[1]) {
        // A store stamps its documents in another way than a file.
        surveys.iter_mut().for_each(Survey::forget_stamps);
    }
    let mut changes = documents(&surveys);
    let differing = survey::differing(&surveys);
    changes.extend(facts::changes(&sides, &surveys, &differing, &knowledge.ontology)?);
    changes.extend(spoken::changes(&sides, &surveys, &differing)?);
    changes.sort();
    let mut data = Output::data();
    shown::write(&changes, args.format, &mut data)?;
    data.flush()?;
    output.note(&summary(&changes));
    if args.exit_code && !changes.is_empty() {
        return Ok(Exit::Inputs);
    }
    Ok(Exit::Done)
}

/// The documents that only one side has, and those that both have and that differ.
fn documents(surveys: &[Survey; 2]) -> Vec<Change> {
    let [old, new] = surveys.each_ref().map(|survey| &survey.documents);
    let removed = old.keys().filter(|id| !new.contains_key(*id));
    let removed = removed.map(|id| Change::document(Sign::Removed, id));
    let added = new.iter().filter_map(|(id, stamp)| match (old.get(id), stamp) {
        (None, _) => Some(Change::document(Sign::Added, id)),
        (Some(Some(old)), Some(new)) if old != new => Some(Change::document(Sign::Changed, id)),
        _ => None,
    });
    removed.chain(added).collect()
}

fn summary(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "no difference".to_owned();
    }
    let count = |sign| changes.iter().filter(|change| change.sign == sign).count();
    let [added, removed, changed] = [Sign::Added, Sign::Removed, Sign::Changed].map(count);
    format!("{added} added, {removed} removed, {changed} changed")
}
