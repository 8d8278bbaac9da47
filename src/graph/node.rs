//! What the petgraph is made of: typed nodes, and typed edges with their evidence.

use std::sync::Arc;

use crate::graph::relation::Relation;
use crate::model::{Comparator, EntityId, EntityKind, LinkReason, Modality, Polarity, Quotation};
use crate::text::{Date, DocumentId, Span};

/// A node of the knowledge graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A thing.
    Entity {
        /// What identifies it.
        id: EntityId,
        /// Its kind.
        kind: EntityKind,
        /// Its label.
        label: String,
    },
    /// An office.
    Office {
        /// What identifies it.
        id: EntityId,
        /// Its label.
        label: String,
    },
    /// Words attributed to somebody.
    Statement {
        /// Where they were read.
        document: DocumentId,
        /// Where they stand (bytes).
        span: Span,
        /// How they are given.
        quotation: Quotation,
        /// The words.
        words: String,
    },
    /// A number of things.
    Count {
        /// Where it was read.
        document: DocumentId,
        /// Where it stands (bytes).
        span: Span,
        /// How many.
        number: u64,
        /// Exactly, at least, about …
        comparator: Comparator,
        /// What is counted.
        what: String,
    },
    /// A date that something is held on.
    Date(Date),
}

/// An edge of the knowledge graph. None is without evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edge {
    /// From thing to thing, or to a date: everything that claims say of the two under one property.
    Relation(Relation),
    /// From a person to an office that a claim says they hold.
    Holds(Vec<Evidence>),
    /// From an office to the body it is an office of.
    PostIn(Vec<Evidence>),
    /// From a statement to its speaker.
    Speaker(Evidence),
    /// From a statement to a thing mentioned in it.
    Mentions(Vec<Evidence>),
    /// From a count to the actor whose things are counted.
    CountedBy(Evidence),
}

impl Edge {
    /// The words that the edge rests on, in the order of documents and spans.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        match self {
            Self::Relation(relation) => &relation.evidence,
            Self::Holds(list) | Self::PostIn(list) | Self::Mentions(list) => list,
            Self::Speaker(one) | Self::CountedBy(one) => std::slice::from_ref(one),
        }
    }
}

/// Words that an edge rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// The document.
    pub document: DocumentId,
    /// Where the words stand in it (bytes).
    pub span: Span,
    /// What read them so.
    pub ground: Ground,
}

/// What takes words to say what an edge says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// A frame that read a claim.
    Claim {
        /// The frame.
        frame: Arc<str>,
        /// Asserted or denied.
        polarity: Polarity,
        /// Actual, planned, former or possible.
        modality: Modality,
    },
    /// A mention of the thing.
    Mention(LinkReason),
    /// The statement or the count itself.
    Words,
}
