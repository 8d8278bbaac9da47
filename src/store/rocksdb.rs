//! The on-disk cache of the feature `rocksdb`, for stores that do not fit into memory.
//!
//! The quad files stay the truth. What a scope sees of them is loaded once into a folder that is named by a digest of
//! manifest and knowledge, so a folder that exists is a cache that fits, and one that does not fit is never opened.

use std::fs;
use std::path::Path;

use oxigraph::store::Store as Quads;
use sha2::{Digest, Sha256};

use super::background::Background;
use super::contents::Store;
use super::dataset::fill;
use super::error::StoreError;
use super::needs::Needs;
use super::scope::Scope;
use super::sieve::Sieve;

/// Opens the cache for a scope; makes it first if need be.
///
/// # Errors
///
/// What reading the store or writing the cache gives.
pub(super) fn open(store: &Store, background: &Background<'_>, scope: Scope) -> Result<Quads, StoreError> {
    let caches = store.folder().join("rocksdb");
    let name = digest(store, background, scope);
    let ready = caches.join(&name);
    if !ready.is_dir() {
        // Built aside and renamed, so that a crash or a second process leaves no half of a cache.
        let next = caches.join(format!("{name}.{}", std::process::id()));
        fs::create_dir_all(&next).map_err(StoreError::io("make", &next))?;
        build(&next, store, background, scope)?;
        forget_others(&caches, &name)?;
        if let Err(error) = fs::rename(&next, &ready)
            && !ready.is_dir()
        {
            return Err(StoreError::io("rename", &next)(error));
        }
    }
    Ok(Quads::open_read_only(&ready)?)
}

fn build(folder: &Path, store: &Store, background: &Background<'_>, scope: Scope) -> Result<(), StoreError> {
    let quads = Quads::open(folder)?;
    let everything = Needs {
        named: true,
        provenance: true,
    };
    fill(&quads, store, background, scope, everything, &Sieve::default())?;
    Ok(quads.flush()?)
}

/// Removes the caches of the same scope that fit no more.
fn forget_others(caches: &Path, name: &str) -> Result<(), StoreError> {
    let scope = name.split('-').next().unwrap_or_default();
    let entries = fs::read_dir(caches).map_err(StoreError::io("read", caches))?;
    for entry in entries.filter_map(Result::ok) {
        let other = entry.file_name().to_string_lossy().into_owned();
        if other.split('-').next() == Some(scope) && !other.starts_with(name) {
            fs::remove_dir_all(entry.path()).map_err(StoreError::io("remove", &entry.path()))?;
        }
    }
    Ok(())
}

/// The name of the cache: the scope, and a digest of all that it is made of.
fn digest(store: &Store, background: &Background<'_>, scope: Scope) -> String {
    let mut digest = Sha256::new();
    digest.update(store.manifest_text());
    background.digest_into(&mut |bytes| digest.update(bytes));
    let hex: String = digest.finalize()[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let scope = match scope {
        Scope::Documents => "documents",
        Scope::Mentioned => "mentioned",
        Scope::All => "all",
    };
    format!("{scope}-{hex}")
}
