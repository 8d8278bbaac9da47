//! Places in time: from left to right by date, in rows by series, in lanes where meetings would cover each other.

use std::collections::BTreeMap;

use super::{Boxed, Mark, Point};
use crate::exporter::picture::Picture;
use crate::text::Date;

/// How far apart two dates are: the least, for each day more, and the most.
const STEP: f64 = 16.0;
const DAY: f64 = 1.6;
const FARTHEST: f64 = 150.0;
/// The room between meetings.
const GAP: f64 = 10.0;
/// The height of a row's name, and the room between rows.
const NAME: f64 = 24.0;
const BETWEEN: f64 = 10.0;
/// How much room the name of a day needs.
const DAY_NAME: f64 = 66.0;

/// Places for the meetings of a picture, the rows, and the days.
pub(super) fn places(picture: &Picture, boxes: &[Boxed]) -> (Vec<Point>, Vec<Mark>) {
    let days = days(picture);
    let mut places = vec![Point::default(); boxes.len()];
    let mut marks = Vec::new();
    let mut top = NAME;
    for (name, things) in rows(picture) {
        let bottom = row(picture, boxes, &days, &things, top + NAME, &mut places);
        marks.push(Mark::Band {
            top,
            height: bottom - top,
            name: name.to_owned(),
        });
        top = bottom + BETWEEN;
    }
    let mut room = f64::NEG_INFINITY;
    for (date, x) in &days {
        let is_free = *x >= room;
        if is_free {
            room = x + DAY_NAME;
        }
        marks.push(Mark::Day {
            x: *x,
            name: is_free.then(|| date.to_string()),
        });
    }
    (places, marks)
}

/// Where each date stands. Long times without a meeting are shortened.
fn days(picture: &Picture) -> BTreeMap<Date, f64> {
    let dates = picture
        .things
        .iter()
        .filter_map(|thing| Some(thing.time.as_ref()?.0));
    let mut days: BTreeMap<Date, f64> = dates.map(|date| (date, 0.0)).collect();
    let mut before: Option<(i64, f64)> = None;
    for (date, x) in &mut days {
        let day = number(*date);
        if let Some((last, at)) = before {
            *x = at + (STEP + DAY * (day - last) as f64).min(FARTHEST);
        }
        before = Some((day, *x));
    }
    days
}

/// The rows: by their first meeting, those of no series last; the meetings of each by date.
fn rows(picture: &Picture) -> Vec<(&str, Vec<usize>)> {
    let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, thing) in picture.things.iter().enumerate() {
        if let Some((_, row)) = &thing.time {
            rows.entry(row).or_default().push(at);
        }
    }
    let date = |at: &usize| picture.things[*at].time.as_ref().map(|(date, _)| *date);
    let mut rows: Vec<(&str, Vec<usize>)> = rows.into_iter().collect();
    for (_, things) in &mut rows {
        things.sort_by_key(|at| (date(at), *at));
    }
    // Rows of a single meeting each would be long to read: the fuller come first.
    rows.sort_by_key(|(name, things)| {
        let is_others = *name == crate::exporter::picture::OTHER_MEETINGS;
        (
            is_others,
            std::cmp::Reverse(things.len().min(3)),
            date(&things[0]),
        )
    });
    rows
}

/// Places the meetings of a row in lanes; gives the row's bottom.
fn row(
    picture: &Picture,
    boxes: &[Boxed],
    days: &BTreeMap<Date, f64>,
    things: &[usize],
    top: f64,
    places: &mut [Point],
) -> f64 {
    // The right end and the height of each lane.
    let mut lanes: Vec<(f64, f64)> = Vec::new();
    let mut lane_of = Vec::with_capacity(things.len());
    for at in things {
        let boxed = &boxes[*at];
        let left = picture.things[*at]
            .time
            .as_ref()
            .and_then(|(date, _)| days.get(date))
            .copied()
            .unwrap_or(0.0);
        let free = lanes.iter().position(|(right, _)| right + GAP <= left);
        let lane = free.unwrap_or_else(|| {
            lanes.push((0.0, 0.0));
            lanes.len() - 1
        });
        lanes[lane] = (left + boxed.width, lanes[lane].1.max(boxed.height));
        lane_of.push(lane);
        places[*at].x = left + boxed.width / 2.0;
    }
    for (at, lane) in things.iter().zip(lane_of) {
        let above: f64 = lanes[..lane].iter().map(|(_, height)| height + GAP).sum();
        places[*at].y = top + above + boxes[*at].height / 2.0;
    }
    top + lanes.iter().map(|(_, height)| height + GAP).sum::<f64>()
}

/// The number of a date's first day, counted from a fixed one (Howard Hinnant's `days_from_civil`).
fn number(date: Date) -> i64 {
    let (month, day) = (
        i64::from(date.month().unwrap_or(1)),
        i64::from(date.day().unwrap_or(1)),
    );
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted() {
        let number = |date: &str| number(date.parse().expect("a date"));
        assert_eq!(number("2024-03-01") - number("2024-02-28"), 2);
        assert_eq!(number("2023-03-01") - number("2023-02-28"), 1);
        assert_eq!(number("2025") - number("2024"), 366);
        assert_eq!(number("2024-08") - number("2024-07-31"), 1);
    }
}
