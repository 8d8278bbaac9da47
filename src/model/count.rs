//! Counts: counted things that a text asserts.

use crate::model::entity::EntityId;
use crate::model::kind::EntityKind;
use crate::text::{Date, Span};

/// How a number bounds what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparator {
    /// Exactly so many.
    Exactly,
    /// So many or more.
    AtLeast,
    /// More than so many.
    MoreThan,
    /// About so many.
    About,
    /// Fewer than so many.
    LessThan,
}

impl Comparator {
    /// All five, in order.
    pub const ALL: [Self; 5] = [
        Self::Exactly,
        Self::AtLeast,
        Self::MoreThan,
        Self::About,
        Self::LessThan,
    ];

    /// Its name in the RDF and in the lexicon.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exactly => "exactly",
            Self::AtLeast => "atLeast",
            Self::MoreThan => "moreThan",
            Self::About => "about",
            Self::LessThan => "lessThan",
        }
    }
}

/// A number of things: "8 UN resolutions since 2017".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    /// The words that say it (bytes).
    pub span: Span,
    /// How many.
    pub number: u64,
    /// Exactly, at least, about …
    pub comparator: Comparator,
    /// What is counted, in the singular: "resolution".
    pub what: String,
    /// The kind of what is counted, where one fits.
    pub of_class: Option<EntityKind>,
    /// Whose things they are.
    pub by: Option<EntityId>,
    /// Since when they are counted.
    pub since: Option<Date>,
}
