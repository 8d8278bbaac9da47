//! What is written is read back: the same rows from GraphML, GEXF and CSV, whatever the labels hold.

use std::collections::BTreeMap;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::*;
use crate::graph::arbitrary::{any_reading, sample};
use crate::model::{EntityId, Property};

/// A node or an edge as read back: what identifies it, and its attributes.
type Row = (Vec<String>, BTreeMap<String, String>);

fn text(values: &[Option<Value>], columns: &[Column]) -> BTreeMap<String, String> {
    let named = columns.iter().zip(values);
    named
        .filter_map(|(column, value)| Some((column.name.to_owned(), value.as_ref()?.to_string())))
        .collect()
}

fn with(mut values: BTreeMap<String, String>, more: &[(&str, &str)]) -> BTreeMap<String, String> {
    let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    values.extend(more.iter().map(own));
    values
}

/// The rows that a network is to be read as.
fn expected(network: &Network) -> Vec<Row> {
    let node = |node: &Node, columns| {
        let values = text(&node.values, columns);
        let values = with(values, &[("label", &node.label), ("kind", node.kind)]);
        (vec![node.id.clone()], values)
    };
    let edge = |edge: &Edge, columns| {
        let values = with(text(&edge.values, columns), &[("relation", &edge.relation)]);
        (
            vec![edge.id.clone(), edge.source.clone(), edge.target.clone()],
            values,
        )
    };
    let things = network.things.rows.iter();
    let said = network.statements.rows.iter();
    let relations = network.relations.rows.iter();
    let speech = network.speech.rows.iter();
    things
        .map(|row| node(row, network.things.columns))
        .chain(said.map(|row| node(row, network.statements.columns)))
        .chain(relations.map(|row| edge(row, network.relations.columns)))
        .chain(speech.map(|row| edge(row, network.speech.columns)))
        .collect()
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).expect("attributes")?;
    Some(attribute.unescape_value().expect("a text").into_owned())
}

/// The nodes and edges of GraphML or GEXF.
fn read_xml(xml: &[u8]) -> Vec<Row> {
    let mut reader = Reader::from_reader(xml);
    let (mut rows, mut key): (Vec<Row>, Option<String>) = (Vec::new(), None);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).expect("well-formed XML") {
            Event::Eof => return rows,
            Event::Start(element) if matches!(element.name().as_ref(), b"node" | b"edge") => {
                let names = ["id", "source", "target"];
                let id = names
                    .iter()
                    .filter_map(|name| attribute(&element, name))
                    .collect();
                let is_node = element.name().as_ref() == b"node";
                let label = attribute(&element, "label").filter(|_| is_node);
                let values = label.into_iter().map(|label| ("label".to_owned(), label));
                rows.push((id, values.collect()));
            }
            Event::Start(element) if element.name().as_ref() == b"data" => {
                let name = attribute(&element, "key").expect("a key");
                let (_, name) = name.split_once('-').expect("a key of nodes or edges");
                key = Some(name.to_owned());
                rows.last_mut()
                    .expect("a row")
                    .1
                    .insert(name.to_owned(), String::new());
            }
            Event::Text(text) => {
                if let Some(name) = key.take() {
                    let text = text.unescape().expect("a text").into_owned();
                    rows.last_mut().expect("a row").1.insert(name, text);
                }
            }
            Event::Empty(element) if element.name().as_ref() == b"attvalue" => {
                let [name, value] = ["for", "value"].map(|name| attribute(&element, name).expect("both"));
                rows.last_mut().expect("a row").1.insert(name, value);
            }
            _ => {}
        }
    }
}

/// The rows of a table, whose last column is a kind or a relation.
fn read_csv(network: &Network, table: CsvTable) -> Vec<Row> {
    let mut bytes = Vec::new();
    write_csv(network, table, &mut bytes).expect("memory takes everything");
    let mut reader = ::csv::Reader::from_reader(&*bytes);
    let header: Vec<String> = reader
        .headers()
        .expect("a header")
        .iter()
        .map(str::to_owned)
        .collect();
    let is_id = |name: &str| matches!(name, "id" | "id:ID" | ":START_ID" | ":END_ID");
    let name = |name: &str| match name {
        ":LABEL" => "kind".to_owned(),
        ":TYPE" => "relation".to_owned(),
        _ => name.split(':').next().unwrap_or_default().to_owned(),
    };
    let row = |record: ::csv::StringRecord| {
        let cells = || header.iter().zip(record.iter());
        let id = cells()
            .filter(|(column, _)| is_id(column))
            .map(|(_, cell)| cell.to_owned());
        let values =
            cells().filter(|(column, cell)| !is_id(column) && (*column == "label" || !cell.is_empty()));
        (
            id.collect(),
            values
                .map(|(column, cell)| (name(column), cell.to_owned()))
                .collect(),
        )
    };
    reader
        .records()
        .map(|record| row(record.expect("a record")))
        .collect()
}

fn networks(readings: impl IntoIterator<Item = crate::model::Reading>) -> Vec<Network> {
    let graph: KnowledgeGraph = readings.into_iter().collect();
    let levels = [
        ProvenanceLevel::None,
        ProvenanceLevel::Claims,
        ProvenanceLevel::Full,
    ];
    let options = levels.map(|provenance| NetworkOptions {
        provenance,
        unsure: true,
        known: Vec::new(),
    });
    options
        .iter()
        .map(|options| Network::of(&graph, options))
        .collect()
}

#[track_caller]
fn check(network: &Network) {
    let (mut graphml, mut gexf) = (Vec::new(), Vec::new());
    write_graphml(network, true, &mut graphml).expect("memory takes everything");
    write_gexf(network, true, &mut gexf).expect("memory takes everything");
    let expected = expected(network);
    assert_eq!(read_xml(&graphml), expected, "GraphML");
    assert_eq!(read_xml(&gexf), expected, "GEXF");
    let tables = [
        CsvTable::Nodes,
        CsvTable::Statements,
        CsvTable::Edges,
        CsvTable::StatementEdges,
    ];
    let read: Vec<Row> = tables
        .iter()
        .flat_map(|table| read_csv(network, *table))
        .collect();
    assert_eq!(read, expected, "CSV");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_format_holds_the_same_rows(one in any_reading("a"), other in any_reading("b")) {
        networks([one, other]).iter().for_each(check);
    }

    #[test]
    fn the_order_of_documents_never_shows(one in any_reading("a"), other in any_reading("b")) {
        prop_assert_eq!(networks([one.clone(), other.clone()]), networks([other, one]));
    }
}

/// The values of the one edge with that relation.
fn edge(network: &Network, relation: &str) -> BTreeMap<String, String> {
    let rows = network.relations.rows.iter();
    let found: Vec<_> = rows.filter(|edge| edge.relation == relation).collect();
    let [edge] = found.as_slice() else {
        panic!("one edge {relation}: {found:?}");
    };
    text(&edge.values, network.relations.columns)
}

#[test]
fn provenance_says_no_more_than_it_is_asked_for() {
    let names = |network: &Network| edge(network, "metWith").into_keys().collect::<Vec<_>>();
    let networks = networks([sample()]);
    let always = [
        "claims",
        "documents",
        "fact",
        "modality",
        "origin",
        "polarity",
        "symmetric",
        "when",
    ];
    let place = ["date", "document", "frame", "offset_begin", "offset_end"];
    let words = ["sentence", "title", "url"];
    let mut expected: Vec<&str> = Vec::new();
    for (network, more) in networks.iter().zip([&always[..], &place, &words]) {
        expected.extend(more);
        expected.sort_unstable();
        assert_eq!(names(network), expected);
    }
}

#[test]
fn an_edge_cites_the_sentence_around_its_words() {
    let edge = edge(&networks([sample()])[2], "metWith");
    assert_eq!(
        edge["sentence"],
        "President Tokayev met Sadyr Japarov in Bishkek."
    );
    assert_eq!((&*edge["fact"], &*edge["symmetric"]), ("true", "true"));
    assert_eq!(edge["document"], "news/a b.txt");
}

#[test]
fn what_is_possible_is_an_edge_only_if_wanted() {
    let graph: KnowledgeGraph = [sample()].into_iter().collect();
    let sure = Network::of(&graph, &NetworkOptions::default());
    let sure: Vec<_> = sure.relations.rows.iter().map(|edge| &*edge.relation).collect();
    assert!(sure.contains(&"metWith") && !sure.contains(&"hosted"), "{sure:?}");
    let edge = edge(&networks([sample()])[0], "hosted");
    assert_eq!((&*edge["fact"], &*edge["modality"]), ("false", "possible"));
}

#[test]
fn what_is_known_is_an_edge_unless_a_document_says_it() {
    let graph: KnowledgeGraph = [sample()].into_iter().collect();
    let edge_to = |subject: EntityId, property: &str, object: EntityId| KnownEdge {
        subject,
        property: Property::new(property),
        object,
        is_over: true,
    };
    let (kazakhstan, finland) = (EntityId::shared("state/kaz"), EntityId::shared("state/fin"));
    let options = NetworkOptions {
        known: vec![
            edge_to(kazakhstan.clone(), "memberOf", finland.clone()),
            KnownEdge {
                is_over: false,
                ..edge_to(kazakhstan.clone(), "memberOf", finland)
            },
            edge_to(
                EntityId::shared("person/kassym-jomart-tokayev"),
                "holdsOffice",
                kazakhstan.clone(),
            ),
            edge_to(kazakhstan, "memberOf", EntityId::shared("format/nowhere")),
        ],
        ..NetworkOptions::default()
    };
    let network = Network::of(&graph, &options);
    let member = edge(&network, "memberOf");
    assert_eq!(
        (&*member["origin"], &*member["modality"]),
        ("knowledge", "actual")
    );
    assert_eq!(edge(&network, "holdsOffice")["origin"], "documents");
}
