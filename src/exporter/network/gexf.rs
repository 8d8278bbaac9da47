//! GEXF: the same for Gephi, where meetings and dated relations stand on its timeline.

use std::io::{self, Write};

use quick_xml::Writer;

use super::xml::document;
use super::{Column, ColumnType, Edge, Network, Node, Period, Value};
use crate::exporter::error::ExportError;

/// Gephi reads 1.2 and 1.3 alike and networkx reads 1.3 only from its release 3.6 on; what is written is the same in both.
const NAMESPACE: &str = "http://www.gexf.net/1.2draft";
const VERSION: &str = "1.2";

const KIND: Column = Column::text("kind");
const RELATION: Column = Column::text("relation");

/// Writes a network as GEXF; statements are nodes too, if wanted.
///
/// # Errors
/// When the writer fails.
pub fn write_gexf(network: &Network, statements: bool, out: impl Write) -> Result<(), ExportError> {
    document(out, |xml| {
        xml.create_element("gexf")
            .with_attributes([("xmlns", NAMESPACE), ("version", VERSION)])
            .write_inner_content(|xml| {
                xml.create_element("graph")
                    .with_attributes([
                        ("defaultedgetype", "directed"),
                        ("mode", "dynamic"),
                        ("timeformat", "date"),
                    ])
                    .write_inner_content(|xml| graph(xml, network, statements))
                    .map(drop)
            })
            .map(drop)
    })
}

fn graph(xml: &mut Writer<impl Write>, network: &Network, statements: bool) -> io::Result<()> {
    let of_statements = if statements {
        network.statements.columns
    } else {
        &[]
    };
    let of_nodes = [&[KIND], network.things.columns, of_statements].concat();
    attributes(xml, "node", &of_nodes)?;
    attributes(xml, "edge", &[&[RELATION], network.relations.columns].concat())?;
    xml.create_element("nodes").write_inner_content(|xml| {
        for row in &network.things.rows {
            node(xml, row, network.things.columns)?;
        }
        let rows = network.statements.rows.iter().filter(|_| statements);
        for row in rows {
            node(xml, row, network.statements.columns)?;
        }
        Ok(())
    })?;
    xml.create_element("edges").write_inner_content(|xml| {
        for row in &network.relations.rows {
            edge(xml, row, network.relations.columns)?;
        }
        let rows = network.speech.rows.iter().filter(|_| statements);
        for row in rows {
            edge(xml, row, network.speech.columns)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn attributes(xml: &mut Writer<impl Write>, class: &str, columns: &[Column]) -> io::Result<()> {
    xml.create_element("attributes")
        .with_attributes([("class", class), ("mode", "static")])
        .write_inner_content(|xml| {
            for column in columns {
                let of_type = match column.of {
                    ColumnType::Text => "string",
                    ColumnType::Number | ColumnType::Large => "long",
                    ColumnType::Truth => "boolean",
                };
                xml.create_element("attribute")
                    .with_attributes([("id", column.name), ("title", column.name), ("type", of_type)])
                    .write_empty()?;
            }
            Ok(())
        })
        .map(drop)
}

fn node(xml: &mut Writer<impl Write>, node: &Node, columns: &[Column]) -> io::Result<()> {
    let [start, end] = days(node.period);
    xml.create_element("node")
        .with_attributes([("id", &*node.id), ("label", &node.label)])
        .with_attributes(start.as_deref().map(|day| ("start", day)))
        .with_attributes(end.as_deref().map(|day| ("end", day)))
        .write_inner_content(|xml| values(xml, (KIND, node.kind), columns, &node.values))
        .map(drop)
}

fn edge(xml: &mut Writer<impl Write>, edge: &Edge, columns: &[Column]) -> io::Result<()> {
    let [start, end] = days(edge.period);
    xml.create_element("edge")
        .with_attributes([
            ("id", &*edge.id),
            ("source", &edge.source),
            ("target", &edge.target),
            ("label", &edge.relation),
        ])
        .with_attributes(start.as_deref().map(|day| ("start", day)))
        .with_attributes(end.as_deref().map(|day| ("end", day)))
        .write_inner_content(|xml| values(xml, (RELATION, &edge.relation), columns, &edge.values))
        .map(drop)
}

fn days(period: Option<Period>) -> [Option<String>; 2] {
    match period {
        Some(Period { first, last }) => [first, last].map(|day| Some(day.to_string())),
        None => [None, None],
    }
}

fn values(
    xml: &mut Writer<impl Write>,
    (first, name): (Column, &str),
    columns: &[Column],
    values: &[Option<Value>],
) -> io::Result<()> {
    xml.create_element("attvalues")
        .write_inner_content(|xml| {
            value(xml, first.name, name)?;
            for (column, content) in columns.iter().zip(values) {
                if let Some(content) = content {
                    value(xml, column.name, &content.to_string())?;
                }
            }
            Ok(())
        })
        .map(drop)
}

fn value(xml: &mut Writer<impl Write>, name: &str, value: &str) -> io::Result<()> {
    xml.create_element("attvalue")
        .with_attributes([("for", name), ("value", value)])
        .write_empty()
        .map(drop)
}
