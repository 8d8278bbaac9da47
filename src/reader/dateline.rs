//! The date that the head of a text gives: a line of its own, or a dateline.

use crate::text::Date;

use super::dates::{Order, Written, parse, written};

/// So many lines with words on them may be the head of a text.
const LINES: usize = 8;

/// A longer line is no line of its own, in characters.
const SHORT: usize = 100;

/// The agency in brackets after a dateline, in characters.
const AGENCY: usize = 40;

/// The date in the head of a text: "Astana, 9 August 2024", "ASTANA, August 9, 2024 (Trend) –".
pub(super) fn date_of_head(text: &str) -> Option<Date> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(LINES)
        .find_map(date_of_line)
}

fn date_of_line(line: &str) -> Option<Date> {
    let head = &line[..line.floor_char_boundary(2 * SHORT)];
    let Some(found) = written(head) else {
        let only = head.len() < 32 && !head.contains(char::is_alphabetic);
        return only
            .then(|| parse(head, Order::DayFirst))
            .flatten()
            .filter(|date| date.day().is_some());
    };
    let alone = head.len() == line.len() && line.chars().count() <= SHORT && ends_there(&head[found.end..]);
    let place = is_place(&head[..found.start]);
    (place && (alone || is_dateline(head, &found))).then_some(found.date)
}

/// Whether what stands before a date is a place, a weekday or a label: few words, all of them capitalised.
fn is_place(before: &str) -> bool {
    let words = before
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphabetic));
    let named = |word: &str| {
        let word = word.trim_start_matches(['(', '[', '*', '_', '#']);
        word.starts_with(char::is_uppercase) || matches!(word, "on" | "on:" | "d.c.")
    };
    let all: Vec<&str> = words.collect();
    // A title that ends in a date may name another day than its own: "The Treaty of 8 May 1998".
    let title = all.len() > 1
        && !before.contains([',', '|', ':', '–', '—', '-', '/', '('])
        && all.last() != Some(&"on");
    all.len() <= 6 && !title && all.iter().all(|word| named(word))
}

/// Whether a line is over after its date, but for a time of day or what a bar parts.
fn ends_there(after: &str) -> bool {
    let after = after.trim_start_matches(|c: char| c.is_whitespace() || ".,;:)]*_–—-|/•·".contains(c));
    let time = after.starts_with(|c: char| c.is_ascii_digit()) || after.starts_with("at ");
    after.is_empty()
        || time && after.len() < 24
        || after.len() < AGENCY && !after.contains(char::is_lowercase)
}

/// Whether a sentence follows after a dash: "– ", "(Xinhua) -- ".
fn is_dateline(line: &str, found: &Written) -> bool {
    let mut after = line[found.end..].trim_start_matches([',', '.', ' ']);
    if let Some(agency) = after.strip_prefix(['(', '/', '['])
        && let Some(end) = agency.find([')', '/', ']']).filter(|end| *end < AGENCY)
    {
        after = agency[end + 1..].trim_start_matches([' ', '.']);
    }
    after.starts_with(['–', '—', '-', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads() {
        for (text, date) in [
            (
                "Joint statement\n\nAstana, 9 August 2024\n\nWe, the Presidents",
                Some("2024-08-09"),
            ),
            (
                "ASTANA, August 9, 2024 (Trend) – The leaders met.",
                Some("2024-08-09"),
            ),
            (
                "TASHKENT, Aug. 9, 2024 /UzA/. - The leaders met.",
                Some("2024-08-09"),
            ),
            ("09/08/2024 – 14:22\nThe leaders met.", Some("2024-08-09")),
            ("Press release\n9 August 2024 | 14:22\n", Some("2024-08-09")),
            ("Friday, August 9, 2024\nThe leaders met.", Some("2024-08-09")),
            ("Published on 9 August 2024\nThe leaders met.", Some("2024-08-09")),
            ("**Washington, D.C.**\n**August 9, 2024**\n", Some("2024-08-09")),
            ("On 9 August 2024 the leaders met – in Astana.", None),
            ("The Treaty of 8 May 1998\n\nIt was signed in Moscow.", None),
            ("The leaders met on 9 August 2024.", None),
            ("26 April 1996 and after: the story of a treaty", None),
            ("Agreement signed in Shanghai, 26 April 1996", None),
            ("The leaders met.", None),
            ("", None),
        ] {
            let found = date_of_head(text).map(|date| date.to_string());
            assert_eq!(found.as_deref(), date, "{text}");
        }
    }
}
