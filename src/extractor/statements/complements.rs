//! Complements: where what is said begins behind its cue, and what it is.

use crate::extractor::sheet::words;
use std::ops::Range;

use super::Hearing;
use super::cues::CueClause;
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::{VerbForm, Voice};
use crate::knowledge::{Complements, WordClass};
use crate::model::EntityKind;

/// What a complement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A clause with a verb of its own.
    Clause,
    /// An infinitive, with its subject if it has one.
    Infinitive,
    /// A noun phrase.
    Noun,
    /// A thing and what it is called.
    Naming,
}

impl Shape {
    /// Whether it has no finite verb of its own.
    pub(super) const fn is_phrase(self) -> bool {
        matches!(self, Self::Noun | Self::Naming)
    }

    /// What a cue takes that takes it.
    pub(super) const fn complements(self) -> Complements {
        match self {
            Self::Clause => Complements::CLAUSE.union(Complements::THAT),
            Self::Infinitive => Complements::INFINITIVE,
            Self::Noun => Complements::NOUN,
            Self::Naming => Complements::NAMING,
        }
    }
}

/// How many units may stand between a thing and the quotation that says what it is called.
const NAMED: usize = 6;

impl Hearing<'_, '_, '_> {
    /// The complement behind a cue.
    pub(super) fn complement_after(&self, cue: &CueClause<'_, '_>) -> Option<(Range<usize>, Shape)> {
        let (start, shape) = self.complement_start(cue)?;
        let end = self.complement_end(cue, start, shape);
        let phrase = shape != Shape::Clause;
        // "recalled its ambassador after Kenya had expelled two"
        let sent =
            !phrase && cue.cue.takes.has(Complements::NOUN) && self.opens_with_no_statement(cue, start);
        if start >= end || phrase && self.is_no_statement(start..end) || sent {
            return None;
        }
        Some((start..end, shape))
    }

    /// Whether a complement is thanks or congratulations.
    fn is_no_statement(&self, tokens: Range<usize>) -> bool {
        let toks = &self.scene.sheet.toks[tokens];
        toks.iter().take(6).any(|tok| tok.is(WordClass::NotStatement))
    }

    /// Whether a clause right behind its cue begins with somebody who is sent home, thanks or congratulations.
    fn opens_with_no_statement(&self, cue: &CueClause<'_, '_>, start: usize) -> bool {
        match self.kind_at(self.unit_from(start)) {
            Some(UnitKind::Noun(phrase)) => {
                let adverbs = self.skip_adverbs(self.unit_from(cue.end));
                adverbs >= self.unit_from(start) && self.scene.sheet.is(phrase.head, WordClass::NotStatement)
            }
            _ => false,
        }
    }

    /// Where the complement of a cue starts, if what follows is one that the cue takes.
    fn complement_start(&self, cue: &CueClause<'_, '_>) -> Option<(usize, Shape)> {
        let takes = cue.cue.takes;
        let mut at = self.skip_adverbs(self.unit_from(cue.end));
        if takes.has_that()
            && let Some(that) = self.that_after(cue, at)
        {
            return Some((self.unit(that).tokens.end, Shape::Clause));
        }
        // The speaker's own voice is a statement only where it is reported with "that".
        if cue.own {
            return None;
        }
        at = self.skip_manner(at);
        if takes.has(Complements::NAMING) && self.names_something(at) {
            return Some((self.unit(at).tokens.start, Shape::Naming));
        }
        if let Some(start) = self.wh_clause(cue, at) {
            return Some((start, Shape::Clause));
        }
        if takes.has(Complements::ADDRESSEE) && self.is_addressee(at) {
            at = self.skip_adverbs(at + 1);
            if let Some(start) = self.wh_clause(cue, at) {
                return Some((start, Shape::Clause));
            }
        }
        if takes.has(Complements::CLAUSE) && !takes.has(Complements::NOUN) {
            at = self.skip_adjuncts(at);
        } else if takes.has(Complements::CLAUSE)
            && matches!(self.kind_at(at), Some(UnitKind::Date(_)))
            && self.clause_follows(at + 1, true)
        {
            // "warned Friday the talks were failing"
            at += 1;
        }
        if self.is_both(at) {
            let (start, shape) = (self.unit(at).tokens.start, self.noun_complement(cue, at + 1)?);
            return Some((start, shape));
        }
        let start = self.scene.units.get(at)?.tokens.start;
        match self.kind_at(at)? {
            UnitKind::Verb(group) if group.form == VerbForm::Infinitive => takes
                .has(Complements::INFINITIVE)
                .then_some((start, Shape::Infinitive)),
            UnitKind::Verb(group) if group.form == VerbForm::Gerund => {
                takes.has(Complements::NOUN).then_some((start, Shape::Noun))
            }
            UnitKind::Noun(_) => self.noun_complement(cue, at).map(|shape| (start, shape)),
            UnitKind::Quote if matches!(self.scene.sheet.text(start), "$" | "€" | "£" | "¥") => {
                takes.has(Complements::NOUN).then_some((start, Shape::Noun))
            }
            UnitKind::Quote => self.quoted_phrase(cue, at),
            UnitKind::Boundary if self.scene.sheet.is_text(start, ":") => takes
                .has(Complements::CLAUSE)
                .then_some((start + 1, Shape::Clause)),
            _ => None,
        }
    }

    /// A quotation that is a part of the sentence: "called “to develop …”".
    fn quoted_phrase(&self, cue: &CueClause<'_, '_>, at: usize) -> Option<(usize, Shape)> {
        let start = self.unit(at).tokens.start;
        let opens = self.quotes.iter().any(|quote| quote.outer.start == start);
        let shape = if cue.cue.takes.has(Complements::NOUN)
            && !matches!(self.kind_at(at + 1), Some(UnitKind::Verb(_)))
        {
            Shape::Noun
        } else {
            Shape::Clause
        };
        let infinitive =
            self.scene.sheet.is_word(start + 1, "to") && cue.cue.takes.has(Complements::INFINITIVE);
        let fits = infinitive || cue.cue.takes.has(Complements::NOUN) || cue.cue.takes.has_that();
        (opens && fits).then_some((start, shape))
    }

    /// What the noun phrase after a cue begins: a clause, an infinitive with its subject, or itself.
    fn noun_complement(&self, cue: &CueClause<'_, '_>, at: usize) -> Option<Shape> {
        let takes = cue.cue.takes;
        let UnitKind::Noun(phrase) = self.kind_at(at)? else {
            return None;
        };
        if takes.has(Complements::CLAUSE)
            && self.clause_follows(
                at,
                takes.has(Complements::NOUN) || cue.clause.form == VerbForm::Gerund,
            )
        {
            return Some(Shape::Clause);
        }
        // "called a summit to discuss": a verb that takes nothing but an infinitive has no subject for it.
        let told = Complements::NOUN.union(Complements::ADDRESSEE);
        let with_subject = takes.has(Complements::INFINITIVE) && takes.has(told);
        if with_subject && self.infinitive_follows(at) {
            return Some(Shape::Infinitive);
        }
        // "reiterate the following": a list is to come.
        let start = self.unit(at).tokens.start;
        let announces = (start..start + 2).any(|at| self.scene.sheet.is_word(at, "following"));
        let content = !phrase.pronoun && !announces && takes.has(Complements::NOUN);
        (content && !self.is_person(at)).then_some(Shape::Noun)
    }

    fn is_person(&self, at: usize) -> bool {
        let referents = &self.scene.found.links.referents;
        let mut speakers = self.speakers(&[at]).into_iter();
        speakers.any(|referent| referents[referent].kind == EntityKind::Person)
    }

    /// Whether a thing and what it is called stand at a unit: "the outcome of the talks “historic”", "it a day of joy".
    fn names_something(&self, at: usize) -> bool {
        if !matches!(self.kind_at(at), Some(UnitKind::Noun(_))) {
            return false;
        }
        let article = |at: usize| self.scene.sheet.is_one_of(at, words!["a", "an"]);
        if let (Some(UnitKind::Noun(_)), Some(next)) = (self.kind_at(at + 1), self.scene.units.get(at + 1)) {
            return article(next.tokens.start);
        }
        let parts = self.scene.units[at + 1..].iter().take(NAMED);
        let mut rest =
            parts.skip_while(|unit| matches!(unit.kind, UnitKind::Noun(_) | UnitKind::Preposition(_)));
        let next = rest.next();
        next.is_some_and(|unit| {
            self.quotes
                .iter()
                .any(|quote| quote.outer.start == unit.tokens.start)
        })
    }

    /// Whether a noun phrase is only told something: another noun phrase, or a clause, follows it.
    fn is_addressee(&self, at: usize) -> bool {
        let noun = matches!(self.kind_at(at), Some(UnitKind::Noun(_)));
        let next = self.skip_adverbs(at + 1);
        noun && matches!(
            self.kind_at(next),
            Some(UnitKind::Noun(_) | UnitKind::Relative | UnitKind::Subordinator)
        )
    }

    pub(super) fn skip_adverbs(&self, mut at: usize) -> usize {
        while matches!(self.kind_at(at), Some(UnitKind::Adverb)) && !self.is_both(at) {
            at += 1;
        }
        at
    }

    /// Whether "both" begins a noun phrase: "both sides".
    fn is_both(&self, at: usize) -> bool {
        self.scene.sheet.is_word(self.next_start(at), "both")
            && matches!(self.kind_at(at + 1), Some(UnitKind::Noun(_)))
    }

    /// Skips "with concern", "in particular": how something is noted.
    fn skip_manner(&self, at: usize) -> usize {
        let sheet = self.scene.sheet;
        let start = self.scene.units.get(at).map_or(0, |unit| unit.tokens.start);
        let manner = sheet.is_one_of(start, words!["with", "in"]);
        let bare = matches!(self.kind_at(at + 1), Some(UnitKind::Noun(_)))
            && !sheet.is(self.unit(at + 1).tokens.start, WordClass::Determiner)
            && self.unit(at + 1).tokens.len() < 3;
        let goes_on = matches!(
            self.kind_at(at + 2),
            Some(UnitKind::Noun(_) | UnitKind::Subordinator | UnitKind::Relative)
        );
        if manner && bare && goes_on { at + 2 } else { at }
    }

    /// Skips where and when something was said: "said in Geneva on Friday the talks …".
    fn skip_adjuncts(&self, at: usize) -> usize {
        let mut next = at;
        loop {
            next = match (self.kind_at(next), self.kind_at(next + 1)) {
                (Some(UnitKind::Preposition(_)), Some(UnitKind::Noun(_) | UnitKind::Date(_))) => next + 2,
                (Some(UnitKind::Date(_) | UnitKind::Adverb), _) => next + 1,
                _ => break,
            };
        }
        if matches!(self.kind_at(next), Some(UnitKind::Noun(_))) {
            next
        } else {
            at
        }
    }

    /// "explained how …", "asked whether …".
    fn wh_clause(&self, cue: &CueClause<'_, '_>, at: usize) -> Option<usize> {
        let mut at = at;
        let takes = cue.cue.takes;
        if takes.has(Complements::QUOTATION) && !takes.has_that() {
            at = self.skip_adjuncts_and_nouns(at);
        }
        let start = self.scene.units.get(at)?.tokens.start;
        let question = self.is_question(&(start..start + 1));
        (question && takes.has_quotation()).then_some(start)
    }

    /// Skips whom and over what somebody asked: "asked me over dinner whether".
    fn skip_adjuncts_and_nouns(&self, at: usize) -> usize {
        let mut next = at;
        while next < at + 6
            && matches!(
                self.kind_at(next),
                Some(UnitKind::Noun(_) | UnitKind::Preposition(_) | UnitKind::Date(_))
            )
            && !self.is_question(&(self.unit(next).tokens.start..self.unit(next).tokens.end))
        {
            next += 1;
        }
        next
    }

    /// The "that" that opens the complement, past an addressee, a place and a date.
    fn that_after(&self, cue: &CueClause<'_, '_>, from: usize) -> Option<usize> {
        let mut at = from;
        while at < from + 9 {
            let unit = self.scene.units.get(at)?;
            match &unit.kind {
                UnitKind::Subordinator | UnitKind::Relative
                    if self.scene.sheet.is_word(unit.tokens.start, "that") =>
                {
                    return Some(at);
                }
                // "noted the progress that": what a verb takes as its object is no addressee.
                UnitKind::Noun(_)
                    if at == from
                        && !cue.cue.takes.has(Complements::ADDRESSEE)
                        && !self.is_told(at)
                        && !self.is_time(at) =>
                {
                    return None;
                }
                UnitKind::Noun(_)
                | UnitKind::Preposition(_)
                | UnitKind::Date(_)
                | UnitKind::Adverb
                | UnitKind::Comma => at += 1,
                _ => return None,
            }
        }
        None
    }

    /// Whether a noun phrase can be told something: a pronoun, or an actor.
    fn is_told(&self, at: usize) -> bool {
        let pronoun = matches!(self.kind_at(at), Some(UnitKind::Noun(phrase)) if phrase.pronoun);
        pronoun || !self.speakers(&[at]).is_empty()
    }

    /// Whether a noun phrase says when: "insisted *this spring* that".
    fn is_time(&self, at: usize) -> bool {
        matches!(self.kind_at(at), Some(UnitKind::Noun(phrase)) if self.scene.sheet.is(phrase.head, WordClass::TimeNoun))
    }

    /// Whether the noun phrase at a unit is the subject of a finite clause.
    fn clause_follows(&self, at: usize, or_noun: bool) -> bool {
        let mut next = at + 1;
        let mut relative = false;
        while next < at + 8 || !or_noun && next < at + 30 {
            let joined = next > at + 1 && matches!(self.kind_at(next - 1), Some(UnitKind::Conjunction));
            match self.kind_at(next) {
                // "recalled its envoy and accused": the second verb is no verb of a clause that the noun opens.
                Some(UnitKind::Verb(_)) if joined => return false,

                Some(UnitKind::Verb(group)) if group.form == VerbForm::Finite && relative => relative = false,
                Some(UnitKind::Verb(group)) if group.form == VerbForm::Finite => {
                    let start = self.unit(next).tokens.start;
                    return !or_noun
                        || group.voice != Voice::Either
                        || self.scene.sheet.is(start, WordClass::Be);
                }
                Some(UnitKind::Verb(_)) if or_noun => return false,
                Some(
                    UnitKind::Noun(_)
                    | UnitKind::Preposition(_)
                    | UnitKind::Adverb
                    | UnitKind::Quote
                    | UnitKind::Conjunction,
                ) => {}
                Some(UnitKind::Relative) if !or_noun => relative = true,
                Some(UnitKind::Comma)
                    if relative || !or_noun && matches!(self.kind_at(next + 1), Some(UnitKind::Relative)) => {
                }
                Some(UnitKind::Date(_) | UnitKind::Verb(_)) if !or_noun => {}
                _ => return false,
            }
            next += 1;
        }
        false
    }

    /// Whether an infinitive follows the noun phrase at a unit.
    fn infinitive_follows(&self, at: usize) -> bool {
        let passed = |at: &usize| {
            let kind = &self.unit(*at).kind;
            let phrase = matches!(
                kind,
                UnitKind::Adverb
                    | UnitKind::Noun(_)
                    | UnitKind::Preposition(_)
                    | UnitKind::Conjunction
                    | UnitKind::Comma
                    | UnitKind::Quote
            );
            // "all states, including Kenya, to cooperate"
            phrase
                || matches!(kind, UnitKind::Verb(group) if group.form == VerbForm::Gerund)
                    && !self.is_gerund(*at)
        };
        let next = (at + 1..self.scene.units.len()).find(|at| !passed(at));
        next.is_some_and(
            |at| matches!(self.kind_at(at), Some(UnitKind::Verb(group)) if group.form == VerbForm::Infinitive),
        )
    }
}
