//! `kurultai draw`: a store as a drawing.

use std::fs::File;
use std::io::Write as _;

use anyhow::Context as _;

use crate::exporter::dot::{DotOptions, write_dot};
use crate::exporter::iri;
use crate::graph::KnowledgeGraph;
use crate::model::{EntityKind, Property};
use crate::store::{Store, Things};

use super::args::{DrawArgs, DrawingFormat};
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;
use super::thing;

/// Draws the graph of a store.
pub(super) fn run(args: &DrawArgs, output: &Output) -> Result<Exit, Failure> {
    let store = Store::open(&args.of.store)?;
    let knowledge = knowledge::load(&args.of.knowledge)?;
    knowledge::check(&store, &knowledge, output);
    let focus = match &args.focus {
        Some(name) => {
            let background = knowledge::background(&knowledge)?;
            let thing = thing::find(name, &Things::of(&store)?, &background)?;
            Some(iri::to_entity(&thing))
        }
        None => None,
    };
    let kinds = args.kinds.iter().copied().collect();
    let options = DotOptions {
        focus,
        hops: args.hops,
        kinds: (!args.kinds.is_empty()).then_some(kinds),
        top: args.top,
        statements: args.statements,
    };
    let declared = knowledge.ontology.properties().iter();
    let symmetric = declared.filter(|property| property.symmetric);
    let mut graph = KnowledgeGraph::with_symmetric(symmetric.map(|property| Property::new(&property.name)));
    graph.extend(store.readings()?);
    let mut drawing = Vec::new();
    match args.format {
        DrawingFormat::Dot => write_dot(&graph, &options, &mut drawing)?,
    }
    write(args, &drawing)?;
    Ok(Exit::Done)
}

fn write(args: &DrawArgs, drawing: &[u8]) -> Result<(), Failure> {
    match args.output.as_deref().filter(|path| path.as_os_str() != "-") {
        Some(path) => File::create(path)
            .and_then(|mut file| file.write_all(drawing))
            .with_context(|| format!("cannot write `{}`", path.display()))
            .map_err(Failure::wrong),
        None => {
            let mut data = Output::data();
            data.write_all(drawing)?;
            Ok(data.flush()?)
        }
    }
}

/// The kind of that name, whatever its case: `person`, `un-body`, `UNBody`.
pub(super) fn kind(name: &str) -> Result<EntityKind, String> {
    let same = |kind: &EntityKind| kind.name().eq_ignore_ascii_case(name) || kind.slug() == name;
    let all = EntityKind::ALL.map(EntityKind::slug).join(", ");
    EntityKind::ALL
        .into_iter()
        .find(same)
        .ok_or_else(|| format!("the kinds are {all}"))
}
