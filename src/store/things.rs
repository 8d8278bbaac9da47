//! The things of a store, by what people call them.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::{NamedNode, NamedOrBlankNode, Term};

use crate::exporter::vocab::{KDOC, KID, rdfs};
use crate::model::entity::slug;

use super::background::Background;
use super::contents::{Part, Store};
use super::error::StoreError;
use super::sieve::Sieve;

/// The things and offices of a store by IRI, with their labels.
#[derive(Clone, Debug, Default)]
pub struct Things {
    labels: BTreeMap<String, BTreeSet<String>>,
}

impl Things {
    /// Collects the labels of all things and offices.
    ///
    /// # Errors
    ///
    /// As [`Store::each_quad`].
    pub fn of(store: &Store) -> Result<Self, StoreError> {
        let mut labels: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        store.each_quad(Part::Facts, |quad| {
            if let (true, NamedOrBlankNode::NamedNode(thing), Term::Literal(label)) =
                (quad.predicate == rdfs::LABEL, quad.subject, quad.object)
            {
                let known = labels.entry(thing.into_string()).or_default();
                known.insert(label.value().to_owned());
            }
            Ok::<_, StoreError>(())
        })?;
        Ok(Self { labels })
    }

    /// The fullest label of a thing, if it has one.
    #[must_use]
    pub fn label(&self, iri: &str) -> Option<&str> {
        let labels = self.labels.get(iri)?;
        labels.iter().max_by_key(|label| label.len()).map(String::as_str)
    }

    /// The IRIs of the things that a name may mean, sorted: an IRI, a `kid:` or `kdoc:` name, or a label.
    ///
    /// The label as written goes first, then one that differs in case or diacritics or that the knowledge lists,
    /// then a part of one.
    ///
    /// # Errors
    ///
    /// [`StoreError::Knowledge`].
    pub fn find(&self, name: &str, background: &Background<'_>) -> Result<BTreeSet<&str>, StoreError> {
        if let Some(iri) = named(name) {
            return Ok(self.known(&iri).into_iter().collect());
        }
        let key = slug(name);
        let part = format!("-{key}-");
        let mut found = self.labelled(|label| label == name);
        if found.is_empty() && !key.is_empty() {
            found = self.labelled(|label| slug(label) == key);
            let things = self.labels.keys().map(NamedNode::new_unchecked);
            let names = background.names(things)?;
            let same = names.iter().filter(|(_, name)| slug(name) == key);
            found.extend(same.filter_map(|(thing, _)| self.known(thing.as_str())));
        }
        if found.is_empty() && !key.is_empty() {
            found = self.labelled(|label| format!("-{}-", slug(label)).contains(&part));
        }
        Ok(found)
    }

    fn known(&self, thing: &str) -> Option<&str> {
        self.labels.get_key_value(thing).map(|(iri, _)| iri.as_str())
    }

    fn labelled(&self, is_meant: impl Fn(&str) -> bool) -> BTreeSet<&str> {
        let things = self.labels.iter();
        things
            .filter(|(_, labels)| labels.iter().any(|label| is_meant(label)))
            .map(|(iri, _)| iri.as_str())
            .collect()
    }
}

impl Store {
    /// The labels of things and offices, each once, sorted by IRI; of all, or of some.
    ///
    /// # Errors
    ///
    /// As [`Store::each_quad`].
    pub fn labels(&self, of: Option<&BTreeSet<String>>) -> Result<BTreeMap<String, String>, StoreError> {
        let mut labels = BTreeMap::new();
        let sieve = Sieve::properties(&[rdfs::LABEL.as_str()]);
        self.each_sifted_quad(Part::Facts, &sieve, |quad| {
            if let (NamedOrBlankNode::NamedNode(thing), Term::Literal(label)) = (quad.subject, quad.object)
                && of.is_none_or(|wanted| wanted.contains(thing.as_str()))
            {
                let label = label.destruct().0;
                let known = labels.entry(thing.into_string()).or_insert_with(String::new);
                if known.len() < label.len() {
                    *known = label;
                }
            }
            Ok::<_, StoreError>(())
        })?;
        Ok(labels)
    }
}

/// The IRI that is given as such or by its prefix.
fn named(name: &str) -> Option<String> {
    for (prefix, namespace) in [("kid:", KID), ("kdoc:", KDOC)] {
        if let Some(path) = name.strip_prefix(prefix) {
            return Some(format!("{namespace}{path}"));
        }
    }
    let iri = name.trim_start_matches('<').trim_end_matches('>');
    iri.contains("://").then(|| iri.to_owned())
}
