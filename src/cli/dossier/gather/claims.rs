//! Relations of a thing as lines: claims that say the same are one line.

use std::collections::{BTreeMap, BTreeSet};

use super::super::contents::in_words;
use super::super::phrases::{Part, Phrase, Side, rank};
use super::About;
use super::drafts::Draft;
use crate::model::{Claim, EntityId, Modality, Object, Polarity, Property, Reading};
use crate::text::Date;

/// The other end of a relation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Other<'g> {
    Thing(&'g EntityId),
    Date(Date),
}

/// What claims have in common that are told together.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Told<'g> {
    rank: usize,
    property: &'g Property,
    side: Side,
    polarity: Polarity,
    modality: Modality,
    other: Other<'g>,
    /// The words for an office.
    office: String,
}

/// A claim with its document.
type Said<'g> = (&'g Claim, &'g Reading);

impl<'g> About<'g> {
    /// The lines for each part of a brief.
    pub(super) fn relations(&self) -> BTreeMap<Part, Vec<Draft<'g>>> {
        let mut told: BTreeMap<Told<'g>, Vec<Said<'g>>> = BTreeMap::new();
        for reading in &self.readings {
            for claim in &reading.claims {
                if let Some(key) = self.side(claim) {
                    told.entry(key).or_default().push((claim, *reading));
                }
            }
        }
        let mut parts: BTreeMap<Part, Vec<Draft<'g>>> = BTreeMap::new();
        for (key, said) in told {
            let phrase = Phrase::of(key.property, key.side);
            let draft = self.draft(&key, &phrase, &said);
            parts.entry(phrase.part).or_default().push(draft);
        }
        parts
    }

    /// A claim as it is told of the thing, if it is about it.
    fn side(&self, claim: &'g Claim) -> Option<Told<'g>> {
        let is_object = matches!(&claim.object, Object::Entity(object) if object == self.thing);
        let (side, other) = match &claim.object {
            Object::Entity(object) if claim.subject == *self.thing => (Side::Subject, Other::Thing(object)),
            Object::Date(date) if claim.subject == *self.thing => (Side::Subject, Other::Date(*date)),
            _ if is_object || claim.office.as_ref() == Some(self.thing) => {
                (Side::Object, Other::Thing(&claim.subject))
            }
            _ => return None,
        };
        Some(Told {
            rank: rank(&claim.property),
            property: &claim.property,
            side,
            polarity: claim.polarity,
            modality: claim.modality,
            other,
            office: self.office(claim).unwrap_or_default(),
        })
    }

    /// The words for the office that a claim is about: "President of Uzbekistan", or the title and the body.
    fn office(&self, claim: &Claim) -> Option<String> {
        let office = claim.office.as_ref().and_then(|id| self.graph.office(id));
        if let Some(office) = office {
            return Some(office.label.clone());
        }
        let title = claim.title.as_ref()?;
        let Object::Entity(body) = &claim.object else {
            return None;
        };
        Some(format!("{title} ({})", self.label(body)))
    }

    fn draft(&self, key: &Told<'g>, phrase: &Phrase, said: &[Said<'g>]) -> Draft<'g> {
        let mut said = said.to_vec();
        said.sort_by_key(|(claim, _)| (claim.within.is_some(), claim.when.is_none()));
        let when = said.iter().filter_map(|(claim, _)| claim.when).min();
        let meeting = match key.other {
            Other::Thing(other) => self.day(other),
            Other::Date(_) => None,
        };
        Draft {
            date: when.or(meeting).filter(|_| !matches!(key.other, Other::Date(_))),
            text: self.text(key, phrase),
            words: None,
            remarks: self.remarks(key, &said),
            evidence: said
                .iter()
                .map(|(claim, reading)| (*reading, claim.span))
                .collect(),
        }
    }

    fn text(&self, key: &Told<'g>, phrase: &Phrase) -> String {
        let other = match key.other {
            Other::Date(date) => in_words(date),
            Other::Thing(other) => match self.place(other) {
                Some(place) => format!("{} in {place}", self.label(other)),
                None => self.label(other),
            },
        };
        match (phrase.part, key.side) {
            (Part::Offices, _) if !key.office.is_empty() => phrase.around(&key.office),
            (Part::Offices, _) => phrase.around(&format!("An office in {other}")),
            (Part::Holders, _) if !key.office.is_empty() => {
                phrase.around(&format!("{other}, {}", key.office))
            }
            _ => phrase.around(&other),
        }
    }

    /// How sure it is, and who says so if the text does not say it itself.
    fn remarks(&self, key: &Told<'g>, said: &[Said<'g>]) -> Vec<String> {
        let mut remarks = Vec::new();
        if key.polarity == Polarity::Negative {
            remarks.push("denied".to_owned());
        }
        match key.modality {
            Modality::Actual => {}
            Modality::Planned => remarks.push("planned".to_owned()),
            Modality::Former => remarks.push("former".to_owned()),
            Modality::Possible => remarks.push("only possible".to_owned()),
        }
        let speaker = |(claim, reading): &Said<'g>| {
            let said = claim.within.and_then(|at| reading.statements.get(at))?;
            Some(self.label(&said.speaker))
        };
        let speakers: Option<BTreeSet<String>> = said.iter().map(speaker).collect();
        if let Some(speakers) = speakers {
            let speakers: Vec<String> = speakers.into_iter().collect();
            remarks.push(format!("according to {}", speakers.join(", ")));
        }
        remarks
    }

    /// The first day of a meeting, as a fact says.
    fn day(&self, meeting: &EntityId) -> Option<Date> {
        let days = self.facts(meeting, "heldOn").filter_map(|object| match object {
            Object::Date(date) => Some(*date),
            Object::Entity(_) => None,
        });
        days.min()
    }

    /// Where a meeting was, as a fact says.
    fn place(&self, meeting: &EntityId) -> Option<String> {
        let place = self.facts(meeting, "heldIn").find_map(|object| match object {
            Object::Entity(place) if place != self.thing => Some(place),
            _ => None,
        })?;
        let label = self.label(place);
        // "the talks in Astana in Astana" says nothing.
        (!self.label(meeting).contains(&label)).then_some(label)
    }

    fn facts(&self, subject: &EntityId, property: &'static str) -> impl Iterator<Item = &'g Object> {
        let relations = self.graph.relations();
        let first = relations.partition_point(|relation| relation.subject < *subject);
        let subject = subject.clone();
        relations[first..]
            .iter()
            .take_while(move |relation| relation.subject == subject)
            .filter(move |relation| relation.property.as_str() == property && relation.is_fact())
            .map(|relation| &relation.object)
    }
}
