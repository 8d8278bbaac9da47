//! Who met whom: persons and states, joined if they met or were at the same meetings.

use std::collections::BTreeMap;

use super::EdgeName;
use super::draft::{Cited, Draft, Link, link};
use super::look::Line;
use super::words::spaced;
use crate::graph::{KnowledgeGraph, Relation};
use crate::model::{EntityId, EntityKind, Object};

/// The properties by which somebody is at a meeting.
const PRESENT: [&str; 4] = ["addressed", "attended", "chaired", "hosted"];
/// A meeting of more is drawn itself: lines between all who were there would be many, and say less.
const FEW: usize = 3;

/// What a graph says of meetings between persons and states.
pub(super) fn draft(graph: &KnowledgeGraph) -> Draft {
    let mut draft = Draft {
        only_linked: true,
        ..Draft::default()
    };
    for entity in graph.entities().filter(|entity| can_meet(entity.kind)) {
        draft.add(graph, entity);
    }
    let met = graph
        .relations()
        .iter()
        .filter(|relation| relation.property.as_str() == "metWith");
    draft.links = met.filter_map(|relation| link(graph, relation)).collect();
    add_meetings(graph, &mut draft);
    draft
}

fn can_meet(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::State)
}

/// Who is at a meeting, each with the words that say so.
pub(super) type Present<'g> = BTreeMap<&'g EntityId, Vec<Cited>>;

/// Who is at each meeting, as far as facts say.
pub(super) fn present(graph: &KnowledgeGraph) -> BTreeMap<&EntityId, Present<'_>> {
    let mut meetings: BTreeMap<&EntityId, Present<'_>> = BTreeMap::new();
    for relation in graph.relations().iter().filter(|relation| is_presence(relation)) {
        let Object::Entity(meeting) = &relation.object else {
            continue;
        };
        if graph
            .entity(meeting)
            .is_some_and(|thing| thing.kind == EntityKind::Meeting)
        {
            let what = spaced(relation.property.as_str());
            let cited = relation
                .evidence
                .iter()
                .map(|evidence| Cited::new(evidence, &what));
            let present = meetings.entry(meeting).or_default();
            present.entry(&relation.subject).or_default().extend(cited);
        }
    }
    meetings
}

fn is_presence(relation: &Relation) -> bool {
    relation.is_fact() && PRESENT.contains(&relation.property.as_str())
}

/// A meeting at which two were, with the words that say so.
type Shared<'g> = (&'g EntityId, Vec<Cited>);

/// Adds the links between the few at a meeting, and meetings of more with their links.
fn add_meetings(graph: &KnowledgeGraph, draft: &mut Draft) {
    let mut pairs: BTreeMap<(&EntityId, &EntityId), Vec<Shared<'_>>> = BTreeMap::new();
    let meetings = present(graph);
    for (meeting, present) in &meetings {
        let mut there: Vec<(&EntityId, &Vec<Cited>)> =
            present.iter().map(|(who, cited)| (*who, cited)).collect();
        there.retain(|(who, _)| graph.entity(who).is_some_and(|entity| can_meet(entity.kind)));
        if there.len() > FEW {
            if let Some(meeting) = graph.entity(meeting) {
                draft.add(graph, meeting);
            }
            draft
                .links
                .extend(there.iter().map(|(who, cited)| there_link(who, meeting, cited)));
            continue;
        }
        for (at, (one, words)) in there.iter().enumerate() {
            for (other, others) in &there[at + 1..] {
                let cited = words.iter().chain(*others).cloned().collect();
                pairs.entry((one, other)).or_default().push((meeting, cited));
            }
        }
    }
    let link = |((one, other), meetings)| common_link(graph, one, other, meetings);
    draft.links.extend(pairs.into_iter().map(link));
}

/// The link from somebody to a meeting where they were.
fn there_link(who: &EntityId, meeting: &EntityId, cited: &[Cited]) -> Link {
    let what = cited.first().map_or("attended", |cited| cited.what.as_str());
    Link {
        source: who.clone(),
        target: meeting.clone(),
        line: Line::Together,
        both_ways: false,
        name: EdgeName {
            relation: "at the same meeting".to_owned(),
            label: what.to_owned(),
            count: cited.len(),
        },
        cited: cited.to_vec(),
    }
}

fn common_link(graph: &KnowledgeGraph, one: &EntityId, other: &EntityId, meetings: Vec<Shared<'_>>) -> Link {
    let label = match meetings.as_slice() {
        [(meeting, _)] => graph.entity(meeting).map_or_else(
            || "same meeting".to_owned(),
            |meeting| format!("at {}", meeting.label),
        ),
        several => format!("{} meetings in common", several.len()),
    };
    Link {
        source: one.clone(),
        target: other.clone(),
        line: Line::Together,
        both_ways: true,
        name: EdgeName {
            relation: "at the same meeting".to_owned(),
            label,
            count: 1,
        },
        cited: meetings.into_iter().flat_map(|(_, cited)| cited).collect(),
    }
}
