//! `kurultai validate`: faults in what is known beforehand.

use std::collections::BTreeSet;
use std::io::Write as _;

use crate::knowledge::KnowledgeFile;
use crate::knowledge::lint::LintOptions;

use super::args::ValidateArgs;
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;

/// Lints the shipped knowledge, or what the user adds to it.
pub(super) fn run(args: &ValidateArgs, output: &Output) -> Result<Exit, Failure> {
    if args.store.is_some() {
        return Err(Failure::usage("a store cannot be validated yet")
            .hint("without --store the knowledge is checked; pySHACL can check an export against ontology/shapes.ttl"));
    }
    let added = knowledge::added(&args.knowledge)?;
    let knowledge = knowledge::load(&args.knowledge)?;
    let names: Option<BTreeSet<&str>> = added
        .as_deref()
        .map(|files| files.iter().map(|file| &*file.name).collect());
    let is_asked = |file: &KnowledgeFile| names.as_ref().is_none_or(|names| names.contains(&*file.name));
    let options = LintOptions {
        shortest_alias: args.shortest_alias,
    };
    let findings = knowledge.lint(is_asked, options);
    let mut data = Output::data();
    for finding in &findings {
        writeln!(data, "{}", finding.mistake)?;
    }
    data.flush()?;
    let files = knowledge
        .files()
        .as_slice()
        .iter()
        .filter(|file| is_asked(file))
        .count();
    output.note(&format!("{} faults in {files} files", findings.len()));
    Ok(if findings.is_empty() {
        Exit::Done
    } else {
        Exit::Inputs
    })
}
