//! What is known beforehand: shipped, and from a folder of the user's.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::Context as _;

use crate::knowledge::{Knowledge, KnowledgeFile, KnowledgeFiles};
use crate::store::{Background, Scope, Store};

use super::args::KnowledgeArgs;
use super::failure::Failure;
use super::output::Output;

/// Loads the shipped knowledge and what the user adds.
pub(super) fn load(args: &KnowledgeArgs) -> Result<Knowledge, Failure> {
    match added(args)? {
        Some(files) => Ok(Knowledge::with_overlay(&files)?),
        None => Ok(Knowledge::shipped()?),
    }
}

/// The files of the shipped knowledge and what the user adds, which is checked.
///
/// For commands that read no text: the shipped files need not be loaded.
pub(super) fn files(args: &KnowledgeArgs) -> Result<KnowledgeFiles, Failure> {
    match added(args)? {
        Some(files) => Ok(Knowledge::with_overlay(&files)?.into_files()),
        None => Ok(Knowledge::shipped_files()),
    }
}

/// The files that the user adds.
pub(super) fn added(args: &KnowledgeArgs) -> Result<Option<Vec<KnowledgeFile>>, Failure> {
    let Some(folder) = &args.knowledge else {
        return Ok(None);
    };
    let mut files = Vec::new();
    find(folder, "", &mut files)
        .with_context(|| format!("cannot read knowledge from `{}`", folder.display()))
        .map_err(Failure::wrong)?;
    if files.is_empty() {
        let message = format!("there is no knowledge in `{}`", folder.display());
        return Err(Failure::usage(message).hint("it is read from .ttl, .toml and .rq files"));
    }
    Ok(Some(files))
}

/// The things, tenures and offices of the knowledge as quads, unless the scope leaves them out.
pub(super) fn in_scope(knowledge: &KnowledgeFiles, scope: Scope) -> Result<Background<'_>, Failure> {
    match scope {
        Scope::Documents => Ok(Background::default()),
        Scope::Mentioned | Scope::All => background(knowledge),
    }
}

/// The things, tenures and offices of the knowledge as quads.
pub(super) fn background(knowledge: &KnowledgeFiles) -> Result<Background<'_>, Failure> {
    let files = knowledge.as_slice().iter().filter(|file| file.is_gazetteer());
    let plain = files.filter_map(|file| Some((&*file.name, file.plain_text()?)));
    // A user's file of the same name stands for the shipped one.
    let is_shipped = |name: &str| {
        knowledge
            .find(name)
            .is_some_and(|file| file.plain_text().is_none())
    };
    Ok(Background::new(plain)?.over(Knowledge::shipped_pack(), is_shipped))
}

/// Warns if a store was read with other knowledge than the present one.
pub(super) fn check(store: &Store, knowledge: &KnowledgeFiles, output: &Output) {
    let other = store
        .documents()
        .any(|(_, stored)| stored.stamp.run.knowledge != knowledge.version());
    if other {
        let hint = "give the same --knowledge, or build again to read the texts with the present one";
        output.warning("some texts were read with other knowledge", Some(hint));
    }
}

/// Collects the knowledge files in a folder, named by their path in it.
fn find(folder: &Path, above: &str, files: &mut Vec<KnowledgeFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        let below = format!("{above}{name}");
        if path.is_dir() {
            find(&path, &format!("{below}/"), files)?;
        } else if path
            .extension()
            .is_some_and(|ending| ["ttl", "toml", "rq"].iter().any(|known| ending == *known))
        {
            let text = fs::read_to_string(&path)
                .map_err(|error| io::Error::new(error.kind(), format!("{below}: {error}")))?;
            files.push(KnowledgeFile::new(below, text));
        }
    }
    Ok(())
}
