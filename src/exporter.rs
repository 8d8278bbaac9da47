//! From what was read to RDF, networks and drawings: quads and their syntaxes, GraphML, GEXF, CSV, and DOT.
//!
//! Names of IRIs stand in [`vocab`], how things get theirs in [`iri`]. Every writer takes an `impl Write`;
//! nothing here extracts, knows the gazetteer or prints.

pub mod dot;
pub mod error;
pub mod iri;
mod layout;
pub mod lines;
pub mod network;
pub mod nquads;
pub mod page;
pub(crate) mod parse;
pub mod picture;
pub mod quads;
pub mod read;
pub mod svg;
pub mod syntax;
#[cfg(test)]
mod tests;
mod triples;
pub mod vocab;

pub use crate::graph::SYMMETRIC;
pub use dot::write_dot;
pub use error::ExportError;
pub use lines::{LineError, QuadLines};
pub use network::{CsvTable, Network, NetworkOptions, write_csv, write_gexf, write_graphml};
pub use nquads::{DocumentLines, document_lines, write_nquads};
pub use page::write_page;
pub use picture::{KnownEdge, Picture, PictureOptions, PictureStyle, picture};
pub use quads::{DocumentQuads, ProvenanceLevel, QuadOptions, document_quads};
pub use read::readings_from_quads;
pub use svg::write_svg;
pub use syntax::{OutputFormat, RdfWriter, write_rdf};
