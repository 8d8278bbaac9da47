//! Packing: what the build script does.

use super::{KeyTable, Pack, PackedPart, PackedText};

/// A text cut into parts.
#[derive(Debug)]
pub struct CutText {
    /// Its name.
    pub name: String,
    /// What comes before the first part.
    pub head: String,
    /// The parts, which together are the rest of it.
    pub parts: Vec<CutPart>,
}

/// A part of a text and the keys it is found by.
#[derive(Debug)]
pub struct CutPart {
    /// Its text.
    pub text: String,
    /// Sorts of keys, and keys.
    pub keys: Vec<(u8, String)>,
}

/// Packs texts in their order.
///
/// # Errors
///
/// As [`postcard::to_allocvec`].
pub fn pack(texts: &[CutText]) -> Result<Vec<u8>, postcard::Error> {
    let compressed: Vec<Vec<u8>> = parts(texts)
        .map(|(_, part)| lz4_flex::block::compress(part.text.as_bytes()))
        .collect();
    let parts_and_bytes = parts(texts).zip(&compressed);
    let pack = Pack {
        texts: packed_texts(texts),
        parts: parts_and_bytes
            .map(|((text, part), bytes)| PackedPart {
                text,
                size: part.text.len(),
                bytes,
            })
            .collect(),
        keys: KeyTable::new(parts(texts).zip(0..).flat_map(|((_, part), number)| {
            let keys = part.keys.iter();
            keys.map(move |(sort, key)| (*sort, key.clone(), number))
        })),
    };
    postcard::to_allocvec(&pack)
}

fn packed_texts(texts: &[CutText]) -> Vec<PackedText<'_>> {
    let mut end = 0;
    let packed = texts.iter().map(|text| {
        let start = end;
        end += text.parts.len();
        PackedText {
            name: &text.name,
            head: &text.head,
            parts: start..end,
        }
    });
    packed.collect()
}

/// All parts with the numbers of their texts.
fn parts(texts: &[CutText]) -> impl Iterator<Item = (usize, &CutPart)> {
    let numbered = texts.iter().enumerate();
    numbered.flat_map(|(number, text)| text.parts.iter().map(move |part| (number, part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_whole_and_in_parts() {
        let part = |text: &str, key: &str| CutPart {
            text: text.to_owned(),
            keys: vec![(0, key.to_owned())],
        };
        let text = |name: &str, parts| CutText {
            name: name.to_owned(),
            head: "# head\n".to_owned(),
            parts,
        };
        let texts = [
            text("a.ttl", vec![part("one\n", "1"), part("two é\n", "2")]),
            text("b.ttl", vec![part("three\n", "1")]),
        ];
        let bytes = pack(&texts).unwrap();
        let pack = Pack::read(&bytes).unwrap();
        assert_eq!(pack.names().collect::<Vec<_>>(), ["a.ttl", "b.ttl"]);
        assert_eq!(pack.text(0), "# head\none\ntwo é\n");
        assert_eq!(pack.part(1), "# head\ntwo é\n");
        assert_eq!(pack.part(2), "# head\nthree\n");
        assert_eq!(pack.parts_with(0, "1").collect::<Vec<_>>(), [0, 2]);
        assert_eq!((pack.text_of_part(2), pack.parts()), (1, 3));
        assert!(Pack::read(b"\xff\xff").is_err());
    }
}
