//! A file for each named graph.

use std::path::{Path, PathBuf};

use crate::exporter::iri;
use crate::exporter::vocab::{KDOC, KNOWLEDGE};
use crate::exporter::{OutputFormat, QuadLines, RdfWriter};

use super::super::failure::Failure;
use super::create;

/// Longer names are cut: file systems take 255 bytes.
const LONGEST: usize = 200;

/// The folder that the files go to, and their format.
pub(super) struct Files<'p> {
    folder: &'p Path,
    format: OutputFormat,
}

impl<'p> Files<'p> {
    pub(super) fn new(folder: &'p Path, format: OutputFormat) -> Self {
        Self { folder, format }
    }

    /// Writes the lines of a graph.
    pub(super) fn write(&self, graph: &str, lines: &QuadLines) -> Result<(), Failure> {
        let path = self.path(graph);
        let mut writer = RdfWriter::new(self.format, create(&path)?)?;
        writer.write(lines)?;
        writer.finish()?;
        Ok(())
    }

    /// `kdoc:ID/facts` goes to `ID.facts.ttl`, the graph of a knowledge file to `knowledge.FILE.ttl`.
    fn path(&self, graph: &str) -> PathBuf {
        let local = match graph.strip_prefix(KDOC) {
            Some(local) => local.replace('/', "."),
            None => format!("knowledge.{}", graph.trim_start_matches(KNOWLEDGE)).replace('/', "."),
        };
        let local = local.trim_end_matches(".ttl");
        let name = match local.get(..LONGEST) {
            Some(start) => format!("{start}-{}", iri::digest(&[graph])),
            None => local.to_owned(),
        };
        self.folder.join(format!("{name}.{}", self.format.ending()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(graph: &str, name: &str) {
        let files = Files::new(Path::new("folder"), OutputFormat::Turtle);
        assert_eq!(files.path(graph), Path::new("folder").join(name));
    }

    #[test]
    fn files_are_named_after_graphs() {
        check(
            "https://w3id.org/kurultai/doc/news%2Fa.txt/facts",
            "news%2Fa.txt.facts.ttl",
        );
        check(
            "https://w3id.org/kurultai/knowledge/gazetteer/states.ttl",
            "knowledge.gazetteer.states.ttl",
        );
        let long = format!("https://w3id.org/kurultai/doc/{}/facts", "a".repeat(300));
        let other = format!("{long}/x");
        let files = Files::new(Path::new("folder"), OutputFormat::NQuads);
        assert_ne!(files.path(&long), files.path(&other));
        assert!(files.path(&long).as_os_str().len() < 240);
    }
}
