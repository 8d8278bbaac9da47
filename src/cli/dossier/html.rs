//! A brief as one HTML file that needs no network and prints well.

use std::io::{self, Write};

use super::contents::{Dossier, Line, Passage, Source};

const STYLE: &str = include_str!("brief.css");

/// Writes a brief.
pub(super) fn write(dossier: &Dossier, out: &mut impl Write) -> io::Result<()> {
    let title = escaped(&dossier.title);
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"
    )?;
    writeln!(
        out,
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    )?;
    writeln!(
        out,
        "<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>"
    )?;
    writeln!(out, "<header>\n<h1>{title}</h1>")?;
    let (kind, iri) = (escaped(&dossier.kind), escaped(&dossier.iri));
    writeln!(out, "<p class=\"kind\">{kind} · <code>{iri}</code></p>")?;
    writeln!(out, "<p>{}</p>\n</header>", escaped(&dossier.basis))?;
    for section in &dossier.sections {
        writeln!(out, "<section>\n<h2>{}</h2>\n<ul>", escaped(&section.heading))?;
        for line in &section.lines {
            writeln!(out, "<li>{}</li>", told(line))?;
        }
        if section.left_out > 0 {
            writeln!(out, "<li class=\"more\">… and {} more</li>", section.left_out)?;
        }
        writeln!(out, "</ul>\n</section>")?;
    }
    writeln!(out, "<section class=\"sources\">\n<h2>Sources</h2>\n<ol>")?;
    for (at, source) in dossier.sources.iter().enumerate() {
        writeln!(out, "<li id=\"source-{}\">{}</li>", at + 1, cited(source))?;
    }
    writeln!(out, "</ol>\n</section>\n</body>\n</html>")
}

fn told(line: &Line) -> String {
    let mut told = String::new();
    if let Some(date) = &line.date {
        told.push_str(&format!("<span class=\"date\">{}</span> ", escaped(date)));
    }
    told.push_str(&escaped(&line.text));
    if let Some(words) = &line.words {
        let blank = if line.text.is_empty() { "" } else { " " };
        told.push_str(&format!("{blank}<q>{}</q>", escaped(words)));
    }
    if !line.remarks.is_empty() {
        let remarks = escaped(&line.remarks.join("; "));
        told.push_str(&format!(" <span class=\"remark\">({remarks})</span>"));
    }
    let link = |number: &usize| format!("<a href=\"#source-{number}\">{number}</a>");
    let links: Vec<String> = line.sources.iter().map(link).collect();
    told.push_str(&format!("<sup>{}</sup>", links.join(", ")));
    told
}

fn cited(source: &Source) -> String {
    match source {
        Source::Passage(passage) => passage_cited(passage),
        Source::Knowledge { file } => format!("Known beforehand: <code>{}</code>.", escaped(file)),
    }
}

fn passage_cited(passage: &Passage) -> String {
    let place = passage.place(|title| format!("<cite>{}</cite>", escaped(title)), escaped, link);
    if passage.offsets.is_none() {
        return format!("{place}; the store keeps no words of it.");
    }
    let [before, words, after] = passage.sentence.each_ref().map(|part| escaped(part));
    format!(
        "{place}: <blockquote>{}<mark>{words}</mark>{}</blockquote>",
        before.trim_start(),
        after.trim_end()
    )
}

/// A link, if the address is one of the web.
fn link(url: &str) -> String {
    let shown = escaped(url);
    if url.starts_with("http://") || url.starts_with("https://") {
        format!("<a href=\"{shown}\">{shown}</a>")
    } else {
        shown
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
