//! What one document says: the unit that is extracted, stored, replaced and forgotten.

use crate::model::claim::Claim;
use crate::model::count::Count;
use crate::model::diagnostic::Diagnostic;
use crate::model::entity::{Entity, EntityId};
use crate::model::mention::Mention;
use crate::model::office::Office;
use crate::model::statement::Statement;
use crate::text::Document;

/// Everything read from one document.
///
/// Invariants, which [`Reading::normalise`] sets up: all lists are sorted and free of repeats;
/// every entity has a mention; every entity that a claim, statement, count or office points to is listed
/// (an office's body too).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The document itself.
    pub document: Document,
    /// The things it mentions, sorted by identifier.
    pub entities: Vec<Entity>,
    /// The offices its claims name, sorted.
    pub offices: Vec<Office>,
    /// Where the things are mentioned, sorted by span.
    pub mentions: Vec<Mention>,
    /// The statements, sorted by span.
    pub statements: Vec<Statement>,
    /// The claims, sorted by span.
    pub claims: Vec<Claim>,
    /// The counts, sorted by span.
    pub counts: Vec<Count>,
    /// What a person should know; never part of the graph.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// A document of which nothing is read yet.
    #[must_use]
    pub fn empty(document: Document) -> Self {
        Self {
            document,
            entities: Vec::new(),
            offices: Vec::new(),
            mentions: Vec::new(),
            statements: Vec::new(),
            claims: Vec::new(),
            counts: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// The entity of that identifier, if the document mentions it.
    #[must_use]
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.entities
            .binary_search_by(|entity| entity.id.cmp(id))
            .ok()
            .map(|at| &self.entities[at])
    }

    /// Sorts every list and drops repeats; claims keep pointing at their statements.
    pub fn normalise(&mut self) {
        let old = std::mem::take(&mut self.statements);
        let mut order: Vec<usize> = (0..old.len()).collect();
        order.sort_by(|a, b| old[*a].cmp(&old[*b]));
        let mut place = vec![0; old.len()];
        for at in order {
            if self.statements.last() != Some(&old[at]) {
                self.statements.push(old[at].clone());
            }
            place[at] = self.statements.len() - 1;
        }
        for claim in &mut self.claims {
            claim.within = claim.within.and_then(|at| place.get(at).copied());
        }
        self.entities.sort_by(|a, b| a.id.cmp(&b.id));
        self.entities.dedup_by(|a, b| a.id == b.id);
        self.offices.sort();
        self.offices.dedup();
        self.mentions.sort();
        self.mentions
            .dedup_by(|a, b| a.span == b.span && a.entity == b.entity);
        self.claims.sort();
        self.claims.dedup();
        self.counts.sort();
        self.counts.dedup();
        self.diagnostics.sort();
        self.diagnostics.dedup();
    }
}
