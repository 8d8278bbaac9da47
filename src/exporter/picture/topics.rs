//! Statements by topic: who spoke on what.

use std::collections::BTreeMap;

use super::draft::{Cited, Draft, DraftStatement, DraftThing, Link};
use super::look::Line;
use super::words::{counted, shortened};
use super::{EdgeName, Sort};
use crate::exporter::iri;
use crate::graph::KnowledgeGraph;
use crate::model::{EntityId, Reading, Statement};
use crate::text::CodePoints;

/// How many characters of a statement are shown.
const LENGTH: usize = 90;

/// What a graph says of who spoke on what; with each statement by itself, or with how many there are.
pub(super) fn draft(graph: &KnowledgeGraph, each: bool) -> Draft {
    let mut draft = Draft {
        only_linked: true,
        ..Draft::default()
    };
    for (id, name) in topics(graph) {
        let thing = DraftThing {
            sort: Sort::Topic,
            label: name.replace('-', " "),
            notes: Vec::new(),
            mentions: 0,
            time: None,
            cited: Vec::new(),
        };
        draft.things.insert(id, thing);
    }
    let mut without = 0;
    let mut said: BTreeMap<(EntityId, EntityId), Vec<Cited>> = BTreeMap::new();
    for (document, statement) in graph.statements() {
        if let Some(speaker) = graph.entity(&statement.speaker) {
            draft.add(graph, speaker);
        }
        without += usize::from(statement.topics.is_empty());
        for topic in &statement.topics {
            let cited = Cited {
                document: document.clone(),
                span: statement.span,
                what: statement.cue.clone(),
            };
            let pair = (statement.speaker.clone(), topic_id(topic));
            said.entry(pair).or_default().push(cited);
        }
    }
    draft.links = said
        .into_iter()
        .map(|((who, topic), cited)| said_link(who, topic, cited))
        .collect();
    if without > 0 {
        let statements = counted(without, "statement");
        draft.left_out.push(format!("{statements} on none of the topics"));
    }
    if each {
        draft.statements = statements(graph);
        draft.statements.retain(|statement| !statement.about.is_empty());
    }
    draft
}

fn said_link(who: EntityId, topic: EntityId, cited: Vec<Cited>) -> Link {
    Link {
        source: who,
        target: topic,
        line: Line::Said,
        both_ways: false,
        name: EdgeName {
            relation: "spoke on".to_owned(),
            label: match cited.len() {
                1 => "1 statement".to_owned(),
                count => format!("{count} statements"),
            },
            count: 1,
        },
        cited,
    }
}

/// The topics of all statements, by identifier.
fn topics(graph: &KnowledgeGraph) -> BTreeMap<EntityId, String> {
    let all = graph.statements().flat_map(|(_, statement)| &statement.topics);
    all.map(|name| (topic_id(name), name.clone())).collect()
}

fn topic_id(name: &str) -> EntityId {
    iri::to_entity(iri::topic(name).as_str())
}

/// Every statement of a graph.
pub(super) fn statements(graph: &KnowledgeGraph) -> Vec<DraftStatement> {
    let mut all = Vec::new();
    for reading in graph.readings().filter(|reading| !reading.statements.is_empty()) {
        let code_points = CodePoints::new(&reading.document.text);
        let statements = reading.statements.iter();
        all.extend(statements.map(|statement| drafted(reading, &code_points, statement)));
    }
    all
}

fn drafted(reading: &Reading, code_points: &CodePoints<'_>, statement: &Statement) -> DraftStatement {
    let document = &reading.document;
    let place = (
        code_points.of_byte(statement.span.start),
        code_points.of_byte(statement.span.end),
    );
    DraftStatement {
        id: EntityId::External(iri::statement(&document.id, place, statement).as_str().into()),
        label: shortened(document.words(statement.span), LENGTH),
        cited: Cited {
            document: document.id.clone(),
            span: statement.span,
            what: statement.cue.clone(),
        },
        speaker: (statement.speaker.clone(), statement.cue.clone()),
        about: statement.topics.iter().map(|topic| topic_id(topic)).collect(),
    }
}
