//! Statements and counts of short texts, rendered so that a case reads as a sentence.

use super::extract;
use crate::knowledge::Knowledge;
use crate::model::{EntityId, Reading};
use crate::text::{Document, DocumentId, SourceFacts};

fn read(text: &str) -> Reading {
    let knowledge = Knowledge::shipped().unwrap();
    let facts = SourceFacts {
        issued: "2021-06-01".parse().ok(),
        ..SourceFacts::default()
    };
    extract(&Document::new(DocumentId::new("case"), text, facts), &knowledge)
}

fn label(reading: &Reading, id: &EntityId) -> String {
    let entity = reading.entities.iter().find(|entity| entity.id == *id);
    entity.map_or_else(String::new, |entity| entity.label.clone())
}

/// "speaker | cue (class) | quotation | words" of each statement.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let reading = read(text);
    let said: Vec<String> = reading
        .statements
        .iter()
        .map(|one| {
            let words = one.span.of(text);
            let speaker = label(&reading, &one.speaker);
            format!(
                "{speaker} | {} ({}) | {} | {words}",
                one.cue,
                one.cue_class,
                one.quotation.name()
            )
        })
        .collect();
    assert_eq!(said, expected);
}

/// "comparator number what" of each count.
#[track_caller]
fn check_counts(text: &str, expected: &[&str]) {
    let counts: Vec<String> = read(text)
        .counts
        .iter()
        .map(|count| format!("{} {} {}", count.comparator.name(), count.number, count.what))
        .collect();
    assert_eq!(counts, expected);
}

#[test]
fn a_quotation_broken_by_its_speaker_is_two() {
    check(
        "“Now,” President Emmanuel Macron added, “we have a plan.”",
        &[
            "Emmanuel Macron | added (neutral) | direct | Now,",
            "Emmanuel Macron | added (neutral) | direct | we have a plan.",
        ],
    );
}

#[test]
fn the_verb_decides_what_its_complement_may_be() {
    check(
        "Kenya urged the parties to return. Norway proposed regular consultations. Ghana held two meetings.",
        &[
            "Kenya | urged (urging) | indirect | the parties to return",
            "Norway | proposed (proposing) | indirect | regular consultations",
        ],
    );
}

#[test]
fn a_further_verb_takes_the_speaker_up() {
    check(
        "Kenya denied that the talks had failed and urged patience.",
        &[
            "Kenya | denied (denying) | indirect | the talks had failed",
            "Kenya | urged (urging) | indirect | patience",
        ],
    );
}

#[test]
fn what_the_text_says_itself_is_not_said_by_the_speaker() {
    check(
        "Kenya said that the text was ready, but no date was set.",
        &["Kenya | said (neutral) | indirect | the text was ready"],
    );
    check(
        "Kenya, which has voiced unease, has not signed.",
        &["Kenya | voiced (expressing) | indirect | unease"],
    );
}

#[test]
fn a_source_stands_before_or_behind() {
    check(
        "According to Kenya, the talks were useful.",
        &["Kenya | According to (neutral) | indirect | the talks were useful"],
    );
}

#[test]
fn a_label_or_a_signature_gives_a_quotation_its_speaker() {
    check(
        "President Emmanuel Macron: “We are ready.”",
        &["Emmanuel Macron | : (neutral) | direct | We are ready."],
    );
    check(
        "“We are ready.” – Emmanuel Macron",
        &["Emmanuel Macron | – (neutral) | direct | We are ready."],
    );
}

#[test]
fn they_are_those_who_met() {
    check(
        "President Emmanuel Macron met with Chancellor Angela Merkel. The two leaders stressed the need for unity.",
        &[
            "Angela Merkel | stressed (stressing) | indirect | the need for unity",
            "Emmanuel Macron | stressed (stressing) | indirect | the need for unity",
        ],
    );
}

#[test]
fn a_preamble_speaks_for_the_body_that_opens_it() {
    check(
        "The Security Council,\n\nRecalling its previous resolutions on Somalia,\n\n1. Calls upon all States to cooperate;",
        &[
            "United Nations Security Council | Recalling (stressing) | indirect | its previous resolutions on Somalia",
            "United Nations Security Council | Calls upon (urging) | indirect | all States to cooperate",
        ],
    );
}

#[test]
fn a_turn_ends_where_somebody_asks() {
    let text = "PRESIDENT MACRON: Good morning.\n\nQ Mr. President, will you sign?\n\nPRESIDENT MACRON: Yes. Emmanuel Macron will.";
    check(
        text,
        &[
            "Emmanuel Macron | : (neutral) | direct | Good morning.",
            "Emmanuel Macron | : (neutral) | direct | Yes. Emmanuel Macron will.",
        ],
    );
}

#[test]
fn the_speaker_of_a_text_is_quoted_where_a_report_says_so() {
    check(
        "REMARKS BY EMMANUEL MACRON\n\nI told her that the Council was ready. I think that it is late. Emmanuel Macron left.",
        &["Emmanuel Macron | told (neutral) | indirect | the Council was ready"],
    );
}

#[test]
fn statements_have_topics() {
    let reading = read("Kenya called for a ceasefire and for humanitarian aid.");
    let topics: Vec<&str> = reading
        .statements
        .iter()
        .flat_map(|one| &one.topics)
        .map(String::as_str)
        .collect();
    assert_eq!(topics, ["ceasefire", "humanitarian-aid"]);
}

#[test]
fn topics_are_the_same_in_the_scheme_and_the_lexicon() {
    let mut words = Knowledge::shipped().unwrap().lexicon.topics;
    words.sort();
    let scheme = include_str!("../../ontology/gazetteer/topics.ttl");
    let subjects = scheme.lines().filter_map(|line| line.strip_prefix("<topic/"));
    let mut declared: Vec<&str> = subjects.filter_map(|line| line.split('>').next()).collect();
    declared.sort_unstable();
    assert_eq!(words, declared);
}

#[test]
fn counts_have_numbers_in_digits_and_words() {
    check_counts(
        "More than 1.2 billion doses and some 200 delegates came to the 15-member council; 29 of the 31 members left.",
        &[
            "moreThan 1200000000 dose",
            "about 200 delegate",
            "exactly 15 member",
            "exactly 29 member",
            "exactly 31 member",
        ],
    );
    check_counts(
        "It was adopted by a vote of 14 in favour to none against, with 1 abstention.",
        &[
            "exactly 14 vote in favour",
            "exactly 0 vote against",
            "exactly 1 abstention",
        ],
    );
}

#[test]
fn numbers_that_count_nothing_are_no_counts() {
    check_counts(
        "The two leaders signed resolution 2202 under rule 37 after 3 days and 40 million dollars.",
        &[],
    );
    check_counts("The COVID-19 funds and the Section 232 tariffs rose.", &[]);
}
