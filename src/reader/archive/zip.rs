//! Zip archives: the list first, then member by member in the byte order of their names.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;

use ::zip::result::ZipError;
use ::zip::{CompressionMethod, ZipArchive};
use bzip2::bufread::BzDecoder;
use flate2::bufread::DeflateDecoder;

use super::{Common, Member, is_hidden};
use crate::reader::error::ReadError;
use crate::reader::packing::{Packing, Stream, guarded};
use crate::reader::taken::Taken;

/// So many members an archive may list.
const MEMBERS: usize = 1_000_000;

/// Where the bytes of a zip archive lie.
#[derive(Clone)]
pub(crate) enum Place {
    /// In a file; what is read of it is counted.
    File(PathBuf, Taken),
    /// In memory.
    Memory(Arc<[u8]>),
}

/// A zip archive that is being read.
pub(crate) struct Zip {
    place: Place,
    common: Common,
    members: std::vec::IntoIter<Listed>,
}

struct Listed {
    name: String,
    start: u64,
    size: u64,
    method: CompressionMethod,
    encrypted: bool,
}

impl Zip {
    /// Lists an archive.
    ///
    /// # Errors
    ///
    /// [`ReadError::Damaged`] if it is none, [`ReadError::Io`].
    pub(crate) fn new(place: Place, common: Common) -> Result<Self, ReadError> {
        let members = list(&place).map_err(|error| damaged(&common.id, error))?;
        Ok(Self {
            place,
            common,
            members: members.into_iter(),
        })
    }

    /// The identifier of the archive.
    pub(crate) fn id(&self) -> &str {
        &self.common.id
    }

    /// Whether the archive has a member of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.members.as_slice().iter().any(|member| member.name == name)
    }

    /// The bytes of a member, if it is there and no longer than `limit`.
    pub(crate) fn bytes(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(member) = self.members.as_slice().iter().find(|member| member.name == name) else {
            return Ok(None);
        };
        let path = format!("{}!{name}", self.common.id);
        let read = |source| ReadError::reading(&path, source);
        let mut bytes = Vec::new();
        let stream = self.stream(member).map_err(read)?;
        stream.take(limit).read_to_end(&mut bytes).map_err(read)?;
        Ok(Some(bytes))
    }

    /// The next file.
    pub(crate) fn next(&mut self) -> Option<Result<Member, ReadError>> {
        let listed = self.members.next()?;
        let path = || format!("{}!{}", self.common.id, listed.name);
        if listed.encrypted {
            return Some(Err(ReadError::Encrypted { path: path() }));
        }
        let stream = self
            .stream(&listed)
            .map_err(|error| ReadError::reading(&path(), error));
        Some(stream.and_then(|stream| self.common.member(&listed.name, stream)))
    }

    fn stream(&self, member: &Listed) -> io::Result<Stream> {
        let packed: Stream = match &self.place {
            Place::File(path, taken) => {
                let mut file = File::open(path)?;
                file.seek(SeekFrom::Start(member.start))?;
                Box::new(BufReader::new(taken.counting(file.take(member.size))))
            }
            Place::Memory(bytes) => {
                let mut bytes = Cursor::new(Arc::clone(bytes));
                bytes.set_position(member.start);
                Box::new(bytes.take(member.size))
            }
        };
        let budget = &self.common.budget;
        Ok(match member.method {
            CompressionMethod::Stored => guarded(packed, Arc::clone(budget)),
            #[expect(
                deprecated,
                reason = "the numbers of methods that the crate was built without have no other name"
            )]
            CompressionMethod::Unsupported(8) => guarded(DeflateDecoder::new(packed), Arc::clone(budget)),
            #[expect(deprecated, reason = "as above")]
            CompressionMethod::Unsupported(12) => guarded(BzDecoder::new(packed), Arc::clone(budget)),
            #[expect(deprecated, reason = "as above")]
            CompressionMethod::Unsupported(93) => Packing::Zstandard.unpack(packed, budget),
            #[expect(deprecated, reason = "as above")]
            CompressionMethod::Unsupported(95) => Packing::Xz.unpack(packed, budget),
            other => {
                let problem = format!("it is packed in a way that is not read ({other})");
                return Err(io::Error::new(io::ErrorKind::InvalidData, problem));
            }
        })
    }
}

fn list(place: &Place) -> Result<Vec<Listed>, ZipError> {
    match place {
        Place::File(path, _) => list_of(BufReader::new(File::open(path)?)),
        Place::Memory(bytes) => list_of(Cursor::new(bytes)),
    }
}

fn list_of(bytes: impl Read + Seek) -> Result<Vec<Listed>, ZipError> {
    let mut archive = ZipArchive::new(bytes)?;
    let mut members = Vec::new();
    for at in 0..archive.len().min(MEMBERS) {
        let file = archive.by_index_raw(at)?;
        let name = file.name()?.into_owned();
        let Some(start) = file.data_start() else { continue };
        if file.is_dir() || file.is_symlink() || is_hidden(&name) {
            continue;
        }
        members.push(Listed {
            name,
            start,
            size: file.compressed_size(),
            method: file.compression(),
            encrypted: file.encrypted(),
        });
    }
    members.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(members)
}

fn damaged(path: &str, error: ZipError) -> ReadError {
    match error {
        ZipError::Io(source) => ReadError::reading(path, source),
        other => ReadError::Damaged {
            path: path.to_owned(),
            problem: other.to_string(),
        },
    }
}
