//! Rectangles by where they lie, so that one need not look at all of them.

use std::collections::BTreeMap;

use super::Point;

/// How wide and high a cell is.
const CELL: f64 = 160.0;

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Rect {
    /// The rectangle around a centre.
    pub(crate) fn around(at: Point, width: f64, height: f64) -> Self {
        Self {
            left: at.x - width / 2.0,
            top: at.y - height / 2.0,
            right: at.x + width / 2.0,
            bottom: at.y + height / 2.0,
        }
    }

    pub(crate) fn has(&self, point: Point) -> bool {
        (self.left..self.right).contains(&point.x) && (self.top..self.bottom).contains(&point.y)
    }

    /// How large a part the two share.
    pub(crate) fn shared(&self, other: &Self) -> f64 {
        let wide = self.right.min(other.right) - self.left.max(other.left);
        let high = self.bottom.min(other.bottom) - self.top.max(other.top);
        wide.max(0.0) * high.max(0.0)
    }
}

/// Rectangles in cells, each with a number.
#[derive(Default)]
pub(super) struct Grid {
    cells: BTreeMap<(i64, i64), Vec<(usize, Rect)>>,
}

impl Grid {
    pub(super) fn add(&mut self, number: usize, rect: Rect) {
        for cell in cells(&rect) {
            self.cells.entry(cell).or_default().push((number, rect));
        }
    }

    /// The rectangles that hold a point.
    pub(super) fn at(&self, point: Point) -> impl Iterator<Item = usize> {
        let cell = (cell(point.x), cell(point.y));
        let here = self.cells.get(&cell).into_iter().flatten();
        here.filter(move |(_, rect)| rect.has(point))
            .map(|(number, _)| *number)
    }

    /// How large a part of a rectangle the others cover, each cell by itself.
    pub(super) fn covered(&self, rect: &Rect) -> f64 {
        let near = cells(rect).filter_map(|cell| self.cells.get(&cell));
        near.flatten().map(|(_, other)| rect.shared(other)).sum()
    }
}

fn cell(at: f64) -> i64 {
    (at / CELL).floor() as i64
}

fn cells(rect: &Rect) -> impl Iterator<Item = (i64, i64)> + use<> {
    let (left, right) = (cell(rect.left), cell(rect.right));
    let (top, bottom) = (cell(rect.top), cell(rect.bottom));
    (left..=right).flat_map(move |x| (top..=bottom).map(move |y| (x, y)))
}
