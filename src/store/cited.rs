//! The sentences behind claims, statements and counts, looked up by their IRIs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use oxigraph::sparql::{QueryResults, QuerySolution, QuerySolutionIter};
use oxrdf::{Literal, NamedOrBlankNode, Quad, Term, Variable};
use oxttl::NQuadsParser;
use rayon::prelude::*;

use crate::exporter::iri;
use crate::exporter::vocab::{KDOC, nif};
use crate::text::segment::segment;
use crate::text::{CodePoints, DocumentId, Span};

use super::answer::Answer;
use super::contents::{Part, Store};
use super::error::StoreError;
use super::sieve::Line;

/// Where something was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The document.
    pub document: DocumentId,
    /// The offsets of the words, in code points of the document's text.
    pub offsets: Range<usize>,
    /// The sentence, with the words in square brackets; empty if the store keeps no texts.
    pub sentence: String,
}

impl Store {
    /// The sentences behind claims, statements, counts and mentions, given by IRI; others are left out.
    ///
    /// # Errors
    ///
    /// As [`Store::each_quad`].
    pub fn cited(&self, things: &BTreeSet<String>) -> Result<BTreeMap<String, Cited>, StoreError> {
        let mut documents: BTreeMap<DocumentId, Vec<&str>> = BTreeMap::new();
        for thing in things {
            if let Some(id) = document_of(thing) {
                documents.entry(id).or_default().push(thing);
            }
        }
        let documents: Vec<_> = documents.into_iter().collect();
        let cited = documents.par_iter().map(|(id, things)| self.cited_in(id, things));
        Ok(cited
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect())
    }

    fn cited_in(&self, id: &DocumentId, things: &[&str]) -> Result<Vec<(String, Cited)>, StoreError> {
        let mut places: BTreeMap<String, [Option<usize>; 2]> = BTreeMap::new();
        let mut text = String::new();
        for part in Part::ALL {
            let stored = self.text(id, part)?.unwrap_or_default();
            for quad in quads_of(&stored, things) {
                let value = value(&quad);
                if quad.predicate == nif::IS_STRING {
                    value.clone_into(&mut text);
                } else if let NamedOrBlankNode::NamedNode(thing) = &quad.subject {
                    let end = usize::from(quad.predicate == nif::END_INDEX);
                    places.entry(thing.as_str().to_owned()).or_default()[end] = value.parse().ok();
                }
            }
        }
        let sentences = Sentences::of(&text);
        let cite = |(thing, place): (String, [Option<usize>; 2])| {
            let [Some(begin), Some(end)] = place else {
                return None;
            };
            let cited = Cited {
                document: id.clone(),
                offsets: begin..end,
                sentence: sentences.around(begin..end),
            };
            Some((thing, cited))
        };
        Ok(places.into_iter().filter_map(cite).collect())
    }
}

/// The variable of a query whose value is the claim, statement or count that a row rests on.
pub const EVIDENCE: &str = "evidence";

/// The columns that stand for it: the document, and the sentence with its words in square brackets.
const SOURCE: [&str; 2] = ["source", "sentence"];

impl Answer<'_> {
    /// The same rows with the document and the sentence in place of `?evidence`.
    ///
    /// # Errors
    ///
    /// [`StoreError::NoEvidence`] if the query has no such variable; what the query or reading the store gives.
    pub fn with_evidence(self, store: &Store) -> Result<Answer<'static>, StoreError> {
        let QueryResults::Solutions(solutions) = self.0 else {
            return Err(StoreError::NoEvidence);
        };
        let variables = solutions.variables().to_vec();
        let (evidence, others): (Vec<Variable>, Vec<Variable>) = variables
            .into_iter()
            .partition(|variable| variable.as_str() == EVIDENCE);
        let evidence = evidence.first().ok_or(StoreError::NoEvidence)?;
        let rows = solutions.collect::<Result<Vec<QuerySolution>, _>>()?;
        let named = rows
            .iter()
            .filter_map(|row| Some(iri_of(row.get(evidence)?)?.to_owned()));
        let cited = store.cited(&named.collect())?;
        let row = |row: &QuerySolution| {
            let source = row.get(evidence).and_then(iri_of).and_then(|iri| cited.get(iri));
            let words = |text: &str| Term::from(Literal::new_simple_literal(text));
            let cells = others.iter().map(|variable| row.get(variable).cloned());
            let source = [
                source.map(|cited| words(cited.document.as_str())),
                source.map(|cited| words(&cited.sentence)),
            ];
            Ok(cells.chain(source).collect::<Vec<Option<Term>>>())
        };
        let rows: Vec<_> = rows.iter().map(row).collect();
        let columns = SOURCE.map(Variable::new_unchecked);
        let columns: Arc<[Variable]> = others.iter().cloned().chain(columns).collect();
        Ok(Answer(QuerySolutionIter::from_tuples(columns, rows).into()))
    }
}

fn iri_of(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    }
}

/// The document below whose IRI something stands.
fn document_of(iri: &str) -> Option<DocumentId> {
    let id = iri.strip_prefix(KDOC)?.split('/').next()?;
    iri::to_document(&format!("{KDOC}{id}"))
}

/// The offsets of some things and the text of the document, of lines as they are stored.
fn quads_of<'t>(stored: &'t str, things: &'t [&str]) -> impl Iterator<Item = Quad> + 't {
    let is_offset = |line: &Line<'_>| {
        [nif::BEGIN_INDEX, nif::END_INDEX]
            .iter()
            .any(|offset| offset.as_str() == line.property)
            && things.contains(&line.subject)
    };
    let is_wanted = move |line: &&str| {
        Line::of(line).is_some_and(|line| line.property == nif::IS_STRING.as_str() || is_offset(&line))
    };
    let lines = stored.split_inclusive('\n').filter(is_wanted);
    lines.flat_map(|line| {
        NQuadsParser::new()
            .lenient()
            .for_slice(line)
            .filter_map(Result::ok)
    })
}

fn value(quad: &Quad) -> &str {
    match &quad.object {
        Term::Literal(literal) => literal.value(),
        _ => "",
    }
}

/// A text cut into sentences.
pub(super) struct Sentences<'t> {
    text: &'t str,
    code_points: CodePoints<'t>,
    spans: Vec<Span>,
}

impl<'t> Sentences<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let sentences = segment(text).sentences;
        Self {
            text,
            code_points: CodePoints::new(text),
            spans: sentences.iter().map(|sentence| sentence.span).collect(),
        }
    }

    /// The sentences that some words touch, in a line, the words in square brackets.
    pub(super) fn around(&self, offsets: Range<usize>) -> String {
        let bytes = |offset| self.code_points.to_byte(offset);
        let (Some(start), Some(end)) = (bytes(offsets.start), bytes(offsets.end)) else {
            return String::new();
        };
        if start >= end {
            return String::new();
        }
        let words = Span::new(start, end);
        let touched = self.spans.iter().filter(|sentence| sentence.overlaps(words));
        let around = touched.fold(words, |around, sentence| around.join(*sentence));
        let (before, after) = (&self.text[around.start..start], &self.text[end..around.end]);
        let marked = format!("{before}[{}]{after}", &self.text[start..end]);
        marked.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
