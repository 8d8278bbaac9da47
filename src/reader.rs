//! The reader: files, folders and streams to documents.
//!
//! Knows formats and encodings, no diplomacy and no RDF. What a file is, its first bytes say (`kind`). Archives and
//! files of records give their documents one by one, so memory holds one text at a time. Every format has a module
//! that makes a draft of a document; `finish` cleans its text and settles its date. docs/inputs.md tells users the same.

mod apart;
mod archive;
mod csv;
mod dateline;
mod dates;
mod decode;
mod documents;
mod error;
mod fields;
mod files;
mod finish;
mod front_matter;
mod html;
mod json;
mod kind;
mod language;
mod limits;
mod mail;
mod mojibake;
mod office;
mod packing;
mod pdf;
mod records;
mod taken;
mod unread;

pub use apart::is_taking_apart;
pub use documents::{Documents, Text, documents};
pub use error::{Outcome, ReadError};
pub use fields::{FieldName, FieldNameError, Role};
pub use files::{Inputs, ListError, identifier};
pub use finish::Undated;
pub use taken::Taken;
pub use unread::Unread;
