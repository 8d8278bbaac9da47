//! Lines before they are sorted, cut short and given the numbers of their sources.

use std::collections::BTreeMap;

use super::super::contents::{Line, Section, in_words};
use super::super::sources::Sources;
use crate::model::Reading;
use crate::text::{Date, DocumentId, Span};

/// A line cites so many passages at most, of as many documents as it can.
const CITED: usize = 5;

/// A line, and what it rests on.
pub(super) struct Draft<'g> {
    /// When it was, if that is known: dated lines come first, in order.
    pub(super) date: Option<Date>,
    pub(super) text: String,
    pub(super) words: Option<String>,
    pub(super) remarks: Vec<String>,
    pub(super) evidence: Vec<(&'g Reading, Span)>,
}

/// Lines by their dates, as many as are wanted, with their sources; others keep their order.
pub(super) fn section<'g>(
    heading: &str,
    mut drafts: Vec<Draft<'g>>,
    limit: usize,
    sources: &mut Sources<'g>,
) -> Section {
    drafts.sort_by_key(|draft| (draft.date.is_none(), draft.date));
    let left_out = drafts.len().saturating_sub(limit);
    drafts.truncate(limit);
    Section {
        heading: heading.to_owned(),
        lines: drafts.into_iter().map(|draft| cited(draft, sources)).collect(),
        left_out,
    }
}

fn cited<'g>(mut draft: Draft<'g>, sources: &mut Sources<'g>) -> Line {
    let more = draft.evidence.len().saturating_sub(CITED);
    if more > 0 {
        draft.remarks.push(format!("{more} more passages say so"));
    }
    let mut numbers: Vec<usize> = spread(&draft.evidence)
        .into_iter()
        .take(CITED)
        .map(|(reading, span)| sources.passage(reading, span))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    Line {
        date: draft.date.map(in_words),
        text: draft.text,
        words: draft.words,
        remarks: draft.remarks,
        sources: numbers,
    }
}

/// The first passage of each document, then the second of each, and so on.
fn spread<'g>(evidence: &[(&'g Reading, Span)]) -> Vec<(&'g Reading, Span)> {
    let mut seen: BTreeMap<&DocumentId, usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, (&Reading, Span))> = Vec::with_capacity(evidence.len());
    for passage in evidence {
        let times = seen.entry(&passage.0.document.id).or_default();
        ranked.push((*times, *passage));
        *times += 1;
    }
    ranked.sort_by_key(|(times, _)| *times);
    ranked.into_iter().map(|(_, passage)| passage).collect()
}
