//! Encounters: the meeting that a verb tells of ("received Novak on Monday") and that a noun then speaks of ("the meeting").

use super::{Reader, is, is_fact};
use crate::extractor::link::ReferentIndex;
use crate::extractor::relations::{Relation, RelationObject};
use crate::knowledge::Construction;
use crate::model::{EntityKind, Modality};
use crate::text::{BlockKind, Date};

/// How many sentences back "the meeting" reaches for those who met.
const REACH: usize = 4;

impl Reader<'_, '_> {
    /// Gives "the meeting" the day and the place of the encounter that was told of before, or that the lead tells of.
    pub(super) fn encounters(&self, relations: &mut Vec<Relation>) {
        let told = Self::told(relations, "heldOn");
        let unplaced = Self::told(relations, "heldIn");
        let mut found = Vec::new();
        for (meeting, words) in self.first_namings() {
            if !self.is_mere(meeting) {
                continue;
            }
            let Some((encounter, day)) = self.encounter_of(words.start, relations) else {
                continue;
            };
            let span = encounter.span;
            if !told.contains(&meeting) {
                found.push((
                    Construction::DateOfMeeting,
                    span,
                    meeting,
                    RelationObject::Date(day),
                ));
            }
            if let Some(place) = self.place_of(encounter).filter(|_| !unplaced.contains(&meeting)) {
                found.push((
                    Construction::PlaceOfMeeting,
                    span,
                    meeting,
                    RelationObject::Thing(place),
                ));
            }
        }
        for (construction, span, meeting, object) in found {
            self.tell(construction, span, (meeting, object), relations);
        }
    }

    /// Whether nothing tells a meeting apart, so that it is the one just spoken of.
    fn is_mere(&self, meeting: ReferentIndex) -> bool {
        let known = self.found.links.meetings.of(meeting);
        known.is_none_or(|known| {
            !known.named
                && !known.ahead
                && known.step == 0
                && known.ordinal.is_none()
                && known.year.is_none()
                && known.series.is_empty()
                && known.places.is_empty()
        })
    }

    /// The encounter that "the meeting" at a token speaks of, and its day: told within reach before; of a heading, told first.
    fn encounter_of<'r>(&self, token: usize, relations: &'r [Relation]) -> Option<(&'r Relation, Date)> {
        let here = self.sentence_at(self.sheet.toks[token].span.start);
        let sentences = &self.sheet.cut.sentences;
        let block = &self.sheet.cut.blocks[sentences[here].block];
        let heading = block.kind == BlockKind::Heading;
        let dated = relations
            .iter()
            .filter(|relation| is(relation, "metWith") && is_fact(relation))
            .filter(|relation| relation.modality == Modality::Actual)
            .filter_map(|relation| Some((relation, relation.when.filter(|when| when.day().is_some())?)));
        let at = |relation: &Relation| self.sentence_at(relation.span.start);
        if heading {
            return dated
                .filter(|(relation, _)| (here..here + REACH).contains(&at(relation)))
                .min_by_key(|(relation, _)| relation.span);
        }
        dated
            .filter(|(relation, _)| at(relation) < here && at(relation) + REACH >= here)
            .max_by_key(|(relation, _)| relation.span)
    }

    /// The sentence that holds a byte.
    fn sentence_at(&self, byte: usize) -> usize {
        let sentences = &self.sheet.cut.sentences;
        let at = sentences.partition_point(|sentence| sentence.span.end <= byte);
        at.min(sentences.len() - 1)
    }

    /// The place to which "in" or "at" leads behind the words of an encounter: "received Novak *at the palace*".
    fn place_of(&self, encounter: &Relation) -> Option<ReferentIndex> {
        let sentence = &self.sheet.cut.sentences[self.sentence_at(encounter.span.start)];
        let from = sentence.tokens.start
            + self.sheet.toks[sentence.tokens.clone()]
                .partition_point(|tok| tok.span.start < encounter.span.start);
        let mut namings = self.found.links.namings.between(from, sentence.tokens.end);
        let place = namings.find(|naming| {
            let place = self.kind(naming.referent) == EntityKind::Place;
            let before = naming.tokens.start;
            let leads = (before.saturating_sub(2).max(from)..before)
                .any(|at| self.sheet.is_word(at, "in") || self.sheet.is_word(at, "at"));
            place && leads
        })?;
        Some(place.referent)
    }
}
