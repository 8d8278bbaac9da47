//! From what was read to RDF and drawings: quads, their syntaxes, and DOT.
//!
//! Names of IRIs stand in [`vocab`], how things get theirs in [`iri`]. Every writer takes an `impl Write`;
//! nothing here extracts, knows the gazetteer or prints.

pub mod dot;
pub mod error;
pub mod iri;
mod layout;
pub mod nquads;
pub mod page;
pub mod picture;
pub mod quads;
pub mod read;
pub mod svg;
pub mod syntax;
#[cfg(test)]
mod tests;
mod triples;
pub mod vocab;

pub use dot::write_dot;
pub use error::ExportError;
pub use nquads::{DocumentLines, document_lines, write_nquads};
pub use page::write_page;
pub use picture::{KnownEdge, Picture, PictureOptions, PictureStyle, picture};
pub use quads::{DocumentQuads, ProvenanceLevel, QuadOptions, document_quads};
pub use read::readings_from_quads;
pub use svg::write_svg;
pub use syntax::{OutputFormat, write_rdf};
