//! Relations: frames read against clauses.

use std::sync::Arc;

use super::clauses::{Clause, Filled, Predicate, is_transparent_noun};
use super::link::ReferentIndex;
use super::sheet::Sheet;
use super::units::{Found, Unit, UnitKind};
use super::verb_groups::Voice;
use crate::knowledge::frame::TriggerWords;
use crate::knowledge::{FrameRead, PropertyDeclaration, Slot, Trigger};
use crate::model::{EntityKind, Modality, Polarity};
use crate::text::{Date, Span, key_hash};

/// A relation read at one place, before things have identifiers.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) span: Span,
    pub(super) subject: ReferentIndex,
    pub(super) property: crate::model::Property,
    pub(super) object: RelationObject,
    pub(super) frame: Arc<str>,
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
    pub(super) when: Option<Date>,
    /// Of an office: the title's place in the list of titles.
    pub(super) title: Option<usize>,
}

/// What a relation says of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RelationObject {
    Thing(ReferentIndex),
    Date(Date),
}

/// A sentence with its units, for frames to read.
pub(super) struct Scene<'s, 'a> {
    pub(super) sheet: &'s Sheet<'a>,
    pub(super) found: &'s Found<'s>,
    pub(super) units: &'s [Unit],
}

impl Scene<'_, '_> {
    /// All relations that frames read from a clause.
    pub(super) fn relations_of(&self, clause: &Clause) -> Vec<Relation> {
        let mut found = Vec::new();
        for frame in &self.sheet.knowledge.frames {
            for read in &frame.reads {
                if let Some(skipped) = self.triggers(clause, read) {
                    self.read_either(clause, read, &frame.name, skipped, &mut found);
                }
            }
        }
        found
    }

    /// Whether a clause sets off any reading of the frame of that name.
    pub(super) fn sets_off(&self, clause: &Clause, frame: &str) -> bool {
        let frames = self
            .sheet
            .knowledge
            .frames
            .iter()
            .filter(|known| &*known.name == frame);
        frames
            .flat_map(|frame| &frame.reads)
            .any(|read| self.triggers(clause, read).is_some())
    }

    /// Whether a clause sets a reading off; the preposition that belongs to the trigger, if one does.
    fn triggers(&self, clause: &Clause, read: &FrameRead) -> Option<Option<u64>> {
        match (&read.trigger, clause.predicate) {
            (Trigger::Verbs(verbs), Predicate::Verb(verb)) => {
                let lemma = &self.sheet.knowledge.lexicon.verbs.verb(verb).lemma;
                let fitting = verbs.iter().filter(|words| words.head == *lemma);
                let rest = fitting
                    .filter_map(|words| self.rest_follows(clause, words))
                    .max_by_key(Option::is_some)?;
                (read.with.is_empty() || self.object_heads(clause).any(|head| read.with.contains(&head)))
                    .then_some(rest)
            }
            // "is a member of": "be" with the noun that says what.
            (Trigger::Verbs(verbs), Predicate::Auxiliary) => {
                let be = verbs.iter().any(|words| words.head == "be");
                (be && self.object_heads(clause).any(|head| read.with.contains(&head))).then_some(None)
            }
            (Trigger::Nouns(nouns), Predicate::Noun(head)) => {
                let lexicon = &self.sheet.knowledge.lexicon;
                let token = self.head(clause.at)?;
                let fits = |words: &TriggerWords| {
                    head == key_hash(&words.head) || lexicon.singular(self.sheet.text(token)) == words.head
                };
                nouns.iter().any(fits).then_some(None)
            }
            _ => None,
        }
    }

    /// Whether the words that belong to a verb follow it: "take *part*", "hold *talks*", "preside *over*".
    fn rest_follows(&self, clause: &Clause, words: &TriggerWords) -> Option<Option<u64>> {
        let Some(last) = words.rest.last() else {
            return Some(None);
        };
        if self.object_heads(clause).any(|head| head == *last) {
            return Some(None);
        }
        if clause.obliques.iter().any(|oblique| oblique.preposition == *last) {
            return Some(Some(*last));
        }
        let after = self.units[clause.at].tokens.end;
        let keys = &self.sheet.keys;
        let direct = words
            .rest
            .iter()
            .enumerate()
            .all(|(at, key)| keys.get(after + at) == Some(key));
        direct.then_some(None)
    }

    /// The keys of the heads of a clause's object.
    fn object_heads<'c>(&'c self, clause: &'c Clause) -> impl Iterator<Item = u64> + 'c {
        clause
            .object
            .iter()
            .filter_map(|at| self.head(*at))
            .map(|token| self.sheet.keys[token])
    }

    /// The head token of a noun phrase.
    fn head(&self, at: usize) -> Option<usize> {
        match &self.units[at].kind {
            UnitKind::Noun(phrase) => Some(phrase.head),
            _ => None,
        }
    }

    /// Reads a bare "-ed" as active, and as passive where that gives nothing.
    fn read_either(
        &self,
        clause: &Clause,
        read: &FrameRead,
        frame: &Arc<str>,
        skipped: Option<u64>,
        found: &mut Vec<Relation>,
    ) {
        if clause.voice != Voice::Either {
            return self.read(clause, read, frame, skipped, found);
        }
        let before = found.len();
        for voice in [Voice::Active, Voice::Passive] {
            if found.len() == before {
                self.read(
                    &Clause {
                        voice,
                        ..clause.clone()
                    },
                    read,
                    frame,
                    skipped,
                    found,
                );
            }
        }
    }

    /// Reads one relation off a clause.
    fn read(
        &self,
        clause: &Clause,
        read: &FrameRead,
        frame: &Arc<str>,
        skipped: Option<u64>,
        found: &mut Vec<Relation>,
    ) {
        let Some(declared) = self.sheet.knowledge.ontology.property(read.relation.as_str()) else {
            return;
        };
        let subjects = self.first_filled(clause, &read.subject, skipped, |kind| {
            read.subject_kinds.has(kind) && self.is_subject(declared, kind)
        });
        if read.object == [Slot::Date] {
            if let Some((unit, date)) = self.date(clause) {
                for (subject, at) in subjects {
                    self.push(
                        clause,
                        read,
                        frame,
                        (subject, at),
                        (RelationObject::Date(date), unit),
                        found,
                    );
                }
            }
            return;
        }
        let objects = self.first_filled(clause, &read.object, skipped, |kind| {
            read.object_kinds.has(kind) && self.is_object(declared, kind)
        });
        // "A and B met": two sides; of three or more the text does not say who met whom.
        if declared.symmetric && objects.is_empty() && subjects.len() == 2 {
            for (at, one) in subjects.iter().enumerate() {
                for other in subjects[at + 1..].iter().filter(|other| other.0 != one.0) {
                    self.push(
                        clause,
                        read,
                        frame,
                        *one,
                        (RelationObject::Thing(other.0), other.1),
                        found,
                    );
                }
            }
            return;
        }
        for subject in &subjects {
            for object in objects.iter().filter(|object| object.0 != subject.0) {
                let kinds = (self.referent_kind(subject.0), self.referent_kind(object.0));
                if declared.allows(kinds.0, kinds.1) {
                    self.push(
                        clause,
                        read,
                        frame,
                        *subject,
                        (RelationObject::Thing(object.0), object.1),
                        found,
                    );
                }
            }
        }
    }

    fn is_subject(&self, declared: &PropertyDeclaration, kind: EntityKind) -> bool {
        declared.domain.has(kind)
    }

    fn is_object(&self, declared: &PropertyDeclaration, kind: EntityKind) -> bool {
        EntityKind::ALL
            .into_iter()
            .any(|subject| declared.allows(subject, kind))
    }

    fn push(
        &self,
        clause: &Clause,
        read: &FrameRead,
        frame: &Arc<str>,
        subject: (ReferentIndex, usize),
        object: (RelationObject, usize),
        found: &mut Vec<Relation>,
    ) {
        let unit = |at: usize| self.sheet.span(&self.units[at].tokens);
        found.push(Relation {
            span: unit(clause.at).join(unit(subject.1)).join(unit(object.1)),
            subject: subject.0,
            property: read.relation.clone(),
            object: object.0,
            frame: frame.clone(),
            polarity: clause.polarity,
            modality: clause.modality,
            when: self.date(clause).map(|(_, date)| date),
            title: None,
        });
    }

    /// The date of a clause, and its unit.
    pub(super) fn date(&self, clause: &Clause) -> Option<(usize, Date)> {
        let at = clause.date?;
        let ahead = clause.modality == Modality::Planned;
        match &self.units[at].kind {
            UnitKind::Date(when) => Some((at, when.resolve(self.sheet.document.facts.issued, ahead)?)),
            _ => None,
        }
    }

    /// The things in the first of several slots that holds one of a fitting kind.
    fn first_filled(
        &self,
        clause: &Clause,
        slots: &[Slot],
        skipped: Option<u64>,
        fits: impl Fn(EntityKind) -> bool,
    ) -> Filled {
        for slot in slots {
            let filled = self.fill(clause, *slot, skipped, &fits);
            if !filled.is_empty() {
                return filled;
            }
        }
        Vec::new()
    }

    /// The things of a fitting kind in a slot.
    fn fill(
        &self,
        clause: &Clause,
        slot: Slot,
        skipped: Option<u64>,
        fits: &impl Fn(EntityKind) -> bool,
    ) -> Filled {
        let by = key_hash("by");
        let after = |preposition: u64| -> Filled {
            let of = clause
                .obliques
                .iter()
                .filter(|oblique| oblique.preposition == preposition);
            of.map(|oblique| self.things(&oblique.nouns, fits))
                .find(|things| !things.is_empty())
                .unwrap_or_default()
        };
        match (slot, clause.voice) {
            (Slot::Agent, Voice::Passive) => after(by),
            (Slot::Agent, _) => self.things(&clause.subject, fits),
            (Slot::Patient, Voice::Passive) => self.things(&clause.subject, fits),
            (Slot::Patient, _) => match skipped {
                Some(preposition) => after(preposition),
                None => self.things(&clause.object, fits),
            },
            (Slot::Possessor, _) => self.modifiers(clause.at, fits),
            (Slot::After(preposition), _) => after(preposition),
            (Slot::Date, _) => Vec::new(),
        }
    }

    /// The things of a fitting kind that noun phrases stand for.
    pub(super) fn things(&self, nouns: &[usize], fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let mut things = Vec::new();
        for at in nouns {
            let UnitKind::Noun(phrase) = &self.units[*at].kind else {
                continue;
            };
            let fitting = |referent: &ReferentIndex| fits(self.referent_kind(*referent));
            things.extend(
                phrase
                    .referents
                    .iter()
                    .filter(|referent| fitting(referent))
                    .map(|referent| (*referent, *at)),
            );
            things.extend(
                phrase
                    .alternatives
                    .iter()
                    .find(|referent| fitting(referent))
                    .map(|referent| (*referent, *at)),
            );
            let governments = phrase
                .referents
                .iter()
                .filter(|referent| !fitting(referent))
                .filter_map(|place| self.found.links.government_of(*place));
            things.extend(
                governments
                    .filter(|state| fitting(state))
                    .map(|state| (state, *at)),
            );
            if is_transparent_noun(self.sheet, phrase) {
                let modifiers = self.modifiers(*at, fits);
                things.extend(if modifiers.is_empty() {
                    self.behind(*at, fits)
                } else {
                    modifiers
                });
            }
        }
        things
    }

    /// What stands after "of" or "in" behind a transparent noun: "the participants of *the meeting*".
    fn behind(&self, at: usize, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let behind = matches!(
            self.units.get(at + 1).map(|unit| &unit.kind),
            Some(UnitKind::Preposition(_))
        );
        let next = at + 2;
        if behind && next < self.units.len() {
            self.things(&[next], fits)
        } else {
            Vec::new()
        }
    }

    /// The things of a fitting kind named before the head of a noun phrase.
    fn modifiers(&self, at: usize, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let UnitKind::Noun(phrase) = &self.units[at].kind else {
            return Vec::new();
        };
        phrase
            .modifiers
            .iter()
            .filter(|referent| fits(self.referent_kind(**referent)))
            .map(|referent| (*referent, at))
            .collect()
    }

    /// The kind of a thing.
    pub(super) fn kind(&self, referent: ReferentIndex) -> EntityKind {
        self.referent_kind(referent)
    }

    fn referent_kind(&self, referent: ReferentIndex) -> EntityKind {
        self.found.links.referents[referent].kind
    }
}
