//! NDJSON: one document per line, with `id`, `date`, `title`, `url`, `text`, `creator`, `publisher`.

use std::io::BufRead;

use serde_json::{Map, Value};

use crate::text::{Document, DocumentId, SourceFacts};

use super::decode::is_binary;
use super::error::ReadError;

/// The records of one NDJSON stream, read line by line.
pub(super) struct Records {
    lines: Box<dyn BufRead + Send>,
    path: String,
    line: usize,
    empty: bool,
}

/// A record: a document, and what is wrong with it though it can be read.
pub(super) type Record = (Document, Option<ReadError>);

impl Records {
    /// Starts on a stream; `path` names it in identifiers and errors.
    pub(super) fn new(lines: Box<dyn BufRead + Send>, path: &str) -> Self {
        Self {
            lines,
            path: path.to_owned(),
            line: 0,
            empty: true,
        }
    }

    /// Whether no line with anything on it came yet.
    pub(super) fn is_empty(&self) -> bool {
        self.empty
    }

    fn wrong(&self, problem: impl Into<String>) -> ReadError {
        ReadError::Record {
            path: self.path.clone(),
            line: self.line,
            problem: problem.into(),
        }
    }

    fn record(&self, line: &[u8]) -> Result<Record, ReadError> {
        let text = std::str::from_utf8(line).map_err(|_| self.wrong("it is not UTF-8"))?;
        let value: Value = serde_json::from_str(text).map_err(|error| {
            // The line that the parser names is always the first.
            let error = error.to_string().replace(" at line 1 column ", " at column ");
            self.wrong(format!("it is no JSON ({error})"))
        })?;
        let Value::Object(mut fields) = value else {
            return Err(self.wrong("it is no JSON object"));
        };
        let Some(text) = take(&mut fields, "text") else {
            return Err(self.wrong("it has no `text`"));
        };
        if is_binary(&text) {
            return Err(self.wrong("its `text` is binary"));
        }
        Ok(self.document(&text, fields))
    }

    fn document(&self, text: &str, mut fields: Map<String, Value>) -> Record {
        let given = |value: Option<String>| value.filter(|value| !value.trim().is_empty());
        let url = given(take(&mut fields, "url"));
        let id = given(take(&mut fields, "id"))
            .or_else(|| url.clone())
            .unwrap_or_else(|| format!("{}#{}", self.path, self.line));
        let date = given(take(&mut fields, "date"));
        let issued = date.as_deref().and_then(|date| date.parse().ok());
        let warning = date.filter(|_| issued.is_none()).map(|date| ReadError::Date {
            path: self.path.clone(),
            id: id.clone(),
            date,
        });
        let facts = SourceFacts {
            title: given(take(&mut fields, "title")),
            issued,
            creator: given(take(&mut fields, "creator")).or_else(|| given(take(&mut fields, "publisher"))),
            url,
        };
        (Document::new(DocumentId::new(&id), text, facts), warning)
    }
}

impl Iterator for Records {
    type Item = Result<Record, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut line = Vec::new();
        loop {
            line.clear();
            self.line += 1;
            match self.lines.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(source) => {
                    // A stream that broke off gives nothing more.
                    self.lines = Box::new(std::io::empty());
                    let path = self.path.clone();
                    return Some(Err(ReadError::Io { path, source }));
                }
            }
            let record = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).trim_ascii();
            if !record.is_empty() {
                self.empty = false;
                return Some(self.record(record));
            }
        }
    }
}

/// Whether a line is a JSON object, so that the stream it opens is NDJSON and not a text.
pub(super) fn is_record(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    line.starts_with(b"{") && serde_json::from_slice::<Map<String, Value>>(line).is_ok()
}

/// A field as a string; numbers are written out, anything else is as good as absent.
fn take(fields: &mut Map<String, Value>, name: &str) -> Option<String> {
    match fields.remove(name)? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
