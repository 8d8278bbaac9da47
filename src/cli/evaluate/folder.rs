//! Annotated texts in a folder: NAME.json beside NAME.txt.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::evaluate::{Gold, GoldError};
use crate::text::{Document, DocumentId};

use super::super::failure::{Exit, Failure};

/// An annotated text.
pub(super) struct Pair {
    pub(super) gold: Gold,
    pub(super) document: Document,
}

/// What a folder holds.
pub(super) struct Found {
    /// By name.
    pub(super) pairs: Vec<Pair>,
    /// What cannot be evaluated, and why.
    pub(super) problems: Vec<String>,
}

/// Finds the annotated texts of a folder; those that are named, if some are.
pub(super) fn find(folder: &Path, named: &[String]) -> Result<Found, Failure> {
    let names = names(folder)?;
    if let Some(unknown) = named.iter().find(|name| !names.contains(name)) {
        let message = format!("there is no `{unknown}.json` in `{}`", folder.display());
        return Err(Failure::usage(message).hint("texts are named without ending: --document dev-01"));
    }
    let mut found = Found {
        pairs: Vec::new(),
        problems: Vec::new(),
    };
    for name in names
        .iter()
        .filter(|name| named.is_empty() || named.contains(name))
    {
        match pair(folder, name) {
            Ok(pair) => found.pairs.extend(pair),
            Err(problem) => found.problems.push(problem),
        }
    }
    if found.pairs.is_empty() && found.problems.is_empty() {
        let message = format!("there are no annotated texts in `{}`", folder.display());
        let hint = "an annotated text is NAME.txt with NAME.json beside it; folders below are not searched";
        return Err(Failure::usage(message).hint(hint));
    }
    Ok(found)
}

/// The names of the JSON files in a folder, less their ending, sorted.
fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let paths = paths(folder)
        .with_context(|| format!("cannot read `{}`", folder.display()))
        .map_err(|error| Failure {
            exit: Exit::Inputs,
            ..Failure::wrong(error)
        })?;
    let json = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    let mut names: Vec<String> = json
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

fn paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

/// The annotated text of that name; none if the JSON is about something else.
fn pair(folder: &Path, name: &str) -> Result<Option<Pair>, String> {
    let file = |ending: &str| folder.join(format!("{name}.{ending}"));
    let (annotations, text) = (file("json"), file("txt"));
    let json = content(&annotations)?;
    let wrong = |reason: String| format!("`{}`: {reason}", annotations.display());
    let gold = Gold::parse(&json).map_err(|error| wrong(error.to_string()))?;
    let Some(gold) = gold else {
        let reason = "it has no `entities`, though there is a text beside it";
        return if text.exists() {
            Err(wrong(reason.to_owned()))
        } else {
            Ok(None)
        };
    };
    if gold.id != name {
        return Err(wrong(format!("its `id` is `{}` and not its name", gold.id)));
    }
    let document = document(&gold, &content(&text)?).map_err(|error| wrong(error.to_string()))?;
    Ok(Some(Pair { gold, document }))
}

fn content(path: &Path) -> Result<String, String> {
    let text =
        fs::read_to_string(path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
    // Annotations count a line end as one character, whatever the file has.
    Ok(if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    })
}

/// The document of a text, with the title and the date that its annotation gives.
fn document(gold: &Gold, text: &str) -> Result<Document, GoldError> {
    let id = DocumentId::new(&format!("{}.txt", gold.id));
    let document = Document::new(id, text, gold.facts.clone());
    gold.check_spans(&document.text)?;
    Ok(document)
}
