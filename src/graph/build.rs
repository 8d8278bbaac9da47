//! Works out from the readings what the graph shows: things, offices, relations, and the petgraph.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use petgraph::graph::{DiGraph, NodeIndex};

use super::View;
use crate::graph::node::{Edge, Evidence, Ground, Node};
use crate::graph::relation::Relation;
use crate::model::{Claim, Count, Entity, EntityId, Object, Office, Property, Reading, Statement};
use crate::text::{Date, DocumentId, Span};

/// Works out the view of readings, which must come in the order of their documents.
pub(super) fn view<'r>(readings: impl Iterator<Item = &'r Reading> + Clone) -> View {
    let mut builder = Builder::default();
    for reading in readings.clone() {
        builder.collect(reading);
    }
    builder.add_things();
    builder.add_relations();
    for reading in readings {
        builder.add_words(reading);
    }
    builder.view
}

/// What decides between two readings of one document: the smaller stays when graphs are merged.
pub(super) fn order(reading: &Reading) -> impl Ord {
    let Reading {
        document,
        entities,
        offices,
        mentions,
        statements,
        claims,
        counts,
        diagnostics,
    } = reading;
    let facts = &document.facts;
    let source = (
        &facts.title,
        facts.issued,
        &facts.creator,
        &facts.publisher,
        &facts.url,
    );
    let entities: Vec<_> = entities
        .iter()
        .map(|entity| (&entity.id, entity.kind, &entity.label))
        .collect();
    let said = (offices, mentions, statements, claims, counts, diagnostics);
    (&document.text, source, entities, said)
}

type Triple = (EntityId, Property, Object);

#[derive(Default)]
struct Builder {
    view: View,
    evidence: BTreeMap<Triple, Vec<Evidence>>,
    holders: BTreeMap<(EntityId, EntityId), Vec<Evidence>>,
    things: BTreeMap<EntityId, NodeIndex>,
    offices: BTreeMap<EntityId, NodeIndex>,
    dates: BTreeMap<Date, NodeIndex>,
}

impl Builder {
    fn collect(&mut self, reading: &Reading) {
        for entity in &reading.entities {
            self.collect_entity(entity);
        }
        for office in &reading.offices {
            self.collect_office(office);
        }
        for mention in &reading.mentions {
            *self.view.mentioned.entry(mention.entity.clone()).or_default() += 1;
        }
        for claim in &reading.claims {
            self.collect_claim(&reading.document.id, claim);
        }
    }

    fn collect_entity(&mut self, entity: &Entity) {
        let known = self
            .view
            .entities
            .entry(entity.id.clone())
            .or_insert_with(|| entity.clone());
        known.kind = known.kind.min(entity.kind);
        if fullness(&entity.label) < fullness(&known.label) {
            known.label.clone_from(&entity.label);
        }
    }

    fn collect_office(&mut self, office: &Office) {
        let known = self
            .view
            .offices
            .entry(office.id.clone())
            .or_insert_with(|| office.clone());
        if fullness(&office.label) < fullness(&known.label) {
            known.label.clone_from(&office.label);
        }
        if office.body < known.body {
            known.body = office.body.clone();
        }
    }

    fn collect_claim(&mut self, document: &DocumentId, claim: &Claim) {
        let evidence = claim_evidence(document, claim);
        let triple = (
            claim.subject.clone(),
            claim.property.clone(),
            claim.object.clone(),
        );
        if let Some(office) = claim.office.clone().filter(|_| claim.is_fact()) {
            let holder = (claim.subject.clone(), office);
            self.holders.entry(holder).or_default().push(evidence.clone());
        }
        self.evidence.entry(triple).or_default().push(evidence);
    }

    fn add_things(&mut self) {
        for Entity { id, kind, label } in self.view.entities.values() {
            let node = Node::Entity {
                id: id.clone(),
                kind: *kind,
                label: label.clone(),
            };
            self.things.insert(id.clone(), self.view.graph.add_node(node));
        }
        for Office { id, label, .. } in self.view.offices.values() {
            let node = Node::Office {
                id: id.clone(),
                label: label.clone(),
            };
            self.offices.insert(id.clone(), self.view.graph.add_node(node));
        }
    }

    fn add_relations(&mut self) {
        for ((subject, property, object), mut evidence) in std::mem::take(&mut self.evidence) {
            evidence.sort();
            let relation = Relation {
                subject,
                property,
                object,
                evidence,
            };
            self.add_relation(&relation);
            self.view.relations.push(relation);
        }
        self.add_holders();
    }

    fn add_relation(&mut self, relation: &Relation) {
        let target = match &relation.object {
            Object::Entity(id) => self.things.get(id).copied(),
            Object::Date(date) => Some(self.date(*date)),
        };
        if let (Some(source), Some(target)) = (self.things.get(&relation.subject), target) {
            let edge = Edge::Relation(relation.clone());
            self.view.graph.add_edge(*source, target, edge);
        }
    }

    fn add_holders(&mut self) {
        let mut posts: BTreeMap<EntityId, Vec<Evidence>> = BTreeMap::new();
        for ((person, office), mut evidence) in std::mem::take(&mut self.holders) {
            evidence.sort();
            self.view.holders.push((person.clone(), office.clone()));
            posts.entry(office.clone()).or_default().extend(evidence.clone());
            if let (Some(source), Some(target)) = (self.things.get(&person), self.offices.get(&office)) {
                self.view.graph.add_edge(*source, *target, Edge::Holds(evidence));
            }
        }
        for (office, mut evidence) in posts {
            evidence.sort();
            let body = self
                .view
                .offices
                .get(&office)
                .and_then(|known| self.things.get(&known.body));
            if let (Some(source), Some(target)) = (self.offices.get(&office), body) {
                self.view.graph.add_edge(*source, *target, Edge::PostIn(evidence));
            }
        }
    }

    fn add_words(&mut self, reading: &Reading) {
        for statement in &reading.statements {
            self.add_statement(reading, statement);
        }
        for count in &reading.counts {
            self.add_count(reading, count);
        }
    }

    fn add_statement(&mut self, reading: &Reading, statement: &Statement) {
        let document = &reading.document.id;
        let node = self.view.graph.add_node(Node::Statement {
            document: document.clone(),
            span: statement.span,
            quotation: statement.quotation,
            words: reading.document.words(statement.span).to_owned(),
        });
        if let Some(speaker) = self.things.get(&statement.speaker) {
            let edge = Edge::Speaker(words_evidence(document, statement.span));
            self.view.graph.add_edge(node, *speaker, edge);
        }
        for id in &statement.mentions {
            let evidence = mention_evidence(reading, statement.span, id);
            if let Some(thing) = self.things.get(id) {
                self.view.graph.add_edge(node, *thing, Edge::Mentions(evidence));
            }
        }
    }

    fn add_count(&mut self, reading: &Reading, count: &Count) {
        let document = &reading.document.id;
        let node = self.view.graph.add_node(Node::Count {
            document: document.clone(),
            span: count.span,
            number: count.number,
            comparator: count.comparator,
            what: count.what.clone(),
        });
        if let Some(by) = count.by.as_ref().and_then(|by| self.things.get(by)) {
            let edge = Edge::CountedBy(words_evidence(document, count.span));
            self.view.graph.add_edge(node, *by, edge);
        }
    }

    fn date(&mut self, date: Date) -> NodeIndex {
        let graph: &mut DiGraph<Node, Edge> = &mut self.view.graph;
        *self
            .dates
            .entry(date)
            .or_insert_with(|| graph.add_node(Node::Date(date)))
    }
}

/// Orders labels: the longest (in code points) first, then byte order.
fn fullness(label: &str) -> (Reverse<usize>, &str) {
    (Reverse(label.chars().count()), label)
}

fn claim_evidence(document: &DocumentId, claim: &Claim) -> Evidence {
    Evidence {
        document: document.clone(),
        span: claim.span,
        ground: Ground::Claim {
            frame: claim.frame.clone(),
            polarity: claim.polarity,
            modality: claim.modality,
        },
    }
}

fn words_evidence(document: &DocumentId, span: Span) -> Evidence {
    Evidence {
        document: document.clone(),
        span,
        ground: Ground::Words,
    }
}

/// The mentions of a thing inside a statement; the statement's own words if none is listed.
fn mention_evidence(reading: &Reading, span: Span, id: &EntityId) -> Vec<Evidence> {
    let document = &reading.document.id;
    let inside = |mention: &&crate::model::Mention| mention.entity == *id && span.contains(mention.span);
    let evidence: Vec<Evidence> = reading
        .mentions
        .iter()
        .filter(inside)
        .map(|mention| Evidence {
            document: document.clone(),
            span: mention.span,
            ground: Ground::Mention(mention.reason),
        })
        .collect();
    if evidence.is_empty() {
        return vec![words_evidence(document, span)];
    }
    evidence
}
