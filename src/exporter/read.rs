//! From a document's quads back to what it says: the inverse of [`document_quads`](super::document_quads).

mod node;

use std::collections::BTreeMap;

use oxrdf::{GraphNameRef, Quad, QuadRef, TermRef};

use crate::exporter::error::ExportError;
use crate::exporter::iri::{self, DocumentGraph};
use crate::exporter::vocab::{dcterms, itsrdf, kur, nif, org, rdf, rdfs};
use crate::model::{
    Claim, Comparator, Count, Entity, EntityKind, LinkReason, Mention, Modality, Office, Polarity, Quotation,
    Reading, Statement,
};
use crate::text::{CodePoints, Document, DocumentId, SourceFacts};
use node::{Node, Nodes};

/// The frame of claims that are known by their facts alone, as no provenance was stored.
const UNKNOWN_FRAME: &str = "unknown";

/// Reads back what documents say, in byte order of their identifiers.
///
/// Quads outside the graphs of documents are passed over, and so is what this programme does not know.
/// At [`ProvenanceLevel::Full`](super::ProvenanceLevel) nothing is lost but diagnostics; without a provenance
/// graph the text is empty, all spans are empty, and every fact is a claim of an unknown frame.
///
/// # Errors
/// When a node lacks a property that its class has, or has a value that is none of the known ones.
pub fn readings_from_quads<'q>(
    quads: impl IntoIterator<Item = &'q Quad>,
) -> Result<Vec<Reading>, ExportError> {
    let mut documents: BTreeMap<DocumentId, Graphs<'q>> = BTreeMap::new();
    let mut last: Option<(&str, DocumentId, DocumentGraph)> = None;
    for quad in quads.into_iter().map(Quad::as_ref) {
        let GraphNameRef::NamedNode(name) = quad.graph_name else {
            continue;
        };
        // Quads come graph by graph: the name is decoded once for each run of quads.
        if last.as_ref().is_none_or(|(known, ..)| *known != name.as_str()) {
            last = iri::to_graph(name.as_str()).map(|(id, graph)| (name.as_str(), id, graph));
        }
        if let Some((_, id, graph)) = &last {
            documents.entry(id.clone()).or_default().add(quad, *graph);
        }
    }
    documents
        .into_iter()
        .map(|(id, graphs)| reading(id, &graphs))
        .collect()
}

/// The quads of a document's two graphs, by subject.
#[derive(Default)]
struct Graphs<'q> {
    facts: Nodes<'q>,
    provenance: Nodes<'q>,
}

impl<'q> Graphs<'q> {
    fn add(&mut self, quad: QuadRef<'q>, graph: DocumentGraph) {
        match graph {
            DocumentGraph::Facts => self.facts.add(quad),
            DocumentGraph::Provenance => self.provenance.add(quad),
        }
    }
}

fn reading(id: DocumentId, graphs: &Graphs<'_>) -> Result<Reading, ExportError> {
    let document = document(id, graphs)?;
    let text = document.text.clone();
    let mut reading = Reading::empty(document);
    let reader = Reader {
        code_points: CodePoints::new(&text),
        graphs,
    };
    reader.fill(&mut reading)?;
    Ok(reading)
}

fn document(id: DocumentId, graphs: &Graphs<'_>) -> Result<Document, ExportError> {
    let Some(context) = graphs.provenance.of_class(nif::CONTEXT).next() else {
        return Ok(Document::new(id, "", SourceFacts::default()));
    };
    let own = |text: Option<&str>| text.map(str::to_owned);
    let facts = SourceFacts {
        title: own(context.optional(dcterms::TITLE)),
        issued: context.date(dcterms::ISSUED)?,
        creator: own(context.optional(dcterms::CREATOR)),
        publisher: own(context.optional(dcterms::PUBLISHER)),
        url: own(context.optional(nif::SOURCE_URL)),
    };
    // Not `Document::new`: a text that had two byte-order marks keeps its second.
    Ok(Document {
        id,
        text: context.needed(nif::IS_STRING)?.into(),
        facts,
    })
}

struct Reader<'g, 'q> {
    code_points: CodePoints<'g>,
    graphs: &'g Graphs<'q>,
}

impl<'q> Reader<'_, 'q> {
    fn fill(&self, reading: &mut Reading) -> Result<(), ExportError> {
        let Graphs { facts, provenance } = self.graphs;
        let mut statements = facts
            .of_class(kur::STATEMENT)
            .map(|node| Ok((self.statement(&node)?, node.iri())))
            .collect::<Result<Vec<_>, ExportError>>()?;
        statements.sort();
        let places = statements
            .iter()
            .enumerate()
            .map(|(at, (_, iri))| (*iri, at))
            .collect();
        for node in facts.all() {
            reading.entities.extend(entity(&node)?);
        }
        reading.offices = collect(facts.of_class(kur::OFFICE), office)?;
        reading.counts = collect(facts.of_class(kur::COUNT), |node| self.count(node))?;
        reading.mentions = collect(provenance.of_class(nif::PHRASE), |node| self.mention(node))?;
        reading.claims = collect(provenance.of_class(kur::CLAIM), |node| self.claim(node, &places))?;
        reading.statements = statements.into_iter().map(|(statement, _)| statement).collect();
        if provenance.of_class(nif::CONTEXT).next().is_none() {
            self.claims_of_facts(reading);
        }
        reading.normalise();
        Ok(())
    }

    fn statement(&self, node: &Node<'_, 'q>) -> Result<Statement, ExportError> {
        let mut mentions: Vec<_> = node.values(kur::MENTIONS).map(iri::to_entity).collect();
        let mut topics: Vec<_> = node.values(kur::TOPIC).filter_map(iri::to_topic).collect();
        mentions.sort();
        topics.sort();
        Ok(Statement {
            span: node.span(&self.code_points)?,
            speaker: iri::to_entity(node.needed(kur::SPEAKER)?),
            cue: node.needed(kur::CUE)?.to_owned(),
            cue_class: node.needed(kur::CUE_CLASS)?.to_owned(),
            quotation: node.one_of(kur::QUOTATION, &Quotation::ALL, Quotation::name)?,
            mentions,
            topics,
        })
    }

    fn count(&self, node: &Node<'_, 'q>) -> Result<Count, ExportError> {
        Ok(Count {
            span: node.span(&self.code_points)?,
            number: node.parsed(kur::NUMBER)?,
            comparator: node.one_of(kur::COMPARATOR, &Comparator::ALL, Comparator::name)?,
            what: node.needed(kur::WHAT)?.to_owned(),
            of_class: node.optional(kur::OF_CLASS).and_then(iri::to_kind),
            by: node.optional(kur::BY).map(iri::to_entity),
            since: node.date(kur::SINCE)?,
        })
    }

    fn mention(&self, node: &Node<'_, 'q>) -> Result<Mention, ExportError> {
        Ok(Mention {
            span: node.span(&self.code_points)?,
            entity: iri::to_entity(node.needed(itsrdf::TA_IDENT_REF)?),
            reason: node.one_of(kur::LINKED_BY, &LinkReason::ALL, LinkReason::name)?,
        })
    }

    fn claim(&self, node: &Node<'_, 'q>, statements: &BTreeMap<&str, usize>) -> Result<Claim, ExportError> {
        let within = node.optional(kur::WITHIN);
        Ok(Claim {
            span: node.span(&self.code_points)?,
            subject: iri::to_entity(node.needed(rdf::SUBJECT)?),
            property: node.property(rdf::PREDICATE)?,
            object: node.object(rdf::OBJECT)?,
            frame: node.needed(kur::FRAME)?.into(),
            polarity: node.one_of(kur::POLARITY, &Polarity::ALL, Polarity::name)?,
            modality: node.one_of(kur::MODALITY, &Modality::ALL, Modality::name)?,
            when: node.date(kur::WHEN)?,
            within: within.and_then(|iri| statements.get(iri).copied()),
            office: node.optional(kur::HAS_OFFICE).map(iri::to_entity),
            title: node.optional(kur::TITLE).map(str::to_owned),
        })
    }

    /// Makes a claim of each fact between things of the document.
    fn claims_of_facts(&self, reading: &mut Reading) {
        let facts = &self.graphs.facts;
        let of_things = facts.all().filter(|node| node.kind().is_some());
        for node in of_things {
            let subject = iri::to_entity(node.iri());
            let facts = node.facts().map(|(property, object)| Claim {
                span: crate::text::Span::new(0, 0),
                subject: subject.clone(),
                property,
                object,
                frame: UNKNOWN_FRAME.into(),
                polarity: Polarity::Positive,
                modality: Modality::Actual,
                when: None,
                within: None,
                office: None,
                title: None,
            });
            reading.claims.extend(facts);
        }
    }
}

fn entity(node: &Node<'_, '_>) -> Result<Option<Entity>, ExportError> {
    let Some(kind) = node.kind() else {
        return Ok(None);
    };
    Ok(Some(Entity {
        id: iri::to_entity(node.iri()),
        kind,
        label: node.needed(rdfs::LABEL)?.to_owned(),
    }))
}

fn office(node: &Node<'_, '_>) -> Result<Office, ExportError> {
    Ok(Office {
        id: iri::to_entity(node.iri()),
        label: node.needed(rdfs::LABEL)?.to_owned(),
        body: iri::to_entity(node.needed(org::POST_IN)?),
    })
}

fn collect<'n, 'q: 'n, T>(
    nodes: impl Iterator<Item = Node<'n, 'q>>,
    read: impl Fn(&Node<'n, 'q>) -> Result<T, ExportError>,
) -> Result<Vec<T>, ExportError> {
    nodes.map(|node| read(&node)).collect()
}

/// The kind that a type names, if it is one of the ten.
fn kind_of(term: TermRef<'_>) -> Option<EntityKind> {
    match term {
        TermRef::NamedNode(node) => iri::to_kind(node.as_str()),
        _ => None,
    }
}
