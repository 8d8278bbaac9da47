//! What is known of a thing beforehand, told: offices with their dates, memberships, partners.

use super::contents::in_words;
use crate::exporter::vocab::kur;
use crate::store::{KnownEntry, KnownTenure};
use crate::text::Date;

/// Properties that are told, by their names in `kur:`, and how.
const TOLD: [(&str, &str); 8] = [
    ("memberOf", "Member of"),
    ("observerOf", "Observer of"),
    ("partOf", "Part of"),
    ("partner", "Partner"),
    ("variantOf", "A variant of"),
    ("institutionOf", "An institution of"),
    ("capitalOf", "Capital of"),
    ("adoptedBy", "Adopted by"),
];
const START_DATE: &str = "https://schema.org/startDate";
const END_DATE: &str = "https://schema.org/endDate";
const POST_IN: &str = "http://www.w3.org/ns/org#postIn";

/// Something that is known beforehand, and the file that says it.
pub(super) struct Known {
    pub(super) text: String,
    pub(super) file: String,
}

/// What is told of an entry: of offices the last first.
pub(super) fn told(entry: &KnownEntry) -> Vec<Known> {
    let mut known: Vec<Known> = entry.tenures.iter().rev().map(tenure).collect();
    known.extend(time(entry));
    for (name, words) in TOLD {
        known.extend(list(entry, &format!("{}{name}", kur::NAMESPACE), words));
    }
    known.extend(list(entry, POST_IN, "An office of"));
    known
}

/// "President of Uzbekistan, since 14 December 2016"
fn tenure(tenure: &KnownTenure) -> Known {
    let [start, end, as_of] = [&tenure.start, &tenure.end, &tenure.as_of].map(|text| shown(text.as_deref()));
    let when = match (start, end) {
        (Some(start), Some(end)) if start == end => format!(", {start}"),
        (Some(start), Some(end)) => format!(", {start} to {end}"),
        (Some(start), None) => format!(", since {start}"),
        (None, Some(end)) => format!(", until {end}"),
        (None, None) => String::new(),
    };
    let as_of = as_of
        .map(|date| format!(" (as known in {date})"))
        .unwrap_or_default();
    Known {
        text: format!("{}{when}{as_of}", tenure.office),
        file: tenure.file.clone(),
    }
}

/// From when to when there was such a thing.
fn time(entry: &KnownEntry) -> Option<Known> {
    let find = |property| entry.values.iter().find(|value| value.property == property);
    let (start, end) = (find(START_DATE), find(END_DATE));
    let [from, to] = [start, end].map(|value| shown(value.map(|value| value.value.as_str())));
    let text = match (from, to) {
        (Some(from), Some(to)) => format!("From {from} to {to}"),
        (Some(from), None) => format!("Since {from}"),
        (None, Some(to)) => format!("Until {to}"),
        (None, None) => return None,
    };
    let file = start.or(end)?.file.clone();
    Some(Known { text, file })
}

/// "Member of: A, B"
fn list(entry: &KnownEntry, property: &str, words: &str) -> Option<Known> {
    let values = || entry.values.iter().filter(|value| value.property == property);
    let mut labels: Vec<&str> = values().map(|value| value.value.as_str()).collect();
    labels.dedup();
    Some(Known {
        file: values().next()?.file.clone(),
        text: format!("{words}: {}", labels.join(", ")),
    })
}

fn shown(date: Option<&str>) -> Option<String> {
    date?.parse::<Date>().ok().map(in_words)
}
