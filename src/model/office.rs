//! Offices: posts that persons hold.

use crate::model::entity::EntityId;

/// A post in a body, as one document knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Office {
    /// What identifies it (`kid:office/president-of-uzbekistan`).
    pub id: EntityId,
    /// Its label: "President of Uzbekistan".
    pub label: String,
    /// The body it is an office of.
    pub body: EntityId,
}
