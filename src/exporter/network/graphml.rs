//! GraphML: nodes and edges with typed attributes, as networkx, yEd and Gephi read it.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::BytesText;

use super::xml::document;
use super::{Column, ColumnType, Edge, Network, Node, Value};
use crate::exporter::error::ExportError;

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";

/// Attributes that every node has.
const NODE: [Column; 2] = [Column::text("label"), Column::text("kind")];
/// Attributes that every edge has.
const EDGE: [Column; 1] = [Column::text("relation")];

/// Writes a network as GraphML; statements are nodes too, if wanted.
///
/// # Errors
/// When the writer fails.
pub fn write_graphml(network: &Network, statements: bool, out: impl Write) -> Result<(), ExportError> {
    document(out, |xml| {
        xml.create_element("graphml")
            .with_attribute(("xmlns", NAMESPACE))
            .write_inner_content(|xml| {
                keys(xml, network, statements)?;
                xml.create_element("graph")
                    .with_attributes([("id", "kurultai"), ("edgedefault", "directed")])
                    .write_inner_content(|xml| graph(xml, network, statements))
                    .map(drop)
            })
            .map(drop)
    })
}

fn keys(xml: &mut Writer<impl Write>, network: &Network, statements: bool) -> io::Result<()> {
    let of_statements = if statements {
        network.statements.columns
    } else {
        &[]
    };
    for column in NODE.iter().chain(network.things.columns).chain(of_statements) {
        key(xml, "node", column)?;
    }
    for column in EDGE.iter().chain(network.relations.columns) {
        key(xml, "edge", column)?;
    }
    Ok(())
}

fn key(xml: &mut Writer<impl Write>, of: &str, column: &Column) -> io::Result<()> {
    let of_type = match column.of {
        ColumnType::Text => "string",
        ColumnType::Number | ColumnType::Large => "long",
        ColumnType::Truth => "boolean",
    };
    let id = format!("{of}-{}", column.name);
    xml.create_element("key")
        .with_attributes([
            ("id", &*id),
            ("for", of),
            ("attr.name", column.name),
            ("attr.type", of_type),
        ])
        .write_empty()
        .map(drop)
}

fn graph(xml: &mut Writer<impl Write>, network: &Network, statements: bool) -> io::Result<()> {
    for row in &network.things.rows {
        node(xml, row, network.things.columns)?;
    }
    if statements {
        for row in &network.statements.rows {
            node(xml, row, network.statements.columns)?;
        }
    }
    for row in &network.relations.rows {
        edge(xml, row, network.relations.columns)?;
    }
    if statements {
        for row in &network.speech.rows {
            edge(xml, row, network.speech.columns)?;
        }
    }
    Ok(())
}

fn node(xml: &mut Writer<impl Write>, node: &Node, columns: &[Column]) -> io::Result<()> {
    xml.create_element("node")
        .with_attribute(("id", &*node.id))
        .write_inner_content(|xml| {
            data(xml, "node", "label", &node.label)?;
            data(xml, "node", "kind", node.kind)?;
            values(xml, "node", columns, &node.values)
        })
        .map(drop)
}

fn edge(xml: &mut Writer<impl Write>, edge: &Edge, columns: &[Column]) -> io::Result<()> {
    xml.create_element("edge")
        .with_attributes([
            ("id", &*edge.id),
            ("source", &edge.source),
            ("target", &edge.target),
        ])
        .write_inner_content(|xml| {
            data(xml, "edge", "relation", &edge.relation)?;
            values(xml, "edge", columns, &edge.values)
        })
        .map(drop)
}

fn values(
    xml: &mut Writer<impl Write>,
    of: &str,
    columns: &[Column],
    values: &[Option<Value>],
) -> io::Result<()> {
    for (column, value) in columns.iter().zip(values) {
        if let Some(value) = value {
            data(xml, of, column.name, &value.to_string())?;
        }
    }
    Ok(())
}

fn data(xml: &mut Writer<impl Write>, of: &str, name: &str, value: &str) -> io::Result<()> {
    xml.create_element("data")
        .with_attribute(("key", &*format!("{of}-{name}")))
        .write_text_content(BytesText::new(value))
        .map(drop)
}
