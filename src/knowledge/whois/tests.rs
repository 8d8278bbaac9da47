//! Tests of whois on the shipped knowledge: words, a date, and the first candidates.

use std::sync::LazyLock;

use crate::knowledge::{Knowledge, KnowledgeFile};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::shipped().unwrap());

/// The words and the date, and "how: identifier" of the first candidates.
const CASES: [(&str, &str, &[&str]); 24] = [
    ("Sadyr Japarov", "", &["name: kid:person/sadyr-japarov"]),
    (
        "Japarov",
        "2021-05-01",
        &["family name: kid:person/sadyr-japarov"],
    ),
    (
        "Zhaparov",
        "2021-05-01",
        &["family name: kid:person/sadyr-japarov"],
    ),
    (
        "S. Japarov",
        "",
        &["initials and family name: kid:person/sadyr-japarov"],
    ),
    (
        "Japarov S.",
        "",
        &["initials and family name: kid:person/sadyr-japarov"],
    ),
    (
        "Japarov Sadyr",
        "",
        &["family name first: kid:person/sadyr-japarov"],
    ),
    (
        "Japarov, Sadyr",
        "",
        &["family name first: kid:person/sadyr-japarov"],
    ),
    (
        "Sadyr N. uulu Japarov",
        "",
        &["two of its names: kid:person/sadyr-japarov"],
    ),
    (
        "President Japarov",
        "2021-05-01",
        &["title and name: kid:person/sadyr-japarov"],
    ),
    (
        "President Sadyr Japarov",
        "",
        &["title and name: kid:person/sadyr-japarov"],
    ),
    (
        "president of Kazakhstan",
        "2019-03-01",
        &["office: kid:person/nursultan-nazarbayev"],
    ),
    (
        "president of Kazakhstan",
        "2020-01-01",
        &["office: kid:person/kassym-jomart-tokayev"],
    ),
    (
        "the Kazakh president",
        "2020-01-01",
        &["office: kid:person/kassym-jomart-tokayev"],
    ),
    (
        "Kazakhstan’s president",
        "2020-01-01",
        &["office: kid:person/kassym-jomart-tokayev"],
    ),
    (
        "President of Kyrgyzstan",
        "2021-05-01",
        &["office: kid:person/sadyr-japarov"],
    ),
    (
        "Secretary-General of the UN",
        "2018",
        &["office: kid:person/antonio-guterres"],
    ),
    ("ECOSOC", "", &["acronym: kid:un-body/ecosoc"]),
    ("ecosoc", "", &["folded spelling: kid:un-body/ecosoc"]),
    ("Burmese", "", &["demonym: kid:state/mmr"]),
    (
        "the United Nations",
        "",
        &["name: kid:organization/united-nations"],
    ),
    ("Kyrgyzstan", "", &["name: kid:state/kgz"]),
    ("C5+1", "", &["acronym: kid:format/c5-plus-1"]),
    (
        "Antonio Guterres",
        "",
        &["folded spelling: kid:person/antonio-guterres"],
    ),
    ("Nobody at all", "", &[]),
];

#[test]
fn words_have_candidates() {
    let mut wrong = Vec::new();
    for (words, date, expected) in CASES {
        let found = KNOWLEDGE.whois(words, date.parse().ok());
        let shown: Vec<String> = found
            .iter()
            .take(expected.len().max(1))
            .map(|found| {
                format!(
                    "{}: {}",
                    found.how.words(),
                    KNOWLEDGE.gazetteer.thing(found.thing).id
                )
            })
            .collect();
        if shown != expected {
            wrong.push(format!("{words} ({date}): {shown:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_candidate_says_why_it_stands_where_it_stands() {
    let date = "2019-03-01".parse().unwrap();
    let why = |words: &str, at: usize| {
        let candidate = &KNOWLEDGE.whois(words, Some(date))[at];
        candidate.why(&KNOWLEDGE.gazetteer, Some(date))
    };
    assert_eq!(
        why("president of Kazakhstan", 0),
        "office; on 2019-03-01 President of Kazakhstan"
    );
    assert!(
        why("president of Kazakhstan", 1).starts_with("office; no"),
        "{}",
        why("president of Kazakhstan", 1)
    );
    assert_eq!(why("ECOSOC", 0), "acronym");
}

const HEADS: &str = "@base <https://w3id.org/kurultai/id/> . @prefix kur: <https://w3id.org/kurultai/ns#> . \
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <https://schema.org/> . \
    @prefix org: <http://www.w3.org/ns/org#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n\
    <state/xaa> a kur:State ; skos:prefLabel \"Ruritania\" .\n\
    <office/water> a kur:Office ; rdfs:label \"Minister of Water of Ruritania\" ; org:postIn <state/xaa> .\n\
    <person/ann-oak> a kur:Person ; skos:prefLabel \"Ann Oak\" .\n\
    <person/bob-oak> a kur:Person ; skos:prefLabel \"Bob Oak\" .\n\
    <tenure/ann> a kur:Tenure ; org:member <person/ann-oak> ; org:organization <state/xaa> ; kur:office <office/water> ; \
    schema:startDate \"2015-02-01\" ; schema:endDate \"2018-03-31\" ; kur:bounds \"attested\" .\n\
    <tenure/bob> a kur:Tenure ; org:member <person/bob-oak> ; org:organization <state/xaa> ; kur:office <office/water> ; \
    schema:startDate \"2019-01-01\" ; kur:asOf \"2022-05\" .\n";

/// On which date "Oak" is whom first of all, and why.
const DOUBTS: [(&str, &str); 5] = [
    (
        "2016",
        "Ann Oak: family name; on 2016 Minister of Water of Ruritania",
    ),
    (
        "2018-05",
        "Ann Oak: family name; on 2018-05 possibly Minister of Water of Ruritania (attested dates)",
    ),
    (
        "2020",
        "Bob Oak: family name; on 2020 Minister of Water of Ruritania",
    ),
    (
        "2025-01-01",
        "Bob Oak: family name; on 2025-01-01 possibly Minister of Water of Ruritania (open, known as of 2022-05)",
    ),
    ("2001", "Bob Oak: family name; no office known on 2001"),
];

#[test]
fn doubts_about_dates_are_told() {
    let knowledge = Knowledge::load(&[KnowledgeFile::new("a.ttl", HEADS)]).unwrap();
    for (date, expected) in DOUBTS {
        let date = date.parse().unwrap();
        let candidate = &knowledge.whois("Oak", Some(date))[0];
        let label = knowledge.gazetteer.thing(candidate.thing).label;
        let why = candidate.why(&knowledge.gazetteer, Some(date));
        assert_eq!(format!("{label}: {why}"), expected);
    }
}

#[test]
fn near_spellings_are_proposed() {
    assert!(KNOWLEDGE.near_spellings("Japarof").contains(&"Japarov"));
    assert!(KNOWLEDGE.near_spellings("Khazakhstan").contains(&"Kazakhstan"));
    assert!(KNOWLEDGE.near_spellings("qqqqqqqqqqqqq").is_empty());
}
