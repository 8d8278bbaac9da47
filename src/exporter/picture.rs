//! What a drawing shows: things, edges, and the words behind them, chosen once for DOT, SVG and pages.
//!
//! A [`PictureStyle`] drafts what might be shown; then things are chosen, and the words are looked up for these alone.

mod draft;
mod finish;
mod formats;
mod general;
pub(crate) mod look;
mod passages;
mod select;
#[cfg(test)]
mod tests;
mod timeline;
mod together;
mod topics;
pub(crate) mod words;

use crate::exporter::error::ExportError;
use crate::graph::KnowledgeGraph;
use crate::model::{EntityId, EntityKind, KindSet, Property};
use crate::text::Date;

pub(crate) use formats::is_joined;
use look::Line;
pub(crate) use passages::{Passage, Sentence, Source};
pub(crate) use timeline::OTHERS as OTHER_MEETINGS;

/// What a drawing is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureStyle {
    /// Everything: all things and all relations between them.
    #[default]
    General,
    /// Persons and states, joined if they met or were at the same meetings.
    WhoMetWhom,
    /// Formats and organizations, with who belongs to them or was at their meetings.
    Formats,
    /// Who said something on which topic.
    Topics,
    /// Meetings by their dates, in rows by format.
    Timeline,
}

/// What is drawn of a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureOptions {
    /// What the drawing is of.
    pub style: PictureStyle,
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
    /// What stands above the drawing; told from what is drawn if none.
    pub title: Option<String>,
}

impl Default for PictureOptions {
    fn default() -> Self {
        Self {
            style: PictureStyle::General,
            focus: None,
            hops: 1,
            kinds: None,
            top: None,
            statements: false,
            known: Vec::new(),
            title: None,
        }
    }
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

/// What a drawing shows, before it is laid out.
#[derive(Clone, Debug)]
pub struct Picture {
    pub(crate) style: PictureStyle,
    pub(crate) title: String,
    /// How much is shown, in words.
    pub(crate) summary: String,
    /// By identifier; statements last.
    pub(crate) things: Vec<Thing>,
    /// By their two ends.
    pub(crate) edges: Vec<Edge>,
    /// What was left out and why, a sentence each.
    pub(crate) left_out: Vec<String>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) sources: Vec<Source>,
}

impl Picture {
    /// What was left out of the drawing and why, a sentence each.
    #[must_use]
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// Whether nothing is shown at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// The lines that its edges are drawn in, in order.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = self.edges.iter().map(|edge| edge.line).collect();
        lines.sort();
        lines.dedup();
        lines
    }
}

/// What sort of thing is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    /// A thing of one of the ten kinds.
    Kind(EntityKind),
    /// What statements are about.
    Topic,
    /// Words that somebody said.
    Statement,
}

/// A thing in a drawing.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    pub(crate) sort: Sort,
    /// Its IRI.
    pub(crate) iri: String,
    pub(crate) label: String,
    /// Small lines below its label.
    pub(crate) notes: Vec<String>,
    /// How much evidence its relations have.
    pub(crate) weight: usize,
    /// How often it is mentioned.
    pub(crate) mentions: usize,
    /// In a timeline: when it is, and in which row it stands.
    pub(crate) time: Option<(Date, String)>,
    /// Where it is named.
    pub(crate) passages: Vec<Passage>,
}

/// An edge of a drawing: all relations of one look between two things.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    /// Indices of things.
    pub(crate) source: usize,
    pub(crate) target: usize,
    pub(crate) line: Line,
    pub(crate) both_ways: bool,
    pub(crate) names: Vec<EdgeName>,
    /// How many claims or statements it rests on.
    pub(crate) evidence: usize,
    pub(crate) passages: Vec<Passage>,
}

/// One of the relations that an edge stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EdgeName {
    /// What to filter by: the property as words.
    pub(crate) relation: String,
    /// What is written at the edge, in one line: the office, or the property as words.
    pub(crate) label: String,
    /// How many claims say so.
    pub(crate) count: usize,
}

impl EdgeName {
    /// What is written at the edge, with how often if more than once.
    pub(crate) fn counted(&self, label: &str) -> String {
        match self.count {
            0 | 1 => label.to_owned(),
            count => format!("{label} ({count})"),
        }
    }
}

/// Chooses what a drawing of a graph shows.
///
/// Of a drawing with many things, those mentioned once and in no relation are left out;
/// [`Picture::left_out`] says how many.
///
/// # Errors
/// When the focus is not in the graph.
pub fn picture(graph: &KnowledgeGraph, options: &PictureOptions) -> Result<Picture, ExportError> {
    if let Some(focus) = options.focus.as_ref().filter(|id| graph.entity(id).is_none()) {
        return Err(ExportError::UnknownFocus(focus.to_string()));
    }
    let draft = match options.style {
        PictureStyle::General => general::draft(graph, options),
        PictureStyle::WhoMetWhom => together::draft(graph),
        PictureStyle::Formats => formats::draft(graph, &options.known),
        PictureStyle::Topics => topics::draft(graph, options.statements),
        PictureStyle::Timeline => timeline::draft(graph),
    };
    let selection = select::select(graph, &draft, options);
    Ok(finish::finish(graph, options, draft, &selection))
}
