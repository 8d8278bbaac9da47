//! The knowledge that the programme carries in itself, made by the build script.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::knowledge::source::KnowledgeFile;
use crate::knowledge::turtle::{self, Triple, long_name};
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

/// The sort of the keys by which the build script lets parts be found: the IRI of a thing that they tell of.
const SUBJECT: u8 = 0;

/// What the packed files tell of the things of some names, in their order.
pub(crate) fn told(names: &BTreeSet<&str>) -> Vec<Triple> {
    let parts: BTreeSet<usize> = names
        .iter()
        .flat_map(|name| PACK.parts_with(SUBJECT, &long_name(name)))
        .collect();
    let files: Vec<&str> = PACK.names().collect();
    let triples = parts.into_iter().flat_map(|part| {
        let file = KnowledgeFile::new(files[PACK.text_of_part(part)], PACK.part(part));
        // They were compiled, so there are no mistakes in them.
        turtle::parse(&file, &mut Vec::new())
    });
    triples
        .filter(|triple| names.contains(&*triple.subject))
        .collect()
}

#[cfg(test)]
mod tests;
