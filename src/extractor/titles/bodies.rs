//! What a title is an office of: the body before or after its words.

use std::ops::Range;

use super::{Body, Finder};
use crate::extractor::names::{Name, Sense};
use crate::extractor::sheet::{Shape, words};
use crate::knowledge::{VerbForms, WordClass};
use crate::model::EntityKind;
use crate::text::TokenKind;

impl Finder<'_, '_> {
    /// The body before the office words: "Azerbaijani President", "the EU’s High Representative".
    pub(super) fn body_before(&self, start: usize) -> Option<(Body, usize)> {
        if start <= self.range.start {
            return None;
        }
        let possessive = self.sheet.toks[start - 1].kind == TokenKind::Possessive;
        let end = if possessive { start - 1 } else { start };
        if let Some(name) = self.names.ending(end) {
            let found = &self.names.list[name];
            let fits = match &found.sense {
                Sense::Known(things) => things.iter().any(|thing| {
                    let kind = self.sheet.knowledge.gazetteer.thing(*thing).kind;
                    kind != EntityKind::Person
                        && kind != EntityKind::Meeting
                        && kind != EntityKind::Instrument
                }),
                Sense::Demonym(_) => true,
                Sense::Headed { kind, .. } => kind.is_organization(),
                Sense::Unknown => possessive || self.is_adjectival(found),
                Sense::Person => false,
            };
            let free = possessive || !self.belongs_before(found.tokens.start);
            return (fits && free && found.tokens.start >= self.range.start)
                .then_some((Body::Name(name), found.tokens.start));
        }
        // "the Council’s president", "the Council President"
        let named = possessive || self.sheet.toks[end - 1].shape == Shape::Capital;
        let described = named && end > self.range.start && self.heads_noun(end - 1);
        let from = end.checked_sub(2)?;
        (described && self.sheet.is(from, WordClass::Definite)).then_some((Body::Described(from..end), from))
    }

    /// Whether a name belongs to one before it: "President Tokayev of *Kazakhstan* President Japarov of …".
    fn belongs_before(&self, start: usize) -> bool {
        let article = usize::from(start > 0 && self.sheet.is_word(start - 1, "the"));
        let of = (start - article).checked_sub(1);
        of.is_some_and(|of| {
            let before = self.names.ending(of).map(|name| &self.names.list[name].sense);
            let person = matches!(before, Some(Sense::Known(_) | Sense::Person | Sense::Unknown));
            self.sheet.is_word(of, "of") && person
        })
    }

    /// Whether a lower-case noun that heads things of its own stands at a token.
    fn heads_noun(&self, at: usize) -> bool {
        at < self.range.end && self.sheet.toks[at].word.is_some_and(|word| word.head.is_some())
    }

    /// Whether a lower-case word that is no function word and no verb stands at a token.
    fn is_noun(&self, at: usize) -> bool {
        at < self.range.end && {
            let tok = &self.sheet.toks[at];
            let closed = [
                WordClass::Preposition,
                WordClass::Conjunction,
                WordClass::Relative,
                WordClass::Be,
                WordClass::Have,
                WordClass::Modal,
                WordClass::Adverb,
            ];
            let function = tok
                .word
                .is_some_and(|word| closed.iter().any(|class| word.classes.has(*class)));
            let verb = tok.verb(VerbForms::PAST).is_some()
                || tok.word.is_some_and(|word| !word.verbs.is_empty()) && !tok.is(WordClass::NounlikeVerb);
            tok.shape == Shape::Lower && !function && !verb
        }
    }

    /// Whether an unknown word before a title looks like an adjective of a country: "Ruritanian".
    pub(super) fn is_adjectival(&self, name: &Name) -> bool {
        let last = self.sheet.text(name.tokens.end - 1);
        name.tokens.len() == 1
            && ["an", "ese", "ish", "ic", "i", "ch"]
                .iter()
                .any(|end| last.ends_with(end))
            && last.len() > 4
    }

    /// The body after the office words: "of the Institute …", "to the United Nations".
    pub(super) fn body_after(&self, end: usize) -> Option<(Body, usize)> {
        let sheet = self.sheet;
        if !sheet.is_one_of(end, words!["of", "for", "to", "at", "in", "with"]) {
            return None;
        }
        let article = usize::from(
            sheet.is(end + 1, WordClass::Determiner) && !sheet.is(end + 1, WordClass::PossessivePronoun),
        );
        // "of *The Bahamas*": some names have an article of their own.
        let at = end
            + 1
            + if self.names.starting(end + 1).is_some() {
                0
            } else {
                article
            };
        if at >= self.range.end {
            return None;
        }
        if let Some(name) = self.names.starting(at) {
            let found = &self.names.list[name];
            // "the High Commissioner for Samoa to the United Kingdom"
            let sent = sheet.is_word(end, "for") && sheet.is_word(found.tokens.end, "to");
            let strict = !(sheet.is_word(end, "of") || sheet.is_word(end, "to") || sent);
            let fits = match &found.sense {
                Sense::Known(things) => things.iter().any(|thing| {
                    let kind = sheet.knowledge.gazetteer.thing(*thing).kind;
                    kind.is_organization()
                        || !strict
                            && matches!(
                                kind,
                                EntityKind::State
                                    | EntityKind::Format
                                    | EntityKind::Region
                                    | EntityKind::Place
                            )
                }),
                Sense::Demonym(_) | Sense::Person => false,
                Sense::Headed { kind, .. } => {
                    kind.is_organization() || matches!(kind, EntityKind::Format | EntityKind::State)
                }
                Sense::Unknown => sheet.is_word(end, "of"),
            };
            // "head of the Kyrgyz delegation", "leaders of the Ruritanian states": the name only describes.
            let adjectival = matches!(found.sense, Sense::Demonym(_) | Sense::Unknown)
                || self.heads_noun(found.tokens.end);
            let described = adjectival && self.is_noun(found.tokens.end);
            let (name, end) = self.part_owned(name).unwrap_or((name, found.tokens.end));
            return (fits && !described).then_some((Body::Name(name), end));
        }
        let head = sheet.toks[at].word.and_then(|word| word.head);
        let described =
            head.is_some_and(EntityKind::is_organization) && (sheet.is(at - 1, WordClass::Definite));
        described.then_some((Body::Described(at - 1..at + 1), at + 1))
    }

    /// The body that another owns: "director of the Council’s *Border Centre*".
    fn part_owned(&self, owner: usize) -> Option<(usize, usize)> {
        let mark = self.names.list[owner].tokens.end;
        let possessive = self
            .sheet
            .toks
            .get(mark)
            .is_some_and(|tok| tok.kind == TokenKind::Possessive);
        let part = self.names.starting(mark + 1).filter(|_| possessive)?;
        let named = &self.names.list[part];
        let organization = matches!(named.sense, Sense::Headed { kind, .. } if kind.is_organization());
        (organization && named.tokens.end <= self.range.end).then_some((part, named.tokens.end))
    }

    /// Whether the holder of an office is sent to or for something: an ambassador, an envoy.
    pub(super) fn is_accredited(&self, words: &Range<usize>) -> bool {
        let mut words = words.clone();
        words.any(|at| self.sheet.is(at, WordClass::Accredited))
    }

    /// The end of what somebody is sent to or for: "Ambassador of Norway *to Kenya and Ghana*", "envoy *for Syria*".
    pub(super) fn mission_end(&self, end: usize) -> usize {
        let sheet = self.sheet;
        let linked = sheet.is_one_of(end, words!["to", "for", "in", "on"]);
        let Some(mut last) = self.somewhere_at(end + 1).filter(|_| linked) else {
            return end;
        };
        while sheet.is(last, WordClass::Conjunction) || sheet.is_text(last, ",") && self.and_follows(last) {
            match self.somewhere_at(last + 1 + usize::from(sheet.is_word(last + 1, "to"))) {
                Some(after) => last = after,
                None => break,
            }
        }
        last
    }

    /// Whether a name after a comma is followed by "and": "to Kenya*, Ghana* and Norway".
    fn and_follows(&self, comma: usize) -> bool {
        let end = self.somewhere_at(comma + 1);
        end.is_some_and(|end| {
            self.sheet.is(end, WordClass::Conjunction) && self.somewhere_at(end + 1).is_some()
        })
    }

    /// The end of the name of a state, a place or a body at a token.
    fn somewhere_at(&self, at: usize) -> Option<usize> {
        let name = self
            .names
            .starting(at + usize::from(self.sheet.is_word(at, "the")))?;
        let name = &self.names.list[name];
        (name.tokens.end <= self.range.end && self.is_somewhere(name)).then_some(name.tokens.end)
    }

    /// Whether a name is one of a state, a place or a body.
    fn is_somewhere(&self, name: &Name) -> bool {
        match &name.sense {
            Sense::Known(things) => things.iter().any(|thing| {
                let kind = self.sheet.knowledge.gazetteer.thing(*thing).kind;
                kind.is_organization()
                    || matches!(kind, EntityKind::State | EntityKind::Region | EntityKind::Place)
            }),
            Sense::Headed { kind, .. } => kind.is_organization(),
            Sense::Demonym(_) | Sense::Person | Sense::Unknown => false,
        }
    }
}
