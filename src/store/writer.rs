//! A store opened to be changed.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::text::DocumentId;

use super::contents::Part;
use super::error::StoreError;
use super::folder;
use super::manifest::{Manifest, Stamp, StoredDocument};

/// So many bytes are committed together at least, unless the run ends.
const BATCH: u64 = 64 << 20;
/// Segments below so many bytes are small; so many small ones are joined.
const SMALL: u64 = 16 << 20;
const MANY_SMALL: usize = 32;

/// A store opened to be changed. Nobody else can open it meanwhile.
///
/// What is put is stored once [`Writer::commit`] returns; what was stored before is never lost.
#[derive(Debug)]
pub struct Writer {
    folder: PathBuf,
    manifest: Manifest,
    changed: bool,
    pending: Option<Segment>,
    /// The number of the next segment: above all that the manifest on disk may name.
    next: u32,
    /// Documents put since the last commit.
    put: usize,
    /// Whether a write failed: what is in memory then is not what is on disk.
    broken: bool,
    _lock: folder::FolderLock,
}

impl Writer {
    /// Opens the store in a folder, and makes it if need be.
    ///
    /// # Errors
    ///
    /// Everything [`StoreError`] says of opening.
    pub fn create(folder: &Path) -> Result<Self, StoreError> {
        folder::make(folder)?;
        Self::open(folder)
    }

    /// Opens the store in a folder that exists.
    ///
    /// # Errors
    ///
    /// Everything [`StoreError`] says of opening.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        // First look, then lock: a folder that is no store is left as it is.
        folder::read_manifest(folder)?;
        let lock = folder::lock_to_write(folder)?;
        let manifest = folder::read_manifest(folder)?;
        folder::check(folder, &manifest)?;
        folder::clean(folder, &manifest)?;
        let last = manifest.documents.values().map(|stored| stored.segment).max();
        Ok(Self {
            folder: folder.to_owned(),
            manifest,
            next: last.unwrap_or(0) + 1,
            changed: false,
            pending: None,
            put: 0,
            broken: false,
            _lock: lock,
        })
    }

    /// Whether it holds no document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.manifest.documents.is_empty()
    }

    /// Its documents, sorted by identifier.
    pub fn documents(&self) -> impl Iterator<Item = (&DocumentId, &StoredDocument)> {
        self.manifest.documents.iter()
    }

    /// Notes the file that a stored document now comes from.
    pub fn set_source(&mut self, id: &DocumentId, source: &str) {
        if let Some(stored) = self.manifest.documents.get_mut(id)
            && stored.source != source
        {
            source.clone_into(&mut stored.source);
            self.changed = true;
        }
    }

    /// Stores the N-Quads of a document in place of what was stored of it.
    ///
    /// # Errors
    ///
    /// [`StoreError::Io`]; [`StoreError::Broken`] ever after.
    pub fn put(
        &mut self,
        id: DocumentId,
        stamp: Stamp,
        source: &str,
        facts: &[u8],
        provenance: &[u8],
    ) -> Result<(), StoreError> {
        self.guarded(|writer| writer.append(id, stamp, source, facts, provenance))
    }

    fn append(
        &mut self,
        id: DocumentId,
        stamp: Stamp,
        source: &str,
        facts: &[u8],
        provenance: &[u8],
    ) -> Result<(), StoreError> {
        let mut segment = match self.pending.take() {
            Some(segment) => segment,
            None => Segment::create(&self.folder, self.next)?,
        };
        self.next = segment.number + 1;
        let stored = StoredDocument {
            stamp,
            source: source.to_owned(),
            segment: segment.number,
            facts: segment.facts.append(facts)?,
            provenance: segment.provenance.append(provenance)?,
        };
        self.manifest.documents.insert(id, stored);
        self.pending = Some(segment);
        self.changed = true;
        self.put += 1;
        Ok(())
    }

    /// Drops a document; false if there was none.
    pub fn forget(&mut self, id: &DocumentId) -> bool {
        let found = self.manifest.documents.remove(id).is_some();
        self.changed |= found;
        found
    }

    /// Whether enough has been put for a commit to be worth its cost.
    ///
    /// The manifest is written anew each time, so a commit waits for an eighth of the documents too.
    #[must_use]
    pub fn is_due(&self) -> bool {
        let bytes = self.pending.as_ref().map_or(0, Segment::bytes);
        bytes >= BATCH && self.put >= self.manifest.documents.len() / 8
    }

    /// Makes all changes durable.
    ///
    /// # Errors
    ///
    /// [`StoreError::Io`], and [`StoreError::Broken`] ever after; the store is then as it was at the last commit.
    pub fn commit(&mut self) -> Result<(), StoreError> {
        self.guarded(Self::make_durable)
    }

    fn make_durable(&mut self) -> Result<(), StoreError> {
        if !self.changed && self.folder.join("manifest").exists() {
            return Ok(());
        }
        if let Some(segment) = self.pending.take() {
            segment.finish()?;
            folder::sync(&self.folder).map_err(StoreError::io("sync", &self.folder))?;
        }
        folder::replace_manifest(&self.folder, &self.manifest)?;
        self.changed = false;
        self.put = 0;
        Ok(())
    }

    /// Writes, unless a write failed before.
    ///
    /// After a failure nobody knows how much of a segment is on disk, and a second sync may claim that all is: so the
    /// manifest must never name what came before the failure and was not committed.
    fn guarded(&mut self, write: impl FnOnce(&mut Self) -> Result<(), StoreError>) -> Result<(), StoreError> {
        if self.broken {
            return Err(StoreError::Broken {
                path: self.folder.clone(),
            });
        }
        self.broken = true;
        write(self)?;
        self.broken = false;
        Ok(())
    }

    /// Commits, and gives back the space of what was replaced or forgotten once it is more than half.
    ///
    /// # Errors
    ///
    /// [`StoreError::Io`] or [`StoreError::Damaged`].
    pub fn finish(mut self) -> Result<(), StoreError> {
        self.commit()?;
        let wasteful = self.wasteful()?;
        if !wasteful.is_empty() {
            self.rewrite(&wasteful)?;
            self.commit()?;
        }
        folder::clean(&self.folder, &self.manifest)
    }

    /// Segments more than half of which is dead, and small ones if there are many.
    fn wasteful(&self) -> Result<BTreeSet<u32>, StoreError> {
        let mut wasteful = BTreeSet::new();
        let mut small = BTreeSet::new();
        for (number, live) in self.manifest.live_bytes() {
            let mut bytes = 0;
            for part in Part::ALL {
                let path = folder::segment(&self.folder, part, number);
                bytes += fs::metadata(&path).map_err(StoreError::io("read", &path))?.len();
            }
            if bytes > 2 * live {
                wasteful.insert(number);
            } else if bytes < SMALL {
                small.insert(number);
            }
        }
        if small.len() > MANY_SMALL {
            wasteful.append(&mut small);
        }
        Ok(wasteful)
    }

    /// Copies what is alive in some segments to a new one.
    fn rewrite(&mut self, segments: &BTreeSet<u32>) -> Result<(), StoreError> {
        let moving: Vec<_> = self
            .documents()
            .filter(|(_, stored)| segments.contains(&stored.segment))
            .map(|(id, stored)| (id.clone(), stored.clone()))
            .collect();
        for (id, stored) in moving {
            let facts = self.bytes_of(Part::Facts, stored.segment, &stored.facts)?;
            let provenance = self.bytes_of(Part::Provenance, stored.segment, &stored.provenance)?;
            self.put(id, stored.stamp, &stored.source, &facts, &provenance)?;
        }
        Ok(())
    }

    fn bytes_of(&self, part: Part, segment: u32, range: &Range<u64>) -> Result<Vec<u8>, StoreError> {
        let path = folder::segment(&self.folder, part, segment);
        let read = || -> io::Result<Vec<u8>> {
            let mut file = File::open(&path)?;
            file.seek(SeekFrom::Start(range.start))?;
            let mut bytes = Vec::new();
            let length = range.end - range.start;
            if file.take(length).read_to_end(&mut bytes)? as u64 == length {
                Ok(bytes)
            } else {
                Err(io::ErrorKind::UnexpectedEof.into())
            }
        };
        read().map_err(|error| StoreError::Damaged {
            path: path.clone(),
            source: error.into(),
        })
    }
}

/// A segment that is being written.
#[derive(Debug)]
struct Segment {
    number: u32,
    facts: Growing,
    provenance: Growing,
}

impl Segment {
    fn create(folder: &Path, number: u32) -> Result<Self, StoreError> {
        Ok(Self {
            number,
            facts: Growing::create(folder::segment(folder, Part::Facts, number))?,
            provenance: Growing::create(folder::segment(folder, Part::Provenance, number))?,
        })
    }

    fn bytes(&self) -> u64 {
        self.facts.length + self.provenance.length
    }

    fn finish(self) -> Result<(), StoreError> {
        self.facts.finish()?;
        self.provenance.finish()
    }
}

/// A file that grows.
#[derive(Debug)]
struct Growing {
    path: PathBuf,
    file: BufWriter<File>,
    length: u64,
}

impl Growing {
    fn create(path: PathBuf) -> Result<Self, StoreError> {
        let file = File::create(&path).map_err(StoreError::io("write", &path))?;
        Ok(Self {
            path,
            file: BufWriter::with_capacity(1 << 18, file),
            length: 0,
        })
    }

    fn append(&mut self, bytes: &[u8]) -> Result<Range<u64>, StoreError> {
        self.file
            .write_all(bytes)
            .map_err(StoreError::io("write", &self.path))?;
        let start = self.length;
        self.length += bytes.len() as u64;
        Ok(start..self.length)
    }

    fn finish(self) -> Result<(), StoreError> {
        let wrong = StoreError::io("write", &self.path);
        let file = self
            .file
            .into_inner()
            .map_err(|error| wrong(error.into_error()))?;
        file.sync_all().map_err(wrong)
    }
}
