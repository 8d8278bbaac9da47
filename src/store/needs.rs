//! What of a store a query can see: decided from its algebra, and on the safe side.

use rustc_hash::FxHashSet;
use spargebra::Query;
use spargebra::term::{NamedNode, NamedNodePattern, TermPattern, TriplePattern};

use super::walk::{self, Step, Sure, Visitor};

/// What of a store a query needs beside the merged facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// The named graphs too: it says GRAPH or FROM.
    pub named: bool,
    /// The provenance graphs too.
    pub provenance: bool,
}

pub(super) const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// Vocabularies whose terms stand in provenance graphs (in facts graphs, too, some of them).
const PROVENANCE_VOCABULARIES: [&str; 5] = [
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "http://www.w3.org/2005/11/its/rdf#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/ns/prov#",
    "http://purl.org/dc/terms/",
];

/// Other terms that stand in provenance graphs.
const PROVENANCE_TERMS: [&str; 11] = [
    "https://w3id.org/kurultai/ns#Claim",
    "https://w3id.org/kurultai/ns#frame",
    "https://w3id.org/kurultai/ns#inDocument",
    "https://w3id.org/kurultai/ns#linkedBy",
    "https://w3id.org/kurultai/ns#modality",
    "https://w3id.org/kurultai/ns#office",
    "https://w3id.org/kurultai/ns#polarity",
    "https://w3id.org/kurultai/ns#sha256",
    "https://w3id.org/kurultai/ns#title",
    "https://w3id.org/kurultai/ns#when",
    "https://w3id.org/kurultai/ns#within",
];

impl Needs {
    /// What a query needs.
    pub(super) fn of(query: &Query) -> Self {
        let mut needs = Self {
            named: query.dataset().is_some(),
            provenance: matches!(query, Query::Describe { .. }),
        };
        walk::query(query, &mut needs);
        needs
    }

    /// What either needs.
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            named: self.named || other.named,
            provenance: self.provenance || other.provenance,
        }
    }
}

impl Visitor for Needs {
    fn triples(&mut self, triples: &[TriplePattern], sure: &Sure) {
        let facts = sure.with(triples).0.into_iter().filter(is_facts_only);
        // What a triple of the facts has as its object is described by facts, too, or is nothing that is described.
        let described: FxHashSet<TermPattern> =
            facts.flat_map(|triple| [triple.subject, triple.object]).collect();
        self.provenance |= triples
            .iter()
            .any(|triple| !described.contains(&triple.subject) && !is_facts_only(triple));
    }

    fn path(&mut self, step: Step<'_>, _: &TermPattern, _: &Sure) {
        self.provenance |= match step {
            Step::Property(node) => is_provenance(node),
            Step::AllBut => true,
        };
    }

    fn graph(&mut self, is_listed: bool) {
        self.named = true;
        self.provenance |= is_listed;
    }

    fn unknown(&mut self) {
        self.named = true;
        self.provenance = true;
    }
}

/// Whether a triple pattern can match in facts graphs alone.
fn is_facts_only(triple: &TriplePattern) -> bool {
    match (&triple.predicate, &triple.object) {
        (NamedNodePattern::NamedNode(predicate), TermPattern::NamedNode(class))
            if predicate.as_str() == RDF_TYPE =>
        {
            !is_provenance(class)
        }
        (NamedNodePattern::NamedNode(predicate), _) => !is_provenance(predicate),
        (NamedNodePattern::Variable(_), _) => false,
    }
}

/// Whether provenance graphs use a term.
pub(super) fn is_provenance(term: &NamedNode) -> bool {
    let term = term.as_str();
    PROVENANCE_TERMS.contains(&term)
        || PROVENANCE_VOCABULARIES
            .iter()
            .any(|vocabulary| term.starts_with(vocabulary))
}

#[cfg(test)]
mod tests;
