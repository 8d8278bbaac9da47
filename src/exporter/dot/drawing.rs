//! The DOT text of a picture: clusters of nodes, then edges, all in a fixed order.

use std::collections::BTreeMap;

use super::text::quoted;
use crate::exporter::picture::look::{self, Line};
use crate::exporter::picture::words::wrapped;
use crate::exporter::picture::{Edge, Picture, PictureStyle, Sort, Thing};
use crate::text::Date;

/// How many characters a line of a node's label holds.
const NODE_WIDTH: usize = 22;
/// How many characters a line of a statement holds.
const STATEMENT_WIDTH: usize = 32;
/// How many characters a line of an edge's label holds.
const EDGE_WIDTH: usize = 26;
/// What every drawing begins with.
const HEAD: &str = "digraph kurultai {
  graph [charset=\"UTF-8\", rankdir=LR, fontname=\"Helvetica\", fontsize=12, nodesep=0.25, ranksep=1.0, labelloc=b];
  node [fontname=\"Helvetica\", fontsize=11, style=filled, margin=\"0.12,0.06\"];
  edge [fontname=\"Helvetica\", fontsize=9, color=\"#444444\", fontcolor=\"#222222\", arrowsize=0.7];
";

/// Draws a picture.
pub(super) fn draw(picture: &Picture) -> String {
    let mut drawing = Drawing {
        picture,
        out: HEAD.to_owned(),
    };
    drawing.label();
    if picture.style == PictureStyle::Timeline {
        drawing.calendar();
    } else {
        look::sorts().for_each(|sort| drawing.cluster(sort));
        picture.edges.iter().for_each(|edge| drawing.edge(edge));
    }
    drawing.out.push_str("}\n");
    drawing.out
}

struct Drawing<'p> {
    picture: &'p Picture,
    out: String,
}

impl<'p> Drawing<'p> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// Says what the lines mean, and what is left out.
    fn label(&mut self) {
        let lines = self.picture.lines().into_iter();
        let keys = lines.filter_map(Line::key).map(str::to_owned);
        let left_out = self
            .picture
            .left_out
            .iter()
            .map(|what| format!("left out: {what}"));
        let notes: Vec<String> = keys.chain(left_out).collect();
        if !notes.is_empty() {
            self.line(&format!("  label={};", quoted(&notes.join(" · "))));
        }
    }

    fn cluster(&mut self, sort: Sort) {
        let picture = self.picture;
        let mut things = picture
            .things
            .iter()
            .filter(|thing| thing.sort == sort)
            .peekable();
        if things.peek().is_none() {
            return;
        }
        let look = look::of(sort);
        self.line(&format!("  subgraph cluster_{} {{", look.name));
        self.line(&format!(
            "    label={}; color=\"#cccccc\"; fontcolor=\"#555555\"; labelloc=t;",
            quoted(look.heading)
        ));
        let small = if sort == Sort::Statement {
            ", fontsize=8, margin=0.03"
        } else {
            ""
        };
        self.line(&format!(
            "    node [shape={}, color={}, fillcolor={}{small}];",
            look.shape.graphviz(),
            quoted(look.line),
            quoted(look.fill)
        ));
        things.for_each(|thing| self.node("    ", thing, ""));
        self.line("  }");
    }

    fn node(&mut self, indent: &str, thing: &Thing, attributes: &str) {
        let width = if thing.sort == Sort::Statement {
            STATEMENT_WIDTH
        } else {
            NODE_WIDTH
        };
        let mut label = wrapped(&thing.label, width);
        for note in &thing.notes {
            label.push('\n');
            label.push_str(note);
        }
        let (name, label) = (quoted(&thing.iri), quoted(&label));
        self.line(&format!(
            "{indent}{name} [label={label}, tooltip={name}{attributes}];"
        ));
    }

    /// Meetings under their dates, the dates in a row.
    fn calendar(&mut self) {
        let mut days: BTreeMap<Date, Vec<&'p Thing>> = BTreeMap::new();
        for thing in &self.picture.things {
            if let Some((date, _)) = &thing.time {
                days.entry(*date).or_default().push(thing);
            }
        }
        let look = look::of(Sort::Kind(crate::model::EntityKind::Meeting));
        let (shape, line, fill) = (look.shape.graphviz(), quoted(look.line), quoted(look.fill));
        self.line(&format!(
            "  node [shape={shape}, color={line}, fillcolor={fill}];"
        ));
        for (date, meetings) in &days {
            self.line("  { rank=same;");
            self.line(&format!(
                "    {} [shape=plaintext, style=\"\"];",
                quoted(&date.to_string())
            ));
            for meeting in meetings {
                let row = meeting.time.as_ref().map_or("", |(_, row)| row);
                self.node("    ", meeting, &format!(", group={}", quoted(row)));
            }
            self.line("  }");
        }
        let names: Vec<String> = days.keys().map(|date| quoted(&date.to_string())).collect();
        if names.len() > 1 {
            self.line(&format!(
                "  {} [arrowhead=none, color=\"#cccccc\"];",
                names.join(" -> ")
            ));
        }
    }

    fn edge(&mut self, edge: &Edge) {
        let names = edge.names.iter();
        let labels: Vec<String> = names
            .map(|name| name.counted(&wrapped(&name.label, EDGE_WIDTH)))
            .collect();
        let label = quoted(&labels.join("\n"));
        let direction = if edge.both_ways { ", dir=none" } else { "" };
        let name = |at: usize| quoted(&self.picture.things[at].iri);
        let (source, target, style) = (name(edge.source), name(edge.target), edge.line.attributes());
        self.line(&format!(
            "  {source} -> {target} [label={label}, {style}{direction}];"
        ));
    }
}
