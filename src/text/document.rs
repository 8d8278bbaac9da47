//! A document: one text, verbatim, and what its source says of it.

use std::fmt;
use std::sync::Arc;

use super::date::Date;
use super::span::Span;

/// What identifies a document: its source (an NDJSON `id`, a URL or a path), never its content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(Arc<str>);

impl DocumentId {
    /// Takes an identifier as its source gives it.
    #[must_use]
    pub fn new(identifier: &str) -> Self {
        Self(identifier.into())
    }

    /// The identifier as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a source says about a document beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFacts {
    /// The headline or title.
    pub title: Option<String>,
    /// The day it was published; relative dates are resolved against it.
    pub issued: Option<Date>,
    /// Author or publisher.
    pub creator: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}

/// One text, kept verbatim. Never fails to be made: odd text is not an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What identifies it.
    pub id: DocumentId,
    /// The text as read, less a byte-order mark.
    pub text: Arc<str>,
    /// What its source says of it.
    pub facts: SourceFacts,
}

impl Document {
    /// Makes a document of a text; a byte-order mark at its start is dropped.
    #[must_use]
    pub fn new(id: DocumentId, text: &str, facts: SourceFacts) -> Self {
        Self {
            id,
            text: text.strip_prefix('\u{feff}').unwrap_or(text).into(),
            facts,
        }
    }

    /// The words at a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}
