//! Dates as texts give them: a day, a month or a year.

use std::fmt;
use std::str::FromStr;

/// A calendar date of known precision (proleptic Gregorian, ISO 8601).
///
/// Ordered by the first day it may mean, the less precise first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

/// What is wrong with a string that should be a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date: write YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct DateError(String);

impl Date {
    /// A whole year.
    #[must_use]
    pub fn from_year(year: i16) -> Self {
        Self {
            year,
            month: None,
            day: None,
        }
    }

    /// A month, if there is such a one.
    #[must_use]
    pub fn from_month(year: i16, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self {
            year,
            month: Some(month),
            day: None,
        })
    }

    /// A day, if the calendar has it.
    #[must_use]
    pub fn from_day(year: i16, month: u8, day: u8) -> Option<Self> {
        let (Ok(m), Ok(d)) = (i8::try_from(month), i8::try_from(day)) else {
            return None;
        };
        jiff::civil::Date::new(year, m, d).ok()?;
        Some(Self {
            year,
            month: Some(month),
            day: Some(day),
        })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, if known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, if known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The first day it may mean.
    #[must_use]
    pub fn first_day(self) -> Self {
        Self {
            year: self.year,
            month: Some(self.month.unwrap_or(1)),
            day: Some(self.day.unwrap_or(1)),
        }
    }

    /// The last day it may mean.
    #[must_use]
    pub fn last_day(self) -> Self {
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or_else(|| {
            (28..=31)
                .rev()
                .find(|d| Self::from_day(self.year, month, *d).is_some())
                .unwrap_or(28)
        });
        Self {
            year: self.year,
            month: Some(month),
            day: Some(day),
        }
    }

    /// Whether every day of `other` may lie in this date.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.first_day() <= other.first_day() && other.last_day() <= self.last_day()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let wrong = || DateError(text.to_owned());
        // A time of day after the date ("2023-09-15T10:00:00Z") says nothing we keep.
        let date = text.trim().split(['T', ' ']).next().unwrap_or_default();
        let mut parts = date.split('-');
        let year: i16 = parts
            .next()
            .filter(|y| y.len() == 4)
            .and_then(|y| y.parse().ok())
            .ok_or_else(wrong)?;
        let two = |part: &str| -> Option<u8> { (part.len() == 2).then(|| part.parse().ok()).flatten() };
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Ok(Self::from_year(year)),
            (Some(m), None, _) => two(m).and_then(|m| Self::from_month(year, m)).ok_or_else(wrong),
            (Some(m), Some(d), None) => two(m)
                .zip(two(d))
                .and_then(|(m, d)| Self::from_day(year, m, d))
                .ok_or_else(wrong),
            _ => Err(wrong()),
        }
    }
}
