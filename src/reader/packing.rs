//! Compressed streams: gzip, Zstandard, bzip2 and xz.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

use bzip2::bufread::MultiBzDecoder;
use flate2::bufread::MultiGzDecoder;
use lzma_rust2::XzReader;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

use super::limits::{Budget, Guarded};

/// A stream of bytes, whatever it comes from.
pub(super) type Stream = Box<dyn BufRead + Send>;

/// The memory that the dictionary of an xz stream may take, in kibibytes.
const XZ_MEMORY: u32 = 256 << 10;

/// How a stream is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// `.gz`
    Gzip,
    /// `.zst`
    Zstandard,
    /// `.bz2`
    Bzip2,
    /// `.xz`
    Xz,
}

impl Packing {
    /// How a stream that begins like this is compressed.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        Some(match head {
            [0x1f, 0x8b, 8, ..] => Self::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Self::Zstandard,
            // The size of the blocks, and the mark of the first block or of the end.
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, ..]
            | [b'B', b'Z', b'h', b'1'..=b'9', 0x17, 0x72, ..] => Self::Bzip2,
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Self::Xz,
            _ => return None,
        })
    }

    /// Decompresses a stream.
    pub(super) fn unpack(self, stream: Stream, budget: &Arc<Budget>) -> Stream {
        let budget = Arc::clone(budget);
        match self {
            Self::Gzip => guarded(MultiGzDecoder::new(stream), budget),
            Self::Zstandard => guarded(Frames::new(stream), budget),
            Self::Bzip2 => guarded(MultiBzDecoder::new(stream), budget),
            Self::Xz => guarded(XzReader::new_mem_limit(stream, true, XZ_MEMORY), budget),
        }
    }
}

/// A guarded and buffered stream.
pub(super) fn guarded(decoder: impl Read + Send + 'static, budget: Arc<Budget>) -> Stream {
    Box::new(BufReader::with_capacity(1 << 16, Guarded::new(decoder, budget)))
}

/// The frames of a Zstandard stream, one after another.
struct Frames {
    frame: Option<StreamingDecoder<Stream, FrameDecoder>>,
    rest: Option<Stream>,
}

impl Frames {
    fn new(stream: Stream) -> Self {
        Self {
            frame: None,
            rest: Some(stream),
        }
    }

    /// Starts on the next frame; nothing is left after the last.
    fn start(&mut self) -> io::Result<()> {
        if let Some(mut stream) = self.rest.take()
            && !stream.fill_buf()?.is_empty()
        {
            let frame = StreamingDecoder::new(stream).map_err(io::Error::other)?;
            self.frame = Some(frame);
        }
        Ok(())
    }
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.frame.is_none() {
                self.start()?;
            }
            let Some(frame) = &mut self.frame else {
                return Ok(0);
            };
            let read = frame.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            self.rest = self.frame.take().map(StreamingDecoder::into_inner);
        }
    }
}
