//! The files that knowledge is read from, as texts.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::pack::Pack;

/// A knowledge file: its name below `ontology/`, and its text.
#[derive(Clone, Debug)]
pub struct KnowledgeFile {
    /// The path below `ontology/` or the user's folder, with `/`: "gazetteer/states.ttl".
    pub name: Cow<'static, str>,
    text: FileText,
}

/// The text of a file, or where it is packed.
#[derive(Clone, Debug)]
enum FileText {
    Plain(Cow<'static, str>),
    Packed(&'static Pack<'static>, usize),
}

impl KnowledgeFile {
    /// A file of that name and text.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, text: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            text: FileText::Plain(text.into()),
        }
    }

    /// A file that is packed into the programme, by its number in the pack.
    pub(crate) fn packed(name: &'static str, pack: &'static Pack<'static>, number: usize) -> Self {
        Self {
            name: name.into(),
            text: FileText::Packed(pack, number),
        }
    }

    /// What is in it; a packed file is unpacked.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match &self.text {
            FileText::Plain(text) => Cow::Borrowed(text),
            FileText::Packed(pack, number) => Cow::Owned(pack.text(*number)),
        }
    }

    /// Its text, unless it is packed into the programme.
    #[must_use]
    pub fn plain_text(&self) -> Option<&str> {
        match &self.text {
            FileText::Plain(text) => Some(text),
            FileText::Packed(..) => None,
        }
    }

    /// Whether it is the ontology itself.
    #[must_use]
    pub fn is_ontology(&self) -> bool {
        self.name == "kurultai.ttl"
    }

    /// Whether it describes things, offices and tenures: every Turtle file but the ontology and the shapes.
    #[must_use]
    pub fn is_gazetteer(&self) -> bool {
        self.name.ends_with(".ttl") && !self.is_ontology() && self.name != "shapes.ttl"
    }
}

/// The version of a set of files: 16 hexadecimal digits of the SHA-256 of all names and texts, in order of names.
#[must_use]
pub fn version_of(files: &[KnowledgeFile]) -> String {
    let mut sorted: Vec<&KnowledgeFile> = files.iter().collect();
    sorted.sort_by_key(|file| &file.name);
    let mut digest = Sha256::new();
    for file in sorted {
        for part in [&file.name, &file.text()] {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part.as_bytes());
        }
    }
    digest
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The version of files that lie over others of that version.
#[must_use]
pub fn version_over(below: &str, files: &[KnowledgeFile]) -> String {
    // No file is called so.
    let below = KnowledgeFile::new("", below.to_owned());
    version_of(&[files, &[below]].concat())
}

/// Lays a user's files over the shipped ones: one of the same name replaces, the others follow in order of names.
#[must_use]
pub fn lay_over(shipped: &[KnowledgeFile], extra: &[KnowledgeFile]) -> Vec<KnowledgeFile> {
    let mut added = extra.to_vec();
    added.sort_by(|a, b| a.name.cmp(&b.name));
    let kept = shipped
        .iter()
        .filter(|file| !extra.iter().any(|other| other.name == file.name));
    kept.cloned().chain(added).collect()
}

/// The files of the knowledge and their version, not yet read.
#[derive(Clone, Debug, Default)]
pub struct KnowledgeFiles {
    version: String,
    files: Vec<KnowledgeFile>,
}

impl KnowledgeFiles {
    /// Files of that version.
    pub(crate) fn new(version: impl Into<String>, files: Vec<KnowledgeFile>) -> Self {
        Self {
            version: version.into(),
            files,
        }
    }

    /// The version: 16 hexadecimal digits that change with any file's name or text.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The files, in the order in which they are read.
    #[must_use]
    pub fn as_slice(&self) -> &[KnowledgeFile] {
        &self.files
    }

    /// The file of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&KnowledgeFile> {
        self.files.iter().find(|file| file.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_ignores_the_order_of_files_and_nothing_else() {
        let a = KnowledgeFile::new("a.ttl", "one");
        let b = KnowledgeFile::new("b.ttl", "two");
        let version = version_of(&[a.clone(), b.clone()]);
        assert_eq!(version.len(), 16);
        assert_eq!(version, version_of(&[b.clone(), a.clone()]));
        assert_ne!(version, version_of(&[a, KnowledgeFile::new("b.ttl", "three")]));
        assert_ne!(version, version_of(&[b]));
    }

    #[test]
    fn a_file_of_the_same_name_replaces_the_shipped_one() {
        let shipped = [
            KnowledgeFile::new("a.ttl", "one"),
            KnowledgeFile::new("b.ttl", "two"),
        ];
        let extra = [
            KnowledgeFile::new("z.ttl", "mine"),
            KnowledgeFile::new("a.ttl", "mine"),
        ];
        let files = lay_over(&shipped, &extra);
        let names: Vec<(&str, &str)> = files
            .iter()
            .map(|file| (&*file.name, file.plain_text().unwrap()))
            .collect();
        assert_eq!(names, [("b.ttl", "two"), ("a.ttl", "mine"), ("z.ttl", "mine")]);
    }
}
