//! `kurultai extract`: texts in, N-Quads out.

use std::io::{BufWriter, Stdout, Write as _};
use std::path::PathBuf;

use crate::exporter::DocumentLines;
use crate::reader::{Inputs, Outcome, Undated, documents};

use super::args::{ExtractArgs, ReadingArgs};
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;
use super::pipeline::{Event, Job, Known, Sink};
use super::report::{Report, Status};

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
    let mut printing = Printing {
        data: Output::data(),
        output,
        report,
        exit: Exit::Done,
        seen: 0,
    };
    let documents = documents(inputs, reading.date).with_fields(reading.fields);
    let undated = documents.undated();
    Job::new(&knowledge, reading.provenance).run(documents, &Known::default(), merged, &mut printing)?;
    printing.data.flush()?;
    printing.report.durable()?;
    if printing.seen == 0 && printing.exit == Exit::Done {
        return Err(no_input(&paths));
    }
    note_undated(&undated, output);
    Ok(printing.exit)
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
    output: &'o Output,
    report: Report,
    exit: Exit,
    /// Inputs that were texts, read or empty.
    seen: usize,
}

impl Sink<Vec<u8>> for Printing<'_> {
    fn take(&mut self, event: Event<Vec<u8>>) -> Result<(), Failure> {
        match event {
            Event::Problem(error) => {
                self.output.problem(&error);
                match error.outcome() {
                    Outcome::Failed => self.exit = self.exit.max(Exit::Inputs),
                    Outcome::Warned => self.seen += 1,
                    Outcome::Skipped => self.seen += usize::from(error.is_text()),
                }
                self.report.problem(&error)
            }
            Event::Read(text) => {
                self.seen += 1;
                self.data.write_all(&text.lines)?;
                self.report.read(&text)
            }
            Event::Unchanged(_) => Ok(()),
            Event::Crashed(place) => {
                self.exit = Exit::Internal;
                self.output.crash(&place.id);
                self.report
                    .plain(place.id.as_str(), Status::Failed, Some("kurultai failed on it"))
            }
        }
    }
}
