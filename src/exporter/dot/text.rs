//! Text in DOT: quoted strings and wrapped labels.

/// A DOT string: quoted, with what would end it or start an escape escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // Graphviz reads character references in labels.
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The text in lines of about `width` characters, broken between words.
pub(super) fn wrapped(text: &str, width: usize) -> String {
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
pub(super) fn shortened(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// The local name of a property as words: `metWith` as "met with".
pub(super) fn spaced(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_end_where_they_should() {
        assert_eq!(quoted(r#"a "b" \N c & d"#), r#""a \"b\" \\N c &amp; d""#);
        assert_eq!(quoted("a\nb\tc\u{7f}"), "\"a\\nb c \"");
        assert_eq!(quoted("“𝔘” o‘zbek"), "\"“𝔘” o‘zbek\"");
    }

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
    fn properties_are_words() {
        assert_eq!(spaced("metWith"), "met with");
        assert_eq!(spaced("hosted"), "hosted");
    }
}
