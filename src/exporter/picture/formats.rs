//! Formats and members: formats and organizations, who belongs to them, and who was at their meetings.

use std::collections::BTreeMap;

use super::draft::{Cited, Draft, DraftThing, Link, link};
use super::general::known;
use super::look::Line;
use super::together::present;
use super::{EdgeName, KnownEdge, Sort};
use crate::graph::KnowledgeGraph;
use crate::model::{EntityId, EntityKind, Object};

/// What a graph, and the knowledge, say of formats and their members.
pub(super) fn draft(graph: &KnowledgeGraph, beforehand: &[KnownEdge]) -> Draft {
    let mut draft = Draft {
        only_linked: true,
        ..Draft::default()
    };
    for entity in graph.entities() {
        if joins(entity.kind) || is_joined(entity.kind) {
            draft.add(graph, entity);
        }
    }
    let belongs = graph
        .relations()
        .iter()
        .filter(|relation| ["memberOf", "partOf"].contains(&relation.property.as_str()));
    draft.links = belongs
        .filter_map(|relation| link(graph, relation))
        .filter(|link| is_group(draft.things.get(&link.target)))
        .collect();
    draft.links.extend(took_part(graph));
    let membership: Vec<KnownEdge> = beforehand
        .iter()
        .filter(|edge| edge.property.as_str() == "memberOf" && is_group(draft.things.get(&edge.object)))
        .cloned()
        .collect();
    let links = known(&draft.links, &membership, |thing| thing.is_some(), &draft);
    draft.links.extend(links);
    draft
}

/// Whether things of a kind are drawn as what is joined.
pub(crate) const fn is_joined(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Format | EntityKind::IntergovernmentalOrganization | EntityKind::UnBody
    )
}

fn joins(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::State | EntityKind::Person | EntityKind::Institution
    )
}

fn is_group(thing: Option<&DraftThing>) -> bool {
    thing.is_some_and(|thing| matches!(thing.sort, Sort::Kind(kind) if is_joined(kind)))
}

/// Who was at the meetings of a format or organization.
fn took_part(graph: &KnowledgeGraph) -> Vec<Link> {
    let meetings = present(graph);
    let mut parts: BTreeMap<(&EntityId, &EntityId), Vec<Cited>> = BTreeMap::new();
    for relation in graph.relations().iter().filter(|relation| relation.is_fact()) {
        let Object::Entity(series) = &relation.object else {
            continue;
        };
        if relation.property.as_str() != "sessionOf" {
            continue;
        }
        for (who, cited) in meetings.get(&relation.subject).into_iter().flatten() {
            let known = parts.entry((who, series)).or_default();
            known.extend(cited.iter().cloned());
        }
    }
    let is_drawn = |id: &EntityId| graph.entity(id).is_some_and(|entity| joins(entity.kind));
    let parts = parts.into_iter().filter(|((who, _), _)| is_drawn(who));
    parts
        .map(|((who, series), cited)| part_link(who, series, cited))
        .collect()
}

fn part_link(who: &EntityId, series: &EntityId, cited: Vec<Cited>) -> Link {
    Link {
        source: who.clone(),
        target: series.clone(),
        line: Line::Together,
        both_ways: false,
        name: EdgeName {
            relation: "took part in a meeting".to_owned(),
            label: "took part".to_owned(),
            count: cited.len(),
        },
        cited,
    }
}
