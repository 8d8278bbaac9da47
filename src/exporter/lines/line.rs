//! A line of N-Quads and its terms.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memrchr};

/// A line, as the terms of N-Quads: IRIs in angle brackets, literals in quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line<'l> {
    pub(crate) subject: &'l str,
    pub(crate) predicate: &'l str,
    pub(crate) object: &'l str,
    /// Empty for the default graph.
    pub(crate) graph: &'l str,
}

impl<'l> Line<'l> {
    /// The line that a text is.
    pub(crate) fn of(text: &'l str) -> Option<Self> {
        let cut = Cut::of(text, Self::default())?;
        cut.rest.is_empty().then_some(cut.line)
    }
}

/// The line that begins a text.
pub(super) struct Cut<'l> {
    pub(super) line: Line<'l>,
    /// Whether the line before has its subject.
    pub(super) has_subject: bool,
    /// Whether the line before has its graph.
    pub(super) has_graph: bool,
    /// What comes after it.
    pub(super) rest: &'l str,
}

impl<'l> Cut<'l> {
    /// Cuts off a line.
    ///
    /// Most lines have the subject and the graph of the line before, whose ends need not be looked for.
    pub(super) fn of(text: &'l str, before: Line<'_>) -> Option<Self> {
        let subject_before = same(text, before.subject);
        let (subject, rest) = subject_before.or_else(|| node(text))?;
        let (predicate, rest) = node(rest)?;
        let (object, rest) = if rest.starts_with('"') {
            literal(rest)?
        } else {
            node(rest)?
        };
        let graph_before = same(rest, before.graph);
        let (graph, rest) = if rest.starts_with('.') {
            ("", rest)
        } else {
            graph_before.or_else(|| node(rest))?
        };
        let rest = rest.strip_prefix('.')?;
        let rest = if rest.is_empty() {
            rest
        } else {
            rest.strip_prefix('\n')?
        };
        Some(Self {
            line: Line {
                subject,
                predicate,
                object,
                graph,
            },
            has_subject: subject_before.is_some(),
            has_graph: graph_before.is_some() || (graph.is_empty() && before.graph.is_empty()),
            rest,
        })
    }
}

/// Cuts off a term that is known already, and the blank behind it.
fn same<'l>(text: &'l str, term: &str) -> Option<(&'l str, &'l str)> {
    let rest = text.strip_prefix(term)?.strip_prefix(' ')?;
    (!term.is_empty()).then(|| (&text[..term.len()], rest))
}

/// Cuts off an IRI or a blank node, and the blank behind it.
fn node(text: &str) -> Option<(&str, &str)> {
    let (term, rest) = cut_at_blank(text, 0)?;
    let is_node = (term.starts_with('<') && term.ends_with('>')) || term.starts_with("_:");
    is_node.then_some((term, rest))
}

/// Cuts off a literal with its language or datatype, and the blank behind it.
fn literal(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let mut from = 1;
    loop {
        let quote = from + memchr(b'"', &bytes[from..])?;
        let escapes = bytes[..quote].iter().rev().take_while(|byte| **byte == b'\\');
        if escapes.count() % 2 == 0 {
            let (term, rest) = cut_at_blank(text, quote)?;
            return (memchr(b'\n', term.as_bytes()).is_none()).then_some((term, rest));
        }
        from = quote + 1;
    }
}

/// Cuts a line at its first blank since some place.
fn cut_at_blank(text: &str, from: usize) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let end = from + memchr2(b' ', b'\n', &bytes[from..])?;
    (bytes[end] == b' ').then(|| (&text[..end], &text[end + 1..]))
}

/// The IRI of a term in angle brackets.
pub(crate) fn iri(term: &str) -> &str {
    term.strip_prefix('<')
        .and_then(|term| term.strip_suffix('>'))
        .unwrap_or(term)
}

/// A literal, as N-Quads writes it: its words, still escaped, its language and its datatype.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LiteralText<'l> {
    pub(crate) escaped: &'l str,
    pub(crate) language: Option<&'l str>,
    pub(crate) datatype: Option<&'l str>,
}

impl<'l> LiteralText<'l> {
    /// The literal that a term is, if it is one.
    pub(crate) fn of(term: &'l str) -> Option<Self> {
        let rest = term.strip_prefix('"')?;
        let quote = memrchr(b'"', rest.as_bytes())?;
        let (escaped, tail) = (&rest[..quote], &rest[quote + 1..]);
        Some(Self {
            escaped,
            language: tail.strip_prefix('@'),
            datatype: tail.strip_prefix("^^").map(iri),
        })
    }

    /// The words themselves.
    pub(crate) fn value(self) -> Cow<'l, str> {
        unescaped(self.escaped)
    }
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        out.push_str(before);
        let mut characters = escape.chars();
        let digits = match characters.next() {
            Some('t') => Err('\t'),
            Some('n') => Err('\n'),
            Some('r') => Err('\r'),
            Some('b') => Err('\u{8}'),
            Some('f') => Err('\u{c}'),
            Some('u') => Ok(4),
            Some('U') => Ok(8),
            other => Err(other.unwrap_or('\\')),
        };
        rest = characters.as_str();
        match digits {
            Err(character) => out.push(character),
            Ok(digits) => {
                let code = rest
                    .get(..digits)
                    .and_then(|hex| u32::from_str_radix(hex, 16).ok());
                out.push(code.and_then(char::from_u32).unwrap_or('\u{fffd}'));
                rest = rest.get(digits..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_line_is_refused() {
        for wrong in [
            "",
            "\n",
            "<a> <b> <c>",
            "<a> <b> .",
            "a <b> <c> .",
            "<a> <b> \"c .",
            "<a> <b> <c> <d> <e> .",
            "<a> <b> <c> d .",
            "<a> <b> <c>\n<d> .",
            "<a> <b> \"c\nd\" .",
            "<a> <b> <c> . <d>",
            "<a> <b> <c> .\n\n",
        ] {
            assert_eq!(Line::of(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn the_line_before_does_not_show() {
        let text = "<a> <b> <c> <d> .\n";
        let line = Line::of(text);
        for before in [
            "<a> <b> <c> <d> .",
            "<a> <b> <c> .",
            "<ab> <b> <c> <de> .",
            "<> <b> <c> <> .",
        ] {
            let before = Line::of(before).unwrap();
            assert_eq!(Cut::of(text, before).map(|cut| cut.line), line);
        }
    }
}
