//! Relations as edges.

use std::collections::{BTreeMap, BTreeSet};

use super::nodes::Days;
use super::sentences::Sentences;
use super::value::one_line;
use super::{Column, Edge, NetworkOptions, Period, Rows, Value};
use crate::exporter::KnownEdge;
use crate::exporter::iri;
use crate::exporter::quads::ProvenanceLevel;
use crate::graph::KnowledgeGraph;
use crate::model::{Claim, EntityId, Modality, Object, Polarity, Property, Reading};

const COLUMNS: &[Column] = &[
    Column::truth("fact"),
    Column::text("polarity"),
    Column::text("modality"),
    Column::truth("symmetric"),
    Column::text("origin"),
    Column::text("when"),
    Column::text("office"),
    Column::number("claims"),
    Column::number("documents"),
    Column::text("document"),
    Column::text("date"),
    Column::number("offset_begin"),
    Column::number("offset_end"),
    Column::text("frame"),
    Column::text("title"),
    Column::text("url"),
    Column::text("sentence"),
];

/// Values of `origin`: who says it.
const FROM_DOCUMENTS: &str = "documents";
const FROM_KNOWLEDGE: &str = "knowledge";

/// One claim, with what its document says.
type Said<'g> = (&'g Claim, &'g Reading);
/// The two ends of an edge, and its relation.
type Key<'g> = (&'g EntityId, &'g Property, &'g EntityId);

/// The relations between things, by subject, property and object.
pub(super) fn relations(graph: &KnowledgeGraph, days: &Days<'_>, options: &NetworkOptions) -> Rows<Edge> {
    let mut writer = Writer {
        graph,
        days,
        options,
        sentences: Sentences::default(),
    };
    let claims = claims(graph);
    let mut rows: Vec<Edge> = Vec::with_capacity(claims.len());
    let mut stated: BTreeSet<Key<'_>> = BTreeSet::new();
    for (key, said) in &claims {
        if options.unsure || said.iter().any(|(claim, _)| claim.is_fact()) {
            rows.push(writer.edge(*key, said));
            stated.insert(*key);
        }
    }
    let mut known: Vec<&KnownEdge> = options.known.iter().collect();
    // A person may be in an office again: what is not over goes first.
    known.sort_by_key(|edge| edge.is_over);
    for edge in known {
        let key = (&edge.subject, &edge.property, &edge.object);
        let is_shown = graph.entity(key.0).is_some() && graph.entity(key.2).is_some();
        if is_shown && stated.insert(key) {
            rows.push(writer.known(edge));
        }
    }
    let key = |edge: &Edge| (edge.source.clone(), edge.relation.clone(), edge.target.clone());
    rows.sort_by_cached_key(key);
    Rows {
        columns: COLUMNS,
        rows,
    }
}

/// The claims that join things, by what they join.
fn claims(graph: &KnowledgeGraph) -> BTreeMap<Key<'_>, Vec<Said<'_>>> {
    let mut claims: BTreeMap<Key<'_>, Vec<Said<'_>>> = BTreeMap::new();
    for reading in graph.readings() {
        for claim in &reading.claims {
            if let Object::Entity(object) = &claim.object {
                let key = (&claim.subject, &claim.property, object);
                claims.entry(key).or_default().push((claim, reading));
            }
        }
    }
    claims
}

/// What decides between claims of one relation: the smaller is the better evidence.
///
/// The surest goes first, then what the text says itself, then what says more, then the older document.
fn weight(said: &Said<'_>) -> impl Ord + use<> {
    let (claim, reading) = said;
    let issued = reading.document.facts.issued;
    (
        claim.polarity,
        claim.modality,
        claim.within.is_some(),
        claim.when.is_none(),
        issued.is_none(),
        issued,
        reading.document.id.clone(),
        claim.span,
    )
}

struct Writer<'g, 'o> {
    graph: &'g KnowledgeGraph,
    days: &'o Days<'g>,
    options: &'o NetworkOptions,
    sentences: Sentences<'g>,
}

impl<'g> Writer<'g, '_> {
    fn edge(&mut self, (subject, property, object): Key<'g>, said: &[Said<'g>]) -> Edge {
        let best = said.iter().min_by_key(|said| weight(said));
        let documents: BTreeSet<_> = said.iter().map(|(_, reading)| &reading.document.id).collect();
        let when = said.iter().filter(|(claim, _)| claim.is_fact());
        let when = when.filter_map(|(claim, _)| claim.when).min();
        let period = when.map(|when| Period::new(when, when));
        let ends = [subject, object].map(|id| iri::entity(id).into_string());
        let mut values = self.reading_of(property, best);
        values.push(when.and_then(|when| Value::text(&when.to_string())));
        values.push(best.and_then(|(claim, _)| self.office(claim)));
        values.push(Some(Value::Number(said.len())));
        values.push(Some(Value::Number(documents.len())));
        values.extend(self.evidence(best.copied()));
        Edge {
            period: period.or_else(|| self.days.period(object).or_else(|| self.days.period(subject))),
            ..edge(ends, property.as_str(), values)
        }
    }

    /// How sure a relation is, and who says it.
    fn reading_of(&self, property: &Property, best: Option<&Said<'g>>) -> Vec<Option<Value>> {
        let (polarity, modality) = best.map_or((Polarity::Positive, Modality::Actual), |(claim, _)| {
            (claim.polarity, claim.modality)
        });
        let is_fact = best.is_some_and(|(claim, _)| claim.is_fact());
        vec![
            Some(Value::Truth(is_fact)),
            Value::text(polarity.name()),
            Value::text(modality.name()),
            Some(Value::Truth(self.graph.is_symmetric(property))),
            Value::text(FROM_DOCUMENTS),
        ]
    }

    fn office(&self, claim: &Claim) -> Option<Value> {
        let office = claim.office.as_ref().and_then(|id| self.graph.office(id));
        let label = office.map(|office| office.label.as_str());
        Value::text(label.or(claim.title.as_deref())?)
    }

    /// Where the best claim stands, and its sentence, as far as provenance goes along.
    fn evidence(&mut self, best: Option<Said<'g>>) -> Vec<Option<Value>> {
        let mut values = vec![None; 8];
        let Some((claim, reading)) = best.filter(|_| self.options.provenance > ProvenanceLevel::None) else {
            return values;
        };
        let facts = &reading.document.facts;
        let [begin, end] = self.sentences.offsets(reading, claim.span);
        values[0] = Value::text(reading.document.id.as_str());
        values[1] = facts.issued.and_then(|date| Value::text(&date.to_string()));
        if !reading.document.text.is_empty() {
            values[2] = Some(Value::Number(begin));
            values[3] = Some(Value::Number(end));
        }
        values[4] = Value::text(&claim.frame);
        if self.options.provenance == ProvenanceLevel::Full {
            values[5] = facts.title.as_deref().and_then(Value::text);
            values[6] = facts.url.as_deref().and_then(Value::text);
            values[7] = Value::text(&self.sentences.around(reading, claim.span));
        }
        values
    }

    fn known(&self, known: &KnownEdge) -> Edge {
        let modality = if known.is_over {
            Modality::Former
        } else {
            Modality::Actual
        };
        let mut values = vec![
            Some(Value::Truth(true)),
            Value::text(Polarity::Positive.name()),
            Value::text(modality.name()),
            Some(Value::Truth(self.graph.is_symmetric(&known.property))),
            Value::text(FROM_KNOWLEDGE),
        ];
        values.resize(COLUMNS.len(), None);
        let ends = [&known.subject, &known.object].map(|id| iri::entity(id).into_string());
        edge(ends, known.property.as_str(), values)
    }
}

/// An edge that is known by its ends and its relation.
pub(super) fn edge([source, target]: [String; 2], relation: &str, values: Vec<Option<Value>>) -> Edge {
    Edge {
        // A letter first: a reader takes a name of digits alone for a number.
        id: format!("e{}", iri::digest(&[&source, relation, &target])),
        source,
        target,
        relation: one_line(relation, "related"),
        period: None,
        values,
    }
}
