//! DOT, for Graphviz: things in clusters by kind, relations as labelled edges.
//!
//! petgraph's own writer knows no clusters and promises no format, so this is ours.

mod drawing;
mod text;

use std::io::Write;

use crate::exporter::error::ExportError;
use crate::exporter::picture::Picture;

/// Draws a picture as DOT.
///
/// Planned relations are dashed, former ones dotted, possible ones grey, denied ones end in a bar;
/// what is known beforehand alone is dotted and grey. What is left out stands in the label of the drawing.
///
/// # Errors
/// When the writer fails.
pub fn write_dot(picture: &Picture, mut out: impl Write) -> Result<(), ExportError> {
    out.write_all(drawing::draw(picture).as_bytes())?;
    out.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests;
