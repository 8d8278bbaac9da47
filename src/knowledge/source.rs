//! The files that knowledge is read from, as texts.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

/// A knowledge file: its name below `ontology/`, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnowledgeFile {
    /// The path below `ontology/` or the user's folder, with `/`: "gazetteer/states.ttl".
    pub name: Cow<'static, str>,
    /// What is in it.
    pub text: Cow<'static, str>,
}

impl KnowledgeFile {
    /// A file of that name and text.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, text: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
        }
    }

    /// A file that the programme carries in itself.
    #[must_use]
    pub const fn shipped(name: &'static str, text: &'static str) -> Self {
        Self {
            name: Cow::Borrowed(name),
            text: Cow::Borrowed(text),
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
        for part in [&file.name, &file.text] {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_ignores_the_order_of_files_and_nothing_else() {
        let a = KnowledgeFile::shipped("a.ttl", "one");
        let b = KnowledgeFile::shipped("b.ttl", "two");
        let version = version_of(&[a.clone(), b.clone()]);
        assert_eq!(version.len(), 16);
        assert_eq!(version, version_of(&[b.clone(), a.clone()]));
        assert_ne!(
            version,
            version_of(&[a, KnowledgeFile::shipped("b.ttl", "three")])
        );
        assert_ne!(version, version_of(&[b]));
    }

    #[test]
    fn a_file_of_the_same_name_replaces_the_shipped_one() {
        let shipped = [
            KnowledgeFile::shipped("a.ttl", "one"),
            KnowledgeFile::shipped("b.ttl", "two"),
        ];
        let extra = [
            KnowledgeFile::shipped("z.ttl", "mine"),
            KnowledgeFile::shipped("a.ttl", "mine"),
        ];
        let files = lay_over(&shipped, &extra);
        let names: Vec<(&str, &str)> = files.iter().map(|file| (&*file.name, &*file.text)).collect();
        assert_eq!(names, [("b.ttl", "two"), ("a.ttl", "mine"), ("z.ttl", "mine")]);
    }
}
