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
    /// A full name that the gazetteer lists, and nothing in the document speaks against.
    FullName,
    /// The family name of somebody the document names in full.
    Surname,
    /// The family name of a known person beside a title that the person has.
    TitledSurname,
    /// The family name of who leads a state or organization at the document's date.
    SurnameAtDate,
    /// Initials and a family name.
    Initials,
    /// An acronym that the document gives in brackets.
    Acronym,
    /// An office that one person holds at the document's date.
    TitleAtDate,
    /// An office that one person may hold at the document's date, as far as the sources know.
    TitlePossiblyAtDate,
    /// An office that the document gives to the person.
    TitleInText,
    /// A definite description of a thing named before ("the summit").
    Description,
    /// Part of a longer name ("UN" in "UN Security Council").
    WithinName,
}

impl LinkReason {
    /// All reasons, in order.
    pub const ALL: [Self; 15] = [
        Self::Alias,
        Self::Demonym,
        Self::Capital,
        Self::Introduced,
        Self::FullName,
        Self::Surname,
        Self::TitledSurname,
        Self::SurnameAtDate,
        Self::Initials,
        Self::Acronym,
        Self::TitleAtDate,
        Self::TitlePossiblyAtDate,
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
            Self::FullName => "fullName",
            Self::Surname => "surname",
            Self::TitledSurname => "titledSurname",
            Self::SurnameAtDate => "surnameAtDate",
            Self::Initials => "initials",
            Self::Acronym => "acronym",
            Self::TitleAtDate => "titleAtDate",
            Self::TitlePossiblyAtDate => "titlePossiblyAtDate",
            Self::TitleInText => "titleInText",
            Self::Description => "description",
            Self::WithinName => "withinName",
        }
    }

    /// Why it names the thing, for people to read.
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Self::Alias => "a name that the gazetteer lists",
            Self::Demonym => "a word for its people that the gazetteer lists",
            Self::Capital => "its capital, which stands for its government",
            Self::Introduced => "a name that the text gives it",
            Self::FullName => "a full name that the gazetteer lists; date and title do not speak against it",
            Self::Surname => "a family name, after or before the full name in the text",
            Self::TitledSurname => "a family name beside a title that the person has",
            Self::SurnameAtDate => "the family name of who leads it at the date of the text",
            Self::Initials => "initials and a family name",
            Self::Acronym => "an acronym that the text introduces in brackets",
            Self::TitleAtDate => "a title that one person has at the date of the text",
            Self::TitlePossiblyAtDate => "a title that one person may have at the date of the text",
            Self::TitleInText => "a title that the text gives the person",
            Self::Description => "a description of what was named before",
            Self::WithinName => "part of a longer name",
        }
    }
}
