//! Quads in one of the syntaxes of RDF.

use std::io::Write;
use std::path::Path;

use crate::exporter::iri::{self, DocumentGraph};
use crate::exporter::{OutputFormat, QuadLines, RdfWriter};
use crate::store::{Part, Store};
use crate::text::DocumentId;

use super::super::args::{ExportArgs, GraphChoice, Level};
use super::super::failure::{Exit, Failure};
use super::super::knowledge;
use super::super::output::Output;
use super::split::Files;
use super::{folder, sink};

/// Writes the graphs of a store.
pub(super) fn run(
    args: &ExportArgs,
    format: OutputFormat,
    store: &Store,
    output: &Output,
) -> Result<Exit, Failure> {
    let graphs = Graphs::of(args, store, output)?;
    if let Some(path) = &args.split {
        return split(&graphs, format, path);
    }
    let mut writer = RdfWriter::new(format, sink(args.output.as_deref())?)?;
    if format.is_by_graph() {
        graphs.each(|_, lines| Ok(writer.write(lines)?))?;
        writer.write(&graphs.knowledge)?;
    } else {
        writer.write(&graphs.all()?)?;
    }
    writer.finish()?.flush()?;
    Ok(Exit::Done)
}

/// Writes each graph to a file of its own.
fn split(graphs: &Graphs<'_>, format: OutputFormat, path: &Path) -> Result<Exit, Failure> {
    folder(path)?;
    let files = Files::new(path, format);
    graphs.each(|name, lines| files.write(name, lines))?;
    for (name, lines) in graphs.knowledge.by_graph() {
        files.write(&name, &lines)?;
    }
    Ok(Exit::Done)
}

/// The graphs that are wanted.
struct Graphs<'s> {
    store: &'s Store,
    parts: Vec<Part>,
    mentions: bool,
    knowledge: QuadLines,
}

impl<'s> Graphs<'s> {
    fn of(args: &ExportArgs, store: &'s Store, output: &Output) -> Result<Self, Failure> {
        let has = |choice| args.graphs.contains(&choice);
        let provenance = match args.provenance {
            Some(level) => level != Level::None,
            None => has(GraphChoice::Provenance),
        };
        let parts = [
            (has(GraphChoice::Facts), Part::Facts),
            (provenance, Part::Provenance),
        ];
        let wanted = parts.iter().filter(|(is_wanted, _)| *is_wanted);
        let mut lines = QuadLines::new();
        if has(GraphChoice::Knowledge) {
            let knowledge = knowledge::files(&args.of.knowledge)?;
            knowledge::check(store, &knowledge, output);
            let background = knowledge::in_scope(&knowledge, args.of.scope.into())?;
            let quads = store.knowledge(&background, args.of.scope.into())?;
            quads.iter().for_each(|quad| lines.push(quad));
        }
        Ok(Self {
            store,
            parts: wanted.map(|(_, part)| *part).collect(),
            mentions: args.provenance != Some(Level::Claims),
            knowledge: lines,
        })
    }

    /// Hands on the graphs of documents with their IRIs, one by one, in the order of these.
    fn each(&self, mut take: impl FnMut(&str, &QuadLines) -> Result<(), Failure>) -> Result<(), Failure> {
        let mut documents: Vec<(String, &DocumentId)> = self
            .store
            .documents()
            .map(|(id, _)| (iri::document(id).into_string(), id))
            .collect();
        documents.sort();
        for (_, id) in documents {
            for part in &self.parts {
                let mut lines = QuadLines::new();
                self.add([id], *part, &mut lines)?;
                let graph = match part {
                    Part::Facts => DocumentGraph::Facts,
                    Part::Provenance => DocumentGraph::Provenance,
                };
                take(iri::graph(id, graph).as_str(), &lines)?;
            }
        }
        Ok(())
    }

    /// Everything at once.
    fn all(&self) -> Result<QuadLines, Failure> {
        let mut lines = self.knowledge.clone();
        for part in &self.parts {
            self.add(self.store.documents().map(|(id, _)| id), *part, &mut lines)?;
        }
        Ok(lines)
    }

    fn add<'i>(
        &self,
        documents: impl IntoIterator<Item = &'i DocumentId>,
        part: Part,
        lines: &mut QuadLines,
    ) -> Result<(), Failure> {
        self.store.add_lines(documents, part, lines)?;
        if !self.mentions {
            lines.retain(|subject| !iri::is_mention(subject));
        }
        Ok(())
    }
}
