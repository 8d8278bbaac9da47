//! What the words around a clause say of it: denied, merely possible, planned.

use super::{At, Clause, Predicate, Reader, Under};
use crate::extractor::sheet::{Words, words};
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::{VerbForm, Voice};
use crate::knowledge::{Before, Verb, VerbForms, WordClass};
use crate::model::{Modality, Polarity};

/// Subordinators that make a clause a supposition.
const SUPPOSING: Words<6> = Words::of(&["if", "unless", "whether", "lest", "until", "till"]);

impl Reader<'_, '_> {
    /// The clause whose verb governs the infinitive at `at`.
    pub(super) fn governor<'c>(&self, at: At, earlier: &'c [Clause]) -> Option<&'c Clause> {
        let mut left = at;
        while left > 0 {
            left -= 1;
            match &self.units[left].kind {
                UnitKind::Verb(_) => return earlier.iter().rev().find(|clause| clause.at == left),
                UnitKind::Noun(_)
                | UnitKind::Adverb
                | UnitKind::Quote
                | UnitKind::Conjunction
                | UnitKind::Date(_)
                | UnitKind::Preposition(_) => {}
                _ => return None,
            }
        }
        None
    }

    /// Takes over from the verb before an infinitive: "Kenya declined *to attend*".
    pub(super) fn govern(&self, clause: &mut Clause, governor: &Clause) {
        let copula = self.is_copula(governor);
        // "invited Kenya to attend": the object acts. "was invited to attend", "made an effort to attend": the subject.
        let controlled = !copula
            && governor.voice != Voice::Passive
            && governor.object.iter().any(|at| self.is_somebody(*at));
        clause.subject.clone_from(if controlled {
            &governor.object
        } else {
            &governor.subject
        });
        let before = if copula && self.is_somewhere(governor) {
            Some(Before::Actual)
        } else if copula {
            self.before_in(&governor.object)
        } else {
            self.before(governor).or_else(|| self.before_noun(governor))
        };
        if let Predicate::Verb(verb) = governor.predicate {
            let (polarity, modality) = (governor.polarity, governor.modality);
            clause.under = Some(Under {
                verb,
                polarity,
                modality,
            });
        }
        if governor.polarity == Polarity::Negative || before == Some(Before::Negative) {
            clause.polarity = Polarity::Negative;
        }
        clause.modality = match (before, governor.modality) {
            (Some(Before::Planned), Modality::Actual | Modality::Planned) if !controlled => Modality::Planned,
            (Some(Before::Negative | Before::Actual), modality) => modality,
            _ => Modality::Possible,
        };
    }

    /// "is in Vienna to attend": who is there for it does it.
    fn is_somewhere(&self, governor: &Clause) -> bool {
        let places = governor.obliques.iter().filter(|oblique| {
            ["in", "at"]
                .iter()
                .any(|word| crate::text::key_hash(word) == oblique.preposition)
        });
        let mut nouns = places.flat_map(|oblique| &oblique.nouns);
        governor.object.is_empty()
            && nouns.any(|at| self.noun(*at).is_some_and(|phrase| !phrase.referents.is_empty()))
    }

    /// What a verb says of the verb that hangs on it.
    fn before(&self, clause: &Clause) -> Option<Before> {
        self.known_verb(clause)?.before
    }

    fn known_verb(&self, clause: &Clause) -> Option<&Verb> {
        match clause.predicate {
            Predicate::Verb(verb) => Some(self.sheet.knowledge.lexicon.verbs.verb(verb)),
            _ => None,
        }
    }

    fn is_copula(&self, clause: &Clause) -> bool {
        let lemma = self.known_verb(clause).map(|verb| verb.lemma.as_str());
        clause.predicate == Predicate::Auxiliary || matches!(lemma, Some("become" | "remain"))
    }

    /// Whether a noun phrase may act.
    fn is_somebody(&self, at: At) -> bool {
        self.noun(at).is_some_and(|phrase| {
            phrase.pronoun || !phrase.referents.is_empty() || !phrase.alternatives.is_empty()
        })
    }

    /// What the words after "be" say of an infinitive: "the first to host", "due to arrive"; else it is possible at best.
    fn before_in(&self, complement: &[At]) -> Option<Before> {
        let tokens = complement.iter().flat_map(|at| self.units[*at].tokens.clone());
        tokens.into_iter().find_map(|token| {
            let ordinal = self.sheet.ordinal(token).is_some();
            let alone = self.sheet.is_one_of(token, words!["last", "latest", "only"]);
            if ordinal || alone || self.sheet.is(token, WordClass::ModalActual) {
                Some(Before::Actual)
            } else {
                self.sheet
                    .is(token, WordClass::ModalPlanned)
                    .then_some(Before::Planned)
            }
        })
    }

    /// "reaffirmed their *commitment* to support": what the noun says of the verb under it.
    fn before_noun(&self, governor: &Clause) -> Option<Before> {
        let tokens = governor
            .object
            .iter()
            .flat_map(|at| self.units[*at].tokens.clone());
        let classes = [
            (WordClass::BeforeActual, Before::Actual),
            (WordClass::BeforePlanned, Before::Planned),
            (WordClass::BeforeNegative, Before::Negative),
        ];
        tokens.into_iter().find_map(|token| {
            let said = classes.iter().find(|(class, _)| self.sheet.is(token, *class));
            said.map(|(_, before)| *before)
        })
    }

    /// A gerund: whose it is, and what the preposition before it says.
    pub(super) fn read_gerund(&self, clause: &mut Clause, earlier: &[Clause]) {
        let mut left = clause.at;
        while left > 0 && self.is_transparent(left - 1) {
            left -= 1;
        }
        // "stopped sending": the verb right before governs as it does an infinitive.
        if left > 0
            && matches!(self.units[left - 1].kind, UnitKind::Verb(_))
            && let Some(governor) = earlier.iter().rev().find(|main| main.at == left - 1)
            && self.before(governor).is_some()
        {
            return self.govern(clause, governor);
        }
        let preposition = left
            .checked_sub(1)
            .filter(|at| matches!(self.kind(*at), Some(UnitKind::Preposition(_))));
        let main = self.clause_before(clause.at, earlier);
        if let (Some(main), None) = (main, preposition) {
            // "will visit Kenya, attending the summit"
            clause.modality = main.modality;
        }
        let Some(preposition) = preposition else {
            // "support for Kenya joining the bloc": the noun right before acts.
            let own = left.checked_sub(1).filter(|at| self.noun(*at).is_some());
            // "…, with Kenya joining the bloc": told as something that happens.
            let told = own.is_some_and(|at| at > 0 && self.is_word(at - 1, "with"));
            if own.is_some_and(|at| self.is_governed(at)) && !told {
                clause.modality = Modality::Possible;
            }
            clause.subject = own.map_or_else(|| self.subject(clause.at, earlier), |at| vec![at]);
            return;
        };
        // "Kenya's leadership in hosting the talks": whose the noun is, his the deed.
        if let Some(noun) = preposition.checked_sub(1)
            && self
                .noun(noun)
                .is_some_and(|phrase| phrase.referents.is_empty() && !phrase.modifiers.is_empty())
        {
            clause.subject = vec![noun];
            return;
        }
        if self.is_one_of(preposition, words!["than", "from"]) || self.after_word(preposition, "instead") {
            clause.polarity = Polarity::Negative;
        } else if self.is_one_of(preposition, words!["of", "towards", "toward", "about"]) {
            clause.modality = Modality::Possible;
        } else if let Some(main) = main.filter(|_| !self.is_word(preposition, "for")) {
            clause.modality = main.modality;
        }
        // "thanked Kenya for hosting the talks": the object did it.
        let object =
            main.filter(|main| self.is_one_of(preposition, words!["for", "from"]) && !main.object.is_empty());
        clause.subject = match (object, main) {
            (Some(main), _) if main.voice == Voice::Active => main.object.clone(),
            (_, Some(main)) => main.subject.clone(),
            _ => Vec::new(),
        };
    }

    fn after_word(&self, unit: At, word: &str) -> bool {
        let token = self.units[unit].tokens.start;
        token > 0 && self.sheet.is_word(token - 1, word)
    }

    /// The clause that a verb after "and" goes on with: "Kenya will host the talks *and chair* them".
    pub(super) fn continued<'c>(&self, at: At, earlier: &'c [Clause]) -> Option<&'c Clause> {
        let conjunction = (0..at)
            .rev()
            .find(|left| matches!(self.units[*left].kind, UnitKind::Conjunction))?;
        if self.shares_subject(conjunction, at) {
            // "initiated and hosted by": two participles of one noun.
            let participles = conjunction > 0
                && [conjunction - 1, at].iter().all(|at| {
                    self.verb(*at)
                        .is_some_and(|group| group.form == VerbForm::Participle)
                });
            if participles {
                return earlier.iter().rev().find(|clause| clause.at + 1 == conjunction);
            }
            let near = self.clause_before(conjunction, earlier)?;
            Some(self.alike_around(near, at, earlier).unwrap_or(near))
        } else {
            None
        }
    }

    /// The clause of a verb of saying around a that-clause, where the verb after "and" is one as well and that of the
    /// that-clause is none: "Kenya *denied* that the talks had failed and *urged* patience".
    fn alike_around<'c>(&self, near: &Clause, at: At, earlier: &'c [Clause]) -> Option<&'c Clause> {
        let says = |at: At| {
            let verb = self.verb(at).and_then(|group| group.verb);
            verb.is_some_and(|verb| !self.sheet.knowledge.lexicon.verbs.verb(verb).cues.is_empty())
        };
        let that = (0..near.at)
            .rev()
            .find(|left| matches!(self.units[*left].kind, UnitKind::Subordinator))?;
        let around = self.clause_before(that, earlier)?;
        (says(at) && !says(near.at) && says(around.at)).then_some(around)
    }

    /// Takes over from the first of two verbs that "and" joins.
    pub(super) fn go_on(&self, clause: &mut Clause, first: &Clause) {
        clause.subject.clone_from(&first.subject);
        let Some(own) = self.verb(first.at) else { return };
        let head = &self.sheet.toks[self.units[clause.at].tokens.start];
        let bare = self.units[clause.at].tokens.len() == 1
            && head.verb(VerbForms::BASE).is_some()
            && head.verb(VerbForms::PAST).is_none();
        let leaned = first.form == VerbForm::Infinitive || first.modality != Modality::Actual || own.negated;
        if bare && leaned {
            clause.form = first.form;
            clause.polarity = first.polarity;
            clause.modality = first.modality;
            clause.under = first.under;
            return;
        }
        // "denied that A had visited B and met C": what denies the first denies the second.
        if first.polarity == Polarity::Negative && !own.negated && first.form == VerbForm::Finite {
            clause.polarity = Polarity::Negative;
        }
        if first.modality == Modality::Possible
            && own.modality != Modality::Possible
            && first.form == VerbForm::Finite
        {
            clause.modality = Modality::Possible;
        }
    }

    /// What stands before a finite clause: "*if* Kenya signs", "*denied that* Kenya had signed".
    pub(super) fn read_context(&self, clause: &mut Clause, earlier: &[Clause]) {
        let own = clause.subject.iter().chain(&clause.object);
        let negated = own
            .copied()
            .any(|at| self.noun(at).is_some_and(|phrase| phrase.negated));
        // "Neither Kenya nor Ghana signed"
        let neither = clause.subject.first().and_then(|first| first.checked_sub(1));
        let denied = negated || neither.is_some_and(|before| self.is_word(before, "neither"));
        if denied {
            clause.polarity = Polarity::Negative;
        }
        if clause.form != VerbForm::Finite {
            return;
        }
        let first = clause.subject.iter().copied().filter(|at| *at < clause.at).min();
        let Some(before) = self.before_clause(first.unwrap_or(clause.at)) else {
            return;
        };
        let that = self.is_word(before, "that");
        // "expressed *hope that* they would meet"
        let hoped = before
            .checked_sub(1)
            .and_then(|noun| self.noun(noun))
            .is_some_and(|noun| self.sheet.is(noun.head, WordClass::ModalPossible));
        if self.is_one_of(before, &SUPPOSING) || that && hoped {
            clause.modality = Modality::Possible;
        } else if that || matches!(self.kind(before), Some(UnitKind::Verb(_))) {
            let verb = earlier
                .iter()
                .rev()
                .find(|main| main.is_verbal() && main.at <= before);
            if let Some(main) = verb.filter(|main| self.is_near(main.at, before)) {
                self.lean_on(clause, main);
            }
        }
    }

    /// The unit before a clause, phrases that only say when and where apart: a subordinator or the verb that reports it.
    fn before_clause(&self, first: At) -> Option<At> {
        let mut left = first;
        for _ in 0..8 {
            left = left.checked_sub(1)?;
            match &self.units[left].kind {
                UnitKind::Adverb
                | UnitKind::Quote
                | UnitKind::Date(_)
                | UnitKind::Comma
                | UnitKind::Preposition(_) => {}
                UnitKind::Noun(_) if self.is_governed(left) => {}
                UnitKind::Subordinator | UnitKind::Relative => return Some(left),
                UnitKind::Verb(_) if left + 1 == first => return Some(left),
                _ => return None,
            }
        }
        None
    }

    /// Whether nothing but noun phrases stands between a verb and what it reports.
    fn is_near(&self, verb: At, that: At) -> bool {
        (verb + 1..that).all(|at| {
            self.is_transparent(at)
                || matches!(
                    self.kind(at),
                    Some(UnitKind::Noun(_) | UnitKind::Preposition(_) | UnitKind::Comma)
                )
        })
    }

    /// What the verb that reports a clause says of it.
    fn lean_on(&self, clause: &mut Clause, main: &Clause) {
        if self.is_copula(main) {
            // "It is possible that Kenya signed"
            let mut words = main.object.iter().flat_map(|at| self.units[*at].tokens.clone());
            if words.any(|token| self.sheet.is(token, WordClass::ModalPossible)) {
                clause.modality = Modality::Possible;
            }
            return;
        }
        let Some(verb) = self.known_verb(main) else { return };
        let of_class = |classes: &[&str]| verb.cues.iter().any(|cue| classes.contains(&&**cue.class()));
        if verb.before == Some(Before::Negative) || of_class(&["denying"]) {
            clause.polarity = Polarity::Negative;
        } else if verb.before == Some(Before::Possible) || of_class(&["urging", "proposing"]) {
            clause.modality = Modality::Possible;
        }
    }

    /// What the words around an event noun say of it: "called for the signing of", "a possible visit" are no facts.
    pub(super) fn modality_around(&self, at: At, earlier: &[Clause]) -> Modality {
        let head = self.noun(at).map(|phrase| phrase.head);
        let words = self.units[at].tokens.clone().filter(|token| Some(*token) != head);
        let of_words = words.into_iter().find_map(|token| self.modality_of_word(token));
        let preposition = at >= 2 && matches!(self.units[at - 1].kind, UnitKind::Preposition(_));
        let noun = self.noun(at.saturating_sub(2)).filter(|_| preposition);
        let of_noun = noun.and_then(|noun| self.modality_of_word(noun.head));
        of_words
            .or(of_noun)
            .unwrap_or_else(|| self.modality_of_verb_before(at, earlier))
    }

    fn modality_of_word(&self, token: usize) -> Option<Modality> {
        if self.sheet.is(token, WordClass::ModalPossible) {
            Some(Modality::Possible)
        } else {
            self.sheet
                .is(token, WordClass::ModalPlanned)
                .then_some(Modality::Planned)
        }
    }

    fn modality_of_verb_before(&self, at: At, earlier: &[Clause]) -> Modality {
        let main = earlier.iter().rev().find(|clause| clause.is_verbal());
        let apart = |main: &Clause| (main.at..at).any(|at| matches!(self.units[at].kind, UnitKind::Boundary));
        let Some(main) = main.filter(|main| !apart(main)) else {
            return Modality::Actual;
        };
        let urging = self.known_verb(main).is_some_and(|verb| {
            matches!(verb.before, Some(Before::Possible | Before::Negative))
                || verb
                    .cues
                    .iter()
                    .any(|cue| matches!(&**cue.class(), "urging" | "proposing"))
        });
        if urging || main.polarity == Polarity::Negative {
            Modality::Possible
        } else {
            main.modality
        }
    }

    /// An event noun shares the fate of the verb whose subject it is: "the visit of A to B *was cancelled*".
    pub(super) fn agree_with_verbs(&self, clauses: &mut [Clause]) {
        for at in 0..clauses.len() {
            if clauses[at].is_verbal() {
                continue;
            }
            let unit = clauses[at].at;
            let verb = clauses
                .iter()
                .find(|verb| verb.is_verbal() && verb.subject.contains(&unit));
            let Some(verb) = verb.filter(|verb| verb.form != VerbForm::Participle) else {
                continue;
            };
            let before = self.before(verb);
            let cancelled = before == Some(Before::Negative);
            let (polarity, modality) = (verb.polarity, verb.modality);
            // "a visit is planned", "a visit was proposed"
            let meant = match before {
                Some(Before::Planned) if verb.voice == Voice::Passive => Modality::Planned,
                Some(Before::Possible) if verb.voice == Voice::Passive => Modality::Possible,
                _ => modality,
            };
            if cancelled || polarity == Polarity::Negative {
                clauses[at].polarity = Polarity::Negative;
            } else if meant != Modality::Actual {
                clauses[at].modality = meant;
            }
        }
    }
}
