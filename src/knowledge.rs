//! What the programme knows before it reads a text: ontology, gazetteer, lexicon, frames.
//!
//! Parsed from strings, checked on load; this room knows no paths, no petgraph and no store.

pub mod gazetteer;

pub use gazetteer::{Alias, AliasRole, Gazetteer, GazetteerOffice, Tenure, Thing};

/// Everything known before a text is read.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Things, aliases, offices, tenures.
    pub gazetteer: Gazetteer,
}
