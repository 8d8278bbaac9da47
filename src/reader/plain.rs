//! Plain text and Markdown: the text is the file.

use crate::text::{Document, DocumentId, SourceFacts};

use super::decode::decode;
use super::error::ReadError;

/// Makes the document of one plain-text file.
///
/// # Errors
///
/// What [`decode`] says.
pub(super) fn read(bytes: Vec<u8>, id: &str) -> Result<Document, ReadError> {
    let text = decode(bytes, id)?;
    Ok(Document::new(DocumentId::new(id), &text, SourceFacts::default()))
}
