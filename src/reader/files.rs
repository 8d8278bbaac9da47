//! Paths to files, and files to the identifiers of documents.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::ReadError;

/// One thing to read.
#[derive(Debug)]
pub(super) enum Input {
    /// A file; `format` by its name.
    File { path: PathBuf, format: Format },
    /// The standard input.
    Stdin,
    /// Something that is not to be read.
    Not(ReadError),
}

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Plain text or Markdown.
    Plain,
    /// One JSON record per line.
    Ndjson,
    /// NDJSON if its first line is a JSON object, else plain text.
    Sniffed,
}

/// The inputs of a run, sorted by identifier, each once.
#[derive(Debug, Default)]
pub struct Inputs {
    pub(super) inputs: Vec<(String, Input)>,
}

impl Inputs {
    /// Finds what is to be read at and below `paths`; `-` is the standard input.
    ///
    /// Hidden files in folders are passed over, and so is what lies at `except` (a store, a report).
    /// What cannot be read comes as an error in its place.
    #[must_use]
    pub fn find(paths: &[PathBuf], except: &[PathBuf]) -> Self {
        let mut found = Found {
            except: except
                .iter()
                .filter_map(|path| fs::canonicalize(path).ok())
                .collect(),
            ..Found::default()
        };
        for path in paths {
            found.path(path);
        }
        let mut inputs: Vec<_> = found.inputs.into_iter().collect();
        inputs.extend(found.again);
        inputs.sort_by(|a, b| a.0.cmp(&b.0));
        Self { inputs }
    }

    /// Whether there is nothing at all to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty()
    }

    /// How many bytes the files have, if all of them can tell.
    #[must_use]
    pub fn bytes(&self) -> Option<u64> {
        let bytes = self.inputs.iter().map(|(_, input)| match input {
            Input::File { path, .. } => fs::metadata(path)
                .ok()
                .filter(fs::Metadata::is_file)
                .map(|file| file.len()),
            Input::Stdin => None,
            Input::Not(_) => Some(0),
        });
        bytes.sum()
    }

    /// How many files there are; an NDJSON file may hold many documents.
    #[must_use]
    pub fn len(&self) -> usize {
        self.inputs.len()
    }
}

/// A path as identifiers write it: `./` and `//` removed, `/` as separator; the current folder is empty.
///
/// `None` if it is no Unicode.
#[must_use]
pub fn identifier(path: &Path) -> Option<String> {
    let text = path.to_str()?;
    let text = if cfg!(windows) {
        text.replace('\\', "/")
    } else {
        text.to_owned()
    };
    let parts: Vec<&str> = text
        .split('/')
        .filter(|part| !matches!(*part, "" | "."))
        .collect();
    let root = if text.starts_with('/') { "/" } else { "" };
    Some(format!("{root}{}", parts.join("/")))
}

#[derive(Default)]
struct Found {
    inputs: BTreeMap<String, Input>,
    again: Vec<(String, Input)>,
    /// The folders on the way down, so that a link upwards ends.
    above: Vec<PathBuf>,
    except: Vec<PathBuf>,
}

impl Found {
    fn path(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            return self.add("stdin".to_owned(), Input::Stdin);
        }
        let Some(id) = self.named(path) else { return };
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => self.folder(path, &id),
            Ok(_) => {
                let format = format_of(path).unwrap_or(Format::Sniffed);
                let path = path.to_owned();
                self.add(id, Input::File { path, format });
            }
            Err(source) => self.refused(id, source),
        }
    }

    fn folder(&mut self, folder: &Path, id: &str) {
        let here = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if self.above.contains(&here) {
            return;
        }
        let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(source) => return self.refused(id.to_owned(), source),
        };
        self.above.push(here);
        for entry in entries {
            if !entry.file_name().as_encoded_bytes().starts_with(b".") {
                self.below(&entry.path());
            }
        }
        self.above.pop();
    }

    /// A file or folder found in a folder.
    fn below(&mut self, path: &Path) {
        if !self.except.is_empty() && fs::canonicalize(path).is_ok_and(|path| self.except.contains(&path)) {
            return;
        }
        let Some(id) = self.named(path) else { return };
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => self.folder(path, &id),
            Ok(meta) if !meta.is_file() => self.add(id.clone(), Input::Not(ReadError::Kind { path: id })),
            Ok(_) => match format_of(path) {
                Some(format) => {
                    let path = path.to_owned();
                    self.add(id, Input::File { path, format });
                }
                None => self.unknown(path, id),
            },
            Err(source) => self.refused(id, source),
        }
    }

    /// A file whose name says nothing: binary data is a mistake, anything else is left alone.
    fn unknown(&mut self, path: &Path, id: String) {
        let path_id = id.clone();
        let error = match starts_binary(path) {
            Ok(true) => ReadError::Binary { path: path_id },
            Ok(false) => ReadError::Kind { path: path_id },
            Err(source) => return self.refused(id, source),
        };
        self.add(id, Input::Not(error));
    }

    fn named(&mut self, path: &Path) -> Option<String> {
        let id = identifier(path);
        if id.is_none() {
            let path = path.to_string_lossy().into_owned();
            self.add(path.clone(), Input::Not(ReadError::Name { path }));
        }
        id
    }

    fn refused(&mut self, id: String, source: io::Error) {
        let path = if id.is_empty() { ".".to_owned() } else { id.clone() };
        let error = match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadError::Missing { path },
            _ => ReadError::Io { path, source },
        };
        self.add(id, Input::Not(error));
    }

    fn add(&mut self, id: String, input: Input) {
        match self.inputs.entry(id) {
            Entry::Vacant(place) => {
                place.insert(input);
            }
            Entry::Occupied(place) => {
                let id = place.key().clone();
                let path = id.clone();
                self.again
                    .push((id.clone(), Input::Not(ReadError::Duplicate { path, id })));
            }
        }
    }
}

/// The format that a file name says; `None` for endings that are not read.
fn format_of(path: &Path) -> Option<Format> {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        None | Some("txt" | "text" | "md" | "markdown") => Some(Format::Plain),
        Some("ndjson" | "jsonl") => Some(Format::Ndjson),
        Some(_) => None,
    }
}

/// Whether the first bytes of a file hold a NUL.
fn starts_binary(path: &Path) -> io::Result<bool> {
    let mut head = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(fs::File::open(path)?, 8192), &mut head)?;
    let marked = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    Ok(!marked && head.contains(&0))
}
