//! What holds of every export.

mod ontology;
mod syntaxes;
mod tools;

use std::collections::BTreeSet;

use oxrdf::{NamedNodeRef, NamedOrBlankNode, Quad, Term};
use proptest::prelude::*;

use super::vocab::{kur, nif, rdf};
use super::{
    DocumentQuads, ProvenanceLevel, QuadOptions, document_lines, document_quads, readings_from_quads,
    write_nquads,
};
use crate::graph::KnowledgeGraph;
use crate::graph::arbitrary::{any_reading, any_readings, sample};
use crate::model::{Claim, Object, Reading};

fn options(provenance: ProvenanceLevel) -> QuadOptions {
    QuadOptions::new("abc").with_provenance(provenance)
}

fn full(reading: &Reading) -> DocumentQuads {
    document_quads(reading, &options(ProvenanceLevel::Full))
}

fn lines<'q>(quads: impl IntoIterator<Item = &'q Quad>) -> String {
    let mut out = Vec::new();
    write_nquads(quads, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("UTF-8")
}

fn read_back(quads: &DocumentQuads) -> Vec<Reading> {
    readings_from_quads(quads.iter()).expect("readable quads")
}

/// The subjects, predicates and objects of the facts that relate things, or a thing and a date.
fn relations(quads: &DocumentQuads) -> BTreeSet<String> {
    let between = |quad: &&Quad| {
        ["agreed", "metWith", "hosted", "holdsOffice", "heldOn", "visited"]
            .iter()
            .any(|name| quad.predicate.as_str().strip_prefix(kur::NAMESPACE) == Some(name))
    };
    quads
        .facts
        .iter()
        .filter(between)
        .map(|quad| format!("{} {} {}", quad.subject, quad.predicate, quad.object))
        .collect()
}

/// The facts that the claims in the provenance graph assert.
fn asserted(quads: &DocumentQuads) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    for claim in subjects_of(quads, kur::CLAIM) {
        let value = |property| value(quads, &claim, property);
        if value(kur::POLARITY) == "\"negative\"" || value(kur::MODALITY) == "\"possible\"" {
            continue;
        }
        let (s, p, o) = (value(rdf::SUBJECT), value(rdf::PREDICATE), value(rdf::OBJECT));
        if o.starts_with('<') && (p.ends_with("#agreed>") || p.ends_with("#metWith>")) {
            facts.insert(format!("{o} {p} {s}"));
        }
        facts.insert(format!("{s} {p} {o}"));
    }
    facts
}

fn subjects_of(quads: &DocumentQuads, class: NamedNodeRef<'_>) -> Vec<NamedOrBlankNode> {
    let is_type = |quad: &&Quad| quad.predicate == rdf::TYPE && quad.object == Term::from(class.into_owned());
    quads
        .iter()
        .filter(is_type)
        .map(|quad| quad.subject.clone())
        .collect()
}

#[track_caller]
fn value(quads: &DocumentQuads, subject: &NamedOrBlankNode, property: NamedNodeRef<'_>) -> String {
    let found: Vec<String> = quads
        .iter()
        .filter(|quad| quad.subject == *subject && quad.predicate == property)
        .map(|quad| quad.object.to_string())
        .collect();
    assert_eq!(found.len(), 1, "{subject} has one {property}");
    found.concat()
}

proptest! {
    #[test]
    fn a_graph_survives_its_quads(readings in any_readings()) {
        let graph: KnowledgeGraph = readings.into_iter().collect();
        let quads: Vec<Quad> = graph.readings().flat_map(|reading| full(reading).iter().cloned().collect::<Vec<_>>()).collect();
        let read: KnowledgeGraph = readings_from_quads(&quads).expect("readable quads").into_iter().collect();
        prop_assert_eq!(read, graph);
    }

    #[test]
    fn a_reading_survives_its_quads(reading in any_reading("a b/c.txt")) {
        prop_assert_eq!(read_back(&full(&reading)), vec![reading]);
    }

    #[test]
    fn lines_are_those_of_the_quads(reading in any_reading("a")) {
        for level in [ProvenanceLevel::None, ProvenanceLevel::Claims, ProvenanceLevel::Full] {
            let quads = document_quads(&reading, &options(level));
            let direct = document_lines(&reading, &options(level));
            prop_assert_eq!(lines(&quads.facts).into_bytes(), direct.facts);
            prop_assert_eq!(lines(&quads.provenance).into_bytes(), direct.provenance);
        }
    }

    #[test]
    fn lines_are_sorted_once_each(reading in any_reading("a")) {
        let mut out = Vec::new();
        document_lines(&reading, &options(ProvenanceLevel::Full)).write(&mut out).expect("memory takes everything");
        let text = String::from_utf8(out).expect("UTF-8");
        let lines: Vec<&[u8]> = text.lines().map(str::as_bytes).collect();
        prop_assert!(lines.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn every_fact_has_its_claim_and_the_reverse(reading in any_reading("a")) {
        let quads = full(&reading);
        prop_assert_eq!(relations(&quads), asserted(&quads));
    }

    #[test]
    fn offsets_count_code_points(reading in any_reading("a")) {
        let quads = full(&reading);
        let characters: Vec<char> = reading.document.text.chars().collect();
        for class in [nif::PHRASE, kur::STATEMENT, kur::COUNT] {
            for node in subjects_of(&quads, class) {
                let offset = |property| -> usize {
                    let literal = value(&quads, &node, property);
                    literal.split('"').nth(1).and_then(|digits| digits.parse().ok()).expect("an offset")
                };
                let words: String = characters[offset(nif::BEGIN_INDEX)..offset(nif::END_INDEX)].iter().collect();
                let cited = oxrdf::Literal::new_simple_literal(words).to_string();
                prop_assert_eq!(value(&quads, &node, nif::ANCHOR_OF), cited);
            }
        }
    }

    #[test]
    fn there_is_no_blank_node_and_every_iri_is_valid(reading in any_reading("a \" <b>\\ü")) {
        for quad in full(&reading).iter() {
            prop_assert!(!quad.subject.is_blank_node() && !quad.object.is_blank_node());
            let parsed: Result<Vec<Quad>, _> = oxrdfio::RdfParser::from_format(oxrdfio::RdfFormat::NQuads)
                .for_slice(lines([quad]).as_bytes())
                .collect();
            prop_assert_eq!(parsed.expect("valid N-Quads"), vec![quad.clone()]);
        }
    }
}

#[test]
fn the_sample_has_these_facts() {
    let quads = document_quads(&sample(), &options(ProvenanceLevel::None));
    assert_eq!(quads.provenance, []);
    expect_test::expect_file!["tests/facts.nq"].assert_eq(&lines(&quads.facts));
}

#[test]
fn the_sample_has_this_provenance() {
    expect_test::expect_file!["tests/provenance.nq"].assert_eq(&lines(&full(&sample()).provenance));
}

#[test]
fn claims_alone_leave_out_mentions() {
    let quads = document_quads(&sample(), &options(ProvenanceLevel::Claims));
    assert_eq!(subjects_of(&quads, nif::PHRASE), []);
    assert_eq!(subjects_of(&quads, kur::CLAIM).len(), 6);
    let mut without = sample();
    without.mentions.clear();
    assert_eq!(read_back(&quads), [without]);
}

#[test]
fn without_provenance_facts_are_claims_of_an_unknown_frame() {
    let quads = document_quads(&sample(), &options(ProvenanceLevel::None));
    let graph: KnowledgeGraph = read_back(&quads).into_iter().collect();
    let found: Vec<_> = graph
        .relations()
        .iter()
        .map(|relation| relation.property.as_str())
        .collect();
    assert_eq!(found, ["agreed", "holdsOffice", "metWith", "heldOn"]);
    assert_eq!(graph.statements().count(), 1);
}

#[test]
fn a_symmetric_claim_has_the_smaller_iri_as_its_subject() {
    let turned = |claim: &Claim| Claim {
        subject: match &claim.object {
            Object::Entity(id) => id.clone(),
            Object::Date(_) => claim.subject.clone(),
        },
        object: Object::Entity(claim.subject.clone()),
        ..claim.clone()
    };
    let mut reading = sample();
    let both: Vec<Claim> = reading
        .claims
        .iter()
        .filter(|claim| claim.property.as_str() == "metWith")
        .map(turned)
        .collect();
    reading.claims.extend(both);
    assert_eq!(full(&reading), full(&sample()));
}

#[test]
fn of_two_claims_at_one_place_the_one_that_asserts_more_wins() {
    let mut reading = sample();
    let denied = reading.claims.clone().into_iter().map(|mut claim| {
        claim.polarity = crate::model::Polarity::Negative;
        claim
    });
    reading.claims.extend(denied);
    reading.normalise();
    assert_eq!(full(&reading), full(&sample()));
}

#[test]
fn what_is_broken_is_named() {
    let quads: Vec<Quad> = full(&sample())
        .iter()
        .filter(|quad| quad.predicate != kur::CUE)
        .cloned()
        .collect();
    let error = readings_from_quads(&quads).expect_err("a statement needs a cue");
    assert!(
        error
            .to_string()
            .ends_with("has no `https://w3id.org/kurultai/ns#cue`"),
        "{error}"
    );
    let shifted: Vec<Quad> = full(&sample())
        .iter()
        .cloned()
        .map(|mut quad| {
            if quad.predicate == nif::END_INDEX {
                quad.object = oxrdf::Literal::from(5000).into();
            }
            quad
        })
        .collect();
    let error = readings_from_quads(&shifted).expect_err("the text is shorter");
    assert!(error.to_string().contains("has `5000` as its"), "{error}");
}
