//! What drawings look like as SVG.

use proptest::prelude::*;

use super::write_svg;
use crate::exporter::{PictureOptions, PictureStyle, picture};
use crate::graph::KnowledgeGraph;
use crate::graph::arbitrary::{any_readings, sample};

fn svg(graph: &KnowledgeGraph, options: &PictureOptions) -> String {
    let mut out = Vec::new();
    let picture = picture(graph, options).expect("a focus in the graph");
    write_svg(&picture, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("UTF-8")
}

fn sample_graph() -> KnowledgeGraph {
    [sample()].into_iter().collect()
}

#[test]
fn the_sample_is_drawn_so() {
    let options = PictureOptions {
        statements: true,
        ..PictureOptions::default()
    };
    expect_test::expect_file!["tests/sample.svg"].assert_eq(&svg(&sample_graph(), &options));
}

#[test]
fn edges_say_which_words_they_rest_on() {
    let drawing = svg(&sample_graph(), &PictureOptions::default());
    let edge = drawing
        .lines()
        .skip_while(|line| !line.contains("class=\"edge actual\""))
        .take(4)
        .collect::<Vec<_>>()
        .join("\n");
    assert!(
        edge.contains("Kassym-Jomart Tokayev – Sadyr Japarov: agreed; met with\n“"),
        "{edge}"
    );
    assert!(edge.contains("Talks \"in\" Bishkek, 2024-04-18, "), "{edge}");
}

#[test]
fn what_is_left_out_stands_below_and_in_the_description() {
    let options = PictureOptions {
        top: Some(2),
        title: Some("a < b".to_owned()),
        ..PictureOptions::default()
    };
    let drawing = svg(&sample_graph(), &options);
    let left_out = "4 of 6 things, those with least evidence (--top to change)";
    assert!(
        drawing.contains(&format!(">Left out: {left_out}.</text>")),
        "{drawing}"
    );
    assert!(
        drawing.contains(&format!("; left out: {left_out}</desc>")),
        "{drawing}"
    );
    assert!(drawing.contains("<title>a &lt; b</title>"), "{drawing}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn drawings_depend_on_the_graph_alone(readings in any_readings(), shift in 0..3_usize) {
        let mut other = readings.clone();
        other.rotate_left(shift);
        let (a, b): (KnowledgeGraph, KnowledgeGraph) = (readings.into_iter().collect(), other.into_iter().collect());
        for style in [PictureStyle::General, PictureStyle::WhoMetWhom, PictureStyle::Timeline] {
            let options = PictureOptions { style, statements: true, ..PictureOptions::default() };
            prop_assert_eq!(svg(&a, &options), svg(&b, &options));
        }
    }
}
