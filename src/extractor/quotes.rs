//! Quotations: what stands inside quotation marks, nested and unbalanced ones too.

use std::ops::Range;

use super::sheet::Sheet;
use crate::text::{Sentence, TokenKind};

/// Words inside quotation marks that no other marks enclose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    /// The tokens inside the marks.
    pub(super) inner: Range<usize>,
    /// The tokens with the marks that are there.
    pub(super) outer: Range<usize>,
    /// Whether it is never closed.
    pub(super) open: bool,
}

/// What a quotation mark does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkRole {
    Opens,
    Closes,
}

/// Finds the outermost quotations of a document, block by block.
///
/// A mark that is never closed encloses the rest of its sentence, or of its block if it opens it:
/// in a quotation over several paragraphs each begins with a mark and only the last is closed.
pub(super) fn find_quotes(sheet: &Sheet<'_>) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for block in &sheet.cut.blocks {
        let tokens = sheet.block_tokens(block);
        quotes.extend(block_quotes(sheet, &tokens));
    }
    quotes
}

/// The quotations that belong together: over several paragraphs, each begins with a mark and only the last is closed.
pub(super) fn passages<'q>(sheet: &Sheet<'_>, quotes: &'q [Quote]) -> Vec<&'q [Quote]> {
    let blocks = &sheet.cut.blocks;
    let goes_on = |one: &Quote, next: &Quote| {
        let at = blocks.partition_point(|block| sheet.block_tokens(block).end < one.outer.end);
        one.open
            && sheet.block_tokens(&blocks[at]).end == one.outer.end
            && blocks
                .get(at + 1)
                .is_some_and(|block| sheet.block_tokens(block).start == next.outer.start)
    };
    quotes.chunk_by(goes_on).collect()
}

/// The quotations that a sentence has a part of, or stands right beside.
pub(super) fn beside<'q>(quotes: &'q [Quote], sentence: &Sentence) -> &'q [Quote] {
    let from = quotes.partition_point(|quote| quote.outer.end < sentence.tokens.start);
    let to = quotes.partition_point(|quote| quote.outer.start < sentence.tokens.end);
    &quotes[from..to]
}

/// The outermost quotations of one block.
fn block_quotes(sheet: &Sheet<'_>, tokens: &Range<usize>) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for at in tokens.clone() {
        match role(sheet, at, tokens, !open.is_empty()) {
            Some(MarkRole::Opens) => open.push(at),
            Some(MarkRole::Closes) => {
                if let Some(start) = open.pop()
                    && open.is_empty()
                    && start + 1 < at
                {
                    quotes.push(Quote {
                        inner: start + 1..at,
                        outer: start..at + 1,
                        open: false,
                    });
                }
            }
            None => {}
        }
    }
    if let Some(start) = open.first().copied() {
        let sentences = &sheet.cut.sentences;
        let sentence = sentences.get(sentences.partition_point(|sentence| sentence.tokens.end <= start));
        let end = sentence.map_or(tokens.end, |sentence| {
            if start == tokens.start {
                tokens.end
            } else {
                sentence.tokens.end
            }
        });
        // What was closed inside the unclosed one is part of it.
        if start + 1 < end {
            quotes.retain(|quote| quote.outer.start < start || quote.outer.end > end);
            quotes.push(Quote {
                inner: start + 1..end,
                outer: start..end,
                open: true,
            });
        }
    }
    quotes
}

/// What the mark at a token does, from itself and from the spaces beside it.
fn role(sheet: &Sheet<'_>, at: usize, range: &Range<usize>, open: bool) -> Option<MarkRole> {
    if sheet.toks[at].kind == TokenKind::Word {
        return None;
    }
    let spaced_before =
        at == range.start || !sheet.joined(at) || matches!(sheet.text(at - 1), "(" | "[" | "—" | "–");
    let spaced_after =
        at + 1 >= range.end || !sheet.joined(at + 1) || sheet.toks[at + 1].kind == TokenKind::Mark;
    match sheet.text(at) {
        "“" | "«" | "„" => Some(MarkRole::Opens),
        "”" | "»" => Some(MarkRole::Closes),
        "\"" if spaced_before && at + 1 < range.end => Some(MarkRole::Opens),
        "\"" => Some(MarkRole::Closes),
        "‘" if spaced_before && at + 1 < range.end => Some(MarkRole::Opens),
        "’" | "'" if open && spaced_after && !spaced_before && has_single(sheet, at, range) => {
            Some(MarkRole::Closes)
        }
        _ => None,
    }
}

/// Whether a single opening mark stands before a single closing one.
fn has_single(sheet: &Sheet<'_>, at: usize, range: &Range<usize>) -> bool {
    (range.start..at)
        .rev()
        .find(|before| matches!(sheet.text(*before), "‘" | "“" | "”" | "\""))
        .is_some_and(|before| sheet.text(before) == "‘")
}
