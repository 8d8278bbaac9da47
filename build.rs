//! Compiles the shipped knowledge into the form the programme loads.
//!
//! Uses the programme's own loader, so that the compiled form cannot differ from the parsed one.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use knowledge::compiled::compile;
use knowledge::error::LoadError;
use knowledge::source::KnowledgeFile;

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
    pub mod source;
    pub mod spelling;
    pub mod turtle;
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=ontology");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("ontology");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut paths = Vec::new();
    find_files(&root, &mut paths)?;
    let mut named = paths
        .into_iter()
        .map(|path| Ok((file_name(&root, &path)?, path)))
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    named.sort();
    fs::write(out.join("shipped.rs"), table(&named)?)?;
    let files = named
        .iter()
        .map(|(name, path)| Ok(KnowledgeFile::new(name.clone(), fs::read_to_string(path)?)))
        .collect::<Result<Vec<_>, std::io::Error>>()?;
    match compile(&files) {
        Ok(compiled) => fs::write(out.join("knowledge.bin"), postcard::to_allocvec(&compiled)?)?,
        Err(LoadError::Mistakes(mistakes)) => {
            for mistake in mistakes {
                println!("cargo::error=ontology/{mistake}");
            }
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
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

/// The Rust table of all files with their texts, and of the compiled form.
fn table(named: &[(String, PathBuf)]) -> Result<String, std::fmt::Error> {
    let mut code =
        String::from("/// The files, sorted by name.\npub(crate) static FILES: &[KnowledgeFile] = &[\n");
    for (name, path) in named {
        writeln!(
            code,
            "    KnowledgeFile::shipped({name:?}, include_str!({path:?})),"
        )?;
    }
    code.push_str("];\n\n/// The compiled form.\n");
    code.push_str("pub(crate) static COMPILED: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/knowledge.bin\"));\n");
    Ok(code)
}
