//! The persons whom names were found to name, by how a lone or a short name may call them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Referent, ReferentIndex};

/// Persons that names name, looked up and not sought, for a list of those present may name thousands.
#[derive(Debug, Default)]
pub(super) struct Called {
    named: FxHashSet<ReferentIndex>,
    by_given: FxHashMap<String, Vec<ReferentIndex>>,
    /// By the keys of the first two words of their labels.
    by_opening: FxHashMap<[u64; 2], Vec<ReferentIndex>>,
}

impl Called {
    /// Notes that a name names a person.
    pub(super) fn note(&mut self, person: ReferentIndex, referent: &Referent) {
        if !self.named.insert(person) {
            return;
        }
        if let Some(given) = referent.given.first() {
            self.by_given.entry(given.clone()).or_default().push(person);
        }
        if let [first, second, ..] = referent.words[..] {
            self.by_opening.entry([first, second]).or_default().push(person);
        }
    }

    /// The one person of a first given name.
    pub(super) fn by_given_name(&self, given: &str) -> Option<ReferentIndex> {
        match self.by_given.get(given)?[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The persons whose labels begin with the first two of some words.
    pub(super) fn by_opening(&self, words: &[u64]) -> &[ReferentIndex] {
        let [first, second, ..] = *words else { return &[] };
        self.by_opening.get(&[first, second]).map_or(&[], Vec::as_slice)
    }
}
