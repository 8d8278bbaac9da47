//! `kurultai extract`: texts in, N-Quads out.

use std::io::{BufWriter, Stdout, Write as _};
use std::path::PathBuf;

use crate::exporter::DocumentLines;
use crate::reader::{Inputs, Undated, documents};

use super::args::{ExtractArgs, ReadingArgs};
use super::clock::timed;
use super::failure::{Exit, Failure};
use super::journal::Journal;
use super::knowledge;
use super::output::Output;
use super::pipeline::{Event, Job, Known, Sink};
use super::report::Report;

/// Prints what the texts say.
pub(super) fn run(args: ExtractArgs, output: &Output) -> Result<Exit, Failure> {
    let ExtractArgs { mut paths, reading } = args;
    paths.extend(listed(&reading)?);
    if paths.is_empty() && reading.files_from.is_none() {
        paths.push(PathBuf::from("-"));
    }
    let except: Vec<PathBuf> = reading.report.iter().cloned().collect();
    let report = Report::open(reading.report.as_ref())?;
    let inputs = Inputs::find(&paths, &except);
    let knowledge = knowledge::load(&reading.knowledge)?;
    let total = inputs.bytes();
    let documents = documents(inputs, reading.date).with_fields(reading.fields);
    let undated = documents.undated();
    let mut printing = Printing {
        data: Output::data(),
        journal: Journal::start(output, report, documents.taken(), total),
    };
    Job::new(&knowledge, reading.provenance).run(documents, &Known::default(), merged, &mut printing)?;
    let Printing {
        mut data,
        mut journal,
    } = printing;
    let (flushed, writing) = timed(|| data.flush());
    flushed?;
    journal.durable(writing)?;
    if journal.texts == 0 && journal.exit == Exit::Done {
        return Err(no_input(&paths));
    }
    // A filter that reads one text has nothing to sum up.
    if !journal.is_single() {
        journal.tell_summary();
    }
    note_undated(&undated, output);
    Ok(journal.exit)
}

/// The lines of both graphs of a document as one sorted run.
fn merged(lines: DocumentLines) -> Vec<u8> {
    let mut merged = Vec::with_capacity(lines.facts.len() + lines.provenance.len());
    lines.write(&mut merged).expect("writing to memory does not fail");
    merged
}

/// The files of the list that is to be read, if any.
pub(super) fn listed(reading: &ReadingArgs) -> Result<Vec<PathBuf>, Failure> {
    let listed = reading.files_from.as_deref().map(Inputs::list).transpose();
    Ok(listed.map_err(Failure::wrong)?.unwrap_or_default())
}

/// Says once how many documents have no date.
pub(super) fn note_undated(undated: &Undated, output: &Output) {
    let (documents, have) = match undated.count() {
        0 => return,
        1 => ("1 document".to_owned(), "has"),
        many => (format!("{many} documents"), "have"),
    };
    output.note(&format!(
        "{documents} {have} no date, so that words like “on Thursday” stay open; --date gives one"
    ));
}

/// The failure of a run that found nothing to read.
pub(super) fn no_input(paths: &[PathBuf]) -> Failure {
    let named: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    Failure::usage(format!("there is no text in {}", named.join(", ")))
        .hint("folders are searched for texts of all kinds that are read; docs/inputs.md lists them")
}

struct Printing<'o> {
    data: BufWriter<Stdout>,
    journal: Journal<'o>,
}

impl Sink<Vec<u8>> for Printing<'_> {
    fn take(&mut self, event: Event<Vec<u8>>) -> Result<(), Failure> {
        match event {
            Event::Problem(error, _) => self.journal.problem(&error),
            Event::Read(mut text) => {
                let (written, writing) = timed(|| self.data.write_all(&text.lines));
                written?;
                self.journal.read(&mut text, writing)
            }
            Event::Unchanged(_) => Ok(()),
            Event::Crashed(place) => self.journal.crashed(&place),
        }
    }
}
