//! A hash table that is compiled, not built on load.

use serde::{Deserialize, Serialize};

use crate::knowledge::gazetteer::tables::index;

/// Numbers by hash: an open table, at most half full.
///
/// Two entries may share a hash; who looks up compares more than the hash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HashTable {
    /// An entry's number + 1, or 0; a power of two of them.
    slots: Vec<u32>,
    /// The hash of each entry.
    hashes: Vec<u64>,
}

impl HashTable {
    /// The table of entries with these hashes, numbered from 0.
    pub(crate) fn new(hashes: Vec<u64>) -> Self {
        let mut slots = vec![0; (hashes.len() * 2).next_power_of_two()];
        let mask = slots.len() - 1;
        for (number, hash) in hashes.iter().enumerate() {
            let mut slot = home(*hash) & mask;
            while slots[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            slots[slot] = index(number) + 1;
        }
        Self { slots, hashes }
    }

    /// The numbers of the entries with a hash.
    pub(crate) fn find(&self, hash: u64) -> impl Iterator<Item = usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let first = home(hash);
        (0..self.slots.len())
            .map(move |step| self.slots[first.wrapping_add(step) & mask])
            .take_while(|entry| *entry != 0)
            .map(|entry| entry as usize - 1)
            .filter(move |entry| self.hashes[*entry] == hash)
    }
}

/// Where a hash is looked for first.
#[expect(clippy::cast_possible_truncation, reason = "only the low bits are used")]
fn home(hash: u64) -> usize {
    // FNV mixes its low bits least, so the high ones are folded in.
    (hash ^ (hash >> 32)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_their_hash_and_shared_hashes_give_all() {
        let table = HashTable::new(vec![7, 8, 7, 1 << 40, 0]);
        let found = |hash| table.find(hash).collect::<Vec<_>>();
        assert_eq!(found(7), [0, 2]);
        assert_eq!(found(8), [1]);
        assert_eq!(found(1 << 40), [3]);
        assert_eq!(found(9), []);
    }

    #[test]
    fn an_empty_table_finds_nothing() {
        assert_eq!(HashTable::default().find(3).count(), 0);
        assert_eq!(HashTable::new(Vec::new()).find(3).count(), 0);
    }
}
