//! Who is called the chair of a meeting: "Novak, *chair of the talks*", "the *chair of the summit*, Petrov".

use std::ops::Range;

use super::{plain, push};
use crate::extractor::link::ReferentIndex;
use crate::extractor::relations::{Relation, RelationObject};
use crate::extractor::sheet::{Sheet, words};
use crate::extractor::units::Found;
use crate::knowledge::{Construction, WordClass};
use crate::model::EntityKind;
use crate::text::TokenKind;

/// How many words may stand between a person and the word for a chair.
const BETWEEN: usize = 4;

/// Words for who leads a meeting.
const CHAIRS: [&str; 4] = ["chair", "chairman", "chairwoman", "chairperson"];

/// Reads who is called the chair of a meeting, in the whole document.
pub(in crate::extractor) fn chairs(sheet: &Sheet<'_>, found: &Found<'_>, out: &mut Vec<Relation>) {
    let chair =
        |at: &usize| sheet.is_word(at + 1, "of") && CHAIRS.iter().any(|word| sheet.is_word(*at, word));
    for at in (0..sheet.toks.len().saturating_sub(2)).filter(chair) {
        let Some((meeting, end)) = meeting_from(found, at + 2) else {
            continue;
        };
        let sentence = sheet.sentence_around(at);
        let person = person_before(sheet, found, sentence.start..at)
            .or_else(|| person_behind(sheet, found, end..sentence.end));
        if let Some((person, words)) = person {
            let span = sheet.span(&(at..end)).join(sheet.span(&words));
            let base = plain(span, person, RelationObject::Thing(meeting));
            push(sheet, found, Construction::ChairOfMeeting, &base, out);
        }
    }
}

/// The meeting named from a token or behind its article, and where its words end.
fn meeting_from(found: &Found<'_>, start: usize) -> Option<(ReferentIndex, usize)> {
    let links = found.links;
    let namings = links.namings.between(start, start + 2);
    let meetings = namings.filter(|naming| links.referents[naming.referent].kind == EntityKind::Meeting);
    meetings
        .map(|naming| (naming.referent, naming.tokens.end))
        .max_by_key(|(_, end)| *end)
}

/// The person whose name ends right before the words for a chair, but for a comma, an article and the like.
fn person_before(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    before: Range<usize>,
) -> Option<(ReferentIndex, Range<usize>)> {
    let passed = |at: &usize| {
        sheet.is_text(*at, ",")
            || sheet.is(*at, WordClass::Determiner)
            || sheet.is_one_of(*at, words!["as", "and", "current", "acting"])
    };
    let end = before.clone().rev().take(BETWEEN).find(|at| !passed(at))? + 1;
    let apart = end < before.end && (sheet.is_text(end, ",") || sheet.is_word(end, "as"));
    person(found, before.start, |tokens| apart && tokens.end == end)
}

/// The person whose name follows the words for a chair and their meeting, but for a comma and an honorific.
fn person_behind(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    behind: Range<usize>,
) -> Option<(ReferentIndex, Range<usize>)> {
    let passed = |at: &usize| {
        sheet.toks[*at].kind == TokenKind::Mark && sheet.is_text(*at, ",")
            || sheet.is(*at, WordClass::Honorific)
    };
    let start = behind.clone().take(BETWEEN).find(|at| !passed(at))?;
    (start > behind.start)
        .then(|| person(found, start, |tokens| tokens.start == start))
        .flatten()
}

/// The first person named from a token by words that fit.
fn person(
    found: &Found<'_>,
    from: usize,
    fits: impl Fn(&Range<usize>) -> bool,
) -> Option<(ReferentIndex, Range<usize>)> {
    let links = found.links;
    let mut namings = links
        .namings
        .between(from, usize::MAX)
        .take_while(|naming| naming.tokens.start < from + 200);
    let naming = namings
        .find(|naming| links.referents[naming.referent].kind == EntityKind::Person && fits(&naming.tokens))?;
    Some((naming.referent, naming.tokens.clone()))
}
