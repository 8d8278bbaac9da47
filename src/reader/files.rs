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
    /// A file; `found` in a folder, so that it need not be a text.
    File { path: PathBuf, found: bool },
    /// The standard input.
    Stdin,
    /// Something that is not to be read.
    Not(ReadError),
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

    /// Adds the files that a list names, parted by NUL or else by line ends; `-` reads the list from stdin.
    ///
    /// # Errors
    ///
    /// [`ListError`] if the list cannot be read.
    pub fn list(path: &Path) -> Result<Vec<PathBuf>, ListError> {
        let wrong = |source| ListError {
            path: path.to_string_lossy().into_owned(),
            source,
        };
        let bytes = if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            io::Read::read_to_end(&mut io::stdin(), &mut bytes).map(|_| bytes)
        } else {
            fs::read(path)
        };
        let bytes = bytes.map_err(wrong)?;
        let sign = if bytes.contains(&0) { 0 } else { b'\n' };
        bytes
            .split(|byte| *byte == sign)
            .map(|name| if sign == 0 { name } else { name.trim_ascii_end() })
            .filter(|name| !name.is_empty())
            .map(|name| path_of(name).map_err(wrong))
            .collect()
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

/// A list of files that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the list of files `{path}`")]
pub struct ListError {
    /// Where the list lies.
    path: String,
    /// Why.
    source: io::Error,
}

#[cfg(unix)]
fn path_of(name: &[u8]) -> io::Result<PathBuf> {
    Ok(std::os::unix::ffi::OsStrExt::from_bytes(name)).map(|name: &std::ffi::OsStr| name.into())
}

#[cfg(not(unix))]
fn path_of(name: &[u8]) -> io::Result<PathBuf> {
    let name =
        std::str::from_utf8(name).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    Ok(name.into())
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
                let (path, found) = (path.to_owned(), false);
                self.add(id, Input::File { path, found });
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
            Ok(_) => {
                let (path, found) = (path.to_owned(), true);
                self.add(id, Input::File { path, found });
            }
            Err(source) => self.refused(id, source),
        }
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
