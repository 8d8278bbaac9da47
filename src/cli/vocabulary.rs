//! `kurultai vocabulary`: the classes and properties of the ontology as a page.

mod page;

use std::io::Write as _;

use crate::store::{Background, Cell, Question, ask_knowledge, short};

use super::args::{PageFormat, VocabularyArgs};
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;

/// Everything that the ontology declares under its own names, a row for each thing that it says.
const TERMS: &str = "SELECT DISTINCT ?term ?type ?says ?value {
    ?term a ?type ; rdfs:label ?label ; ?says ?value .
    FILTER(STRSTARTS(STR(?term), STR(kur:)) && ?says != rdf:type)
} ORDER BY ?term ?says STR(?value)";

/// A term of the ontology.
#[derive(Debug, Default)]
struct Term {
    iri: String,
    kind: String,
    label: String,
    comment: String,
    notation: String,
    /// What else is said of it: words, and the terms.
    more: Vec<(&'static str, Vec<String>)>,
}

/// Prints the page.
pub(super) fn run(args: &VocabularyArgs) -> Result<Exit, Failure> {
    let knowledge = knowledge::files(&args.knowledge)?;
    let file = knowledge.find("kurultai.ttl").expect("the ontology is shipped");
    let text = file.text();
    let background = Background::new([("kurultai.ttl", &*text)])?;
    let rows = ask_knowledge(&background, &Question::parse(TERMS)?)?
        .table()?
        .rows;
    let terms = terms(rows);
    let mut data = Output::data();
    let page = match args.format {
        PageFormat::Markdown => page::markdown(&terms),
        PageFormat::Html => page::html(&terms),
    };
    data.write_all(page.as_bytes())?;
    data.flush()?;
    Ok(Exit::Done)
}

/// The terms of rows that are sorted by term.
fn terms(rows: Vec<Vec<Cell>>) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for row in rows {
        let mut cells = row.into_iter().map(|cell| match cell {
            Cell::Iri(iri) => short(&iri),
            Cell::Words(words) => words,
        });
        let mut next = || cells.next().unwrap_or_default();
        let (iri, kind, says, value) = (next(), next(), next(), next());
        if terms.last().is_none_or(|last| last.iri != iri) {
            terms.push(Term {
                iri,
                kind: kind.clone(),
                ..Term::default()
            });
        }
        if let Some(term) = terms.last_mut() {
            say(term, &kind, &says, value);
        }
    }
    terms
}

fn say(term: &mut Term, kind: &str, says: &str, value: String) {
    // Of "symmetric property" and "object property" the latter says what it is.
    if kind.ends_with("ObjectProperty") || kind.ends_with("DatatypeProperty") {
        kind.clone_into(&mut term.kind);
    }
    let words = match says {
        "rdfs:label" => return term.label = value,
        "rdfs:comment" => return term.comment = value,
        "skos:notation" => return term.notation = value,
        "rdfs:domain" => "from",
        "rdfs:range" => "to",
        "rdfs:subClassOf" | "rdfs:subPropertyOf" => "under",
        "owl:inverseOf" => "inverse of",
        _ => return,
    };
    match term.more.iter_mut().find(|(known, _)| *known == words) {
        Some((_, values)) if values.contains(&value) => {}
        Some((_, values)) => values.push(value),
        None => term.more.push((words, vec![value])),
    }
}
