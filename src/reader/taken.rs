//! How much of the inputs has been read so far.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A count of the bytes that were read of files, to be looked at while more are read.
#[derive(Clone, Debug, Default)]
pub struct Taken(Arc<AtomicU64>);

impl Taken {
    /// How many bytes have been read.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
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
        self.taken.0.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
