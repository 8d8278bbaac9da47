//! Counts: numbers of things.

use super::clauses::is_transparent_noun;
use super::link::ReferentIndex;
use super::relations::Scene;
use super::sheet::Shape;
use super::units::{NounPhrase, Unit, UnitKind};
use crate::knowledge::WordClass;
use crate::model::{Comparator, EntityKind};
use crate::text::{Date, Span, key_hash};

/// A count before things have identifiers.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) span: Span,
    pub(super) number: u64,
    pub(super) comparator: Comparator,
    pub(super) what: String,
    pub(super) of_class: Option<EntityKind>,
    pub(super) by: Option<ReferentIndex>,
    pub(super) since: Option<Date>,
}

/// Reads the counts of a sentence.
pub(super) fn counts_of(scene: &Scene<'_, '_>) -> Vec<Counted> {
    let nouns = scene.units.iter().enumerate();
    nouns
        .filter_map(|(at, unit)| match &unit.kind {
            UnitKind::Noun(phrase) => count(scene, at, unit, phrase),
            _ => None,
        })
        .collect()
}

/// The count a noun phrase is: "8 UN resolutions", "more than 10 formats".
fn count(scene: &Scene<'_, '_>, at: usize, unit: &Unit, phrase: &NounPhrase) -> Option<Counted> {
    let sheet = scene.sheet;
    let number_at = unit
        .tokens
        .clone()
        .find(|token| sheet.number(*token).is_some() && scene.found.names.at(*token).is_none())?;
    let (number, after) = number_from(scene, number_at, unit.tokens.end)?;
    let (head, end) = head_after(scene, at, unit, phrase, after)?;
    let word = sheet.text(head);
    let plural = sheet.knowledge.lexicon.singular(word) != word.to_lowercase();
    let one = number == 1 && !sheet.is_word(number_at, "one");
    if !(plural || one) || is_measure(scene, number_at, head) {
        return None;
    }
    let comparator = comparator_before(scene, number_at);
    let start = comparator.map_or(number_at, |(_, start)| start);
    let by = phrase.modifiers.first().or(phrase.referents.first()).copied();
    Some(Counted {
        span: sheet.span(&(start..end)),
        number,
        comparator: comparator.map_or(Comparator::Exactly, |(comparator, _)| comparator),
        what: sheet.knowledge.lexicon.singular(word),
        of_class: sheet.toks[head].word.and_then(|word| word.head),
        by: by.filter(|referent| {
            scene.found.links.referents[*referent].kind.is_actor() && !is_transparent_noun(sheet, phrase)
        }),
        since: since_after(scene, at),
    })
}

/// A number in one or several words, and the token after it.
fn number_from(scene: &Scene<'_, '_>, at: usize, end: usize) -> Option<(u64, usize)> {
    let sheet = scene.sheet;
    let mut number = sheet.number(at)?;
    let mut next = at + 1;
    while next < end && sheet.toks[next].is(WordClass::Cardinal) {
        let value = sheet.number(next)?;
        number = if value >= 100 {
            number.saturating_mul(value)
        } else {
            number.saturating_add(value)
        };
        next += 1;
    }
    Some((number, next))
}

/// The head of what is counted: in the phrase, or after a name in quotation marks.
fn head_after(
    scene: &Scene<'_, '_>,
    at: usize,
    unit: &Unit,
    phrase: &NounPhrase,
    after: usize,
) -> Option<(usize, usize)> {
    let lower = |token: usize| scene.sheet.toks[token].shape == Shape::Lower;
    if phrase.head >= after && lower(phrase.head) {
        return Some((phrase.head, unit.tokens.end));
    }
    // "more than 10 “Central Asia Plus” formats"
    let mut next = at + 1;
    while matches!(
        scene.units.get(next).map(|unit| &unit.kind),
        Some(UnitKind::Quote)
    ) {
        next += 1;
    }
    for unit in scene.units.get(next..(next + 3).min(scene.units.len()))? {
        match &unit.kind {
            UnitKind::Noun(phrase) if lower(phrase.head) => return Some((phrase.head, unit.tokens.end)),
            UnitKind::Noun(_) | UnitKind::Quote => {}
            _ => return None,
        }
    }
    None
}

/// Whether a number is money, a measure, a date or a part of a name.
fn is_measure(scene: &Scene<'_, '_>, number: usize, head: usize) -> bool {
    let sheet = scene.sheet;
    let uncounted = (number + 1..=head).any(|at| {
        sheet.is(at, WordClass::Uncounted) || sheet.is(at, WordClass::Month) && sheet.toks[at].is_capital()
    });
    let money = number > 0 && matches!(sheet.text(number - 1), "$" | "€" | "£" | "¥");
    let percent = sheet.is_text(number + 1, "%") || sheet.text(number).contains(['.', '/', ':']);
    let year = super::dates::year_at(sheet, number).is_some() && !sheet.text(number).contains(',');
    uncounted || money || percent || year
}

/// What stands before a number and bounds it, with the token it starts at.
fn comparator_before(scene: &Scene<'_, '_>, number: usize) -> Option<(Comparator, usize)> {
    let sheet = scene.sheet;
    (number.saturating_sub(4)..number).find_map(|start| {
        let (length, comparator) = sheet
            .knowledge
            .lexicon
            .comparators
            .longest_at(&sheet.keys[start..number])?;
        (start + length == number).then_some((*comparator, start))
    })
}

/// The date after "since" behind a count.
fn since_after(scene: &Scene<'_, '_>, at: usize) -> Option<Date> {
    let since = key_hash("since");
    let mut next = at + 1;
    while next + 1 < scene.units.len() && next < at + 6 {
        match &scene.units[next].kind {
            UnitKind::Preposition(key) if *key == since => {
                let UnitKind::Date(when) = &scene.units[next + 1].kind else {
                    return None;
                };
                return when.resolve(scene.sheet.document.facts.issued, false);
            }
            UnitKind::Verb(_) | UnitKind::Boundary => return None,
            _ => next += 1,
        }
    }
    None
}
