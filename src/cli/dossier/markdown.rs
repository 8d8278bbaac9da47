//! A brief as Markdown, with footnotes.

use std::io::{self, Write};

use super::contents::{Dossier, Line, Passage, Source};

/// Writes a brief.
pub(super) fn write(dossier: &Dossier, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "# {}\n", escaped(&dossier.title))?;
    writeln!(out, "*{}*, <{}>\n", escaped(&dossier.kind), dossier.iri)?;
    writeln!(out, "{}", escaped(&dossier.basis))?;
    for section in &dossier.sections {
        writeln!(out, "\n## {}\n", escaped(&section.heading))?;
        for line in &section.lines {
            writeln!(out, "- {}", told(line))?;
        }
        if section.left_out > 0 {
            writeln!(out, "- … and {} more", section.left_out)?;
        }
    }
    writeln!(out, "\n## Sources\n")?;
    for (at, source) in dossier.sources.iter().enumerate() {
        writeln!(out, "[^{}]: {}", at + 1, cited(source))?;
    }
    Ok(())
}

fn told(line: &Line) -> String {
    let mut told = String::new();
    if let Some(date) = &line.date {
        told.push_str(&format!("**{}:** ", escaped(date)));
    }
    told.push_str(&escaped(&line.text));
    if let Some(words) = &line.words {
        let blank = if line.text.is_empty() { "" } else { " " };
        told.push_str(&format!("{blank}{}", escaped(words)));
    }
    if !line.remarks.is_empty() {
        told.push_str(&format!(" ({})", escaped(&line.remarks.join("; "))));
    }
    for number in &line.sources {
        told.push_str(&format!("[^{number}]"));
    }
    told
}

fn cited(source: &Source) -> String {
    match source {
        Source::Passage(passage) => passage_cited(passage),
        Source::Knowledge { file } => format!("Known beforehand: `{file}`."),
    }
}

fn passage_cited(passage: &Passage) -> String {
    let place = passage.place(|title| format!("*{}*", escaped(title)), escaped, link);
    if passage.offsets.is_none() {
        return format!("{place}; the store keeps no words of it.");
    }
    let [before, words, after] = &passage.sentence;
    let words = format!("{}**{}**{}", escaped(before), escaped(words), escaped(after));
    format!("{}: {}", place, words.trim())
}

/// A link, if it is one that Markdown can hold as such.
fn link(url: &str) -> String {
    let is_plain = url.starts_with("http") && !url.contains(|c: char| c.is_whitespace() || "<>".contains(c));
    if is_plain {
        format!("<{url}>")
    } else {
        escaped(url)
    }
}

/// A text that Markdown shows as it is.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let is_word = out.chars().next_back().is_some_and(char::is_alphanumeric);
        let next = rest[c.len_utf8()..].chars().next();
        let is_special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' => true,
            // Inside a word an underscore is no mark.
            '_' => !(is_word && next.is_some_and(char::is_alphanumeric)),
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()),
            '#' | '+' | '-' | '=' | '|' | ':' => out.is_empty(),
            '.' | ')' => !out.is_empty() && out.chars().all(|c| c.is_ascii_digit()),
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}
