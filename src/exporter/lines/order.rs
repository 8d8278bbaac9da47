//! In which order lines are written.

use crate::exporter::vocab::{rdf, rdfs, skos};

use super::line::{Line, iri};

/// The order in which lines are handed on, each once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// By their bytes.
    Bytes,
    /// By their bytes, without graphs.
    BytesMerged,
    /// By graph and subject; of a subject the type comes first, then labels.
    Subjects,
    /// By subject, without graphs; of a subject the type comes first, then labels.
    SubjectsMerged,
}

impl Order {
    /// By what lines are sorted first: graph and subject.
    pub(super) fn key<'l>(self, subject: &'l str, graph: &'l str) -> (&'l str, &'l str) {
        match self {
            Self::Bytes | Self::BytesMerged => ("", subject),
            Self::Subjects => (iri(graph), iri(subject)),
            Self::SubjectsMerged => ("", iri(subject)),
        }
    }

    /// A line among those of its subject.
    pub(super) fn ranked(self, line: Line<'_>) -> Ranked<'_> {
        let (rank, first) = match self {
            Self::Bytes | Self::BytesMerged => (0, line.predicate),
            Self::Subjects | Self::SubjectsMerged => {
                let predicate = iri(line.predicate);
                (rank(predicate), predicate)
            }
        };
        let is_merged = matches!(self, Self::BytesMerged | Self::SubjectsMerged);
        Ranked {
            rank,
            first,
            object: line.object,
            graph: if is_merged { "" } else { line.graph },
            subject: line.subject,
            predicate: line.predicate,
        }
    }
}

/// A line among those of its subject, by what they are sorted. The subject is hardly ever looked at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ranked<'l> {
    rank: u8,
    /// The predicate, as it is compared.
    first: &'l str,
    object: &'l str,
    graph: &'l str,
    subject: &'l str,
    predicate: &'l str,
}

impl<'l> Ranked<'l> {
    /// The line as it is handed on.
    pub(super) fn line(&self) -> Line<'l> {
        Line {
            subject: self.subject,
            predicate: self.predicate,
            object: self.object,
            graph: self.graph,
        }
    }
}

/// Types come first, then labels.
fn rank(predicate: &str) -> u8 {
    let first = [rdf::TYPE, rdfs::LABEL, skos::PREF_LABEL];
    let at = first.iter().position(|first| first.as_str() == predicate);
    at.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
}
