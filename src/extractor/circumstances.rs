//! Circumstances: when and where meetings take place, and whose they are, as the text around them says.
//!
//! What frames and constructions read from one sentence comes first. Here the layout adds the rest
//! (a header, a dateline, the date of an entry), the series goes over to later meetings,
//! and what contradicts itself is settled: a meeting begins on one day.

mod encounters;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::constructions::{plain, push};
use super::datelines::Datelines;
use super::dates::{self, Dated, When};
use super::link::ReferentIndex;
use super::relations::{Relation, RelationObject};
use super::sheet::Sheet;
use super::units::Found;
use crate::knowledge::{Construction, WordClass};
use crate::model::{EntityKind, Modality, Polarity};
use crate::text::{BlockKind, Date, Span, key_hash};

/// Adds what the layout and the rest of the text say of meetings, and settles what relations say of them.
pub(super) fn settle(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    datelines: &Datelines,
    relations: &mut Vec<Relation>,
) {
    let reader = Reader {
        sheet,
        found,
        datelines,
    };
    reader.drop_visits_home(relations);
    reader.drop_bounds(relations);
    reader.header(relations);
    reader.dateline(relations);
    reader.entries(relations);
    reader.opening_dates(relations);
    reader.encounters(relations);
    reader.years(relations);
    reader.series(relations);
    reader.summits(relations);
    reader.drop_repeated(relations);
    reader.settle_dates(relations);
    reader.settle_places(relations);
    reader.last_days(relations);
    reader.look_ahead(relations);
}

struct Reader<'s, 'a> {
    sheet: &'s Sheet<'a>,
    found: &'s Found<'s>,
    datelines: &'s Datelines,
}

fn is(relation: &Relation, property: &str) -> bool {
    relation.property.as_str() == property
}

/// Whether a relation is one that becomes a fact.
fn is_fact(relation: &Relation) -> bool {
    relation.polarity == Polarity::Positive && relation.modality != Modality::Possible
}

impl Reader<'_, '_> {
    fn kind(&self, referent: ReferentIndex) -> EntityKind {
        self.found.links.referents[referent].kind
    }

    /// Adds what words say of a meeting.
    fn tell(
        &self,
        construction: Construction,
        words: Span,
        (meeting, object): (ReferentIndex, RelationObject),
        relations: &mut Vec<Relation>,
    ) {
        let base = plain(words, meeting, object);
        push(self.sheet, self.found, construction, &base, relations);
    }

    fn issued(&self) -> Option<Date> {
        self.sheet.document.facts.issued
    }

    fn has(&self, relations: &[Relation], meeting: ReferentIndex, property: &str) -> bool {
        let mut of_meeting = relations.iter().filter(|relation| relation.subject == meeting);
        of_meeting.any(|relation| is(relation, property) && is_fact(relation))
    }

    /// The meetings of which a property is told.
    fn told(relations: &[Relation], property: &str) -> BTreeSet<ReferentIndex> {
        let told = relations
            .iter()
            .filter(|relation| is(relation, property) && is_fact(relation));
        told.map(|relation| relation.subject).collect()
    }

    /// Where each meeting is first named, in the order of the text.
    fn first_namings(&self) -> impl Iterator<Item = (ReferentIndex, &Range<usize>)> {
        let mut seen = vec![false; self.found.links.referents.len()];
        let namings = self.found.links.namings.iter();
        namings
            .filter(move |naming| {
                let meeting = self.kind(naming.referent) == EntityKind::Meeting && !naming.tokens.is_empty();
                meeting && !std::mem::replace(&mut seen[naming.referent], true)
            })
            .map(|naming| (naming.referent, &naming.tokens))
    }

    /// Nobody pays visits to the state whose office he holds: the words speak of somebody else's.
    fn drop_visits_home(&self, relations: &mut Vec<Relation>) {
        let homes: BTreeSet<(ReferentIndex, RelationObject)> = relations
            .iter()
            .filter(|relation| is(relation, "holdsOffice") && is_fact(relation))
            .map(|relation| (relation.subject, relation.object))
            .collect();
        relations.retain(|relation| {
            !is(relation, "visited") || !homes.contains(&(relation.subject, relation.object))
        });
    }

    /// "by 2027", "since Berlin in 2016", "until June": a bound is no day on which a meeting is held.
    fn drop_bounds(&self, relations: &mut Vec<Relation>) {
        relations.retain(|relation| {
            let RelationObject::Date(date) = relation.object else {
                return true;
            };
            !is(relation, "heldOn") || !self.is_bound(relation.span, date)
        });
    }

    /// Whether the words of a relation have the date only as a bound.
    fn is_bound(&self, span: Span, date: Date) -> bool {
        let dates = self.found.dates;
        let from = dates.partition_point(|dated| self.sheet.span(&dated.tokens).start < span.start);
        let inside = dates[from..]
            .iter()
            .take_while(|dated| self.sheet.span(&dated.tokens).start < span.end);
        let mut bounds = inside
            .filter(|dated| {
                [false, true]
                    .iter()
                    .any(|ahead| dated.when.resolve(self.issued(), *ahead) == Some(date))
            })
            .map(|dated| {
                let before = dated.tokens.start.checked_sub(1);
                before.is_some_and(|at| {
                    ["by", "since", "until", "till", "before", "after", "for"]
                        .iter()
                        .any(|word| self.sheet.is_word(at, word))
                })
            })
            .peekable();
        bounds.peek().is_some() && bounds.all(|bound| bound)
    }

    /// The header tells when and where the meeting of the title takes place.
    fn header(&self, relations: &mut Vec<Relation>) {
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
        // What the text says of another meeting of the series gives way: settling keeps the most exact and the first.
        if let Some(date) = dated.when.resolve(self.issued(), false) {
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
        let mut title = namings.take_while(|naming| naming.tokens.start < end);
        title
            .find(|naming| self.kind(naming.referent) == EntityKind::Meeting)
            .map(|naming| naming.referent)
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
            // A newspaper or a ministry of that name publishes the text.
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
    fn dateline(&self, relations: &mut Vec<Relation>) {
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
                let today = ["today", "yesterday"]
                    .iter()
                    .any(|word| self.sheet.is_word(dated.tokens.start, word));
                matches!(dated.when, When::Weekday(_)) || today
            })
            .find_map(|dated| dated.when.resolve(Some(issued), false))
    }

    /// A meeting first named in an entry of a chronology takes place on its date.
    fn entries(&self, relations: &mut Vec<Relation>) {
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

    /// "the fifth meeting", "the next summit": the series of the meeting that the text is about, or the body of its title.
    fn series(&self, relations: &mut Vec<Relation>) {
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
            for body in &series {
                self.tell(
                    Construction::SeriesInName,
                    self.sheet.span(words),
                    (meeting, RelationObject::Thing(*body)),
                    relations,
                );
            }
        }
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
    fn bodies_in(&self, tokens: &Range<usize>) -> Vec<ReferentIndex> {
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
    fn summits(&self, relations: &mut Vec<Relation>) {
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

    /// "In June 1991 I was invited to the conference": a sentence that opens with a date and brings a meeting up.
    fn opening_dates(&self, relations: &mut Vec<Relation>) {
        let told = Self::told(relations, "heldOn");
        for (meeting, words) in self.first_namings() {
            let sentence = self.sheet.sentence_around(words.start);
            let Some(dated) = self.opening_date(&sentence, words.start) else {
                continue;
            };
            if told.contains(&meeting)
                || self
                    .found
                    .links
                    .meetings
                    .of(meeting)
                    .is_none_or(|known| known.step != 0)
            {
                continue;
            }
            if let Some(date) = dated.when.resolve(self.issued(), false) {
                let words = dated.tokens.start..words.end;
                self.tell(
                    Construction::DateOfMeeting,
                    self.sheet.span(&words),
                    (meeting, RelationObject::Date(date)),
                    relations,
                );
            }
        }
    }

    /// "the 1997 summit in Harare": the year in a name or beside it is when a meeting is held, if no day is said.
    fn years(&self, relations: &mut Vec<Relation>) {
        let told = Self::told(relations, "heldOn");
        for (meeting, words) in self.first_namings() {
            let year = words.clone().find_map(|at| dates::year_at(self.sheet, at));
            let date = year.filter(|_| !told.contains(&meeting)).map(Date::from_year);
            if let Some(date) = date {
                let span = self.sheet.span(words);
                self.tell(
                    Construction::DateOfMeeting,
                    span,
                    (meeting, RelationObject::Date(date)),
                    relations,
                );
            }
        }
    }

    /// The date that opens a sentence, if it is the only one and nobody says, hopes or plans anything before a token.
    fn opening_date(&self, sentence: &Range<usize>, before: usize) -> Option<&'_ Dated> {
        let dates = self.found.dates;
        let first = dates.partition_point(|dated| dated.tokens.start < sentence.start);
        let dated = dates
            .get(first)
            .filter(|dated| dated.tokens.start <= sentence.start + 1 && dated.tokens.end < before)?;
        let alone = dates
            .get(first + 1)
            .is_none_or(|next| next.tokens.start >= sentence.end);
        let year = matches!(dated.when, When::On(_));
        let opens = dated.tokens.start == sentence.start
            || self.sheet.is_word(sentence.start, "on")
            || self.sheet.is_word(sentence.start, "in");
        let reported = (sentence.start..before).any(|at| self.is_saying(at));
        (alone && year && opens && !reported).then_some(dated)
    }

    /// Whether a verb of saying, a modal or a negation stands at a token.
    fn is_saying(&self, at: usize) -> bool {
        let tok = &self.sheet.toks[at];
        let verbs = tok.word.map_or(&[][..], |word| &word.verbs);
        let cue = verbs
            .iter()
            .any(|(verb, _)| !self.sheet.knowledge.lexicon.verbs.verb(*verb).cues.is_empty());
        cue || tok.is(WordClass::Modal)
            || tok.is(WordClass::Negator)
            || matches!(self.sheet.text(at), "“" | "\"")
    }

    /// Drops what a construction reads in words that hold the same fact already.
    fn drop_repeated(&self, relations: &mut Vec<Relation>) {
        let mut said: BTreeMap<(ReferentIndex, ReferentIndex), Vec<Span>> = BTreeMap::new();
        relations.retain(|relation| {
            let RelationObject::Thing(thing) = relation.object else {
                return true;
            };
            if !(is(relation, "sessionOf") || is(relation, "heldIn")) || !is_fact(relation) {
                return true;
            }
            let spans = said.entry((relation.subject, thing)).or_default();
            let repeated = spans.last().is_some_and(|span| span.overlaps(relation.span));
            if !repeated {
                spans.push(relation.span);
            }
            !repeated
        });
    }

    /// Keeps one first day for each meeting: the most exact, of those the one said first.
    fn settle_dates(&self, relations: &mut Vec<Relation>) {
        let mut best: BTreeMap<ReferentIndex, (usize, Span, Date)> = BTreeMap::new();
        for relation in relations
            .iter()
            .filter(|relation| is(relation, "heldOn") && is_fact(relation))
        {
            let RelationObject::Date(date) = relation.object else {
                continue;
            };
            let vague = usize::from(date.month().is_none()) + usize::from(date.day().is_none());
            let this = (vague, relation.span, date);
            best.entry(relation.subject)
                .and_modify(|best| *best = this.min(*best))
                .or_insert(this);
        }
        relations.retain(|relation| {
            let kept = best
                .get(&relation.subject)
                .map(|(_, _, date)| RelationObject::Date(*date));
            !is(relation, "heldOn") || !is_fact(relation) || kept == Some(relation.object)
        });
    }

    /// Leaves the state out where its city is said: "Cholpon-Ata, Kyrgyzstan".
    fn settle_places(&self, relations: &mut Vec<Relation>) {
        let placed = |relation: &&Relation| is(relation, "heldIn") && is_fact(relation);
        let place = |relation: &Relation| match relation.object {
            RelationObject::Thing(thing) if self.kind(thing) == EntityKind::Place => Some(relation.subject),
            _ => None,
        };
        let cities: BTreeSet<ReferentIndex> = relations.iter().filter(placed).filter_map(place).collect();
        relations.retain(|relation| {
            let state = matches!(relation.object, RelationObject::Thing(thing) if self.kind(thing) == EntityKind::State);
            !(is(relation, "heldIn") && is_fact(relation) && state && cities.contains(&relation.subject))
        });
    }

    /// The last day, where the date of a meeting goes over several.
    fn last_days(&self, relations: &mut Vec<Relation>) {
        let mut last = Vec::new();
        for relation in relations
            .iter()
            .filter(|relation| is(relation, "heldOn") && is_fact(relation))
        {
            let RelationObject::Date(first) = relation.object else {
                continue;
            };
            let dates = self.found.dates;
            let from =
                dates.partition_point(|dated| self.sheet.span(&dated.tokens).start < relation.span.start);
            let inside = dates[from..]
                .iter()
                .take_while(|dated| self.sheet.span(&dated.tokens).end <= relation.span.end);
            for dated in inside {
                for ahead in [false, true] {
                    let until = dated.until.and_then(|until| until.resolve(self.issued(), ahead));
                    if let Some(until) =
                        until.filter(|_| dated.when.resolve(self.issued(), ahead) == Some(first))
                    {
                        last.push(Relation {
                            object: RelationObject::Date(until),
                            ..relation.clone()
                        });
                        break;
                    }
                }
            }
        }
        for base in last {
            push(
                self.sheet,
                self.found,
                Construction::LastDayOfMeeting,
                &base,
                relations,
            );
        }
    }

    /// What is told of a meeting still ahead at the document's date is planned.
    fn look_ahead(&self, relations: &mut [Relation]) {
        let Some(issued) = self.issued() else {
            return;
        };
        let ahead: BTreeSet<ReferentIndex> = relations
            .iter()
            .filter(|relation| is(relation, "heldOn") && is_fact(relation))
            .filter(|relation| matches!(relation.object, RelationObject::Date(date) if date.first_day() > issued.last_day()))
            .map(|relation| relation.subject)
            .collect();
        for relation in relations {
            let told = ["heldOn", "heldUntil", "heldIn"]
                .iter()
                .any(|property| is(relation, property));
            if told && relation.modality == Modality::Actual && ahead.contains(&relation.subject) {
                relation.modality = Modality::Planned;
            }
        }
    }
}
