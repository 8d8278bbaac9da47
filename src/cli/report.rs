//! The report: a line of JSON per document.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use serde::Serialize;

use crate::model::Severity;
use crate::reader::{Outcome, ReadError};

use super::failure::Failure;
use super::pipeline::ReadText;

/// The report of a run; lines of documents that are not durable yet wait.
pub(super) struct Report {
    file: Option<BufWriter<File>>,
    waiting: Vec<String>,
    /// A warning about the document that comes next.
    warning: Option<(String, String)>,
}

/// What became of a document, by the words of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Status {
    /// Read, and stored or printed.
    Stored,
    /// Stored before.
    Unchanged,
    /// Left out on purpose.
    Skipped,
    /// Not readable.
    Failed,
}

#[derive(Serialize)]
struct Line<'l> {
    id: &'l str,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'l str>,
    #[serde(flatten)]
    read: Option<Read<'l>>,
}

#[derive(Serialize)]
struct Read<'l> {
    source: &'l str,
    bytes: usize,
    things: usize,
    mentions: usize,
    claims: usize,
    statements: usize,
    counts: usize,
    seconds: BTreeMap<&'static str, f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Note<'l>>,
}

#[derive(Serialize)]
struct Note<'l> {
    severity: &'static str,
    message: &'l str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'l str>,
}

impl Report {
    /// Opens the report to be appended to, if one is wanted.
    pub(super) fn open(path: Option<&PathBuf>) -> Result<Self, Failure> {
        let open = |path: &PathBuf| {
            File::options()
                .create(true)
                .append(true)
                .open(path)
                .with_context(|| format!("cannot write the report `{}`", path.display()))
                .map_err(Failure::wrong)
        };
        let cut = path.is_some_and(|path| is_cut_short(path));
        Ok(Self {
            file: path.map(open).transpose()?.map(BufWriter::new),
            waiting: if cut { vec!["\n".to_owned()] } else { Vec::new() },
            warning: None,
        })
    }

    /// Notes what is wrong with an input.
    pub(super) fn problem(&mut self, error: &ReadError) -> Result<(), Failure> {
        let status = match error.outcome() {
            Outcome::Failed => Status::Failed,
            Outcome::Skipped => Status::Skipped,
            Outcome::Warned => {
                self.warning = Some((error.id(), error.to_string()));
                return Ok(());
            }
        };
        let cause = std::error::Error::source(error).map(|cause| format!(": {cause}"));
        let why = format!("{error}{}", cause.unwrap_or_default());
        self.line(&error.id(), status, Some(&why), None)
    }

    /// Notes what became of a document without more to say.
    pub(super) fn plain(&mut self, id: &str, status: Status, why: Option<&str>) -> Result<(), Failure> {
        self.line(id, status, why, None)
    }

    /// Notes a document that was read; the line waits for [`Report::durable`].
    pub(super) fn read<L>(&mut self, text: &ReadText<L>) -> Result<(), Failure> {
        let notes = text.diagnostics.iter().map(|diagnostic| Note {
            severity: match diagnostic.severity {
                Severity::Note => "note",
                Severity::Warning => "warning",
            },
            message: &diagnostic.message,
            hint: diagnostic.hint.as_deref(),
        });
        let read = Read {
            source: &text.place.source,
            bytes: text.bytes,
            things: text.counts.entities,
            mentions: text.counts.mentions,
            claims: text.counts.claims,
            statements: text.counts.statements,
            counts: text.counts.counts,
            seconds: BTreeMap::from(text.times.stages().map(|(stage, time)| (stage, seconds(time)))),
            notes: notes.collect(),
        };
        let id = text.place.id.as_str();
        let warning = self.warning.take().filter(|(about, _)| about == id);
        self.line(
            id,
            Status::Stored,
            warning.as_ref().map(|(_, why)| &**why),
            Some(read),
        )
    }

    /// Writes the lines that waited.
    pub(super) fn durable(&mut self) -> Result<(), Failure> {
        let Some(file) = &mut self.file else { return Ok(()) };
        let waiting = std::mem::take(&mut self.waiting).concat();
        let written = file.write_all(waiting.as_bytes()).and_then(|()| file.flush());
        written
            .context("cannot write the report")
            .map_err(Failure::internal)
    }

    fn line(
        &mut self,
        id: &str,
        status: Status,
        why: Option<&str>,
        read: Option<Read<'_>>,
    ) -> Result<(), Failure> {
        if self.file.is_some() {
            let line = Line {
                id,
                status,
                why,
                read,
            };
            let json = serde_json::to_string(&line).map_err(|error| Failure::internal(error.into()))?;
            self.waiting.push(json + "\n");
        }
        Ok(())
    }
}

/// Seconds, to the microsecond.
fn seconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e6
}

/// Whether a file has a last line without an end, as when a run was killed while it wrote.
fn is_cut_short(path: &Path) -> bool {
    let last = || -> io::Result<u8> {
        let mut last = [0];
        let mut file = File::open(path)?;
        file.seek(SeekFrom::End(-1))?;
        file.read_exact(&mut last)?;
        Ok(last[0])
    };
    // A pipe must not be opened to be read.
    path.is_file() && last().is_ok_and(|last| last != b'\n')
}
