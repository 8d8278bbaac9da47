//! Places: where the words of an annotation may stand, for annotations say what, not where.

use super::gold::GoldEntity;
use crate::text::segment::{Segmentation, segment};
use crate::text::{CodePoints, Span};

/// A text to look for words in.
pub(super) struct Places<'t> {
    text: &'t str,
    cut: Segmentation,
    code_points: CodePoints<'t>,
}

impl<'t> Places<'t> {
    /// Looks in a text.
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            cut: segment(text),
            code_points: CodePoints::new(text),
        }
    }

    /// The words between two code points.
    pub(super) fn between(&self, begin: usize, end: usize) -> Option<Span> {
        let (start, end) = (self.code_points.to_byte(begin)?, self.code_points.to_byte(end)?);
        (start <= end).then(|| Span::new(start, end))
    }

    /// The code points of a span.
    pub(super) fn code_points(&self, span: Span) -> (usize, usize) {
        let of = |byte| self.code_points.of_byte(byte);
        (of(span.start), of(span.end))
    }

    /// Everywhere the text has the words of a thing's mentions, in order.
    pub(super) fn of_thing(&self, thing: &GoldEntity) -> Vec<Span> {
        let mut found: Vec<Span> = thing
            .mentions
            .iter()
            .flat_map(|words| self.of_words(words))
            .collect();
        found.sort();
        found
    }

    /// Everywhere the text has these words as whole words.
    pub(super) fn of_words(&self, words: &str) -> Vec<Span> {
        let whole = |span: &Span| {
            let before = self.text[..span.start].chars().next_back();
            let after = self.text[span.end..].chars().next();
            !words.is_empty() && ![before, after].into_iter().flatten().any(char::is_alphanumeric)
        };
        let found = self.text.match_indices(words);
        let spans = found.map(|(start, words)| Span::new(start, start + words.len()));
        spans.filter(whole).collect()
    }

    /// The two places, one of each list, that are nearest to each other: in one sentence if there is one with both.
    pub(super) fn nearest(&self, some: &[Span], others: &[Span]) -> Vec<Span> {
        let pairs = some
            .iter()
            .flat_map(|one| others.iter().map(move |other| (*one, *other)));
        let apart = |(one, other): &(Span, Span)| {
            let gap = one.join(*other).len() - one.len().min(other.len());
            (self.sentence(*one) != self.sentence(*other), gap, *one, *other)
        };
        match pairs.min_by_key(apart) {
            Some((one, other)) => vec![one.min(other), one.max(other)],
            None => some.iter().chain(others).min().copied().into_iter().collect(),
        }
    }

    fn sentence(&self, place: Span) -> usize {
        let sentences = &self.cut.sentences;
        sentences.partition_point(|sentence| sentence.span.end <= place.start)
    }
}
