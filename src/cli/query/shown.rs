//! Answers as people read them: labels for IRIs, and a table that fits the terminal.

use std::collections::{BTreeMap, BTreeSet};

use crate::exporter::iri;
use crate::store::{Background, Cell, Store, StoreError, Table, short};

use super::super::table::table;

/// Lays an answer out; `width` is that of the terminal, if there is one.
pub(super) fn shown(
    answer: Table,
    store: Option<&Store>,
    background: &Background<'_>,
    width: Option<u16>,
) -> Result<String, StoreError> {
    let labels = labels(&answer, store, background)?;
    let word = |cell: Cell| match cell {
        Cell::Iri(iri) => labels.get(&iri).cloned().unwrap_or_else(|| name(&iri)),
        Cell::Words(words) => words,
    };
    let rows = answer
        .rows
        .into_iter()
        .map(|row| row.into_iter().map(word).collect());
    Ok(table(answer.header, rows.collect(), width))
}

/// The labels of the things in an answer: of the texts, else of the knowledge.
fn labels(
    answer: &Table,
    store: Option<&Store>,
    background: &Background<'_>,
) -> Result<BTreeMap<String, String>, StoreError> {
    let cells = answer.rows.iter().flatten();
    let iris: BTreeSet<String> = cells
        .filter_map(|cell| match cell {
            Cell::Iri(iri) => Some(iri.clone()),
            Cell::Words(_) => None,
        })
        .collect();
    if iris.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut labels: BTreeMap<String, String> = background.labels(&iris)?.into_iter().collect();
    if let Some(store) = store {
        labels.extend(store.labels(Some(&iris))?);
    }
    Ok(labels)
}

/// What has no label: a document by its identifier, anything else by its short name.
fn name(iri: &str) -> String {
    iri::to_document(iri).map_or_else(|| short(iri), |id| id.as_str().to_owned())
}
