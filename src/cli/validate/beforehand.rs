//! Faults in what is known beforehand.

use std::collections::BTreeSet;
use std::io::Write as _;

use crate::extractor::{WrongExample, wrong_examples};
use crate::knowledge::lint::LintOptions;
use crate::knowledge::{Knowledge, KnowledgeFile, KnowledgeMistake};

use super::super::args::ValidateArgs;
use super::super::failure::{Exit, Failure};
use super::super::knowledge;
use super::super::output::Output;

/// Lints the shipped knowledge, or what the user adds to it.
pub(super) fn lint(args: &ValidateArgs, output: &Output) -> Result<Exit, Failure> {
    let added = knowledge::added(&args.knowledge)?;
    let knowledge = knowledge::load(&args.knowledge)?;
    let names: Option<BTreeSet<&str>> = added
        .as_deref()
        .map(|files| files.iter().map(|file| &*file.name).collect());
    let is_asked = |file: &KnowledgeFile| names.as_ref().is_none_or(|names| names.contains(&*file.name));
    let options = LintOptions {
        shortest_alias: args.shortest_alias,
    };
    let mut mistakes: Vec<KnowledgeMistake> = Vec::new();
    if knowledge
        .files()
        .as_slice()
        .iter()
        .any(|file| file.is_gazetteer() && is_asked(file))
    {
        let findings = knowledge.lint(is_asked, options).into_iter();
        mistakes.extend(findings.map(|finding| finding.mistake));
    }
    let asked = knowledge.files().as_slice().iter().filter(|file| is_asked(file));
    mistakes.extend(asked.flat_map(|file| in_examples(file, &knowledge)));
    let mut data = Output::data();
    for mistake in &mistakes {
        writeln!(data, "{mistake}")?;
    }
    data.flush()?;
    let files = knowledge
        .files()
        .as_slice()
        .iter()
        .filter(|file| is_asked(file))
        .count();
    output.note(&format!("{} faults in {files} files", mistakes.len()));
    Ok(if mistakes.is_empty() {
        Exit::Done
    } else {
        Exit::Inputs
    })
}

/// What is wrong with the reading of the examples in a frame file.
fn in_examples(file: &KnowledgeFile, knowledge: &Knowledge) -> Vec<KnowledgeMistake> {
    let name = file
        .name
        .strip_prefix("frames/")
        .and_then(|name| name.strip_suffix(".toml"));
    let frame = name.and_then(|name| knowledge.frames.iter().find(|frame| &*frame.name == name));
    let wrong = frame.map_or_else(Vec::new, |frame| wrong_examples(frame, knowledge));
    let text = file.text();
    let mistake = |wrong: WrongExample| {
        let message = format!("{} (in: {})", wrong.message, wrong.text);
        KnowledgeMistake::at_quoted(&file.name, &text, &wrong.text, message)
    };
    wrong.into_iter().map(mistake).collect()
}
