//! Text in DOT: quoted strings.

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
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_end_where_they_should() {
        assert_eq!(quoted(r#"a "b" \N c & d"#), r#""a \"b\" \\N c &amp; d""#);
        assert_eq!(quoted("a\nb\tc\u{7f}"), "\"a\\nb c \"");
        assert_eq!(quoted("“𝔘” o‘zbek"), "\"“𝔘” o‘zbek\"");
    }
}
