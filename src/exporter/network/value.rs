//! Attributes: their names, types and values.

use std::fmt;

use crate::exporter::syntax::not_in_xml;

/// What the values of an attribute are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// A text of one line.
    Text,
    /// A whole number of 31 bits.
    Number,
    /// A whole number of 63 bits, which tables have to say.
    Large,
    /// True or false.
    Truth,
}

/// An attribute of nodes or edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its values are.
    pub of: ColumnType,
}

impl Column {
    /// An attribute that is a text.
    pub(super) const fn text(name: &'static str) -> Self {
        let of = ColumnType::Text;
        Self { name, of }
    }

    /// An attribute that is a number.
    pub(super) const fn number(name: &'static str) -> Self {
        let of = ColumnType::Number;
        Self { name, of }
    }

    /// An attribute that is a number without bounds.
    pub(super) const fn large(name: &'static str) -> Self {
        let of = ColumnType::Large;
        Self { name, of }
    }

    /// An attribute that is true or false.
    pub(super) const fn truth(name: &'static str) -> Self {
        let of = ColumnType::Truth;
        Self { name, of }
    }
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text of one line, without what XML cannot hold: it is the same in every format.
    Text(String),
    /// A whole number.
    Number(usize),
    /// True or false.
    Truth(bool),
}

impl Value {
    /// A text; none if there is nothing in it.
    pub(super) fn text(text: &str) -> Option<Self> {
        Some(one_line(text, ""))
            .filter(|line| !line.is_empty())
            .map(Self::Text)
    }

    /// A list as a text.
    pub(super) fn list<'t>(items: impl IntoIterator<Item = &'t str>) -> Option<Self> {
        Self::text(&items.into_iter().collect::<Vec<_>>().join("; "))
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Truth(truth) => truth.fmt(f),
        }
    }
}

/// A text without line breaks and without what XML cannot hold; `otherwise` if nothing is left.
pub(super) fn one_line(text: &str, otherwise: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return otherwise.to_owned();
    }
    line.replace(not_in_xml, "\u{fffd}")
}
