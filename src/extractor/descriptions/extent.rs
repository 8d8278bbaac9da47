//! How far a description goes after its head noun: "the meeting *of NATO ministers in Brussels*".

use super::{Describer, is_plain_word};
use crate::extractor::dates::year_at;
use crate::extractor::names::Sense;
use crate::extractor::sheet::{Shape, words};
use crate::knowledge::{VerbForms, WordClass};
use crate::model::EntityKind;
use crate::text::TokenKind;

/// What follows a head noun and belongs to its phrase.
pub(super) struct Extent {
    pub(super) end: usize,
    /// The end if the place is left out.
    pub(super) core: usize,
    /// The names in it, each with the token of its preposition.
    pub(super) after: Vec<(usize, usize)>,
}

impl Extent {
    /// Nothing after the head.
    pub(super) fn none(end: usize) -> Self {
        Self {
            end,
            core: end,
            after: Vec::new(),
        }
    }
}

impl Describer<'_, '_> {
    /// The end of what tells a meeting or a text apart after its head, and the names in it, each with its preposition.
    pub(super) fn extent(&self, head: usize, end: usize, kind: EntityKind) -> Extent {
        match kind {
            EntityKind::Meeting => self.meeting_extent(head, end),
            EntityKind::Instrument => Extent::none(self.topic_end(end)),
            _ => Extent::none(end),
        }
    }

    /// "of the Council", "in Astana", "between Kenya and Ghana"; up to three such phrases with names in them.
    fn meeting_extent(&self, head: usize, mut end: usize) -> Extent {
        let (mut after, mut core) = (Vec::new(), end);
        for _ in 0..3 {
            let Some((to, names)) = self.named_phrase(head, end) else {
                break;
            };
            after.extend(names.into_iter().map(|name| (end, name)));
            let place = self.sheet.is_one_of(end, words!["in", "at", "to", "with"]);
            core = if place { core } else { to };
            end = to;
        }
        Extent { end, core, after }
    }

    /// A phrase after a preposition that tells a meeting apart, if a name stands in it.
    fn named_phrase(&self, head: usize, at: usize) -> Option<(usize, Vec<usize>)> {
        let sheet = self.sheet;
        let leads = |words: &[&str]| words.iter().any(|word| sheet.is_word(at, word));
        let visit = sheet.is_word(head, "visit") && leads(&["to"]);
        if at >= self.range.end || !(leads(&["of", "in", "at", "between", "with"]) || visit) {
            return None;
        }
        // "the summit of President Novak": whose it is, not which.
        let visit = visit || sheet.is_word(head, "visit") || leads(&["with", "between"]);
        let mut next = at + 1;
        let (mut end, mut found) = (None, Vec::new());
        while next < self.range.end && next < at + 16 {
            let officer = sheet.is(next, WordClass::OfficeWord) && !sheet.is(next, WordClass::Plural);
            if officer && !visit && self.names.starting(next).is_none() {
                return None;
            }
            if let Some(name) = self.names.starting(next) {
                next = self.names.list[name].tokens.end;
                found.push(name);
                end = Some(next);
                continue;
            }
            let last_named = end == Some(next);
            let goes_on = if sheet.is(next, WordClass::Determiner) {
                !sheet.is(next, WordClass::PossessivePronoun) && !last_named
                    || sheet.is(next - 1, WordClass::Conjunction)
            } else if sheet.is(next, WordClass::Conjunction) {
                let listed = last_named
                    && self
                        .names
                        .starting(next + 1 + usize::from(sheet.is_word(next + 1, "the")))
                        .is_some();
                (leads(&["between"]) && found.len() == 1) || leads(&["of"]) && listed
            } else if sheet.is_word(next, "of") {
                !last_named
            } else {
                sheet.toks[next].kind == TokenKind::Possessive
                    || sheet.is_text(next, "-")
                    || self.goes_on(next)
            };
            if !goes_on {
                break;
            }
            // "the meeting of NATO *foreign ministers*": nouns after a name go with it.
            let noun =
                last_named && leads(&["of"]) || end.is_some_and(|end| end + 1 == next) && leads(&["of"]);
            next += 1;
            if noun && self.goes_on(next - 1) {
                end = Some(next);
            }
        }
        Some((end?, found))
            .filter(|(_, found)| leads(&["of", "with"]) || self.is_place_or_side(found, leads(&["between"])))
    }

    /// Whether the names after "in" may be places: anything but a person; after "between", two sides.
    fn is_place_or_side(&self, names: &[usize], between: bool) -> bool {
        let person = |name: &usize| matches!(self.names.list[*name].sense, Sense::Person);
        if between {
            names.len() > 1
        } else {
            !names.iter().any(person)
        }
    }

    /// Whether a word may stand in a noun phrase.
    fn goes_on(&self, at: usize) -> bool {
        at < self.range.end
            && (is_plain_word(self.sheet, at) || self.sheet.is(at, WordClass::Adjective))
            && !self.sheet.is(at, WordClass::TimeNoun)
    }

    /// The end of what a text is on or for: "a memorandum *on raw materials*", "the decision *on the fund for loss and damage*".
    fn topic_end(&self, end: usize) -> usize {
        let sheet = self.sheet;
        let leads = sheet.is_one_of(end, words!["on", "for", "between", "concerning", "of"]);
        // "the communiqué of the meeting": whose it is, not which.
        let noun = end + 1 + usize::from(sheet.is(end + 1, WordClass::Determiner));
        let meeting = sheet
            .toks
            .get(noun)
            .and_then(|tok| tok.word)
            .is_some_and(|word| word.head == Some(EntityKind::Meeting));
        // A title goes on in the next line with whose it is.
        let broken = end < self.range.end
            && sheet.document.text[sheet.toks[end - 1].span.end..sheet.toks[end].span.start].contains('\n');
        if end >= self.range.end || !leads || broken || meeting && sheet.is_word(end, "of") {
            return end;
        }
        let (mut next, mut last) = (end + 1, end);
        while next < self.range.end && next < end + 24 {
            let before = next - 1;
            let link = sheet.is_one_of(next, words!["of", "for", "between"])
                || sheet.is_word(next, "with") && self.is_relation(before)
                || sheet.is_word(next, "in") && year_at(sheet, next + 1).is_some();
            let and = sheet.is(next, WordClass::Conjunction)
                && before > end
                && self.is_noun(next + 1)
                && self.is_noun(before);
            let article =
                sheet.is(next, WordClass::Determiner) && !sheet.is(next, WordClass::PossessivePronoun);
            let hyphen = sheet.is_dash(next) && sheet.joined(next);
            if self.is_noun(next) || sheet.toks[next].kind == TokenKind::Possessive {
                last = next + 1;
            } else if !(link && before > end || and || article && !self.is_noun(before) || hyphen) {
                break;
            }
            next += 1;
        }
        if last > end + 1 { last } else { end }
    }

    /// "cooperation with", "relations with": nouns whose "with" belongs to them.
    fn is_relation(&self, at: usize) -> bool {
        self.sheet.is_one_of(
            at,
            words![
                "cooperation",
                "partnership",
                "relations",
                "dialogue",
                "association",
                "trade",
                "ties"
            ],
        )
    }

    /// "confidence-*building*"
    fn follows_hyphen(&self, at: usize) -> bool {
        at > self.range.start && self.sheet.joined(at) && self.sheet.is_text(at - 1, "-")
    }

    /// "data *exchange*": a noun that could be a verb, after another noun.
    fn is_verbal_noun(&self, at: usize) -> bool {
        let tok = &self.sheet.toks[at];
        let base = tok.verb(VerbForms::BASE).is_some()
            && tok.verb(VerbForms::PAST.union(VerbForms::THIRD)).is_none();
        base && tok.shape == Shape::Lower
            && at > self.range.start
            && self.goes_on(at - 1)
            && !self.sheet.is(at + 1, WordClass::Determiner)
    }

    /// Whether a token is a noun, an adjective, a name or a number.
    fn is_noun(&self, at: usize) -> bool {
        at < self.range.end
            && (self.names.at(at).is_some()
                || self.follows_hyphen(at)
                || self.is_verbal_noun(at)
                || self.goes_on(at)
                || self.sheet.toks[at].shape == Shape::Number)
            && !self.sheet.is(at, WordClass::Month)
            && !self.sheet.is(at, WordClass::Weekday)
    }
}
