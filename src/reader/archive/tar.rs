//! Tar archives, as a stream.

use std::io;

use ::tar::{EntryType, Header, PaxExtensions};

use super::shared::Shared;
use super::{Common, Member, is_hidden};
use crate::reader::error::ReadError;
use crate::reader::packing::Stream;

/// Headers, and the ends of members, come in blocks of so many bytes.
const BLOCK: u64 = 512;

/// The longest name that an extended header may give, with all else it says.
const EXTENDED: u64 = 1 << 20;

/// A tar archive that is being read.
pub(crate) struct Tar {
    stream: Shared,
    common: Common,
    /// The size of the member that was lent last.
    last: u64,
    over: bool,
}

impl Tar {
    /// Starts on an archive.
    pub(crate) fn new(stream: Stream, common: Common) -> Self {
        Self {
            stream: Shared::new(stream),
            common,
            last: 0,
            over: false,
        }
    }

    /// The next file.
    pub(crate) fn next(&mut self) -> Option<Result<Member, ReadError>> {
        if self.over {
            return None;
        }
        match self.file() {
            Ok(Some((name, size))) => {
                let member = self.common.member(&name, self.stream.part(size));
                Some(member)
            }
            Ok(None) => {
                self.over = true;
                None
            }
            Err(error) => {
                self.over = true;
                Some(Err(ReadError::reading(&self.common.id, error)))
            }
        }
    }

    /// The name and size of the next file.
    fn file(&mut self) -> io::Result<Option<(String, u64)>> {
        let mut long: Option<String> = None;
        let mut long_size: Option<u64> = None;
        loop {
            self.stream.skip_part(self.last, BLOCK)?;
            self.last = 0;
            let bytes = self.stream.read(BLOCK)?;
            // An archive ends in empty blocks: where none stand, more may have followed.
            if (bytes.len() as u64) < BLOCK {
                return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it was cut short"));
            }
            if bytes.iter().all(|byte| *byte == 0) {
                return Ok(None);
            }
            let header = Header::from_byte_slice(&bytes);
            check_sum(header)?;
            let kind = header.entry_type();
            let size = match long_size.take() {
                Some(size) if is_file(kind) => size,
                _ => header.entry_size()?,
            };
            if matches!(kind, EntryType::GNULongName | EntryType::XHeader) {
                let extended = self.extended(size)?;
                match kind {
                    EntryType::GNULongName => {
                        long = Some(lossy(
                            extended.split(|byte| *byte == 0).next().unwrap_or(&extended),
                        ))
                    }
                    _ => (long, long_size) = pax(&extended, long),
                }
                continue;
            }
            let name = long.take().unwrap_or_else(|| lossy(&header.path_bytes()));
            drop(self.stream.part(size));
            self.last = size;
            if is_file(kind) && !is_hidden(&name) {
                return Ok(Some((name, size)));
            }
        }
    }

    fn extended(&mut self, size: u64) -> io::Result<Vec<u8>> {
        if size > EXTENDED {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "a name in it is too long",
            ));
        }
        let bytes = self.stream.read(size)?;
        self.stream.skip_part(size, BLOCK)?;
        Ok(bytes)
    }
}

fn is_file(kind: EntryType) -> bool {
    matches!(
        kind,
        EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse
    )
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The name and the size that a pax header gives.
fn pax(bytes: &[u8], name: Option<String>) -> (Option<String>, Option<u64>) {
    let mut found = (name, None);
    for extension in PaxExtensions::new(bytes).flatten() {
        match (extension.key(), extension.value()) {
            (Ok("path"), Ok(path)) => found.0 = Some(path.to_owned()),
            (Ok("size"), Ok(size)) => found.1 = size.parse().ok(),
            _ => {}
        }
    }
    found
}

fn check_sum(header: &Header) -> io::Result<()> {
    let bytes = header.as_bytes();
    let sum: u32 = bytes
        .iter()
        .enumerate()
        .map(|(at, byte)| {
            if (148..156).contains(&at) {
                32
            } else {
                u32::from(*byte)
            }
        })
        .sum();
    if header.cksum()? == sum {
        return Ok(());
    }
    Err(io::Error::new(
        io::ErrorKind::InvalidData,
        "a header in it is wrong",
    ))
}
