//! What pages hold to; tests/tools/page.py opens them in a browser.

use std::collections::BTreeSet;

use super::{Part, SCRIPT, TEMPLATE, parts, write_page};
use crate::exporter::{PictureOptions, picture};
use crate::graph::KnowledgeGraph;
use crate::graph::arbitrary::sample;

/// The page of the sample, whose labels and title would end a script if they could.
fn page() -> String {
    let mut reading = sample();
    reading.entities[0].label = "</script><script>alert(1)</script>\u{2028}{{SCRIPT}}".to_owned();
    reading.document.facts.url = Some("javascript:alert(1)".to_owned());
    let graph: KnowledgeGraph = [reading].into_iter().collect();
    let mut out = Vec::new();
    let picture = picture(&graph, &PictureOptions::default()).expect("no focus");
    write_page(&picture, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("UTF-8")
}

/// The data in a page.
fn data(page: &str) -> serde_json::Value {
    let (_, rest) = page.split_once("type=\"application/json\">").expect("data");
    let (json, _) = rest.split_once("</script>").expect("its end");
    serde_json::from_str(json).expect("JSON")
}

#[test]
fn words_of_texts_are_no_html() {
    let page = page();
    assert_eq!(page.matches("<script").count(), 2, "the data and the script");
    assert_eq!(page.matches(SCRIPT).count(), 1, "a label is no slot");
    assert!(!page.contains("javascript:"), "an address that is a script");
    let label = data(&page)["things"][0]["label"].as_str().map(str::to_owned);
    assert_eq!(
        label.as_deref(),
        Some("</script><script>alert(1)</script>\u{2028}{{SCRIPT}}")
    );
}

#[test]
fn the_data_hold_sentences_with_code_points() {
    let data = data(&page());
    let edge = data["edges"]
        .as_array()
        .expect("edges")
        .iter()
        .find(|edge| edge["names"][0][0] == "visited")
        .expect("a visit");
    let passage = &edge["passages"][0];
    let number = |at: usize| {
        passage[at]
            .as_u64()
            .and_then(|number| usize::try_from(number).ok())
            .expect("a number")
    };
    let sentence = &data["sentences"][number(0)];
    let first = sentence[1]
        .as_u64()
        .and_then(|number| usize::try_from(number).ok())
        .expect("a number");
    let letters: Vec<char> = sentence[2].as_str().expect("text").chars().collect();
    let words: String = letters[number(1) - first..number(2) - first].iter().collect();
    assert!(
        !words.trim().is_empty() && sample().document.text.contains(&words),
        "{words}"
    );
    assert_eq!(data["sources"][0]["title"], "Talks \"in\" Bishkek");
    assert_eq!(edge["line"], "denied");
}

#[test]
fn every_slot_is_filled_once() {
    let slots: Vec<&str> = parts(TEMPLATE)
        .filter_map(|part| match part {
            Part::Slot(name) => Some(name),
            Part::Text(_) => None,
        })
        .collect();
    let names: BTreeSet<&str> = slots.iter().copied().collect();
    let expected = ["DATA", "LEFT_OUT", "SCRIPT", "STYLE", "SUMMARY", "SVG", "TITLE"];
    assert_eq!(names, expected.into_iter().collect());
    assert!(!page().replace("{{SCRIPT}}", "").contains("{{"));
}
