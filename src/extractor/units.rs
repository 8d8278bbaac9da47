//! Units: what a sentence is made of above the word — noun phrases, verb groups, and what joins them.

mod places;
mod pronouns;

use std::ops::Range;

use super::dates::{Dated, When};
use super::descriptions::Description;
use super::link::{Links, ReferentIndex};
use super::names::Names;
use super::sheet::{Shape, Sheet, words};
use super::titles::{Body, Title};
use super::verb_groups::{VerbGroup, is_adverb, is_parted_modal, verb_group_at};
use crate::knowledge::lexicon::WordClasses;
use crate::knowledge::{VerbForms, WordClass};
use crate::model::EntityKind;
use crate::text::TokenKind;
pub(super) use pronouns::possessor;

/// A part of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) tokens: Range<usize>,
    pub(super) kind: UnitKind,
}

/// What a unit is.
#[derive(Clone, Debug)]
pub(super) enum UnitKind {
    /// A noun phrase.
    Noun(NounPhrase),
    /// A verb with its auxiliaries.
    Verb(VerbGroup),
    /// A date.
    Date(When),
    /// A preposition, by its key.
    Preposition(u64),
    /// "and", "or".
    Conjunction,
    Comma,
    /// "that", "because", "if".
    Subordinator,
    /// "who", "which".
    Relative,
    /// An adverb or a particle: looked through.
    Adverb,
    /// A quotation mark or bracket: looked through.
    Quote,
    /// A semicolon, a colon, a dash, a full stop: nothing is sought beyond it.
    Boundary,
}

/// A noun phrase and what it stands for.
#[derive(Clone, Debug, Default)]
pub(super) struct NounPhrase {
    /// The head noun's token.
    pub(super) head: usize,
    /// What it stands for: one thing, several in a plural, or none.
    pub(super) referents: Vec<ReferentIndex>,
    /// Things it may stand for, the likeliest first, of which the first that fits counts: "it".
    pub(super) alternatives: Vec<ReferentIndex>,
    /// Things named before its head: "*UN* resolutions", "*Kenya's* invitation".
    pub(super) modifiers: Vec<ReferentIndex>,
    pub(super) pronoun: bool,
    /// "no invitation".
    pub(super) negated: bool,
}

/// What was found in a document before clauses are read.
pub(super) struct Found<'s> {
    pub(super) names: &'s Names,
    pub(super) titles: &'s [Title],
    pub(super) descriptions: &'s [Description],
    pub(super) dates: &'s [Dated],
    pub(super) links: &'s Links,
}

/// A stretch of tokens that is one noun phrase or date.
struct Claimed {
    tokens: Range<usize>,
    head: usize,
    referents: Vec<ReferentIndex>,
    date: Option<When>,
}

/// The claimed stretches of a sentence, and which of them holds each of its tokens.
struct Claims {
    list: Vec<Claimed>,
    start: usize,
    /// For each token of the sentence, the place of its stretch in the list, counted from one; none is 0.
    holders: Vec<u32>,
}

impl Claims {
    fn of(list: Vec<Claimed>, range: &Range<usize>) -> Self {
        let mut holders = vec![0; range.len()];
        for (place, claim) in (1..).zip(&list) {
            let inside = claim.tokens.start.max(range.start)..claim.tokens.end.min(range.end);
            for token in inside {
                holders[token - range.start] = place;
            }
        }
        Self {
            list,
            start: range.start,
            holders,
        }
    }

    fn at(&self, token: usize) -> Option<&Claimed> {
        let holder = *self.holders.get(token.checked_sub(self.start)?)? as usize;
        self.list.get(holder.checked_sub(1)?)
    }
}

/// Cuts a sentence into units.
pub(super) fn units_of(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    range: &Range<usize>,
    before: &[Vec<Unit>],
) -> Vec<Unit> {
    let claimed = Claims::of(claims(sheet, found, range), range);
    let mut units: Vec<Unit> = Vec::with_capacity(range.len());
    let mut at = range.start;
    while at < range.end {
        let next = claimed.at(at).filter(|claim| claim.tokens.start == at);
        let unit = match next {
            Some(Claimed {
                date: Some(when),
                tokens,
                ..
            }) => Unit {
                tokens: tokens.clone(),
                kind: UnitKind::Date(*when),
            },
            _ => next_unit(sheet, found, &claimed, at, range.end, &units, before),
        };
        at = unit.tokens.end;
        units.push(unit);
    }
    units
}

/// Titles with their persons, descriptions, names and dates of a sentence: longest first, none overlapping.
fn claims(sheet: &Sheet<'_>, found: &Found<'_>, range: &Range<usize>) -> Vec<Claimed> {
    let inside = |tokens: &Range<usize>| tokens.start >= range.start && tokens.end <= range.end;
    let mut all: Vec<Claimed> = Vec::new();
    // All lists are in the order of the text by these keys.
    let titles = within(found.titles, range, |title| title.words.start);
    for (at, title) in titles.filter(|(_, title)| inside(&title.tokens)) {
        // "Novak was elected president": the title is apart from the name.
        let beside = title.person.filter(|_| !title.given);
        let person = beside.map(|name| found.names.list[name].tokens.clone());
        let listed = match title.body {
            Body::Name(name) if title.listed && title.person.is_none() => {
                Some(found.names.list[name].tokens.clone())
            }
            _ => None,
        };
        let tokens = person.as_ref().map_or_else(
            || title.tokens.clone(),
            |name| title.tokens.start.min(name.start)..title.tokens.end.max(name.end),
        );
        let mut tokens = listed.unwrap_or(tokens);
        // "the summit, *which* President Petrov chaired": the relative is no determiner of the title.
        if sheet.is_word(tokens.start, "which") && tokens.len() > 1 {
            tokens.start += 1;
        }
        let stands_for = if title.given {
            Vec::new()
        } else {
            stand_for(sheet, found, at)
        };
        let tokens = with_honorifics(sheet, range, tokens);
        let head = title.words.end - 1;
        all.push(Claimed {
            tokens,
            head,
            referents: stands_for,
            date: None,
        });
    }
    let descriptions = within(found.descriptions, range, |description| description.head);
    for (at, description) in descriptions.filter(|(_, description)| inside(&description.tokens)) {
        let referents: Vec<ReferentIndex> = found.links.of_description[at].into_iter().collect();
        // "the Kenyan delegation": who is named in it counts, where the phrase stands for nothing of its own.
        if referents.is_empty() && description.name.is_some() && description.kind == EntityKind::Institution {
            continue;
        }
        all.push(Claimed {
            tokens: description.tokens.clone(),
            head: description.head,
            referents,
            date: None,
        });
    }
    for (at, name) in within(&found.names.list, range, |name| name.tokens.start) {
        let referents = found.links.of_name[at].into_iter().collect();
        all.push(Claimed {
            tokens: with_honorifics(sheet, range, name.tokens.clone()),
            head: name.tokens.end - 1,
            referents,
            date: None,
        });
    }
    for (_, dated) in within(found.dates, range, |dated| dated.tokens.start) {
        all.push(Claimed {
            tokens: dated.tokens.clone(),
            head: dated.tokens.start,
            referents: Vec::new(),
            date: Some(dated.when),
        });
    }
    all.sort_by_key(|claim| {
        (
            std::cmp::Reverse(claim.tokens.len()),
            claim.date.is_none(),
            claim.tokens.start,
            claim.referents.is_empty(),
        )
    });
    let mut kept: Vec<Claimed> = Vec::new();
    for claim in all {
        if !kept
            .iter()
            .any(|other| claim.tokens.start < other.tokens.end && other.tokens.start < claim.tokens.end)
        {
            kept.push(claim);
        }
    }
    join_appositions(found, &mut kept);
    places::join_states(sheet, found, range, &mut kept);
    kept
}

/// The elements of a list in the order of the text whose key lies in a range of tokens, with their places.
fn within<'l, T>(
    list: &'l [T],
    range: &Range<usize>,
    key: impl Fn(&T) -> usize,
) -> impl Iterator<Item = (usize, &'l T)> {
    let from = list.partition_point(|element| key(element) < range.start);
    let to = list.partition_point(|element| key(element) < range.end);
    list[from..to]
        .iter()
        .enumerate()
        .map(move |(at, element)| (from + at, element))
}

/// A name with the "Mr", "Professor" before it.
fn with_honorifics(sheet: &Sheet<'_>, range: &Range<usize>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.start > range.start
        && sheet.is(tokens.start - 1, WordClass::Honorific)
        && sheet.toks[tokens.start - 1].is_capital()
    {
        tokens.start -= 1;
    }
    tokens
}

/// Joins two titles of one person: "Novak, chairman of A and director of B".
fn join_appositions(found: &Found<'_>, kept: &mut Vec<Claimed>) {
    kept.sort_by_key(|claim| claim.tokens.start);
    let mut at = 0;
    while at + 1 < kept.len() {
        let person = kept[at]
            .referents
            .first()
            .is_some_and(|referent| found.links.referents[*referent].kind == EntityKind::Person);
        let adjacent = kept[at + 1].tokens.start.saturating_sub(kept[at].tokens.end) <= 1;
        if person && adjacent && kept[at].referents == kept[at + 1].referents {
            let next = kept.remove(at + 1);
            kept[at].tokens.end = next.tokens.end;
        } else {
            at += 1;
        }
    }
}

/// Whom a title stands for: one, or all of "the *Somali and Kenyan* presidents", whose bodies stand before it.
fn stand_for(sheet: &Sheet<'_>, found: &Found<'_>, at: usize) -> Vec<ReferentIndex> {
    let title = &found.titles[at];
    let first = found.links.of_title[at].or_else(|| delegate_of(sheet, found, at));
    let before = |title: &Title| matches!(title.body, Body::Name(body) if found.names.list[body].tokens.end <= title.words.start);
    let further = found.titles[at + 1..].iter().take_while(|other| {
        before(title) && !title.listed && other.listed && other.words == title.words && before(other)
    });
    let further = further
        .enumerate()
        .filter_map(|(next, _)| found.links.of_title[at + 1 + next]);
    first.into_iter().chain(further).collect()
}

/// The state or body for which "the representative of Kenya" stands.
fn delegate_of(sheet: &Sheet<'_>, found: &Found<'_>, title: usize) -> Option<ReferentIndex> {
    let words = &found.titles[title].words;
    let transparent = sheet.is(words.end - 1, WordClass::Transparent);
    found.links.body_of_title[title].filter(|_| transparent && found.titles[title].person.is_none())
}

/// The unit that starts at a token.
fn next_unit(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    claimed: &Claims,
    at: usize,
    end: usize,
    units: &[Unit],
    before: &[Vec<Unit>],
) -> Unit {
    let one = |kind: UnitKind| Unit {
        tokens: at..at + 1,
        kind,
    };
    let tok = &sheet.toks[at];
    if claimed.at(at).is_none() {
        if let Some(kind) = mark(sheet, at) {
            return one(kind);
        }
        if let Some(tokens) = joining_phrase(sheet, at, end, units) {
            return Unit {
                tokens,
                kind: UnitKind::Conjunction,
            };
        }
        if let Some((tokens, group)) =
            verb_group_at(sheet, at, end, units, |token| claimed.at(token).is_some())
        {
            return Unit {
                tokens,
                kind: UnitKind::Verb(group),
            };
        }
        if let Some(kind) = function_word(sheet, at, end, units) {
            return one(kind);
        }
        if tok.is(WordClass::Pronoun)
            && !(tok.is(WordClass::Determiner) && continues_phrase(sheet, at + 1, end))
        {
            let phrase = pronouns::pronoun(sheet, found, at, units, before);
            return one(UnitKind::Noun(phrase));
        }
    }
    let mut unit = noun_phrase(sheet, claimed, at, end, units);
    if let UnitKind::Noun(phrase) = &mut unit.kind
        && pronouns::is_collective(sheet, &unit.tokens, phrase)
    {
        // "The sides" of more than two may be others.
        let group = pronouns::group(sheet, found, units, before);
        phrase.referents = if group.len() == 2 { group } else { Vec::new() };
    }
    unit
}

/// What a mark is.
fn mark(sheet: &Sheet<'_>, at: usize) -> Option<UnitKind> {
    if sheet.toks[at].kind != TokenKind::Mark {
        return None;
    }
    Some(match sheet.text(at) {
        "," => UnitKind::Comma,
        "&" => UnitKind::Conjunction,
        "-" | "‐" | "‑" if sheet.joined(at) => UnitKind::Adverb,
        "." | ";" | ":" | "!" | "?" | "…" | "–" | "—" | "-" | "•" => UnitKind::Boundary,
        _ => UnitKind::Quote,
    })
}

/// A phrase that joins noun phrases as "and" does: "as well as"; before the verb also "together with", "along with".
fn joining_phrase(sheet: &Sheet<'_>, at: usize, end: usize, units: &[Unit]) -> Option<Range<usize>> {
    let is = |words: &[&str]| {
        at + words.len() < end
            && words
                .iter()
                .enumerate()
                .all(|(next, word)| sheet.is_word(at + next, word))
    };
    if is(&["as", "well", "as"]) {
        return Some(at..at + 3);
    }
    if !is(&["together", "with"]) && !is(&["along", "with"]) {
        return None;
    }
    let no_verb = !units.iter().any(|unit| matches!(unit.kind, UnitKind::Verb(_)));
    let after_noun = units.iter().any(|unit| matches!(unit.kind, UnitKind::Noun(_)));
    (no_verb && after_noun).then_some(at..at + 2)
}

/// What a function word is.
fn function_word(sheet: &Sheet<'_>, at: usize, end: usize, units: &[Unit]) -> Option<UnitKind> {
    let tok = &sheet.toks[at];
    let Some(word) = tok.word else {
        return is_adverb(sheet, at).then_some(UnitKind::Adverb);
    };
    let has = |class| word.classes.has(class);
    if has(WordClass::Conjunction) {
        // "all but Kenya" is all without Kenya.
        let except = sheet.is_word(at, "but")
            && at > 0
            && sheet.is_one_of(
                at - 1,
                words!["all", "everyone", "everybody", "none", "nobody", "anything"],
            );
        return Some(if except {
            UnitKind::Preposition(tok.key)
        } else {
            UnitKind::Conjunction
        });
    }
    let next_verb = |from: usize| {
        (from..end.min(from + 3))
            .find(|next| !sheet.is(*next, WordClass::Adverb))
            .is_some_and(|next| {
                let tok = &sheet.toks[next];
                tok.is(WordClass::Be)
                    || tok.is(WordClass::Have)
                    || tok.is(WordClass::Modal)
                    || tok.is(WordClass::Do)
                    || tok
                        .verb(crate::knowledge::VerbForms::PAST.union(crate::knowledge::VerbForms::THIRD))
                        .is_some()
            })
    };
    let after_noun = units
        .iter()
        .rev()
        .find(|unit| !matches!(unit.kind, UnitKind::Comma))
        .is_some_and(|unit| matches!(unit.kind, UnitKind::Noun(_)));
    // "the talks at which", "the leader with whom"
    let pied = matches!(
        units,
        [
            ..,
            Unit {
                kind: UnitKind::Noun(_),
                ..
            } | Unit {
                kind: UnitKind::Comma,
                ..
            },
            Unit {
                kind: UnitKind::Preposition(_),
                ..
            }
        ]
    ) && sheet.is_one_of(at, words!["which", "whom"]);
    if has(WordClass::Relative) && (after_noun || pied) && tok.shape == Shape::Lower
        || sheet.is_word(at, "that") && after_noun && next_verb(at + 1)
    {
        return Some(UnitKind::Relative);
    }
    if sheet.is_word(at, "that")
        && (next_verb(at + 2) || !continues_phrase(sheet, at + 1, end) || !after_noun)
        && !has_noun_right(sheet, at)
    {
        return Some(UnitKind::Subordinator);
    }
    if has(WordClass::Subordinator) && !has(WordClass::Preposition) && !has(WordClass::Determiner) {
        return Some(UnitKind::Subordinator);
    }
    if has(WordClass::Subordinator) && opens_clause(sheet, at, end, units) {
        return Some(UnitKind::Subordinator);
    }
    if has(WordClass::Preposition) {
        return Some(if is_particle(sheet, at, units) {
            UnitKind::Adverb
        } else {
            UnitKind::Preposition(tok.key)
        });
    }
    if is_parted_modal(sheet, at, end) {
        return Some(UnitKind::Adverb);
    }
    if has(WordClass::Subordinator) && sheet.is_word(at, "that") {
        return Some(UnitKind::Subordinator);
    }
    let adverb = has(WordClass::Adverb) && !(has(WordClass::Adjective) || has(WordClass::Ordinal))
        || has(WordClass::Negator) && !has(WordClass::Determiner)
        || !has(WordClass::Adjective) && is_adverb(sheet, at);
    adverb.then_some(UnitKind::Adverb)
}

/// Within how many words the verb of a clause after "as" stands.
const CLAUSE_OPENING: usize = 9;

/// Whether a word that may be a preposition opens a clause: ", *as* the summit was held in May", "*after* Kenya had
/// asked"; not "*as* chair of the group, he said", "*after* the talks".
fn opens_clause(sheet: &Sheet<'_>, at: usize, end: usize, units: &[Unit]) -> bool {
    let apart = units
        .last()
        .is_none_or(|unit| matches!(unit.kind, UnitKind::Comma | UnitKind::Boundary));
    let clausal = match sheet.words(&(at..at + 1)) {
        word if word.eq_ignore_ascii_case("as") => apart,
        word => ["after", "before", "since", "until"]
            .iter()
            .any(|other| word.eq_ignore_ascii_case(other)),
    };
    if !clausal || at + 2 >= end {
        return false;
    }
    let first = &sheet.toks[at + 1];
    let definite = first.is(WordClass::Definite)
        || first.is(WordClass::PossessivePronoun)
        || first.is(WordClass::Pronoun)
        || first.is_capital();
    // "since June the group has met": a date is no subject.
    if first.is(WordClass::Month) || first.is(WordClass::Weekday) {
        return false;
    }
    let stops = |at: &usize| {
        let (before, tok) = (&sheet.toks[*at - 1], &sheet.toks[*at]);
        // "after the talks *Kenya* will host": a second phrase is the subject.
        let anew = (tok.is(WordClass::Definite) || tok.is_capital())
            && before.shape == Shape::Lower
            && !before.is(WordClass::Preposition)
            && !before.is(WordClass::Determiner);
        anew || tok.kind == TokenKind::Mark && !sheet.is_dash(*at)
            || tok.is(WordClass::Relative)
            || tok.is(WordClass::Subordinator)
            || tok.is(WordClass::Conjunction)
    };
    let words = at + 2..end.min(at + CLAUSE_OPENING);
    definite
        && words
            .take_while(|at| !stops(at))
            .any(|at| is_finite(sheet, at, end))
}

/// Whether an auxiliary stands at a token, or a past form with an object right behind it.
fn is_finite(sheet: &Sheet<'_>, at: usize, end: usize) -> bool {
    let tok = &sheet.toks[at];
    let auxiliary = tok.is(WordClass::Be) || tok.is(WordClass::Have) || tok.is(WordClass::Modal);
    let past = tok.shape == Shape::Lower && tok.verb(VerbForms::PAST).is_some();
    auxiliary
        || past
            && at + 1 < end
            && (sheet.is(at + 1, WordClass::Determiner)
                || sheet.toks[at + 1].is_capital()
                || sheet.is_word(at + 1, "that"))
}

/// Whether "over" belongs to the verb before it: "handed *over* the presidency", "took *over* the chair".
fn is_particle(sheet: &Sheet<'_>, at: usize, units: &[Unit]) -> bool {
    let Some(UnitKind::Verb(group)) = units.last().map(|unit| &unit.kind) else {
        return false;
    };
    let verbs = &sheet.knowledge.lexicon.verbs;
    let phrasal = group
        .verb
        .is_some_and(|verb| ["hand", "take"].contains(&verbs.verb(verb).lemma.as_str()));
    phrasal && sheet.is_word(at, "over")
}

/// Whether "that" determines a noun: "that year".
fn has_noun_right(sheet: &Sheet<'_>, at: usize) -> bool {
    sheet.is(at + 1, WordClass::TimeNoun)
}

/// Whether a token goes on with a noun phrase.
fn continues_phrase(sheet: &Sheet<'_>, at: usize, end: usize) -> bool {
    if at >= end {
        return false;
    }
    let tok = &sheet.toks[at];
    const CLOSED: WordClasses = WordClasses::of(&[
        WordClass::Preposition,
        WordClass::Conjunction,
        WordClass::Subordinator,
        WordClass::Relative,
        WordClass::Be,
        WordClass::Have,
        WordClass::Do,
        WordClass::Modal,
        WordClass::Negator,
    ]);
    let function = tok.word.is_some_and(|word| word.classes.has_any(CLOSED));
    let adverb = tok.is(WordClass::Adverb) && !tok.is(WordClass::Adjective) && !tok.is(WordClass::Ordinal)
        || sheet.text(at).ends_with("ly") && tok.shape == Shape::Lower && tok.word.is_none();
    tok.kind != TokenKind::Mark && !function && !adverb
}

/// The noun phrase from a token: determiners, adjectives, nouns and what is claimed, up to the last in a row.
fn noun_phrase(sheet: &Sheet<'_>, claimed: &Claims, at: usize, end: usize, units: &[Unit]) -> Unit {
    let mut phrase = NounPhrase {
        head: at,
        negated: sheet.is_word(at, "no"),
        ..NounPhrase::default()
    };
    let mut next = at;
    while next < end {
        if let Some(claim) = claimed.at(next) {
            if claim.date.is_some()
                || next > at && claim.tokens.start == next && begins_anew(sheet, claim, next)
            {
                break;
            }
            phrase.modifiers.append(&mut phrase.referents);
            phrase.referents.clone_from(&claim.referents);
            phrase.head = claim.head;
            next = claim.tokens.end;
            continue;
        }
        if next > at {
            if adjectives_go_on(sheet, next, end) {
                next += 1;
                continue;
            }
            // "gave Kenya 20 million dollars": a number after a name opens a phrase of its own.
            let numbered = sheet.toks[next].shape == Shape::Number && !phrase.referents.is_empty();
            let determiner = sheet.is(next, WordClass::Determiner)
                && !sheet.is(next, WordClass::Adjective)
                && !sheet.is_word(next, "other");
            let hyphen = sheet.is_text(next, "-") && sheet.joined(next)
                || sheet.is_text(next - 1, "-") && sheet.joined(next) && sheet.joined(next - 1);
            if !hyphen
                && (!continues_phrase(sheet, next, end)
                    || determiner
                    || numbered
                    || is_plain_verb(sheet, next, end, units))
            {
                break;
            }
        }
        phrase.modifiers.append(&mut phrase.referents);
        if sheet.toks[next].kind == TokenKind::Word || sheet.toks[next].shape == Shape::Number {
            phrase.head = next;
        }
        next += 1;
    }
    Unit {
        tokens: at..next.max(at + 1),
        kind: UnitKind::Noun(phrase),
    }
}

/// Whether a comma or "and" joins two adjectives before one noun: "Ruritania's *illegal, unprovoked and brutal* war".
fn adjectives_go_on(sheet: &Sheet<'_>, at: usize, end: usize) -> bool {
    let joint = sheet.is_text(at, ",") || sheet.is_word(at, "and");
    if !joint || at + 2 >= end || !is_adjective(sheet, at - 1) || !is_adjective(sheet, at + 1) {
        return false;
    }
    let after = at + 2;
    is_adjective(sheet, after)
        || sheet.is_text(after, ",") && is_adjective(sheet, after + 1)
        || sheet.is_word(after, "and") && is_adjective(sheet, after + 1)
        || sheet.toks[after].shape == Shape::Lower
            && continues_phrase(sheet, after, end)
            && !sheet.is(after, WordClass::Determiner)
}

/// Whether a word written small is known as an adjective or looks like one.
fn is_adjective(sheet: &Sheet<'_>, at: usize) -> bool {
    const ENDINGS: [&str; 9] = [
        "able", "ible", "ful", "ous", "ive", "ial", "less", "ical", "voked",
    ];
    let tok = &sheet.toks[at];
    let looks = || {
        let word = sheet.text(at);
        let noun = tok
            .word
            .is_some_and(|word| word.head.is_some() || !word.verbs.is_empty());
        !noun && ENDINGS.iter().any(|ending| word.ends_with(ending))
    };
    tok.shape == Shape::Lower && (tok.is(WordClass::Adjective) || looks())
}

/// Whether a claimed phrase with an article of its own begins a new noun phrase.
fn begins_anew(sheet: &Sheet<'_>, claim: &Claimed, at: usize) -> bool {
    sheet.is(claim.tokens.start, WordClass::Determiner) && at == claim.tokens.start
}

/// Whether a word inside a phrase is the verb of the clause after all: "Kenya *signed* …".
fn is_plain_verb(sheet: &Sheet<'_>, at: usize, end: usize, units: &[Unit]) -> bool {
    verb_group_at(sheet, at, end, units, |_| false).is_some()
}
