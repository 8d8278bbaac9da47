//! The sentences that say facts, where texts and claims are there.

use std::collections::{BTreeMap, BTreeSet};

use super::super::evidence::one_line;
use super::super::failure::Failure;
use super::side::Side;
use crate::model::{Claim, EntityId, Object, Property, Reading};
use crate::text::DocumentId;
use crate::text::segment::segment;

/// A fact between things.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fact {
    pub(super) subject: EntityId,
    pub(super) property: Property,
    pub(super) object: Object,
}

impl Fact {
    /// The fact that a claim asserts, and its other direction.
    fn of(claim: &Claim) -> [Option<Self>; 2] {
        let forward = Self {
            subject: claim.subject.clone(),
            property: claim.property.clone(),
            object: claim.object.clone(),
        };
        let backward = match &claim.object {
            Object::Entity(object) => Some(Self {
                subject: object.clone(),
                property: claim.property.clone(),
                object: Object::Entity(claim.subject.clone()),
            }),
            Object::Date(_) => None,
        };
        [Some(forward), backward]
    }
}

/// The sentence of the first claim of each fact, in the document that is given for it.
pub(super) fn sentences(
    side: &Side,
    facts: &BTreeMap<Fact, Option<DocumentId>>,
) -> Result<BTreeMap<Fact, String>, Failure> {
    let documents: BTreeSet<DocumentId> = facts.values().flatten().cloned().collect();
    let mut found = BTreeMap::new();
    if documents.is_empty() {
        return Ok(found);
    }
    for reading in side.readings(&documents)? {
        if reading.document.text.is_empty() {
            continue;
        }
        let id = Some(&reading.document.id);
        let claims = reading.claims.iter().filter(|claim| claim.is_fact());
        let mut wanted: BTreeMap<Fact, &Claim> = BTreeMap::new();
        for claim in claims {
            for fact in Fact::of(claim).into_iter().flatten() {
                if facts.get(&fact).is_some_and(|document| document.as_ref() == id) {
                    wanted.entry(fact).or_insert(claim);
                }
            }
        }
        found.extend(in_sentences(&reading, wanted));
    }
    Ok(found)
}

/// Claims with their words in square brackets, in their sentences.
fn in_sentences(reading: &Reading, claims: BTreeMap<Fact, &Claim>) -> Vec<(Fact, String)> {
    if claims.is_empty() {
        return Vec::new();
    }
    let text = &*reading.document.text;
    let sentences = segment(text);
    let sentence = |claim: &Claim| {
        let (words, around) = (claim.span, sentences.around(claim.span));
        let (before, after) = (&text[around.start..words.start], &text[words.end..around.end]);
        one_line(&format!("{before}[{}]{after}", words.of(text)))
    };
    claims
        .into_iter()
        .map(|(fact, claim)| (fact, sentence(claim)))
        .collect()
}
