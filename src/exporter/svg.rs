//! SVG: a drawing that needs no other programme.
//!
//! The same parts make the standing picture of [`write_svg`] and the moving one of a page.

mod key;
mod marks;
mod shapes;
#[cfg(test)]
mod tests;
mod text;
mod things;

use std::io::Write;

use crate::exporter::error::ExportError;
use crate::exporter::layout::{self, Plan, measure};
use crate::exporter::picture::Picture;

pub(crate) use key::swatch;
pub(crate) use marks::{arrows, edges, marks};
pub(crate) use text::{attribute, escaped, number};
pub(crate) use things::things;

/// The fonts asked for: they share their measures.
pub(crate) const FONTS: &str = "Helvetica, Arial, 'Liberation Sans', sans-serif";
/// The narrowest drawing, so that title and key have room.
const NARROWEST: f64 = 560.0;
/// The size of the title's letters.
const TITLE: f64 = 20.0;
/// The size of other letters.
const SMALL: f64 = 11.0;

/// Draws a picture as SVG.
///
/// Titles, which programmes show when one points at a thing or an edge, hold the sentence behind it. The names of
/// edges are written where there is room; what is left out is said below the drawing.
///
/// # Errors
/// When the writer fails.
pub fn write_svg(picture: &Picture, mut out: impl Write) -> Result<(), ExportError> {
    out.write_all(document(picture).as_bytes())?;
    out.flush()?;
    Ok(())
}

/// The whole document.
fn document(picture: &Picture) -> String {
    let plan = layout::plan(picture);
    let width = plan
        .width
        .max(NARROWEST)
        .max(measure::bold_width(&picture.title, TITLE) + 48.0);
    let key = key::key(picture, 24.0, 84.0, width - 48.0);
    let top = key.bottom + 8.0;
    let notes = notes(picture, &plan, width - 48.0);
    let notes_top = top + plan.height + 6.0;
    let height = notes_top + notes.len() as f64 * 16.0 + 18.0;
    let mut out = head(picture, width, height);
    out.push_str(&arrows(picture));
    out.push_str(&words(24.0, 38.0, TITLE, true, "#111111", &picture.title));
    out.push_str(&words(24.0, 60.0, SMALL, false, "#555555", &picture.summary));
    out.push_str(&key.svg);
    let left = (width - plan.width) / 2.0;
    out.push_str(&format!(
        "<g transform=\"translate({} {})\">\n",
        number(left),
        number(top)
    ));
    out.push_str(&body(picture, &plan));
    out.push_str("</g>\n");
    for (line, note) in (0_u16..).zip(&notes) {
        let y = notes_top + f64::from(line) * 16.0 + 10.0;
        out.push_str(&words(24.0, y, SMALL, false, "#555555", note));
    }
    out.push_str("</svg>\n");
    out
}

/// Everything that is drawn of a plan, from the back to the front.
pub(crate) fn body(picture: &Picture, plan: &Plan) -> String {
    let mut out = marks(plan);
    out.push_str(&edges(picture, plan));
    out.push_str(&things(picture, plan));
    out
}

fn head(picture: &Picture, width: f64, height: f64) -> String {
    let (width, height) = (number(width), number(height));
    let mut about = picture.summary.clone();
    for what in &picture.left_out {
        about.push_str("; left out: ");
        about.push_str(what);
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"{FONTS}\" role=\"img\">\n<title>{}</title>\n<desc>{}</desc>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
        escaped(&picture.title),
        escaped(&about)
    )
}

/// What is said below a drawing.
fn notes(picture: &Picture, plan: &Plan, width: f64) -> Vec<String> {
    let left_out = picture.left_out.iter().map(|what| format!("Left out: {what}."));
    let unnamed = plan.captions.iter().filter(|caption| caption.is_none()).count();
    let unnamed = (unnamed > 0 && layout::unwritten(picture).is_empty())
        .then(|| "Where there is no room for the name of a line, point at the line.".to_owned());
    let all: Vec<String> = left_out.chain(unnamed).collect();
    all.iter()
        .flat_map(|note| measure::lines(note, SMALL, width))
        .collect()
}

/// A line of words.
fn words(x: f64, y: f64, size: f64, bold: bool, color: &str, text: &str) -> String {
    let weight = if bold { " font-weight=\"bold\"" } else { "" };
    format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight} fill=\"{color}\">{}</text>\n",
        number(x),
        number(y),
        number(size),
        escaped(text)
    )
}
