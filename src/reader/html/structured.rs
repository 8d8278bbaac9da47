//! JSON-LD: what a page says of itself to search engines.

use dom_query::Document;
use serde_json::{Map, Value};

/// Types that describe the text of a page, and how surely.
const TYPES: [(&str, u8); 4] = [
    ("article", 3),
    ("posting", 3),
    ("pressrelease", 3),
    ("webpage", 1),
];

/// What the page says of its text.
#[derive(Debug, Default)]
pub(super) struct Structured {
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
}

/// Reads the JSON-LD of a page.
pub(super) fn read(page: &Document) -> Structured {
    let mut best: Option<(u8, Map<String, Value>)> = None;
    for script in page.select("script[type='application/ld+json']").nodes() {
        let text = script.text();
        if let Ok(value) = serde_json::from_str(text.trim()) {
            search(value, 4, &mut best);
        }
    }
    let Some((_, thing)) = best else {
        return Structured::default();
    };
    let named = |name: &str| thing.get(name).and_then(words);
    Structured {
        title: named("headline").or_else(|| named("name")),
        date: named("datePublished").or_else(|| named("dateCreated")),
        author: named("author").or_else(|| named("creator")),
        publisher: named("publisher"),
        url: named("url").or_else(|| named("mainEntityOfPage")),
    }
}

/// Looks for the thing that is most surely the text, `depth` levels down.
fn search(value: Value, depth: usize, best: &mut Option<(u8, Map<String, Value>)>) {
    match value {
        Value::Array(values) if depth > 0 => values
            .into_iter()
            .for_each(|value| search(value, depth - 1, best)),
        Value::Object(mut thing) => {
            if let Some(graph) = thing.remove("@graph").filter(|_| depth > 0) {
                search(graph, depth - 1, best);
            }
            let sure = sureness(&thing);
            if sure > best.as_ref().map_or(0, |(sure, _)| *sure) {
                *best = Some((sure, thing));
            }
        }
        _ => {}
    }
}

fn sureness(thing: &Map<String, Value>) -> u8 {
    let sort = thing
        .get("@type")
        .map(|sort| sort.to_string().to_lowercase())
        .unwrap_or_default();
    let known = TYPES.iter().find(|(word, _)| sort.contains(word));
    known.map_or(0, |(_, sure)| *sure)
}

/// A value in words: of a thing its name, of several all of them.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(values) => {
            let all: Vec<String> = values.iter().filter_map(words).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        Value::Object(thing) => ["name", "@id", "url"]
            .iter()
            .find_map(|name| thing.get(*name).and_then(words)),
        _ => None,
    }
}
