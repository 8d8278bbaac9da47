//! Dates as sources write them: in metadata, headers, names and datelines.

use crate::text::Date;

/// Which number of "09/08/2024" is the month, where both may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// The second, as most of the world writes.
    #[default]
    DayFirst,
    /// The first, as in the United States.
    MonthFirst,
}

/// The date that a string of metadata gives, in whatever way; a time of day is passed over.
pub(super) fn parse(text: &str, order: Order) -> Option<Date> {
    let text = text.trim().trim_start_matches("D:");
    let iso = text.parse().ok().filter(|date| is_likely(*date));
    iso.or_else(|| digits(text))
        .or_else(|| written(text).map(|found| found.date))
        .or_else(|| numbers(text, order))
        .or_else(|| month_and_year(text))
}

/// A date that stands in a text in words, and where (bytes).
pub(super) struct Written {
    pub(super) date: Date,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The first date with day, month in words, and year: "9 August 2024", "Aug. 9th, 2024", "Fri, 09-Aug-2024".
pub(super) fn written(text: &str) -> Option<Written> {
    let words = words(text);
    words.windows(3).find_map(|three| {
        let [a, b, c] = three else { return None };
        // Nothing but signs stands between the parts of a date.
        let close = b.start - a.end <= 4 && c.start - b.end <= 4;
        let year = year(c.word)?;
        let (day, month) = match month(b.word) {
            Some(month) => (day(a.word)?, month),
            None => (day(b.word)?, month(a.word)?),
        };
        let date = Date::from_day(year, month, day).filter(|_| close)?;
        Some(Written {
            date,
            start: a.start,
            end: c.end,
        })
    })
}

/// The date in a file name or an address: "2024-08-09-x.txt", "x_20240809", "/2024/08/09/".
pub(super) fn in_name(name: &str) -> Option<Date> {
    let words: Vec<Word<'_>> = words(name)
        .into_iter()
        .filter(|word| word.word.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    let three = words.windows(3).find_map(|three| {
        let [a, b, c] = three else { return None };
        let joined = b.start == a.end + 1 && c.start == b.end + 1;
        let two = |word: &Word<'_>| (word.word.len() == 2).then(|| word.word.parse().ok()).flatten();
        let date = Date::from_day(year(a.word)?, two(b)?, two(c)?);
        date.filter(|_| joined)
    });
    three.or_else(|| {
        words
            .iter()
            .find_map(|word| (word.word.len() == 8).then(|| digits(word.word))?)
    })
}

struct Word<'t> {
    word: &'t str,
    start: usize,
    end: usize,
}

/// The words and numbers of a text; a number and a letter part unless it is an ordinal.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(Word {
                    word: &text[from..at],
                    start: from,
                    end: at,
                });
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn year(word: &str) -> Option<i16> {
    // "2024T14" is a year no more than "2024th", but the time may stand close: "20240809T1422".
    let year: i16 = (word.len() == 4).then(|| word.parse().ok())??;
    (1900..2100).contains(&year).then_some(year)
}

fn day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = matches!(
        &*word[digits.len()..].to_lowercase(),
        "" | "st" | "nd" | "rd" | "th"
    );
    let day = digits.parse().ok().filter(|_| ordinal && digits.len() <= 2)?;
    (1..=31).contains(&day).then_some(day)
}

fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let named = |month: &&str| {
        **month == *word
            || word.len() == 3 && month.starts_with(&word)
            || word == "sept" && **month == *"september"
    };
    let at = MONTHS.iter().position(named)?;
    u8::try_from(at + 1).ok()
}

/// "20240809", "20240809142200", and seconds or milliseconds since 1970.
fn digits(text: &str) -> Option<Date> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = &text[..end];
    match (number.len(), end == text.len()) {
        (8, _) | (12, _) | (14, _) => Date::from_day(
            year(&number[..4])?,
            number[4..6].parse().ok()?,
            number[6..8].parse().ok()?,
        ),
        (10, true) => from_seconds(number.parse().ok()?),
        (13, true) => from_seconds(number[..10].parse().ok()?),
        _ => None,
    }
}

fn from_seconds(seconds: i64) -> Option<Date> {
    let days = jiff::Span::new().try_days(seconds / 86_400).ok()?;
    let date = jiff::civil::Date::constant(1970, 1, 1).checked_add(days).ok()?;
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Date::from_day(date.year(), month, day).filter(|date| is_likely(*date))
}

/// "09/08/2024", "9.8.2024", "2024/8/9".
fn numbers(text: &str, order: Order) -> Option<Date> {
    let words = words(text);
    words.windows(3).find_map(|three| {
        let [a, b, c] = three else { return None };
        let sign = &text[a.end..b.start];
        if sign != &text[b.end..c.start] || !matches!(sign, "/" | "." | "-" | ". ") {
            return None;
        }
        if let Some(year) = year(a.word) {
            return Date::from_day(year, day(b.word)?, day(c.word)?);
        }
        let (first, second, year) = (day(a.word)?, day(b.word)?, year(c.word)?);
        let (day, month) = match order {
            Order::DayFirst if second <= 12 => (first, second),
            Order::MonthFirst if first <= 12 => (second, first),
            Order::DayFirst => (second, first),
            Order::MonthFirst => (first, second),
        };
        Date::from_day(year, month, day)
    })
}

/// "August 2024".
fn month_and_year(text: &str) -> Option<Date> {
    match &*words(text) {
        [a, b] => Date::from_month(year(b.word)?, month(a.word)?),
        _ => None,
    }
}

fn is_likely(date: Date) -> bool {
    (1800..2100).contains(&date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata() {
        for (text, date) in [
            ("2024-08-09", Some("2024-08-09")),
            ("2024-08-09T14:22:00+05:00", Some("2024-08-09")),
            ("2024-08", Some("2024-08")),
            ("2024", Some("2024")),
            ("D:20240809142200+05'00'", Some("2024-08-09")),
            ("20240809", Some("2024-08-09")),
            ("1723212120", Some("2024-08-09")),
            ("1723212120000", Some("2024-08-09")),
            ("Fri, 09 Aug 2024 14:22:00 +0000", Some("2024-08-09")),
            ("August 9th, 2024 at 2:22 pm", Some("2024-08-09")),
            ("9 Sept. 2024", Some("2024-09-09")),
            ("09/08/2024 – 14:22", Some("2024-08-09")),
            ("9.8.2024", Some("2024-08-09")),
            ("31/12/2024", Some("2024-12-31")),
            ("12/31/2024", Some("2024-12-31")),
            ("2024/8/9", Some("2024-08-09")),
            ("August 2024", Some("2024-08")),
            ("31 February 2024", None),
            ("soon", None),
            ("May", None),
            ("0001-01-01", None),
            ("", None),
        ] {
            let found = parse(text, Order::DayFirst).map(|date| date.to_string());
            assert_eq!(found.as_deref(), date, "{text}");
        }
        let american = parse("09/08/2024", Order::MonthFirst).map(|date| date.to_string());
        assert_eq!(american.as_deref(), Some("2024-09-08"));
    }

    #[test]
    fn names() {
        for (name, date) in [
            ("2024-08-09-x.txt", Some("2024-08-09")),
            ("x_20240809.pdf", Some("2024-08-09")),
            ("https://example.org/2024/08/09/summit/", Some("2024-08-09")),
            ("2024.08.09 readout.txt", Some("2024-08-09")),
            ("A-RES-76-299.txt", None),
            ("202408091.txt", None),
            ("20241399.txt", None),
            ("2024-08.txt", None),
            ("note-2018-astana", None),
        ] {
            let found = in_name(name).map(|date| date.to_string());
            assert_eq!(found.as_deref(), date, "{name}");
        }
    }
}
