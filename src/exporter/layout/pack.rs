//! Puts parts of a drawing that do not hang together side by side.

use super::Point;

/// The room between parts.
const GAP: f64 = 36.0;
/// How much wider than high the whole should be.
const SHAPE: f64 = 1.5;

/// Where the upper left corners of rectangles of these sizes go: on shelves, in the order given;
/// what comes from `below` on begins a shelf.
pub(super) fn corners(sizes: &[(f64, f64)], below: usize) -> Vec<Point> {
    let area: f64 = sizes
        .iter()
        .map(|(width, height)| (width + GAP) * (height + GAP))
        .sum();
    let widest = sizes.iter().map(|(width, _)| *width).fold(0.0, f64::max);
    let largest = sizes
        .iter()
        .map(|(width, height)| width * height)
        .fold(0.0, f64::max);
    // Beside one part that is most of the drawing, others would stand alone.
    let most = if largest * 2.0 > area {
        widest
    } else {
        widest.max((area * SHAPE).sqrt())
    };
    let mut corners = Vec::with_capacity(sizes.len());
    let (mut at, mut shelf) = (Point::default(), 0.0_f64);
    for (number, (width, height)) in sizes.iter().enumerate() {
        if at.x > 0.0 && (at.x + width > most || number == below) {
            at = Point::new(0.0, at.y + shelf + GAP);
            shelf = 0.0;
        }
        corners.push(at);
        at.x += width + GAP;
        shelf = shelf.max(*height);
    }
    corners
}
