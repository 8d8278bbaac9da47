//! Statements in the order in which they were read, found by where they stand.

use std::collections::BTreeSet;

use crate::extractor::statements::Said;
use crate::model::Quotation;
use crate::text::Span;

/// The statements of a document, while some are added and some are joined.
pub(super) struct Spoken {
    /// In the order in which they were read; `None` in the place of one that was removed.
    pub(super) said: Vec<Option<Said>>,
    /// The end of each, and its place.
    ends: BTreeSet<(usize, usize)>,
}

impl Spoken {
    pub(super) fn new(said: Vec<Said>) -> Self {
        let ends = said.iter().enumerate();
        Self {
            ends: ends.map(|(at, one)| (one.span.end, at)).collect(),
            said: said.into_iter().map(Some).collect(),
        }
    }

    pub(super) fn push(&mut self, one: Said) {
        self.ends.insert((one.span.end, self.said.len()));
        self.said.push(Some(one));
    }

    pub(super) fn remove(&mut self, at: usize) {
        if let Some(one) = self.said[at].take() {
            self.ends.remove(&(one.span.end, at));
        }
    }

    /// The statements that end at these bytes or between them, by their ends; of one end, as they were read.
    pub(super) fn that_end(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = &Said> {
        self.places(from, to).filter_map(|at| self.said[at].as_ref())
    }

    /// The places of the statements that are just these words, quoted.
    pub(super) fn direct(&self, words: Span) -> impl Iterator<Item = usize> {
        let is_direct = move |one: &Said| one.quotation == Quotation::Direct && one.span == words;
        self.places(words.end, words.end)
            .filter(move |at| self.said[*at].as_ref().is_some_and(is_direct))
    }

    /// All statements, in the order in which they were read.
    pub(super) fn into_said(self) -> Vec<Said> {
        self.said.into_iter().flatten().collect()
    }

    fn places(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = usize> {
        let behind = (to + 1).max(from);
        self.ends.range((from, 0)..(behind, 0)).map(|(_, at)| *at)
    }
}

/// Where statements stand.
pub(super) struct Taken {
    /// Where each starts, sorted, and where the last ends of those that start no later.
    reach: Vec<(usize, usize)>,
}

impl Taken {
    /// Where these statements stand.
    pub(super) fn by(spoken: &Spoken) -> Self {
        let spans = spoken.said.iter().flatten().map(|one| one.span);
        let mut reach: Vec<(usize, usize)> = spans.map(|span| (span.start, span.end)).collect();
        reach.sort_unstable();
        let mut last = 0;
        for (_, end) in &mut reach {
            last = last.max(*end);
            *end = last;
        }
        Self { reach }
    }

    /// Whether any of them overlaps a span.
    pub(super) fn overlaps(&self, span: Span) -> bool {
        let before = self.reach.partition_point(|(start, _)| *start < span.end);
        let last = before.checked_sub(1).map(|at| self.reach[at].1);
        last.is_some_and(|end| end > span.start)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;

    fn said(start: usize, end: usize) -> Said {
        Said {
            span: Span::new(start, end),
            speaker: 0,
            cue: String::new(),
            class: Arc::from("neutral"),
            quotation: Quotation::Direct,
        }
    }

    proptest! {
        #[test]
        fn looking_up_finds_what_seeking_finds(
            spans in prop::collection::vec((0usize..40, 0usize..9), 0..12),
            removed in prop::collection::vec(0usize..12, 0..3),
            (from, to) in (0usize..50, 0usize..50),
            (start, length) in (0usize..40, 0usize..9),
        ) {
            let all: Vec<Said> = spans.iter().map(|(start, length)| said(*start, start + length)).collect();
            let mut spoken = Spoken::new(all.clone());
            let span = Span::new(start, start + length);
            prop_assert_eq!(Taken::by(&spoken).overlaps(span), all.iter().any(|one| one.span.overlaps(span)));
            removed.iter().filter(|at| **at < all.len()).for_each(|at| spoken.remove(*at));
            let left = all.iter().enumerate().filter(|(at, _)| !removed.contains(at));
            let left: Vec<Said> = left.map(|(_, one)| one.clone()).collect();
            let mut ending: Vec<&Said> = left.iter().filter(|one| (from..=to).contains(&one.span.end)).collect();
            ending.sort_by_key(|one| one.span.end);
            prop_assert_eq!(spoken.that_end(from, to).collect::<Vec<_>>(), ending);
            let same = left.iter().filter(|one| one.span == span).count();
            prop_assert_eq!(spoken.direct(span).count(), same);
            prop_assert_eq!(spoken.into_said(), left);
        }
    }
}
