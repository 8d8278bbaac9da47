//! Gold: what people say a text says, as `tests/gold/GUIDELINE.md` has it written down.

mod file;

use crate::model::{Comparator, EntityKind, Property, Quotation};
use crate::text::SourceFacts;

/// The properties that are annotated, in the order of the guideline. Others are not measured.
pub const PROPERTIES: [&str; 21] = [
    "holdsOffice",
    "memberOf",
    "partOf",
    "sessionOf",
    "attended",
    "invitedTo",
    "hosted",
    "chaired",
    "addressed",
    "heldIn",
    "heldOn",
    "signed",
    "adopted",
    "metWith",
    "visited",
    "agreed",
    "supported",
    "criticised",
    "aided",
    "threatened",
    "sanctioned",
];

/// The annotations of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gold {
    /// Its name: that of its text without `.txt`.
    pub id: String,
    /// Title and date of the text.
    pub facts: SourceFacts,
    /// The things it speaks of.
    pub entities: Vec<GoldEntity>,
    /// How they stand to each other.
    pub relations: Vec<GoldRelation>,
    /// Who said what.
    pub statements: Vec<GoldStatement>,
    /// How many there are of something.
    pub counts: Vec<GoldCount>,
}

/// A thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldEntity {
    /// What identifies it in this file.
    pub id: String,
    /// Its kind.
    pub kind: EntityKind,
    /// Its full name.
    pub name: String,
    /// The different strings that name it in the text.
    pub mentions: Vec<String>,
}

/// A relation; things by their place in [`Gold::entities`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldRelation {
    /// Who or what.
    pub subject: usize,
    /// Stands in which relation.
    pub property: Property,
    /// To what.
    pub object: GoldObject,
    /// Whether it is planned or former: then it is neither missed nor wrong.
    pub optional: bool,
    /// The office words.
    pub title: Option<String>,
}

/// What a relation leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoldObject {
    /// A thing, by its place in [`Gold::entities`].
    Entity(usize),
    /// A date.
    Literal(String),
}

/// Words or thoughts of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldStatement {
    /// Whose, by place in [`Gold::entities`].
    pub speaker: usize,
    /// Direct, indirect or mixed.
    pub quotation: Option<Quotation>,
    /// The cue word.
    pub cue: String,
    /// Where the words begin, in code points.
    pub begin: usize,
    /// Where they end.
    pub end: usize,
}

/// A number of things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldCount {
    /// What is counted.
    pub what: String,
    /// How many.
    pub number: u64,
    /// Exactly, at least, about …
    pub comparator: Comparator,
}

/// What is wrong with a gold file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GoldError {
    /// No JSON, or other fields than the guideline wants.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// A value that means nothing.
    #[error("{place}: {problem}")]
    Value {
        /// Which annotation: `relation 3`.
        place: String,
        /// What is wrong with it.
        problem: String,
    },
}

impl GoldError {
    /// Something wrong with the annotation at a place of a list.
    fn at(list: &str, index: usize, problem: impl Into<String>) -> Self {
        Self::Value {
            place: format!("{list} {}", index + 1),
            problem: problem.into(),
        }
    }
}
