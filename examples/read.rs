//! Reads a text on standard input and prints what it says: entities, claims, statements, counts.
//!
//! `cargo run --example read < examples/texts/summit.txt`

use std::io::{Read, Write};

use kurultai::extractor::extract;
use kurultai::knowledge::Knowledge;
use kurultai::model::Object;
use kurultai::text::{Document, DocumentId, SourceFacts};

fn main() -> anyhow::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let issued = std::env::args().nth(1).map(|date| date.parse()).transpose()?;
    let document = Document::new(
        DocumentId::new("stdin"),
        &text,
        SourceFacts {
            issued,
            ..SourceFacts::default()
        },
    );
    let reading = extract(&document, &Knowledge::shipped()?);
    let mut out = std::io::stdout().lock();
    for entity in &reading.entities {
        let named = reading
            .mentions
            .iter()
            .filter(|mention| mention.entity == entity.id);
        let words: Vec<&str> = named.map(|mention| document.words(mention.span)).collect();
        writeln!(
            out,
            "{} {} <{}>: {}",
            entity.kind,
            entity.label,
            entity.id,
            words.join(" | ")
        )?;
    }
    for claim in &reading.claims {
        let object = match &claim.object {
            Object::Entity(thing) => thing.to_string(),
            Object::Date(date) => date.to_string(),
        };
        let how = format!("{} {}", claim.polarity.name(), claim.modality.name());
        let title = claim.title.as_deref().unwrap_or_default();
        writeln!(
            out,
            "{} {} {object} {title} [{how}, frame {}]",
            claim.subject, claim.property, claim.frame
        )?;
    }
    for statement in &reading.statements {
        let (how, words) = (statement.quotation.name(), document.words(statement.span));
        writeln!(out, "{} {} ({how}): {words}", statement.speaker, statement.cue)?;
    }
    for count in &reading.counts {
        writeln!(
            out,
            "{} {} {} by {:?} since {:?}",
            count.comparator.name(),
            count.number,
            count.what,
            count.by,
            count.since
        )?;
    }
    Ok(())
}
