//! Statements as nodes, and edges to who made them and what they mention.

use super::edges::edge;
use super::value::one_line;
use super::{Column, Edge, Node, Period, Rows, Value};
use crate::exporter::iri;
use crate::exporter::triples::statement_names;
use crate::graph::KnowledgeGraph;
use crate::model::{Reading, Statement};
use crate::text::CodePoints;

/// The kind of a statement, beside those of things.
const STATEMENT: &str = "Statement";
/// The longest label of a statement, in characters.
const LABEL: usize = 60;

const COLUMNS: &[Column] = &[
    Column::text("speaker"),
    Column::text("cue"),
    Column::text("cue_class"),
    Column::text("quotation"),
    Column::text("topics"),
    Column::text("document"),
    Column::text("date"),
    Column::number("offset_begin"),
    Column::number("offset_end"),
    Column::text("words"),
];

/// The statements of a graph, by IRI.
pub(super) fn statements(graph: &KnowledgeGraph) -> Rows<Node> {
    Rows::of_documents(graph, COLUMNS, |reading, offsets| {
        let said = statement_names(reading).into_iter().zip(&reading.statements);
        said.map(|(name, said)| statement(name, said, reading, offsets))
            .collect()
    })
}

fn statement(id: String, said: &Statement, reading: &Reading, offsets: &CodePoints<'_>) -> Node {
    let facts = &reading.document.facts;
    let words = one_line(reading.document.words(said.span), "");
    let speaker = reading.entity(&said.speaker).map(|entity| entity.label.as_str());
    let has_text = !reading.document.text.is_empty();
    let offset = |byte| has_text.then(|| Value::Number(offsets.of_byte(byte)));
    Node {
        id,
        label: one_line(&shortened(&words), "statement"),
        kind: STATEMENT,
        period: facts.issued.map(|date| Period::new(date, date)),
        values: vec![
            speaker.and_then(Value::text),
            Value::text(&said.cue),
            Value::text(&said.cue_class),
            Value::text(said.quotation.name()),
            Value::list(said.topics.iter().map(String::as_str)),
            Value::text(reading.document.id.as_str()),
            facts.issued.and_then(|date| Value::text(&date.to_string())),
            offset(said.span.start),
            offset(said.span.end),
            Value::text(&words),
        ],
    }
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(LABEL) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}

/// From statements to their speakers and to what they mention.
pub(super) fn speech(graph: &KnowledgeGraph) -> Rows<Edge> {
    let mut rows: Vec<Edge> = Vec::new();
    for reading in graph.readings() {
        for (name, said) in statement_names(reading).into_iter().zip(&reading.statements) {
            let to = |thing| [name.clone(), iri::entity(thing).into_string()];
            rows.push(edge(to(&said.speaker), "speaker", Vec::new()));
            let mentions = said.mentions.iter();
            rows.extend(mentions.map(|thing| edge(to(thing), "mentions", Vec::new())));
        }
    }
    let key = |edge: &Edge| (edge.source.clone(), edge.relation.clone(), edge.target.clone());
    rows.sort_by_cached_key(key);
    rows.dedup();
    Rows { columns: &[], rows }
}
