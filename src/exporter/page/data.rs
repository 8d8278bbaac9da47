//! What the script of a page knows, as JSON that may stand in HTML.

use serde::Serialize;

use crate::exporter::error::ExportError;
use crate::exporter::layout::Plan;
use crate::exporter::picture::look::{self, Line};
use crate::exporter::picture::{Edge, Passage, Picture, Thing};
use crate::exporter::svg::swatch;

#[derive(Serialize)]
struct Page<'p> {
    sorts: Vec<SortEntry>,
    lines: Vec<LineEntry>,
    sources: Vec<SourceEntry<'p>>,
    /// Source, first code point, text.
    sentences: Vec<(usize, usize, &'p str)>,
    things: Vec<ThingEntry<'p>>,
    edges: Vec<EdgeEntry<'p>>,
}

#[derive(Serialize)]
struct SortEntry {
    name: &'static str,
    heading: &'static str,
    /// Its outline, as SVG.
    swatch: String,
}

#[derive(Serialize)]
struct LineEntry {
    name: &'static str,
    key: Option<&'static str>,
}

#[derive(Serialize)]
struct SourceEntry<'p> {
    id: &'p str,
    title: Option<&'p str>,
    date: Option<String>,
    url: Option<&'p str>,
}

/// Sentence, first code point, code point after the last, what is said, when.
type PassageEntry<'p> = (usize, usize, usize, &'p str, Option<String>);

#[derive(Serialize)]
struct ThingEntry<'p> {
    sort: &'static str,
    label: &'p str,
    notes: &'p [String],
    iri: &'p str,
    mentions: usize,
    weight: usize,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    passages: Vec<PassageEntry<'p>>,
}

#[derive(Serialize)]
struct EdgeEntry<'p> {
    source: usize,
    target: usize,
    line: &'static str,
    both: bool,
    bend: f64,
    /// Relation, label, how many claims.
    names: Vec<(&'p str, &'p str, usize)>,
    evidence: usize,
    passages: Vec<PassageEntry<'p>>,
}

/// The data of a page.
pub(super) fn json(picture: &Picture, plan: &Plan) -> Result<String, ExportError> {
    let is_drawn = |sort| picture.things.iter().any(|thing| thing.sort == sort);
    let page = Page {
        sorts: look::sorts()
            .filter(|sort| is_drawn(*sort))
            .map(|sort| SortEntry {
                name: look::of(sort).name,
                heading: look::of(sort).heading,
                swatch: swatch(sort),
            })
            .collect(),
        lines: picture.lines().into_iter().map(line).collect(),
        sources: sources(picture),
        sentences: picture
            .sentences
            .iter()
            .map(|sentence| (sentence.source, sentence.begin, sentence.text.as_str()))
            .collect(),
        things: (0..)
            .zip(&picture.things)
            .map(|(at, entry)| thing(plan, at, entry))
            .collect(),
        edges: (0..)
            .zip(&picture.edges)
            .map(|(at, entry)| edge(plan, at, entry))
            .collect(),
    };
    let text = serde_json::to_string(&page).map_err(std::io::Error::from)?;
    Ok(harmless(&text))
}

/// JSON with nothing in it that HTML or a script might take for its own; such characters stand in strings only.
fn harmless(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 16);
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

fn line(line: Line) -> LineEntry {
    let stroke = line.stroke();
    LineEntry {
        name: stroke.name,
        key: stroke.key,
    }
}

fn sources(picture: &Picture) -> Vec<SourceEntry<'_>> {
    let entry = |source: &'_ crate::exporter::picture::Source| source.issued.map(|date| date.to_string());
    picture
        .sources
        .iter()
        .map(|source| SourceEntry {
            id: &source.id,
            title: source.title.as_deref(),
            date: entry(source),
            url: source
                .url
                .as_deref()
                .filter(|url| url.starts_with("http://") || url.starts_with("https://")),
        })
        .collect()
}

fn thing<'p>(plan: &Plan, at: usize, thing: &'p Thing) -> ThingEntry<'p> {
    let (boxed, place) = (&plan.boxes[at], plan.places[at]);
    ThingEntry {
        sort: look::of(thing.sort).name,
        label: &thing.label,
        notes: &thing.notes,
        iri: &thing.iri,
        mentions: thing.mentions,
        weight: thing.weight,
        x: tenths(place.x),
        y: tenths(place.y),
        width: tenths(boxed.width),
        height: tenths(boxed.height),
        passages: passages(&thing.passages),
    }
}

fn edge<'p>(plan: &Plan, at: usize, edge: &'p Edge) -> EdgeEntry<'p> {
    let names = edge.names.iter();
    EdgeEntry {
        source: edge.source,
        target: edge.target,
        line: edge.line.stroke().name,
        both: edge.both_ways,
        bend: tenths(plan.routes[at].bend),
        names: names
            .map(|name| (name.relation.as_str(), name.label.as_str(), name.count))
            .collect(),
        evidence: edge.evidence,
        passages: passages(&edge.passages),
    }
}

fn passages(passages: &[Passage]) -> Vec<PassageEntry<'_>> {
    let entry = |passage: &'_ Passage| passage.when.map(|when| when.to_string());
    passages
        .iter()
        .map(|passage| {
            (
                passage.sentence,
                passage.begin,
                passage.end,
                passage.what.as_str(),
                entry(passage),
            )
        })
        .collect()
}

/// A length to a tenth: more would be noise.
fn tenths(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_data_ends_its_script() {
        let text = serde_json::to_string("</script><!-- & \u{2028}\u{2029}").expect("a string");
        let safe = harmless(&text);
        assert_eq!(safe, r#""\u003c/script\u003e\u003c!-- \u0026 \u2028\u2029""#);
        let back: String = serde_json::from_str(&safe).expect("JSON");
        assert_eq!(back, "</script><!-- & \u{2028}\u{2029}");
    }
}
