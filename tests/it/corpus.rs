//! Texts with what must be read from them: a folder a case, `input.txt` beside `expected.txt`.
//!
//! `KURULTAI_BLESS=1 cargo test corpus` rewrites the expected files; read the change before you commit it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kurultai::extractor::extract;
use kurultai::knowledge::Knowledge;
use kurultai::model::{EntityId, Object, Reading};
use kurultai::text::{Document, DocumentId, SourceFacts};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    cases
}

/// The words a document uses for a thing first.
fn name<'r>(reading: &'r Reading, id: &EntityId) -> &'r str {
    reading.entity(id).map_or("", |entity| entity.label.as_str())
}

/// A reading as lines that people can read: things, relations, statements, counts.
fn render(reading: &Reading) -> String {
    let mut out = String::new();
    for entity in &reading.entities {
        let named = reading
            .mentions
            .iter()
            .filter(|mention| mention.entity == entity.id);
        let mut words: Vec<&str> = named
            .map(|mention| reading.document.words(mention.span))
            .collect();
        words.sort_unstable();
        words.dedup();
        writeln!(out, "{} {}: {}", entity.kind, entity.label, words.join(" | ")).unwrap();
    }
    out.push('\n');
    for claim in &reading.claims {
        let object = match &claim.object {
            Object::Entity(id) => name(reading, id).to_owned(),
            Object::Date(date) => date.to_string(),
        };
        let title = claim
            .title
            .as_deref()
            .map_or(String::new(), |title| format!(" as {title}"));
        let how = format!("{}, {}", claim.polarity.name(), claim.modality.name());
        let subject = name(reading, &claim.subject);
        writeln!(
            out,
            "{subject} {} {object}{title} ({how}; {})",
            claim.property, claim.frame
        )
        .unwrap();
    }
    out.push('\n');
    for statement in &reading.statements {
        let (who, words) = (
            name(reading, &statement.speaker),
            reading.document.words(statement.span),
        );
        writeln!(
            out,
            "{who} {} ({}): {words}",
            statement.cue,
            statement.quotation.name()
        )
        .unwrap();
    }
    out.push('\n');
    for count in &reading.counts {
        let by = count.by.as_ref().map_or("nobody", |by| name(reading, by));
        let since = count
            .since
            .map_or(String::new(), |since| format!(" since {since}"));
        writeln!(
            out,
            "{} {} {} by {by}{since}",
            count.comparator.name(),
            count.number,
            count.what
        )
        .unwrap();
    }
    out
}

#[test]
fn every_case_reads_as_expected() {
    let knowledge = Knowledge::shipped().unwrap();
    let bless = std::env::var_os("KURULTAI_BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let text = fs::read_to_string(case.join("input.txt")).unwrap();
        let facts = SourceFacts {
            issued: "2025-05-16".parse().ok(),
            ..SourceFacts::default()
        };
        let id = case.file_name().unwrap().to_string_lossy();
        let read = render(&extract(
            &Document::new(DocumentId::new(&id), &text, facts),
            &knowledge,
        ));
        let expected = case.join("expected.txt");
        if bless {
            fs::write(&expected, &read).unwrap();
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        let missed = wanted
            .lines()
            .filter(|line| !read.contains(line))
            .map(|line| format!("- {line}"));
        let added = read
            .lines()
            .filter(|line| !wanted.contains(line))
            .map(|line| format!("+ {line}"));
        let lines: Vec<String> = missed.chain(added).collect();
        if read != wanted {
            wrong.push(format!("{id}:\n{}", lines.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
