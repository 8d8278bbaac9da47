//! The worksheet: a document cut into tokens, and what the lexicon says of each.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::knowledge::ambiguous::Phrase;
use crate::knowledge::lexicon::{Word, WordClasses};
use crate::knowledge::{Knowledge, ThingIndex, VerbForms, VerbIndex, WordClass};
use crate::text::{Block, Document, Segmentation, Span, Token, TokenKind, key_hash, plain_key_hash, segment};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// "summit"
    Lower,
    /// "Samarkand"
    Capital,
    /// "UN", "C5"
    Capitals,
    /// "I.", "Sh."
    Initial,
    /// "8"
    Number,
    /// "," "’s"
    Mark,
}

/// One token with what is known of its word.
#[derive(Clone, Debug)]
pub(super) struct Tok<'a> {
    pub(super) span: Span,
    pub(super) key: u64,
    pub(super) shape: Shape,
    pub(super) kind: TokenKind,
    pub(super) word: Option<&'a Word>,
    /// The classes of the word as it is written here.
    classes: WordClasses,
    /// The letter that its key begins with, as a bit; all bits if that is not plain to see, none if it is a mark.
    initial: u32,
    /// Whether it is made of letters without diacritics alone.
    plain: bool,
}

impl<'a> Tok<'a> {
    fn new(token: &Token, text: &str, knowledge: &'a Knowledge) -> Self {
        let words = token.span.of(text);
        let key = key_hash(words);
        let shape = shape(words, token.kind);
        // "A. Kurti": an initial is no article.
        let word = knowledge.lexicon.word(key).filter(|_| shape != Shape::Initial);
        Self {
            span: token.span,
            key,
            shape,
            kind: token.kind,
            word,
            classes: classes(word, shape),
            initial: if token.kind == TokenKind::Mark {
                0
            } else {
                initial(words)
            },
            plain: words.bytes().all(|byte| byte.is_ascii_alphabetic()),
        }
    }

    /// Whether the lexicon puts the word into the class.
    pub(super) const fn is(&self, class: WordClass) -> bool {
        self.classes.has(class)
    }

    /// Whether the lexicon puts the word into one of some classes.
    pub(super) const fn is_any(&self, classes: WordClasses) -> bool {
        self.classes.has_any(classes)
    }

    /// The verb of which it may be one of the forms.
    pub(super) fn verb(&self, forms: VerbForms) -> Option<VerbIndex> {
        self.word?
            .verbs
            .iter()
            .find(|(_, known)| known.any(forms))
            .map(|(verb, _)| *verb)
    }

    /// Whether it is written with a capital.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals | Shape::Initial)
    }
}

/// A document on the table.
pub(super) struct Sheet<'a> {
    pub(super) document: &'a Document,
    pub(super) knowledge: &'a Knowledge,
    pub(super) cut: Segmentation,
    pub(super) toks: Vec<Tok<'a>>,
    /// The keys of the tokens, in a row, for the tables that match several words.
    pub(super) keys: Vec<u64>,
    /// Which of the phrases asked about so far stand in the document.
    asked: RefCell<FxHashMap<u64, bool>>,
    /// Which of the things asked about so far it calls by a long name.
    spelled: RefCell<FxHashMap<ThingIndex, bool>>,
}

impl<'a> Sheet<'a> {
    /// Cuts the document and looks every word up.
    pub(super) fn new(document: &'a Document, knowledge: &'a Knowledge) -> Self {
        let cut = segment(&document.text);
        let mut toks: Vec<Tok<'a>> = cut
            .tokens
            .iter()
            .map(|token| Tok::new(token, &document.text, knowledge))
            .collect();
        join_honorifics(&mut toks, document, knowledge);
        let keys = toks.iter().map(|tok| tok.key).collect();
        Self {
            document,
            knowledge,
            cut,
            toks,
            keys,
            asked: RefCell::default(),
            spelled: RefCell::default(),
        }
    }

    /// Whether words stand anywhere in the document; each is looked for once.
    pub(super) fn has_phrase(&self, words: &Phrase) -> bool {
        let mut asked = self.asked.borrow_mut();
        *asked.entry(words.hash()).or_insert_with(|| {
            let mut places = 0..self.keys.len();
            places.any(|at| words.starts(&self.keys[at..]))
        })
    }

    /// Whether the document uses a long name of a thing.
    pub(super) fn spells_out(&self, thing: ThingIndex) -> bool {
        if let Some(known) = self.spelled.borrow().get(&thing) {
            return *known;
        }
        let names = self.knowledge.gazetteer.long_names(thing);
        let spelled = names.iter().any(|name| self.has_phrase(name));
        self.spelled.borrow_mut().insert(thing, spelled);
        spelled
    }

    /// The words of a token.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.toks[at].span.of(&self.document.text)
    }

    /// The words of a token; none behind the last.
    pub(super) fn text_at(&self, at: usize) -> &'a str {
        self.toks
            .get(at)
            .map_or("", |tok| tok.span.of(&self.document.text))
    }

    /// The words of a range of tokens.
    pub(super) fn words(&self, range: &Range<usize>) -> &'a str {
        self.span(range).of(&self.document.text)
    }

    /// The span of a range of tokens, which must not be empty.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.toks[range.start].span.join(self.toks[range.end - 1].span)
    }

    /// The tokens of a block.
    pub(super) fn block_tokens(&self, block: &Block) -> Range<usize> {
        let sentences = &self.cut.sentences[block.sentences.clone()];
        let first = sentences.first().map_or(0, |first| first.tokens.start);
        first..sentences.last().map_or(first, |last| last.tokens.end)
    }

    /// The tokens of the sentence that holds a token.
    pub(super) fn sentence_around(&self, at: usize) -> Range<usize> {
        let sentences = &self.cut.sentences;
        let found = sentences.get(sentences.partition_point(|sentence| sentence.tokens.end <= at));
        found.map_or(at..at, |sentence| sentence.tokens.clone())
    }

    /// Whether a token is this mark or word, as written.
    pub(super) fn is_text(&self, at: usize, text: &str) -> bool {
        self.toks
            .get(at)
            .is_some_and(|tok| tok.span.of(&self.document.text) == text)
    }

    /// Whether a token has the key of this lower-case word.
    // Most tokens differ in the first letter: with a word known beforehand that is one test, if it is made here.
    #[inline(always)]
    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        let Some(tok) = self.toks.get(at) else {
            return false;
        };
        tok.initial & letter(word.as_bytes()[0]) != 0 && self.reads(tok, word)
    }

    /// Whether a token has the key of one of these words.
    #[inline]
    pub(super) fn is_one_of<const N: usize>(&self, at: usize, words: &Words<N>) -> bool {
        let Some(tok) = self.toks.get(at) else {
            return false;
        };
        tok.initial & words.initials != 0 && words.keys.contains(&tok.key)
    }

    /// Whether a token, which is no mark, has the key of this lower-case word.
    fn reads(&self, tok: &Tok<'_>, word: &str) -> bool {
        if !tok.plain {
            return tok.key == key_hash(word);
        }
        if tok.span.len() == word.len() {
            return tok.span.of(&self.document.text).eq_ignore_ascii_case(word);
        }
        // "first-ever" is "firstever".
        word.len() > tok.span.len() && word.contains('-') && tok.key == key_hash(word)
    }

    /// Whether a token is in the class.
    pub(super) fn is(&self, at: usize, class: WordClass) -> bool {
        self.toks.get(at).is_some_and(|tok| tok.is(class))
    }

    /// Whether the token follows the one before it without a space.
    pub(super) fn joined(&self, at: usize) -> bool {
        at > 0 && at < self.toks.len() && self.toks[at - 1].span.end == self.toks[at].span.start
    }

    /// Whether a token is a hyphen or dash.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.toks
            .get(at)
            .is_some_and(|tok| tok.kind == TokenKind::Mark && tok.key == 0)
    }

    /// Office words in lower case, spelled out, their plurals made singular: "presidents" is "president", "PM" "prime minister".
    pub(super) fn singular_title(&self, words: &Range<usize>) -> String {
        let mut title = self
            .words(words)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        for at in words
            .clone()
            .filter(|at| self.is(*at, WordClass::OfficeWord) && self.is(*at, WordClass::Plural))
        {
            let plural = self.text(at).to_lowercase();
            title = title.replace(&plural, &self.knowledge.lexicon.singular(&plural));
        }
        for at in words.clone().filter(|at| self.is(*at, WordClass::Abbreviated)) {
            let short = self.text(at).to_lowercase();
            if let Some(long) = self.knowledge.lexicon.spelled_out(&short) {
                title = title.replace(&short, long);
            }
        }
        title
    }

    /// The number a token says, in digits or as a word.
    pub(super) fn number(&self, at: usize) -> Option<u64> {
        let tok = self.toks.get(at)?;
        if tok.shape == Shape::Number {
            let digits = self.text(at);
            if digits.contains(',') {
                return digits.replace(',', "").parse().ok();
            }
            return digits.parse().ok();
        }
        tok.word
            .filter(|_| tok.is(WordClass::Cardinal))
            .map(|word| word.value)
    }

    /// The number an ordinal says: "fifth", "15th".
    pub(super) fn ordinal(&self, at: usize) -> Option<u64> {
        let tok = self.toks.get(at)?;
        if let Some(word) = tok.word.filter(|word| word.classes.has(WordClass::Ordinal)) {
            return Some(word.value);
        }
        if tok.plain {
            return None;
        }
        let text = self.text(at);
        if !text.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &text[digits.len()..];
        if !matches!(ending, "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH") {
            return None;
        }
        digits.replace(',', "").parse().ok()
    }
}

/// Makes "H. E." in two tokens the honorific that it is in one.
fn join_honorifics<'a>(toks: &mut [Tok<'a>], document: &Document, knowledge: &'a Knowledge) {
    let honorific = knowledge.lexicon.word(key_hash("excellency"));
    for at in 1..toks.len() {
        let is = |at: usize, letter: &str| {
            toks[at].shape == Shape::Initial && toks[at].span.of(&document.text) == letter
        };
        if is(at, "E.") && is(at - 1, "H.") {
            for tok in &mut toks[at - 1..=at] {
                tok.word = honorific;
                tok.shape = Shape::Capital;
                tok.classes = classes(honorific, Shape::Capital);
            }
        }
    }
}

/// The classes of a word that is written so: "May" with a capital is the month.
fn classes(word: Option<&Word>, shape: Shape) -> WordClasses {
    const MAY: WordClasses = WordClasses::of(&[WordClass::Modal, WordClass::ModalPossible]);
    match word {
        Some(word) if shape == Shape::Capital && word.classes.has(WordClass::Month) => {
            word.classes.without(MAY)
        }
        Some(word) => word.classes,
        None => WordClasses::default(),
    }
}

/// Lower-case words to hold tokens against, with the letters that they begin with.
pub(super) struct Words<const N: usize> {
    initials: u32,
    keys: [u64; N],
}

impl<const N: usize> Words<N> {
    pub(super) const fn of(list: &[&str; N]) -> Self {
        let (mut initials, mut keys, mut at) = (0, [0; N], 0);
        while at < N {
            initials |= letter(list[at].as_bytes()[0]);
            keys[at] = plain_key_hash(list[at]);
            at += 1;
        }
        Self { initials, keys }
    }
}

/// Words to hold tokens against, known when the programme is built.
macro_rules! words {
    ($($word:literal),+ $(,)?) => { &const { $crate::extractor::sheet::Words::of(&[$($word),+]) } };
}
pub(super) use words;

/// The first letter of a key as a bit; all bits for what is no letter of ASCII.
const fn letter(first: u8) -> u32 {
    match first {
        b'a'..=b'z' => 1 << (first - b'a'),
        _ => u32::MAX,
    }
}

/// The letter that a token's key begins with, as a bit.
fn initial(words: &str) -> u32 {
    let first = words.bytes().next().unwrap_or_default();
    letter(first.to_ascii_lowercase())
}

/// How words are written.
fn shape(words: &str, kind: TokenKind) -> Shape {
    match kind {
        TokenKind::Number => return Shape::Number,
        TokenKind::Mark | TokenKind::Possessive => return Shape::Mark,
        TokenKind::Word => {}
    }
    // Most words, told at a glance.
    if words.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Shape::Lower;
    }
    let mut letters = words.chars().filter(|c| c.is_alphanumeric());
    let Some(first) = letters.next() else {
        return Shape::Mark;
    };
    if !first.is_uppercase() {
        return Shape::Lower;
    }
    let initial = words.ends_with('.') && words.chars().count() <= 5 && words.matches('.').count() == 1;
    if initial && !HONORIFIC_STOPS.contains(&words) {
        return Shape::Initial;
    }
    let lower = words.chars().any(char::is_lowercase);
    let single = words.chars().filter(|c| c.is_alphanumeric()).count() == 1;
    if lower || single {
        Shape::Capital
    } else {
        Shape::Capitals
    }
}

/// Abbreviations that look like digraph initials and are none.
const HONORIFIC_STOPS: &[&str] = &[
    "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "Gen.", "Col.", "Lt.", "Maj.", "Capt.", "Sgt.", "Adm.",
    "Sen.", "Rep.", "Gov.", "Amb.", "Hon.", "Rev.", "Jr.", "Sr.", "No.", "Nos.", "Art.", "Inc.", "Ltd.",
    "Co.", "Corp.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.",
    "Sept.", "Mt.", "Ft.", "Para.", "Vol.", "Mme.", "MR.", "MRS.", "MS.", "DR.", "AMB.", "GEN.", "HON.",
    "RT.", "Rt.", "Smt.",
];
