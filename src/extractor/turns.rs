//! Statements that no cue introduces: turns of a transcript, quotations that go on.

use super::link::ReferentIndex;
use super::quotes::Quote;
use super::sheet::Sheet;
use super::statements::Said;
use super::units::Found;
use crate::model::{EntityKind, Quotation};
use crate::text::{BlockKind, Span, key};

/// Gives a sentence that is all quotation to who spoke before in the same block.
pub(super) fn read_on(sheet: &Sheet<'_>, found: &Found<'_>, quotes: &[Quote], said: &mut Vec<Said>) {
    let _ = found;
    for quote in quotes {
        let span = sheet.span(&quote.inner);
        if said.iter().any(|one| one.span.overlaps(span)) || quote.inner.len() < 3 {
            continue;
        }
        let Some(block) = sheet.cut.blocks.iter().find(|block| block.span.contains(span)) else {
            continue;
        };
        let sentences = &sheet.cut.sentences[block.sentences.clone()];
        let opens = sentences
            .iter()
            .any(|sentence| sentence.tokens.start == quote.outer.start);
        let closes = sentences
            .iter()
            .any(|sentence| sentence.tokens.end == quote.outer.end);
        if !opens || !closes {
            continue;
        }
        let before = said
            .iter()
            .filter(|one| block.span.contains(one.span) && one.span.end <= span.start);
        if let Some(last) = before
            .filter(|one| one.quotation != Quotation::Indirect || quote.inner.len() > 4)
            .max_by_key(|one| one.span.end)
            .cloned()
        {
            said.push(Said {
                span,
                quotation: Quotation::Direct,
                ..last
            });
        }
    }
}

/// Reads each turn whose label names a known speaker as one direct statement.
pub(super) fn read_turns(sheet: &Sheet<'_>, found: &Found<'_>, said: &mut Vec<Said>) {
    let blocks = &sheet.cut.blocks;
    for (at, block) in blocks.iter().enumerate() {
        let BlockKind::Turn { label } = block.kind else {
            continue;
        };
        let Some(speaker) = speaker(sheet, found, label) else {
            continue;
        };
        // A turn goes on over paragraphs until the next label or heading.
        let last = blocks[at + 1..]
            .iter()
            .take_while(|next| next.kind == BlockKind::Paragraph)
            .last()
            .unwrap_or(block);
        let text = &sheet.document.text[label.end..last.span.end];
        let words = text.trim_start_matches(|c: char| c == ':' || c.is_whitespace());
        let start = last.span.end - words.len();
        if !words.is_empty() {
            said.push(Said {
                span: Span::new(start, last.span.end),
                speaker,
                cue: ":".to_owned(),
                quotation: Quotation::Direct,
            });
        }
    }
}

/// The person whose family name the label has, or whom it names.
fn speaker(sheet: &Sheet<'_>, found: &Found<'_>, label: Span) -> Option<ReferentIndex> {
    let words: Vec<String> = label
        .of(&sheet.document.text)
        .split([' ', '.', ','])
        .map(key)
        .filter(|word| !word.is_empty())
        .collect();
    let last = words.last()?;
    let fits = |referent: &super::link::Referent| {
        let parts: Vec<String> = referent.label.split([' ']).map(key).collect();
        referent.kind == EntityKind::Person && parts.last() == Some(last)
    };
    found.links.referents.iter().position(fits)
}
