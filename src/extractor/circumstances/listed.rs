//! Meetings in the items of a list: whose they are, as the head of the item and the lead of the list say.

use std::ops::Range;

use super::Reader;
use crate::extractor::link::ReferentIndex;
use crate::extractor::relations::{Relation, RelationObject};
use crate::knowledge::Construction;
use crate::model::EntityKind;
use crate::text::BlockKind;

/// How many meetings may share one noun and their place in the text.
const SHARED: usize = 8;

impl Reader<'_, '_> {
    /// "Formats of the region: – Japan (A+B) – first summit in 2022": a meeting without a series of its own.
    pub(super) fn listed(&self, relations: &mut Vec<Relation>) {
        let told = Self::told(relations, "sessionOf");
        for (meeting, words) in self.first_namings() {
            let known = self.found.links.meetings.of(meeting);
            let own =
                known.is_none_or(|known| !known.series.is_empty()) || !self.is_bare(meeting, words.start);
            if own || told.contains(&meeting) {
                continue;
            }
            for body in self.series_of_item(words) {
                let told = (meeting, RelationObject::Thing(body));
                self.tell(
                    Construction::SeriesInName,
                    self.sheet.span(words),
                    told,
                    relations,
                );
            }
        }
    }

    /// Whether a meeting is described by nothing but its date or number: "first summit in 2022", "second one".
    fn is_bare(&self, meeting: ReferentIndex, from: usize) -> bool {
        let descriptions = self.found.descriptions;
        let at = descriptions.partition_point(|described| described.head < from);
        let of = &self.found.links.of_description;
        // Several share a head: "summits in 2019 and 2021".
        let near = descriptions.iter().zip(of).skip(at).take(SHARED);
        let own = near
            .filter(|(_, thing)| **thing == Some(meeting))
            .map(|(described, _)| described);

        own.take(1).any(|described| {
            let noun = self.sheet.toks[described.head].word.and_then(|word| word.head);
            described.date.is_some() || noun != Some(EntityKind::Meeting)
        })
    }

    /// The formats that the head of an item and the lead of its list name; where there are none, the one body of the head.
    fn series_of_item(&self, words: &Range<usize>) -> Vec<ReferentIndex> {
        let Some((head, lead)) = self.head_and_lead(words.start) else {
            return Vec::new();
        };
        let is_format = |thing: &ReferentIndex| self.kind(*thing) == EntityKind::Format;
        let mut of_head = self.bodies_in(&head);
        let mut formats: Vec<ReferentIndex> = of_head.iter().copied().filter(is_format).collect();
        let mut of_lead: Vec<ReferentIndex> = self.bodies_in(&lead).into_iter().filter(is_format).collect();
        of_lead.truncate(1);
        formats.extend(of_lead.into_iter().filter(|format| !of_head.contains(format)));
        if formats.is_empty() {
            of_head.truncate(1);
            return of_head;
        }
        formats
    }

    /// The head of the item that holds a token, up to its dash or colon, and the line that leads its list.
    fn head_and_lead(&self, token: usize) -> Option<(Range<usize>, Range<usize>)> {
        let blocks = &self.sheet.cut.blocks;
        let at = blocks.partition_point(|block| self.sheet.block_tokens(block).end <= token);
        let item = blocks.get(at).filter(|block| block.kind == BlockKind::Item)?;
        let start = self.sheet.block_tokens(item).start;
        let ends =
            |at: &usize| self.sheet.is_text(*at, ":") || self.sheet.is_dash(*at) && !self.sheet.joined(*at);
        let end = (start + 1..token).find(ends)?;
        let lead = blocks[..at].iter().rfind(|block| block.kind != BlockKind::Item);
        Some((
            start..end,
            lead.map_or(0..0, |lead| self.sheet.block_tokens(lead)),
        ))
    }
}
