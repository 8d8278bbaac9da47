//! Tables of phrases: several words in a row and what they stand for.

use rustc_hash::FxHashMap;

use crate::text::token::{join_hash, key_hash, tokenize};

/// Phrases by their word keys, the longest found first.
///
/// Words are compared by [`key_hash`]: case, diacritics and hyphens do not count.
#[derive(Clone, Debug)]
pub struct PhraseTable<V> {
    entries: FxHashMap<u64, V>,
    /// The longest phrase that starts with a word, in words.
    longest: FxHashMap<u64, usize>,
}

impl<V> Default for PhraseTable<V> {
    fn default() -> Self {
        Self {
            entries: FxHashMap::default(),
            longest: FxHashMap::default(),
        }
    }
}

impl<V> PhraseTable<V> {
    /// Adds a phrase; the later entry wins.
    pub fn insert(&mut self, phrase: &str, value: V) {
        let keys = phrase_keys(phrase);
        let Some(first) = keys.first() else { return };
        let longest = self.longest.entry(*first).or_default();
        *longest = (*longest).max(keys.len());
        self.entries
            .insert(keys.iter().copied().fold(0, join_hash), value);
    }

    /// The longest phrase that starts at `keys[0]`, with the number of keys it takes.
    ///
    /// A key of 0 (a hyphen) inside a phrase is skipped and counted.
    #[must_use]
    pub fn longest_at(&self, keys: &[u64]) -> Option<(usize, &V)> {
        let most = *self.longest.get(keys.first()?)?;
        let (mut hash, mut words, mut best) = (0, 0, None);
        for (at, key) in keys.iter().enumerate() {
            if *key == 0 {
                continue;
            }
            if words == most {
                break;
            }
            hash = join_hash(hash, *key);
            words += 1;
            if let Some(value) = self.entries.get(&hash) {
                best = Some((at + 1, value));
            }
        }
        best
    }

    /// What exactly the words with these keys stand for; a key of 0 does not count.
    #[must_use]
    pub fn of_keys(&self, keys: &[u64]) -> Option<&V> {
        let first = keys.iter().find(|key| **key != 0)?;
        self.longest.get(first)?;
        let words = keys.iter().copied().filter(|key| *key != 0);
        self.entries.get(&words.fold(0, join_hash))
    }

    /// What exactly this phrase stands for.
    #[must_use]
    pub fn exact(&self, phrase: &str) -> Option<&V> {
        self.entries
            .get(&phrase_keys(phrase).into_iter().fold(0, join_hash))
    }
}

/// The keys of a phrase's words, hyphens left out.
#[must_use]
pub fn phrase_keys(phrase: &str) -> Vec<u64> {
    tokenize(phrase)
        .iter()
        .map(|token| key_hash(token.span.of(phrase)))
        .filter(|key| *key != 0)
        .collect()
}
