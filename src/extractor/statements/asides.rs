//! Asides: what stands beside the words of a speaker and says who, when and where.

use super::Hearing;
use super::cues::CueClause;
use crate::extractor::clauses::{Clause, Predicate};
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::VerbForm;

impl Hearing<'_, '_, '_> {
    /// Whether a clause follows that says when or why something was said: "*only after* Germany had decided".
    pub(super) fn is_when(&self, at: usize) -> bool {
        let at = self.skip_adverbs(at);
        let when = ["after", "before", "when", "while", "once", "because", "since"];
        when.iter()
            .any(|word| self.scene.sheet.is_word(self.next_start(at), word))
            && self.own_clause(at + 1).is_some()
    }

    /// Whether what the speaker did at the same time follows: "*while also attacking* the plan".
    pub(super) fn is_meanwhile(&self, at: usize) -> bool {
        self.scene.sheet.is_word(self.next_start(at), "while") && self.is_gerund(self.skip_adverbs(at + 1))
    }

    /// Whether a source follows: "according to Novak".
    pub(super) fn is_source(&self, at: usize) -> bool {
        let sheet = self.scene.sheet;
        let start = self.next_start(at);
        start < self.range.end
            && sheet.is_word(start, "according")
            && sheet
                .knowledge
                .lexicon
                .sources
                .longest_at(&sheet.keys[start..self.range.end])
                .is_some()
    }

    /// Whether a cue stands in a clause that opens its sentence and says while or after what the rest happened:
    /// "While Kenya said that it was late, …", "Noting that it was late, …".
    pub(super) fn is_subordinate(&self, cue: &CueClause<'_, '_>) -> bool {
        let first = self.skip_lead(self.range.start);
        let words = [
            "while", "although", "though", "when", "after", "before", "since", "because", "whereas",
        ];
        let opened = cue.start <= first + 1 && words.iter().any(|word| self.scene.sheet.is_word(first, word));
        opened || cue.words.start == first && cue.clause.form == VerbForm::Gerund
    }

    /// Whether what is said ends before "Novak said", "as Novak noted", "as cited by Novak" at the end of a sentence.
    pub(super) fn is_attribution(&self, at: usize) -> bool {
        let pointed = self.scene.sheet.is_word(self.next_start(at), "as");
        let first = if pointed { at + 1 } else { at };
        let clauses = self.clauses.iter().filter(|clause| clause.at >= first);
        let Some(clause) = clauses
            .into_iter()
            .find(|clause| matches!(clause.predicate, Predicate::Verb(_) | Predicate::Auxiliary))
        else {
            return false;
        };
        let cited = pointed && clause.at == first && clause.form == VerbForm::Participle;
        let says = clause.subject.first().is_some_and(|subject| *subject >= first) || pointed;
        let end = self.unit(clause.at).tokens.end;
        self.takes_quotation(clause)
            && self.ends_after(end)
            && (cited || clause.form == VerbForm::Finite && says && self.only_nouns(first..clause.at))
    }

    /// Whether a clause's verb may stand beside a quotation.
    fn takes_quotation(&self, clause: &Clause) -> bool {
        let lexicon = &self.scene.sheet.knowledge.lexicon;
        matches!(clause.predicate, Predicate::Verb(verb) if lexicon.verbs.verb(verb).cues.iter().any(|cue| cue.takes.has_that()))
    }

    /// Whether some units are nothing but a subject.
    fn only_nouns(&self, units: std::ops::Range<usize>) -> bool {
        units.into_iter().all(|at| {
            matches!(
                self.kind_at(at),
                Some(UnitKind::Noun(_) | UnitKind::Preposition(_) | UnitKind::Conjunction | UnitKind::Adverb)
            )
        })
    }

    /// ", adding that": a further cue in the same sentence.
    pub(super) fn is_gerund_cue(&self, at: usize) -> bool {
        let at = if matches!(self.kind_at(at), Some(UnitKind::Adverb | UnitKind::Conjunction)) {
            at + 1
        } else {
            at
        };
        let clause = self
            .clauses
            .iter()
            .find(|clause| clause.at == at && clause.form == VerbForm::Gerund);
        clause.is_some_and(|clause| self.is_cue_verb(clause))
    }

    pub(super) fn is_cue_verb(&self, clause: &Clause) -> bool {
        let lexicon = &self.scene.sheet.knowledge.lexicon;
        matches!(clause.predicate, Predicate::Verb(verb) if !lexicon.verbs.verb(verb).cues.is_empty())
    }

    /// Whether the cue stands in a relative clause, or in a parenthesis, that the comma before a finite verb closes.
    pub(super) fn closes_relative(&self, cue: &CueClause<'_, '_>, next: usize) -> bool {
        let parenthesis = cue.clause.form == VerbForm::Gerund
            && cue.clause.at > 1
            && matches!(self.kind_at(cue.clause.at - 1), Some(UnitKind::Comma));
        let relative = parenthesis
            || cue.clause.at.checked_sub(1).is_some_and(|before| {
                let at = if matches!(self.kind_at(before), Some(UnitKind::Adverb)) {
                    before.saturating_sub(1)
                } else {
                    before
                };
                matches!(self.kind_at(at), Some(UnitKind::Relative))
            });
        relative
            && matches!(self.kind_at(next), Some(UnitKind::Verb(group)) if group.form == VerbForm::Finite)
    }

    /// Whether a preposition says on what occasion something was said, not what: "from the rostrum", "during the talks".
    pub(super) fn is_occasion(&self, at: usize) -> bool {
        let sheet = self.scene.sheet;
        let start = self.unit(at).tokens.start;
        let occasion = &sheet.knowledge.lexicon.occasions;
        occasion.longest_at(&sheet.keys[start..self.range.end]).is_some()
    }
}
