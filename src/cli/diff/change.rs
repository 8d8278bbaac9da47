//! One difference.

use serde::Serialize;

use crate::text::DocumentId;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Sign {
    /// Only the old one has it.
    Removed,
    /// Only the new one has it.
    Added,
    /// Both have it, and differ.
    Changed,
}

impl Sign {
    pub(super) const fn mark(self) -> char {
        match self {
            Self::Removed => '-',
            Self::Added => '+',
            Self::Changed => '~',
        }
    }
}

/// What it happened to, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Sort {
    Document,
    Thing,
    Fact,
    Statement,
    Count,
}

impl Sort {
    pub(super) const ALL: [Self; 5] = [
        Self::Document,
        Self::Thing,
        Self::Fact,
        Self::Statement,
        Self::Count,
    ];

    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Document => "Documents",
            Self::Thing => "Things",
            Self::Fact => "Facts",
            Self::Statement => "Statements",
            Self::Count => "Counts",
        }
    }
}

/// A difference, in words and in names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Change {
    pub(super) sort: Sort,
    /// What is said, for people.
    pub(super) words: String,
    #[serde(rename = "change")]
    pub(super) sign: Sign,
    /// The IRI of the thing, of the subject of a fact, of a speaker, or of whose things are counted.
    pub(super) subject: String,
    /// The local name of the property of a fact.
    pub(super) property: String,
    /// The IRI or the date that is the object of a fact.
    pub(super) object: String,
    /// The document that says it.
    pub(super) document: String,
    /// The words that say it, in their sentence.
    pub(super) sentence: String,
}

impl Change {
    /// A change of which only the words are known.
    pub(super) fn new(sign: Sign, sort: Sort, words: String) -> Self {
        Self {
            sort,
            words,
            sign,
            subject: String::new(),
            property: String::new(),
            object: String::new(),
            document: String::new(),
            sentence: String::new(),
        }
    }

    pub(super) fn document(sign: Sign, id: &DocumentId) -> Self {
        Self {
            document: id.to_string(),
            ..Self::new(sign, Sort::Document, id.to_string())
        }
    }
}
