//! The terms of the ontology as Markdown and as HTML.

use std::fmt::Write as _;

use super::Term;

const TITLE: &str = "The vocabulary";
const ABOUT: &str = "The classes and properties of kurultai's graphs, as ontology/kurultai.ttl declares them. \
    The prefix kur: stands for https://w3id.org/kurultai/ns#. This page is made by `kurultai vocabulary`.";

/// The parts of the page: a title, and the kinds of terms in it.
const PARTS: [(&str, &[&str]); 3] = [
    ("Classes", &["owl:Class", "rdfs:Datatype"]),
    ("Properties between things", &["owl:ObjectProperty"]),
    ("Properties with a value", &["owl:DatatypeProperty"]),
];

fn parts(terms: &[Term]) -> impl Iterator<Item = (&'static str, Vec<&Term>)> {
    PARTS.into_iter().map(|(title, kinds)| {
        let of_part = terms.iter().filter(|term| kinds.contains(&&*term.kind));
        (title, of_part.collect())
    })
}

/// What is said of a term beside its comment: "from kur:Person; to kur:State".
fn more(term: &Term, code: impl Fn(&str) -> String) -> String {
    let mut said: Vec<String> = term
        .more
        .iter()
        .map(|(words, values)| {
            let values: Vec<String> = values.iter().map(|value| code(value)).collect();
            format!("{words} {}", values.join(", "))
        })
        .collect();
    if !term.notation.is_empty() {
        said.push(format!("PLOVER {}", term.notation));
    }
    said.join("; ")
}

/// The page as Markdown.
pub(super) fn markdown(terms: &[Term]) -> String {
    let mut page = format!("# {TITLE}\n\n{}\n", ABOUT.replace(". ", ".\n"));
    for (title, terms) in parts(terms) {
        write!(
            page,
            "\n## {title}\n\n| term | label | what it means | |\n| --- | --- | --- | --- |\n"
        )
        .ok();
        for term in terms {
            let more = more(term, |value| format!("`{value}`"));
            writeln!(
                page,
                "| `{}` | {} | {} | {more} |",
                term.iri, term.label, term.comment
            )
            .ok();
        }
    }
    page
}

/// The page as HTML, in one file.
pub(super) fn html(terms: &[Term]) -> String {
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{TITLE} of kurultai</title>\n\
         <style>\nbody {{ font: 16px/1.5 sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; }}\n\
         dt {{ font-weight: bold; margin-top: 1em; }}\ncode {{ font-size: 95%; }}\n.more {{ color: #555; }}\n</style>\n\
         </head>\n<body>\n<h1>{TITLE}</h1>\n<p>{}</p>\n",
        escaped(ABOUT).replace("`kurultai vocabulary`", "<code>kurultai vocabulary</code>")
    );
    for (title, terms) in parts(terms) {
        write!(page, "<h2>{title}</h2>\n<dl>\n").ok();
        for term in terms {
            let local = term.iri.trim_start_matches("kur:");
            let more = more(term, linked);
            writeln!(
                page,
                "<dt id=\"{local}\"><code>{}</code> {}</dt>",
                term.iri,
                escaped(&term.label)
            )
            .ok();
            writeln!(
                page,
                "<dd>{} <span class=\"more\">{more}</span></dd>",
                escaped(&term.comment)
            )
            .ok();
        }
        page.push_str("</dl>\n");
    }
    page + "</body>\n</html>\n"
}

/// A term of our own leads to its place on the page.
fn linked(value: &str) -> String {
    match value.strip_prefix("kur:") {
        Some(local) => format!("<a href=\"#{local}\"><code>{value}</code></a>"),
        None => format!("<code>{}</code>", escaped(value)),
    }
}

fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
