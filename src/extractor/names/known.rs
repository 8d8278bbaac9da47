//! Names that the gazetteer lists, written as it writes them.

use std::ops::Range;

use super::{Finder, Name, Sense};
use crate::extractor::sheet::Shape;
use crate::knowledge::{AliasRole, ThingIndex};
use crate::model::EntityKind;
use crate::text::TokenKind;

impl Finder<'_, '_> {
    /// The longest alias of the gazetteer that starts at a token and is written as the text writes it.
    pub(super) fn known_at(&self, at: usize, end: usize) -> Option<Name> {
        self.known_but(at, end, &[])
    }

    /// The longest such alias that is not one of just these things.
    pub(super) fn known_but(&self, at: usize, end: usize, but: &[ThingIndex]) -> Option<Name> {
        let starts = at < end && self.sheet.toks[at].key != 0 && self.sheet.toks[at].shape != Shape::Lower;
        if !starts {
            return None;
        }
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let tokens = &self.sheet.cut.tokens[at..end];
        for found in gazetteer.longest_at(&self.sheet.document.text, tokens, &self.sheet.keys[at..end]) {
            let tokens = at..at + found.tokens();
            if self.splits_a_word(&tokens) || self.is_currency(&tokens) {
                continue;
            }
            let written = |role: AliasRole| -> Vec<ThingIndex> {
                let mut things: Vec<ThingIndex> = found
                    .aliases()
                    .filter(|alias| alias.role == role && self.is_written_as(&tokens, alias.text))
                    .map(|alias| alias.thing)
                    .collect();
                things.dedup();
                things
            };
            let (things, peoples) = (written(AliasRole::Name), written(AliasRole::Demonym));
            if things.is_empty() && peoples.is_empty() || !things.is_empty() && things == but {
                continue;
            }
            if self.is_of_a_state(&tokens) || self.counts_years(&tokens, &things) {
                continue;
            }
            let name = self.sense_in_place(tokens, things, peoples);
            if name.is_some() {
                return name;
            }
        }
        None
    }

    /// Whether a range begins or ends inside a word joined by hyphens ("Jordan" in "Jordan-Smith" is no state).
    fn splits_a_word(&self, tokens: &Range<usize>) -> bool {
        let hyphen =
            |at: usize| self.sheet.is_text(at, "-") && self.sheet.joined(at) && self.sheet.joined(at + 1);
        let before = tokens.start > 0
            && hyphen(tokens.start - 1)
            && self.sheet.toks[tokens.start].shape == Shape::Capital;
        let after = hyphen(tokens.end)
            && self
                .sheet
                .toks
                .get(tokens.end + 1)
                .is_some_and(|tok| tok.shape == Shape::Capital);
        let known_pair = after && self.known_pair(tokens.end + 1);
        let known_before = before && tokens.start >= 2 && self.known_pair(tokens.start - 2);
        before && !known_before || after && !known_pair
    }

    /// Whether the gazetteer knows a name at a token: "Kazakhstan-China talks" are two names.
    fn known_pair(&self, at: usize) -> bool {
        let tokens = &self.sheet.cut.tokens[at..=at];
        self.sheet
            .knowledge
            .gazetteer
            .longest_at(&self.sheet.document.text, tokens, &self.sheet.keys[at..=at])
            .next()
            .is_some()
    }

    /// Whether the text writes an alias as the gazetteer does, or all in capitals.
    ///
    /// An alias in capitals (an acronym) must stand in capitals: "us" is not "US".
    fn is_written_as(&self, tokens: &Range<usize>, alias: &str) -> bool {
        let words = self.sheet.words(tokens);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let hyphened = alias.contains('-');
        let (words, alias) = (letters(words), letters(alias));
        if words.chars().count() == 1 || words.is_empty() {
            return words == alias;
        }
        let capitals = |text: &str| !text.chars().any(char::is_lowercase);
        if capitals(&alias) {
            return self.is_acronym(tokens, &words, &alias);
        }
        if capitals(&words) {
            return true;
        }
        // The first letter may be a capital where the alias has none ("The Hague", "the Hague"), and the one after a hyphen none.
        let mut pairs = words
            .chars()
            .zip(alias.chars())
            .filter(|(w, a)| w.is_uppercase() != a.is_uppercase());
        match pairs.next() {
            None => true,
            Some((word, _)) => {
                pairs.next().is_none() && (word.is_uppercase() || hyphened || self.has_common_noun(tokens))
            }
        }
    }

    /// "the African Union *commission*": what a body is, without its capital.
    ///
    /// "An Arab *summit*" may be any, but the "1st Arab summit" is one of its series.
    fn has_common_noun(&self, tokens: &Range<usize>) -> bool {
        let numbered = tokens.start > self.range.start && self.sheet.ordinal(tokens.start - 1).is_some();
        let noun = |at: usize| {
            let tok = &self.sheet.toks[at];
            let head = tok.word.and_then(|word| word.head);
            tok.shape == Shape::Lower && head.is_some_and(|kind| numbered || kind != EntityKind::Meeting)
        };
        tokens.clone().any(noun)
    }

    /// Whether an acronym is written as one: in capitals, or as newspapers write those that are spoken as words ("Asean").
    fn is_acronym(&self, tokens: &Range<usize>, words: &str, alias: &str) -> bool {
        if words.chars().any(char::is_lowercase) {
            return self.is_spoken_acronym(tokens, words) && alias.len() > 3;
        }
        alias.len() > 3 || !self.shouted || words == alias && !COMMON.contains(&words)
    }

    /// "Asean", "Saarc": one word with a capital at its head alone that no lexicon knows.
    fn is_spoken_acronym(&self, tokens: &Range<usize>, words: &str) -> bool {
        let sheet = self.sheet;
        let tok = &sheet.toks[tokens.start];
        tokens.len() == 1
            && tok.shape == Shape::Capital
            && words.chars().skip(1).all(char::is_lowercase)
            && tok.word.is_none()
            && !sheet.knowledge.lexicon.is_given_name(sheet.keys[tokens.start])
    }

    /// An organ named after its body, which the gazetteer lists without it: "*AU* Peace and Security Council".
    pub(super) fn known_organ(&self, body: &Name) -> Option<Name> {
        let organ = self.organ_from(body, body.tokens.end)?;
        Some(Name {
            tokens: body.tokens.start..organ.tokens.end,
            ..organ
        })
    }

    /// An organ behind the possessive of its body: "the AU’s *Peace and Security Council*".
    pub(super) fn owned_organ(&self, before: Option<&Name>, at: usize) -> Option<Name> {
        let owner = before.filter(|name| name.tokens.end + 1 == at)?;
        let possessive = self.sheet.toks[at - 1].kind == TokenKind::Possessive;
        possessive.then(|| self.organ_from(owner, at)).flatten()
    }

    /// The organ of a body whose listed name starts at a token.
    fn organ_from(&self, body: &Name, from: usize) -> Option<Name> {
        let Sense::Known(bodies) = &body.sense else {
            return None;
        };
        if from >= self.range.end || !self.sheet.toks[from].is_capital() {
            return None;
        }
        self.listed_from(from, |thing| {
            let parents = self.sheet.knowledge.gazetteer.thing(thing).part_of;
            parents.iter().any(|parent| bodies.contains(parent))
        })
    }

    /// The longest listed name of several words from a token, with those of its things that fit.
    fn listed_from(&self, at: usize, fits: impl Fn(ThingIndex) -> bool) -> Option<Name> {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let tokens = &self.sheet.cut.tokens[at..self.range.end];
        let keys = &self.sheet.keys[at..self.range.end];
        let mut found = gazetteer.longest_at(&self.sheet.document.text, tokens, keys);
        found.find_map(|found| {
            let tokens = at..at + found.tokens();
            let aliases = found.aliases().filter(|alias| {
                alias.role == AliasRole::Name && fits(alias.thing) && self.is_written_as(&tokens, alias.text)
            });
            let mut things: Vec<ThingIndex> = aliases.map(|alias| alias.thing).collect();
            things.dedup();
            (tokens.len() > 1 && !things.is_empty()).then_some(Name {
                tokens,
                sense: Sense::Known(things),
                inner: Vec::new(),
            })
        })
    }
}

/// Short words that shouted text writes like acronyms.
const COMMON: &[&str] = &["US", "IT", "WHO", "AND", "FOR", "THE", "ALL", "AU"];
