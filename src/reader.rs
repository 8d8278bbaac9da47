//! The reader: files, folders and streams to documents.
//!
//! Knows formats and encodings, no diplomacy and no RDF. One function per format; documents come one by one,
//! so memory holds one text (or one record) at a time.

mod decode;
mod documents;
mod error;
mod files;
mod ndjson;
mod plain;
mod taken;

pub use documents::{Documents, Text, documents};
pub use error::{Outcome, ReadError};
pub use files::{Inputs, identifier};
pub use taken::Taken;
