//! Which things a drawing shows.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::DotOptions;
use crate::graph::{KnowledgeGraph, Relation};
use crate::model::{Entity, EntityId, KindSet, Object};

/// Above so many things, those mentioned once and in no relation are left out.
const MANY: usize = 60;

/// What is shown, and how much is not.
pub(super) struct Selection<'g> {
    /// The things shown.
    pub(super) things: BTreeSet<&'g EntityId>,
    /// How many things were left out as mentioned once and in no relation.
    pub(super) lonely: usize,
    /// How many things were left out as others have more evidence.
    pub(super) beyond_top: usize,
}

impl Selection<'_> {
    /// The two things that a relation joins, if both are shown.
    pub(super) fn ends<'r>(&self, relation: &'r Relation) -> Option<(&'r EntityId, &'r EntityId)> {
        let (subject, object) = ends(relation)?;
        (self.things.contains(subject) && self.things.contains(object)).then_some((subject, object))
    }
}

/// Chooses what is shown: the kinds asked for, around the focus, the best known first.
pub(super) fn select<'g>(graph: &'g KnowledgeGraph, options: &DotOptions) -> Selection<'g> {
    let kinds = options.kinds.unwrap_or(KindSet::ALL);
    let focus = options.focus.as_ref();
    let asked = |entity: &&Entity| kinds.has(entity.kind) || Some(&entity.id) == focus;
    let mut things: BTreeSet<&EntityId> = graph.entities().filter(asked).map(|entity| &entity.id).collect();
    if let Some(focus) = focus {
        things = around(graph, focus, options.hops, &things);
    }
    let weights = weights(graph, &things);
    let lonely = leave_out_lonely(graph, &weights, focus, &mut things);
    let beyond_top = options
        .top
        .map_or(0, |top| keep_top(graph, &weights, focus, top, &mut things));
    Selection {
        things,
        lonely,
        beyond_top,
    }
}

fn ends(relation: &Relation) -> Option<(&EntityId, &EntityId)> {
    match &relation.object {
        Object::Entity(object) => Some((&relation.subject, object)),
        Object::Date(_) => None,
    }
}

/// The things at most so many relations away, whichever way these point.
fn around<'g>(
    graph: &'g KnowledgeGraph,
    focus: &EntityId,
    hops: usize,
    things: &BTreeSet<&'g EntityId>,
) -> BTreeSet<&'g EntityId> {
    let mut found: BTreeSet<&EntityId> = things.get(focus).copied().into_iter().collect();
    for _ in 0..hops {
        let mut next = found.clone();
        for (subject, object) in graph.relations().iter().filter_map(ends) {
            if found.contains(subject) || found.contains(object) {
                next.extend([subject, object].into_iter().filter(|id| things.contains(id)));
            }
        }
        if next.len() == found.len() {
            break;
        }
        found = next;
    }
    found
}

/// How much evidence the relations between these things have, by thing.
fn weights<'g>(graph: &'g KnowledgeGraph, things: &BTreeSet<&'g EntityId>) -> BTreeMap<&'g EntityId, usize> {
    let mut weights = BTreeMap::new();
    for relation in graph.relations() {
        let Some((subject, object)) = ends(relation) else {
            continue;
        };
        if things.contains(subject) && things.contains(object) {
            *weights.entry(subject).or_default() += relation.evidence.len();
            *weights.entry(object).or_default() += relation.evidence.len();
        }
    }
    weights
}

fn leave_out_lonely(
    graph: &KnowledgeGraph,
    weights: &BTreeMap<&EntityId, usize>,
    focus: Option<&EntityId>,
    things: &mut BTreeSet<&EntityId>,
) -> usize {
    let before = things.len();
    if before > MANY {
        things.retain(|id| weights.contains_key(id) || graph.mention_count(id) > 1 || Some(*id) == focus);
    }
    before - things.len()
}

fn keep_top(
    graph: &KnowledgeGraph,
    weights: &BTreeMap<&EntityId, usize>,
    focus: Option<&EntityId>,
    top: usize,
    things: &mut BTreeSet<&EntityId>,
) -> usize {
    let before = things.len();
    let mut ranked: Vec<&EntityId> = things.iter().copied().collect();
    ranked.sort_by_key(|id| {
        let weight = weights.get(id).copied().unwrap_or(0);
        (
            Some(*id) != focus,
            Reverse(weight),
            Reverse(graph.mention_count(id)),
        )
    });
    *things = ranked.into_iter().take(top).collect();
    before - things.len()
}
