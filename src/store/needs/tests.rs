//! What queries need, and whether the terms that decide it are those that documents use.

use std::collections::BTreeSet;

use oxrdf::{NamedNode, Quad, Term};

use super::super::Question;
use super::{PROVENANCE_TERMS, RDF_TYPE, is_provenance};
use crate::exporter::{DocumentQuads, QuadOptions, document_quads};
use crate::graph::arbitrary::sample;

#[track_caller]
fn check(query: &str, expected: &str) {
    let needs = Question::parse(query).unwrap().needs;
    let words = [(needs.named, "named"), (needs.provenance, "provenance")];
    let got: Vec<&str> = words
        .into_iter()
        .filter_map(|(need, word)| need.then_some(word))
        .collect();
    assert_eq!(got.join(" "), expected, "{query}");
}

#[test]
fn facts_alone() {
    check("SELECT * { ?x rdfs:label ?l }", "");
    check("SELECT * { ?p kur:attended ?m ; rdfs:label ?l ; a ?kind }", "");
    check("SELECT * { ?p a kur:Person OPTIONAL { ?p ?x ?y } }", "");
    check(
        "SELECT * { ?s a kur:Statement ; kur:speaker ?w ; nif:beginIndex ?b }",
        "",
    );
    check(
        "SELECT * { ?s kur:speaker ?w . OPTIONAL { ?s nif:anchorOf ?b } }",
        "",
    );
    check(
        "SELECT * { ?x kur:partOf+ ?y FILTER EXISTS { ?x skos:prefLabel ?l } }",
        "",
    );
    check("SELECT (COUNT(*) AS ?n) { ?p kur:holdsOffice ?s }", "");
}

#[test]
fn provenance_too() {
    check("SELECT * { ?s ?p ?o }", "provenance");
    check("SELECT * { ?s a ?kind }", "provenance");
    check("SELECT * { ?k a kur:Claim ; kur:frame ?f }", "provenance");
    check(
        "SELECT * { ?m itsrdf:taIdentRef ?t . ?t rdfs:label ?l }",
        "provenance",
    );
    check(
        "SELECT * { ?s kur:speaker ?w ; nif:referenceContext ?c . ?c dcterms:issued ?d }",
        "provenance",
    );
    check(
        "SELECT * { ?p kur:by ?l FILTER EXISTS { ?x rdf:subject ?p } }",
        "provenance",
    );
    check("SELECT * { ?p (kur:partOf|rdf:object) ?l }", "provenance");
    check("SELECT * { ?p !kur:partOf ?l }", "provenance");
    check("DESCRIBE <http://example.org/>", "provenance");
    // The variable of the subquery is another one.
    check(
        "SELECT * { ?p kur:attended ?m { SELECT ?x { ?p ?x ?y } } }",
        "provenance",
    );
}

#[test]
fn named_graphs() {
    check("SELECT * { GRAPH ?g { ?p kur:attended ?m } }", "named");
    check("SELECT * { GRAPH ?g {} }", "named provenance");
    check(
        "SELECT * FROM <http://example.org/> { ?p kur:attended ?m }",
        "named",
    );
}

/// What a document with one of everything says.
fn quads() -> DocumentQuads {
    document_quads(&sample(), &QuadOptions::new("abc"))
}

/// The properties and classes that quads use.
fn terms(quads: &[Quad]) -> BTreeSet<NamedNode> {
    let predicates = quads.iter().map(|quad| quad.predicate.clone());
    predicates.chain(quads.iter().filter_map(class)).collect()
}

fn class(quad: &Quad) -> Option<NamedNode> {
    match &quad.object {
        Term::NamedNode(class) if quad.predicate.as_str() == RDF_TYPE => Some(class.clone()),
        _ => None,
    }
}

#[test]
fn the_terms_are_those_of_documents() {
    let (facts, provenance) = (terms(&quads().facts), terms(&quads().provenance));
    for term in &provenance {
        assert!(is_provenance(term), "{term} stands in provenance graphs");
    }
    for term in facts.difference(&provenance) {
        assert!(!is_provenance(term), "{term} stands in facts graphs alone");
    }
    for term in PROVENANCE_TERMS {
        let stands = provenance.iter().any(|known| known.as_str() == term);
        assert!(stands, "{term} stands in no provenance graph");
    }
}

#[test]
fn what_facts_describe_provenance_does_not() {
    let quads = quads();
    let described: BTreeSet<String> = quads
        .provenance
        .iter()
        .map(|quad| quad.subject.to_string())
        .collect();
    let is_facts_only = |quad: &&Quad| !is_provenance(&class(quad).unwrap_or_else(|| quad.predicate.clone()));
    for quad in quads.facts.iter().filter(is_facts_only) {
        for node in [quad.subject.to_string(), quad.object.to_string()] {
            assert!(!described.contains(&node), "{node} of {quad}");
        }
    }
}
