//! What the knowledge says of how things stand to each other.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::{NamedNode, Quad};

use super::blocks::MEMBER;
use super::{Background, named_subject, object};
use crate::store::error::StoreError;

const BETWEEN_THINGS: [(&str, &str); 2] = [
    ("https://w3id.org/kurultai/ns#memberOf", "memberOf"),
    ("https://w3id.org/kurultai/ns#partOf", "partOf"),
];
const ORGANIZATION: &str = "http://www.w3.org/ns/org#organization";
const END_DATE: &str = "https://schema.org/endDate";

/// A relation that the knowledge states, by IRIs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KnownRelation {
    /// Who or what.
    pub subject: String,
    /// The name of the property: `memberOf`, `partOf` or `holdsOffice`.
    pub property: &'static str,
    /// To whom or to what.
    pub object: String,
    /// Whether it has ended: a tenure with an end.
    pub is_over: bool,
}

/// What a tenure says: whose, of what, and whether it has ended.
#[derive(Default)]
struct Tenure {
    person: Option<NamedNode>,
    body: Option<NamedNode>,
    is_over: bool,
}

impl Background<'_> {
    /// The memberships, parts and tenures that join some things, sorted.
    ///
    /// # Errors
    ///
    /// [`StoreError::Knowledge`].
    pub fn relations<'t>(
        &self,
        things: impl IntoIterator<Item = &'t str>,
    ) -> Result<BTreeSet<KnownRelation>, StoreError> {
        let things: BTreeSet<NamedNode> = things.into_iter().map(NamedNode::new_unchecked).collect();
        let mut relations = BTreeSet::new();
        let mut tenures: BTreeMap<NamedNode, Tenure> = BTreeMap::new();
        for quad in self.about(&things)? {
            let (Some(subject), property) = (named_subject(&quad), quad.predicate.as_str()) else {
                continue;
            };
            if let Some((_, name)) = BETWEEN_THINGS.iter().find(|(iri, _)| *iri == property) {
                let ends = (Some(subject), object(&quad).cloned());
                relations.extend(relation(&things, ends, name, false));
            } else {
                tenures.entry(subject).or_default().note(&quad);
            }
        }
        let held = tenures.into_values();
        relations.extend(held.filter_map(|tenure| {
            relation(
                &things,
                (tenure.person, tenure.body),
                "holdsOffice",
                tenure.is_over,
            )
        }));
        Ok(relations)
    }
}

impl Tenure {
    fn note(&mut self, quad: &Quad) {
        match quad.predicate.as_str() {
            MEMBER => self.person = object(quad).cloned(),
            ORGANIZATION => self.body = object(quad).cloned(),
            END_DATE => self.is_over = true,
            _ => {}
        }
    }
}

fn relation(
    things: &BTreeSet<NamedNode>,
    ends: (Option<NamedNode>, Option<NamedNode>),
    property: &'static str,
    is_over: bool,
) -> Option<KnownRelation> {
    let (Some(subject), Some(object)) = ends else {
        return None;
    };
    (things.contains(&subject) && things.contains(&object)).then(|| KnownRelation {
        subject: subject.into_string(),
        property,
        object: object.into_string(),
        is_over,
    })
}
