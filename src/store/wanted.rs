//! Which properties and classes a query can see: decided from its algebra, and on the safe side.

use std::collections::BTreeSet;

use spargebra::Query;
use spargebra::term::{NamedNode, NamedNodePattern, TermPattern, TriplePattern};

use super::needs::RDF_TYPE;
use super::walk::{self, Step, Sure, Visitor};

/// What of the triples a query can see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The properties that it needs; none if it may need all.
    pub(super) properties: Option<BTreeSet<NamedNode>>,
    /// The classes whose members it needs; none if it may need all.
    pub(super) classes: Option<BTreeSet<NamedNode>>,
}

impl Wanted {
    /// What a query wants.
    pub(super) fn of(query: &Query) -> Self {
        let mut wanted = Self::nothing();
        if query.dataset().is_some() || matches!(query, Query::Describe { .. }) {
            wanted.unknown();
        }
        walk::query(query, &mut wanted);
        wanted
    }

    /// Nothing at all.
    pub(super) const fn nothing() -> Self {
        Self {
            properties: Some(BTreeSet::new()),
            classes: Some(BTreeSet::new()),
        }
    }

    /// What either wants.
    pub(super) fn and(self, other: Self) -> Self {
        let both = |one: Option<BTreeSet<NamedNode>>, other: Option<BTreeSet<NamedNode>>| {
            Some(one?.into_iter().chain(other?).collect())
        };
        Self {
            properties: both(self.properties, other.properties),
            classes: both(self.classes, other.classes),
        }
    }

    fn property(&mut self, property: &NamedNode) {
        if let Some(properties) = &mut self.properties {
            properties.insert(property.clone());
        }
    }

    fn class(&mut self, class: &TermPattern) {
        match (class, &mut self.classes) {
            (TermPattern::NamedNode(class), Some(classes)) => {
                classes.insert(class.clone());
            }
            _ => self.classes = None,
        }
    }
}

impl Visitor for Wanted {
    fn triples(&mut self, triples: &[TriplePattern], _: &Sure) {
        for triple in triples {
            match &triple.predicate {
                NamedNodePattern::NamedNode(property) => {
                    self.property(property);
                    if property.as_str() == RDF_TYPE {
                        self.class(&triple.object);
                    }
                }
                NamedNodePattern::Variable(_) => self.unknown(),
            }
        }
    }

    fn path(&mut self, step: Step<'_>, _: &TermPattern, _: &Sure) {
        match step {
            Step::Property(property) => {
                self.property(property);
                if property.as_str() == RDF_TYPE {
                    self.classes = None;
                }
            }
            Step::AllBut => self.unknown(),
        }
    }

    fn graph(&mut self, is_listed: bool) {
        if is_listed {
            self.unknown();
        }
    }

    fn empty_path(&mut self) {
        self.unknown();
    }

    fn unknown(&mut self) {
        self.properties = None;
        self.classes = None;
    }
}

#[cfg(test)]
mod tests {
    use crate::store::{Question, short};

    use super::*;

    /// Queries and the properties that they need.
    const CASES: &[(&str, &[&str])] = &[
        ("SELECT * { ?x rdfs:label ?l }", &["rdfs:label"]),
        (
            "SELECT * { ?x a kur:State ; rdfs:label|skos:prefLabel ?l OPTIONAL { ?x kur:demonym ?d } }",
            &["rdf:type", "rdfs:label", "skos:prefLabel", "kur:demonym"],
        ),
        (
            "SELECT * { { ?x a kur:State } UNION { ?x kur:partOf+ ?y } FILTER NOT EXISTS { ?x owl:sameAs ?z } }",
            &["rdf:type", "owl:sameAs", "kur:partOf"],
        ),
        (
            "SELECT * { <https://w3id.org/kurultai/id/state/uzb> ?p ?o }",
            &["all"],
        ),
        ("SELECT * { ?s ?p ?o . ?s a kur:State }", &["all"]),
        ("SELECT * { GRAPH ?g {} }", &["all"]),
        ("DESCRIBE <https://w3id.org/kurultai/id/state/uzb>", &["all"]),
        (
            "SELECT * FROM <https://w3id.org/kurultai/knowledge/a.ttl> { ?s a kur:State }",
            &["all"],
        ),
        ("SELECT * { ?x kur:partOf* ?y }", &["all"]),
        ("SELECT * { ?x !rdfs:label ?y }", &["all"]),
    ];

    #[test]
    fn the_properties_that_a_query_names_are_wanted_or_all() {
        for (query, expected) in CASES {
            let wanted = match Wanted::of(&Question::parse(query).unwrap().query).properties {
                Some(properties) => properties.iter().map(|node| short(node.as_str())).collect(),
                None => vec!["all".to_owned()],
            };
            assert_eq!(wanted, *expected, "{query}");
        }
    }
}
