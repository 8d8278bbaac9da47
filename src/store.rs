//! The embedded store: a folder of quad files, and questions asked of it.
//!
//! Facts and provenance lie in separate files, so that a question about facts never reads provenance.
//! Segment files are only ever written anew; the manifest says which parts of them count and is replaced in one
//! step, so a crash at any moment leaves what was stored before. Nothing here knows extraction or the command line.

mod answer;
mod background;
mod cited;
mod contents;
mod dataset;
mod error;
mod folder;
mod manifest;
#[cfg_attr(
    feature = "rocksdb",
    expect(dead_code, reason = "what lies on disk need not fit into memory")
)]
mod memory;
mod needs;
mod question;
mod readings;
#[cfg(feature = "rocksdb")]
mod rocksdb;
mod scope;
mod shapes;
mod sieve;
mod things;
mod walk;
mod wanted;
mod writer;

pub use answer::{Answer, AnswerError, AnswerSyntax, Cell, Table, short};
pub use background::packing::cut as cut_for_pack;
pub use background::{Background, KNOWLEDGE_BASE, KnownEntry, KnownRelation, KnownTenure, KnownValue};
pub use cited::{Cited, EVIDENCE};
pub use contents::{Part, Store};
pub use dataset::{ask, ask_each, ask_knowledge};
pub use error::StoreError;
pub use manifest::{Run, Stamp, StoredDocument};
pub use memory::Memory;
pub use needs::Needs;
pub use question::{PREFIXES, Question, parameters};
pub use scope::Scope;
pub use shapes::{Finding, ShapeError, Shapes, Violation, check_file, check_store};
pub use things::Things;
pub use writer::Writer;
