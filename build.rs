//! Compiles the shipped knowledge into the forms that the programme loads.
//!
//! Uses the programme's own loader, so that the compiled form cannot differ from the parsed one.
//! The Turtle files are packed; they are read again only when one of them has changed.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use knowledge::compiled::compile;
use knowledge::error::LoadError;
use knowledge::source::{KnowledgeFile, version_of};
pub use rooms::pack;

/// The room of packs.
#[path = "src"]
pub mod rooms {
    pub mod pack;
}

/// What the loader needs of the room of texts.
#[path = "src/text"]
pub mod text {
    pub mod date;
    pub mod document;
    pub mod letters;
    pub mod span;
    pub mod token;
    pub use date::Date;
    pub use document::DocumentId;
    pub use span::Span;
}

/// What the loader needs of the model.
#[path = "src/model"]
pub mod model {
    pub mod entity;
    pub mod kind;
    pub use entity::EntityId;
    pub use kind::{EntityKind, KindSet};
}

/// The loader.
#[expect(dead_code, reason = "the script writes what the programme reads")]
#[path = "src/knowledge"]
pub mod knowledge {
    pub mod compiled;
    pub mod error;
    pub mod gazetteer;
    pub mod mistake;
    pub mod ontology;
    pub mod sound;
    pub mod source;
    pub mod spelling;
    pub mod turtle;
}

/// How the store cuts knowledge files.
#[expect(dead_code, reason = "the script writes what the programme reads")]
#[path = "src/store/background"]
pub mod background {
    mod blocks;
    mod cutter;
    pub mod packing;
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=ontology");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("ontology");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let files = read_files(&root)?;
    fs::write(out.join("shipped.rs"), table(&root, &files)?)?;
    let stamp = stamp(&files)?;
    if fs::read_to_string(out.join("stamp")).is_ok_and(|last| last == stamp) {
        return Ok(());
    }
    let packed = pack_files(&files)?;
    match compile(&files) {
        Ok(compiled) => {
            fs::write(out.join("knowledge.bin"), postcard::to_allocvec(&compiled)?)?;
            fs::write(out.join("knowledge.pack"), packed)?;
            fs::write(out.join("stamp"), stamp)?;
        }
        Err(LoadError::Mistakes(mistakes)) => {
            for mistake in mistakes {
                println!("cargo::error=ontology/{mistake}");
            }
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// All knowledge files, sorted by name.
fn read_files(root: &Path) -> Result<Vec<KnowledgeFile>, Box<dyn Error>> {
    let mut paths = Vec::new();
    find_files(root, &mut paths)?;
    let mut files = paths
        .into_iter()
        .map(|path| {
            Ok(KnowledgeFile::new(
                file_name(root, &path)?,
                fs::read_to_string(path)?,
            ))
        })
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// What the compiled form depends on: the Turtle files and this script.
fn stamp(files: &[KnowledgeFile]) -> Result<String, Box<dyn Error>> {
    let turtle = files.iter().filter(|file| file.name.ends_with(".ttl"));
    let version = version_of(&turtle.cloned().collect::<Vec<_>>());
    let script = fs::metadata(env::current_exe()?)?.modified()?;
    Ok(format!("{version} {script:?}"))
}

/// Finds the knowledge files below a folder.
fn find_files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), std::io::Error> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find_files(&path, found)?;
        } else if path
            .extension()
            .is_some_and(|ending| ["ttl", "toml", "rq"].iter().any(|known| ending == *known))
        {
            found.push(path);
        }
    }
    Ok(())
}

/// The name of a file below the knowledge folder, with `/`.
fn file_name(root: &Path, path: &Path) -> Result<String, Box<dyn Error>> {
    let parts: Option<Vec<&str>> = path
        .strip_prefix(root)?
        .components()
        .map(|part| part.as_os_str().to_str())
        .collect();
    Ok(parts
        .ok_or("a knowledge file has a name that is no UTF-8")?
        .join("/"))
}

/// The gazetteer files in a pack.
fn pack_files(files: &[KnowledgeFile]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut cut = Vec::new();
    for file in files.iter().filter(|file| file.is_gazetteer()) {
        match background::packing::cut(&file.name, &file.text()) {
            Some(text) => cut.push(text),
            None => println!(
                "cargo::error=ontology/{}: not laid out in blocks of one thing each",
                file.name
            ),
        }
    }
    Ok(pack::writer::pack(&cut)?)
}

/// The Rust table of the version, the texts that are not packed, the packed ones and the compiled form.
fn table(root: &Path, files: &[KnowledgeFile]) -> Result<String, std::fmt::Error> {
    let mut code = format!(
        "/// The version of all files.\npub(crate) const VERSION: &str = {:?};\n\n",
        version_of(files)
    );
    code.push_str(
        "/// The names and texts of the files that are not packed.\nstatic TEXTS: &[(&str, &str)] = &[\n",
    );
    for file in files.iter().filter(|file| !file.is_gazetteer()) {
        let path = root.join(&*file.name);
        writeln!(code, "    ({:?}, include_str!({path:?})),", file.name)?;
    }
    code.push_str("];\n\n/// The packed files.\nstatic PACKED: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/knowledge.pack\"));\n");
    code.push_str("\n/// The compiled form.\npub(crate) static COMPILED: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/knowledge.bin\"));\n");
    Ok(code)
}
