//! Tests of the shipped knowledge as a whole.

use crate::knowledge::source::lay_over;
use crate::knowledge::{Knowledge, KnowledgeFile};
use crate::model::EntityId;

#[test]
fn the_shipped_files_have_no_mistakes_and_the_compiled_form_is_what_they_say() {
    let compiled = Knowledge::shipped().unwrap();
    let parsed = Knowledge::load(Knowledge::shipped_files().as_slice()).unwrap();
    assert_eq!(compiled.version(), parsed.version());
    assert_eq!(compiled.ontology, parsed.ontology);
    assert!(
        compiled.gazetteer == parsed.gazetteer,
        "build.rs compiled other tables"
    );
}

#[test]
fn shipped_files_are_sorted_and_named_below_the_folder() {
    let files = Knowledge::shipped_files();
    let names: Vec<&str> = files.as_slice().iter().map(|file| &*file.name).collect();
    assert!(names.is_sorted());
    assert!(names.contains(&"lexicon/offices.toml"), "{names:?}");
}

const PREFIXES: &str = "@base <https://w3id.org/kurultai/id/> . @prefix kur: <https://w3id.org/kurultai/ns#> . \
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <https://schema.org/> . \
    @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> . \
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n";

/// Something for known things and offices, and new ones among them.
const MINE: &str = r#"
<state/uzb> skos:altLabel "Land of the Uzbeks"@en ; kur:memberOf <format/aaaa> ; kur:demonym "Uzbekish" .
<format/aaaa> a kur:Format ; skos:prefLabel "Aaaa"@en ; kur:partner <state/jpn> .
<person/kofi-annan> skos:prefLabel "Kofi Atta Annan"@en ; foaf:familyName "Atta Annan" .
<office/president-of-uzbekistan> kur:role "chair" ; kur:shared true .
<person/mmm> a kur:Person ; skos:prefLabel "Mim Mmm" ; skos:altLabel "Mem Mmm" .
<tenure/mmm> a kur:Tenure ; org:member <person/mmm> ; org:organization <state/uzb> ;
    kur:office <office/president-of-uzbekistan> ; schema:startDate "2031" ; kur:asOf "2032" .
"#;

#[test]
fn laying_files_over_the_compiled_form_gives_what_compiling_all_gives() {
    let files = [KnowledgeFile::new("mine.ttl", format!("{PREFIXES}{MINE}"))];
    let laid = Knowledge::with_overlay(&files).unwrap();
    let all = Knowledge::load(&lay_over(Knowledge::shipped_files().as_slice(), &files)).unwrap();
    assert!(laid.gazetteer == all.gazetteer, "other tables");
}

#[test]
fn an_overlay_changes_the_version_and_is_listed() {
    let shipped = Knowledge::shipped().unwrap();
    assert_eq!(Knowledge::with_overlay(&[]).unwrap().version(), shipped.version());
    let turtle = "<https://example.org/a> a <https://w3id.org/kurultai/ns#Person> ; \
        <http://www.w3.org/2004/02/skos/core#prefLabel> \"Ada Example\"@en .";
    let overlay = Knowledge::with_overlay(&[KnowledgeFile::new("mine.ttl", turtle)]).unwrap();
    assert_ne!(overlay.version(), shipped.version());
    assert_eq!(
        overlay.files().as_slice().len(),
        shipped.files().as_slice().len() + 1
    );
    let id = EntityId::External("https://example.org/a".into());
    let thing = overlay.gazetteer.find(&id).unwrap();
    assert_eq!(overlay.gazetteer.thing(thing).label, "Ada Example");
    assert_eq!(
        overlay.gazetteer.things().len(),
        shipped.gazetteer.things().len() + 1
    );
}

#[test]
fn mistakes_of_an_overlay_are_told() {
    let error = Knowledge::with_overlay(&[KnowledgeFile::new("mine.ttl", "so what")]).unwrap_err();
    assert!(error.to_string().contains("mine.ttl:1: no Turtle"), "{error}");
}
