//! From what was read to RDF and drawings: quads, their syntaxes, and DOT.
//!
//! Names of IRIs stand in [`vocab`], how things get theirs in [`iri`]. Every writer takes an `impl Write`;
//! nothing here extracts, knows the gazetteer or prints.

pub mod dot;
pub mod error;
pub mod iri;
pub mod nquads;
pub mod quads;
pub mod read;
pub mod syntax;
#[cfg(test)]
mod tests;
mod triples;
pub mod vocab;

pub use crate::graph::SYMMETRIC;
pub use dot::{DotOptions, KnownEdge, write_dot};
pub use error::ExportError;
pub use nquads::{DocumentLines, document_lines, write_nquads};
pub use quads::{DocumentQuads, ProvenanceLevel, QuadOptions, document_quads};
pub use read::readings_from_quads;
pub use syntax::{OutputFormat, write_rdf};
