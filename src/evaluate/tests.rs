//! Matching, over readings made by hand.

use std::sync::Arc;

use super::*;
use crate::model::{
    Claim, Comparator, Count, Entity, EntityId, EntityKind, LinkReason, Mention, Modality, Object, Polarity,
    Property, Quotation, Statement,
};
use crate::text::{Document, DocumentId, SourceFacts, Span};

const TEXT: &str = "Ann met Bob. The Ann of Norway spoke at the summit.";
const GOLD: &str = r#"{"id": "a", "entities": [
    {"id": "e1", "type": "Person", "name": "Ann Lee", "mentions": ["Ann"]},
    {"id": "e2", "type": "Person", "name": "Bob", "mentions": ["Bob"]},
    {"id": "e3", "type": "Meeting", "name": "Summit", "mentions": ["the summit"]}],
  "relations": [RELATIONS], "statements": [STATEMENTS], "counts": [COUNTS]}"#;

/// What a test starts with: three things read as they are annotated.
fn reading() -> Reading {
    let document = Document::new(DocumentId::new("a.txt"), TEXT, SourceFacts::default());
    let mut reading = Reading::empty(document);
    add(&mut reading, "person/ann", EntityKind::Person, "Ann Lee", "Ann");
    add(&mut reading, "person/bob", EntityKind::Person, "Bob", "Bob");
    add(
        &mut reading,
        "meeting/summit",
        EntityKind::Meeting,
        "summit",
        "the summit",
    );
    reading
}

/// Adds a thing with a mention of it.
fn add(reading: &mut Reading, id: &str, kind: EntityKind, label: &str, words: &str) {
    let start = TEXT.find(words).expect("words of the text");
    let id = EntityId::shared(id);
    reading.entities.push(Entity {
        id: id.clone(),
        kind,
        label: label.to_owned(),
    });
    reading.mentions.push(Mention {
        span: Span::new(start, start + words.len()),
        entity: id,
        reason: LinkReason::Introduced,
    });
}

/// A claim as a fact.
fn claim(subject: &str, property: &str, object: &str) -> Claim {
    Claim {
        span: Span::new(0, 12),
        subject: EntityId::shared(subject),
        property: Property::new(property),
        object: Object::Entity(EntityId::shared(object)),
        frame: Arc::from("frame"),
        polarity: Polarity::Positive,
        modality: Modality::Actual,
        when: None,
        within: None,
        office: None,
        title: None,
    }
}

fn statement(speaker: &str, start: usize, end: usize) -> Statement {
    Statement {
        span: Span::new(start, end),
        speaker: EntityId::shared(speaker),
        cue: "said".to_owned(),
        cue_class: "neutral".to_owned(),
        quotation: Quotation::Direct,
        mentions: Vec::new(),
        topics: Vec::new(),
    }
}

fn gold(relations: &str, statements: &str, counts: &str) -> Gold {
    let json = GOLD
        .replace("RELATIONS", relations)
        .replace("STATEMENTS", statements)
        .replace("COUNTS", counts);
    Gold::parse(&json).expect("gold").expect("annotations")
}

/// Checks how many are right, wrong and missed.
#[track_caller]
fn check(gold: Gold, mut reading: Reading, measure: &Measure, expected: [usize; 3]) {
    reading.normalise();
    let comparisons = compare(&[Annotated { gold, reading }]);
    let Figure { right, wrong, missed } = comparisons[0].figures.of(measure);
    assert_eq!(
        [right, wrong, missed],
        expected,
        "{:#?}",
        comparisons[0].differences
    );
}

#[test]
fn things_of_their_kind_are_matched_first_and_each_once() {
    let none = || gold("", "", "");
    check(none(), reading(), &Measure::Entities, [3, 0, 0]);
    // A state of the same name takes nobody's place, though it shares as many strings.
    let mut twice = reading();
    add(&mut twice, "state/ann", EntityKind::State, "Ann Lee", "Ann");
    check(none(), twice.clone(), &Measure::Entities, [3, 1, 0]);
    check(none(), twice, &Measure::KindIgnored, [3, 1, 0]);
    let mut other = reading();
    other.entities[1].kind = EntityKind::State;
    check(none(), other.clone(), &Measure::Entities, [2, 1, 1]);
    check(none(), other, &Measure::KindIgnored, [3, 0, 0]);
    // A thing that nothing mentions was not read.
    let mut unmentioned = reading();
    unmentioned.mentions.pop();
    check(none(), unmentioned, &Measure::Entities, [2, 0, 1]);
}

#[test]
fn relations_are_compared_between_matched_things() {
    const MET: &str = r#"{"s": "e2", "p": "metWith", "o": "e1"}"#;
    const PLANNED: &str = r#"{"s": "e1", "p": "attended", "o": "e3", "modality": "planned"}"#;
    let with = |claims: &[Claim]| Reading {
        claims: claims.to_vec(),
        ..reading()
    };
    let relations = |annotated: &str, claims: &[Claim], expected| {
        check(
            gold(annotated, "", ""),
            with(claims),
            &Measure::Relations,
            expected,
        );
    };
    let met = claim("person/ann", "metWith", "person/bob");
    let attended = claim("person/ann", "attended", "meeting/summit");
    relations(MET, &[], [0, 0, 1]);
    relations(MET, std::slice::from_ref(&met), [1, 0, 0]);
    relations("", std::slice::from_ref(&met), [0, 1, 0]);
    relations(PLANNED, &[], [0, 0, 0]);
    relations(PLANNED, std::slice::from_ref(&attended), [0, 0, 0]);
    let denied = Claim {
        polarity: Polarity::Negative,
        ..met.clone()
    };
    relations(MET, &[denied], [0, 0, 1]);
    let possible = Claim {
        modality: Modality::Possible,
        ..met.clone()
    };
    relations(MET, &[possible], [0, 0, 1]);
    // One that two frames read is one, and one that no guideline knows is none.
    let again = Claim {
        frame: Arc::from("other"),
        ..met.clone()
    };
    relations(
        MET,
        &[met, again, claim("person/ann", "heldUntil", "person/bob")],
        [1, 0, 0],
    );
}

#[test]
fn two_unknown_things_of_one_name_stand_in_one_relation() {
    let mut reading = reading();
    for id in ["place/x", "state/x"] {
        add(&mut reading, id, EntityKind::State, "Norway", "Norway");
        reading.claims.push(claim("person/ann", "visited", id));
    }
    check(gold("", "", ""), reading, &Measure::Relations, [0, 1, 0]);
}

#[test]
fn titles_are_compared_where_the_office_was_found() {
    let office = r#"{"s": "e1", "p": "holdsOffice", "o": "e3", "title": "Chair", "modality": "former"}"#;
    let titled = |title: &str| Reading {
        claims: vec![Claim {
            title: Some(title.to_owned()),
            ..claim("person/ann", "holdsOffice", "meeting/summit")
        }],
        ..reading()
    };
    check(gold(office, "", ""), reading(), &Measure::Titles, [0, 0, 0]);
    check(
        gold(office, "", ""),
        titled("the chair"),
        &Measure::Titles,
        [1, 0, 0],
    );
    check(gold(office, "", ""), titled("head"), &Measure::Titles, [0, 0, 1]);
}

#[test]
fn statements_share_half_of_what_they_span() {
    let said = r#"{"speaker": "e1", "begin": 10, "end": 20}"#;
    let check = |statements: Vec<Statement>, expected| {
        let reading = Reading {
            statements,
            ..reading()
        };
        check(gold("", said, ""), reading, &Measure::Statements, expected);
    };
    check(vec![], [0, 0, 1]);
    check(vec![statement("person/ann", 10, 20)], [1, 0, 0]);
    check(vec![statement("person/bob", 10, 20)], [0, 1, 1]);
    check(vec![statement("person/ann", 15, 20)], [1, 0, 0]);
    check(vec![statement("person/ann", 16, 20)], [0, 1, 1]);
    check(vec![statement("person/ann", 0, 20)], [1, 0, 0]);
    check(vec![statement("person/ann", 25, 30)], [0, 1, 1]);
    check(
        vec![statement("person/ann", 10, 20), statement("person/ann", 11, 20)],
        [1, 1, 0],
    );
}

#[test]
fn counts_have_the_same_number_and_comparator() {
    let eight = r#"{"what": "text", "number": 8, "comparator": "atLeast"}"#;
    let twice = format!("{eight}, {eight}");
    let check = |annotated: &str, number: u64, expected| {
        let count = Count {
            span: Span::new(0, 3),
            number,
            comparator: Comparator::AtLeast,
            what: "document".to_owned(),
            of_class: None,
            by: None,
            since: None,
        };
        let reading = Reading {
            counts: vec![count],
            ..reading()
        };
        check(gold("", "", annotated), reading, &Measure::Counts, expected);
    };
    check(eight, 8, [1, 0, 0]);
    check(eight, 9, [0, 1, 1]);
    check(&twice, 8, [1, 0, 1]);
}
