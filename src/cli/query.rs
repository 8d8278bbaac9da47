//! `kurultai query`: questions to a store, or to the knowledge alone.

use std::io::{self, Read as _, Write};
use std::path::Path;

use anyhow::Context as _;

use crate::knowledge::KnowledgeFiles;
use crate::store::{Answer, AnswerSyntax, Question, Store, ask, ask_knowledge};

use super::args::{AnswerFormat, QueryArgs};
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;
use super::shipped;
use super::table::table;

/// Asks a query, or lists those there are.
pub(super) fn run(args: &QueryArgs, output: &Output) -> Result<Exit, Failure> {
    let knowledge = knowledge::files(&args.knowledge)?;
    if args.list {
        return list(&knowledge);
    }
    let text = text(args, &knowledge)?;
    let question = Question::with_parameters(&text, &args.parameters)?;
    let format = format(args.format, &question)?;
    let answer = match &args.store {
        Some(folder) => {
            let store = Store::open(folder)?;
            knowledge::check(&store, &knowledge, output);
            let background = knowledge::in_scope(&knowledge, args.scope.into())?;
            ask(&store, &background, args.scope.into(), &question)?
        }
        None => ask_knowledge(&knowledge::background(&knowledge)?, &question)?,
    };
    let mut data = Output::data();
    write(answer, format, &mut data)?;
    data.flush()?;
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

fn write(answer: Answer<'_>, format: AnswerFormat, data: &mut impl Write) -> Result<(), Failure> {
    let syntax = match format {
        AnswerFormat::Table => {
            let (header, rows) = answer.table()?;
            let width = if Output::to_person() {
                Output::width()
            } else {
                None
            };
            return Ok(writeln!(data, "{}", table(header, rows, width))?);
        }
        AnswerFormat::Turtle => return Ok(answer.write_turtle(data)?),
        AnswerFormat::Csv => AnswerSyntax::Csv,
        AnswerFormat::Tsv => AnswerSyntax::Tsv,
        AnswerFormat::Json => AnswerSyntax::Json,
        AnswerFormat::Xml => AnswerSyntax::Xml,
    };
    Ok(answer.write(syntax, data)?)
}
