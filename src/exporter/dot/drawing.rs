//! The DOT text of a selection: clusters of nodes, then edges, all in a fixed order.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::selection::Selection;
use super::style::{Line, of_kind};
use super::text::{quoted, shortened, spaced, wrapped};
use super::{DotOptions, KnownEdge};
use crate::exporter::iri;
use crate::graph::{KnowledgeGraph, Relation};
use crate::model::{Entity, EntityId, EntityKind, Object};

/// How many characters a line of a node's label holds.
const NODE_WIDTH: usize = 22;
/// How many characters a line of an edge's label holds.
const EDGE_WIDTH: usize = 26;
/// How many characters of a statement are shown.
const STATEMENT_LENGTH: usize = 90;
/// What every drawing begins with.
const HEAD: &str = "digraph kurultai {
  graph [charset=\"UTF-8\", rankdir=LR, fontname=\"Helvetica\", fontsize=12, nodesep=0.25, ranksep=1.0, labelloc=b];
  node [fontname=\"Helvetica\", fontsize=11, style=filled, margin=\"0.12,0.06\"];
  edge [fontname=\"Helvetica\", fontsize=9, color=\"#444444\", fontcolor=\"#222222\", arrowsize=0.7];
";

/// Draws a selection of a graph.
pub(super) fn draw<'g>(
    graph: &'g KnowledgeGraph,
    options: &'g DotOptions,
    selection: &Selection<'g>,
) -> String {
    let mut drawing = Drawing {
        graph,
        selection,
        out: HEAD.to_owned(),
    };
    let mut edges = drawing.edges();
    drawing.add_known(&options.known, &mut edges);
    drawing.label(&edges);
    for kind in EntityKind::ALL {
        drawing.cluster(kind);
    }
    if options.statements {
        drawing.statements();
    }
    for (ends, labels) in &edges {
        drawing.edge(ends, labels);
    }
    drawing.out.push_str("}\n");
    drawing.out
}

/// From where to where, in which line, and whether both ways.
type Ends<'g> = (&'g EntityId, &'g EntityId, Line, bool);

struct Drawing<'g, 's> {
    graph: &'g KnowledgeGraph,
    selection: &'s Selection<'g>,
    out: String,
}

impl<'g> Drawing<'g, '_> {
    /// Adds a line; a `String` takes everything.
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// The edges between shown things; relations of one look between the same two share an edge.
    fn edges(&self) -> BTreeMap<Ends<'g>, Vec<String>> {
        let mut edges: BTreeMap<Ends<'g>, Vec<String>> = BTreeMap::new();
        for relation in self.graph.relations() {
            if let Some((subject, object)) = self.selection.ends(relation) {
                let both_ways = self.graph.is_symmetric(&relation.property);
                let ends = (subject, object, Line::of(relation), both_ways);
                edges.entry(ends).or_default().push(self.edge_label(relation));
            }
        }
        edges
    }

    /// Adds what is known between shown things and said by no document.
    fn add_known(&self, known: &'g [KnownEdge], edges: &mut BTreeMap<Ends<'g>, Vec<String>>) {
        let things = &self.selection.things;
        let relations = self.graph.relations();
        for edge in known {
            let object = Object::Entity(edge.object.clone());
            let wanted = (&edge.subject, &edge.property, &object);
            let key =
                |relation: &Relation| (&relation.subject, &relation.property, &relation.object).cmp(&wanted);
            let is_shown = things.contains(&edge.subject) && things.contains(&edge.object);
            if is_shown && relations.binary_search_by(key).is_err() {
                let label = match (edge.is_over, edge.property.as_str()) {
                    (true, "holdsOffice") => "held office".to_owned(),
                    (_, name) => spaced(name),
                };
                let ends = (&edge.subject, &edge.object, Line::Known, false);
                edges.entry(ends).or_default().push(label);
            }
        }
    }

    /// What an edge says: the office if it is known, else the property; and how often, if more than once.
    fn edge_label(&self, relation: &Relation) -> String {
        let mut label = self
            .office_label(relation)
            .unwrap_or_else(|| spaced(relation.property.as_str()));
        if Line::of(relation) == Line::Denied {
            label.insert_str(0, "not: ");
        }
        let label = wrapped(&label, EDGE_WIDTH);
        match relation.evidence.len() {
            0 | 1 => label,
            count => format!("{label} ({count})"),
        }
    }

    fn office_label(&self, relation: &Relation) -> Option<String> {
        if relation.property.as_str() != "holdsOffice" {
            return None;
        }
        let held = self.graph.office_holders();
        let first = held.partition_point(|(person, _)| *person < relation.subject);
        let offices = held[first..]
            .iter()
            .take_while(|(person, _)| *person == relation.subject);
        let labels: Vec<&str> = offices
            .filter_map(|(_, office)| self.graph.office(office))
            .filter(|office| Object::Entity(office.body.clone()) == relation.object)
            .map(|office| office.label.as_str())
            .collect();
        (!labels.is_empty()).then(|| labels.join(", "))
    }

    /// Says what the lines mean, and what is left out.
    fn label(&mut self, edges: &BTreeMap<Ends<'g>, Vec<String>>) {
        let lines: BTreeSet<Line> = edges.keys().map(|(_, _, line, _)| *line).collect();
        let mut notes: Vec<String> = lines
            .into_iter()
            .filter_map(Line::key)
            .map(str::to_owned)
            .collect();
        let Selection {
            lonely, beyond_top, ..
        } = self.selection;
        if *lonely > 0 {
            notes.push(format!("left out: {lonely} mentioned once and in no relation"));
        }
        if *beyond_top > 0 {
            notes.push(format!("left out: {beyond_top} with less evidence"));
        }
        if !notes.is_empty() {
            self.line(&format!("  label={};", quoted(&notes.join(" · "))));
        }
    }

    fn cluster(&mut self, kind: EntityKind) {
        let shown = |entity: &&Entity| entity.kind == kind && self.selection.things.contains(&entity.id);
        let things: Vec<&Entity> = self.graph.entities().filter(shown).collect();
        if things.is_empty() {
            return;
        }
        let style = of_kind(kind);
        self.line(&format!("  subgraph cluster_{} {{", kind.name()));
        self.line(&format!(
            "    label={}; color=\"#cccccc\"; fontcolor=\"#555555\"; labelloc=t;",
            quoted(style.heading)
        ));
        self.line(&format!(
            "    node [shape={}, color={}, fillcolor={}];",
            style.shape,
            quoted(style.line),
            quoted(style.fill)
        ));
        for entity in things {
            let label = wrapped(&entity.label, NODE_WIDTH) + &self.dates(&entity.id);
            let name = name(&entity.id);
            self.line(&format!("    {name} [label={}, tooltip={name}];", quoted(&label)));
        }
        self.line("  }");
    }

    /// The dates that facts give a thing, as further lines of its label.
    fn dates(&self, id: &EntityId) -> String {
        let relations = self.graph.relations();
        let first = relations.partition_point(|relation| relation.subject < *id);
        let own = relations[first..]
            .iter()
            .take_while(|relation| relation.subject == *id);
        let mut out = String::new();
        for relation in own.filter(|relation| relation.is_fact()) {
            if let Object::Date(date) = &relation.object {
                out.push_str(&format!("\n{} {date}", spaced(relation.property.as_str())));
            }
        }
        out
    }

    fn statements(&mut self) {
        let graph = self.graph;
        let mut nodes = String::new();
        let mut edges = String::new();
        for (number, (document, said)) in graph.statements().enumerate() {
            let Some(reading) = graph
                .reading(document)
                .filter(|_| self.selection.things.contains(&said.speaker))
            else {
                continue;
            };
            let words = shortened(reading.document.words(said.span), STATEMENT_LENGTH);
            let node = quoted(&format!("statement {} of {document}", number + 1));
            let label = quoted(&wrapped(&words, NODE_WIDTH + 10));
            let cue = quoted(&said.cue);
            // Writing into a `String` cannot fail.
            let _ = writeln!(nodes, "    {node} [label={label}];");
            let _ = writeln!(
                edges,
                "  {} -> {node} [label={cue}, color=\"#999999\"];",
                name(&said.speaker)
            );
        }
        if !nodes.is_empty() {
            self.line("  subgraph cluster_Statement {");
            self.line("    label=\"Statements\"; color=\"#cccccc\"; fontcolor=\"#555555\"; labelloc=t;");
            self.line("    node [shape=plain, fontsize=8, fillcolor=\"#ffffff\", margin=0.03];");
            self.out.push_str(&nodes);
            self.line("  }");
            self.out.push_str(&edges);
        }
    }

    fn edge(&mut self, (source, target, line, both_ways): &Ends<'_>, labels: &[String]) {
        let label = quoted(&labels.join("\n"));
        let direction = if *both_ways { ", dir=none" } else { "" };
        let (source, target) = (name(source), name(target));
        let style = line.attributes();
        self.line(&format!(
            "  {source} -> {target} [label={label}, {style}{direction}];"
        ));
    }
}

/// The name of a node: the thing's IRI.
fn name(id: &EntityId) -> String {
    quoted(iri::entity(id).as_str())
}
