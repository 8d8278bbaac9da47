//! Cues that point at the sentence around them ("as Novak put it, …"), and words that others cite
//! ("Novak was quoted as saying").

use super::cues::CueClause;
use super::{Hearing, QUOTED, Said};
use crate::extractor::clauses::{Clause, Predicate};
use crate::extractor::link::ReferentIndex;
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::{VerbForm, Voice};
use crate::knowledge::{Complements, WordClass};

impl Hearing<'_, '_, '_> {
    /// The subject between "as" and a finite verb: "as *Novak* put it".
    pub(super) fn pointing_subject(&self, clause: &Clause) -> Option<usize> {
        let mut noun = clause.at.checked_sub(1)?;
        while noun > 0 && matches!(self.kind_at(noun), Some(UnitKind::Adverb)) {
            noun -= 1;
        }
        let before = noun.checked_sub(1)?;
        let points = clause.form == VerbForm::Finite
            && matches!(self.kind_at(noun), Some(UnitKind::Noun(_)))
            && self.scene.sheet.is_word(self.unit(before).tokens.start, "as")
            && self.unit(before).tokens.end == self.unit(noun).tokens.start;
        points.then_some(noun).or_else(|| self.pointing_apart(clause))
    }

    /// The same with an apposition in between: "As *Novak*, the head of the fund, put it".
    fn pointing_apart(&self, clause: &Clause) -> Option<usize> {
        let first = self.unit_from(self.skip_lead(self.range.start));
        let earlier = self
            .clauses
            .iter()
            .any(|other| other.at < clause.at && other.is_verbal() && other.form == VerbForm::Finite);
        let apart = clause.at > first + 2
            && clause.form == VerbForm::Finite
            && !earlier
            && self.scene.sheet.is_word(self.unit(first).tokens.start, "as")
            && matches!(self.kind_at(clause.at - 1), Some(UnitKind::Comma))
            && matches!(self.kind_at(first + 1), Some(UnitKind::Noun(_)));
        apart.then_some(first + 1)
    }

    /// Reads "As Novak put it, the talks …": what is said follows the comma, or stands before the cue.
    pub(super) fn read_pointed(&self, cue: &CueClause<'_, '_>, said: &mut Vec<Said>) {
        // "as I said": the sentence is the speaker's own already.
        if cue.own || !cue.cue.takes.has_that() {
            return;
        }
        if cue.start > self.skip_lead(self.range.start) {
            self.read_before(cue, said);
        } else {
            self.read_rest(cue, said);
        }
    }

    /// Reads "Regrettably, he added, the talks …": nothing but an adverb stands before the cue.
    pub(super) fn read_inserted(&self, cue: &CueClause<'_, '_>, said: &mut Vec<Said>) {
        let lead = self.skip_lead(self.range.start);
        let inserted =
            lead > self.range.start && cue.start == lead || self.follows_circumstance(lead, cue.start);
        if inserted
            && !cue.own
            && cue.cue.takes.has(Complements::CLAUSE)
            && self.scene.sheet.is_text(cue.end, ",")
        {
            self.read_rest(cue, said);
        }
    }

    /// Whether nothing but where, when or of what stands before a cue: "*On water,* he added, …".
    fn follows_circumstance(&self, lead: usize, cue: usize) -> bool {
        let (first, last) = (self.unit_from(lead), self.unit_from(cue));
        let opens = matches!(
            self.kind_at(first),
            Some(UnitKind::Preposition(_) | UnitKind::Date(_))
        );
        let plain = |at: usize| {
            matches!(
                self.kind_at(at),
                Some(
                    UnitKind::Preposition(_)
                        | UnitKind::Date(_)
                        | UnitKind::Noun(_)
                        | UnitKind::Conjunction
                        | UnitKind::Adverb
                )
            )
        };
        opens
            && last > first + 1
            && matches!(self.kind_at(last - 1), Some(UnitKind::Comma))
            && (first..last - 1).all(plain)
    }

    /// Reads what stands behind a cue and the comma after it.
    fn read_rest(&self, cue: &CueClause<'_, '_>, said: &mut Vec<Said>) {
        let first = self.unit_from(cue.end);
        let comma = (first..self.scene.units.len())
            .find(|at| matches!(self.kind_at(*at), Some(UnitKind::Comma | UnitKind::Boundary)));
        let adjuncts = |comma: &usize| {
            (first..*comma)
                .all(|at| !matches!(self.kind_at(at), Some(UnitKind::Verb(_) | UnitKind::Subordinator)))
        };
        if let Some(comma) = comma.filter(adjuncts) {
            let start = self.unit(comma).tokens.end;
            self.push_complement(cue, (start..self.range.end, QUOTED), said);
        }
    }

    /// Whose words a gerund gives that stands after "as" behind a verb of citing, and where that clause starts:
    /// "Novak was quoted as saying", "the paper quoted Novak as saying".
    pub(super) fn cited(&self, clause: &Clause) -> Option<(Vec<ReferentIndex>, usize)> {
        let before = clause.at.checked_sub(1)?;
        let as_gerund =
            clause.form == VerbForm::Gerund && self.scene.sheet.is_word(self.unit(before).tokens.start, "as");
        let citing = &self.scene.sheet.knowledge.lexicon.citing;
        let mut clauses = self.clauses.iter().rev().filter(|main| main.at < clause.at);
        let main =
            clauses.find(|main| matches!(main.predicate, Predicate::Verb(verb) if citing.contains(&verb)));
        let main = main.filter(|_| as_gerund)?;
        let cited = if main.voice == Voice::Active {
            &main.object
        } else {
            &main.subject
        };
        let first = main
            .subject
            .first()
            .map_or(main.at, |first| (*first).min(main.at));
        Some((self.speakers(cited), self.unit(first).tokens.start))
    }

    /// Whether the noun at a unit is a statement, a letter, a post.
    pub(super) fn is_utterance(&self, at: usize) -> bool {
        matches!(self.kind_at(at), Some(UnitKind::Noun(phrase)) if self.scene.sheet.is(phrase.head, WordClass::Utterance))
    }
}
