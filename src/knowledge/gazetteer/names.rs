//! Matching: which names start at a token of a text.

use serde::{Deserialize, Serialize};

use crate::knowledge::gazetteer::hash_table::HashTable;
use crate::knowledge::gazetteer::tables::{Groups, Words};
use crate::knowledge::gazetteer::{Alias, AliasRole, Gazetteer, ThingIndex};
use crate::text::token::{Token, join_hash, key, key_hash, tokenize};

/// How many words with a key a name may have.
pub(crate) const MAX_WORDS: usize = 64;

/// An alias as the tables hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AliasRow {
    pub(crate) text: Words,
    pub(crate) thing: ThingIndex,
    pub(crate) role: AliasRole,
}

/// The names of all things by the keys of their words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct NameTable {
    /// The first words of names.
    pub(crate) firsts: HashTable,
    /// How long the names with a first word may be: bit n stands for n + 1 words.
    pub(crate) lengths: Vec<u64>,
    /// The names.
    pub(crate) names: HashTable,
    /// The name key of each name.
    pub(crate) keys: Vec<Words>,
    /// The aliases of each name, sorted by thing.
    pub(crate) aliases: Groups<AliasRow>,
    /// The places in `aliases` of each thing's, names first.
    pub(crate) of_things: Groups<u32>,
}

/// A name that starts at a token.
#[derive(Clone, Copy, Debug)]
pub struct NameMatch<'g> {
    gazetteer: &'g Gazetteer,
    name: usize,
    tokens: usize,
}

impl<'g> NameMatch<'g> {
    /// How many tokens it covers, hyphens included.
    #[must_use]
    pub fn tokens(&self) -> usize {
        self.tokens
    }

    /// All aliases that read so, sorted by thing.
    pub fn aliases(&self) -> impl Iterator<Item = Alias<'g>> + use<'g> {
        let gazetteer = self.gazetteer;
        let rows = gazetteer.tables.names.aliases.of(self.name);
        rows.iter().map(move |row| gazetteer.alias(row))
    }
}

impl Gazetteer {
    /// Finds every name that starts at the first of `tokens`, the longest first.
    ///
    /// `keys` holds the [`key_hash`] of each token of `text`. Hyphens and dashes inside a name do not count
    /// ("Secretary-General" is "Secretary General"), but a match neither starts nor ends with one.
    /// The words are compared, not only their hashes: a collision never gives a match.
    pub fn longest_at<'g>(
        &'g self,
        text: &str,
        tokens: &[Token],
        keys: &[u64],
    ) -> impl Iterator<Item = NameMatch<'g>> + use<'g> {
        let table = &self.tables.names;
        let first = keys.first().copied().unwrap_or(0);
        let lengths = table.firsts.find(first).map(|at| table.lengths[at]);
        let matches = match lengths.reduce(|all, more| all | more) {
            Some(lengths) => self.find_names(lengths, text, tokens, keys),
            None => Vec::new(),
        };
        matches.into_iter().rev()
    }

    /// Whether anything has just this name or demonym.
    #[must_use]
    pub fn has_name(&self, name: &str) -> bool {
        let tokens = tokenize(name);
        let keys: Vec<u64> = tokens.iter().map(|token| key_hash(token.span.of(name))).collect();
        self.longest_at(name, &tokens, &keys)
            .any(|found| found.tokens() == tokens.len())
    }

    /// Finds the names of these lengths that start at the first token, the shortest first.
    fn find_names(&self, lengths: u64, text: &str, tokens: &[Token], keys: &[u64]) -> Vec<NameMatch<'_>> {
        let mut matches = Vec::new();
        let (mut hash, mut lengths) = (0, lengths);
        for (at, next) in keys.iter().enumerate().filter(|(_, next)| **next != 0) {
            hash = join_hash(hash, *next);
            if lengths & 1 == 1 {
                matches.extend(self.find_name(hash, text, &tokens[..=at]));
            }
            lengths >>= 1;
            if lengths == 0 {
                break;
            }
        }
        matches
    }

    /// Finds the name of that hash that is made of just these tokens.
    fn find_name(&self, hash: u64, text: &str, tokens: &[Token]) -> Option<NameMatch<'_>> {
        let table = &self.tables.names;
        let mut candidates = table.names.find(hash).peekable();
        candidates.peek()?;
        let read = token_key(text, tokens);
        let name = candidates.find(|name| table.keys[*name].of(&self.tables.words) == read)?;
        Some(NameMatch {
            gazetteer: self,
            name,
            tokens: tokens.len(),
        })
    }

    /// An alias of the tables with its words.
    pub(crate) fn alias(&self, row: &AliasRow) -> Alias<'_> {
        Alias {
            text: row.text.of(&self.tables.words),
            thing: row.thing,
            role: row.role,
        }
    }
}

/// The key under which a name is compared: the keys of its words with a space between, hyphens left out.
///
/// "António Guterres" and "Antonio Guterres" have the same, and so have "Secretary-General" and "Secretary General".
/// Marks without a word key at either end ("‘Abd", "Sci.") are left out too.
#[must_use]
pub fn name_key(name: &str) -> String {
    let tokens = tokenize(name);
    let has_key = |token: &Token| key_hash(token.span.of(name)) != 0;
    let Some(first) = tokens.iter().position(has_key) else {
        return String::new();
    };
    let last = tokens.iter().rposition(has_key).unwrap_or(first);
    token_key(name, &tokens[first..=last])
}

/// The hashes of the words of a name that have a key, in order.
pub(crate) fn word_hashes(name: &str) -> Vec<u64> {
    let hashes = tokenize(name)
        .into_iter()
        .map(|token| key_hash(token.span.of(name)));
    hashes.filter(|hash| *hash != 0).collect()
}

/// The name key of some tokens of a text.
///
/// A mark without a word key (a stop, an apostrophe) stands for itself, and so does a dash between spaces:
/// a name does not run over the end of a sentence.
pub(crate) fn token_key(text: &str, tokens: &[Token]) -> String {
    let mut name = String::with_capacity(32);
    for (at, token) in tokens.iter().enumerate() {
        let word = token.span.of(text);
        let key = key(word);
        if key.is_empty() && word.chars().all(is_dash) && joins(text, tokens, at) {
            continue;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(if key.is_empty() { mark_key(word) } else { &key });
    }
    name
}

/// The key of a mark that no word key stands for.
fn mark_key(mark: &str) -> &str {
    match mark {
        "’" | "‘" | "ʻ" | "ʼ" => "'",
        _ => mark,
    }
}

/// Whether a token joins its neighbours: no space on its left, and none but a line break on its right.
fn joins(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at].span;
    let left = at
        .checked_sub(1)
        .map(|left| &text[tokens[left].span.end..token.start]);
    let right = tokens.get(at + 1).map(|right| &text[token.end..right.span.start]);
    left == Some("") && right.is_some_and(|gap| gap.is_empty() || gap.contains('\n'))
}

/// Whether a character is a hyphen or a dash.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '\u{ad}')
}
