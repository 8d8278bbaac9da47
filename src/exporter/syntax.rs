//! RDF syntaxes: the same quads, always in the same order, as Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML.

mod turtle;

use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufWriter, Write};

use oxrdf::{GraphName, GraphNameRef, Literal, NamedNodeRef, NamedOrBlankNodeRef, Quad, QuadRef, Term};
use oxrdfio::{JsonLdProfileSet, RdfFormat, RdfSerializer};

use crate::exporter::error::ExportError;
use crate::exporter::nquads::write_nquads;
use crate::exporter::quads::sort_quads;
use crate::exporter::vocab::{PREFIXES, rdf, rdfs, skos};

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
    /// JSON-LD, with named graphs.
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
pub fn write_rdf(quads: Vec<Quad>, format: OutputFormat, out: impl Write) -> Result<(), ExportError> {
    let mut quads = quads;
    if !format.has_graphs() {
        for quad in &mut quads {
            quad.graph_name = GraphName::DefaultGraph;
        }
    }
    let mut out = BufWriter::new(out);
    match format {
        OutputFormat::NQuads | OutputFormat::NTriples => {
            sort_quads(&mut quads);
            write_nquads(&quads, &mut out)?;
        }
        OutputFormat::RdfXml => {
            sort_by_subject(&mut quads);
            let mut out = CarriageReturns(&mut out);
            serialize(quads.iter().map(to_xml_quad), RdfFormat::RdfXml, &mut out)?;
        }
        OutputFormat::Turtle | OutputFormat::TriG => {
            sort_by_subject(&mut quads);
            turtle::write(quads.iter().map(Quad::as_ref), &mut out)?;
        }
        OutputFormat::JsonLd => {
            sort_by_subject(&mut quads);
            let format = RdfFormat::JsonLd {
                profile: JsonLdProfileSet::empty(),
            };
            serialize(quads.iter().map(Cow::Borrowed), format, &mut out)?;
        }
    }
    out.flush()?;
    Ok(())
}

fn serialize<'q>(
    quads: impl Iterator<Item = Cow<'q, Quad>>,
    format: RdfFormat,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, namespace) in PREFIXES {
        serializer = serializer
            .with_prefix(prefix, namespace)
            .map_err(io::Error::other)?;
    }
    let mut writer = serializer.for_writer(out);
    for quad in quads {
        writer.serialize_quad(quad.as_ref())?;
    }
    writer.finish()?.flush()
}

/// Sorts quads by graph and subject; of a subject the type comes first, then labels. Drops repeats.
fn sort_by_subject(quads: &mut Vec<Quad>) {
    sort_quads(quads);
    // Stable: within a predicate the order of the lines stays.
    quads.sort_by(|a, b| key(a.as_ref()).cmp(&key(b.as_ref())));
}

fn key(quad: QuadRef<'_>) -> (&str, &str, u8, &str) {
    let graph = match quad.graph_name {
        GraphNameRef::NamedNode(node) => node.as_str(),
        GraphNameRef::BlankNode(node) => node.as_str(),
        GraphNameRef::DefaultGraph => "",
    };
    let subject = match quad.subject {
        NamedOrBlankNodeRef::NamedNode(node) => node.as_str(),
        NamedOrBlankNodeRef::BlankNode(node) => node.as_str(),
    };
    (graph, subject, rank(quad.predicate), quad.predicate.as_str())
}

fn rank(predicate: NamedNodeRef<'_>) -> u8 {
    [rdf::TYPE, rdfs::LABEL, skos::PREF_LABEL]
        .iter()
        .position(|first| *first == predicate)
        .map_or(u8::MAX, |place| u8::try_from(place).unwrap_or(u8::MAX))
}

/// The quad with what XML 1.0 cannot hold replaced.
fn to_xml_quad(quad: &Quad) -> Cow<'_, Quad> {
    let Term::Literal(literal) = &quad.object else {
        return Cow::Borrowed(quad);
    };
    if !literal.value().contains(not_in_xml) {
        return Cow::Borrowed(quad);
    }
    let value = literal.value().replace(not_in_xml, "\u{fffd}");
    let object = match literal.language() {
        Some(language) => Literal::new_language_tagged_literal_unchecked(value, language),
        None => Literal::new_typed_literal(value, literal.datatype()),
    };
    Cow::Owned(Quad {
        object: object.into(),
        ..quad.clone()
    })
}

fn not_in_xml(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

/// Writes carriage returns as character references: an XML reader takes bare ones for line breaks.
struct CarriageReturns<W>(W);

impl<W: Write> Write for CarriageReturns<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(|byte| *byte == b'\r') {
            self.0.write_all(&rest[..at])?;
            self.0.write_all(b"&#xD;")?;
            rest = &rest[at + 1..];
        }
        self.0.write_all(rest)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
