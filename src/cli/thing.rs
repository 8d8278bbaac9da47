//! From what a person calls a thing to the thing, or to words about why not.

use crate::exporter::vocab::kur;
use crate::store::{Background, Things, short};

use super::failure::{Exit, Failure};

/// So many candidates are listed.
const LISTED: usize = 20;

/// The IRI of the one thing of that name.
pub(super) fn find(name: &str, things: &Things, background: &Background<'_>) -> Result<String, Failure> {
    let found: Vec<&str> = things.find(name, background)?.into_iter().collect();
    match found.as_slice() {
        [] => Err(unknown(name)),
        [one] => Ok((*one).to_owned()),
        many => Err(ambiguous(name, many, things)),
    }
}

fn unknown(name: &str) -> Failure {
    Failure {
        exit: Exit::Inputs,
        ..Failure::usage(format!("the store has nothing called `{name}`"))
    }
    .hint("a thing is named by its label, a part of it, a kid: name or an IRI")
}

fn ambiguous(name: &str, found: &[&str], things: &Things) -> Failure {
    let line = |iri: &&str| format!("\n  {}  {}", short(iri), things.label(iri).unwrap_or_default());
    let listed: String = found.iter().take(LISTED).map(line).collect();
    let more = match found.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!("\n  … and {more} more"),
    };
    Failure::usage(format!("`{name}` may be one of these:{listed}{more}"))
        .hint("give the name before the label, such as kid:person/…")
}

/// The property of that name: `attended`, `kur:attended` or its IRI.
pub(super) fn property(name: &str) -> &str {
    let name = name.trim_start_matches('<').trim_end_matches('>');
    let local = name
        .strip_prefix("kur:")
        .or_else(|| name.strip_prefix(kur::NAMESPACE));
    local.unwrap_or(name)
}

/// The words of a property's name: `invitedTo` is "invited to".
pub(super) fn words(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}
