//! Text and numbers in SVG.

use std::fmt::Write;

/// Text as it stands between tags: what XML reserves is escaped, what it forbids is a space.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Text as it stands in an attribute's double quotes.
pub(crate) fn attribute(text: &str) -> String {
    one_line(&escaped(text)).replace('"', "&quot;")
}

/// Text without line breaks.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A length, to a tenth.
pub(crate) fn number(value: f64) -> String {
    let mut out = String::new();
    // Writing into a `String` cannot fail.
    let _ = write!(out, "{value:.1}");
    if let Some(whole) = out.strip_suffix(".0") {
        out.truncate(whole.len());
    }
    if out == "-0" { "0".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_reserves_is_escaped() {
        assert_eq!(
            escaped("a < b & \"c\" > 'd'\u{1}\u{ffff}"),
            "a &lt; b &amp; \"c\" &gt; 'd'  "
        );
        assert_eq!(attribute("a\n\"b\" <c>"), "a &quot;b&quot; &lt;c&gt;");
    }

    #[test]
    fn lengths_are_short() {
        for (value, written) in [
            (1.0, "1"),
            (1.25, "1.2"),
            (-0.01, "0"),
            (-2.68, "-2.7"),
            (1e6, "1000000"),
        ] {
            assert_eq!(number(value), written);
        }
    }
}
