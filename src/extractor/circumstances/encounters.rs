//! "A met B in Oslo on Monday. At *the meeting*, …": a meeting that the text has told as a deed before.

use crate::extractor::sheet::words;
use std::ops::Range;

use super::{Reader, is, is_fact};
use crate::extractor::link::ReferentIndex;
use crate::extractor::relations::{Relation, RelationObject};
use crate::knowledge::Construction;
use crate::model::{EntityKind, Modality};
use crate::text::{BlockKind, Date, Span, key_hash};

/// A deed of meeting: its words, its day and its place.
struct Encounter {
    span: Span,
    when: Option<Date>,
    place: Option<(ReferentIndex, Range<usize>)>,
}

/// What a deed of meeting may be called after.
const OF_TWO: [&str; 6] = [
    "meeting",
    "talks",
    "gathering",
    "consultations",
    "negotiations",
    "dialogue",
];

/// How many sentences before "the meeting" may tell of it as a deed.
const BEFORE: usize = 3;

/// How many paragraphs below a headline may tell of its meeting as a deed.
const BELOW: usize = 3;

impl Reader<'_, '_> {
    /// The day and place of meetings that are told as deeds beside.
    pub(super) fn encounters(&self, relations: &mut Vec<Relation>) {
        let encounters = self.told_encounters(relations);
        if encounters.is_empty() {
            return;
        }
        let (dated, placed) = (Self::told(relations, "heldOn"), Self::told(relations, "heldIn"));
        for (meeting, words) in self.first_namings() {
            let Some(deed) = self.deed_of(meeting, words, &encounters) else {
                continue;
            };
            if let Some(day) = deed.when.filter(|_| !dated.contains(&meeting)) {
                let told = (meeting, RelationObject::Date(day));
                self.tell(Construction::DateOfMeeting, deed.span, told, relations);
            }
            if let Some((place, tokens)) = &deed.place
                && !placed.contains(&meeting)
            {
                let words = deed.span.join(self.sheet.span(tokens));
                let told = (meeting, RelationObject::Thing(*place));
                self.tell(Construction::PlaceOfMeeting, words, told, relations);
            }
        }
    }

    /// The deeds of meeting that relations tell, in the order of the text.
    fn told_encounters(&self, relations: &[Relation]) -> Vec<Encounter> {
        let met = relations.iter().filter(|relation| {
            is(relation, "metWith") && is_fact(relation) && relation.modality == Modality::Actual
        });
        let mut encounters: Vec<Encounter> = met
            .map(|relation| Encounter {
                span: relation.span,
                when: relation.when,
                place: self.place_of_deed(relation.span),
            })
            .filter(|deed| deed.when.is_some() || deed.place.is_some())
            .collect();
        encounters.sort_by_key(|deed| deed.span);
        encounters
    }

    /// The first place behind "in" or "at" in the sentence of a deed.
    fn place_of_deed(&self, deed: Span) -> Option<(ReferentIndex, Range<usize>)> {
        let sheet = self.sheet;
        let at = sheet.toks.partition_point(|tok| tok.span.start < deed.start);
        let sentence = sheet.sentence_around(at);
        let mut places = self.found.links.namings.between(at, sentence.end);
        let found = places.find(|naming| {
            let place = matches!(self.kind(naming.referent), EntityKind::Place | EntityKind::State);
            let start = naming.tokens.start;
            let before = start - usize::from(start > 0 && sheet.is_word(start - 1, "the"));
            let leads = |word: &str| before > 0 && sheet.is_word(before - 1, word);
            // "issues in the U.S.-China relationship"
            let end = naming.tokens.end;
            let joined = sheet.is_dash(end) && sheet.joined(end);
            let state = self.kind(naming.referent) == EntityKind::State;
            let compound = joined || state && sheet.toks.get(end).is_some_and(|tok| tok.is_capital());
            place && !compound && (leads("in") || leads("at"))
        })?;
        Some((found.referent, found.tokens.clone()))
    }

    /// The deed that a meeting first named by these words is: the last of the sentences right before;
    /// of one in a headline, the first of the paragraphs below.
    fn deed_of<'e>(
        &self,
        meeting: ReferentIndex,
        words: &Range<usize>,
        encounters: &'e [Encounter],
    ) -> Option<&'e Encounter> {
        let sheet = self.sheet;
        let known = self.found.links.meetings.of(meeting)?;
        let told = known.named || !known.series.is_empty() || known.ordinal.is_some() || known.year.is_some();
        let of_two = OF_TWO.iter().any(|noun| key_hash(noun) == known.noun);
        if told || known.step != 0 || !of_two {
            return None;
        }
        let start = sheet.span(words).start;
        let sentences = &sheet.cut.sentences;
        let own = sentences.partition_point(|sentence| sentence.tokens.end <= words.start);
        let block = sentences.get(own)?.block;
        if sheet.cut.blocks[block].kind == BlockKind::Heading {
            let below = sheet.cut.blocks.get(block + BELOW).or(sheet.cut.blocks.last())?;
            let end = sheet.block_tokens(below).end;
            if self.found.links.meetings.main != Some(meeting) || !known.places.is_empty() {
                return None;
            }
            let first = encounters.get(encounters.partition_point(|deed| deed.span.start < start))?;
            return Some(first).filter(|deed| sheet.toks[end - 1].span.end >= deed.span.end);
        }
        let plain = words.len() == 2 || sheet.is_word(words.start + 2, "with");
        if !plain && !self.is_meant_by_deed(words) {
            return None;
        }
        let reach = &sentences[own.saturating_sub(BEFORE)].tokens;
        let from = sheet.toks[reach.start].span.start;
        let before = encounters.partition_point(|deed| deed.span.start < start);
        let last = encounters.get(before.checked_sub(1)?)?;
        Some(last).filter(|deed| deed.span.start >= from)
    }

    /// "hosted Novak *for a working meeting*": what a deed is for.
    fn is_meant_by_deed(&self, words: &Range<usize>) -> bool {
        let before = words.start.checked_sub(1);
        let article = self.sheet.is_one_of(words.start, words!["a", "an"]);
        article && before.is_some_and(|at| self.sheet.is_word(at, "for"))
    }
}
