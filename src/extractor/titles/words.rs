//! The words of a title: modifiers, office words, and what the office is for.

use std::ops::Range;

use super::Finder;
use crate::extractor::names::Sense;
use crate::knowledge::WordClass;

impl Finder<'_, '_> {
    /// Whether a token stands inside a name that is no mere run of capitals.
    pub(super) fn is_inside_name(&self, at: usize) -> bool {
        self.names.at(at).is_some_and(|name| {
            self.names.list[name].sense != Sense::Unknown || self.names.list[name].tokens.len() > 1
        })
    }

    /// The run of modifiers and office words from `at`, if it ends in an office word; with "of foreign affairs" and its like.
    pub(super) fn office_words(&self, at: usize) -> Option<Range<usize>> {
        let (mut next, mut head) = (at, None);
        while next < self.range.end && !self.is_inside_name(next) && self.is_title_word(at, next) {
            if self.sheet.is(next, WordClass::OfficeWord) {
                head = Some(next);
            }
            next += 1;
        }
        let head = head?;
        if self.is_verb(head) {
            return None;
        }
        let offices = &self.sheet.knowledge.lexicon.offices;
        let phrase_end = |from: usize| {
            offices
                .longest_at(&self.sheet.keys[from..self.range.end])
                .map_or(from, |(length, _)| from + length)
        };
        let end = phrase_end(at).max(phrase_end(head)).max(head + 1);
        let portfolio = if end == head + 1 && self.may_have_portfolio(head) {
            self.portfolio_end(end)
        } else {
            None
        };
        Some(at..portfolio.unwrap_or(end))
    }

    /// Whether a word goes on with a title that starts at `at`.
    fn is_title_word(&self, at: usize, next: usize) -> bool {
        let sheet = self.sheet;
        let hyphen = sheet.is_text(next, "-") && sheet.joined(next) && sheet.joined(next + 1);
        let list = next > at
            && (sheet.is_word(next, "and") || sheet.is_text(next, ","))
            && self.is_modifier_list(next);
        sheet.is(next, WordClass::OfficeWord) || sheet.is(next, WordClass::OfficeModifier) || hyphen || list
    }

    /// The end of "of foreign affairs", "for the environment" after an office word.
    fn portfolio_end(&self, end: usize) -> Option<usize> {
        let sheet = self.sheet;
        if !(sheet.is_word(end, "of") || sheet.is_word(end, "for")) {
            return None;
        }
        let portfolios = &sheet.knowledge.lexicon.portfolios;
        let from = |at: usize| {
            portfolios
                .longest_at(sheet.keys.get(at..self.range.end)?)
                .map(|(length, ())| at + length)
        };
        // "Director of the Trade Institute": the word belongs to a name.
        let free = |end: &usize| {
            self.names
                .at(end - 1)
                .is_none_or(|name| matches!(self.names.list[name].sense, Sense::Unknown))
        };
        from(end + 1).filter(free).or_else(|| {
            from(end + 2)
                .filter(|_| sheet.is_word(end + 1, "the"))
                .filter(free)
        })
    }

    /// Whether an office may be "of finance": a minister's, a secretary's, a deputy's.
    fn may_have_portfolio(&self, head: usize) -> bool {
        [
            "minister",
            "ministers",
            "secretary",
            "secretaries",
            "deputy",
            "spokesperson",
            "head",
            "heads",
            "professor",
            "director",
            "chief",
        ]
        .iter()
        .any(|word| self.sheet.is_word(head, word))
    }

    /// Whether "and" joins two modifiers: "economy and trade minister".
    fn is_modifier_list(&self, at: usize) -> bool {
        self.sheet.is(at + 1, WordClass::OfficeModifier)
            && self.sheet.is(at - 1, WordClass::OfficeModifier)
            && !self.sheet.is(at - 1, WordClass::OfficeWord)
    }

    /// Whether an office word is a verb here: "to head the delegation", "chairs the meeting".
    fn is_verb(&self, head: usize) -> bool {
        let sheet = self.sheet;
        let tok = &sheet.toks[head];
        if tok.word.is_none_or(|word| word.verbs.is_empty()) || tok.is_capital() {
            return false;
        }
        let before = head.checked_sub(1);
        let verbal = before.is_some_and(|at| {
            sheet.is_word(at, "to")
                || sheet.is(at, WordClass::Modal)
                || sheet.is(at, WordClass::Pronoun) && !sheet.is(at, WordClass::Determiner)
                || sheet.is(at, WordClass::Relative)
        });
        let object = sheet.is(head + 1, WordClass::Determiner);
        verbal || object
    }
}
