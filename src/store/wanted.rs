//! Which properties a query can see: decided from its algebra, and on the safe side.

use std::collections::BTreeSet;

use spargebra::Query;
use spargebra::term::{NamedNode, NamedNodePattern, TermPattern, TriplePattern};

use super::walk::{self, Step, Sure, Visitor};

/// The properties that a query needs; none if it may need all.
pub(super) fn properties(query: &Query) -> Option<BTreeSet<NamedNode>> {
    let mut wanted = Wanted(Some(BTreeSet::new()));
    if query.dataset().is_some() || matches!(query, Query::Describe { .. }) {
        wanted.unknown();
    }
    walk::query(query, &mut wanted);
    wanted.0
}

/// The properties so far; none if it may be all.
struct Wanted(Option<BTreeSet<NamedNode>>);

impl Wanted {
    fn add(&mut self, property: &NamedNode) {
        if let Some(properties) = &mut self.0 {
            properties.insert(property.clone());
        }
    }
}

impl Visitor for Wanted {
    fn triples(&mut self, triples: &[TriplePattern], _: &Sure) {
        for triple in triples {
            match &triple.predicate {
                NamedNodePattern::NamedNode(property) => self.add(property),
                NamedNodePattern::Variable(_) => self.unknown(),
            }
        }
    }

    fn path(&mut self, step: Step<'_>, _: &TermPattern, _: &Sure) {
        match step {
            Step::Property(property) => self.add(property),
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
        self.0 = None;
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
            let wanted = match properties(&Question::parse(query).unwrap().query) {
                Some(properties) => properties.iter().map(|node| short(node.as_str())).collect(),
                None => vec!["all".to_owned()],
            };
            assert_eq!(wanted, *expected, "{query}");
        }
    }
}
