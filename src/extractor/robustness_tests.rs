//! No text makes the extractor panic, and everything it cites stands in the text.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::extract;
use crate::knowledge::Knowledge;
use crate::model::{EntityKind, Object, Reading};
use crate::text::{Document, DocumentId, SourceFacts, Span, segment};

/// Words that set the extractor's rules off, marks that break them, and scripts it does not read.
const PIECES: &[&str] = &[
    "President",
    "Prime Minister",
    "presidents",
    "counterpart",
    "colleague",
    "ex",
    "former",
    "Mr.",
    "head",
    "director",
    "minister of",
    "foreign affairs",
    "of",
    "of the",
    "the",
    "his",
    "its",
    "Tokayev",
    "Xi Jinping",
    "I. Aliyev",
    "K.-J.",
    "Sh.",
    "von der",
    "Maria Novak",
    "Kazakhstan",
    "Kazakh",
    "Astana",
    "the United Nations",
    "UN",
    "(UN)",
    "Security Council",
    "Institute",
    "for",
    "summit",
    "Summit",
    "talks",
    "meeting",
    "joint statement",
    "resolution",
    "resolutions",
    "2202 (2015)",
    "No.",
    "541",
    "second",
    "15th",
    "st",
    "8",
    "more than",
    "million",
    "18446744073709551615",
    "999999999999999999999",
    "eight",
    "members",
    "member",
    "said",
    "told",
    "says",
    "saying",
    "called for",
    "added",
    "according to",
    "that",
    "who",
    "which",
    "and",
    "met",
    "with",
    "invited",
    "to attend",
    "signed",
    "was",
    "has",
    "will",
    "not",
    "to",
    "be",
    "by",
    "declined",
    "it",
    "he",
    "in",
    "on",
    "since",
    "2017",
    "16 September",
    "September",
    "Monday",
    "last",
    "month",
    "today",
    ",",
    ".",
    ":",
    ";",
    "-",
    "–",
    "—",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "’s",
    "«",
    "(",
    ")",
    "&",
    "+",
    "/",
    "$",
    "%",
    "…",
    "•",
    "1.",
    "\n",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "\u{ad}",
    "\u{301}",
    "\u{feff}",
    "İ",
    "ß",
    "ﬁ",
    "é",
    "Ж",
    "中文",
    "🕊",
    "½",
    "٣",
    "MS. NOVAK:",
    "REPORT",
    "C5",
    "+1",
];

fn read(text: &str, dated: bool) -> Reading {
    let facts = SourceFacts {
        issued: dated.then(|| "2021-06-01".parse().ok()).flatten(),
        ..SourceFacts::default()
    };
    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::shipped().unwrap());
    extract(&Document::new(DocumentId::new("case"), text, facts), &KNOWLEDGE)
}

/// What every reading must be, whatever was read.
fn check(text: &str) {
    for dated in [true, false] {
        let reading = read(text, dated);
        spans_are_of_the_text(&reading);
        everything_is_mentioned(&reading);
    }
}

fn spans_are_of_the_text(reading: &Reading) {
    let text = &reading.document.text;
    let mentions = reading.mentions.iter().map(|mention| mention.span);
    let claims = reading.claims.iter().map(|claim| claim.span);
    let statements = reading.statements.iter().map(|statement| statement.span);
    let counts = reading.counts.iter().map(|count| count.span);
    for Span { start, end } in mentions.chain(claims).chain(statements).chain(counts) {
        let words = text.get(start..end).expect("a span is on character boundaries");
        assert!(!words.trim().is_empty(), "an empty span in {text:?}");
        assert_eq!(words, words.trim(), "a span with space at its ends in {text:?}");
    }
}

fn everything_is_mentioned(reading: &Reading) {
    let text = &reading.document.text;
    let kind = |id| {
        let entity = reading.entity(id);
        entity
            .map(|entity| entity.kind)
            .unwrap_or_else(|| panic!("{id} is no entity of {text:?}"))
    };
    let sentences = segment(text).sentences;
    for mention in &reading.mentions {
        kind(&mention.entity);
        let inside = sentences
            .iter()
            .any(|sentence| sentence.span.contains(mention.span));
        assert!(
            inside,
            "{:?} runs over sentences in {text:?}",
            reading.document.words(mention.span)
        );
    }
    for entity in &reading.entities {
        let named = reading.mentions.iter().any(|mention| mention.entity == entity.id);
        assert!(named, "{} has no mention in {text:?}", entity.id);
        assert!(!entity.label.is_empty(), "{} has no label", entity.id);
        assert!(!entity.id.to_string().ends_with('/'), "{} has no name", entity.id);
    }
    for statement in &reading.statements {
        let kind = kind(&statement.speaker);
        assert!(
            kind.is_actor() || kind == EntityKind::Meeting,
            "{kind} speaks in {text:?}"
        );
    }
    for claim in &reading.claims {
        let inside = sentences
            .iter()
            .any(|sentence| sentence.span.contains(claim.span));
        assert!(
            inside,
            "the claim {:?} runs over sentences in {text:?}",
            reading.document.words(claim.span)
        );
        kind(&claim.subject);
        if let Object::Entity(object) = &claim.object {
            kind(object);
            assert_ne!(*object, claim.subject, "a thing related to itself in {text:?}");
        }
    }
}

/// A text of such pieces, with or without spaces between them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = (
        proptest::sample::select(PIECES),
        prop_oneof![9 => Just(" "), 1 => Just("")],
    );
    proptest::collection::vec(piece, 1..40).prop_map(|pieces| {
        let joined = pieces.iter().map(|(piece, space)| format!("{piece}{space}"));
        joined.collect()
    })
}

/// A stretch of an annotated text, from any character to any other, with a piece put into it.
fn stretches() -> impl Strategy<Value = String> {
    let texts: &[&str] = &[
        include_str!("../../tests/gold/dev-01.txt"),
        include_str!("../../tests/gold/dev-07.txt"),
        include_str!("../../tests/gold/dev-12.txt"),
    ];
    let at = any::<proptest::sample::Index>;
    let cut = (proptest::sample::select(texts), at(), 0..400_usize, at());
    (cut, proptest::sample::select(PIECES)).prop_map(|((text, from, length, into), piece)| {
        let chars: Vec<char> = text.chars().collect();
        let from = from.index(chars.len());
        let mut words: Vec<char> = chars.into_iter().skip(from).take(length + 1).collect();
        let into = into.index(words.len());
        words.splice(into..into, piece.chars());
        words.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn any_characters_are_read(text in "\\PC{0,60}|[\\s\\S]{0,40}") {
        check(&text);
    }

    #[test]
    fn any_mix_of_telling_words_is_read(text in pieces()) {
        check(&text);
    }

    #[test]
    fn any_stretch_of_a_text_is_read(text in stretches()) {
        check(&text);
    }
}

/// Few in an ordinary run; `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(256)
}

#[test]
fn texts_that_once_made_it_panic_are_read() {
    for text in [
        // A number beyond 64 bits.
        "18446744073709551615 eight",
        // A name that a hyphen or a plus joins to the last word of its sentence.
        "the European Bank for R+econstruction",
        "the European Bank for Re-construction",
        // A body looked for after the end of the sentence.
        "President Ivan Petrov of\n\nKenya signed.",
        "Ivan Petrov, President\n\n, Kenya",
        // A bracket on the next line is no year of a resolution.
        "joint statement 541\n (UN)",
        // A colon after a space that is no blank.
        "ÌÌ\u{b}:¡",
        // A thing that meets itself.
        "Kazakhstan Kazakhstan 541 President President talks (UN)",
    ] {
        check(text);
    }
}
