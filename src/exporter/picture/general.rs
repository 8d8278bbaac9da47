//! The general style: all things, all relations between them, and what is known beforehand.

use std::collections::BTreeSet;

use super::draft::{Draft, DraftThing, Link, dates, link};
use super::look::Line;
use super::topics;
use super::words::spaced;
use super::{EdgeName, KnownEdge, PictureOptions};
use crate::graph::KnowledgeGraph;
use crate::model::EntityId;

/// Everything that a graph says.
pub(super) fn draft(graph: &KnowledgeGraph, options: &PictureOptions) -> Draft {
    let mut draft = Draft::default();
    for entity in graph.entities() {
        draft.add(graph, entity);
    }
    for (id, dates) in dates(graph) {
        if let Some(thing) = draft.things.get_mut(id) {
            let note = |(property, date)| format!("{} {date}", spaced(property));
            thing.notes = dates.into_iter().map(note).collect();
        }
    }
    draft.links = graph
        .relations()
        .iter()
        .filter_map(|relation| link(graph, relation))
        .collect();
    let known = known(
        &draft.links,
        &options.known,
        |thing: Option<&DraftThing>| thing.is_some(),
        &draft,
    );
    draft.links.extend(known);
    if options.statements {
        draft.statements = topics::statements(graph);
    }
    draft
}

/// What is known beforehand and said by no document, between things that `shows` admits.
pub(super) fn known(
    said: &[Link],
    known: &[KnownEdge],
    shows: impl Fn(Option<&DraftThing>) -> bool,
    draft: &Draft,
) -> Vec<Link> {
    let said: BTreeSet<(&EntityId, &str, &EntityId)> = said
        .iter()
        .map(|link| (&link.source, link.name.relation.as_str(), &link.target))
        .collect();
    let mut links = Vec::new();
    for edge in known {
        let relation = spaced(edge.property.as_str());
        let is_shown = shows(draft.things.get(&edge.subject)) && shows(draft.things.get(&edge.object));
        if is_shown && !said.contains(&(&edge.subject, relation.as_str(), &edge.object)) {
            links.push(known_link(edge, relation));
        }
    }
    links
}

fn known_link(edge: &KnownEdge, relation: String) -> Link {
    let label = match (edge.is_over, edge.property.as_str()) {
        (true, "holdsOffice") => "held office".to_owned(),
        _ => relation.clone(),
    };
    Link {
        source: edge.subject.clone(),
        target: edge.object.clone(),
        line: Line::Known,
        both_ways: false,
        name: EdgeName {
            relation,
            label,
            count: 0,
        },
        cited: Vec::new(),
    }
}
