//! RDF syntaxes: the same quads, always in the same order, as Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML.

mod jsonld;
mod turtle;
mod xml;

use std::fmt;
use std::io::{BufWriter, Write};

use oxrdf::QuadRef;

use crate::exporter::error::ExportError;
use crate::exporter::lines::{Order, QuadLines};

pub(crate) use xml::not_in_xml;

/// A syntax of RDF. Not to be confused with the diplomatic kind of format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutputFormat {
    /// Turtle: triples, grouped by subject.
    Turtle,
    /// TriG: Turtle with named graphs.
    TriG,
    /// N-Triples: one triple a line.
    NTriples,
    /// N-Quads: one quad a line.
    NQuads,
    /// JSON-LD, with named graphs and a context.
    JsonLd,
    /// RDF/XML: triples.
    RdfXml,
}

impl OutputFormat {
    /// All six.
    pub const ALL: [Self; 6] = [
        Self::Turtle,
        Self::TriG,
        Self::NTriples,
        Self::NQuads,
        Self::JsonLd,
        Self::RdfXml,
    ];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Turtle => "turtle",
            Self::TriG => "trig",
            Self::NTriples => "ntriples",
            Self::NQuads => "nquads",
            Self::JsonLd => "jsonld",
            Self::RdfXml => "rdfxml",
        }
    }

    /// The usual ending of its files, without the dot.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Turtle => "ttl",
            Self::TriG => "trig",
            Self::NTriples => "nt",
            Self::NQuads => "nq",
            Self::JsonLd => "jsonld",
            Self::RdfXml => "rdf",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether it tells named graphs apart; the others write the merge of all graphs.
    #[must_use]
    pub const fn has_graphs(self) -> bool {
        matches!(self, Self::TriG | Self::NQuads | Self::JsonLd)
    }

    /// Whether it is written graph by graph, so that no more than one has to be in memory.
    #[must_use]
    pub const fn is_by_graph(self) -> bool {
        matches!(self, Self::TriG | Self::JsonLd)
    }
}

impl fmt::Display for OutputFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Writes quads in a syntax, in an order that depends on them alone, each once.
///
/// Formats without graphs get the merge of all graphs. RDF/XML cannot hold most control characters:
/// there they become U+FFFD.
///
/// # Errors
/// When the writer fails.
pub fn write_rdf<'q>(
    quads: impl IntoIterator<Item = impl Into<QuadRef<'q>>>,
    format: OutputFormat,
    out: impl Write,
) -> Result<(), ExportError> {
    let mut lines = QuadLines::new();
    quads.into_iter().for_each(|quad| lines.push(quad));
    let mut writer = RdfWriter::new(format, out)?;
    writer.write(&lines)?;
    writer.finish()?;
    Ok(())
}

/// Writes a file in a syntax, in one go or, if the syntax allows it, graph by graph.
pub struct RdfWriter<W: Write> {
    format: OutputFormat,
    out: BufWriter<W>,
    json: jsonld::Progress,
}

impl<W: Write> RdfWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn new(format: OutputFormat, out: W) -> Result<Self, ExportError> {
        let mut out = BufWriter::with_capacity(1 << 16, out);
        match format {
            OutputFormat::Turtle | OutputFormat::TriG => turtle::begin(&mut out)?,
            OutputFormat::JsonLd => jsonld::begin(&mut out)?,
            OutputFormat::NTriples | OutputFormat::NQuads | OutputFormat::RdfXml => {}
        }
        Ok(Self {
            format,
            out,
            json: jsonld::Progress::default(),
        })
    }

    /// Writes lines.
    ///
    /// The result is as sorted as if all had been given at once if the format is written
    /// [by graph](OutputFormat::is_by_graph) and whole graphs come in the order of their IRIs. Otherwise give all at once.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write(&mut self, lines: &QuadLines) -> Result<(), ExportError> {
        let out = &mut self.out;
        match self.format {
            OutputFormat::NQuads => lines.each(Order::Bytes, |line| {
                writeln!(
                    out,
                    "{} {} {} {}{}.",
                    line.subject,
                    line.predicate,
                    line.object,
                    line.graph,
                    if line.graph.is_empty() { "" } else { " " }
                )
            })?,
            OutputFormat::NTriples => lines.each(Order::BytesMerged, |line| {
                writeln!(out, "{} {} {} .", line.subject, line.predicate, line.object)
            })?,
            OutputFormat::Turtle => turtle::write(lines, Order::SubjectsMerged, out)?,
            OutputFormat::TriG => turtle::write(lines, Order::Subjects, out)?,
            OutputFormat::JsonLd => jsonld::write(lines, &mut self.json, out)?,
            OutputFormat::RdfXml => xml::write(lines, out)?,
        }
        Ok(())
    }

    /// Ends the file; gives back what it was written to.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn finish(mut self) -> Result<W, ExportError> {
        if self.format == OutputFormat::JsonLd {
            jsonld::end(&self.json, &mut self.out)?;
        }
        self.out.flush()?;
        self.out.into_inner().map_err(|error| error.into_error().into())
    }
}
