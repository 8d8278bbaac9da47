//! `kurultai draw`: a store as a drawing.

use std::io::Write as _;

use crate::exporter::iri;
use crate::exporter::{KnownEdge, PictureOptions, PictureStyle, picture, write_dot, write_page, write_svg};
use crate::graph::KnowledgeGraph;
use crate::knowledge::Knowledge;
use crate::model::{EntityKind, Property};
use crate::store::{KnownRelation, Scope, Store, Things};

use super::args::{DrawArgs, DrawingFormat};
use super::export::sink;
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
    let options = PictureOptions {
        focus,
        hops: args.hops,
        kinds: (!args.kinds.is_empty()).then_some(kinds),
        top: args.top.or_else(|| most(args.format)),
        statements: args.statements,
        known: known(&graph, &knowledge, scope(args))?,
        style: args.style.into(),
        title: args.title.clone(),
    };
    let picture = picture(&graph, &options)?;
    if picture.is_empty() {
        let hint = "try another --style, --focus or --kinds";
        output.warning("there is nothing to draw", Some(hint));
    }
    for what in picture.left_out() {
        output.note(&format!("left out: {what}"));
    }
    let mut drawing = sink(args.output.as_deref())?;
    match args.format {
        DrawingFormat::Dot => write_dot(&picture, &mut drawing)?,
        DrawingFormat::Svg => write_svg(&picture, &mut drawing)?,
        DrawingFormat::Html => write_page(&picture, &mut drawing)?,
    }
    drawing.flush()?;
    Ok(Exit::Done)
}

/// How many things are drawn at most if nothing is said: a picture is looked at, DOT is for programmes.
const fn most(format: DrawingFormat) -> Option<usize> {
    match format {
        DrawingFormat::Dot => None,
        DrawingFormat::Svg => Some(150),
        DrawingFormat::Html => Some(1000),
    }
}

/// Whether the knowledge is drawn: documents seldom say who belongs to what.
fn scope(args: &DrawArgs) -> Scope {
    match args.scope {
        Some(name) => name.into(),
        None if PictureStyle::from(args.style) == PictureStyle::Formats => Scope::Mentioned,
        None => Scope::Documents,
    }
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

/// The kind of that name, whatever its case: `person`, `un-body`, `UNBody`.
pub(super) fn kind(name: &str) -> Result<EntityKind, String> {
    let same = |kind: &EntityKind| kind.name().eq_ignore_ascii_case(name) || kind.slug() == name;
    let all = EntityKind::ALL.map(EntityKind::slug).join(", ");
    EntityKind::ALL
        .into_iter()
        .find(same)
        .ok_or_else(|| format!("the kinds are {all}"))
}
