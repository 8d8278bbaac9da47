//! Ends: where what is said stops, and the sentence goes on in the text's own voice.

use super::Hearing;
use super::complements::Shape;
use super::cues::CueClause;
use super::verbs::Tense;
use crate::extractor::sheet::words;
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::{VerbForm, VerbGroup, Voice};
use crate::model::Modality;

impl Hearing<'_, '_, '_> {
    /// The token after the complement that starts at a token.
    pub(super) fn complement_end(&self, cue: &CueClause<'_, '_>, start: usize, shape: Shape) -> usize {
        let end = self.enclosing_end(cue.words.start);
        let (first, last) = (self.unit_from(start) + 1, self.unit_from(end));
        // "hope that A and B will meet"
        let shape = if shape == Shape::Noun && self.scene.sheet.is_word(self.next_start(first), "that") {
            Shape::Clause
        } else {
            shape
        };
        let cut = (first..last).find(|at| !self.is_apart(cue, *at) && self.is_cut(cue, *at, start, shape));
        cut.map_or(end, |at| self.unit(at).tokens.start)
    }

    /// Whether a token stands inside a quotation that the cue is not part of.
    fn is_apart(&self, cue: &CueClause<'_, '_>, at: usize) -> bool {
        let token = self.unit(at).tokens.start;
        self.quotes
            .iter()
            .any(|quote| quote.inner.contains(&token) && !quote.inner.contains(&cue.words.start))
    }

    /// The end of the sentence, or of the quotation or brackets in which a cue stands.
    fn enclosing_end(&self, cue: usize) -> usize {
        let quote = self.quotes.iter().find(|quote| quote.inner.contains(&cue));
        let end = quote.map_or(self.range.end, |quote| quote.inner.end.min(self.range.end));
        let sheet = self.scene.sheet;
        let mut open = 0;
        for at in cue..end {
            open += i32::from(sheet.is_text(at, "(")) - i32::from(sheet.is_text(at, ")"));
            if open < 0 {
                return at;
            }
        }
        end
    }

    /// Whether a complement ends before a unit.
    fn is_cut(&self, cue: &CueClause<'_, '_>, at: usize, start: usize, shape: Shape) -> bool {
        if self.is_source(at) || self.is_meanwhile(at) {
            return true;
        }
        match self.kind_at(at) {
            Some(UnitKind::Boundary) => self.is_break(cue, at, shape),
            Some(UnitKind::Comma) => self.is_comma_cut(cue, at, start, shape),
            Some(UnitKind::Conjunction) => {
                self.takes_up(cue, at + 1, start, shape)
                    || shape.is_phrase() && self.own_clause(at + 1).is_some()
            }
            Some(UnitKind::Preposition(_) | UnitKind::Subordinator | UnitKind::Adverb)
                if shape.is_phrase() =>
            {
                self.is_occasion(at) || self.is_when(at)
            }
            _ => false,
        }
    }

    /// Whether a semicolon or colon ends what is said: a sentence of the text's own follows.
    fn is_break(&self, cue: &CueClause<'_, '_>, at: usize, shape: Shape) -> bool {
        let token = self.unit(at).tokens.start;
        let sheet = self.scene.sheet;
        match sheet.text(token) {
            ";" => {
                let next = self.skip_joining(at + 1);
                // "…; however, he …"
                let comma = self.skip_adverbs(next);
                let apart = comma > next && matches!(self.kind_at(comma), Some(UnitKind::Comma));
                let next = if apart { comma + 1 } else { next };
                self.own_clause(next).is_some() || self.takes_up(cue, next, token, shape)
            }
            ":" => shape.is_phrase(),
            _ => false,
        }
    }

    /// Whether a comma ends what is said.
    fn is_comma_cut(&self, cue: &CueClause<'_, '_>, at: usize, start: usize, shape: Shape) -> bool {
        let next = at + 1;
        if self.is_gerund_cue(next)
            || self.closes_relative(cue, next)
            || self.is_attribution(next)
            || self.is_subordinate(cue) && self.own_clause(next).is_some()
        {
            return true;
        }
        let joined = self.skip_joining(next);
        if joined > next && self.goes_on_with_that(joined, shape) {
            return true;
        }
        // "that A, B and C will cooperate": a list of subjects.
        let begun = shape != Shape::Clause || self.has_finite(self.unit_from(start)..at);
        let own = self
            .own_clause(joined)
            .is_some_and(|group| group.modality != Modality::Possible);
        if joined > next && (begun && own || self.takes_up(cue, joined, start, shape)) {
            return true;
        }
        // "the position of Norway, *which …*"
        let relative = matches!(self.kind_at(next), Some(UnitKind::Relative))
            || self.is_preposition(next) && matches!(self.kind_at(next + 1), Some(UnitKind::Relative));
        shape.is_phrase() && relative || shape != Shape::Clause && self.is_loose(start, next)
    }

    /// Whether a participle or gerund behind a comma says more of the whole: "a formula, *meaning that*"; no item of a list.
    fn is_loose(&self, start: usize, at: usize) -> bool {
        match self.kind_at(at) {
            Some(UnitKind::Verb(_)) if self.is_gerund(at) => {
                !(self.unit_from(start)..at).any(|before| self.is_gerund(before))
                    && !(at + 1..self.scene.units.len()).any(|later| {
                        matches!(self.kind_at(later - 1), Some(UnitKind::Conjunction))
                            && self.is_gerund(later)
                    })
            }
            Some(UnitKind::Verb(group)) => group.form == VerbForm::Participle,
            _ => false,
        }
    }

    /// Whether a further clause of what is said is contrasted: "that it was open, *but that* it was late".
    pub(super) fn goes_on_with_that(&self, at: usize, shape: Shape) -> bool {
        let sheet = self.scene.sheet;
        shape == Shape::Clause
            && sheet.is_word(self.next_start(at), "that")
            && at > 0
            && sheet.is_word(self.next_start(at - 1), "but")
    }

    pub(super) fn next_start(&self, at: usize) -> usize {
        self.scene
            .units
            .get(at)
            .map_or(usize::MAX, |unit| unit.tokens.start)
    }

    pub(super) fn is_preposition(&self, at: usize) -> bool {
        matches!(self.kind_at(at), Some(UnitKind::Preposition(_)))
    }

    /// Skips "and", "but", "while" at the start of a further clause.
    pub(super) fn skip_joining(&self, at: usize) -> usize {
        let sheet = self.scene.sheet;
        let contrast = sheet.is_one_of(
            self.next_start(at),
            words!["while", "whereas", "although", "though", "but"],
        );
        if contrast || matches!(self.kind_at(at), Some(UnitKind::Conjunction)) {
            at + 1
        } else {
            at
        }
    }

    /// The verb of the clause that a noun phrase at a unit opens, if it is a sentence of its own.
    pub(super) fn own_clause(&self, at: usize) -> Option<&VerbGroup> {
        let mut next = at;
        while matches!(self.kind_at(next), Some(UnitKind::Adverb)) {
            next += 1;
        }
        (matches!(self.kind_at(next), Some(UnitKind::Noun(_))) && !self.is_adjective(next)).then_some(())?;
        for after in next + 1..next + 8 {
            match self.kind_at(after)? {
                // "the response to the announcement of the agreement *reached*"
                UnitKind::Verb(group) if group.voice == Voice::Either && after > next + 1 => return None,
                UnitKind::Verb(_) if self.is_part_of_noun(after - 1) => {}
                UnitKind::Verb(group) => return (group.form == VerbForm::Finite).then_some(group),
                UnitKind::Noun(_) if self.is_preposition(after - 1) => {}
                UnitKind::Preposition(_) | UnitKind::Adverb | UnitKind::Quote => {}
                _ => return None,
            }
        }
        None
    }

    /// Whether a verb without a subject of its own takes the cue's subject up: "said that … and *urged* …".
    fn takes_up(&self, cue: &CueClause<'_, '_>, at: usize, start: usize, shape: Shape) -> bool {
        let at = if matches!(self.kind_at(at), Some(UnitKind::Adverb)) {
            at + 1
        } else {
            at
        };
        let Some(clause) = self
            .clauses
            .iter()
            .find(|clause| clause.at == at && clause.is_verbal())
        else {
            return false;
        };
        if clause.form != VerbForm::Finite || self.tense(at) != self.tense(cue.clause.at) {
            return false;
        }
        if self.is_nominal(at) {
            return false;
        }
        // A base form after "and" may go on with an infinitive: "actions to identify and stop".
        if self.tense(at) == Tense::Present && clause.subject != cue.clause.subject {
            return false;
        }
        if shape != Shape::Clause {
            return true;
        }
        // In a clause the verb may be the clause's own: then its tense is that of the verb before.
        let inner = self.clauses.iter().find(|inner| {
            inner.form == VerbForm::Finite
                && (start..self.unit(at).tokens.start).contains(&self.unit(inner.at).tokens.start)
        });
        let shifts = inner.is_none_or(|inner| self.tense(inner.at) != self.tense(at));
        // "that it was open, but *detailed that* …"
        let reports = matches!(
            self.kind_at(self.skip_adverbs(at + 1)),
            Some(UnitKind::Subordinator)
        ) && self
            .scene
            .sheet
            .is_word(self.next_start(self.skip_adverbs(at + 1)), "that");
        let nobody = reports || self.speakers(&clause.subject).is_empty();
        shifts || self.is_cue_verb(clause) && (nobody || clause.subject == cue.clause.subject)
    }
}
