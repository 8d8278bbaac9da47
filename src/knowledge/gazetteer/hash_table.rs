//! A hash table that is compiled, not built on load.

use serde::{Deserialize, Serialize};

use crate::knowledge::gazetteer::tables::index;

/// Numbers by hash: an open table, at most half full.
///
/// Only half of each hash is kept; who looks up compares the words themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HashTable {
    /// An entry's number + 1, or 0; a power of two of them.
    slots: Vec<u32>,
    /// Half of the hash of each entry.
    halves: Vec<u32>,
}

impl HashTable {
    /// The table of entries with these hashes, numbered from 0.
    pub(crate) fn new(hashes: &[u64]) -> Self {
        let mut slots = vec![0; (hashes.len() * 2).next_power_of_two()];
        let mask = slots.len() - 1;
        for (number, hash) in hashes.iter().enumerate() {
            let mut slot = split(*hash).0 & mask;
            while slots[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            slots[slot] = index(number) + 1;
        }
        let halves = hashes.iter().map(|hash| split(*hash).1).collect();
        Self { slots, halves }
    }

    /// The numbers of the entries with a hash, and rarely of one with another.
    pub(crate) fn find(&self, hash: u64) -> impl Iterator<Item = usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let (first, half) = split(hash);
        (0..self.slots.len())
            .map(move |step| self.slots[first.wrapping_add(step) & mask])
            .take_while(|entry| *entry != 0)
            .map(|entry| entry as usize - 1)
            .filter(move |entry| self.halves[*entry] == half)
    }
}

/// Where a hash is looked for first, and the half by which its entry is told from its neighbours.
#[expect(clippy::cast_possible_truncation, reason = "each half takes its own bits")]
fn split(hash: u64) -> (usize, u32) {
    let mixed = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed >> 32) as usize, mixed as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_their_hash_and_shared_hashes_give_all() {
        let table = HashTable::new(&[7, 8, 7, 9 << 20, 0]);
        let found = |hash| table.find(hash).collect::<Vec<_>>();
        assert_eq!(found(7), [0, 2]);
        assert_eq!(found(8), [1]);
        assert_eq!(found(9 << 20), [3]);
        assert!(found(9).is_empty());
    }

    #[test]
    fn an_empty_table_finds_nothing() {
        assert_eq!(HashTable::default().find(3).count(), 0);
        assert_eq!(HashTable::new(&[]).find(3).count(), 0);
    }
}
