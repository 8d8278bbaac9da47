//! Tests of the gazetteer on small Turtle texts.

use proptest::prelude::*;

use super::*;
use crate::knowledge::compiled::compile;
use crate::knowledge::{KnowledgeFile, LoadError};
use crate::text::{key_hash, tokenize};

const PREFIXES: &str = "@base <https://w3id.org/kurultai/id/> . @prefix kur: <https://w3id.org/kurultai/ns#> . \
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <https://schema.org/> . \
    @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> . \
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n";

const WORLD: &str = r#"<organization/united-nations> a kur:IntergovernmentalOrganization ;
    skos:prefLabel "United Nations"@en ; skos:altLabel "UN"@en .
<un-body/security-council> a kur:UNBody ;
    skos:prefLabel "United Nations Security Council"@en ; skos:altLabel "UN Security Council"@en ;
    kur:partOf <organization/united-nations> .
<state/uzb> a kur:State ; skos:prefLabel "Uzbekistan"@en, "O‘zbekiston"@uz ; kur:demonym "Uzbek"@en ;
    kur:memberOf <organization/united-nations>, <format/c5-1> .
<format/c5-1> a kur:Format ; skos:prefLabel "C5+1"@en ; skos:altLabel "Central Asia – United States"@en .
<place/tashkent> a kur:Place ; skos:prefLabel "Tashkent"@en ; kur:capitalOf <state/uzb> ; schema:containedInPlace <state/uzb> .
<person/antonio-guterres> a kur:Person ; skos:prefLabel "António Guterres"@en .
<person/ban-ki-moon> a kur:Person ; skos:prefLabel "Ban Ki-moon"@en ; foaf:familyName "Ban" .
<office/secretary-general-of-the-united-nations> a kur:Office ; rdfs:label "Secretary-General of the United Nations"@en ;
    org:postIn <organization/united-nations> ; kur:role "head-of-organization", "leader" .
<tenure/ban-ki-moon/secretary-general-of-the-united-nations/2007> a kur:Tenure ; org:member <person/ban-ki-moon> ;
    org:organization <organization/united-nations> ; kur:office <office/secretary-general-of-the-united-nations> ;
    schema:startDate "2007-01-01" ; schema:endDate "2016-12" .
<tenure/antonio-guterres/secretary-general-of-the-united-nations/2017> a kur:Tenure ; org:member <person/antonio-guterres> ;
    org:organization <organization/united-nations> ; kur:office <office/secretary-general-of-the-united-nations> ;
    schema:startDate "2017-01-01" .
"#;

fn file(name: &'static str, turtle: &str) -> KnowledgeFile {
    KnowledgeFile::new(name, format!("{PREFIXES}{turtle}"))
}

fn load(files: &[KnowledgeFile]) -> Result<Gazetteer, LoadError> {
    Ok(Gazetteer::new(compile(files)?.gazetteer))
}

fn world() -> Gazetteer {
    load(&[file("gazetteer/world.ttl", WORLD)]).unwrap()
}

fn find(gazetteer: &Gazetteer, path: &str) -> ThingIndex {
    gazetteer.find(&EntityId::shared(path)).unwrap()
}

/// The names that start at the start of a text, as "tokens:thing".
fn names_in(gazetteer: &Gazetteer, text: &str) -> Vec<String> {
    let tokens = tokenize(text);
    let keys: Vec<u64> = tokens.iter().map(|token| key_hash(token.span.of(text))).collect();
    let matches = gazetteer.longest_at(text, &tokens, &keys);
    matches
        .flat_map(|name| name.aliases().map(move |alias| (name.tokens(), alias)))
        .map(|(tokens, alias)| format!("{tokens} {}", gazetteer.thing(alias.thing).id))
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(names_in(&world(), text), expected, "{text}");
}

/// The mistakes of a file, less its first line of prefixes, as "line: message (hint)".
#[track_caller]
fn check_mistakes(turtle: &str, expected: &[&str]) {
    let Err(LoadError::Mistakes(mistakes)) = load(&[file("gazetteer/a.ttl", turtle)]) else {
        panic!("no mistakes in {turtle}");
    };
    let shown: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    let expected: Vec<String> = expected
        .iter()
        .map(|text| format!("gazetteer/a.ttl:{text}"))
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn the_longest_name_comes_first_and_all_are_given() {
    check(
        "UN Security Council met",
        &[
            "3 kid:un-body/security-council",
            "1 kid:organization/united-nations",
        ],
    );
    check("United Nations Secretary", &["2 kid:organization/united-nations"]);
    check("Nations United", &[]);
}

#[test]
fn diacritics_apostrophes_and_stops_do_not_matter() {
    check("Antonio Guterres", &["2 kid:person/antonio-guterres"]);
    check("ANTÓNIO GUTERRES", &["2 kid:person/antonio-guterres"]);
    check("O'zbekiston", &["1 kid:state/uzb"]);
    check("U.N. chief", &["1 kid:organization/united-nations"]);
}

#[test]
fn hyphens_inside_a_name_do_not_matter() {
    check("Ban Ki-moon said", &["4 kid:person/ban-ki-moon"]);
    check("Ban Ki moon said", &["3 kid:person/ban-ki-moon"]);
    check("Ban Ki-\nmoon said", &["4 kid:person/ban-ki-moon"]);
    check("United-Nations-led", &["3 kid:organization/united-nations"]);
}

#[test]
fn a_name_neither_starts_with_a_hyphen_nor_runs_over_a_sentence() {
    check("-UN", &[]);
    check("UN- Security Council", &["1 kid:organization/united-nations"]);
    check("UN. Security Council", &["1 kid:organization/united-nations"]);
    check("United – Nations", &[]);
}

#[test]
fn marks_at_the_ends_of_a_name_do_not_matter() {
    let turtle = "<person/a> a kur:Person ; skos:prefLabel \"‘Abd al-Rahman Sci.\" .";
    let gazetteer = load(&[file("a.ttl", turtle)]).unwrap();
    assert_eq!(names_in(&gazetteer, "Abd al-Rahman Sci"), ["5 kid:person/a"]);
}

#[test]
fn marks_are_part_of_names() {
    check("C5+1 summit", &["3 kid:format/c5-1"]);
    check("C5 summit", &[]);
    check("Central Asia – United States", &["5 kid:format/c5-1"]);
}

#[test]
fn acronyms_are_told_from_words() {
    let gazetteer = world();
    let un = find(&gazetteer, "organization/united-nations");
    let acronyms: Vec<(&str, bool)> = gazetteer
        .aliases_of(un)
        .map(|alias| (alias.text, alias.is_acronym()))
        .collect();
    assert_eq!(acronyms, [("UN", true), ("United Nations", false)]);
}

#[test]
fn things_know_their_links() {
    let gazetteer = world();
    let uzbekistan = find(&gazetteer, "state/uzb");
    let nations = find(&gazetteer, "organization/united-nations");
    let tashkent = gazetteer.thing(find(&gazetteer, "place/tashkent"));
    let council = gazetteer.thing(find(&gazetteer, "un-body/security-council"));
    assert_eq!(tashkent.capital_of, Some(uzbekistan));
    assert_eq!(tashkent.contained_in, Some(uzbekistan));
    assert_eq!(council.part_of, [nations]);
    assert_eq!(gazetteer.members_of(nations), [uzbekistan]);
    assert_eq!(gazetteer.thing(uzbekistan).label, "Uzbekistan");
    assert_eq!(gazetteer.thing(uzbekistan).member_of.len(), 2);
    assert_eq!(gazetteer.things().len(), 7);
}

#[test]
fn persons_are_found_by_their_family_name() {
    let gazetteer = world();
    let guterres = find(&gazetteer, "person/antonio-guterres");
    assert_eq!(
        gazetteer.persons_by_family_name(&name_key("Guterres")),
        [guterres]
    );
    assert_eq!(gazetteer.thing(guterres).family_name, Some("Guterres"));
    assert_eq!(gazetteer.persons_by_family_name("ban").len(), 1);
    assert_eq!(gazetteer.persons_by_family_name("moon"), []);
}

#[test]
fn the_holder_of_an_office_depends_on_the_date() {
    let gazetteer = world();
    let office = gazetteer.offices_of(find(&gazetteer, "organization/united-nations"))[0];
    let holder = |date: &str| {
        let holder = gazetteer.holder(office, Some(date.parse().unwrap()))?;
        Some(gazetteer.thing(holder).label)
    };
    assert_eq!(holder("2006-12-31"), None);
    assert_eq!(holder("2016-12-31"), Some("Ban Ki-moon"));
    assert_eq!(holder("2017-01-01"), Some("António Guterres"));
    assert_eq!(holder("2016"), Some("Ban Ki-moon"));
    assert_eq!(gazetteer.holder(office, None), None);
    assert_eq!(gazetteer.tenures_in(office).count(), 2);
    let guterres = find(&gazetteer, "person/antonio-guterres");
    assert_eq!(gazetteer.tenures_of(guterres).next().unwrap().office, office);
}

/// One office after another, by holders "name start end asOf": who held it on which date, and how surely.
type Succession = (
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, &'static str)],
);

const SUCCESSIONS: &[Succession] = &[
    (
        "nobody is known to have come after",
        &["ann 2015-01-01 2018-06-30 -", "bob 2018-07-01 - 2022-07-23"],
        &[
            ("2016", "Surely ann"),
            ("2022-07", "Surely bob"),
            ("2025-03-01", "Possibly bob"),
            ("2014", "nobody"),
        ],
    ),
    (
        "somebody has come since, and gone",
        &["bob 2018-07-01 - 2022-07-23", "eve 2023-02-01 2024-05-31 -"],
        &[
            ("2022-12-01", "Possibly bob"),
            ("2023-06", "Surely eve"),
            ("2025", "nobody"),
        ],
    ),
    (
        "who surely holds it goes before who may",
        &["bob 2018-07-01 - 2022-07-23", "eve 2022-01-01 2024-05-31 -"],
        &[("2023", "Surely eve"), ("2020", "Surely bob")],
    ),
    (
        "around attested dates, who may have come ends it",
        &["bob 2018 2020 attested", "eve 2021 - 2022-07-23"],
        &[
            ("2020-12", "Possibly bob"),
            ("2021-05-01", "Possibly eve"),
            ("2022", "Surely eve"),
        ],
    ),
    (
        "several may",
        &["bob 2018-07-01 - 2022-07-23", "eve 2018-09-01 - 2022-07-23"],
        &[("2025", "nobody"), ("2020", "nobody"), ("2018-08", "Surely bob")],
    ),
    (
        "known to be held by several at once: who comes ends nothing",
        &[
            "ann 2010-01-01 2014-12-31 -",
            "eve 2012-01-01 2014-12-31 -",
            "bob 2018-07-01 - 2022-07-23",
            "kim 2023-01-01 2023-12-31 -",
        ],
        &[("2023", "Surely kim"), ("2025", "Possibly bob")],
    ),
];

/// The turtle of an office and of its tenures.
fn succession(tenures: &[&str]) -> String {
    let mut turtle = "<state/uzb> a kur:State ; skos:prefLabel \"Uzbekistan\" .\n\
        <office/x> a kur:Office ; rdfs:label \"Minister of Water\" ; org:postIn <state/uzb> .\n"
        .to_owned();
    for tenure in tenures {
        let words: Vec<&str> = tenure.split(' ').collect();
        let name = words[0];
        turtle += &format!(
            "<person/{name}> a kur:Person ; skos:prefLabel \"{name}\" .\n<tenure/{name}> a kur:Tenure ; \
             org:member <person/{name}> ; org:organization <state/uzb> ; kur:office <office/x>"
        );
        let properties = ["schema:startDate", "schema:endDate", "kur:asOf"];
        if words[3] == "attested" {
            turtle += " ; kur:bounds \"attested\"";
        }
        let is_date = |word: &str| word.starts_with(char::is_numeric);
        for (property, date) in properties
            .iter()
            .zip(&words[1..])
            .filter(|(_, date)| is_date(date))
        {
            turtle += &format!(" ; {property} \"{date}\"");
        }
        turtle += " .\n";
    }
    turtle
}

#[test]
fn who_holds_an_office_is_as_sure_as_its_sources() {
    for (about, tenures, dates) in SUCCESSIONS {
        let gazetteer = load(&[file("a.ttl", &succession(tenures))]).unwrap();
        let office = gazetteer.offices().next().unwrap().0;
        for (date, expected) in *dates {
            let holder = gazetteer.holder_on(office, date.parse().unwrap());
            let told = holder.map(|(covers, person)| format!("{covers:?} {}", gazetteer.thing(person).label));
            assert_eq!(told.as_deref().unwrap_or("nobody"), *expected, "{about}: {date}");
        }
    }
}

#[test]
fn what_tenures_say_of_their_dates_is_checked() {
    let mistakes = |bounds: &str| {
        let turtle = format!(
            "{}<tenure/ann> kur:bounds \"{bounds}\" .",
            succession(&["ann 2010 2011 -"])
        );
        match load(&[file("a.ttl", &turtle)]) {
            Err(LoadError::Mistakes(mistakes)) => {
                mistakes.iter().map(|mistake| mistake.message.clone()).collect()
            }
            _ => Vec::new(),
        }
    };
    assert_eq!(mistakes("attested"), Vec::<String>::new());
    assert_eq!(mistakes("about"), ["unknown bounds `about`"]);
}

#[test]
fn offices_know_their_roles() {
    let gazetteer = world();
    let (index, office) = gazetteer.offices().next().unwrap();
    assert_eq!(office.label, "Secretary-General of the United Nations");
    assert!(office.has_role("leader") && !office.has_role("head-of-state"));
    assert_eq!(office.roles().count(), 2);
    assert_eq!(gazetteer.find_office(office.id), Some(index));
}

#[test]
fn an_overlay_adds_names_and_its_label_goes_first() {
    let overlay = r#"<state/uzb> skos:prefLabel "Republic of Uzbekistan"@en ; skos:altLabel "RUz"@en .
<tenure/ban-ki-moon/secretary-general-of-the-united-nations/2007> schema:endDate "2016-12-30" ."#;
    let files = [file("gazetteer/world.ttl", WORLD), file("mine.ttl", overlay)];
    let gazetteer = load(&files).unwrap();
    let uzbekistan = find(&gazetteer, "state/uzb");
    assert_eq!(gazetteer.thing(uzbekistan).label, "Republic of Uzbekistan");
    for name in ["Uzbekistan", "RUz", "Republic of Uzbekistan", "Uzbek"] {
        assert_eq!(names_in(&gazetteer, name).len(), 1, "{name}");
    }
    let ban = find(&gazetteer, "person/ban-ki-moon");
    let tenure = gazetteer.tenures_of(ban).next().unwrap();
    assert_eq!(tenure.end, Some("2016-12-30".parse().unwrap()));
}

#[test]
fn a_thing_outside_our_names_keeps_its_iri() {
    let turtle = r#"<http://example.org/mine> a kur:Person ; skos:prefLabel "Jane Roe"@en ."#;
    let gazetteer = load(&[file("mine.ttl", turtle)]).unwrap();
    assert_eq!(names_in(&gazetteer, "Jane Roe"), ["2 http://example.org/mine"]);
    let id = EntityId::External("http://example.org/mine".into());
    assert!(gazetteer.find(&id).is_some());
}

#[test]
fn compiling_and_loading_gives_the_parsed_form() {
    let parsed = world();
    let bytes = postcard::to_allocvec(&parsed.tables).unwrap();
    assert_eq!(Gazetteer::new(postcard::from_bytes(&bytes).unwrap()), parsed);
}

#[test]
fn unknown_kinds_and_second_kinds_are_mistakes() {
    check_mistakes(
        "<state/uzb> a kur:Sate .\n<state/kaz> a kur:State, kur:Region ;\n  skos:prefLabel \"Kazakhstan\" .",
        &[
            "2: unknown kind `kur:Sate` (hint: did you mean `kur:State`?)",
            "3: `kid:state/kaz` is a State and a Region (hint: a thing has one kind)",
        ],
    );
    check_mistakes(
        "<state/uzb> skos:prefLabel \"Uzbekistan\" .",
        &["2: `kid:state/uzb` has no kind"],
    );
    check_mistakes(
        "<place/uzb> a kur:State ; skos:prefLabel \"Uzbekistan\" .",
        &["2: `kid:place/uzb` is a State (hint: its identifier begins with `kid:state/`)"],
    );
}

#[test]
fn unknown_properties_and_wrong_values_are_mistakes() {
    check_mistakes(
        "<state/uzb> a kur:State ;\n  skos:prefLabel \"Uzbekistan\" ;\n  skos:altLable \"RUz\" ;\n  kur:memberOf \"UN\" ;\n  \
         kur:demonym <state/uzb> .",
        &[
            "4: unknown property `skos:altLable` (hint: did you mean `skos:altLabel`?)",
            "5: the value of kur:memberOf is a text, not a thing",
            "6: the value of kur:demonym is a name, not a text",
        ],
    );
}

#[test]
fn names_that_nothing_describes_are_mistakes() {
    check_mistakes(
        "<state/uzb> a kur:State ; skos:prefLabel \"Uzbekistan\" ;\n  kur:memberOf <state/uzv>, <http://example.org/un> .",
        &[
            "3: `http://example.org/un` is described nowhere",
            "3: `kid:state/uzv` is described nowhere (hint: did you mean `kid:state/uzb`?)",
        ],
    );
}

#[test]
fn a_tenure_needs_a_person_a_body_and_an_office() {
    check_mistakes(
        "<tenure/x> a kur:Tenure .\n<state/uzb> a kur:State ; skos:prefLabel \"Uzbekistan\" .\n\
         <tenure/y> a kur:Tenure ; org:member <state/uzb> ; org:organization <state/uzb> ; kur:office <state/uzb> .",
        &[
            "2: `kid:tenure/x` has no kur:office",
            "2: `kid:tenure/x` has no org:member",
            "2: `kid:tenure/x` has no org:organization",
            "4: `kid:state/uzb` is a State, and kur:office needs an office",
            "4: `kid:state/uzb` is a State, and org:member needs a Person",
        ],
    );
}

#[test]
fn tenures_run_forward_and_have_dates() {
    let turtle = format!(
        "{WORLD}<tenure/z> a kur:Tenure ; org:member <person/ban-ki-moon> ; org:organization <organization/united-nations> ; \
         kur:office <office/secretary-general-of-the-united-nations> ; schema:startDate \"2010\" ; schema:endDate \"2009-13\" ."
    );
    check_mistakes(
        &turtle,
        &["21: `2009-13` is no date: write YYYY, YYYY-MM or YYYY-MM-DD"],
    );
    check_mistakes(
        &turtle.replace("2009-13", "2009-12"),
        &["21: the tenure ends (2009-12) before it starts (2010)"],
    );
}

#[test]
fn a_thing_needs_one_label_that_can_be_found() {
    check_mistakes(
        "<state/uzb> a kur:State .\n<state/kaz> a kur:State ; skos:prefLabel \"Kazakhstan\"@en ;\n  skos:prefLabel \"Qazaqstan\"@en ;\n  \
         skos:altLabel \"-\" .",
        &[
            "2: `kid:state/uzb` has no skos:prefLabel",
            "4: `kid:state/kaz` has a second skos:prefLabel (hint: the first is on line 3)",
            "5: the name `-` has 0 words: 1 to 64 can be found",
        ],
    );
}

#[test]
fn blank_nodes_and_bad_turtle_are_mistakes() {
    check_mistakes(
        "_:x a kur:State .",
        &["2: blank nodes are not allowed (hint: give it an IRI)"],
    );
    let broken = load(&[file("gazetteer/a.ttl", "<state/uzb> a kur:State ;;; ) .\n")]);
    assert!(
        broken
            .unwrap_err()
            .to_string()
            .contains("gazetteer/a.ttl:2: no Turtle")
    );
}

/// A text of words, marks and spaces that names are made of.
fn words() -> impl Strategy<Value = String> {
    let word = proptest::sample::select(vec![
        "UN", "un", "Ürün", "Council", "C5", "+", "-", "–", ".", "’", "’s", " ", " ", " ", "\n", "7",
    ]);
    proptest::collection::vec(word, 1..10).prop_map(|words| words.concat())
}

/// The names that start at each token, found the slow way: "token tokens key".
fn names_found_slowly(names: &[String], text: &str) -> Vec<String> {
    let tokens = tokenize(text);
    let has_key = |at: usize| key_hash(tokens[at].span.of(text)) != 0;
    let mut found = Vec::new();
    for start in (0..tokens.len()).filter(|at| has_key(*at)) {
        for end in (start..tokens.len()).rev().filter(|at| has_key(*at)) {
            let key = names::token_key(text, &tokens[start..=end]);
            if names.iter().any(|name| name_key(name.trim()) == key) {
                found.push(format!("{start} {} {key}", end + 1 - start));
            }
        }
    }
    found
}

proptest! {
    #[test]
    fn the_tables_find_what_comparing_every_name_finds(names in proptest::collection::vec(words(), 1..6), text in words()) {
        let mut turtle = String::new();
        for (at, name) in names.iter().enumerate() {
            let name = name.replace('\n', "\\n");
            turtle += &format!("<state/s{at}> a kur:State ; skos:prefLabel \"{name}\" .\n");
        }
        let Ok(gazetteer) = load(&[file("a.ttl", &turtle)]) else {
            return Ok(());
        };
        let bytes = postcard::to_allocvec(&gazetteer.tables).unwrap();
        prop_assert_eq!(&Gazetteer::new(postcard::from_bytes(&bytes).unwrap()), &gazetteer);
        let tokens = tokenize(&text);
        let keys: Vec<u64> = tokens.iter().map(|token| key_hash(token.span.of(&text))).collect();
        let mut found = Vec::new();
        for at in 0..tokens.len() {
            for name in gazetteer.longest_at(&text, &tokens[at..], &keys[at..]) {
                let key = name_key(name.aliases().next().unwrap().text);
                found.push(format!("{at} {} {key}", name.tokens()));
            }
        }
        prop_assert_eq!(found, names_found_slowly(&names, &text));
    }
}
