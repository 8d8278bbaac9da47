//! The documents of a run, one by one.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::text::{Date, Document, DocumentId};

use super::error::ReadError;
use super::files::{Format, Input, Inputs};
use super::ndjson::{self, Records};
use super::plain;
use super::taken::Taken;

/// A document, and the file it came from.
#[derive(Clone, Debug)]
pub struct Text {
    /// The document.
    pub document: Document,
    /// The path of its file as identifiers write it; `stdin` for the standard input.
    pub source: Arc<str>,
}

/// The documents of a run in byte order of their files; records in one file keep their order.
///
/// What is wrong with an input comes as an error in its place; the next call goes on behind it.
pub struct Documents {
    inputs: std::vec::IntoIter<(String, Input)>,
    records: Option<(Arc<str>, Records)>,
    waiting: Option<Text>,
    seen: FxHashSet<DocumentId>,
    date: Option<Date>,
    taken: Taken,
}

/// Reads the inputs; `date` is the date of documents that carry none.
#[must_use]
pub fn documents(inputs: Inputs, date: Option<Date>) -> Documents {
    Documents {
        inputs: inputs.inputs.into_iter(),
        records: None,
        waiting: None,
        seen: FxHashSet::default(),
        date,
        taken: Taken::default(),
    }
}

impl Iterator for Documents {
    type Item = Result<Text, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(text) = self.waiting.take() {
            return Some(Ok(text));
        }
        loop {
            if let Some((source, records)) = &mut self.records {
                let source = Arc::clone(source);
                match records.next() {
                    Some(Ok((document, warning))) => return Some(self.give(document, source, warning)),
                    Some(Err(error)) => return Some(Err(error)),
                    None => {
                        let empty = records.is_empty();
                        self.records = None;
                        if empty {
                            let (path, id) = (source.to_string(), source.to_string());
                            return Some(Err(ReadError::Empty { path, id }));
                        }
                    }
                }
            }
            let (id, input) = self.inputs.next()?;
            match self.open(&id, input) {
                Ok(Some(document)) => return Some(self.give(document, id.into(), None)),
                Ok(None) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Documents {
    /// How much of the files has been read; the count goes on while documents are read.
    #[must_use]
    pub fn taken(&self) -> Taken {
        self.taken.clone()
    }

    /// Opens an input: a document at once, or records to come.
    fn open(&mut self, id: &str, input: Input) -> Result<Option<Document>, ReadError> {
        let refused = |source| ReadError::Io {
            path: id.to_owned(),
            source,
        };
        let counting = |file| BufReader::new(self.taken.counting(file));
        let file = |path: PathBuf| File::open(path).map(counting).map_err(refused);
        match input {
            Input::Not(error) => Err(error),
            Input::Stdin => self.sniff(Box::new(BufReader::new(io::stdin())), id),
            Input::File { path, format } => {
                let lines = Box::new(file(path)?);
                match format {
                    Format::Ndjson => Ok(self.stream(lines, id)),
                    Format::Plain => whole(lines, Vec::new(), id).map(Some),
                    Format::Sniffed => self.sniff(lines, id),
                }
            }
        }
    }

    fn sniff(&mut self, mut lines: Box<dyn BufRead + Send>, id: &str) -> Result<Option<Document>, ReadError> {
        let mut first = Vec::new();
        lines
            .read_until(b'\n', &mut first)
            .map_err(|source| ReadError::Io {
                path: id.to_owned(),
                source,
            })?;
        if ndjson::is_record(&first) {
            let lines = io::Cursor::new(first).chain(lines);
            return Ok(self.stream(Box::new(lines), id));
        }
        whole(lines, first, id).map(Some)
    }

    fn stream(&mut self, lines: Box<dyn BufRead + Send>, id: &str) -> Option<Document> {
        self.records = Some((id.into(), Records::new(lines, id)));
        None
    }

    /// Hands a document on, unless another one has its name; a warning goes before it.
    fn give(
        &mut self,
        mut document: Document,
        source: Arc<str>,
        warning: Option<ReadError>,
    ) -> Result<Text, ReadError> {
        let (path, id) = (source.to_string(), document.id.to_string());
        if !self.seen.insert(document.id.clone()) {
            return Err(ReadError::Duplicate { path, id });
        }
        let empty = document.text.trim().is_empty();
        let warning = warning.or_else(|| empty.then_some(ReadError::Empty { path, id }));
        document.facts.issued = document.facts.issued.or(self.date);
        let text = Text { document, source };
        match warning {
            Some(warning) => {
                self.waiting = Some(text);
                Err(warning)
            }
            None => Ok(text),
        }
    }
}

fn whole(mut rest: Box<dyn BufRead + Send>, mut bytes: Vec<u8>, id: &str) -> Result<Document, ReadError> {
    rest.read_to_end(&mut bytes).map_err(|source| ReadError::Io {
        path: id.to_owned(),
        source,
    })?;
    plain::read(bytes, id)
}
