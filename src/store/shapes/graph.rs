//! Triples by subject, as a set, to be looked through node by node.

use std::collections::BTreeSet;

use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{GraphName, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use rustc_hash::FxHashMap;

/// Triples by subject; the graph that a subject was found in first is kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Triples {
    properties: FxHashMap<String, u16>,
    nodes: FxHashMap<NamedOrBlankNode, Node>,
}

#[derive(Clone, Debug)]
struct Node {
    /// The first graph with something about it.
    graph: GraphName,
    triples: Vec<(u16, Term)>,
}

impl Triples {
    /// Adds a triple; one that is there already is not added again.
    pub(super) fn add(&mut self, quad: Quad) {
        let next = u16::try_from(self.properties.len()).unwrap_or(u16::MAX);
        let property = *self
            .properties
            .entry(quad.predicate.into_string())
            .or_insert(next);
        let node = self.nodes.entry(quad.subject).or_insert_with(|| Node {
            graph: quad.graph_name,
            triples: Vec::new(),
        });
        let triple = (property, quad.object);
        if !node.triples.contains(&triple) {
            node.triples.push(triple);
        }
    }

    /// The values of a property of a node, in the order in which they came.
    pub(super) fn values<'g>(
        &'g self,
        node: &NamedOrBlankNode,
        property: NamedNodeRef<'_>,
    ) -> impl Iterator<Item = &'g Term> + use<'g> {
        let number = self.properties.get(property.as_str()).copied();
        let triples = self.nodes.get(node).map_or(&[][..], |node| &node.triples);
        triples
            .iter()
            .filter(move |(property, _)| Some(*property) == number)
            .map(|(_, value)| value)
    }

    /// One value of a property of a node.
    pub(super) fn value(&self, node: &NamedOrBlankNode, property: NamedNodeRef<'_>) -> Option<&Term> {
        self.values(node, property).next()
    }

    /// The graph in which a node was described first.
    pub(super) fn graph_of(&self, node: &NamedOrBlankNode) -> Option<&GraphName> {
        self.nodes.get(node).map(|node| &node.graph)
    }

    /// All nodes that something is said of, in no order.
    pub(super) fn nodes(&self) -> impl Iterator<Item = &NamedOrBlankNode> {
        self.nodes.keys()
    }

    /// The properties of a node.
    pub(super) fn properties_of(&self, node: &NamedOrBlankNode) -> BTreeSet<&str> {
        let used: BTreeSet<u16> = self
            .nodes
            .get(node)
            .into_iter()
            .flat_map(|node| node.triples.iter().map(|(property, _)| *property))
            .collect();
        let mut properties: BTreeSet<&str> = BTreeSet::new();
        properties.extend(
            self.properties
                .iter()
                .filter(|(_, number)| used.contains(number))
                .map(|(property, _)| property.as_str()),
        );
        properties
    }

    /// The members of a list.
    pub(super) fn list(&self, head: &Term) -> Vec<Term> {
        let mut members = Vec::new();
        let mut at = as_node(head);
        while let Some(node) = at {
            members.extend(self.value(&node, rdf::FIRST).cloned());
            at = self.value(&node, rdf::REST).and_then(as_node);
        }
        members
    }

    /// A class and all that are above it.
    pub(super) fn classes_above(&self, class: &Term) -> BTreeSet<String> {
        let mut above = BTreeSet::new();
        let mut next = vec![class.clone()];
        while let Some(class) = next.pop() {
            if let Some(node) = as_node(&class)
                && above.insert(class.to_string())
            {
                next.extend(self.values(&node, rdfs::SUB_CLASS_OF).cloned());
            }
        }
        above
    }
}

/// A term that something can be said of.
pub(super) fn as_node(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::BlankNode(node) => Some(node.clone().into()),
        _ => None,
    }
}
