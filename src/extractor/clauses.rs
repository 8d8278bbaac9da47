//! Clauses: a verb, or a noun that stands for one, with who does what to whom.

mod arguments;
mod governing;
mod subject;

use super::link::ReferentIndex;
use super::sheet::{Sheet, Words};
use super::units::{NounPhrase, Unit, UnitKind};
use super::verb_groups::{VerbForm, VerbGroup, Voice};
use crate::knowledge::{VerbIndex, WordClass};
use crate::model::{Modality, Polarity};

/// A place in a list of units.
type At = usize;

/// Things that fill a slot together, with the unit each was read from.
pub(super) type Filled = Vec<(ReferentIndex, At)>;

/// What sets a clause off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Predicate {
    /// A verb.
    Verb(VerbIndex),
    /// A form of "be" or "have" alone.
    Auxiliary,
    /// A noun phrase whose head may stand for an event; its head's key.
    Noun(u64),
}

/// A phrase after a preposition.
#[derive(Clone, Debug)]
pub(super) struct Oblique {
    pub(super) preposition: u64,
    /// The units of its noun phrases, coordinated ones together.
    pub(super) nouns: Vec<At>,
}

/// The verb on which an infinitive hangs, and how that verb is meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Under {
    pub(super) verb: VerbIndex,
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
}

/// A verb or an event noun with its arguments, as places in the sentence's units.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub(super) predicate: Predicate,
    /// The unit of the verb group or the event noun.
    pub(super) at: At,
    pub(super) voice: Voice,
    pub(super) form: VerbForm,
    pub(super) subject: Vec<At>,
    pub(super) object: Vec<At>,
    pub(super) obliques: Vec<Oblique>,
    /// The unit of the date, if it has one.
    pub(super) date: Option<At>,
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
    /// The verb that governs it, if it is an infinitive.
    pub(super) under: Option<Under>,
}

/// Reads the clauses of a sentence.
pub(super) fn clauses_of(sheet: &Sheet<'_>, units: &[Unit]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        match &unit.kind {
            UnitKind::Verb(group) => {
                let clause = verb_clause(sheet, units, at, group, &clauses);
                clauses.push(clause);
            }
            UnitKind::Noun(phrase) => clauses.extend(noun_clause(sheet, units, at, phrase, &clauses)),
            _ => {}
        }
    }
    Reader { sheet, units }.agree_with_verbs(&mut clauses);
    clauses
}

/// The clause of a verb group.
fn verb_clause(sheet: &Sheet<'_>, units: &[Unit], at: At, group: &VerbGroup, earlier: &[Clause]) -> Clause {
    let reader = Reader { sheet, units };
    let mut clause = Clause {
        predicate: group.verb.map_or(Predicate::Auxiliary, Predicate::Verb),
        at,
        voice: group.voice,
        form: group.form,
        modality: group.modality,
        polarity: polarity(group.negated),
        ..Clause::bare(at)
    };
    reader.read_right(&mut clause);
    match (group.form, reader.governor(at, earlier)) {
        (VerbForm::Infinitive, Some(governor)) => reader.govern(&mut clause, governor),
        (VerbForm::Infinitive, None) => {
            clause.modality = Modality::Possible;
            clause.subject = reader.subject(at, earlier);
        }
        (VerbForm::Gerund, _) => reader.read_gerund(&mut clause, earlier),
        _ => match reader.continued(at, earlier) {
            Some(first) => reader.go_on(&mut clause, first),
            None => clause.subject = reader.subject(at, earlier),
        },
    }
    if clause.subject.is_empty() && matches!(group.form, VerbForm::Gerund | VerbForm::Participle) {
        clause.subject = reader.subject_to_come(at);
    }
    reader.read_relative(&mut clause);
    if clause.form == VerbForm::Finite {
        reader.read_opening(&mut clause);
    }
    if clause.date.is_none() {
        clause.date = reader.date_before(at, &clause);
    }
    reader.read_context(&mut clause, earlier);
    clause
}

impl Clause {
    /// A clause of nothing but its unit.
    fn bare(at: At) -> Self {
        Self {
            predicate: Predicate::Auxiliary,
            at,
            voice: Voice::Active,
            form: VerbForm::Finite,
            subject: Vec::new(),
            object: Vec::new(),
            obliques: Vec::new(),
            date: None,
            polarity: Polarity::Positive,
            modality: Modality::Actual,
            under: None,
        }
    }

    /// Whether its predicate is a verb, be it an auxiliary.
    pub(super) const fn is_verbal(&self) -> bool {
        matches!(self.predicate, Predicate::Verb(_) | Predicate::Auxiliary)
    }
}

const fn polarity(negated: bool) -> Polarity {
    if negated {
        Polarity::Negative
    } else {
        Polarity::Positive
    }
}

/// The clause of a noun that may stand for an event, if something hangs on it.
fn noun_clause(
    sheet: &Sheet<'_>,
    units: &[Unit],
    at: At,
    phrase: &NounPhrase,
    earlier: &[Clause],
) -> Option<Clause> {
    // A capital says that the noun is a name, but at the start of a sentence it says nothing.
    let named = sheet.toks[phrase.head].is_capital() && phrase.referents.is_empty() && at > 0;
    if phrase.pronoun || named {
        return None;
    }
    let reader = Reader { sheet, units };
    let mut clause = Clause {
        predicate: Predicate::Noun(sheet.keys[phrase.head]),
        polarity: polarity(phrase.negated),
        modality: reader.modality_around(at, earlier),
        ..Clause::bare(at)
    };
    let mut next = at + 1;
    reader.read_obliques(&mut next, &mut clause);
    let listed = (matches!(
        reader.kind(next),
        Some(UnitKind::Boundary | UnitKind::Comma | UnitKind::Quote)
    ) || colon_after(sheet, units, next).is_some())
        && sheet.is(phrase.head, WordClass::Plural);
    let hangs = !clause.obliques.is_empty() || !phrase.modifiers.is_empty() || clause.date.is_some();
    (hangs || listed).then_some(clause)
}

/// The colon that ends the relative clause which opens at a unit: "the states that signed*:* A, B and C".
pub(super) fn colon_after(sheet: &Sheet<'_>, units: &[Unit], relative: At) -> Option<At> {
    /// How many units the clause may have.
    const CLAUSE: At = 10;
    let kind = |at: &At| &units[*at].kind;
    if relative >= units.len() || !matches!(kind(&relative), UnitKind::Relative) {
        return None;
    }
    let end = units.len().min(relative + CLAUSE);
    let colon = (relative..end).find(|at| matches!(kind(at), UnitKind::Boundary | UnitKind::Comma))?;
    sheet.is_text(units[colon].tokens.start, ":").then_some(colon)
}

/// The most units that brackets hold which are looked through.
const BRACKETED: At = 24;

/// The sentence as the clause readers see it.
struct Reader<'s, 'a> {
    sheet: &'s Sheet<'a>,
    units: &'s [Unit],
}

impl Reader<'_, '_> {
    fn kind(&self, at: At) -> Option<&UnitKind> {
        self.units.get(at).map(|unit| &unit.kind)
    }

    fn noun(&self, at: At) -> Option<&NounPhrase> {
        match self.kind(at) {
            Some(UnitKind::Noun(phrase)) => Some(phrase),
            _ => None,
        }
    }

    fn verb(&self, at: At) -> Option<&VerbGroup> {
        match self.kind(at) {
            Some(UnitKind::Verb(group)) => Some(group),
            _ => None,
        }
    }

    /// Whether a unit is looked through.
    fn is_transparent(&self, at: At) -> bool {
        matches!(self.kind(at), Some(UnitKind::Adverb | UnitKind::Quote))
    }

    /// The bracket that closes the one which opens at a unit: "the Republic of Korea *(ROK)*".
    fn bracket_from(&self, open: At) -> Option<At> {
        let is = |at: At, mark: &str| self.sheet.is_text(self.units[at].tokens.start, mark);
        if self.kind(open).is_none() || !is(open, "(") {
            return None;
        }
        let end = self.units.len().min(open + BRACKETED);
        (open + 1..end).find(|at| is(*at, ")"))
    }

    /// The bracket that opens the one which closes at a unit.
    fn bracket_to(&self, close: At) -> Option<At> {
        let is = |at: At, mark: &str| self.sheet.is_text(self.units[at].tokens.start, mark);
        if !is(close, ")") {
            return None;
        }
        (close.saturating_sub(BRACKETED)..close)
            .rev()
            .find(|at| is(*at, "("))
    }

    /// Whether a unit is this word.
    fn is_word(&self, at: At, word: &str) -> bool {
        self.units
            .get(at)
            .is_some_and(|unit| self.sheet.is_word(unit.tokens.start, word))
    }

    /// Whether a unit is one of these words.
    fn is_one_of<const N: usize>(&self, at: At, words: &Words<N>) -> bool {
        self.units
            .get(at)
            .is_some_and(|unit| self.sheet.is_one_of(unit.tokens.start, words))
    }

    /// Whether a finite verb follows a noun phrase, so that it is a subject.
    fn starts_clause(&self, noun: At) -> bool {
        let mut at = noun + 1;
        while self.is_transparent(at) {
            at += 1;
        }
        self.verb(at).is_some_and(|group| group.form == VerbForm::Finite)
    }
}

/// Whether the head of a phrase is a transparent noun: "the participants of the meeting" is the meeting.
pub(super) fn is_transparent_noun(sheet: &Sheet<'_>, phrase: &NounPhrase) -> bool {
    sheet.is(phrase.head, WordClass::Transparent) && phrase.referents.is_empty()
}
