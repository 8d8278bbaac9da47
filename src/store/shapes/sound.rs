//! What SHACL cannot say: facts have claims in their own document, claims their facts, and cited words stand where they are said to.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::vocab::rdf;
use oxrdf::{GraphName, NamedOrBlankNode, Quad, Term};

use crate::exporter::SYMMETRIC;
use crate::exporter::iri::{self, DocumentGraph};
use crate::exporter::vocab::{kur, nif};
use crate::text::{CodePoints, DocumentId};

use super::check::{Violation, focus_name};
use super::graph::Triples;

/// A relation: its two ends and its property, as they are written in N-Quads.
type Relation = (String, String, String);

/// The relations in the facts of each document.
#[derive(Debug, Default)]
pub(super) struct Facts(BTreeMap<DocumentId, BTreeSet<Relation>>);

impl Facts {
    /// Notes a relation in a facts graph.
    pub(super) fn note(&mut self, quad: &Quad) {
        let GraphName::NamedNode(graph) = &quad.graph_name else {
            return;
        };
        if quad.predicate.as_str().starts_with(kur::NAMESPACE)
            && let Some((document, DocumentGraph::Facts)) = iri::to_graph(graph.as_str())
        {
            let relation = (
                quad.subject.to_string(),
                quad.predicate.to_string(),
                quad.object.to_string(),
            );
            self.0.entry(document).or_default().insert(relation);
        }
    }
}

/// Claims that make a fact, by document and relation.
fn claims(graph: &Triples) -> BTreeMap<DocumentId, BTreeMap<Relation, String>> {
    let mut claims: BTreeMap<DocumentId, BTreeMap<Relation, String>> = BTreeMap::new();
    for node in graph
        .nodes()
        .filter(|node| has_type(graph, node, kur::CLAIM.as_str()))
    {
        let says = |property, value: &str| matches!(graph.value(node, property), Some(Term::Literal(literal)) if literal.value() == value);
        if says(kur::POLARITY, "negative") || says(kur::MODALITY, "possible") {
            continue;
        }
        let end = |property| graph.value(node, property).map(ToString::to_string);
        if let (Some(Term::NamedNode(document)), Some(subject), Some(predicate), Some(object)) = (
            graph.value(node, kur::IN_DOCUMENT),
            end(rdf::SUBJECT),
            end(rdf::PREDICATE),
            end(rdf::OBJECT),
        ) && let Some(document) = iri::to_document(document.as_str())
        {
            let claims = claims.entry(document).or_default();
            claims.insert((subject, predicate, object), focus_name(node));
        }
    }
    claims
}

/// Facts that no claim of their document makes, and claims without their fact.
pub(super) fn unclaimed(graph: &Triples, facts: &Facts) -> Vec<Violation> {
    let claims = claims(graph);
    let none = BTreeMap::new();
    let mut found = Vec::new();
    // Without provenance there is nothing to hold the facts against.
    let with_provenance = facts.0.iter().filter(|(document, _)| {
        let context = NamedOrBlankNode::from(iri::document(document));
        graph.value(&context, nif::IS_STRING).is_some()
    });
    for (document, facts) in with_provenance {
        let claims = claims.get(document).unwrap_or(&none);
        let is_there = |relation: &Relation, turned: &dyn Fn(&Relation) -> bool| {
            turned(relation) || is_symmetric(&relation.1) && turned(&turned_around(relation))
        };
        let relations = facts.iter().filter(|relation| !is_of_words(graph, &relation.0));
        let unclaimed = relations.filter(|relation| !is_there(relation, &|one| claims.contains_key(one)));
        found.extend(unclaimed.map(|relation| Violation {
            focus: bare(&relation.0),
            path: Some(bare(&relation.1)),
            component: "FactWithoutClaim",
            message: "a fact is claimed in its document".to_owned(),
            instead: format!("nothing in {document} claims that it is {}", shown(&relation.2)),
        }));
        let unmade = claims
            .iter()
            .filter(|(relation, _)| !is_there(relation, &|one| facts.contains(one)));
        found.extend(unmade.map(|(relation, claim)| Violation {
            focus: claim.clone(),
            path: None,
            component: "ClaimWithoutFact",
            message: "what a document claims as so is a fact of it".to_owned(),
            instead: format!(
                "its facts do not have {} {} {}",
                shown(&relation.0),
                shown(&relation.1),
                shown(&relation.2)
            ),
        }));
    }
    found
}

/// Words that do not stand at the offsets at which they are cited.
pub(super) fn misquoted(graph: &Triples) -> Vec<Violation> {
    let mut texts: BTreeMap<String, (&str, CodePoints<'_>)> = BTreeMap::new();
    for node in graph.nodes() {
        if let Some(Term::Literal(text)) = graph.value(node, nif::IS_STRING) {
            texts.insert(node.to_string(), (text.value(), CodePoints::new(text.value())));
        }
    }
    let mut found = Vec::new();
    for node in graph.nodes() {
        let literal = |property| match graph.value(node, property) {
            Some(Term::Literal(literal)) => Some(literal.value()),
            _ => None,
        };
        let offset = |property| literal(property).and_then(|offset| offset.parse().ok());
        let context = graph.value(node, nif::REFERENCE_CONTEXT).map(ToString::to_string);
        let (Some(words), Some(begin), Some(end)) = (
            literal(nif::ANCHOR_OF),
            offset(nif::BEGIN_INDEX),
            offset(nif::END_INDEX),
        ) else {
            continue;
        };
        let Some((text, code_points)) = context.and_then(|context| texts.get(&context)) else {
            continue;
        };
        let there = match (code_points.to_byte(begin), code_points.to_byte(end)) {
            (Some(begin), Some(end)) => text.get(begin..end),
            _ => None,
        };
        if there != Some(words) {
            found.push(Violation {
                focus: focus_name(node),
                path: Some(nif::ANCHOR_OF.as_str().to_owned()),
                component: "Words",
                message: "the words cited stand at their offsets".to_owned(),
                instead: format!(
                    "“{words}” is cited, and “{}” stands there",
                    there.unwrap_or_default()
                ),
            });
        }
    }
    found
}

fn has_type(graph: &Triples, node: &NamedOrBlankNode, class: &str) -> bool {
    let mut types = graph.values(node, rdf::TYPE);
    types.any(|own| matches!(own, Term::NamedNode(own) if own.as_str() == class))
}

/// Whether a subject is a statement or a count: what is said of these is no relation of things.
fn is_of_words(graph: &Triples, subject: &str) -> bool {
    let node = oxrdf::NamedNode::new_unchecked(bare(subject)).into();
    [kur::STATEMENT, kur::COUNT]
        .iter()
        .any(|class| has_type(graph, &node, class.as_str()))
}

/// A symmetric relation has both directions as facts and one claim for both.
fn is_symmetric(property: &str) -> bool {
    let local = property
        .strip_prefix('<')
        .and_then(|property| property.strip_prefix(kur::NAMESPACE));
    local.is_some_and(|local| SYMMETRIC.contains(&local.trim_end_matches('>')))
}

fn turned_around(relation: &Relation) -> Relation {
    (relation.2.clone(), relation.1.clone(), relation.0.clone())
}

/// An IRI without its brackets.
fn bare(term: &str) -> String {
    term.trim_start_matches('<').trim_end_matches('>').to_owned()
}

fn shown(term: &str) -> String {
    crate::store::short(&bare(term))
}

/// The node that a violation is about; none if it is a blank one.
pub(super) fn node_of(violation: &Violation) -> Option<NamedOrBlankNode> {
    let is_blank = violation.focus.starts_with("_:");
    (!is_blank).then(|| oxrdf::NamedNode::new_unchecked(&violation.focus).into())
}
