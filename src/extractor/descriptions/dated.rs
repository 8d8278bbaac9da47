//! Meetings that only a date tells, without an article: "First summit in May 2023", "summits in 2019 and 2021".

use super::{Before, Describer, Description, ordinal_ending};
use crate::extractor::dates::When;
use crate::extractor::sheet::{Shape, words};
use crate::knowledge::WordClass;
use crate::model::EntityKind;

impl Describer<'_, '_> {
    /// The meetings that the dates after a bare head noun tell: one of a singular, one for each date of a plural.
    pub(super) fn dated(&self, head: usize) -> Vec<Description> {
        let before = self.before(head);
        let plural = self.sheet.is(head, WordClass::Plural) && !self.sheet.is_word(head, "talks");
        let dates = self.dates_after(head, plural);
        let told = if plural {
            dates.len() > 1 && (self.item || before.name.is_some() || self.opens_part(&before))
        } else {
            self.is_told_bare(&before, head)
        };
        let described = before.genitive || self.has_determiner(before.start);
        if !told || described || self.sheet.is(head, WordClass::Occasion) {
            return Vec::new();
        }
        let told = dates.iter().enumerate();
        told.map(|(number, date)| self.told_by(&before, head, *date, number == 0))
            .collect()
    }

    /// "its 436th and 455th meetings": the meetings that the ordinals before a plural number one by one.
    pub(super) fn numbered_apart(&self, head: usize) -> Vec<Description> {
        let sheet = self.sheet;
        let mut found = Vec::new();
        let mut end = head;
        while sheet.is(head, WordClass::Plural)
            && let Some((start, ordinal)) = ordinal_ending(sheet, end, self.range.start)
        {
            found.push((start..end, ordinal));
            end = start;
            while end > self.range.start && (sheet.is_text(end - 1, ",") || sheet.is_word(end - 1, "and")) {
                end -= 1;
            }
            if end == start {
                break;
            }
        }
        if found.len() < 2 {
            return Vec::new();
        }
        let from = found.iter().map(|(tokens, _)| tokens.start).min().unwrap_or(head);
        found.reverse();
        let told = found.into_iter();
        told.map(|(tokens, ordinal)| Description {
            ordinal: Some(ordinal),
            definite: true,
            owned: from > self.range.start && sheet.is(from - 1, WordClass::PossessivePronoun),
            ..self.bare(head, tokens)
        })
        .collect()
    }

    /// A meeting described by some words of which nothing is known.
    pub(super) fn bare(&self, head: usize, tokens: std::ops::Range<usize>) -> Description {
        Description {
            head,
            kind: EntityKind::Meeting,
            definite: false,
            owned: false,
            possible: false,
            name: None,
            numbered: false,
            number: tokens.start,
            ordinal: None,
            year: None,
            extent: tokens.clone(),
            core: tokens.end,
            after: Vec::new(),
            date: None,
            tokens,
        }
    }

    /// The places in the list of dates of those right after a head noun: "in May 2019", of a plural also "and (in) 2021".
    fn dates_after(&self, head: usize, plural: bool) -> Vec<usize> {
        let planned = ["scheduled", "planned", "slated", "set", "due"];
        let mut found = Vec::new();
        let mut end = head + 1;
        end += usize::from(planned.iter().any(|word| self.sheet.is_word(end, word)));
        while let Some(at) = self.date_behind(end, found.is_empty()) {
            found.push(at);
            end = self.dates[at].tokens.end;
            if !plural {
                break;
            }
        }
        found
    }

    /// The date behind "in", "on", "of" or "for"; a further one behind a comma or "and".
    fn date_behind(&self, mut at: usize, first: bool) -> Option<usize> {
        let sheet = self.sheet;
        let mark = at;
        while !first && (sheet.is_text(at, ",") || sheet.is(at, WordClass::Conjunction)) {
            at += 1;
        }
        let led = sheet.is_one_of(at, words!["in", "on", "of", "for"]);
        if !(first && led || !first && at > mark) {
            return None;
        }
        at += usize::from(led);
        let place = self.dates.partition_point(|dated| dated.tokens.start < at);
        let dated = self.dates.get(place);
        let dated = dated.filter(|dated| dated.tokens.start == at && at < self.range.end)?;
        matches!(dated.when, When::On(_) | When::DayOf { .. }).then_some(place)
    }

    /// Whether a singular without an article is one meeting after all: it is counted, or opens its line or part of a line.
    fn is_told_bare(&self, before: &Before, head: usize) -> bool {
        let sheet = self.sheet;
        let first = ["inaugural", "founding", "foundational"];
        let inaugural = (before.start..head).any(|at| first.iter().any(|word| sheet.is_word(at, word)));
        before.ordinal.is_some() || inaugural || self.opens_part(before)
    }

    /// Whether a phrase opens its line, or what follows a dash or colon in it.
    fn opens_part(&self, before: &Before) -> bool {
        let (sheet, start) = (self.sheet, before.start);
        let opens = start == self.range.start
            || sheet.is_dash(start - 1) && !sheet.joined(start - 1)
            || sheet.is_text(start - 1, ":");
        opens && sheet.toks[start].shape == Shape::Capital
    }

    fn has_determiner(&self, start: usize) -> bool {
        start > self.range.start && self.sheet.is(start - 1, WordClass::Determiner)
    }

    /// The meeting of a head noun and one of its dates; the words of a further one are its date alone.
    fn told_by(&self, before: &Before, head: usize, date: usize, first: bool) -> Description {
        let when = &self.dates[date].tokens;
        let tokens = if first {
            before.start..head + 1
        } else {
            when.clone()
        };
        Description {
            name: before.name,
            ordinal: before.ordinal,
            year: match self.dates[date].when {
                When::On(date) => Some(date.year()),
                _ => None,
            },
            extent: before.start..when.end,
            core: head + 1,
            date: Some(date),
            ..self.bare(head, tokens)
        }
    }
}
