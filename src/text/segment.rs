//! Segmentation: blocks of layout, sentences, tokens. Lossless, by span.

use std::ops::Range;

use super::span::Span;
use super::token::{Token, TokenKind, tokenize};

/// What a block of a text is in its layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A headline, a section heading or another line that is no sentence.
    Heading,
    /// An item of a bulleted or numbered list.
    Item,
    /// A turn of a transcript: a label, a colon, and what was said.
    Turn {
        /// The label ("MS. LINDQVIST").
        label: Span,
    },
}

/// A paragraph, heading, list item or turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// From its first to its last character that is no white space (bytes).
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Its sentences, as indices.
    pub sentences: Range<usize>,
}

/// A sentence: a stretch of tokens inside one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token (bytes).
    pub span: Span,
    /// Its tokens, as indices.
    pub tokens: Range<usize>,
    /// The block it stands in.
    pub block: usize,
}

/// A text cut into blocks, sentences and tokens.
#[derive(Clone, Debug, Default)]
pub struct Segmentation {
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All sentences in order; every token is in exactly one.
    pub sentences: Vec<Sentence>,
    /// All blocks in order; every sentence is in exactly one.
    pub blocks: Vec<Block>,
}

impl Segmentation {
    /// Words with the sentences around them.
    #[must_use]
    pub fn around(&self, words: Span) -> Span {
        let sentences = self.sentences.iter().map(|sentence| sentence.span);
        sentences
            .filter(|sentence| sentence.overlaps(words))
            .fold(words, Span::join)
    }
}

/// Cuts a text into blocks, sentences and tokens.
#[must_use]
pub fn segment(text: &str) -> Segmentation {
    let tokens = tokenize(text);
    let mut out = Segmentation::default();
    let mut next = 0;
    for span in block_spans(text) {
        let first = next;
        while next < tokens.len() && tokens[next].span.start < span.end {
            next += 1;
        }
        if first < next {
            let sentences = out.sentences.len();
            split_sentences(text, &tokens, first..next, out.blocks.len(), &mut out.sentences);
            let kind = block_kind(text, &tokens[first..next], span);
            out.blocks.push(Block {
                span,
                kind,
                sentences: sentences..out.sentences.len(),
            });
        }
    }
    out.tokens = tokens;
    label_turns(text, &mut out);
    out
}

/// Makes turns of blocks that begin with the same capitalised words and a colon: "Jane Novak: …", "Question: …".
fn label_turns(text: &str, out: &mut Segmentation) {
    let labels: Vec<Option<Span>> = out
        .blocks
        .iter()
        .map(|block| plain_label(text, out, block))
        .collect();
    let turn = |block: &Block| match block.kind {
        BlockKind::Turn { label } => Some(label),
        _ => None,
    };
    let known = out.blocks.iter().filter_map(turn);
    let mut words: Vec<&str> = labels
        .iter()
        .flatten()
        .copied()
        .chain(known)
        .map(|label| label.of(text))
        .collect();
    words.sort_unstable();
    let repeated: Vec<&str> = words
        .windows(2)
        .filter(|pair| pair[0] == pair[1])
        .map(|pair| pair[0])
        .collect();
    if repeated.is_empty() {
        return;
    }
    // Where some speak twice, those beside them who speak once have a turn as well.
    for (block, label) in out.blocks.iter_mut().zip(labels) {
        if let Some(label) = label {
            block.kind = BlockKind::Turn { label };
        }
    }
}

/// The capitalised words and the colon with which a paragraph begins, if a sentence follows.
fn plain_label(text: &str, out: &Segmentation, block: &Block) -> Option<Span> {
    let first = out.sentences.get(block.sentences.start)?.tokens.start;
    let last = out.sentences[block.sentences.end - 1].tokens.end;
    let tokens = &out.tokens[first..last];
    let colon = tokens
        .iter()
        .take(LABEL)
        .position(|token| token.span.of(text) == ":")?;
    let apart = tokens.get(colon + 1)?.span.start > tokens[colon].span.end;
    let follows = tokens[colon + 1]
        .span
        .of(text)
        .starts_with(|c: char| c.is_uppercase() || "“\"‘«(".contains(c));
    let named = colon > 0 && tokens[..colon].iter().all(|token| is_label_word(token, text));
    let turn = block.kind == BlockKind::Paragraph && named && apart && follows;
    turn.then(|| tokens[0].span.join(tokens[colon - 1].span))
}

/// The most words of a label, its colon included.
const LABEL: usize = 12;

/// Whether a word may stand in the label of a turn.
fn is_label_word(token: &Token, text: &str) -> bool {
    let word = token.span.of(text);
    token.kind == TokenKind::Mark && matches!(word, "." | "-" | "’" | "'" | "(" | ")" | ",")
        || word.chars().next().is_some_and(char::is_uppercase)
        || matches!(
            word,
            "of" | "the" | "for" | "and" | "de" | "von" | "van" | "der" | "al" | "bin"
        )
}

/// The spans of the blocks: lines, joined where one runs on into the next.
fn block_spans(text: &str) -> Vec<Span> {
    let wrapped = is_hard_wrapped(text);
    let mut blocks: Vec<Span> = Vec::new();
    let mut blank = true;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let words = line.trim();
        at += line.len();
        if words.is_empty() {
            blank = true;
            continue;
        }
        let span = Span::new(start, start + words.len());
        match blocks.last_mut() {
            Some(last) if !blank && runs_on(last.of(text), words, wrapped) => last.end = span.end,
            _ => blocks.push(span),
        }
        blank = false;
    }
    blocks
}

/// Whether lines were broken at a fixed width, so that a line break means nothing.
fn is_hard_wrapped(text: &str) -> bool {
    let (mut lines, mut full, mut longest) = (0, 0, 0);
    let mut before: Option<usize> = None;
    for line in text.lines() {
        let width = line.trim().chars().count();
        longest = longest.max(width);
        if width > 0
            && let Some(before) = before
        {
            lines += 1;
            full += usize::from((50..=100).contains(&before));
        }
        before = (width > 0).then_some(width);
    }
    lines >= 3 && longest <= 100 && full * 3 >= lines * 2
}

/// Whether a line goes on in the next one.
fn runs_on(line: &str, next: &str, wrapped: bool) -> bool {
    if is_item(next) || ends_sentence(line) && !wrapped {
        return false;
    }
    let lower = next.chars().next().is_some_and(char::is_lowercase);
    let open = line.ends_with(',')
        || line
            .split_whitespace()
            .last()
            .is_some_and(|word| RUNNING.contains(&word));
    lower || open || wrapped && line.chars().count() >= 50
}

/// Words that no line ends with on purpose.
const RUNNING: &[&str] = &[
    "the", "a", "an", "of", "and", "in", "on", "to", "for", "by", "with", "at", "from", "or",
];

/// Whether a line ends with a full stop or its like, quotation marks and brackets apart.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', '\'', '»', ')', ']'])
        .ends_with(['.', '!', '?', '…', ':', ';'])
}

/// Whether a line is an item of a list: a bullet, "1.", "(a)".
fn is_item(line: &str) -> bool {
    if line.starts_with(['•', '·', '▪', '◦', '*', '‣', '●']) {
        return true;
    }
    if let Some(rest) = line.strip_prefix(['-', '–', '—']) {
        return rest.starts_with(' ');
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        return line[digits..].starts_with(". ") || line[digits..].starts_with(") ");
    }
    let bracketed = line.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    bracketed.is_some_and(|(label, _)| {
        !label.is_empty() && label.len() <= 4 && label.chars().all(char::is_alphanumeric)
    })
}

/// What a block is, from its shape.
fn block_kind(text: &str, tokens: &[Token], span: Span) -> BlockKind {
    if let Some(label) = turn_label(text, tokens) {
        return BlockKind::Turn { label };
    }
    let words = span.of(text);
    if is_item(words) {
        return BlockKind::Item;
    }
    let short = tokens.len() <= 25 && !ends_sentence(words) && !words.ends_with(',');
    if short {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

/// The label of a turn: up to six capitalised words and a colon, with words after it.
fn turn_label(text: &str, tokens: &[Token]) -> Option<Span> {
    if let Some(question) = question_label(text, tokens) {
        return Some(question);
    }
    let colon = tokens
        .iter()
        .take(LABEL)
        .position(|token| token.span.of(text) == ":")?;
    // "PRESIDENT NOVAK (as translated): …"
    let bracket = tokens[..colon]
        .iter()
        .position(|token| token.span.of(text) == "(");
    let closed = colon > 0 && tokens[colon - 1].span.of(text) == ")";
    let named = bracket.filter(|_| closed).unwrap_or(colon);
    if named == 0 || named >= 8 || colon + 1 >= tokens.len() {
        return None;
    }
    let words = &tokens[..named];
    let named = words.iter().all(|token| is_label_word(token, text));
    let first = words[0].span.of(text);
    let capitals =
        |word: &str| word.chars().all(|c| !c.is_lowercase()) && word.chars().any(char::is_alphabetic);
    let honorific = [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "President",
        "Minister",
        "Secretary",
        "Prime",
        "Ambassador",
    ];
    let labelled = capitals(first)
        || honorific
            .iter()
            .any(|title| first.trim_end_matches('.') == *title);
    (named && labelled).then(|| words[0].span.join(words[words.len() - 1].span))
}

/// The "Q" before a question, which transcripts write without a colon.
fn question_label(text: &str, tokens: &[Token]) -> Option<Span> {
    let [first, second, ..] = tokens else {
        return None;
    };
    let opens = second
        .span
        .of(text)
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || "“\"(—".contains(c));
    let apart = first.span.end < second.span.start;
    (matches!(first.span.of(text), "Q" | "Q.") && apart && opens).then_some(first.span)
}

/// The most tokens a sentence has; a longer one is cut.
///
/// What reads a sentence looks back and forth in it, so that its time grows with the square of its length:
/// a megabyte without a full stop must not take an hour. The longest list of delegates seen in a real text has 563.
const LONGEST: usize = 1000;

/// Splits the tokens of one block into sentences.
fn split_sentences(text: &str, tokens: &[Token], range: Range<usize>, block: usize, out: &mut Vec<Sentence>) {
    let mut first = range.start;
    let mut at = range.start;
    while at < range.end {
        let cut = (at + 1 - first == LONGEST && at + 1 < range.end).then_some(at + 1);
        let end = sentence_end(text, tokens, at, range.end).or(cut);
        if let Some(end) = end {
            out.push(sentence(tokens, first..end, block));
            first = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if first < range.end {
        out.push(sentence(tokens, first..range.end, block));
    }
}

/// The sentence of a range of tokens.
fn sentence(tokens: &[Token], range: Range<usize>, block: usize) -> Sentence {
    let span = tokens[range.start].span.join(tokens[range.end - 1].span);
    Sentence {
        span,
        tokens: range,
        block,
    }
}

/// The index after the sentence, if the token at `at` ends one before `end`.
fn sentence_end(text: &str, tokens: &[Token], at: usize, end: usize) -> Option<usize> {
    let word = tokens[at].span.of(text);
    let stop = matches!(word, "." | "!" | "?" | "…");
    let abbreviation =
        tokens[at].kind == TokenKind::Word && word.ends_with('.') && word.matches('.').count() > 1;
    if !stop && !abbreviation {
        return None;
    }
    let mut after = at + 1;
    // Closing marks belong to the sentence that they close.
    while after < end && closes(text, tokens, after) {
        after += 1;
    }
    if after >= end {
        return Some(after);
    }
    let spaced = tokens[after - 1].span.end < tokens[after].span.start;
    let next = tokens[after].span.of(text);
    // "“It is late.” – said the minister."
    let lower = |at: usize| at < end && tokens[at].span.of(text).starts_with(char::is_lowercase);
    if after > at + 1 && matches!(next, "-" | "–" | "—") && lower(after + 1) {
        return None;
    }
    let opens = next
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || "“\"‘«([•–—-".contains(c));
    let starts = if abbreviation {
        STARTERS.contains(&next) && !BEFORE_NAMES.contains(&word)
    } else {
        opens
    };
    (spaced && starts).then_some(after)
}

/// Abbreviations that stand before a name or another title: "at the invitation of *H.E.* Mr. Novak".
const BEFORE_NAMES: &[&str] = &["H.E.", "H.H.", "H.M.", "H.R.H.", "HE.", "S.E."];

/// Words that open a sentence more often than they go on after "U.S." or "p.m.".
const STARTERS: &[&str] = &[
    "The",
    "A",
    "An",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "In",
    "On",
    "At",
    "This",
    "These",
    "That",
    "Those",
    "But",
    "And",
    "For",
    "After",
    "Before",
    "However",
    "Meanwhile",
    "Mr.",
    "Ms.",
    "Mrs.",
    "His",
    "Her",
    "Their",
    "Our",
    "If",
    "As",
    "When",
    "While",
    "To",
];

/// Whether a token is a closing quotation mark or bracket that follows without a space.
fn closes(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = tokens[at].span.of(text);
    let joined = tokens[at - 1].span.end == tokens[at].span.start;
    joined
        && matches!(
            word,
            "”" | "\"" | "’" | "'" | "»" | ")" | "]" | "." | "!" | "?" | "…"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let cut = segment(text);
        let sentences: Vec<&str> = cut
            .sentences
            .iter()
            .map(|sentence| sentence.span.of(text))
            .collect();
        assert_eq!(sentences, expected);
    }

    #[test]
    fn initials_and_abbreviations_end_no_sentence() {
        check(
            "I. Aliyev met Sh. Mirziyoyev. They signed No. 5 in the U.S. Senate.",
            &[
                "I. Aliyev met Sh. Mirziyoyev.",
                "They signed No. 5 in the U.S. Senate.",
            ],
        );
        check(
            "He flew to the U.S. The talks began at 10 a.m. They ended.",
            &["He flew to the U.S.", "The talks began at 10 a.m.", "They ended."],
        );
        check(
            "Invited by H.E. Mr. Novak, Rt. Hon. Petrov came.",
            &["Invited by H.E. Mr. Novak, Rt. Hon. Petrov came."],
        );
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        check(
            "“It is late.” The guests left. (They were tired.)",
            &["“It is late.”", "The guests left.", "(They were tired.)"],
        );
    }

    #[test]
    fn a_line_runs_on_where_the_next_starts_small() {
        check(
            "A headline here\nThe talks went on and their willingness\nto listen grew.",
            &[
                "A headline here",
                "The talks went on and their willingness\nto listen grew.",
            ],
        );
    }

    #[test]
    fn a_text_without_stops_is_cut() {
        let text = "and ".repeat(LONGEST * 2 + 1);
        let lengths: Vec<usize> = segment(&text)
            .sentences
            .iter()
            .map(|sentence| sentence.tokens.len())
            .collect();
        assert_eq!(lengths, [LONGEST, LONGEST, 1]);
    }

    #[test]
    fn layout_is_recognised() {
        let text =
            "REPORT\n\nThe guests were:\n• A. Novak – President\n1. First point.\n\nMS. NOVAK: Good morning.";
        let kinds: Vec<BlockKind> = segment(text).blocks.iter().map(|block| block.kind).collect();
        let label = Span::new(text.find("MS.").unwrap(), text.rfind(':').unwrap());
        assert_eq!(
            kinds,
            [
                BlockKind::Heading,
                BlockKind::Paragraph,
                BlockKind::Item,
                BlockKind::Item,
                BlockKind::Turn { label },
            ]
        );
    }
}
