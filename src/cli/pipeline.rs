//! Reading many texts at once, with the output in the order of the input.

use std::ops::AddAssign;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::exporter::{DocumentLines, ProvenanceLevel, QuadOptions, document_lines};
use crate::extractor::extract;
use crate::knowledge::Knowledge;
use crate::model::{Diagnostic, Property, Reading};
use crate::reader::{Documents, ReadError, Text, Unread};
use crate::store::{Run, Stamp, Writer};
use crate::text::{Document, DocumentId};

use super::args::Level;
use super::clock::timed;
use super::failure::Failure;
use in_order::{Window, in_order};

mod in_order;

/// So many bytes of text, or documents, are under way per thread: memory stays bounded.
const WINDOW_BYTES: usize = 1 << 18;
const WINDOW_DOCUMENTS: usize = 64;

/// With what texts are read.
pub(super) struct Job<'k> {
    knowledge: &'k Knowledge,
    options: QuadOptions,
    run: Run,
}

/// What became of one document.
pub(super) enum Event<L> {
    /// Something is wrong with an input, of that file.
    Problem(ReadError, Arc<str>),
    /// It is stored already.
    Unchanged(Place),
    /// It was read.
    Read(Box<ReadText<L>>),
    /// The programme failed on it.
    Crashed(Place),
}

/// What is there to be read, or what is wrong with it.
struct Item {
    item: Result<Unread, ReadError>,
    /// The file it lies in.
    source: Arc<str>,
    /// How long it took to find it.
    finding: Duration,
}

/// A document's identifier and the file it came from.
pub(super) struct Place {
    pub(super) id: DocumentId,
    pub(super) source: String,
}

/// A document that was read, with its lines as they are wanted.
pub(super) struct ReadText<L> {
    pub(super) place: Place,
    pub(super) stamp: Stamp,
    pub(super) lines: L,
    /// How many bytes the text has.
    pub(super) bytes: usize,
    pub(super) counts: Counts,
    pub(super) times: Times,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// How long the stages took. Told in reports and summaries; it must reach neither stdout nor a store.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Times {
    pub(super) reading: Duration,
    pub(super) extraction: Duration,
    pub(super) rendering: Duration,
    pub(super) writing: Duration,
}

impl Times {
    /// The stages with their names.
    pub(super) fn stages(&self) -> [(&'static str, Duration); 4] {
        [
            ("reading", self.reading),
            ("extraction", self.extraction),
            ("rendering", self.rendering),
            ("writing", self.writing),
        ]
    }
}

impl AddAssign for Times {
    fn add_assign(&mut self, other: Self) {
        self.reading += other.reading;
        self.extraction += other.extraction;
        self.rendering += other.rendering;
        self.writing += other.writing;
    }
}

/// Documents that need not be read again unless their fingerprints differ.
#[derive(Default)]
pub(super) struct Known(FxHashMap<DocumentId, String>);

/// How much was read from a document.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) entities: usize,
    pub(super) mentions: usize,
    pub(super) claims: usize,
    pub(super) statements: usize,
    pub(super) counts: usize,
}

/// Where documents go.
pub(super) trait Sink<L>: Send {
    /// Takes what became of the next document.
    fn take(&mut self, event: Event<L>) -> Result<(), Failure>;
}

impl<'k> Job<'k> {
    /// Reading with that knowledge and that much provenance.
    pub(super) fn new(knowledge: &'k Knowledge, level: Level) -> Self {
        let (provenance, name) = match level {
            Level::None => (ProvenanceLevel::None, "none"),
            Level::Claims => (ProvenanceLevel::Claims, "claims"),
            Level::Full => (ProvenanceLevel::Full, "full"),
        };
        let mut options = QuadOptions::new(knowledge.version()).with_provenance(provenance);
        let declared = knowledge.ontology.properties();
        let symmetric = declared.iter().filter(|property| property.symmetric);
        options
            .symmetric
            .extend(symmetric.map(|property| Property::new(&property.name)));
        options.symmetric.sort();
        options.symmetric.dedup();
        let run = Run {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            knowledge: knowledge.version().to_owned(),
            provenance: name.to_owned(),
        };
        Self {
            knowledge,
            options,
            run,
        }
    }

    /// Which documents of a store were read with the same programme and knowledge, and their fingerprints.
    pub(super) fn known(&self, writer: &Writer) -> Known {
        let same = writer
            .documents()
            .filter(|(_, stored)| stored.stamp.run == self.run);
        Known(
            same.map(|(id, stored)| (id.clone(), stored.stamp.fingerprint.clone()))
                .collect(),
        )
    }

    /// Reads all documents, in parallel; `sink` gets them in their order, their lines made ready by `render`.
    pub(super) fn run<L: Send>(
        &self,
        mut documents: Documents,
        known: &Known,
        render: impl Fn(DocumentLines) -> L + Sync,
        sink: &mut impl Sink<L>,
    ) -> Result<(), Failure> {
        let threads = rayon::current_num_threads();
        let window = Window {
            items: WINDOW_DOCUMENTS * threads,
            weight: WINDOW_BYTES * threads,
        };
        let items = std::iter::from_fn(|| {
            let (item, finding) = timed(|| documents.next_unread());
            let source = documents.source();
            item.map(|item| Item {
                item,
                source,
                finding,
            })
        });
        let weigh = |item: &Item| item.item.as_ref().map_or(0, Unread::size);
        let work = |Item {
                        item,
                        source,
                        finding,
                    }: Item| {
            let (read, reading) = timed(|| item.and_then(Unread::read));
            match read {
                Ok((text, warning)) => {
                    let warning = warning.map(|warning| Event::Problem(warning, source));
                    (warning, self.read(text, finding + reading, known, &render))
                }
                Err(error) => (None, Event::Problem(error, source)),
            }
        };
        in_order(threads, window, items, weigh, work, |(warning, event)| {
            warning.map_or(Ok(()), |warning| sink.take(warning))?;
            sink.take(event)
        })
    }

    fn read<L>(
        &self,
        text: Text,
        reading: Duration,
        known: &Known,
        render: impl Fn(DocumentLines) -> L,
    ) -> Event<L> {
        let Text { document, source } = text;
        let place = Place {
            id: document.id.clone(),
            source: source.to_string(),
        };
        let stamp = Stamp {
            fingerprint: fingerprint(&document),
            run: self.run.clone(),
        };
        if known.0.get(&place.id) == Some(&stamp.fingerprint) {
            return Event::Unchanged(place);
        }
        // One text that the programme fails on must not take the others with it.
        let worked = catch_unwind(AssertUnwindSafe(|| {
            let (reading, extraction) = timed(|| extract(&document, self.knowledge));
            let (lines, rendering) = timed(|| render(document_lines(&reading, &self.options)));
            (
                Counts::of(&reading),
                lines,
                reading.diagnostics,
                extraction,
                rendering,
            )
        }));
        let Ok((counts, lines, diagnostics, extraction, rendering)) = worked else {
            return Event::Crashed(place);
        };
        Event::Read(Box::new(ReadText {
            place,
            stamp,
            lines,
            bytes: document.text.len(),
            counts,
            times: Times {
                reading,
                extraction,
                rendering,
                writing: Duration::ZERO,
            },
            diagnostics,
        }))
    }
}

impl Counts {
    fn of(reading: &Reading) -> Self {
        Self {
            entities: reading.entities.len(),
            mentions: reading.mentions.len(),
            claims: reading.claims.len(),
            statements: reading.statements.len(),
            counts: reading.counts.len(),
        }
    }
}

/// SHA-256 of a text and what its source says of it.
fn fingerprint(document: &Document) -> String {
    let facts = &document.facts;
    let issued = facts.issued.map(|date| date.to_string());
    let parts = [
        Some(&*document.text),
        facts.title.as_deref(),
        issued.as_deref(),
        facts.creator.as_deref(),
        facts.publisher.as_deref(),
        facts.url.as_deref(),
    ];
    let mut digest = Sha256::new();
    for part in parts {
        // The length keeps parts apart; an absent one differs from an empty one.
        let length = part.map_or(u64::MAX, |part| part.len() as u64);
        digest.update(length.to_le_bytes());
        digest.update(part.unwrap_or_default());
    }
    digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
