//! What stands to the right of a verb or noun: its object, the phrases after prepositions, the date.

use super::{At, Clause, Oblique, Predicate, Reader};
use crate::extractor::sheet::Words;
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::{VerbForm, Voice};
use crate::text::key_hash;

/// Prepositions after which a date is that of something else.
const ELSEWHEN: Words<7> = Words::of(&["since", "until", "till", "before", "after", "than", "from"]);

impl Reader<'_, '_> {
    /// Reads the object, the phrases after prepositions and the date to the right of a verb.
    pub(super) fn read_right(&self, clause: &mut Clause) {
        let mut next = clause.at + 1;
        while self.is_transparent(next) {
            next += 1;
        }
        if self.noun(next).is_some() && !self.is_reported(clause, next) {
            clause.object = self.coordinated(&mut next);
            // "gave Kenya 20 million dollars": a second object right behind the first.
            let named = |at: At| self.noun(at).is_some_and(|phrase| !phrase.referents.is_empty());
            if clause.object.len() == 1
                && named(next - 1)
                && self.noun(next).is_some()
                && !self.starts_clause(next)
            {
                clause.object.extend(self.coordinated(&mut next));
            }
        }
        self.read_obliques(&mut next, clause);
    }

    /// Whether a noun phrase is the subject of what a verb of saying reports without "that": "denied *Kenya* had signed".
    fn is_reported(&self, clause: &Clause, noun: At) -> bool {
        let Predicate::Verb(verb) = clause.predicate else {
            return false;
        };
        self.sheet.knowledge.lexicon.verbs.verb(verb).reports_clauses() && self.starts_clause(noun)
    }

    /// The noun phrases from `next` that "and" and commas join; `next` is left after them.
    pub(super) fn coordinated(&self, next: &mut At) -> Vec<At> {
        let mut nouns = vec![*next];
        *next += 1;
        loop {
            let mut after = *next;
            while self.is_joint(after) || self.is_transparent(after) {
                after = self.bracket_from(after).unwrap_or(after) + 1;
            }
            let joined = (*next..after).any(|at| self.is_joint(at));
            if !joined
                || self.noun(after).is_none()
                || self.starts_clause(after) && !self.closes_governed_list(nouns[0], *next, after)
                || self.list_starts_clause(nouns[0], *next, after)
                || !self.list_goes_on(*next, after)
            {
                return nouns;
            }
            nouns.push(after);
            *next = after + 1;
        }
    }

    /// Whether "and" right before the last of a governed list joins it although a verb follows, because the
    /// verb has its subject further left: "the talks between Kenya *and Ghana* ended".
    pub(super) fn closes_governed_list(&self, first: At, joint: At, last: At) -> bool {
        let and = (joint..last).any(|at| matches!(self.units[at].kind, UnitKind::Conjunction));
        // "the bloc, *which includes* Kenya and Ghana, met": the verb of a relative clause governs as a preposition does.
        let governor = first.checked_sub(1).filter(|at| {
            matches!(self.units[*at].kind, UnitKind::Preposition(_)) || self.relative_of(*at).is_some()
        });
        and && governor.is_some_and(|governor| self.subject_waits(governor))
    }

    /// Whether what follows a mere comma is a list of its own before a verb: "At talks in Nairobi, *A and B* signed".
    fn list_starts_clause(&self, first: At, joint: At, after: At) -> bool {
        if (joint..after).any(|at| matches!(self.units[at].kind, UnitKind::Conjunction)) {
            return false;
        }
        let mut end = after + 1;
        let mut and = false;
        while self.is_joint_mark(end)
            || self.noun(end).is_some()
            || self.is_transparent(end)
            || matches!(self.kind(end), Some(UnitKind::Preposition(_)))
        {
            and |= matches!(self.kind(end), Some(UnitKind::Conjunction));
            end += 1;
        }
        // "with A and B, *and opened* a school": the verb goes on with the subject before.
        let goes_on = matches!(self.kind(end - 1), Some(UnitKind::Conjunction));
        let verb = !goes_on && self.verb(end).is_some_and(|group| group.form == VerbForm::Finite);
        let preposition = first
            .checked_sub(1)
            .filter(|at| matches!(self.units[*at].kind, UnitKind::Preposition(_)));
        and && verb && preposition.is_some_and(|preposition| !self.subject_waits(preposition))
    }

    /// Whether a noun phrase that no preposition governs and no verb has taken stands left of what governs a list.
    fn subject_waits(&self, governor: At) -> bool {
        let by = self.is_word(governor, "by");
        let mut left = governor + 1;
        while left > 0 {
            left -= 1;
            match &self.units[left].kind {
                UnitKind::Noun(_) if !self.is_governed(left) => {
                    return !self.is_taken(left);
                }
                UnitKind::Noun(_)
                | UnitKind::Preposition(_)
                | UnitKind::Date(_)
                | UnitKind::Adverb
                | UnitKind::Quote
                | UnitKind::Conjunction
                | UnitKind::Comma => {}
                // "the resolution *sponsored* by Kenya and Ghana passed"
                UnitKind::Verb(group)
                    if group.form == VerbForm::Participle || by && group.voice == Voice::Either => {}
                // "the meeting *that was hosted* by Kenya and Ghana ended"
                UnitKind::Verb(_) => match self.relative_of(left) {
                    Some(relative) => left = relative,
                    None => return false,
                },
                _ => return false,
            }
        }
        false
    }

    /// Whether a verb that reports no clauses stands right before a noun phrase, as its object's verb.
    fn is_taken(&self, noun: At) -> bool {
        let verb = noun.checked_sub(1).and_then(|at| self.verb(at));
        verb.is_some_and(|group| {
            group
                .verb
                .is_none_or(|verb| !self.sheet.knowledge.lexicon.verbs.verb(verb).reports_clauses())
        })
    }

    /// Whether a unit joins the members of a list; a semicolon does where members hold commas of their own.
    fn is_joint(&self, at: At) -> bool {
        match self.kind(at) {
            Some(UnitKind::Comma | UnitKind::Conjunction) => true,
            Some(UnitKind::Boundary) => {
                let semicolon = self.sheet.is_text(self.units[at].tokens.start, ";");
                let mut after = at + 1;
                while self.is_joint_mark(after) || self.is_transparent(after) {
                    after += 1;
                }
                semicolon
                    && self
                        .noun(after)
                        .is_some_and(|phrase| !phrase.referents.is_empty())
            }
            _ => false,
        }
    }

    fn is_joint_mark(&self, at: At) -> bool {
        matches!(self.kind(at), Some(UnitKind::Comma | UnitKind::Conjunction))
    }

    /// Whether what stands between two noun phrases joins them in a list: "and", or commas that "and" closes.
    pub(super) fn list_goes_on(&self, from: At, to: At) -> bool {
        if (from..to).any(|at| matches!(self.kind(at), Some(UnitKind::Conjunction))) {
            return true;
        }
        let mut at = to + 1;
        let mut skipped = 0;
        while let Some(kind) = self.kind(at) {
            match kind {
                UnitKind::Conjunction => return self.noun(at + 1).is_some(),
                UnitKind::Noun(_) | UnitKind::Comma => {}
                UnitKind::Boundary if self.is_joint(at) => {}
                UnitKind::Preposition(_) if skipped < 4 => skipped += 1,
                _ => return false,
            }
            at += 1;
        }
        false
    }

    /// Reads phrases after prepositions, and the date, up to the next verb or boundary.
    pub(super) fn read_obliques(&self, next: &mut At, clause: &mut Clause) {
        let mut elsewhen = false;
        while let Some(kind) = self.kind(*next) {
            match kind {
                UnitKind::Preposition(preposition) => {
                    let preposition = *preposition;
                    // "held from 3 to 5 May": the first of the days.
                    let first = self.is_word(*next, "from")
                        && matches!(self.kind(*next + 1), Some(UnitKind::Date(_)));
                    elsewhen |= !first && self.is_one_of(*next, &ELSEWHEN);
                    *next += 1;
                    while self.is_transparent(*next) {
                        *next += 1;
                    }
                    if self.noun(*next).is_some() {
                        let nouns = self.coordinated(next);
                        clause.obliques.push(Oblique { preposition, nouns });
                    }
                }
                UnitKind::Date(_) => {
                    if !elsewhen {
                        clause.date = clause.date.or(Some(*next));
                    }
                    *next += 1;
                }
                UnitKind::Quote if self.bracket_from(*next).is_some() => {
                    *next = self.bracket_from(*next).unwrap_or(*next) + 1;
                }
                UnitKind::Adverb | UnitKind::Quote => *next += 1,
                // "by Kenya and by Norway"
                UnitKind::Conjunction if matches!(self.kind(*next + 1), Some(UnitKind::Preposition(_))) => {
                    *next += 1
                }
                // "…, on 12 April 2018, of resolution 72/273": a comma is passed where a preposition or a date follows.
                UnitKind::Comma
                    if matches!(
                        self.kind(*next + 1),
                        Some(UnitKind::Preposition(_) | UnitKind::Date(_))
                    ) =>
                {
                    *next += 1
                }
                _ => return,
            }
        }
    }

    /// The phrases that open a clause before its subject: "*At the summit in Nairobi*, Kenya signed …".
    pub(super) fn read_opening(&self, clause: &mut Clause) {
        let first = clause.subject.iter().copied().filter(|at| *at < clause.at).min();
        let Some(comma) = first.and_then(|first| first.checked_sub(1)) else {
            return;
        };
        if !matches!(self.units[comma].kind, UnitKind::Comma) {
            return;
        }
        let opens = |at: &At| matches!(self.units[*at].kind, UnitKind::Boundary | UnitKind::Subordinator);
        let mut next = (0..comma).rev().find(opens).map_or(0, |at| at + 1);
        while self.is_transparent(next) || matches!(self.kind(next), Some(UnitKind::Date(_))) {
            next += 1;
        }
        let mut opening = Clause::bare(clause.at);
        self.read_obliques(&mut next, &mut opening);
        if next == comma {
            // "After a meeting *with Novak*, Petrov held talks": with her was the other one.
            let with = key_hash("with");
            let after = opening
                .obliques
                .first()
                .is_some_and(|first| first.preposition == key_hash("after"));
            opening
                .obliques
                .retain(|oblique| !after || oblique.preposition != with);
            clause.obliques.append(&mut opening.obliques);
        }
    }

    /// The date that opens a sentence or stands before the verb: "On Monday Kenya …", "Kenya on Monday …".
    pub(super) fn date_before(&self, at: At, clause: &Clause) -> Option<At> {
        let first = clause.subject.first().copied().unwrap_or(at);
        let from = (0..first)
            .rev()
            .find(|unit| {
                matches!(
                    self.units[*unit].kind,
                    UnitKind::Boundary | UnitKind::Verb(_) | UnitKind::Subordinator
                )
            })
            .map_or(0, |unit| unit + 1);
        let last = clause.subject.last().copied().filter(|last| *last < at);
        let near = |unit: At| {
            let mut left = unit;
            while left > 0
                && matches!(
                    self.kind(left - 1),
                    Some(UnitKind::Preposition(_) | UnitKind::Adverb)
                )
            {
                left -= 1;
            }
            // "the first since Berlin in October 2016": the date of something else.
            let other = (left..unit).any(|at| self.is_one_of(at, &ELSEWHEN));
            let opens = unit < first;
            !other
                && (opens || last.is_none_or(|last| left == last + 1 || self.follows_comma_after(left, last)))
        };
        (from..at)
            .rev()
            .find(|unit| matches!(self.units[*unit].kind, UnitKind::Date(_)) && near(*unit))
    }

    /// Whether only a comma stands between the subject and a unit.
    fn follows_comma_after(&self, unit: At, subject: At) -> bool {
        unit == subject + 2 && matches!(self.kind(subject + 1), Some(UnitKind::Comma))
    }
}
