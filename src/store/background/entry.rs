//! What the knowledge says of one thing, in words rather than IRIs.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::{GraphName, NamedNode, Quad, Term};

use super::blocks::MEMBER;
use super::{Background, LABELS, OFFICE, named_subject};
use crate::store::error::StoreError;

/// Where the graphs of knowledge files are.
const GRAPHS: &str = "https://w3id.org/kurultai/knowledge/";
const START_DATE: &str = "https://schema.org/startDate";
const END_DATE: &str = "https://schema.org/endDate";
const AS_OF: &str = "https://w3id.org/kurultai/ns#asOf";

/// What the knowledge says of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownEntry {
    /// The values of its properties, sorted.
    pub values: Vec<KnownValue>,
    /// Of a person: the tenures, the earliest first.
    pub tenures: Vec<KnownTenure>,
}

/// A value of a property.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KnownValue {
    /// The IRI of the property.
    pub property: String,
    /// The label of a thing, or the text of a literal.
    pub value: String,
    /// The name of the file that says it.
    pub file: String,
}

/// A person's time in an office.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KnownTenure {
    /// The first day, as far as it is known.
    pub start: Option<String>,
    /// The label of the office.
    pub office: String,
    /// The last day, as far as it is known.
    pub end: Option<String>,
    /// Without an end: until when it was known to go on.
    pub as_of: Option<String>,
    /// The name of the file that says it.
    pub file: String,
}

impl Background<'_> {
    /// What the knowledge says of a thing.
    ///
    /// # Errors
    ///
    /// [`StoreError::Knowledge`].
    pub fn entry(&self, thing: &str) -> Result<KnownEntry, StoreError> {
        let quads = self.about(&BTreeSet::from([NamedNode::new_unchecked(thing)]))?;
        let subjects = Subjects::of(&quads);
        let own = subjects.0.get(thing).map(Vec::as_slice).unwrap_or_default();
        let mut values: Vec<KnownValue> = own.iter().map(|quad| subjects.value(quad)).collect();
        values.sort();
        values.dedup();
        let is_own = |subject: &&String| subjects.text(subject, MEMBER).as_deref() == Some(thing);
        let mut tenures: Vec<KnownTenure> = subjects
            .0
            .keys()
            .filter(is_own)
            .filter_map(|tenure| subjects.tenure(tenure))
            .collect();
        tenures.sort();
        Ok(KnownEntry { values, tenures })
    }
}

/// Quads by subject.
struct Subjects<'q>(BTreeMap<String, Vec<&'q Quad>>);

impl<'q> Subjects<'q> {
    fn of(quads: &'q [Quad]) -> Self {
        let mut subjects: BTreeMap<String, Vec<&Quad>> = BTreeMap::new();
        for quad in quads {
            if let Some(subject) = named_subject(quad) {
                subjects.entry(subject.into_string()).or_default().push(quad);
            }
        }
        Self(subjects)
    }

    fn find(&self, subject: &str, property: &str) -> Option<&'q Quad> {
        let quads = self.0.get(subject)?;
        quads
            .iter()
            .find(|quad| quad.predicate.as_str() == property)
            .copied()
    }

    fn text(&self, subject: &str, property: &str) -> Option<String> {
        self.find(subject, property).map(text)
    }

    fn label(&self, subject: &str) -> Option<String> {
        LABELS.iter().find_map(|property| self.text(subject, property))
    }

    fn value(&self, quad: &Quad) -> KnownValue {
        let text = text(quad);
        KnownValue {
            property: quad.predicate.as_str().to_owned(),
            value: self.label(&text).unwrap_or(text),
            file: file(quad),
        }
    }

    fn tenure(&self, tenure: &str) -> Option<KnownTenure> {
        let office = self.text(tenure, OFFICE)?;
        Some(KnownTenure {
            start: self.text(tenure, START_DATE),
            office: self.label(&office)?,
            end: self.text(tenure, END_DATE),
            as_of: self.text(tenure, AS_OF),
            file: file(self.find(tenure, OFFICE)?),
        })
    }
}

fn text(quad: &Quad) -> String {
    match &quad.object {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::BlankNode(node) => node.as_str().to_owned(),
    }
}

/// The name of the file that a quad is from.
fn file(quad: &Quad) -> String {
    match &quad.graph_name {
        GraphName::NamedNode(graph) => graph.as_str().trim_start_matches(GRAPHS).to_owned(),
        _ => String::new(),
    }
}
