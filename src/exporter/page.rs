//! A page: one file with the drawing, the sentences behind it, and what it takes to search, filter and pull it.
//!
//! It asks for nothing from anywhere: its policy forbids every request. The drawing stands in it as SVG, so that it
//! is seen without scripts too; positions are worked out here, so that it opens at once.

mod data;
#[cfg(test)]
mod tests;

use std::io::Write;

use crate::exporter::error::ExportError;
use crate::exporter::layout;
use crate::exporter::picture::Picture;
use crate::exporter::svg::{FONTS, arrows, attribute, body, escaped, number};

const TEMPLATE: &str = include_str!("page/page.html");
const STYLE: &str = include_str!("page/page.css");
const SCRIPT: &str = include_str!("page/page.js");

/// Draws a picture as a page of HTML that needs no other file and no network.
///
/// # Errors
/// When the writer fails.
pub fn write_page(picture: &Picture, mut out: impl Write) -> Result<(), ExportError> {
    let plan = layout::plan(picture);
    let svg = format!(
        "<svg id=\"picture\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"{FONTS}\" \
         tabindex=\"0\" role=\"group\" aria-label=\"{}\" aria-describedby=\"keys\">\n{}<g id=\"view\">\n{}</g></svg>",
        number(plan.width),
        number(plan.height),
        attribute(&picture.title),
        arrows(picture),
        body(picture, &plan)
    );
    let left_out: String = picture
        .left_out
        .iter()
        .map(|what| format!("<li>Left out: {}.</li>", escaped(what)))
        .collect();
    for part in parts(TEMPLATE) {
        let text = match part {
            Part::Text(text) => text,
            Part::Slot("TITLE") => &escaped(&picture.title),
            Part::Slot("SUMMARY") => &escaped(&picture.summary),
            Part::Slot("LEFT_OUT") => &left_out,
            Part::Slot("STYLE") => STYLE,
            Part::Slot("SVG") => &svg,
            Part::Slot("DATA") => &data::json(picture, &plan)?,
            Part::Slot("SCRIPT") => SCRIPT,
            Part::Slot(_) => "",
        };
        out.write_all(text.as_bytes())?;
    }
    out.flush()?;
    Ok(())
}

/// A piece of the template.
enum Part {
    /// Text as it is.
    Text(&'static str),
    /// The name of what belongs there.
    Slot(&'static str),
}

/// The pieces of a template, in which `{{NAME}}` is a slot.
fn parts(template: &'static str) -> impl Iterator<Item = Part> {
    template.split("{{").enumerate().flat_map(|(at, piece)| {
        let (slot, text) = match piece.split_once("}}") {
            Some((slot, text)) if at > 0 => (Some(Part::Slot(slot)), text),
            _ => (None, piece),
        };
        slot.into_iter().chain([Part::Text(text)])
    })
}
