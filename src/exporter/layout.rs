//! Where things stand in a drawing: positions, routes of edges, and places for their names.
//!
//! The same picture gives the same plan on every machine: it starts from fixed places, goes through things in a fixed
//! order, and uses no function of the machine's own mathematics beyond the square root, which is exact everywhere.

mod boxes;
mod captions;
mod columns;
mod force;
mod grid;
pub(crate) mod measure;
mod overlaps;
mod pack;
mod paths;
mod routes;
mod stress;
#[cfg(test)]
mod tests;
mod timeline;
mod widths;

use crate::exporter::picture::{Picture, PictureStyle};

use grid::Rect;

pub(crate) use boxes::{Boxed, LEADING};
pub(crate) use captions::{Caption, SIZE as CAPTION_SIZE, unwritten};
pub(crate) use routes::Route;

/// A point; x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Point {
    pub(crate) const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    fn plus(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }

    fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }

    fn times(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }

    fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }
}

/// A drawing, laid out.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// The things' boxes, by the indices of the picture.
    pub(crate) boxes: Vec<Boxed>,
    /// Their centres.
    pub(crate) places: Vec<Point>,
    /// The edges' ways, by the indices of the picture.
    pub(crate) routes: Vec<Route>,
    /// The edges' names; none where there is no room.
    pub(crate) captions: Vec<Option<Caption>>,
    /// Lines and headings behind the things.
    pub(crate) marks: Vec<Mark>,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// Something behind the things.
#[derive(Clone, Debug)]
pub(crate) enum Mark {
    /// A band from side to side, and its name.
    Band { top: f64, height: f64, name: String },
    /// An upright line, with a name at its top if there is room for it.
    Day { x: f64, name: Option<String> },
    /// A heading.
    Heading { at: Point, name: String },
}

/// The room around a drawing.
const MARGIN: f64 = 24.0;

/// Lays a picture out.
pub(crate) fn plan(picture: &Picture) -> Plan {
    let boxes = boxes::boxes(picture);
    let (places, marks) = match picture.style {
        PictureStyle::General | PictureStyle::WhoMetWhom => (force::places(picture, &boxes), Vec::new()),
        PictureStyle::Formats | PictureStyle::Topics => columns::places(picture, &boxes),
        PictureStyle::Timeline => timeline::places(picture, &boxes),
    };
    let routes = routes::routes(picture, &boxes, &places);
    let captions = captions::captions(picture, &boxes, &places, &routes);
    let mut plan = Plan {
        boxes,
        places,
        routes,
        captions,
        marks,
        width: 2.0 * MARGIN,
        height: 2.0 * MARGIN,
    };
    plan.settle();
    plan
}

impl Plan {
    /// Moves everything to the upper left, and finds the size of the whole.
    fn settle(&mut self) {
        let corners = self.corners();
        let least = |part: fn(&Point) -> f64| corners.iter().map(part).fold(f64::INFINITY, f64::min);
        let most = |part: fn(&Point) -> f64| corners.iter().map(part).fold(f64::NEG_INFINITY, f64::max);
        let (left, top) = (least(|at| at.x), least(|at| at.y));
        let (right, bottom) = (most(|at| at.x), most(|at| at.y));
        if corners.is_empty() {
            return;
        }
        self.shift(Point::new(MARGIN - left, MARGIN - top));
        self.width = right - left + 2.0 * MARGIN;
        self.height = bottom - top + 2.0 * MARGIN;
    }

    /// Points such that everything lies between them.
    fn corners(&self) -> Vec<Point> {
        let mut rects: Vec<Rect> = Vec::new();
        let boxes = self.boxes.iter().zip(&self.places);
        rects.extend(boxes.map(|(boxed, at)| Rect::around(*at, boxed.width, boxed.height)));
        let captions = self.captions.iter().flatten();
        rects.extend(captions.map(Caption::rect));
        rects.extend(self.marks.iter().filter_map(Mark::rect));
        let corners = rects.into_iter().flat_map(|rect| {
            [
                Point::new(rect.left, rect.top),
                Point::new(rect.right, rect.bottom),
            ]
        });
        let shares = [0.25, 0.5, 0.75];
        let ways = self
            .routes
            .iter()
            .flat_map(|route| shares.map(|share| route.at(share)));
        corners.chain(ways).collect()
    }

    fn shift(&mut self, by: Point) {
        for place in &mut self.places {
            *place = place.plus(by);
        }
        for route in &mut self.routes {
            route.start = route.start.plus(by);
            route.control = route.control.plus(by);
            route.end = route.end.plus(by);
        }
        for caption in self.captions.iter_mut().flatten() {
            caption.at = caption.at.plus(by);
        }
        for mark in &mut self.marks {
            match mark {
                Mark::Band { top, .. } => *top += by.y,
                Mark::Day { x, .. } => *x += by.x,
                Mark::Heading { at, .. } => *at = at.plus(by),
            }
        }
    }
}

impl Mark {
    /// Where its words stand, if these widen the drawing.
    fn rect(&self) -> Option<Rect> {
        match self {
            Self::Band { top, height, .. } => Some(Rect {
                left: 0.0,
                top: *top,
                right: 0.0,
                bottom: top + height,
            }),
            Self::Heading { at, name } => {
                let wide = measure::bold_width(name, 13.0);
                Some(Rect::around(at.minus(Point::new(0.0, 7.0)), wide, 14.0))
            }
            // The names of days stand in the margin above the first row.
            Self::Day { .. } => None,
        }
    }
}
