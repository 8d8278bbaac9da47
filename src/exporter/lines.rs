//! Quads as lines of N-Quads in one buffer: the form in which they are sorted, and from which every syntax is written.
//!
//! What a store holds are such lines already, so that an export need not make quads first; they take a fraction of
//! the memory.

use std::borrow::Cow;
use std::collections::BTreeMap;

use oxrdf::QuadRef;

use crate::exporter::nquads::push_line;
use crate::exporter::vocab::{rdf, rdfs, skos};

/// A text that is no line of N-Quads.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no line of N-Quads")]
pub struct LineError(String);

/// Quads as lines of N-Quads.
#[derive(Clone, Debug, Default)]
pub struct QuadLines {
    text: String,
    places: Vec<Place>,
    scratch: Vec<u8>,
}

/// Where a line begins, and how long its terms are.
#[derive(Clone, Copy, Debug)]
struct Place {
    start: usize,
    subject: u32,
    predicate: u32,
    object: u32,
    /// 0 for the default graph.
    graph: u32,
}

/// A line, as the terms of N-Quads: IRIs in angle brackets, literals in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Line<'l> {
    pub(crate) subject: &'l str,
    pub(crate) predicate: &'l str,
    pub(crate) object: &'l str,
    /// Empty for the default graph.
    pub(crate) graph: &'l str,
}

impl<'l> Line<'l> {
    /// The line that a text is.
    pub(crate) fn of(text: &'l str) -> Option<Self> {
        let place = Place::of(0, text.trim_end_matches('\n'))?;
        Some(place.line(text))
    }
}

/// The order in which lines are handed on, each once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// By their bytes.
    Bytes,
    /// By their bytes, without graphs.
    BytesMerged,
    /// By graph and subject; of a subject the type comes first, then labels.
    Subjects,
    /// By subject, without graphs; of a subject the type comes first, then labels.
    SubjectsMerged,
}

impl QuadLines {
    /// No lines yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Adds a quad.
    pub fn push<'q>(&mut self, quad: impl Into<QuadRef<'q>>) {
        let mut line = std::mem::take(&mut self.scratch);
        line.clear();
        push_line(&mut line, quad.into());
        // A quad is made of strings, and is written as one line.
        let added = std::str::from_utf8(&line).map(|text| self.push_text(text));
        debug_assert!(matches!(added, Ok(Ok(()))), "{added:?}");
        self.scratch = line;
    }

    /// Adds lines of N-Quads, as this programme writes them.
    ///
    /// # Errors
    /// When a line is none.
    pub fn push_text(&mut self, lines: &str) -> Result<(), LineError> {
        let mut start = self.text.len();
        self.text.push_str(lines);
        for line in lines.split_inclusive('\n') {
            let place = Place::of(start, line.trim_end_matches('\n'));
            self.places.push(place.ok_or_else(|| LineError(line.to_owned()))?);
            start += line.len();
        }
        Ok(())
    }

    /// Takes out what is said of subjects that are not wanted, by their IRIs.
    pub fn retain(&mut self, is_wanted: impl Fn(&str) -> bool) {
        let text = &self.text;
        self.places
            .retain(|place| is_wanted(iri(place.line(text).subject)));
    }

    /// The same lines by graph, in the order of the graphs' IRIs.
    #[must_use]
    pub fn by_graph(&self) -> Vec<(String, Self)> {
        let mut graphs: BTreeMap<&str, Self> = BTreeMap::new();
        for place in &self.places {
            let line = place.line(&self.text);
            let own = graphs.entry(iri(line.graph)).or_default();
            let mut moved = *place;
            moved.start = own.text.len();
            own.text.push_str(&self.text[place.start..place.end()]);
            own.places.push(moved);
        }
        graphs
            .into_iter()
            .map(|(graph, lines)| (graph.to_owned(), lines))
            .collect()
    }

    /// Its lines, in the order in which they were added.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Line<'_>> {
        self.places.iter().map(|place| place.line(&self.text))
    }

    /// Hands on every line, in the order given, each once.
    ///
    /// # Errors
    /// What `take` says.
    pub(crate) fn each<'l, E>(
        &'l self,
        order: Order,
        mut take: impl FnMut(Line<'l>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut runs = self.runs(order);
        // Stable: lines that come document by document are sorted runs already.
        runs.sort_by(|a, b| a.key.cmp(&b.key));
        let mut group: Vec<(u8, &str, Line<'l>)> = Vec::new();
        for same in runs.chunk_by(|a, b| a.key == b.key) {
            group.clear();
            for run in same {
                let lines = self.places[run.first..run.end].iter();
                group.extend(lines.map(|place| order.ranked(place.line(&self.text))));
            }
            group.sort_unstable();
            group.dedup();
            group.iter().try_for_each(|(_, _, line)| take(*line))?;
        }
        Ok(())
    }

    /// Lines of one subject that stand together.
    fn runs(&self, order: Order) -> Vec<Run<'_>> {
        let mut runs: Vec<Run<'_>> = Vec::new();
        for (at, place) in self.places.iter().enumerate() {
            let key = order.key(place.line(&self.text));
            match runs.last_mut() {
                Some(last) if last.key == key => last.end = at + 1,
                _ => runs.push(Run {
                    key,
                    first: at,
                    end: at + 1,
                }),
            }
        }
        runs
    }
}

/// Lines of one subject, and by what they are sorted: their graph and their subject.
struct Run<'l> {
    key: (&'l str, &'l str),
    first: usize,
    end: usize,
}

impl Order {
    /// By what lines are sorted first.
    fn key<'l>(self, line: Line<'l>) -> (&'l str, &'l str) {
        match self {
            Self::Bytes | Self::BytesMerged => ("", line.subject),
            Self::Subjects => (iri(line.graph), iri(line.subject)),
            Self::SubjectsMerged => ("", iri(line.subject)),
        }
    }

    /// A line as it is handed on, and what goes before the order of bytes.
    fn ranked(self, mut line: Line<'_>) -> (u8, &str, Line<'_>) {
        if matches!(self, Self::BytesMerged | Self::SubjectsMerged) {
            line.graph = "";
        }
        match self {
            Self::Bytes | Self::BytesMerged => (0, "", line),
            Self::Subjects | Self::SubjectsMerged => {
                let predicate = iri(line.predicate);
                (rank(predicate), predicate, line)
            }
        }
    }
}

fn rank(predicate: &str) -> u8 {
    let first = [rdf::TYPE, rdfs::LABEL, skos::PREF_LABEL];
    let at = first.iter().position(|first| first.as_str() == predicate);
    at.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
}

impl Place {
    fn of(start: usize, line: &str) -> Option<Self> {
        let subject = node_end(line)?;
        let rest = line.get(subject + 1..)?;
        let predicate = node_end(rest)?;
        let rest = rest.get(predicate + 1..)?;
        let object = if rest.starts_with('"') {
            literal_end(rest)?
        } else {
            node_end(rest)?
        };
        let tail = rest[object..].strip_suffix(" .")?;
        let graph = match tail.strip_prefix(' ') {
            Some(graph) => (node_end(graph).is_none() && is_node(graph)).then_some(graph.len())?,
            None => 0,
        };
        let length = |length: usize| u32::try_from(length).ok();
        Some(Self {
            start,
            subject: length(subject)?,
            predicate: length(predicate)?,
            object: length(object)?,
            graph: length(graph)?,
        })
    }

    /// Where its last term ends.
    fn end(self) -> usize {
        let terms = [self.subject, self.predicate, self.object, self.graph];
        let length: u64 = terms.iter().map(|length| u64::from(*length) + 1).sum();
        // One blank less than terms, and one term less without a graph.
        self.start + usize::try_from(length).unwrap_or(usize::MAX) - if self.graph == 0 { 2 } else { 1 }
    }

    fn line(self, text: &str) -> Line<'_> {
        let mut at = self.start;
        let mut next = |length: u32| {
            let term = &text[at..at + length as usize];
            at += length as usize + 1;
            term
        };
        Line {
            subject: next(self.subject),
            predicate: next(self.predicate),
            object: next(self.object),
            graph: if self.graph == 0 { "" } else { next(self.graph) },
        }
    }
}

/// Where an IRI or a blank node that begins a text ends.
fn node_end(text: &str) -> Option<usize> {
    let end = text.find(' ')?;
    is_node(&text[..end]).then_some(end)
}

fn is_node(term: &str) -> bool {
    (term.starts_with('<') && term.ends_with('>')) || term.starts_with("_:")
}

/// Where a literal that begins a text ends, with its language or datatype.
fn literal_end(text: &str) -> Option<usize> {
    let mut from = 1;
    loop {
        let quote = from + text[from..].find('"')?;
        let escapes = text[..quote]
            .bytes()
            .rev()
            .take_while(|byte| *byte == b'\\')
            .count();
        if escapes % 2 == 0 {
            return Some(quote + text[quote..].find(' ')?);
        }
        from = quote + 1;
    }
}

/// The IRI of a term in angle brackets.
pub(crate) fn iri(term: &str) -> &str {
    term.strip_prefix('<')
        .and_then(|term| term.strip_suffix('>'))
        .unwrap_or(term)
}

/// A literal, as N-Quads writes it: its words, still escaped, its language and its datatype.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LiteralText<'l> {
    pub(crate) escaped: &'l str,
    pub(crate) language: Option<&'l str>,
    pub(crate) datatype: Option<&'l str>,
}

impl<'l> LiteralText<'l> {
    /// The literal that a term is, if it is one.
    pub(crate) fn of(term: &'l str) -> Option<Self> {
        let rest = term.strip_prefix('"')?;
        let (escaped, tail) = rest.rsplit_once('"')?;
        Some(Self {
            escaped,
            language: tail.strip_prefix('@'),
            datatype: tail.strip_prefix("^^").map(iri),
        })
    }

    /// The words themselves.
    pub(crate) fn value(self) -> Cow<'l, str> {
        unescaped(self.escaped)
    }
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        out.push_str(before);
        let mut characters = escape.chars();
        let digits = match characters.next() {
            Some('t') => Err('\t'),
            Some('n') => Err('\n'),
            Some('r') => Err('\r'),
            Some('b') => Err('\u{8}'),
            Some('f') => Err('\u{c}'),
            Some('u') => Ok(4),
            Some('U') => Ok(8),
            other => Err(other.unwrap_or('\\')),
        };
        rest = characters.as_str();
        match digits {
            Err(character) => out.push(character),
            Ok(digits) => {
                let code = rest
                    .get(..digits)
                    .and_then(|hex| u32::from_str_radix(hex, 16).ok());
                out.push(code.and_then(char::from_u32).unwrap_or('\u{fffd}'));
                rest = rest.get(digits..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use oxrdf::{GraphName, Literal, NamedNode, Quad};

    use super::*;

    fn node(iri: &str) -> NamedNode {
        NamedNode::new(iri).unwrap()
    }

    fn said(subject: &str, predicate: &str, literal: Literal, graph: &str) -> Quad {
        let graph = if graph.is_empty() {
            GraphName::DefaultGraph
        } else {
            node(graph).into()
        };
        Quad::new(node(subject), node(predicate), literal, graph)
    }

    #[test]
    fn a_line_is_cut_into_its_terms() {
        let odd = "a \"b\" \\ <c> . \\\" \n\t\u{1}\u{ffff}😀";
        for literal in [
            Literal::new_simple_literal(odd),
            Literal::new_language_tagged_literal(odd, "en").unwrap(),
            Literal::new_typed_literal(odd, node("http://e/type")),
            Literal::new_simple_literal(""),
            Literal::new_simple_literal("\\"),
        ] {
            for graph in ["", "http://e/g"] {
                let mut lines = QuadLines::new();
                lines.push(&said("http://e/s", "http://e/p", literal.clone(), graph));
                let line = lines.places[0].line(&lines.text);
                assert_eq!(line.subject, "<http://e/s>");
                assert_eq!(iri(line.predicate), "http://e/p");
                assert_eq!(iri(line.graph), graph);
                let read = LiteralText::of(line.object).unwrap();
                assert_eq!(read.value(), literal.value());
                assert_eq!(read.language, literal.language());
                let plain = literal.datatype().as_str().starts_with("http://www.w3.org/");
                assert_eq!(read.datatype.is_none(), plain);
            }
        }
    }

    #[test]
    fn what_is_no_line_is_refused() {
        for wrong in [
            "",
            "\n",
            "<a> <b> <c>",
            "<a> <b> .",
            "a <b> <c> .",
            "<a> <b> \"c .",
            "<a> <b> <c> <d> <e> .",
            "<a> <b> <c> d .",
        ] {
            let mut lines = QuadLines::new();
            assert_eq!(lines.push_text(wrong).is_err(), !wrong.is_empty(), "{wrong:?}");
        }
    }

    #[test]
    fn orders_hand_on_each_line_once() {
        let mut lines = QuadLines::new();
        let label = rdfs::LABEL.as_str();
        let word = |word: &str| Literal::new_simple_literal(word);
        for quad in [
            said("http://e/b", "http://e/p", word("2"), "http://e/g"),
            said("http://e/b", label, word("1"), "http://e/g"),
            said("http://e/a", "http://e/p", word("3"), "http://e/h"),
            said("http://e/b", "http://e/p", word("2"), "http://e/f"),
            said("http://e/b", "http://e/p", word("2"), "http://e/g"),
        ] {
            lines.push(&quad);
        }
        let words = |order| {
            let mut words = String::new();
            let take = |line: Line<'_>| {
                words.push_str(LiteralText::of(line.object).unwrap().escaped);
                Ok::<_, ()>(())
            };
            lines.each(order, take).unwrap();
            words
        };
        assert_eq!(words(Order::Bytes), "3221");
        assert_eq!(words(Order::BytesMerged), "321");
        assert_eq!(words(Order::Subjects), "2123");
        assert_eq!(words(Order::SubjectsMerged), "312");
    }
}
