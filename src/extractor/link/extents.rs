//! How far the words go that name a meeting: with whose it is before it, its day, and who held it behind it.

use std::ops::Range;

use super::{Linker, ReferentIndex};
use crate::extractor::descriptions::Description;
use crate::extractor::names::Sense;
use crate::knowledge::WordClass;
use crate::model::{EntityKind, LinkReason};
use crate::text::TokenKind;

/// Words before the name of a meeting that tell which of its series it is: "the *last* Oslo Summit".
const STEPS: [&str; 8] = [
    "last",
    "next",
    "previous",
    "upcoming",
    "forthcoming",
    "coming",
    "annual",
    "recent",
];

impl Linker<'_, '_> {
    /// Names a described meeting by more of its words: "*my* visit to Kenya", "the Oslo conference *in November*".
    pub(super) fn name_extents(&mut self, description: &Description, meeting: ReferentIndex) {
        let whole = description.extent.clone();
        let end = self.end_behind(whole.end, self.sheet.is_word(description.head, "visit"));
        let noun = self.sheet.toks[description.head]
            .word
            .is_some_and(|word| word.head.is_some());
        let owner = self
            .owner_before(whole.start)
            .filter(|_| noun && whole.contains(&description.head));
        let start = owner.unwrap_or(whole.start);
        for tokens in [start..whole.end, whole.start..end] {
            if tokens != whole {
                self.name(tokens, meeting, LinkReason::Description);
            }
        }
    }

    /// Names a meeting with a name of its own by what stands beside it: "*the last* Oslo Summit", "Oslo Summit *in January*".
    pub(super) fn name_beside(&mut self, tokens: &Range<usize>, meeting: ReferentIndex) {
        if self.links.referents[meeting].kind != EntityKind::Meeting {
            return;
        }
        let start = self.step_before(tokens.start);
        let end = self.end_behind(tokens.end, false);
        for longer in [start..tokens.end, tokens.start..end, start..end] {
            if longer != *tokens {
                self.name(longer, meeting, LinkReason::Introduced);
            }
        }
    }

    /// Where "last", "37th" or "2018" before a name begins.
    fn step_before(&self, start: usize) -> usize {
        let sheet = self.sheet;
        let sentence = sheet.sentence_around(start).start;
        let tells = |at: usize| {
            let number = sheet.number(at).is_some() || sheet.ordinal(at).is_some();
            number || STEPS.iter().any(|word| sheet.is_word(at, word))
        };
        (sentence..start)
            .rev()
            .take(2)
            .take_while(|at| tells(*at))
            .last()
            .unwrap_or(start)
    }

    /// The end of the date right behind a meeting, or of who paid a visit: "*in November*", "visit to Kenya *by President Novak*".
    fn end_behind(&self, end: usize, visit: bool) -> usize {
        let sheet = self.sheet;
        let sentence = sheet.sentence_around(end.saturating_sub(1)).end;
        let leads = |words: &[&str]| end < sentence && words.iter().any(|word| sheet.is_word(end, word));
        let from = end + usize::from(leads(&["in", "of", "on"]));
        let at = self.dates.partition_point(|dated| dated.tokens.start < from);
        if let Some(dated) = self
            .dates
            .get(at)
            .filter(|dated| dated.tokens.start == from && from < sentence)
        {
            return dated.tokens.end;
        }
        if !visit || !leads(&["by"]) {
            return end;
        }
        let titled = |at: &usize| sheet.toks[*at].kind == TokenKind::Word || sheet.is_text(*at, "-");
        let words = (end + 1..sentence.min(end + 10)).take_while(titled);
        words
            .filter_map(|at| self.names.starting(at))
            .map(|name| &self.names.list[name])
            .find(|name| !matches!(name.sense, Sense::Demonym(_)))
            .map_or(end, |name| name.tokens.end)
    }

    /// Where the possessive before a phrase begins: "*our* meeting", "*President Novak's* visit".
    fn owner_before(&self, start: usize) -> Option<usize> {
        let before = start.checked_sub(1)?;
        self.sheet
            .is(before, WordClass::PossessivePronoun)
            .then_some(before)
    }
}
