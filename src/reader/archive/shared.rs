//! A stream of which one part after another is read by somebody else.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::reader::packing::Stream;

/// A stream that lends its parts.
pub(super) struct Shared(Arc<Mutex<Lent>>);

struct Lent {
    stream: Stream,
    /// The bytes of the part that is lent and not read yet.
    left: u64,
    /// How many parts were lent; only the last one may read.
    parts: u64,
}

struct Part {
    lent: Arc<Mutex<Lent>>,
    part: u64,
}

impl Shared {
    pub(super) fn new(stream: Stream) -> Self {
        let lent = Lent {
            stream,
            left: 0,
            parts: 0,
        };
        Self(Arc::new(Mutex::new(lent)))
    }

    /// Skips what is left of the part that was lent last, and what fills it up to a multiple of `block`.
    pub(super) fn skip_part(&self, length: u64, block: u64) -> io::Result<()> {
        let mut lent = self.lock();
        let rest = lent.left + (block - length % block) % block;
        lent.left = 0;
        let skipped = io::copy(&mut (&mut lent.stream).take(rest), &mut io::sink())?;
        if skipped < rest { Err(cut_short()) } else { Ok(()) }
    }

    /// Reads `length` bytes, or fewer where the stream ends.
    pub(super) fn read(&self, length: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        (&mut self.lock().stream).take(length).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Reads a line of at most `limit` bytes.
    pub(super) fn line(&self, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        (&mut self.lock().stream)
            .take(limit)
            .read_until(b'\n', &mut bytes)?;
        Ok(bytes)
    }

    /// Lends the next `length` bytes.
    pub(super) fn part(&self, length: u64) -> Stream {
        let mut lent = self.lock();
        lent.left = length;
        lent.parts += 1;
        Box::new(BufReader::new(Part {
            lent: Arc::clone(&self.0),
            part: lent.parts,
        }))
    }

    fn lock(&self) -> MutexGuard<'_, Lent> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Read for Part {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut lent = self.lent.lock().unwrap_or_else(PoisonError::into_inner);
        if lent.parts != self.part || lent.left == 0 || buffer.is_empty() {
            return Ok(0);
        }
        let most = usize::try_from(lent.left).unwrap_or(usize::MAX).min(buffer.len());
        let read = lent.stream.read(&mut buffer[..most])?;
        if read == 0 {
            return Err(cut_short());
        }
        lent.left -= read as u64;
        Ok(read)
    }
}

fn cut_short() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "it was cut short")
}
