//! `kurultai build`: texts into a store.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use crate::exporter::DocumentLines;
use crate::reader::{Inputs, Outcome, documents, identifier};
use crate::store::Writer;
use crate::text::DocumentId;

use super::args::BuildArgs;
use super::clock::timed;
use super::extract::{listed, no_input, note_undated};
use super::failure::{Exit, Failure};
use super::journal::Journal;
use super::knowledge;
use super::output::Output;
use super::pipeline::{Event, Job, ReadText, Sink};
use super::report::Report;

/// Reads texts and stores what they say.
pub(super) fn run(args: BuildArgs, output: &Output) -> Result<Exit, Failure> {
    let BuildArgs {
        mut paths,
        store,
        prune,
        reading,
    } = args;
    paths.extend(listed(&reading)?);
    let mut except: Vec<PathBuf> = reading.report.iter().cloned().collect();
    except.push(store.clone());
    let knowledge = knowledge::load(&reading.knowledge)?;
    let inputs = Inputs::find(&paths, &except);
    if inputs.is_empty() && !prune {
        return Err(no_input(&paths));
    }
    let report = Report::open(reading.report.as_ref())?;
    let writer = Writer::create(&store)?;
    let total = inputs.bytes();
    let documents = documents(inputs, reading.date).with_fields(reading.fields);
    let undated = documents.undated();
    let mut storing = Storing {
        writer,
        output,
        journal: Journal::start(output, report, documents.taken(), total),
        seen: FxHashSet::default(),
        failed: BTreeSet::new(),
        tally: Tally::default(),
    };
    let job = Job::new(&knowledge, reading.provenance);
    let known = job.known(&storing.writer);
    job.run(documents, &known, |lines| lines, &mut storing)?;
    if storing.journal.texts == 0 && storing.journal.exit == Exit::Done && !prune {
        return Err(no_input(&paths));
    }
    if prune {
        storing.prune(&paths);
    }
    note_undated(&undated, output);
    storing.finish()
}

#[derive(Default)]
struct Tally {
    stored: usize,
    unchanged: usize,
    forgotten: usize,
}

struct Storing<'o> {
    writer: Writer,
    output: &'o Output,
    journal: Journal<'o>,
    seen: FxHashSet<DocumentId>,
    /// Files that could not be read; nothing that came from them is forgotten.
    failed: BTreeSet<String>,
    tally: Tally,
}

impl Sink<DocumentLines> for Storing<'_> {
    fn take(&mut self, event: Event<DocumentLines>) -> Result<(), Failure> {
        match event {
            Event::Problem(error, source) => {
                if error.outcome() == Outcome::Failed {
                    self.failed.insert(source.to_string());
                }
                self.journal.problem(&error)
            }
            Event::Unchanged(place) => {
                self.tally.unchanged += 1;
                self.writer.set_source(&place.id, &place.source);
                self.journal.unchanged(&place)?;
                self.seen.insert(place.id);
                Ok(())
            }
            Event::Read(text) => self.store(*text),
            Event::Crashed(place) => {
                self.journal.crashed(&place)?;
                self.failed.insert(place.source);
                Ok(())
            }
        }
    }
}

impl Storing<'_> {
    fn store(&mut self, mut text: ReadText<DocumentLines>) -> Result<(), Failure> {
        self.tally.stored += 1;
        let (id, stamp, source) = (text.place.id.clone(), text.stamp.clone(), &text.place.source);
        self.seen.insert(id.clone());
        let DocumentLines {
            facts, provenance, ..
        } = &text.lines;
        let (put, writing) = timed(|| self.writer.put(id, stamp, source, facts, provenance));
        put?;
        self.journal.read(&mut text, writing)?;
        if self.writer.is_due() {
            self.commit()?;
        }
        Ok(())
    }

    /// Makes all durable, and only then tells that it is stored.
    fn commit(&mut self) -> Result<(), Failure> {
        let (committed, writing) = timed(|| self.writer.commit());
        committed?;
        self.journal.durable(writing)
    }
}

impl Storing<'_> {
    /// Forgets what was read from the given paths before and is gone from them.
    fn prune(&mut self, paths: &[PathBuf]) {
        let given: Vec<String> = paths.iter().filter_map(|path| identifier(path)).collect();
        // The current folder is called `.` where it could not be read.
        let failed = self.failed.iter().filter_map(|path| identifier(Path::new(path)));
        let failed: Vec<String> = failed.collect();
        let under = |source: &str, paths: &[String]| paths.iter().any(|path| is_below(source, path));
        let gone: Vec<DocumentId> = self
            .writer
            .documents()
            .filter(|(id, stored)| {
                !self.seen.contains(*id) && under(&stored.source, &given) && !under(&stored.source, &failed)
            })
            .map(|(id, _)| id.clone())
            .collect();
        for id in gone {
            self.writer.forget(&id);
            self.tally.forgotten += 1;
        }
    }

    fn finish(mut self) -> Result<Exit, Failure> {
        let documents = self.writer.documents().count();
        self.commit()?;
        // All is stored, whatever becomes of the space that may be given back.
        self.writer.finish()?;
        let Tally {
            stored,
            unchanged,
            forgotten,
        } = self.tally;
        let mut words = format!("{stored} stored, {unchanged} unchanged");
        if forgotten > 0 {
            words.push_str(&format!(", {forgotten} forgotten"));
        }
        self.output.stop_progress();
        self.output
            .note(&format!("{words}; the store holds {documents} documents"));
        self.journal.tell_summary();
        let notes = self.journal.notes();
        if notes > 0 {
            self.output
                .note(&format!("{notes} notes on the texts; --report FILE lists them"));
        }
        Ok(self.journal.exit)
    }
}

/// Whether a file is at or below a path, both as identifiers write them; the empty path is the current folder.
///
/// What lies in an archive is below it: `a.zip!x.txt`.
fn is_below(source: &str, path: &str) -> bool {
    match source.strip_prefix(path) {
        Some(_) if path.is_empty() => !source.starts_with(['/', '.']) && source != "stdin",
        Some(rest) => rest.is_empty() || rest.starts_with(['/', '!']) || path == "/",
        None => path == "-" && source == "stdin",
    }
}

#[cfg(test)]
mod tests {
    use super::is_below;

    #[test]
    fn files_and_folders() {
        for (source, path, below) in [
            ("a/b.txt", "a", true),
            ("a/b.txt", "a/b.txt", true),
            ("ab.txt", "a", false),
            ("a/b.txt", "", true),
            ("/a/b.txt", "", false),
            ("/a/b.txt", "/", true),
            ("../a.txt", "", false),
            ("a/z.zip!x.txt", "a/z.zip", true),
            ("a/z.zip!d/x.txt", "a", true),
            ("a/z.zip2", "a/z.zip", false),
            ("stdin", "", false),
            ("stdin", "-", true),
        ] {
            assert_eq!(is_below(source, path), below, "{source} below {path}");
        }
    }
}
