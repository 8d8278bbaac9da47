//! From what documents say to a brief.

mod claims;
mod drafts;
mod speech;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::super::evidence::one_line;
use super::super::thing::words;
use super::contents::{Dossier, Line, Section, counted, in_words};
use super::known::Known;
use super::phrases::{capital, named};
use super::sources::Sources;
use crate::exporter::iri;
use crate::graph::KnowledgeGraph;
use crate::model::{Comparator, Count, EntityId, EntityKind, Reading};
use crate::text::Date;
use drafts::{Draft, section};

/// So many of the words that name a thing are shown.
const NAMES: usize = 6;

/// The brief on a thing; of each section `limit` lines at most, 0 for all.
pub(super) fn dossier(graph: &KnowledgeGraph, thing: &EntityId, known: &[Known], limit: usize) -> Dossier {
    let entity = graph.entity(thing);
    let office = graph.office(thing).map(|office| office.label.as_str());
    let label = entity.map(|entity| entity.label.as_str()).or(office);
    let title = label.map_or_else(|| iri::entity(thing).into_string(), one_line);
    let about = About {
        graph,
        thing,
        readings: readings(graph),
    };
    let limit = if limit == 0 { usize::MAX } else { limit };
    let mut sources = Sources::default();
    let mut sections = vec![beforehand(known, limit, &mut sources)];
    for (part, drafts) in about.relations() {
        sections.push(section(part.heading(), drafts, limit, &mut sources));
    }
    let said = format!("What {} said", named(&title));
    sections.push(section(&said, about.said(), limit, &mut sources));
    let spoken_of = format!("What others said of {}", named(&title));
    sections.push(section(&spoken_of, about.spoken_of(), limit, &mut sources));
    sections.push(section("Figures", about.counts(), limit, &mut sources));
    sections.retain(|section| !section.lines.is_empty());
    Dossier {
        kind: entity.map_or_else(|| "office".to_owned(), |entity| kind(entity.kind)),
        iri: iri::entity(thing).into_string(),
        basis: about.basis(),
        title: capital(&title),
        sections,
        sources: sources.into_list(),
    }
}

/// The documents by date, then by identifier; those without a date last.
fn readings(graph: &KnowledgeGraph) -> Vec<&Reading> {
    let mut readings: Vec<&Reading> = graph.readings().collect();
    readings.sort_by_key(|reading| {
        let issued = reading.document.facts.issued;
        (issued.is_none(), issued)
    });
    readings
}

fn kind(kind: EntityKind) -> String {
    match kind {
        EntityKind::UnBody => "UN body".to_owned(),
        _ => words(kind.name()).trim().to_owned(),
    }
}

fn beforehand(known: &[Known], limit: usize, sources: &mut Sources<'_>) -> Section {
    let lines = known.iter().take(limit).map(|known| Line {
        date: None,
        text: known.text.clone(),
        words: None,
        remarks: Vec::new(),
        sources: vec![sources.file(&known.file)],
    });
    Section {
        heading: "Known beforehand".to_owned(),
        lines: lines.collect(),
        left_out: known.len().saturating_sub(limit),
    }
}

/// A thing, and the documents that speak of it.
struct About<'g> {
    graph: &'g KnowledgeGraph,
    thing: &'g EntityId,
    readings: Vec<&'g Reading>,
}

impl<'g> About<'g> {
    /// How many documents speak of the thing, of when, and by which words.
    fn basis(&self) -> String {
        let dates = self
            .readings
            .iter()
            .filter_map(|reading| reading.document.facts.issued);
        let dates: BTreeSet<Date> = dates.collect();
        let span = match (dates.first(), dates.last()) {
            (Some(first), Some(last)) if first != last => {
                format!(", dated from {} to {},", in_words(*first), in_words(*last))
            }
            (Some(day), _) => format!(", dated {},", in_words(*day)),
            _ => String::new(),
        };
        let verb = if self.readings.len() == 1 {
            "speaks"
        } else {
            "speak"
        };
        let documents = counted(self.readings.len(), "document");
        let times = counted(self.graph.mention_count(self.thing), "time");
        let names = self.names();
        let names = if names.is_empty() {
            String::new()
        } else {
            format!(", as {}", names.join(", "))
        };
        format!(
            "In this store {documents}{span} {verb} of {}, {times}{names}.",
            self.label(self.thing)
        )
    }

    /// The words that name the thing, the most frequent first.
    fn names(&self) -> Vec<String> {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for reading in &self.readings {
            let mentions = reading.mentions.iter();
            for mention in mentions.filter(|mention| mention.entity == *self.thing) {
                *times
                    .entry(one_line(reading.document.words(mention.span)))
                    .or_default() += 1;
            }
        }
        times.remove("");
        let mut names: Vec<(String, usize)> = times.into_iter().collect();
        names.sort_by_key(|(_, times)| Reverse(*times));
        let more = names.len().saturating_sub(NAMES);
        let shown = names.into_iter().take(NAMES);
        let mut names: Vec<String> = shown.map(|(name, times)| format!("“{name}” ({times})")).collect();
        if more > 0 {
            names.push(format!("and in {more} other ways"));
        }
        names
    }

    fn label(&self, id: &EntityId) -> String {
        let entity = self.graph.entity(id).map(|entity| &entity.label);
        let office = || self.graph.office(id).map(|office| &office.label);
        let label = entity.or_else(office);
        named(&label.map_or_else(|| id.to_string(), |label| one_line(label)))
    }

    /// The counts of what is the thing's.
    fn counts(&self) -> Vec<Draft<'g>> {
        let mut drafts = Vec::new();
        for reading in &self.readings {
            let counts = reading.counts.iter();
            for count in counts.filter(|count| count.by.as_ref() == Some(self.thing)) {
                drafts.push(Draft {
                    date: None,
                    text: counted_things(count),
                    words: None,
                    remarks: Vec::new(),
                    evidence: vec![(*reading, count.span)],
                });
            }
        }
        drafts
    }
}

/// "At least 8 × resolution since 2017"
fn counted_things(count: &Count) -> String {
    let comparator = match count.comparator {
        Comparator::Exactly => "",
        Comparator::AtLeast => "At least ",
        Comparator::MoreThan => "More than ",
        Comparator::About => "About ",
        Comparator::LessThan => "Fewer than ",
    };
    let since = count.since.map(|date| format!(" since {}", in_words(date)));
    let what = one_line(&count.what);
    format!(
        "{comparator}{} × {what}{}",
        count.number,
        since.unwrap_or_default()
    )
}
