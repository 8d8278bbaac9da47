//! Tables: CSV and TSV with a header.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::{ByteRecord, Reader, ReaderBuilder};
use serde_json::{Map, Value};

use super::decode::decode;
use super::fields::Fields;
use super::limits::DOCUMENT;
use super::packing::Stream;
use super::records::{Item, Problem};

/// A stream of which so many bytes may be read, so that a mark without its end does not fill the memory.
struct Rationed {
    stream: Stream,
    left: Arc<AtomicU64>,
}

impl Read for Rationed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(buffer)?;
        let left = self.left.load(Ordering::Relaxed);
        if read as u64 > left {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "a row in it has no end",
            ));
        }
        self.left.store(left - read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// The rows of a table, as records of the fields that its header names.
pub(super) struct Rows {
    rows: Reader<Rationed>,
    left: Arc<AtomicU64>,
    header: Vec<String>,
    row: ByteRecord,
    over: bool,
}

impl Rows {
    /// Starts on a table; its header is read.
    pub(super) fn new(stream: Stream, separator: u8) -> csv::Result<Self> {
        let left = Arc::new(AtomicU64::new(DOCUMENT));
        let stream = Rationed {
            stream,
            left: Arc::clone(&left),
        };
        let mut rows = ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .from_reader(stream);
        let mut row = ByteRecord::new();
        rows.read_byte_record(&mut row)?;
        let header = row.iter().map(|name| cell(name).trim().to_owned()).collect();
        Ok(Self {
            rows,
            left,
            header,
            row,
            over: false,
        })
    }

    /// Whether a column holds texts.
    pub(super) fn has_text(&self, fields: &Fields) -> bool {
        self.header.iter().any(|name| fields.is_text(name))
    }

    /// The next row.
    pub(super) fn next(&mut self) -> Item<Map<String, Value>> {
        if self.over {
            return None;
        }
        let line = usize::try_from(self.rows.position().line()).unwrap_or(usize::MAX);
        self.left.store(DOCUMENT, Ordering::Relaxed);
        match self.rows.read_byte_record(&mut self.row) {
            Ok(false) => None,
            Ok(true) => {
                let cells = self.row.iter().map(|value| Value::String(cell(value)));
                Some(Ok((line, self.header.iter().cloned().zip(cells).collect())))
            }
            Err(error) => {
                self.over = true;
                Some(Err(Problem::Stream(error.into())))
            }
        }
    }
}

/// A cell as text; one in no encoding at all keeps what can be read of it.
fn cell(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    decode(bytes.to_vec(), "", None).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned())
}

/// What parts the fields of a table; `None` if a text begins like no table.
///
/// Without a name that says so, the first line has to name nothing but fields that we know, a text among them.
pub(super) fn separator(text: &str, ending: Option<&str>) -> Option<u8> {
    let header = text.lines().next()?;
    let count = |separator: u8| header.bytes().filter(|byte| *byte == separator).count();
    let likeliest = [b',', b'\t', b';', b'|']
        .into_iter()
        .rev()
        .max_by_key(|separator| count(*separator))?;
    match ending {
        Some("tsv") => return Some(b'\t'),
        Some("csv") => return Some(likeliest),
        _ => {}
    }
    let fields = Fields::default();
    let names = || {
        header
            .split(char::from(likeliest))
            .map(|name| name.trim().trim_matches('"'))
    };
    let known = count(likeliest) > 0
        && names().all(|name| fields.is_known(name))
        && names().any(|name| fields.is_text(name));
    known.then_some(likeliest)
}
