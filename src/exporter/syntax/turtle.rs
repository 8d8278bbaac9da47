//! Turtle and TriG for people: a block for each subject, one predicate a line.
//!
//! Laid out like the gazetteer files, so that one can be pasted into the other: things are relative to
//! the base, `<person/shavkat-mirziyoyev>`, as a prefixed name may hold no bare slash.

use std::io::{self, Write};

use oxrdf::{GraphNameRef, LiteralRef, NamedNodeRef, NamedOrBlankNodeRef, QuadRef, TermRef};

use crate::exporter::nquads::{push_escaped, push_iri};
use crate::exporter::vocab::{KID, PREFIXES, rdf, xsd};

/// Writes quads that are sorted by graph, subject and predicate.
///
/// # Errors
/// When the writer fails.
pub(super) fn write<'q>(
    quads: impl IntoIterator<Item = QuadRef<'q>>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut head = format!("@base <{KID}> .\n");
    for (prefix, namespace) in PREFIXES {
        head.push_str(&format!("@prefix {prefix}: <{namespace}> .\n"));
    }
    out.write_all(head.as_bytes())?;
    let mut layout = Layout::default();
    for quad in quads {
        layout.quad(quad);
        out.write_all(&layout.out)?;
        layout.out.clear();
    }
    layout.end_subject();
    layout.end_graph();
    out.write_all(&layout.out)
}

/// What has been begun and is not ended yet.
#[derive(Default)]
struct Layout<'q> {
    out: Vec<u8>,
    graph: Option<GraphNameRef<'q>>,
    subject: Option<NamedOrBlankNodeRef<'q>>,
    predicate: Option<NamedNodeRef<'q>>,
}

impl<'q> Layout<'q> {
    fn quad(&mut self, quad: QuadRef<'q>) {
        if self.graph != Some(quad.graph_name) {
            self.end_subject();
            self.end_graph();
            self.begin_graph(quad.graph_name);
        }
        if self.subject != Some(quad.subject) {
            self.end_subject();
            self.begin_subject(quad.subject);
        }
        if self.predicate == Some(quad.predicate) {
            self.text(", ");
        } else {
            self.begin_predicate(quad.predicate);
        }
        self.term(quad.object);
    }

    fn begin_graph(&mut self, graph: GraphNameRef<'q>) {
        self.graph = Some(graph);
        match graph {
            GraphNameRef::NamedNode(node) => {
                self.text("\n");
                self.iri(node.as_str());
                self.text(" {\n");
            }
            GraphNameRef::BlankNode(node) => self.text(&format!("\n{node} {{\n")),
            GraphNameRef::DefaultGraph => {}
        }
    }

    fn end_graph(&mut self) {
        if self.in_named_graph() {
            self.text("}\n");
        }
        self.graph = None;
    }

    fn begin_subject(&mut self, subject: NamedOrBlankNodeRef<'q>) {
        self.subject = Some(subject);
        self.text("\n");
        self.indent();
        match subject {
            NamedOrBlankNodeRef::NamedNode(node) => self.iri(node.as_str()),
            NamedOrBlankNodeRef::BlankNode(node) => self.text(&node.to_string()),
        }
    }

    fn end_subject(&mut self) {
        if self.subject.take().is_some() {
            self.text(" .\n");
        }
        self.predicate = None;
    }

    fn begin_predicate(&mut self, predicate: NamedNodeRef<'q>) {
        if self.predicate.replace(predicate).is_some() {
            self.text(" ;\n    ");
            self.indent();
        } else {
            self.text(" ");
        }
        if predicate == rdf::TYPE {
            self.text("a");
        } else {
            self.iri(predicate.as_str());
        }
        self.text(" ");
    }

    fn term(&mut self, term: TermRef<'_>) {
        match term {
            TermRef::NamedNode(node) => self.iri(node.as_str()),
            TermRef::BlankNode(node) => self.text(&node.to_string()),
            TermRef::Literal(literal) => self.literal(literal),
        }
    }

    fn literal(&mut self, literal: LiteralRef<'_>) {
        if literal.datatype() == xsd::INTEGER && is_integer(literal.value()) {
            return self.text(literal.value());
        }
        self.text("\"");
        push_escaped(&mut self.out, literal.value());
        self.text("\"");
        if let Some(language) = literal.language() {
            self.text("@");
            self.text(language);
        } else if literal.datatype() != xsd::STRING {
            self.text("^^");
            self.iri(literal.datatype().as_str());
        }
    }

    /// An IRI as short as it can be read.
    fn iri(&mut self, iri: &str) {
        if let Some(path) = iri.strip_prefix(KID).filter(|path| is_plain_path(path)) {
            return push_iri(&mut self.out, path);
        }
        let prefixed = PREFIXES
            .iter()
            .find_map(|(prefix, namespace)| Some((prefix, iri.strip_prefix(namespace)?)));
        match prefixed {
            Some((prefix, local)) if local.split('/').all(is_plain_name) => {
                self.text(prefix);
                self.text(":");
                self.text(&local.replace('/', "\\/"));
            }
            _ => push_iri(&mut self.out, iri),
        }
    }

    fn indent(&mut self) {
        if self.in_named_graph() {
            self.text("    ");
        }
    }

    fn in_named_graph(&self) -> bool {
        self.graph
            .is_some_and(|graph| graph != GraphNameRef::DefaultGraph)
    }

    fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }
}

/// Whether a path means the same relative to the base: kind, slash, name.
fn is_plain_path(path: &str) -> bool {
    path.contains('/') && path.split('/').all(is_plain_name)
}

/// Whether a name needs no escape in a prefixed name: letters, digits, hyphens, underscores, percent-encoded
/// bytes, and stops inside.
fn is_plain_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    while let Some(byte) = bytes.next() {
        let plain = match byte {
            b'%' => bytes.by_ref().take(2).filter(u8::is_ascii_hexdigit).count() == 2,
            b'-' | b'_' | b'.' => true,
            _ => byte.is_ascii_alphanumeric(),
        };
        if !plain {
            return false;
        }
    }
    !name.is_empty() && !name.starts_with(['-', '.']) && !name.ends_with('.')
}

fn is_integer(value: &str) -> bool {
    let digits = value.strip_prefix(['+', '-']).unwrap_or(value);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(iri: &str, written: &str) {
        let mut layout = Layout::default();
        layout.iri(iri);
        assert_eq!(String::from_utf8(layout.out).expect("UTF-8"), written);
        let turtle = format!(
            "@base <{KID}> . @prefix kdoc: <https://w3id.org/kurultai/doc/> . @prefix kid: <{KID}> . \
             @prefix kur: <https://w3id.org/kurultai/ns#> . <http://e/s> <http://e/p> {written} ."
        );
        let read: Vec<_> = oxttl::TurtleParser::new().for_slice(turtle.as_bytes()).collect();
        let [Ok(triple)] = read.as_slice() else {
            panic!("one triple: {read:?}");
        };
        assert_eq!(triple.object.to_string(), format!("<{iri}>"));
    }

    #[test]
    fn iris_are_as_short_as_they_can_be_read() {
        check("https://w3id.org/kurultai/ns#metWith", "kur:metWith");
        check(
            "https://w3id.org/kurultai/id/person/li-qiang",
            "<person/li-qiang>",
        );
        check("https://w3id.org/kurultai/id/run/0.1.0-abc", "<run/0.1.0-abc>");
        check(
            "https://w3id.org/kurultai/doc/news%2Fa%20b.txt",
            "kdoc:news%2Fa%20b.txt",
        );
        check(
            "https://w3id.org/kurultai/doc/a.txt/claim/0-8/f00d",
            r"kdoc:a.txt\/claim\/0-8\/f00d",
        );
        check(
            "http://www.wikidata.org/entity/Q265",
            "<http://www.wikidata.org/entity/Q265>",
        );
        for odd in [
            "",
            "..",
            "person/../x",
            "person//x",
            "person/",
            "a:b/c",
            "person/мир",
            "x",
            "a/.b",
            "a/b%2",
            "a/b%zz",
            "a/b~c",
        ] {
            let mut layout = Layout::default();
            layout.iri(&format!("{KID}{odd}"));
            let written = String::from_utf8(layout.out).expect("UTF-8");
            let full = format!("<{KID}{odd}>");
            assert!(written == full || written == "kid:x", "{written}");
        }
    }
}
