//! From what was read to RDF and drawings: quads, their syntaxes, and DOT.
//!
//! Names of IRIs stand in [`vocab`], how things get theirs in [`iri`]. Every writer takes an `impl Write`;
//! nothing here extracts, knows the gazetteer or prints.

pub mod error;
pub mod iri;
pub mod nquads;
pub mod quads;
mod triples;
pub mod vocab;

pub use error::ExportError;
pub use nquads::{DocumentLines, document_lines, write_nquads};
pub use quads::{DocumentQuads, ProvenanceLevel, QuadOptions, document_quads};
