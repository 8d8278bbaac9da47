//! Counts as rows of a table.

use super::value::one_line;
use super::{Column, Node, Period, Rows, Value};
use crate::exporter::iri;
use crate::exporter::triples::count_names;
use crate::graph::KnowledgeGraph;
use crate::model::{Count, Reading};
use crate::text::CodePoints;

/// The kind of a count, beside those of things.
const COUNT: &str = "Count";

const COLUMNS: &[Column] = &[
    Column::large("number"),
    Column::text("comparator"),
    Column::text("what"),
    Column::text("of_class"),
    Column::text("by"),
    Column::text("by_label"),
    Column::text("since"),
    Column::text("document"),
    Column::text("date"),
    Column::number("offset_begin"),
    Column::number("offset_end"),
];

/// The counts of a graph, by IRI.
pub(super) fn counts(graph: &KnowledgeGraph) -> Rows<Node> {
    Rows::of_documents(graph, COLUMNS, |reading, offsets| {
        let counted = count_names(reading).into_iter().zip(&reading.counts);
        counted
            .map(|(name, count)| row(name, count, reading, offsets))
            .collect()
    })
}

fn row(id: String, count: &Count, reading: &Reading, offsets: &CodePoints<'_>) -> Node {
    let facts = &reading.document.facts;
    let by = count.by.as_ref();
    let label = by.and_then(|by| Some(reading.entity(by)?.label.as_str()));
    let has_text = !reading.document.text.is_empty();
    let offset = |byte| has_text.then(|| Value::Number(offsets.of_byte(byte)));
    Node {
        id,
        label: one_line(reading.document.words(count.span), &count.what),
        kind: COUNT,
        period: facts.issued.map(|date| Period::new(date, date)),
        values: vec![
            usize::try_from(count.number).ok().map(Value::Number),
            Value::text(count.comparator.name()),
            Value::text(&count.what),
            count.of_class.and_then(|kind| Value::text(kind.name())),
            by.and_then(|by| Value::text(iri::entity(by).as_str())),
            label.and_then(Value::text),
            count.since.and_then(|since| Value::text(&since.to_string())),
            Value::text(reading.document.id.as_str()),
            facts.issued.and_then(|date| Value::text(&date.to_string())),
            offset(count.span.start),
            offset(count.span.end),
        ],
    }
}
