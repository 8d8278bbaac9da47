//! The subject of a verb: the noun phrase it agrees with, or what a relative or a clause before lends it.

use super::{At, Clause, Oblique, Reader};
use crate::extractor::sheet::words;
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::{VerbForm, Voice};
use crate::knowledge::VerbForms;
use crate::model::EntityKind;
use crate::text::key_hash;

impl Reader<'_, '_> {
    /// The subject of the verb at `at`: the nearest noun phrase to the left that no preposition governs, with its like.
    pub(super) fn subject(&self, at: At, earlier: &[Clause]) -> Vec<At> {
        if self
            .verb(at)
            .is_some_and(|group| group.form == VerbForm::Participle)
            && at > 0
            && let Some(phrase) = self.noun(at - 1)
        {
            // "the text of the treaty signed by A": the noun right before, whatever governs it.
            let named = !phrase.referents.is_empty() || !phrase.alternatives.is_empty();
            return if named {
                vec![at - 1]
            } else {
                vec![self.chain_head(at - 1)]
            };
        }
        if let Some(event) = self.event_before_comma(at) {
            return vec![event];
        }
        let mut left = at;
        while left > 0 {
            left -= 1;
            match &self.units[left].kind {
                UnitKind::Noun(_) if self.is_governed(left) || self.is_object(left, earlier) => {}
                UnitKind::Noun(phrase) if phrase.referents.is_empty() && self.is_apposed(left, at) => {}
                UnitKind::Noun(_) => return self.coordinated_left(left),
                UnitKind::Relative => return self.antecedents(left, at),
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
                    let shares = self.verb(at).is_some_and(|group| group.form != VerbForm::Finite)
                        || self.goes_on_after_comma(at);
                    return subject.filter(|_| shares).unwrap_or_default();
                }
                UnitKind::Quote if self.bracket_to(left).is_some() => {
                    left = self.bracket_to(left).unwrap_or(left);
                }
                UnitKind::Boundary if self.dashes(left).is_some() => {
                    left = self.dashes(left).unwrap_or(left);
                }
                UnitKind::Subordinator | UnitKind::Boundary => return self.subject_across(left, at, earlier),
                _ => {}
            }
        }
        Vec::new()
    }

    /// The named thing before the comma before a participle, where it is no actor: "at the session, *held* in Oslo".
    fn event_before_comma(&self, at: At) -> Option<At> {
        let participle = self
            .verb(at)
            .is_some_and(|group| group.form == VerbForm::Participle);
        let comma = at
            .checked_sub(1)
            .filter(|comma| participle && matches!(self.units[*comma].kind, UnitKind::Comma))?;
        let noun = comma.checked_sub(1)?;
        self.noun(noun)?;
        let mut tokens = self.units[noun].tokens.clone();
        let event = tokens.any(|at| {
            let head = self.sheet.toks[at].word.and_then(|word| word.head);
            matches!(head, Some(EntityKind::Meeting | EntityKind::Instrument))
        });
        event.then_some(noun)
    }

    /// Whether a verb stands right after a comma, as the second of several: "arrived, *met* Novak and left".
    fn goes_on_after_comma(&self, verb: At) -> bool {
        let mut left = verb;
        while left > 0 && self.is_transparent(left - 1) {
            left -= 1;
        }
        left > 0 && matches!(self.units[left - 1].kind, UnitKind::Comma)
    }

    /// The dash that opens the list which the dash at `close` ends: "the members – A, B and C – signed".
    fn dashes(&self, close: At) -> Option<At> {
        let dash = |at: At| {
            matches!(self.units[at].kind, UnitKind::Boundary)
                && self.sheet.is_dash(self.units[at].tokens.start)
        };
        if !dash(close) {
            return None;
        }
        let open = (0..close).rev().find(|at| {
            matches!(
                self.units[*at].kind,
                UnitKind::Boundary | UnitKind::Verb(_) | UnitKind::Subordinator
            )
        })?;
        (dash(open) && open > 0).then_some(open)
    }

    /// A relative pronoun that is no subject: "the summit *which* Kenya chairs", "the talks *at which* A met B".
    pub(super) fn read_relative(&self, clause: &mut Clause) {
        let Some(mut left) = clause.subject.first().copied().filter(|first| *first < clause.at) else {
            return;
        };
        while left > 0 && self.is_transparent(left - 1) {
            left -= 1;
        }
        let Some(relative) = left
            .checked_sub(1)
            .filter(|at| matches!(self.units[*at].kind, UnitKind::Relative))
        else {
            return;
        };
        let preposition = relative.checked_sub(1).and_then(|at| match self.units[at].kind {
            UnitKind::Preposition(preposition) => Some(preposition),
            _ => None,
        });
        if let Some(preposition) = preposition {
            let nouns = self.antecedent(relative - 1);
            clause.obliques.push(Oblique { preposition, nouns });
        } else if self.is_word(relative, "where") {
            let nouns = self.antecedent(relative);
            clause.obliques.push(Oblique {
                preposition: key_hash("in"),
                nouns,
            });
        } else if clause.object.is_empty()
            && clause.voice != Voice::Passive
            && !self.is_one_of(relative, words!["when", "whose"])
        {
            clause.object = self.antecedent(relative);
            clause.voice = Voice::Active;
        }
    }

    /// Whether "and" before a verb joins it to the verb before: nothing but adverbs in between.
    pub(super) fn shares_subject(&self, conjunction: At, verb: At) -> bool {
        (conjunction + 1..verb).all(|at| {
            self.is_transparent(at)
                || matches!(self.kind(at), Some(UnitKind::Comma | UnitKind::Date(_)))
                || self.noun(at).is_some() && self.is_governed(at)
                || matches!(self.kind(at), Some(UnitKind::Preposition(_)))
        })
    }

    /// The last finite clause before a unit.
    pub(super) fn clause_before<'c>(&self, at: At, earlier: &'c [Clause]) -> Option<&'c Clause> {
        earlier.iter().rev().find(|clause| {
            clause.at < at
                && clause.is_verbal()
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
    pub(super) fn relative_of(&self, verb: At) -> Option<At> {
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
    pub(super) fn is_governed(&self, noun: At) -> bool {
        let mut left = noun;
        while left > 0 {
            left -= 1;
            match &self.units[left].kind {
                UnitKind::Preposition(_) => return true,
                UnitKind::Adverb | UnitKind::Quote => {}
                // "of A, B and C": the list is governed as a whole where its first member is.
                UnitKind::Conjunction | UnitKind::Comma => {
                    let list = left > 0 && self.noun(left - 1).is_some() && self.list_goes_on(left, noun);
                    if !list || self.starts_clause(noun) && !self.ends_governed_list(left, noun) {
                        return false;
                    }
                }
                UnitKind::Noun(_) if left + 1 < noun => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether a noun phrase before a verb closes a list that a preposition governs.
    fn ends_governed_list(&self, joint: At, noun: At) -> bool {
        let mut first = joint;
        while first > 0
            && matches!(
                self.units[first - 1].kind,
                UnitKind::Noun(_) | UnitKind::Comma | UnitKind::Conjunction
            )
        {
            first -= 1;
        }
        self.closes_governed_list(first, joint, noun)
    }

    /// Whether a noun phrase is the object of an earlier verb.
    fn is_object(&self, noun: At, earlier: &[Clause]) -> bool {
        earlier
            .iter()
            .any(|clause| clause.is_verbal() && clause.object.contains(&noun))
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
                // "Presidents Novak (Norway), Petrov (Kenya) and …": what stands in brackets is no member.
                before = self.bracket_to(before - 1).unwrap_or(before - 1);
                comma |= matches!(self.units[before].kind, UnitKind::Comma);
                and |= matches!(self.units[before].kind, UnitKind::Conjunction);
                // "Petrov (Kenya), Novak (Ghana) and Wagner (Norway)"
                before = self.bracket_to(before).unwrap_or(before);
            }
            let joined = and || comma && nouns.len() > 1;
            let opening = !and && comma && self.is_governed(before.saturating_sub(1));
            if opening && before > 0 && self.opens_sentence(before - 1) {
                break;
            }
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

    /// Whether the chain of phrases that ends in a noun phrase opens its clause with a preposition: "*At talks in Nairobi*, A …".
    fn opens_sentence(&self, noun: At) -> bool {
        let opening = |at: &At| {
            matches!(
                self.units[*at].kind,
                UnitKind::Boundary
                    | UnitKind::Subordinator
                    | UnitKind::Verb(_)
                    | UnitKind::Comma
                    | UnitKind::Conjunction
            )
        };
        let first = (0..noun).rev().find(opening).map_or(0, |at| at + 1);
        matches!(self.units[first].kind, UnitKind::Preposition(_))
            && (first == 0
                || matches!(
                    self.units[first - 1].kind,
                    UnitKind::Boundary | UnitKind::Subordinator
                ))
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

    /// What a relative pronoun stands for as the subject of a verb; of a plural one the whole list: "A, B and C, *which form* the bloc".
    fn antecedents(&self, relative: At, verb: At) -> Vec<At> {
        let nearest = self.antecedent(relative);
        let tok = &self.sheet.toks[self.units[verb].tokens.start];
        let base = tok.verb(VerbForms::BASE).is_some() && tok.verb(VerbForms::PAST).is_none();
        let plural =
            base || self.is_word(verb, "are") || self.is_word(verb, "were") || self.is_word(verb, "have");
        match nearest.as_slice() {
            [last] if plural => self.coordinated_left(*last),
            _ => nearest,
        }
    }

    /// What a relative pronoun stands for: the noun phrase before it, or the head of its chain.
    pub(super) fn antecedent(&self, relative: At) -> Vec<At> {
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
        if named {
            return vec![near];
        }
        let mut head = near;
        while head >= 2 && self.is_word(head - 1, "of") && self.noun(head - 2).is_some() {
            head -= 2;
        }
        vec![head]
    }

    /// The subject of a gerund or participle that opens the sentence: that of the main clause to come.
    pub(super) fn subject_to_come(&self, at: At) -> Vec<At> {
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
}
