//! What stands before a head noun and belongs to its phrase: "*the sixth OSCE ministerial* meeting".

use super::{Before, Describer, is_plain_word, ordinal_ending};
use crate::extractor::dates::year_at;
use crate::extractor::names::Sense;
use crate::extractor::sheet::{Shape, words};
use crate::knowledge::{VerbForms, WordClass};
use crate::model::EntityKind;
use crate::text::TokenKind;

impl Describer<'_, '_> {
    /// Reads what stands before a head noun, from right to left.
    pub(super) fn before(&self, head: usize) -> Before {
        let sheet = self.sheet;
        let mut before = Before {
            start: head,
            ..Before::default()
        };
        while before.start > self.range.start && head - before.start < 8 {
            let at = before.start - 1;
            let tok = &sheet.toks[at];
            if tok.is(WordClass::Determiner) {
                break;
            }
            if let Some((from, year)) = self.year_genitive(at) {
                before.year = year;
                before.genitive = true;
                before.start = from;
                break;
            }
            if let Some(found) = self.names.ending(before.start) {
                before.name = before.name.or(Some(found));
                before.start = self.names.list[found].tokens.start;
                continue;
            }
            if let Some(year) = year_at(sheet, at) {
                before.year = Some(year);
                before.start = at;
                continue;
            }
            // "their first *in-person* meeting"
            if self.is_compound(at) {
                before.start = at - 1;
                continue;
            }
            // "the African Union (AU) summit"
            if let Some(open) = self.acronym_before(before.start) {
                before.name = before.name.or(self.names.starting(open + 1));
                before.start = open;
                continue;
            }
            // "the foreign ministers' meeting": who meets there, not whose it is.
            if self.is_of_officers(at) {
                before.start = at;
                continue;
            }
            let possessive =
                tok.kind == TokenKind::Possessive && (self.names.ending(at).is_some() || self.is_owner(at));
            if let Some((from, ordinal)) = ordinal_ending(sheet, before.start, self.range.start) {
                // "the 30th anniversary summit"
                let counts = !sheet.is_word(before.start, "anniversary");
                before.ordinal = before.ordinal.or(Some(ordinal).filter(|_| counts));
                before.start = from;
                continue;
            }
            if before.ordinal.is_none() && self.is_first(at) {
                before.ordinal = Some(1);
            }
            if !possessive && !self.modifies(at) {
                break;
            }
            before.genitive |= possessive;
            before.start = at;
        }
        before
    }

    /// Whether a hyphen joins two words into one.
    pub(super) fn is_compound(&self, hyphen: usize) -> bool {
        let sheet = self.sheet;
        hyphen > self.range.start
            && sheet.is_text(hyphen, "-")
            && sheet.joined(hyphen)
            && sheet.joined(hyphen + 1)
            && sheet.toks[hyphen - 1].shape == Shape::Lower
    }

    /// The bracket that opens around an acronym right before a token.
    pub(super) fn acronym_before(&self, end: usize) -> Option<usize> {
        let sheet = self.sheet;
        let open = end.checked_sub(3).filter(|open| *open > self.range.start)?;
        let acronym = sheet.is_text(open, "(")
            && sheet.is_text(end - 1, ")")
            && sheet.toks[open + 1].shape == Shape::Capitals;
        (acronym && self.names.ending(open).is_some()).then_some(open)
    }

    /// "ministers'", "leaders'" before a token.
    pub(super) fn is_of_officers(&self, possessive: usize) -> bool {
        let sheet = self.sheet;
        let noun = possessive
            .checked_sub(1)
            .filter(|noun| *noun >= self.range.start && sheet.toks[possessive].kind == TokenKind::Possessive);
        noun.is_some_and(|noun| {
            sheet.is(noun, WordClass::Plural)
                && (sheet.is(noun, WordClass::OfficeWord) || sheet.is(noun, WordClass::Collective))
                && self.names.ending(possessive).is_none()
        })
    }

    /// "the *inaugural* summit" is the first of its series.
    pub(super) fn is_first(&self, at: usize) -> bool {
        self.sheet.is_one_of(at, words!["inaugural", "first-ever"])
    }

    /// "the group's third summit", "the organisation's previous meeting": a body described before a possessive.
    pub(super) fn is_owner(&self, possessive: usize) -> bool {
        let sheet = self.sheet;
        let Some(noun) = possessive.checked_sub(1).filter(|noun| *noun > self.range.start) else {
            return false;
        };
        let body = sheet.toks[noun].word.is_some_and(|word| {
            word.head
                .is_some_and(|kind| kind.is_organization() || kind == EntityKind::Format)
                || word.classes.has(WordClass::Organ)
        });
        body && sheet.is(noun - 1, WordClass::Definite)
    }

    /// "this year's", "last year's", "that year's", "Monday's", "today's": where it starts, and the year.
    pub(super) fn year_genitive(&self, possessive: usize) -> Option<(usize, Option<i16>)> {
        let sheet = self.sheet;
        if sheet.toks[possessive].kind != TokenKind::Possessive || possessive < self.range.start + 1 {
            return None;
        }
        let noun = possessive - 1;
        if sheet.is(noun, WordClass::Weekday)
            || sheet.is_one_of(noun, words!["today", "yesterday", "tomorrow"])
        {
            return Some((noun, None));
        }
        if !sheet.is(noun, WordClass::TimeNoun) || noun == self.range.start {
            return None;
        }
        let steps = [("last", -1), ("this", 0), ("next", 1)];
        let step = steps.iter().find(|(word, _)| sheet.is_word(noun - 1, word));
        let issued = sheet.document.facts.issued;
        let year = step.and_then(|(_, step)| Some(issued?.year() + step));
        let starts = step.is_some() || sheet.is_word(noun - 1, "that");
        starts.then(|| (noun - 1, year.filter(|_| sheet.is_word(noun, "year"))))
    }

    /// Whether a name that is no place's or body's ends before a token.
    fn is_person_before(&self, at: usize) -> bool {
        let name = self.names.ending(at).filter(|_| at > self.range.start);
        name.is_some_and(|name| matches!(self.names.list[name].sense, Sense::Person | Sense::Unknown))
    }

    /// Whether a word before a head noun belongs to its phrase.
    pub(super) fn modifies(&self, at: usize) -> bool {
        let sheet = self.sheet;
        let tok = &sheet.toks[at];
        let counted = sheet.toks[at].shape == Shape::Number && sheet.is_text(at + 1, "-");
        // "close summit with a joint text": in a headline a verb may look like an adjective.
        if self.heading
            && tok.shape == Shape::Lower
            && tok.verb(VerbForms::BASE.union(VerbForms::THIRD)).is_some()
        {
            return false;
        }
        // "President Novak *launch* talks": after a person's name it is a verb.
        if tok.shape == Shape::Lower && tok.verb(VerbForms::BASE).is_some() && self.is_person_before(at) {
            return false;
        }
        // "an online summit", "the then chairmanship"
        let focus = sheet.is_one_of(at, words!["only", "also", "just", "even"]);
        if tok.is(WordClass::Adverb)
            && !focus
            && at > self.range.start
            && sheet.is(at - 1, WordClass::Determiner)
        {
            return true;
        }
        tok.is(WordClass::Adjective) || is_plain_word(sheet, at) || sheet.is_text(at, "-") || counted
    }
}
