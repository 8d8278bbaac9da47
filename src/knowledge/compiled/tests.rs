//! Tests of laying files over compiled ones: the same comes of it as of compiling all.

use super::*;

const PREFIXES: &str = "@base <https://w3id.org/kurultai/id/> . @prefix kur: <https://w3id.org/kurultai/ns#> . \
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <https://schema.org/> . \
    @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> . \
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n";

const WORLD: &str = r#"
<organization/un> a kur:IntergovernmentalOrganization ; skos:prefLabel "United Nations"@en ; skos:altLabel "UN"@en .
<state/uzb> a kur:State ; skos:prefLabel "Uzbekistan"@en ; kur:demonym "Uzbek"@en ; kur:memberOf <organization/un> .
<place/tashkent> a kur:Place ; skos:prefLabel "Tashkent"@en ; schema:containedInPlace <state/uzb> .
<person/ann-lee> a kur:Person ; skos:prefLabel "Ann Lee"@en ; skos:altLabel "Ann Li"@en .
<person/bob-lee> a kur:Person ; skos:prefLabel "Bob Lee"@en .
<office/head> a kur:Office ; rdfs:label "Head of the United Nations"@en ; org:postIn <organization/un> ; kur:role "leader" .
<tenure/ann> a kur:Tenure ; org:member <person/ann-lee> ; org:organization <organization/un> ; kur:office <office/head> ;
    schema:startDate "2007" ; kur:asOf "2016" .
<topic/water> a kur:Topic ; skos:prefLabel "Water" .
"#;

/// What a user may add or get wrong, a file each.
const OVERLAYS: [&[&str]; 12] = [
    &[""],
    // Names, labels and links of what is known, of each sort.
    &[
        r#"<state/uzb> skos:altLabel "UN", "Land of the Uzbeks"@en ; kur:memberOf <format/xx> ; kur:demonym "Uzbekish" .
        <format/xx> a kur:Format ; skos:prefLabel "Xx"@en ; kur:partner <state/uzb> ."#,
    ],
    &[
        r#"<person/ann-lee> skos:prefLabel "Ann Marie Lee"@en ; foaf:familyName "Marie Lee" ; skos:altLabel "Ann Marie Rhee" ."#,
    ],
    &["<place/tashkent> kur:capitalOf <state/uzb> . <organization/un> kur:partOf <organization/un> ."],
    &[r#"<office/head> kur:role "chair" ; kur:shared true ; rdfs:label "Chief"@en ."#],
    // New things before, between and after the known ones.
    &[
        r#"<format/a> a kur:Format ; skos:prefLabel "Aa" . <un-body/z> a kur:UNBody ; skos:prefLabel "Zz" ; kur:partOf <organization/un> .
        <https://example.org/b> a kur:Person ; skos:prefLabel "Bea Lee" ."#,
    ],
    // Files one over the other, a new tenure beside the known one, a new office.
    &[
        r#"<person/cal-ro> a kur:Person ; skos:prefLabel "Cal Ro" . <tenure/cal> a kur:Tenure ; org:member <person/cal-ro> ;
            org:organization <organization/un> ; kur:office <office/head> ; schema:startDate "2009" ; schema:endDate "2012" ."#,
        r#"<person/cal-ro> skos:prefLabel "Caleb Ro" . <office/aide> a kur:Office ; rdfs:label "Aide"@en ; org:postIn <state/uzb> ."#,
    ],
    &[r#"<topic/water> skos:altLabel "Rivers" . <topic/air> a kur:Topic ; skos:prefLabel "Air" ."#],
    // Mistakes.
    &["<state/uzb> a kur:Person ; kur:capitalOf <state/uzx> ; kur:memberOf <office/head> ; kur:odd 1 ."],
    &[
        r#"<tenure/eve> a kur:Tenure ; org:member <state/uzb> ; org:organization <state/uzb> ;
        kur:office <office/heat> ; schema:startDate "2031" ; schema:endDate "2030" ; kur:bounds "loose" ."#,
    ],
    &[
        r#"<format/a> a kur:Fromat ; skos:prefLabel "A" ; skos:prefLabel "B" ."#,
        "so what",
    ],
    &[
        r#"<state/xyz> skos:prefLabel "Nowhere" . [] a kur:State . <place/q> a kur:State ; skos:prefLabel "Q" ."#,
    ],
];

fn file(name: String, text: &str) -> KnowledgeFile {
    KnowledgeFile::new(name, format!("{PREFIXES}{text}"))
}

/// What the world tells of some names.
fn told(names: &BTreeSet<&str>) -> Vec<Triple> {
    let mut triples = turtle::parse(&file("gazetteer/world.ttl".to_owned(), WORLD), &mut Vec::new());
    triples.retain(|triple| names.contains(&*triple.subject));
    triples
}

fn laid_over(
    world: &CompiledKnowledge,
    files: &[KnowledgeFile],
) -> Result<Option<CompiledKnowledge>, String> {
    compile_over(world.clone(), told, files).map_err(|error| error.to_string())
}

#[test]
fn files_laid_over_compiled_ones_give_what_all_together_give() {
    let ontology = KnowledgeFile::new("kurultai.ttl", include_str!("../../../ontology/kurultai.ttl"));
    let mut files = vec![ontology, file("gazetteer/world.ttl".to_owned(), WORLD)];
    let world = compile(&files).unwrap();
    for texts in OVERLAYS {
        let own = texts.iter().enumerate();
        let own: Vec<KnowledgeFile> = own
            .map(|(at, text)| file(format!("mine-{at}.ttl"), text))
            .collect();
        files.truncate(2);
        files.extend(own.iter().cloned());
        let together = compile(&files).map(Some).map_err(|error| error.to_string());
        assert!(laid_over(&world, &own) == together, "{texts:?}");
    }
}

#[test]
fn what_is_not_kept_apart_is_compiled_anew() {
    let world = compile(&[file(
        "gazetteer/world.ttl".to_owned(),
        &WORLD.replace("kur:asOf \"2016\"", "schema:endDate \"2016\""),
    )])
    .unwrap();
    let tenure = file("mine.ttl".to_owned(), "<tenure/ann> schema:endDate \"2010\" .");
    assert_eq!(laid_over(&world, &[tenure]), Ok(None));
    assert_eq!(
        laid_over(&world, &[file("kurultai.ttl".to_owned(), "")]),
        Ok(None)
    );
}
