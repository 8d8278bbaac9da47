//! `kurultai draw`: a store as a drawing.

use std::fs::File;
use std::io::Write as _;

use anyhow::Context as _;

use crate::exporter::dot::{DotOptions, KnownEdge, write_dot};
use crate::exporter::iri;
use crate::graph::KnowledgeGraph;
use crate::knowledge::Knowledge;
use crate::model::{EntityKind, Property};
use crate::store::{KnownRelation, Scope, Store, Things};

use super::args::{DrawArgs, DrawingFormat};
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;
use super::thing;

/// Draws the graph of a store.
pub(super) fn run(args: &DrawArgs, output: &Output) -> Result<Exit, Failure> {
    let store = Store::open(&args.store)?;
    let knowledge = knowledge::load(&args.knowledge)?;
    knowledge::check(&store, knowledge.files(), output);
    let focus = match &args.focus {
        Some(name) => {
            let background = knowledge::background(knowledge.files())?;
            let thing = thing::find(name, &Things::of(&store)?, &background)?;
            Some(iri::to_entity(&thing))
        }
        None => None,
    };
    let mut graph = KnowledgeGraph::with_symmetric(symmetric(&knowledge));
    graph.extend(store.readings()?);
    let kinds = args.kinds.iter().copied().collect();
    let options = DotOptions {
        focus,
        hops: args.hops,
        kinds: (!args.kinds.is_empty()).then_some(kinds),
        top: args.top,
        statements: args.statements,
        known: known(&graph, &knowledge, args.scope.into())?,
    };
    let mut drawing = Vec::new();
    match args.format {
        DrawingFormat::Dot => write_dot(&graph, &options, &mut drawing)?,
    }
    write(args, &drawing)?;
    Ok(Exit::Done)
}

/// The properties that hold in both directions.
pub(super) fn symmetric(knowledge: &Knowledge) -> impl Iterator<Item = Property> {
    let declared = knowledge.ontology.properties().iter();
    let symmetric = declared.filter(|property| property.symmetric);
    symmetric.map(|property| Property::new(&property.name))
}

/// What the knowledge in scope says between the things of a graph.
pub(super) fn known(
    graph: &KnowledgeGraph,
    knowledge: &Knowledge,
    scope: Scope,
) -> Result<Vec<KnownEdge>, Failure> {
    let background = knowledge::in_scope(knowledge.files(), scope)?;
    let things: Vec<String> = graph
        .entities()
        .map(|entity| iri::entity(&entity.id).into_string())
        .collect();
    let relations = background.relations(things.iter().map(String::as_str))?;
    let edge = |relation: KnownRelation| KnownEdge {
        subject: iri::to_entity(&relation.subject),
        property: Property::new(relation.property),
        object: iri::to_entity(&relation.object),
        is_over: relation.is_over,
    };
    Ok(relations.into_iter().map(edge).collect())
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
