//! Stand-ins: who "I", "we", "his" and "the two ministers" are where a frame asks for somebody.

use super::{ReferentIndex, Scene};
use crate::extractor::clauses::{Clause, Filled};
use crate::extractor::sheet::words;
use crate::extractor::units::{NounPhrase, Unit, UnitKind, possessor};
use crate::extractor::verb_groups::{VerbForm, Voice};
use crate::knowledge::WordClass;
use crate::model::{EntityKind, LinkReason, Polarity};
use crate::text::{TokenKind, key_hash};

/// Prepositions before what goes on while a verb's subject acts.
const DURING: [&str; 9] = [
    "during",
    "on",
    "in",
    "after",
    "following",
    "amid",
    "throughout",
    "upon",
    "at",
];

impl Scene<'_, '_> {
    /// The things of a fitting kind that noun phrases name, or else stand for.
    pub(super) fn somebody(&self, nouns: &[usize], fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let mut filled = Vec::new();
        for at in nouns {
            let named = self.things(&[*at], fits);
            if named.is_empty() {
                filled.extend(self.stand_ins(*at, fits));
            } else {
                filled.extend(named);
            }
        }
        filled
    }

    /// Those that noun phrases stand for, with the persons of a list that goes on behind titles and commas:
    /// "attended by Petrov, MP, Minister of Trade of Kenya, *Novak*, Minister of Trade of Ghana; and *Wagner*".
    pub(super) fn enumerated(&self, nouns: &[usize], fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let mut filled = self.somebody(nouns, fits);
        let persons = !filled.is_empty()
            && filled
                .iter()
                .all(|(thing, _)| self.referent_kind(*thing) == EntityKind::Person);
        let Some(last) = nouns.last().filter(|_| persons) else {
            return filled;
        };
        let behind = |kind: &UnitKind| {
            matches!(
                kind,
                UnitKind::Noun(_)
                    | UnitKind::Comma
                    | UnitKind::Conjunction
                    | UnitKind::Quote
                    | UnitKind::Preposition(_)
            )
        };
        let semicolon = |unit: &Unit| self.sheet.is_text(unit.tokens.start, ";");
        let rest = &self.units[last + 1..];
        let end = rest
            .iter()
            .position(|unit| !behind(&unit.kind) && !semicolon(unit))
            .unwrap_or(rest.len());
        // What stands right before a verb is its subject.
        let whole = rest
            .get(end)
            .is_none_or(|unit| !matches!(unit.kind, UnitKind::Verb(_) | UnitKind::Adverb));
        if whole {
            filled.extend(self.persons_listed(last + 1..last + 1 + end, fits));
        }
        filled
    }

    /// The persons among some units that no preposition governs.
    pub(in crate::extractor) fn persons_listed(
        &self,
        units: std::ops::Range<usize>,
        fits: &impl Fn(EntityKind) -> bool,
    ) -> Filled {
        let mut persons = Vec::new();
        let mut governed = false;
        for at in units {
            let unit = &self.units[at];
            match &unit.kind {
                UnitKind::Preposition(_) => governed = true,
                UnitKind::Noun(_) if governed => governed = false,
                UnitKind::Noun(_) => {
                    let person = self.person_of(unit).filter(|_| fits(EntityKind::Person));
                    persons.extend(person.map(|person| (person, at)));
                }
                _ => governed = false,
            }
        }
        persons
    }

    /// Whom a noun phrase that names nobody stands for.
    fn stand_ins(&self, at: usize, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let UnitKind::Noun(phrase) = &self.units[at].kind else {
            return Vec::new();
        };
        if !phrase.referents.is_empty() {
            return Vec::new();
        }
        let doers = self.doers(at, phrase, fits);
        if !doers.is_empty() {
            return doers;
        }
        let sent = self.sent_by(at, phrase, fits);
        if !sent.is_empty() {
            return sent;
        }
        let speakers = self.speakers(phrase, fits);
        let stand_ins = if speakers.is_empty() {
            self.company(at, phrase, fits)
        } else {
            speakers
        };
        stand_ins.into_iter().map(|referent| (referent, at)).collect()
    }

    /// Whose a deed is: "the *efforts* of Kenya", "Kenya's *attack* on Norway", "the efforts made by Kenya".
    fn doers(&self, at: usize, phrase: &NounPhrase, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let upon = self.sheet.is(phrase.head, WordClass::DeedUpon);
        if !upon && !self.sheet.is(phrase.head, WordClass::Deed) {
            return Vec::new();
        }
        let possessors = self.possessors(at, fits);
        if !possessors.is_empty() {
            return possessors;
        }
        let made = |at: usize| {
            matches!(&self.units.get(at).map(|unit| &unit.kind),
                Some(UnitKind::Verb(group)) if group.form == VerbForm::Participle)
        };
        // "a delegation *of officials* led by Petrov"
        for verb in [at + 1, at + 3] {
            if made(verb) {
                return self.led_by(verb, &["by"], fits);
            }
        }
        let victim = self
            .units
            .get(at + 1)
            .is_some_and(|unit| self.sheet.is_word(unit.tokens.start, "of"));
        let behind = self.led_by(if upon && victim { at + 2 } else { at }, &["by"], fits);
        if upon || !behind.is_empty() {
            return behind;
        }
        self.led_by(at, &["of"], fits)
    }

    /// The states whose officials a plural without a name speaks of: "the leaders *of Kenya and Ghana*".
    fn sent_by(&self, at: usize, phrase: &NounPhrase, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let officials = self.sheet.is(phrase.head, WordClass::Collective)
            && self.sheet.is(phrase.head, WordClass::Plural)
            && self.sheet.is(phrase.head, WordClass::OfficeWord);
        let states = |kind: EntityKind| kind == EntityKind::State && fits(kind);
        if officials {
            self.led_by(at, &["of", "from"], &states)
        } else {
            Vec::new()
        }
    }

    /// Who "I" and "we" are, of a fitting kind.
    fn speakers(&self, phrase: &NounPhrase, fits: &impl Fn(EntityKind) -> bool) -> Vec<ReferentIndex> {
        let is = |words: &[&str]| words.iter().any(|word| self.sheet.is_word(phrase.head, word));
        let speakers = match phrase.pronoun {
            true if is(&["i", "me"]) => self.voice.one.into_iter().collect(),
            true if is(&["we", "us"]) => self.we(),
            _ => Vec::new(),
        };
        let fitting = |referent: &ReferentIndex| fits(self.referent_kind(*referent));
        speakers.into_iter().filter(fitting).collect()
    }

    /// Whether "we" is what a clause speaks of.
    pub(super) fn says_we(&self, clause: &Clause) -> bool {
        let mut subject = clause.subject.iter();
        subject.any(|at| self.sheet.is_word(self.units[*at].tokens.start, "we"))
    }

    /// Puts his state for an official who says "we" and "our".
    pub(super) fn speak_for_states(&self, somebody: &mut Filled) {
        for (referent, at) in somebody {
            let first = self.units[*at].tokens.start;
            let we = self.sheet.is_one_of(first, words!["we", "our", "us"]);
            if we && self.voice.one == Some(*referent) {
                *referent = self.state_of(*referent).unwrap_or(*referent);
            }
        }
    }

    /// The state of which the text says that a person holds an office.
    pub(in crate::extractor) fn state_of(&self, person: ReferentIndex) -> Option<ReferentIndex> {
        let links = self.found.links;
        let mut titles = links.of_title.iter().zip(&links.body_of_title);
        titles.find_map(|(holder, body)| {
            body.filter(|body| *holder == Some(person) && self.referent_kind(*body) == EntityKind::State)
        })
    }

    /// Who "we" are: the parties of a joint text, the meeting or body for which it speaks, or who speaks.
    fn we(&self) -> Vec<ReferentIndex> {
        match self.voice.many.as_slice() {
            _ if !self.parties.is_empty() => self.parties.to_vec(),
            [one] => vec![*one],
            _ => self.voice.one.into_iter().collect(),
        }
    }

    /// Those who acted together before, if a phrase means them: "they", "the two ministers"; of "both countries", their states.
    fn company(
        &self,
        at: usize,
        phrase: &NounPhrase,
        fits: &impl Fn(EntityKind) -> bool,
    ) -> Vec<ReferentIndex> {
        let members = self.together.stands_for(self, &self.units[at], phrase);
        members
            .into_iter()
            .filter(|member| fits(self.referent_kind(*member)))
            .collect()
    }

    /// The things of a fitting kind that have what a noun says: "*Kenya's* visit", "*his* visit".
    pub(super) fn possessors(&self, at: usize, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let named = self.modifiers(at, fits);
        if !named.is_empty() {
            return named;
        }
        let within = self.owner_within(at, fits);
        if !within.is_empty() {
            return within;
        }
        let token = self.units[at].tokens.start;
        if !self.sheet.is(token, WordClass::PossessivePronoun) {
            return Vec::new();
        }
        let owners = self.owners_of(at, token);
        let mut fitting = owners
            .into_iter()
            .filter(|owner| fits(self.referent_kind(*owner)));
        let one = self.sheet.is_one_of(token, words!["his", "her", "its"]);
        let filled = |owner: ReferentIndex| (owner, at);
        if one {
            fitting.next().map(filled).into_iter().collect()
        } else {
            fitting.map(filled).collect()
        }
    }

    /// Who acts in the clause on whose verb a noun hangs: "*Novak* spoke during a visit to Kenya".
    ///
    /// What the verb says of itself holds for the noun: who may speak on a visit may visit.
    pub(super) fn doer(&self, clause: &Clause, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let during = |preposition: u64| DURING.iter().any(|word| key_hash(word) == preposition);
        let hangs = |main: &&Clause| {
            let mut obliques = main.obliques.iter();
            main.is_verbal()
                && obliques.any(|oblique| during(oblique.preposition) && oblique.nouns.contains(&clause.at))
        };
        let mut words = self.units[clause.at].tokens.clone();
        let owned = words.any(|at| {
            self.sheet.is(at, WordClass::PossessivePronoun)
                || self.sheet.toks[at].kind == TokenKind::Possessive
        });
        let main = self.clauses.iter().find(hangs).filter(|_| !owned);
        let active = main.filter(|main| main.voice != Voice::Passive && main.polarity == Polarity::Positive);
        active.map_or_else(Vec::new, |main| self.somebody(&main.subject, fits))
    }

    /// The possessor inside a phrase that describes a thing as a whole: "*President Petrov's* visit" is a meeting.
    pub(super) fn owner_within(&self, at: usize, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let UnitKind::Noun(phrase) = &self.units[at].kind else {
            return Vec::new();
        };
        let start = self.units[at].tokens.start;
        let inside = self.found.links.namings.between(start, phrase.head);
        let own = |tokens: &std::ops::Range<usize>| {
            tokens.end < self.sheet.toks.len() && self.sheet.toks[tokens.end].kind == TokenKind::Possessive
        };
        let owner = inside
            .filter(|naming| !naming.tokens.is_empty() && naming.tokens.end <= phrase.head)
            .filter(|naming| own(&naming.tokens) || naming.reason == LinkReason::Demonym)
            .find(|naming| fits(self.referent_kind(naming.referent)));
        owner.map(|naming| (naming.referent, at)).into_iter().collect()
    }

    /// Whom a possessive pronoun at a token stands for, the likeliest first.
    fn owners_of(&self, at: usize, token: usize) -> Vec<ReferentIndex> {
        let is = |words: &[&str]| words.iter().any(|word| self.sheet.is_word(token, word));
        if is(&["my"]) {
            self.voice.one.into_iter().collect()
        } else if is(&["our"]) {
            self.we()
        } else if let Some(thanked) = self.thanked(at) {
            vec![thanked]
        } else if is(&["his", "her"]) {
            self.his(at).into_iter().collect()
        } else {
            possessor(self.sheet, self.found, token, &self.units[..at], self.before)
        }
    }

    /// Who is thanked for what a possessive pronoun opens: "thanked *Kenya* for its help".
    fn thanked(&self, at: usize) -> Option<ReferentIndex> {
        let [.., one, before] = &self.units[..at] else {
            return None;
        };
        let leads = self.sheet.is_word(before.tokens.start, "for");
        match &one.kind {
            UnitKind::Noun(phrase) if leads => {
                let mut referents = phrase.referents.iter().copied();
                referents.find(|referent| self.referent_kind(*referent).is_actor())
            }
            _ => None,
        }
    }

    /// Whose "his" is: the first person of the sentence, or the only one of the sentence before.
    ///
    /// A title in between of which the text does not say whose it is may be meant instead, and then nobody is.
    fn his(&self, at: usize) -> Option<ReferentIndex> {
        let persons = |units: &[Unit]| {
            let mut persons: Vec<ReferentIndex> =
                units.iter().filter_map(|unit| self.person_of(unit)).collect();
            persons.dedup();
            persons
        };
        let here = &self.units[..at];
        if here.iter().any(|unit| self.is_unknown_official(unit)) {
            return None;
        }
        let here = persons(here);
        if let Some(first) = here.first() {
            return Some(*first);
        }
        if let Some(to_come) = self.subject_to_come(at) {
            return Some(to_come);
        }
        let last = persons(self.before.last()?);
        (last.len() == 1).then(|| last[0])
    }

    /// The person who does what an opening phrase says when it was: "During *his* visit to Kenya, *Novak* spoke".
    fn subject_to_come(&self, at: usize) -> Option<ReferentIndex> {
        let opens = |main: &&Clause| {
            main.is_verbal()
                && main.form == VerbForm::Finite
                && main.at > at
                && main.obliques.iter().any(|oblique| oblique.nouns.contains(&at))
        };
        let main = self.clauses.iter().find(opens)?;
        match main.subject[..] {
            [subject] if subject > at => self.person_of(&self.units[subject]),
            _ => None,
        }
    }

    fn person_of(&self, unit: &Unit) -> Option<ReferentIndex> {
        match &unit.kind {
            UnitKind::Noun(phrase) => {
                let mut named = phrase.referents.iter().copied();
                named.find(|referent| self.referent_kind(*referent) == EntityKind::Person)
            }
            _ => None,
        }
    }

    /// Whether a noun phrase is a title of which nobody knows whose.
    fn is_unknown_official(&self, unit: &Unit) -> bool {
        match &unit.kind {
            UnitKind::Noun(phrase) => {
                let official = self.sheet.is(phrase.head, WordClass::OfficeWord);
                official && phrase.referents.is_empty() && !self.sheet.is(phrase.head, WordClass::Plural)
            }
            _ => false,
        }
    }
}
