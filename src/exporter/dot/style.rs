//! How kinds and relations look.
//!
//! Hues are those of Okabe and Ito, which colour-blind readers tell apart; fills are light, so that labels can be
//! read in print; and no kind is known by its colour alone.

use crate::graph::Relation;
use crate::model::{EntityKind, Modality};

/// How things of a kind look.
pub(super) struct KindStyle {
    /// The heading of their cluster.
    pub(super) heading: &'static str,
    /// The Graphviz shape.
    pub(super) shape: &'static str,
    /// The colour of the outline.
    pub(super) line: &'static str,
    /// The colour inside.
    pub(super) fill: &'static str,
}

/// How things of that kind look.
pub(super) const fn of_kind(kind: EntityKind) -> KindStyle {
    let (heading, shape, line, fill) = match kind {
        EntityKind::Person => ("Persons", "ellipse", "#0072b2", "#d9ebf5"),
        EntityKind::State => ("States", "box", "#d55e00", "#fae5d6"),
        EntityKind::Region => ("Regions", "octagon", "#e69f00", "#fdf1d8"),
        EntityKind::Place => ("Places", "house", "#009e73", "#d6f0e8"),
        EntityKind::IntergovernmentalOrganization => {
            ("Intergovernmental organizations", "box3d", "#a34f7e", "#f7e6ef")
        }
        EntityKind::UnBody => ("UN bodies", "component", "#2a8ec7", "#e3f2fb"),
        EntityKind::Institution => ("Institutions", "folder", "#8a7f00", "#fbf9d9"),
        EntityKind::Format => ("Formats", "doubleoctagon", "#a34f7e", "#f7e6ef"),
        EntityKind::Meeting => ("Meetings", "hexagon", "#009e73", "#d6f0e8"),
        EntityKind::Instrument => ("Instruments", "note", "#444444", "#f0f0f0"),
    };
    KindStyle {
        heading,
        shape,
        line,
        fill,
    }
}

/// How a relation is asserted, as far as a drawing shows it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Line {
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

    /// The attributes of its edge.
    pub(super) const fn attributes(self) -> &'static str {
        match self {
            Self::Actual => "style=solid",
            Self::Planned => "style=dashed",
            Self::Former => "style=dotted, penwidth=1.6",
            Self::Possible => "style=dashed, color=\"#999999\", fontcolor=\"#666666\"",
            Self::Denied => "style=dashed, color=\"#d55e00\", fontcolor=\"#a84a00\", arrowhead=tee",
            Self::Known => "style=dotted, color=\"#999999\", fontcolor=\"#666666\"",
        }
    }

    /// What the drawing's label says of it; nothing of what needs no key.
    pub(super) const fn key(self) -> Option<&'static str> {
        match self {
            Self::Actual => None,
            Self::Planned => Some("dashed: planned"),
            Self::Former => Some("dotted: former"),
            Self::Possible => Some("grey: possible"),
            Self::Denied => Some("ending in a bar: denied"),
            Self::Known => Some("dotted grey: in no document, but known"),
        }
    }
}
