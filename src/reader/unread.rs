//! A document that was found and not read yet: its bytes, and what they are.

use std::sync::Arc;

use crate::text::{DocumentId, SourceFacts};

use super::apart::{cannot, take_apart};
use super::decode::decode;
use super::documents::Text;
use super::error::ReadError;
use super::fields::Draft;
use super::finish::Finishing;
use super::{html, mail, office, pdf};

/// A document whose identifier is known and whose text is not.
///
/// Reading it may take long (a PDF), so many can be read at once.
pub struct Unread {
    pub(super) id: String,
    /// The path of its file, or `archive!name`.
    pub(super) path: String,
    /// The file that was opened.
    pub(super) source: Arc<str>,
    pub(super) body: Body,
    pub(super) finishing: Finishing,
}

/// What is there of a document.
pub(super) enum Body {
    /// A record, or a text whose head was read; and the name of its file if that holds nothing else.
    Draft(Draft, Option<String>),
    /// A file of its own.
    File {
        format: Format,
        bytes: Vec<u8>,
        /// Its name, which may have a date.
        name: String,
        url: Option<String>,
        charset: Option<String>,
    },
}

/// The formats of files that hold one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Html,
    Pdf,
    Mail,
    Office(office::Sort),
}

impl Unread {
    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> DocumentId {
        DocumentId::new(&self.id)
    }

    /// About how long it is, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        match &self.body {
            Body::Draft(draft, _) => draft.text.len(),
            Body::File { bytes, .. } => bytes.len(),
        }
    }

    /// Reads it. A text that something is wrong with comes with a warning.
    ///
    /// # Errors
    ///
    /// What makes it unreadable, or left out on purpose.
    pub fn read(self) -> Result<(Text, Option<ReadError>), ReadError> {
        let path = self.path.clone();
        take_apart(|| self.read_all()).unwrap_or_else(|| Err(cannot(path)))
    }

    fn read_all(self) -> Result<(Text, Option<ReadError>), ReadError> {
        let Self {
            id,
            path,
            source,
            body,
            finishing,
        } = self;
        let (mut draft, name) = match body {
            Body::Draft(draft, name) => (draft, name),
            Body::File {
                format,
                bytes,
                name,
                url,
                charset,
            } => {
                let mut draft = format.draft(bytes, &path, charset.as_deref())?;
                draft.facts.url = url.or(draft.facts.url);
                (draft, Some(name))
            }
        };
        let odd_date = draft.odd_date.take();
        let document = finishing.finish(&id, &path, name.as_deref(), draft)?;
        let warning = match odd_date {
            Some(date) => Some(ReadError::Date { path, id, date }),
            None => document
                .text
                .trim()
                .is_empty()
                .then_some(ReadError::Empty { path, id }),
        };
        Ok((Text { document, source }, warning))
    }
}

impl Format {
    fn draft(self, bytes: Vec<u8>, path: &str, charset: Option<&str>) -> Result<Draft, ReadError> {
        match self {
            Self::Plain => Ok(Draft {
                text: decode(bytes, path, charset)?,
                facts: SourceFacts::default(),
                ..Draft::default()
            }),
            Self::Html => html::draft(bytes, path, charset),
            Self::Pdf => pdf::draft(&bytes, path),
            Self::Mail => mail::draft(&bytes, path),
            Self::Office(sort) => office::draft(sort, bytes, path),
        }
    }
}
