//! How much of the inputs has been read so far.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A count of the bytes that were read of files, to be looked at while more are read.
///
/// One thread opens files and reads them; any may look. A file that is done counts whole, whatever was read of it.
#[derive(Clone, Debug, Default)]
pub struct Taken(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    bytes: AtomicU64,
    /// The count when the file that is being read was opened.
    began: AtomicU64,
    /// The count when it will be done; 0 if it has no size.
    done: AtomicU64,
}

impl Taken {
    /// How many bytes have been read.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.0.bytes.load(Ordering::Relaxed)
    }

    /// A file is opened, of a size if it has one.
    pub(super) fn begin(&self, size: Option<u64>) {
        let began = self.bytes();
        self.0.began.store(began, Ordering::Relaxed);
        let done = size.map_or(0, |size| began + size);
        self.0.done.store(done, Ordering::Relaxed);
    }

    /// The file is read once more from its start.
    pub(super) fn again(&self) {
        let began = self.0.began.load(Ordering::Relaxed);
        self.0.bytes.store(began, Ordering::Relaxed);
    }

    /// The file is done.
    pub(super) fn finish(&self) {
        let done = self.0.done.swap(0, Ordering::Relaxed);
        if done > 0 {
            // A file that grew while it was read gave more than its size.
            self.0.bytes.fetch_max(done, Ordering::Relaxed);
        }
    }

    /// The same stream, with its bytes counted.
    pub(super) fn counting<R: Read>(&self, stream: R) -> Counting<R> {
        Counting {
            stream,
            taken: self.clone(),
        }
    }
}

/// A stream whose bytes are counted.
pub(super) struct Counting<R> {
    stream: R,
    taken: Taken,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(buffer)?;
        self.taken.0.bytes.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
