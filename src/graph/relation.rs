//! Relations: what all claims say of two things under one property.

use crate::graph::node::{Evidence, Ground};
use crate::model::{EntityId, Modality, Object, Polarity, Property};

/// Everything that claims say of a subject and an object under one property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Who or what.
    pub subject: EntityId,
    /// Stands in which relation.
    pub property: Property,
    /// To whom, to what, on which day.
    pub object: Object,
    /// The claims, in the order of documents and spans; never empty.
    pub evidence: Vec<Evidence>,
}

impl Relation {
    /// Whether some claim makes it a fact: asserted, and not merely possible.
    #[must_use]
    pub fn is_fact(&self) -> bool {
        matches!(self.modality(), Some(modality) if modality != Modality::Possible)
    }

    /// The surest way in which it is asserted: actual before planned, former and possible.
    /// None if it is only denied.
    #[must_use]
    pub fn modality(&self) -> Option<Modality> {
        self.evidence.iter().filter_map(asserted).min()
    }

    /// How many claims make it a fact.
    #[must_use]
    pub fn fact_count(&self) -> usize {
        let sure = |modality: &Modality| *modality != Modality::Possible;
        self.evidence.iter().filter_map(asserted).filter(sure).count()
    }
}

fn asserted(evidence: &Evidence) -> Option<Modality> {
    match evidence.ground {
        Ground::Claim {
            polarity: Polarity::Positive,
            modality,
            ..
        } => Some(modality),
        _ => None,
    }
}
