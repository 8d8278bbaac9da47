//! Subjects: where the speaker of a cue stands, right before it or with commas between.

use std::ops::Range;

use super::Hearing;
use crate::extractor::clauses::{Clause, Predicate};
use crate::extractor::link::ReferentIndex;
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::{VerbForm, Voice};

impl Hearing<'_, '_, '_> {
    /// The speakers that are the subject of a clause, or that stand before it with commas between.
    pub(super) fn speakers_of(&self, clause: &Clause, nouns: &[usize]) -> Vec<ReferentIndex> {
        if clause.form == VerbForm::Gerund && clause.at > 0 {
            let main = self.main_speakers(clause.at);
            if !main.is_empty() {
                return main;
            }
        }
        let named = self.speakers(nouns);
        let pronoun =
            |at: &usize| matches!(self.kind_at(*at), Some(UnitKind::Noun(phrase)) if phrase.pronoun);
        if !named.is_empty() || clause.form != VerbForm::Finite || nouns.iter().any(pronoun) {
            return named;
        }
        let mut left = clause.at;
        while left > 0
            && (matches!(self.kind_at(left - 1), Some(UnitKind::Adverb)) || nouns.contains(&(left - 1)))
        {
            left -= 1;
        }
        match left.checked_sub(1).and_then(|before| self.kind_at(before)) {
            // "Novak, who first proposed": what stands between is no subject.
            Some(UnitKind::Relative) => self.before_comma(left - 1),
            Some(UnitKind::Comma) if nouns.is_empty() || left == clause.at => self.parted(left - 1),
            _ => Vec::new(),
        }
    }

    /// The speakers that are the subject of the last finite verb before a gerund: "Kenya praised the text, *noting* that".
    fn main_speakers(&self, gerund: usize) -> Vec<ReferentIndex> {
        let finite = |clause: &&Clause| {
            clause.at < gerund
                && clause.form == VerbForm::Finite
                && clause.voice != Voice::Passive
                && matches!(clause.predicate, Predicate::Verb(_) | Predicate::Auxiliary)
        };
        let main = self.clauses.iter().rev().find(finite);
        main.map_or_else(Vec::new, |clause| self.speakers(&clause.subject))
    }

    /// The speaker right before a relative pronoun and its comma.
    fn before_comma(&self, relative: usize) -> Vec<ReferentIndex> {
        let comma = matches!(
            relative.checked_sub(1).and_then(|at| self.kind_at(at)),
            Some(UnitKind::Comma)
        );
        let noun = relative.checked_sub(if comma { 2 } else { 1 });
        noun.map_or_else(Vec::new, |noun| self.speakers(&[noun]))
    }

    /// The speaker whom a parenthesis in commas parts from the verb: "Novak, then the leader of the bloc, declared".
    pub(super) fn parted(&self, comma: usize) -> Vec<ReferentIndex> {
        let last = |ends: &dyn Fn(&UnitKind) -> bool| {
            let found = (0..comma).rev().find(|at| ends(&self.unit(*at).kind));
            found.map_or(0, |at| at + 1)
        };
        let clause = last(&|kind| matches!(kind, UnitKind::Boundary | UnitKind::Subordinator));
        let sentence = last(&|kind| matches!(kind, UnitKind::Boundary));
        let near = self.first_before_comma(clause..comma);
        if near.is_empty() {
            self.first_before_comma(sentence..comma.min(sentence + 2))
        } else {
            near
        }
    }

    /// The first speakers of some units that a comma follows and no preposition governs.
    fn first_before_comma(&self, units: Range<usize>) -> Vec<ReferentIndex> {
        let fits = |at: &usize| {
            let before = at.checked_sub(1).and_then(|before| self.kind_at(before));
            !matches!(before, Some(UnitKind::Preposition(_)))
                && matches!(self.kind_at(at + 1), Some(UnitKind::Comma))
        };
        let mut nouns = units.filter(fits).map(|at| self.speakers(&[at]));
        nouns.find(|speakers| !speakers.is_empty()).unwrap_or_default()
    }
}
