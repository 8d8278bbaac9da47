//! Turtle and TriG for people: a block for each subject, one predicate a line.
//!
//! Laid out like the gazetteer files, so that one can be pasted into the other: things are relative to
//! the base, `<person/shavkat-mirziyoyev>`, as a prefixed name may hold no bare slash.

use std::io::{self, Write};

use rustc_hash::FxHashMap;

use crate::exporter::lines::{Line, LiteralText, Order, QuadLines, iri};
use crate::exporter::vocab::{KID, PREFIXES, rdf, xsd};

/// Writes base and prefixes.
///
/// # Errors
/// When the writer fails.
pub(super) fn begin(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "@base <{KID}> .")?;
    for (prefix, namespace) in PREFIXES {
        writeln!(out, "@prefix {prefix}: <{namespace}> .")?;
    }
    Ok(())
}

/// So much is laid out before it is written.
const BLOCK: usize = 1 << 16;

/// Writes lines in an order by subjects.
///
/// # Errors
/// When the writer fails.
pub(super) fn write(lines: &QuadLines, order: Order, out: &mut impl Write) -> io::Result<()> {
    let mut layout = Layout::default();
    lines.each(order, |line| {
        layout.line(line);
        if layout.out.len() < BLOCK {
            return Ok(());
        }
        out.write_all(layout.out.as_bytes())?;
        layout.out.clear();
        Ok::<_, io::Error>(())
    })?;
    layout.end_subject();
    layout.end_graph();
    out.write_all(layout.out.as_bytes())
}

/// What has been begun and is not ended yet.
#[derive(Default)]
struct Layout<'l> {
    out: String,
    graph: Option<&'l str>,
    subject: Option<&'l str>,
    predicate: Option<&'l str>,
    /// How IRIs are written that came lately: predicates, classes and documents come again and again.
    lately: FxHashMap<&'l str, String>,
}

/// So many IRIs are remembered.
const REMEMBERED: usize = 1 << 12;

impl<'l> Layout<'l> {
    fn line(&mut self, line: Line<'l>) {
        if self.graph != Some(line.graph) {
            self.end_subject();
            self.end_graph();
            self.begin_graph(line.graph);
        }
        if !self.subject.is_some_and(|subject| is_same(subject, line.subject)) {
            self.end_subject();
            self.begin_subject(line.subject);
        }
        if self.predicate == Some(line.predicate) {
            self.text(", ");
        } else {
            self.begin_predicate(line.predicate);
        }
        match LiteralText::of(line.object) {
            Some(literal) => self.literal(literal),
            None => self.node(line.object),
        }
    }

    fn begin_graph(&mut self, graph: &'l str) {
        self.graph = Some(graph);
        if !graph.is_empty() {
            self.text("\n");
            self.node(graph);
            self.text(" {\n");
        }
    }

    fn end_graph(&mut self) {
        if self.in_named_graph() {
            self.text("}\n");
        }
        self.graph = None;
    }

    fn begin_subject(&mut self, subject: &'l str) {
        self.subject = Some(subject);
        self.text("\n");
        self.indent();
        // A subject comes once.
        if subject.starts_with('<') {
            self.iri(iri(subject));
        } else {
            self.text(subject);
        }
    }

    fn end_subject(&mut self) {
        if self.subject.take().is_some() {
            self.text(" .\n");
        }
        self.predicate = None;
    }

    fn begin_predicate(&mut self, predicate: &'l str) {
        if self.predicate.replace(predicate).is_some() {
            self.text(" ;\n    ");
            self.indent();
        } else {
            self.text(" ");
        }
        if iri(predicate) == rdf::TYPE.as_str() {
            self.text("a");
        } else {
            self.node(predicate);
        }
        self.text(" ");
    }

    /// A literal: Turtle knows all escapes of N-Quads.
    fn literal(&mut self, literal: LiteralText<'l>) {
        let is_integer_type = literal.datatype == Some(xsd::INTEGER.as_str());
        if is_integer_type && is_integer(literal.escaped) {
            return self.text(literal.escaped);
        }
        self.text("\"");
        self.text(literal.escaped);
        self.text("\"");
        if let Some(language) = literal.language {
            self.text("@");
            self.text(language);
        } else if let Some(datatype) = literal.datatype {
            self.text("^^");
            self.known_iri(datatype);
        }
    }

    fn node(&mut self, term: &'l str) {
        if term.starts_with('<') {
            self.known_iri(iri(term));
        } else {
            self.text(term);
        }
    }

    /// An IRI that may have come lately.
    fn known_iri(&mut self, iri: &'l str) {
        if let Some(written) = self.lately.get(iri) {
            return self.out.push_str(written);
        }
        let start = self.out.len();
        self.iri(iri);
        if self.lately.len() >= REMEMBERED {
            self.lately.clear();
        }
        self.lately.insert(iri, self.out[start..].to_owned());
    }

    /// An IRI as short as it can be read.
    fn iri(&mut self, iri: &str) {
        if let Some(path) = iri.strip_prefix(KID).filter(|path| is_plain_path(path)) {
            return self.in_brackets(path);
        }
        let prefixed = PREFIXES
            .iter()
            .find_map(|(prefix, namespace)| Some((prefix, iri.strip_prefix(namespace)?)));
        match prefixed {
            Some((prefix, local)) if local.split('/').all(is_plain_name) => {
                self.text(prefix);
                self.text(":");
                for (at, part) in local.split('/').enumerate() {
                    self.text(if at == 0 { "" } else { "\\/" });
                    self.text(part);
                }
            }
            _ => self.in_brackets(iri),
        }
    }

    fn in_brackets(&mut self, iri: &str) {
        self.text("<");
        self.text(iri);
        self.text(">");
    }

    fn indent(&mut self) {
        if self.in_named_graph() {
            self.text("    ");
        }
    }

    fn in_named_graph(&self) -> bool {
        self.graph.is_some_and(|graph| !graph.is_empty())
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }
}

/// Whether two terms are the same: those of lines in a row most often stand in the same place.
fn is_same(one: &str, other: &str) -> bool {
    std::ptr::eq(one, other) || one == other
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
        assert_eq!(layout.out, written);
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
            let written = layout.out;
            let full = format!("<{KID}{odd}>");
            assert!(written == full || written == "kid:x", "{written}");
        }
    }
}
