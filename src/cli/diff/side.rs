//! One of the two that are compared: a store, or a file.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::super::failure::{Exit, Failure};
use crate::exporter::iri::{self, DocumentGraph};
use crate::exporter::lines::{self, Line};
use crate::exporter::vocab::KNOWLEDGE;
use crate::exporter::{OutputFormat, QuadLines, parse};
use crate::model::Reading;
use crate::store::{Part, Store};
use crate::text::DocumentId;

/// A store or a file.
pub(super) enum Side {
    Store(Store),
    File(PathBuf, OutputFormat),
}

impl Side {
    /// Opens what is at a path.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        if path.is_dir() {
            return Ok(Self::Store(Store::open(path)?));
        }
        if !path.exists() {
            return Err(Failure {
                exit: Exit::Inputs,
                ..Failure::usage(format!("there is no `{}`", path.display()))
            });
        }
        let ending = path.extension().and_then(|ending| ending.to_str());
        let format = OutputFormat::ALL
            .into_iter()
            .find(|format| ending == Some(format.ending()));
        match format {
            Some(format) => Ok(Self::File(path.to_owned(), format)),
            None => Err(
                Failure::usage(format!("`{}` is neither a store nor RDF", path.display()))
                    .hint("files are known by their ending: .nq, .trig, .nt, .ttl, .jsonld, .rdf"),
            ),
        }
    }

    /// Hands on what documents say: the lines of their facts, or all lines of a file without graphs.
    pub(super) fn each_fact(&self, take: &mut dyn FnMut(Line<'_>)) -> Result<(), Failure> {
        match self {
            Self::Store(store) => each_of_store(store, take),
            Self::File(..) => self.each_line(&mut |line| {
                if is_of_facts(lines::iri(line.graph)) {
                    take(line);
                }
            }),
        }
    }

    /// Hands on all lines of a file; nothing of a store.
    pub(super) fn each_line(&self, take: &mut dyn FnMut(Line<'_>)) -> Result<(), Failure> {
        let Self::File(path, format) = self else {
            return Ok(());
        };
        parse::each_line(open(path)?, *format, take)
            .with_context(|| format!("cannot read `{}`", path.display()))
            .map_err(Failure::wrong)
    }

    /// What some documents say, if texts and claims are there.
    pub(super) fn readings(&self, documents: &BTreeSet<DocumentId>) -> Result<Vec<Reading>, Failure> {
        match self {
            Self::Store(store) => Ok(store.readings_of_documents(documents)?),
            // A file may hold parts of graphs only; then it has no sentences to show.
            Self::File(path, format) => {
                Ok(parse::readings(open(path)?, *format, documents).unwrap_or_default())
            }
        }
    }
}

fn each_of_store(store: &Store, take: &mut dyn FnMut(Line<'_>)) -> Result<(), Failure> {
    for (id, _) in store.documents() {
        let mut lines = QuadLines::new();
        store.add_lines([id], Part::Facts, &mut lines)?;
        lines.iter().for_each(&mut *take);
    }
    Ok(())
}

/// Whether a graph holds facts of a document, or is the default graph.
fn is_of_facts(graph: &str) -> bool {
    match iri::to_graph(graph) {
        Some((_, graph)) => graph == DocumentGraph::Facts,
        None => !graph.starts_with(KNOWLEDGE),
    }
}

fn open(path: &Path) -> Result<BufReader<File>, Failure> {
    let file = File::open(path)
        .with_context(|| format!("cannot read `{}`", path.display()))
        .map_err(|error| Failure {
            exit: Exit::Inputs,
            ..Failure::wrong(error)
        })?;
    Ok(BufReader::with_capacity(1 << 16, file))
}
