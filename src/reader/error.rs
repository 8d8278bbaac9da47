//! What can be wrong with an input.

use std::io;

use super::limits::Bomb;

/// The bomb behind an error, if it is one.
fn bomb_in(error: &io::Error) -> Option<&Bomb> {
    let inner = error.get_ref()?;
    inner
        .downcast_ref::<Bomb>()
        .or_else(|| inner.downcast_ref::<io::Error>().and_then(bomb_in))
}

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
    /// A file of a sort that is known and not read.
    #[error("`{path}` is {sort}, which is not read")]
    Foreign {
        /// The path.
        path: String,
        /// What it is, with its article.
        sort: &'static str,
    },
    /// A file that is not what its first bytes promise, or was cut short.
    #[error("`{path}` is damaged: {problem}")]
    Damaged {
        /// The path.
        path: String,
        /// What is wrong with it.
        problem: String,
    },
    /// A file that needs a password.
    #[error("`{path}` is encrypted")]
    Encrypted {
        /// The path.
        path: String,
    },
    /// Pages without any text on them.
    #[error("`{path}` has no text, only pictures of pages")]
    Scanned {
        /// The path.
        path: String,
    },
    /// A document that is longer than any text.
    #[error("`{path}` is longer than {megabytes} MB, too long for one document")]
    TooLong {
        /// The path.
        path: String,
        /// How long a document may be.
        megabytes: u64,
    },
    /// An input that unpacks to far more than any text does.
    #[error("`{path}` looks like a zip bomb: {packed} bytes unpack to more than {unpacked}")]
    Bomb {
        /// The path.
        path: String,
        /// Its own size.
        packed: u64,
        /// What it had come to when reading stopped.
        unpacked: u64,
    },
    /// Archives in archives in archives.
    #[error("`{path}` is the {depth}th archive or compressed file inside one another")]
    TooDeep {
        /// The path.
        path: String,
        /// How deep it lies.
        depth: usize,
    },
    /// An entry of an archive whose name leads out of it.
    #[error("`{path}` has an entry named `{name}`, which leads out of it")]
    Outside {
        /// The path of the archive.
        path: String,
        /// The name of the entry.
        name: String,
    },
    /// A text in another language.
    #[error("`{id}` is in {language}, not in English")]
    Language {
        /// The path.
        path: String,
        /// The document.
        id: String,
        /// The English name of the language.
        language: &'static str,
    },
    /// A table without a column of texts.
    #[error("`{path}` has no column or field for the text")]
    NoText {
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
    /// What went wrong while a stream was read.
    pub(super) fn reading(path: &str, source: io::Error) -> Self {
        let path = path.to_owned();
        if let Some(bomb) = bomb_in(&source) {
            return Self::Bomb {
                path,
                packed: bomb.packed,
                unpacked: bomb.unpacked,
            };
        }
        match source.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                Self::Damaged {
                    path,
                    problem: source.to_string(),
                }
            }
            _ => Self::Io { path, source },
        }
    }

    /// Whether the input is a text, though it is left out or something is wrong with it.
    #[must_use]
    pub fn is_text(&self) -> bool {
        !matches!(self, Self::Kind { .. })
    }

    /// What becomes of the input.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Kind { .. } | Self::Duplicate { .. } | Self::Language { .. } => Outcome::Skipped,
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
            | Self::Foreign { path, .. }
            | Self::Damaged { path, .. }
            | Self::Encrypted { path }
            | Self::Scanned { path }
            | Self::TooLong { path, .. }
            | Self::Bomb { path, .. }
            | Self::TooDeep { path, .. }
            | Self::Outside { path, .. }
            | Self::Language { path, .. }
            | Self::NoText { path }
            | Self::Empty { path, .. } => path,
        }
    }

    /// The identifier of the document that would have been: its own where it has one, else path or path#line.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Date { id, .. }
            | Self::Duplicate { id, .. }
            | Self::Empty { id, .. }
            | Self::Language { id, .. } => id.clone(),
            Self::Outside { path, name } => format!("{path}!{name}"),
            Self::Record { path, line, .. } => format!("{path}#{line}"),
            _ => self.path().to_owned(),
        }
    }

    /// What is wrong, in words that are the same for all inputs of which it is true: “2 binary”.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "missing",
            Self::Io { .. } => "unreadable",
            Self::Name { .. } => "named in no Unicode",
            Self::Binary { .. } => "binary",
            Self::Encoding { .. } => "in no encoding that is read",
            Self::Kind { .. } | Self::Foreign { .. } => "of a kind that is not read",
            Self::Damaged { .. } => "damaged",
            Self::Encrypted { .. } => "encrypted",
            Self::Scanned { .. } | Self::NoText { .. } => "without text",
            Self::TooLong { .. } => "too long",
            Self::Bomb { .. } => "zip bombs",
            Self::TooDeep { .. } => "packed too deep",
            Self::Outside { .. } => "outside their archive",
            Self::Language { .. } => "in another language",
            Self::Record { .. } => "no records",
            Self::Date { .. } => "wrongly dated",
            Self::Duplicate { .. } => "named like another",
            Self::Empty { .. } => "empty",
        }
    }

    /// The cure, where we know it.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::Missing { .. } => "check the spelling; paths are relative to the current folder",
            Self::Name { .. } => "rename the file",
            Self::Encoding { .. } => "convert it to UTF-8: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW",
            Self::Binary { .. } => "docs/inputs.md says which kinds of files are read",
            Self::Foreign { .. } => "save it as .docx, .pdf, .html or .txt",
            Self::Encrypted { .. } => "remove the password, for a PDF with: qpdf --decrypt OLD NEW",
            Self::Scanned { .. } => "have its text recognised first, for example with ocrmypdf",
            Self::TooLong { .. } => "split it; NDJSON may be of any length, a record a line",
            Self::Bomb { .. } | Self::TooDeep { .. } => "unpack it yourself if you trust it",
            Self::NoText { .. } => "name the field: --field text=NAME",
            Self::Kind { .. } => "name the file itself to have it read as a text",
            Self::Date { .. } => "write YYYY, YYYY-MM or YYYY-MM-DD, or give --date for texts without a date",
            _ => return None,
        })
    }
}
