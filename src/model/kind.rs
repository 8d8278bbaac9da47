//! The ten kinds of things, and sets of them.

use std::fmt;

/// The one kind a thing has. The ten are disjoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A sovereign or de-facto state.
    State,
    /// A named group of states, place or collective.
    Region,
    /// City, venue, river, sub-national area.
    Place,
    /// An organization of states, or an organ of one other than the UN.
    IntergovernmentalOrganization,
    /// Organ, fund, programme, agency, office or mission of the UN system.
    UnBody,
    /// National or non-governmental body.
    Institution,
    /// A recurring diplomatic format without legal personality.
    Format,
    /// One particular meeting.
    Meeting,
    /// One particular text.
    Instrument,
}

impl EntityKind {
    /// All ten, in the order of the contract.
    pub const ALL: [Self; 10] = [
        Self::Person,
        Self::State,
        Self::Region,
        Self::Place,
        Self::IntergovernmentalOrganization,
        Self::UnBody,
        Self::Institution,
        Self::Format,
        Self::Meeting,
        Self::Instrument,
    ];

    /// Its name in the ontology (`UNBody`, `IntergovernmentalOrganization`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::State => "State",
            Self::Region => "Region",
            Self::Place => "Place",
            Self::IntergovernmentalOrganization => "IntergovernmentalOrganization",
            Self::UnBody => "UNBody",
            Self::Institution => "Institution",
            Self::Format => "Format",
            Self::Meeting => "Meeting",
            Self::Instrument => "Instrument",
        }
    }

    /// The word for it in identifiers: the `person` of `kid:person/…`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::State => "state",
            Self::Region => "region",
            Self::Place => "place",
            Self::IntergovernmentalOrganization => "organization",
            Self::UnBody => "un-body",
            Self::Institution => "institution",
            Self::Format => "format",
            Self::Meeting => "meeting",
            Self::Instrument => "instrument",
        }
    }

    /// The kind of that name in the ontology.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it can act: all but places, meetings and instruments.
    #[must_use]
    pub fn is_actor(self) -> bool {
        !matches!(self, Self::Place | Self::Meeting | Self::Instrument)
    }

    /// Whether it is one of the three kinds of organization.
    #[must_use]
    pub fn is_organization(self) -> bool {
        matches!(
            self,
            Self::IntergovernmentalOrganization | Self::UnBody | Self::Institution
        )
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of kinds: what a role or a property admits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct KindSet(u16);

impl KindSet {
    /// No kind.
    pub const NONE: Self = Self(0);
    /// All ten.
    pub const ALL: Self = Self(0x3ff);

    /// The set with `kind` in it.
    #[must_use]
    pub const fn with(self, kind: EntityKind) -> Self {
        Self(self.0 | 1 << kind as u8)
    }

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both sets hold.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether `kind` is in it.
    #[must_use]
    pub const fn has(self, kind: EntityKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// Whether no kind is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Its kinds, in order.
    pub fn iter(self) -> impl Iterator<Item = EntityKind> {
        EntityKind::ALL.into_iter().filter(move |kind| self.has(*kind))
    }
}

impl FromIterator<EntityKind> for KindSet {
    fn from_iter<I: IntoIterator<Item = EntityKind>>(kinds: I) -> Self {
        kinds.into_iter().fold(Self::NONE, Self::with)
    }
}
