//! What other people's programs make of our output: rdflib, pySHACL and Graphviz.
//!
//! A tool that is missing is named as not tested, or is a failure if `KURULTAI_TOOLS` is `required`.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use oxrdf::Quad;

use super::full;
use crate::exporter::{OutputFormat, PictureOptions, picture, write_dot, write_rdf};
use crate::graph::KnowledgeGraph;
use crate::graph::arbitrary::sample;
use crate::model::Reading;

/// A reading whose labels are hard to quote in every syntax.
fn odd_sample() -> Reading {
    let mut reading = sample();
    reading.entities[0].label = "a \"b\" \\N &lt; <i>c</i> {d|e} “𝔘” \n\t \\ 😀".to_owned();
    reading
}

/// Whether a tool can be run; says so if not.
#[expect(clippy::print_stderr, reason = "a person is told which tool was not there")]
fn has(tool: &str, command: &mut Command) -> bool {
    let found = command.output().is_ok_and(|output| output.status.success());
    if !found {
        assert!(
            std::env::var("KURULTAI_TOOLS").as_deref() != Ok("required"),
            "{tool} is missing"
        );
        eprintln!("not tested, as it is missing: {tool}");
    }
    found
}

fn has_python_module(module: &str) -> bool {
    has(
        module,
        Command::new("python3").args(["-c", &format!("import {module}")]),
    )
}

#[track_caller]
fn succeed(command: &mut Command) {
    let output = command.output().expect("the tool was there a moment ago");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !said.contains("Warning"), "{said}");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn write(format: OutputFormat, path: &Path) {
    let quads: Vec<Quad> = full(&odd_sample()).iter().cloned().collect();
    write_rdf(&quads, format, File::create(path).expect("a file")).expect("a written graph");
}

#[test]
fn rdflib_reads_the_same_from_every_syntax() {
    if !has_python_module("rdflib") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for format in OutputFormat::ALL {
        write(format, &folder.path().join(format.name()));
    }
    let script = root().join("tests/tools/same_triples.py");
    succeed(Command::new("python3").arg(script).arg(folder.path()));
}

#[test]
fn pyshacl_finds_the_graph_sound() {
    if !has_python_module("pyshacl") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let turtle = folder.path().join("graph.ttl");
    write(OutputFormat::Turtle, &turtle);
    let ontology = root().join("ontology");
    succeed(
        Command::new("python3")
            .arg(root().join("tests/tools/sound.py"))
            .arg(turtle)
            .arg(ontology.join("shapes.ttl"))
            .arg(ontology.join("kurultai.ttl")),
    );
}

#[test]
fn graphviz_renders_drawings() {
    if !has("Graphviz", Command::new("dot").arg("-V")) {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (dot, svg) = (folder.path().join("graph.dot"), folder.path().join("graph.svg"));
    let graph: KnowledgeGraph = [odd_sample()].into_iter().collect();
    let options = PictureOptions {
        statements: true,
        ..PictureOptions::default()
    };
    let drawn = picture(&graph, &options).expect("a picture");
    write_dot(&drawn, File::create(&dot).expect("a file")).expect("a drawing");
    succeed(Command::new("dot").arg("-Tsvg").arg(dot).arg("-o").arg(&svg));
    let svg = fs::read_to_string(svg).expect("an SVG");
    assert!(
        svg.contains("&lt;i&gt;c&lt;/i&gt;"),
        "the label is shown as it is"
    );
}
