//! Reading back what was exported: files in any of the syntaxes.

use std::collections::BTreeSet;
use std::io::Read;

use oxrdf::{GraphName, Quad};
use oxrdfio::{JsonLdProfileSet, RdfFormat, RdfParseError, RdfParser};

use crate::exporter::error::ExportError;
use crate::exporter::iri;
use crate::exporter::lines::Line;
use crate::exporter::nquads::push_line;
use crate::exporter::read::readings_from_quads;
use crate::exporter::syntax::OutputFormat;
use crate::model::Reading;
use crate::text::DocumentId;

/// Hands on every quad of a file as a line, in the order of the file.
///
/// # Errors
/// When the file cannot be read or is not in that syntax.
pub(crate) fn each_line(
    file: impl Read,
    format: OutputFormat,
    take: &mut dyn FnMut(Line<'_>),
) -> Result<(), ExportError> {
    let mut text = String::new();
    for quad in quads(file, format) {
        text.clear();
        push_line(&mut text, quad?.as_ref());
        Line::of(&text).into_iter().for_each(&mut *take);
    }
    Ok(())
}

/// Reads back what a file says of some documents, as far as it has their graphs.
///
/// # Errors
/// When the file cannot be read, is not in that syntax, or does not make sense.
pub(crate) fn readings(
    file: impl Read,
    format: OutputFormat,
    documents: &BTreeSet<DocumentId>,
) -> Result<Vec<Reading>, ExportError> {
    let mut wanted: Vec<Quad> = Vec::new();
    for quad in quads(file, format) {
        let quad = quad?;
        let graph = match &quad.graph_name {
            GraphName::NamedNode(graph) => iri::to_graph(graph.as_str()),
            _ => None,
        };
        if graph.is_some_and(|(id, _)| documents.contains(&id)) {
            wanted.push(quad);
        }
    }
    readings_from_quads(&wanted)
}

fn quads(file: impl Read, format: OutputFormat) -> impl Iterator<Item = Result<Quad, RdfParseError>> {
    RdfParser::from_format(rdf_format(format))
        .lenient()
        .for_reader(file)
}

/// The syntax of a format of ours, as its parser names it.
pub(in crate::exporter) fn rdf_format(format: OutputFormat) -> RdfFormat {
    match format {
        OutputFormat::Turtle => RdfFormat::Turtle,
        OutputFormat::TriG => RdfFormat::TriG,
        OutputFormat::NTriples => RdfFormat::NTriples,
        OutputFormat::NQuads => RdfFormat::NQuads,
        OutputFormat::JsonLd => RdfFormat::JsonLd {
            profile: JsonLdProfileSet::empty(),
        },
        OutputFormat::RdfXml => RdfFormat::RdfXml,
    }
}
