//! Things in the world, and how they are identified.

use std::fmt;
use std::sync::Arc;

use crate::model::kind::EntityKind;
use crate::text::DocumentId;

/// What identifies a thing.
///
/// Depends on the thing's document and the knowledge alone, never on other documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityId {
    /// Shared between documents: known to the gazetteer, or named in full.
    /// Holds the path below `kid:`, such as `person/shavkat-mirziyoyev`.
    Shared(Arc<str>),
    /// Known to a gazetteer under an IRI outside `kid:`. Holds the absolute IRI.
    External(Arc<str>),
    /// Of one document only: a surname alone, "the summit".
    Local {
        /// The document.
        document: DocumentId,
        /// A name unique in the document, such as `meeting/summit`.
        name: Arc<str>,
    },
}

impl EntityId {
    /// The identifier of a thing below `kid:`.
    #[must_use]
    pub fn shared(path: &str) -> Self {
        Self::Shared(path.into())
    }

    /// The identifier of an unknown thing with a distinguishing full name.
    #[must_use]
    pub fn named(kind: EntityKind, full_name: &str) -> Self {
        Self::Shared(format!("{}/{}", kind.slug(), slug(full_name)).into())
    }

    /// The identifier of a thing that only its document knows.
    #[must_use]
    pub fn local(document: &DocumentId, name: &str) -> Self {
        Self::Local {
            document: document.clone(),
            name: name.into(),
        }
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shared(path) => write!(f, "kid:{path}"),
            Self::External(iri) => f.write_str(iri),
            Self::Local { document, name } => write!(f, "kdoc:{document}/thing/{name}"),
        }
    }
}

/// A thing as one document knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What identifies it.
    pub id: EntityId,
    /// Its kind.
    pub kind: EntityKind,
    /// Its label: the gazetteer's, or the fullest name the document gives.
    pub label: String,
}

/// A name as a stable part of an identifier: lower case, letters and digits, joined by hyphens.
///
/// Latin diacritics are folded to their base letters; letters of other scripts are kept.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match crate::text::letters::fold(c) {
            Some(folded) => out.push_str(folded),
            None if c.is_alphanumeric() => out.push(c),
            None if matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '\u{300}'..='\u{36f}') => {}
            None if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            None => {}
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}
