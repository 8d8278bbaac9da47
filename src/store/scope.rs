//! How much of the knowledge stands beside what the documents say.

use std::collections::BTreeSet;

use oxrdf::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use oxttl::TurtleParser;

use super::error::StoreError;

/// The IRI below which the graphs of knowledge files are.
pub const KNOWLEDGE_BASE: &str = "https://w3id.org/kurultai/knowledge/";

const LABELS: [&str; 2] = [
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
];
const NAMES: [&str; 2] = [
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2004/02/skos/core#altLabel",
];
const MEMBER: &str = "http://www.w3.org/ns/org#member";
const OFFICE: &str = "https://w3id.org/kurultai/ns#office";

/// What queries, exports and drawings see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The documents alone.
    Documents,
    /// The documents, and of the knowledge what concerns the things they mention.
    #[default]
    Mentioned,
    /// The documents and all knowledge.
    All,
}

/// The knowledge as quads, sorted by subject; each file is a graph.
#[derive(Clone, Debug, Default)]
pub struct Background {
    quads: Vec<Quad>,
    /// Tenures by the person who holds them: pairs of person and tenure, sorted.
    tenures: Vec<(NamedNode, NamedNode)>,
}

impl Background {
    /// Parses Turtle files, given by name and text.
    ///
    /// # Errors
    ///
    /// [`StoreError::Knowledge`].
    pub fn parse<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Result<Self, StoreError> {
        let mut quads = Vec::new();
        for (name, text) in files {
            let graph = NamedNode::new_unchecked(format!("{KNOWLEDGE_BASE}{name}"));
            for triple in TurtleParser::new().for_slice(text) {
                let triple = triple.map_err(|error| StoreError::Knowledge {
                    name: name.to_owned(),
                    source: Box::new(error),
                })?;
                quads.push(triple.in_graph(graph.clone()));
            }
        }
        Ok(Self::new(quads))
    }

    /// Sorts quads that knowledge consists of.
    #[must_use]
    pub fn new(mut quads: Vec<Quad>) -> Self {
        // Stable: what a file says of a thing keeps its order.
        quads.sort_by(|a, b| subject(a).cmp(subject(b)));
        let mut tenures: Vec<_> = quads
            .iter()
            .filter(|quad| quad.predicate.as_str() == MEMBER)
            .filter_map(|quad| match (&quad.object, &quad.subject) {
                (Term::NamedNode(person), NamedOrBlankNode::NamedNode(tenure)) => {
                    Some((person.clone(), tenure.clone()))
                }
                _ => None,
            })
            .collect();
        tenures.sort();
        Self { quads, tenures }
    }

    /// All of it.
    #[must_use]
    pub fn quads(&self) -> &[Quad] {
        &self.quads
    }

    /// Whether it has an entry of a thing.
    #[must_use]
    pub fn knows(&self, thing: &str) -> bool {
        !self.entry(thing).is_empty()
    }

    /// What concerns some things: their entries, their tenures with the offices, the labels of all they point to.
    #[must_use]
    pub fn about(&self, things: &BTreeSet<NamedNode>) -> Vec<Quad> {
        let mut entries: BTreeSet<&NamedNode> = things.iter().collect();
        for thing in things {
            let from = self.tenures.partition_point(|(person, _)| person < thing);
            let own = self.tenures[from..]
                .iter()
                .take_while(|(person, _)| person == thing);
            entries.extend(own.map(|(_, tenure)| tenure));
        }
        let offices: Vec<&NamedNode> = entries
            .iter()
            .flat_map(|entry| self.entry(entry.as_str()))
            .filter(|quad| quad.predicate.as_str() == OFFICE)
            .filter_map(object)
            .collect();
        entries.extend(offices);
        let mut quads: Vec<Quad> = entries
            .iter()
            .flat_map(|entry| self.entry(entry.as_str()))
            .cloned()
            .collect();
        let pointed: BTreeSet<&NamedNode> = quads.iter().filter_map(object).collect();
        let labels: Vec<Quad> = pointed
            .difference(&entries)
            .flat_map(|thing| self.entry(thing.as_str()))
            .filter(|quad| LABELS.contains(&quad.predicate.as_str()))
            .cloned()
            .collect();
        quads.extend(labels);
        quads
    }

    /// The names of things, in every language: preferred and other labels.
    pub fn names(&self) -> impl Iterator<Item = (&NamedNode, &str)> {
        self.quads
            .iter()
            .filter_map(|quad| match (&quad.subject, &quad.object) {
                (NamedOrBlankNode::NamedNode(thing), Term::Literal(name))
                    if NAMES.contains(&quad.predicate.as_str()) =>
                {
                    Some((thing, name.value()))
                }
                _ => None,
            })
    }

    /// The names of the files that have an entry of a thing, sorted.
    #[must_use]
    pub fn files_about(&self, thing: &str) -> BTreeSet<String> {
        self.entry(thing).iter().map(file).collect()
    }

    /// The names of the files that state a triple of IRIs themselves, sorted.
    #[must_use]
    pub fn files_stating(&self, subject: &str, predicate: &str, object: &str) -> BTreeSet<String> {
        let is_it = |quad: &&Quad| {
            quad.predicate.as_str() == predicate
                && self::object(quad).is_some_and(|node| node.as_str() == object)
        };
        self.entry(subject).iter().filter(is_it).map(file).collect()
    }

    /// The quads about one thing.
    fn entry(&self, thing: &str) -> &[Quad] {
        let from = self.quads.partition_point(|quad| subject(quad) < thing);
        let length = self.quads[from..].partition_point(|quad| subject(quad) == thing);
        &self.quads[from..from + length]
    }
}

/// The knowledge that a scope adds to documents which mention `things`.
pub(super) fn added(background: &Background, scope: Scope, things: &BTreeSet<NamedNode>) -> Vec<Quad> {
    match scope {
        Scope::Documents => Vec::new(),
        Scope::Mentioned => background.about(things),
        Scope::All => background.quads.clone(),
    }
}

/// The same quad in the default graph.
pub(super) fn merged(mut quad: Quad) -> Quad {
    quad.graph_name = GraphName::DefaultGraph;
    quad
}

/// The name of the file whose graph a quad stands in.
fn file(quad: &Quad) -> String {
    match &quad.graph_name {
        GraphName::NamedNode(graph) => graph.as_str().trim_start_matches(KNOWLEDGE_BASE).to_owned(),
        _ => String::new(),
    }
}

fn subject(quad: &Quad) -> &str {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(node) => node.as_str(),
    }
}

fn object(quad: &Quad) -> Option<&NamedNode> {
    match &quad.object {
        Term::NamedNode(node) => Some(node),
        _ => None,
    }
}
