//! The one place that says which triples a reading makes.
//!
//! Triples are handed on by reference, so that lines can be written without making quads first.

mod claims;

use oxrdf::{LiteralRef, NamedNode, NamedNodeRef, TermRef, TripleRef};
use rustc_hash::FxHashMap;

use crate::exporter::iri::{self, DocumentGraph, at_place};
use crate::exporter::quads::{ProvenanceLevel, QuadOptions};
use crate::exporter::vocab::{dcterms, itsrdf, kur, nif, org, prov, rdf, rdfs, skos, xsd};
use crate::model::{Count, EntityId, Mention, Reading, Statement};
use crate::text::{CodePoints, Date, Span};

/// The language of labels: the texts that are read are English.
const LANGUAGE: &str = "en";

/// Hands every triple of a reading, with its graph, to `sink`; unsorted, and some twice.
pub(crate) fn for_each_triple(
    reading: &Reading,
    options: &QuadOptions,
    sink: &mut dyn FnMut(DocumentGraph, TripleRef<'_>),
) {
    let mut writer = Writer::new(reading, options, sink);
    writer.entities();
    writer.offices();
    writer.statements();
    writer.counts();
    writer.claims();
    if options.provenance >= ProvenanceLevel::Claims {
        writer.context();
        writer.graphs();
    }
    if options.provenance == ProvenanceLevel::Full {
        writer.mentions();
    }
}

/// The IRIs of a reading's statements, in their order.
pub(crate) fn statement_names(reading: &Reading) -> Vec<String> {
    let options = QuadOptions::new("");
    let names = Writer::new(reading, &options, &mut |_, _| {}).statements;
    names.into_iter().map(NamedNode::into_string).collect()
}

/// The IRIs of a reading's counts, in their order.
pub(crate) fn count_names(reading: &Reading) -> Vec<String> {
    let options = QuadOptions::new("");
    let mut ignore = |_: DocumentGraph, _: TripleRef<'_>| {};
    let writer = Writer::new(reading, &options, &mut ignore);
    let names = reading.counts.iter().map(|count| writer.count_iri(count));
    names.map(NamedNode::into_string).collect()
}

/// The state of one pass over a reading.
struct Writer<'r, 's> {
    reading: &'r Reading,
    options: &'r QuadOptions,
    code_points: CodePoints<'r>,
    document: NamedNode,
    things: FxHashMap<&'r EntityId, NamedNode>,
    statements: Vec<NamedNode>,
    graph: DocumentGraph,
    sink: &'s mut dyn FnMut(DocumentGraph, TripleRef<'_>),
}

impl<'r, 's> Writer<'r, 's> {
    fn new(
        reading: &'r Reading,
        options: &'r QuadOptions,
        sink: &'s mut dyn FnMut(DocumentGraph, TripleRef<'_>),
    ) -> Self {
        let entities = reading.entities.iter().map(|entity| &entity.id);
        let offices = reading.offices.iter().map(|office| &office.id);
        let mut writer = Self {
            reading,
            options,
            code_points: CodePoints::new(&reading.document.text),
            document: iri::document(&reading.document.id),
            things: entities.chain(offices).map(|id| (id, iri::entity(id))).collect(),
            statements: Vec::new(),
            graph: DocumentGraph::Facts,
            sink,
        };
        writer.statements = reading
            .statements
            .iter()
            .map(|statement| writer.statement_iri(statement))
            .collect();
        writer
    }

    fn entities(&mut self) {
        let reading = self.reading;
        for entity in &reading.entities {
            let thing = self.thing(&entity.id);
            self.link(&thing, rdf::TYPE, iri::kind(entity.kind));
            self.label(&thing, rdfs::LABEL, &entity.label);
            self.label(&thing, skos::PREF_LABEL, &entity.label);
        }
    }

    fn offices(&mut self) {
        let reading = self.reading;
        for office in &reading.offices {
            let post = self.thing(&office.id);
            let body = self.thing(&office.body);
            self.link(&post, rdf::TYPE, kur::OFFICE);
            self.label(&post, rdfs::LABEL, &office.label);
            self.link(&post, org::POST_IN, body.as_ref());
        }
    }

    fn statements(&mut self) {
        let reading = self.reading;
        let nodes = std::mem::take(&mut self.statements);
        for (node, statement) in nodes.iter().zip(&reading.statements) {
            self.statement(node, statement);
        }
        self.statements = nodes;
    }

    fn statement(&mut self, node: &NamedNode, statement: &Statement) {
        let speaker = self.thing(&statement.speaker);
        self.link(node, rdf::TYPE, kur::STATEMENT);
        self.link(node, kur::SPEAKER, speaker.as_ref());
        self.text(node, kur::CUE, &statement.cue);
        self.text(node, kur::CUE_CLASS, &statement.cue_class);
        self.text(node, kur::QUOTATION, statement.quotation.name());
        self.place(node, statement.span);
        for id in &statement.mentions {
            let thing = self.thing(id);
            self.link(node, kur::MENTIONS, thing.as_ref());
        }
        for topic in &statement.topics {
            self.link(node, kur::TOPIC, iri::topic(topic).as_ref());
        }
    }

    fn counts(&mut self) {
        let reading = self.reading;
        for count in &reading.counts {
            let node = self.count_iri(count);
            self.link(&node, rdf::TYPE, kur::COUNT);
            self.typed(&node, kur::NUMBER, &count.number.to_string(), xsd::INTEGER);
            self.text(&node, kur::COMPARATOR, count.comparator.name());
            self.text(&node, kur::WHAT, &count.what);
            if let Some(kind) = count.of_class {
                self.link(&node, kur::OF_CLASS, iri::kind(kind));
            }
            if let Some(by) = &count.by {
                let actor = self.thing(by);
                self.link(&node, kur::BY, actor.as_ref());
            }
            if let Some(since) = count.since {
                self.date(&node, kur::SINCE, since);
            }
            self.place(&node, count.span);
        }
    }

    fn context(&mut self) {
        self.graph = DocumentGraph::Provenance;
        let document = &self.reading.document;
        let node = self.document.clone();
        self.link(&node, rdf::TYPE, nif::CONTEXT);
        self.text(&node, nif::IS_STRING, &document.text);
        self.text(&node, dcterms::IDENTIFIER, document.id.as_str());
        self.text(&node, kur::SHA256, &iri::sha256(&document.text));
        if let Some(title) = &document.facts.title {
            self.text(&node, dcterms::TITLE, title);
        }
        if let Some(issued) = document.facts.issued {
            self.date(&node, dcterms::ISSUED, issued);
        }
        if let Some(creator) = &document.facts.creator {
            self.text(&node, dcterms::CREATOR, creator);
        }
        if let Some(publisher) = &document.facts.publisher {
            self.text(&node, dcterms::PUBLISHER, publisher);
        }
        match document
            .facts
            .url
            .as_deref()
            .map(|url| (url, NamedNode::new(url)))
        {
            Some((_, Ok(url))) => self.link(&node, nif::SOURCE_URL, url.as_ref()),
            Some((odd, Err(_))) => self.typed(&node, nif::SOURCE_URL, odd, xsd::ANY_URI),
            None => {}
        }
    }

    /// Says of both graphs which run made them, and of what.
    fn graphs(&mut self) {
        self.graph = DocumentGraph::Provenance;
        let version = &self.options.knowledge_version;
        let run = iri::run(version);
        let document = self.document.clone();
        for which in DocumentGraph::ALL {
            let graph = iri::graph(&self.reading.document.id, which);
            self.link(&graph, prov::WAS_GENERATED_BY, run.as_ref());
            self.link(&graph, prov::WAS_DERIVED_FROM, document.as_ref());
        }
        let title = format!("kurultai {}, knowledge {version}", env!("CARGO_PKG_VERSION"));
        self.link(&run, rdf::TYPE, prov::ACTIVITY);
        // No `rdfs:label`: that is for things, so that questions about labels need no provenance.
        self.text(&run, dcterms::TITLE, &title);
    }

    fn mentions(&mut self) {
        self.graph = DocumentGraph::Provenance;
        let reading = self.reading;
        for mention in &reading.mentions {
            self.mention(mention);
        }
    }

    fn mention(&mut self, mention: &Mention) {
        let thing = self.thing(&mention.entity);
        let place = self.code_points_of(mention.span);
        let node = at_place(self.document.as_str(), "mention", place, &[thing.as_str()]);
        self.link(&node, rdf::TYPE, nif::PHRASE);
        self.link(&node, itsrdf::TA_IDENT_REF, thing.as_ref());
        self.text(&node, kur::LINKED_BY, mention.reason.name());
        self.words(&node, mention.span);
    }

    fn statement_iri(&self, statement: &Statement) -> NamedNode {
        let speaker = self.thing(&statement.speaker);
        let parts = [speaker.as_str(), &statement.cue, statement.quotation.name()];
        let place = self.code_points_of(statement.span);
        at_place(self.document.as_str(), "statement", place, &parts)
    }

    fn count_iri(&self, count: &Count) -> NamedNode {
        let by = count.by.as_ref().map(|by| self.thing(by));
        let since = count.since.map(|since| since.to_string());
        let parts: [&str; 6] = [
            &count.number.to_string(),
            count.comparator.name(),
            &count.what,
            count.of_class.map_or("", |kind| kind.name()),
            by.as_ref().map_or("", |by| by.as_str()),
            since.as_deref().unwrap_or_default(),
        ];
        let place = self.code_points_of(count.span);
        at_place(self.document.as_str(), "count", place, &parts)
    }

    fn thing(&self, id: &EntityId) -> NamedNode {
        self.things.get(id).cloned().unwrap_or_else(|| iri::entity(id))
    }

    fn code_points_of(&self, span: Span) -> (usize, usize) {
        let of = |byte| self.code_points.of_byte(byte);
        (of(span.start), of(span.end))
    }

    /// Where a statement, a count or a claim stands in the document.
    fn place(&mut self, node: &NamedNode, span: Span) {
        let document = self.document.clone();
        self.link(node, kur::IN_DOCUMENT, document.as_ref());
        self.words(node, span);
    }

    /// The words of the text that a node is about.
    fn words(&mut self, node: &NamedNode, span: Span) {
        let document = self.document.clone();
        let reading = self.reading;
        self.link(node, nif::REFERENCE_CONTEXT, document.as_ref());
        self.offsets(node, span);
        self.text(node, nif::ANCHOR_OF, reading.document.words(span));
    }

    fn offsets(&mut self, node: &NamedNode, span: Span) {
        let (begin, end) = self.code_points_of(span);
        self.typed(
            node,
            nif::BEGIN_INDEX,
            &begin.to_string(),
            xsd::NON_NEGATIVE_INTEGER,
        );
        self.typed(node, nif::END_INDEX, &end.to_string(), xsd::NON_NEGATIVE_INTEGER);
    }

    fn link(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: NamedNodeRef<'_>) {
        self.triple(subject, predicate, object.into());
    }

    fn text(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, text: &str) {
        self.triple(subject, predicate, LiteralRef::new_simple_literal(text).into());
    }

    fn label(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, text: &str) {
        let label = LiteralRef::new_language_tagged_literal_unchecked(text, LANGUAGE);
        self.triple(subject, predicate, label.into());
    }

    fn typed(
        &mut self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'_>,
        value: &str,
        datatype: NamedNodeRef<'_>,
    ) {
        let literal = LiteralRef::new_typed_literal(value, datatype);
        self.triple(subject, predicate, literal.into());
    }

    fn date(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, date: Date) {
        self.typed(subject, predicate, &date.to_string(), date_type(date));
    }

    fn triple(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: TermRef<'_>) {
        (self.sink)(self.graph, TripleRef::new(subject, predicate, object));
    }
}

/// The datatype of a date of that precision.
fn date_type(date: Date) -> NamedNodeRef<'static> {
    match (date.month(), date.day()) {
        (None, _) => xsd::G_YEAR,
        (Some(_), None) => xsd::G_YEAR_MONTH,
        (Some(_), Some(_)) => xsd::DATE,
    }
}
