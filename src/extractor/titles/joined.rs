//! Titles joined by "and": several of one person, several of one body.

use super::{Body, Title};
use crate::extractor::names::Names;
use crate::extractor::sheet::{Sheet, words};
use crate::knowledge::WordClass;

/// Gives titles joined to others the bodies that these have.
pub(super) fn join_bodies(sheet: &Sheet<'_>, names: &Names, titles: &mut [Title]) {
    for at in 1..titles.len() {
        if let Some(before) = joined_before(sheet, titles, at) {
            titles[at].definite |= titles[before].definite;
            hand_on_body(titles, before, at);
        }
    }
    for at in (1..titles.len()).rev() {
        if let Some(before) = joined_before(sheet, titles, at) {
            hand_back_body(names, titles, before, at);
        }
    }
}

/// Gives titles joined to others the persons that these have.
pub(super) fn join_persons(sheet: &Sheet<'_>, names: &Names, titles: &mut [Title]) {
    for at in 1..titles.len() {
        let before = joined_before(sheet, titles, at);
        if let Some(one) =
            before.filter(|one| is_behind_person(names, &titles[*one]) && titles[at].person.is_none())
        {
            titles[at].person = titles[one].person;
        }
    }
    for at in (1..titles.len()).rev() {
        let before = joined_before(sheet, titles, at);
        let open = before.filter(|one| titles[*one].person.is_none());
        if let Some(one) = open.filter(|one| is_of_one_person(sheet, names, &titles[*one], &titles[at])) {
            titles[one].person = titles[at].person;
        }
    }
}

/// The title that a title is joined to; what stands inside another is none: "adviser to *the President* and director".
fn joined_before(sheet: &Sheet<'_>, titles: &[Title], at: usize) -> Option<usize> {
    let inner = |title: usize| {
        let outer = title.checked_sub(1).map(|outer| &titles[outer]);
        outer.is_some_and(|outer| outer.owner == Some(title) && outer.tokens.end > titles[title].tokens.start)
    };
    let last = at.checked_sub(1)?;
    let before = if inner(last) { last - 1 } else { last };
    is_joined(sheet, &titles[before], &titles[at]).then_some(before)
}

/// Whether a title stands in apposition behind its person: "Anna Novak, *president of Kenya* and chair of the bloc".
fn is_behind_person(names: &Names, title: &Title) -> bool {
    title
        .person
        .is_some_and(|name| names.list[name].tokens.end <= title.tokens.start)
}

/// Whether two titles stand in one list, the second without an article of its own: "the PM*, Foreign Minister and* Attorney General".
fn is_joined(sheet: &Sheet<'_>, one: &Title, other: &Title) -> bool {
    let (from, to) = (one.tokens.end, other.tokens.start);
    let alike = !one.plural && !other.plural && !one.counterpart && !other.counterpart;
    // "adviser to *the President and Director* …": what a preposition leads to belongs to what stands before it.
    let led = one.tokens.start > 0 && sheet.is_one_of(one.tokens.start - 1, words!["to", "for"]);
    let bare = to == other.words.start || !sheet.is(to, WordClass::Determiner);
    let separator =
        |at: usize| sheet.is_text(at, ",") || sheet.is_text(at, "&") || sheet.is(at, WordClass::Conjunction);
    alike
        && bare
        && !led
        && from < to
        && to <= from + 2
        && (from..to).all(separator)
        && sheet.sentence_around(from).contains(&to)
}

/// Whether a title is one more of the person of the next: "*Deputy Prime Minister* and Minister of Tourism Novak".
fn is_of_one_person(sheet: &Sheet<'_>, names: &Names, one: &Title, other: &Title) -> bool {
    let Some(name) = other.person.map(|name| &names.list[name].tokens) else {
        return false;
    };
    let and = (one.tokens.end..other.tokens.start)
        .any(|at| sheet.is(at, WordClass::Conjunction) || sheet.is_text(at, "&"));
    // "the President and Foreign Minister Novak": two persons, unless the name stands apart.
    let apart = name.start > other.tokens.end;
    let article = sheet.is(one.tokens.start, WordClass::Determiner);
    (and || apart) && name.start >= other.words.end && (apart || !article)
}

/// "*Kenya’s* Prime Minister and Minister of Defence": the body before goes for both.
fn hand_on_body(titles: &mut [Title], before: usize, at: usize) {
    let one = &titles[before];
    let ahead = one.tokens.start < one.words.start && one.tokens.end == one.words.end;
    if titles[at].body == Body::Unsaid && ahead && one.body != Body::Unsaid {
        titles[at].body = one.body.clone();
        titles[at].definite = true;
    }
}

/// "the Prime Minister and Foreign Minister *of Kenya*": the body after goes for both.
fn hand_back_body(names: &Names, titles: &mut [Title], before: usize, at: usize) {
    let other = &titles[at];
    let after = match &other.body {
        Body::Name(body) => names.list[*body].tokens.start >= other.words.end,
        Body::Described(body) => body.start >= other.words.end,
        Body::Unsaid => false,
    };
    if titles[before].body == Body::Unsaid && titles[before].owner.is_none() && after {
        titles[before].body = titles[at].body.clone();
    }
}
