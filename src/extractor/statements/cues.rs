//! Cues: clauses whose verb is one of saying or thinking, with their speakers.

use std::ops::Range;

use super::Hearing;
use crate::extractor::clauses::{Clause, Predicate};
use crate::extractor::link::ReferentIndex;
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::{VerbForm, Voice};
use crate::knowledge::verbs::Cue;
use crate::knowledge::{Complements, WordClass};
use crate::model::{Modality, Polarity};

/// The clause of a verb of saying.
pub(super) struct CueClause<'c, 'k> {
    pub(super) clause: &'c Clause,
    pub(super) cue: &'k Cue,
    pub(super) speakers: Vec<ReferentIndex>,
    /// The tokens of the cue with its particles.
    pub(super) words: Range<usize>,
    /// The first token of the clause, subject included.
    pub(super) start: usize,
    /// The token after the cue, and after the speaker if the cue stands before it.
    pub(super) end: usize,
    /// "…, said the minister": the speaker follows the cue.
    pub(super) inverted: bool,
    /// "I told him that …": the speaker is whose words the text is.
    pub(super) own: bool,
    /// "as Novak put it": what is said is the sentence around.
    pub(super) pointed: bool,
}

impl<'r, 's> Hearing<'r, 's, '_> {
    /// The cue that a clause is, if its verb is one of saying and its speaker is known.
    ///
    /// `before` is where the complement of the cue before ends, with its speakers, who may go on: "… and urged".
    pub(super) fn cue(
        &self,
        clause: &'r Clause,
        before: Option<&(usize, Vec<ReferentIndex>)>,
    ) -> Option<CueClause<'r, 'r>> {
        let tokens = self.unit(clause.at).tokens.clone();
        if clause.polarity == Polarity::Negative || self.is_nominal(clause.at) {
            return None;
        }
        let (cue, words) = self
            .cue_words(self.cues_of(clause)?)
            .or_else(|| self.cue_words(self.noun_cues(clause)?))?;
        let end = if cue.around_addressee {
            self.particles_end(cue, words.end)?
        } else {
            self.before_infinitive(words.end, tokens.end)
        };
        let words = words.start..words.end.min(end);
        let pointing = self.pointing_subject(clause);
        let own = self.is_own(&clause.subject) || self.is_own(pointing.as_slice());
        let open = matches!(clause.modality, Modality::Possible | Modality::Planned);
        // "We" of one speaker reports only what was said before.
        let aside =
            own && (cue.class().as_ref() == "thinking" || self.is_ours(clause) && !self.is_past(clause.at));
        let carrier = self.carrier(clause);
        if open && !own && carrier.is_none() || aside {
            return None;
        }
        let inverted = self.is_inverted(clause, &tokens);
        let nouns = if inverted { &clause.object } else { &clause.subject };
        let taken_up = before.filter(|(end, _)| !inverted && self.goes_on_from(*end, tokens.start));
        let cited = self.cited(clause);
        let speakers = match (taken_up, pointing, &cited) {
            (Some((_, speakers)), ..) => speakers.clone(),
            (_, Some(noun), _) => self.speakers(&[noun]),
            (.., Some((speakers, _))) => speakers.clone(),
            _ => carrier.map_or_else(
                || self.speakers_of(clause, nouns),
                |main| self.speakers(&main.subject),
            ),
        };
        if speakers.is_empty() {
            return None;
        }
        let start = if inverted || taken_up.is_some() {
            tokens.start
        } else if let Some(noun) = pointing {
            self.unit(noun).tokens.start - 1
        } else if let Some((_, start)) = cited {
            start
        } else {
            self.clause_start(clause, tokens.start)
        };
        let after_speaker = clause.object.last().map_or(end, |at| self.unit(*at).tokens.end);
        Some(CueClause {
            clause,
            cue,
            speakers,
            words,
            start,
            end: if inverted { after_speaker } else { end },
            inverted,
            own,
            pointed: pointing.is_some(),
        })
    }

    /// The cue whose words stand where they have to, and these words; the verb alone where whom it is told to stands between.
    fn cue_words(&self, (cues, first, next): (&'r [Cue], usize, usize)) -> Option<(&'r Cue, Range<usize>)> {
        cues.iter().find_map(|cue| {
            let end = self.particles_end(cue, next)?;
            Some((cue, first..if cue.around_addressee { next } else { end }))
        })
    }

    /// The cues that a clause's verb may make, its token, and the one where what belongs to the cue follows.
    fn cues_of(&self, clause: &Clause) -> Option<(&'r [Cue], usize, usize)> {
        let sheet = self.scene.sheet;
        let verbs = &sheet.knowledge.lexicon.verbs;
        let tokens = self.unit(clause.at).tokens.clone();
        match clause.predicate {
            Predicate::Verb(verb) if self.is_said(clause) => {
                Some((&verbs.verb(verb).cues, tokens.end - 1, tokens.end))
            }
            Predicate::Verb(_) | Predicate::Auxiliary if clause.form == VerbForm::Finite => {
                // "is deeply convinced that"
                let be = tokens.clone().rev().find(|at| sheet.is(*at, WordClass::Be))?;
                let adverb = |at: &usize| sheet.is(*at, WordClass::Adverb) || sheet.text(*at).ends_with("ly");
                let next = (be + 1..self.range.end).find(|at| !adverb(at))?;
                Some((&verbs.minded, be, next))
            }
            _ => None,
        }
    }

    /// The cues that the object of a clause may make: "renewed its *call for*".
    fn noun_cues(&self, clause: &Clause) -> Option<(&'r [Cue], usize, usize)> {
        let lexicon = &self.scene.sheet.knowledge.lexicon;
        let Predicate::Verb(verb) = clause.predicate else {
            return None;
        };
        let issued = lexicon.issuing.contains(&verb) && self.is_said(clause);
        match self.kind_at(*clause.object.last().filter(|_| issued)?)? {
            UnitKind::Noun(phrase) => Some((&lexicon.verbs.nouns, phrase.head, phrase.head)),
            _ => None,
        }
    }

    /// Whether nothing but "and" and adverbs stands between two tokens.
    fn goes_on_from(&self, end: usize, verb: usize) -> bool {
        let sheet = self.scene.sheet;
        let joins = |at: usize| {
            sheet.is(at, WordClass::Conjunction)
                || sheet.is(at, WordClass::Adverb)
                || matches!(sheet.text(at), "," | ";")
        };
        end <= verb && verb - end < 4 && (end..verb).all(joins)
    }

    /// Whether a clause says that something was said: finite or a gerund, with its subject as the speaker.
    fn is_said(&self, clause: &Clause) -> bool {
        match clause.form {
            VerbForm::Finite => clause.voice != Voice::Passive,
            VerbForm::Gerund => self.is_free_gerund(clause),
            VerbForm::Infinitive => self.goes_on(clause) || self.carrier(clause).is_some(),
            VerbForm::Participle => false,
        }
    }

    /// Whether a gerund says what the subject of its sentence does: ", adding that"; no "report recommending".
    fn is_free_gerund(&self, clause: &Clause) -> bool {
        let Some(before) = clause.at.checked_sub(1) else {
            return true;
        };
        let adverb = matches!(self.kind_at(before), Some(UnitKind::Adverb));
        let before = if adverb { before.saturating_sub(1) } else { before };
        matches!(
            self.kind_at(before),
            Some(
                UnitKind::Comma
                    | UnitKind::Conjunction
                    | UnitKind::Preposition(_)
                    | UnitKind::Boundary
                    | UnitKind::Subordinator
            )
        ) || self.is_utterance(before)
            || before == 0 && !matches!(self.kind_at(0), Some(UnitKind::Noun(_)))
    }

    /// "went on to say", "continued to stress": the infinitive is what was done.
    fn goes_on(&self, clause: &Clause) -> bool {
        let governor = clause.at.checked_sub(1).map(|before| &self.unit(before).tokens);
        governor.is_some_and(|tokens| {
            let sheet = self.scene.sheet;
            let last = tokens.end - 1;
            sheet.is_word(last, "continued")
                || sheet.is_word(last, "on") && sheet.is_word(last.saturating_sub(1), "went")
        })
    }

    /// The clause that carries out what an infinitive says: "took the opportunity *to stress*", "voted *to call on*".
    fn carrier(&self, clause: &Clause) -> Option<&'r Clause> {
        let lexicon = &self.scene.sheet.knowledge.lexicon;
        let under = clause.under.filter(|_| clause.form == VerbForm::Infinitive)?;
        let real = under.polarity == Polarity::Positive && under.modality == Modality::Actual;
        let chance = match clause.at.checked_sub(1).and_then(|before| self.kind_at(before)) {
            Some(UnitKind::Noun(phrase)) => self.scene.sheet.is(phrase.head, WordClass::Opportunity),
            _ => false,
        };
        let mut before = self.clauses.iter().rev().filter(|main| main.at < clause.at);
        let main = before.find(|main| main.predicate == Predicate::Verb(under.verb))?;
        (real && (chance || lexicon.carrying.contains(&under.verb))).then_some(main)
    }

    /// The token after the words that belong to a cue, if they follow its verb.
    fn particles_end(&self, cue: &Cue, after: usize) -> Option<usize> {
        let keys = &self.scene.sheet.keys;
        let from = if cue.around_addressee {
            let at = self.unit_from(after);
            matches!(self.kind_at(at), Some(UnitKind::Noun(_))).then(|| self.unit(at).tokens.end)?
        } else {
            after
        };
        let end = from + cue.particles.len();
        (keys.get(from..end)? == cue.particles.as_slice()).then_some(end)
    }

    /// "commits *to provide*": what looks like the preposition of a cue belongs to an infinitive.
    fn before_infinitive(&self, end: usize, verb_end: usize) -> usize {
        let infinitive = end > verb_end
            && self.scene.units.get(self.unit_from(end - 1)).is_some_and(|unit| {
                unit.tokens.start == end - 1
                    && matches!(&unit.kind, UnitKind::Verb(group) if group.form == VerbForm::Infinitive)
            });
        if infinitive { end - 1 } else { end }
    }

    /// Whether "I" is the subject, or "we" where one person speaks.
    fn is_own(&self, subject: &[usize]) -> bool {
        self.is_first(subject, "i") || self.voice.many.is_empty() && self.is_first(subject, "we")
    }

    /// Whether "we" is the subject.
    fn is_ours(&self, clause: &Clause) -> bool {
        self.is_first(&clause.subject, "we")
    }

    fn is_first(&self, subject: &[usize], pronoun: &str) -> bool {
        let sheet = self.scene.sheet;
        subject
            .iter()
            .any(|at| sheet.is_word(self.unit(*at).tokens.start, pronoun))
    }

    /// Where a cue's clause starts: at its subject, unless it shares that with a verb before.
    fn clause_start(&self, clause: &Clause, verb: usize) -> usize {
        let subject = clause.subject.first().map(|at| self.unit(*at).tokens.start);
        let Some(subject) = subject.filter(|start| *start < verb) else {
            return verb;
        };
        let between = self.clauses.iter().any(|other| {
            let at = self.unit(other.at).tokens.start;
            matches!(other.predicate, Predicate::Verb(_) | Predicate::Auxiliary)
                && other.subject == clause.subject
                && other.form == VerbForm::Finite
                && at > subject
                && at < verb
                && !self.is_relative_verb(other.at)
        });
        if between {
            verb
        } else {
            self.with_determiner(subject)
        }
    }

    /// Whether a verb is that of a relative clause: "who *presides*".
    fn is_relative_verb(&self, at: usize) -> bool {
        at > 0 && matches!(self.kind_at(at - 1), Some(UnitKind::Relative))
    }

    /// The start of a sentence's "but", "and" or "as" before a subject.
    fn with_determiner(&self, subject: usize) -> usize {
        let as_well = subject > self.range.start && self.scene.sheet.is_word(subject - 1, "as");
        if as_well { subject - 1 } else { subject }
    }

    /// Whether the comma before a verb closes an apposition to its subject: "Novak, head of the fund, noted".
    fn closes_apposition(&self, verb: usize) -> bool {
        let comma = self.unit_from(verb).saturating_sub(1);
        self.scene.sheet.is_text(verb - 1, ",")
            && !self.has_clause(&(self.range.start..verb))
            && !self.parted(comma).is_empty()
    }

    /// Whether the speaker follows the cue: "…,” said Novak", "…, noted the minister".
    fn is_inverted(&self, clause: &Clause, tokens: &Range<usize>) -> bool {
        let sheet = self.scene.sheet;
        let before = tokens
            .start
            .checked_sub(1)
            .filter(|before| *before >= self.range.start);
        let mark = before.is_some_and(|before| {
            matches!(
                sheet.text(before),
                "," | "”" | "\"" | "?" | "!" | "’" | "—" | "–" | "-"
            )
        });
        let Some(first) = clause.object.first() else {
            return false;
        };
        let object = self.unit(*first).tokens.start;
        let reflexive = sheet.is(object, WordClass::Pronoun)
            && !sheet.is_word(object, "he")
            && !sheet.is_word(object, "she");
        let cues = match clause.predicate {
            Predicate::Verb(verb) => &sheet.knowledge.lexicon.verbs.verb(verb).cues,
            _ => return false,
        };
        let speaks = cues
            .iter()
            .any(|cue| cue.takes.has(Complements::CLAUSE) && !cue.takes.has(Complements::ADDRESSEE));
        mark && speaks
            && !self.closes_apposition(tokens.start)
            && tokens.len() == 1
            && clause.form == VerbForm::Finite
            && !reflexive
            && !self.speakers(&clause.object).is_empty()
    }
}
