//! Bodies beside the body that they are part of: "the *Peace and Security Council* of the *African Union*".

use super::{RelationObject, plain, push};
use crate::extractor::link::ReferentIndex;
use crate::extractor::names::Name;
use crate::extractor::relations::Relation;
use crate::extractor::sheet::Sheet;
use crate::extractor::units::Found;
use crate::knowledge::Construction;
use crate::text::TokenKind;

/// Reads what is part of what where the two are named side by side, and the gazetteer knows that it is so.
pub(in crate::extractor) fn parts_beside(sheet: &Sheet<'_>, found: &Found<'_>, out: &mut Vec<Relation>) {
    for (at, pair) in found.names.list.windows(2).enumerate() {
        let [one, other] = [at, at + 1].map(|name| found.links.of_name[name]);
        let (Some(one), Some(other)) = (one, other) else {
            continue;
        };
        let (part, whole) = if is_followed_by_whole(sheet, &pair[0], &pair[1]) {
            (one, other)
        } else if is_owner(sheet, &pair[0], &pair[1]) {
            (other, one)
        } else {
            continue;
        };
        if is_part(sheet, found, part, whole) {
            let span = sheet.span(&(pair[0].tokens.start..pair[1].tokens.end));
            let base = plain(span, part, RelationObject::Thing(whole));
            push(sheet, found, Construction::BodyInName, &base, out);
        }
    }
}

/// "the Council *of the* Union".
fn is_followed_by_whole(sheet: &Sheet<'_>, part: &Name, whole: &Name) -> bool {
    let between = part.tokens.end..whole.tokens.start;
    match between.len() {
        1 => sheet.is_word(between.start, "of"),
        2 => sheet.is_word(between.start, "of") && sheet.is_word(between.start + 1, "the"),
        _ => false,
    }
}

/// "the Union*’s* Council".
fn is_owner(sheet: &Sheet<'_>, whole: &Name, part: &Name) -> bool {
    let mark = whole.tokens.end;
    mark == part.tokens.start && sheet.sentence_around(mark).contains(&(mark - 1))
        || mark + 1 == part.tokens.start && sheet.toks[mark].kind == TokenKind::Possessive
}

/// Whether the gazetteer lists one thing as part of another.
fn is_part(sheet: &Sheet<'_>, found: &Found<'_>, part: ReferentIndex, whole: ReferentIndex) -> bool {
    let known = |referent: ReferentIndex| found.links.referents[referent].known;
    let (Some(part), Some(whole)) = (known(part), known(whole)) else {
        return false;
    };
    sheet.knowledge.gazetteer.thing(part).part_of.contains(&whole)
}
