//! Documents that are zip archives inside: DOCX, ODT and EPUB.

mod docx;
mod epub;
mod xml;

use std::sync::Arc;

use super::archive::{Common, Place, Zip};
use super::error::ReadError;
use super::fields::Draft;
use super::limits::{Budget, DEPTH, DOCUMENT};

/// What a document in a zip archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Of Word.
    Docx,
    /// An e-book.
    Epub,
}

impl Sort {
    /// What an archive is, if it is a document.
    ///
    /// # Errors
    ///
    /// [`ReadError::Foreign`] for documents that are not read.
    pub(super) fn of(zip: &Zip) -> Result<Option<Self>, ReadError> {
        let foreign = |sort| {
            let path = zip.id().to_owned();
            Err(ReadError::Foreign { path, sort })
        };
        if zip.has("word/document.xml") {
            return Ok(Some(Self::Docx));
        }
        if zip.has("META-INF/container.xml") && zip.has("mimetype") {
            return Ok(Some(Self::Epub));
        }
        if zip.has("xl/workbook.xml") {
            return foreign("an Excel file");
        }
        if zip.has("ppt/presentation.xml") {
            return foreign("a PowerPoint file");
        }
        if zip.has("content.xml") && zip.has("mimetype") {
            return foreign("an OpenDocument file");
        }
        Ok(None)
    }
}

/// The parts of a document.
struct Parts {
    zip: Zip,
}

impl Parts {
    /// A part as text; `None` if there is none of that name.
    fn text(&self, name: &str) -> Result<Option<String>, ReadError> {
        let bytes = self.zip.bytes(name, DOCUMENT)?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    fn damaged(&self, problem: String) -> ReadError {
        ReadError::Damaged {
            path: self.zip.id().to_owned(),
            problem,
        }
    }
}

/// The draft of a document.
///
/// # Errors
///
/// [`ReadError::Damaged`] if a part is missing or malformed.
pub(super) fn draft(sort: Sort, bytes: Vec<u8>, path: &str) -> Result<Draft, ReadError> {
    let common = Common {
        id: path.to_owned(),
        budget: Budget::new(bytes.len() as u64),
        depth: DEPTH,
    };
    let zip = Zip::new(Place::Memory(Arc::from(bytes)), common)?;
    let parts = Parts { zip };
    match sort {
        Sort::Docx => docx::draft(&parts),
        Sort::Epub => epub::draft(&parts),
    }
}
