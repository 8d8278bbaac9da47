//! Tests of the lint: small Turtle files with faults, and what is said of them.

use super::*;

const HEAD: &str = "@base <https://w3id.org/kurultai/id/> . @prefix kur: <https://w3id.org/kurultai/ns#> . \
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <https://schema.org/> . \
    @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix org: <http://www.w3.org/ns/org#> . \
    @prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n";

/// Checks what the lint says of a file, as "line rule: message".
#[track_caller]
fn check(turtle: &str, expected: &[&str]) {
    let files = Knowledge::shipped_files();
    let ontology = files.find("kurultai.ttl").unwrap().clone();
    let file = KnowledgeFile::new("a.ttl", format!("{HEAD}{turtle}"));
    let knowledge = Knowledge::load(&[ontology, file]).unwrap();
    let found: Vec<String> = knowledge
        .lint(KnowledgeFile::is_gazetteer, LintOptions::default())
        .into_iter()
        .map(|found| {
            format!(
                "{} {}: {}",
                found.mistake.line,
                found.rule.name(),
                found.mistake.message
            )
        })
        .collect();
    assert_eq!(found, expected, "{turtle}");
}

const SOURCE: &str = "prov:wasDerivedFrom <https://example.org/>";

fn thing(name: &str, kind: &str, more: &str) -> String {
    format!("<{name}> a kur:{kind} ; {SOURCE} ; {more} .\n")
}

#[test]
fn sound_knowledge_has_no_findings() {
    let state = thing(
        "state/uzb",
        "State",
        "skos:prefLabel \"Uzbekistan\"@en ; skos:altLabel \"UZ\", \"乌国\"@zh ; kur:demonym \"Uzbek\"@en",
    );
    check(&state, &[]);
}

#[test]
fn things_and_aliases_are_told_once() {
    let one = thing(
        "state/uzb",
        "State",
        "skos:prefLabel \"Uzbekistan\"@en ; owl:sameAs <https://example.org/Q1>",
    );
    let again = thing("state/uzb", "State", "skos:altLabel \"Uzbekistan\"@en");
    let other = thing(
        "state/uz",
        "State",
        "skos:prefLabel \"Uzbekia\"@en ; owl:sameAs <https://example.org/Q1>",
    );
    check(
        &format!("{one}{again}"),
        &[
            "3 alias-twice: `kid:state/uzb` has the alias `Uzbekistan` twice",
            "3 described-twice: `kid:state/uzb` is described twice",
        ],
    );
    check(
        &format!("{one}{other}"),
        &["2 same-thing: `kid:state/uzb` and `kid:state/uz` are both the same as https://example.org/Q1"],
    );
}

#[test]
fn aliases_are_long_enough_and_shared_on_purpose() {
    check(
        &thing(
            "state/uzb",
            "State",
            "skos:prefLabel \"Uzbekistan\" ; skos:altLabel \"Uz\", \"U\"",
        ),
        &[
            "2 short-alias: the alias `U` of `kid:state/uzb` is too short",
            "2 short-alias: the alias `Uz` of `kid:state/uzb` is too short",
        ],
    );
    let body =
        |name: &str, kind: &str, alias: &str| thing(name, kind, &format!("skos:prefLabel \"{alias}\""));
    let (un, format) = (
        body("un-body/cd", "UNBody", "Conference"),
        body("format/cd", "Format", "conference"),
    );
    check(
        &format!("{un}{format}"),
        &["2 shared-alias: `kid:format/cd`, `kid:un-body/cd` share the alias `Conference`"],
    );
    let (state, place) = (
        body("state/sgp", "State", "Singapore"),
        body("place/singapore", "Place", "Singapore"),
    );
    check(&format!("{state}{place}"), &[]);
    let (one, other) = (
        body("person/a", "Person", "Ann Example"),
        body("person/a-2", "Person", "Ann Example"),
    );
    check(&format!("{one}{other}"), &[]);
}

#[test]
fn identifiers_sources_and_terms_are_sound() {
    check(
        "<state/Uzb> a kur:State ; skos:prefLabel \"Uzbekistan\" .",
        &[
            "2 odd-identifier: `kid:state/Uzb` is no stable identifier",
            "2 no-source: nothing says where `kid:state/Uzb` is from",
        ],
    );
    for name in ["state/u--b", "state/-uzb", "state/ürün", "state/a_b"] {
        let message = format!("2 odd-identifier: `kid:{name}` is no stable identifier");
        check(
            &thing(name, "State", "skos:prefLabel \"Uzbekistan\""),
            &[&message],
        );
    }
}

/// An office with its mark, and two tenures with their dates.
fn tenures(mark: &str, role: &str, dates: [&str; 2]) -> String {
    let mut turtle = thing("state/uzb", "State", "skos:prefLabel \"Uzbekistan\"");
    turtle += &thing(
        "office/head",
        "Office",
        &format!("rdfs:label \"Head\" ; org:postIn <state/uzb> ; kur:role \"{role}\"{mark}"),
    );
    for (person, dates) in ["ann", "ben"].into_iter().zip(dates) {
        turtle += &thing(
            &format!("person/{person}"),
            "Person",
            &format!("skos:prefLabel \"{person} example\""),
        );
        let links = format!(
            "org:member <person/{person}> ; org:organization <state/uzb> ; kur:office <office/head> ; {dates}"
        );
        turtle += &thing(&format!("tenure/{person}"), "Tenure", &links);
    }
    turtle
}

#[test]
fn an_office_of_one_person_has_one_holder_at_a_time() {
    const TO_2016: &str = "schema:startDate \"2010-01-01\" ; schema:endDate \"2016-12-14\"";
    const OPEN: &str = "schema:startDate \"2010-01-01\"";
    let message = |until: &str| {
        format!(
            "7 overlapping-tenures: `kid:person/ann` and `kid:person/ben` hold `kid:office/head` at once: one has it {until}, the other from 2016-12-01"
        )
    };
    let (before, after) = (
        "schema:startDate \"2016-12-01\"",
        "schema:startDate \"2016-12-14\"",
    );
    for (mark, role, dates, expected) in [
        ("", "head-of-state", [TO_2016, before], Some("until 2016-12-14")),
        ("", "head-of-state", [OPEN, before], Some("no end")),
        ("", "head-of-state", [TO_2016, after], None),
        // A year may mean any of its days.
        ("", "head-of-state", [TO_2016, "schema:startDate \"2016\""], None),
        (
            "",
            "head-of-state",
            ["schema:startDate \"2010\" ; kur:asOf \"2015\"", before],
            None,
        ),
        (" ; kur:shared true", "head-of-state", [TO_2016, before], None),
        ("", "minister", [TO_2016, before], None),
    ] {
        let expected: Vec<String> = expected.into_iter().map(message).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(&tenures(mark, role, dates), &expected);
    }
}
