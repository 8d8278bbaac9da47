//! `kurultai query`: questions to a store, or to the knowledge alone.

mod hints;
mod shown;

use std::io::{self, Read as _, Write};
use std::path::Path;

use anyhow::Context as _;

use crate::knowledge::KnowledgeFiles;
use crate::store::{
    Answer, AnswerSyntax, Background, EVIDENCE, Question, Scope, Store, StoreError, ask, ask_knowledge,
    parameters,
};

use super::args::{AnswerFormat, QueryArgs};
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;
use super::shipped;

/// Asks a query, or lists those there are.
pub(super) fn run(args: &QueryArgs, output: &Output) -> Result<Exit, Failure> {
    let knowledge = knowledge::files(&args.knowledge)?;
    if args.list {
        return list(&knowledge);
    }
    let text = text(args, &knowledge)?;
    let question = question(args, &text, &knowledge)?;
    let format = format(args.format, &question)?;
    let store = args.store.as_deref().map(Store::open).transpose()?;
    let mut data = Output::data();
    let count = match &store {
        Some(store) => {
            knowledge::check(store, &knowledge, output);
            let background = knowledge::in_scope(&knowledge, args.scope.into())?;
            let mut answer = ask(store, &background, args.scope.into(), &question)?;
            if args.with_evidence {
                answer = answer.with_evidence(store)?;
            }
            write(answer, format, Some(store), &background, &mut data)?
        }
        None => {
            let background = knowledge::background(&knowledge)?;
            write(
                ask_knowledge(&background, &question)?,
                format,
                None,
                &background,
                &mut data,
            )?
        }
    };
    data.flush()?;
    if count == 0 {
        nothing(args, &text, store.as_ref(), output)?;
    }
    Ok(Exit::Done)
}

fn list(knowledge: &KnowledgeFiles) -> Result<Exit, Failure> {
    let mut data = Output::data();
    for query in shipped::all(knowledge) {
        writeln!(data, "{}", query.name)?;
        for line in query.about().lines() {
            writeln!(data, "    {line}")?;
        }
    }
    data.flush()?;
    Ok(Exit::Done)
}

/// The question that a text asks, with its parameters and, of a shipped query, with evidence only if wanted.
fn question(args: &QueryArgs, text: &str, knowledge: &KnowledgeFiles) -> Result<Question, Failure> {
    let question = match Question::with_parameters(text, &args.parameters) {
        Err(StoreError::Query { .. }) if !text.contains('{') => {
            return Err(hints::no_sparql(text, knowledge));
        }
        parsed => parsed?,
    };
    if args.name.is_some() && !args.with_evidence {
        return Ok(question.without(EVIDENCE));
    }
    Ok(question)
}

/// The text of the query, from wherever it is.
fn text(args: &QueryArgs, knowledge: &KnowledgeFiles) -> Result<String, Failure> {
    if let Some(name) = &args.name {
        return Ok(shipped::find(knowledge, name)?.text.to_owned());
    }
    match (&args.sparql, &args.file) {
        (Some(text), _) => Ok(text.clone()),
        (None, Some(path)) => read(path)
            .with_context(|| format!("cannot read the query `{}`", path.display()))
            .map_err(Failure::wrong),
        (None, None) => Err(Failure::usage("there is no query")),
    }
}

fn read(path: &Path) -> io::Result<String> {
    if path.as_os_str() == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    std::fs::read_to_string(path)
}

/// The shape of the answer, if it fits the query.
fn format(wanted: Option<AnswerFormat>, question: &Question) -> Result<AnswerFormat, Failure> {
    let triples = question.gives_triples();
    match wanted {
        None if triples => Ok(AnswerFormat::Turtle),
        None if Output::to_person() => Ok(AnswerFormat::Table),
        None => Ok(AnswerFormat::Csv),
        Some(AnswerFormat::Turtle) if !triples => Err(Failure::usage(
            "a SELECT or ASK query gives no triples to write as Turtle",
        )
        .hint("use --format table, csv, tsv, json or xml")),
        Some(format) if triples && format != AnswerFormat::Turtle => {
            Err(Failure::usage("a CONSTRUCT or DESCRIBE query gives triples").hint("use --format turtle"))
        }
        Some(format) => Ok(format),
    }
}

/// Writes an answer and gives how many rows or triples it has.
fn write(
    answer: Answer<'_>,
    format: AnswerFormat,
    store: Option<&Store>,
    background: &Background<'_>,
    data: &mut impl Write,
) -> Result<usize, Failure> {
    let syntax = match format {
        AnswerFormat::Table => {
            let table = answer.table()?;
            let count = table.rows.len();
            let shown = shown::shown(table, store, background, Output::table_width())?;
            writeln!(data, "{shown}")?;
            return Ok(count);
        }
        AnswerFormat::Turtle => return Ok(answer.write_turtle(data)?),
        AnswerFormat::Csv => AnswerSyntax::Csv,
        AnswerFormat::Tsv => AnswerSyntax::Tsv,
        AnswerFormat::Json => AnswerSyntax::Json,
        AnswerFormat::Xml => AnswerSyntax::Xml,
    };
    Ok(answer.write(syntax, data)?)
}

/// Says that nothing was found, and what may have been meant.
fn nothing(args: &QueryArgs, text: &str, store: Option<&Store>, output: &Output) -> Result<(), Failure> {
    output.note("nothing was found");
    if args.parameters.is_empty() {
        let known = parameters(text);
        if args.name.is_some() && !known.is_empty() {
            output.hint(&format!("its parameters: {}", known.join(", ")));
        }
        return Ok(());
    }
    let names = names(args, store)?;
    for (name, value) in &args.parameters {
        let near = hints::near(value, names.iter().map(String::as_str));
        let is_known = names
            .iter()
            .any(|known| known.to_lowercase() == value.to_lowercase());
        match near {
            Some(near) => output.hint(&format!("{name}={value}: there is {near}")),
            None if is_known => {}
            None => output.hint(&format!("{name}={value}: nothing is called so")),
        }
    }
    Ok(())
}

/// What things are called: in the texts, or in the knowledge.
fn names(args: &QueryArgs, store: Option<&Store>) -> Result<Vec<String>, Failure> {
    if let (Some(store), Scope::Documents | Scope::Mentioned) = (store, args.scope.into()) {
        return Ok(store.labels(None)?.into_values().collect());
    }
    let loaded = knowledge::load(&args.knowledge)?;
    let offices = loaded
        .gazetteer
        .offices()
        .map(|(_, office)| office.label.to_owned());
    let names = loaded.gazetteer.aliases().map(|alias| alias.text.to_owned());
    Ok(names.chain(offices).collect())
}
