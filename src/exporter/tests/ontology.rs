//! The vocabulary in the code and the ontology are one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use oxrdf::{Quad, Term};
use oxrdfio::{RdfFormat, RdfParser};

use crate::exporter::vocab::{self, kur, rdf, rdfs};
use crate::model::EntityKind;

const OWL: &str = "http://www.w3.org/2002/07/owl#";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ontology")
}

fn ontology() -> Vec<Quad> {
    let text = fs::read(root().join("kurultai.ttl")).expect("the ontology");
    RdfParser::from_format(RdfFormat::Turtle)
        .for_slice(&text)
        .collect::<Result<_, _>>()
        .expect("valid Turtle")
}

/// The local names of what the ontology declares, with its types.
fn declared(quads: &[Quad]) -> BTreeMap<String, BTreeSet<String>> {
    let mut terms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for quad in quads.iter().filter(|quad| quad.predicate == rdf::TYPE) {
        if let (Some(name), Some(class)) = (local(&quad.subject.to_string()), local_owl(&quad.object)) {
            terms.entry(name).or_default().insert(class);
        }
    }
    terms
}

fn local(iri: &str) -> Option<String> {
    let iri = iri.trim_start_matches('<').trim_end_matches('>');
    iri.strip_prefix(kur::NAMESPACE).map(str::to_owned)
}

fn local_owl(class: &Term) -> Option<String> {
    let iri = class.to_string();
    let iri = iri.trim_start_matches('<').trim_end_matches('>');
    let known = iri
        .strip_prefix(OWL)
        .or_else(|| iri.strip_prefix(rdfs::NAMESPACE));
    known.map(str::to_owned)
}

/// What the code writes.
fn written() -> BTreeSet<String> {
    kur::ALL.iter().filter_map(|term| local(term.as_str())).collect()
}

/// The words of all files below a folder of the knowledge.
fn words_in(folder: &str, separators: &[char]) -> BTreeSet<String> {
    let files = fs::read_dir(root().join(folder)).expect("a folder of the knowledge");
    files
        .filter_map(|file| fs::read_to_string(file.expect("a file").path()).ok())
        .flat_map(|text| text.split(separators).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// The relations that frames read.
fn read_by_frames() -> BTreeSet<String> {
    words_in("frames", &['"', '\n'])
}

/// The names of `kur:` that the gazetteer's format has, whether or not a file uses each.
const OF_THE_GAZETTEER: [&str; 17] = [
    "institutionOf",
    "variantOf",
    "asOf",
    "bounds",
    "Office",
    "Tenure",
    "Topic",
    "capitalOf",
    "demonym",
    "iso3166",
    "m49",
    "memberOf",
    "observerOf",
    "office",
    "partner",
    "role",
    "shared",
];
/// Read from texts as the last day of `heldOn`.
const OF_THE_EXTRACTOR: [&str; 1] = ["heldUntil"];

#[test]
fn every_term_that_is_written_is_declared() {
    let declared = declared(&ontology());
    let mut missing: BTreeSet<String> = written();
    missing.extend(OF_THE_GAZETTEER.map(str::to_owned));
    missing.extend(OF_THE_EXTRACTOR.map(str::to_owned));
    missing.retain(|name| !declared.contains_key(name));
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn every_name_in_the_gazetteer_is_declared() {
    let declared = declared(&ontology());
    let words = words_in("gazetteer", &[' ', '\n', '\t', ',', ';', '"']);
    let used = words.iter().filter_map(|word| word.strip_prefix("kur:"));
    let undeclared: Vec<&str> = used
        .filter(|name| !name.is_empty() && !declared.contains_key(*name))
        .collect();
    assert_eq!(undeclared, Vec::<&str>::new());
}

#[test]
fn every_term_that_is_declared_is_used() {
    let quads = ontology();
    let mut used = written();
    used.extend(read_by_frames());
    used.extend(OF_THE_GAZETTEER.map(str::to_owned));
    used.extend(OF_THE_EXTRACTOR.map(str::to_owned));
    let inverses: Vec<String> = pointed_at(&quads, &format!("{OWL}inverseOf"))
        .into_iter()
        .filter(|(_, of)| used.contains(of))
        .map(|(name, _)| name)
        .collect();
    used.extend(inverses);
    // A class is used too if the ontology says something with it.
    let classes = ["domain", "range", "subClassOf"].map(|name| format!("{}{name}", rdfs::NAMESPACE));
    for predicate in classes {
        used.extend(pointed_at(&quads, &predicate).into_iter().map(|(_, class)| class));
    }
    let unused: Vec<String> = declared(&quads)
        .into_keys()
        .filter(|name| !used.contains(name))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

/// The pairs of terms that a property joins.
fn pointed_at(quads: &[Quad], predicate: &str) -> Vec<(String, String)> {
    quads
        .iter()
        .filter(|quad| quad.predicate.as_str() == predicate)
        .filter_map(|quad| {
            Some((
                local(&quad.subject.to_string())?,
                local(&quad.object.to_string())?,
            ))
        })
        .collect()
}

#[test]
fn everything_has_a_label_a_comment_and_properties_their_sides() {
    let quads = ontology();
    let rdfs = |name: &str| format!("{}{name}", rdfs::NAMESPACE);
    let mut problems = Vec::new();
    for (name, types) in declared(&quads) {
        let subject = format!("<{}{name}>", kur::NAMESPACE);
        let count = |predicate: &str| {
            let said =
                |quad: &&Quad| quad.subject.to_string() == subject && quad.predicate.as_str() == predicate;
            quads.iter().filter(said).count()
        };
        let is_property = types.iter().any(|class| class.ends_with("Property"));
        let needed: &[&str] = if is_property {
            &["label", "comment", "domain", "range"]
        } else {
            &["label", "comment"]
        };
        problems.extend(
            needed
                .iter()
                .filter(|term| count(&rdfs(term)) != 1)
                .map(|term| format!("{name}: {term}")),
        );
    }
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn members_of_unions_are_below_them() {
    let quads = ontology();
    let below = pointed_at(&quads, &format!("{}subClassOf", rdfs::NAMESPACE));
    let mut lists = 0;
    for quad in quads
        .iter()
        .filter(|quad| quad.predicate.as_str() == format!("{OWL}unionOf"))
    {
        let Some(union) = local(&quad.subject.to_string()).filter(|name| name != "PartialDate") else {
            continue;
        };
        lists += 1;
        for member in list(&quads, &quad.object) {
            assert!(
                below.contains(&(member.clone(), union.clone())),
                "{member} is below {union}"
            );
        }
    }
    assert!(lists > 10, "{lists} unions");
}

fn list(quads: &[Quad], head: &Term) -> Vec<String> {
    let value = |node: &Term, name: &str| {
        let predicate = format!("{}{name}", rdf::NAMESPACE);
        let found = quads
            .iter()
            .find(|quad| Term::from(quad.subject.clone()) == *node && quad.predicate.as_str() == predicate);
        found.map(|quad| quad.object.clone())
    };
    let mut members = Vec::new();
    let mut node = head.clone();
    while let Some(first) = value(&node, "first") {
        members.extend(local(&first.to_string()));
        node = value(&node, "rest").expect("a list goes on or ends");
    }
    members
}

#[test]
fn the_ten_kinds_are_declared_and_disjoint() {
    let quads = ontology();
    let disjoint = quads
        .iter()
        .find(|quad| quad.predicate.as_str() == format!("{OWL}members"))
        .expect("the disjoint classes");
    let mut kinds: Vec<&str> = EntityKind::ALL.iter().map(|kind| kind.name()).collect();
    kinds.sort_unstable();
    assert_eq!(list(&quads, &disjoint.object), kinds);
}

#[test]
fn shapes_speak_of_declared_terms() {
    let declared = declared(&ontology());
    let text = fs::read(root().join("shapes.ttl")).expect("the shapes");
    let quads: Vec<Quad> = RdfParser::from_format(RdfFormat::Turtle)
        .for_slice(&text)
        .collect::<Result<_, _>>()
        .expect("valid Turtle");
    let unknown: Vec<String> = quads
        .iter()
        .filter_map(|quad| local(&quad.object.to_string()))
        .filter(|name| !declared.contains_key(name))
        .collect();
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn constants_are_valid_iris_and_prefixes_cover_them() {
    for term in vocab::terms() {
        oxrdf::NamedNode::new(term.as_str()).expect("a valid IRI");
        assert!(
            vocab::PREFIXES
                .iter()
                .any(|(_, namespace)| term.as_str().starts_with(namespace)),
            "{term}"
        );
    }
    assert!(vocab::PREFIXES.is_sorted());
}
