//! Answers to queries, and their SPARQL 1.1 formats.

use std::io::{self, Write};

use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryResults, QuerySolutionIter};
use oxrdf::{GraphName, Quad, Term};

use crate::exporter::{ExportError, OutputFormat, write_rdf};

use super::error::StoreError;
use super::question::PREFIXES;

/// The answer to a query; rows are worked out as they are written.
pub struct Answer<'a>(pub(super) QueryResults<'a>);

/// A table of words: the names of the columns, and the rows.
pub type Table = (Vec<String>, Vec<Vec<String>>);

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
    /// Writes rows, or yes or no; triples are written as Turtle whatever the syntax.
    ///
    /// # Errors
    ///
    /// When the query or the writer fails.
    pub fn write(self, syntax: AnswerSyntax, out: &mut impl Write) -> Result<(), AnswerError> {
        let format = match syntax {
            AnswerSyntax::Csv => QueryResultsFormat::Csv,
            AnswerSyntax::Tsv => QueryResultsFormat::Tsv,
            AnswerSyntax::Json => QueryResultsFormat::Json,
            AnswerSyntax::Xml => QueryResultsFormat::Xml,
        };
        let serializer = QueryResultsSerializer::from_format(format);
        match self.0 {
            QueryResults::Solutions(rows) => {
                let variables = rows.variables().to_vec();
                let mut writer = serializer.serialize_solutions_to_writer(&mut *out, variables)?;
                for row in rows {
                    writer.serialize(&row.map_err(StoreError::from)?)?;
                }
                writer.finish()?;
            }
            QueryResults::Boolean(yes) => {
                serializer.serialize_boolean_to_writer(&mut *out, yes)?;
            }
            QueryResults::Graph(_) => return self.write_turtle(out),
        }
        if matches!(syntax, AnswerSyntax::Json | AnswerSyntax::Xml) {
            writeln!(out)?;
        }
        Ok(())
    }

    /// Writes triples as Turtle, sorted and each once. Other answers have none.
    ///
    /// # Errors
    ///
    /// When the query or the writer fails.
    pub fn write_turtle(self, out: &mut impl Write) -> Result<(), AnswerError> {
        let QueryResults::Graph(triples) = self.0 else {
            return Ok(());
        };
        let quads = triples
            .map(|triple| triple.map(|triple| triple.in_graph(GraphName::DefaultGraph)))
            .collect::<Result<Vec<Quad>, _>>()
            .map_err(StoreError::from)?;
        match write_rdf(quads, OutputFormat::Turtle, out) {
            Ok(()) => Ok(()),
            Err(ExportError::Io(error)) => Err(error.into()),
            Err(error) => Err(StoreError::from(error).into()),
        }
    }

    /// The answer as words to look at: names shortened by their prefix, strings without quotation marks.
    ///
    /// # Errors
    ///
    /// When the query fails.
    pub fn table(self) -> Result<Table, StoreError> {
        match self.0 {
            QueryResults::Solutions(rows) => words(rows),
            QueryResults::Boolean(yes) => {
                let answer = if yes { "yes" } else { "no" };
                Ok((vec!["answer".to_owned()], vec![vec![answer.to_owned()]]))
            }
            QueryResults::Graph(triples) => {
                let header = ["subject", "predicate", "object"].map(str::to_owned);
                let row = |triple: oxrdf::Triple| {
                    [triple.subject.into(), triple.predicate.into(), triple.object]
                        .map(|term: Term| word(&term))
                        .to_vec()
                };
                let rows = triples.map(|triple| triple.map(row)).collect::<Result<_, _>>()?;
                Ok((header.to_vec(), rows))
            }
        }
    }
}

fn words(rows: QuerySolutionIter<'_>) -> Result<Table, StoreError> {
    let variables = rows.variables().to_vec();
    let header = variables.iter().map(|name| name.as_str().to_owned()).collect();
    let mut cells = Vec::new();
    for row in rows {
        let row = row?;
        let cell = |name| row.get(name).map(word).unwrap_or_default();
        cells.push(variables.iter().map(cell).collect());
    }
    Ok((header, cells))
}

fn word(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => short(node.as_str()),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
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
