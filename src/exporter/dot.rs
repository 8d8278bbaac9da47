//! DOT, for Graphviz: things in clusters by kind, relations as labelled edges.
//!
//! petgraph's own writer knows no clusters and promises no format, so this is ours.

mod drawing;
mod selection;
mod style;
mod text;

use std::io::Write;

use crate::exporter::error::ExportError;
use crate::graph::KnowledgeGraph;
use crate::model::{EntityId, KindSet, Property};

/// What is drawn of a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DotOptions {
    /// The thing that the drawing is around; everything if none.
    pub focus: Option<EntityId>,
    /// How many relations away from the focus things may be.
    pub hops: usize,
    /// The kinds of things that are drawn; all if none.
    pub kinds: Option<KindSet>,
    /// How many things are drawn at most: those with the most evidence.
    pub top: Option<usize>,
    /// Whether statements are drawn, small, beside their speakers.
    pub statements: bool,
    /// What is known beforehand between things; drawn where both are shown and no document says it.
    pub known: Vec<KnownEdge>,
}

/// A relation that is known beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownEdge {
    /// Who or what.
    pub subject: EntityId,
    /// Stands in which relation.
    pub property: Property,
    /// To whom or to what.
    pub object: EntityId,
    /// Whether it has ended.
    pub is_over: bool,
}

impl Default for DotOptions {
    fn default() -> Self {
        Self {
            focus: None,
            hops: 1,
            kinds: None,
            top: None,
            statements: false,
            known: Vec::new(),
        }
    }
}

/// Draws a graph as DOT.
///
/// Planned relations are dashed, former ones dotted, possible ones grey, denied ones end in a bar;
/// what is known beforehand alone is dotted and grey. Of a drawing
/// with many things, those mentioned once and in no relation are left out, and its label says how many.
///
/// # Errors
/// When the focus is not in the graph, or the writer fails.
pub fn write_dot(
    graph: &KnowledgeGraph,
    options: &DotOptions,
    mut out: impl Write,
) -> Result<(), ExportError> {
    if let Some(focus) = options.focus.as_ref().filter(|id| graph.entity(id).is_none()) {
        return Err(ExportError::UnknownFocus(focus.to_string()));
    }
    let selection = selection::select(graph, options);
    let drawing = drawing::draw(graph, options, &selection);
    out.write_all(drawing.as_bytes())?;
    out.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests;
