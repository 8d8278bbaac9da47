//! The examples that frames carry: what is read of them, and what of it is wrong.

use super::extract;
use crate::knowledge::{Frame, Knowledge, PositiveExample};
use crate::model::{Claim, EntityId, Modality, Object, Reading};
use crate::text::{Document, DocumentId, SourceFacts};

/// The date of all examples.
const DATE: &str = "2021-06-01";

/// An example of a frame that is not read as it says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WrongExample {
    /// The name of the frame.
    pub frame: String,
    /// The text of the example.
    pub text: String,
    /// What is wrong, in words.
    pub message: String,
}

/// Reads all examples of a frame: positive ones have to give the claims that they list, negative ones none of the frame.
#[must_use]
pub fn wrong_examples(frame: &Frame, knowledge: &Knowledge) -> Vec<WrongExample> {
    let positive = frame.positive.iter().flat_map(|example| {
        let messages = wrong_in_positive(frame, example, knowledge);
        messages.into_iter().map(|message| (&example.text, message))
    });
    let negative = frame.negative.iter().flat_map(|text| {
        let (_, facts) = facts_of(frame, text, knowledge);
        facts
            .into_iter()
            .map(move |claim| (text, format!("must not be read: {}", told(&claim))))
    });
    let wrong = positive.chain(negative).map(|(text, message)| WrongExample {
        frame: frame.name.to_string(),
        text: text.clone(),
        message,
    });
    wrong.collect()
}

/// What is wrong with the reading of a positive example.
fn wrong_in_positive(frame: &Frame, example: &PositiveExample, knowledge: &Knowledge) -> Vec<String> {
    let (reading, facts) = facts_of(frame, &example.text, knowledge);
    let missed = example
        .claims
        .iter()
        .filter(|claim| !is_read(claim, &reading, &facts));
    let mut wrong: Vec<String> = missed.map(|claim| format!("not read: {claim}")).collect();
    if facts.len() > example.claims.len() {
        let read: Vec<String> = facts.iter().map(told).collect();
        wrong.push(format!("more is read than the example says: {}", read.join("; ")));
    }
    wrong
}

/// A claim in words.
fn told(claim: &Claim) -> String {
    let object = match &claim.object {
        Object::Entity(id) => id.to_string(),
        Object::Date(date) => date.to_string(),
    };
    format!("{} | {} | {object}", claim.subject, claim.property)
}

/// What a frame reads in a text.
fn facts_of(frame: &Frame, text: &str, knowledge: &Knowledge) -> (Reading, Vec<Claim>) {
    let facts = SourceFacts {
        issued: DATE.parse().ok(),
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

/// Whether an expected claim, "subject | relation | object", is one of the facts: its ends are named by words of the text.
fn is_read(expected: &str, reading: &Reading, facts: &[Claim]) -> bool {
    let parts: Vec<&str> = expected.split('|').map(str::trim).collect();
    let names = |id: &EntityId, words: &str| {
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
        let swapped = |id: &EntityId| {
            matches!(&claim.object, Object::Entity(other) if names(other, subject)) && names(id, object_words)
        };
        let ends = names(&claim.subject, subject) && object(object_words) || swapped(&claim.subject);
        ends && claim.property.as_str() == relation && claim.modality.name() == meant
    })
}
