//! The quads of one document, to be asked for subjects and objects.

use std::collections::{BTreeMap, BTreeSet};

use kurultai::exporter::{DocumentQuads, document_quads};
use kurultai::model::{EntityKind, Reading};
use oxrdf::{NamedOrBlankNode, Quad, Term};

use super::{corpus, kind};

pub(super) const KUR: &str = "https://w3id.org/kurultai/ns#";
pub(super) const NIF: &str = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#";
pub(super) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
pub(super) const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
pub(super) const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const ITSRDF: &str = "http://www.w3.org/2005/11/its/rdf#";

/// The quads of one document, by subject and predicate.
pub(super) struct Said {
    quads: DocumentQuads,
    objects: BTreeMap<String, BTreeMap<String, Vec<Term>>>,
}

impl Said {
    /// What a document says.
    pub(super) fn of(reading: &Reading) -> Self {
        let quads = document_quads(reading, corpus::options());
        let mut objects: BTreeMap<String, BTreeMap<String, Vec<Term>>> = BTreeMap::new();
        for quad in quads.iter() {
            let of_subject = objects.entry(node(&quad.subject).to_owned()).or_default();
            let said = of_subject.entry(quad.predicate.as_str().to_owned()).or_default();
            said.push(quad.object.clone());
        }
        Self { quads, objects }
    }

    /// The quads of the facts graph.
    pub(super) fn facts(&self) -> impl Iterator<Item = &Quad> {
        self.quads.facts.iter()
    }

    /// The objects of a subject and a predicate.
    pub(super) fn objects(&self, subject: &str, predicate: &str) -> &[Term] {
        let of_subject = self.objects.get(subject);
        of_subject
            .and_then(|said| said.get(predicate))
            .map_or(&[], Vec::as_slice)
    }

    /// The one object of a subject and a predicate.
    #[track_caller]
    pub(super) fn only(&self, subject: &str, predicate: &str) -> &Term {
        match self.objects(subject, predicate) {
            [object] => object,
            several => panic!("{subject} has {} {predicate}", several.len()),
        }
    }

    /// The subjects that have a predicate.
    pub(super) fn subjects_with(&self, predicate: &str) -> impl Iterator<Item = &str> {
        let with = self
            .objects
            .iter()
            .filter(move |(_, said)| said.contains_key(predicate));
        with.map(|(subject, _)| subject.as_str())
    }

    /// Whether a subject is of a class of the ontology.
    pub(super) fn is_a(&self, subject: &str, class: &str) -> bool {
        let types = self.objects(subject, &iri(RDF, "type"));
        types.iter().any(|term| local(term) == Some(class))
    }

    /// The subjects of a class of the ontology.
    pub(super) fn all_of(&self, class: &str) -> impl Iterator<Item = &str> {
        let all = self.objects.keys().map(String::as_str);
        all.filter(move |subject| self.is_a(subject, class))
    }

    /// An offset of NIF.
    #[track_caller]
    pub(super) fn number(&self, subject: &str, name: &str) -> usize {
        value(self.only(subject, &iri(NIF, name))).parse().unwrap()
    }

    /// The text of the document.
    pub(super) fn text(&self) -> String {
        let contexts: Vec<&str> = self.subjects_with(&iri(NIF, "isString")).collect();
        assert_eq!(contexts.len(), 1, "{contexts:?}");
        value(self.only(contexts[0], &iri(NIF, "isString")))
    }

    /// The things that mentions point to; with repeats.
    pub(super) fn mentioned(&self) -> impl Iterator<Item = &str> {
        let points_at = iri(ITSRDF, "taIdentRef");
        let mentions = self.quads.provenance.iter();
        mentions
            .filter(move |quad| quad.predicate.as_str() == points_at)
            .map(|quad| match &quad.object {
                Term::NamedNode(thing) => thing.as_str(),
                other => panic!("{other} is mentioned"),
            })
    }

    /// The kinds of a thing.
    pub(super) fn kinds(&self, thing: &str) -> BTreeSet<EntityKind> {
        self.objects(thing, &iri(RDF, "type"))
            .iter()
            .filter_map(kind)
            .collect()
    }
}

/// An IRI of a namespace.
pub(super) fn iri(namespace: &str, name: &str) -> String {
    format!("{namespace}{name}")
}

/// The local name of an IRI of the ontology.
pub(super) fn name_of(iri: &str) -> Option<&str> {
    iri.strip_prefix(KUR)
}

/// The local name of a term of the ontology.
pub(super) fn local(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => name_of(node.as_str()),
        _ => None,
    }
}

/// The IRI of a subject.
pub(super) fn node(subject: &NamedOrBlankNode) -> &str {
    match subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(node) => panic!("{node} is blank"),
    }
}

/// The characters of a literal.
pub(super) fn value(term: &Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        other => panic!("{other} is no literal"),
    }
}
