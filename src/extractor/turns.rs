//! Statements that no cue introduces: turns of a transcript, quotations that go on.

mod spoken;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::quotes::{Quote, passages};
use super::sheet::Sheet;
use super::statements::Said;
use super::units::Found;
use super::voices::{Voice, briefer};
use crate::model::Quotation;
use crate::text::{Block, BlockKind, Span};
use spoken::{Spoken, Taken};

/// Makes one statement of a quotation over several paragraphs, and gives a sentence that is all quotation to
/// who spoke before: in the same block, or in the one before if the block is all quotation.
pub(super) fn read_on(sheet: &Sheet<'_>, quotes: &[Quote], said: &mut Vec<Said>) {
    let mut spoken = Spoken::new(std::mem::take(said));
    // Passages lie apart, so that what is added or joined at one overlaps no later one.
    let taken = Taken::by(&spoken);
    for passage in passages(sheet, quotes) {
        let (first, last) = (&passage[0], &passage[passage.len() - 1]);
        let span = sheet.span(&(first.inner.start..last.inner.end));
        if passage.len() > 1 && join(sheet, passage, span, &mut spoken) {
            continue;
        }
        let opening = sheet.span(&first.inner);
        if first.inner.len() < 3 || taken.overlaps(span) {
            continue;
        }
        if let Some(before) = speaks_before(sheet, first, opening, &spoken) {
            spoken.push(Said {
                span,
                quotation: Quotation::Direct,
                ..before
            });
        }
    }
    *said = spoken.into_said();
}

/// Joins the statements of the paragraphs of one quotation, if a cue gives any of them a speaker.
fn join(sheet: &Sheet<'_>, passage: &[Quote], whole: Span, spoken: &mut Spoken) -> bool {
    let parts = passage.iter().map(|quote| sheet.span(&quote.inner));
    let parts: Vec<usize> = parts.flat_map(|part| spoken.direct(part)).collect();
    let Some(last) = parts.iter().copied().max() else {
        return false;
    };
    let speaks = spoken.said[last].clone();
    parts.into_iter().for_each(|part| spoken.remove(part));
    if let Some(speaks) = speaks {
        spoken.push(Said {
            span: whole,
            ..speaks
        });
    }
    true
}

/// The statement whose speaker a quotation without a cue goes on with.
fn speaks_before(sheet: &Sheet<'_>, quote: &Quote, span: Span, spoken: &Spoken) -> Option<Said> {
    let blocks = &sheet.cut.blocks;
    let at = blocks.partition_point(|block| block.span.end < span.end);
    let block = blocks.get(at).filter(|block| block.span.contains(span))?;
    let sentences = &sheet.cut.sentences[block.sentences.clone()];
    let opening = sentences.partition_point(|sentence| sentence.tokens.start < quote.outer.start);
    let opens = sentences
        .get(opening)
        .is_some_and(|sentence| sentence.tokens.start == quote.outer.start);
    let closing = sentences.partition_point(|sentence| sentence.tokens.end < quote.outer.end);
    let closes = sentences
        .get(closing)
        .is_some_and(|sentence| sentence.tokens.end == quote.outer.end);
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
    let mut before = spoken.that_end(from + 1, span.start).rev();
    before
        .find(|one| one.quotation != Quotation::Indirect || quote.inner.len() > 4)
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
    let places = said.iter().enumerate();
    let mut starts: BTreeSet<(usize, usize)> = places.map(|(at, one)| (one.span.start, at)).collect();
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
        let near = starts.range((start.saturating_sub(MARK), 0)..=(start + MARK, usize::MAX));
        let quoted = near.map(|(_, at)| &said[*at]).any(|one| {
            one.speaker == speaker
                && one.quotation == Quotation::Direct
                && one.span.end.abs_diff(last.span.end) <= MARK
        });
        if !words.is_empty() && !quoted {
            starts.insert((start, said.len()));
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
