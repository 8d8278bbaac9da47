//! What of the knowledge a query can see: decided from its algebra, and on the safe side.

use std::collections::BTreeSet;

use spargebra::Query;
use spargebra::term::{NamedNode, NamedNodePattern, TermPattern, TriplePattern};

use super::needs::RDF_TYPE;
use super::walk::{self, Step, Sure, Visitor};

/// Of which things, and which of their properties, a query needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted(BTreeSet<(Of, Option<NamedNode>)>);

/// Of which things.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    /// Of all.
    All,
    /// Of those of a class.
    Class(NamedNode),
    /// Of one.
    Thing(NamedNode),
}

impl Wanted {
    /// What a query needs.
    pub(super) fn of(query: &Query) -> Self {
        let mut wanted = Self::default();
        if query.dataset().is_some() || matches!(query, Query::Describe { .. }) {
            wanted.unknown();
        }
        walk::query(query, &mut wanted);
        wanted
    }

    /// Of which things it needs something.
    pub(super) fn things(&self) -> impl Iterator<Item = &Of> {
        self.0.iter().map(|(of, _)| of)
    }

    /// The properties that it needs where only some sorts of things are; none if it needs all.
    pub(super) fn properties(&self, is_there: impl Fn(&Of) -> bool) -> Option<BTreeSet<&NamedNode>> {
        let there = self.0.iter().filter(|(of, _)| is_there(of));
        there.map(|(_, property)| property.as_ref()).collect()
    }

    fn add(&mut self, subject: &TermPattern, property: Option<&NamedNode>, sure: &Sure) {
        self.0.insert((of(subject, sure), property.cloned()));
    }
}

impl Visitor for Wanted {
    fn triples(&mut self, triples: &[TriplePattern], sure: &Sure) {
        let sure = sure.with(triples);
        for triple in triples {
            let property = match &triple.predicate {
                NamedNodePattern::NamedNode(property) => Some(property),
                NamedNodePattern::Variable(_) => None,
            };
            self.add(&triple.subject, property, &sure);
        }
    }

    fn path(&mut self, step: Step<'_>, subject: &TermPattern, sure: &Sure) {
        match step {
            Step::Property(property) => self.add(subject, Some(property), sure),
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
        self.0.insert((Of::All, None));
    }
}

/// Of which things a pattern with that subject is.
fn of(subject: &TermPattern, sure: &Sure) -> Of {
    if let TermPattern::NamedNode(thing) = subject {
        return Of::Thing(thing.clone());
    }
    let class = sure
        .0
        .iter()
        .find_map(|triple| match (&triple.predicate, &triple.object) {
            (NamedNodePattern::NamedNode(property), TermPattern::NamedNode(class))
                if property.as_str() == RDF_TYPE && triple.subject == *subject =>
            {
                Some(class)
            }
            _ => None,
        });
    class.map_or(Of::All, |class| Of::Class(class.clone()))
}

#[cfg(test)]
mod tests {
    use crate::store::{Question, short};

    use super::*;

    #[track_caller]
    fn check(query: &str, expected: &[&str]) {
        let wanted = Wanted::of(&Question::parse(query).unwrap().query);
        let shown = wanted.0.iter().map(|(of, property)| {
            let of = match of {
                Of::All => "all".to_owned(),
                Of::Class(class) => format!("a {}", short(class.as_str())),
                Of::Thing(thing) => short(thing.as_str()),
            };
            let property = property
                .as_ref()
                .map_or("all".to_owned(), |node| short(node.as_str()));
            format!("{of}: {property}")
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{query}");
    }

    #[test]
    fn classes_that_are_sure_narrow_what_is_wanted() {
        check("SELECT * { ?x rdfs:label ?l }", &["all: rdfs:label"]);
        check(
            "SELECT * { ?x a kur:State ; rdfs:label|skos:prefLabel ?l OPTIONAL { ?x kur:demonym ?d } }",
            &[
                "a kur:State: rdf:type",
                "a kur:State: rdfs:label",
                "a kur:State: skos:prefLabel",
                "a kur:State: kur:demonym",
            ],
        );
        check(
            "SELECT * { { ?x a kur:State } UNION { ?x kur:partOf+ ?y } }",
            &["all: kur:partOf", "a kur:State: rdf:type"],
        );
        check(
            "SELECT * { <https://w3id.org/kurultai/id/state/uzb> ?p ?o }",
            &["kid:state/uzb: all"],
        );
    }

    #[test]
    fn where_everything_may_be_seen_everything_is_wanted() {
        for query in [
            "SELECT * { ?s ?p ?o }",
            "SELECT * { GRAPH ?g {} }",
            "DESCRIBE <https://w3id.org/kurultai/id/state/uzb>",
            "SELECT * FROM <https://w3id.org/kurultai/knowledge/a.ttl> { ?s a kur:State }",
            "SELECT * { ?x kur:partOf* ?y }",
            "SELECT * { ?x !rdfs:label ?y }",
        ] {
            let wanted = Wanted::of(&Question::parse(query).unwrap().query);
            assert!(wanted.0.contains(&(Of::All, None)), "{query}: {wanted:?}");
        }
    }
}
