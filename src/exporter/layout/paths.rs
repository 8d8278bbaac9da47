//! Shortest paths: how far apart things should stand.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// Things and the edges between them, with the lengths that these should have.
pub(super) struct Network {
    /// The neighbours of each thing.
    pub(super) neighbours: Vec<Vec<(usize, f64)>>,
}

/// A length, ordered.
#[derive(Clone, Copy, PartialEq)]
struct Length(f64);

impl Eq for Length {}

impl PartialOrd for Length {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Length {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl Network {
    pub(super) fn new(count: usize, edges: &[(usize, usize, f64)]) -> Self {
        let mut neighbours = vec![Vec::new(); count];
        for (one, other, length) in edges {
            neighbours[*one].push((*other, *length));
            neighbours[*other].push((*one, *length));
        }
        Self { neighbours }
    }

    pub(super) fn len(&self) -> usize {
        self.neighbours.len()
    }

    /// How far all things are from one; infinite where no path leads.
    pub(super) fn lengths_from(&self, start: usize) -> Vec<f64> {
        let mut lengths = vec![f64::INFINITY; self.len()];
        let mut heap = BinaryHeap::from([(Reverse(Length(0.0)), start)]);
        lengths[start] = 0.0;
        while let Some((Reverse(Length(length)), at)) = heap.pop() {
            if length > lengths[at] {
                continue;
            }
            for (next, step) in &self.neighbours[at] {
                let longer = length + step;
                if longer < lengths[*next] {
                    lengths[*next] = longer;
                    heap.push((Reverse(Length(longer)), *next));
                }
            }
        }
        lengths
    }

    /// The things in groups that hang together, the largest first; each in order.
    pub(super) fn components(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.len()];
        let mut components = Vec::new();
        for start in 0..self.len() {
            if seen[start] {
                continue;
            }
            seen[start] = true;
            let mut component = vec![start];
            let mut next = 0;
            while let Some(at) = component.get(next).copied() {
                next += 1;
                for (neighbour, _) in &self.neighbours[at] {
                    if !std::mem::replace(&mut seen[*neighbour], true) {
                        component.push(*neighbour);
                    }
                }
            }
            component.sort_unstable();
            components.push(component);
        }
        components.sort_by_key(|component| Reverse(component.len()));
        components
    }
}
