//! Differences: what was missed, and what is wrong.

use std::sync::Arc;

use super::figures::{Measure, Verdict};
use crate::text::Span;

/// Something that is annotated and was not read, or the reverse.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// What measures it: a kind, a property, titles, statements or counts.
    pub measure: Measure,
    /// The words to look at (bytes); may be none.
    pub places: Vec<Span>,
    /// Missed or wrong.
    pub verdict: Verdict,
    /// What it is, in names rather than identifiers.
    pub what: String,
    /// The frame that read it.
    pub frame: Option<Arc<str>>,
    /// What else helps to see why.
    pub notes: Vec<String>,
}

impl Difference {
    /// Something annotated that was not read.
    pub(super) fn missed(measure: Measure, what: String, places: Vec<Span>) -> Self {
        Self::new(measure, Verdict::Missed, what, places)
    }

    /// Something read that is not annotated.
    pub(super) fn wrong(measure: Measure, what: String, places: Vec<Span>) -> Self {
        Self::new(measure, Verdict::Wrong, what, places)
    }

    fn new(measure: Measure, verdict: Verdict, what: String, places: Vec<Span>) -> Self {
        Self {
            measure,
            places,
            verdict,
            what,
            frame: None,
            notes: Vec::new(),
        }
    }

    /// The same with more to see it by.
    pub(super) fn noting(mut self, notes: impl IntoIterator<Item = String>) -> Self {
        self.notes.extend(notes);
        self
    }
}
