//! The manifest: which documents a store holds, and where.
//!
//! A text file. First a header, then one `run` line per version of programme and knowledge, one `doc` line per
//! document sorted by identifier, and an `end` line with the count, so that a file cut short is noticed.
//! Fields are separated by tabs; tabs, line ends and backslashes in them are escaped.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use crate::text::DocumentId;

use super::contents::Part;
use super::error::StoreError;

/// The version of the folder format.
pub(super) const FORMAT: u32 = 1;

const MAGIC: &str = "kurultai-store";

/// With what a document was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// The version of kurultai.
    pub program: String,
    /// The version of the knowledge.
    pub knowledge: String,
    /// How much provenance was kept: `none`, `claims` or `full`.
    pub provenance: String,
}

/// What decides whether a document has to be read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// SHA-256 of the text and what its source says of it, in hexadecimal.
    pub fingerprint: String,
    /// With what it was read.
    pub run: Run,
}

/// A document in a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDocument {
    /// What it was read from and with.
    pub stamp: Stamp,
    /// The file it came from, as identifiers write it.
    pub source: String,
    /// The number of its segment.
    pub(super) segment: u32,
    /// Its bytes in the facts file of the segment.
    pub(super) facts: Range<u64>,
    /// Its bytes in the provenance file of the segment.
    pub(super) provenance: Range<u64>,
}

impl StoredDocument {
    /// Where one of its parts lies in the files of its segment.
    pub(super) const fn range(&self, part: Part) -> &Range<u64> {
        match part {
            Part::Facts => &self.facts,
            Part::Provenance => &self.provenance,
        }
    }

    /// How many bytes it takes.
    pub(super) fn bytes(&self) -> u64 {
        (self.facts.end - self.facts.start) + (self.provenance.end - self.provenance.start)
    }
}

/// The documents of a store, sorted by identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) documents: BTreeMap<DocumentId, StoredDocument>,
}

impl Manifest {
    /// The file's text.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{MAGIC}\t{FORMAT}\t{}\n", env!("CARGO_PKG_VERSION"));
        let mut runs: Vec<&Run> = self.documents.values().map(|stored| &stored.stamp.run).collect();
        runs.sort();
        runs.dedup();
        for run in &runs {
            let fields = [&run.program, &run.knowledge, &run.provenance].map(|field| escaped(field));
            line(&mut text, &format!("run\t{}", fields.join("\t")));
        }
        for (id, stored) in &self.documents {
            let run = runs.partition_point(|run| **run < stored.stamp.run);
            let (facts, provenance) = (&stored.facts, &stored.provenance);
            let places = [facts.start, facts.end, provenance.start, provenance.end].map(|at| at.to_string());
            let fields = [
                "doc",
                &escaped(id.as_str()),
                &stored.stamp.fingerprint,
                &run.to_string(),
                &stored.segment.to_string(),
                &places.join("\t"),
                &escaped(&stored.source),
            ];
            line(&mut text, &fields.join("\t"));
        }
        line(&mut text, &format!("end\t{}", self.documents.len()));
        text
    }

    /// Reads the text of the manifest at `path`.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotAStore`], [`StoreError::Newer`] or [`StoreError::Manifest`].
    pub(super) fn parse(text: &str, path: &Path) -> Result<Self, StoreError> {
        let mut lines = text.lines();
        header(lines.next().unwrap_or_default(), path)?;
        let mut manifest = Self::default();
        let mut runs = Vec::new();
        let mut ended = false;
        for (at, line) in lines.enumerate() {
            let wrong = |problem: &str| StoreError::Manifest {
                path: path.to_owned(),
                line: at + 2,
                problem: problem.to_owned(),
            };
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                ["run", fields @ ..] => runs.push(run(fields).ok_or_else(|| wrong("a run is cut short"))?),
                ["doc", fields @ ..] => {
                    let (id, stored) =
                        document(fields, &runs).ok_or_else(|| wrong("a document is cut short"))?;
                    manifest.documents.insert(id, stored);
                }
                ["end", count] => ended = *count == manifest.documents.len().to_string(),
                _ => return Err(wrong("neither `run` nor `doc` nor `end`")),
            }
        }
        if !ended {
            return Err(StoreError::Manifest {
                path: path.to_owned(),
                line: text.lines().count(),
                problem: "the file is cut short".to_owned(),
            });
        }
        Ok(manifest)
    }

    /// How many bytes of each segment are in use.
    pub(super) fn live_bytes(&self) -> BTreeMap<u32, u64> {
        let mut live = BTreeMap::new();
        for stored in self.documents.values() {
            *live.entry(stored.segment).or_insert(0) += stored.bytes();
        }
        live
    }

    /// Up to which byte the two files of each segment are in use at least: facts and provenance.
    pub(super) fn ends(&self) -> BTreeMap<u32, [u64; 2]> {
        let mut ends = BTreeMap::new();
        for stored in self.documents.values() {
            let [facts, provenance] = ends.entry(stored.segment).or_insert([0; 2]);
            *facts = stored.facts.end.max(*facts);
            *provenance = stored.provenance.end.max(*provenance);
        }
        ends
    }
}

fn header(line: &str, path: &Path) -> Result<(), StoreError> {
    let folder = || path.parent().unwrap_or(path).to_owned();
    let mut fields = line.split('\t');
    let format = match (fields.next(), fields.next().map(str::parse)) {
        (Some(MAGIC), Some(Ok(format))) => format,
        _ => return Err(StoreError::NotAStore { path: folder() }),
    };
    if format > FORMAT {
        let program = fields.next().unwrap_or("of a later version").to_owned();
        return Err(StoreError::Newer {
            path: folder(),
            format,
            program,
        });
    }
    Ok(())
}

fn run(fields: &[&str]) -> Option<Run> {
    let [program, knowledge, provenance] = fields else {
        return None;
    };
    Some(Run {
        program: unescaped(program),
        knowledge: unescaped(knowledge),
        provenance: unescaped(provenance),
    })
}

fn document(fields: &[&str], runs: &[Run]) -> Option<(DocumentId, StoredDocument)> {
    let [
        id,
        fingerprint,
        run,
        segment,
        facts,
        facts_end,
        provenance,
        provenance_end,
        source,
    ] = fields
    else {
        return None;
    };
    let range = |start: &str, end: &str| -> Option<Range<u64>> {
        let range = start.parse().ok()?..end.parse().ok()?;
        (range.start <= range.end).then_some(range)
    };
    let stored = StoredDocument {
        stamp: Stamp {
            fingerprint: (*fingerprint).to_owned(),
            run: runs.get(run.parse::<usize>().ok()?)?.clone(),
        },
        source: unescaped(source),
        segment: segment.parse().ok()?,
        facts: range(facts, facts_end)?,
        provenance: range(provenance, provenance_end)?,
    };
    Some((DocumentId::new(&unescaped(id)), stored))
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn escaped(field: &str) -> String {
    let mut out = String::with_capacity(field.len());
    for c in field.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
    out
}

fn unescaped(field: &str) -> String {
    let mut out = String::with_capacity(field.len());
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => out.push(match chars.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                other => other.unwrap_or('\\'),
            }),
            (c, false) => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(run: &str) -> StoredDocument {
        StoredDocument {
            stamp: Stamp {
                fingerprint: "ab".to_owned(),
                run: Run {
                    program: "0.1.0".to_owned(),
                    knowledge: run.to_owned(),
                    provenance: "full".to_owned(),
                },
            },
            source: "a\tb\\".to_owned(),
            segment: 3,
            facts: 0..10,
            provenance: 5..7,
        }
    }

    #[test]
    fn a_manifest_reads_back() {
        let mut manifest = Manifest::default();
        for (id, run) in [("b\nb", "k2"), ("a", "k1"), ("ü \\t", "k2")] {
            manifest.documents.insert(DocumentId::new(id), stored(run));
        }
        let text = manifest.to_text();
        assert_eq!(Manifest::parse(&text, Path::new("m")).unwrap(), manifest);
        let cut = &text[..text.len() - 6];
        assert!(matches!(
            Manifest::parse(cut, Path::new("m")),
            Err(StoreError::Manifest { .. })
        ));
    }

    #[test]
    fn other_formats_are_told_apart() {
        let parse = |text: &str| Manifest::parse(text, Path::new("m")).map(|_| ());
        assert!(matches!(parse("hello\n"), Err(StoreError::NotAStore { .. })));
        assert!(matches!(
            parse("kurultai-store\t9\t7.0.0\nnews\n"),
            Err(StoreError::Newer { format: 9, .. })
        ));
    }
}
