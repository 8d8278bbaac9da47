//! Namings: which words name which referent, without repeats, and where each was named last.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Naming, ReferentIndex};

/// All namings of a document.
#[derive(Debug, Default)]
pub(in crate::extractor) struct Namings {
    list: Vec<Naming>,
    seen: FxHashSet<(usize, usize, ReferentIndex)>,
    /// The first tokens of each referent's namings, sorted.
    starts: FxHashMap<ReferentIndex, Vec<usize>>,
}

impl Namings {
    /// Adds a naming, unless the words name that referent already.
    pub(super) fn add(&mut self, naming: Naming) {
        let Range { start, end } = naming.tokens;
        if !self.seen.insert((start, end, naming.referent)) {
            return;
        }
        let starts = self.starts.entry(naming.referent).or_default();
        let at = starts.partition_point(|other| *other <= start);
        starts.insert(at, start);
        self.list.push(naming);
    }

    /// Replaces what the words of the given namings named before.
    pub(in crate::extractor) fn replace(&mut self, namings: Vec<Naming>) {
        let words = |naming: &Naming| (naming.tokens.start, naming.tokens.end);
        let replaced: FxHashSet<(usize, usize)> = namings.iter().map(words).collect();
        let kept = std::mem::take(&mut self.list)
            .into_iter()
            .filter(|naming| !replaced.contains(&words(naming)));
        let all: Vec<Naming> = kept.chain(namings).collect();
        *self = Self::default();
        all.into_iter().for_each(|naming| self.add(naming));
    }

    /// All namings, in the order of the text.
    pub(in crate::extractor) fn iter(&self) -> impl Iterator<Item = &Naming> {
        self.list.iter()
    }

    /// The namings that start in a range of tokens; they must be in the order of the text.
    pub(in crate::extractor) fn between(&self, start: usize, end: usize) -> impl Iterator<Item = &Naming> {
        let from = self.list.partition_point(|naming| naming.tokens.start < start);
        let inside = self.list[from..].iter();
        inside.take_while(move |naming| naming.tokens.start < end)
    }

    /// Puts the namings into the order of the text.
    pub(super) fn sort(&mut self) {
        self.list
            .sort_by_key(|naming| (naming.tokens.start, naming.tokens.end, naming.referent));
    }

    /// The first token of a referent's last naming before a token.
    pub(super) fn last_before(&self, referent: ReferentIndex, before: usize) -> Option<usize> {
        let starts = self.starts.get(&referent)?;
        let at = starts.partition_point(|start| *start < before);
        starts.get(at.checked_sub(1)?).copied()
    }

    /// The first token of a referent's first naming; after the end of the text if nothing names it.
    pub(in crate::extractor) fn first(&self, referent: ReferentIndex) -> usize {
        let starts = self.starts.get(&referent);
        starts
            .and_then(|starts| starts.first())
            .copied()
            .unwrap_or(usize::MAX)
    }

    /// Whether any words name a referent.
    pub(in crate::extractor) fn has(&self, referent: ReferentIndex) -> bool {
        self.starts.contains_key(&referent)
    }
}
