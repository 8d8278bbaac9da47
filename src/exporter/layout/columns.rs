//! Places in columns: members beside what they belong to, speakers beside topics.

use super::{Boxed, Mark, Point};
use crate::exporter::picture::{Picture, Sort, is_joined};
use crate::model::EntityKind;

/// The room between columns, for the names of edges: the least, for each edge more, and the most.
const APART: f64 = 210.0;
const EDGE: f64 = 1.5;
const FARTHEST: f64 = 460.0;
/// The room between boxes in a column.
const GAP: f64 = 12.0;
/// How much more there may be.
const MOST_GAP: f64 = 90.0;
/// How often the order of the columns is mended.
const SWEEPS: usize = 12;
/// The room between a heading and its column.
const HEADING: f64 = 22.0;

/// The columns, in order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    States,
    Groups,
    Others,
    Speakers,
    Statements,
    Topics,
}

impl Column {
    const ALL: [Self; 6] = [
        Self::States,
        Self::Groups,
        Self::Others,
        Self::Speakers,
        Self::Statements,
        Self::Topics,
    ];

    const fn heading(self) -> &'static str {
        match self {
            Self::States => "States",
            Self::Groups => "Formats and organizations",
            Self::Others => "Persons and institutions",
            Self::Speakers => "Speakers",
            Self::Statements => "What they said",
            Self::Topics => "Topics",
        }
    }

    fn of(sort: Sort, topics: bool) -> Self {
        match sort {
            Sort::Topic => Self::Topics,
            Sort::Statement => Self::Statements,
            Sort::Kind(_) if topics => Self::Speakers,
            Sort::Kind(EntityKind::State) => Self::States,
            Sort::Kind(kind) if is_joined(kind) => Self::Groups,
            Sort::Kind(_) => Self::Others,
        }
    }
}

/// Places for all things of a picture, and the headings of the columns.
pub(super) fn places(picture: &Picture, boxes: &[Boxed]) -> (Vec<Point>, Vec<Mark>) {
    let topics = picture.things.iter().any(|thing| thing.sort == Sort::Topic);
    let things = |column: &Column| -> Vec<usize> {
        let inside = |at: &usize| Column::of(picture.things[*at].sort, topics) == *column;
        (0..boxes.len()).filter(inside).collect()
    };
    let mut columns: Vec<(Column, Vec<usize>)> = Column::ALL
        .iter()
        .map(|column| (*column, things(column)))
        .filter(|(_, things)| !things.is_empty())
        .collect();
    arrange(picture, boxes.len(), &mut columns);
    let (mut places, mut marks) = (vec![Point::default(); boxes.len()], Vec::new());
    let heights = columns.iter().map(|(_, things)| height(boxes, things));
    let highest = heights.fold(0.0, f64::max);
    let apart = (APART + EDGE * picture.edges.len() as f64).min(FARTHEST);
    let mut left = 0.0;
    for (column, things) in &columns {
        let wide = things.iter().map(|at| boxes[*at].width).fold(0.0, f64::max);
        let x = left + wide / 2.0;
        // A short column is spread beside a long one, but not torn apart.
        let spread = (highest - height(boxes, things)) / things.len().max(1) as f64;
        let gap = GAP + spread.min(MOST_GAP);
        let mut y = -(height(boxes, things) + (gap - GAP) * things.len() as f64) / 2.0;
        marks.push(Mark::Heading {
            at: Point::new(x, y - HEADING),
            name: column.heading().to_owned(),
        });
        for at in things {
            places[*at] = Point::new(x, y + boxes[*at].height / 2.0);
            y += boxes[*at].height + gap;
        }
        left += wide + apart;
    }
    (places, marks)
}

/// How high a column is with the least room between its boxes.
fn height(boxes: &[Boxed], things: &[usize]) -> f64 {
    things.iter().map(|at| boxes[*at].height + GAP).sum()
}

/// Orders each column by where its things' neighbours stand, so that few edges cross.
fn arrange(picture: &Picture, count: usize, columns: &mut [(Column, Vec<usize>)]) {
    let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); count];
    for edge in &picture.edges {
        neighbours[edge.source].push(edge.target);
        neighbours[edge.target].push(edge.source);
    }
    let mut height = vec![0.0; count];
    for (_, things) in columns.iter() {
        stand(things, &mut height);
    }
    for sweep in 0..SWEEPS {
        let count = columns.len();
        for at in 0..count {
            let column = if sweep % 2 == 0 { at } else { count - 1 - at };
            let things = &mut columns[column].1;
            let middle = |at: &usize| {
                let near = &neighbours[*at];
                let sum: f64 = near.iter().map(|other| height[*other]).sum();
                if near.is_empty() {
                    height[*at]
                } else {
                    sum / near.len() as f64
                }
            };
            things.sort_by(|a, b| middle(a).total_cmp(&middle(b)).then(a.cmp(b)));
            stand(things, &mut height);
        }
    }
}

/// Where things stand in a column: from 0 at its top to 1.
fn stand(things: &[usize], height: &mut [f64]) {
    for (rank, at) in things.iter().enumerate() {
        height[*at] = (rank as f64 + 0.5) / things.len() as f64;
    }
}
