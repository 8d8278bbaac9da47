//! Titles: office words with the body they are of and the person they are said of.

mod attach;
mod bodies;
mod joined;
mod lists;
mod owners;
mod predicates;
mod words;

use std::ops::Range;

use super::names::Names;
use super::sheet::{Shape, Sheet};
use crate::knowledge::{VerbForms, WordClass};
use crate::model::Modality;
use crate::text::TokenKind;
use attach::{Attacher, body_after_person};
use joined::{join_bodies, join_persons};
use owners::find_owners;
use rustc_hash::FxHashSet;

/// What an office is an office of, as the text says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// A name.
    Name(usize),
    /// A description: "the Council".
    Described(Range<usize>),
    /// The text says none.
    Unsaid,
}

/// A title in a text.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// The whole phrase, from the article to the body.
    pub(super) tokens: Range<usize>,
    /// The office words: "first deputy director", "minister of foreign affairs".
    pub(super) words: Range<usize>,
    pub(super) body: Body,
    /// Whether it is said of who holds it, held it ("former", "the late") or is to hold it ("incoming", "-elect").
    pub(super) modality: Modality,
    pub(super) plural: bool,
    /// Whether an article, a possessive or a body before it makes it definite.
    pub(super) definite: bool,
    /// "his Kazakh counterpart": the office is that of the person before.
    pub(super) counterpart: bool,
    /// One of those that a plural title goes on with: "the presidents of A, *B* and C", "Presidents X (A) and *Y (B)*".
    pub(super) listed: bool,
    /// Whether the body is only where the holder is sent: "the ambassador *to Kenya*".
    pub(super) sent: bool,
    /// Whether a clause gives it to the person: "was elected *president*".
    pub(super) given: bool,
    /// The title of whoever it serves, whose body is its own: "the *Secretary-General*’s envoy".
    pub(super) owner: Option<usize>,
    /// The name it is said of.
    pub(super) person: Option<usize>,
}

/// Finds the titles of a document, and the names they are said of.
pub(super) fn find_titles(sheet: &Sheet<'_>, names: &Names) -> Vec<Title> {
    let mut titles: Vec<Title> = Vec::new();
    for sentence in &sheet.cut.sentences {
        let finder = Finder {
            sheet,
            names,
            range: sentence.tokens.clone(),
        };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match finder.title_at(at) {
                Some(title) => {
                    at = finder.after_rank(title.words.end.max(at + 1));
                    titles.extend(finder.spread(title));
                }
                None => at += 1,
            }
        }
    }
    find_owners(sheet, &mut titles);
    join_bodies(sheet, names, &mut titles);
    let within = names_within(names, &titles);
    for at in 0..titles.len() {
        attach(sheet, names, &mut titles, &within, at);
    }
    join_persons(sheet, names, &mut titles);
    titles
}

/// Says of whom a title is, and of what by what stands after that name.
fn attach(sheet: &Sheet<'_>, names: &Names, titles: &mut [Title], within: &FxHashSet<usize>, at: usize) {
    let attacher = Attacher {
        sheet,
        names,
        titles,
        within,
    };
    if titles[at].person.is_some() {
        return;
    }
    let Some((person, tokens)) = attacher.person_of(at) else {
        return;
    };
    let modality = attacher.modality_given(&titles[at]);
    let given = attacher.is_given(&titles[at], person);
    let title = &mut titles[at];
    title.person = Some(person);
    title.given = given;
    title.modality = modality;
    if let Some((body, end)) = body_after_person(sheet, names, title, &tokens) {
        title.body = body;
        title.tokens.end = title.tokens.end.max(end);
    }
}

/// The names that are words of titles: "High Commissioner for *Refugees*"; but not those that titles open: "*King Hamad*".
pub(super) fn names_within(names: &Names, titles: &[Title]) -> FxHashSet<usize> {
    let within = titles.iter().flat_map(|title| {
        let named = title.words.clone().filter_map(|at| names.at(at));
        named.filter(|name| title.person != Some(*name))
    });
    within.collect()
}

struct Finder<'s, 'a> {
    sheet: &'s Sheet<'a>,
    names: &'s Names,
    range: Range<usize>,
}

impl Finder<'_, '_> {
    /// The title whose first office word or modifier stands at `at`.
    fn title_at(&self, at: usize) -> Option<Title> {
        let sheet = self.sheet;
        if let Some(title) = self.title_in_name(at) {
            return Some(title);
        }
        if self.is_inside_name(at)
            || !(sheet.is(at, WordClass::OfficeWord)
                || sheet.is(at, WordClass::OfficeModifier)
                || sheet.is_word(at, "counterpart")
                || sheet.is_word(at, "colleague"))
        {
            return None;
        }
        let counterpart = sheet.is_word(at, "counterpart") || sheet.is_word(at, "colleague");
        let words = if counterpart {
            at..at + 1
        } else {
            self.office_words(at)?
        };
        let plural = words
            .clone()
            .any(|word| sheet.is(word, WordClass::OfficeWord) && sheet.is(word, WordClass::Plural));
        let words = self.with_charge(words.clone())..words.end;
        let mut start = words.start;
        let mut modality = self.modality_behind(&words);
        let mut body = Body::Unsaid;
        let mut definite = false;
        self.take_modifiers(&mut start, &mut modality);
        let owned = self.after_owner(start);
        if let Some((found, from)) = self.body_before(owned) {
            body = found;
            start = from;
            definite = true;
            self.take_modifiers(&mut start, &mut modality);
        }
        start = self.after_determiner(start);
        if start > self.range.start && sheet.is(start - 1, WordClass::Determiner) {
            definite |=
                sheet.is(start - 1, WordClass::Definite) || sheet.is(start - 1, WordClass::PossessivePronoun);
            start -= 1;
        }
        let mut end = words.end;
        let mut sent = false;
        if body == Body::Unsaid
            && let Some((found, after)) = self.body_after(end)
        {
            sent = sheet.is_word(end, "to") && self.is_accredited(&words) && self.is_state_at(end + 1);
            body = found;
            end = after;
        }
        if counterpart && body == Body::Unsaid {
            return None;
        }
        if self.is_accredited(&words) {
            end = self.mission_end(end);
        }
        Some(Title {
            tokens: start..end,
            words,
            body,
            modality,
            plural,
            definite,
            counterpart,
            listed: false,
            given: false,
            sent,
            owner: None,
            person: None,
        })
    }

    /// Takes "former", "incoming", "outgoing", "ex-" before a title, which are none of its words.
    fn take_modifiers(&self, start: &mut usize, modality: &mut Modality) {
        while *start > self.range.start {
            let before = *start - 1;
            let ex = self.sheet.is_text(before, "-")
                && before > self.range.start
                && self.sheet.is_word(before - 1, "ex");
            if self.sheet.is(before, WordClass::FormerModifier) || ex {
                *modality = Modality::Former;
            } else if self.sheet.is(before, WordClass::ComingModifier) {
                *modality = Modality::Planned;
            } else if !self.sheet.is(before, WordClass::PassingModifier) {
                return;
            }
            *start = before - usize::from(ex);
        }
    }

    /// Whether somebody is only to hold the office: "President-*elect*".
    fn modality_behind(&self, words: &Range<usize>) -> Modality {
        if self.sheet.is(words.end - 1, WordClass::Elect) {
            Modality::Planned
        } else {
            Modality::Actual
        }
    }

    /// The start of the adjectives between a determiner and a title, if there is one: "the *newly elected* Kenyan president".
    fn after_determiner(&self, start: usize) -> usize {
        let first = self.qualified_from(start);
        let determined = first > self.range.start && self.sheet.is(first - 1, WordClass::Determiner);
        if determined { first } else { start }
    }

    /// The same between a body and its title: "Kenya’s *newly elected* president".
    fn after_owner(&self, start: usize) -> usize {
        let first = self.qualified_from(start);
        let owned = first > self.range.start && self.sheet.toks[first - 1].kind == TokenKind::Possessive;
        if owned { first } else { start }
    }

    /// The start of the lower-case adjectives before a token.
    fn qualified_from(&self, start: usize) -> usize {
        let sheet = self.sheet;
        let qualifies = |at: &usize| {
            let compound = sheet.is_dash(*at) && sheet.joined(*at)
                || sheet.is_dash(*at + 1) && sheet.joined(*at + 1)
                || sheet.is_dash(at.wrapping_sub(1)) && sheet.joined(*at);
            let tok = &sheet.toks[*at];
            tok.shape == Shape::Lower
                && (tok.is(WordClass::Adjective)
                    || tok.is(WordClass::Adverb)
                    || sheet.text(*at).ends_with("ly")
                    || tok.verb(VerbForms::PAST).is_some())
                || compound
        };
        let from = self.range.start.max(start.saturating_sub(4));
        (from..start).rev().take_while(qualifies).last().unwrap_or(start)
    }
}
