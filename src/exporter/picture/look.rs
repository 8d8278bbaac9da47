//! How sorts of things and relations look, in every drawing.
//!
//! Hues are those of Okabe and Ito, which colour-blind readers tell apart; fills are light, so that labels can be
//! read in print; and no sort is known by its colour alone.

use super::Sort;
use crate::graph::Relation;
use crate::model::{EntityKind, Modality};

/// How things of a sort look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// What things of the sort are called together.
    pub(crate) heading: &'static str,
    /// Its name in classes and filters.
    pub(crate) name: &'static str,
    /// The outline.
    pub(crate) shape: Shape,
    /// The colour of the outline.
    pub(crate) line: &'static str,
    /// The colour inside.
    pub(crate) fill: &'static str,
}

/// An outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Ends that are half circles.
    Pill,
    /// A rectangle.
    Box,
    /// A rectangle with its corners cut off.
    Octagon,
    /// A rectangle under a flat roof.
    House,
    /// A rectangle with a second one behind it.
    Stacked,
    /// A rectangle with two tabs at its left.
    Component,
    /// A folder with its tab.
    Folder,
    /// An octagon in an octagon.
    DoubleOctagon,
    /// Pointed at left and right.
    Hexagon,
    /// A sheet with a folded corner.
    Note,
    /// Rounded corners.
    Rounded,
    /// Nothing but words.
    Plain,
}

impl Shape {
    /// What Graphviz calls it.
    pub(crate) const fn graphviz(self) -> &'static str {
        match self {
            Self::Pill => "ellipse",
            Self::Box => "box",
            Self::Octagon => "octagon",
            Self::House => "house",
            Self::Stacked => "box3d",
            Self::Component => "component",
            Self::Folder => "folder",
            Self::DoubleOctagon => "doubleoctagon",
            Self::Hexagon => "hexagon",
            Self::Note => "note",
            Self::Rounded => "tab",
            Self::Plain => "plain",
        }
    }
}

/// All sorts, in the order of legends.
pub(crate) fn sorts() -> impl Iterator<Item = Sort> {
    let kinds = EntityKind::ALL.into_iter().map(Sort::Kind);
    kinds.chain([Sort::Topic, Sort::Statement])
}

/// How things of that sort look.
pub(crate) const fn of(sort: Sort) -> Look {
    let (heading, shape, line, fill) = match sort {
        Sort::Topic => ("Topics", Shape::Rounded, "#7a6200", "#fff3c4"),
        Sort::Statement => ("Statements", Shape::Plain, "#999999", "#ffffff"),
        Sort::Kind(kind) => of_kind(kind),
    };
    Look {
        heading,
        name: name(sort),
        shape,
        line,
        fill,
    }
}

const fn of_kind(kind: EntityKind) -> (&'static str, Shape, &'static str, &'static str) {
    match kind {
        EntityKind::Person => ("Persons", Shape::Pill, "#0072b2", "#d9ebf5"),
        EntityKind::State => ("States", Shape::Box, "#d55e00", "#fae5d6"),
        EntityKind::Region => ("Regions", Shape::Octagon, "#e69f00", "#fdf1d8"),
        EntityKind::Place => ("Places", Shape::House, "#009e73", "#d6f0e8"),
        EntityKind::IntergovernmentalOrganization => (
            "Intergovernmental organizations",
            Shape::Stacked,
            "#a34f7e",
            "#f7e6ef",
        ),
        EntityKind::UnBody => ("UN bodies", Shape::Component, "#2a8ec7", "#e3f2fb"),
        EntityKind::Institution => ("Institutions", Shape::Folder, "#8a7f00", "#fbf9d9"),
        EntityKind::Format => ("Formats", Shape::DoubleOctagon, "#a34f7e", "#f7e6ef"),
        EntityKind::Meeting => ("Meetings", Shape::Hexagon, "#009e73", "#d6f0e8"),
        EntityKind::Instrument => ("Instruments", Shape::Note, "#444444", "#f0f0f0"),
    }
}

const fn name(sort: Sort) -> &'static str {
    match sort {
        Sort::Kind(kind) => kind.name(),
        Sort::Topic => "Topic",
        Sort::Statement => "Statement",
    }
}

/// How a relation is asserted, as far as a drawing shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Line {
    /// As a fact.
    Actual,
    /// As scheduled.
    Planned,
    /// As over.
    Former,
    /// As merely possible.
    Possible,
    /// It is denied.
    Denied,
    /// By no document: it is known beforehand.
    Known,
    /// It follows from who was at a meeting.
    Together,
    /// Somebody said something, or said something on a topic.
    Said,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    /// Its name in classes.
    pub(crate) name: &'static str,
    pub(crate) color: &'static str,
    /// The colour of the words at it.
    pub(crate) words: &'static str,
    /// Lengths of dashes and gaps; none if it is solid.
    pub(crate) dashes: Option<&'static str>,
    /// What a legend says of it; nothing of what needs no key.
    pub(crate) key: Option<&'static str>,
}

impl Line {
    /// How a relation is asserted.
    pub(super) fn of(relation: &Relation) -> Self {
        match relation.modality() {
            Some(Modality::Actual) => Self::Actual,
            Some(Modality::Planned) => Self::Planned,
            Some(Modality::Former) => Self::Former,
            Some(Modality::Possible) => Self::Possible,
            None => Self::Denied,
        }
    }

    /// The attributes of its edge in DOT.
    pub(crate) const fn attributes(self) -> &'static str {
        match self {
            Self::Actual => "style=solid",
            Self::Planned => "style=dashed",
            Self::Former => "style=dotted, penwidth=1.6",
            Self::Possible => "style=dashed, color=\"#999999\", fontcolor=\"#666666\"",
            Self::Denied => "style=dashed, color=\"#d55e00\", fontcolor=\"#a84a00\", arrowhead=tee",
            Self::Known => "style=dotted, color=\"#999999\", fontcolor=\"#666666\"",
            Self::Together => "style=solid, color=\"#56a0c8\", fontcolor=\"#2b6484\"",
            Self::Said => "style=solid, color=\"#999999\"",
        }
    }

    /// What the label of a DOT drawing says of it; nothing of what needs no key.
    pub(crate) const fn key(self) -> Option<&'static str> {
        match self {
            Self::Actual | Self::Said => None,
            Self::Planned => Some("dashed: planned"),
            Self::Former => Some("dotted: former"),
            Self::Possible => Some("grey: possible"),
            Self::Denied => Some("ending in a bar: denied"),
            Self::Known => Some("dotted grey: in no document, but known"),
            Self::Together => Some("blue: at the same meeting"),
        }
    }

    /// How it is drawn elsewhere.
    pub(crate) const fn stroke(self) -> Stroke {
        let (name, color, words, dashes, key) = match self {
            Self::Actual => ("actual", "#555555", "#222222", None, None),
            Self::Planned => ("planned", "#555555", "#222222", Some("7 4"), Some("planned")),
            Self::Former => ("former", "#555555", "#222222", Some("1.5 4"), Some("former")),
            Self::Possible => ("possible", "#a0a0a0", "#5c5c5c", Some("7 4"), Some("possible")),
            Self::Denied => ("denied", "#d55e00", "#a84a00", Some("7 4"), Some("denied")),
            Self::Known => (
                "known",
                "#a0a0a0",
                "#5c5c5c",
                Some("1.5 4"),
                Some("known, but in no document"),
            ),
            Self::Together => (
                "together",
                "#56a0c8",
                "#2b6484",
                Some("10 3 2 3"),
                Some("at the same meeting"),
            ),
            Self::Said => ("said", "#a0a0a0", "#444444", None, Some("said")),
        };
        Stroke {
            name,
            color,
            words,
            dashes,
            key,
        }
    }
}
