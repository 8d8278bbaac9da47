//! Edges with their names, and what stands behind everything: rows, days, headings.

use std::fmt::Write;

use super::text::{escaped, number, one_line};
use crate::exporter::layout::{CAPTION_SIZE, Caption, LEADING, Mark, Plan, Route};
use crate::exporter::picture::look::Line;
use crate::exporter::picture::{Edge, Picture};

/// The widest line, however much evidence there is.
const WIDEST: f64 = 3.2;
/// With more edges than this, those with little evidence are drawn paler, so that the others can be followed.
const CROWDED: usize = 400;

/// The arrow heads of the lines of a picture.
pub(crate) fn arrows(picture: &Picture) -> String {
    let mut out = String::from("<defs>\n");
    for line in picture.lines() {
        let stroke = line.stroke();
        let path = match line {
            Line::Denied => "M7 0L7 10",
            _ => "M0 1.5L8 5L0 8.5Z",
        };
        let _ = writeln!(
            out,
            "<marker id=\"arrow-{}\" viewBox=\"0 0 10 10\" refX=\"7.5\" refY=\"5\" markerWidth=\"9\" \
             markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"{path}\" fill=\"{color}\" \
             stroke=\"{color}\" stroke-width=\"{}\"/></marker>",
            stroke.name,
            if line == Line::Denied { "2" } else { "0" },
            color = stroke.color
        );
    }
    out.push_str("</defs>\n");
    out
}

/// All edges of a plan.
pub(crate) fn edges(picture: &Picture, plan: &Plan) -> String {
    let mut out = String::new();
    let drawn = picture.edges.iter().zip(&plan.routes).zip(&plan.captions);
    for (at, ((edge, route), caption)) in drawn.enumerate() {
        edge_group(&mut out, picture, (at, edge), route, caption.as_ref());
    }
    out
}

/// Writes an edge; a `String` takes everything.
fn edge_group(
    out: &mut String,
    picture: &Picture,
    (at, edge): (usize, &Edge),
    route: &Route,
    caption: Option<&Caption>,
) {
    let stroke = edge.line.stroke();
    let _ = write!(
        out,
        "<g class=\"edge {}\" data-edge=\"{at}\"><title>{}</title><path d=\"{}\" fill=\"none\" stroke=\"{}\" \
         stroke-width=\"{}\"",
        stroke.name,
        escaped(&title(picture, edge)),
        way(route),
        stroke.color,
        number(width(edge))
    );
    if let Some(dashes) = stroke.dashes {
        let _ = write!(out, " stroke-dasharray=\"{dashes}\"");
    }
    if edge.line == Line::Former || edge.line == Line::Known {
        out.push_str(" stroke-linecap=\"round\"");
    }
    if let Some(opacity) = opacity(picture, edge) {
        let _ = write!(out, " opacity=\"{opacity}\"");
    }
    if !edge.both_ways {
        let _ = write!(out, " marker-end=\"url(#arrow-{})\"", stroke.name);
    }
    out.push_str("/>");
    if let Some(caption) = caption {
        write_caption(out, caption, stroke.words);
    }
    out.push_str("</g>\n");
}

/// The data of a path along a route.
fn way(route: &Route) -> String {
    let point = |x: f64, y: f64| format!("{} {}", number(x), number(y));
    let (start, control, end) = (route.start, route.control, route.end);
    format!(
        "M{}Q{} {}",
        point(start.x, start.y),
        point(control.x, control.y),
        point(end.x, end.y)
    )
}

/// How wide a line is: it grows with the evidence, ever more slowly.
fn width(edge: &Edge) -> f64 {
    (0.7 + 0.5 * (edge.evidence.max(1) as f64).sqrt()).min(WIDEST)
}

/// How pale a line is among too many.
fn opacity(picture: &Picture, edge: &Edge) -> Option<&'static str> {
    match edge.evidence {
        _ if picture.edges.len() <= CROWDED => None,
        0..=1 => Some("0.25"),
        2..=3 => Some("0.45"),
        4..=7 => Some("0.7"),
        _ => None,
    }
}

fn write_caption(out: &mut String, caption: &Caption, color: &str) {
    let high = CAPTION_SIZE * LEADING;
    let mut y = caption.at.y - high * caption.lines.len() as f64 / 2.0 + CAPTION_SIZE * 0.92;
    let _ = write!(
        out,
        "<g font-size=\"{}\" text-anchor=\"middle\" fill=\"{color}\" stroke=\"#ffffff\" stroke-width=\"3\" \
         stroke-linejoin=\"round\" paint-order=\"stroke\">",
        number(CAPTION_SIZE)
    );
    for line in &caption.lines {
        let (x, foot) = (number(caption.at.x), number(y));
        let _ = write!(out, "<text x=\"{x}\" y=\"{foot}\">{}</text>", escaped(line));
        y += high;
    }
    out.push_str("</g>");
}

/// What an edge says, and the first sentence that says so.
fn title(picture: &Picture, edge: &Edge) -> String {
    let names: Vec<String> = edge.names.iter().map(|name| name.counted(&name.label)).collect();
    let label = |at: usize| &picture.things[at].label;
    let arrow = if edge.both_ways { "–" } else { "→" };
    let mut title = format!(
        "{} {arrow} {}: {}",
        label(edge.source),
        label(edge.target),
        names.join("; ")
    );
    if let Some(key) = edge.line.stroke().key {
        let _ = write!(title, " ({key})");
    }
    if let Some(passage) = edge.passages.first() {
        let sentence = &picture.sentences[passage.sentence];
        let source = &picture.sources[sentence.source];
        let _ = write!(
            title,
            "\n“{}”\n{}",
            one_line(&sentence.text),
            source.title.as_ref().unwrap_or(&source.id)
        );
        if let Some(issued) = source.issued {
            let _ = write!(title, ", {issued}");
        }
        let _ = write!(title, ", {}–{}", passage.begin, passage.end);
    }
    title
}

/// What stands behind everything.
pub(crate) fn marks(plan: &Plan) -> String {
    let mut out = String::new();
    for mark in &plan.marks {
        if let Mark::Band { top, height, .. } = mark {
            let _ = writeln!(
                out,
                "<rect class=\"band\" x=\"4\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\" fill=\"#f4f4f4\"/>",
                number(*top),
                number(plan.width - 8.0),
                number(*height)
            );
        }
    }
    for mark in &plan.marks {
        if let Mark::Day { x, name } = mark {
            day(&mut out, plan, *x, name.as_deref());
        }
    }
    for mark in &plan.marks {
        match mark {
            Mark::Day { .. } => {}
            Mark::Band { top, name, .. } => {
                let _ = writeln!(
                    out,
                    "<text class=\"heading\" x=\"12\" y=\"{}\" font-size=\"13\" font-weight=\"bold\" fill=\"#333333\" \
                     stroke=\"#f4f4f4\" stroke-width=\"4\" paint-order=\"stroke\">{}</text>",
                    number(top + 16.0),
                    escaped(name)
                );
            }
            Mark::Heading { at, name } => {
                let _ = writeln!(
                    out,
                    "<text class=\"heading\" x=\"{}\" y=\"{}\" font-size=\"13\" font-weight=\"bold\" \
                     text-anchor=\"middle\" fill=\"#333333\">{}</text>",
                    number(at.x),
                    number(at.y),
                    escaped(name)
                );
            }
        }
    }
    out
}

fn day(out: &mut String, plan: &Plan, x: f64, name: Option<&str>) {
    let _ = write!(
        out,
        "<g class=\"day\"><path d=\"M{x} 18V{}\" stroke=\"#cfcfcf\" stroke-width=\"{}\"/>",
        number(plan.height),
        if name.is_some() { "1" } else { "0.5" },
        x = number(x)
    );
    if let Some(name) = name {
        let _ = write!(
            out,
            "<text x=\"{}\" y=\"14\" font-size=\"11\" fill=\"#333333\">{}</text>",
            number(x),
            escaped(name)
        );
    }
    out.push_str("</g>\n");
}
