//! How wide text is, and where it breaks.
//!
//! Drawings ask for Helvetica, Arial or Liberation Sans, which share their measures, so the table holds wherever
//! one of them is found.

use super::widths::{GREEK_AND_CYRILLIC, LATIN};

/// Of letters that the table lacks.
const OTHER: u16 = 600;
/// Of ideographs, syllables and pictures.
const WIDE: u16 = 1000;
/// Bold letters are about so much wider.
const BOLD: f64 = 1.07;

/// How wide a text is in a font size.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    let thousandths: u32 = text.chars().map(|c| u32::from(advance(c))).sum();
    f64::from(thousandths) / 1000.0 * size
}

/// The same in bold.
pub(crate) fn bold_width(text: &str, size: f64) -> f64 {
    width(text, size) * BOLD
}

fn advance(c: char) -> u16 {
    let at = |table: &[u16], first: u32| table.get((u32::from(c) - first) as usize).copied();
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        ' '..='\u{17f}' => at(&LATIN, 0x20).unwrap_or(OTHER),
        '\u{370}'..='\u{45f}' => at(&GREEK_AND_CYRILLIC, 0x370).unwrap_or(OTHER),
        '‘' | '’' | '‚' => 222,
        '“' | '”' | '„' => 333,
        '–' => 556,
        '—' | '…' => 1000,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{1f000}'.. => WIDE,
        _ => OTHER,
    }
}

/// The text in lines that are at most so wide, broken between words; a longer word stands alone.
pub(crate) fn lines(text: &str, size: f64, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(" ", size) + width(word, size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// At most so many lines; what is cut is told by an ellipsis.
pub(crate) fn first_lines(mut lines: Vec<String>, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_wide_as_helvetica_has_them() {
        for (text, thousandths) in [
            ("i", 222.0),
            ("W", 944.0),
            ("Kazakhstan", 5225.0),
            ("“é”", 1222.0),
            ("", 0.0),
        ] {
            assert!(
                (width(text, 1000.0) - thousandths).abs() < 1.0,
                "{text}: {}",
                width(text, 1000.0)
            );
        }
        assert!(width("Шавкат", 10.0) > 30.0);
        assert!((width("会議", 10.0) - 20.0).abs() < 0.01);
    }

    #[test]
    fn lines_break_between_words() {
        let broken = lines("Consultative Meeting of the Heads of State", 10.0, 100.0);
        assert_eq!(broken, ["Consultative Meeting", "of the Heads of State"]);
        assert!(broken.iter().all(|line| width(line, 10.0) <= 100.0));
        assert_eq!(first_lines(broken, 1), ["Consultative Meeting…"]);
        assert!(lines(" \n ", 10.0, 100.0).is_empty());
    }
}
