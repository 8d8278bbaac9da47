//! A timeline: meetings by their dates, in rows by the format or organization whose sessions they are.

use std::collections::BTreeMap;

use super::draft::{Cited, Draft, dates};
use super::together::{Present, present};
use super::words::{counted, spaced};
use crate::graph::KnowledgeGraph;
use crate::model::{EntityId, EntityKind, Object};
use crate::text::Date;

/// The row of meetings that are sessions of nothing.
pub(crate) const OTHERS: &str = "Other meetings";
/// How many of those present are named.
const NAMED: usize = 3;

/// What a graph says of meetings with a date.
pub(super) fn draft(graph: &KnowledgeGraph) -> Draft {
    let mut draft = Draft::default();
    let (dates, known) = (dates(graph), Known::new(graph));
    let mut without = 0;
    for meeting in graph
        .entities()
        .filter(|entity| entity.kind == EntityKind::Meeting)
    {
        let days = dates.get(&meeting.id).map_or(&[][..], Vec::as_slice);
        let day = |wanted: &str| {
            days.iter()
                .find(|(property, _)| *property == wanted)
                .map(|day| day.1)
        };
        let Some(first) = day("heldOn") else {
            without += 1;
            continue;
        };
        draft.add(graph, meeting);
        if let Some(thing) = draft.things.get_mut(&meeting.id) {
            thing.time = Some((first, known.row(&meeting.id)));
            thing.notes = known.notes(&meeting.id, first, day("heldUntil"));
        }
    }
    if without > 0 {
        draft
            .left_out
            .push(format!("{} without a date", counted(without, "meeting")));
    }
    cite(graph, &mut draft);
    draft
}

/// What is known of meetings beside their dates, by meeting.
struct Known<'g> {
    graph: &'g KnowledgeGraph,
    series: BTreeMap<&'g EntityId, Vec<&'g EntityId>>,
    places: BTreeMap<&'g EntityId, Vec<&'g EntityId>>,
    present: BTreeMap<&'g EntityId, Present<'g>>,
}

impl<'g> Known<'g> {
    fn new(graph: &'g KnowledgeGraph) -> Self {
        Self {
            graph,
            series: objects(graph, "sessionOf"),
            places: objects(graph, "heldIn"),
            present: present(graph),
        }
    }

    fn labels(&self, ids: impl Iterator<Item = &'g EntityId>) -> Vec<String> {
        ids.filter_map(|id| self.graph.entity(id))
            .map(|entity| entity.label.clone())
            .collect()
    }

    /// The row of a meeting: whose session it is.
    fn row(&self, meeting: &EntityId) -> String {
        let series = self.series.get(meeting).into_iter().flatten().copied();
        let names = self.labels(series);
        names.into_iter().next().unwrap_or_else(|| OTHERS.to_owned())
    }

    /// When and where a meeting is, and who is there, a line each.
    fn notes(&self, meeting: &EntityId, first: Date, last: Option<Date>) -> Vec<String> {
        let mut notes = vec![last.map_or_else(|| first.to_string(), |last| format!("{first} to {last}"))];
        let places = self.labels(self.places.get(meeting).into_iter().flatten().copied());
        if !places.is_empty() {
            notes.push(format!("in {}", places.join(", ")));
        }
        let present = self.present.get(meeting).into_iter().flatten();
        notes.extend(with(self.labels(present.map(|(who, _)| *who))));
        notes
    }
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
