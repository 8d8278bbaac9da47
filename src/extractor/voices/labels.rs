//! Labels: whom the words before a turn name.

use rustc_hash::FxHashMap;

use super::Finder;
use crate::extractor::link::ReferentIndex;
use crate::knowledge::WordClass;
use crate::model::EntityKind;
use crate::text::{Span, key, key_hash};

/// How many words the name of an author has at most.
const NAME: usize = 4;

/// Whom the words of a label call.
#[derive(Clone, Copy)]
pub(super) enum Label {
    /// Whom it names for certain: a question nobody, an office the author whom the top of the text calls so.
    Settled(Option<ReferentIndex>),
    /// Somebody of the text, unless the label itself names a person.
    Called(Option<ReferentIndex>),
}

impl<'s> Finder<'_, 's, '_> {
    /// Whom the label of a turn names, by name or by an office that one person in the text holds.
    pub(super) fn labelled(&self, label: Span) -> Option<ReferentIndex> {
        match self.read_label(label) {
            Label::Settled(speaker) => speaker,
            Label::Called(called) => self.named_in(label).or(called),
        }
    }

    /// Whom the words of a label call, wherever they stand.
    fn read_label(&self, label: Span) -> Label {
        let text = label.of(&self.sheet.document.text);
        if let Some(known) = self.labels.borrow().get(text) {
            return *known;
        }
        let read = self.label_of(text);
        self.labels.borrow_mut().insert(text, read);
        read
    }

    fn label_of(&self, label: &str) -> Label {
        let words: Vec<String> = label
            .split([' ', '.', ',', '\u{a0}'])
            .map(key)
            .filter(|word| !word.is_empty())
            .collect();
        if matches!(words.as_slice(), [one] if one == "q" || one == "question") {
            return Label::Settled(None);
        }
        let office = self.office_of(&words);
        if office.len() < words.len()
            && let Some(author) = self.titled_as(&office)
        {
            return Label::Settled(author);
        }
        let called = self.called(&words).next();
        Label::Called(
            called
                .or_else(|| self.holder(&words))
                .or_else(|| self.initialled(label)),
        )
    }

    /// The first person that the text names inside a label.
    fn named_in(&self, label: Span) -> Option<ReferentIndex> {
        let toks = &self.sheet.toks;
        let token = |byte: usize| toks.partition_point(|tok| tok.span.start < byte);
        let inside = self
            .found
            .links
            .namings
            .between(token(label.start), token(label.end));
        let mut persons = inside.filter(|naming| {
            !naming.tokens.is_empty()
                && self.referent(naming.referent).kind == EntityKind::Person
                && label.contains(self.sheet.span(&naming.tokens))
        });
        persons.next().map(|naming| naming.referent)
    }

    /// Whether a label stands before an answer: "A: …", by whoever spoke last.
    pub(super) fn is_answer(&self, label: Span) -> bool {
        let label = label.of(&self.sheet.document.text);
        ["A", "A.", "Answer", "ANSWER"].contains(&label)
    }

    /// The one person of whose name a label is the initials: "JN: …".
    fn initialled(&self, label: &str) -> Option<ReferentIndex> {
        let persons = self.initials.get_or_init(|| self.persons_by_initials());
        let called = persons.get(label).filter(|_| label.len() > 1)?;
        only(called)
    }

    fn persons_by_initials(&self) -> FxHashMap<String, Vec<ReferentIndex>> {
        let mut persons: FxHashMap<String, Vec<ReferentIndex>> = FxHashMap::default();
        let referents = self.found.links.referents.iter().enumerate();
        for (at, person) in referents.filter(|(_, referent)| referent.kind == EntityKind::Person) {
            let words = person.label.split(' ');
            let initials = words.filter_map(|word| word.chars().next()).collect();
            persons.entry(initials).or_default().push(at);
        }
        persons
    }

    /// The one person to whom the text gives exactly this office: "THE PRESIDENT", "SPOKESPERSON".
    fn holder(&self, words: &[String]) -> Option<ReferentIndex> {
        let holders = self.holders.get_or_init(|| self.holders_by_office());
        holders
            .get(&*self.office_of(words))
            .and_then(|holders| only(holders))
    }

    fn holders_by_office(&self) -> FxHashMap<&'s [u64], Vec<ReferentIndex>> {
        let mut holders: FxHashMap<&[u64], Vec<ReferentIndex>> = FxHashMap::default();
        for (title, holder) in self.found.titles.iter().zip(&self.found.links.of_title) {
            if let Some(holder) = holder.filter(|_| title.person.is_some()) {
                let office = &self.sheet.keys[title.words.clone()];
                holders.entry(office).or_default().push(holder);
            }
        }
        holders
    }

    /// The keys of a label without "the" and "Madam".
    fn office_of(&self, words: &[String]) -> Vec<u64> {
        let keys: Vec<u64> = words.iter().map(|word| key_hash(word)).collect();
        let start = keys.iter().take_while(|word| self.is_address(**word)).count();
        keys[start.min(keys.len().saturating_sub(1))..].to_vec()
    }

    /// Whether the title or a heading at the top names its author with an office ("Remarks by *President* Novak"),
    /// and who that is, if the text names them.
    fn titled_as(&self, office: &[u64]) -> Option<Option<ReferentIndex>> {
        let text = &self.sheet.document.text;
        let title = self.sheet.document.facts.title.as_deref();
        let headings = self.top().map(|block| block.span.of(text));
        title.into_iter().chain(headings).find_map(|heading| {
            let words: Vec<String> = heading.split([' ', ',', '’', '\'', '\n']).map(key).collect();
            let keys: Vec<u64> = words.iter().map(|word| key_hash(word)).collect();
            let by = keys
                .iter()
                .position(|word| self.sheet.knowledge.lexicon.author_words.contains(word))?;
            let named = by + 1 + office.len();
            if keys.get(by + 1..named)? != office {
                return None;
            }
            // "President Joe Biden of …": the family name is the first or second word.
            Some(
                (named + 1..=words.len().min(named + NAME))
                    .find_map(|end| self.only_called(&words[named..end])),
            )
        })
    }

    /// The one person called by some words.
    fn only_called(&self, words: &[String]) -> Option<ReferentIndex> {
        let mut called = self.called(words);
        let first = called.next()?;
        called.next().is_none().then_some(first)
    }

    /// Whether a word before an office only addresses its holder: "the", "Madam".
    fn is_address(&self, word: u64) -> bool {
        let known = self.sheet.knowledge.lexicon.word(word);
        known.is_some_and(|known| {
            known.classes.has(WordClass::Determiner) || known.classes.has(WordClass::Honorific)
        })
    }
}

/// The person that all of some persons are.
fn only(persons: &[ReferentIndex]) -> Option<ReferentIndex> {
    let (first, others) = persons.split_first()?;
    others.iter().all(|other| other == first).then_some(*first)
}
