//! Texts packed into the programme: cut into parts that are compressed one by one and found by keys.
//!
//! Knows nothing of what the texts say. The build script packs, the programme unpacks.

mod keys;
pub mod writer;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub(crate) use keys::KeyTable;

/// Packed texts, in their order.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Pack<'p> {
    #[serde(borrow)]
    texts: Vec<PackedText<'p>>,
    #[serde(borrow)]
    parts: Vec<PackedPart<'p>>,
    #[serde(borrow)]
    keys: KeyTable<'p>,
}

/// A text: what comes before its parts, and which parts of the pack are its own.
#[derive(Debug, Serialize, Deserialize)]
struct PackedText<'p> {
    name: &'p str,
    head: &'p str,
    parts: Range<usize>,
}

/// A part of a text, compressed.
#[derive(Debug, Serialize, Deserialize)]
struct PackedPart<'p> {
    /// The number of its text.
    text: usize,
    /// How many bytes it has when unpacked.
    size: usize,
    bytes: &'p [u8],
}

impl<'p> Pack<'p> {
    /// Reads a pack; the bytes of its parts stay where they are.
    ///
    /// # Errors
    ///
    /// When the bytes are no pack.
    pub fn read(bytes: &'p [u8]) -> Result<Self, postcard::Error> {
        postcard::from_bytes(bytes)
    }

    /// The names of its texts.
    pub fn names(&self) -> impl Iterator<Item = &'p str> {
        self.texts.iter().map(|text| text.name)
    }

    /// A whole text, by its number.
    ///
    /// # Panics
    ///
    /// When there is no such text.
    #[must_use]
    pub fn text(&self, number: usize) -> String {
        let text = &self.texts[number];
        let parts = text.parts.clone().map(|part| self.unpacked(part));
        std::iter::once(text.head.to_owned()).chain(parts).collect()
    }

    /// How many parts there are; they are numbered through all texts.
    #[must_use]
    pub fn parts(&self) -> usize {
        self.parts.len()
    }

    /// The number of the text that a part is of.
    ///
    /// # Panics
    ///
    /// When there is no such part.
    #[must_use]
    pub fn text_of_part(&self, part: usize) -> usize {
        self.parts[part].text
    }

    /// A part with the head of its text before it.
    ///
    /// # Panics
    ///
    /// When there is no such part.
    #[must_use]
    pub fn part(&self, part: usize) -> String {
        self.texts[self.text_of_part(part)].head.to_owned() + &self.unpacked(part)
    }

    /// The parts that may have a key, in order: all that have it, and rarely one more.
    pub fn parts_with(&self, sort: u8, key: &str) -> impl Iterator<Item = usize> + use<'_, 'p> {
        self.keys.find(sort, key)
    }

    fn unpacked(&self, part: usize) -> String {
        let part = &self.parts[part];
        let bytes = lz4_flex::block::decompress(part.bytes, part.size);
        let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        text.expect("what was packed can be unpacked")
    }
}
