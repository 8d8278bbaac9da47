//! Tests of the ontology on a small Turtle text.

use super::*;
use crate::knowledge::compiled::compile;
use crate::knowledge::{KnowledgeFile, LoadError};

const PREFIXES: &str = "@prefix kur: <https://w3id.org/kurultai/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . \
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . \
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n";

const CLASSES: &str = "kur:Actor a owl:Class . kur:Organization a owl:Class ; rdfs:subClassOf kur:Actor .
kur:Person a owl:Class ; rdfs:subClassOf kur:Actor . kur:State a owl:Class ; rdfs:subClassOf kur:Actor .
kur:Region a owl:Class ; rdfs:subClassOf kur:Actor . kur:Format a owl:Class ; rdfs:subClassOf kur:Actor .
kur:IntergovernmentalOrganization a owl:Class ; rdfs:subClassOf kur:Organization .
kur:UNBody a owl:Class ; rdfs:subClassOf kur:Organization . kur:Institution a owl:Class ; rdfs:subClassOf kur:Organization .
kur:Place a owl:Class ; rdfs:subClassOf kur:PlaceOrState . kur:Meeting a owl:Class . kur:Instrument a owl:Class .
kur:ActorOrPlace a owl:Class ; owl:unionOf ( kur:Actor kur:Place ) .
kur:PlaceOrState a owl:Class . kur:State rdfs:subClassOf kur:PlaceOrState .
kur:Date a rdfs:Datatype ; owl:unionOf ( xsd:date xsd:gYearMonth xsd:gYear ) .
";

const PROPERTIES: &str = r#"kur:hosted a owl:ObjectProperty ; rdfs:domain kur:ActorOrPlace ; rdfs:range kur:Meeting ; rdfs:label "hosted"@en .
kur:visited a owl:ObjectProperty ; rdfs:domain kur:Person ; rdfs:range kur:PlaceOrState .
kur:metWith a owl:ObjectProperty, owl:SymmetricProperty ; rdfs:domain kur:Actor ; rdfs:range kur:Actor ;
    skos:notation "040" ; rdfs:comment "Met."@en .
kur:heldOn a owl:DatatypeProperty ; rdfs:domain kur:Meeting ; rdfs:range kur:Date .
kur:number a owl:DatatypeProperty ; rdfs:range xsd:integer .
"#;

fn load(turtle: &str) -> Result<Ontology, LoadError> {
    let file = KnowledgeFile::new("kurultai.ttl", format!("{PREFIXES}{turtle}"));
    Ok(compile(&[file])?.ontology)
}

fn small() -> Ontology {
    load(&format!("{CLASSES}{PROPERTIES}")).unwrap()
}

#[track_caller]
fn check_mistakes(turtle: &str, expected: &[&str]) {
    let Err(LoadError::Mistakes(mistakes)) = load(turtle) else {
        panic!("no mistakes in {turtle}");
    };
    let shown: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    let expected: Vec<String> = expected
        .iter()
        .map(|text| format!("kurultai.ttl:{text}"))
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn classes_hold_the_kinds_below_them() {
    let ontology = small();
    let kinds = |class| ontology.kinds_of_class(class).unwrap().iter().collect::<Vec<_>>();
    assert_eq!(kinds("Person"), [EntityKind::Person]);
    assert_eq!(kinds("Organization").len(), 3);
    let actors = EntityKind::ALL.into_iter().filter(|kind| kind.is_actor());
    assert_eq!(kinds("Actor"), actors.collect::<Vec<_>>());
    assert_eq!(kinds("PlaceOrState"), [EntityKind::State, EntityKind::Place]);
    assert_eq!(kinds("ActorOrPlace").len(), 8);
    assert_eq!(ontology.kinds_of_class("Galaxy"), None);
}

#[test]
fn properties_know_what_they_allow() {
    let ontology = small();
    let hosted = ontology.property("hosted").unwrap();
    assert!(hosted.allows(EntityKind::Place, EntityKind::Meeting));
    assert!(!hosted.allows(EntityKind::Instrument, EntityKind::Meeting));
    assert!(!hosted.allows(EntityKind::State, EntityKind::Place));
    assert_eq!(hosted.label, "hosted");
    let held_on = ontology.property("heldOn").unwrap();
    assert_eq!(held_on.range, Range::Date);
    assert!(held_on.allows_date(EntityKind::Meeting) && !held_on.allows_date(EntityKind::Place));
    let met_with = ontology.property("metWith").unwrap();
    assert!(met_with.symmetric && !hosted.symmetric);
    assert_eq!(met_with.notation.as_deref(), Some("040"));
    assert_eq!(met_with.comment, "Met.");
    assert_eq!(ontology.property("number").unwrap().range, Range::Other);
    assert_eq!(ontology.property("sank"), None);
}

#[test]
fn the_compiled_form_is_the_parsed_one() {
    let ontology = small();
    let bytes = postcard::to_allocvec(&ontology).unwrap();
    assert_eq!(postcard::from_bytes::<Ontology>(&bytes).unwrap(), ontology);
}

#[test]
fn kinds_have_to_be_declared() {
    let classes = CLASSES.replace("kur:Meeting a owl:Class .", "");
    check_mistakes(
        &classes,
        &["2: the kind `kur:Meeting` is not declared (hint: declare it as an owl:Class)"],
    );
}

#[test]
fn a_property_has_one_known_domain_and_range() {
    let property =
        "kur:met a owl:ObjectProperty ;\n  rdfs:domain kur:Actr ;\n  rdfs:range kur:Actor,\n    kur:Place .";
    check_mistakes(
        &format!("{CLASSES}{property}"),
        &[
            "12: `kur:Actr` is declared nowhere (hint: did you mean `Actor`?)",
            "14: `kur:met` has a second rdfs:range (hint: name one class, or a union of classes)",
        ],
    );
}

#[test]
fn the_gazetteer_keeps_to_the_ontology() {
    let ontology = format!("{PREFIXES}{CLASSES}{PROPERTIES}");
    let gazetteer = format!(
        "{PREFIXES}@base <https://w3id.org/kurultai/id/> .\n\
         <state/uzb> a kur:State ; skos:prefLabel \"Uzbekistan\" ; kur:visited <person/x> .\n\
         <person/x> a kur:Person ; skos:prefLabel \"Ivan Xu\" ;\n  kur:metWith <place/y> ; kur:visited <place/y> .\n\
         <place/y> a kur:Place ; skos:prefLabel \"Yalta\" ."
    );
    let files = [
        KnowledgeFile::new("kurultai.ttl", ontology),
        KnowledgeFile::new("a.ttl", gazetteer),
    ];
    let message = compile(&files).unwrap_err().to_string();
    assert_eq!(
        message,
        "the knowledge has mistakes:\n\
         a.ttl:3: `kid:person/x` is a Person, and kur:visited needs one of State, Place\n\
         a.ttl:5: `kid:place/y` is a Place, and kur:metWith needs one of Person, State, Region, \
         IntergovernmentalOrganization, UNBody, Institution, Format"
    );
}
