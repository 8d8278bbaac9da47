//! What has to hold of the quads of every annotated text, whatever is read from it.

mod corpus;
mod floors;
mod said;

use std::collections::{BTreeMap, BTreeSet};

use kurultai::exporter::{document_quads, readings_from_quads};
use kurultai::model::{EntityKind, Reading};
use oxrdf::{Quad, Term};

use crate::command::Workspace;
use corpus::{documents, options, readings, texts};
use said::{KUR, NIF, RDFS, SKOS, Said, iri, local, name_of};

/// The properties between things: no other stands in for one in a facts graph.
const BETWEEN_THINGS: [&str; 22] = [
    "holdsOffice",
    "memberOf",
    "partOf",
    "sessionOf",
    "attended",
    "invitedTo",
    "hosted",
    "chaired",
    "addressed",
    "heldIn",
    "heldOn",
    "heldUntil",
    "signed",
    "adopted",
    "metWith",
    "visited",
    "agreed",
    "supported",
    "criticised",
    "aided",
    "threatened",
    "sanctioned",
];
const SYMMETRIC: [&str; 2] = ["agreed", "metWith"];

/// A triple, as N-Triples write its terms.
type Triple = (String, String, String);

#[test]
fn words_at_every_offset_are_the_words_cited() {
    for reading in readings() {
        let said = Said::of(reading);
        let text: Vec<char> = said.text().chars().collect();
        let words = |begin: usize, end: usize| text[begin..end].iter().collect::<String>();
        let mut cited = 0;
        for node in said.subjects_with(&iri(NIF, "beginIndex")) {
            let (begin, end) = (said.number(node, "beginIndex"), said.number(node, "endIndex"));
            assert!(begin < end && end <= text.len(), "{node}: {begin}-{end}");
            let anchors = said.objects(node, &iri(NIF, "anchorOf"));
            if said.is_a(node, "Claim") {
                assert!(anchors.len() <= 1, "{node}");
            } else {
                assert_eq!(anchors.len(), 1, "{node}");
            }
            for anchor in anchors {
                assert_eq!(said::value(anchor), words(begin, end), "{node}");
                cited += 1;
            }
        }
        assert!(cited > 40, "{}: {cited} citations", reading.document.id);
    }
}

#[test]
fn texts_are_kept_verbatim() {
    for reading in readings() {
        let id = reading.document.id.as_str();
        assert_eq!(Said::of(reading).text(), corpus::text(id), "{id}");
    }
}

#[test]
fn every_fact_has_its_claim_and_every_claim_its_fact() {
    for reading in readings() {
        let said = Said::of(reading);
        let facts: BTreeSet<Triple> = said
            .facts()
            .filter(|quad| {
                name_of(quad.predicate.as_str()).is_some_and(|name| BETWEEN_THINGS.contains(&name))
            })
            .map(|quad| {
                (
                    quad.subject.to_string(),
                    quad.predicate.to_string(),
                    quad.object.to_string(),
                )
            })
            .collect();
        assert!(!facts.is_empty(), "{}", reading.document.id);
        assert_eq!(facts, claimed(&said), "{}", reading.document.id);
    }
}

/// The triples that positive, not merely possible claims assert; symmetric ones in both directions.
fn claimed(said: &Said) -> BTreeSet<Triple> {
    let mut triples = BTreeSet::new();
    for claim in said.all_of("Claim") {
        let part = |name: &str| said.only(claim, &iri(said::RDF, name)).to_string();
        let how = |name: &str| said::value(said.only(claim, &iri(KUR, name)));
        let (subject, predicate, object) = (part("subject"), part("predicate"), part("object"));
        let symmetric = SYMMETRIC
            .iter()
            .any(|name| predicate == format!("<{}>", iri(KUR, name)));
        assert!(
            !symmetric || subject < object,
            "{claim}: the smaller IRI is the subject"
        );
        assert!(
            ["positive", "negative"].contains(&how("polarity").as_str()),
            "{claim}"
        );
        assert!(
            ["actual", "planned", "former", "possible"].contains(&how("modality").as_str()),
            "{claim}"
        );
        assert!(!how("frame").is_empty(), "{claim}");
        if how("polarity") == "positive" && how("modality") != "possible" {
            if symmetric {
                triples.insert((object.clone(), predicate.clone(), subject.clone()));
            }
            triples.insert((subject, predicate, object));
        }
    }
    triples
}

#[test]
fn a_thing_has_one_kind_and_one_label_in_a_document() {
    for reading in readings() {
        let said = Said::of(reading);
        let mentioned: BTreeSet<&str> = said.mentioned().collect();
        for thing in &mentioned {
            assert_eq!(said.kinds(thing).len(), 1, "{thing}: {:?}", said.kinds(thing));
            let labels = said.objects(thing, &iri(RDFS, "label"));
            assert_eq!(labels.len(), 1, "{thing}: {labels:?}");
            assert_eq!(labels, said.objects(thing, &iri(SKOS, "prefLabel")), "{thing}");
        }
        let typed = said
            .facts()
            .filter(|quad| quad.predicate.as_str() == iri(said::RDF, "type"));
        for quad in
            typed.filter(|quad| local(&quad.object).is_some_and(|name| EntityKind::from_name(name).is_some()))
        {
            let thing = said::node(&quad.subject);
            assert!(
                mentioned.contains(thing),
                "{thing} is typed, but nothing mentions it"
            );
        }
    }
}

#[test]
fn a_thing_has_one_kind_in_all_documents() {
    let mut kinds: BTreeMap<String, BTreeSet<EntityKind>> = BTreeMap::new();
    for reading in readings() {
        let said = Said::of(reading);
        for thing in said.mentioned() {
            kinds
                .entry(thing.to_owned())
                .or_default()
                .extend(said.kinds(thing));
        }
    }
    kinds.retain(|_, kinds| kinds.len() > 1);
    assert_eq!(kinds, BTreeMap::new());
}

#[test]
fn things_of_a_document_stay_in_it() {
    let mut homes: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for reading in readings() {
        let said = Said::of(reading);
        for thing in said
            .mentioned()
            .filter(|thing| thing.starts_with("https://w3id.org/kurultai/doc/"))
        {
            homes
                .entry(thing.to_owned())
                .or_default()
                .insert(reading.document.id.as_str());
        }
    }
    homes.retain(|_, homes| homes.len() > 1);
    assert_eq!(homes, BTreeMap::new());
}

#[test]
fn no_node_is_blank_and_every_quad_is_in_a_graph_of_its_document() {
    for reading in readings() {
        let id = reading.document.id.as_str();
        let quads = document_quads(reading, options());
        for quad in quads.iter() {
            assert!(
                !quad.subject.is_blank_node() && !quad.object.is_blank_node(),
                "{quad}"
            );
        }
        let graph = |quads: &[Quad], name: &str| {
            let expected = format!("<https://w3id.org/kurultai/doc/{id}/{name}>");
            quads.iter().all(|quad| quad.graph_name.to_string() == expected)
        };
        assert!(
            graph(&quads.facts, "facts") && graph(&quads.provenance, "provenance"),
            "{id}"
        );
    }
}

#[test]
fn nothing_is_lost_on_the_way_to_quads() {
    for reading in readings() {
        let quads = document_quads(reading, options());
        let back = readings_from_quads(quads.iter()).unwrap();
        let known = Reading {
            diagnostics: Vec::new(),
            ..reading.clone()
        };
        assert!(back == [known], "{} is not what it was", reading.document.id);
    }
}

#[test]
fn ways_to_run_do_not_show() {
    let workspace = Workspace::new();
    let records = documents();
    let lines = |records: &[String]| records.concat();
    let extract = |records: &[String], threads: &str| {
        let ran = workspace.run_with(&["extract", "--threads", threads], &lines(records));
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    let whole = extract(&records, "2");
    assert!(whole == corpus::lines(), "the binary and the library differ");
    assert!(whole == extract(&records, "1"), "the number of threads shows");
    let sorted = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<String>>();
    let (first, second) = records.split_at(records.len() / 2);
    let mut halves = sorted(&extract(second, "2"));
    halves.extend(sorted(&extract(first, "2")));
    assert!(halves == sorted(&whole), "the halves are not the whole");
}

#[test]
fn order_of_files_does_not_show() {
    let workspace = Workspace::new();
    let mut names: Vec<String> = texts().map(|(name, _)| name).collect();
    for (name, text) in texts() {
        workspace.write(&name, text);
    }
    let extract = |names: &[String]| {
        let arguments = names.iter().map(String::as_str);
        workspace.ok(&["extract", "--date", "2024-06-01"]
            .into_iter()
            .chain(arguments)
            .collect::<Vec<_>>())
    };
    let forward = extract(&names);
    names.reverse();
    assert!(forward == extract(&names), "the order shows");
}

/// The kind that a term names, if it names one.
fn kind(term: &Term) -> Option<EntityKind> {
    local(term).and_then(EntityKind::from_name)
}
