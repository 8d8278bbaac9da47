//! All syntaxes say the same; the bytes of Turtle are fixed.

use std::collections::BTreeSet;

use oxrdf::{GraphName, Literal, NamedNode, Quad};
use oxrdfio::RdfParser;
use proptest::prelude::*;

use super::full;
use crate::exporter::parse::rdf_format;
use crate::exporter::{OutputFormat, write_rdf};
use crate::graph::arbitrary::{any_reading, sample};

fn write(quads: &[Quad], format: OutputFormat) -> Vec<u8> {
    let mut out = Vec::new();
    write_rdf(quads, format, &mut out).expect("memory takes everything");
    out
}

/// What a format is to say: the quads, or the merge of their graphs.
fn expected(quads: &[Quad], format: OutputFormat) -> BTreeSet<String> {
    let mut quads = quads.to_vec();
    if !format.has_graphs() {
        for quad in &mut quads {
            quad.graph_name = GraphName::DefaultGraph;
        }
    }
    quads.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn check(quads: &[Quad], format: OutputFormat) {
    let bytes = write(quads, format);
    let read: BTreeSet<String> = RdfParser::from_format(rdf_format(format))
        .for_slice(&bytes)
        .map(|quad| quad.expect("a readable file").to_string())
        .collect();
    assert_eq!(read, expected(quads, format), "{format}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_syntax_says_the_same(reading in any_reading("a")) {
        let quads: Vec<Quad> = full(&reading).iter().cloned().collect();
        for format in OutputFormat::ALL {
            let control = quads.iter().any(|quad| quad.to_string().contains("\\u0001"));
            if format != OutputFormat::RdfXml || !control {
                check(&quads, format);
            }
        }
    }

    #[test]
    fn the_order_of_quads_never_shows(reading in any_reading("a"), shift in 0..50_usize) {
        let quads: Vec<Quad> = full(&reading).iter().cloned().collect();
        let mut other = quads.clone();
        other.rotate_left(shift % quads.len());
        other.extend(quads.iter().take(3).cloned());
        for format in OutputFormat::ALL {
            prop_assert_eq!(write(&quads, format), write(&other, format));
        }
    }
}

#[test]
fn turtle_has_these_bytes() {
    let turtle = write(&full(&sample()).facts, OutputFormat::Turtle);
    expect_test::expect_file!["facts.ttl"].assert_eq(&String::from_utf8(turtle).expect("UTF-8"));
}

#[test]
fn xml_keeps_line_ends_and_replaces_what_it_cannot_hold() {
    let node = |iri: &str| NamedNode::new(iri).expect("an IRI");
    let quad = |text: &str| {
        let literal = Literal::new_simple_literal(text);
        Quad::new(
            node("http://e/s"),
            node("http://e/p"),
            literal,
            GraphName::DefaultGraph,
        )
    };
    check(&[quad("a\r\nb\tc <&> \"d\" 😀 ")], OutputFormat::RdfXml);
    let replaced = write(&[quad("a\u{1}b")], OutputFormat::RdfXml);
    assert_eq!(replaced, write(&[quad("a\u{fffd}b")], OutputFormat::RdfXml));
}

#[test]
fn formats_are_found_by_their_names() {
    for format in OutputFormat::ALL {
        assert_eq!(OutputFormat::from_name(format.name()), Some(format));
    }
    assert_eq!(OutputFormat::from_name("svg"), None);
}
