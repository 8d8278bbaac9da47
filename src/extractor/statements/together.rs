//! Who acted together: whom "they" and "the two leaders" stand for.

use crate::extractor::clauses::{Clause, Predicate};
use crate::extractor::link::ReferentIndex;
use crate::extractor::relations::{Relation, RelationObject, Scene};
use crate::extractor::sheet::words;
use crate::extractor::units::{NounPhrase, Unit, UnitKind};
use crate::knowledge::WordClass;
use crate::model::{EntityKind, Modality, Polarity};

/// How many sentences back a meeting may stand whose participants speak.
const NEAR: usize = 12;

/// The actors that last met, or were named together as a subject.
#[derive(Clone, Debug, Default)]
pub(in crate::extractor) struct Together {
    members: Vec<ReferentIndex>,
}

impl Together {
    /// Those of whom a text says from the start that they act together.
    pub(in crate::extractor) const fn of(members: Vec<ReferentIndex>) -> Self {
        Self { members }
    }

    /// Notes who acts together in a sentence.
    pub(in crate::extractor) fn note(
        &mut self,
        scene: &Scene<'_, '_>,
        clauses: &[Clause],
        relations: &[Relation],
    ) {
        let met = met(relations);
        if met.len() > 1 {
            self.members = met;
            return;
        }
        let several = clauses
            .iter()
            .filter(|clause| matches!(clause.predicate, Predicate::Verb(_) | Predicate::Auxiliary))
            .filter(|clause| clause.subject.len() > 1)
            .map(|clause| scene.things(&clause.subject, &|kind| kind.is_actor()));
        for things in several.filter(|things| things.len() > 1) {
            self.members = things.into_iter().map(|(referent, _)| referent).collect();
            self.members.dedup();
        }
    }

    /// Those for whom a noun phrase that names nobody stands: "they", "both leaders", "the two sides".
    pub(in crate::extractor) fn stands_for(
        &self,
        scene: &Scene<'_, '_>,
        unit: &Unit,
        phrase: &NounPhrase,
    ) -> Vec<ReferentIndex> {
        let sheet = scene.sheet;
        if phrase.pronoun {
            let they = sheet.is_one_of(phrase.head, words!["they", "both"]);
            return if they { self.members.clone() } else { Vec::new() };
        }
        let plural = sheet.is(phrase.head, WordClass::Collective) && sheet.is(phrase.head, WordClass::Plural);
        let first = unit.tokens.start;
        let both = sheet.is_word(first, "both");
        let definite = both || sheet.is(first, WordClass::Definite);
        if !plural || !definite || !phrase.modifiers.is_empty() || !self.is_kind_of(scene, phrase) {
            return Vec::new();
        }
        let number = unit
            .tokens
            .clone()
            .find_map(|at| sheet.number(at))
            .or(both.then_some(2));
        let fits = number.is_none_or(|number| number == self.members.len() as u64);
        if fits { self.members.clone() } else { Vec::new() }
    }

    /// Whether a noun phrase means all who take part: "they", "the Leaders".
    pub(super) fn is_company(scene: &Scene<'_, '_>, unit: &Unit, phrase: &NounPhrase) -> bool {
        let sheet = scene.sheet;
        let officials = Self::is_officials(scene, phrase);
        let plain = unit.tokens.len() == 2 && sheet.is_word(unit.tokens.start, "the");
        phrase.pronoun && sheet.is_word(phrase.head, "they") || officials && plain
    }

    /// The meeting whose participants a bare plural means: "The summit opened. *The participants* stressed …".
    pub(super) fn meeting_of(
        scene: &Scene<'_, '_>,
        unit: &Unit,
        phrase: &NounPhrase,
    ) -> Option<ReferentIndex> {
        let sheet = scene.sheet;
        let participants = (Self::is_officials(scene, phrase)
            || sheet.is(phrase.head, WordClass::Transparent) && sheet.is(phrase.head, WordClass::Roster))
            && phrase.referents.is_empty()
            && phrase.modifiers.is_empty();
        let plain =
            unit.tokens.len() == 2 && sheet.is_word(unit.tokens.start, "the") || unit.tokens.len() == 1;
        let meeting = |units: &[Unit]| units.iter().rev().find_map(|unit| Self::meeting(scene, unit));
        let mut near = scene.before.iter().rev().take(NEAR);
        (participants && plain).then(|| near.find_map(|units| meeting(units)))?
    }

    /// The meeting that a noun phrase names; a briefing has no participants that speak together.
    fn meeting(scene: &Scene<'_, '_>, unit: &Unit) -> Option<ReferentIndex> {
        let UnitKind::Noun(phrase) = &unit.kind else {
            return None;
        };
        let sheet = scene.sheet;
        let briefings = &sheet.knowledge.lexicon.briefings;
        let briefing = |at: usize| briefings.longest_at(&sheet.keys[at..unit.tokens.end]).is_some();
        let occasion = sheet.is(phrase.head, WordClass::Occasion) || unit.tokens.clone().any(briefing);
        let mut referents = phrase.referents.iter().copied().filter(|_| !occasion);
        referents.find(|one| scene.found.links.referents[*one].kind == EntityKind::Meeting)
    }

    /// "ministers", "leaders".
    fn is_officials(scene: &Scene<'_, '_>, phrase: &NounPhrase) -> bool {
        let sheet = scene.sheet;
        sheet.is(phrase.head, WordClass::Collective)
            && sheet.is(phrase.head, WordClass::OfficeWord)
            && sheet.is(phrase.head, WordClass::Plural)
    }

    /// Whether a plural may stand for the members: officials for persons, countries for states.
    fn is_kind_of(&self, scene: &Scene<'_, '_>, phrase: &NounPhrase) -> bool {
        // "Both sides" are whoever met.
        if scene
            .sheet
            .is_one_of(phrase.head, words!["side", "sides", "parties"])
        {
            return true;
        }
        let office = scene.sheet.is(phrase.head, WordClass::OfficeWord);
        let person = |at: &ReferentIndex| scene.found.links.referents[*at].kind == EntityKind::Person;
        self.members.iter().all(|member| person(member) == office)
    }
}

/// Everybody who met somebody in a sentence.
fn met(relations: &[Relation]) -> Vec<ReferentIndex> {
    let mut met = Vec::new();
    for relation in relations {
        let really = relation.polarity == Polarity::Positive && relation.modality == Modality::Actual;
        if really
            && relation.property.as_str() == "metWith"
            && let RelationObject::Thing(other) = relation.object
        {
            met.extend(
                [relation.subject, other]
                    .into_iter()
                    .filter(|one| !met.contains(one))
                    .collect::<Vec<_>>(),
            );
        }
    }
    met
}
