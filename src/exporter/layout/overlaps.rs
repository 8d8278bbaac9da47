//! Moves boxes apart until none covers another.

use super::Point;

/// The least room between boxes, from side to side and from top to bottom.
const GAP: (f64, f64) = (16.0, 12.0);
/// The same in a drawing of so few that edges have room for their names.
const WIDE_GAP: (f64, f64) = (46.0, 26.0);
const FEW: usize = 40;
/// How often boxes are pushed apart before all is spread a little.
const PUSHES: usize = 60;
/// How often all is spread, at most; every spread takes less than the one before leaves.
const SPREADS: usize = 80;

/// Moves the centres of boxes, given with widths and heights, apart.
pub(super) fn part(sizes: &[(f64, f64)], places: &mut [Point]) {
    let gap = if sizes.len() <= FEW { WIDE_GAP } else { GAP };
    let sizes: Vec<(f64, f64)> = sizes
        .iter()
        .map(|size| (size.0 + gap.0, size.1 + gap.1))
        .collect();
    for _ in 0..SPREADS {
        for _ in 0..PUSHES {
            if !push(&sizes, places) {
                return;
            }
        }
        for place in places.iter_mut() {
            *place = place.times(1.06);
        }
    }
}

/// Pushes each two boxes that overlap apart, the shorter way; says whether there were any.
fn push(sizes: &[(f64, f64)], places: &mut [Point]) -> bool {
    let left = |at: usize, places: &[Point]| places[at].x - sizes[at].0 / 2.0;
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| left(*a, places).total_cmp(&left(*b, places)).then(a.cmp(b)));
    let widest = sizes.iter().map(|(width, _)| *width).fold(0.0, f64::max);
    let mut any = false;
    for (rank, one) in order.iter().enumerate() {
        for other in &order[rank + 1..] {
            // Boxes move while they are looked at: the order may be off by a little.
            if left(*other, places) > places[*one].x + sizes[*one].0 / 2.0 + widest {
                break;
            }
            any |= push_two(sizes, places, *one, *other);
        }
    }
    any
}

fn push_two(sizes: &[(f64, f64)], places: &mut [Point], one: usize, other: usize) -> bool {
    let apart = places[other].minus(places[one]);
    let wide = (sizes[one].0 + sizes[other].0) / 2.0 - apart.x.abs();
    let high = (sizes[one].1 + sizes[other].1) / 2.0 - apart.y.abs();
    if wide <= 1e-3 || high <= 1e-3 {
        return false;
    }
    // Two boxes in one place part by their order.
    let sign = |distance: f64| match distance {
        distance if distance < 0.0 => -1.0,
        _ => 1.0,
    };
    let by = if high <= wide {
        Point::new(0.0, sign(apart.y) * (high / 2.0 + 1e-2))
    } else {
        Point::new(sign(apart.x) * (wide / 2.0 + 1e-2), 0.0)
    };
    places[one] = places[one].minus(by);
    places[other] = places[other].plus(by);
    true
}
