//! Whose meetings are: the series of the meeting that the text is about goes over to others.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Reader, is, is_fact};
use crate::extractor::link::ReferentIndex;
use crate::extractor::relations::{Relation, RelationObject};
use crate::knowledge::Construction;
use crate::model::EntityKind;
use crate::text::{BlockKind, key_hash};

/// How many tokens before a counted meeting the one counted before it may stand.
const REACH: usize = 1000;

impl Reader<'_, '_> {
    /// "The Union held a meeting of the Council": whose it is by its words is whose it is.
    pub(super) fn drop_foreign_series(&self, relations: &mut Vec<Relation>) {
        relations.retain(|relation| {
            let RelationObject::Thing(body) = relation.object else {
                return true;
            };
            let known = self.found.links.meetings.of(relation.subject);
            !is(relation, "sessionOf")
                || known.is_none_or(|known| known.series.is_empty() || known.series.contains(&body))
        });
    }

    /// "the fifth meeting", "the next summit": the series of the meeting that the text is about, or the body of its title.
    pub(super) fn series(&self, relations: &mut Vec<Relation>) {
        let links = self.found.links;
        let main = links.meetings.main;
        let of_main: Vec<ReferentIndex> = relations
            .iter()
            .filter(|relation| {
                is(relation, "sessionOf") && Some(relation.subject) == main && is_fact(relation)
            })
            .filter_map(|relation| match relation.object {
                RelationObject::Thing(thing) => Some(thing),
                RelationObject::Date(_) => None,
            })
            .collect();
        let series = if of_main.is_empty() {
            self.body_of_title().into_iter().collect()
        } else {
            of_main
        };
        let told = Self::told(relations, "sessionOf");
        for (meeting, words) in self.first_namings() {
            if Some(meeting) == main {
                continue;
            }
            let Some(known) = links
                .meetings
                .of(meeting)
                .filter(|known| !known.named && (known.ordinal.is_some() || known.step != 0))
            else {
                continue;
            };
            if !known.series.is_empty() || told.contains(&meeting) {
                continue;
            }
            let counted = self.counted_before(meeting, words.start);
            for body in counted.unwrap_or(&series) {
                self.tell(
                    Construction::SeriesInName,
                    self.sheet.span(words),
                    (meeting, RelationObject::Thing(*body)),
                    relations,
                );
            }
        }
    }

    /// Whose the meeting before is that is counted just before this one: "its second session …; *the third session*".
    fn counted_before(&self, meeting: ReferentIndex, before: usize) -> Option<&[ReferentIndex]> {
        let meetings = &self.found.links.meetings;
        let ordinal = meetings.of(meeting)?.ordinal?;
        let namings = self
            .found
            .links
            .namings
            .between(before.saturating_sub(REACH), before);
        let known = namings.filter_map(|naming| meetings.of(naming.referent));
        let counted = known
            .filter(|known| known.ordinal.is_some() && !known.series.is_empty())
            .last()?;
        (counted.ordinal == ordinal.checked_sub(1)).then_some(&counted.series)
    }

    /// The body or format that the first line at the top to name any names alone.
    fn body_of_title(&self) -> Option<ReferentIndex> {
        let top = self
            .sheet
            .cut
            .blocks
            .iter()
            .take_while(|block| block.kind == BlockKind::Heading);
        top.map(|line| self.sheet.block_tokens(line))
            .map(|line| self.bodies_in(&line))
            .find(|bodies| !bodies.is_empty())
            .filter(|bodies| bodies.len() == 1)
            .map(|bodies| bodies[0])
    }

    /// The bodies and formats named in a stretch of tokens.
    pub(super) fn bodies_in(&self, tokens: &Range<usize>) -> Vec<ReferentIndex> {
        let namings = self.found.links.namings.between(tokens.start, tokens.end);
        let mut bodies: Vec<ReferentIndex> = namings
            .map(|naming| naming.referent)
            .filter(|thing| self.kind(*thing).is_organization() || self.kind(*thing) == EntityKind::Format)
            .collect();
        bodies.dedup();
        bodies
    }

    /// The organization or format of which a text speaks far more than of any other, the United Nations left aside.
    fn subject_of_text(&self) -> Option<ReferentIndex> {
        let mut counted: BTreeMap<ReferentIndex, usize> = BTreeMap::new();
        for naming in self.found.links.namings.iter() {
            let referent = &self.found.links.referents[naming.referent];
            let body = matches!(
                referent.kind,
                EntityKind::IntergovernmentalOrganization | EntityKind::Format
            );
            if body && referent.label != "United Nations" {
                *counted.entry(naming.referent).or_default() += 1;
            }
        }
        let all: usize = counted.values().sum();
        let (most, first) = counted
            .iter()
            .map(|(body, count)| (*count, *body))
            .max_by_key(|(count, body)| (*count, std::cmp::Reverse(*body)))?;
        (most >= 3 && most * 5 >= all * 3).then_some(first)
    }

    /// "the Samarkand summit" in a text about one organization is that organization's.
    pub(super) fn summits(&self, relations: &mut Vec<Relation>) {
        let Some(body) = self.subject_of_text() else {
            return;
        };
        let told = Self::told(relations, "sessionOf");
        for (meeting, words) in self.first_namings() {
            let placed = self.found.links.meetings.of(meeting).is_some_and(|known| {
                known.series.is_empty() && !known.places.is_empty() && known.noun == key_hash("summit")
            });
            if placed && !told.contains(&meeting) {
                self.tell(
                    Construction::SeriesInName,
                    self.sheet.span(words),
                    (meeting, RelationObject::Thing(body)),
                    relations,
                );
            }
        }
    }
}
