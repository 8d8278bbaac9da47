//! The annotated texts, and what is read from them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use kurultai::exporter::{QuadOptions, document_lines};
use kurultai::extractor::extract;
use kurultai::knowledge::Knowledge;
use kurultai::model::Reading;
use kurultai::text::{Document, DocumentId, SourceFacts};
use serde_json::{Value, json};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::shipped().unwrap());
static OPTIONS: LazyLock<QuadOptions> = LazyLock::new(|| QuadOptions::new(KNOWLEDGE.version()));
static READINGS: LazyLock<Vec<Reading>> = LazyLock::new(|| {
    texts()
        .map(|(name, text)| extract(&document(&name, &text), &KNOWLEDGE))
        .collect()
});

/// The folder of the annotated texts.
pub(super) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold")
}

/// File names and texts, sorted by name.
pub(super) fn texts() -> impl Iterator<Item = (String, String)> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".txt") && name != "requirements.txt")
        .collect();
    names.sort();
    assert!(names.len() >= 18, "{names:?}");
    names.into_iter().map(|name| (name.clone(), text(&name)))
}

/// The text of a file.
pub(super) fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

/// The annotations of a text, as they are written.
pub(super) fn annotations(name: &str) -> String {
    fs::read_to_string(folder().join(name).with_extension("json")).unwrap()
}

fn annotation(name: &str) -> Value {
    serde_json::from_str(&annotations(name)).unwrap()
}

fn document(name: &str, text: &str) -> Document {
    let gold = annotation(name);
    let facts = SourceFacts {
        title: gold["title"].as_str().map(str::to_owned),
        issued: Some(gold["date"].as_str().unwrap().parse().unwrap()),
        ..SourceFacts::default()
    };
    Document::new(DocumentId::new(name), text, facts)
}

/// The texts as lines of NDJSON, with their dates.
pub(super) fn documents() -> Vec<String> {
    let record = |(name, text): (String, String)| {
        let gold = annotation(&name);
        let record = json!({"id": name, "date": gold["date"], "title": gold["title"], "text": text});
        format!("{record}\n")
    };
    texts().map(record).collect()
}

/// What the texts say, in the order of their names.
pub(super) fn readings() -> &'static [Reading] {
    &READINGS
}

/// How quads are made of them.
pub(super) fn options() -> &'static QuadOptions {
    &OPTIONS
}

/// The N-Quads of all texts, as the library writes them.
pub(super) fn lines() -> String {
    let mut out = Vec::new();
    for reading in readings() {
        document_lines(reading, options()).write(&mut out).unwrap();
    }
    String::from_utf8(out).unwrap()
}
