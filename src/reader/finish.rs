//! From a draft to a document: the text is cleaned, its language looked at, its date settled.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::text::{Date, Document, DocumentId};

use super::dateline::date_of_head;
use super::dates::in_name;
use super::error::ReadError;
use super::fields::Draft;
use super::language::foreign;
use super::mojibake::repaired;

/// How many documents have no date at all.
#[derive(Clone, Debug, Default)]
pub struct Undated(Arc<AtomicUsize>);

impl Undated {
    /// How many came so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

/// How drafts become documents in a run.
#[derive(Clone, Debug, Default)]
pub(super) struct Finishing {
    /// The date of documents that carry none.
    pub(super) date: Option<Date>,
    pub(super) undated: Undated,
}

impl Finishing {
    /// Makes a document of a draft; `name` is that of its file, if that holds nothing else.
    ///
    /// # Errors
    ///
    /// [`ReadError::Language`].
    pub(super) fn finish(
        &self,
        id: &str,
        path: &str,
        name: Option<&str>,
        draft: Draft,
    ) -> Result<Document, ReadError> {
        let Draft {
            text,
            mut facts,
            made,
            ..
        } = draft;
        let text = repaired(&text).unwrap_or(text);
        for value in [&mut facts.title, &mut facts.creator, &mut facts.publisher]
            .into_iter()
            .flatten()
        {
            if let Some(meant) = repaired(value) {
                *value = meant;
            }
        }
        if let Some(language) = foreign(&text) {
            let (path, id) = (path.to_owned(), id.to_owned());
            return Err(ReadError::Language { path, id, language });
        }
        facts.issued = facts
            .issued
            .or_else(|| date_of_head(&text))
            .or_else(|| in_name(name?))
            .or_else(|| in_name(facts.url.as_deref()?))
            .or(made)
            .or(self.date);
        if facts.issued.is_none() {
            self.undated.0.fetch_add(1, Ordering::Relaxed);
        }
        Ok(Document::new(DocumentId::new(id), &text, facts))
    }
}
