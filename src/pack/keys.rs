//! Which parts have which keys, looked up in the bytes as they lie in the programme.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The bytes of an entry: a hash, and the number of a part.
const ENTRY: usize = 12;

/// Pairs of the hash of a key and the number of a part, sorted.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct KeyTable<'p> {
    #[serde(borrow)]
    bytes: Cow<'p, [u8]>,
}

impl<'p> KeyTable<'p> {
    /// The table of (sort of key, key, part).
    pub(crate) fn new(keys: impl IntoIterator<Item = (u8, String, u32)>) -> Self {
        let keys = keys.into_iter();
        let mut entries: Vec<(u64, u32)> = keys.map(|(sort, key, part)| (hash(sort, &key), part)).collect();
        entries.sort_unstable();
        entries.dedup();
        let bytes = entries.into_iter().flat_map(|(hash, part)| {
            let (hash, part) = (hash.to_le_bytes(), part.to_le_bytes());
            hash.into_iter().chain(part)
        });
        Self {
            bytes: bytes.collect(),
        }
    }

    /// The parts that have a key of that sort and hash, in order.
    pub(crate) fn find(&self, sort: u8, key: &str) -> impl Iterator<Item = usize> + use<'_, 'p> {
        let (entries, _) = self.bytes.as_chunks::<ENTRY>();
        let wanted = hash(sort, key);
        let first = entries.partition_point(|entry| split(entry).0 < wanted);
        let found = entries[first..].iter().map(split);
        found
            .take_while(move |(hash, _)| *hash == wanted)
            .map(|(_, part)| part as usize)
    }
}

/// The hash and the part of an entry.
fn split(entry: &[u8; ENTRY]) -> (u64, u32) {
    let [a, b, c, d, e, f, g, h, part @ ..] = *entry;
    (
        u64::from_le_bytes([a, b, c, d, e, f, g, h]),
        u32::from_le_bytes(part),
    )
}

/// FNV-1a: the same on every machine, as the build script's table is read on another.
fn hash(sort: u8, key: &str) -> u64 {
    let bytes = std::iter::once(sort).chain(key.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_in_every_part_that_has_them() {
        let keys = [(0, "b", 7), (0, "a", 1), (0, "b", 3), (1, "a", 2), (0, "b", 7)];
        let table = KeyTable::new(keys.map(|(sort, key, part)| (sort, key.to_owned(), part)));
        let found = |sort, key| table.find(sort, key).collect::<Vec<_>>();
        assert_eq!(found(0, "b"), [3, 7]);
        assert_eq!(found(0, "a"), [1]);
        assert_eq!(found(1, "a"), [2]);
        assert!(found(1, "b").is_empty());
    }
}
