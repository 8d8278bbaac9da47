//! Claims: one reading of one relation at one place.

use std::fmt;
use std::sync::Arc;

use crate::model::entity::EntityId;
use crate::text::{Date, Span};

/// A property of the ontology, by its local name in `kur:` (`holdsOffice`).
///
/// Open on purpose: an analyst adds a relation in `ontology/` without touching Rust.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Property(Arc<str>);

impl Property {
    /// The property of that local name.
    #[must_use]
    pub fn new(local_name: &str) -> Self {
        Self(local_name.into())
    }

    /// Its local name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Property {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a claim says of its subject: another thing, or a date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Object {
    /// Another thing.
    Entity(EntityId),
    /// A date (`kur:heldOn`).
    Date(Date),
}

/// Whether the text asserts or denies the relation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// Asserted.
    #[default]
    Positive,
    /// Denied, declined.
    Negative,
}

impl Polarity {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Positive, Self::Negative];

    /// Its name in the RDF.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negative => "negative",
        }
    }
}

/// How the text asserts the relation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// As a fact.
    #[default]
    Actual,
    /// As scheduled and certain.
    Planned,
    /// As past and over.
    Former,
    /// As merely possible or wished.
    Possible,
}

impl Modality {
    /// All four, in order.
    pub const ALL: [Self; 4] = [Self::Actual, Self::Planned, Self::Former, Self::Possible];

    /// Its name in the RDF.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Planned => "planned",
            Self::Former => "former",
            Self::Possible => "possible",
        }
    }
}

/// One reading of one relation at one place in a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    /// The words that say it (bytes).
    pub span: Span,
    /// Who or what.
    pub subject: EntityId,
    /// Stands in which relation.
    pub property: Property,
    /// To whom, to what, on which day.
    pub object: Object,
    /// The frame that read it.
    pub frame: Arc<str>,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Actual, planned, former or possible.
    pub modality: Modality,
    /// When, if the text says.
    pub when: Option<Date>,
    /// The index in [`Reading::statements`](super::Reading) of the innermost statement it is asserted in.
    pub within: Option<usize>,
    /// Of `holdsOffice`: the office.
    pub office: Option<EntityId>,
    /// Of `holdsOffice`: the office words as read, lower case.
    pub title: Option<String>,
}

impl Claim {
    /// Whether it makes a fact: asserted, and not merely possible.
    #[must_use]
    pub fn is_fact(&self) -> bool {
        self.polarity == Polarity::Positive && self.modality != Modality::Possible
    }

    /// What decides between two readings of one relation by one frame at one place: the smaller counts.
    ///
    /// The one that asserts more comes first, then the one that says more.
    #[must_use]
    pub fn rank(&self) -> impl Ord + use<> {
        // A claim that says more is preferred to one that says less, so `None` ranks last.
        let less = (
            self.when.is_none(),
            self.within.is_none(),
            self.office.is_none(),
            self.title.is_none(),
        );
        let more = (self.when, self.within, self.office.clone(), self.title.clone());
        (self.polarity, self.modality, less, more)
    }
}
