//! The stages of reading a document, for whoever measures them.

/// A stage of reading a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Sentences, tokens, and what the lexicon says of each.
    Words,
    /// Names of things.
    Names,
    /// Titles, with whose they are and of what.
    Titles,
    /// Dates.
    Dates,
    /// Descriptions of meetings, texts and bodies.
    Descriptions,
    /// Which thing each of them is.
    Linking,
    /// Quotations, noun phrases and verb groups.
    Units,
    /// Who does what to whom.
    Clauses,
    /// Who speaks, and for whom.
    Voices,
    /// What frames and constructions read.
    Relations,
    /// Who said what.
    Statements,
    /// How many of what.
    Counts,
    /// Days and places of meetings, settled.
    Circumstances,
    /// The reading, sorted.
    Assembly,
}

impl Stage {
    /// All stages, in their order.
    pub const ALL: [Self; 14] = [
        Self::Words,
        Self::Names,
        Self::Titles,
        Self::Dates,
        Self::Descriptions,
        Self::Linking,
        Self::Units,
        Self::Clauses,
        Self::Voices,
        Self::Relations,
        Self::Statements,
        Self::Counts,
        Self::Circumstances,
        Self::Assembly,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Names => "names",
            Self::Titles => "titles",
            Self::Dates => "dates",
            Self::Descriptions => "descriptions",
            Self::Linking => "linking",
            Self::Units => "units",
            Self::Clauses => "clauses",
            Self::Voices => "voices",
            Self::Relations => "relations",
            Self::Statements => "statements",
            Self::Counts => "counts",
            Self::Circumstances => "circumstances",
            Self::Assembly => "assembly",
        }
    }
}
