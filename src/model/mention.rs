//! Mentions: words in a text that name a thing.

use crate::model::entity::EntityId;
use crate::text::Span;

/// Words in a text that name or describe a thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// Where the words stand (bytes).
    pub span: Span,
    /// The thing they name.
    pub entity: EntityId,
    /// Why they are taken to name it.
    pub reason: LinkReason,
}

/// Why a mention names its thing: the answer to "why were these merged?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkReason {
    /// The gazetteer lists the words.
    Alias,
    /// The gazetteer lists the words as a demonym.
    Demonym,
    /// The words are a capital, standing for its government.
    Capital,
    /// The text introduces the thing by this full name.
    Introduced,
    /// The family name of somebody the document names in full.
    Surname,
    /// Initials and a family name.
    Initials,
    /// An acronym that the document gives in brackets.
    Acronym,
    /// An office that one person holds at the document's date.
    TitleAtDate,
    /// An office that the document gives to the person.
    TitleInText,
    /// A definite description of a thing named before ("the summit").
    Description,
    /// Part of a longer name ("UN" in "UN Security Council").
    WithinName,
}

impl LinkReason {
    /// All reasons, in order.
    pub const ALL: [Self; 11] = [
        Self::Alias,
        Self::Demonym,
        Self::Capital,
        Self::Introduced,
        Self::Surname,
        Self::Initials,
        Self::Acronym,
        Self::TitleAtDate,
        Self::TitleInText,
        Self::Description,
        Self::WithinName,
    ];

    /// Its name in the RDF (`kur:linkedBy`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Alias => "alias",
            Self::Demonym => "demonym",
            Self::Capital => "capital",
            Self::Introduced => "introduced",
            Self::Surname => "surname",
            Self::Initials => "initials",
            Self::Acronym => "acronym",
            Self::TitleAtDate => "titleAtDate",
            Self::TitleInText => "titleInText",
            Self::Description => "description",
            Self::WithinName => "withinName",
        }
    }
}
