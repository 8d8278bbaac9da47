//! Answers to queries, and their SPARQL 1.1 formats.

use std::io::{self, Write};

use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryResults, QuerySolution, QuerySolutionIter};
use oxrdf::{GraphNameRef, Term};

use crate::exporter::{ExportError, OutputFormat, QuadLines, RdfWriter};

use super::error::StoreError;
use super::question::PREFIXES;

/// The answer to a query; rows are worked out as they are written.
pub struct Answer<'a>(pub(super) QueryResults<'a>);

/// An answer to look at: the names of the columns, and the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The cells of each row.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// A thing, a document or whatever else has an IRI.
    Iri(String),
    /// Words, a number or a date; empty where there is no answer.
    Words(String),
}

/// A format of the W3C for rows and for yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerSyntax {
    /// Comma-separated values.
    Csv,
    /// Tab-separated values, with terms as in Turtle.
    Tsv,
    /// JSON.
    Json,
    /// XML.
    Xml,
}

/// Why an answer could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerError {
    /// The query failed on the way.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The writer failed.
    #[error("the answer could not be written")]
    Io(#[from] io::Error),
}

impl Answer<'_> {
    /// Writes rows, or yes or no, and gives how many rows; triples are written as Turtle whatever the syntax.
    ///
    /// # Errors
    ///
    /// When the query or the writer fails.
    pub fn write(self, syntax: AnswerSyntax, out: &mut impl Write) -> Result<usize, AnswerError> {
        let format = match syntax {
            AnswerSyntax::Csv => QueryResultsFormat::Csv,
            AnswerSyntax::Tsv => QueryResultsFormat::Tsv,
            AnswerSyntax::Json => QueryResultsFormat::Json,
            AnswerSyntax::Xml => QueryResultsFormat::Xml,
        };
        let serializer = QueryResultsSerializer::from_format(format);
        let mut count = 0;
        match self.0 {
            QueryResults::Solutions(rows) => {
                let variables = rows.variables().to_vec();
                let mut writer = serializer.serialize_solutions_to_writer(&mut *out, variables)?;
                for row in rows {
                    writer.serialize(&row.map_err(StoreError::from)?)?;
                    count += 1;
                }
                writer.finish()?;
            }
            QueryResults::Boolean(yes) => {
                serializer.serialize_boolean_to_writer(&mut *out, yes)?;
                count = 1;
            }
            QueryResults::Graph(_) => return self.write_turtle(out),
        }
        if matches!(syntax, AnswerSyntax::Json | AnswerSyntax::Xml) {
            writeln!(out)?;
        }
        Ok(count)
    }

    /// Writes triples as Turtle, sorted and each once, and gives how many. Other answers have none.
    ///
    /// # Errors
    ///
    /// When the query or the writer fails.
    pub fn write_turtle(self, out: &mut impl Write) -> Result<usize, AnswerError> {
        let QueryResults::Graph(triples) = self.0 else {
            return Ok(0);
        };
        let mut lines = QuadLines::new();
        for triple in triples {
            let triple = triple.map_err(StoreError::from)?;
            lines.push(triple.as_ref().in_graph(GraphNameRef::DefaultGraph));
        }
        let written = RdfWriter::new(OutputFormat::Turtle, out).and_then(|mut writer| {
            writer.write(&lines)?;
            writer.finish()
        });
        match written {
            Ok(_) => Ok(lines.len()),
            Err(ExportError::Io(error)) => Err(error.into()),
            Err(error) => Err(StoreError::from(error).into()),
        }
    }

    /// The answer as a table.
    ///
    /// # Errors
    ///
    /// When the query fails.
    pub fn table(self) -> Result<Table, StoreError> {
        match self.0 {
            QueryResults::Solutions(rows) => cells(rows),
            QueryResults::Boolean(yes) => Ok(Table {
                header: vec!["answer".to_owned()],
                rows: vec![vec![Cell::Words(if yes { "yes" } else { "no" }.to_owned())]],
            }),
            QueryResults::Graph(triples) => {
                let row = |triple: oxrdf::Triple| {
                    [triple.subject.into(), triple.predicate.into(), triple.object]
                        .map(|term: Term| cell(&term))
                        .to_vec()
                };
                Ok(Table {
                    header: ["subject", "predicate", "object"].map(str::to_owned).to_vec(),
                    rows: triples.map(|triple| triple.map(row)).collect::<Result<_, _>>()?,
                })
            }
        }
    }
}

fn cells(rows: QuerySolutionIter<'_>) -> Result<Table, StoreError> {
    let variables = rows.variables().to_vec();
    let header = variables.iter().map(|name| name.as_str().to_owned()).collect();
    let empty = || Cell::Words(String::new());
    let row = |row: QuerySolution| {
        let cells = variables
            .iter()
            .map(|name| row.get(name).map_or_else(empty, cell));
        cells.collect()
    };
    Ok(Table {
        header,
        rows: rows.map(|solution| solution.map(row)).collect::<Result<_, _>>()?,
    })
}

fn cell(term: &Term) -> Cell {
    match term {
        Term::NamedNode(node) => Cell::Iri(node.as_str().to_owned()),
        Term::Literal(literal) => Cell::Words(literal.value().to_owned()),
        other => Cell::Words(other.to_string()),
    }
}

/// An IRI shortened by its prefix, for people to read.
#[must_use]
pub fn short(iri: &str) -> String {
    for (prefix, namespace) in PREFIXES {
        if let Some(local) = iri.strip_prefix(namespace).filter(|local| !local.is_empty()) {
            return format!("{prefix}:{local}");
        }
    }
    iri.to_owned()
}
