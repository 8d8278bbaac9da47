//! A graph looked through with shapes.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::vocab::rdf;
use oxrdf::{NamedNode, NamedOrBlankNode, Term};
use rayon::prelude::*;

use super::graph::{Triples, as_node};
use super::read::{Shape, Shapes};

/// Something that is not as a shape says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// What the shape is about: an IRI, or the name of a blank node.
    pub focus: String,
    /// The property, if it is one that is wrong.
    pub path: Option<String>,
    /// Which sort of demand is not met, by its name in SHACL.
    pub component: &'static str,
    /// What should be, in words.
    pub message: String,
    /// What is instead, in words.
    pub instead: String,
}

/// A graph on its way through the shapes.
pub(super) struct Checking<'g> {
    pub(super) graph: &'g Triples,
    /// What is above each class that the graph uses.
    above: BTreeMap<String, BTreeSet<String>>,
}

impl Shapes {
    /// Everything in a graph that is not as the shapes say, sorted.
    pub(super) fn violations(&self, graph: &Triples) -> Vec<Violation> {
        let checking = Checking::new(graph, &self.ontology);
        let nodes: Vec<&NamedOrBlankNode> = graph.nodes().collect();
        let found = nodes.par_iter().flat_map_iter(|node| {
            let shapes = self.targeted.iter();
            let about =
                shapes.filter(|shape| shape.targets.iter().any(|class| checking.is_a_node(node, class)));
            about
                .flat_map(|shape| checking.violations(shape, node))
                .collect::<Vec<_>>()
        });
        let mut found: Vec<Violation> = found.collect();
        found.sort();
        found.dedup();
        found
    }
}

impl<'g> Checking<'g> {
    fn new(graph: &'g Triples, ontology: &Triples) -> Self {
        let types = graph.nodes().flat_map(|node| graph.values(node, rdf::TYPE));
        let mut above = BTreeMap::new();
        for class in types {
            let name = class.to_string();
            above.entry(name).or_insert_with(|| ontology.classes_above(class));
        }
        Self { graph, above }
    }

    fn violations(&self, shape: &Shape, focus: &NamedOrBlankNode) -> Vec<Violation> {
        let own = Term::from(focus.clone());
        let values: Vec<&Term> = match &shape.path {
            Some(path) => self.graph.values(focus, path.as_ref()).collect(),
            None => vec![&own],
        };
        let violation = |component, instead| Violation {
            focus: focus_name(focus),
            path: shape.path.as_ref().map(|path| path.as_str().to_owned()),
            component,
            message: shape.message.clone(),
            instead,
        };
        let constraints = shape.constraints.iter();
        let mut found: Vec<Violation> = constraints
            .flat_map(|constraint| {
                let faults = constraint.faults(focus, &values, self).into_iter();
                faults.map(|instead| violation(constraint.component(), instead))
            })
            .collect();
        let nodes: Vec<NamedOrBlankNode> = values.iter().filter_map(|value| as_node(value)).collect();
        for node in &nodes {
            found.extend(
                shape
                    .properties
                    .iter()
                    .flat_map(|inner| self.violations(inner, node)),
            );
        }
        found
    }

    /// How many of some shapes a value fits.
    pub(super) fn fitting(&self, value: &Term, shapes: &[Shape]) -> usize {
        let fits = |shape: &&Shape| match as_node(value) {
            Some(node) => self.violations(shape, &node).is_empty(),
            None => false,
        };
        shapes.iter().filter(fits).count()
    }

    /// Whether a value is a member of a class or of one below it.
    pub(super) fn is_a(&self, value: &Term, class: &NamedNode) -> bool {
        as_node(value).is_some_and(|node| self.is_a_node(&node, class))
    }

    fn is_a_node(&self, node: &NamedOrBlankNode, class: &NamedNode) -> bool {
        let class = class.to_string();
        let mut types = self.graph.values(node, rdf::TYPE);
        types.any(|own| {
            self.above
                .get(&own.to_string())
                .is_some_and(|above| above.contains(&class))
        })
    }
}

pub(super) fn focus_name(focus: &NamedOrBlankNode) -> String {
    match focus {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    }
}
