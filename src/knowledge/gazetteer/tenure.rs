//! Tenures, and how surely they cover a date.
//!
//! A source knows until its own day: that a minister of 2022 has the office in 2025 is a guess, and this file says so.

use crate::knowledge::gazetteer::tables::{DateRow, TenureRow};
use crate::knowledge::gazetteer::{Gazetteer, OfficeIndex, ThingIndex};
use crate::text::Date;

/// A tenure may go on for so many years after the last day it is known of: hardly an office is held for longer.
const LONGEST: i16 = 50;

/// A tenure may have begun in this many years before a source names it, and ended in so many after.
const AROUND_ATTESTED: i16 = 1;

/// How surely a tenure covers a date; the surer is the greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// It does not.
    #[default]
    Not,
    /// It may: the source is older than the date, or the dates of the tenure are not known well enough.
    Possibly,
    /// It covers a day of it.
    Surely,
}

impl Coverage {
    /// Whether it covers the date surely or possibly.
    #[must_use]
    pub fn may_be(self) -> bool {
        self != Self::Not
    }
}

/// A person in an office from one date to another (`kur:Tenure`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// Who.
    pub person: ThingIndex,
    /// In which office.
    pub office: OfficeIndex,
    /// From when, if known.
    pub start: Option<Date>,
    /// Until when, if known or over.
    pub end: Option<Date>,
    /// Without an end: until when its source knew that it went on (`kur:asOf`).
    pub as_of: Option<Date>,
    /// Whether the dates are those at which a source names the person in the office (`kur:bounds`).
    pub is_attested: bool,
}

/// Days from a first to a last one; of a time shorter than its dates are known, the last comes before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Days {
    first: Date,
    last: Date,
}

impl Days {
    /// Whether one of the days is in a date, or all lie within it.
    fn meet(self, date: Date) -> bool {
        self.first <= date.last_day() && date.first_day() <= self.last
    }
}

impl Tenure {
    /// How surely it covers a day of `date`, for itself alone; [`Gazetteer::coverage`] looks at other holders too.
    ///
    /// An unknown start or end makes what lies beyond the known dates possible, and so does a date of low precision.
    #[must_use]
    pub fn covers(&self, date: Date) -> Coverage {
        if self.sure_days().is_some_and(|days| days.meet(date)) {
            Coverage::Surely
        } else if self.possible_days().meet(date) {
            Coverage::Possibly
        } else {
            Coverage::Not
        }
    }

    /// The days that it surely covers: of a month or a year, neither its beginning nor its end.
    fn sure_days(&self) -> Option<Days> {
        let last_known = self.end.or(self.as_of);
        Some(Days {
            first: self.start.or(last_known)?.last_day(),
            last: last_known.or(self.start)?.first_day(),
        })
    }

    /// The days from the first that its start may mean to the last that its end may.
    fn known_days(&self) -> Days {
        let (start, end) = (self.start.or(self.end), self.end.or(self.as_of).or(self.start));
        Days {
            first: start.map_or(Date::from_year(i16::MIN), Date::first_day),
            last: end.map_or(Date::from_year(i16::MAX), Date::last_day),
        }
    }

    /// The days that it may cover.
    fn possible_days(&self) -> Days {
        let around = if self.is_attested { AROUND_ATTESTED } else { 0 };
        let known = self.known_days();
        let years_before = if self.start.is_some() { around } else { LONGEST };
        let years_after = if self.end.is_some() { around } else { LONGEST };
        Days {
            first: before(known.first, years_before),
            last: after(known.last, years_after),
        }
    }

    /// Whether another tenure has a day between the days that this one surely covers and a date.
    ///
    /// What goes on in a source ends when the other has surely come; what is merely around attested dates, when it may have.
    fn is_cut_off(&self, date: Date, other: &Self) -> bool {
        let (Some(own), Some(sure)) = (self.sure_days(), other.sure_days()) else {
            return false;
        };
        let other = if self.is_attested {
            other.known_days()
        } else {
            sure
        };
        let later = own.last < other.first && other.first <= date.first_day();
        let earlier = date.last_day() <= other.last && other.last < own.first;
        later || earlier
    }

    /// Whether two persons surely hold an office at once, for longer than sources disagree on a handing over.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        let (Some(one), Some(other)) = (self.sure_days(), other.sure_days()) else {
            return false;
        };
        let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(1));
        month(one.last.min(other.last)) - month(one.first.max(other.first)) > 2
    }

    /// The tenure of a row of the tables.
    pub(super) fn of(row: &TenureRow) -> Self {
        Self {
            person: row.person,
            office: row.office,
            start: row.start.map(DateRow::date),
            end: row.end.map(DateRow::date),
            as_of: row.as_of.map(DateRow::date),
            is_attested: row.is_attested,
        }
    }
}

/// A day, or the first one of the year so many years before it.
fn before(day: Date, years: i16) -> Date {
    match years {
        0 => day,
        _ => Date::from_year(day.year().saturating_sub(years)).first_day(),
    }
}

/// A day, or the last one of the year so many years after it.
fn after(day: Date, years: i16) -> Date {
    match years {
        0 => day,
        _ => Date::from_year(day.year().saturating_add(years)).last_day(),
    }
}

/// The one person among some, if it is one.
fn only(mut persons: impl Iterator<Item = ThingIndex>) -> Option<ThingIndex> {
    let first = persons.next()?;
    persons.all(|other| other == first).then_some(first)
}

impl Gazetteer {
    /// The tenures of a person.
    pub fn tenures_of(&self, person: ThingIndex) -> impl Iterator<Item = Tenure> {
        self.tenures(self.tables.tenures_of.of(person.0 as usize))
    }

    /// The tenures in an office.
    pub fn tenures_in(&self, office: OfficeIndex) -> impl Iterator<Item = Tenure> {
        self.tenures(self.tables.tenures_in.of(office.0 as usize))
    }

    /// How surely a tenure covers a day of `date`, by what is known of it and of the others in its office.
    ///
    /// In an office that one person holds at a time, what may go on has ended when another is known to have come.
    #[must_use]
    pub fn coverage(&self, tenure: &Tenure, date: Date) -> Coverage {
        let covers = tenure.covers(date);
        let is_cut_off = || {
            !self.office(tenure.office).is_shared()
                && self
                    .tenures_in(tenure.office)
                    .any(|other| other.person != tenure.person && tenure.is_cut_off(date, &other))
        };
        match covers {
            Coverage::Possibly if is_cut_off() => Coverage::Not,
            _ => covers,
        }
    }

    /// The one person who held an office at a date, surely or possibly; without a date, the one who ever did.
    ///
    /// None if nobody or several are known.
    #[must_use]
    pub fn holder(&self, office: OfficeIndex, at: Option<Date>) -> Option<ThingIndex> {
        match at {
            Some(date) => self.holder_on(office, date).map(|(_, holder)| holder),
            None => only(self.tenures_in(office).map(|tenure| tenure.person)),
        }
    }

    /// The one person who held an office at a date, and how surely.
    ///
    /// Who surely held it goes before who may have. None if nobody or several are known.
    #[must_use]
    pub fn holder_on(&self, office: OfficeIndex, date: Date) -> Option<(Coverage, ThingIndex)> {
        let held = self.tenures_in(office);
        let held: Vec<(Coverage, ThingIndex)> = held
            .map(|tenure| (self.coverage(&tenure, date), tenure.person))
            .collect();
        let surest = held.iter().map(|(covers, _)| *covers).max()?;
        let holders = held
            .iter()
            .filter(|(covers, _)| *covers == surest && surest.may_be());
        Some((surest, only(holders.map(|(_, person)| *person))?))
    }

    /// The tenures at these places.
    fn tenures(&self, places: &[u32]) -> impl Iterator<Item = Tenure> {
        places
            .iter()
            .map(|at| Tenure::of(&self.tables.tenures[*at as usize]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "start end asOf attested" with `-` for what is not known, and for dates how they are covered.
    const CASES: &[(&str, &[(&str, &str)])] = &[
        (
            "2007-01-01 2016-12-31 -",
            &[
                ("2006-12-31", "Not"),
                ("2006", "Not"),
                ("2007", "Surely"),
                ("2010-05-05", "Surely"),
                ("2016-12-31", "Surely"),
                ("2017-01-01", "Not"),
            ],
        ),
        (
            "2018-05-08 - 2022-07-23",
            &[
                ("2018-05-07", "Not"),
                ("2020", "Surely"),
                ("2022-07-23", "Surely"),
                ("2022", "Surely"),
                ("2022-07-24", "Possibly"),
                ("2025-01-01", "Possibly"),
                ("2072", "Possibly"),
                ("2073-01-01", "Not"),
            ],
        ),
        (
            "2018-05-08 - -",
            &[
                ("2018-05-08", "Surely"),
                ("2018-05", "Surely"),
                ("2018-05-09", "Possibly"),
                ("2068", "Possibly"),
                ("2069", "Not"),
            ],
        ),
        (
            "2018 2020 -",
            &[
                ("2017", "Not"),
                ("2018-06-01", "Possibly"),
                ("2018", "Surely"),
                ("2019", "Surely"),
                ("2020-02", "Possibly"),
                ("2021", "Not"),
            ],
        ),
        (
            "2018-03 2018-09 - attested",
            &[
                ("2016-12", "Not"),
                ("2018-02", "Possibly"),
                ("2018-06", "Surely"),
                ("2019-12-31", "Possibly"),
                ("2020", "Not"),
            ],
        ),
        (
            "- 1999-04-01 -",
            &[
                ("1948", "Not"),
                ("1998", "Possibly"),
                ("1999", "Surely"),
                ("1999-04-02", "Not"),
            ],
        ),
        ("- - -", &[("1900", "Possibly"), ("2100-01-01", "Possibly")]),
    ];

    fn tenure(words: &str) -> Tenure {
        let mut words = words.split(' ');
        let mut date = || words.next().and_then(|word| word.parse().ok());
        Tenure {
            person: ThingIndex(0),
            office: OfficeIndex(0),
            start: date(),
            end: date(),
            as_of: date(),
            is_attested: words.next() == Some("attested"),
        }
    }

    #[test]
    fn a_tenure_covers_a_date_surely_possibly_or_not() {
        for (words, dates) in CASES {
            for (date, expected) in *dates {
                let covers = tenure(words).covers(date.parse().unwrap());
                assert_eq!(format!("{covers:?}"), *expected, "{words}: {date}");
            }
        }
    }
}
