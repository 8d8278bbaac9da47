//! How long it takes to lay out and write drawings of 300 and 1,000 things, as SVG and as a page.
//!
//! The graph is made up, always the same, and shaped as graphs of texts are: a few things have many relations.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kurultai::exporter::{Picture, PictureOptions, picture, write_page, write_svg};
use kurultai::graph::KnowledgeGraph;
use kurultai::model::{
    Claim, Entity, EntityId, EntityKind, LinkReason, Mention, Modality, Object, Polarity, Property, Reading,
};
use kurultai::text::{Document, DocumentId, SourceFacts, Span};

const KINDS: [EntityKind; 5] = [
    EntityKind::Person,
    EntityKind::State,
    EntityKind::Meeting,
    EntityKind::Person,
    EntityKind::Institution,
];

fn id(number: usize) -> EntityId {
    EntityId::shared(&format!("thing/{number}"))
}

fn claim(one: usize, other: usize) -> Claim {
    Claim {
        span: Span::new(0, 21),
        subject: id(one),
        property: Property::new("attended"),
        object: Object::Entity(id(other)),
        frame: "bench".into(),
        polarity: Polarity::Positive,
        modality: Modality::Actual,
        when: None,
        within: None,
        office: None,
        title: None,
    }
}

/// A graph of so many things with about two relations each.
fn graph(count: usize) -> KnowledgeGraph {
    let text = "They attended a meeting of all who were there.";
    let document = Document::new(DocumentId::new("bench"), text, SourceFacts::default());
    let mut reading = Reading::empty(document);
    for number in 0..count {
        reading.entities.push(Entity {
            id: id(number),
            kind: KINDS[number % KINDS.len()],
            label: format!("Somebody or something, the {number}th of all"),
        });
        reading.mentions.push(Mention {
            span: Span::new(0, 4),
            entity: id(number),
            reason: LinkReason::Alias,
        });
        // Squares favour the first, so that some things have many relations.
        for factor in [7919, 104_729] {
            let share = number * factor % 1009;
            let other = number * share * share / (1009 * 1009);
            if other != number {
                reading.claims.push(claim(number, other));
            }
        }
    }
    reading.normalise();
    [reading].into_iter().collect()
}

fn drawn(count: usize) -> Picture {
    picture(&graph(count), &PictureOptions::default()).expect("no focus")
}

/// How often words stand in what a writer writes.
fn written(write: impl FnOnce(&mut Vec<u8>), words: &str) -> usize {
    let mut out = Vec::new();
    write(&mut out);
    String::from_utf8(out).expect("UTF-8").matches(words).count()
}

fn drawing(c: &mut Criterion) {
    for count in [300, 1000] {
        let picture = drawn(count);
        let mut group = c.benchmark_group("drawing");
        group.throughput(Throughput::Elements(count as u64));
        group.sample_size(10).measurement_time(Duration::from_secs(10));
        group.bench_function(format!("svg-{count}"), |b| {
            b.iter(|| {
                let write = |out: &mut Vec<u8>| write_svg(black_box(&picture), out).expect("memory");
                assert_eq!(written(write, "class=\"thing "), count);
            });
        });
        group.bench_function(format!("page-{count}"), |b| {
            b.iter(|| {
                let write = |out: &mut Vec<u8>| write_page(black_box(&picture), out).expect("memory");
                assert_eq!(written(write, "class=\"thing "), count);
            });
        });
        group.finish();
    }
}

criterion_group!(benches, drawing);
criterion_main!(benches);
