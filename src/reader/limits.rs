//! How much is read at most, so that no input fills the memory or the disk.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The bytes of one document at most; a longer file is refused. Files of records have no limit, their records do.
pub(super) const DOCUMENT: u64 = 64 << 20;

/// The bytes of an archive in an archive at most: it is held in memory.
pub(super) const INNER_ARCHIVE: u64 = 256 << 20;

/// So many archives and compressed files may lie in one another.
pub(super) const DEPTH: usize = 4;

/// What an input may unpack to whatever its size, in bytes.
const FREE: u64 = 16 << 20;

/// So many times its own size an input may unpack to; texts come to 30 at most.
const RATIO: u64 = 250;

/// What was read of one input, and what it unpacked to.
#[derive(Debug, Default)]
pub(super) struct Budget {
    packed: AtomicU64,
    unpacked: AtomicU64,
}

impl Budget {
    /// A budget for a file whose size is known, or a stream whose bytes [`Counted`] counts.
    pub(super) fn new(size: u64) -> Arc<Self> {
        Arc::new(Self {
            packed: AtomicU64::new(size),
            ..Self::default()
        })
    }

    fn unpack(&self, bytes: u64) -> io::Result<()> {
        let unpacked = self.unpacked.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let packed = self.packed.load(Ordering::Relaxed);
        if unpacked > FREE && unpacked / RATIO > packed {
            return Err(io::Error::other(Bomb { packed, unpacked }));
        }
        Ok(())
    }
}

/// An input that unpacks to far more than any text does.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("{packed} bytes unpack to more than {unpacked}")]
pub(super) struct Bomb {
    pub(super) packed: u64,
    pub(super) unpacked: u64,
}

/// A stream whose bytes count as packed.
pub(super) struct Counted<R> {
    inner: R,
    budget: Arc<Budget>,
}

impl<R> Counted<R> {
    /// Counts what is read of a stream.
    pub(super) fn new(inner: R, budget: Arc<Budget>) -> Self {
        Self { inner, budget }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.budget.packed.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// A stream that ends in an error when the input turns out to be a bomb.
pub(super) struct Guarded<R> {
    inner: R,
    budget: Arc<Budget>,
}

impl<R> Guarded<R> {
    /// Guards what comes out of a decoder.
    pub(super) fn new(inner: R, budget: Arc<Budget>) -> Self {
        Self { inner, budget }
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.budget.unpack(read as u64)?;
        Ok(read)
    }
}

/// Reads a stream to its end; `None` if it is longer than `limit` bytes.
pub(super) fn read_whole(stream: &mut dyn BufRead, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    stream.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}
