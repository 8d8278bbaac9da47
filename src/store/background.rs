//! The knowledge as quads, parsed only as far as it is asked for.

mod blocks;
mod cutter;
mod entry;
mod file;
pub(super) mod lookup;
mod packed;
pub(super) mod packing;
mod relations;

use std::collections::BTreeSet;

use oxrdf::{NamedNode, NamedOrBlankNode, Quad, Term};
use rayon::prelude::*;

use self::blocks::MEMBER;
pub use self::entry::{KnownEntry, KnownTenure, KnownValue};
pub use self::file::KNOWLEDGE_BASE;
use self::file::{File, sorted};
use self::packed::Packed;
pub use self::relations::KnownRelation;
use super::error::StoreError;
use crate::pack::Pack;

const LABELS: [&str; 2] = [
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
];
const NAMES: [&str; 2] = [
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2004/02/skos/core#altLabel",
];
const OFFICE: &str = "https://w3id.org/kurultai/ns#office";

/// The knowledge as quads: each file is a graph.
#[derive(Clone, Debug, Default)]
pub struct Background<'f> {
    packed: Option<Packed<'f>>,
    files: Vec<File<'f>>,
}

impl<'f> Background<'f> {
    /// Takes Turtle files, given by name and text.
    ///
    /// Files in blocks of one thing each are parsed when something of them is asked for, others at once.
    ///
    /// # Errors
    ///
    /// [`StoreError::Knowledge`].
    pub fn new(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Result<Self, StoreError> {
        let files: Vec<_> = files.into_iter().collect();
        let files = files.into_par_iter().map(|(name, text)| File::new(name, text));
        Ok(Self {
            packed: None,
            files: files.collect::<Result<_, _>>()?,
        })
    }

    /// With the files of a pack before its own, those whose names are wanted.
    ///
    /// They are unpacked as far as something of them is asked for.
    #[must_use]
    pub fn over(mut self, pack: &'f Pack<'f>, is_wanted: impl Fn(&str) -> bool) -> Self {
        self.packed = Some(Packed::new(pack, is_wanted));
        self
    }

    /// All of it, sorted by subject; what a file says of a thing keeps its order.
    ///
    /// # Errors
    ///
    /// [`StoreError::Knowledge`].
    pub fn quads(&self) -> Result<Vec<Quad>, StoreError> {
        let mut quads = match &self.packed {
            Some(packed) => packed.quads()?,
            None => Vec::new(),
        };
        for file in &self.files {
            quads.extend_from_slice(&file.quads()?);
        }
        Ok(sorted(quads))
    }

    /// Whether it has an entry of a thing.
    #[must_use]
    pub fn knows(&self, thing: &str) -> bool {
        !self.files_with(thing).is_empty()
    }

    /// What concerns some things: their entries, their tenures with the offices, the labels of all they point to.
    ///
    /// # Errors
    ///
    /// [`StoreError::Knowledge`].
    pub fn about(&self, things: &BTreeSet<NamedNode>) -> Result<Vec<Quad>, StoreError> {
        let mut entries: BTreeSet<NamedNode> = things.clone();
        entries.extend(self.tenures_of(things)?);
        let mut quads = self.entries(entries.iter())?;
        let offices: BTreeSet<NamedNode> = quads
            .iter()
            .filter(|quad| quad.predicate.as_str() == OFFICE)
            .filter_map(object)
            .filter(|office| !entries.contains(*office))
            .cloned()
            .collect();
        quads.extend(self.entries(offices.iter())?);
        let mut quads = sorted(quads);
        entries.extend(offices);
        let pointed: BTreeSet<&NamedNode> = quads
            .iter()
            .filter_map(object)
            .filter(|thing| !entries.contains(*thing))
            .collect();
        let mut labels = self.entries(pointed)?;
        labels.retain(|quad| LABELS.contains(&quad.predicate.as_str()));
        quads.extend(labels);
        Ok(quads)
    }

    /// The preferred names of some things, in English or in no language.
    ///
    /// # Errors
    ///
    /// [`StoreError::Knowledge`].
    pub fn labels(&self, things: &BTreeSet<String>) -> Result<Vec<(String, String)>, StoreError> {
        let things: Vec<NamedNode> = things.iter().map(NamedNode::new_unchecked).collect();
        let label = |quad: Quad| match (quad.subject, quad.object) {
            (NamedOrBlankNode::NamedNode(thing), Term::Literal(label))
                if LABELS.contains(&quad.predicate.as_str())
                    && matches!(label.language(), None | Some("en")) =>
            {
                Some((thing.into_string(), label.destruct().0))
            }
            _ => None,
        };
        Ok(self.entries(&things)?.into_iter().filter_map(label).collect())
    }

    /// The names that some things have, in every language: preferred and other labels.
    ///
    /// # Errors
    ///
    /// [`StoreError::Knowledge`].
    pub fn names(
        &self,
        things: impl IntoIterator<Item = NamedNode>,
    ) -> Result<Vec<(NamedNode, String)>, StoreError> {
        let things: BTreeSet<NamedNode> = things.into_iter().collect();
        let quads = self.entries(things.iter())?.into_iter();
        let name = |quad: Quad| match (quad.subject, quad.object) {
            (NamedOrBlankNode::NamedNode(thing), Term::Literal(name)) => Some((thing, name.destruct().0)),
            _ => None,
        };
        Ok(quads
            .filter(|quad| NAMES.contains(&quad.predicate.as_str()))
            .filter_map(name)
            .collect())
    }

    /// The names of the files that have an entry of a thing, sorted.
    #[must_use]
    pub fn files_about(&self, thing: &str) -> BTreeSet<&str> {
        self.files_with(thing).into_iter().map(File::name).collect()
    }

    /// The names of the files that state a triple of IRIs themselves, sorted.
    ///
    /// # Errors
    ///
    /// [`StoreError::Knowledge`].
    pub fn files_stating(
        &self,
        subject: &str,
        predicate: &str,
        object: &str,
    ) -> Result<BTreeSet<&str>, StoreError> {
        let is_it = |quad: &Quad| {
            quad.predicate.as_str() == predicate
                && self::object(quad).is_some_and(|node| node.as_str() == object)
        };
        let mut files = BTreeSet::new();
        for file in self.files_with(subject) {
            if file.entries(&[subject])?.iter().any(is_it) {
                files.insert(file.name());
            }
        }
        Ok(files)
    }

    /// The names and texts of its files.
    #[cfg(feature = "rocksdb")]
    pub(super) fn digest_into(&self, digest: &mut impl FnMut(&[u8])) {
        if let Some(packed) = &self.packed {
            packed.digest_into(digest);
        }
        for file in &self.files {
            file.digest_into(digest);
        }
    }

    /// The tenures of some persons.
    fn tenures_of(&self, persons: &BTreeSet<NamedNode>) -> Result<BTreeSet<NamedNode>, StoreError> {
        let mut tenures = BTreeSet::new();
        let packed = self
            .packed
            .iter()
            .flat_map(|packed| packed.files_with_tenures(persons));
        for file in packed.chain(&self.files) {
            let of = |quad: &Quad| {
                quad.predicate.as_str() == MEMBER && object(quad).is_some_and(|node| persons.contains(node))
            };
            tenures.extend(
                file.memberships(persons)?
                    .iter()
                    .filter(|quad| of(quad))
                    .filter_map(named_subject),
            );
        }
        Ok(tenures)
    }

    /// The entries of some things, sorted by thing, then by file.
    fn entries<'t>(&self, things: impl IntoIterator<Item = &'t NamedNode>) -> Result<Vec<Quad>, StoreError> {
        let things: Vec<&str> = things.into_iter().map(NamedNode::as_str).collect();
        let mut quads = match &self.packed {
            Some(packed) => packed.entries(&things)?,
            None => Vec::new(),
        };
        for file in &self.files {
            quads.extend(file.entries(&things)?);
        }
        Ok(sorted(quads))
    }

    /// The files that have an entry of a thing.
    fn files_with(&self, thing: &str) -> Vec<&File<'f>> {
        let packed = self.packed.iter().flat_map(|packed| packed.files_about(thing));
        packed.chain(&self.files).filter(|file| file.has(thing)).collect()
    }
}

fn named_subject(quad: &Quad) -> Option<NamedNode> {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => Some(node.clone()),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}

fn object(quad: &Quad) -> Option<&NamedNode> {
    match &quad.object {
        Term::NamedNode(node) => Some(node),
        _ => None,
    }
}
