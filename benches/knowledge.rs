//! How long the shipped knowledge takes to load, and how fast names are found in a text.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kurultai::knowledge::Knowledge;
use kurultai::text::{Token, key_hash, tokenize};

/// Measures loading by itself.
fn load(c: &mut Criterion) {
    let things = Knowledge::load(Knowledge::shipped_files().as_slice())
        .expect("the shipped files have no mistakes")
        .gazetteer
        .things()
        .len();
    let mut group = c.benchmark_group("knowledge");
    group.bench_function("load_shipped", |b| {
        b.iter(|| {
            let knowledge = Knowledge::shipped().expect("the compiled form can be read");
            assert_eq!(knowledge.gazetteer.things().len(), things);
            knowledge
        });
    });
    group.finish();
}

/// Measures looking for a name at every token of a text that names everything once.
fn find_names(c: &mut Criterion) {
    let knowledge = Knowledge::shipped().expect("the compiled form can be read");
    let text = text_of(&knowledge);
    let tokens = tokenize(&text);
    let things = knowledge.gazetteer.things().len();
    let mut group = c.benchmark_group("knowledge");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("find_names", |b| {
        b.iter(|| {
            let found = count_names(&knowledge, black_box(&text), &tokens);
            assert!(found >= things, "{found} names of {things} things");
            found
        });
    });
    group.finish();
}

/// A text with the label of everything, one in ten or so words.
fn text_of(knowledge: &Knowledge) -> String {
    let mut text = String::new();
    for (_, thing) in knowledge.gazetteer.things() {
        text.push_str("On Monday the leaders met for the second time with ");
        text.push_str(thing.label);
        text.push_str(" and spoke about the prices of grain and fuel.\n");
    }
    text
}

/// How many names start in the text.
fn count_names(knowledge: &Knowledge, text: &str, tokens: &[Token]) -> usize {
    let keys: Vec<u64> = tokens.iter().map(|token| key_hash(token.span.of(text))).collect();
    (0..tokens.len())
        .map(|at| {
            let names = knowledge.gazetteer.longest_at(text, &tokens[at..], &keys[at..]);
            names.count()
        })
        .sum()
}

criterion_group!(benches, load, find_names);
criterion_main!(benches);
