//! Verbs as they tell a report from what is reported: their time, and what only looks like one.

use super::Hearing;
use crate::extractor::sheet::Shape as Case;
use crate::extractor::sheet::words;
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::VerbForm;
use crate::knowledge::{VerbForms, WordClass};

impl Hearing<'_, '_, '_> {
    /// Whether a gerund stands at a unit; "including" is none.
    pub(super) fn is_gerund(&self, at: usize) -> bool {
        matches!(self.kind_at(at), Some(UnitKind::Verb(group)) if group.form == VerbForm::Gerund)
            && !self.scene.sheet.is(self.next_start(at), WordClass::Preposition)
    }

    /// Whether a noun phrase is nothing but an adjective: "a positive and …".
    pub(super) fn is_adjective(&self, at: usize) -> bool {
        let sheet = self.scene.sheet;
        matches!(self.kind_at(at), Some(UnitKind::Noun(phrase)) if !phrase.pronoun && sheet.is(phrase.head, WordClass::Adjective))
    }

    /// Whether a bare noun and what looks like its verb are one noun phrase: "basic *needs*".
    pub(super) fn is_part_of_noun(&self, at: usize) -> bool {
        let sheet = self.scene.sheet;
        let (Some(UnitKind::Noun(phrase)), Some(UnitKind::Verb(group))) =
            (self.kind_at(at), self.kind_at(at + 1))
        else {
            return false;
        };
        let tokens = &self.unit(at).tokens;
        let bare = tokens.len() == 1
            && !phrase.pronoun
            && sheet.toks[tokens.start].shape == Case::Lower
            && !sheet.text(tokens.start).ends_with('s');
        let head = sheet.toks[group.head]
            .word
            .is_some_and(|word| word.head.is_some());
        bare && (head || sheet.is(group.head, WordClass::NounlikeVerb))
    }

    /// Whether some units hold a finite verb.
    pub(super) fn has_finite(&self, mut units: std::ops::Range<usize>) -> bool {
        units.any(
            |at| matches!(self.kind_at(at), Some(UnitKind::Verb(group)) if group.form == VerbForm::Finite),
        )
    }

    /// Whether what looks like a verb is a noun, or an adjective before one: "and *release* of", "and *shared* values".
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        let sheet = self.scene.sheet;
        let tokens = &self.unit(at).tokens;
        let last = tokens.end - 1;
        let joined = at > 0
            && matches!(
                self.kind_at(at - 1),
                Some(UnitKind::Conjunction | UnitKind::Comma)
            );
        let base = sheet.toks[last].verb(VerbForms::BASE).is_some();
        tokens.len() == 1
            && joined
            && (base && sheet.is_word(tokens.end, "of")
                || sheet.is(last, WordClass::Adjective) && self.opens_bare_noun(at + 1))
    }

    /// Whether a noun phrase without an article stands at a unit.
    fn opens_bare_noun(&self, at: usize) -> bool {
        matches!(self.kind_at(at), Some(UnitKind::Noun(phrase)) if !phrase.pronoun)
            && !self.scene.sheet.is(self.next_start(at), WordClass::Determiner)
    }

    /// How a finite verb group is in time: past, not past, or with a modal.
    pub(super) fn tense(&self, at: usize) -> Tense {
        let sheet = self.scene.sheet;
        let first = self.unit(at).tokens.start;
        if sheet.is(first, WordClass::Have) {
            return Tense::Perfect;
        }
        let past = sheet.is_one_of(first, words!["was", "were", "did"]);
        if sheet.is(first, WordClass::Modal) {
            return Tense::Modal;
        }
        if past || sheet.toks[first].verb(VerbForms::PAST).is_some() {
            return Tense::Past;
        }
        Tense::Present
    }

    /// Whether a verb group is in the past.
    pub(super) fn is_past(&self, at: usize) -> bool {
        matches!(self.tense(at), Tense::Past | Tense::Perfect)
    }
}

/// The time of a verb group, as far as it tells a report from what is reported.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Perfect,
    Present,
    Modal,
}
