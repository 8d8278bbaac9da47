//! The ontology: which classes and properties there are, and what may stand on either side of a property.

mod reader;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{EntityKind, KindSet};

pub(crate) use reader::read;

/// What the value of a property is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Range {
    /// A thing of one of these kinds.
    Kinds(#[serde(with = "kind_numbers")] KindSet),
    /// A day, a month or a year.
    Date,
    /// Anything else: a text, a number, an office.
    Other,
}

/// A property as the ontology declares it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PropertyDeclaration {
    /// Its local name in `kur:`.
    pub name: String,
    /// The kinds it may be said of; none if it is said of no thing.
    #[serde(with = "kind_numbers")]
    pub domain: KindSet,
    /// What its value is.
    pub range: Range,
    /// Whether it holds in both directions (`owl:SymmetricProperty`).
    pub symmetric: bool,
    /// Its PLOVER code (`skos:notation`).
    pub notation: Option<String>,
    /// What people call it.
    pub label: String,
    /// What it means.
    pub comment: String,
}

impl PropertyDeclaration {
    /// Whether a thing of this kind may stand in this relation to a thing of that kind.
    #[must_use]
    pub fn allows(&self, subject: EntityKind, object: EntityKind) -> bool {
        self.domain.has(subject) && matches!(self.range, Range::Kinds(kinds) if kinds.has(object))
    }

    /// Whether a thing of this kind may have a date as its value.
    #[must_use]
    pub fn allows_date(&self, subject: EntityKind) -> bool {
        self.domain.has(subject) && self.range == Range::Date
    }
}

/// The classes and properties of `kur:`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ontology {
    /// Sorted by name.
    properties: Vec<PropertyDeclaration>,
    /// Sorted by name.
    classes: Vec<ClassKinds>,
}

/// A class and the kinds below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ClassKinds {
    name: String,
    #[serde(with = "kind_numbers")]
    kinds: KindSet,
}

impl Ontology {
    /// The property of that local name.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&PropertyDeclaration> {
        let at = self
            .properties
            .binary_search_by(|known| known.name.as_str().cmp(name))
            .ok()?;
        Some(&self.properties[at])
    }

    /// All properties, sorted by name.
    #[must_use]
    pub fn properties(&self) -> &[PropertyDeclaration] {
        &self.properties
    }

    /// The kinds that a class of that local name holds: "Actor", "Organization", "Person".
    #[must_use]
    pub fn kinds_of_class(&self, name: &str) -> Option<KindSet> {
        let at = self
            .classes
            .binary_search_by(|known| known.name.as_str().cmp(name))
            .ok()?;
        Some(self.classes[at].kinds)
    }

    /// The local names of all classes, sorted.
    pub fn class_names(&self) -> impl Iterator<Item = &str> {
        self.classes.iter().map(|class| class.name.as_str())
    }
}

/// Sets of kinds in the compiled form: a bit for each kind.
mod kind_numbers {
    use super::{Deserialize, Deserializer, EntityKind, KindSet, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(kinds: &KindSet, serializer: S) -> Result<S::Ok, S::Error> {
        let bits = kinds.iter().fold(0_u16, |bits, kind| bits | 1 << kind as u8);
        bits.serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<KindSet, D::Error> {
        let bits = u16::deserialize(deserializer)?;
        let kinds = EntityKind::ALL.into_iter();
        Ok(kinds.filter(|kind| bits & 1 << *kind as u8 != 0).collect())
    }
}
