//! What drawings look like.

use proptest::prelude::*;

use super::write_dot;
use crate::exporter::{ExportError, PictureOptions, picture};
use crate::graph::KnowledgeGraph;
use crate::graph::arbitrary::{any_readings, sample};
use crate::model::{Entity, EntityId, EntityKind, KindSet, LinkReason, Mention, Reading};
use crate::text::{DocumentId, Span};

fn dot(graph: &KnowledgeGraph, options: &PictureOptions) -> String {
    let mut out = Vec::new();
    let picture = picture(graph, options).expect("a focus in the graph");
    write_dot(&picture, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("UTF-8")
}

fn sample_graph() -> KnowledgeGraph {
    [sample()].into_iter().collect()
}

fn with_statements() -> PictureOptions {
    PictureOptions {
        statements: true,
        ..PictureOptions::default()
    }
}

/// The labels of the things in a drawing, in its order.
fn things(dot: &str) -> Vec<&str> {
    let nodes = dot.lines().filter(|line| line.contains("tooltip="));
    nodes
        .filter_map(|line| line.split("[label=\"").nth(1)?.split('"').next())
        .collect()
}

#[test]
fn the_sample_is_drawn_so() {
    expect_test::expect_file!["tests/sample.dot"].assert_eq(&dot(&sample_graph(), &with_statements()));
}

#[test]
fn the_focus_has_its_neighbours() {
    let around = |path: &str, hops| {
        let options = PictureOptions {
            focus: Some(EntityId::shared(path)),
            hops,
            ..PictureOptions::default()
        };
        dot(&sample_graph(), &options)
    };
    assert_eq!(things(&around("state/kaz", 0)), ["Kazakhstan"]);
    assert_eq!(
        things(&around("state/kaz", 1)),
        ["Kassym-Jomart Tokayev", "Kazakhstan"]
    );
    assert_eq!(
        things(&around("state/kaz", 9)),
        ["Kassym-Jomart Tokayev", "Sadyr Japarov", "Kazakhstan", "Bishkek"]
    );
    assert_eq!(
        things(&around("state/fin", 1)),
        ["Finland", "talks\\nheld on 2025"]
    );
}

#[test]
fn an_unknown_focus_is_an_error() {
    let options = PictureOptions {
        focus: Some(EntityId::shared("state/atlantis")),
        ..PictureOptions::default()
    };
    let error = picture(&sample_graph(), &options).expect_err("no such thing");
    assert!(matches!(error, ExportError::UnknownFocus(ref name) if name == "kid:state/atlantis"));
}

#[test]
fn kinds_and_the_top_are_chosen() {
    let options = PictureOptions {
        kinds: Some(KindSet::NONE.with(EntityKind::State)),
        ..PictureOptions::default()
    };
    assert_eq!(things(&dot(&sample_graph(), &options)), ["Finland", "Kazakhstan"]);
    let options = PictureOptions {
        top: Some(2),
        ..PictureOptions::default()
    };
    let drawing = dot(&sample_graph(), &options);
    assert_eq!(things(&drawing), ["Kassym-Jomart Tokayev", "Sadyr Japarov"]);
    assert!(
        drawing.contains("left out: 4 of 6 things, those with least evidence"),
        "{drawing}"
    );
}

#[test]
fn of_many_things_the_lonely_are_left_out() {
    let mut reading: Reading = sample();
    reading.document.id = DocumentId::new("many");
    reading.claims.clear();
    for number in 0..70 {
        let id = EntityId::shared(&format!("place/{number}"));
        let times = if number < 10 { 2 } else { 1 };
        let mentions = (0..times).map(|at| Mention {
            span: Span::new(at, at + 1),
            entity: id.clone(),
            reason: LinkReason::Alias,
        });
        reading.mentions.extend(mentions);
        let label = format!("Place {number}");
        reading.entities.push(Entity {
            id,
            kind: EntityKind::Place,
            label,
        });
    }
    reading.normalise();
    let graph: KnowledgeGraph = [sample(), reading].into_iter().collect();
    let drawing = dot(&graph, &PictureOptions::default());
    assert!(
        drawing.contains("left out: 60 of 76 things, mentioned once and in no relation"),
        "{drawing}"
    );
    assert_eq!(things(&drawing).len(), 16);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn drawings_depend_on_the_graph_alone(readings in any_readings(), shift in 0..3_usize) {
        let mut other = readings.clone();
        other.rotate_left(shift);
        let (a, b): (KnowledgeGraph, KnowledgeGraph) = (readings.into_iter().collect(), other.into_iter().collect());
        prop_assert_eq!(dot(&a, &with_statements()), dot(&b, &with_statements()));
    }
}
