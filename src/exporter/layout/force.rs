//! Places for the general drawing: what is related stands together, what is of one kind side by side.

use std::cmp::Reverse;

use super::measure;
use super::paths::Network;
use super::{Boxed, Point, overlaps, pack, stress};
use crate::exporter::picture::{Edge, Picture};

/// By how much two things of one kind stand nearer than their relations alone would have them, and others farther.
const SAME_KIND: f64 = 0.82;
const OTHER_KIND: f64 = 1.06;
/// Boxes are wider than high, and so is a drawing of them.
const STRETCH: f64 = 1.5;
/// In a drawing with more things, edges keep no room for their names.
const FEW: usize = 70;

/// Places for all things of a picture.
pub(super) fn places(picture: &Picture, boxes: &[Boxed]) -> Vec<Point> {
    let edges: Vec<(usize, usize, f64)> = picture
        .edges
        .iter()
        .map(|edge| (edge.source, edge.target, length(boxes, edge)))
        .collect();
    let network = Network::new(boxes.len(), &edges);
    let mut parts: Vec<Part> = network
        .components()
        .into_iter()
        .map(|things| part(picture, boxes, &edges, things))
        .collect();
    // What hangs together comes first, the highest first, so that shelves are full; then the lonely, by kind.
    parts.sort_by_key(|part| part.order(picture));
    let sizes: Vec<(f64, f64)> = parts.iter().map(|part| part.size).collect();
    let alone = parts.partition_point(|part| part.things.len() > 1);
    let mut places = vec![Point::default(); boxes.len()];
    for (part, corner) in parts.iter().zip(pack::corners(&sizes, alone)) {
        for (thing, place) in part.things.iter().zip(&part.places) {
            places[*thing] = place.plus(corner);
        }
    }
    places
}

/// Things that hang together, laid out by themselves.
struct Part {
    things: Vec<usize>,
    /// From its upper left corner.
    places: Vec<Point>,
    size: (f64, f64),
}

impl Part {
    fn order(&self, picture: &Picture) -> impl Ord + use<> {
        let alone = self.things.len() == 1;
        let sort = picture.things[self.things[0]].sort;
        let height = Reverse((self.size.1 * 10.0) as i64);
        let order = if alone {
            (Some(sort), Reverse(0))
        } else {
            (None, height)
        };
        (alone, order, self.things[0])
    }
}

fn part(picture: &Picture, boxes: &[Boxed], edges: &[(usize, usize, f64)], things: Vec<usize>) -> Part {
    let local = |thing: &usize| things.binary_search(thing).ok();
    let inner: Vec<(usize, usize, f64)> = edges
        .iter()
        .filter_map(|(one, other, length)| Some((local(one)?, local(other)?, *length)))
        .collect();
    let network = crowded(Network::new(things.len(), &inner));
    let sort = |at: usize| picture.things[things[at]].sort;
    let affinity = |one: usize, other: usize| match sort(one) == sort(other) {
        true => SAME_KIND,
        false => OTHER_KIND,
    };
    let mut places = stress::places(&network, affinity);
    if let [_, _] = things.as_slice() {
        beside(boxes, edges, &things, &mut places);
    }
    places.iter_mut().for_each(|place| place.x *= STRETCH);
    let sizes: Vec<(f64, f64)> = things
        .iter()
        .map(|at| (boxes[*at].width, boxes[*at].height))
        .collect();
    overlaps::part(&sizes, &mut places);
    let size = to_corner(&sizes, &mut places);
    Part { things, places, size }
}

/// Places two things alone with each other side by side, with room for the names of their edges between them.
fn beside(boxes: &[Boxed], edges: &[(usize, usize, f64)], things: &[usize], places: &mut [Point]) {
    let widths: f64 = things.iter().map(|at| boxes[*at].width / 2.0).sum();
    let names = edges
        .iter()
        .filter(|(one, _, _)| things.contains(one))
        .map(|(_, _, length)| *length);
    let apart = widths + names.fold(0.0, f64::max) * 0.9;
    for (place, side) in places.iter_mut().zip([-0.5, 0.5]) {
        *place = Point::new(side * apart / STRETCH, 0.0);
    }
}

/// Gives edges between things with many neighbours more length, so that these have room.
fn crowded(mut network: Network) -> Network {
    let degrees: Vec<f64> = network.neighbours.iter().map(|near| near.len() as f64).collect();
    for (one, neighbours) in network.neighbours.iter_mut().enumerate() {
        for (other, length) in neighbours {
            let both = degrees[one].min(degrees[*other]) + 0.5 * degrees[one].max(degrees[*other]);
            *length *= 1.0 + 0.15 * (both - 1.5).max(0.0).sqrt();
        }
    }
    network
}

/// Moves places so that the boxes begin at the upper left corner; gives the size of all.
fn to_corner(sizes: &[(f64, f64)], places: &mut [Point]) -> (f64, f64) {
    let low = |at: f64, size: f64| at - size / 2.0;
    let boxes = || places.iter().zip(sizes);
    let left = boxes()
        .map(|(at, size)| low(at.x, size.0))
        .fold(f64::INFINITY, f64::min);
    let top = boxes()
        .map(|(at, size)| low(at.y, size.1))
        .fold(f64::INFINITY, f64::min);
    let right = boxes()
        .map(|(at, size)| at.x + size.0 / 2.0)
        .fold(f64::NEG_INFINITY, f64::max);
    let bottom = boxes()
        .map(|(at, size)| at.y + size.1 / 2.0)
        .fold(f64::NEG_INFINITY, f64::max);
    for place in places.iter_mut() {
        *place = place.minus(Point::new(left, top));
    }
    (right - left, bottom - top)
}

/// How long an edge should be: from box to box, with room for its name.
fn length(boxes: &[Boxed], edge: &Edge) -> f64 {
    let half = |at: usize| (boxes[at].width * 0.7 + boxes[at].height) / 4.0;
    let name = edge
        .names
        .iter()
        .map(|name| measure::width(&name.label, 9.5))
        .fold(0.0, f64::max);
    let room = if boxes.len() <= FEW {
        22.0 + name.min(120.0) * 0.65
    } else {
        34.0
    };
    half(edge.source) + half(edge.target) + room
}
