//! Things as nodes.

use std::collections::BTreeMap;

use super::value::one_line;
use super::{Column, Node, Period, Rows, Value};
use crate::exporter::iri;
use crate::exporter::vocab::kur;
use crate::graph::KnowledgeGraph;
use crate::model::{Entity, EntityId, Object};
use crate::text::Date;

const COLUMNS: &[Column] = &[
    Column::number("mentions"),
    Column::number("documents"),
    Column::text("first_seen"),
    Column::text("last_seen"),
    Column::text("held_on"),
    Column::text("held_until"),
];

/// The local name of the property that gives a meeting's first day.
const HELD_ON: &str = "heldOn";
/// The local name of the property that gives a meeting's last day.
const HELD_UNTIL: &str = "heldUntil";

/// The first and the last day of meetings, as facts say: the earliest and the latest where documents differ.
#[derive(Default)]
pub(super) struct Days<'g> {
    first: BTreeMap<&'g EntityId, Date>,
    last: BTreeMap<&'g EntityId, Date>,
}

impl Days<'_> {
    /// The days that a meeting takes.
    pub(super) fn period(&self, meeting: &EntityId) -> Option<Period> {
        let first = self.first.get(meeting)?;
        Some(Period::new(*first, *self.last.get(meeting).unwrap_or(first)))
    }
}

/// Collects the days of meetings.
pub(super) fn days(graph: &KnowledgeGraph) -> Days<'_> {
    let mut days = Days::default();
    for relation in graph.relations().iter().filter(|relation| relation.is_fact()) {
        let Object::Date(date) = relation.object else {
            continue;
        };
        match relation.property.as_str() {
            HELD_ON => {
                let known = days.first.entry(&relation.subject).or_insert(date);
                *known = date.min(*known);
            }
            HELD_UNTIL => {
                let known = days.last.entry(&relation.subject).or_insert(date);
                *known = date.max(*known);
            }
            _ => {}
        }
    }
    days
}

/// Where a thing is seen: in how many documents, the oldest and the newest.
#[derive(Clone, Copy, Default)]
struct Seen {
    documents: usize,
    first: Option<Date>,
    last: Option<Date>,
}

/// The things of a graph, by IRI.
pub(super) fn things(graph: &KnowledgeGraph, days: &Days<'_>) -> Rows<Node> {
    let seen = seen(graph);
    let mut rows: Vec<Node> = graph
        .entities()
        .map(|entity| {
            let seen = seen.get(&entity.id).copied().unwrap_or_default();
            thing(entity, seen, days, graph.mention_count(&entity.id))
        })
        .collect();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    Rows {
        columns: COLUMNS,
        rows,
    }
}

fn seen(graph: &KnowledgeGraph) -> BTreeMap<&EntityId, Seen> {
    let mut all: BTreeMap<&EntityId, Seen> = BTreeMap::new();
    for reading in graph.readings() {
        let issued = reading.document.facts.issued;
        for entity in &reading.entities {
            let seen = all.entry(&entity.id).or_default();
            seen.documents += 1;
            seen.first = seen.first.into_iter().chain(issued).min();
            seen.last = seen.last.into_iter().chain(issued).max();
        }
    }
    all
}

fn thing(entity: &Entity, seen: Seen, days: &Days<'_>, mentions: usize) -> Node {
    let date = |date: Option<Date>| date.map(|date| Value::Text(date.to_string()));
    let id = &entity.id;
    let name = iri::entity(id).into_string();
    Node {
        label: one_line(&entity.label, &name),
        id: name,
        kind: iri::kind(entity.kind).as_str().trim_start_matches(kur::NAMESPACE),
        period: days.period(id),
        values: vec![
            Some(Value::Number(mentions)),
            Some(Value::Number(seen.documents)),
            date(seen.first),
            date(seen.last),
            date(days.first.get(id).copied()),
            date(days.last.get(id).copied()),
        ],
    }
}
