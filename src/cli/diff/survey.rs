//! What is kept of a side while it is read: digests of its triples, labels, and its documents.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use sha2::{Digest as _, Sha256};

use super::super::failure::Failure;
use super::side::Side;
use crate::exporter::iri;
use crate::exporter::lines::{self, Line, LiteralText};
use crate::exporter::vocab::{kur, rdfs};
use crate::text::DocumentId;

/// What identifies a triple: half of its SHA-256.
pub(super) type Digest = u128;
/// The triples that only one side has, by side.
pub(super) type Differing = [FxHashSet<Digest>; 2];

/// What a side holds.
#[derive(Default)]
pub(super) struct Survey {
    /// The digests of its facts, sorted, each once.
    digests: Vec<Digest>,
    /// The labels of things, by IRI.
    labels: BTreeMap<String, String>,
    /// Its documents, and what changes with their texts if it is known.
    pub(super) documents: BTreeMap<DocumentId, Option<String>>,
}

impl Survey {
    /// The label of a thing, or a short name.
    pub(super) fn label(&self, iri: &str) -> String {
        let label = self.labels.get(iri).cloned();
        label.unwrap_or_else(|| crate::store::short(iri))
    }

    /// Leaves of the documents their identifiers.
    pub(super) fn forget_stamps(&mut self) {
        self.documents.values_mut().for_each(|stamp| *stamp = None);
    }

    fn note(&mut self, line: Line<'_>) {
        self.digests.push(digest(line));
        if let Some(label) = LiteralText::of(line.object)
            && lines::iri(line.predicate) == rdfs::LABEL.as_str()
        {
            let label = label.value().into_owned();
            let known = self
                .labels
                .entry(lines::iri(line.subject).to_owned())
                .or_default();
            // The fullest one, whatever the order of documents.
            let better = (label.len(), &label) > (known.len(), known);
            if better {
                *known = label;
            }
        }
    }

    /// Notes the document whose graph a line is in, and the digest of its text.
    fn note_document(&mut self, line: Line<'_>) {
        if let Some((id, _)) = iri::to_graph(lines::iri(line.graph)) {
            self.documents.entry(id).or_default();
        }
        if lines::iri(line.predicate) == kur::SHA256.as_str()
            && let Some(id) = iri::to_document(lines::iri(line.subject))
        {
            let stamp = LiteralText::of(line.object).map(|literal| literal.value().into_owned());
            self.documents.insert(id, stamp);
        }
    }
}

impl Side {
    /// Reads it once.
    pub(super) fn survey(&self) -> Result<Survey, Failure> {
        let mut survey = Survey::default();
        self.each_fact(&mut |line| survey.note(line))?;
        survey.digests.sort_unstable();
        survey.digests.dedup();
        survey.digests.shrink_to_fit();
        match self {
            Self::Store(store) => {
                let stamped = store
                    .documents()
                    .map(|(id, stored)| (id.clone(), Some(stored.stamp.fingerprint.clone())));
                survey.documents = stamped.collect();
            }
            Self::File(..) => self.each_line(&mut |line| survey.note_document(line))?,
        }
        Ok(survey)
    }
}

/// What identifies the triple of a line.
pub(super) fn digest(line: Line<'_>) -> Digest {
    let mut hash = Sha256::new();
    for term in [line.subject, line.predicate, line.object] {
        hash.update(term.as_bytes());
        hash.update([0]);
    }
    let bytes: [u8; 32] = hash.finalize().into();
    let mut half = [0; 16];
    half.copy_from_slice(&bytes[..16]);
    u128::from_be_bytes(half)
}

/// The triples that only one side has.
pub(super) fn differing([old, new]: &[Survey; 2]) -> Differing {
    let only = |here: &Survey, there: &Survey| {
        let missing = |digest: &&Digest| there.digests.binary_search(digest).is_err();
        here.digests.iter().filter(missing).copied().collect()
    };
    [only(old, new), only(new, old)]
}
