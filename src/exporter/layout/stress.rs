//! Places such that distances on paper come as near as they can to the lengths of shortest paths.
//!
//! Stress by stochastic gradient descent (Zheng, Pawar, Goodman 2018), with a fixed order; of a large network, each
//! thing is held to its neighbours and to some pivots only (Ortmann, Klimenta, Brandes 2016).

use super::Point;
use super::paths::Network;

/// Up to so many things, each is held to all others.
const ALL_PAIRS: usize = 1100;
/// To so many it is held otherwise.
const PIVOTS: usize = 140;
/// How often each pair is looked at: one more than a power of two, so that square roots give the cooling.
const ROUNDS: u32 = 33;
/// How exact the last round is.
const EXACT: f64 = 0.02;

/// Two things that should be so far apart.
struct Pair {
    one: u32,
    other: u32,
    length: f64,
    weight: f64,
}

/// Places for a network that hangs together; `affinity` says by how much two things should be nearer or farther.
pub(super) fn places(network: &Network, affinity: impl Fn(usize, usize) -> f64) -> Vec<Point> {
    let mut places = start(network.len());
    let mut pairs = pairs(network, affinity);
    let (Some(most), Some(least)) = (
        pairs.iter().map(|pair| pair.weight).reduce(f64::max),
        pairs.iter().map(|pair| pair.weight).reduce(f64::min),
    ) else {
        return places;
    };
    let mut step = 1.0 / least;
    let cooling = root(EXACT / most / step);
    let mut order = Order(0x9e37_79b9_7f4a_7c15);
    for _ in 0..ROUNDS {
        order.shuffle(&mut pairs);
        pairs.iter().for_each(|pair| hold(&mut places, pair, step));
        step *= cooling;
    }
    upright(&mut places);
    places
}

/// The root whose power to one less than the number of rounds is `value`.
fn root(value: f64) -> f64 {
    let halvings = (ROUNDS - 1).trailing_zeros();
    (0..halvings).fold(value, |value, _| value.sqrt())
}

/// Fixed places to begin with, spread over a square.
fn start(count: usize) -> Vec<Point> {
    let mut order = Order(0x2545_f491_4f6c_dd1d);
    let mut fraction = || (order.next() >> 40) as f64 / f64::from(1_u32 << 24) * 1000.0;
    (0..count).map(|_| Point::new(fraction(), fraction())).collect()
}

fn pairs(network: &Network, affinity: impl Fn(usize, usize) -> f64) -> Vec<Pair> {
    let count = network.len();
    let mut pairs = Vec::new();
    let pivots = pivots(network);
    let share = count as f64 / pivots.len().max(1) as f64;
    let all = pivots.len() == count;
    for (pivot, lengths) in &pivots {
        for (thing, length) in lengths.iter().enumerate() {
            let is_new = if all { thing > *pivot } else { thing != *pivot };
            if is_new && length.is_finite() && *length > 0.0 {
                pairs.push(pair(*pivot, thing, length * affinity(*pivot, thing), share));
            }
        }
    }
    if !all {
        for (one, neighbours) in network.neighbours.iter().enumerate() {
            let later = neighbours.iter().filter(|(other, _)| *other > one);
            pairs.extend(later.map(|(other, length)| pair(one, *other, *length, 1.0)));
        }
    }
    pairs
}

fn pair(one: usize, other: usize, length: f64, share: f64) -> Pair {
    let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Pair {
        one: index(one),
        other: index(other),
        length,
        weight: share / (length * length),
    }
}

/// The things that others are held to, each with its lengths: all, or some that lie far from one another.
fn pivots(network: &Network) -> Vec<(usize, Vec<f64>)> {
    let count = network.len();
    if count <= ALL_PAIRS {
        return (0..count).map(|at| (at, network.lengths_from(at))).collect();
    }
    let mut pivots: Vec<(usize, Vec<f64>)> = Vec::new();
    let mut nearest = vec![f64::INFINITY; count];
    let mut next = 0;
    while pivots.len() < PIVOTS {
        let lengths = network.lengths_from(next);
        for (known, length) in nearest.iter_mut().zip(&lengths) {
            *known = known.min(*length);
        }
        pivots.push((next, lengths));
        let farthest = (0..count).max_by(|a, b| nearest[*a].total_cmp(&nearest[*b]));
        match farthest.filter(|at| nearest[*at] > 0.0) {
            Some(at) => next = at,
            None => break,
        }
    }
    pivots
}

/// Moves two things towards the distance they should have.
fn hold(places: &mut [Point], pair: &Pair, step: f64) {
    let (one, other) = (pair.one as usize, pair.other as usize);
    let apart = places[one].minus(places[other]);
    // Two things in one place part along a fixed line.
    let (apart, length) = match apart.length() {
        length if length > 1e-6 => (apart, length),
        _ => (Point::new(1.0, 0.0), 1.0),
    };
    let strength = (pair.weight * step).min(1.0);
    let move_by = apart.times(strength * (length - pair.length) / 2.0 / length);
    places[one] = places[one].minus(move_by);
    places[other] = places[other].plus(move_by);
}

/// Turns places so that they spread most from left to right.
fn upright(places: &mut [Point]) {
    let count = places.len().max(1) as f64;
    let middle = places
        .iter()
        .fold(Point::default(), |sum, at| sum.plus(*at))
        .times(1.0 / count);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for at in places.iter_mut() {
        *at = at.minus(middle);
        xx += at.x * at.x;
        xy += at.x * at.y;
        yy += at.y * at.y;
    }
    let half = (xx - yy) / 2.0;
    let largest = (xx + yy) / 2.0 + (half * half + xy * xy).sqrt();
    let axis = Point::new(xy, largest - xx);
    let axis = if axis.length() > 1e-6 {
        axis.times(1.0 / axis.length())
    } else {
        Point::new(1.0, 0.0)
    };
    for at in places {
        *at = Point::new(at.x * axis.x + at.y * axis.y, at.y * axis.x - at.x * axis.y);
    }
}

/// Numbers in an order that looks like chance and is always the same (xorshift64*).
struct Order(u64);

impl Order {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let at = self.next() % (last as u64 + 1);
            list.swap(last, usize::try_from(at).unwrap_or(0));
        }
    }
}
