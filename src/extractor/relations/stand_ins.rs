//! Stand-ins: who "I", "we", "his" and "the two ministers" are where a frame asks for somebody.

use super::{ReferentIndex, Scene};
use crate::extractor::clauses::{Clause, Filled};
use crate::extractor::units::{NounPhrase, Unit, UnitKind, possessor};
use crate::knowledge::WordClass;
use crate::model::EntityKind;

impl Scene<'_, '_> {
    /// The things of a fitting kind that noun phrases name, or else stand for.
    pub(super) fn somebody(&self, nouns: &[usize], fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let mut filled = Vec::new();
        for at in nouns {
            let named = self.things(&[*at], fits);
            if named.is_empty() {
                filled.extend(self.stand_ins(*at, fits));
            } else {
                filled.extend(named);
            }
        }
        filled
    }

    /// Whom a noun phrase that names nobody stands for.
    fn stand_ins(&self, at: usize, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let UnitKind::Noun(phrase) = &self.units[at].kind else {
            return Vec::new();
        };
        if !phrase.referents.is_empty() {
            return Vec::new();
        }
        let speakers = self.speakers(phrase, fits);
        let stand_ins = if speakers.is_empty() {
            self.company(at, phrase, fits)
        } else {
            speakers
        };
        stand_ins.into_iter().map(|referent| (referent, at)).collect()
    }

    /// Who "I" and "we" are, of a fitting kind.
    fn speakers(&self, phrase: &NounPhrase, fits: &impl Fn(EntityKind) -> bool) -> Vec<ReferentIndex> {
        let is = |words: &[&str]| words.iter().any(|word| self.sheet.is_word(phrase.head, word));
        let speakers = match phrase.pronoun {
            true if is(&["i", "me"]) => self.voice.one.into_iter().collect(),
            true if is(&["we", "us"]) => self.we(),
            _ => Vec::new(),
        };
        let fitting = |referent: &ReferentIndex| fits(self.referent_kind(*referent));
        speakers.into_iter().filter(fitting).collect()
    }

    /// Whether "we" is what a clause speaks of.
    pub(super) fn says_we(&self, clause: &Clause) -> bool {
        let mut subject = clause.subject.iter();
        subject.any(|at| self.sheet.is_word(self.units[*at].tokens.start, "we"))
    }

    /// Who "we" are: the parties of a joint text, the meeting or body for which it speaks, or who speaks.
    fn we(&self) -> Vec<ReferentIndex> {
        match self.voice.many.as_slice() {
            _ if !self.parties.is_empty() => self.parties.to_vec(),
            [one] => vec![*one],
            _ => self.voice.one.into_iter().collect(),
        }
    }

    /// Those who acted together before, if a phrase means them: "they", "the two ministers"; of "both countries", their states.
    fn company(
        &self,
        at: usize,
        phrase: &NounPhrase,
        fits: &impl Fn(EntityKind) -> bool,
    ) -> Vec<ReferentIndex> {
        let members = self.together.stands_for(self, &self.units[at], phrase);
        members
            .into_iter()
            .filter(|member| fits(self.referent_kind(*member)))
            .collect()
    }

    /// The things of a fitting kind that have what a noun says: "*Kenya's* visit", "*his* visit".
    pub(super) fn possessors(&self, at: usize, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let named = self.modifiers(at, fits);
        if !named.is_empty() {
            return named;
        }
        let token = self.units[at].tokens.start;
        if !self.sheet.is(token, WordClass::PossessivePronoun) {
            return Vec::new();
        }
        let owners = self.owners_of(at, token);
        let mut fitting = owners
            .into_iter()
            .filter(|owner| fits(self.referent_kind(*owner)));
        let one = ["his", "her", "its"]
            .iter()
            .any(|word| self.sheet.is_word(token, word));
        let filled = |owner: ReferentIndex| (owner, at);
        if one {
            fitting.next().map(filled).into_iter().collect()
        } else {
            fitting.map(filled).collect()
        }
    }

    /// Whom a possessive pronoun at a token stands for, the likeliest first.
    fn owners_of(&self, at: usize, token: usize) -> Vec<ReferentIndex> {
        let is = |words: &[&str]| words.iter().any(|word| self.sheet.is_word(token, word));
        if is(&["my"]) {
            self.voice.one.into_iter().collect()
        } else if is(&["our"]) {
            self.we()
        } else if is(&["his", "her"]) {
            self.his(at).into_iter().collect()
        } else {
            possessor(self.sheet, self.found, token, &self.units[..at], self.before)
        }
    }

    /// Whose "his" is: the person thanked for it, the first of the sentence, or the only one of the sentence before.
    ///
    /// A title in between of which the text does not say whose it is may be meant instead, and then nobody is.
    fn his(&self, at: usize) -> Option<ReferentIndex> {
        let persons = |units: &[Unit]| {
            let mut persons: Vec<ReferentIndex> =
                units.iter().filter_map(|unit| self.person_of(unit)).collect();
            persons.dedup();
            persons
        };
        let here = &self.units[..at];
        if here.iter().any(|unit| self.is_unknown_official(unit)) {
            return None;
        }
        if let [.., one, before] = here
            && matches!(before.kind, UnitKind::Preposition(_))
            && self.sheet.is_word(before.tokens.start, "for")
            && let Some(person) = self.person_of(one)
        {
            return Some(person);
        }
        let here = persons(here);
        if let Some(first) = here.first() {
            return Some(*first);
        }
        let last = persons(self.before.last()?);
        (last.len() == 1).then(|| last[0])
    }

    fn person_of(&self, unit: &Unit) -> Option<ReferentIndex> {
        match &unit.kind {
            UnitKind::Noun(phrase) => {
                let mut named = phrase.referents.iter().copied();
                named.find(|referent| self.referent_kind(*referent) == EntityKind::Person)
            }
            _ => None,
        }
    }

    /// Whether a noun phrase is a title of which nobody knows whose.
    fn is_unknown_official(&self, unit: &Unit) -> bool {
        match &unit.kind {
            UnitKind::Noun(phrase) => {
                let official = self.sheet.is(phrase.head, WordClass::OfficeWord);
                official && phrase.referents.is_empty() && !self.sheet.is(phrase.head, WordClass::Plural)
            }
            _ => false,
        }
    }
}
