//! Places with what holds them: "Bali, *Indonesia*", "Nairobi, *the capital of Kenya*", "Lyon *(France)*".

use std::ops::Range;

use super::{Claimed, Found};
use crate::extractor::link::ReferentIndex;
use crate::extractor::sheet::Sheet;
use crate::knowledge::{ThingIndex, WordClass};
use crate::model::EntityKind;

/// How many places may hold one another: a hall, a city, a state.
const NESTED: usize = 3;

/// Joins a place with the state or region that holds it, so that what follows is read as standing beside the place.
///
/// What claims is in the order of the text, and stays so.
pub(super) fn join_states(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    range: &Range<usize>,
    kept: &mut Vec<Claimed>,
) {
    let reader = Reader { sheet, found, range };
    let mut at = 0;
    while at < kept.len() {
        for _ in 0..NESTED {
            let next = kept.get(at + 1);
            let Some(end) = next.and_then(|next| reader.joined(&kept[at], next)) else {
                break;
            };
            kept.remove(at + 1);
            kept[at].tokens.end = end;
        }
        at += 1;
    }
}

struct Reader<'s, 'a> {
    sheet: &'s Sheet<'a>,
    found: &'s Found<'s>,
    range: &'s Range<usize>,
}

impl Reader<'_, '_> {
    /// Where a place with the claim behind it ends, if that is what holds it and nothing of the clause's own.
    fn joined(&self, place: &Claimed, holder: &Claimed) -> Option<usize> {
        let (inner, outer) = (self.place(place)?, self.place(holder)?);
        let sheet = self.sheet;
        let open = place.tokens.end;
        let bracket = sheet.is_text(open, "(") && holder.tokens.start == open + 1;
        if bracket && self.holds(outer, inner) {
            return sheet
                .is_text(holder.tokens.end, ")")
                .then_some(holder.tokens.end + 1);
        }
        if !sheet.is_text(open, ",") {
            return None;
        }
        if self.is_called_capital(open + 1, holder.tokens.start) {
            return self.is_closed(holder.tokens.end).then_some(holder.tokens.end);
        }
        let beside = holder.tokens.start == open + 1
            || holder.tokens.start == open + 2 && sheet.is_word(open + 1, "the");
        (beside && self.holds(outer, inner) && self.ends_apposition(holder.tokens.end))
            .then_some(holder.tokens.end)
    }

    /// The one place, state or region that a claim stands for.
    fn place(&self, claim: &Claimed) -> Option<ReferentIndex> {
        let [thing] = claim.referents[..] else {
            return None;
        };
        let kind = self.found.links.referents[thing].kind;
        matches!(kind, EntityKind::Place | EntityKind::State).then_some(thing)
    }

    /// Whether one place lies in another, as far as is known: of a place that nobody knows a state may be the holder.
    fn holds(&self, outer: ReferentIndex, inner: ReferentIndex) -> bool {
        let referents = &self.found.links.referents;
        if referents[inner].kind == EntityKind::State {
            return false;
        }
        match (referents[outer].known, referents[inner].known) {
            (Some(outer), Some(inner)) => self.lies_in(inner, outer),
            (_, None) => true,
            (None, Some(_)) => false,
        }
    }

    fn lies_in(&self, inner: ThingIndex, outer: ThingIndex) -> bool {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let mut place = Some(inner);
        for _ in 0..=NESTED {
            let Some(thing) = place.map(|place| gazetteer.thing(place)) else {
                return false;
            };
            if thing.capital_of == Some(outer) || thing.contained_in == Some(outer) {
                return true;
            }
            place = thing.contained_in;
        }
        false
    }

    /// "*the capital of* Kenya", "*capital city of* Kenya".
    fn is_called_capital(&self, from: usize, to: usize) -> bool {
        let sheet = self.sheet;
        let capital = (from..to).any(|at| sheet.is_word(at, "capital"));
        let of = sheet.is_word(to - 1, "of") || sheet.is_word(to - 1, "the") && sheet.is_word(to - 2, "of");
        to - from <= 6 && capital && of && !(from..to).any(|at| sheet.is_text(at, ","))
    }

    /// Whether what stands at a token cannot be the verb of what is before it: "in Beijing, *China on Monday*" may go on.
    fn ends_apposition(&self, at: usize) -> bool {
        self.is_closed(at)
            || self.sheet.is(at, WordClass::Preposition)
            || self.found.dates.iter().any(|dated| dated.tokens.start == at)
    }

    /// Whether a mark or the end of the sentence stands at a token.
    fn is_closed(&self, at: usize) -> bool {
        at >= self.range.end
            || [",", ".", ";", ":", ")", "–", "—", "(", "-"]
                .iter()
                .any(|mark| self.sheet.is_text(at, mark))
    }
}
