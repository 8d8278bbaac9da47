//! Counts: numbers of things.

use rustc_hash::FxHashSet;

use super::clauses::is_transparent_noun;
use super::link::ReferentIndex;
use super::relations::Scene;
use super::sheet::{Shape, Sheet};
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
    let mut counts: Vec<Counted> = nouns
        .filter_map(|(at, unit)| match &unit.kind {
            UnitKind::Noun(phrase) => count(scene, at, unit, phrase).or_else(|| compound(scene, unit)),
            _ => None,
        })
        .collect();
    let votes = votes(scene);
    // "nine votes in favour" are no nine votes besides.
    counts.retain(|count| !votes.iter().any(|vote| vote.span.start == count.span.start));
    counts.extend(votes);
    counts
}

/// Counts without those that the text told before: it may say twice that 22 members met.
pub(super) fn without_repeats(counts: Vec<Counted>) -> Vec<Counted> {
    let mut told = FxHashSet::default();
    let new = |count: &Counted| told.insert((count.number, count.comparator.name(), count.what.clone()));
    counts.into_iter().filter(new).collect()
}

/// The votes of a sentence: "14 in favour to none against".
fn votes(scene: &Scene<'_, '_>) -> Vec<Counted> {
    let sheet = scene.sheet;
    let Some((first, last)) = scene.units.first().zip(scene.units.last()) else {
        return Vec::new();
    };
    let range = first.tokens.start..last.tokens.end;
    // "the one in favour of peace" is no vote.
    let favours = |at: usize| {
        sheet.is_word(at, "in")
            && (sheet.is_word(at + 1, "favour") || sheet.is_word(at + 1, "favor"))
            && !sheet.is_word(at + 2, "of")
    };
    if !range.clone().any(favours) {
        return range.flat_map(|at| tally(sheet, at)).collect();
    }
    let cast = |at: usize| {
        // "with no abstentions"
        if sheet.is_word(at, "no")
            && (sheet.is_word(at + 1, "abstentions") || sheet.is_word(at + 1, "abstention"))
        {
            return Some(plain(sheet.span(&(at..at + 2)), 0, "abstention".to_owned()));
        }
        let number = sheet.number(at)?;
        let after = at + 1 + usize::from(sheet.is_word(at + 1, "votes"));
        let (what, end) = if favours(after) {
            ("vote in favour", after + 2)
        } else if sheet.is_word(after, "against") {
            ("vote against", after + 1)
        } else {
            return None;
        };
        Some(plain(sheet.span(&(at..end)), number, what.to_owned()))
    };
    range.filter_map(cast).collect()
}

/// The votes of "an 11-2 vote".
fn tally(sheet: &Sheet<'_>, at: usize) -> Vec<Counted> {
    let joined = sheet.is_dash(at + 1) && sheet.joined(at + 1) && sheet.joined(at + 2);
    if !joined || !(sheet.is_word(at + 3, "vote") || sheet.is_word(at + 3, "votes")) {
        return Vec::new();
    }
    let (Some(favour), Some(against)) = (sheet.number(at), sheet.number(at + 2)) else {
        return Vec::new();
    };
    vec![
        plain(sheet.span(&(at..at + 1)), favour, "vote in favour".to_owned()),
        plain(sheet.span(&(at + 2..at + 3)), against, "vote against".to_owned()),
    ]
}

/// The count in "the 15-member council", "a 41-paragraph declaration".
fn compound(scene: &Scene<'_, '_>, unit: &Unit) -> Option<Counted> {
    let sheet = scene.sheet;
    let at = unit
        .tokens
        .clone()
        .find(|at| sheet.number(*at).is_some() && sheet.is_dash(at + 1))?;
    let noun = at + 2;
    let counted = sheet.joined(at + 1)
        && sheet.joined(noun)
        && noun < unit.tokens.end
        && sheet.toks[noun].shape == Shape::Lower;
    let word = sheet.toks.get(noun)?.word?;
    let known = word.head.is_some()
        || word.classes.has(WordClass::Collective)
        || word.classes.has(WordClass::Transparent);
    // "a two-state solution" is an idea.
    let idea = sheet.is_word(noun, "state") && sheet.is_word(noun + 1, "solution");
    // "a seven-point plan"
    let points = sheet.is_word(noun, "point");
    if !counted || idea || !(points || known && !is_measure(scene, at, at + 1, noun)) {
        return None;
    }
    Some(plain(
        sheet.span(&(at..noun + 1)),
        sheet.number(at)?,
        sheet.text(noun).to_lowercase(),
    ))
}

/// An exact count of which nothing else is said.
fn plain(span: Span, number: u64, what: String) -> Counted {
    Counted {
        span,
        number,
        comparator: Comparator::Exactly,
        what,
        of_class: None,
        by: None,
        since: None,
    }
}

/// The count a noun phrase is: "8 UN resolutions", "more than 10 formats".
fn count(scene: &Scene<'_, '_>, at: usize, unit: &Unit, phrase: &NounPhrase) -> Option<Counted> {
    let sheet = scene.sheet;
    let found = unit
        .tokens
        .clone()
        .find(|token| sheet.number(*token).is_some() && scene.found.names.at(*token).is_none())?;
    let (start, number, after) = number_around(scene, found)?;
    let (head, end) = head_after(scene, at, unit, phrase, after)?;
    let word = sheet.text(head);
    let singular = sheet.knowledge.lexicon.singular(word);
    let plural = singular != word.to_lowercase() || sheet.is(head, WordClass::Plural);
    let one = number == 1 && !sheet.is_word(start, "one");
    // "one of Kenya's achievements"
    let partial = sheet.is_word(start, "one") && sheet.is_word(start + 1, "of");
    // "the five *founding* members" are told apart from others; "the two new leaders" are those of before.
    let qualified = number > 2 && head > after && sheet.toks[head - 1].shape == Shape::Lower;
    let back = refers_back(scene, start, end) && !is_named_group(scene, phrase) && !qualified;
    if !(plural || one) || partial || back || is_measure(scene, start, after, head) {
        return None;
    }
    let comparator = comparator_before(scene, start);
    let start = comparator.map_or(start, |(_, start)| start);
    let by = phrase.modifiers.first().or(phrase.referents.first()).copied();
    Some(Counted {
        span: sheet.span(&(start..end)),
        number,
        comparator: comparator.map_or(Comparator::Exactly, |(comparator, _)| comparator),
        what: singular,
        of_class: sheet.toks[head].word.and_then(|word| word.head),
        by: by.filter(|referent| {
            scene.found.links.referents[*referent].kind.is_actor() && !is_transparent_noun(sheet, phrase)
        }),
        since: since_after(scene, at),
    })
}

/// Whether a number with an article speaks of things named before, without saying how many there are: "the two leaders".
fn refers_back(scene: &Scene<'_, '_>, number: usize, end: usize) -> bool {
    let sheet = scene.sheet;
    let definite = number > 0
        && (sheet.is(number - 1, WordClass::Definite) || sheet.is(number - 1, WordClass::PossessivePronoun));
    definite && sheet.toks[number].shape != Shape::Number && !sheet.is_word(end, "of")
}

/// Whether a phrase names whose things it counts: "the five *Central Asian* republics".
fn is_named_group(scene: &Scene<'_, '_>, phrase: &NounPhrase) -> bool {
    let kind = |referent: &ReferentIndex| scene.found.links.referents[*referent].kind;
    let named = phrase.modifiers.iter().chain(&phrase.referents);
    named.into_iter().any(|one| kind(one) == EntityKind::Region)
}

/// A number in one or several words around a token: its first token, its value, the token after it.
fn number_around(scene: &Scene<'_, '_>, at: usize) -> Option<(usize, u64, usize)> {
    let sheet = scene.sheet;
    let multiplies = |at: usize| multiplier(sheet, at).is_some() && sheet.toks[at].is(WordClass::Cardinal);
    // "over one million people", "1.2 billion doses": the number begins before the word that multiplies it.
    let mut start = at;
    while start > 0
        && multiplies(start)
        && (decimal(sheet, start - 1).is_some() || sheet.number(start - 1).is_some())
    {
        start -= 1;
    }
    if let Some(decimal) = decimal(sheet, start).filter(|_| multiplies(start + 1)) {
        let (numerator, denominator) = decimal;
        let value = numerator.saturating_mul(sheet.number(start + 1)?) / denominator;
        return Some((start, value, start + 2));
    }
    let mut number = sheet.number(start)?;
    let mut next = start + 1;
    while sheet
        .toks
        .get(next)
        .is_some_and(|tok| tok.is(WordClass::Cardinal))
    {
        number = match multiplier(sheet, next) {
            Some(factor) => number.saturating_mul(factor),
            None => number.saturating_add(sheet.number(next)?),
        };
        next += 1;
    }
    Some((start, number, next))
}

/// What a number word multiplies the one before it by: "two *hundred*", "three *dozen*".
fn multiplier(sheet: &Sheet<'_>, at: usize) -> Option<u64> {
    let dozen = sheet.is_word(at, "dozen") || sheet.is_word(at, "dozens");
    sheet.number(at).filter(|value| *value >= 100 || dozen)
}

/// A number with a decimal point, as a fraction.
fn decimal(sheet: &Sheet<'_>, at: usize) -> Option<(u64, u64)> {
    let (whole, part) = sheet.text(at).split_once('.')?;
    let denominator = 10_u64.checked_pow(u32::try_from(part.len()).ok()?)?;
    let numerator = whole.parse::<u64>().ok()?.checked_mul(denominator)?;
    Some((numerator + part.parse::<u64>().ok()?, denominator))
}

/// The head of what is counted: in the phrase, or after a name in quotation marks.
fn head_after(
    scene: &Scene<'_, '_>,
    at: usize,
    unit: &Unit,
    phrase: &NounPhrase,
    after: usize,
) -> Option<(usize, usize)> {
    // "five founder States", "29 Allies": what is counted may be written with a capital.
    let counted = |token: usize| {
        let tok = &scene.sheet.toks[token];
        tok.shape == Shape::Lower
            || tok.shape == Shape::Capital && tok.is(WordClass::Collective) && tok.is(WordClass::Plural)
    };
    if phrase.head >= after && counted(phrase.head) {
        return Some((phrase.head, unit.tokens.end));
    }
    // "33 Latin American and Caribbean nations"
    if phrase.head >= after
        && let [
            Unit {
                kind: UnitKind::Conjunction,
                ..
            },
            Unit {
                kind: UnitKind::Noun(next),
                tokens,
            },
        ] = scene.units.get(at + 1..at + 3)?
        && counted(next.head)
        && scene.sheet.toks[tokens.start].is_capital()
    {
        return Some((next.head, tokens.end));
    }
    // "more than 10 “Central Asia Plus” formats"
    let opens = scene.sheet.number(unit.tokens.start).is_some() && unit.tokens.end == after;
    let mut next = at + 1;
    while matches!(
        scene.units.get(next).map(|unit| &unit.kind),
        Some(UnitKind::Quote)
    ) {
        next += 1;
    }
    for unit in scene.units.get(next..(next + 3).min(scene.units.len()))? {
        match &unit.kind {
            UnitKind::Noun(phrase) if counted(phrase.head) => return Some((phrase.head, unit.tokens.end)),
            UnitKind::Noun(_) | UnitKind::Quote | UnitKind::Adverb => {}
            // "29 of the 31 members"
            UnitKind::Preposition(key) if *key == key_hash("of") && opens => {}
            _ => return None,
        }
    }
    None
}

/// Whether a number is money, a measure, a date or a part of a name.
fn is_measure(scene: &Scene<'_, '_>, number: usize, after: usize, head: usize) -> bool {
    let sheet = scene.sheet;
    let uncounted = (after..=head).any(|at| {
        sheet.is(at, WordClass::Uncounted) || sheet.is(at, WordClass::Month) && sheet.toks[at].is_capital()
    });
    // "COVID-19 funds", "Section 232 tariffs", "3) savings": the number belongs to what is before it, or marks an item.
    let named = number > 0
        && (sheet.joined(number) && !matches!(sheet.text(number - 1), "(" | "“" | "\"" | "—")
            || sheet.toks[number - 1].is_capital()
                && sheet.toks[number].shape == Shape::Number
                && sheet.toks[number - 1].word.is_none());
    let item = matches!(
        sheet.toks.get(number + 1).map(|_| sheet.text(number + 1)),
        Some(")" | ".")
    );
    let money = number > 0 && matches!(sheet.text(number - 1), "$" | "€" | "£" | "¥");
    let percent = sheet.is_text(number + 1, "%")
        || sheet.text(number).contains(['/', ':'])
        || sheet.text(number).contains('.') && decimal(sheet, number).is_none();
    let year = super::dates::year_at(sheet, number).is_some() && !sheet.text(number).contains(',');
    uncounted || named || item || money || percent || year
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
