//! Meetings without a noun: "the first in Almaty", "the second was held in May".

use super::extent::Extent;
use super::{Describer, Description};
use crate::extractor::sheet::words;
use crate::knowledge::WordClass;
use crate::model::EntityKind;

impl Describer<'_, '_> {
    /// "the first in Almaty", "the one in Geneva" beside a word for meetings.
    pub(super) fn elliptical(&self, head: usize) -> Option<Description> {
        let sheet = self.sheet;
        if let Some(elliptical) = self.counted(head) {
            return Some(elliptical);
        }
        let first = head > self.range.start && sheet.is_word(head - 1, "the");
        if !first || !(sheet.is_word(head + 1, "in") || sheet.is_word(head + 1, "at")) {
            return None;
        }
        let ordinal = sheet.ordinal(head);
        if !(ordinal.is_some() || sheet.is_word(head, "one")) || !self.is_of_meetings(head) {
            return None;
        }
        let Extent { end, core, after } = self.extent(head, head + 1, EntityKind::Meeting);
        let format = |(_, name): &(usize, usize)| self.is_format(*name);
        let placed = !after.is_empty() && !after.iter().any(format);
        placed.then(|| Description {
            definite: true,
            number: head,
            ordinal,
            extent: head - 1..end,
            core,
            after,
            ..self.bare(head, head - 1..head + 1)
        })
    }

    /// "the first summit was …; *the second* was …", "*the next one* will be …".
    pub(super) fn counted(&self, head: usize) -> Option<Description> {
        let sheet = self.sheet;
        let one = sheet.is_word(head, "one");
        let modifier = if one { head.checked_sub(1)? } else { head };
        let ordinal = sheet.ordinal(modifier);
        if !one && ordinal.is_none() {
            return None;
        }
        let step = sheet.is_one_of(modifier, words!["next", "previous", "last"]);
        let article = modifier
            .checked_sub(1)
            .filter(|at| *at >= self.range.start && sheet.is_word(*at, "the"));
        // "first summit in May, *second one* took place in June"
        let bare =
            one && ordinal.is_some() && modifier > self.range.start && sheet.is_text(modifier - 1, ",");
        let article = article.or(bare.then_some(modifier))?;
        let verb = head + 1 < self.range.end
            && (sheet.is(head + 1, WordClass::Be)
                || sheet.is(head + 1, WordClass::Modal)
                || sheet.is_word(head + 1, "took"));
        let told = ordinal.is_some() || step;
        let meetings = self.is_of_meetings(head) || one && self.was_of_meetings();
        (told && verb && meetings).then(|| Description {
            definite: true,
            number: head,
            ordinal,
            ..self.bare(head, article..head + 1)
        })
    }

    /// Whether a word for meetings stands in the sentence before.
    pub(super) fn was_of_meetings(&self) -> bool {
        let Some(last) = self.range.start.checked_sub(1) else {
            return false;
        };
        self.sheet
            .sentence_around(last)
            .any(|at| self.is_meeting_noun(at))
    }

    /// Whether a word for meetings stands before in the sentence.
    pub(super) fn is_of_meetings(&self, at: usize) -> bool {
        (self.range.start..at).any(|at| self.is_meeting_noun(at))
    }

    /// Whether a word for meetings stands at a token.
    pub(super) fn is_meeting_noun(&self, at: usize) -> bool {
        let word = self.sheet.toks[at].word;
        word.is_some_and(|word| word.head == Some(EntityKind::Meeting))
    }
}
