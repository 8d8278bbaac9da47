//! Names of meetings: which are of one session by their number, and which are bodies after all.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Name, Names, Sense};
use crate::extractor::descriptions::ordinal_ending;
use crate::extractor::sheet::{Shape, Sheet, words};
use crate::knowledge::WordClass;
use crate::model::EntityKind;

/// Takes a lower-case ordinal into the name of a meeting: "the *fifteenth* ASEAN Plus Three Summit".
pub(super) fn take_ordinal(sheet: &Sheet<'_>, range: &Range<usize>, name: &mut Name) {
    let Some((start, _)) = ordinal_ending(sheet, name.tokens.start, range.start) else {
        return;
    };
    // "the March 24th General Assembly vote": the day of a month counts no sessions.
    if start > range.start && sheet.is(start - 1, WordClass::Month) {
        return;
    }
    let of_kind = |kind: EntityKind| {
        name.tokens
            .clone()
            .find(|at| sheet.toks[*at].word.and_then(|word| word.head) == Some(kind))
    };
    match &name.sense {
        Sense::Headed {
            kind: EntityKind::Meeting,
            ..
        } => {}
        // "the Eleventh Presidential Council": a number makes a meeting of a body that is known by its meetings.
        Sense::Headed { head, .. } if convenes(sheet, *head) => {
            name.sense = Sense::Headed {
                kind: EntityKind::Meeting,
                head: *head,
            };
        }
        // "the fourth Consultative Meeting of …": one meeting of the series that the gazetteer knows.
        Sense::Known(_) => {
            // "Sixty-sixth General Assembly"
            let last = name.tokens.end - 1;
            let assembly = Some(last).filter(|last| sheet.is_word(*last, "assembly"));
            let Some(head) = of_kind(EntityKind::Meeting).or(assembly) else {
                return;
            };
            let series = name.clone();
            name.sense = Sense::Headed {
                kind: EntityKind::Meeting,
                head,
            };
            name.inner = vec![series];
        }
        _ => return,
    }
    name.tokens.start = start;
}

/// Whether a head noun is that of a body that exists in its meetings.
pub(super) fn convenes(sheet: &Sheet<'_>, head: usize) -> bool {
    sheet.is_one_of(head, words!["council", "congress", "assembly"])
}

/// Turns forums, conferences and their like that have a head or a delegate into institutions, wherever they are named.
pub(super) fn bodies_by_office(sheet: &Sheet<'_>, names: &mut Names) {
    let mut bodies: FxHashSet<u64> = FxHashSet::default();
    for name in &names.list {
        if is_headed_meeting(name) && !is_session(sheet, &name.tokens) && has_officer(sheet, name) {
            bodies.insert(crate::text::key_hash(sheet.words(&name.tokens)));
        }
    }
    if bodies.is_empty() {
        return;
    }
    for name in names.list.iter_mut().filter(|name| is_headed_meeting(name)) {
        let body = bodies.contains(&crate::text::key_hash(sheet.words(&name.tokens)));
        if let Sense::Headed { kind, .. } = &mut name.sense
            && body
        {
            *kind = EntityKind::Institution;
        }
    }
}

fn is_headed_meeting(name: &Name) -> bool {
    matches!(
        name.sense,
        Sense::Headed {
            kind: EntityKind::Meeting,
            ..
        }
    )
}

/// Whether a number or a year says that a name is that of one meeting.
fn is_session(sheet: &Sheet<'_>, tokens: &Range<usize>) -> bool {
    tokens
        .clone()
        .any(|at| sheet.ordinal(at).is_some() || sheet.text(at).ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether somebody is head, fellow or delegate of what a name names, directs it or founded it, or it is said to be a body.
fn has_officer(sheet: &Sheet<'_>, name: &Name) -> bool {
    let (start, end) = (name.tokens.start, name.tokens.end);
    let article = start
        .checked_sub(1)
        .filter(|at| sheet.is_word(*at, "the"))
        .unwrap_or(start);
    let of = article
        .checked_sub(1)
        .filter(|at| sheet.is_one_of(*at, words!["of", "at", "for"]));
    let officer = of.and_then(|of| of.checked_sub(1)).is_some_and(|at| {
        sheet.is_one_of(
            at,
            words![
                "head",
                "director",
                "fellow",
                "delegate",
                "member",
                "members",
                "researcher",
                "founder",
                "secretariat",
                "spokesperson",
                "spokeswoman",
                "spokesman",
                "analyst",
                "expert"
            ],
        )
    });
    let directed = article.checked_sub(1).is_some_and(|at| {
        sheet.is_one_of(
            at,
            words!["directs", "heads", "runs", "leads", "founded", "leading"],
        )
    });
    // ", a research group in Bishkek"
    let sentence = sheet.sentence_around(start);
    let apposed = sheet.is_text(end, ",")
        && sheet.is(end + 1, WordClass::Determiner)
        && (end + 2..sentence.end.min(end + 6))
            .take_while(|at| sheet.toks[*at].shape == Shape::Lower)
            .any(|at| {
                sheet.toks[at]
                    .word
                    .is_some_and(|word| word.head == Some(EntityKind::Institution))
            });
    officer || directed || apposed
}
