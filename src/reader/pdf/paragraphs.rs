//! Lines to paragraphs: running heads dropped, notes put last, words that were broken at line ends joined.

use rustc_hash::{FxHashMap, FxHashSet};

use super::layout::{Line, Lines};

/// The part of a page, at its top and at its bottom, where running heads stand.
const EDGE: f64 = 0.12;

/// So many lines at the top and at the bottom of a page may be running heads.
const HEADS: usize = 3;

/// First parts of compounds that keep their hyphen at the end of a line.
const COMPOUNDS: [&str; 28] = [
    "all", "anti", "co", "cross", "deputy", "east", "ex", "far", "first", "full", "half", "high", "inter",
    "large", "long", "low", "mid", "multi", "non", "north", "self", "short", "so", "south", "vice", "well",
    "west", "wide",
];

/// The text of a document.
pub(super) fn text(mut pages: Vec<Lines>) -> String {
    drop_heads(&mut pages);
    let lines: Vec<&Line> = pages.iter().flat_map(|page| &page.lines).collect();
    let size = usual_size(&lines);
    let leading = usual_leading(&lines, size);
    let words = words(&lines);
    let mut body = Text::new(size, leading, &words);
    let mut notes = Text::new(size, leading, &words);
    for page in &pages {
        let notes_from = first_note(page, size);
        for (at, line) in page.lines.iter().enumerate() {
            if at < notes_from {
                body.add(line)
            } else {
                notes.add(line)
            }
        }
        notes.last = None;
    }
    body.paragraphs.append(&mut notes.paragraphs);
    let mut text = body.paragraphs.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Drops page numbers, and the lines at the edges that come again on other pages.
fn drop_heads(pages: &mut [Lines]) {
    let mut heads: FxHashMap<String, usize> = FxHashMap::default();
    for page in pages.iter() {
        let mut own: Vec<String> = page
            .lines
            .iter()
            .filter(|line| page.is_edge(line))
            .map(|line| shape(&line.text))
            .collect();
        own.sort_unstable();
        own.dedup();
        for head in own {
            *heads.entry(head).or_default() += 1;
        }
    }
    let count = pages.len();
    for page in pages {
        let mut kept = Vec::new();
        for (at, line) in page.lines.iter().enumerate() {
            let outer = at < HEADS || at + HEADS >= page.lines.len();
            let edge = outer && page.is_edge(line);
            let again = heads
                .get(&shape(&line.text))
                .is_some_and(|times| *times >= 2 && times * 2 >= count);
            let alone = at == 0 || at + 1 == page.lines.len();
            if !(edge && (again || alone && is_page_number(&line.text))) {
                kept.push(line.clone());
            }
        }
        page.lines = kept;
    }
}

impl Lines {
    fn is_edge(&self, line: &Line) -> bool {
        line.base < EDGE * self.height || line.base > (1.0 - EDGE) * self.height
    }
}

/// A line with its numbers alike.
fn shape(text: &str) -> String {
    text.split_whitespace()
        .map(|word| {
            word.chars()
                .map(|c| if c.is_numeric() { '#' } else { c })
                .collect::<String>()
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// "3", "- 3 -", "Page 3 of 9", "3/9", "iv".
fn is_page_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .peekable();
    let number = |word: &str| {
        word.len() <= 4
            && (word.bytes().all(|b| b.is_ascii_digit()) || word.chars().all(|c| "ivxl".contains(c)))
    };
    words.peek().is_some()
        && words.all(|word| number(word) || matches!(word, "page" | "of" | "p"))
        && lower.len() < 20
}

/// The size of the font in which most of the text stands.
fn usual_size(lines: &[&Line]) -> f64 {
    let mut sizes: Vec<(f64, usize)> = lines.iter().map(|line| (line.size, line.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half: usize = sizes.iter().map(|(_, length)| length).sum::<usize>() / 2;
    let mut passed = 0;
    sizes
        .iter()
        .find(|(_, length)| {
            passed += length;
            passed > half
        })
        .map_or(10.0, |(size, _)| *size)
}

/// How far the lines of a paragraph usually stand apart.
fn usual_leading(lines: &[&Line], size: f64) -> f64 {
    let mut gaps: Vec<f64> = lines
        .windows(2)
        .map(|pair| pair[1].base - pair[0].base)
        .filter(|gap| *gap > 0.8 * size && *gap < 3.0 * size)
        .collect();
    gaps.sort_by(f64::total_cmp);
    // Lines inside paragraphs are the most, and the closest.
    gaps.get(gaps.len() / 3).copied().unwrap_or(1.2 * size)
}

/// Where the notes of a page begin: the last lines, in a smaller font.
fn first_note(page: &Lines, size: f64) -> usize {
    let small = |line: &&Line| line.size < 0.92 * size && line.base > page.height / 3.0;
    let notes = page.lines.iter().rev().take_while(small).count();
    if notes == page.lines.len() {
        notes
    } else {
        page.lines.len() - notes
    }
}

/// All words of a document in lower case, but for those at line ends.
fn words(lines: &[&Line]) -> FxHashSet<String> {
    let mut words = FxHashSet::default();
    for line in lines {
        let mut all: Vec<&str> = line.text.split_whitespace().collect();
        all.pop();
        words.extend(all.into_iter().map(|word| bare(word).to_lowercase()));
    }
    words
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Paragraphs that grow line by line.
struct Text<'w> {
    paragraphs: Vec<String>,
    last: Option<Line>,
    size: f64,
    leading: f64,
    words: &'w FxHashSet<String>,
}

impl<'w> Text<'w> {
    fn new(size: f64, leading: f64, words: &'w FxHashSet<String>) -> Self {
        Self {
            paragraphs: Vec::new(),
            last: None,
            size,
            leading,
            words,
        }
    }

    fn add(&mut self, line: &Line) {
        let text: Vec<&str> = line.text.split_whitespace().collect();
        let text = text.join(" ");
        let goes_on = self
            .last
            .as_ref()
            .is_some_and(|last| self.goes_on(last, line, &text));
        match self.paragraphs.last_mut().filter(|_| goes_on) {
            Some(paragraph) => append(paragraph, &text, self.words),
            None => self.paragraphs.push(without_soft_hyphens(&text)),
        }
        self.last = Some(line.clone());
    }

    /// Whether a line goes on with the paragraph of the one before.
    fn goes_on(&self, last: &Line, line: &Line, text: &str) -> bool {
        if is_item(text) || (last.size - line.size).abs() > 0.08 * last.size.max(line.size) {
            return false;
        }
        let words = last.text.trim_end();
        let ended = words.ends_with(['.', '!', '?', ':', ';', '”', '"']);
        let full = last.right > last.margin - 6.0 * self.size;
        let lower = text.starts_with(|c: char| c.is_lowercase());
        let gap = line.base - last.base;
        // A new column or page: the sentence tells.
        if line.first || gap <= 0.0 {
            return lower || !ended && full;
        }
        let close = gap < 1.35 * self.leading;
        let indented = line.left > last.left + 0.8 * self.size && ended;
        let hung = line.left < last.left - 0.8 * self.size && ended && !full;
        close && (full || lower || !ended && last.right > 0.6 * last.margin) && !indented && !hung
    }
}

/// "• ", "- ", "(a) ", "1. ", "IV. ".
fn is_item(text: &str) -> bool {
    let Some((mark, _)) = text.split_once(' ') else {
        return false;
    };
    let inner = mark.trim_start_matches('(').trim_end_matches([')', '.']);
    let numbered = inner.len() < mark.len()
        && inner.len() <= 4
        && !inner.is_empty()
        && (inner.bytes().all(|b| b.is_ascii_digit())
            || inner.len() == 1 && mark.ends_with(')') && inner.bytes().all(|b| b.is_ascii_lowercase())
            || inner.chars().all(|c| "IVX".contains(c) || "ivx".contains(c)));
    numbered || matches!(mark, "•" | "-" | "–" | "—" | "▪" | "●" | "○" | "*" | "" | "·")
}

/// Adds a line to a paragraph; a word that was broken at the end of the one before is joined.
fn append(paragraph: &mut String, line: &str, words: &FxHashSet<String>) {
    let line = without_soft_hyphens(line);
    let Some(head) = paragraph.strip_suffix(['-', '\u{ad}', '\u{2010}']) else {
        paragraph.push(' ');
        paragraph.push_str(&line);
        return;
    };
    let first = head
        .rsplit(|c: char| c.is_whitespace())
        .next()
        .unwrap_or_default();
    let second = line.split_whitespace().next().unwrap_or_default();
    let soft = paragraph.ends_with('\u{ad}');
    let length = head.len();
    let keep = !soft && keeps_hyphen(bare(first), bare(second), words);
    // A dash with a space before it is no hyphen.
    let dash = first.is_empty();
    paragraph.truncate(length);
    match (dash, keep) {
        (true, _) => paragraph.push_str("- "),
        (false, true) => paragraph.push('-'),
        (false, false) => {}
    }
    paragraph.push_str(&line);
}

/// Whether a hyphen at a line end belongs to the word.
fn keeps_hyphen(first: &str, second: &str, words: &FxHashSet<String>) -> bool {
    if !second.starts_with(char::is_lowercase) {
        return true;
    }
    let (first, second) = (first.to_lowercase(), second.to_lowercase());
    if words.contains(&format!("{first}{second}")) {
        return false;
    }
    // "long-term" elsewhere, or a part that makes compounds.
    words.contains(&format!("{first}-{second}"))
        || first.contains('-')
        || COMPOUNDS.contains(&&*first)
        || words.contains(&first) && words.contains(&second)
}

fn without_soft_hyphens(text: &str) -> String {
    let (body, end) = match text.strip_suffix('\u{ad}') {
        Some(body) => (body, "\u{ad}"),
        None => (text, ""),
    };
    body.replace('\u{ad}', "") + end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paragraph: &str, line: &str, expected: &str) {
        let words = ["cooperation", "long-term", "the", "state"]
            .map(str::to_owned)
            .into_iter()
            .collect();
        let mut paragraph = paragraph.to_owned();
        append(&mut paragraph, line, &words);
        assert_eq!(paragraph, expected);
    }

    #[test]
    fn words_at_line_ends() {
        check("the coopera-", "tion of", "the cooperation of");
        check("a long-", "term plan", "a long-term plan");
        check("Kassym-", "Jomart Tokayev", "Kassym-Jomart Tokayev");
        check("the self-", "same day", "the self-same day");
        check("multi\u{ad}", "lateral", "multilateral");
        check("agree-", "ments", "agreements");
        check("he said -", "and left", "he said - and left");
        check("one", "two", "one two");
    }

    #[test]
    fn page_numbers() {
        for (text, number) in [
            ("3", true),
            ("- 3 -", true),
            ("Page 3 of 9", true),
            ("3/9", true),
            ("iv", true),
            ("A/RES/76/299", false),
            ("2024 was a year", false),
        ] {
            assert_eq!(is_page_number(text), number, "{text}");
        }
    }
}
