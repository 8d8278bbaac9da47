//! What pronouns and "the two leaders" stand for.

use std::ops::Range;

use super::{Found, NounPhrase, ReferentIndex, Unit, UnitKind};
use crate::extractor::sheet::{Sheet, words};
use crate::knowledge::WordClass;
use crate::model::EntityKind;

/// What a pronoun stands for.
pub(super) fn pronoun(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    at: usize,
    units: &[Unit],
    before: &[Vec<Unit>],
) -> NounPhrase {
    let personal = sheet.is_one_of(at, words!["he", "she", "him", "his", "her"]);
    let thing = sheet.is_one_of(at, words!["it", "this", "its"]);
    let mut phrase = NounPhrase {
        head: at,
        pronoun: true,
        ..NounPhrase::default()
    };
    if sheet.is_one_of(at, words!["they", "them", "their"]) {
        phrase.referents = group(sheet, found, units, before);
        return phrase;
    }
    if !personal && !thing {
        return phrase;
    }
    // A delegate without a name stands for the state, and is "he" or "she" all the same.
    let is_somebody = |phrase: &NounPhrase, referent: ReferentIndex| {
        let kind = found.links.referents[referent].kind;
        let delegate =
            kind == EntityKind::State && !phrase.pronoun && sheet.is(phrase.head, WordClass::Transparent);
        kind == EntityKind::Person || delegate
    };
    let of = |units: &[Unit]| -> Vec<ReferentIndex> {
        let nouns = units.iter().filter_map(|unit| {
            if let UnitKind::Noun(phrase) = &unit.kind {
                Some(phrase)
            } else {
                None
            }
        });
        nouns
            .flat_map(|phrase| {
                phrase
                    .referents
                    .iter()
                    .chain(&phrase.alternatives)
                    .map(move |referent| (phrase, *referent))
            })
            .filter(|(phrase, referent)| is_somebody(phrase, *referent) == personal)
            .map(|(_, referent)| referent)
            .collect()
    };
    let mut candidates = of(units);
    for sentence in before.iter().rev().take(2) {
        candidates.extend(of(sentence));
    }
    if personal {
        phrase.referents = candidates.first().copied().into_iter().collect();
    } else {
        phrase.alternatives = candidates;
    }
    phrase
}

/// Whom "his", "its" and "their" stand for, the likeliest first.
pub(in crate::extractor) fn possessor(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    at: usize,
    units: &[Unit],
    before: &[Vec<Unit>],
) -> Vec<ReferentIndex> {
    let mut phrase = pronoun(sheet, found, at, units, before);
    phrase.referents.append(&mut phrase.alternatives);
    phrase.referents
}

/// Whether a phrase stands for several who were named before: "the two leaders", "both sides".
pub(super) fn is_collective(sheet: &Sheet<'_>, tokens: &Range<usize>, phrase: &NounPhrase) -> bool {
    let unnamed = phrase.referents.is_empty() && phrase.modifiers.is_empty();
    let plural = sheet.is(phrase.head, WordClass::Plural)
        && (sheet.is(phrase.head, WordClass::Collective) || sheet.is(phrase.head, WordClass::Transparent));
    let words = tokens.clone().filter(|at| *at != phrase.head);
    let plain = |at: usize| sheet.is_one_of(at, words!["the", "two", "both", "three", "four", "five"]);
    let chained = sheet.is_word(tokens.end, "of") || sheet.is_word(tokens.end, "from");
    unnamed && plural && !chained && tokens.len() > 1 && words.into_iter().all(plain)
}

/// The last named before that "and" joins, or else the two persons of a sentence before: "A met B. *They* …".
///
/// An unnamed plural in between may be meant instead, and then nobody is.
pub(super) fn group(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    units: &[Unit],
    before: &[Vec<Unit>],
) -> Vec<ReferentIndex> {
    if let Some(group) = coordinated(found, units).pop() {
        return group;
    }
    if has_plural(sheet, units) {
        return Vec::new();
    }
    for sentence in before.iter().rev().take(2) {
        let opening = sentence
            .iter()
            .position(|unit| matches!(unit.kind, UnitKind::Verb(_)));
        let joined = coordinated(found, &sentence[..opening.unwrap_or(sentence.len())]).pop();
        let group = joined.or_else(|| two_persons(found, sentence));
        if let Some(group) = group {
            return group;
        }
    }
    Vec::new()
}

/// Whether units hold an unnamed plural: "opposition *supporters*".
fn has_plural(sheet: &Sheet<'_>, units: &[Unit]) -> bool {
    units.iter().any(|unit| match &unit.kind {
        UnitKind::Noun(phrase) => {
            let unnamed = phrase.referents.is_empty() && phrase.alternatives.is_empty() && !phrase.pronoun;
            unnamed && (sheet.is(phrase.head, WordClass::Plural) || sheet.text(phrase.head).ends_with('s'))
        }
        _ => false,
    })
}

/// The lists of actors in a sentence: "A, B and C".
fn coordinated(found: &Found<'_>, units: &[Unit]) -> Vec<Vec<ReferentIndex>> {
    let mut lists = Vec::new();
    let mut list: Vec<ReferentIndex> = Vec::new();
    let mut and = false;
    let mut joined = false;
    for unit in units {
        match &unit.kind {
            UnitKind::Noun(phrase) => {
                let actor = phrase
                    .referents
                    .first()
                    .copied()
                    .filter(|referent| found.links.referents[*referent].kind.is_actor());
                if !joined {
                    close(&mut list, &mut and, &mut lists);
                }
                match actor {
                    Some(actor) if !list.contains(&actor) => list.push(actor),
                    Some(_) => {}
                    None => close(&mut list, &mut and, &mut lists),
                }
                joined = false;
            }
            UnitKind::Conjunction => {
                and |= !list.is_empty();
                joined = true;
            }
            UnitKind::Comma => joined = true,
            UnitKind::Adverb | UnitKind::Quote => {}
            _ => {
                close(&mut list, &mut and, &mut lists);
                joined = false;
            }
        }
    }
    close(&mut list, &mut and, &mut lists);
    lists
}

/// Ends a list: it counts if "and" joined at least two of one kind.
fn close(list: &mut Vec<ReferentIndex>, and: &mut bool, lists: &mut Vec<Vec<ReferentIndex>>) {
    let members = std::mem::take(list);
    if std::mem::take(and) && members.len() > 1 {
        lists.push(members);
    }
}

/// The persons of a sentence, if they are two.
fn two_persons(found: &Found<'_>, units: &[Unit]) -> Option<Vec<ReferentIndex>> {
    let mut persons: Vec<ReferentIndex> = Vec::new();
    for unit in units {
        if let UnitKind::Noun(phrase) = &unit.kind {
            let of_phrase = phrase.referents.iter().copied();
            let new =
                of_phrase.filter(|referent| found.links.referents[*referent].kind == EntityKind::Person);
            persons.extend(new);
        }
    }
    persons.sort_unstable();
    persons.dedup();
    (persons.len() == 2).then_some(persons)
}
