//! What a brief consists of, whatever it is written as.

use crate::text::Date;

/// A brief.
pub(super) struct Dossier {
    /// The label of the thing.
    pub(super) title: String,
    /// Its kind, in words.
    pub(super) kind: String,
    /// Its IRI.
    pub(super) iri: String,
    /// What it rests on: a paragraph.
    pub(super) basis: String,
    /// What there is to say, in order.
    pub(super) sections: Vec<Section>,
    /// The sources, in the order of their numbers, which begin with 1.
    pub(super) sources: Vec<Source>,
}

/// Lines below a heading.
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) lines: Vec<Line>,
    /// How many lines were left out.
    pub(super) left_out: usize,
}

/// One thing said, with its sources.
pub(super) struct Line {
    /// When: "19 September 2023".
    pub(super) date: Option<String>,
    /// What, before the words.
    pub(super) text: String,
    /// Words of a text.
    pub(super) words: Option<String>,
    /// What is said of it besides: "planned".
    pub(super) remarks: Vec<String>,
    /// The numbers of its sources, sorted.
    pub(super) sources: Vec<usize>,
}

/// Where something comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Words of a document.
    Passage(Passage),
    /// A file of what is known beforehand.
    Knowledge {
        /// Its name.
        file: String,
    },
}

/// Words of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// The document's identifier.
    pub(super) document: String,
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) url: Option<String>,
    /// Offsets in code points; none if the store keeps no text.
    pub(super) offsets: Option<[usize; 2]>,
    /// The sentence: what stands before the words, the words, what stands after them.
    pub(super) sentence: [String; 3],
}

impl Passage {
    /// Where its words stand, in the marks of a format: its title is `titled`, other texts are `escaped`, an address is a
    /// `link`.
    pub(super) fn place(
        &self,
        titled: impl Fn(&str) -> String,
        escaped: impl Fn(&str) -> String,
        link: impl Fn(&str) -> String,
    ) -> String {
        let mut parts = Vec::new();
        parts.extend(self.title.as_deref().map(titled));
        parts.push(escaped(&self.document));
        parts.extend(self.date.as_deref().map(escaped));
        parts.extend(self.url.as_deref().map(link));
        parts.extend(
            self.offsets
                .map(|[begin, end]| format!("characters {begin}–{end}")),
        );
        parts.join(", ")
    }
}

/// A date for people to read: "14 December 2016".
pub(super) fn in_words(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = date
        .month()
        .and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
    match (month, date.day()) {
        (Some(month), Some(day)) => format!("{day} {month} {}", date.year()),
        (Some(month), None) => format!("{month} {}", date.year()),
        (None, _) => date.year().to_string(),
    }
}

/// A number of things: "1 document", "9 documents".
pub(super) fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}
