//! Claims, and the facts that they assert.

use oxrdf::{LiteralRef, NamedNode, TermRef};
use rustc_hash::FxHashMap;

use super::{Writer, date_type};
use crate::exporter::iri::{self, DocumentGraph, at_place};
use crate::exporter::quads::ProvenanceLevel;
use crate::exporter::vocab::{kur, rdf};
use crate::model::{Claim, Object};
use crate::text::Date;

/// A claim with its names; of a symmetric one, the smaller IRI is the subject.
struct NamedClaim<'r> {
    claim: &'r Claim,
    node: NamedNode,
    subject: NamedNode,
    property: NamedNode,
    object: NamedObject,
    symmetric: bool,
}

/// What a claim says of its subject, as RDF.
enum NamedObject {
    Thing(NamedNode),
    Date(Date, String),
}

impl NamedObject {
    fn as_term(&self) -> TermRef<'_> {
        match self {
            Self::Thing(node) => node.as_ref().into(),
            Self::Date(date, text) => LiteralRef::new_typed_literal(text, date_type(*date)).into(),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Thing(node) => node.as_str(),
            Self::Date(_, text) => text,
        }
    }
}

impl<'r> Writer<'r, '_> {
    pub(super) fn claims(&mut self) {
        for named in self.named_claims() {
            if named.claim.is_fact() {
                self.fact(&named);
            }
            if self.options.provenance >= ProvenanceLevel::Claims {
                self.claim(&named);
            }
        }
    }

    /// The claims by IRI. Two readings of one relation by one frame at one place are one claim:
    /// the one that asserts more wins.
    fn named_claims(&self) -> Vec<NamedClaim<'r>> {
        let mut claims: Vec<NamedClaim<'r>> = Vec::with_capacity(self.reading.claims.len());
        let mut places: FxHashMap<NamedNode, usize> = FxHashMap::default();
        for claim in &self.reading.claims {
            let named = self.named_claim(claim);
            match places.get(&named.node) {
                Some(at) if named.claim.rank() < claims[*at].claim.rank() => claims[*at] = named,
                Some(_) => {}
                None => {
                    places.insert(named.node.clone(), claims.len());
                    claims.push(named);
                }
            }
        }
        claims
    }

    fn named_claim(&self, claim: &'r Claim) -> NamedClaim<'r> {
        let mut subject = self.thing(&claim.subject);
        let property = iri::property(&claim.property);
        let mut object = match &claim.object {
            Object::Entity(id) => NamedObject::Thing(self.thing(id)),
            Object::Date(date) => NamedObject::Date(*date, date.to_string()),
        };
        let symmetric = self.options.symmetric.contains(&claim.property);
        if let NamedObject::Thing(other) = &mut object
            && symmetric
            && other.as_str() < subject.as_str()
        {
            std::mem::swap(&mut subject, other);
        }
        let parts = [&claim.frame, subject.as_str(), property.as_str(), object.as_str()];
        let place = self.code_points_of(claim.span);
        let node = at_place(self.document.as_str(), "claim", place, &parts);
        NamedClaim {
            claim,
            node,
            subject,
            property,
            object,
            symmetric,
        }
    }

    fn fact(&mut self, named: &NamedClaim<'r>) {
        self.graph = DocumentGraph::Facts;
        self.triple(&named.subject, named.property.as_ref(), named.object.as_term());
        if let NamedObject::Thing(other) = &named.object
            && named.symmetric
        {
            self.link(other, named.property.as_ref(), named.subject.as_ref());
        }
    }

    fn claim(&mut self, named: &NamedClaim<'r>) {
        self.graph = DocumentGraph::Provenance;
        let (node, claim) = (&named.node, named.claim);
        let document = self.document.clone();
        self.link(node, rdf::TYPE, kur::CLAIM);
        self.link(node, rdf::SUBJECT, named.subject.as_ref());
        self.link(node, rdf::PREDICATE, named.property.as_ref());
        self.triple(node, rdf::OBJECT, named.object.as_term());
        self.link(node, kur::IN_DOCUMENT, document.as_ref());
        self.offsets(node, claim.span);
        self.text(node, kur::FRAME, &claim.frame);
        self.text(node, kur::POLARITY, claim.polarity.name());
        self.text(node, kur::MODALITY, claim.modality.name());
        if let Some(when) = claim.when {
            self.date(node, kur::WHEN, when);
        }
        if let Some(statement) = claim.within.and_then(|at| self.statements.get(at)).cloned() {
            self.link(node, kur::WITHIN, statement.as_ref());
        }
        if let Some(id) = &claim.office {
            let office = self.thing(id);
            self.link(node, kur::HAS_OFFICE, office.as_ref());
        }
        if let Some(title) = &claim.title {
            self.text(node, kur::TITLE, title);
        }
    }
}
