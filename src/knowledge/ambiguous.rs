//! Ambiguous names: strings that several things share or that often mean nothing known, and what decides.
//!
//! The names are listed in `lexicon/ambiguous.toml`. What is not listed is settled by a [`GeneralRule`].

mod file;
mod rule;

use crate::knowledge::gazetteer::{AliasRole, Gazetteer, ThingIndex};
use crate::knowledge::phrases::{PhraseTable, phrase_keys};
use crate::knowledge::{KnowledgeFile, KnowledgeMistake};
use crate::model::EntityKind;
use crate::text::{Date, key_hash, token::join_hash};

pub(super) use file::AmbiguousEntry;
pub use rule::{GeneralRule, KIND_ORDER};

/// What an ambiguous name means in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This thing.
    Thing(ThingIndex),
    /// A thing of this kind that the gazetteer does not know.
    Unknown(EntityKind),
    /// Nothing that has a name: the shorter names inside may mean something still.
    Nothing,
}

/// Words in a row, by their keys.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phrase(Box<[u64]>);

impl Phrase {
    /// The keys of its words.
    #[must_use]
    pub fn keys(&self) -> &[u64] {
        &self.0
    }

    /// Whether some words, given by their keys, start with it; marks between words do not count.
    #[must_use]
    pub fn starts(&self, keys: &[u64]) -> bool {
        keys.first() == self.0.first() && is_start(&self.0, keys.iter())
    }

    /// Whether some words, given by their keys, end with it.
    #[must_use]
    pub fn ends(&self, keys: &[u64]) -> bool {
        let backwards: Vec<u64> = self.0.iter().rev().copied().collect();
        keys.last() == self.0.last() && is_start(&backwards, keys.iter().rev())
    }

    /// A number that stands for its words.
    #[must_use]
    pub fn hash(&self) -> u64 {
        self.0.iter().copied().fold(0, join_hash)
    }
}

/// One thing that a name may mean, and what has to hold for it: all that is said.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Words right before the name; an article or a comma between does not matter.
    pub before: Vec<Phrase>,
    /// Words right after the name; a comma between does not matter.
    pub after: Vec<Phrase>,
    /// Words anywhere near it in its sentence.
    pub near: Vec<Phrase>,
    /// Words anywhere in the document.
    pub in_text: Vec<Phrase>,
    /// Whether the document has to use a longer name of what it means.
    pub spelled_out: bool,
    /// The first day of documents in which it holds.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// What the name means then.
    pub meaning: Meaning,
}

/// A sentence and what the name in it means.
#[derive(Clone, Debug)]
pub struct AmbiguousExample {
    /// The sentence.
    pub text: String,
    /// The date of its document.
    pub date: Option<Date>,
    /// What the name means in it.
    pub meaning: Meaning,
}

/// An ambiguous name with its readings.
#[derive(Clone, Debug)]
pub struct AmbiguousName {
    /// The name, in each of its spellings.
    pub names: Vec<String>,
    /// What it may mean, the first that holds before the others.
    pub readings: Vec<Reading>,
    /// What it means where no reading holds.
    pub otherwise: Meaning,
    /// Sentences that show it.
    pub examples: Vec<AmbiguousExample>,
}

/// All ambiguous names.
#[derive(Clone, Debug, Default)]
pub struct AmbiguousNames {
    list: Vec<AmbiguousName>,
    by_name: PhraseTable<usize>,
}

impl AmbiguousNames {
    /// Checks the entries against the things there are.
    pub(super) fn new(
        entries: Vec<(String, AmbiguousEntry)>,
        files: &[KnowledgeFile],
        gazetteer: &Gazetteer,
    ) -> Result<Self, Vec<KnowledgeMistake>> {
        let mut names = Self::default();
        let mut mistakes = Vec::new();
        for (file, entry) in entries {
            let text = files.iter().find(|known| known.name == file);
            let text = text.map(KnowledgeFile::text).unwrap_or_default();
            match entry.checked(&file, &text, gazetteer) {
                Ok(name) => names.add(name),
                Err(more) => mistakes.extend(more),
            }
        }
        if mistakes.is_empty() {
            Ok(names)
        } else {
            Err(mistakes)
        }
    }

    fn add(&mut self, name: AmbiguousName) {
        for spelling in &name.names {
            self.by_name.insert(spelling, self.list.len());
        }
        self.list.push(name);
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &AmbiguousName> {
        self.list.iter()
    }

    /// The entry of the name that is made of words with these keys; an article before it does not matter.
    #[must_use]
    pub fn of_words(&self, keys: &[u64]) -> Option<&AmbiguousName> {
        let without_article = || self.by_name.of_keys(keys.get(1..)?);
        let article = keys.first() == Some(&key_hash("the"));
        let found = self.by_name.of_keys(keys);
        let found = found.or_else(|| article.then(without_article).flatten());
        found.map(|at| &self.list[*at])
    }

    /// The entry of a name.
    #[must_use]
    pub fn of_name(&self, name: &str) -> Option<&AmbiguousName> {
        self.of_words(&phrase_keys(name))
    }
}

impl Phrase {
    /// The words of a phrase; None if no word of it has a key.
    fn of(words: &str) -> Option<Self> {
        let keys = phrase_keys(words);
        (!keys.is_empty()).then(|| Self(keys.into()))
    }
}

/// Whether keys start with a phrase, those of marks left out.
fn is_start<'k>(phrase: &[u64], keys: impl Iterator<Item = &'k u64>) -> bool {
    let mut words = keys.filter(|key| **key != 0);
    phrase.iter().all(|word| words.next() == Some(word))
}

impl Gazetteer {
    /// The names of a thing that have several words: a text that uses one of them means this thing by its acronym.
    #[must_use]
    pub fn long_names(&self, thing: ThingIndex) -> Vec<Phrase> {
        let names = self
            .aliases_of(thing)
            .filter(|alias| alias.role == AliasRole::Name);
        let phrases = names.filter_map(|alias| Phrase::of(alias.text));
        phrases.filter(|phrase| phrase.keys().len() > 1).collect()
    }
}
