//! The knowledge graph: what any number of documents say together.
//!
//! The readings are the graph; the petgraph and the lists over it are worked out from them on first use,
//! so that the order in which documents came can never show. Only this room names petgraph,
//! and a `NodeIndex` never leaves it as an identity: everything is keyed by [`EntityId`].

#[cfg(test)]
pub(crate) mod arbitrary;
mod build;
pub mod node;
pub mod relation;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use petgraph::graph::DiGraph;

use crate::model::{Claim, Entity, EntityId, Object, Office, Property, Reading, Statement};
use crate::text::DocumentId;

pub use node::{Edge, Evidence, Ground, Node};
pub use relation::Relation;

/// The properties that hold in both directions, unless the ontology says otherwise.
pub const SYMMETRIC: [&str; 2] = ["agreed", "metWith"];

/// What documents say together: their readings, and a petgraph over them.
///
/// Two graphs are equal if they hold the same readings.
///
/// # Examples
/// ```
/// use kurultai::graph::KnowledgeGraph;
/// use kurultai::model::Reading;
/// use kurultai::text::{Document, DocumentId, SourceFacts};
///
/// let document = Document::new(DocumentId::new("a.txt"), "Nothing happened.", SourceFacts::default());
/// let mut graph = KnowledgeGraph::new();
/// graph.insert(Reading::empty(document));
/// assert_eq!(graph.readings().count(), 1);
/// assert_eq!(graph.entities().count(), 0);
/// ```
#[derive(Clone, Debug)]
pub struct KnowledgeGraph {
    readings: BTreeMap<DocumentId, Reading>,
    symmetric: BTreeSet<Property>,
    view: OnceLock<View>,
}

/// Everything that follows from the readings.
#[derive(Clone, Debug, Default)]
struct View {
    entities: BTreeMap<EntityId, Entity>,
    mentioned: BTreeMap<EntityId, usize>,
    offices: BTreeMap<EntityId, Office>,
    holders: Vec<(EntityId, EntityId)>,
    relations: Vec<Relation>,
    graph: DiGraph<Node, Edge>,
}

impl Default for KnowledgeGraph {
    fn default() -> Self {
        Self::with_symmetric(SYMMETRIC.map(Property::new))
    }
}

impl KnowledgeGraph {
    /// An empty graph, in which `metWith` and `agreed` hold in both directions.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty graph, in which these properties hold in both directions.
    #[must_use]
    pub fn with_symmetric(properties: impl IntoIterator<Item = Property>) -> Self {
        Self {
            readings: BTreeMap::new(),
            symmetric: properties.into_iter().collect(),
            view: OnceLock::new(),
        }
    }

    /// Adds what a document says, and gives back what was known of it before.
    ///
    /// Of a symmetric claim the smaller thing becomes the subject.
    pub fn insert(&mut self, mut reading: Reading) -> Option<Reading> {
        self.view.take();
        for claim in &mut reading.claims {
            if self.symmetric.contains(&claim.property) {
                put_smaller_first(claim);
            }
        }
        reading.claims.sort();
        reading.claims.dedup();
        self.readings.insert(reading.document.id.clone(), reading)
    }

    /// Forgets what a document says, and gives it back.
    pub fn remove(&mut self, document: &DocumentId) -> Option<Reading> {
        self.view.take();
        self.readings.remove(document)
    }

    /// Adds everything that another graph holds.
    ///
    /// Order-blind: if both read one document, and differently, the smaller reading stays.
    pub fn merge(&mut self, other: Self) {
        for (id, reading) in other.readings {
            let keep = self
                .readings
                .get(&id)
                .is_some_and(|known| build::order(known) <= build::order(&reading));
            if !keep {
                self.insert(reading);
            }
        }
    }

    /// What each document says, in byte order of the documents' identifiers.
    pub fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.readings.values()
    }

    /// What one document says.
    #[must_use]
    pub fn reading(&self, document: &DocumentId) -> Option<&Reading> {
        self.readings.get(document)
    }

    /// The things mentioned, by identifier. Where documents differ on a label, the fullest is taken.
    pub fn entities(&self) -> impl Iterator<Item = &Entity> {
        self.view().entities.values()
    }

    /// The thing of that identifier, if some document mentions it.
    #[must_use]
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.view().entities.get(id)
    }

    /// How often a thing is mentioned, in all documents.
    #[must_use]
    pub fn mention_count(&self, id: &EntityId) -> usize {
        self.view().mentioned.get(id).copied().unwrap_or(0)
    }

    /// The offices that claims name, by identifier.
    pub fn offices(&self) -> impl Iterator<Item = &Office> {
        self.view().offices.values()
    }

    /// The office of that identifier, if a claim names it.
    #[must_use]
    pub fn office(&self, id: &EntityId) -> Option<&Office> {
        self.view().offices.get(id)
    }

    /// Who holds which office, as pairs of a person and an office, sorted.
    #[must_use]
    pub fn office_holders(&self) -> &[(EntityId, EntityId)] {
        &self.view().holders
    }

    /// Whether a property holds in both directions.
    #[must_use]
    pub fn is_symmetric(&self, property: &Property) -> bool {
        self.symmetric.contains(property)
    }

    /// The relations, by subject, property and object, each with all its evidence.
    #[must_use]
    pub fn relations(&self) -> &[Relation] {
        &self.view().relations
    }

    /// The statements, each with its document, in the order of documents and spans.
    pub fn statements(&self) -> impl Iterator<Item = (&DocumentId, &Statement)> {
        self.readings()
            .flat_map(|reading| reading.statements.iter().map(|said| (&reading.document.id, said)))
    }

    /// The petgraph over all documents. Indices are addresses in this one value, nothing more.
    #[must_use]
    pub fn petgraph(&self) -> &DiGraph<Node, Edge> {
        &self.view().graph
    }

    fn view(&self) -> &View {
        self.view.get_or_init(|| build::view(self.readings.values()))
    }
}

impl PartialEq for KnowledgeGraph {
    fn eq(&self, other: &Self) -> bool {
        self.readings == other.readings
    }
}

impl Eq for KnowledgeGraph {}

impl Extend<Reading> for KnowledgeGraph {
    fn extend<I: IntoIterator<Item = Reading>>(&mut self, readings: I) {
        for reading in readings {
            self.insert(reading);
        }
    }
}

impl FromIterator<Reading> for KnowledgeGraph {
    fn from_iter<I: IntoIterator<Item = Reading>>(readings: I) -> Self {
        let mut graph = Self::new();
        graph.extend(readings);
        graph
    }
}

fn put_smaller_first(claim: &mut Claim) {
    if let Object::Entity(object) = &mut claim.object
        && *object < claim.subject
    {
        std::mem::swap(object, &mut claim.subject);
    }
}
