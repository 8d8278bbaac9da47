//! Knowledge files in a pack: their parts are unpacked and cut when something of them is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use oxrdf::{NamedNode, Quad};
use rayon::prelude::*;

use super::file::File;
use super::packing::KeySort;
use crate::pack::Pack;
use crate::store::error::StoreError;

/// What is known of quads that are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Clue<'t> {
    /// The IRI of what they are about.
    Subject(&'t str),
    /// The IRI of a thing of the knowledge that they point to.
    Object(&'t str),
    /// That they tell of this class.
    Class(&'t str),
    /// Their property.
    Property(&'t str),
    /// Nothing.
    None,
}

/// The wanted files of a pack. Each part is a small file with the name of the file it is from.
#[derive(Clone, Debug)]
pub(super) struct Packed<'f> {
    pack: &'f Pack<'f>,
    names: Vec<&'f str>,
    /// By the number of the file.
    is_wanted: Vec<bool>,
    /// By the number of the part: those that were asked for.
    opened: Arc<[OnceLock<File<'f>>]>,
}

impl<'f> Packed<'f> {
    pub(super) fn new(pack: &'f Pack<'f>, is_wanted: impl Fn(&str) -> bool) -> Self {
        let names: Vec<&str> = pack.names().collect();
        Self {
            pack,
            is_wanted: names.iter().map(|name| is_wanted(name)).collect(),
            names,
            opened: (0..pack.parts()).map(|_| OnceLock::new()).collect(),
        }
    }

    /// All quads, in the order of the files.
    pub(super) fn quads(&self) -> Result<Vec<Quad>, StoreError> {
        self.quads_of(self.parts_for(Clue::None).into_iter().collect())
    }

    /// The parts that may have what a clue leads to.
    pub(super) fn parts_for(&self, clue: Clue<'_>) -> BTreeSet<usize> {
        match clue {
            Clue::Subject(thing) => self.parts(KeySort::Subject, thing).collect(),
            // Where a part does not tell plainly, it may be this one.
            Clue::Object(thing) => {
                let plain = self.parts(KeySort::Object, thing);
                plain.chain(self.parts(KeySort::Object, "")).collect()
            }
            Clue::Class(class) => {
                let plain = self.parts(KeySort::Class, class);
                plain.chain(self.parts(KeySort::Class, "")).collect()
            }
            Clue::Property(property) => {
                let plain = self.parts(KeySort::Property, property);
                plain.chain(self.parts(KeySort::Property, "")).collect()
            }
            Clue::None => (0..self.pack.parts())
                .filter(|part| self.is_wanted(*part))
                .collect(),
        }
    }

    /// The quads of some parts, in their order.
    pub(super) fn quads_of(&self, parts: Vec<usize>) -> Result<Vec<Quad>, StoreError> {
        let quads = parts
            .into_par_iter()
            .map(|part| Ok(self.open(part).quads()?.into_owned()))
            .collect::<Result<Vec<_>, StoreError>>()?;
        Ok(quads.concat())
    }

    /// How many parts there are, the unwanted too.
    pub(super) fn parts_count(&self) -> usize {
        self.pack.parts()
    }

    /// The parts that may have an entry of a thing.
    pub(super) fn files_about(&self, thing: &str) -> impl Iterator<Item = &File<'f>> {
        self.parts(KeySort::Subject, thing).map(|part| self.open(part))
    }

    /// The parts that may have tenures of some persons.
    pub(super) fn files_with_tenures(
        &self,
        persons: &BTreeSet<NamedNode>,
    ) -> impl Iterator<Item = &File<'f>> {
        let parts: BTreeSet<usize> = persons
            .iter()
            .flat_map(|person| self.parts(KeySort::Object, person.as_str()))
            .collect();
        parts.into_iter().map(|part| self.open(part))
    }

    /// The quads about some things, in the order of the files.
    pub(super) fn entries(&self, things: &[&str]) -> Result<Vec<Quad>, StoreError> {
        let mut by_part: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for thing in things {
            for part in self.parts(KeySort::Subject, thing) {
                by_part.entry(part).or_default().push(thing);
            }
        }
        let by_part: Vec<(usize, Vec<&str>)> = by_part.into_iter().collect();
        let quads = by_part
            .into_par_iter()
            .map(|(part, things)| self.open(part).entries(&things))
            .collect::<Result<Vec<_>, StoreError>>()?;
        Ok(quads.concat())
    }

    /// The names and texts of its files.
    #[cfg(feature = "rocksdb")]
    pub(super) fn digest_into(&self, digest: &mut impl FnMut(&[u8])) {
        for part in (0..self.pack.parts()).filter(|part| self.is_wanted(*part)) {
            self.open(part).digest_into(digest);
        }
    }

    fn parts(&self, sort: KeySort, key: &str) -> impl Iterator<Item = usize> {
        let parts = self.pack.parts_with(sort as u8, key);
        parts.filter(|part| self.is_wanted(*part))
    }

    fn is_wanted(&self, part: usize) -> bool {
        self.is_wanted[self.pack.text_of_part(part)]
    }

    fn open(&self, part: usize) -> &File<'f> {
        self.opened[part].get_or_init(|| {
            let name = self.names[self.pack.text_of_part(part)];
            File::new(name, self.pack.part(part)).expect("what was cut for packing can be cut again")
        })
    }
}
