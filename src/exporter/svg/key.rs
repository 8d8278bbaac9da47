//! The key: which outline and colour is which kind, and what the lines mean.

use super::shapes::outline;
use super::text::{escaped, number};
use crate::exporter::layout::{self, measure};
use crate::exporter::picture::look::{self, Line};
use crate::exporter::picture::{Picture, PictureStyle, Sort};

/// The size of the letters, and the height of a line.
const SIZE: f64 = 11.0;
const LINE: f64 = 21.0;
/// The room between entries.
const GAP: f64 = 18.0;
/// How wide a sample is.
const SAMPLE: f64 = 24.0;

/// A key that was drawn.
pub(super) struct Key {
    pub(super) svg: String,
    pub(super) bottom: f64,
}

/// The outline of a sort, small.
pub(crate) fn swatch(sort: Sort) -> String {
    let look = look::of(sort);
    format!(
        "<path d=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.4\"/>",
        outline(look.shape, SAMPLE, 14.0),
        look.fill,
        look.line
    )
}

/// The key of a picture in rows from a corner on.
pub(super) fn key(picture: &Picture, left: f64, top: f64, width: f64) -> Key {
    let mut key = Key {
        svg: String::from("<g class=\"key\">\n"),
        bottom: top,
    };
    let mut x = left;
    for (sample, name) in entries(picture) {
        let wide = SAMPLE + 7.0 + measure::width(&name, SIZE) + GAP;
        if x > left && x + wide > left + width + GAP {
            x = left;
            key.bottom += LINE;
        }
        key.svg.push_str(&format!(
            "<g transform=\"translate({} {})\">{sample}</g><text x=\"{}\" y=\"{}\" font-size=\"11\" \
             fill=\"#333333\">{}</text>\n",
            number(x + SAMPLE / 2.0),
            number(key.bottom - 4.0),
            number(x + SAMPLE + 7.0),
            number(key.bottom),
            escaped(&name)
        ));
        x += wide;
    }
    key.svg.push_str("</g>\n");
    key.bottom += 10.0;
    key
}

/// Samples and what they mean.
fn entries(picture: &Picture) -> Vec<(String, String)> {
    let is_shown = |sort: &Sort| picture.things.iter().any(|thing| thing.sort == *sort);
    let mut entries: Vec<(String, String)> = look::sorts()
        .filter(is_shown)
        .map(|sort| (swatch(sort), look::of(sort).heading.to_owned()))
        .collect();
    let unwritten = layout::unwritten(picture);
    for line in picture.lines() {
        let what = match (line.stroke().key, unwritten.get(&line)) {
            (Some(key), Some(name)) => format!("{key}: {name}"),
            (Some("said"), None) if picture.style == PictureStyle::Topics => "said, and how often".to_owned(),
            (Some(only), None) => only.to_owned(),
            (None, Some(only)) => only.clone(),
            (None, None) => continue,
        };
        let is_directed = picture
            .edges
            .iter()
            .any(|edge| edge.line == line && !edge.both_ways);
        entries.push((line_sample(line, is_directed), what));
    }
    if picture.style == PictureStyle::Timeline {
        let sample = "<path d=\"M-10 0H10M-2 -5L-5 5M4 -5L1 5\" stroke=\"#999999\"/>".to_owned();
        entries.push((sample, "long times between meetings are shortened".to_owned()));
    }
    entries
}

fn line_sample(line: Line, is_directed: bool) -> String {
    let stroke = line.stroke();
    let dashes = stroke
        .dashes
        .map(|dashes| format!(" stroke-dasharray=\"{dashes}\""))
        .unwrap_or_default();
    let tip = match line {
        Line::Together | Line::Said => String::new(),
        _ if !is_directed => String::new(),
        _ => format!(" marker-end=\"url(#arrow-{})\"", stroke.name),
    };
    format!(
        "<path d=\"M-12 0H12\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"{dashes}{tip}/>",
        stroke.color
    )
}
