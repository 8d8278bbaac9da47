//! JSON-LD with a context: prefixes, readable keys, and values without their types where a key says them.
//!
//! One property a line, so that two files can be compared; what it expands to are the very quads.

mod context;

use std::io::{self, Write};

use crate::exporter::lines::{Line, LiteralText, Order, QuadLines, iri};
use crate::exporter::vocab::{PREFIXES, kur, rdf, xsd};
use context::{Coercion, TERMS, Term};

/// How far a file is written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Progress {
    has_graphs: bool,
}

/// Writes the context.
///
/// # Errors
/// When the writer fails.
pub(super) fn begin(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{{\n \"@context\": {{")?;
    writeln!(out, "  \"@version\": 1.1,")?;
    writeln!(out, "  \"@vocab\": {},", string(kur::NAMESPACE))?;
    for (prefix, namespace) in PREFIXES {
        writeln!(out, "  {}: {},", string(prefix), string(namespace))?;
    }
    for (at, term) in TERMS.iter().enumerate() {
        let end = if at + 1 == TERMS.len() { "" } else { "," };
        let coercion = match term.coercion {
            Coercion::None => String::new(),
            Coercion::Node => ", \"@type\": \"@id\"".to_owned(),
            Coercion::Type(name) => format!(", \"@type\": {}", string(&short(name))),
            Coercion::Language(language) => format!(", \"@language\": {}", string(language)),
        };
        let id = string(&short(term.iri));
        writeln!(out, "  {}: {{\"@id\": {id}{coercion}}}{end}", string(term.name))?;
    }
    write!(out, " }},\n \"@graph\": [")
}

/// Writes the rest.
///
/// # Errors
/// When the writer fails.
pub(super) fn end(progress: &Progress, out: &mut impl Write) -> io::Result<()> {
    let line = if progress.has_graphs { "\n " } else { "" };
    writeln!(out, "{line}]\n}}")
}

/// Writes whole graphs.
///
/// # Errors
/// When the writer fails.
pub(super) fn write(lines: &QuadLines, progress: &mut Progress, out: &mut impl Write) -> io::Result<()> {
    let mut layout = Layout {
        out,
        progress,
        last: None,
        values: Vec::new(),
    };
    lines.each(Order::Subjects, |line| layout.line(line))?;
    layout.end_graph()
}

struct Layout<'o, 'l, W> {
    out: &'o mut W,
    progress: &'o mut Progress,
    last: Option<Line<'l>>,
    /// The values of the property of the last line.
    values: Vec<String>,
}

impl<'l, W: Write> Layout<'_, 'l, W> {
    fn line(&mut self, line: Line<'l>) -> io::Result<()> {
        match self.last {
            Some(last) if last.graph != line.graph => {
                self.end_graph()?;
                self.begin_graph(line)?;
            }
            Some(last) if last.subject != line.subject => {
                self.end_property()?;
                self.out.write_all(b"},")?;
                self.begin_node(line)?;
            }
            Some(last) if last.predicate != line.predicate => {
                self.end_property()?;
                self.out.write_all(b",\n    ")?;
            }
            Some(_) => {}
            None => self.begin_graph(line)?,
        }
        self.last = Some(line);
        self.values.push(value(line.predicate, line.object));
        Ok(())
    }

    /// Nodes of the default graph stand beside the named graphs.
    fn begin_graph(&mut self, line: Line<'_>) -> io::Result<()> {
        if self.progress.has_graphs {
            self.out.write_all(b",")?;
        }
        self.progress.has_graphs = true;
        if !line.graph.is_empty() {
            write!(self.out, "\n  {{\"@id\": {}, \"@graph\": [", node(line.graph))?;
        }
        self.begin_node(line)
    }

    fn end_graph(&mut self) -> io::Result<()> {
        let Some(last) = self.last else {
            return Ok(());
        };
        self.end_property()?;
        self.last = None;
        let end: &[u8] = if last.graph.is_empty() { b"}" } else { b"}\n  ]}" };
        self.out.write_all(end)
    }

    fn begin_node(&mut self, line: Line<'_>) -> io::Result<()> {
        write!(self.out, "\n   {{\"@id\": {},\n    ", node(line.subject))
    }

    /// Writes the last property: one value by itself, several as a list.
    fn end_property(&mut self) -> io::Result<()> {
        let property = self.last.map(|line| key(iri(line.predicate)));
        let key = string(&property.unwrap_or_default());
        match self.values.as_slice() {
            [value] => write!(self.out, "{key}: {value}")?,
            values => write!(self.out, "{key}: [{}]", values.join(", "))?,
        }
        self.values.clear();
        Ok(())
    }
}

/// The key of a property.
fn key(property: &str) -> String {
    if property == rdf::TYPE.as_str() {
        return "@type".to_owned();
    }
    if let Some(term) = term(property) {
        return term.name.to_owned();
    }
    match property.strip_prefix(kur::NAMESPACE) {
        Some(local) if is_plain(local) && !TERMS.iter().any(|term| term.name == local) => local.to_owned(),
        _ => short(property),
    }
}

fn term(property: &str) -> Option<&'static Term> {
    TERMS.iter().find(|term| term.iri == property)
}

/// Whether a local name can be a key by itself: no keyword, prefix or compact IRI.
fn is_plain(local: &str) -> bool {
    !local.is_empty()
        && local
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !PREFIXES.iter().any(|(prefix, _)| *prefix == local)
}

/// An IRI by its prefix, or in full.
fn short(iri: &str) -> String {
    let prefixed = PREFIXES.iter().find_map(|(prefix, namespace)| {
        let local = iri.strip_prefix(namespace)?;
        (!local.starts_with("//")).then(|| format!("{prefix}:{local}"))
    });
    prefixed.unwrap_or_else(|| iri.to_owned())
}

/// A node as a string.
fn node(term: &str) -> String {
    string(&short(iri(term)))
}

fn value(predicate: &str, object: &str) -> String {
    let predicate = iri(predicate);
    let coercion = term(predicate).map_or(Coercion::None, |term| term.coercion);
    match LiteralText::of(object) {
        Some(literal) => literal_value(literal, coercion),
        None if predicate == rdf::TYPE.as_str() => class(iri(object)),
        None if coercion == Coercion::Node => node(object),
        None => format!("{{\"@id\": {}}}", node(object)),
    }
}

/// A class, which the vocabulary completes.
fn class(class: &str) -> String {
    match class.strip_prefix(kur::NAMESPACE) {
        Some(local) if is_plain(local) && !TERMS.iter().any(|term| term.name == local) => string(local),
        _ => string(&short(class)),
    }
}

fn literal_value(literal: LiteralText<'_>, coercion: Coercion) -> String {
    let value = string(&literal.value());
    match (literal.language, literal.datatype, coercion) {
        (Some(language), _, Coercion::Language(expected)) if language == expected => value,
        (Some(language), ..) => format!("{{\"@value\": {value}, \"@language\": {}}}", string(language)),
        (None, Some(datatype), Coercion::Type(expected)) if datatype == expected => value,
        (None, Some(datatype), Coercion::None) if is_number(literal.escaped, datatype) => {
            literal.escaped.to_owned()
        }
        (None, Some(datatype), _) => {
            format!("{{\"@value\": {value}, \"@type\": {}}}", string(&short(datatype)))
        }
        (None, None, Coercion::None) => value,
        (None, None, _) => format!("{{\"@value\": {value}}}"),
    }
}

/// Whether a JSON number means this very literal.
fn is_number(value: &str, datatype: &str) -> bool {
    /// Above it, a reader may take the neighbouring number.
    const SAFE: u64 = 1 << 53;
    let number = value.parse::<i64>();
    datatype == xsd::INTEGER.as_str()
        && number.is_ok_and(|number| number.unsigned_abs() < SAFE && number.to_string() == value)
}

/// A JSON string.
fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
