//! Statements and counts that only one side has. Those that have only moved in their text are the same.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::super::failure::Failure;
use super::change::{Change, Sign, Sort};
use super::side::Side;
use super::survey::{Differing, Digest, Survey, digest};
use crate::exporter::iri;
use crate::exporter::lines::{self, Line, LiteralText};
use crate::exporter::vocab::{KDOC, kur, nif};

/// What is said of a statement or a count, by property.
type Node = BTreeMap<String, BTreeSet<String>>;

/// What makes a statement or a count the same, wherever it stands: its sort, its document and these values.
type Key = (Sort, Vec<String>);

/// Statements and counts that were added, removed and changed.
pub(super) fn changes(
    sides: &[Side; 2],
    surveys: &[Survey; 2],
    differing: &Differing,
) -> Result<Vec<Change>, Failure> {
    let old = nodes(&sides[0], &differing[0])?;
    let new = nodes(&sides[1], &differing[1])?;
    let mut changes = Vec::new();
    for (key, node) in &old {
        if !new.contains_key(key) {
            changes.push(told(Sign::Removed, key, node, &surveys[0]));
        }
    }
    for (key, node) in &new {
        match old.get(key) {
            None => changes.push(told(Sign::Added, key, node, &surveys[1])),
            Some(before) if content(before) != content(node) => {
                changes.push(told(Sign::Changed, key, node, &surveys[1]));
            }
            Some(_) => {}
        }
    }
    Ok(changes)
}

/// The statements and counts of which something differs, whole.
fn nodes(side: &Side, differing: &FxHashSet<Digest>) -> Result<BTreeMap<Key, Node>, Failure> {
    let mut nodes: BTreeMap<String, Node> = BTreeMap::new();
    if differing.is_empty() {
        return Ok(BTreeMap::new());
    }
    side.each_fact(&mut |line| {
        let subject = lines::iri(line.subject);
        if sort(subject).is_some() && differing.contains(&digest(line)) {
            nodes.entry(subject.to_owned()).or_default();
        }
    })?;
    if nodes.is_empty() {
        return Ok(BTreeMap::new());
    }
    side.each_fact(&mut |line| {
        if let Some(node) = nodes.get_mut(lines::iri(line.subject)) {
            note(node, line);
        }
    })?;
    let keyed = nodes
        .into_iter()
        .filter_map(|(iri, node)| Some((key(&iri, &node)?, node)));
    Ok(keyed.collect())
}

fn note(node: &mut Node, line: Line<'_>) {
    let value = match LiteralText::of(line.object) {
        Some(literal) => literal.value().into_owned(),
        None => lines::iri(line.object).to_owned(),
    };
    let property = lines::iri(line.predicate).to_owned();
    node.entry(property).or_default().insert(value);
}

/// Whether an IRI is that of a statement or a count.
fn sort(iri: &str) -> Option<Sort> {
    match iri.strip_prefix(KDOC)?.split('/').nth(1)? {
        "statement" => Some(Sort::Statement),
        "count" => Some(Sort::Count),
        _ => None,
    }
}

fn value<'n>(node: &'n Node, property: &str) -> &'n str {
    let values = node.get(property).and_then(BTreeSet::first);
    values.map(String::as_str).unwrap_or_default()
}

fn key(iri: &str, node: &Node) -> Option<Key> {
    let sort = sort(iri)?;
    let properties = match sort {
        Sort::Statement => vec![kur::IN_DOCUMENT, kur::SPEAKER, nif::ANCHOR_OF],
        _ => vec![
            kur::IN_DOCUMENT,
            kur::BY,
            kur::NUMBER,
            kur::COMPARATOR,
            kur::WHAT,
            kur::SINCE,
        ],
    };
    let values = properties
        .iter()
        .map(|property| value(node, property.as_str()).to_owned());
    Some((sort, values.collect()))
}

/// All that is said but the place in the text.
fn content(node: &Node) -> Vec<(&String, &BTreeSet<String>)> {
    let places = [nif::BEGIN_INDEX.as_str(), nif::END_INDEX.as_str()];
    node.iter()
        .filter(|(property, _)| !places.contains(&property.as_str()))
        .collect()
}

fn told(sign: Sign, (sort, _): &Key, node: &Node, survey: &Survey) -> Change {
    let of = |property: &str| value(node, property);
    let (subject, words) = match sort {
        Sort::Statement => {
            let speaker = of(kur::SPEAKER.as_str());
            let (cue, quotation) = (of(kur::CUE.as_str()), of(kur::QUOTATION.as_str()));
            let words = of(nif::ANCHOR_OF.as_str());
            let label = survey.label(speaker);
            (
                speaker,
                format!("{label} {cue} ({quotation}): “{}”", one_line(words)),
            )
        }
        _ => {
            let by = of(kur::BY.as_str());
            let [number, comparator, what, since] =
                [kur::NUMBER, kur::COMPARATOR, kur::WHAT, kur::SINCE].map(|property| of(property.as_str()));
            let whose = if by.is_empty() {
                String::new()
            } else {
                format!(" of {}", survey.label(by))
            };
            let since = if since.is_empty() {
                String::new()
            } else {
                format!(" since {since}")
            };
            (by, format!("{comparator} {number} × {what}{whose}{since}"))
        }
    };
    let document = iri::to_document(of(kur::IN_DOCUMENT.as_str()));
    Change {
        subject: subject.to_owned(),
        document: document.map(|id| id.to_string()).unwrap_or_default(),
        ..Change::new(sign, *sort, words)
    }
}

fn one_line(text: &str) -> String {
    super::super::evidence::one_line(text)
}
