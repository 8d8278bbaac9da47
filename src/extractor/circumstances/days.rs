//! Days of meetings: what is none, the one of several that counts, the last, and what is still to come.

use crate::extractor::sheet::words;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Reader, is, is_fact};
use crate::extractor::constructions::push;
use crate::extractor::dates::{self, Dated, When};
use crate::extractor::link::ReferentIndex;
use crate::extractor::relations::{Relation, RelationObject};
use crate::knowledge::{Construction, VerbForms, WordClass};
use crate::model::Modality;
use crate::text::{Date, Span};

impl Reader<'_, '_> {
    /// "the 1997 summit in Harare": the year in a name or beside it is when a meeting is held, if no day is said.
    pub(super) fn years(&self, relations: &mut Vec<Relation>) {
        let told = Self::told(relations, "heldOn");
        for (meeting, words) in self.first_namings() {
            let year = words.clone().find_map(|at| dates::year_at(self.sheet, at));
            let date = year.filter(|_| !told.contains(&meeting)).map(Date::from_year);
            if let Some(date) = date {
                let span = self.sheet.span(words);
                let year = (meeting, RelationObject::Date(date));
                self.tell(Construction::DateOfMeeting, span, year, relations);
            }
        }
    }

    /// "by 2027", "since Berlin in 2016", "until June": a bound is no day on which a meeting is held.
    pub(super) fn drop_bounds(&self, relations: &mut Vec<Relation>) {
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
                // "scheduled for May"
                let planned = before.is_some_and(|at| {
                    self.sheet.is_word(at, "for")
                        && at > 0
                        && self.sheet.toks[at - 1].verb(VerbForms::PAST).is_some()
                });
                before.filter(|_| !planned).is_some_and(|at| {
                    self.sheet.is_one_of(
                        at,
                        words!["by", "since", "until", "till", "before", "after", "for"],
                    )
                })
            })
            .peekable();
        bounds.peek().is_some() && bounds.all(|bound| bound)
    }

    /// "summits in 2019 and 2021": the dates that tell meetings.
    pub(super) fn told_dates(&self, relations: &mut Vec<Relation>) {
        let links = self.found.links;
        for (at, description) in self.found.descriptions.iter().enumerate() {
            let (Some(meeting), Some(dated)) = (links.of_description[at], description.date) else {
                continue;
            };
            if let Some(date) = self.found.dates[dated].when.resolve(self.issued(), false) {
                let words = self.sheet.span(&description.extent);
                let told = (meeting, RelationObject::Date(date));
                self.tell(Construction::DateOfMeeting, words, told, relations);
            }
        }
    }

    /// "In June 1991 I was invited to the conference": a sentence that opens with a date and brings a meeting up.
    pub(super) fn opening_dates(&self, relations: &mut Vec<Relation>) {
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

    /// Keeps one first day for each meeting: the most exact, of those the one said first.
    pub(super) fn settle_dates(&self, relations: &mut Vec<Relation>) {
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

    /// The last day, where the date of a meeting goes over several.
    pub(super) fn last_days(&self, relations: &mut Vec<Relation>) {
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
    pub(super) fn look_ahead(&self, relations: &mut [Relation]) {
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
