//! How long each stage takes, from a text to its lines of N-Quads; in bytes of text a second.
//!
//! Inputs never change: a paragraph and an article in benches/texts, and the annotated texts as one long one and one
//! by one. Each bench asserts how much it found, so that a stage that is fast because it is broken shows.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{
    BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime,
};
use kurultai::exporter::{QuadOptions, document_lines, document_quads};
use kurultai::extractor::{Stage, extract, extract_in_stages};
use kurultai::knowledge::Knowledge;
use kurultai::model::Reading;
use kurultai::text::{Document, DocumentId, SourceFacts, segment};

/// A text to read, and the least that is found in it.
struct Input {
    name: &'static str,
    document: Document,
    sentences: usize,
    mentions: usize,
    lines: usize,
}

impl Input {
    fn new(name: &'static str, text: &str, [sentences, mentions, lines]: [usize; 3]) -> Self {
        let facts = SourceFacts {
            issued: Some("2024-06-01".parse().expect("a date")),
            ..SourceFacts::default()
        };
        Self {
            name,
            document: Document::new(DocumentId::new(name), text, facts),
            sentences,
            mentions,
            lines,
        }
    }
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).expect("a text of the benches")
}

/// The annotated texts, by name.
fn annotated() -> Vec<String> {
    (1..=18)
        .map(|number| read(&format!("tests/gold/dev-{number:02}.txt")))
        .collect()
}

fn annotated_documents() -> Vec<Document> {
    annotated()
        .iter()
        .map(|text| Input::new("annotated", text, [0; 3]).document)
        .collect()
}

fn inputs() -> [Input; 3] {
    [
        Input::new("small", &read("benches/texts/small.txt"), [2, 4, 30]),
        Input::new("ordinary", &read("benches/texts/ordinary.txt"), [14, 30, 250]),
        Input::new("long", &annotated().join("\n\n"), [300, 900, 6000]),
    ]
}

/// A group that measures bytes of a text.
fn group<'c>(c: &'c mut Criterion, name: &str, bytes: usize) -> BenchmarkGroup<'c, WallTime> {
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(bytes as u64));
    group
}

/// Text to sentences.
fn segmentation(c: &mut Criterion) {
    for input in inputs() {
        let text = &*input.document.text;
        group(c, "segmentation", text.len()).bench_function(input.name, |b| {
            b.iter(|| {
                let cut = segment(black_box(text));
                assert!(cut.sentences.len() >= input.sentences, "{}", cut.sentences.len());
                cut
            });
        });
    }
}

/// Document to reading.
fn extraction(c: &mut Criterion) {
    let knowledge = Knowledge::shipped().expect("the compiled form can be read");
    for input in inputs() {
        group(c, "extraction", input.document.text.len()).bench_function(input.name, |b| {
            b.iter(|| {
                let reading = extract(black_box(&input.document), &knowledge);
                assert!(
                    reading.mentions.len() >= input.mentions,
                    "{}",
                    reading.mentions.len()
                );
                reading
            });
        });
    }
}

/// The stages of an extraction one by one, each as if the others took no time.
fn stages(c: &mut Criterion) {
    let knowledge = Knowledge::shipped().expect("the compiled form can be read");
    let documents = annotated_documents();
    let bytes = documents.iter().map(|document| document.text.len()).sum();
    let mut group = group(c, "stages", bytes);
    for stage in Stage::ALL {
        group.bench_function(stage.name(), |b| {
            b.iter_custom(|times| {
                let runs = (0..times).flat_map(|_| &documents);
                runs.map(|document| time_of(stage, document, &knowledge)).sum()
            });
        });
    }
}

/// How long one stage takes in reading a document.
fn time_of(wanted: Stage, document: &Document, knowledge: &Knowledge) -> Duration {
    let mut spent = Duration::ZERO;
    let mut last = Instant::now();
    let reading = extract_in_stages(document, knowledge, |stage| {
        let now = Instant::now();
        if stage == wanted {
            spent += now - last;
        }
        last = now;
    });
    assert!(!reading.mentions.is_empty());
    spent
}

/// Reading to sorted lines of N-Quads, and to quads.
fn quads(c: &mut Criterion) {
    let knowledge = Knowledge::shipped().expect("the compiled form can be read");
    let options = QuadOptions::new(knowledge.version());
    for input in inputs() {
        let reading = extract(&input.document, &knowledge);
        let bytes = input.document.text.len();
        group(c, "lines", bytes).bench_function(input.name, |b| {
            b.iter(|| {
                let lines = count_lines(black_box(&reading), &options);
                assert!(lines >= input.lines, "{lines}");
            });
        });
        group(c, "quads", bytes).bench_function(input.name, |b| {
            b.iter(|| {
                let quads = document_quads(black_box(&reading), &options);
                assert!(quads.iter().count() >= input.lines);
                quads
            });
        });
    }
}

fn count_lines(reading: &Reading, options: &QuadOptions) -> usize {
    let lines = document_lines(reading, options);
    let count = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
    count(&lines.facts) + count(&lines.provenance)
}

/// All annotated texts, one by one, from text to lines, on one thread.
fn end_to_end(c: &mut Criterion) {
    let knowledge = Knowledge::shipped().expect("the compiled form can be read");
    let options = QuadOptions::new(knowledge.version());
    let documents = annotated_documents();
    let bytes = documents.iter().map(|document| document.text.len()).sum();
    group(c, "end_to_end", bytes).bench_function("annotated", |b| {
        b.iter(|| {
            let read = documents.iter().map(|document| extract(document, &knowledge));
            let lines: usize = read.map(|reading| count_lines(&reading, &options)).sum();
            assert!(lines >= 8000, "{lines}");
        });
    });
}

criterion_group!(benches, segmentation, extraction, stages, quads, end_to_end);
criterion_main!(benches);
