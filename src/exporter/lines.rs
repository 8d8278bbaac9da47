//! Quads as terms of N-Quads in one buffer: the form in which they are sorted, and from which every syntax is written.
//!
//! A store holds lines of N-Quads, so that an export need not make quads first. Of lines in a row that have one subject
//! and one graph, these are kept once: a fraction of the memory of quads, and less than half of the lines' own.

mod line;
mod order;

use std::collections::BTreeMap;
use std::ops::Range;

use oxrdf::QuadRef;

use crate::exporter::nquads::{is_graph, is_subject, push_graph, push_iri, push_object, push_subject};

use line::Cut;
pub(crate) use line::{Line, LiteralText, iri};
pub(crate) use order::Order;
use order::Ranked;

/// A text that is no line of N-Quads.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no line of N-Quads")]
pub struct LineError(String);

/// Quads as lines of N-Quads.
#[derive(Clone, Debug, Default)]
pub struct QuadLines {
    text: String,
    runs: Vec<Run>,
    places: Vec<Place>,
}

/// Lines in a row that have one subject and one graph: where in the text these stand, and which lines.
#[derive(Clone, Debug)]
struct Run {
    subject: Range<usize>,
    graph: Range<usize>,
    lines: Range<usize>,
}

/// Where the predicate of a line stands, with the object behind it.
#[derive(Clone, Copy, Debug)]
struct Place {
    start: usize,
    object: usize,
    end: usize,
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
        self.runs.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.runs.iter().map(|run| run.lines.len()).sum()
    }

    /// Adds a quad.
    pub fn push<'q>(&mut self, quad: impl Into<QuadRef<'q>>) {
        let quad = quad.into();
        let last = self.last();
        let has_graph = is_graph(last.graph, quad.graph_name);
        if !(has_graph && is_subject(last.subject, quad.subject)) {
            let subject = self.written(|text| push_subject(text, quad.subject));
            let graph = (!has_graph).then(|| self.written(|text| push_graph(text, quad.graph_name)));
            self.begin_run(subject, graph);
        }
        let predicate = self.written(|text| push_iri(text, quad.predicate.as_str()));
        let object = self.written(|text| push_object(text, quad.object));
        self.add(predicate.start, object);
    }

    /// Adds lines of N-Quads, as this programme writes them.
    ///
    /// # Errors
    /// When a line is none.
    pub fn push_text(&mut self, lines: &str) -> Result<(), LineError> {
        let mut rest = lines;
        while !rest.is_empty() {
            let cut = Cut::of(rest, self.last());
            let wrong = || LineError(rest.lines().next().unwrap_or_default().to_owned());
            let cut = cut.ok_or_else(wrong)?;
            self.push_line(&cut);
            rest = cut.rest;
        }
        Ok(())
    }

    fn push_line(
        &mut self,
        Cut {
            line,
            has_subject,
            has_graph,
            ..
        }: &Cut<'_>,
    ) {
        if !(*has_graph && *has_subject) {
            let subject = self.written(|text| text.push_str(line.subject));
            let graph = (!has_graph).then(|| self.written(|text| text.push_str(line.graph)));
            self.begin_run(subject, graph);
        }
        let predicate = self.written(|text| text.push_str(line.predicate));
        let object = self.written(|text| text.push_str(line.object));
        self.add(predicate.start, object);
    }

    /// Writes to the text, and says where.
    fn written(&mut self, write: impl FnOnce(&mut String)) -> Range<usize> {
        let start = self.text.len();
        write(&mut self.text);
        start..self.text.len()
    }

    /// Begins lines of a subject, in another graph or in that of the lines before.
    fn begin_run(&mut self, subject: Range<usize>, graph: Option<Range<usize>>) {
        let before = || self.runs.last().map_or(0..0, |run| run.graph.clone());
        let graph = graph.unwrap_or_else(before);
        let next = self.places.len();
        self.runs.push(Run {
            subject,
            graph,
            lines: next..next,
        });
    }

    /// Adds a line to those of the last subject.
    fn add(&mut self, start: usize, object: Range<usize>) {
        self.places.push(Place {
            start,
            object: object.start,
            end: object.end,
        });
        if let Some(run) = self.runs.last_mut() {
            run.lines.end = self.places.len();
        }
    }

    /// The subject and the graph that were added last.
    fn last(&self) -> Line<'_> {
        let run = self.runs.last();
        run.map_or_else(Line::default, |run| Line {
            subject: &self.text[run.subject.clone()],
            graph: &self.text[run.graph.clone()],
            ..Line::default()
        })
    }

    /// Takes out what is said of subjects that are not wanted, by their IRIs.
    pub fn retain(&mut self, is_wanted: impl Fn(&str) -> bool) {
        let text = &self.text;
        self.runs.retain(|run| is_wanted(iri(&text[run.subject.clone()])));
        // What is added next goes on behind the last run that is left.
        self.places
            .truncate(self.runs.last().map_or(0, |run| run.lines.end));
    }

    /// The same lines by graph, in the order of the graphs' IRIs.
    #[must_use]
    pub fn by_graph(&self) -> Vec<(String, Self)> {
        let mut graphs: BTreeMap<&str, Self> = BTreeMap::new();
        for line in self.iter() {
            let own = graphs.entry(iri(line.graph)).or_default();
            let last = own.last();
            own.push_line(&Cut {
                has_subject: last.subject == line.subject,
                has_graph: last.graph == line.graph,
                line,
                rest: "",
            });
        }
        graphs
            .into_iter()
            .map(|(graph, lines)| (graph.to_owned(), lines))
            .collect()
    }

    /// Its lines, in the order in which they were added.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Line<'_>> {
        self.runs.iter().flat_map(|run| self.lines_of(run))
    }

    fn lines_of<'l>(&'l self, run: &Run) -> impl Iterator<Item = Line<'l>> + use<'l> {
        let subject = &self.text[run.subject.clone()];
        let graph = &self.text[run.graph.clone()];
        self.places[run.lines.clone()].iter().map(move |place| Line {
            subject,
            predicate: &self.text[place.start..place.object],
            object: &self.text[place.object..place.end],
            graph,
        })
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
        let key = |run: &Run| order.key(&self.text[run.subject.clone()], &self.text[run.graph.clone()]);
        let mut runs: Vec<_> = self.runs.iter().map(|run| (key(run), run)).collect();
        // Stable: lines that come document by document are sorted runs already.
        runs.sort_by_key(|(key, _)| *key);
        let mut group: Vec<Ranked<'l>> = Vec::new();
        for same in runs.chunk_by(|(a, _), (b, _)| a == b) {
            group.clear();
            for (_, run) in same {
                group.extend(self.lines_of(run).map(|line| order.ranked(line)));
            }
            group.sort_unstable();
            group.dedup();
            group.iter().try_for_each(|ranked| take(ranked.line()))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use oxrdf::{GraphName, Literal, NamedNode, Quad};

    use crate::exporter::vocab::rdfs;

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
                let line = lines.iter().next().unwrap();
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
    fn lines_are_added_as_quads_and_as_text() {
        let mut quads = QuadLines::new();
        let mut texts = QuadLines::new();
        let quad =
            |subject, word, graph| said(subject, "http://e/p", Literal::new_simple_literal(word), graph);
        for quad in [
            quad("http://e/s", "1", "http://e/g"),
            quad("http://e/s", "2", "http://e/g"),
            quad("http://e/s", "3", "http://e/h"),
            quad("http://e/t", "3", "http://e/h"),
            quad("http://e/t", "3", ""),
        ] {
            quads.push(&quad);
            texts.push_text(&format!("{quad} .\n")).unwrap();
        }
        assert_eq!(quads.len(), 5);
        assert!(quads.iter().eq(texts.iter()));
        quads.retain(|subject| subject == "http://e/s");
        assert_eq!(quads.len(), 3);
        let graphs: Vec<(String, usize)> = quads
            .by_graph()
            .into_iter()
            .map(|(graph, lines)| (graph, lines.len()))
            .collect();
        assert_eq!(
            graphs,
            [("http://e/g".to_owned(), 2), ("http://e/h".to_owned(), 1)]
        );
    }

    #[test]
    fn a_text_of_other_lines_is_refused() {
        let mut lines = QuadLines::new();
        let refused = lines.push_text("<a> <b> <c> .\n<a> <b> .\n<a> <b> <d> .\n");
        assert_eq!(refused, Err(LineError("<a> <b> .".to_owned())));
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
