//! The knowledge that the programme carries in itself, made by the build script.

use std::sync::LazyLock;

use crate::knowledge::source::KnowledgeFile;
use crate::pack::Pack;

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The gazetteer files, packed.
pub(crate) static PACK: LazyLock<Pack<'static>> =
    LazyLock::new(|| Pack::read(PACKED).expect("the build script wrote a pack"));

/// All files, sorted by name.
pub(crate) static FILES: LazyLock<Vec<KnowledgeFile>> = LazyLock::new(|| {
    let plain = TEXTS.iter().map(|(name, text)| KnowledgeFile::new(*name, *text));
    let packed = PACK
        .names()
        .enumerate()
        .map(|(number, name)| KnowledgeFile::packed(name, &PACK, number));
    let mut files: Vec<KnowledgeFile> = plain.chain(packed).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
});

#[cfg(test)]
mod tests;
