//! What one document says as quads: its facts, and the words that say them.

use oxrdf::Quad;

use crate::exporter::iri::{self, DocumentGraph};
use crate::exporter::nquads::push_line;
use crate::exporter::triples::for_each_triple;
use crate::graph::SYMMETRIC;
use crate::model::{Property, Reading};
use crate::text::DocumentId;

/// How much is said of where facts come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProvenanceLevel {
    /// Nothing: the provenance graph stays empty.
    None,
    /// The text and the claims, without the mentions.
    Claims,
    /// Everything.
    #[default]
    Full,
}

/// What the quads of a document depend on beside the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuadOptions {
    /// How much provenance.
    pub provenance: ProvenanceLevel,
    /// The version of the knowledge that the documents were read with; part of the run's IRI.
    pub knowledge_version: String,
    /// The properties that hold in both directions.
    pub symmetric: Vec<Property>,
}

impl QuadOptions {
    /// Full provenance, [`SYMMETRIC`] properties.
    #[must_use]
    pub fn new(knowledge_version: &str) -> Self {
        Self {
            provenance: ProvenanceLevel::Full,
            knowledge_version: knowledge_version.to_owned(),
            symmetric: SYMMETRIC.map(Property::new).to_vec(),
        }
    }

    /// The same with another level of provenance.
    #[must_use]
    pub fn with_provenance(mut self, provenance: ProvenanceLevel) -> Self {
        self.provenance = provenance;
        self
    }
}

/// The quads of one document, by graph; each list sorted by its N-Quads lines (bytes), without repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentQuads {
    /// The document.
    pub document: DocumentId,
    /// The graph `kdoc:ID/facts`.
    pub facts: Vec<Quad>,
    /// The graph `kdoc:ID/provenance`.
    pub provenance: Vec<Quad>,
}

impl DocumentQuads {
    /// All quads: the facts, then the provenance.
    pub fn iter(&self) -> impl Iterator<Item = &Quad> {
        self.facts.iter().chain(&self.provenance)
    }
}

/// Gives the quads of what a document says.
///
/// A section-3 triple stands in the facts exactly if a claim asserts it ([`is_fact`](crate::model::Claim::is_fact)).
#[must_use]
pub fn document_quads(reading: &Reading, options: &QuadOptions) -> DocumentQuads {
    let mut facts = Vec::new();
    let mut provenance = Vec::new();
    let id = &reading.document.id;
    let names = DocumentGraph::ALL.map(|graph| iri::graph(id, graph));
    for_each_triple(reading, options, &mut |graph, triple| {
        let list = match graph {
            DocumentGraph::Facts => &mut facts,
            DocumentGraph::Provenance => &mut provenance,
        };
        list.push(triple.into_owned().in_graph(names[graph as usize].clone()));
    });
    sort_quads(&mut facts);
    sort_quads(&mut provenance);
    DocumentQuads {
        document: id.clone(),
        facts,
        provenance,
    }
}

/// Sorts quads by their N-Quads lines (bytes) and drops repeats.
pub fn sort_quads(quads: &mut Vec<Quad>) {
    quads.sort_by_cached_key(|quad| {
        let mut line = String::new();
        push_line(&mut line, quad.as_ref());
        line
    });
    quads.dedup();
}
