//! Verb groups: a verb with its auxiliaries, its voice, its polarity and its modality.

use std::ops::Range;

use super::names::is_headline;
use super::sheet::{Shape, Sheet, words};
use super::units::{Unit, UnitKind};
use crate::knowledge::lexicon::WordClasses;
use crate::knowledge::{Verb, VerbForms, VerbIndex, WordClass};
use crate::model::Modality;
use crate::text::TokenKind;

/// Who the subject is to the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    Active,
    Passive,
    /// A bare "-ed": "the guests invited" may be either; what the frame expects decides.
    Either,
}

/// How the verb stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VerbForm {
    Finite,
    /// "to sign"
    Infinitive,
    /// "signing"
    Gerund,
    /// "signed by …", without an auxiliary
    Participle,
}

/// A verb with its auxiliaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct VerbGroup {
    /// None: a form of "be" or "have" alone.
    pub(super) verb: Option<VerbIndex>,
    /// The main verb's token.
    pub(super) head: usize,
    pub(super) voice: Voice,
    pub(super) form: VerbForm,
    pub(super) negated: bool,
    pub(super) modality: Modality,
}

/// The auxiliaries met so far.
#[derive(Default)]
struct Auxiliaries {
    be: bool,
    have: bool,
    base: bool,
    to: bool,
    negated: bool,
    modality: Modality,
    be_to: bool,
}

/// The verb group that starts at a token, if one does.
pub(super) fn verb_group_at(
    sheet: &Sheet<'_>,
    at: usize,
    end: usize,
    units: &[Unit],
    claimed: impl Fn(usize) -> bool,
) -> Option<(Range<usize>, VerbGroup)> {
    let mut aux = modal_before_date(sheet, units);
    let mut next = at;
    let mut last_aux = at;
    while next < end && !claimed(next) {
        let tok = &sheet.toks[next];
        if tok.is(WordClass::Modal) && tok.shape == Shape::Lower {
            aux.base = true;
            aux.modality = modal(sheet, next);
        } else if tok.is(WordClass::Be) {
            aux.be = true;
            aux.base = false;
        } else if tok.is(WordClass::Have) {
            aux.have = true;
            aux.base = false;
        } else if tok.is(WordClass::Do)
            && sheet.toks.get(next + 1).is_some()
            && is_supporting_do(sheet, next, end)
        {
            aux.base = true;
        } else if sheet.is_word(next, "to") && base_follows(sheet, next + 1, end) {
            aux.be_to = aux.be;
            aux.to = true;
            aux.base = true;
        } else if next > at
            && (tok.is(WordClass::Negator)
                || tok.is(WordClass::Adverb) && !tok.is(WordClass::Preposition)
                || is_adverb(sheet, next))
        {
            aux.negated |= tok.is(WordClass::Negator);
            next += 1;
            continue;
        } else {
            break;
        }
        aux.negated |= tok.is(WordClass::Negator);
        next += 1;
        last_aux = next;
    }
    aux.negated |= at > 0 && sheet.is(at - 1, WordClass::Negator) && !sheet.is(at - 1, WordClass::Determiner);
    let any_aux = aux.be || aux.have || aux.base;
    let main = after_prefix(sheet, next, end);
    if main < end
        && !claimed(next)
        && let Some(group) = main_verb(sheet, (next, main), end, units, &aux, any_aux)
    {
        return Some((at..main + 1, group));
    }
    // "is a member", "has five members": the auxiliary is the verb.
    let alone = (aux.be || aux.have) && last_aux > at;
    let group = VerbGroup {
        verb: None,
        head: last_aux.max(at + 1) - 1,
        voice: Voice::Active,
        form: if aux.to {
            VerbForm::Infinitive
        } else {
            VerbForm::Finite
        },
        negated: aux.negated,
        modality: aux.modality,
    };
    alone.then_some((at..last_aux, group))
}

/// The auxiliary that a date parts from its verb: "*will* on Saturday host".
fn modal_before_date(sheet: &Sheet<'_>, units: &[Unit]) -> Auxiliaries {
    let mut aux = Auxiliaries::default();
    let units = match units {
        [
            told @ ..,
            Unit {
                kind: UnitKind::Comma,
                ..
            },
        ] => told,
        told => told,
    };
    let [.., modal_unit, on, day] = units else {
        return aux;
    };
    let token = modal_unit.tokens.start;
    let parted = matches!(day.kind, UnitKind::Date(_)) && matches!(on.kind, UnitKind::Preposition(_));
    if parted && matches!(modal_unit.kind, UnitKind::Adverb) && sheet.is(token, WordClass::Modal) {
        aux.base = true;
        aux.modality = modal(sheet, token);
    }
    aux
}

/// Whether a modal stands before a preposition, so that its verb comes later: "*will* on Saturday host".
pub(super) fn is_parted_modal(sheet: &Sheet<'_>, at: usize, end: usize) -> bool {
    let tok = &sheet.toks[at];
    tok.is(WordClass::Modal)
        && tok.shape == Shape::Lower
        && at + 2 < end
        && sheet.is_one_of(at + 1, words!["on", "in"])
        && (sheet.toks[at + 2].shape == Shape::Number
            || sheet.is(at + 2, WordClass::Weekday)
            || sheet.is(at + 2, WordClass::Month))
}

/// The token of the verb behind a prefix with its hyphen: "co-*chaired*".
fn after_prefix(sheet: &Sheet<'_>, at: usize, end: usize) -> usize {
    let prefixed = at + 2 < end
        && sheet.is_one_of(at, words!["co", "re"])
        && sheet.is_dash(at + 1)
        && sheet.joined(at + 1)
        && sheet.joined(at + 2);
    if prefixed { at + 2 } else { at }
}

/// The group whose main verb stands at a token; `start` is that of its prefix, if it has one.
fn main_verb(
    sheet: &Sheet<'_>,
    (start, at): (usize, usize),
    end: usize,
    units: &[Unit],
    aux: &Auxiliaries,
    any_aux: bool,
) -> Option<VerbGroup> {
    let tok = &sheet.toks[at];
    let modality = if aux.be_to {
        Modality::Planned
    } else {
        aux.modality
    };
    let group = |verb, voice, form| {
        Some(VerbGroup {
            verb: Some(verb),
            head: at,
            voice,
            form,
            negated: aux.negated,
            modality,
        })
    };
    let tense = if aux.to && !aux.be_to {
        VerbForm::Infinitive
    } else {
        VerbForm::Finite
    };
    if aux.base && !aux.be && !aux.have {
        return group(tok.verb(VerbForms::BASE)?, Voice::Active, tense);
    }
    if aux.be {
        if let Some(verb) = tok.verb(VerbForms::GERUND).filter(|_| !aux.base) {
            return group(verb, Voice::Active, tense);
        }
        if aux.base {
            return group(tok.verb(VerbForms::BASE)?, Voice::Active, tense);
        }
        return group(tok.verb(VerbForms::PARTICIPLE)?, Voice::Passive, tense);
    }
    if aux.have {
        if aux.base {
            return group(tok.verb(VerbForms::BASE)?, Voice::Active, tense);
        }
        return group(tok.verb(VerbForms::PARTICIPLE)?, Voice::Active, tense);
    }
    if any_aux {
        None
    } else {
        bare_verb(sheet, (start, at), end, units, aux.negated)
    }
}

/// A verb without auxiliaries, where its neighbours allow one.
fn bare_verb(
    sheet: &Sheet<'_>,
    (start, at): (usize, usize),
    end: usize,
    units: &[Unit],
    negated: bool,
) -> Option<VerbGroup> {
    let tok = &sheet.toks[at];
    tok.word.filter(|word| !word.verbs.is_empty())?;
    // "following the talks": a preposition.
    if sheet.is_word(at, "following") {
        return None;
    }
    let first = units
        .iter()
        .all(|unit| matches!(unit.kind, UnitKind::Quote | UnitKind::Adverb | UnitKind::Boundary));
    let headline = tok.is_capital() && !first && is_headline_verb(sheet, at, units);
    if tok.is_capital() && !first && !headline || starts_compound(sheet, at, end) {
        return None;
    }
    let group = |verb, voice, form| {
        Some(VerbGroup {
            verb: Some(verb),
            head: at,
            voice,
            form,
            negated,
            modality: Modality::Actual,
        })
    };
    let before = start.checked_sub(1).map(|before| &sheet.toks[before]);
    let relative = matches!(units.last().map(|unit| &unit.kind), Some(UnitKind::Relative));
    let determined = before.is_some_and(|tok| {
        let dash = tok.kind == TokenKind::Mark && tok.key == 0;
        tok.is(WordClass::Determiner) && !tok.is(WordClass::Pronoun)
            || tok.is(WordClass::PossessivePronoun)
            || tok.kind == TokenKind::Possessive
            || dash && sheet.joined(start)
    }) && !relative;
    let after_preposition =
        before.is_some_and(|tok| tok.is(WordClass::Preposition) && !tok.is(WordClass::Adverb));
    let after_adjective = before.is_some_and(|tok| {
        !tok.is_capital()
            && (tok.is(WordClass::Adjective) || tok.is(WordClass::Cardinal) || tok.shape == Shape::Number)
            && !tok.is(WordClass::Adverb)
    });
    if determined || after_adjective && tok.verb(VerbForms::PAST).is_none() {
        return None;
    }
    if let Some(verb) = tok.verb(VerbForms::GERUND) {
        let nounlike = tok.is(WordClass::NounlikeVerb) || tok.word.is_some_and(|word| word.head.is_some());
        let object = sheet.toks.get(at + 1).is_some_and(|next| {
            at + 1 < end
                && (next.is(WordClass::Determiner)
                    || next.is_capital()
                    || next.is(WordClass::Pronoun)
                    || sheet.is_word(at + 1, "that"))
        });
        return if nounlike && !object {
            None
        } else {
            group(verb, Voice::Active, VerbForm::Gerund)
        };
    }
    // "as noted by Kenya"
    let pointed = start > 0 && sheet.is_word(start - 1, "as") && sheet.is_word(at + 1, "by");
    if after_preposition && !first && !pointed {
        return None;
    }
    if let Some(verb) = tok
        .verb(VerbForms::PAST.union(VerbForms::PARTICIPLE))
        .filter(|_| tok.verb(VerbForms::BASE).is_none() || !tok.is(WordClass::NounlikeVerb))
    {
        return past(sheet, at, end, units, verb, negated);
    }
    let nounlike = tok.is(WordClass::NounlikeVerb)
        || tok.is(WordClass::OfficeWord)
        || tok.word.is_some_and(|word| word.head.is_some());
    let forms = if tok.verb(VerbForms::THIRD).is_some() {
        VerbForms::THIRD
    } else {
        VerbForms::BASE
    };
    // "these reforms": "these" has no verb with -s.
    let plural_subject = start > 0 && sheet.is_one_of(start - 1, words!["these", "those"]);
    if plural_subject && forms == VerbForms::THIRD {
        return None;
    }
    let verb = tok.verb(forms)?;
    let subject = subject_before(sheet, at, units);
    let follows = sheet.toks.get(at + 1).filter(|_| at + 1 < end);
    let goes_on = follows.is_some_and(|next| {
        next.is(WordClass::Determiner)
            || next.is_capital()
            || next.is(WordClass::Pronoun)
            || next.is(WordClass::Preposition) && !sheet.is_word(at + 1, "of")
            || next.shape == Shape::Number
            || matches!(sheet.text(at + 1), "“" | "\"")
            || sheet.is_word(at + 1, "that")
    });
    // "the leaders address", but "the welcome address": a base form needs a plural before it.
    // "Kenya and Ghana found the bloc", but "the summit and the welcome address".
    let listed = matches!(units.last().map(|unit| &unit.kind), Some(UnitKind::Conjunction))
        && before.is_some_and(|tok| tok.is_capital());
    let plural = before.is_some_and(|tok| tok.is(WordClass::Pronoun) || sheet.text(at - 1).ends_with('s'))
        || listed
        || !open_phrase(at, units);
    let accepted = if nounlike && relative && open_phrase(at, units) {
        // "the plan which Norway *supports*"
        forms == VerbForms::THIRD
    } else if nounlike {
        subject && goes_on && !has_verb(sheet, units) && (forms == VerbForms::THIRD || plural)
    } else {
        subject || first && forms == VerbForms::BASE
    };
    if accepted {
        group(verb, Voice::Active, VerbForm::Finite)
    } else {
        None
    }
}

/// Whether the verb of a headline in capitals stands at a token: "President Novak *Calls* for Peace".
fn is_headline_verb(sheet: &Sheet<'_>, at: usize, units: &[Unit]) -> bool {
    let tok = &sheet.toks[at];
    let third = tok.verb(VerbForms::THIRD).is_some() && tok.shape != Shape::Capitals;
    let after_subject = !open_phrase(at, units)
        && matches!(units.last().map(|unit| &unit.kind), Some(UnitKind::Noun(phrase)) if !phrase.referents.is_empty());
    third && after_subject && !has_verb(sheet, units) && is_headline(sheet, &sheet.sentence_around(at))
}

/// A bare "-ed" form: finite, or a participle after its noun.
fn past(
    sheet: &Sheet<'_>,
    at: usize,
    end: usize,
    units: &[Unit],
    verb: VerbIndex,
    negated: bool,
) -> Option<VerbGroup> {
    let tok = &sheet.toks[at];
    let group = |voice, form| {
        Some(VerbGroup {
            verb: Some(verb),
            head: at,
            voice,
            form,
            negated,
            modality: Modality::Actual,
        })
    };
    let next = sheet.toks.get(at + 1).filter(|_| at + 1 < end);
    let participle = tok.verb(VerbForms::PARTICIPLE).is_some();
    if participle && next.is_some_and(|next| next.key != 0 && sheet.is_word(at + 1, "by")) {
        return group(Voice::Passive, VerbForm::Participle);
    }
    let adjectival = participle
        && next.is_some_and(|next| {
            next.shape == Shape::Lower
                && !is_function(sheet, at + 1)
                && next.word.is_none_or(|word| word.verbs.is_empty())
        });
    let no_subject = !units.iter().any(|unit| matches!(unit.kind, UnitKind::Noun(_)));
    if adjectival && !follows_noun(sheet, at, units) {
        return None;
    }
    let object = next.is_some_and(|next| begins_object(sheet, at + 1, next));
    match (participle, object) {
        (true, false) if no_subject => group(Voice::Passive, VerbForm::Participle),
        (true, false) => {
            let after_comma = matches!(units.last().map(|unit| &unit.kind), Some(UnitKind::Comma));
            let to_follows = sheet.is_word(at + 1, "to");
            let apposed = units.len() > 1 && sheet.words(&units[units.len() - 2].tokens).contains(',');
            // "…, added: “…”": what is said follows.
            let speech = at + 1 < end
                && (matches!(sheet.text(at + 1), ":" | "“" | "\"") || sheet.is_word(at + 1, "that"));
            let reports = !sheet.knowledge.lexicon.verbs.verb(verb).cues.is_empty()
                && units.iter().any(|unit| matches!(unit.kind, UnitKind::Comma));
            let after_comma = after_comma && !apposed && !to_follows && !speech && !reports;
            // "began at the summit *held* in Oslo": the clause has its verb already.
            let embedded = !speech && !reports && has_verb(sheet, units) && !in_relative(units);
            group(
                Voice::Either,
                if after_comma || embedded {
                    VerbForm::Participle
                } else {
                    VerbForm::Finite
                },
            )
        }
        _ if tok.verb(VerbForms::PAST).is_none() => group(Voice::Passive, VerbForm::Participle),
        _ => group(Voice::Active, VerbForm::Finite),
    }
}

/// Whether a noun, an adverb or a relative stands before a verb, so that it is no adjective.
fn follows_noun(sheet: &Sheet<'_>, at: usize, units: &[Unit]) -> bool {
    let open = units.last().map_or(0, |unit| unit.tokens.end) < at && at > 0;
    // "of currently agreed rules": the adverb belongs to the adjective.
    if let [
        ..,
        Unit {
            kind: UnitKind::Preposition(_),
            ..
        },
        Unit {
            kind: UnitKind::Adverb,
            ..
        },
    ] = units
        && !open
    {
        return false;
    }
    if !open {
        return matches!(
            units.last().map(|unit| &unit.kind),
            Some(
                UnitKind::Noun(_)
                    | UnitKind::Adverb
                    | UnitKind::Relative
                    | UnitKind::Conjunction
                    | UnitKind::Comma
                    | UnitKind::Date(_)
            )
        );
    }
    let before = &sheet.toks[at - 1];
    let noun = before.shape == Shape::Lower
        && !before.is(WordClass::Adjective)
        && !before.is(WordClass::Determiner)
        && !before.is(WordClass::Cardinal);
    before.is_capital() || noun
}

/// Whether a token begins a noun phrase that may be an object: no preposition, no date, no verb.
fn begins_object(sheet: &Sheet<'_>, at: usize, tok: &super::sheet::Tok<'_>) -> bool {
    // "held this Thursday", "signed last year": when it was, not what.
    let when = (tok.is(WordClass::Determiner) || tok.is(WordClass::Adjective))
        && [WordClass::Weekday, WordClass::TimeNoun, WordClass::Month]
            .iter()
            .any(|class| sheet.is(at + 1, *class));
    if when {
        return false;
    }
    let opens = tok.is(WordClass::Determiner) || tok.is(WordClass::Pronoun) || tok.is(WordClass::Adjective);
    let noun = tok.kind == TokenKind::Word
        && !is_function(sheet, at)
        && !tok.is(WordClass::Weekday)
        && !tok.is(WordClass::Relative);
    let verb = tok.shape == Shape::Lower
        && tok.word.is_some_and(|word| !word.verbs.is_empty())
        && !tok.is(WordClass::NounlikeVerb);
    opens || tok.shape == Shape::Number || noun && !verb && !(tok.is(WordClass::Month) && tok.is_capital())
}

/// Whether a noun phrase, a relative or a conjunction stands before a verb, adverbs and commas apart.
fn subject_before(sheet: &Sheet<'_>, at: usize, units: &[Unit]) -> bool {
    let last = units
        .iter()
        .rev()
        .find(|unit| !matches!(unit.kind, UnitKind::Adverb | UnitKind::Quote | UnitKind::Comma));
    // Inside a phrase that is still being built no unit stands for the words just before.
    let open = open_phrase(at, units)
        && at > 0
        && (sheet.toks[at - 1].is_capital() || sheet.toks[at - 1].shape == Shape::Lower);
    open || last.is_some_and(|unit| {
        matches!(
            unit.kind,
            UnitKind::Noun(_) | UnitKind::Relative | UnitKind::Conjunction | UnitKind::Date(_)
        )
    })
}

/// Whether a hyphen ties a word to the next: "*face*-to-face".
fn starts_compound(sheet: &Sheet<'_>, at: usize, end: usize) -> bool {
    at + 2 < end && sheet.is_text(at + 1, "-") && sheet.joined(at + 1) && sheet.joined(at + 2)
}

/// Whether a clause has its finite verb already, so that a form which may be a noun is one: "delivered opening *remarks*".
fn has_verb(sheet: &Sheet<'_>, units: &[Unit]) -> bool {
    let last = units.iter().rev().find(|unit| {
        matches!(
            unit.kind,
            UnitKind::Verb(_)
                | UnitKind::Boundary
                | UnitKind::Subordinator
                | UnitKind::Relative
                | UnitKind::Conjunction
                | UnitKind::Comma
        )
    });
    match last.map(|unit| &unit.kind) {
        Some(UnitKind::Verb(group)) => {
            let verb = group.verb.map(|verb| sheet.knowledge.lexicon.verbs.verb(verb));
            group.form == VerbForm::Finite && !verb.is_some_and(Verb::reports_clauses)
        }
        _ => false,
    }
}

/// Whether the last verb is that of a relative clause, so that the main verb is still to come.
fn in_relative(units: &[Unit]) -> bool {
    let opening = units.iter().rev().find(|unit| {
        matches!(
            unit.kind,
            UnitKind::Relative | UnitKind::Boundary | UnitKind::Subordinator | UnitKind::Conjunction
        )
    });
    opening.is_some_and(|unit| matches!(unit.kind, UnitKind::Relative))
}

/// Whether words before a token belong to a noun phrase that is still being built.
fn open_phrase(at: usize, units: &[Unit]) -> bool {
    units.last().map_or(0, |unit| unit.tokens.end) < at
}

/// What a modal says of its verb.
fn modal(sheet: &Sheet<'_>, at: usize) -> Modality {
    if sheet.is(at, WordClass::ModalPlanned) {
        Modality::Planned
    } else if sheet.is(at, WordClass::ModalPossible) {
        Modality::Possible
    } else {
        Modality::Actual
    }
}

/// Whether "do" supports another verb: "did not attend".
fn is_supporting_do(sheet: &Sheet<'_>, at: usize, end: usize) -> bool {
    (at + 1..end.min(at + 4))
        .any(|next| sheet.toks[next].verb(VerbForms::BASE).is_some() || sheet.is(next, WordClass::Negator))
}

/// Whether an infinitive follows "to", adverbs apart.
fn base_follows(sheet: &Sheet<'_>, at: usize, end: usize) -> bool {
    let next =
        (at..end.min(at + 3)).find(|next| !is_adverb(sheet, *next) && !sheet.is(*next, WordClass::Adverb));
    next.is_some_and(|next| {
        let tok = &sheet.toks[next];
        let base =
            tok.verb(VerbForms::BASE).is_some() || sheet.is_word(next, "be") || sheet.is_word(next, "have");
        base && tok.shape == Shape::Lower
    })
}

/// Whether a word looks like an adverb: "warmly".
pub(super) fn is_adverb(sheet: &Sheet<'_>, at: usize) -> bool {
    let tok = &sheet.toks[at];
    // "*Strongly* condemning the attack, …"
    let opens = || {
        let next = sheet.toks.get(at + 1);
        // "Kelly visiting Oslo"
        let named = tok.is(WordClass::Month) || sheet.knowledge.lexicon.is_given_name(tok.key);
        tok.shape == Shape::Capital
            && !named
            && next.is_some_and(|next| next.shape == Shape::Lower && next.verb(VerbForms::GERUND).is_some())
    };
    sheet.text(at).ends_with("ly")
        && (tok.shape == Shape::Lower || opens())
        && tok.word.is_none_or(|word| {
            word.verbs.is_empty() && word.head.is_none() && !word.classes.has(WordClass::Collective)
        })
}

/// Whether a word is of a closed class.
fn is_function(sheet: &Sheet<'_>, at: usize) -> bool {
    const CLOSED: WordClasses = WordClasses::of(&[
        WordClass::Preposition,
        WordClass::Conjunction,
        WordClass::Subordinator,
        WordClass::Determiner,
        WordClass::Pronoun,
        WordClass::Adverb,
        WordClass::Be,
        WordClass::Have,
        WordClass::Modal,
    ]);
    let word = sheet.toks[at].word;
    word.is_some_and(|word| word.classes.has_any(CLOSED)) || is_adverb(sheet, at)
}
