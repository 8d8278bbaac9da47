//! What the programme knows before it reads a text: ontology, gazetteer, lexicon, frames.
//!
//! Parsed from strings, checked on load; this room knows no paths, no petgraph and no store.

pub mod frame;
pub mod gazetteer;
pub mod lexicon;
mod lexicon_file;
pub mod mistake;
pub mod phrases;
pub mod verbs;

pub use frame::{Construction, Frame, FrameRead, Slot, Trigger};
pub use gazetteer::{Alias, AliasRole, Gazetteer, GazetteerOffice, Tenure, Thing};
pub use lexicon::{Lexicon, WordClass};
pub use mistake::KnowledgeMistake;
pub use verbs::{Before, Complements, Verb, VerbForms, VerbIndex};

/// Everything known before a text is read.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Things, aliases, offices, tenures.
    pub gazetteer: Gazetteer,
}
