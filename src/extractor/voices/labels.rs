//! Labels: whom the words before a turn name.

use super::{Finder, is_called};
use crate::extractor::link::{Referent, ReferentIndex};
use crate::knowledge::WordClass;
use crate::model::EntityKind;
use crate::text::{Span, key, key_hash};

/// How many words the name of an author has at most.
const NAME: usize = 4;

impl Finder<'_, '_, '_> {
    /// Whom the label of a turn names, by name or by an office that one person in the text holds.
    pub(super) fn labelled(&self, label: Span) -> Option<ReferentIndex> {
        let words: Vec<String> = label
            .of(&self.sheet.document.text)
            .split([' ', '.', ',', '\u{a0}'])
            .map(key)
            .filter(|word| !word.is_empty())
            .collect();
        if matches!(words.as_slice(), [one] if one == "q" || one == "question") {
            return None;
        }
        let office = self.office_of(&words);
        if office.len() < words.len()
            && let Some(author) = self.titled_as(&office)
        {
            return author;
        }
        let inside = |span: Span| label.contains(span);
        let named = self.found.links.namings.iter().find(|naming| {
            !naming.tokens.is_empty()
                && self.referent(naming.referent).kind == EntityKind::Person
                && inside(self.sheet.span(&naming.tokens))
        });
        let called = || {
            let referents = &self.found.links.referents;
            referents.iter().position(|referent| is_called(referent, &words))
        };
        named
            .map(|naming| naming.referent)
            .or_else(called)
            .or_else(|| self.holder(&words))
            .or_else(|| self.initialled(label))
    }

    /// Whether a label stands before an answer: "A: …", by whoever spoke last.
    pub(super) fn is_answer(&self, label: Span) -> bool {
        let label = label.of(&self.sheet.document.text);
        ["A", "A.", "Answer", "ANSWER"].contains(&label)
    }

    /// The one person of whose name a label is the initials: "JN: …".
    fn initialled(&self, label: Span) -> Option<ReferentIndex> {
        let label = label.of(&self.sheet.document.text);
        let initials = |referent: &Referent| -> String {
            referent
                .label
                .split(' ')
                .filter_map(|word| word.chars().next())
                .collect()
        };
        let referents = self.found.links.referents.iter().enumerate();
        let mut persons = referents.filter(|(_, referent)| {
            referent.kind == EntityKind::Person && label.len() > 1 && initials(referent) == label
        });
        let first = persons.next()?.0;
        persons.next().is_none().then_some(first)
    }

    /// The one person to whom the text gives exactly this office: "THE PRESIDENT", "SPOKESPERSON".
    fn holder(&self, words: &[String]) -> Option<ReferentIndex> {
        let office = self.office_of(words);
        let titles = self.found.titles.iter().enumerate();
        let mut holders: Vec<ReferentIndex> = titles
            .filter(|(_, title)| title.person.is_some() && self.sheet.keys[title.words.clone()] == office)
            .filter_map(|(at, _)| self.found.links.of_title[at])
            .collect();
        holders.sort_unstable();
        holders.dedup();
        match holders[..] {
            [one] => Some(one),
            _ => None,
        }
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
        let referents = self.found.links.referents.iter().enumerate();
        let mut called = referents.filter(|(_, referent)| is_called(referent, words));
        let first = called.next()?.0;
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
