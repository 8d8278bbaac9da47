//! Tokens: words, numbers and marks.

use crate::text::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits, inner apostrophes or abbreviating stops: "Samarkand", "U.S.", "COP28".
    Word,
    /// Digits, perhaps with inner separators: "8", "12,626", "72/273".
    Number,
    /// The possessive "'s" (or the bare apostrophe after an s).
    Possessive,
    /// Any other single character that is no white space.
    Mark,
}

/// A word, a number or a mark. Tokens and the white space between them give back the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands (bytes).
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// Abbreviations whose stop belongs to them and ends no sentence before a capital.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Col", "Lt", "Maj", "Capt", "Sgt", "Adm", "Sen", "Rep",
    "Gov", "Amb", "Hon", "Rev", "Fr", "Sr", "Jr", "No", "Nos", "Art", "Arts", "para", "paras", "Para", "vol",
    "Vol", "pp", "ch", "Ch", "cf", "vs", "etc", "approx", "Inc", "Ltd", "Co", "Corp", "Bros", "Jan", "Feb",
    "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Mt", "Ft", "Messrs", "Mme",
    "Mlle", "Excmo", "Res", "Doc", "Add", "Rev", "Rt", "Ret", "Rtd", "Brig", "Cdr", "Cmdr", "Ing", "Lic",
    "Eng", "Msgr", "Cllr", "Dept", "Hons", "Smt", "MR", "MRS", "MS", "DR", "AMB", "GEN", "HON", "RT",
];

/// The most bytes that an abbreviation has.
const LONGEST_ABBREVIATION: usize = {
    let (mut longest, mut at) = (0, 0);
    while at < ABBREVIATIONS.len() {
        if ABBREVIATIONS[at].len() > longest {
            longest = ABBREVIATIONS[at].len();
        }
        at += 1;
    }
    longest
};

/// Letter groups that transliterated names use as one initial: "Sh. Mirziyoyev", "Yu. Ushakov".
const DIGRAPHS: &[&str] = &[
    "Sh", "Ch", "Zh", "Kh", "Yu", "Ya", "Ye", "Yo", "Ts", "Dzh", "Gh", "Dj", "Th", "Ph", "Shch", "Iu", "Ia",
];

/// Cuts a text into tokens, losslessly: what lies between two tokens is white space.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let token = next_token(text, at, first, tokens.last());
        at = token.span.end;
        tokens.push(token);
    }
    tokens
}

/// The token that starts at `at`, whose first character is `first`.
fn next_token(text: &str, at: usize, first: char, before: Option<&Token>) -> Token {
    let token = |end, kind| Token {
        span: Span::new(at, end),
        kind,
    };
    if first.is_alphabetic() || is_combining(first) {
        let end = word_end(text, at);
        return token(with_stop(text, at, end), TokenKind::Word);
    }
    if first.is_numeric() {
        let end = number_end(text, at);
        if text[end..].chars().next().is_some_and(char::is_alphabetic) {
            return token(word_end(text, end), TokenKind::Word);
        }
        return token(end, TokenKind::Number);
    }
    if is_apostrophe(first)
        && before.is_some_and(|token| token.span.end == at && token.kind == TokenKind::Word)
    {
        let after = at + first.len_utf8();
        let rest = &text[after..];
        let ends = |text: &str| !text.chars().next().is_some_and(char::is_alphanumeric);
        if let Some(more) = rest.strip_prefix(['s', 'S'])
            && ends(more)
        {
            return token(after + 1, TokenKind::Possessive);
        }
        if before.is_some_and(|token| token.span.of(text).ends_with(['s', 'S']))
            && first != '\u{2018}'
            && ends(rest)
        {
            return token(after, TokenKind::Possessive);
        }
    }
    token(at + first.len_utf8(), TokenKind::Mark)
}

/// The end of the run of letters, digits, inner apostrophes and abbreviating stops from `at`.
fn word_end(text: &str, at: usize) -> usize {
    // Most words are plain to their end.
    let plain = |byte: &u8| byte.is_ascii_alphanumeric();
    let at = at
        + text.as_bytes()[at..]
            .iter()
            .take_while(|byte| plain(byte))
            .count();
    match text.as_bytes().get(at) {
        Some(byte) if !byte.is_ascii() || *byte == b'\'' => {}
        _ => return at,
    }
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inner =
            is_apostrophe(c) && next.is_some_and(char::is_alphabetic) && !is_possessive(&text[at + offset..]);
        if !(c.is_alphanumeric() || is_combining(c) || inner) {
            break;
        }
        end = at + offset + c.len_utf8();
    }
    end
}

/// Takes the stop into the word where it abbreviates: "U.S.", "I.", "Sh.", "Mr.".
fn with_stop(text: &str, at: usize, end: usize) -> usize {
    let word = &text[at..end];
    if !text[end..].starts_with('.') {
        return end;
    }
    if word.len() <= LONGEST_ABBREVIATION && ABBREVIATIONS.contains(&word) {
        return end + 1;
    }
    let upper = word.chars().next().is_some_and(char::is_uppercase);
    if upper && DIGRAPHS.contains(&word) && followed_by_name(&text[end + 1..]) {
        return end + 1;
    }
    // "U.S.", "H.E.", "a.m.", "K." and "R." of "R. T. Erdoğan": single letters with stops.
    let mut stop = end;
    let mut letters = 0;
    let mut rest = &text[at..];
    loop {
        let mut chars = rest.chars();
        match (chars.next(), chars.next()) {
            (Some(letter), Some('.')) if letter.is_alphabetic() => {
                letters += 1;
                stop = text.len() - rest.len() + letter.len_utf8() + 1;
                rest = &text[stop..];
            }
            _ => break,
        }
    }
    let initial = letters == 1 && upper && (followed_by_name(rest) || rest.starts_with('-'));
    if letters > 1 || initial { stop } else { end }
}

/// Whether a name or a further initial follows an initial's stop.
fn followed_by_name(rest: &str) -> bool {
    let trimmed = rest.trim_start_matches([' ', '\u{a0}', '-']);
    trimmed.len() < rest.len() + 1
        && rest.len() - trimmed.len() <= 3
        && trimmed.chars().next().is_some_and(char::is_uppercase)
}

/// The end of a run of digits with inner separators.
fn number_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    for (offset, c) in text[at..].char_indices() {
        let separator =
            matches!(c, ',' | '.' | '/' | ':') && bytes.get(at + offset + 1).is_some_and(u8::is_ascii_digit);
        if !(c.is_numeric() || separator) {
            break;
        }
        end = at + offset + c.len_utf8();
    }
    end
}

/// Whether the text starts with a possessive "'s" that ends its word.
fn is_possessive(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_apostrophe)
        && matches!(chars.next(), Some('s' | 'S'))
        && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Apostrophes and the letters that Uzbek and Arabic names use in their place.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ')
}

/// Combining diacritics, which belong to the letter before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The key under which a word is compared: lower case, diacritics folded, apostrophes and stops dropped.
///
/// Hyphens and dashes have no key: "Secretary-General" is "Secretary General".
#[must_use]
pub fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match crate::text::letters::fold(c) {
            Some(folded) => key.push_str(folded),
            None if is_apostrophe(c) || is_combining(c) || matches!(c, '.' | '`') => {}
            None if matches!(c, '-' | '‐' | '‑' | '–' | '—' | '\u{ad}') => {}
            None => key.push(c),
        }
    }
    key
}

/// The FNV-1a hash (64 bits) of a word's [`key`]; 0 if the word has none, as a hyphen.
///
/// The same on every machine and in every version: compiled knowledge holds such hashes.
#[must_use]
pub fn key_hash(word: &str) -> u64 {
    if word.is_ascii() {
        return plain_key_hash(word);
    }
    let key = key(word);
    if key.is_empty() {
        0
    } else {
        key.bytes().fold(BASIS, step)
    }
}

/// The [`key_hash`] of a word of ASCII, which can be had when the programme is built.
#[must_use]
pub(crate) const fn plain_key_hash(word: &str) -> u64 {
    assert!(word.is_ascii(), "the key of other letters is not plain");
    let bytes = word.as_bytes();
    let (mut hash, mut empty, mut at) = (BASIS, true, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        if !matches!(byte, b'.' | b'`' | b'-' | b'\'') {
            hash = step(hash, byte.to_ascii_lowercase());
            empty = false;
        }
        at += 1;
    }
    if empty { 0 } else { hash }
}

/// What FNV-1a begins with.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// The hash of several words in a row, from the hash of those before and the next word's [`key_hash`].
#[must_use]
pub fn join_hash(before: u64, next: u64) -> u64 {
    before.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let tokens: Vec<&str> = tokenize(text).iter().map(|token| token.span.of(text)).collect();
        assert_eq!(tokens.join("|"), expected);
    }

    #[test]
    fn abbreviations_keep_their_stops() {
        check(
            "President I. Aliyev met Sh. Mirziyoyev.",
            "President|I.|Aliyev|met|Sh.|Mirziyoyev|.",
        );
        check(
            "K.-J. Tokayev, No. 5, U.S. ships",
            "K.|-|J.|Tokayev|,|No.|5|,|U.S.|ships",
        );
        check(
            "H.E. Mr. R. T. Erdoğan at 10 a.m.",
            "H.E.|Mr.|R.|T.|Erdoğan|at|10|a.m.",
        );
    }

    #[test]
    fn a_letter_at_the_end_of_a_sentence_is_no_initial() {
        check("He joined group A. and left", "He|joined|group|A|.|and|left");
    }

    #[test]
    fn possessives_stand_apart() {
        check(
            "Kazakhstan’s and the states' O‘zbekiston",
            "Kazakhstan|’s|and|the|states|'|O‘zbekiston",
        );
    }

    #[test]
    fn numbers_keep_their_separators() {
        check(
            "resolution 72/273, 12,626 men, C5+1, 15th",
            "resolution|72/273|,|12,626|men|,|C5|+|1|,|15th",
        );
    }

    #[test]
    fn the_hash_is_that_of_the_key() {
        for word in ["Erdoğan", "U.S.", "O‘zbekiston", "Secretary", "ÅLAND"] {
            let folded = key(word);
            assert_eq!(key_hash(word), key_hash(&folded), "{word}");
        }
        assert_eq!(key_hash("–"), 0);
    }
}
