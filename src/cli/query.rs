//! `kurultai query`: questions to a store.

use std::io::{self, Read as _, Write};
use std::path::Path;

use anyhow::Context as _;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryResults, QuerySolutionIter};

use crate::knowledge::Knowledge;
use crate::store::{Question, Store, StoreError, ask};

use super::args::{AnswerFormat, QueryArgs};
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;
use super::shipped;
use super::table::{table, words};

/// Asks a query, or lists those there are.
pub(super) fn run(args: &QueryArgs, output: &Output) -> Result<Exit, Failure> {
    let knowledge = knowledge::load(&args.knowledge)?;
    let Some(folder) = args.store.as_deref().filter(|_| !args.list) else {
        return list(&knowledge);
    };
    let text = text(args, &knowledge)?;
    let question = Question::with_parameters(&text, &args.parameters)?;
    let format = format(args.format, &question)?;
    let store = Store::open(folder)?;
    knowledge::check(&store, &knowledge, output);
    let background = knowledge::background(&knowledge)?;
    let answer = ask(&store, &background, args.scope.into(), &question)?;
    let mut data = Output::data();
    write(answer, format, &mut data)?;
    data.flush()?;
    Ok(Exit::Done)
}

fn list(knowledge: &Knowledge) -> Result<Exit, Failure> {
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
fn text(args: &QueryArgs, knowledge: &Knowledge) -> Result<String, Failure> {
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

fn write(answer: QueryResults<'_>, format: AnswerFormat, data: &mut impl Write) -> Result<(), Failure> {
    let results = match format {
        AnswerFormat::Table | AnswerFormat::Turtle => None,
        AnswerFormat::Csv => Some(QueryResultsFormat::Csv),
        AnswerFormat::Tsv => Some(QueryResultsFormat::Tsv),
        AnswerFormat::Json => Some(QueryResultsFormat::Json),
        AnswerFormat::Xml => Some(QueryResultsFormat::Xml),
    };
    match (answer, results) {
        (QueryResults::Solutions(rows), None) => write_table(rows, data),
        (QueryResults::Solutions(rows), Some(format)) => write_rows(rows, format, data),
        (QueryResults::Boolean(yes), None) => Ok(writeln!(data, "{}", if yes { "yes" } else { "no" })?),
        (QueryResults::Boolean(yes), Some(format)) => {
            QueryResultsSerializer::from_format(format).serialize_boolean_to_writer(&mut *data, yes)?;
            Ok(())
        }
        (QueryResults::Graph(triples), _) => {
            let triples = triples.collect::<Result<Vec<_>, _>>().map_err(StoreError::from)?;
            super::turtle::write(triples, data)
        }
    }
}

fn write_rows(
    rows: QuerySolutionIter<'_>,
    format: QueryResultsFormat,
    data: &mut impl Write,
) -> Result<(), Failure> {
    let variables = rows.variables().to_vec();
    let mut writer =
        QueryResultsSerializer::from_format(format).serialize_solutions_to_writer(&mut *data, variables)?;
    for row in rows {
        writer.serialize(&row.map_err(StoreError::from)?)?;
    }
    writer.finish()?;
    if format == QueryResultsFormat::Json {
        writeln!(data)?;
    }
    Ok(())
}

fn write_table(rows: QuerySolutionIter<'_>, data: &mut impl Write) -> Result<(), Failure> {
    let variables = rows.variables().to_vec();
    let header = variables
        .iter()
        .map(|variable| variable.as_str().to_owned())
        .collect();
    let mut cells = Vec::new();
    for row in rows {
        let row = row.map_err(StoreError::from)?;
        let cell = |variable| row.get(variable).map(words).unwrap_or_default();
        cells.push(variables.iter().map(cell).collect());
    }
    let width = if Output::to_person() {
        Output::width()
    } else {
        None
    };
    writeln!(data, "{}", table(header, cells, width))?;
    Ok(())
}
