//! Figures: what is measured, and precision, recall and F1 of it.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::evaluate::gold::PROPERTIES;
use crate::model::{EntityKind, Property};

/// What is measured; in the order in which it is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Things, each with its kind.
    Entities,
    /// Things, whatever their kind.
    KindIgnored,
    /// Things of one kind.
    Kind(EntityKind),
    /// Relations of all properties.
    Relations,
    /// Relations of one property.
    Relation(Property),
    /// Office titles, where the office itself was found.
    Titles,
    /// Statements.
    Statements,
    /// Counts.
    Counts,
}

impl Measure {
    /// What is measured over all kinds and properties.
    pub const WHOLE: [Self; 6] = [
        Self::Entities,
        Self::KindIgnored,
        Self::Relations,
        Self::Titles,
        Self::Statements,
        Self::Counts,
    ];

    /// Whether what `other` measures is part of what this one does.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Entities, Self::KindIgnored | Self::Kind(_)) | (Self::Relations, Self::Relation(_)) => {
                true
            }
            _ => self == other,
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entities => f.write_str("entities"),
            Self::KindIgnored => f.write_str("entities, type ignored"),
            Self::Kind(kind) => write!(f, "entity {kind}"),
            Self::Relations => f.write_str("relations"),
            Self::Relation(property) => write!(f, "relation {property}"),
            Self::Titles => f.write_str("office titles, where the office was found"),
            Self::Statements => f.write_str("statements"),
            Self::Counts => f.write_str("counts"),
        }
    }
}

/// A word that names nothing that is measured.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "write entities, relations, titles, statements, counts, a kind such as person, or a property such as attended"
)]
pub struct UnknownMeasure;

impl FromStr for Measure {
    type Err = UnknownMeasure;

    /// Reads `entities`, `relations`, `titles`, `statements`, `counts`, a kind or a property.
    fn from_str(word: &str) -> Result<Self, UnknownMeasure> {
        let is_kind = |kind: &EntityKind| {
            [kind.slug(), kind.name()]
                .iter()
                .any(|name| name.eq_ignore_ascii_case(word))
        };
        let is_property = |name: &&str| name.eq_ignore_ascii_case(word);
        match word {
            "entities" => return Ok(Self::Entities),
            "relations" => return Ok(Self::Relations),
            "titles" => return Ok(Self::Titles),
            "statements" => return Ok(Self::Statements),
            "counts" => return Ok(Self::Counts),
            _ => {}
        }
        let kind = EntityKind::ALL.into_iter().find(is_kind).map(Self::Kind);
        let property = || PROPERTIES.into_iter().find(is_property);
        kind.or_else(|| property().map(|name| Self::Relation(Property::new(name))))
            .ok_or(UnknownMeasure)
    }
}

/// How much of something was read rightly, read wrongly, and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Annotated and read.
    pub right: usize,
    /// Read and not annotated.
    pub wrong: usize,
    /// Annotated and not read.
    pub missed: usize,
}

impl Figure {
    /// Whether there was nothing to read, and nothing was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How much of what was read is right; 0 if nothing was read.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// How much of what is annotated was read; 0 if nothing is annotated.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no set of annotated texts has 2^52 relations"
)]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

/// How a thing that is annotated, or read, fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Annotated and read.
    Right,
    /// Annotated and not read.
    Missed,
    /// Read and not annotated.
    Wrong,
}

/// Figures by what they measure: the six of all kinds and properties always, the others where there was something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures(BTreeMap<Measure, Figure>);

impl Default for Figures {
    fn default() -> Self {
        Self(Measure::WHOLE.map(|measure| (measure, Figure::default())).into())
    }
}

impl Figures {
    /// Counts one more.
    pub fn count(&mut self, measure: Measure, verdict: Verdict) {
        let figure = self.0.entry(measure).or_default();
        match verdict {
            Verdict::Right => figure.right += 1,
            Verdict::Missed => figure.missed += 1,
            Verdict::Wrong => figure.wrong += 1,
        }
    }

    /// Adds the figures of other texts, so that all count alike, whatever text they stand in.
    pub fn add(&mut self, other: &Self) {
        for (measure, more) in &other.0 {
            let figure = self.0.entry(measure.clone()).or_default();
            figure.right += more.right;
            figure.wrong += more.wrong;
            figure.missed += more.missed;
        }
    }

    /// The figure of a measure; zero if there was nothing to count.
    #[must_use]
    pub fn of(&self, measure: &Measure) -> Figure {
        self.0.get(measure).copied().unwrap_or_default()
    }

    /// The figures of everything that is counted, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Measure, &Figure)> {
        self.0.iter()
    }
}
