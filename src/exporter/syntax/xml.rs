//! RDF/XML, with oxrdfio's serializer.

use std::io::{self, Write};

use oxrdf::{BlankNode, GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use oxrdfio::{RdfFormat, RdfSerializer};

use crate::exporter::lines::{Line, LiteralText, Order, QuadLines, iri};
use crate::exporter::vocab::PREFIXES;

/// Writes lines, sorted, without their graphs.
///
/// # Errors
/// When the writer fails.
pub(super) fn write(lines: &QuadLines, out: &mut impl Write) -> io::Result<()> {
    let mut serializer = RdfSerializer::from_format(RdfFormat::RdfXml);
    for (prefix, namespace) in PREFIXES {
        serializer = serializer
            .with_prefix(prefix, namespace)
            .map_err(io::Error::other)?;
    }
    let mut writer = serializer.for_writer(CarriageReturns(out));
    lines.each(Order::SubjectsMerged, |line| writer.serialize_quad(&quad(line)))?;
    writer.finish()?.flush()
}

/// The quad of a line, with what XML 1.0 cannot hold replaced.
fn quad(line: Line<'_>) -> Quad {
    Quad {
        subject: subject(line.subject),
        predicate: NamedNode::new_unchecked(iri(line.predicate)),
        object: object(line.object),
        graph_name: GraphName::DefaultGraph,
    }
}

fn subject(term: &str) -> NamedOrBlankNode {
    // Not one of our own making: somebody's CONSTRUCT query may ask for blank nodes.
    match term.parse::<BlankNode>() {
        Ok(node) => node.into(),
        Err(_) => NamedNode::new_unchecked(iri(term)).into(),
    }
}

fn object(term: &str) -> Term {
    let Some(literal) = LiteralText::of(term) else {
        return subject(term).into();
    };
    let value = literal.value().replace(not_in_xml, "\u{fffd}");
    match (literal.language, literal.datatype) {
        (Some(language), _) => Literal::new_language_tagged_literal_unchecked(value, language).into(),
        (None, Some(datatype)) => {
            Literal::new_typed_literal(value, NamedNode::new_unchecked(datatype)).into()
        }
        (None, None) => Literal::new_simple_literal(value).into(),
    }
}

/// Whether XML 1.0 cannot hold a character, not even as a reference.
pub(crate) fn not_in_xml(c: char) -> bool {
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
