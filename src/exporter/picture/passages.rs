//! The words behind things and edges: sentences, each held once, and places in them.

use std::collections::BTreeMap;

use super::draft::Cited;
use crate::graph::KnowledgeGraph;
use crate::model::{Claim, Reading};
use crate::text::{CodePoints, Date, DocumentId, Span, segment};

/// How many bytes of a sentence are kept on each side of the words; the rest of a longer one is cut.
const AROUND: usize = 400;

/// A document that words come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    pub(crate) issued: Option<Date>,
    pub(crate) url: Option<String>,
}

/// A sentence of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// The index of its document.
    pub(crate) source: usize,
    /// Where it begins, in code points of its document.
    pub(crate) begin: usize,
    pub(crate) text: String,
}

/// Words that something rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Passage {
    /// The index of the sentence.
    pub(crate) sentence: usize,
    /// Where the words stand, in code points of the document.
    pub(crate) begin: usize,
    pub(crate) end: usize,
    /// What they say.
    pub(crate) what: String,
    /// When, if the text says.
    pub(crate) when: Option<Date>,
}

/// Collects sentences.
pub(super) struct Passages<'g> {
    graph: &'g KnowledgeGraph,
    prepared: BTreeMap<DocumentId, Option<Prepared<'g>>>,
    known: BTreeMap<(usize, usize, usize), usize>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) sources: Vec<Source>,
}

/// A document whose sentences are known.
struct Prepared<'g> {
    index: usize,
    reading: &'g Reading,
    code_points: CodePoints<'g>,
    /// In order.
    sentences: Vec<Span>,
}

impl<'g> Passages<'g> {
    pub(super) fn new(graph: &'g KnowledgeGraph) -> Self {
        Self {
            graph,
            prepared: BTreeMap::new(),
            known: BTreeMap::new(),
            sentences: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// The words of a citation, unless the store keeps none.
    pub(super) fn passage(&mut self, cited: &Cited) -> Option<Passage> {
        let prepared = self
            .prepared
            .entry(cited.document.clone())
            .or_insert_with(|| prepare(self.graph, &cited.document, &mut self.sources));
        let prepared = prepared.as_ref().filter(|_| !cited.span.is_empty())?;
        let around = prepared.around(cited.span);
        let key = (prepared.index, around.start, around.end);
        let of = |byte| prepared.code_points.of_byte(byte);
        let sentences = &mut self.sentences;
        let sentence = *self.known.entry(key).or_insert_with(|| {
            sentences.push(Sentence {
                source: prepared.index,
                begin: of(around.start),
                text: prepared.reading.document.words(around).to_owned(),
            });
            sentences.len() - 1
        });
        let claims = claims_at(prepared.reading, cited.span);
        Some(Passage {
            sentence,
            begin: of(cited.span.start),
            end: of(cited.span.end),
            what: prepared.reported(claims, &cited.what),
            when: claims.iter().find_map(|claim| claim.when),
        })
    }
}

fn prepare<'g>(
    graph: &'g KnowledgeGraph,
    document: &DocumentId,
    sources: &mut Vec<Source>,
) -> Option<Prepared<'g>> {
    let reading = graph.reading(document)?;
    let facts = &reading.document.facts;
    sources.push(Source {
        id: document.to_string(),
        title: facts.title.clone(),
        issued: facts.issued,
        url: facts.url.clone(),
    });
    let text = &reading.document.text;
    Some(Prepared {
        index: sources.len() - 1,
        reading,
        code_points: CodePoints::new(text),
        sentences: segment(text)
            .sentences
            .iter()
            .map(|sentence| sentence.span)
            .collect(),
    })
}

/// The claims that rest on exactly these words.
fn claims_at(reading: &Reading, span: Span) -> &[Claim] {
    let claims = &reading.claims;
    let first = claims.partition_point(|claim| claim.span < span);
    let length = claims[first..].partition_point(|claim| claim.span == span);
    &claims[first..first + length]
}

impl Prepared<'_> {
    /// The sentences that words stand in, cut where they are very long.
    fn around(&self, words: Span) -> Span {
        let first = self
            .sentences
            .partition_point(|sentence| sentence.end <= words.start);
        let touched = self.sentences[first..]
            .iter()
            .take_while(|sentence| sentence.start < words.end);
        let whole = touched.fold(words, |all, sentence| all.join(*sentence));
        let text = &self.reading.document.text;
        let start = whole.start.max(words.start.saturating_sub(AROUND));
        let end = whole.end.min(words.end + AROUND);
        let is_boundary = |at: &usize| text.is_char_boundary(*at);
        Span::new(
            (start..=words.start).find(is_boundary).unwrap_or(words.start),
            (words.end..=end).rev().find(is_boundary).unwrap_or(words.end),
        )
    }

    /// What words say, and who is said to have said so.
    fn reported(&self, claims: &[Claim], what: &str) -> String {
        let said = claims
            .iter()
            .find_map(|claim| self.reading.statements.get(claim.within?));
        match said.and_then(|said| self.reading.entity(&said.speaker)) {
            Some(speaker) => format!("{what}, as {} said", speaker.label),
            None => what.to_owned(),
        }
    }
}
