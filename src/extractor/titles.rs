//! Titles: office words with the body they are of and the person they are said of.

mod attach;
mod bodies;
mod lists;
mod words;

use std::ops::Range;

use super::names::Names;
use super::sheet::Sheet;
use crate::knowledge::WordClass;
use attach::{Attacher, body_after_person};

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
    /// "former", "the late".
    pub(super) former: bool,
    pub(super) plural: bool,
    /// Whether an article, a possessive or a body before it makes it definite.
    pub(super) definite: bool,
    /// "his Kazakh counterpart": the office is that of the person before.
    pub(super) counterpart: bool,
    /// One of several bodies of a plural title: "the presidents of A, *B* and C".
    pub(super) listed: bool,
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
                    at = title.words.end.max(at + 1);
                    let listed = finder.listed(&title);
                    titles.push(title);
                    titles.extend(listed);
                }
                None => at += 1,
            }
        }
    }
    for at in 0..titles.len() {
        let person = Attacher {
            sheet,
            names,
            titles: &titles,
        }
        .person_of(at);
        if let Some((person, tokens)) = person {
            titles[at].person = Some(person);
            if let Some((body, end)) = body_after_person(sheet, names, &titles[at], &tokens) {
                titles[at].body = body;
                titles[at].tokens.end = titles[at].tokens.end.max(end);
            }
        }
    }
    titles
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
        let mut start = words.start;
        let mut former = false;
        let mut body = Body::Unsaid;
        let mut definite = false;
        self.take_former(&mut start, &mut former);
        if let Some((found, from)) = self.body_before(start) {
            body = found;
            start = from;
            definite = true;
            self.take_former(&mut start, &mut former);
        }
        if start > self.range.start && sheet.is(start - 1, WordClass::Determiner) {
            definite |=
                sheet.is(start - 1, WordClass::Definite) || sheet.is(start - 1, WordClass::PossessivePronoun);
            start -= 1;
        }
        let mut end = words.end;
        if body == Body::Unsaid
            && let Some((found, after)) = self.body_after(end)
        {
            body = found;
            end = after;
        }
        if counterpart && body == Body::Unsaid {
            return None;
        }
        Some(Title {
            tokens: start..end,
            words,
            body,
            former,
            plural,
            definite,
            counterpart,
            listed: false,
            person: None,
        })
    }

    fn take_former(&self, start: &mut usize, former: &mut bool) {
        while *start > self.range.start {
            if self.sheet.is(*start - 1, WordClass::FormerModifier) {
                *former = true;
                *start -= 1;
            } else if self.sheet.is_text(*start - 1, "-")
                && *start - 1 > self.range.start
                && self.sheet.is_word(*start - 2, "ex")
            {
                *former = true;
                *start -= 2;
            } else {
                break;
            }
        }
    }
}
