//! What plans hold to: nothing covers anything, everything lies inside, and the same picture gives the same plan.

use proptest::prelude::*;

use super::grid::Rect;
use super::paths::Network;
use super::{Plan, overlaps, pack, plan, stress};
use crate::exporter::layout::Point;
use crate::exporter::picture::{Picture, PictureOptions, PictureStyle, picture};
use crate::graph::KnowledgeGraph;
use crate::graph::arbitrary::{any_readings, sample};

const STYLES: [PictureStyle; 5] = [
    PictureStyle::General,
    PictureStyle::WhoMetWhom,
    PictureStyle::Formats,
    PictureStyle::Topics,
    PictureStyle::Timeline,
];

fn drawn(graph: &KnowledgeGraph, style: PictureStyle) -> Picture {
    let options = PictureOptions {
        style,
        statements: true,
        ..PictureOptions::default()
    };
    picture(graph, &options).expect("no focus")
}

fn rects(plan: &Plan) -> Vec<Rect> {
    let boxes = plan.boxes.iter().zip(&plan.places);
    boxes
        .map(|(boxed, place)| Rect::around(*place, boxed.width, boxed.height))
        .collect()
}

/// Says which boxes cover each other or lie outside.
fn faults(plan: &Plan) -> Vec<String> {
    let rects = rects(plan);
    let mut faults = Vec::new();
    for (at, one) in rects.iter().enumerate() {
        let inside =
            one.left >= 0.0 && one.top >= 0.0 && one.right <= plan.width && one.bottom <= plan.height;
        if !inside {
            faults.push(format!("{at} lies outside: {one:?}"));
        }
        for (other, rect) in rects.iter().enumerate().skip(at + 1) {
            if one.shared(rect) > 0.0 {
                faults.push(format!("{at} covers {other}"));
            }
        }
    }
    faults
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_box_covers_another(readings in any_readings()) {
        let graph: KnowledgeGraph = readings.into_iter().collect();
        for style in STYLES {
            let plan = plan(&drawn(&graph, style));
            prop_assert_eq!(faults(&plan), Vec::<String>::new(), "{:?}", style);
        }
    }

    #[test]
    fn boxes_part_wherever_they_are(places in prop::collection::vec((0..40_u8, 0..40_u8), 1..60)) {
        let sizes: Vec<(f64, f64)> = places.iter().map(|(x, y)| (20.0 + f64::from(*y), 10.0 + f64::from(*x))).collect();
        let mut places: Vec<Point> = places.iter().map(|(x, y)| Point::new(f64::from(*x), f64::from(*y))).collect();
        overlaps::part(&sizes, &mut places);
        for (at, one) in places.iter().enumerate() {
            for (other, place) in places.iter().enumerate().skip(at + 1) {
                let rect = |at: usize, place: &Point| Rect::around(*place, sizes[at].0, sizes[at].1);
                prop_assert!(rect(at, one).shared(&rect(other, place)) <= 0.0, "{} covers {}", at, other);
            }
        }
    }
}

#[test]
fn the_same_picture_gives_the_same_plan() {
    let graph: KnowledgeGraph = [sample()].into_iter().collect();
    for style in STYLES {
        let (one, other) = (plan(&drawn(&graph, style)), plan(&drawn(&graph, style)));
        assert_eq!(format!("{one:?}"), format!("{other:?}"), "{style:?}");
    }
}

/// A ring of things, each a hundred from the next.
fn ring(count: usize) -> Network {
    let edges: Vec<(usize, usize, f64)> = (0..count).map(|at| (at, (at + 1) % count, 100.0)).collect();
    Network::new(count, &edges)
}

#[test]
fn neighbours_stand_as_far_apart_as_they_should() {
    // The larger ring is laid out by pivots.
    for count in [3, 40, 1500] {
        let places = stress::places(&ring(count), |_, _| 1.0);
        let lengths = (0..count).map(|at| places[at].minus(places[(at + 1) % count]).length());
        let mean = lengths.sum::<f64>() / count as f64;
        assert!((50.0..200.0).contains(&mean), "{count}: {mean}");
    }
}

#[test]
fn what_hangs_together_is_found() {
    let network = Network::new(6, &[(0, 3, 1.0), (3, 5, 1.0), (1, 2, 1.0)]);
    assert_eq!(network.components(), [vec![0, 3, 5], vec![1, 2], vec![4]]);
    let lengths = network.lengths_from(0);
    assert_eq!(&lengths[..4], [0.0, f64::INFINITY, f64::INFINITY, 1.0]);
    assert_eq!(lengths[5], 2.0);
}

#[test]
fn parts_stand_on_shelves() {
    let corners = pack::corners(&[(100.0, 50.0), (100.0, 40.0), (10.0, 10.0)], 2);
    assert_eq!(corners[0], Point::new(0.0, 0.0));
    assert!(corners[1].x > 100.0 || corners[1].y > 50.0, "{corners:?}");
    assert!(corners[2].x == 0.0 && corners[2].y > 40.0, "{corners:?}");
}
