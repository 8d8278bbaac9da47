//! Things: which annotated one is which read one.

use std::collections::{BTreeMap, BTreeSet};

use super::difference::Difference;
use super::figures::{Measure, Verdict};
use super::gold::{Gold, GoldEntity};
use super::names::comparable;
use super::{Comparison, Scene};
use crate::exporter::iri;
use crate::model::{Entity, EntityId, Reading};

/// The labels of things in all texts, as they are compared.
pub(super) type Labels = BTreeMap<EntityId, BTreeSet<String>>;

/// Collects the labels of all things of some readings.
pub(super) fn labels<'r>(readings: impl Iterator<Item = &'r Reading>) -> Labels {
    let mut labels = Labels::new();
    for entity in readings.flat_map(|reading| &reading.entities) {
        let of_thing = labels.entry(entity.id.clone()).or_default();
        of_thing.insert(comparable(&entity.label));
    }
    labels
}

/// A thing that was read, with what it is compared by.
struct ReadThing<'t> {
    entity: &'t Entity,
    iri: String,
    /// The words that mention it.
    words: BTreeSet<String>,
    labels: BTreeSet<String>,
}

/// An annotated thing's partner: its place among the things read, and whether the kind is the same.
#[derive(Clone, Copy)]
struct Partner {
    read: usize,
    of_kind: bool,
}

/// The things of a text, annotated and read, matched one to one.
pub(super) struct Things<'t> {
    read: Vec<ReadThing<'t>>,
    partners: Vec<Option<Partner>>,
    back: BTreeMap<&'t EntityId, usize>,
}

impl<'t> Things<'t> {
    /// Matches the things of a text: those of the same kind first, then those with the most names in common.
    pub(super) fn matched(gold: &'t Gold, reading: &'t Reading, labels: &Labels) -> Self {
        let read = mentioned(reading, labels);
        let mut partners = vec![None; gold.entities.len()];
        let mut back = BTreeMap::new();
        for (of_kind, _, _, _, at, other) in candidates(gold, &read) {
            let entity = read[other].entity;
            if partners[at].is_none() && !back.contains_key(&entity.id) {
                partners[at] = Some(Partner { read: other, of_kind });
                back.insert(&entity.id, at);
            }
        }
        Self { read, partners, back }
    }

    /// The annotated thing that a read one is.
    pub(super) fn annotated(&self, id: &EntityId) -> Option<usize> {
        self.back.get(id).copied()
    }

    /// The read thing that an annotated one is.
    pub(super) fn partner(&self, at: usize) -> Option<&'t Entity> {
        self.partners[at].map(|partner| self.read[partner.read].entity)
    }

    /// What a read thing that matches none is told apart by: the first of its labels, for things of one name are one.
    pub(super) fn stand_in(&self, id: &EntityId) -> String {
        let read = self.read.iter().find(|thing| thing.entity.id == *id);
        let label = read.and_then(|thing| thing.labels.first().cloned());
        label.unwrap_or_else(|| iri::entity(id).as_str().to_owned())
    }
}

/// The things that a text mentions.
fn mentioned<'t>(reading: &'t Reading, labels: &Labels) -> Vec<ReadThing<'t>> {
    let mut words: BTreeMap<&EntityId, BTreeSet<String>> = BTreeMap::new();
    for mention in &reading.mentions {
        let of_thing = words.entry(&mention.entity).or_default();
        of_thing.insert(comparable(reading.document.words(mention.span)));
    }
    let entities = reading.entities.iter();
    entities
        .filter_map(|entity| {
            Some(ReadThing {
                entity,
                iri: iri::entity(&entity.id).as_str().to_owned(),
                words: words.remove(&entity.id)?,
                labels: labels.get(&entity.id).cloned().unwrap_or_default(),
            })
        })
        .collect()
}

/// A pair that may be one thing: same kind, how much they share, what decides a tie, and their two places.
type Candidate<'c> = (bool, usize, &'c str, &'c str, usize, usize);

/// All pairs that share a name, the best first.
fn candidates<'c>(gold: &'c Gold, read: &'c [ReadThing<'_>]) -> Vec<Candidate<'c>> {
    let mut candidates = Vec::new();
    for (at, annotated) in gold.entities.iter().enumerate() {
        let name = comparable(&annotated.name);
        let mut names: BTreeSet<String> = annotated.mentions.iter().map(|words| comparable(words)).collect();
        names.insert(name.clone());
        for (other, thing) in read.iter().enumerate() {
            let shared = names.intersection(&thing.words).count()
                + 2 * usize::from(thing.labels.contains(&name))
                + usize::from(!names.is_disjoint(&thing.labels));
            if shared > 0 {
                let of_kind = thing.entity.kind == annotated.kind;
                candidates.push((of_kind, shared, &*annotated.id, &*thing.iri, at, other));
            }
        }
    }
    candidates.sort_by(|a, b| b.cmp(a));
    candidates
}

/// Counts the things of a text.
pub(super) fn compare(scene: &Scene<'_>, to: &mut Comparison) {
    for (at, annotated) in scene.gold.entities.iter().enumerate() {
        let partner = scene.things.partners[at];
        let found = |found| if found { Verdict::Right } else { Verdict::Missed };
        let verdict = found(partner.is_some_and(|partner| partner.of_kind));
        to.count(&[Measure::Entities, Measure::Kind(annotated.kind)], verdict);
        to.count(&[Measure::KindIgnored], found(partner.is_some()));
        if verdict == Verdict::Missed {
            to.differences.push(missed(scene, at, annotated));
        }
    }
    for thing in &scene.things.read {
        let annotated = scene.things.annotated(&thing.entity.id);
        let kind = thing.entity.kind;
        if annotated.is_none_or(|at| scene.gold.entities[at].kind != kind) {
            to.count(&[Measure::Entities, Measure::Kind(kind)], Verdict::Wrong);
            to.differences.push(wrong(scene, thing.entity, annotated));
        }
        if annotated.is_none() {
            to.count(&[Measure::KindIgnored], Verdict::Wrong);
        }
    }
}

fn missed(scene: &Scene<'_>, at: usize, annotated: &GoldEntity) -> Difference {
    let measure = Measure::Kind(annotated.kind);
    let places = scene.places.of_thing(annotated).first().copied().into_iter();
    let typed = scene
        .things
        .partner(at)
        .map(|read| format!("read as {}", read.kind));
    Difference::missed(measure, annotated.name.clone(), places.collect()).noting(typed)
}

fn wrong(scene: &Scene<'_>, entity: &Entity, annotated: Option<usize>) -> Difference {
    let mentions = scene.reading.mentions.iter();
    let first = mentions.clone().find(|mention| mention.entity == entity.id);
    let number = mentions.filter(|mention| mention.entity == entity.id).count();
    let places = first.map(|mention| mention.span).into_iter().collect();
    let mut notes = Vec::new();
    notes.extend(annotated.map(|at| format!("annotated as {}", scene.gold.entities[at].kind)));
    notes.extend(first.map(|mention| format!("by {}", mention.reason.name())));
    notes.extend((number > 1).then(|| format!("{number} mentions")));
    Difference::wrong(Measure::Kind(entity.kind), entity.label.clone(), places).noting(notes)
}
