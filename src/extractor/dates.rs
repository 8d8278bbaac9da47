//! Dates in a text: absolute, partial, and relative to the document.

use std::ops::Range;

use jiff::ToSpan;

use super::sheet::{Shape, Sheet, Words, words};
use crate::knowledge::lexicon::WordClasses;
use crate::knowledge::{VerbForms, WordClass};
use crate::text::{Date, TokenKind};

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
    /// The day, or the first of several.
    pub(super) when: When,
    /// The last of several days: "from 27 to *30 May*".
    pub(super) until: Option<When>,
}

/// Finds the dates of a document.
pub(super) fn find_dates(sheet: &Sheet<'_>) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    for sentence in &sheet.cut.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let anchor = found.last().and_then(|last| match last.when {
                When::On(date) => Some((date, last.tokens.start >= sentence.tokens.start)),
                _ => None,
            });
            match date_at(sheet, at, sentence.tokens.end, anchor) {
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

/// What was read of a date: the token after it, the day, and the last of several days.
type Found = (usize, When, Option<When>);

/// The date that starts at a token; `anchor` is the date said before, and whether the same sentence says it.
fn date_at(sheet: &Sheet<'_>, at: usize, end: usize, anchor: Option<(Date, bool)>) -> Option<Dated> {
    if !may_open_date(sheet, at) {
        return None;
    }
    let before = anchor.map(|(date, _)| date);
    let (to, when, until) = on_weekday(sheet, at)
        .or_else(|| days(sheet, at))
        .or_else(|| numeric(sheet, at))
        .or_else(|| relative(sheet, at).map(one))
        .or_else(|| anchored(sheet, at, before?).map(one))
        .or_else(|| years(sheet, at))?;
    let dated = Dated {
        tokens: at..to,
        when,
        until,
    };
    (to <= end).then(|| match anchor {
        Some((date, true)) => dated.in_year_of(date),
        _ => dated,
    })
}

/// Words that open a date in words: "*the* day after tomorrow", "*last* June".
const OPENING: Words<10> = Words::of(&[
    "today",
    "tonight",
    "yesterday",
    "tomorrow",
    "the",
    "that",
    "last",
    "this",
    "next",
    "sept",
]);

/// Whether a date may start at a token: most do not, and need not be held against every way of writing one.
fn may_open_date(sheet: &Sheet<'_>, at: usize) -> bool {
    const NAMED: WordClasses = WordClasses::of(&[WordClass::Weekday, WordClass::Month]);
    let tok = &sheet.toks[at];
    tok.shape == Shape::Number
        || tok.is_any(NAMED)
        || sheet.text(at).as_bytes()[0].is_ascii_digit()
        || sheet.is_one_of(at, &OPENING)
        || sheet.is_word(at + 2, "ago")
}

fn one((to, date): (usize, Date)) -> Found {
    (to, When::On(date), None)
}

impl Dated {
    /// Takes the year over from a date in the same sentence: "opened on 5 March 2019 and closed on *8 March*".
    fn in_year_of(mut self, date: Date) -> Self {
        if let When::DayOf {
            month,
            day: Some(day),
        } = self.when
            && let Some(same) = Date::from_day(date.year(), month, day)
            && date.day().is_some()
        {
            self.when = When::On(same);
        }
        self
    }
}

/// "Thursday", "Thursday, 5 May 2022", "Monday to Wednesday".
fn on_weekday(sheet: &Sheet<'_>, at: usize) -> Option<Found> {
    let weekday = |at: usize| {
        let tok = sheet.toks.get(at)?;
        let word = tok
            .word
            .filter(|_| tok.is(WordClass::Weekday) && tok.is_capital())?;
        u8::try_from(word.value).ok()
    };
    let first = weekday(at)?;
    let comma = usize::from(sheet.is_text(at + 1, ","));
    if let Some(found) = days(sheet, at + 1 + comma).filter(|(_, when, _)| when.has_day()) {
        return Some(found);
    }
    let last = through(sheet, at + 1).and_then(|next| Some((next + 1, weekday(next)?)));
    Some(match last {
        Some((to, last)) => (to, When::Weekday(first), Some(When::Weekday(last))),
        None => (at + 1, When::Weekday(first), None),
    })
}

impl When {
    /// Whether it is a day and no month or year.
    fn has_day(self) -> bool {
        match self {
            Self::On(date) => date.day().is_some(),
            Self::Weekday(_) => true,
            Self::DayOf { day, .. } => day.is_some(),
        }
    }
}

/// Days with their month, and the last of them: "15 September 2023", "4-5 April", "May 30 to June 2, 2025".
fn days(sheet: &Sheet<'_>, at: usize) -> Option<Found> {
    let (to, when, until) = day_first(sheet, at).or_else(|| month_first(sheet, at))?;
    let between = at > 0 && sheet.is_word(at - 1, "between");
    let next = through(sheet, to).or_else(|| (between && sheet.is_word(to, "and")).then_some(to + 1));
    let last = next
        .filter(|_| until.is_none() && when.has_day())
        .and_then(|next| day_first(sheet, next).or_else(|| month_first(sheet, next)))
        .filter(|(_, last, _)| last.has_day());
    Some(match last {
        Some((to, last, _)) => (to, with_year_of(when, last), Some(last)),
        None => (to, when, until),
    })
}

/// The token after a dash, "to", "until" or "through", which lead from the first day to the last.
fn through(sheet: &Sheet<'_>, at: usize) -> Option<usize> {
    let joins = sheet.is_dash(at) || sheet.is_one_of(at, words!["to", "until", "till", "through"]);
    joins.then_some(at + 1)
}

/// A first day that leaves out the year which the last one says.
fn with_year_of(first: When, last: When) -> When {
    match (first, last) {
        (
            When::DayOf {
                month,
                day: Some(day),
            },
            When::On(last),
        ) => {
            let later = last.month().is_some_and(|end| month > end);
            Date::from_day(last.year() - i16::from(later), month, day).map_or(first, When::On)
        }
        _ => first,
    }
}

/// Days of one month: "15", "4-5", "27 to 30", "1, 2 and 3"; the token after them, the first and the last.
fn days_of_month(sheet: &Sheet<'_>, at: usize, commas: bool) -> Option<(usize, u8, Option<u8>)> {
    let first = day_at(sheet, at)?;
    let (mut next, mut last) = (at + 1, None);
    loop {
        let listed = sheet.is(next, WordClass::Conjunction) || commas && sheet.is_text(next, ",");
        let joint = through(sheet, next).or_else(|| listed.then_some(next + 1));
        let day = joint.and_then(|joint| day_at(sheet, joint));
        match (joint, day) {
            (Some(joint), Some(day)) if day > last.unwrap_or(first) => {
                last = Some(day);
                next = joint + 1;
            }
            _ => return Some((next, first, last)),
        }
    }
}

/// "15 September 2023", "15 and 16 September", "26 April".
fn day_first(sheet: &Sheet<'_>, at: usize) -> Option<Found> {
    let (next, first, last) = days_of_month(sheet, at, true)?;
    let next = next + usize::from(sheet.is_word(next, "of"));
    let month = month_of(sheet, next)?;
    Some(with_year(sheet, next + 1, month, Some(first), last))
}

/// "September 15, 2023", "September 2023", "in September".
fn month_first(sheet: &Sheet<'_>, at: usize) -> Option<Found> {
    let month = month_of(sheet, at)?;
    let days = days_of_month(sheet, at + 1, false).filter(|_| year_at(sheet, at + 1).is_none());
    if let Some((to, first, last)) = days {
        return Some(with_year(sheet, to, month, Some(first), last));
    }
    // "May" and "March" are words, too: alone they need a year or "in".
    let year =
        year_at(sheet, at + 1).is_some() || sheet.is_text(at + 1, ",") && year_at(sheet, at + 2).is_some();
    let introduced = at > 0
        && ["in", "since", "until", "by", "this", "of", "early", "late", "mid"]
            .iter()
            .any(|word| {
                sheet.is_word(at - 1, word)
                    || sheet.is_dash(at - 1) && sheet.is_word(at.wrapping_sub(2), word)
            });
    (year || introduced).then(|| with_year(sheet, at + 1, month, None, None))
}

/// The dates of a month and perhaps days, with the year that may follow.
fn with_year(sheet: &Sheet<'_>, to: usize, month: u8, day: Option<u8>, last: Option<u8>) -> Found {
    let comma = usize::from(sheet.is_text(to, ","));
    let year = year_at(sheet, to + comma);
    let date = |year: i16, day: Option<u8>| match day {
        Some(day) => Date::from_day(year, month, day),
        None => Date::from_month(year, month),
    };
    let on = |day: Option<u8>| {
        let said = year.and_then(|year| date(year, day));
        said.map_or(When::DayOf { month, day }, When::On)
    };
    let after = match on(day) {
        When::On(_) => to + comma + 1,
        _ => to,
    };
    (after, on(day), last.map(|last| on(Some(last))))
}

/// "2024-07-04", "04.07.2024", "4-Jul-2024".
fn numeric(sheet: &Sheet<'_>, at: usize) -> Option<Found> {
    let part = |at: usize| {
        let text = (sheet.toks.get(at)?.shape == Shape::Number).then(|| sheet.text(at))?;
        (text.len() == 2).then(|| text.parse::<u8>().ok()).flatten()
    };
    let dash = |at: usize| sheet.is_text(at, "-") && sheet.joined(at) && sheet.joined(at + 1);
    if let Some(year) = year_at(sheet, at).filter(|_| dash(at + 1) && dash(at + 3)) {
        return Some(one((at + 5, Date::from_day(year, part(at + 2)?, part(at + 4)?)?)));
    }
    if let (Some(day), Some(month), Some(year)) =
        (day_at(sheet, at), month_of(sheet, at + 2), year_at(sheet, at + 4))
        && dash(at + 1)
        && dash(at + 3)
    {
        return Some(one((at + 5, Date::from_day(year, month, day)?)));
    }
    let text = (sheet.toks.get(at)?.shape == Shape::Number).then(|| sheet.text(at))?;
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year: i16 = year.parse().ok().filter(|year| (1800..2100).contains(year))?;
    let date = Date::from_day(year, month.parse().ok()?, day.parse().ok()?)?;
    parts.next().is_none().then(|| one((at + 1, date)))
}

/// "in 2018", "from 2022 to 2024".
fn years(sheet: &Sheet<'_>, at: usize) -> Option<Found> {
    let year = year_at(sheet, at)?;
    let introduced = at > 0
        && sheet.is_one_of(
            at - 1,
            words![
                "in", "since", "until", "from", "of", "during", "to", "by", "before", "after", "and",
                "early", "late"
            ],
        );
    // "scheduled for 2026"
    let planned = at > 1
        && sheet.is_word(at - 1, "for")
        && sheet.is_one_of(
            at - 2,
            words!["scheduled", "planned", "set", "slated", "due", "expected"],
        );
    // "in 1999 cases" is no year.
    let followed = sheet.toks.get(at + 1).is_none_or(|next| {
        let noun = sheet.text(at + 1).ends_with('s')
            && next.verb(VerbForms::THIRD).is_none()
            && !next.is(WordClass::Be);
        next.shape != Shape::Lower
            || next.is(WordClass::Conjunction)
            || next.is(WordClass::Preposition)
            || !noun
    });
    ((introduced || planned) && followed).then(|| one((at + 1, Date::from_year(year))))
}

/// Dates told from the document's own: "today", "last June", "next year", "four weeks ago".
fn relative(sheet: &Sheet<'_>, at: usize) -> Option<(usize, Date)> {
    let issued = sheet.document.facts.issued?;
    let shouted = sheet.toks[at].shape == Shape::Capitals;
    for (word, days) in [("today", 0), ("tonight", 0), ("yesterday", -1), ("tomorrow", 1)] {
        if !shouted && sheet.is_word(at, word) {
            return Some((at + 1, shifted(issued, days.days())?));
        }
    }
    let is = |words: [&str; 4]| (0..4).all(|next| sheet.is_word(at + next, words[next]));
    for (words, days) in [
        (["the", "day", "after", "tomorrow"], 2),
        (["the", "day", "before", "yesterday"], -2),
    ] {
        if is(words) {
            return Some((at + 4, shifted(issued, days.days())?));
        }
    }
    ago(sheet, at, issued).or_else(|| stepped(sheet, at, issued))
}

/// "last year", "this month", "next June", "last Monday", "this morning".
fn stepped(sheet: &Sheet<'_>, at: usize, issued: Date) -> Option<(usize, Date)> {
    let steps = [("last", -1), ("this", 0), ("next", 1)];
    let (_, step) = steps.iter().find(|(word, _)| sheet.is_word(at, word))?;
    let noun = at + 1;
    if sheet.is_word(noun, "year") {
        return Some((noun + 1, Date::from_year(issued.year() + step)));
    }
    if sheet.is_word(noun, "month") {
        return Some((
            noun + 1,
            month_of_day(shifted(issued, i64::from(*step).months())?)?,
        ));
    }
    if sheet.is_word(noun, "week") {
        return Some((noun + 1, month_of_week(issued, i64::from(*step))?));
    }
    let today = ["morning", "afternoon", "evening"];
    if *step == 0 && today.iter().any(|word| sheet.is_word(noun, word)) {
        return Some((noun + 1, issued));
    }
    if let Some(month) = month_of(sheet, noun) {
        let now = issued.month()?;
        let passed = i16::from(*step < 0 && month >= now);
        let coming = i16::from(*step > 0 && month <= now);
        return Some((
            noun + 1,
            Date::from_month(issued.year() - passed + coming, month)?,
        ));
    }
    let tok = sheet.toks.get(noun).filter(|tok| tok.is(WordClass::Weekday))?;
    let weekday = u8::try_from(tok.word?.value).ok()?;
    let from = shifted(issued, i64::from(*step).days())?;
    Some((noun + 1, nearest_weekday(civil(from)?, weekday, *step > 0)?))
}

/// The month in which the whole week lies that is so many weeks from a day's.
fn month_of_week(issued: Date, step: i64) -> Option<Date> {
    let day = civil(issued)?;
    let back = i64::from(day.weekday().to_monday_zero_offset());
    let first = month_of_day(shifted(issued, (step * 7 - back).days())?)?;
    let last = month_of_day(shifted(issued, (step * 7 - back + 6).days())?)?;
    (first == last).then_some(first)
}

/// "three days ago", "a month ago": as precise as the unit of time.
fn ago(sheet: &Sheet<'_>, at: usize, issued: Date) -> Option<(usize, Date)> {
    if !sheet.is_word(at + 2, "ago") {
        return None;
    }
    let one = sheet.is_word(at, "a") || sheet.is_word(at, "an");
    let count = if one {
        1
    } else {
        i64::try_from(sheet.number(at)?).ok()?
    };
    let back = -count.min(9_000);
    let unit = |words: [&str; 2]| words.iter().any(|word| sheet.is_word(at + 1, word));
    let date = if unit(["day", "days"]) {
        shifted(issued, back.days())?
    } else if unit(["week", "weeks"]) {
        month_of_day(shifted(issued, back.weeks())?)?
    } else if unit(["month", "months"]) {
        month_of_day(shifted(issued, back.months())?)?
    } else if unit(["year", "years"]) {
        Date::from_year(issued.year() + i16::try_from(back).ok()?)
    } else {
        return None;
    };
    Some((at + 3, date))
}

/// Dates told from the one said before: "that March", "the same year", "the next day", "the day before".
fn anchored(sheet: &Sheet<'_>, at: usize, before: Date) -> Option<(usize, Date)> {
    if sheet.is_word(at, "that") {
        return match month_of(sheet, at + 1) {
            Some(month) => Some((at + 2, Date::from_month(before.year(), month)?)),
            None => sheet
                .is_word(at + 1, "year")
                .then(|| (at + 2, Date::from_year(before.year()))),
        };
    }
    let article = usize::from(sheet.is_word(at, "the"));
    let part = sheet.is_one_of(at + 1, words!["morning", "afternoon", "evening"]);
    if part && article == 1 && sheet.document.facts.issued == Some(before) {
        return Some((at + 2, before));
    }
    let is = |at: usize, words: &[&str]| words.iter().any(|word| sheet.is_word(at, word));
    let day = |days: i64| shifted(before, days.days());
    if article == 1 && is(at + 1, &["day"]) && is(at + 2, &["before", "after"]) {
        // "the day after the summit" is that of the summit.
        let ends = sheet
            .toks
            .get(at + 3)
            .is_none_or(|tok| tok.kind == TokenKind::Mark);
        if !ends {
            return None;
        }
        return Some((at + 3, day(if is(at + 2, &["after"]) { 1 } else { -1 })?));
    }
    let noun = at + article + 1;
    let found = if is(at + article, &["same"]) && is(noun, &["year"]) {
        Date::from_year(before.year())
    } else if is(at + article, &["same"]) && is(noun, &["month"]) {
        month_of_day(before)?
    } else if is(noun, &["day"]) {
        match sheet.toks.get(at + article)?.key {
            key if key == crate::text::key_hash("same") => day(0)?,
            key if key == crate::text::key_hash("previous") => day(-1)?,
            key if [crate::text::key_hash("next"), crate::text::key_hash("following")].contains(&key) => {
                day(1)?
            }
            _ => return None,
        }
    } else {
        return None;
    };
    (article == 1).then_some((noun + 1, found))
}

/// A day moved by a span of time.
fn shifted(date: Date, by: jiff::Span) -> Option<Date> {
    civil(date)?.checked_add(by).ok().and_then(from_civil)
}

/// The month in which a day lies.
fn month_of_day(date: Date) -> Option<Date> {
    Date::from_month(date.year(), date.month()?)
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
    if tok.is_capital() && sheet.is_word(at, "sept") {
        return Some(9);
    }
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
