//! The sentences around words, each text cut once.

use std::collections::BTreeMap;

use super::value::one_line;
use crate::model::Reading;
use crate::text::segment::{Segmentation, segment};
use crate::text::{CodePoints, DocumentId, Span};

/// Sentences of documents.
#[derive(Default)]
pub(super) struct Sentences<'g> {
    cut: BTreeMap<&'g DocumentId, Cut<'g>>,
}

struct Cut<'g> {
    sentences: Segmentation,
    code_points: CodePoints<'g>,
}

impl<'g> Sentences<'g> {
    /// The sentence around words, on one line.
    pub(super) fn around(&mut self, reading: &'g Reading, words: Span) -> String {
        let around = self.of(reading).sentences.around(words);
        one_line(reading.document.words(around), "")
    }

    /// Where words begin and end, in code points.
    pub(super) fn offsets(&mut self, reading: &'g Reading, words: Span) -> [usize; 2] {
        let cut = self.of(reading);
        [words.start, words.end].map(|byte| cut.code_points.of_byte(byte))
    }

    fn of(&mut self, reading: &'g Reading) -> &Cut<'g> {
        let text = &reading.document.text;
        self.cut.entry(&reading.document.id).or_insert_with(|| Cut {
            sentences: segment(text),
            code_points: CodePoints::new(text),
        })
    }
}
