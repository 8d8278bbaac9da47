//! How fast a million triples are written as Turtle: by us, sorted, and by Oxigraph's serialiser, in the order given.
//!
//! The triples are those of the annotated texts, read once and told of as many documents as it takes.

use std::hint::black_box;
use std::io;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kurultai::exporter::vocab::PREFIXES;
use kurultai::exporter::{OutputFormat, QuadLines, QuadOptions, RdfWriter, document_quads, write_rdf};
use kurultai::extractor::extract;
use kurultai::knowledge::Knowledge;
use kurultai::text::{Document, DocumentId, SourceFacts};
use oxrdf::Quad;
use oxrdfio::{RdfFormat, RdfSerializer};

const MILLION: usize = 1_000_000;

/// A million quads, facts and provenance, document by document.
fn quads() -> Vec<Quad> {
    let knowledge = Knowledge::shipped().expect("the compiled form can be read");
    let options = QuadOptions::new(knowledge.version());
    let read = (1..=18).map(|number| {
        let path = format!("{}/tests/gold/dev-{number:02}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(Path::new(&path)).expect("a text of the benches");
        extract(
            &Document::new(DocumentId::new("x"), &text, SourceFacts::default()),
            &knowledge,
        )
    });
    let mut read: Vec<_> = read.collect();
    let mut quads = Vec::with_capacity(MILLION);
    for copy in 0.. {
        for (at, reading) in read.iter_mut().enumerate() {
            reading.document.id = DocumentId::new(&format!("copy-{copy:04}/text-{at}"));
            quads.extend(document_quads(reading, &options).iter().cloned());
            if quads.len() >= MILLION {
                quads.truncate(MILLION);
                return quads;
            }
        }
    }
    quads
}

/// Oxigraph's own serialiser, with the same prefixes.
fn by_oxigraph(quads: &[Quad]) -> usize {
    let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
    for (prefix, namespace) in PREFIXES {
        serializer = serializer.with_prefix(prefix, namespace).expect("a prefix");
    }
    let mut out = serializer.for_writer(Counted::default());
    for quad in quads {
        out.serialize_triple(quad.as_ref()).expect("nothing can fail");
    }
    out.finish().expect("nothing can fail").bytes
}

fn by_us(quads: &[Quad]) -> usize {
    let mut out = Counted::default();
    write_rdf(quads, OutputFormat::Turtle, &mut out).expect("nothing can fail");
    out.bytes
}

/// The road of `export`: from the lines that a store holds.
fn from_lines(text: &str) -> usize {
    let mut lines = QuadLines::new();
    lines.push_text(text).expect("lines of N-Quads");
    let mut writer = RdfWriter::new(OutputFormat::Turtle, Counted::default()).expect("nothing can fail");
    writer.write(&lines).expect("nothing can fail");
    writer.finish().expect("nothing can fail").bytes
}

/// Counts bytes and forgets them.
#[derive(Default)]
struct Counted {
    bytes: usize,
}

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += black_box(bytes).len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn turtle(c: &mut Criterion) {
    let quads = quads();
    let mut text = Vec::new();
    kurultai::exporter::write_nquads(&quads, &mut text).expect("memory takes everything");
    let text = String::from_utf8(text).expect("UTF-8");
    let mut group = c.benchmark_group("turtle of a million triples");
    group
        .sample_size(10)
        .throughput(Throughput::Elements(MILLION as u64));
    group.bench_function("oxigraph", |b| {
        b.iter(|| assert!(by_oxigraph(&quads) > 10_000_000));
    });
    group.bench_function("kurultai, from quads", |b| {
        b.iter(|| assert!(by_us(&quads) > 10_000_000));
    });
    group.bench_function("kurultai, from a store's lines", |b| {
        b.iter(|| assert!(from_lines(&text) > 10_000_000));
    });
    group.finish();
}

criterion_group!(benches, turtle);
criterion_main!(benches);
