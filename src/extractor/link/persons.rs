//! Persons: full names, initials, surnames.

use std::ops::Range;

use super::standing::Said;
use super::{Linker, Referent, ReferentIndex};
use crate::extractor::names::{Name, Sense};
use crate::extractor::sheet::Shape;
use crate::knowledge::{ThingIndex, VerbForms, WordClass, name_key, sound_key};
use crate::model::{EntityKind, LinkReason};
use crate::text::key;

/// A person's name cut into its parts.
pub(super) struct PersonName {
    pub(super) given: Vec<String>,
    initials: bool,
    /// Whether a given name is spelled out.
    spelled_out: bool,
    pub(super) family: String,
}

impl PersonName {
    /// Whether it has a given name that is more than an initial: "Antony J. Blinken".
    pub(super) const fn is_full(&self) -> bool {
        self.spelled_out
    }

    /// Why it names its person: initials, or what a family name rests on.
    fn reason(&self, short: LinkReason) -> LinkReason {
        if self.initials {
            LinkReason::Initials
        } else {
            short
        }
    }
}

impl Linker<'_, '_> {
    /// Links the names of persons: full names first, so that a headline's surname finds its person.
    pub(super) fn link_persons(&mut self) {
        for full in [true, false] {
            for at in 0..self.names.list.len() {
                let name = &self.names.list[at];
                let taken = self.links.of_name[at].is_some() || self.in_titles.contains(&at);
                if taken || (name.tokens.len() > 1) != full {
                    continue;
                }
                if let Some((referent, reason)) = self.link_person(at) {
                    self.links.of_name[at] = Some(referent);
                    self.called.note(referent, &self.links.referents[referent]);
                    self.name(name.tokens.clone(), referent, reason);
                }
            }
        }
    }

    /// Links the names that repeat, word for word, one that was linked elsewhere in the text.
    pub(super) fn link_repeated(&mut self) {
        for at in 0..self.names.list.len() {
            let name = &self.names.list[at];
            if self.links.of_name[at].is_some() || name.sense != Sense::Unknown {
                continue;
            }
            let words = self.label(&name.tokens);
            if let Some(found) = self.first_called(&words) {
                self.links.of_name[at] = Some(found);
                self.name(name.tokens.clone(), found, LinkReason::Introduced);
            }
        }
    }

    /// The first thing unknown to the gazetteer whose label is just these words.
    fn first_called(&self, words: &str) -> Option<ReferentIndex> {
        let keys = crate::knowledge::phrases::phrase_keys(words);
        // The last word is the family name, which the fewest share.
        let sharing = self.by_word.get(keys.last()?)?;
        sharing.iter().copied().find(|at| {
            let referent = &self.links.referents[*at];
            referent.known.is_none() && referent.label == words
        })
    }

    /// The person a name names, if it is a person's.
    fn link_person(&mut self, at: usize) -> Option<(ReferentIndex, LinkReason)> {
        let name = &self.names.list[at];
        let said = self.said_beside(at);
        if let Sense::Known(things) = &name.sense {
            let known = self.known_by_name(things, name.tokens.len(), &said);
            if let Some(person) = known {
                return Some((self.known(person), LinkReason::FullName));
            }
            if !things.iter().any(|thing| self.is_person(*thing)) {
                return None;
            }
        }
        let parts = self.parts(&name.tokens)?;
        if let Some(found) = self.known_to_document(&parts) {
            return Some((found, parts.reason(LinkReason::Surname)));
        }
        let begun = || self.begins_name_of(&name.tokens);
        if let Some(found) = self.called_by_given_name(&parts).or_else(begun) {
            return Some((found, LinkReason::Surname));
        }
        if let Some(found) = self.known_to_gazetteer(&parts, &said) {
            let short = if said.body.is_some() || said.titled {
                LinkReason::TitledSurname
            } else {
                LinkReason::SurnameAtDate
            };
            return Some((self.known(found), parts.reason(short)));
        }
        if let Some(found) = self.known_by_spelling(&parts, &said) {
            let reason = if parts.is_full() {
                LinkReason::FullName
            } else {
                LinkReason::TitledSurname
            };
            let person = self.known(found);
            // From here on the text calls the person so.
            self.persons_by_family
                .entry(parts.family)
                .or_default()
                .push(person);
            return Some((person, reason));
        }
        let introduced = self.title_of_name.contains_key(&at)
            || parts.initials
            || self.follows_honorific(name.tokens.start)
            || self.speaks(&name.tokens)
            || self.opens_with_given_name(name);
        if !introduced {
            return None;
        }
        Some((self.introduce(&name.tokens, parts), LinkReason::Introduced))
    }

    /// What the text says beside a name: a title with its body and roles, "Mr".
    fn said_beside(&self, name: usize) -> Said {
        let title = self.title_of_name.get(&name).copied();
        let words = title.map(|title| self.titles[title].words.clone());
        Said {
            body: title.and_then(|title| self.links.body_of_title[title]),
            head: words.as_ref().map(|words| self.title_head(words)),
            roles: words.map(|words| self.roles(&words)).unwrap_or_default(),
            titled: title.is_some() || self.follows_honorific(self.names.list[name].tokens.start),
        }
    }

    /// The last office word of a title.
    fn title_head(&self, words: &Range<usize>) -> String {
        let office = |at: &usize| self.sheet.is(*at, WordClass::OfficeWord);
        let head = words.clone().rev().find(office).unwrap_or(words.start);
        self.sheet.knowledge.lexicon.singular(self.sheet.text(head))
    }

    /// The person of the gazetteer with that name, if the text bears it out.
    fn known_by_name(&self, things: &[ThingIndex], words: usize, said: &Said) -> Option<ThingIndex> {
        let persons: Vec<ThingIndex> = things
            .iter()
            .copied()
            .filter(|thing| self.is_person(*thing))
            .collect();
        if words > 1 {
            self.by_full_name(&persons, said)
        } else {
            // "Lula", "Jokowi": as little as a family name.
            self.by_family_name(&persons, said)
        }
    }

    fn is_person(&self, thing: ThingIndex) -> bool {
        self.sheet.knowledge.gazetteer.thing(thing).kind == EntityKind::Person
    }

    /// A person that only the text knows.
    fn introduce(&mut self, tokens: &Range<usize>, parts: PersonName) -> ReferentIndex {
        let label = self.label(tokens);
        let full = !parts.given.is_empty() && !parts.initials;
        let id = self
            .named_id(EntityKind::Person, &label)
            .filter(|_| full)
            .unwrap_or_else(|| self.local_id(EntityKind::Person, &label));
        let referent = Referent {
            family: parts.family,
            given: parts.given,
            ..Referent::unknown(id, EntityKind::Person, label)
        };
        self.add(referent)
    }

    /// A name's given names or initials, and its family name.
    fn parts(&self, tokens: &Range<usize>) -> Option<PersonName> {
        let words: Vec<usize> = tokens
            .clone()
            .filter(|at| self.sheet.toks[*at].key != 0)
            .collect();
        let last = *words.last()?;
        let initials = words
            .iter()
            .any(|at| self.sheet.toks[*at].shape == Shape::Initial);
        // "Omurova-Lind", "von der Leyen": what hyphens and particles join is one family name.
        let mut start = last;
        while start > tokens.start + 1 && self.sheet.is_dash(start - 1) && self.sheet.joined(start) {
            start -= 2;
        }
        while start > tokens.start
            && self.sheet.is(start - 1, WordClass::NameParticle)
            && self.sheet.toks[start - 1].shape == Shape::Lower
        {
            start -= 1;
        }
        let family = name_key(self.sheet.words(&(start..tokens.end)));
        if is_suffix(&family) {
            return None;
        }
        let given = words
            .iter()
            .filter(|at| **at < start)
            .map(|at| key(self.sheet.text(*at)))
            .collect();
        // "Sh. Novak": an initial of two letters is no name.
        let spelled_out = words.iter().filter(|at| **at < start).any(|at| {
            self.sheet.toks[*at].shape != Shape::Initial && self.sheet.text(*at).chars().nth(1).is_some()
        });
        Some(PersonName {
            given,
            initials,
            spelled_out,
            family,
        })
    }

    /// The person of the document with that family name and fitting given names; the one named last.
    fn known_to_document(&self, parts: &PersonName) -> Option<ReferentIndex> {
        let fits = |at: &ReferentIndex| given_fit(&self.links.referents[*at].given, parts);
        let same = self
            .persons_by_family
            .get(&parts.family)
            .map_or(&[][..], Vec::as_slice);
        let spelled = self.persons_by_variant.get(&parts.family);
        let alike = self.persons_by_sound.get(&sound_key(&parts.family));
        let variants = spelled.into_iter().chain(alike).flatten().copied();
        same.iter().copied().chain(variants).filter(fits).max()
    }

    /// The one person of the document whom a lone name calls by the given name: "Foreign Minister *Bilawal*", "Sir *Michael*".
    fn called_by_given_name(&self, parts: &PersonName) -> Option<ReferentIndex> {
        let lone = parts.given.is_empty();
        lone.then(|| self.called.by_given_name(&parts.family)).flatten()
    }

    /// The one person of the document whose name begins with a name of two words or more: "Mr. *Lim Jock*" of Lim Jock Seng.
    fn begins_name_of(&self, tokens: &Range<usize>) -> Option<ReferentIndex> {
        let words = &self.sheet.keys[tokens.clone()];
        let begins = |at: &&ReferentIndex| {
            let label = &self.links.referents[**at].words;
            label.len() > words.len() && label.starts_with(words)
        };
        let mut persons = self.called.by_opening(words).iter().filter(begins);
        let first = persons.next()?;
        persons.next().is_none().then_some(*first)
    }

    /// Notes how a known person's family name may be written and how it sounds, so that it is looked up and not sought.
    pub(super) fn note_variants(&mut self, person: ThingIndex, at: ReferentIndex) {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        if let Some(name) = gazetteer.thing(person).family_name {
            let sound = sound_key(&name_key(name));
            self.persons_by_sound.entry(sound).or_default().push(at);
        }
        for alias in gazetteer.aliases_of(person) {
            let last = alias.text.split(' ').next_back().map(key);
            if let Some(family) = last.filter(|family| !is_suffix(family)) {
                let persons = self.persons_by_variant.entry(family).or_default();
                if persons.last() != Some(&at) {
                    persons.push(at);
                }
            }
        }
    }

    /// The person of the gazetteer with that family name and fitting given names, if the text bears it out.
    fn known_to_gazetteer(&self, parts: &PersonName, said: &Said) -> Option<ThingIndex> {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let persons = gazetteer.persons_by_family_name(&parts.family);
        let fits = |person: &&ThingIndex| {
            let given: Vec<String> = gazetteer
                .thing(**person)
                .label
                .split([' ', '-'])
                .map(key)
                .filter(|word| *word != parts.family)
                .collect();
            given_fit(&given, parts)
        };
        let fitting: Vec<ThingIndex> = persons.iter().filter(fits).copied().collect();
        if parts.is_full() {
            // Other given names than the gazetteer has: nobody but who holds the office that the text names.
            let with_given = |person: &&ThingIndex| {
                let label = gazetteer.thing(**person).label;
                label
                    .split([' ', '-'])
                    .any(|word| parts.given.first() == Some(&key(word)))
            };
            let same: Vec<ThingIndex> = fitting.iter().filter(with_given).copied().collect();
            return self
                .by_full_name(&same, said)
                .filter(|_| said.body.is_some() || parts.initials);
        }
        self.by_family_name(&fitting, said)
    }

    /// The token after an apposition in commas that starts at a token: "Novak, a member of the delegation, *told*".
    fn after_apposition(&self, at: usize) -> usize {
        if !self.sheet.is_text(at, ",") {
            return at;
        }
        let closing =
            (at + 1..at + 14).find(|next| self.sheet.is_text(*next, ",") || self.sheet.is_text(*next, "."));
        closing.map_or(at, |closing| closing + 1)
    }

    /// Whether "Mr", "Professor" or their like stands before a name.
    fn follows_honorific(&self, start: usize) -> bool {
        start > 0 && self.sheet.is(start - 1, WordClass::Honorific)
    }

    /// Whether a name nobody introduces is a person's by its given name: "Tariq Novak", "Ana María de la Cruz".
    fn opens_with_given_name(&self, name: &Name) -> bool {
        let sheet = self.sheet;
        let word = |at: usize| {
            let tok = &sheet.toks[at];
            let personal =
                matches!(tok.shape, Shape::Capital | Shape::Initial) && !tok.is(WordClass::OfficeWord);
            personal || tok.is(WordClass::NameParticle) || sheet.is_dash(at)
        };
        let last = &sheet.toks[name.tokens.end - 1];
        let sentence = sheet.sentence_around(name.tokens.start);
        let nouns = sentence.contains(&name.tokens.end) && {
            let next = &sheet.toks[name.tokens.end];
            next.is_capital() || next.word.is_some_and(|word| word.head.is_some())
        };
        name.sense == Sense::Unknown
            && (2..6).contains(&name.tokens.len())
            && sheet
                .knowledge
                .lexicon
                .is_given_name(sheet.keys[name.tokens.start])
            && name.tokens.clone().all(word)
            && last.shape == Shape::Capital
            && !last
                .word
                .is_some_and(|word| word.head.is_some() || word.value > 0)
            && !nouns
    }

    /// Whether a verb of saying stands beside a name of two words or more.
    fn speaks(&self, tokens: &Range<usize>) -> bool {
        let cue = |at: usize| {
            let forms = VerbForms::PAST.union(VerbForms::THIRD);
            self.sheet
                .toks
                .get(at)
                .and_then(|tok| tok.verb(forms))
                .is_some_and(|verb| !self.sheet.knowledge.lexicon.verbs.verb(verb).cues.is_empty())
        };
        tokens.len() > 1
            && (cue(tokens.end)
                || tokens.start > 0 && cue(tokens.start - 1)
                || cue(self.after_apposition(tokens.end))
                || cue(self.after_delegation(tokens.end)))
    }

    /// The token after a delegation in brackets that starts at a token: "JANE NOVAK *(Kenya)* said".
    fn after_delegation(&self, at: usize) -> usize {
        let sheet = self.sheet;
        let name = self.names.starting(at + 1).filter(|_| sheet.is_text(at, "("));
        let state = name.and_then(|name| Some((name, self.links.of_name[name]?)));
        let closed = state.filter(|(name, state)| {
            let delegates = matches!(
                self.links.referents[*state].kind,
                EntityKind::State | EntityKind::IntergovernmentalOrganization
            );
            delegates && sheet.is_text(self.names.list[*name].tokens.end, ")")
        });
        closed.map_or(at, |(name, _)| self.names.list[name].tokens.end + 1)
    }
}

/// Whether given names or initials fit: none fit all; an initial fits what it begins.
fn given_fit(known: &[String], parts: &PersonName) -> bool {
    let Some(first) = parts.given.first() else {
        return true;
    };
    if known.is_empty() {
        return true;
    }
    if parts.initials {
        return known
            .iter()
            .any(|given| given.starts_with(first.as_str()) || first.starts_with(given.as_str()));
    }
    known
        .iter()
        .any(|given| given == first || given.len() == 1 && first.starts_with(given.as_str()))
}

/// Whether a word after a name only tells generations apart: "Jr.", "III".
fn is_suffix(key: &str) -> bool {
    matches!(key, "jr" | "sr" | "jnr" | "ii" | "iii" | "iv")
}
