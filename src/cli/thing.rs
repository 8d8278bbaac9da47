//! From what a person calls a thing to the thing.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::{NamedNode, NamedOrBlankNode, Term};

use crate::exporter::vocab::{KDOC, KID, kur, rdfs};
use crate::model::entity::slug;
use crate::store::{Background, Part, Store, StoreError};

use super::failure::{Exit, Failure};
use super::table::short;

/// So many candidates are listed.
const LISTED: usize = 20;

/// The things of a store by IRI, with their labels.
pub(super) struct Things {
    labels: BTreeMap<String, BTreeSet<String>>,
}

impl Things {
    /// Collects the labels of all things and offices.
    pub(super) fn of(store: &Store) -> Result<Self, StoreError> {
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

    /// The label of a thing, or its shortened IRI.
    pub(super) fn label(&self, thing: &NamedNode) -> String {
        let labels = self.labels.get(thing.as_str());
        let longest = labels.and_then(|labels| labels.iter().max_by_key(|label| label.len()));
        longest.cloned().unwrap_or_else(|| short(thing.as_str()))
    }

    /// The thing of that name: an IRI, a `kid:` or `kdoc:` name, or a label.
    ///
    /// Labels are compared without case and diacritics; a part of a label does if it is the part of one only.
    pub(super) fn find(&self, name: &str, background: &Background) -> Result<NamedNode, Failure> {
        if let Some(thing) = named(name) {
            let known = self.labels.contains_key(thing.as_str());
            return if known { Ok(thing) } else { Err(unknown(name)) };
        }
        let key = slug(name);
        let mut found = self.with_label(|label| label == name);
        for wider in [
            &(|label: &str| slug(label) == key) as &dyn Fn(&str) -> bool,
            &|label| !key.is_empty() && format!("-{}-", slug(label)).contains(&format!("-{key}-")),
        ] {
            if found.is_empty() {
                found = self.with_label(wider);
                found.extend(self.with_alias(&key, background));
            }
        }
        match found.len() {
            0 => Err(unknown(name)),
            1 => found.pop_first().ok_or_else(|| unknown(name)),
            _ => Err(self.ambiguous(name, &found)),
        }
    }

    fn with_label(&self, is_meant: impl Fn(&str) -> bool) -> BTreeSet<NamedNode> {
        let things = self.labels.iter();
        things
            .filter(|(_, labels)| labels.iter().any(|label| is_meant(label)))
            .map(|(iri, _)| NamedNode::new_unchecked(iri))
            .collect()
    }

    /// The things that the knowledge knows by another name, if the store speaks of them.
    fn with_alias(&self, key: &str, background: &Background) -> BTreeSet<NamedNode> {
        let names = background.names().filter(|(_, name)| slug(name) == key);
        names
            .filter(|(thing, _)| self.labels.contains_key(thing.as_str()))
            .map(|(thing, _)| thing.clone())
            .collect()
    }

    fn ambiguous(&self, name: &str, found: &BTreeSet<NamedNode>) -> Failure {
        let line = |thing: &NamedNode| format!("\n  {}  {}", short(thing.as_str()), self.label(thing));
        let listed: String = found.iter().take(LISTED).map(line).collect();
        let more = match found.len().saturating_sub(LISTED) {
            0 => String::new(),
            more => format!("\n  … and {more} more"),
        };
        Failure::usage(format!("`{name}` may be one of these:{listed}{more}"))
            .hint("give the name before the label, such as kid:person/…")
    }
}

/// The property of that name: `attended`, `kur:attended` or its IRI.
pub(super) fn property(name: &str) -> String {
    let name = name.trim_start_matches('<').trim_end_matches('>');
    let local = name
        .strip_prefix("kur:")
        .or_else(|| name.strip_prefix(kur::NAMESPACE));
    local.unwrap_or(name).to_owned()
}

/// The IRI that is given as such or by its prefix.
fn named(name: &str) -> Option<NamedNode> {
    if let Some(path) = name.strip_prefix("kid:") {
        return Some(NamedNode::new_unchecked(format!("{KID}{path}")));
    }
    if let Some(path) = name.strip_prefix("kdoc:") {
        return Some(NamedNode::new_unchecked(format!("{KDOC}{path}")));
    }
    let iri = name.trim_start_matches('<').trim_end_matches('>');
    iri.contains("://").then(|| NamedNode::new(iri).ok()).flatten()
}

fn unknown(name: &str) -> Failure {
    Failure {
        exit: Exit::Inputs,
        ..Failure::usage(format!("the store has nothing called `{name}`"))
    }
    .hint("a thing is named by its label, a part of it, a kid: name or an IRI")
}
