//! Metonyms: a capital that stands for its government, "Tashkent proposed …".

use super::clauses::{Clause, Predicate};
use super::link::Naming;
use super::relations::{Relation, RelationObject, Scene};

use super::units::UnitKind;
use super::verb_groups::{VerbForm, Voice};
use crate::model::LinkReason;

/// Finds the capitals in a sentence that act, or stand in a relation as states.
pub(super) fn metonyms_of(scene: &Scene<'_, '_>, clauses: &[Clause], relations: &[Relation]) -> Vec<Naming> {
    let mut found = Vec::new();
    for (at, unit) in scene.units.iter().enumerate() {
        let UnitKind::Noun(phrase) = &unit.kind else {
            continue;
        };
        let [place] = phrase.referents[..] else { continue };
        let Some(state) = scene.found.links.government_of(place) else {
            continue;
        };
        let in_relation = relations.iter().any(|relation| {
            let takes_part = relation.subject == state || relation.object == RelationObject::Thing(state);
            takes_part && relation.span.contains(scene.sheet.span(&unit.tokens))
        });
        let as_place = relations
            .iter()
            .any(|relation| relation.subject == place || relation.object == RelationObject::Thing(place));

        let acts = clauses.iter().any(|clause| acts(clause, at));
        if !as_place && (acts || in_relation) {
            found.push(Naming {
                tokens: unit.tokens.clone(),
                referent: state,
                reason: LinkReason::Capital,
            });
        }
    }
    found
}

/// Whether the noun phrase at a unit does what the clause says, or suffers what only somebody can.
fn acts(clause: &Clause, unit: usize) -> bool {
    let verb = matches!(clause.predicate, Predicate::Verb(_));
    verb && clause.form == VerbForm::Finite && clause.voice == Voice::Active && clause.subject.contains(&unit)
}
