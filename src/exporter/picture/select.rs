//! Which things a drawing shows.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Link};
use super::look::Line;
use super::words::{counted, grouped};
use super::{PictureOptions, PictureStyle, Sort};
use crate::graph::KnowledgeGraph;
use crate::model::{EntityId, KindSet, Object};

/// Above so many things, those mentioned once and in no relation are left out.
const MANY: usize = 60;

/// What is shown, and what is not.
pub(super) struct Selection {
    /// The things shown.
    pub(super) things: BTreeSet<EntityId>,
    /// What was left out and why.
    pub(super) left_out: Vec<String>,
}

/// Chooses what is shown: the kinds asked for, around the focus, the best known first.
pub(super) fn select(graph: &KnowledgeGraph, draft: &Draft, options: &PictureOptions) -> Selection {
    let kinds = options.kinds.unwrap_or(KindSet::ALL);
    let focus = options.focus.as_ref();
    let asked = |sort: Sort| !matches!(sort, Sort::Kind(kind) if !kinds.has(kind));
    let things = draft
        .things
        .iter()
        .filter(|(id, thing)| asked(thing.sort) || Some(*id) == focus);
    let mut chosen = Chosen {
        draft,
        focus,
        known_counts: options.style == PictureStyle::Formats,
        things: things.map(|(id, _)| id).collect(),
        left_out: draft.left_out.clone(),
    };
    if let Some(focus) = focus {
        chosen.keep_around(graph, focus, options.hops);
    }
    chosen.leave_out_lonely();
    if let Some(top) = options.top {
        chosen.keep_top(top);
    }
    Selection {
        things: chosen.things.into_iter().cloned().collect(),
        left_out: chosen.left_out,
    }
}

struct Chosen<'d> {
    draft: &'d Draft,
    focus: Option<&'d EntityId>,
    /// Whether what is only known beforehand is a reason to show a thing.
    known_counts: bool,
    things: BTreeSet<&'d EntityId>,
    left_out: Vec<String>,
}

impl<'d> Chosen<'d> {
    /// The links that count.
    fn links(&self) -> impl Iterator<Item = &'d Link> + use<'d> {
        let known_counts = self.known_counts;
        let links = self.draft.links.iter();
        links.filter(move |link| known_counts || link.line != Line::Known)
    }

    /// The links that count, between things that are shown.
    fn shown_links(&self) -> impl Iterator<Item = &'d Link> {
        self.links()
            .filter(|link| self.things.contains(&link.source) && self.things.contains(&link.target))
    }

    /// Keeps the things at most so many relations away, whichever way these point.
    ///
    /// A focus that the style does not draw is followed through all relations of the graph.
    fn keep_around(&mut self, graph: &KnowledgeGraph, focus: &EntityId, hops: usize) {
        let near = if self.things.contains(focus) {
            let pairs: Vec<_> = self
                .shown_links()
                .map(|link| (&link.source, &link.target))
                .collect();
            around(focus, hops, &pairs)
        } else {
            let all = graph.relations().iter();
            let pairs: Vec<_> = all
                .filter_map(|relation| match &relation.object {
                    Object::Entity(object) => Some((&relation.subject, object)),
                    Object::Date(_) => None,
                })
                .collect();
            around(focus, hops, &pairs)
        };
        self.things.retain(|id| near.contains(id));
    }

    /// How much evidence the relations between the things have, by thing.
    fn weights(&self) -> BTreeMap<&'d EntityId, usize> {
        let cited = |id: &&'d EntityId| self.draft.things.get(*id).map_or(0, |thing| thing.cited.len());
        let things = self.things.iter().copied();
        let mut weights: BTreeMap<&EntityId, usize> = things
            .map(|id| (id, cited(&id)))
            .filter(|(_, weight)| *weight > 0)
            .collect();
        for link in self.shown_links() {
            let weight = link.cited.len().max(1);
            *weights.entry(&link.source).or_default() += weight;
            *weights.entry(&link.target).or_default() += weight;
        }
        weights
    }

    fn mentions(&self, id: &EntityId) -> usize {
        self.draft.things.get(id).map_or(0, |thing| thing.mentions)
    }

    fn leave_out_lonely(&mut self) {
        let before = self.things.len();
        let weights = self.weights();
        let (draft, focus) = (self.draft, self.focus);
        let mentions = |id: &EntityId| draft.things.get(id).map_or(0, |thing| thing.mentions);
        let is_linked = |id: &EntityId| weights.contains_key(id) || Some(id) == focus;
        if draft.only_linked {
            self.things.retain(|id| is_linked(id));
        } else if before > MANY {
            self.things.retain(|id| is_linked(id) || mentions(id) > 1);
            let lonely = before - self.things.len();
            self.leave_out(lonely, before, "mentioned once and in no relation");
        }
    }

    fn keep_top(&mut self, top: usize) {
        let before = self.things.len();
        let weights = self.weights();
        let mut ranked: Vec<&EntityId> = self.things.iter().copied().collect();
        ranked.sort_by_key(|id| {
            let weight = weights.get(id).copied().unwrap_or(0);
            (
                Some(*id) != self.focus,
                Reverse(weight),
                Reverse(self.mentions(id)),
            )
        });
        self.things = ranked.into_iter().take(top).collect();
        let beyond = before - self.things.len();
        self.leave_out(beyond, before, "those with least evidence (--top to change)");
    }

    fn leave_out(&mut self, count: usize, of: usize, why: &str) {
        if count > 0 {
            self.left_out
                .push(format!("{} of {}, {why}", grouped(count), counted(of, "thing")));
        }
    }
}

/// The things at most so many pairs away.
fn around<'p>(
    focus: &'p EntityId,
    hops: usize,
    pairs: &[(&'p EntityId, &'p EntityId)],
) -> BTreeSet<&'p EntityId> {
    let mut found = BTreeSet::from([focus]);
    for _ in 0..hops {
        let mut next = found.clone();
        for (one, other) in pairs {
            if found.contains(one) || found.contains(other) {
                next.extend([*one, *other]);
            }
        }
        if next.len() == found.len() {
            break;
        }
        found = next;
    }
    found
}
