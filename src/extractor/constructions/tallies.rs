//! Who voted how, in brackets behind the number of votes: "132 in favour to 2 against *(A and B)*".

use super::{RelationObject, bracketed, last_named, plain, push};
use crate::extractor::link::ReferentIndex;
use crate::extractor::relations::{Relation, Scene};
use crate::extractor::units::{Unit, UnitKind};
use crate::knowledge::Construction;
use crate::model::EntityKind;

/// Reads the votes on the text of a sentence.
pub(in crate::extractor) fn tallies(scene: &Scene<'_, '_>, out: &mut Vec<Relation>) {
    for (at, unit) in scene.units.iter().enumerate() {
        if scene.sheet.is_text(unit.tokens.start, "(")
            && let Some(construction) = tally_before(scene, unit.tokens.start)
            && let Some(text) = text_voted_on(scene, at)
        {
            let listed: Vec<usize> = bracketed(scene, at, usize::MAX).into_iter().flatten().collect();
            for (state, unit) in scene.things(&listed, &|kind| kind == EntityKind::State) {
                let span = scene.sheet.span(&scene.units[unit].tokens);
                let base = plain(span, state, RelationObject::Thing(text));
                push(scene.sheet, scene.found, construction, &base, out);
            }
        }
    }
}

/// What a number of votes before a bracket says: "2 *against* (", "132 *in favour* (".
fn tally_before(scene: &Scene<'_, '_>, bracket: usize) -> Option<Construction> {
    let sheet = scene.sheet;
    let last = bracket.checked_sub(1)?;
    let against = sheet.is_word(last, "against");
    let favour = sheet.is_word(last, "favour") || sheet.is_word(last, "favor");
    let first = last.checked_sub(1 + usize::from(favour))?;
    let counted = |at: usize| sheet.number(at).is_some() || sheet.is_word(at, "votes");
    match (against, favour) {
        (true, _) if counted(first) => Some(Construction::Against),
        (_, true) if counted(first) => Some(Construction::InFavour),
        _ => None,
    }
}

/// The text that is voted on: in the sentence before the bracket or behind it, else the one named last.
fn text_voted_on(scene: &Scene<'_, '_>, bracket: usize) -> Option<ReferentIndex> {
    let named = |unit: &Unit| match &unit.kind {
        UnitKind::Noun(phrase) => {
            let mut referents = phrase.referents.iter().copied();
            referents.find(|thing| scene.referent_kind(*thing) == EntityKind::Instrument)
        }
        _ => None,
    };
    let (before, behind) = scene.units.split_at(bracket);
    before
        .iter()
        .rev()
        .find_map(named)
        .or_else(|| behind.iter().find_map(named))
        .or_else(|| last_named(scene, bracket, EntityKind::Instrument))
}
