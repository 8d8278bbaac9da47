//! From what was chosen to the picture: things and edges in order, with their words.

use std::collections::BTreeMap;

use super::draft::{Cited, Draft, DraftStatement, Link};
use super::look::Line;
use super::passages::{Passage, Passages};
use super::select::Selection;
use super::words::counted;
use super::{Edge, EdgeName, Picture, PictureOptions, PictureStyle, Sort, Thing};
use crate::exporter::iri;
use crate::graph::KnowledgeGraph;
use crate::model::EntityId;

/// How many places are kept of a thing, and of an edge.
const PLACES: usize = 24;

/// Makes the picture of what was chosen.
pub(super) fn finish(
    graph: &KnowledgeGraph,
    options: &PictureOptions,
    draft: Draft,
    selection: &Selection,
) -> Picture {
    let mut finisher = Finisher {
        places: selection.things.iter().zip(0..).collect(),
        things: Vec::new(),
        edges: Vec::new(),
        passages: Passages::new(graph),
    };
    finisher.add_things(&draft);
    finisher.add_mentions(graph);
    let Draft {
        links, statements, ..
    } = draft;
    let each = options.style == PictureStyle::Topics && options.statements;
    // Where each statement is drawn, so are its speaker and topic, and a link from one to the other says no more.
    finisher.add_links(links.into_iter().filter(|link| !each || link.line != Line::Said));
    finisher.add_statements(statements);
    finisher.weigh();
    let title = options.title.clone().unwrap_or_else(|| title(graph, options));
    Picture {
        style: options.style,
        title,
        summary: summary(graph, options, &finisher),
        things: finisher.things,
        edges: finisher.edges,
        left_out: selection.left_out.clone(),
        sentences: finisher.passages.sentences,
        sources: finisher.passages.sources,
    }
}

struct Finisher<'g, 's> {
    /// The indices of things.
    places: BTreeMap<&'s EntityId, usize>,
    things: Vec<Thing>,
    edges: Vec<Edge>,
    passages: Passages<'g>,
}

impl<'g> Finisher<'g, '_> {
    fn add_things(&mut self, draft: &Draft) {
        for id in self.places.keys() {
            let Some(thing) = draft.things.get(id) else {
                continue;
            };
            let cited = thing.cited.iter().take(PLACES);
            let passages = cited.filter_map(|cited| self.passages.passage(cited)).collect();
            self.things.push(Thing {
                sort: thing.sort,
                iri: iri::entity(id).into_string(),
                label: thing.label.clone(),
                notes: thing.notes.clone(),
                weight: thing.cited.len(),
                mentions: thing.mentions,
                time: thing.time.clone(),
                passages,
            });
        }
    }

    /// Adds the sentences that name the things; of many, the first.
    fn add_mentions(&mut self, graph: &'g KnowledgeGraph) {
        for reading in graph.readings() {
            for mention in &reading.mentions {
                let Some(thing) = self.places.get(&mention.entity) else {
                    continue;
                };
                let known = &mut self.things[*thing].passages;
                if known.len() >= PLACES {
                    continue;
                }
                let cited = Cited {
                    document: reading.document.id.clone(),
                    span: mention.span,
                    what: String::new(),
                };
                let passage = self.passages.passage(&cited);
                // A sentence that names a thing twice is shown once.
                let is_new = |passage: &Passage| known.iter().all(|other| other.sentence != passage.sentence);
                known.extend(passage.filter(is_new));
            }
        }
    }

    /// Adds the links between shown things; those of one look between the same two share an edge.
    fn add_links(&mut self, links: impl Iterator<Item = Link>) {
        let mut edges: BTreeMap<(usize, usize, Line, bool), Edge> = BTreeMap::new();
        for link in links {
            let (Some(source), Some(target)) = (self.places.get(&link.source), self.places.get(&link.target))
            else {
                continue;
            };
            let key = (*source, *target, link.line, link.both_ways);
            let edge = edges.entry(key).or_insert_with(|| Edge {
                source: *source,
                target: *target,
                line: link.line,
                both_ways: link.both_ways,
                names: Vec::new(),
                evidence: 0,
                passages: Vec::new(),
            });
            edge.names.push(link.name);
            edge.evidence += link.cited.len();
            self.cite(edge, &link.cited);
        }
        self.edges.extend(edges.into_values());
    }

    fn cite(&mut self, edge: &mut Edge, cited: &[Cited]) {
        for cited in cited {
            if edge.passages.len() < PLACES
                && let Some(passage) = self.passages.passage(cited)
                && !edge.passages.contains(&passage)
            {
                edge.passages.push(passage);
            }
        }
    }

    /// Adds the statements of shown speakers, each with an edge from who said it and to what it is about.
    fn add_statements(&mut self, statements: Vec<DraftStatement>) {
        for statement in statements {
            let Some(speaker) = self.places.get(&statement.speaker.0).copied() else {
                continue;
            };
            let at = self.things.len();
            let passage = self.passages.passage(&statement.cited);
            self.things.push(Thing {
                sort: Sort::Statement,
                iri: iri::entity(&statement.id).into_string(),
                label: statement.label.clone(),
                notes: Vec::new(),
                weight: 1,
                mentions: 1,
                time: None,
                passages: passage.clone().into_iter().collect(),
            });
            self.edges
                .push(said(speaker, at, "said", &statement.speaker.1, passage.clone()));
            for topic in &statement.about {
                if let Some(topic) = self.places.get(topic) {
                    self.edges
                        .push(said(at, *topic, "about", "about", passage.clone()));
                }
            }
        }
    }

    /// Counts the evidence of things: that of their edges.
    fn weigh(&mut self) {
        for edge in &self.edges {
            for end in [edge.source, edge.target] {
                self.things[end].weight += edge.evidence.max(1);
            }
        }
    }
}

fn said(source: usize, target: usize, relation: &str, label: &str, passage: Option<Passage>) -> Edge {
    Edge {
        source,
        target,
        line: Line::Said,
        both_ways: false,
        names: vec![EdgeName {
            relation: relation.to_owned(),
            label: label.to_owned(),
            count: 1,
        }],
        evidence: 1,
        passages: passage.into_iter().collect(),
    }
}

fn title(graph: &KnowledgeGraph, options: &PictureOptions) -> String {
    let focus = options.focus.as_ref().and_then(|id| graph.entity(id));
    let (about, everything) = match options.style {
        PictureStyle::General => ("What is around", "Things and relations"),
        PictureStyle::WhoMetWhom => ("Who met whom, around", "Who met whom"),
        PictureStyle::Formats => ("Formats and members, around", "Formats and members"),
        PictureStyle::Topics => ("Statements by topic, around", "Statements by topic"),
        PictureStyle::Timeline => ("Meetings in time, around", "Meetings in time"),
    };
    match focus {
        Some(focus) => format!("{about} {}", focus.label),
        None => everything.to_owned(),
    }
}

/// How much is shown.
fn summary(graph: &KnowledgeGraph, options: &PictureOptions, finisher: &Finisher<'_, '_>) -> String {
    let things = finisher.things.len();
    let documents = counted(graph.readings().count(), "document");
    if options.style == PictureStyle::Timeline {
        return format!("{}, from {documents}", counted(things, "meeting"));
    }
    let relations = finisher.edges.iter().map(|edge| edge.names.len()).sum();
    let relations = counted(relations, "relation");
    format!("{}, {relations}, from {documents}", counted(things, "thing"))
}
