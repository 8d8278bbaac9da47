//! The ways of edges: from box to box, bent around boxes between and beside other edges of the same two.

use std::collections::BTreeMap;

use super::grid::{Grid, Rect};
use super::{Boxed, Point};
use crate::exporter::picture::{Edge, Picture, PictureStyle};

/// How far an edge may be bent aside, in shares of its length.
const BENDS: [f64; 11] = [
    0.0, 0.06, -0.06, 0.12, -0.12, 0.19, -0.19, 0.27, -0.27, 0.36, -0.36,
];
/// How far apart the edges between two things are bent.
const APART: f64 = 13.0;
/// How far two things in a column stand apart from side to side and, beside their heights, from top to bottom.
const STACKED: f64 = 14.0;
/// At how many points of an edge it is asked whether a box is in the way.
const POINTS: usize = 18;
/// How far a box in the way counts, against a bend.
const IN_THE_WAY: f64 = 60.0;
/// How near to a box an edge may pass.
const NEAR: f64 = 4.0;
/// The room between an arrow and its box.
const TIP: f64 = 2.5;

/// The way of an edge: a quadratic curve.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Route {
    pub(crate) start: Point,
    pub(crate) control: Point,
    pub(crate) end: Point,
    /// How far it is bent aside.
    pub(crate) bend: f64,
}

impl Route {
    /// The point at a share of the way.
    pub(crate) fn at(&self, share: f64) -> Point {
        let rest = 1.0 - share;
        let near = self
            .start
            .times(rest * rest)
            .plus(self.control.times(2.0 * rest * share));
        near.plus(self.end.times(share * share))
    }
}

/// The ways of all edges.
pub(super) fn routes(picture: &Picture, boxes: &[Boxed], places: &[Point]) -> Vec<Route> {
    let mut grid = Grid::default();
    for (at, (boxed, place)) in boxes.iter().zip(places).enumerate() {
        grid.add(at, Rect::around(*place, boxed.width + NEAR, boxed.height + NEAR));
    }
    let with_columns = matches!(picture.style, PictureStyle::Formats | PictureStyle::Topics);
    // Which bends the edges between two things have, as seen from the first of the two.
    let mut taken: BTreeMap<(usize, usize), Vec<f64>> = BTreeMap::new();
    let mut routes = Vec::with_capacity(picture.edges.len());
    for edge in &picture.edges {
        let key = (edge.source.min(edge.target), edge.source.max(edge.target));
        let taken = taken.entry(key).or_default();
        let sign = if edge.source <= edge.target { 1.0 } else { -1.0 };
        let between = with_columns.then(|| between_columns(boxes, places, edge, taken.len()));
        let route = between
            .flatten()
            .unwrap_or_else(|| best(&grid, boxes, places, edge, (taken, sign)));
        taken.push(route.bend * sign);
        routes.push(route);
    }
    routes
}

/// The way that is least hindered and least bent, beside the bends that are taken already.
fn best(grid: &Grid, boxes: &[Boxed], places: &[Point], edge: &Edge, (taken, sign): (&[f64], f64)) -> Route {
    let is_free = |route: &Route| {
        let bend = route.bend * sign;
        taken.iter().all(|other| (other - bend).abs() >= APART)
    };
    let cost = |route: &Route| hindrance(grid, edge, route) + route.bend.abs() * 0.35;
    let ways = ways(boxes, places, edge).filter(is_free);
    let best = ways
        .map(|route| (cost(&route), route))
        .reduce(|best, next| if next.0 < best.0 { next } else { best });
    let beside = APART * taken.len() as f64 * sign;
    best.map_or_else(|| route(boxes, places, edge, beside), |(_, route)| route)
}

/// The way of an edge in a drawing with columns, beside so many others of the same two things.
fn between_columns(boxes: &[Boxed], places: &[Point], edge: &Edge, others: usize) -> Option<Route> {
    across(boxes, places, edge, others).or_else(|| around(boxes, places, edge).filter(|_| others == 0))
}

/// The straight way from the side of a box to the side of one in another column, if it is in another; with so many
/// other edges beside it.
fn across(boxes: &[Boxed], places: &[Point], edge: &Edge, others: usize) -> Option<Route> {
    let (source, target) = (places[edge.source], places[edge.target]);
    let half = |at: usize| boxes[at].width / 2.0 + TIP;
    let way = (target.x - source.x).signum();
    if (target.x - source.x).abs() <= half(edge.source) + half(edge.target) {
        return None;
    }
    let beside = Point::new(0.0, APART / 2.0 * others as f64);
    let start = source.plus(Point::new(way * half(edge.source), 0.0)).plus(beside);
    let end = target
        .minus(Point::new(way * half(edge.target), 0.0))
        .plus(beside);
    Some(Route {
        start,
        control: start.plus(end).times(0.5),
        end,
        bend: 0.0,
    })
}

/// A way around, if one thing stands right above the other: its name needs room beside them.
fn around(boxes: &[Boxed], places: &[Point], edge: &Edge) -> Option<Route> {
    let apart = places[edge.target].minus(places[edge.source]);
    let (source, target) = (&boxes[edge.source], &boxes[edge.target]);
    let is_stacked = apart.x.abs() < STACKED && apart.length() < source.height + target.height + STACKED;
    let bend = source.width.max(target.width) * 0.4 * -apart.y.signum();
    is_stacked.then(|| route(boxes, places, edge, bend))
}

/// The ways that an edge may take, the straightest first.
fn ways<'p>(boxes: &'p [Boxed], places: &'p [Point], edge: &'p Edge) -> impl Iterator<Item = Route> + 'p {
    let length = places[edge.target].minus(places[edge.source]).length();
    BENDS.iter().enumerate().map(move |(at, share)| {
        // A short edge beside another one needs room for its arrow.
        let least = APART * at.div_ceil(2) as f64;
        let bend = (share * length).abs().max(least) * share.signum();
        route(boxes, places, edge, if at == 0 { 0.0 } else { bend })
    })
}

/// How much stands in the way.
fn hindrance(grid: &Grid, edge: &Edge, route: &Route) -> f64 {
    let mut hits: Vec<usize> = (1..POINTS)
        .flat_map(|at| grid.at(route.at(at as f64 / POINTS as f64)))
        .filter(|at| *at != edge.source && *at != edge.target)
        .collect();
    let length = hits.len();
    hits.dedup();
    (hits.len() as f64 + length as f64 * 0.2) * IN_THE_WAY
}

fn route(boxes: &[Boxed], places: &[Point], edge: &Edge, bend: f64) -> Route {
    let (source, target) = (places[edge.source], places[edge.target]);
    let along = target.minus(source);
    let length = along.length().max(1e-6);
    let aside = Point::new(-along.y / length, along.x / length);
    let control = source.plus(along.times(0.5)).plus(aside.times(bend * 2.0));
    Route {
        start: border(&boxes[edge.source], source, control),
        control,
        end: border(&boxes[edge.target], target, control),
        bend,
    }
}

/// Where the way from the middle of a box to a point leaves the box.
fn border(boxed: &Boxed, middle: Point, towards: Point) -> Point {
    let way = towards.minus(middle);
    let share = |half: f64, part: f64| {
        if part.abs() > 1e-6 {
            half / part.abs()
        } else {
            f64::INFINITY
        }
    };
    let leaves = share(boxed.width / 2.0 + TIP, way.x).min(share(boxed.height / 2.0 + TIP, way.y));
    middle.plus(way.times(leaves.min(1.0)))
}
