//! Every kind of file that is read: `tests/inputs` holds one of each, and beside it what is read of it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kurultai::reader::{Inputs, documents, identifier};

/// What is read of a file: each document with what its source says of it, or what is wrong.
fn shown(path: &Path) -> String {
    let folder = format!("{}/", identifier(path.parent().unwrap()).unwrap());
    let mut out = String::new();
    for item in documents(Inputs::find(&[path.to_owned()], &[]), None) {
        match item {
            Ok(text) => {
                let facts = &text.document.facts;
                writeln!(out, "== {}", text.document.id).unwrap();
                let issued = facts.issued.map(|date| date.to_string());
                for (name, value) in [
                    ("title", &facts.title),
                    ("date", &issued),
                    ("creator", &facts.creator),
                    ("publisher", &facts.publisher),
                    ("url", &facts.url),
                ] {
                    if let Some(value) = value {
                        writeln!(out, "{name}: {value}").unwrap();
                    }
                }
                writeln!(out, "\n{}", text.document.text.trim_end()).unwrap();
            }
            Err(error) => writeln!(out, "! {:?} {}: {error}", error.outcome(), error.id()).unwrap(),
        }
    }
    out.replace(&folder, "")
}

#[test]
fn each_kind() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let (expected, files): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|path| path.extension().is_some_and(|ending| ending == "expected"));
    let files: Vec<_> = files
        .iter()
        .filter(|path| !path.ends_with("README.md") && !path.ends_with("make.py"))
        .collect();
    let bless = std::env::var_os("KURULTAI_BLESS").is_some();
    for file in &files {
        let expected = format!("{}.expected", file.display());
        if bless {
            fs::write(&expected, shown(file)).unwrap();
        }
        assert_eq!(
            shown(file),
            fs::read_to_string(&expected).unwrap(),
            "{}",
            file.display()
        );
    }
    assert_eq!(
        expected.len(),
        files.len(),
        "what is expected of a file that is gone"
    );
}
