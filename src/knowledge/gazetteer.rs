//! The gazetteer: things, their aliases, offices and tenures, ready to match.

use serde::{Deserialize, Serialize};

use crate::model::{EntityId, EntityKind};
use crate::text::Date;

/// The place of a thing in a gazetteer. An address, not an identity: never stored or printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ThingIndex(pub u32);

/// The place of an office in a gazetteer. An address, not an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OfficeIndex(pub u32);

/// A thing that the gazetteer knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// What identifies it: its IRI in the gazetteer.
    pub id: EntityId,
    /// Its kind.
    pub kind: EntityKind,
    /// Its preferred label, English where known.
    pub label: String,
    /// Of a person: the family name (`foaf:familyName`, else the last word of the label).
    pub family_name: Option<String>,
    /// What it is a part of (`kur:partOf`).
    pub part_of: Vec<ThingIndex>,
    /// What it is a member of (`kur:memberOf`).
    pub member_of: Vec<ThingIndex>,
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

/// A string that names one or several things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The words as the gazetteer writes them.
    pub text: String,
    /// The thing.
    pub thing: ThingIndex,
    /// Name or demonym.
    pub role: AliasRole,
}

/// An office that the gazetteer knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GazetteerOffice {
    /// What identifies it (`kid:office/president-of-uzbekistan`).
    pub id: EntityId,
    /// Its label: "President of Uzbekistan".
    pub label: String,
    /// The body it is an office of (`org:postIn`).
    pub body: ThingIndex,
    /// What its holder is, by the roles of `lexicon/offices.toml` (`kur:role`): "head-of-state", "leader".
    pub roles: Vec<String>,
}

/// A person in an office from one date to another (`kur:Tenure`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// Who.
    pub person: ThingIndex,
    /// In which office.
    pub office: OfficeIndex,
    /// From when, if known.
    pub start: Option<Date>,
    /// Until when, if known or over.
    pub end: Option<Date>,
}

/// Everything the gazetteer files say, indexed for matching.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    things: Vec<Thing>,
}

impl Gazetteer {
    /// The thing at an index of this gazetteer.
    #[must_use]
    pub fn thing(&self, index: ThingIndex) -> &Thing {
        &self.things[index.0 as usize]
    }
}
