//! A store opened to be read.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use oxrdf::Quad;
use oxttl::NQuadsParser;
use rayon::prelude::*;

use crate::exporter::QuadLines;
use crate::text::DocumentId;

use super::error::StoreError;
use super::folder;
use super::manifest::{Manifest, StoredDocument};
use super::memory::Memory;
use super::sieve::Sieve;

/// Which of a document's two graphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What it says.
    Facts,
    /// Which words say so.
    Provenance,
}

impl Part {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Facts, Self::Provenance];

    /// Its name in file names.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Facts => "facts",
            Self::Provenance => "provenance",
        }
    }
}

/// Documents that are read and parsed together, unless they have more bytes than a chunk should have.
const CHUNK: usize = 64;
const CHUNK_BYTES: u64 = 1 << 20;

/// A store opened to be read. No writer can open it meanwhile.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    manifest: Manifest,
    pub(super) memory: Memory,
    _lock: Option<folder::FolderLock>,
}

/// A document's identifier and where it is stored.
type Place<'s> = (&'s DocumentId, &'s StoredDocument);

impl Store {
    /// Opens the store in a folder.
    ///
    /// # Errors
    ///
    /// Everything [`StoreError`] says of opening: missing, not a store, newer, locked, damaged manifest.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        // First look, then lock: a folder that is no store is left as it is.
        folder::read_manifest(folder)?;
        let lock = folder::lock_to_read(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            manifest: folder::read_manifest(folder)?,
            memory: Memory::Free,
            _lock: lock,
        })
    }

    /// The same store, with so much memory for a question.
    #[must_use]
    pub fn within(mut self, memory: Memory) -> Self {
        self.memory = memory;
        self
    }

    /// How many bytes of N-Quads one part of all documents has.
    #[must_use]
    pub fn bytes(&self, part: Part) -> u64 {
        let ranges = self.manifest.documents.values().map(|stored| stored.range(part));
        ranges.map(|range| range.end - range.start).sum()
    }

    /// Its documents, sorted by identifier.
    pub fn documents(&self) -> impl Iterator<Item = (&DocumentId, &StoredDocument)> {
        self.manifest.documents.iter()
    }

    /// Its folder.
    #[cfg(feature = "rocksdb")]
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its manifest as a text.
    #[cfg(feature = "rocksdb")]
    pub(super) fn manifest_text(&self) -> String {
        self.manifest.to_text()
    }

    /// How many documents it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.manifest.documents.len()
    }

    /// Whether it holds no document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.manifest.documents.is_empty()
    }

    /// The quads of one part of one document, in the order they were written.
    ///
    /// # Errors
    ///
    /// [`StoreError::Io`] or [`StoreError::Damaged`].
    pub fn quads(&self, id: &DocumentId, part: Part) -> Result<Vec<Quad>, StoreError> {
        match self.manifest.documents.get_key_value(id) {
            Some(place) => self.parsed(&[place], part, &Sieve::default()),
            None => Ok(Vec::new()),
        }
    }

    /// Hands all quads of one part to `take`, document by document, in order of the identifiers.
    ///
    /// # Errors
    ///
    /// [`StoreError::Io`] or [`StoreError::Damaged`], or what `take` says.
    pub fn each_quad<E: From<StoreError>>(
        &self,
        part: Part,
        take: impl FnMut(Quad) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each_sifted_quad(part, &Sieve::default(), take)
    }

    /// Hands the quads of one part that a sieve lets through to `take`, as [`Store::each_quad`] does.
    pub(super) fn each_sifted_quad<E: From<StoreError>>(
        &self,
        part: Part,
        sieve: &Sieve,
        mut take: impl FnMut(Quad) -> Result<(), E>,
    ) -> Result<(), E> {
        let places: Vec<Place<'_>> = self.documents().collect();
        // As many chunks are in memory as there are threads, twice: quads take several times the bytes of their text.
        for batch in chunks(&places, part).chunks(2 * rayon::current_num_threads()) {
            let parsed: Vec<_> = batch
                .par_iter()
                .map(|chunk| self.parsed(chunk, part, sieve))
                .collect();
            for quads in parsed {
                quads?.into_iter().try_for_each(&mut take)?;
            }
        }
        Ok(())
    }

    /// The documents one part of which holds `words` literally, in order of the identifiers.
    ///
    /// # Errors
    ///
    /// [`StoreError::Io`] or [`StoreError::Damaged`].
    pub fn documents_with(&self, part: Part, words: &str) -> Result<Vec<&DocumentId>, StoreError> {
        let places: Vec<Place<'_>> = self.documents().collect();
        let found: Vec<_> = chunks(&places, part)
            .into_par_iter()
            .map(|chunk| {
                let texts = self.texts(chunk, part)?;
                let found = chunk.iter().zip(texts).filter(|(_, text)| text.contains(words));
                Ok(found.map(|((id, _), _)| *id).collect::<Vec<_>>())
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        Ok(found.concat())
    }

    /// Adds the lines of one part of some documents.
    ///
    /// # Errors
    ///
    /// [`StoreError::Io`] or [`StoreError::Damaged`].
    pub fn add_lines<'i>(
        &self,
        documents: impl IntoIterator<Item = &'i DocumentId>,
        part: Part,
        lines: &mut QuadLines,
    ) -> Result<(), StoreError> {
        let known = |id| self.manifest.documents.get_key_value(id);
        let places: Vec<Place<'_>> = documents.into_iter().filter_map(known).collect();
        for chunk in chunks(&places, part) {
            for ((_, stored), text) in chunk.iter().zip(self.texts(chunk, part)?) {
                let added = lines.push_text(&text);
                added.map_err(|source| self.damaged(stored.segment, part, source))?;
            }
        }
        Ok(())
    }

    /// What `see` makes of one part of each document, in order of the identifiers.
    pub(super) fn each_text<T: Send>(
        &self,
        part: Part,
        see: impl Fn(&DocumentId, &str) -> Result<T, StoreError> + Sync,
    ) -> Result<Vec<T>, StoreError> {
        let places: Vec<Place<'_>> = self.documents().collect();
        let seen: Vec<Vec<T>> = chunks(&places, part)
            .into_par_iter()
            .map(|chunk| {
                let texts = self.texts(chunk, part)?;
                let documents = chunk.iter().zip(&texts);
                documents.map(|((id, _), text)| see(id, text)).collect()
            })
            .collect::<Result<_, StoreError>>()?;
        Ok(seen.into_iter().flatten().collect())
    }

    /// One part of one document as it is stored, if there is such a document.
    pub(super) fn text(&self, id: &DocumentId, part: Part) -> Result<Option<String>, StoreError> {
        let place = self.manifest.documents.get_key_value(id);
        let texts = place.map(|place| self.texts(&[place], part)).transpose()?;
        Ok(texts.and_then(|mut texts| texts.pop()))
    }

    fn parsed(&self, places: &[Place<'_>], part: Part, sieve: &Sieve) -> Result<Vec<Quad>, StoreError> {
        let mut quads = Vec::new();
        for ((_, stored), mut text) in places.iter().zip(self.texts(places, part)?) {
            if !sieve.takes_all() {
                text = sieve.sifted(&text);
            }
            for quad in NQuadsParser::new().lenient().for_slice(&text) {
                quads.push(quad.map_err(|source| self.damaged(stored.segment, part, source))?);
            }
        }
        Ok(quads)
    }

    /// The N-Quads of some documents.
    pub(super) fn texts(&self, places: &[Place<'_>], part: Part) -> Result<Vec<String>, StoreError> {
        let mut open: Option<(u32, File)> = None;
        let mut texts = Vec::with_capacity(places.len());
        for (_, stored) in places {
            let number = stored.segment;
            let damaged = |error: io::Error| self.damaged(number, part, error);
            let mut file = match open.take() {
                Some((opened, file)) if opened == number => file,
                _ => File::open(folder::segment(&self.folder, part, number)).map_err(damaged)?,
            };
            texts.push(text(&mut file, stored, part).map_err(damaged)?);
            open = Some((number, file));
        }
        Ok(texts)
    }

    fn damaged(
        &self,
        segment: u32,
        part: Part,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> StoreError {
        StoreError::Damaged {
            path: folder::segment(&self.folder, part, segment),
            source: source.into(),
        }
    }
}

/// Cuts documents into chunks that are worth a thread's while and take bounded memory.
fn chunks<'p, 's>(places: &'p [Place<'s>], part: Part) -> Vec<&'p [Place<'s>]> {
    let mut chunks = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (at, (_, stored)) in places.iter().enumerate() {
        let range = stored.range(part);
        let length = range.end - range.start;
        if at - start == CHUNK || (at > start && bytes + length > CHUNK_BYTES) {
            chunks.push(&places[start..at]);
            (start, bytes) = (at, 0);
        }
        bytes += length;
    }
    if start < places.len() {
        chunks.push(&places[start..]);
    }
    chunks
}

fn text(file: &mut File, stored: &StoredDocument, part: Part) -> io::Result<String> {
    let range = stored.range(part);
    let length = range.end - range.start;
    let mut text = String::new();
    file.seek(SeekFrom::Start(range.start))?;
    let read = file.take(length).read_to_string(&mut text)?;
    if read as u64 == length {
        Ok(text)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}
