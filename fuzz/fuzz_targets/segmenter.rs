//! Cuts any text: `cargo fuzz run segmenter -- -max_len=16384` from the root, with examples/texts as a corpus.
//!
//! Whatever the text is, its tokens, sentences and blocks stand in order and lose no letter.
#![no_main]

use kurultai::text::{Segmentation, Span, segment};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let cut = segment(text);
    let tokens: Vec<Span> = cut.tokens.iter().map(|token| token.span).collect();
    loses_nothing(text, &tokens);
    sentences_hold_their_tokens(&cut);
    blocks_hold_their_sentences(&cut);
});

/// Spans stand in order, on the borders of characters, and between them is white space alone.
fn loses_nothing(text: &str, spans: &[Span]) {
    let mut end = 0;
    for span in spans {
        assert!(!span.is_empty() && text[end..span.start].trim().is_empty());
        assert!(!span.of(text).is_empty());
        end = span.end;
    }
    assert!(text[end..].trim().is_empty());
}

/// Every token is in exactly one sentence.
fn sentences_hold_their_tokens(cut: &Segmentation) {
    let mut next = 0;
    for sentence in &cut.sentences {
        assert_eq!(sentence.tokens.start, next);
        assert!(!sentence.tokens.is_empty());
        next = sentence.tokens.end;
        let tokens = &cut.tokens[sentence.tokens.clone()];
        assert_eq!(sentence.span.start, tokens[0].span.start);
        assert_eq!(sentence.span.end, tokens[tokens.len() - 1].span.end);
    }
    assert_eq!(next, cut.tokens.len());
}

/// Every sentence is in exactly one block, and knows which.
fn blocks_hold_their_sentences(cut: &Segmentation) {
    let mut next = 0;
    for (number, block) in cut.blocks.iter().enumerate() {
        assert_eq!(block.sentences.start, next);
        next = block.sentences.end;
        for sentence in &cut.sentences[block.sentences.clone()] {
            assert_eq!(sentence.block, number);
            assert!(block.span.contains(sentence.span));
        }
    }
    assert_eq!(next, cut.sentences.len());
}
