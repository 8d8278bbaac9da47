//! Knowledge files in a pack: their parts are unpacked and cut when something of them is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use oxrdf::{NamedNode, Quad};
use rayon::prelude::*;

use super::file::File;
use super::packing::KeySort;
use crate::pack::Pack;
use crate::store::error::StoreError;
use crate::store::wanted::{Of, Wanted};

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
        let wanted: Vec<usize> = (0..self.pack.parts())
            .filter(|part| self.is_wanted(*part))
            .collect();
        let quads = wanted
            .into_par_iter()
            .map(|part| Ok(self.open(part).quads()?.into_owned()))
            .collect::<Result<Vec<_>, StoreError>>()?;
        Ok(quads.concat())
    }

    /// The quads that a query wants, in the order of the files.
    pub(super) fn wanted(&self, wanted: &Wanted) -> Result<Vec<Quad>, StoreError> {
        let parts_of = |of: &Of| -> BTreeSet<usize> {
            match of {
                Of::All => (0..self.pack.parts())
                    .filter(|part| self.is_wanted(*part))
                    .collect(),
                Of::Class(class) => {
                    // Where the class is not plain, it may be this one.
                    let plain = self.parts(KeySort::Class, class.as_str());
                    plain.chain(self.parts(KeySort::Class, "")).collect()
                }
                Of::Thing(thing) => self.parts(KeySort::Subject, thing.as_str()).collect(),
            }
        };
        let parts_of: BTreeMap<&Of, BTreeSet<usize>> = wanted.things().map(|of| (of, parts_of(of))).collect();
        let all: BTreeSet<usize> = parts_of.values().flatten().copied().collect();
        let all: Vec<usize> = all.into_iter().collect();
        let quads = all
            .into_par_iter()
            .map(|part| {
                let properties = wanted.properties(|of| parts_of[of].contains(&part));
                let mut quads = self.open(part).quads()?.into_owned();
                keep(&mut quads, properties.as_ref());
                Ok(quads)
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        Ok(quads.concat())
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
            .flat_map(|person| self.parts(KeySort::TenureOf, person.as_str()))
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

/// Keeps the quads with some properties; all, if none are named.
pub(super) fn keep(quads: &mut Vec<Quad>, properties: Option<&BTreeSet<&NamedNode>>) {
    if let Some(properties) = properties {
        quads.retain(|quad| properties.contains(&quad.predicate));
    }
}
