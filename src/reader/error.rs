//! What can be wrong with an input.

use std::io;

/// What becomes of an input that something is wrong with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It could not be read.
    Failed,
    /// It was left out on purpose.
    Skipped,
    /// It was read all the same.
    Warned,
}

/// Something wrong with one input. The run goes on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// A path leads nowhere.
    #[error("`{path}` does not exist")]
    Missing {
        /// The path as given.
        path: String,
    },
    /// The system refused.
    #[error("cannot read `{path}`")]
    Io {
        /// The path.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// A file name that is no Unicode, so that it makes no identifier.
    #[error("the name of `{path}` is not Unicode")]
    Name {
        /// The path, as well as it can be shown.
        path: String,
    },
    /// NUL bytes, or too many control characters.
    #[error("`{path}` is binary, not a text")]
    Binary {
        /// The path.
        path: String,
    },
    /// Bytes that are neither UTF-8 nor UTF-16 with a byte-order mark.
    #[error("`{path}` is in no encoding that is read: not UTF-8 at byte {offset}")]
    Encoding {
        /// The path.
        path: String,
        /// Where the first wrong byte stands.
        offset: usize,
    },
    /// A file in a folder whose name does not say that it is a text.
    #[error("`{path}` has no file ending that is read")]
    Kind {
        /// The path.
        path: String,
    },
    /// A line of an NDJSON file that is no record.
    #[error("`{path}` line {line}: {problem}")]
    Record {
        /// The path.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        problem: String,
    },
    /// A record whose date is none; it is read as one without a date.
    #[error("`{id}` is dated `{date}`, which is no date")]
    Date {
        /// The path.
        path: String,
        /// The document.
        id: String,
        /// The date as given.
        date: String,
    },
    /// An identifier that another document of this run has.
    #[error("a second document is called `{id}`; the first one counts")]
    Duplicate {
        /// The path.
        path: String,
        /// The identifier.
        id: String,
    },
    /// A text without any words.
    #[error("`{id}` is empty")]
    Empty {
        /// The path.
        path: String,
        /// The document.
        id: String,
    },
}

impl ReadError {
    /// What becomes of the input.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Kind { .. } | Self::Duplicate { .. } => Outcome::Skipped,
            Self::Date { .. } | Self::Empty { .. } => Outcome::Warned,
            _ => Outcome::Failed,
        }
    }

    /// The path of the file, as identifiers write it.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Missing { path }
            | Self::Io { path, .. }
            | Self::Name { path }
            | Self::Binary { path }
            | Self::Encoding { path, .. }
            | Self::Kind { path }
            | Self::Record { path, .. }
            | Self::Date { path, .. }
            | Self::Duplicate { path, .. }
            | Self::Empty { path, .. } => path,
        }
    }

    /// The identifier of the document that would have been: its own where it has one, else path or path#line.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Date { id, .. } | Self::Duplicate { id, .. } | Self::Empty { id, .. } => id.clone(),
            Self::Record { path, line, .. } => format!("{path}#{line}"),
            _ => self.path().to_owned(),
        }
    }

    /// What is wrong, in words that are the same for all inputs of which it is true: “2 binary”.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "missing",
            Self::Name { .. } => "named in no Unicode",
            Self::Binary { .. } => "binary",
            Self::Encoding { .. } => "in no encoding that is read",
            Self::Kind { .. } => "of a kind that is not read",
            Self::Record { .. } => "no records",
            Self::Date { .. } => "wrongly dated",
            Self::Duplicate { .. } => "named like another",
            Self::Empty { .. } => "empty",
            _ => "unreadable",
        }
    }

    /// The cure, where we know it.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::Missing { .. } => "check the spelling; paths are relative to the current folder",
            Self::Name { .. } => "rename the file",
            Self::Encoding { .. } => "convert it to UTF-8: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW",
            Self::Binary { .. } => "texts are read as .txt, .md and .ndjson; UTF-16 needs a byte-order mark",
            Self::Kind { .. } => "name the file itself to have it read as a text",
            Self::Date { .. } => "write YYYY, YYYY-MM or YYYY-MM-DD, or give --date for texts without a date",
            _ => return None,
        })
    }
}
