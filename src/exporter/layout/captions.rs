//! Where the names of edges stand: on their edges, off boxes and other names.

use std::collections::BTreeMap;

use super::boxes::LEADING;
use super::grid::{Grid, Rect};
use super::measure::{lines, width};
use super::{Boxed, Point, Route};
use crate::exporter::picture::look::Line;
use crate::exporter::picture::{Edge, Picture, PictureStyle};

/// The size of the letters.
pub(crate) const SIZE: f64 = 9.5;
/// How wide a name may be.
const WIDEST: f64 = 118.0;
/// How many relations of an edge are named.
const NAMES: usize = 3;
/// The shares of the way at which a name may stand, the best first.
const SHARES: [f64; 9] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/// How far it may stand off its edge.
const ASIDE: [f64; 3] = [0.0, 9.0, -9.0];
/// Up to so many things, a name is written also where it covers something.
const FEW: usize = 36;
/// How large a part of a name may be covered: almost nothing.
const LITTLE: f64 = 6.0;
/// From so many edges of a line on, a name that most of them have is not written at each.
const MANY: usize = 8;

/// The name of an edge.
#[derive(Clone, Debug)]
pub(crate) struct Caption {
    /// Its middle.
    pub(crate) at: Point,
    pub(crate) lines: Vec<String>,
}

impl Caption {
    /// What it covers.
    pub(super) fn rect(&self) -> Rect {
        let wide = self
            .lines
            .iter()
            .map(|line| width(line, SIZE))
            .fold(0.0, f64::max)
            + 4.0;
        Rect::around(self.at, wide, self.lines.len() as f64 * SIZE * LEADING)
    }
}

/// The names that the edges of a line have if none is written, in drawings of one sort of relation.
pub(crate) fn unwritten(picture: &Picture) -> BTreeMap<Line, String> {
    if picture.style == PictureStyle::General {
        return BTreeMap::new();
    }
    let mut counts: BTreeMap<Line, BTreeMap<String, usize>> = BTreeMap::new();
    for edge in &picture.edges {
        let names = counts.entry(edge.line).or_default();
        *names.entry(words(edge).join(" ")).or_default() += 1;
    }
    let common = |(line, names): (Line, BTreeMap<String, usize>)| {
        let edges: usize = names.values().sum();
        let (name, count) = names.into_iter().max_by_key(|(_, count)| *count)?;
        (edges >= MANY && count * 2 > edges).then_some((line, name))
    };
    counts.into_iter().filter_map(common).collect()
}

/// Names for all edges; none where there is no room.
pub(super) fn captions(
    picture: &Picture,
    boxes: &[Boxed],
    places: &[Point],
    routes: &[Route],
) -> Vec<Option<Caption>> {
    let mut grid = Grid::default();
    for (at, (boxed, place)) in boxes.iter().zip(places).enumerate() {
        grid.add(at, Rect::around(*place, boxed.width, boxed.height));
    }
    let unwritten = unwritten(picture);
    let mut captions = vec![None; routes.len()];
    // Those with most evidence choose first.
    let mut order: Vec<usize> = (0..routes.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(picture.edges[*at].evidence), *at));
    for at in order {
        let mut lines = words(&picture.edges[at]);
        if unwritten.get(&picture.edges[at].line) == Some(&lines.join(" ")) {
            continue;
        }
        // "12 statements": among many, the number says enough.
        if picture.style == PictureStyle::Topics && routes.len() > MANY {
            lines.iter_mut().for_each(|line| line.truncate(digits(line)));
        }
        let (covered, caption) = best(&grid, &routes[at], lines);
        if boxes.len() <= FEW || covered <= LITTLE {
            grid.add(boxes.len() + at, caption.rect());
            captions[at] = Some(caption);
        }
    }
    captions
}

/// How many bytes of a name are its number; all, if it begins with none.
fn digits(name: &str) -> usize {
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 { name.len() } else { digits }
}

/// A name where it covers least, and how much it covers there.
fn best(grid: &Grid, route: &Route, lines: Vec<String>) -> (f64, Caption) {
    let mut caption = Caption {
        at: route.at(0.5),
        lines,
    };
    let mut best = (f64::INFINITY, caption.at);
    let places = ASIDE.iter().flat_map(|aside| SHARES.map(|share| (*aside, share)));
    for (aside, share) in places {
        caption.at = route.at(share).plus(Point::new(0.0, aside));
        let covered = grid.covered(&caption.rect());
        if covered < best.0 {
            best = (covered, caption.at);
        }
        if covered <= 0.0 {
            break;
        }
    }
    caption.at = best.1;
    (best.0, caption)
}

/// The words at an edge: its relations, of many the first.
fn words(edge: &Edge) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for name in edge.names.iter().take(NAMES) {
        words.extend(lines(&name.counted(&name.label), SIZE, WIDEST));
    }
    if edge.names.len() > NAMES {
        words.push(format!("and {} more", edge.names.len() - NAMES));
    }
    words
}
