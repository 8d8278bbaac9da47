//! Ends: where what is said stops, and the sentence goes on in the text's own voice.

use super::Hearing;
use super::complements::Shape;
use super::cues::CueClause;
use crate::extractor::clauses::{Clause, Predicate};
use crate::extractor::sheet::Shape as Case;
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::{VerbForm, VerbGroup, Voice};
use crate::knowledge::{VerbForms, WordClass};
use crate::model::Modality;

impl Hearing<'_, '_, '_> {
    /// The token after the complement that starts at a token.
    pub(super) fn complement_end(&self, cue: &CueClause<'_, '_>, start: usize, shape: Shape) -> usize {
        let end = self.enclosing_end(cue.words.start);
        let (first, last) = (self.unit_from(start) + 1, self.unit_from(end));
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
        shape.is_phrase() && (relative || self.is_loose(start, next))
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

    /// Whether a gerund stands at a unit; "including" is none.
    pub(super) fn is_gerund(&self, at: usize) -> bool {
        matches!(self.kind_at(at), Some(UnitKind::Verb(group)) if group.form == VerbForm::Gerund)
            && !self.scene.sheet.is(self.next_start(at), WordClass::Preposition)
    }

    /// Whether a noun phrase is nothing but an adjective: "a positive and …".
    fn is_adjective(&self, at: usize) -> bool {
        let sheet = self.scene.sheet;
        matches!(self.kind_at(at), Some(UnitKind::Noun(phrase)) if !phrase.pronoun && sheet.is(phrase.head, WordClass::Adjective))
    }

    /// Whether a bare noun and what looks like its verb are one noun phrase: "basic *needs*".
    fn is_part_of_noun(&self, at: usize) -> bool {
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

    /// Whether a clause follows that says when or why something was said: "*only after* Germany had decided".
    fn is_when(&self, at: usize) -> bool {
        let at = self.skip_adverbs(at);
        let when = ["after", "before", "when", "while", "once", "because", "since"];
        when.iter()
            .any(|word| self.scene.sheet.is_word(self.next_start(at), word))
            && self.own_clause(at + 1).is_some()
    }

    /// Whether what the speaker did at the same time follows: "*while also attacking* the plan".
    fn is_meanwhile(&self, at: usize) -> bool {
        self.scene.sheet.is_word(self.next_start(at), "while") && self.is_gerund(self.skip_adverbs(at + 1))
    }

    /// Whether a source follows: "according to Novak".
    fn is_source(&self, at: usize) -> bool {
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

    /// Whether a cue stands in a clause that opens its sentence and says while or after what the rest happened.
    fn is_subordinate(&self, cue: &CueClause<'_, '_>) -> bool {
        let first = self.skip_lead(self.range.start);
        let words = [
            "while", "although", "though", "when", "after", "before", "since", "because", "whereas",
        ];
        cue.start <= first + 1 && words.iter().any(|word| self.scene.sheet.is_word(first, word))
    }

    /// Whether a further clause of what is said is contrasted: "that it was open, *but that* it was late".
    pub(super) fn goes_on_with_that(&self, at: usize, shape: Shape) -> bool {
        let sheet = self.scene.sheet;
        shape == Shape::Clause
            && sheet.is_word(self.next_start(at), "that")
            && at > 0
            && sheet.is_word(self.next_start(at - 1), "but")
    }

    /// Whether what is said ends before "Novak said", "as Novak noted", "as cited by Novak" at the end of a sentence.
    fn is_attribution(&self, at: usize) -> bool {
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

    pub(super) fn next_start(&self, at: usize) -> usize {
        self.scene
            .units
            .get(at)
            .map_or(usize::MAX, |unit| unit.tokens.start)
    }

    /// Whether some units hold a finite verb.
    fn has_finite(&self, mut units: std::ops::Range<usize>) -> bool {
        units.any(
            |at| matches!(self.kind_at(at), Some(UnitKind::Verb(group)) if group.form == VerbForm::Finite),
        )
    }

    fn is_preposition(&self, at: usize) -> bool {
        matches!(self.kind_at(at), Some(UnitKind::Preposition(_)))
    }

    /// Skips "and", "but", "while" at the start of a further clause.
    fn skip_joining(&self, at: usize) -> usize {
        let sheet = self.scene.sheet;
        let contrast = ["while", "whereas", "although", "though", "but"]
            .iter()
            .any(|word| sheet.is_word(self.next_start(at), word));
        if contrast || matches!(self.kind_at(at), Some(UnitKind::Conjunction)) {
            at + 1
        } else {
            at
        }
    }

    /// The verb of the clause that a noun phrase at a unit opens, if it is a sentence of its own.
    fn own_clause(&self, at: usize) -> Option<&VerbGroup> {
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

    /// ", adding that": a further cue in the same sentence.
    fn is_gerund_cue(&self, at: usize) -> bool {
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

    fn is_cue_verb(&self, clause: &Clause) -> bool {
        let lexicon = &self.scene.sheet.knowledge.lexicon;
        matches!(clause.predicate, Predicate::Verb(verb) if !lexicon.verbs.verb(verb).cues.is_empty())
    }

    /// Whether the cue stands in a relative clause, or in a parenthesis, that the comma before a finite verb closes.
    fn closes_relative(&self, cue: &CueClause<'_, '_>, next: usize) -> bool {
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
    fn tense(&self, at: usize) -> Tense {
        let sheet = self.scene.sheet;
        let first = self.unit(at).tokens.start;
        if sheet.is(first, WordClass::Have) {
            return Tense::Perfect;
        }
        let past = ["was", "were", "did"]
            .iter()
            .any(|word| sheet.is_word(first, word));
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

    /// Whether a preposition says on what occasion something was said, not what: "from the rostrum", "during the talks".
    fn is_occasion(&self, at: usize) -> bool {
        let sheet = self.scene.sheet;
        let start = self.unit(at).tokens.start;
        let occasion = &sheet.knowledge.lexicon.occasions;
        occasion.longest_at(&sheet.keys[start..self.range.end]).is_some()
    }
}

/// The time of a verb group, as far as it tells a report from what is reported.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Perfect,
    Present,
    Modal,
}
