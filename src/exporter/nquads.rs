//! N-Quads: one quad a line, sorted by bytes.
//!
//! Lines are what oxrdf would write, rendered straight into one buffer: this is the road that `extract` takes.

use std::io::{self, Write};
use std::ops::Range;

use memchr::memchr;
use oxrdf::{GraphNameRef, LiteralRef, NamedOrBlankNodeRef, QuadRef, TermRef, TripleRef};

use crate::exporter::iri::{self, DocumentGraph};
use crate::exporter::quads::QuadOptions;
use crate::exporter::triples::for_each_triple;
use crate::exporter::vocab::xsd;
use crate::model::Reading;
use crate::text::DocumentId;

/// The N-Quads lines of one document, by graph; each sorted by bytes, without repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLines {
    /// The document.
    pub document: DocumentId,
    /// The lines of the graph `kdoc:ID/facts`.
    pub facts: Vec<u8>,
    /// The lines of the graph `kdoc:ID/provenance`.
    pub provenance: Vec<u8>,
}

impl DocumentLines {
    /// Writes the lines of both graphs as one sorted run.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let (mut done, mut end) = (0, 0);
        // Each line is looked for once: the one that holds the text is as long as that.
        let mut provenance = lines(&self.provenance).peekable();
        for fact in lines(&self.facts) {
            // Most lines are of provenance, and stand in long runs.
            while let Some(line) = provenance.next_if(|line| *line < fact) {
                end += line.len();
            }
            out.write_all(&self.provenance[done..end])?;
            out.write_all(fact)?;
            done = end;
        }
        out.write_all(&self.provenance[done..])
    }
}

/// The lines of some bytes, each with its line break.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let end = memchr(b'\n', rest)?;
        let (line, more) = rest.split_at(end + 1);
        rest = more;
        Some(line)
    })
}

/// Gives the N-Quads lines of what a document says: those of
/// [`document_quads`](crate::exporter::document_quads), without making quads first.
#[must_use]
pub fn document_lines(reading: &Reading, options: &QuadOptions) -> DocumentLines {
    let id = &reading.document.id;
    let graphs = DocumentGraph::ALL.map(|graph| format!(" <{}> .\n", iri::graph(id, graph).as_str()));
    // About what most texts give, so that the buffers need not grow; those of a giant do.
    let size = reading.document.text.len().min(1 << 20);
    let mut lists = [8, 40].map(|times| Lines::with_capacity(times * size));
    for_each_triple(reading, options, &mut |graph, triple| {
        lists[graph as usize].push(triple, &graphs[graph as usize]);
    });
    let [facts, provenance] = lists.map(Lines::into_sorted);
    DocumentLines {
        document: id.clone(),
        facts,
        provenance,
    }
}

/// Writes quads as N-Quads lines, in the order given.
///
/// # Errors
/// When the writer fails.
pub fn write_nquads<'q>(
    quads: impl IntoIterator<Item = impl Into<QuadRef<'q>>>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut line = String::new();
    for quad in quads {
        line.clear();
        push_line(&mut line, quad.into());
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}

/// Adds the N-Quads line of a quad, with its line break.
pub(crate) fn push_line(out: &mut String, quad: QuadRef<'_>) {
    push_subject(out, quad.subject);
    out.push(' ');
    push_iri(out, quad.predicate.as_str());
    out.push(' ');
    push_object(out, quad.object);
    if !quad.graph_name.is_default_graph() {
        out.push(' ');
        push_graph(out, quad.graph_name);
    }
    out.push_str(" .\n");
}

/// Adds a graph; nothing for the default graph.
pub(in crate::exporter) fn push_graph(out: &mut String, graph: GraphNameRef<'_>) {
    match graph {
        GraphNameRef::NamedNode(node) => push_iri(out, node.as_str()),
        GraphNameRef::BlankNode(node) => push_blank(out, node.as_str()),
        GraphNameRef::DefaultGraph => {}
    }
}

/// Whether a term is how a subject is written.
pub(in crate::exporter) fn is_subject(term: &str, subject: NamedOrBlankNodeRef<'_>) -> bool {
    match subject {
        NamedOrBlankNodeRef::NamedNode(node) => is_iri(term, node.as_str()),
        NamedOrBlankNodeRef::BlankNode(node) => is_blank(term, node.as_str()),
    }
}

/// Whether a term is how a graph is written.
pub(in crate::exporter) fn is_graph(term: &str, graph: GraphNameRef<'_>) -> bool {
    match graph {
        GraphNameRef::NamedNode(node) => is_iri(term, node.as_str()),
        GraphNameRef::BlankNode(node) => is_blank(term, node.as_str()),
        GraphNameRef::DefaultGraph => term.is_empty(),
    }
}

fn is_iri(term: &str, iri: &str) -> bool {
    term.len() == iri.len() + 2 && term.starts_with('<') && term[1..].starts_with(iri)
}

fn is_blank(term: &str, name: &str) -> bool {
    term.strip_prefix("_:") == Some(name)
}

/// Lines in one buffer, and where each stands.
#[derive(Default)]
struct Lines {
    text: String,
    /// Where each line stands, behind its subject.
    places: Vec<Range<usize>>,
    runs: Vec<Run>,
}

/// Lines in a row that have one subject.
struct Run {
    /// Where the subject stands, its closing bracket included: so no other begins with it.
    subject: Range<usize>,
    lines: Range<usize>,
}

impl Lines {
    fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ..Self::default()
        }
    }

    fn push(&mut self, triple: TripleRef<'_>, tail: &str) {
        let start = self.text.len();
        push_subject(&mut self.text, triple.subject);
        self.text.push(' ');
        let end = self.text.len();
        push_iri(&mut self.text, triple.predicate.as_str());
        self.text.push(' ');
        push_object(&mut self.text, triple.object);
        self.text.push_str(tail);
        self.places.push(end..self.text.len());
        self.note(start..end);
    }

    /// Notes the subject of the line pushed last.
    fn note(&mut self, subject: Range<usize>) {
        let last = self.places.len() - 1;
        match self.runs.last_mut() {
            Some(run) if self.text[run.subject.clone()] == self.text[subject.clone()] => run.lines.end += 1,
            _ => self.runs.push(Run {
                subject,
                lines: last..last + 1,
            }),
        }
    }

    /// The lines sorted by bytes, without repeats: first the subjects, then the lines of each.
    fn into_sorted(self) -> Vec<u8> {
        let Self {
            text,
            places,
            mut runs,
        } = self;
        let bytes = text.as_bytes();
        let bytes_of = |place: &Range<usize>| &bytes[place.clone()];
        runs.sort_unstable_by(|a, b| bytes_of(&a.subject).cmp(bytes_of(&b.subject)));
        let mut out = Vec::with_capacity(bytes.len());
        let mut lines: Vec<&[u8]> = Vec::new();
        for same in runs.chunk_by(|a, b| bytes_of(&a.subject) == bytes_of(&b.subject)) {
            lines.clear();
            lines.extend(
                same.iter()
                    .flat_map(|run| places[run.lines.clone()].iter().map(bytes_of)),
            );
            lines.sort_unstable();
            lines.dedup();
            for line in &lines {
                out.extend_from_slice(bytes_of(&same[0].subject));
                out.extend_from_slice(line);
            }
        }
        out
    }
}

/// Adds a subject.
pub(in crate::exporter) fn push_subject(out: &mut String, subject: NamedOrBlankNodeRef<'_>) {
    match subject {
        NamedOrBlankNodeRef::NamedNode(node) => push_iri(out, node.as_str()),
        NamedOrBlankNodeRef::BlankNode(node) => push_blank(out, node.as_str()),
    }
}

/// Adds an object.
pub(in crate::exporter) fn push_object(out: &mut String, object: TermRef<'_>) {
    match object {
        TermRef::NamedNode(node) => push_iri(out, node.as_str()),
        TermRef::BlankNode(node) => push_blank(out, node.as_str()),
        TermRef::Literal(literal) => push_literal(out, literal),
    }
}

/// Adds an IRI in angle brackets.
pub(crate) fn push_iri(out: &mut String, iri: &str) {
    out.push('<');
    out.push_str(iri);
    out.push('>');
}

fn push_blank(out: &mut String, name: &str) {
    out.push_str("_:");
    out.push_str(name);
}

fn push_literal(out: &mut String, literal: LiteralRef<'_>) {
    out.push('"');
    push_escaped(out, literal.value());
    out.push('"');
    if let Some(language) = literal.language() {
        out.push('@');
        out.push_str(language);
    } else if literal.datatype() != xsd::STRING {
        out.push_str("^^");
        push_iri(out, literal.datatype().as_str());
    }
}

/// Adds a string as it stands between quotation marks; whole stretches that need no escape are copied at once.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for (at, byte) in bytes.iter().enumerate() {
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF; oxrdf escapes them, and so do we.
        let width = match byte {
            0..0x20 | b'"' | b'\\' | 0x7f => 1,
            0xef if matches!(bytes.get(at + 1..at + 3), Some([0xbf, 0xbe | 0xbf])) => 3,
            _ => continue,
        };
        out.push_str(&text[done..at]);
        push_escape(out, &bytes[at..at + width]);
        done = at + width;
    }
    out.push_str(&text[done..]);
}

fn push_escape(out: &mut String, character: &[u8]) {
    match character {
        [b'\n'] => out.push_str("\\n"),
        [b'"'] => out.push_str("\\\""),
        [b'\\'] => out.push_str("\\\\"),
        [b'\r'] => out.push_str("\\r"),
        [b'\t'] => out.push_str("\\t"),
        [8] => out.push_str("\\b"),
        [12] => out.push_str("\\f"),
        [byte] => out.push_str(&format!("\\u{byte:04X}")),
        [.., last] => out.push_str(&format!("\\uFF{:02X}", last + 0x40)),
        [] => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxrdf::{Literal, NamedNode, Quad};

    fn quad(literal: Literal) -> Quad {
        let node = |iri: &str| NamedNode::new(iri).unwrap();
        Quad::new(
            node("http://e/s"),
            node("http://e/p"),
            literal,
            node("http://e/g"),
        )
    }

    #[track_caller]
    fn check(literal: Literal) {
        let quad = quad(literal);
        let mut line = String::new();
        push_line(&mut line, quad.as_ref());
        assert_eq!(line, format!("{quad} .\n"));
    }

    #[test]
    fn lines_are_those_of_oxrdf() {
        let control: String = (0..0x20)
            .chain([0x7f, 0x80, 0xfffd, 0xfffe, 0xffff])
            .filter_map(char::from_u32)
            .collect();
        check(Literal::new_simple_literal("a \"b\" \\ c\nd\te\rf"));
        check(Literal::new_simple_literal(control));
        check(Literal::new_simple_literal(
            "“typographic” 𝔘 😀 \u{10ffff} o‘zbek",
        ));
        check(Literal::new_language_tagged_literal("Uzbekistan", "en").unwrap());
        check(Literal::new_typed_literal("2024-05", xsd::G_YEAR_MONTH));
        check(Literal::new_simple_literal(""));
    }

    #[test]
    fn both_graphs_make_one_sorted_run() {
        let lines = DocumentLines {
            document: DocumentId::new("d"),
            facts: b"b\nd\n".to_vec(),
            provenance: b"a\nc\ne\n".to_vec(),
        };
        let mut out = Vec::new();
        lines.write(&mut out).unwrap();
        assert_eq!(out, b"a\nb\nc\nd\ne\n");
    }
}
