//! What holds of every knowledge graph.

use petgraph::visit::EdgeRef;
use proptest::prelude::*;

use super::arbitrary::{any_reading, any_readings, sample};
use super::{Edge, KnowledgeGraph, Node};
use crate::model::{Modality, Reading};

/// Everything that a graph shows, in its order.
fn shown(graph: &KnowledgeGraph) -> String {
    let entities: Vec<_> = graph.entities().collect();
    let offices: Vec<_> = graph.offices().collect();
    let (nodes, edges) = (graph.petgraph().raw_nodes(), graph.petgraph().raw_edges());
    format!(
        "{entities:?} {offices:?} {:?} {nodes:?} {edges:?}",
        graph.relations()
    )
}

fn graph_of(readings: impl IntoIterator<Item = Reading>) -> KnowledgeGraph {
    readings.into_iter().collect()
}

proptest! {
    #[test]
    fn the_order_of_documents_never_shows(readings in any_readings(), shift in 0..3_usize, turn: bool) {
        let mut other = readings.clone();
        other.rotate_left(shift);
        if turn {
            other.reverse();
        }
        let (a, b) = (graph_of(readings), graph_of(other));
        prop_assert_eq!(&a, &b);
        prop_assert_eq!(shown(&a), shown(&b));
    }

    #[test]
    fn merging_is_order_blind(
        one in any_readings(),
        other in any_reading("a.txt"),
        third in any_reading("d.txt"),
    ) {
        let (a, b, c) = (graph_of(one), graph_of([other]), graph_of([third]));
        let mut left = a.clone();
        left.merge(b.clone());
        left.merge(c.clone());
        let mut right = c;
        right.merge(b);
        right.merge(a);
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(shown(&left), shown(&right));
    }

    #[test]
    fn what_is_inserted_can_be_removed(readings in any_readings(), extra in any_reading("z.txt")) {
        let before = graph_of(readings);
        let mut after = before.clone();
        let id = extra.document.id.clone();
        after.insert(extra);
        prop_assert!(after.remove(&id).is_some());
        prop_assert_eq!(shown(&before), shown(&after));
    }

    #[test]
    fn no_edge_is_without_evidence(readings in any_readings()) {
        let graph = graph_of(readings);
        for edge in graph.petgraph().edge_references() {
            prop_assert!(!edge.weight().evidence().is_empty());
            for evidence in edge.weight().evidence() {
                let reading = graph.reading(&evidence.document).expect("a document of the graph");
                let words = &reading.document.text;
                prop_assert!(words.get(evidence.span.start..evidence.span.end).is_some());
            }
        }
    }
}

#[test]
fn nodes_and_edges_are_typed() {
    let graph = graph_of([sample()]);
    let described: Vec<String> = graph
        .petgraph()
        .edge_references()
        .map(|edge| {
            let name = |index| name_of(&graph.petgraph()[index]);
            format!(
                "{} {} {}",
                name(edge.source()),
                name_of_edge(edge.weight()),
                name(edge.target())
            )
        })
        .collect();
    assert_eq!(
        described,
        [
            "Kassym-Jomart Tokayev agreed Sadyr Japarov",
            "Kassym-Jomart Tokayev holdsOffice Kazakhstan",
            "Kassym-Jomart Tokayev metWith Sadyr Japarov",
            "Kassym-Jomart Tokayev visited Bishkek",
            "Finland hosted talks",
            "talks heldOn 2025",
            "Kassym-Jomart Tokayev holds President of Kazakhstan",
            "President of Kazakhstan postIn Kazakhstan",
            "We agreed, speaker Kassym-Jomart Tokayev",
            "We agreed, mentions Sadyr Japarov",
            "8 talk by Finland",
        ]
    );
}

#[test]
fn relations_know_how_they_are_asserted() {
    let graph = graph_of([sample()]);
    let asserted: Vec<_> = graph
        .relations()
        .iter()
        .map(|relation| {
            (
                relation.property.as_str(),
                relation.modality(),
                relation.fact_count(),
            )
        })
        .collect();
    assert_eq!(
        asserted,
        [
            ("agreed", Some(Modality::Actual), 1),
            ("holdsOffice", Some(Modality::Actual), 1),
            ("metWith", Some(Modality::Actual), 1),
            ("visited", None, 0),
            ("hosted", Some(Modality::Possible), 0),
            ("heldOn", Some(Modality::Planned), 1),
        ]
    );
}

#[test]
fn of_two_labels_the_fullest_is_taken() {
    let (mut one, mut other) = (sample(), sample());
    one.entities[0].label = "Kassym Tokayev".to_owned();
    other.document.id = crate::text::DocumentId::new("other");
    other.entities[0].label = "Kassym-Jomart Tokayew".to_owned();
    let graph = graph_of([one, sample(), other]);
    let id = sample().entities[0].id.clone();
    assert_eq!(
        graph.entity(&id).map(|entity| entity.label.as_str()),
        Some("Kassym-Jomart Tokayev")
    );
    assert_eq!(graph.mention_count(&id), 2);
}

#[test]
fn a_document_read_again_replaces_its_reading() {
    let mut graph = graph_of([sample()]);
    let empty = Reading::empty(sample().document);
    assert_eq!(
        graph.insert(empty.clone()).as_ref().map(|old| old.claims.len()),
        Some(6)
    );
    assert_eq!(graph, graph_of([empty]));
    assert_eq!(graph.entities().count(), 0);
}

fn name_of(node: &Node) -> String {
    match node {
        Node::Entity { label, .. } | Node::Office { label, .. } => label.clone(),
        Node::Statement { words, .. } => words.clone(),
        Node::Count { number, what, .. } => format!("{number} {what}"),
        Node::Date(date) => date.to_string(),
    }
}

fn name_of_edge(edge: &Edge) -> &str {
    match edge {
        Edge::Relation(relation) => relation.property.as_str(),
        Edge::Holds(_) => "holds",
        Edge::PostIn(_) => "postIn",
        Edge::Speaker(_) => "speaker",
        Edge::Mentions(_) => "mentions",
        Edge::CountedBy(_) => "by",
    }
}
