//! The examples of ambiguous names, run as one test.

use std::collections::BTreeSet;

use super::extract;
use crate::knowledge::ambiguous::{AmbiguousExample, AmbiguousName, Meaning};
use crate::knowledge::{Knowledge, name_key};
use crate::model::{EntityId, Reading};
use crate::text::{Document, DocumentId, SourceFacts};

/// The things that a reading takes the name for, where its words stand alone.
fn things_of<'r>(reading: &'r Reading, name: &AmbiguousName) -> BTreeSet<&'r EntityId> {
    let keys: Vec<String> = name.names.iter().map(|spelling| name_key(spelling)).collect();
    let named = reading.mentions.iter().filter(|mention| {
        let words = name_key(reading.document.words(mention.span));
        keys.iter().any(|key| *key == words.trim_start_matches("the "))
    });
    named.map(|mention| &mention.entity).collect()
}

/// What is wrong with the reading of an example, if anything.
fn mistake(knowledge: &Knowledge, name: &AmbiguousName, example: &AmbiguousExample) -> Option<String> {
    let facts = SourceFacts {
        issued: example.date,
        ..SourceFacts::default()
    };
    let document = Document::new(DocumentId::new("example"), &example.text, facts);
    let reading = extract(&document, knowledge);
    let things = things_of(&reading, name);
    let known = |id: &&&EntityId| knowledge.gazetteer.find(id).is_some();
    let right = match example.meaning {
        Meaning::Thing(thing) => {
            let meant = knowledge.gazetteer.thing(thing).id;
            things.contains(meant) && things.iter().filter(known).count() == 1
        }
        Meaning::Unknown(kind) => {
            let entity = |id: &&EntityId| reading.entity(id).is_some_and(|entity| entity.kind == kind);
            !things.is_empty() && things.iter().all(entity) && !things.iter().any(|id| known(&id))
        }
        Meaning::Nothing => !things.iter().any(|id| known(&id)),
    };
    (!right).then(|| format!("{:?} read in: {}", things, example.text))
}

#[test]
fn every_ambiguous_name_means_what_its_examples_say() {
    let knowledge = Knowledge::shipped().unwrap();
    let examples = knowledge
        .ambiguous
        .iter()
        .flat_map(|name| name.examples.iter().map(move |example| (name, example)));
    let wrong: Vec<String> = examples
        .filter_map(|(name, example)| mistake(&knowledge, name, example))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        knowledge.ambiguous.iter().count() > 20,
        "the shipped list is read"
    );
}
