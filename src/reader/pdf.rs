//! PDF files that were born digital: their glyphs put together to words, lines, columns and paragraphs.

#[cfg(feature = "pdf")]
mod glyphs;
#[cfg(feature = "pdf")]
mod layout;
#[cfg(feature = "pdf")]
mod lines;
#[cfg(feature = "pdf")]
mod open;
#[cfg(feature = "pdf")]
mod paragraphs;

#[cfg(feature = "pdf")]
pub(super) use open::draft;

/// The draft of a PDF file, in a programme that was built without what reads them.
#[cfg(not(feature = "pdf"))]
pub(super) fn draft(_bytes: &[u8], path: &str) -> Result<super::fields::Draft, super::error::ReadError> {
    Err(super::error::ReadError::Foreign {
        path: path.to_owned(),
        sort: "a PDF file, and kurultai was built without the feature `pdf`",
    })
}
