//! Offices under others: "the Secretary-General’s envoy", "assistant to the President", "his envoy".

use super::{Body, Title};
use crate::extractor::sheet::{Sheet, words};
use crate::knowledge::WordClass;
use crate::text::TokenKind;

/// Notes of every title without a body the title of whoever it serves.
pub(super) fn find_owners(sheet: &Sheet<'_>, titles: &mut [Title]) {
    for at in 0..titles.len() {
        if titles[at].body != Body::Unsaid || titles[at].counterpart {
            continue;
        }
        if let Some(owner) = owner_before(sheet, titles, at) {
            titles[at].owner = Some(owner);
            titles[at].definite = true;
        } else if let Some(owner) = owner_after(sheet, titles, at) {
            titles[at].owner = Some(owner);
            titles[at].tokens.end = titles[owner].tokens.end;
        }
    }
}

/// The title before one: "the *Secretary-General*’s envoy", "*President* Novak and his envoy".
fn owner_before(sheet: &Sheet<'_>, titles: &[Title], at: usize) -> Option<usize> {
    let (owner, start) = (at.checked_sub(1)?, titles[at].tokens.start);
    let before = &titles[owner];
    let possessive =
        start == before.tokens.end + 1 && sheet.toks[before.tokens.end].kind == TokenKind::Possessive;
    let his = sheet.is_word(start, "his") || sheet.is_word(start, "her");
    let here = sheet.sentence_around(start).contains(&before.tokens.start);
    (possessive || his && here && !before.plural).then_some(owner)
}

/// The title after one: "assistant to *the President*", "Spokesman for *the Secretary-General*".
fn owner_after(sheet: &Sheet<'_>, titles: &[Title], at: usize) -> Option<usize> {
    let (link, next) = (titles[at].tokens.end, titles.get(at + 1)?);
    let linked = sheet.is_one_of(link, words!["to", "for", "of"]);
    let serves = next.tokens.start == link + 1 && next.definite && !next.plural;
    let here = sheet.sentence_around(link).contains(&next.words.start);
    let envoy = sheet.is(titles[at].words.end - 1, WordClass::Accredited) && sheet.is_word(link, "to");
    (linked && serves && here && !envoy).then_some(at + 1)
}
