//! Clauses: a verb, or a noun that stands for one, with who does what to whom.

use super::link::ReferentIndex;
use super::sheet::Sheet;
use super::units::{NounPhrase, Unit, UnitKind};
use super::verb_groups::{VerbForm, VerbGroup, Voice};
use crate::knowledge::{Before, VerbIndex, WordClass};
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
    /// What sort of verb another clause put before this one.
    pub(super) before: Option<Before>,
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
            UnitKind::Noun(phrase) => clauses.extend(noun_clause(sheet, units, at, phrase)),
            _ => {}
        }
    }
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
        subject: Vec::new(),
        object: Vec::new(),
        obliques: Vec::new(),
        date: None,
        polarity: if group.negated {
            Polarity::Negative
        } else {
            Polarity::Positive
        },
        modality: group.modality,
        before: None,
    };
    reader.read_right(&mut clause);
    let governor = reader.governor(at, earlier);
    match (group.form, governor) {
        (VerbForm::Infinitive, Some(governor)) => govern(sheet, &mut clause, governor),
        (VerbForm::Infinitive, None) => {
            clause.modality = Modality::Possible;
            clause.subject = reader.subject(at, earlier);
        }
        _ => clause.subject = reader.subject(at, earlier),
    }
    if clause.subject.is_empty() && matches!(group.form, VerbForm::Gerund | VerbForm::Participle) {
        clause.subject = reader.subject_to_come(at);
    }
    if clause.date.is_none() {
        clause.date = reader.date_before(at, &clause);
    }
    let denied = clause
        .subject
        .iter()
        .any(|unit| reader.noun(*unit).is_some_and(|phrase| phrase.negated));
    if denied {
        clause.polarity = Polarity::Negative;
    }
    clause
}

/// Takes over from the verb before an infinitive: "Kenya declined *to attend*".
fn govern(sheet: &Sheet<'_>, clause: &mut Clause, governor: &Clause) {
    let before = match governor.predicate {
        Predicate::Verb(verb) => sheet.knowledge.lexicon.verbs.verb(verb).before,
        _ => None,
    };
    // "invited Kenya to attend": the object acts. "Kenya was invited to attend", "Kenya hopes to attend": the subject.
    let controlled = governor.voice != Voice::Passive && !governor.object.is_empty();
    clause.subject.clone_from(if controlled {
        &governor.object
    } else {
        &governor.subject
    });
    clause.before = before;
    if governor.polarity == Polarity::Negative || before == Some(Before::Negative) {
        clause.polarity = Polarity::Negative;
    }
    clause.modality = match (before, governor.modality) {
        (Some(Before::Planned), Modality::Actual | Modality::Planned) if !controlled => Modality::Planned,
        (Some(Before::Negative), modality) => modality,
        _ => Modality::Possible,
    };
}

/// The clause of a noun that may stand for an event, if something hangs on it.
fn noun_clause(sheet: &Sheet<'_>, units: &[Unit], at: At, phrase: &NounPhrase) -> Option<Clause> {
    // A capital says that the noun is a name, but at the start of a sentence it says nothing.
    let named = sheet.toks[phrase.head].is_capital() && phrase.referents.is_empty() && at > 0;
    if phrase.pronoun || named {
        return None;
    }
    let reader = Reader { sheet, units };
    let mut clause = Clause {
        predicate: Predicate::Noun(sheet.keys[phrase.head]),
        at,
        voice: Voice::Active,
        form: VerbForm::Finite,
        subject: Vec::new(),
        object: Vec::new(),
        obliques: Vec::new(),
        date: None,
        polarity: if phrase.negated {
            Polarity::Negative
        } else {
            Polarity::Positive
        },
        modality: reader.modality_around(at),
        before: None,
    };
    let mut next = at + 1;
    reader.read_obliques(&mut next, &mut clause);
    (!clause.obliques.is_empty() || !phrase.modifiers.is_empty() || clause.date.is_some()).then_some(clause)
}

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

    /// Whether a unit is looked through.
    fn is_transparent(&self, at: At) -> bool {
        matches!(self.kind(at), Some(UnitKind::Adverb | UnitKind::Quote))
    }

    /// Reads the object, the phrases after prepositions and the date to the right of a verb.
    fn read_right(&self, clause: &mut Clause) {
        let mut next = clause.at + 1;
        while self.is_transparent(next) {
            next += 1;
        }
        if self.noun(next).is_some() {
            clause.object = self.coordinated(&mut next);
        }
        self.read_obliques(&mut next, clause);
    }

    /// The noun phrases from `next` that "and" and commas join; `next` is left after them.
    fn coordinated(&self, next: &mut At) -> Vec<At> {
        let mut nouns = vec![*next];
        *next += 1;
        loop {
            let mut after = *next;
            while matches!(
                self.kind(after),
                Some(UnitKind::Comma | UnitKind::Conjunction | UnitKind::Adverb | UnitKind::Quote)
            ) {
                after += 1;
            }
            let joined = (*next..after)
                .any(|at| matches!(self.kind(at), Some(UnitKind::Comma | UnitKind::Conjunction)));
            if !joined
                || self.noun(after).is_none()
                || self.starts_clause(after)
                || !self.list_goes_on(*next, after)
            {
                return nouns;
            }
            nouns.push(after);
            *next = after + 1;
        }
    }

    /// Whether what stands between two noun phrases joins them in a list: "and", or commas that "and" closes.
    fn list_goes_on(&self, from: At, to: At) -> bool {
        if (from..to).any(|at| matches!(self.kind(at), Some(UnitKind::Conjunction))) {
            return true;
        }
        let mut at = to + 1;
        let mut skipped = 0;
        while let Some(kind) = self.kind(at) {
            match kind {
                UnitKind::Conjunction => return self.noun(at + 1).is_some(),
                UnitKind::Noun(_) | UnitKind::Comma => {}
                UnitKind::Preposition(_) if skipped < 4 => skipped += 1,
                _ => return false,
            }
            at += 1;
        }
        false
    }

    /// Whether a finite verb follows a noun phrase, so that it is a subject.
    fn starts_clause(&self, noun: At) -> bool {
        let mut at = noun + 1;
        while self.is_transparent(at) {
            at += 1;
        }
        matches!(self.kind(at), Some(UnitKind::Verb(group)) if group.form == VerbForm::Finite)
    }

    /// Reads phrases after prepositions, and the date, up to the next verb or boundary.
    fn read_obliques(&self, next: &mut At, clause: &mut Clause) {
        while let Some(kind) = self.kind(*next) {
            match kind {
                UnitKind::Preposition(preposition) => {
                    let preposition = *preposition;
                    *next += 1;
                    while self.is_transparent(*next) {
                        *next += 1;
                    }
                    if self.noun(*next).is_some() {
                        let nouns = self.coordinated(next);
                        clause.obliques.push(Oblique { preposition, nouns });
                    }
                }
                UnitKind::Date(_) => {
                    clause.date = clause.date.or(Some(*next));
                    *next += 1;
                }
                UnitKind::Adverb | UnitKind::Quote => *next += 1,
                // "…, on 12 April 2018, of resolution 72/273": a comma is passed where a preposition or a date follows.
                UnitKind::Comma
                    if matches!(
                        self.kind(*next + 1),
                        Some(UnitKind::Preposition(_) | UnitKind::Date(_))
                    ) =>
                {
                    *next += 1
                }
                _ => return,
            }
        }
    }

    /// The subject of the verb at `at`: the nearest noun phrase to the left that no preposition governs, with its like.
    fn subject(&self, at: At, earlier: &[Clause]) -> Vec<At> {
        let mut left = at;
        while left > 0 {
            left -= 1;
            match &self.units[left].kind {
                UnitKind::Noun(_) if self.is_governed(left) || self.is_object(left, earlier) => {}
                UnitKind::Noun(phrase) if phrase.referents.is_empty() && self.is_apposed(left, at) => {}
                UnitKind::Noun(_) => return self.coordinated_left(left),
                UnitKind::Relative => return self.antecedent(left),
                UnitKind::Conjunction if self.shares_subject(left, at) => {
                    if let Some(clause) = self.clause_before(left, earlier) {
                        return clause.subject.clone();
                    }
                }
                UnitKind::Verb(group)
                    if group.form == VerbForm::Finite && self.relative_of(left).is_some() =>
                {
                    // A relative clause ("Orbán, whom several thanked, said") is passed as a whole.
                    left = self.relative_of(left).unwrap_or(left);
                }
                UnitKind::Verb(group)
                    if group.form == VerbForm::Finite && self.parenthesis(left, at).is_some() =>
                {
                    left = self.parenthesis(left, at).unwrap_or(left);
                }
                UnitKind::Verb(group) if group.form == VerbForm::Finite => {
                    let subject = earlier
                        .iter()
                        .find(|clause| clause.at == left)
                        .map(|clause| clause.subject.clone());
                    return subject.filter(|_| matches!(self.kind(at), Some(UnitKind::Verb(group)) if group.form != VerbForm::Finite)).unwrap_or_default();
                }
                UnitKind::Subordinator | UnitKind::Boundary => return self.subject_across(left, at, earlier),
                _ => {}
            }
        }
        Vec::new()
    }

    /// Whether "and" before a verb joins it to the verb before: nothing but adverbs in between.
    fn shares_subject(&self, conjunction: At, verb: At) -> bool {
        (conjunction + 1..verb).all(|at| {
            self.is_transparent(at)
                || matches!(self.kind(at), Some(UnitKind::Comma | UnitKind::Date(_)))
                || self.noun(at).is_some() && self.is_governed(at)
                || matches!(self.kind(at), Some(UnitKind::Preposition(_)))
        })
    }

    /// The last finite clause before a unit.
    fn clause_before<'c>(&self, at: At, earlier: &'c [Clause]) -> Option<&'c Clause> {
        earlier.iter().rev().find(|clause| {
            clause.at < at
                && matches!(clause.predicate, Predicate::Verb(_) | Predicate::Auxiliary)
                && !clause.subject.is_empty()
                && clause.form != VerbForm::Participle
        })
    }

    /// The comma that opens the parenthesis in which a verb stands: "Novak, as he often does, said".
    fn parenthesis(&self, verb: At, at: At) -> Option<At> {
        (verb..at).find(|unit| matches!(self.units[*unit].kind, UnitKind::Comma))?;
        let open = (0..verb).rev().find(|unit| {
            matches!(
                self.units[*unit].kind,
                UnitKind::Comma | UnitKind::Boundary | UnitKind::Verb(_)
            )
        })?;
        let opens = matches!(self.units[open].kind, UnitKind::Comma)
            && matches!(
                self.units[open + 1].kind,
                UnitKind::Preposition(_) | UnitKind::Subordinator
            );
        opens.then_some(open)
    }

    /// The relative pronoun in whose clause a verb stands, if one does.
    fn relative_of(&self, verb: At) -> Option<At> {
        for before in (0..verb).rev() {
            match &self.units[before].kind {
                UnitKind::Relative => return Some(before),
                UnitKind::Noun(_) | UnitKind::Adverb | UnitKind::Quote => {}
                _ => return None,
            }
        }
        None
    }

    /// The subject across a boundary: a second verb after a semicolon has none of its own.
    fn subject_across(&self, boundary: At, at: At, earlier: &[Clause]) -> Vec<At> {
        // "He said that …": what follows the subordinator starts anew; but "and that he" does as well.
        let dash = self.sheet.is_dash(self.units[boundary].tokens.start);
        let nonfinite =
            matches!(self.kind(at), Some(UnitKind::Verb(group)) if group.form != VerbForm::Finite);
        if dash || !nonfinite {
            return Vec::new();
        }
        self.clause_before(boundary, earlier)
            .map(|clause| clause.subject.clone())
            .unwrap_or_default()
    }

    /// Whether a noun phrase stands between commas behind another one: "Novak, *senior fellow* at the institute, said".
    fn is_apposed(&self, noun: At, at: At) -> bool {
        let opened = noun >= 2
            && matches!(self.units[noun - 1].kind, UnitKind::Comma)
            && self.noun(noun - 2).is_some();
        opened && (noun..at).any(|unit| matches!(self.units[unit].kind, UnitKind::Comma))
    }

    /// Whether a preposition stands before a noun phrase, or before the list it is in.
    fn is_governed(&self, noun: At) -> bool {
        let mut left = noun;
        while left > 0 {
            left -= 1;
            match &self.units[left].kind {
                UnitKind::Preposition(_) => return true,
                UnitKind::Adverb | UnitKind::Quote => {}
                // "of A, B and C": the list is governed as a whole where its first member is.
                UnitKind::Conjunction | UnitKind::Comma => {
                    let list = left > 0 && self.noun(left - 1).is_some() && self.list_goes_on(left, noun);
                    if !list || self.starts_clause(noun) {
                        return false;
                    }
                }
                UnitKind::Noun(_) if left + 1 < noun => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether a noun phrase is the object of an earlier verb.
    fn is_object(&self, noun: At, earlier: &[Clause]) -> bool {
        earlier.iter().any(|clause| {
            matches!(clause.predicate, Predicate::Verb(_) | Predicate::Auxiliary)
                && clause.object.contains(&noun)
        })
    }

    /// A subject with what "and" and commas join to its left.
    fn coordinated_left(&self, noun: At) -> Vec<At> {
        let mut nouns = vec![noun];
        let mut left = noun;
        loop {
            let mut before = left;
            let (mut comma, mut and) = (false, false);
            while before > 0
                && matches!(
                    self.units[before - 1].kind,
                    UnitKind::Comma | UnitKind::Conjunction | UnitKind::Adverb | UnitKind::Quote
                )
            {
                before -= 1;
                comma |= matches!(self.units[before].kind, UnitKind::Comma);
                and |= matches!(self.units[before].kind, UnitKind::Conjunction);
            }
            let joined = and || comma && nouns.len() > 1;
            if !joined || before == 0 || self.noun(before - 1).is_none() {
                break;
            }
            let head = self.chain_head(before - 1);
            if head > 0
                && matches!(
                    self.units[head - 1].kind,
                    UnitKind::Verb(_) | UnitKind::Preposition(_)
                )
            {
                break;
            }
            nouns.push(head);
            left = head;
        }
        nouns.reverse();
        nouns
    }

    /// The first noun phrase of a chain "the head of the office of …".
    fn chain_head(&self, noun: At) -> At {
        let mut head = noun;
        while head >= 2
            && matches!(self.units[head - 1].kind, UnitKind::Preposition(_))
            && self.noun(head - 2).is_some()
        {
            head -= 2;
        }
        head
    }

    /// What a relative pronoun stands for: the noun phrase before it, or the head of its chain.
    fn antecedent(&self, relative: At) -> Vec<At> {
        let mut left = relative;
        while left > 0
            && matches!(
                self.units[left - 1].kind,
                UnitKind::Comma | UnitKind::Adverb | UnitKind::Quote
            )
        {
            left -= 1;
        }
        if left == 0 || self.noun(left - 1).is_none() {
            return Vec::new();
        }
        let near = left - 1;
        let named = self.noun(near).is_some_and(|phrase| !phrase.referents.is_empty());
        vec![if named { near } else { self.chain_head(near) }]
    }

    /// The subject of a gerund or participle that opens the sentence: that of the main clause to come.
    fn subject_to_come(&self, at: At) -> Vec<At> {
        let opens = self.units[..at].iter().all(|unit| {
            matches!(
                unit.kind,
                UnitKind::Adverb | UnitKind::Quote | UnitKind::Preposition(_) | UnitKind::Conjunction
            )
        });
        let comma = (at..self.units.len()).find(|unit| {
            matches!(self.units[*unit].kind, UnitKind::Comma)
                && self.noun(unit + 1).is_some()
                && self.starts_clause(unit + 1)
        });
        comma
            .filter(|_| opens)
            .map(|comma| vec![comma + 1])
            .unwrap_or_default()
    }

    /// The clause whose verb governs the infinitive at `at`.
    fn governor<'c>(&self, at: At, earlier: &'c [Clause]) -> Option<&'c Clause> {
        let mut left = at;
        while left > 0 {
            left -= 1;
            match &self.units[left].kind {
                UnitKind::Verb(_) => return earlier.iter().find(|clause| clause.at == left),
                UnitKind::Noun(_)
                | UnitKind::Adverb
                | UnitKind::Quote
                | UnitKind::Conjunction
                | UnitKind::Preposition(_) => {}
                _ => return None,
            }
        }
        None
    }

    /// The date that opens a sentence or stands before the verb.
    fn date_before(&self, at: At, clause: &Clause) -> Option<At> {
        let first = clause.subject.first().copied().unwrap_or(at);
        let from = (0..first)
            .rev()
            .find(|unit| {
                matches!(
                    self.units[*unit].kind,
                    UnitKind::Boundary | UnitKind::Verb(_) | UnitKind::Subordinator
                )
            })
            .map_or(0, |unit| unit + 1);
        (from..at)
            .rev()
            .find(|unit| matches!(self.units[*unit].kind, UnitKind::Date(_)))
    }

    /// What the clause around an event noun says of it: "called for the signing of" is no signing.
    fn modality_around(&self, at: At) -> Modality {
        let verb = self.units[..at].iter().rev().find_map(|unit| match &unit.kind {
            UnitKind::Verb(group) => Some(Some(group)),
            UnitKind::Boundary => Some(None),
            _ => None,
        });
        let Some(Some(group)) = verb else {
            return Modality::Actual;
        };
        let urging = group.verb.is_some_and(|verb| {
            let verb = self.sheet.knowledge.lexicon.verbs.verb(verb);
            verb.before == Some(Before::Possible)
                || verb
                    .cues
                    .iter()
                    .any(|cue| matches!(&*cue.class, "urging" | "proposing"))
        });
        if urging || group.negated || group.modality == Modality::Possible {
            Modality::Possible
        } else {
            group.modality
        }
    }
}

/// Whether the head of a phrase is a transparent noun: "the participants of the meeting" is the meeting.
pub(super) fn is_transparent_noun(sheet: &Sheet<'_>, phrase: &NounPhrase) -> bool {
    sheet.is(phrase.head, WordClass::Transparent) && phrase.referents.is_empty()
}
