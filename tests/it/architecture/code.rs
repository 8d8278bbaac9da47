//! Source files, without what only tests see.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below the root, and its lines with their numbers, less comments and tests.
pub(super) struct Source {
    pub(super) path: String,
    pub(super) lines: Vec<(usize, String)>,
}

/// The root of the project.
pub(super) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file below the root.
#[track_caller]
pub(super) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files below a folder, as paths from the root with `/`, sorted.
pub(super) fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true if path.ends_with("__pycache__") => {}
                true => folders.push(path),
                false => found.push(below_root(&path)),
            }
        }
    }
    found.sort();
    found
}

fn below_root(path: &Path) -> String {
    let parts = path.strip_prefix(root()).unwrap().components();
    parts
        .map(|part| part.as_os_str().to_str().unwrap())
        .collect::<Vec<_>>()
        .join("/")
}

/// The source files that a user's programme is made of.
pub(super) fn sources() -> Vec<Source> {
    let paths = files("src").into_iter().filter(|path| path.ends_with(".rs"));
    let all: Vec<Source> = paths.filter(|path| !is_test(path)).map(source).collect();
    assert!(all.len() > 60, "{} files", all.len());
    all
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("tests.rs") || path.ends_with("/arbitrary.rs")
}

fn source(path: String) -> Source {
    let text = read(&path);
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..end].lines().enumerate();
    let code = lines.filter(|(_, line)| !line.trim_start().starts_with("//"));
    Source {
        lines: code.map(|(at, line)| (at + 1, line.to_owned())).collect(),
        path,
    }
}

/// The packages that Cargo.toml names, as code writes them.
pub(super) fn packages() -> BTreeSet<String> {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let names = manifest["dependencies"].as_table().unwrap().keys();
    names.map(|name| name.replace('-', "_")).collect()
}

/// What stands before a `::` in a line: packages, and rooms as `crate::room`.
pub(super) fn paths(line: &str) -> Vec<String> {
    let name = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for (at, _) in line.match_indices("::") {
        let before = &line[..at];
        let start = before.rfind(|c| !name(c)).map_or(0, |last| last + 1);
        let (head, word) = before.split_at(start);
        if word == "crate" {
            let room: String = line[at + 2..].chars().take_while(|c| name(*c)).collect();
            found.push(format!("crate::{room}"));
        } else if !head.ends_with("::") {
            found.push(word.to_owned());
        }
    }
    found
}

/// Findings, one a line.
pub(super) fn shown(findings: &[String]) -> String {
    format!("\n{}", findings.join("\n"))
}

#[test]
fn paths_are_read_from_lines() {
    assert_eq!(paths("use crate::store::Store;"), ["crate::store"]);
    assert_eq!(
        paths("    oxrdf::Term::from(petgraph::Graph::new())"),
        ["oxrdf", "petgraph"]
    );
    assert_eq!(paths("use super::clap_like;"), ["super"]);
}
