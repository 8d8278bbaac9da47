//! Plain values that the stages hand on: entities, mentions, claims, statements, counts.
//!
//! Nothing here knows petgraph, RDF, clap or file formats. The types are not `Serialize`:
//! output shapes live beside their writers, so output does not freeze the model.

pub mod claim;
pub mod count;
pub mod diagnostic;
pub mod entity;
pub mod kind;
pub mod mention;
pub mod office;
pub mod reading;
pub mod statement;

pub use claim::{Claim, Modality, Object, Polarity, Property};
pub use count::{Comparator, Count};
pub use diagnostic::{Diagnostic, Severity};
pub use entity::{Entity, EntityId};
pub use kind::{EntityKind, KindSet};
pub use mention::{LinkReason, Mention};
pub use office::Office;
pub use reading::Reading;
pub use statement::{Quotation, Statement};
