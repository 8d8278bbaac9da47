//! Statements that no cue introduces: turns of a transcript, quotations that go on.

use std::sync::Arc;

use super::quotes::{Quote, passages};
use super::sheet::Sheet;
use super::statements::Said;
use super::units::Found;
use super::voices::{Voice, briefer};
use crate::model::Quotation;
use crate::text::{Block, BlockKind, Span};

/// Makes one statement of a quotation over several paragraphs, and gives a sentence that is all quotation to
/// who spoke before: in the same block, or in the one before if the block is all quotation.
pub(super) fn read_on(sheet: &Sheet<'_>, quotes: &[Quote], said: &mut Vec<Said>) {
    for passage in passages(sheet, quotes) {
        let (first, last) = (&passage[0], &passage[passage.len() - 1]);
        let span = sheet.span(&(first.inner.start..last.inner.end));
        if passage.len() > 1 && join(sheet, passage, span, said) {
            continue;
        }
        let opening = sheet.span(&first.inner);
        if first.inner.len() < 3 || said.iter().any(|one| one.span.overlaps(span)) {
            continue;
        }
        if let Some(before) = speaks_before(sheet, first, opening, said) {
            said.push(Said {
                span,
                quotation: Quotation::Direct,
                ..before
            });
        }
    }
}

/// Joins the statements of the paragraphs of one quotation, if a cue gives any of them a speaker.
fn join(sheet: &Sheet<'_>, passage: &[Quote], whole: Span, said: &mut Vec<Said>) -> bool {
    let parts: Vec<Span> = passage.iter().map(|quote| sheet.span(&quote.inner)).collect();
    let is_part = |one: &Said| one.quotation == Quotation::Direct && parts.contains(&one.span);
    let Some(speaks) = said.iter().rev().find(|one| is_part(one)).cloned() else {
        return false;
    };
    said.retain(|one| !is_part(one));
    said.push(Said {
        span: whole,
        ..speaks
    });
    true
}

/// The statement whose speaker a quotation without a cue goes on with.
fn speaks_before(sheet: &Sheet<'_>, quote: &Quote, span: Span, said: &[Said]) -> Option<Said> {
    let blocks = &sheet.cut.blocks;
    let at = blocks.partition_point(|block| block.span.end < span.end);
    let block = blocks.get(at).filter(|block| block.span.contains(span))?;
    let sentences = &sheet.cut.sentences[block.sentences.clone()];
    let opens = sentences
        .iter()
        .any(|sentence| sentence.tokens.start == quote.outer.start);
    let closes = sentences
        .iter()
        .any(|sentence| sentence.tokens.end == quote.outer.end);
    if !opens || !closes {
        return None;
    }
    let tokens = sheet.block_tokens(block);
    let alone = quote.outer.start == tokens.start && quote.outer.end == tokens.end;
    let from = if alone {
        blocks[at.saturating_sub(1)].span.start
    } else {
        block.span.start
    };
    let from = from.max(sentence_before(sheet, quote));
    let before = said
        .iter()
        .filter(|one| one.span.end > from && one.span.end <= span.start);
    before
        .filter(|one| one.quotation != Quotation::Indirect || quote.inner.len() > 4)
        .max_by_key(|one| one.span.end)
        .cloned()
}

/// Where the sentence before a quotation starts.
fn sentence_before(sheet: &Sheet<'_>, quote: &Quote) -> usize {
    let sentences = &sheet.cut.sentences;
    let own = sentences.partition_point(|sentence| sentence.tokens.end <= quote.outer.start);
    own.checked_sub(1)
        .map_or(0, |before| sentences[before].span.start)
}

/// The bytes of a quotation mark, and of a full stop behind it.
const MARK: usize = 4;

/// Reads what stands before the first turn of a briefing as the words of who gives it.
pub(super) fn read_briefing(sheet: &Sheet<'_>, found: &Found<'_>, said: &mut Vec<Said>) {
    let Some((speaker, from)) = briefer(sheet, found) else {
        return;
    };
    let blocks = &sheet.cut.blocks;
    let to = (from..blocks.len())
        .find(|at| matches!(blocks[*at].kind, BlockKind::Turn { .. }))
        .unwrap_or(blocks.len());
    let mut paragraphs = blocks[from..to]
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph && !is_aside(sheet, block));
    if let Some(first) = paragraphs.next() {
        let last = paragraphs.next_back().unwrap_or(first);
        said.push(Said {
            span: first.span.join(last.span),
            speaker,
            cue: ":".to_owned(),
            class: Arc::from("neutral"),
            quotation: Quotation::Direct,
        });
    }
}

/// Whether a paragraph stands in brackets: "[This is a rush transcript.]"
fn is_aside(sheet: &Sheet<'_>, block: &Block) -> bool {
    let first = sheet.block_tokens(block).start;
    matches!(sheet.text(first), "[" | "(")
}

/// The words of a turn behind its label and what brackets say of it: "*(as translated)*: …".
fn said_after_label(text: &str) -> &str {
    let aside = text
        .trim_start()
        .starts_with('(')
        .then(|| text.find("):"))
        .flatten();
    text[aside.map_or(0, |end| end + 1)..].trim_start_matches(|c: char| c == ':' || c.is_whitespace())
}

/// Reads each turn whose label names a known speaker as one direct statement.
pub(super) fn read_turns(sheet: &Sheet<'_>, voices: &[Voice], said: &mut Vec<Said>) {
    let blocks = &sheet.cut.blocks;
    for (at, block) in blocks.iter().enumerate() {
        let BlockKind::Turn { label } = block.kind else {
            continue;
        };
        let Some(speaker) = voices[at].one else {
            continue;
        };
        // A turn goes on over paragraphs until the next label or heading.
        let last = blocks[at + 1..]
            .iter()
            .take_while(|next| next.kind == BlockKind::Paragraph)
            .last()
            .unwrap_or(block);
        let text = &sheet.document.text[label.end..last.span.end];
        let words = said_after_label(text);
        let start = last.span.end - words.len();
        // "Minister X: “…”": the quotation is the statement.
        let quoted = said.iter().any(|one| {
            one.speaker == speaker
                && one.quotation == Quotation::Direct
                && one.span.start.abs_diff(start) <= MARK
                && one.span.end.abs_diff(last.span.end) <= MARK
        });
        if !words.is_empty() && !quoted {
            said.push(Said {
                span: Span::new(start, last.span.end),
                speaker,
                cue: ":".to_owned(),
                class: Arc::from("neutral"),
                quotation: Quotation::Direct,
            });
        }
    }
}
