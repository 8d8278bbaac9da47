//! The graph as nodes and edges with plain attributes: what GraphML, GEXF and CSV hold.
//!
//! A thing is a node, a relation an edge; dates are attributes, not nodes. Rows come sorted and are known by
//! names that depend on what they say alone, so that two exports can be compared line by line.

mod counts;
pub mod csv;
mod edges;
pub mod gexf;
pub mod graphml;
mod nodes;
mod sentences;
mod statements;
#[cfg(test)]
mod tests;
mod value;
mod xml;

use crate::exporter::KnownEdge;
use crate::exporter::quads::ProvenanceLevel;
use crate::graph::KnowledgeGraph;
use crate::model::Reading;
use crate::text::{CodePoints, Date};

pub use csv::{CsvTable, write_csv};
pub use gexf::write_gexf;
pub use graphml::write_graphml;
pub use value::{Column, ColumnType, Value};

/// What goes into a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkOptions {
    /// What is said of where a relation comes from: nothing, the place of its best claim, or its sentence too.
    pub provenance: ProvenanceLevel,
    /// Whether relations that are denied or merely possible are edges, marked as no facts.
    pub unsure: bool,
    /// What is known beforehand between things; an edge where no document says it.
    pub known: Vec<KnownEdge>,
}

impl Default for NetworkOptions {
    fn default() -> Self {
        Self {
            provenance: ProvenanceLevel::Full,
            unsure: false,
            known: Vec::new(),
        }
    }
}

/// Nodes and edges with their attributes, sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// The things, by IRI.
    pub things: Rows<Node>,
    /// The relations between things, by subject, property and object.
    pub relations: Rows<Edge>,
    /// The statements, by IRI.
    pub statements: Rows<Node>,
    /// From statements to their speakers and to what they mention.
    pub speech: Rows<Edge>,
    /// The counts, by IRI: in tables alone, as they stand for nothing that edges could lead to.
    pub counts: Rows<Node>,
}

/// Rows, and what their attributes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows<T> {
    /// The attributes, in the order of the values of every row.
    pub columns: &'static [Column],
    /// The rows.
    pub rows: Vec<T>,
}

impl Rows<Node> {
    /// What all documents of a graph hold of one sort, by IRI; `rows` gives those of one document.
    fn of_documents(
        graph: &KnowledgeGraph,
        columns: &'static [Column],
        rows: impl Fn(&Reading, &CodePoints<'_>) -> Vec<Node>,
    ) -> Self {
        let of_document = |reading: &Reading| rows(reading, &CodePoints::new(&reading.document.text));
        let mut rows: Vec<Node> = graph.readings().flat_map(of_document).collect();
        rows.sort_by(|a, b| a.id.cmp(&b.id));
        rows.dedup_by(|a, b| a.id == b.id);
        Self { columns, rows }
    }
}

/// A node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its IRI.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its kind: one of the ten, `Statement` or `Count`.
    pub kind: &'static str,
    /// The days that it takes, as far as they are known.
    pub period: Option<Period>,
    /// Its attributes, by column.
    pub values: Vec<Option<Value>>,
}

/// An edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// What identifies it: made from its two ends and its relation.
    pub id: String,
    /// The IRI of the node that it leads from.
    pub source: String,
    /// The IRI of the node that it leads to.
    pub target: String,
    /// The local name of the property.
    pub relation: String,
    /// The days for which it is said, as far as they are known.
    pub period: Option<Period>,
    /// Its attributes, by column.
    pub values: Vec<Option<Value>>,
}

/// From a first to a last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Period {
    /// All days that two dates may mean.
    pub(super) fn new(first: Date, last: Date) -> Self {
        let (first, last) = (first.first_day(), last.last_day());
        Self {
            first,
            last: last.max(first),
        }
    }
}

impl Network {
    /// The network of a graph.
    #[must_use]
    pub fn of(graph: &KnowledgeGraph, options: &NetworkOptions) -> Self {
        let days = nodes::days(graph);
        Self {
            things: nodes::things(graph, &days),
            relations: edges::relations(graph, &days, options),
            statements: statements::statements(graph),
            speech: statements::speech(graph),
            counts: counts::counts(graph),
        }
    }
}
