//! Archives: zip, tar and WARC, read member by member.

mod shared;
mod tar;
mod warc;
mod zip;

use std::sync::Arc;

use super::error::ReadError;
use super::limits::Budget;
use super::packing::Stream;

pub(super) use tar::Tar;
pub(super) use warc::Warc;
pub(super) use zip::{Place, Zip};

/// Something to be read: a file, or what lies in an archive.
pub(super) struct Member {
    /// Its identifier: the path, or `archive!name`.
    pub(super) id: String,
    /// Its name, as a hint at its kind and date.
    pub(super) name: String,
    /// Its bytes.
    pub(super) stream: Stream,
    /// Where its bytes lie, if they can be read from any place; a zip archive needs that.
    pub(super) place: Option<Place>,
    /// What it may unpack to.
    pub(super) budget: Arc<Budget>,
    /// In how many archives and compressed files it lies.
    pub(super) depth: usize,
    /// Whether it was found rather than given, so that what is no text is left alone.
    pub(super) found: bool,
    /// Where it was published.
    pub(super) url: Option<String>,
    /// The encoding that was sent with it.
    pub(super) charset: Option<String>,
}

/// An archive that is being read.
pub(super) enum Archive {
    /// A zip archive, in the byte order of its names.
    Zip(Zip),
    /// A tar archive, in its own order.
    Tar(Tar),
    /// A WARC archive, in its own order.
    Warc(Warc),
}

impl Archive {
    /// The next member that may be a text.
    pub(super) fn next(&mut self) -> Option<Result<Member, ReadError>> {
        match self {
            Self::Zip(zip) => zip.next(),
            Self::Tar(tar) => tar.next(),
            Self::Warc(warc) => warc.next(),
        }
    }
}

/// What all members of an archive have in common.
pub(super) struct Common {
    /// The identifier of the archive.
    pub(super) id: String,
    pub(super) budget: Arc<Budget>,
    /// How deep its members lie.
    pub(super) depth: usize,
}

impl Common {
    /// A member with a name; a name that leads out of the archive is refused.
    fn member(&self, name: &str, stream: Stream) -> Result<Member, ReadError> {
        let name = name.replace('\\', "/");
        let parts: Vec<&str> = name
            .split('/')
            .filter(|part| !matches!(*part, "" | "."))
            .collect();
        let drive = parts
            .first()
            .is_some_and(|part| part.len() == 2 && part.ends_with(':'));
        if name.starts_with('/') || drive || parts.contains(&"..") {
            let path = self.id.clone();
            return Err(ReadError::Outside { path, name });
        }
        let name = parts.join("/");
        Ok(Member {
            id: format!("{}!{name}", self.id),
            name,
            stream,
            place: None,
            budget: Arc::clone(&self.budget),
            depth: self.depth,
            found: true,
            url: None,
            charset: None,
        })
    }
}

/// Whether a member is not worth naming: hidden, or what a Mac adds.
fn is_hidden(name: &str) -> bool {
    name.split(['/', '\\'])
        .any(|part| part.len() > 2 && part.starts_with('.') && part != "..." || part == "__MACOSX")
}
