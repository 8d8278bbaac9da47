//! A timeline: meetings by their dates, in rows by the format or organization whose sessions they are.

use std::collections::BTreeMap;

use super::draft::{Cited, Draft, dates};
use super::together::present;
use super::words::{counted, spaced};
use crate::graph::KnowledgeGraph;
use crate::model::{EntityId, EntityKind, Object};

/// The row of meetings that are sessions of nothing.
pub(crate) const OTHERS: &str = "Other meetings";
/// How many of those present are named.
const NAMED: usize = 3;

/// What a graph says of meetings with a date.
pub(super) fn draft(graph: &KnowledgeGraph) -> Draft {
    let mut draft = Draft::default();
    let dates = dates(graph);
    let (series, places, present) = (
        objects(graph, "sessionOf"),
        objects(graph, "heldIn"),
        present(graph),
    );
    let mut without = 0;
    for meeting in graph
        .entities()
        .filter(|entity| entity.kind == EntityKind::Meeting)
    {
        let known = dates.get(&meeting.id).map_or(&[][..], Vec::as_slice);
        let Some((_, held_on)) = known.iter().find(|(property, _)| *property == "heldOn") else {
            without += 1;
            continue;
        };
        draft.add(graph, meeting);
        let Some(thing) = draft.things.get_mut(&meeting.id) else {
            continue;
        };
        let label = |id: &EntityId| graph.entity(id).map(|entity| entity.label.clone());
        let labels = |ids: Option<&Vec<&EntityId>>| -> Vec<String> {
            ids.into_iter().flatten().filter_map(|id| label(id)).collect()
        };
        let row = labels(series.get(&meeting.id)).into_iter().next();
        thing.time = Some((*held_on, row.unwrap_or_else(|| OTHERS.to_owned())));
        let until = known.iter().find(|(property, _)| *property == "heldUntil");
        thing
            .notes
            .push(until.map_or_else(|| held_on.to_string(), |(_, last)| format!("{held_on} to {last}")));
        let places = labels(places.get(&meeting.id));
        if !places.is_empty() {
            thing.notes.push(format!("in {}", places.join(", ")));
        }
        let there: Vec<&EntityId> = present
            .get(&meeting.id)
            .into_iter()
            .flatten()
            .map(|(who, _)| *who)
            .collect();
        thing.notes.extend(with(labels(Some(&there))));
    }
    if without > 0 {
        draft
            .left_out
            .push(format!("{} without a date", counted(without, "meeting")));
    }
    cite(graph, &mut draft);
    draft
}

/// Adds to meetings what is said of them: the claims in which they stand.
fn cite(graph: &KnowledgeGraph, draft: &mut Draft) {
    let label = |id: &EntityId| graph.entity(id).map_or("", |entity| entity.label.as_str());
    for relation in graph.relations() {
        let property = spaced(relation.property.as_str());
        let (subject, object) = (&relation.subject, &relation.object);
        let object = match object {
            Object::Entity(id) => label(id).to_owned(),
            Object::Date(date) => date.to_string(),
        };
        let what = format!("{} {property} {object}", label(subject));
        let cited = || {
            relation
                .evidence
                .iter()
                .map(|evidence| Cited::new(evidence, &what))
        };
        let other = match &relation.object {
            Object::Entity(id) => Some(id),
            Object::Date(_) => None,
        };
        for id in [Some(subject), other].into_iter().flatten() {
            if let Some(thing) = draft.things.get_mut(id) {
                thing.cited.extend(cited());
            }
        }
    }
}

/// The objects that facts with a property give, by subject.
fn objects<'g>(graph: &'g KnowledgeGraph, property: &str) -> BTreeMap<&'g EntityId, Vec<&'g EntityId>> {
    let mut objects: BTreeMap<&EntityId, Vec<&EntityId>> = BTreeMap::new();
    for relation in graph.relations().iter().filter(|relation| relation.is_fact()) {
        if let Object::Entity(object) = &relation.object
            && relation.property.as_str() == property
        {
            objects.entry(&relation.subject).or_default().push(object);
        }
    }
    objects
}

/// A line on those present: the first by name, and how many more.
fn with(mut names: Vec<String>) -> Option<String> {
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let names = names.join(", ");
    match more {
        _ if names.is_empty() => None,
        0 => Some(format!("with {names}")),
        more => Some(format!("with {names} and {more} more")),
    }
}
