//! What a style would show if everything were asked for.

use std::collections::BTreeMap;

use super::look::Line;
use super::{EdgeName, Sort};
use crate::graph::{Evidence, Ground, KnowledgeGraph, Relation};
use crate::model::{Entity, EntityId, Modality, Object, Polarity};
use crate::text::{Date, DocumentId, Span};

use super::words::spaced;

/// Everything that might be shown.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) things: BTreeMap<EntityId, DraftThing>,
    /// In the order in which an edge lists its relations.
    pub(super) links: Vec<Link>,
    /// Statements: shown where those that they hang on are shown.
    pub(super) statements: Vec<DraftStatement>,
    /// Whether things without a link are not worth showing.
    pub(super) only_linked: bool,
    /// What the style itself leaves out.
    pub(super) left_out: Vec<String>,
}

impl Draft {
    /// Adds an entity, if it is not there yet.
    pub(super) fn add(&mut self, graph: &KnowledgeGraph, entity: &Entity) {
        let thing = || DraftThing {
            sort: Sort::Kind(entity.kind),
            label: entity.label.clone(),
            notes: Vec::new(),
            mentions: graph.mention_count(&entity.id),
            time: None,
            cited: Vec::new(),
        };
        self.things.entry(entity.id.clone()).or_insert_with(thing);
    }
}

/// A thing that might be shown.
pub(super) struct DraftThing {
    pub(super) sort: Sort,
    pub(super) label: String,
    pub(super) notes: Vec<String>,
    pub(super) mentions: usize,
    pub(super) time: Option<(Date, String)>,
    /// What is said of it beside its relations.
    pub(super) cited: Vec<Cited>,
}

/// A statement that might be shown.
pub(super) struct DraftStatement {
    pub(super) id: EntityId,
    pub(super) label: String,
    pub(super) cited: Cited,
    /// The speaker, and the cue.
    pub(super) speaker: (EntityId, String),
    /// What it is about.
    pub(super) about: Vec<EntityId>,
}

/// A relation between two things that might be shown.
pub(super) struct Link {
    pub(super) source: EntityId,
    pub(super) target: EntityId,
    pub(super) line: Line,
    pub(super) both_ways: bool,
    pub(super) name: EdgeName,
    pub(super) cited: Vec<Cited>,
}

/// Words that a link rests on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cited {
    pub(super) document: DocumentId,
    /// In bytes.
    pub(super) span: Span,
    /// What they say.
    pub(super) what: String,
}

impl Cited {
    /// The words of a claim; `what` they say is qualified as the claim is.
    pub(super) fn new(evidence: &Evidence, what: &str) -> Self {
        let mut what = what.to_owned();
        if let Ground::Claim {
            polarity, modality, ..
        } = &evidence.ground
        {
            if *polarity == Polarity::Negative {
                what.push_str(", denied");
            }
            if *modality != Modality::Actual {
                what.push_str(", ");
                what.push_str(modality.name());
            }
        }
        Self {
            document: evidence.document.clone(),
            span: evidence.span,
            what,
        }
    }
}

/// The link that a relation between two things is.
pub(super) fn link(graph: &KnowledgeGraph, relation: &Relation) -> Option<Link> {
    let Object::Entity(object) = &relation.object else {
        return None;
    };
    let property = spaced(relation.property.as_str());
    let line = Line::of(relation);
    let mut label = office(graph, relation, object).unwrap_or_else(|| property.clone());
    if line == Line::Denied {
        label.insert_str(0, "not: ");
    }
    let cited = relation.evidence.iter();
    Some(Link {
        source: relation.subject.clone(),
        target: object.clone(),
        line,
        both_ways: graph.is_symmetric(&relation.property),
        cited: cited.map(|evidence| Cited::new(evidence, &property)).collect(),
        name: EdgeName {
            relation: property,
            label,
            count: relation.evidence.len(),
        },
    })
}

/// The offices in a body that documents give a person, if the relation is of holding one.
fn office(graph: &KnowledgeGraph, relation: &Relation, body: &EntityId) -> Option<String> {
    if relation.property.as_str() != "holdsOffice" {
        return None;
    }
    let held = graph.office_holders();
    let first = held.partition_point(|(person, _)| *person < relation.subject);
    let offices = held[first..]
        .iter()
        .take_while(|(person, _)| *person == relation.subject);
    let labels: Vec<&str> = offices
        .filter_map(|(_, office)| graph.office(office))
        .filter(|office| office.body == *body)
        .map(|office| office.label.as_str())
        .collect();
    (!labels.is_empty()).then(|| labels.join(", "))
}

/// The dates that facts give things, by thing: the property and the date.
pub(super) fn dates(graph: &KnowledgeGraph) -> BTreeMap<&EntityId, Vec<(&str, Date)>> {
    let mut dates: BTreeMap<&EntityId, Vec<(&str, Date)>> = BTreeMap::new();
    for relation in graph.relations().iter().filter(|relation| relation.is_fact()) {
        if let Object::Date(date) = relation.object {
            let known = dates.entry(&relation.subject).or_default();
            known.push((relation.property.as_str(), date));
        }
    }
    dates
}
