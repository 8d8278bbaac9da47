//! Dates in a text: absolute, partial, and relative to the document.

use std::ops::Range;

use jiff::ToSpan;

use super::sheet::{Shape, Sheet};
use crate::knowledge::WordClass;
use crate::text::Date;

/// What a date in a text says, before the tense of its clause is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A date on the calendar.
    On(Date),
    /// A day of the week, Monday is 1; the verb's tense says which week.
    Weekday(u8),
    /// A day of a year that the text leaves out.
    DayOf {
        /// 1 to 12.
        month: u8,
        /// The day of the month, if said.
        day: Option<u8>,
    },
}

/// A date and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) tokens: Range<usize>,
    pub(super) when: When,
}

/// Finds the dates of a document.
pub(super) fn find_dates(sheet: &Sheet<'_>) -> Vec<Dated> {
    let mut found = Vec::new();
    for sentence in &sheet.cut.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match date_at(sheet, at, sentence.tokens.end) {
                Some(dated) => {
                    at = dated.tokens.end;
                    found.push(dated);
                }
                None => at += 1,
            }
        }
    }
    found
}

impl When {
    /// The date meant, against the document's date; `ahead` if the clause speaks of what is to come.
    pub(super) fn resolve(self, issued: Option<Date>, ahead: bool) -> Option<Date> {
        match self {
            Self::On(date) => Some(date),
            Self::Weekday(weekday) => nearest_weekday(civil(issued?)?, weekday, ahead),
            Self::DayOf { month, day } => {
                let issued = issued?;
                let in_year = |year| {
                    day.map_or_else(
                        || Date::from_month(year, month),
                        |day| Date::from_day(year, month, day),
                    )
                };
                let same = in_year(issued.year())?;
                let months = i32::from(month) - i32::from(issued.month().unwrap_or(month));
                match months {
                    // "in November", read in February, is last November; "in January", read in December, may be next.
                    4.. if !ahead => in_year(issued.year() - 1),
                    ..=-4 if ahead => in_year(issued.year() + 1),
                    _ => Some(same),
                }
            }
        }
    }
}

/// The date that starts at a token.
fn date_at(sheet: &Sheet<'_>, at: usize, end: usize) -> Option<Dated> {
    let dated = |to: usize, when: When| {
        Some(Dated {
            tokens: at..to.min(end),
            when,
        })
    };
    if let Some((to, when)) = day_first(sheet, at).or_else(|| month_first(sheet, at)) {
        return dated(to, when);
    }
    if sheet.is(at, WordClass::Weekday) && sheet.toks[at].is_capital() {
        let weekday = u8::try_from(sheet.toks[at].word?.value).ok()?;
        return dated(at + 1, When::Weekday(weekday));
    }
    if let Some((to, date)) = relative(sheet, at) {
        return dated(to, When::On(date));
    }
    let year = year_at(sheet, at)?;
    let introduced = at > 0
        && [
            "in", "since", "until", "from", "of", "during", "to", "by", "before", "after", "and", "for",
        ]
        .iter()
        .any(|word| sheet.is_word(at - 1, word));
    let followed = sheet.toks.get(at + 1).is_none_or(|next| {
        next.shape != Shape::Lower || next.is(WordClass::Conjunction) || next.is(WordClass::Preposition)
    });
    if introduced && followed {
        dated(at + 1, When::On(Date::from_year(year)))
    } else {
        None
    }
}

/// "15 September 2023", "15 and 16 September", "26 April".
fn day_first(sheet: &Sheet<'_>, at: usize) -> Option<(usize, When)> {
    let day = day_at(sheet, at)?;
    let mut month_at = at + 1;
    if (sheet.is_dash(month_at) || sheet.is_word(month_at, "and")) && day_at(sheet, month_at + 1).is_some() {
        month_at += 2;
    }
    if sheet.is_word(month_at, "of") {
        month_at += 1;
    }
    let month = month_of(sheet, month_at)?;
    Some(with_year(sheet, month_at + 1, month, Some(day)))
}

/// "September 15, 2023", "September 2023", "in September".
fn month_first(sheet: &Sheet<'_>, at: usize) -> Option<(usize, When)> {
    let month = month_of(sheet, at)?;
    if let Some(day) = day_at(sheet, at + 1).filter(|_| year_at(sheet, at + 1).is_none()) {
        let mut to = at + 2;
        if (sheet.is_dash(to) || sheet.is_word(to, "and")) && day_at(sheet, to + 1).is_some() {
            to += 2;
        }
        return Some(with_year(sheet, to, month, Some(day)));
    }
    // "May" and "March" are words, too: alone they need a year or "in".
    let year =
        year_at(sheet, at + 1).is_some() || sheet.is_text(at + 1, ",") && year_at(sheet, at + 2).is_some();
    let introduced = at > 0
        && [
            "in", "since", "until", "by", "last", "this", "next", "that", "of", "early", "late",
        ]
        .iter()
        .any(|word| sheet.is_word(at - 1, word));
    (year || introduced).then(|| with_year(sheet, at + 1, month, None))
}

/// The date of a month and perhaps a day, with the year that may follow.
fn with_year(sheet: &Sheet<'_>, to: usize, month: u8, day: Option<u8>) -> (usize, When) {
    let comma = usize::from(sheet.is_text(to, ","));
    let year = year_at(sheet, to + comma);
    let date = year.and_then(|year| {
        day.map_or_else(
            || Date::from_month(year, month),
            |day| Date::from_day(year, month, day),
        )
    });
    match date {
        Some(date) => (to + comma + 1, When::On(date)),
        None => (to, When::DayOf { month, day }),
    }
}

/// "today", "yesterday", "last year", "this month".
fn relative(sheet: &Sheet<'_>, at: usize) -> Option<(usize, Date)> {
    let issued = sheet.document.facts.issued?;
    let day = |days: i64| civil(issued)?.checked_add(days.days()).ok().and_then(from_civil);
    for (word, days) in [("today", 0), ("yesterday", -1), ("tomorrow", 1)] {
        if sheet.is_word(at, word) && sheet.toks[at].shape != Shape::Capitals {
            return Some((at + 1, day(days)?));
        }
    }
    let step = [("last", -1), ("this", 0), ("next", 1)]
        .iter()
        .find(|(word, _)| sheet.is_word(at, word))
        .map(|(_, step)| *step)?;
    if sheet.is_word(at + 1, "year") {
        return Some((at + 2, Date::from_year(issued.year() + step)));
    }
    if sheet.is_word(at + 1, "month") {
        let month = civil(issued)?.checked_add(i64::from(step).months()).ok()?;
        return Some((
            at + 2,
            Date::from_month(month.year(), u8::try_from(month.month()).ok()?)?,
        ));
    }
    None
}

/// The day of the month at a token.
fn day_at(sheet: &Sheet<'_>, at: usize) -> Option<u8> {
    let tok = sheet.toks.get(at)?;
    if tok.shape == Shape::Number {
        return sheet.text(at).parse().ok().filter(|day| (1..=31).contains(day));
    }
    let ordinal = sheet
        .ordinal(at)
        .filter(|_| sheet.text(at).starts_with(|c: char| c.is_ascii_digit()))?;
    u8::try_from(ordinal).ok().filter(|day| (1..=31).contains(day))
}

fn month_of(sheet: &Sheet<'_>, at: usize) -> Option<u8> {
    let tok = sheet.toks.get(at)?;
    let word = tok
        .word
        .filter(|_| tok.is(WordClass::Month) && tok.is_capital())?;
    u8::try_from(word.value).ok()
}

/// The year at a token: four digits from 1800 to 2099.
pub(super) fn year_at(sheet: &Sheet<'_>, at: usize) -> Option<i16> {
    let tok = sheet.toks.get(at)?;
    let text = (tok.shape == Shape::Number).then(|| sheet.text(at))?;
    (text.len() == 4)
        .then(|| text.parse().ok())
        .flatten()
        .filter(|year| (1800..2100).contains(year))
}

/// The nearest such weekday: the last one, or the next one if the clause looks ahead.
fn nearest_weekday(issued: jiff::civil::Date, weekday: u8, ahead: bool) -> Option<Date> {
    let today = i64::from(issued.weekday().to_monday_one_offset());
    let back = (today - i64::from(weekday)).rem_euclid(7);
    let days = if ahead { (7 - back) % 7 } else { -back };
    issued.checked_add(days.days()).ok().and_then(from_civil)
}

fn civil(date: Date) -> Option<jiff::civil::Date> {
    let (month, day) = (i8::try_from(date.month()?).ok()?, i8::try_from(date.day()?).ok()?);
    jiff::civil::Date::new(date.year(), month, day).ok()
}

fn from_civil(date: jiff::civil::Date) -> Option<Date> {
    Date::from_day(
        date.year(),
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    )
}
