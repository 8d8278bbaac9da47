//! The folder of a store: file names, the lock, and the one step that replaces the manifest.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::contents::Part;
use super::error::StoreError;
use super::manifest::Manifest;

const MANIFEST: &str = "manifest";
const NEXT_MANIFEST: &str = "manifest.next";
const LOCK: &str = "lock";

/// The path of one segment file.
pub(super) fn segment(folder: &Path, part: Part, number: u32) -> PathBuf {
    folder.join(format!("{}-{number:06}.nq", part.name()))
}

/// Makes a folder and those above it, if need be; afterwards they outlive a crash.
///
/// # Errors
///
/// [`StoreError::Io`].
pub(super) fn make(folder: &Path) -> Result<(), StoreError> {
    if folder.exists() {
        return Ok(());
    }
    let missing = folder.ancestors().take_while(|above| !above.exists());
    let missing: Vec<&Path> = missing.filter(|above| !above.as_os_str().is_empty()).collect();
    fs::create_dir_all(folder).map_err(StoreError::io("make", folder))?;
    for made in missing {
        // The name of a folder is kept in the one above it.
        let above = made.parent().filter(|above| !above.as_os_str().is_empty());
        sync(above.unwrap_or(Path::new("."))).map_err(StoreError::io("make", made))?;
    }
    Ok(())
}

/// Reads the manifest; a folder that holds nothing is an empty store.
///
/// # Errors
///
/// As [`Manifest::parse`]; [`StoreError::Missing`] without a folder, [`StoreError::NotAStore`] if the folder holds other things.
pub(super) fn read_manifest(folder: &Path) -> Result<Manifest, StoreError> {
    let path = folder.join(MANIFEST);
    match fs::read_to_string(&path) {
        Ok(text) => Manifest::parse(&text, &path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let not = || StoreError::NotAStore {
                path: folder.to_owned(),
            };
            if foreign(folder)? {
                Err(not())
            } else {
                Ok(Manifest::default())
            }
        }
        // The manifest is no text, or the folder is a file.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidData | io::ErrorKind::NotADirectory
            ) =>
        {
            Err(StoreError::NotAStore {
                path: folder.to_owned(),
            })
        }
        Err(error) => Err(StoreError::io("read", &path)(error)),
    }
}

/// Replaces the manifest in one step; afterwards it outlives a crash.
///
/// # Errors
///
/// [`StoreError::Io`]; the old manifest then stands.
pub(super) fn replace_manifest(folder: &Path, manifest: &Manifest) -> Result<(), StoreError> {
    let next = folder.join(NEXT_MANIFEST);
    let write = || -> io::Result<()> {
        let mut file = File::create(&next)?;
        file.write_all(manifest.to_text().as_bytes())?;
        file.sync_all()?;
        fs::rename(&next, folder.join(MANIFEST))?;
        sync(folder)
    };
    write().map_err(StoreError::io("replace the manifest of", folder))
}

/// Makes what was created, renamed or removed in a folder outlive a crash.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    // Windows has no handle of a folder to sync, and keeps names durably by itself.
    if cfg!(windows) {
        Ok(())
    } else {
        File::open(folder)?.sync_all()
    }
}

/// A lock on a store's folder, given back when it is dropped.
///
/// Unlocked on purpose, not only closed: a process that is just being started shares the open file
/// until it becomes another programme, and would keep the lock that long.
#[derive(Debug)]
pub(super) struct FolderLock(File);

impl Drop for FolderLock {
    fn drop(&mut self) {
        // Nothing can be done if it fails; closing the file gives the lock back as well.
        self.0.unlock().unwrap_or_default();
    }
}

/// Locks the folder for one writer.
///
/// # Errors
///
/// [`StoreError::Locked`] if anybody else reads or writes it.
pub(super) fn lock_to_write(folder: &Path) -> Result<FolderLock, StoreError> {
    let path = folder.join(LOCK);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(StoreError::io("lock", &path))?;
    taken(file.try_lock(), folder)?;
    Ok(FolderLock(file))
}

/// Locks the folder against writers; `None` where the folder cannot be written at all.
///
/// # Errors
///
/// [`StoreError::Locked`] if somebody writes it.
pub(super) fn lock_to_read(folder: &Path) -> Result<Option<FolderLock>, StoreError> {
    let path = folder.join(LOCK);
    let open = || File::open(&path).or_else(|_| File::options().create_new(true).write(true).open(&path));
    // On a read-only medium nobody writes, so nothing has to be locked.
    let Ok(file) = open() else { return Ok(None) };
    taken(file.try_lock_shared(), folder)?;
    Ok(Some(FolderLock(file)))
}

fn taken(lock: Result<(), TryLockError>, folder: &Path) -> Result<(), StoreError> {
    match lock {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(StoreError::Locked {
            path: folder.to_owned(),
        }),
        // Some network file systems have no locks; one process at a time is then the user's care.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(StoreError::io("lock", folder)(error)),
    }
}

/// Checks that the segments are as long as the manifest has them.
///
/// # Errors
///
/// [`StoreError::Damaged`].
pub(super) fn check(folder: &Path, manifest: &Manifest) -> Result<(), StoreError> {
    for (number, ends) in manifest.ends() {
        for (part, end) in Part::ALL.into_iter().zip(ends) {
            let path = segment(folder, part, number);
            let long = fs::metadata(&path).map(|file| file.len() >= end);
            let error = match long {
                Ok(true) => continue,
                Ok(false) => io::ErrorKind::UnexpectedEof.into(),
                Err(error) => error,
            };
            let source = error.into();
            return Err(StoreError::Damaged { path, source });
        }
    }
    Ok(())
}

/// Removes segments that no manifest names, and a manifest that was never put in place.
///
/// # Errors
///
/// [`StoreError::Io`].
pub(super) fn clean(folder: &Path, manifest: &Manifest) -> Result<(), StoreError> {
    let live = manifest.live_bytes();
    for name in names(folder)? {
        let dead = segment_number(&name).is_some_and(|number| !live.contains_key(&number));
        if dead || name == NEXT_MANIFEST {
            let path = folder.join(&name);
            fs::remove_file(&path).map_err(StoreError::io("remove", &path))?;
        }
    }
    Ok(())
}

/// The number of the segment that a file belongs to.
fn segment_number(name: &str) -> Option<u32> {
    let (part, number) = name.strip_suffix(".nq")?.split_once('-')?;
    let known = Part::ALL.iter().any(|known| known.name() == part);
    if known { number.parse().ok() } else { None }
}

/// Whether a folder without a manifest holds anything that is not ours.
fn foreign(folder: &Path) -> Result<bool, StoreError> {
    let ours = |name: &String| {
        name == LOCK || name == NEXT_MANIFEST || name.starts_with('.') || segment_number(name).is_some()
    };
    Ok(!names(folder)?.iter().all(ours))
}

fn names(folder: &Path) -> Result<Vec<String>, StoreError> {
    let read = || -> io::Result<Vec<String>> {
        fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
            .collect()
    };
    read().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => StoreError::Missing {
            path: folder.to_owned(),
        },
        io::ErrorKind::NotADirectory => StoreError::NotAStore {
            path: folder.to_owned(),
        },
        _ => StoreError::io("read", folder)(error),
    })
}
