//! Tests of whois on the shipped knowledge: words, a date, and the first candidates.

use std::sync::LazyLock;

use crate::knowledge::Knowledge;

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

#[test]
fn near_spellings_are_proposed() {
    assert!(KNOWLEDGE.near_spellings("Japarof").contains(&"Japarov"));
    assert!(KNOWLEDGE.near_spellings("Khazakhstan").contains(&"Kazakhstan"));
    assert!(KNOWLEDGE.near_spellings("qqqqqqqqqqqqq").is_empty());
}
