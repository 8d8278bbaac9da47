//! JSON: a record a line (NDJSON), records one after another, or an array of them. Read value by value.

use std::io::{self, BufRead, Read as _};

use serde_json::{Map, Value};

use super::kind::Kind;
use super::limits::DOCUMENT;
use super::packing::Stream;
use super::records::{Item, Problem};

/// The records of an NDJSON stream, line by line.
pub(super) struct Lines {
    stream: Stream,
    line: usize,
}

impl Lines {
    /// Starts on a stream.
    pub(super) fn new(stream: Stream) -> Self {
        Self { stream, line: 0 }
    }

    /// Reads a line; one that is too long is passed over.
    fn read(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        (&mut self.stream).take(DOCUMENT + 1).read_until(b'\n', line)?;
        let long = line.len() as u64 > DOCUMENT;
        if long && line.last() != Some(&b'\n') {
            *line = Vec::new();
            skip_line(&mut self.stream)?;
        }
        Ok(long)
    }

    /// The next line with something on it.
    pub(super) fn next(&mut self) -> Item<Vec<u8>> {
        let mut line = Vec::new();
        loop {
            self.line += 1;
            match self.read(&mut line) {
                Ok(true) => return Some(Err(too_long(self.line))),
                Ok(false) if line.is_empty() => return None,
                Ok(false) => {}
                Err(source) => {
                    // A stream that broke off gives nothing more.
                    self.stream = Box::new(io::empty());
                    return Some(Err(Problem::Stream(source)));
                }
            }
            let record = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).trim_ascii();
            if !record.is_empty() {
                return Some(Ok((self.line, record.to_vec())));
            }
        }
    }
}

fn too_long(line: usize) -> Problem {
    Problem::Record(line, format!("it is longer than {} MB", DOCUMENT >> 20))
}

/// Skips to the end of a line without keeping it.
fn skip_line(stream: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let bytes = stream.fill_buf()?;
        let (used, done) = match bytes.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (bytes.len(), bytes.is_empty()),
        };
        stream.consume(used);
        if done {
            return Ok(());
        }
    }
}

/// The values of a stream: one after another, or the items of one array.
pub(super) struct Values {
    stream: Stream,
    number: usize,
    over: bool,
}

impl Values {
    /// Starts on a stream.
    pub(super) fn new(stream: Stream) -> Self {
        Self {
            stream,
            number: 0,
            over: false,
        }
    }

    /// The bytes of the next value.
    pub(super) fn next(&mut self) -> Item<Vec<u8>> {
        if self.over {
            return None;
        }
        self.number += 1;
        match self.value() {
            Ok(Some(value)) if value.len() as u64 > DOCUMENT => {
                self.over = true;
                Some(Err(too_long(self.number)))
            }
            Ok(value) => value.map(|value| Ok((self.number, value))),
            Err(source) => {
                self.over = true;
                Some(Err(Problem::Stream(source)))
            }
        }
    }

    fn value(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut scan = Scan::default();
        let mut value = Vec::new();
        loop {
            let bytes = self.stream.fill_buf()?;
            if bytes.is_empty() {
                self.over = true;
                // A record that was cut off is for the parser to refuse.
                return Ok((!value.is_empty()).then_some(value));
            }
            let mut used = 0;
            let mut done = false;
            for byte in bytes {
                used += 1;
                match scan.step(*byte, value.is_empty()) {
                    Step::Pass => {}
                    Step::Keep => value.push(*byte),
                    Step::Last => {
                        value.push(*byte);
                        done = true;
                    }
                    Step::Over => done = true,
                }
                if done || value.len() as u64 > DOCUMENT {
                    break;
                }
            }
            self.stream.consume(used);
            if done || value.len() as u64 > DOCUMENT {
                return Ok(Some(value).filter(|value| !value.is_empty()));
            }
        }
    }
}

/// Where in a value a scan stands: how deep, and whether inside a string.
#[derive(Default)]
struct Scan {
    depth: usize,
    quoted: bool,
    escaped: bool,
}

enum Step {
    /// Between values.
    Pass,
    /// Inside a value.
    Keep,
    /// The last byte of a value.
    Last,
    /// Behind the last byte of a value.
    Over,
}

impl Scan {
    fn step(&mut self, byte: u8, before: bool) -> Step {
        if self.quoted {
            self.quoted = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            return Step::Keep;
        }
        match byte {
            // The array around the records, marks between them, and a byte-order mark before them.
            b'[' | b']' | b',' | b' ' | b'\t' | b'\r' | b'\n' | 0xef | 0xbb | 0xbf if before => Step::Pass,
            b',' | b']' if self.depth == 0 => Step::Over,
            b'"' => {
                self.quoted = true;
                Step::Keep
            }
            b'{' | b'[' => {
                self.depth += 1;
                Step::Keep
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 { Step::Last } else { Step::Keep }
            }
            _ => Step::Keep,
        }
    }
}

/// What JSON it is that begins like this; `cut` says that the head is not all.
pub(super) fn kind_of(head: &str, cut: bool, ending: Option<&str>) -> Option<Kind> {
    let lines = matches!(ending, Some("ndjson" | "jsonl"));
    if lines {
        return Some(Kind::Ndjson);
    }
    let first = head.lines().next()?;
    let whole_line = !cut || first.len() < head.len();
    if whole_line && is_record(first) {
        let single = head.trim_end().len() == first.trim_end().len();
        return Some(if single && ending == Some("json") {
            Kind::Json
        } else {
            Kind::Ndjson
        });
    }
    // A record that is longer than the head is all on one line, as the others will be.
    if cut && first.len() == head.len() && head.starts_with('{') && begins_record(head, cut) {
        return Some(Kind::Ndjson);
    }
    let json = ending == Some("json") || begins_record(head, cut);
    json.then_some(Kind::Json)
}

/// Whether a line is a JSON object.
fn is_record(line: &str) -> bool {
    line.starts_with('{') && serde_json::from_str::<Map<String, Value>>(line).is_ok()
}

/// Whether a text begins with a JSON object or an array of objects, as far as it goes.
fn begins_record(head: &str, cut: bool) -> bool {
    let object = head.trim_start_matches(['[', ' ', '\n', '\r', '\t']);
    if !object.starts_with('{') {
        return false;
    }
    let mut values = serde_json::Deserializer::from_str(object).into_iter::<Map<String, Value>>();
    match values.next() {
        Some(Ok(_)) => true,
        Some(Err(error)) => cut && error.is_eof(),
        None => false,
    }
}
