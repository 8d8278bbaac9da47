//! Records: the documents of an NDJSON, JSON or CSV file, read one by one.

use serde_json::{Map, Value};

use super::csv::Rows;
use super::error::ReadError;
use super::fields::{Draft, Fields};
use super::json::{Lines, Values};

/// The records of one stream.
pub(super) struct Records {
    source: Source,
    /// The path of the file as identifiers write it.
    path: String,
    fields: Fields,
    /// Records of a list inside one record.
    inner: std::vec::IntoIter<Value>,
    number: usize,
    empty: bool,
}

/// Where records come from.
pub(super) enum Source {
    /// One a line.
    Lines(Lines),
    /// One after another, or in an array.
    Values(Values),
    /// The rows of a table.
    Rows(Box<Rows>),
}

/// The bytes of a record, or what is wrong with it; and its line or number.
pub(super) type Item<T> = Option<Result<(usize, T), Problem>>;

/// What is wrong with a record, and where.
pub(super) enum Problem {
    /// The record at a line cannot be read; those after it can.
    Record(usize, String),
    /// The stream broke off.
    Stream(std::io::Error),
}

impl Records {
    /// Starts on a stream; `path` names it in identifiers and errors.
    pub(super) fn new(source: Source, path: &str, fields: Fields) -> Self {
        Self {
            source,
            path: path.to_owned(),
            fields,
            inner: Vec::new().into_iter(),
            number: 0,
            empty: true,
        }
    }

    /// Whether no record came yet.
    pub(super) fn is_empty(&self) -> bool {
        self.empty
    }

    fn wrong(&self, line: usize, problem: String) -> ReadError {
        ReadError::Record {
            path: self.path.clone(),
            line,
            problem,
        }
    }

    fn parsed(bytes: &[u8]) -> Result<Value, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
        serde_json::from_str(text).map_err(|error| {
            // The line that the parser names is always the first.
            let error = error.to_string().replace(" at line 1 column ", " at column ");
            format!("it is no JSON ({error})")
        })
    }

    fn item(&mut self) -> Item<Value> {
        let bytes = match &mut self.source {
            Source::Rows(rows) => {
                return rows
                    .next()
                    .map(|item| item.map(|(line, row)| (line, Value::Object(row))));
            }
            Source::Lines(lines) => lines.next(),
            Source::Values(values) => values.next(),
        };
        Some(bytes?.and_then(|(line, bytes)| {
            let value = Self::parsed(&bytes).map_err(|problem| Problem::Record(line, problem))?;
            Ok((line, value))
        }))
    }

    fn draft(&mut self, line: usize, value: Value) -> Result<Option<(usize, Draft)>, String> {
        let Value::Object(mut record) = value else {
            return Err("it is no JSON object".to_owned());
        };
        match self.fields.draft(&mut record) {
            Ok(draft) => Ok(Some((line, draft))),
            Err(problem) => {
                let inner = inner_records(record, &self.fields).ok_or(problem)?;
                self.inner = inner.into_iter();
                self.number = 0;
                Ok(None)
            }
        }
    }
}

/// The list of records inside a record that is none: `{"articles": [{"text": …}]}`.
fn inner_records(record: Map<String, Value>, fields: &Fields) -> Option<Vec<Value>> {
    record.into_iter().find_map(|(_, value)| match value {
        Value::Array(values) => {
            let first = values.first()?.as_object()?;
            first.keys().any(|name| fields.is_text(name)).then_some(values)
        }
        _ => None,
    })
}

impl Iterator for Records {
    type Item = Result<Draft, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let item = match self.inner.next() {
                Some(value) => {
                    self.number += 1;
                    Ok((self.number, value))
                }
                None => self.item()?,
            };
            self.empty = false;
            let drafted = match item {
                Ok((line, value)) => self
                    .draft(line, value)
                    .map_err(|problem| self.wrong(line, problem)),
                Err(Problem::Record(line, problem)) => Err(self.wrong(line, problem)),
                Err(Problem::Stream(source)) => Err(ReadError::reading(&self.path, source)),
            };
            match drafted {
                Ok(Some((line, mut draft))) => {
                    draft.id.get_or_insert_with(|| format!("{}#{line}", self.path));
                    return Some(Ok(draft));
                }
                Ok(None) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
