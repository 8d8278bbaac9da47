//! The gazetteer: things, their aliases, offices and tenures, ready to match.

mod hash_table;
pub(crate) mod names;
pub(crate) mod reader;
pub(crate) mod tables;
mod tenure;
mod writer;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::knowledge::gazetteer::tables::{OfficeRow, Tables};
use crate::knowledge::sound::sound_hash;
use crate::model::{EntityId, EntityKind};

pub use crate::knowledge::gazetteer::names::{NameMatch, name_key};
pub use crate::knowledge::gazetteer::tenure::{Coverage, Tenure};

/// Roles that one person has at a time, unless an office is marked: co-princes, captains regent, a presidency of three.
pub(crate) const ONE_PERSON: [&str; 2] = ["head-of-state", "head-of-government"];

/// The place of a thing in a gazetteer. An address, not an identity: never stored or printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ThingIndex(pub u32);

/// The place of an office in a gazetteer. An address, not an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OfficeIndex(pub u32);

/// A thing that the gazetteer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thing<'g> {
    /// What identifies it: its IRI in the gazetteer.
    pub id: &'g EntityId,
    /// Its kind.
    pub kind: EntityKind,
    /// Its preferred label, English where known.
    pub label: &'g str,
    /// Of a person: the family name (`foaf:familyName`, else the last word of the label).
    pub family_name: Option<&'g str>,
    /// What it is a part of (`kur:partOf`).
    pub part_of: &'g [ThingIndex],
    /// What it is a member of (`kur:memberOf`).
    pub member_of: &'g [ThingIndex],
    /// Of a place: the state whose capital it is (`kur:capitalOf`).
    pub capital_of: Option<ThingIndex>,
    /// Of a place: what it lies in (`schema:containedInPlace`).
    pub contained_in: Option<ThingIndex>,
}

/// What sort of name an alias is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AliasRole {
    /// A name of the thing (`skos:prefLabel`, `skos:altLabel`).
    Name,
    /// A word for its people or an adjective of it (`kur:demonym`).
    Demonym,
}

/// A string that names a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alias<'g> {
    /// The words as the gazetteer writes them.
    pub text: &'g str,
    /// The thing.
    pub thing: ThingIndex,
    /// Name or demonym.
    pub role: AliasRole,
}

impl Alias<'_> {
    /// Whether its letters are all capitals ("UN", "C5+1"): it matches only as written.
    #[must_use]
    pub fn is_acronym(&self) -> bool {
        self.text.chars().any(char::is_alphabetic) && !self.text.chars().any(char::is_lowercase)
    }
}

/// An office that the gazetteer knows.
#[derive(Clone, Copy, Debug)]
pub struct GazetteerOffice<'g> {
    /// What identifies it (`kid:office/president-of-uzbekistan`).
    pub id: &'g EntityId,
    /// Its label: "President of Uzbekistan".
    pub label: &'g str,
    /// The body it is an office of (`org:postIn`).
    pub body: ThingIndex,
    words: &'g str,
    row: &'g OfficeRow,
    is_shared: bool,
}

impl<'g> GazetteerOffice<'g> {
    /// What its holder is, by the roles of `lexicon/offices.toml` (`kur:role`): "head-of-state", "leader".
    pub fn roles(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        let words = self.words;
        self.row.roles.iter().map(move |role| role.of(words))
    }

    /// Whether several persons hold it at once: it is marked so, or they are known to.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.is_shared
    }

    /// Whether its holder has that role.
    #[must_use]
    pub fn has_role(&self, role: &str) -> bool {
        self.roles().any(|own| own == role)
    }
}

/// Everything the gazetteer files say, indexed for matching.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gazetteer {
    tables: Tables,
    things: Vec<EntityId>,
    offices: Vec<EntityId>,
}

impl Gazetteer {
    /// The gazetteer of compiled tables.
    pub(crate) fn new(tables: Tables) -> Self {
        let words = &tables.words;
        Self {
            things: tables.things.iter().map(|row| row.id.id(words)).collect(),
            offices: tables.offices.iter().map(|row| row.id.id(words)).collect(),
            tables,
        }
    }

    /// All things, sorted by identifier.
    pub fn things(&self) -> impl ExactSizeIterator<Item = (ThingIndex, Thing<'_>)> {
        (0..tables::index(self.things.len())).map(|at| (ThingIndex(at), self.thing(ThingIndex(at))))
    }

    /// The thing at an index of this gazetteer.
    #[must_use]
    pub fn thing(&self, index: ThingIndex) -> Thing<'_> {
        let at = index.0 as usize;
        let row = &self.tables.things[at];
        let words = &self.tables.words;
        Thing {
            id: &self.things[at],
            kind: row.kind(),
            label: row.label.of(words),
            family_name: row.family_name.map(|name| name.of(words)),
            part_of: self.tables.part_of.of(at),
            member_of: self.tables.member_of.of(at),
            capital_of: row.capital_of,
            contained_in: row.contained_in,
        }
    }

    /// The thing of that identifier.
    #[must_use]
    pub fn find(&self, id: &EntityId) -> Option<ThingIndex> {
        let at = self.things.binary_search(id).ok()?;
        Some(ThingIndex(tables::index(at)))
    }

    /// The names and demonyms of a thing.
    pub fn aliases_of(&self, thing: ThingIndex) -> impl Iterator<Item = Alias<'_>> {
        let table = &self.tables.names;
        let places = table.of_things.of(thing.0 as usize).iter();
        places.map(|place| self.alias(table.aliases.item(*place)))
    }

    /// All names and demonyms, sorted by their keys.
    pub fn aliases(&self) -> impl Iterator<Item = Alias<'_>> {
        self.aliases_with_keys().map(|(_, alias)| alias)
    }

    /// All names and demonyms with their [`name_key`]s, sorted by them.
    pub fn aliases_with_keys(&self) -> impl Iterator<Item = (&str, Alias<'_>)> {
        let table = &self.tables.names;
        table.keys.iter().enumerate().flat_map(move |(name, key)| {
            let key = key.of(&self.tables.words);
            table
                .aliases
                .of(name)
                .iter()
                .map(move |row| (key, self.alias(row)))
        })
    }

    /// What is a member of a thing (`kur:memberOf` reversed).
    #[must_use]
    pub fn members_of(&self, thing: ThingIndex) -> &[ThingIndex] {
        self.tables.members.of(thing.0 as usize)
    }

    /// The persons whose family name, in any spelling the gazetteer gives, has that [`name_key`].
    #[must_use]
    pub fn persons_by_family_name(&self, key: &str) -> &[ThingIndex] {
        let words = &self.tables.words;
        let keys = &self.tables.family_keys;
        match keys.binary_search_by(|family| family.of(words).cmp(key)) {
            Ok(at) => self.tables.families.of(at),
            Err(_) => &[],
        }
    }

    /// Those who held an office and whose family name, or a further word of whose label, sounds so: by hash, and
    /// so rarely one whose does not.
    pub fn persons_by_sound(&self, sound: &str) -> impl Iterator<Item = ThingIndex> + '_ {
        let hash = sound_hash(sound);
        let sounds = &self.tables.sounds;
        let from = sounds.partition_point(|known| *known < hash);
        let to = from + sounds[from..].iter().take_while(|known| **known == hash).count();
        self.tables.sounding[from..to].iter().copied()
    }

    /// All offices, sorted by identifier.
    pub fn offices(&self) -> impl ExactSizeIterator<Item = (OfficeIndex, GazetteerOffice<'_>)> {
        (0..tables::index(self.offices.len())).map(|at| (OfficeIndex(at), self.office(OfficeIndex(at))))
    }

    /// The office at an index of this gazetteer.
    #[must_use]
    pub fn office(&self, index: OfficeIndex) -> GazetteerOffice<'_> {
        let row = &self.tables.offices[index.0 as usize];
        GazetteerOffice {
            id: &self.offices[index.0 as usize],
            label: row.label.of(&self.tables.words),
            body: row.body,
            words: &self.tables.words,
            row,
            is_shared: self.tables.shared[index.0 as usize],
        }
    }

    /// The office of that identifier.
    #[must_use]
    pub fn find_office(&self, id: &EntityId) -> Option<OfficeIndex> {
        let at = self.offices.binary_search(id).ok()?;
        Some(OfficeIndex(tables::index(at)))
    }

    /// The offices of a body.
    #[must_use]
    pub fn offices_of(&self, body: ThingIndex) -> &[OfficeIndex] {
        self.tables.offices_of.of(body.0 as usize)
    }
}
