//! Words of drawings: wrapped and shortened labels, numbers, and the names of properties.

/// The text in lines of about `width` characters, broken between words.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut length = 0;
    for word in text.split_whitespace() {
        let letters = word.chars().count();
        if length > 0 && length + 1 + letters > width {
            out.push('\n');
            length = 0;
        } else if length > 0 {
            out.push(' ');
            length += 1;
        }
        out.push_str(word);
        length += letters;
    }
    out
}

/// The text, or its first `length` characters and an ellipsis.
pub(crate) fn shortened(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// The local name of a property as words: `metWith` as "met with".
pub(crate) fn spaced(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.extend(c.to_lowercase());
    }
    out
}

/// A number with its thousands apart: 1,540.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How many of something: "1 thing", "1,540 things".
pub(crate) fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        number => format!("{} {what}s", grouped(number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_break_between_words() {
        assert_eq!(
            wrapped("Consultative Meeting of the Heads of State", 20),
            "Consultative Meeting\nof the Heads of\nState"
        );
        assert_eq!(
            wrapped("  Donaudampfschifffahrtsgesellschaft\n x ", 8),
            "Donaudampfschifffahrtsgesellschaft\nx"
        );
        assert_eq!(wrapped("", 8), "");
    }

    #[test]
    fn long_words_are_shortened_by_characters() {
        assert_eq!(shortened("“é𝔘 abc", 4), "“é𝔘…");
        assert_eq!(shortened("abcd", 4), "abcd");
    }

    #[test]
    fn numbers_are_read_in_thousands() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1540), "1,540");
        assert_eq!(counted(1, "thing"), "1 thing");
        assert_eq!(counted(1_000_000, "thing"), "1,000,000 things");
    }

    #[test]
    fn properties_are_words() {
        assert_eq!(spaced("metWith"), "met with");
        assert_eq!(spaced("hosted"), "hosted");
    }
}
