//! CSV: tables with the headers that Neo4j imports, and that pandas reads.

use std::io::{BufWriter, Write};

use super::{Column, ColumnType, Network, Rows, Value};
use crate::exporter::error::ExportError;

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvTable {
    /// The things.
    Nodes,
    /// The relations between them.
    Edges,
    /// The statements.
    Statements,
    /// From statements to their speakers and to what they mention.
    StatementEdges,
    /// The counts.
    Counts,
}

impl CsvTable {
    /// All five.
    pub const ALL: [Self; 5] = [
        Self::Nodes,
        Self::Edges,
        Self::Statements,
        Self::StatementEdges,
        Self::Counts,
    ];

    /// The name of its file.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Nodes => "nodes.csv",
            Self::Edges => "edges.csv",
            Self::Statements => "statements.csv",
            Self::StatementEdges => "statement-edges.csv",
            Self::Counts => "counts.csv",
        }
    }
}

/// Writes one table of a network; an absent value is an empty cell.
///
/// # Errors
/// When the writer fails.
pub fn write_csv(network: &Network, table: CsvTable, out: impl Write) -> Result<(), ExportError> {
    let mut csv = csv::Writer::from_writer(BufWriter::new(out));
    match table {
        CsvTable::Nodes => nodes(&mut csv, &network.things),
        CsvTable::Statements => nodes(&mut csv, &network.statements),
        CsvTable::Counts => nodes(&mut csv, &network.counts),
        CsvTable::Edges => edges(&mut csv, &network.relations),
        CsvTable::StatementEdges => edges(&mut csv, &network.speech),
    }
    .map_err(to_io)?;
    Ok(csv.flush()?)
}

/// Only writing can fail: every row of a table has as many cells.
fn to_io(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => std::io::Error::other(format!("{other:?}")),
    }
}

fn nodes(csv: &mut csv::Writer<impl Write>, rows: &Rows<super::Node>) -> Result<(), csv::Error> {
    csv.write_record(header(&["id:ID", "label"], rows.columns, ":LABEL"))?;
    for node in &rows.rows {
        let cells = [node.id.clone(), node.label.clone()].into_iter();
        csv.write_record(cells.chain(values(&node.values)).chain([node.kind.to_owned()]))?;
    }
    Ok(())
}

fn edges(csv: &mut csv::Writer<impl Write>, rows: &Rows<super::Edge>) -> Result<(), csv::Error> {
    csv.write_record(header(&["id", ":START_ID", ":END_ID"], rows.columns, ":TYPE"))?;
    for edge in &rows.rows {
        let cells = [edge.id.clone(), edge.source.clone(), edge.target.clone()].into_iter();
        csv.write_record(cells.chain(values(&edge.values)).chain([edge.relation.clone()]))?;
    }
    Ok(())
}

fn header(first: &[&str], columns: &[Column], last: &str) -> Vec<String> {
    let name = |column: &Column| match column.of {
        ColumnType::Text => column.name.to_owned(),
        ColumnType::Number => format!("{}:int", column.name),
        ColumnType::Large => format!("{}:long", column.name),
        ColumnType::Truth => format!("{}:boolean", column.name),
    };
    let first = first.iter().map(|name| (*name).to_owned());
    let last = [last.to_owned()];
    first.chain(columns.iter().map(name)).chain(last).collect()
}

fn values(values: &[Option<Value>]) -> impl Iterator<Item = String> {
    let cell = |value: &Option<Value>| value.as_ref().map(ToString::to_string).unwrap_or_default();
    values.iter().map(cell)
}
