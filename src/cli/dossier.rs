//! `kurultai dossier`: a brief on one thing, every line with its source.

mod contents;
mod gather;
mod html;
mod known;
mod markdown;
mod phrases;
mod sources;

use std::io::Write as _;

use crate::exporter::iri;
use crate::graph::KnowledgeGraph;
use crate::store::{Store, Things};

use super::args::{BriefFormat, DossierArgs};
use super::draw::symmetric;
use super::export::sink;
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;
use super::thing;

/// Writes a brief on a thing.
pub(super) fn run(args: &DossierArgs, output: &Output) -> Result<Exit, Failure> {
    let store = Store::open(&args.store)?;
    let knowledge = knowledge::load(&args.knowledge)?;
    knowledge::check(&store, knowledge.files(), output);
    let background = knowledge::background(knowledge.files())?;
    let name = thing::find(&args.thing, &Things::of(&store)?, &background)?;
    let mut graph = KnowledgeGraph::with_symmetric(symmetric(&knowledge));
    graph.extend(store.readings_with(&name)?);
    let known = known::told(&background.entry(&name)?);
    let dossier = gather::dossier(&graph, &iri::to_entity(&name), &known, args.limit);
    let mut out = sink(args.output.as_deref())?;
    match args.format {
        BriefFormat::Markdown => markdown::write(&dossier, &mut out)?,
        BriefFormat::Html => html::write(&dossier, &mut out)?,
    }
    out.flush()?;
    Ok(Exit::Done)
}
