//! Statements: words or thoughts attributed to somebody.

use crate::model::entity::EntityId;
use crate::text::Span;

/// How a statement is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quotation {
    /// In quotation marks, or as a turn of a transcript.
    Direct,
    /// As a complement: a clause, an infinitive or a noun phrase.
    Indirect,
    /// As a complement with a quoted part.
    Mixed,
}

impl Quotation {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Indirect, Self::Mixed];

    /// Its name in the RDF.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// Words attributed to one speaker. Two speakers of the same words are two statements.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Statement {
    /// The words inside the quotation marks, or the complement of an indirect one (bytes).
    pub span: Span,
    /// Who said it: an actor or a meeting.
    pub speaker: EntityId,
    /// The cue as in the text ("said"; ":" for a turn).
    pub cue: String,
    /// The class of the cue ("neutral", "urging").
    pub cue_class: String,
    /// Direct, indirect or mixed.
    pub quotation: Quotation,
    /// Everything mentioned inside the span, sorted.
    pub mentions: Vec<EntityId>,
    /// What it is about: local names of topics, sorted.
    pub topics: Vec<String>,
}
