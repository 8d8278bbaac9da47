//! Shapes read from Turtle.

use oxrdf::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxttl::TurtleParser;
use regex::Regex;

use super::constraint::{Constraint, Kinds, ShapeError};
use super::graph::{Triples, as_node};

const SH: &str = "http://www.w3.org/ns/shacl#";

/// The shapes of a file, and the classes of an ontology.
#[derive(Clone, Debug)]
pub struct Shapes {
    /// Those that say which nodes they are about.
    pub(super) targeted: Vec<Shape>,
    /// The ontology, for what is below a class.
    pub(super) ontology: Triples,
}

/// A shape of a node or, with a path, of the values of a property.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// The classes whose members it is about.
    pub(super) targets: Vec<NamedNode>,
    pub(super) path: Option<NamedNode>,
    pub(super) constraints: Vec<Constraint>,
    /// The shapes of properties.
    pub(super) properties: Vec<Self>,
    pub(super) message: String,
}

impl Shapes {
    /// Reads shapes and the ontology, both in Turtle.
    ///
    /// # Errors
    ///
    /// [`ShapeError`], also for what SHACL has and is not known here.
    pub fn parse(shapes: &str, ontology: &str) -> Result<Self, ShapeError> {
        let graph = triples(shapes)?;
        let mut targeted: Vec<NamedOrBlankNode> = graph
            .nodes()
            .filter(|node| graph.value(node, term("targetClass").as_ref()).is_some())
            .cloned()
            .collect();
        targeted.sort_by_key(ToString::to_string);
        let read = targeted.iter().map(|node| shape(&graph, node));
        Ok(Self {
            targeted: read.collect::<Result<_, _>>()?,
            ontology: triples(ontology)?,
        })
    }
}

fn triples(text: &str) -> Result<Triples, ShapeError> {
    let mut graph = Triples::default();
    for triple in TurtleParser::new().for_slice(text) {
        let triple = triple?;
        graph.add(Quad::new(
            triple.subject,
            triple.predicate,
            triple.object,
            GraphName::DefaultGraph,
        ));
    }
    Ok(graph)
}

fn term(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{SH}{name}"))
}

fn shape(graph: &Triples, node: &NamedOrBlankNode) -> Result<Shape, ShapeError> {
    let mut shape = Shape {
        targets: Vec::new(),
        path: None,
        constraints: Vec::new(),
        properties: Vec::new(),
        message: "the graph is not as the shapes say".to_owned(),
    };
    for property in graph.properties_of(node) {
        let Some(name) = property.strip_prefix(SH) else {
            continue;
        };
        for value in graph.values(node, NamedNodeRef::new_unchecked(property)) {
            say(&mut shape, graph, name, value)?;
        }
    }
    Ok(shape)
}

/// Adds one thing that a shape says.
fn say(shape: &mut Shape, graph: &Triples, name: &str, value: &Term) -> Result<(), ShapeError> {
    let wrong = || ShapeError::Value {
        term: format!("sh:{name}"),
        value: value.to_string(),
    };
    let constraint = match name {
        "targetClass" => {
            shape.targets.push(iri(value).ok_or_else(wrong)?);
            return Ok(());
        }
        "path" => {
            shape.path = Some(iri(value).ok_or_else(wrong)?);
            return Ok(());
        }
        "message" => {
            shape.message = text(value).ok_or_else(wrong)?.to_owned();
            return Ok(());
        }
        "property" => {
            let inner = as_node(value).ok_or_else(wrong)?;
            shape.properties.push(self::shape(graph, &inner)?);
            return Ok(());
        }
        "minCount" => Constraint::MinCount(text(value).and_then(|n| n.parse().ok()).ok_or_else(wrong)?),
        "maxCount" => Constraint::MaxCount(text(value).and_then(|n| n.parse().ok()).ok_or_else(wrong)?),
        "datatype" => Constraint::Datatype(iri(value).ok_or_else(wrong)?),
        "nodeKind" => Constraint::NodeKind(kinds(value).ok_or_else(wrong)?),
        "class" => Constraint::Class(iri(value).ok_or_else(wrong)?),
        "in" => Constraint::In(graph.list(value)),
        "pattern" => {
            let pattern = text(value).and_then(|pattern| Regex::new(pattern).ok());
            Constraint::Pattern(pattern.ok_or_else(wrong)?)
        }
        "lessThanOrEquals" => Constraint::LessThanOrEquals(iri(value).ok_or_else(wrong)?),
        "xone" => Constraint::Xone(shapes(graph, value)?),
        "or" => Constraint::Or(shapes(graph, value)?),
        _ => {
            return Err(ShapeError::Unknown {
                term: format!("sh:{name}"),
            });
        }
    };
    shape.constraints.push(constraint);
    Ok(())
}

fn shapes(graph: &Triples, list: &Term) -> Result<Vec<Shape>, ShapeError> {
    let members = graph.list(list);
    let nodes = members.iter().filter_map(as_node);
    nodes.map(|node| shape(graph, &node)).collect()
}

fn iri(value: &Term) -> Option<NamedNode> {
    match value {
        Term::NamedNode(node) => Some(node.clone()),
        _ => None,
    }
}

fn text(value: &Term) -> Option<&str> {
    match value {
        Term::Literal(literal) => Some(literal.value()),
        _ => None,
    }
}

fn kinds(value: &Term) -> Option<Kinds> {
    let (iri, blank, literal) = match iri(value)?.as_str().strip_prefix(SH)? {
        "IRI" => (true, false, false),
        "BlankNode" => (false, true, false),
        "Literal" => (false, false, true),
        "BlankNodeOrIRI" => (true, true, false),
        "BlankNodeOrLiteral" => (false, true, true),
        "IRIOrLiteral" => (true, false, true),
        _ => return None,
    };
    Some(Kinds { iri, blank, literal })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_refused() {
        let shapes =
            "@prefix sh: <http://www.w3.org/ns/shacl#> . <a:s> sh:targetClass <a:C> ; sh:hasValue <a:v> .";
        let error = Shapes::parse(shapes, "").unwrap_err();
        assert_eq!(
            error.to_string(),
            "a shape uses `sh:hasValue`, which is not known here"
        );
        let shapes =
            "@prefix sh: <http://www.w3.org/ns/shacl#> . <a:s> sh:targetClass <a:C> ; sh:minCount <a:v> .";
        assert!(matches!(Shapes::parse(shapes, ""), Err(ShapeError::Value { .. })));
    }
}
