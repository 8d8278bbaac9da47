//! Every frame's own examples, positive and negative, run as one test.

use std::collections::BTreeSet;

use super::extract;
use crate::knowledge::{Frame, Knowledge};
use crate::model::{Claim, Modality, Object, Reading};
use crate::text::{Document, DocumentId, SourceFacts};

/// What a frame reads in a text: "subject | relation | object", and the modality if it is not actual.
fn facts_of(frame: &Frame, text: &str, knowledge: &Knowledge) -> (Reading, Vec<Claim>) {
    let facts = SourceFacts {
        issued: "2021-06-01".parse().ok(),
        ..SourceFacts::default()
    };
    let reading = extract(&Document::new(DocumentId::new("example"), text, facts), knowledge);
    let claims = reading
        .claims
        .iter()
        .filter(|claim| claim.frame == frame.name && claim.is_fact())
        .cloned()
        .collect();
    (reading, claims)
}

/// Whether an expected claim is one of the facts: its ends are named by words of the text.
fn is_read(expected: &str, reading: &Reading, facts: &[Claim]) -> bool {
    let parts: Vec<&str> = expected.split('|').map(str::trim).collect();
    let names = |id: &crate::model::EntityId, words: &str| {
        let mut named = reading.mentions.iter().filter(|mention| mention.entity == *id);
        named.any(|mention| reading.document.words(mention.span) == words)
    };
    facts.iter().any(|claim| {
        let object = |words: &str| match &claim.object {
            Object::Entity(id) => names(id, words),
            Object::Date(date) => date.to_string() == words,
        };
        let [subject, relation, object_words, ref modality @ ..] = parts[..] else {
            return false;
        };
        let meant = modality.first().copied().unwrap_or(Modality::Actual.name());
        let swapped = |id: &crate::model::EntityId| {
            matches!(&claim.object, Object::Entity(other) if names(other, subject)) && names(id, object_words)
        };
        let ends = names(&claim.subject, subject) && object(object_words) || swapped(&claim.subject);
        ends && claim.property.as_str() == relation && claim.modality.name() == meant
    })
}

#[test]
fn every_frame_reads_its_own_examples() {
    let knowledge = Knowledge::shipped().unwrap();
    let mut wrong = BTreeSet::new();
    for frame in &knowledge.frames {
        for example in &frame.positive {
            let (reading, facts) = facts_of(frame, &example.text, &knowledge);
            let missed = example
                .claims
                .iter()
                .filter(|claim| !is_read(claim, &reading, &facts));
            wrong.extend(
                missed.map(|claim| format!("{}: not read: {claim}\n    in: {}", frame.name, example.text)),
            );
            if facts.len() > example.claims.len() {
                let extra: Vec<String> = facts
                    .iter()
                    .map(|claim| format!("{} {} {:?}", claim.subject, claim.property, claim.object))
                    .collect();
                wrong.insert(format!(
                    "{}: more than the example says: {extra:?}\n    in: {}",
                    frame.name, example.text
                ));
            }
        }
        for text in &frame.negative {
            let (_, facts) = facts_of(frame, text, &knowledge);
            wrong.extend(facts.iter().map(|claim| {
                format!(
                    "{}: read {} {} in: {text}",
                    frame.name, claim.subject, claim.property
                )
            }));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}",
        wrong.into_iter().collect::<Vec<_>>().join("\n")
    );
}
