//! What the layout says of meetings: a header, a dateline, the date of an entry.

use crate::extractor::sheet::words;
use std::ops::Range;

use super::Reader;
use crate::extractor::dates::When;
use crate::extractor::link::ReferentIndex;
use crate::extractor::relations::{Relation, RelationObject};
use crate::knowledge::{Construction, WordClass};
use crate::model::EntityKind;
use crate::text::{BlockKind, Date, key_hash};

impl Reader<'_, '_> {
    /// The header tells when and where the meeting of the title takes place.
    pub(super) fn header(&self, relations: &mut Vec<Relation>) {
        let Some(header) = &self.datelines.header else {
            return;
        };
        let body = self.body_of_header(header.tokens.start);
        let Some(meeting) = self.meeting_of_title(header.tokens.end).or(self
            .found
            .links
            .meetings
            .main
            .filter(|_| body.is_some()))
        else {
            return;
        };
        let span = self.sheet.span(&header.tokens);
        if let Some((body, tokens)) = body
            && self
                .found
                .links
                .meetings
                .of(meeting)
                .is_some_and(|known| known.series.is_empty())
        {
            self.tell(
                Construction::SeriesInName,
                self.sheet.span(&tokens),
                (meeting, RelationObject::Thing(body)),
                relations,
            );
        }
        let dated = &self.found.dates[header.date];
        if let Some(date) = dated.when.resolve(self.issued(), false)
            && !self.has(relations, meeting, "heldOn")
        {
            self.tell(
                Construction::DateOfMeeting,
                span,
                (meeting, RelationObject::Date(date)),
                relations,
            );
        }
        let place = header.place.and_then(|place| self.found.links.of_name[place]);
        if let Some(place) = place
            && !self.has(relations, meeting, "heldIn")
        {
            self.tell(
                Construction::PlaceOfMeeting,
                span,
                (meeting, RelationObject::Thing(place)),
                relations,
            );
        }
    }

    /// The meeting that the title names: the first named before the header ends.
    fn meeting_of_title(&self, end: usize) -> Option<ReferentIndex> {
        let namings = self.found.links.namings.iter();
        let title = namings.take_while(|naming| naming.tokens.start < end);
        // "Sixty-sixth General Assembly": a session has many days.
        let sits = |thing: &ReferentIndex| {
            let known = self.found.links.meetings.of(*thing);
            known.is_none_or(|known| known.noun != key_hash("assembly"))
        };
        let mut meetings = title
            .map(|naming| naming.referent)
            .filter(|thing| self.kind(*thing) == EntityKind::Meeting);
        meetings.find(sits)
    }

    /// The body that a line of its own names at the top of a record of its meeting: "SECURITY COUNCIL".
    fn body_of_header(&self, before: usize) -> Option<(ReferentIndex, Range<usize>)> {
        let top = self
            .sheet
            .cut
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Heading);
        let lines = top.map(|block| self.sheet.block_tokens(block));
        for line in lines.take_while(|line| line.start < before) {
            let alone = self
                .found
                .names
                .starting(line.start)
                .filter(|name| self.found.names.list[*name].tokens == line);
            let body = alone.and_then(|name| self.found.links.of_name[name]);
            let meets = |body: &ReferentIndex| {
                let kind = self.kind(*body);
                kind.is_organization() && kind != EntityKind::Institution
            };
            if let Some(body) = body.filter(meets) {
                return Some((body, line));
            }
        }
        None
    }

    /// News written where and when the meeting took place: the lead speaks of it with a day just passed.
    pub(super) fn dateline(&self, relations: &mut Vec<Relation>) {
        let (Some(place), Some(issued)) = (self.datelines.place, self.issued()) else {
            return;
        };
        let Some(meeting) = self.found.links.meetings.main else {
            return;
        };
        let lead = self
            .sheet
            .sentence_around(self.found.names.list[place].tokens.start);
        let told = self
            .found
            .links
            .namings
            .iter()
            .any(|naming| naming.referent == meeting && lead.contains(&naming.tokens.start));
        let Some(day) = self.day_just_passed(&lead, issued).filter(|_| told) else {
            return;
        };
        let span = self.sheet.span(&lead);
        if !self.has(relations, meeting, "heldIn")
            && self
                .found
                .links
                .meetings
                .of(meeting)
                .is_some_and(|known| known.places.is_empty())
            && let Some(place) = self.found.links.of_name[place]
        {
            self.tell(
                Construction::PlaceOfMeeting,
                span,
                (meeting, RelationObject::Thing(place)),
                relations,
            );
        }
        if !self.has(relations, meeting, "heldOn") {
            self.tell(
                Construction::DateOfMeeting,
                span,
                (meeting, RelationObject::Date(day)),
                relations,
            );
        }
    }

    /// A weekday or "today" in the lead that lies within the week before the news.
    fn day_just_passed(&self, lead: &Range<usize>, issued: Date) -> Option<Date> {
        let dates = self.found.dates.iter();
        let inside = dates.filter(|dated| lead.contains(&dated.tokens.start));
        inside
            .filter(|dated| {
                let today = self
                    .sheet
                    .is_one_of(dated.tokens.start, words!["today", "yesterday"]);
                matches!(dated.when, When::Weekday(_)) || today
            })
            .find_map(|dated| dated.when.resolve(Some(issued), false))
    }

    /// A meeting first named in an entry of a chronology takes place on its date.
    pub(super) fn entries(&self, relations: &mut Vec<Relation>) {
        if self.datelines.entries.is_empty() {
            return;
        }
        let told = Self::told(relations, "heldOn");
        for (meeting, words) in self.first_namings() {
            let Some(entry) = self.datelines.entry_at(words.start) else {
                continue;
            };
            let before = self.sheet.sentence_around(words.start).start..words.start;
            let ahead = before.clone().any(|at| self.sheet.is(at, WordClass::Modal));
            if ahead || told.contains(&meeting) {
                continue;
            }
            self.tell(
                Construction::DateOfMeeting,
                self.sheet.span(words),
                (meeting, RelationObject::Date(entry.date)),
                relations,
            );
        }
    }
}
