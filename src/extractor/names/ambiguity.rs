//! What an ambiguous name means where it stands: its entry in the lexicon is asked, then the long names in the text.

use std::ops::Range;

use super::{Finder, Name, Sense};
use crate::knowledge::ambiguous::{AmbiguousName, Meaning, Phrase, Reading};
use crate::knowledge::{ThingIndex, WordClass};
use crate::model::EntityKind;
use crate::text::Date;

/// How far words near a name may stand from it, in tokens.
const NEAR: usize = 30;

impl Finder<'_, '_> {
    /// The name that words of the gazetteer are in their place, if they name anything there.
    ///
    /// `things` are those of that name, `peoples` those of that demonym.
    pub(super) fn sense_in_place(
        &self,
        tokens: Range<usize>,
        things: Vec<ThingIndex>,
        peoples: Vec<ThingIndex>,
    ) -> Option<Name> {
        let sheet = self.sheet;
        let entry = sheet.knowledge.ambiguous.of_words(&sheet.keys[tokens.clone()]);
        let sense = match entry.map(|entry| self.meaning(entry, &tokens)) {
            None if things.is_empty() => Sense::Demonym(self.spelled_out(peoples)),
            None => Sense::Known(self.spelled_out(things)),
            Some(Meaning::Thing(thing)) if peoples.contains(&thing) && !things.contains(&thing) => {
                Sense::Demonym(vec![thing])
            }
            Some(Meaning::Thing(thing)) => Sense::Known(vec![thing]),
            Some(Meaning::Unknown(kind)) => Sense::Headed {
                kind,
                head: tokens.start,
            },
            Some(Meaning::Nothing) => return None,
        };
        Some(Name {
            tokens,
            sense,
            inner: Vec::new(),
        })
    }

    /// Whether a plus and a number of years follow the name of a place or a state: "Beijing+25" is no format,
    /// and speaks of a conference that was held there, not of Beijing.
    pub(super) fn counts_years(&self, tokens: &Range<usize>, things: &[ThingIndex]) -> bool {
        let (sheet, plus) = (self.sheet, tokens.end);
        let follows = sheet.is_text(plus, "+")
            && sheet.joined(plus)
            && sheet.joined(plus + 1)
            && sheet.is(plus + 1, WordClass::YearsAfter);
        let gazetteer = &sheet.knowledge.gazetteer;
        let hosts = |thing: &ThingIndex| {
            matches!(
                gazetteer.thing(*thing).kind,
                EntityKind::Place | EntityKind::State
            )
        };
        follows && things.iter().all(hosts)
    }

    /// Of several bodies that share an acronym, the one that the text spells out.
    fn spelled_out(&self, things: Vec<ThingIndex>) -> Vec<ThingIndex> {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let body = |thing: &ThingIndex| {
            let kind = gazetteer.thing(*thing).kind;
            kind.is_organization() || kind == EntityKind::Format
        };
        if things.len() < 2 || !things.iter().all(body) {
            return things;
        }
        let mut spelled = things.iter().filter(|thing| self.sheet.spells_out(**thing));
        match (spelled.next(), spelled.next()) {
            (Some(one), None) => vec![*one],
            _ => things,
        }
    }

    /// What an ambiguous name means at a place.
    fn meaning(&self, entry: &AmbiguousName, tokens: &Range<usize>) -> Meaning {
        let mut readings = entry.readings.iter();
        let holding = readings.find(|reading| self.holds(reading, tokens));
        holding.map_or(entry.otherwise, |reading| reading.meaning)
    }

    /// Whether everything that a reading asks for is so.
    fn holds(&self, reading: &Reading, tokens: &Range<usize>) -> bool {
        let spelled = || match reading.meaning {
            Meaning::Thing(thing) => self.sheet.spells_out(thing),
            _ => true,
        };
        self.is_dated(reading)
            && any_or_none(&reading.before, |words| self.stands_before(words, tokens.start))
            && any_or_none(&reading.after, |words| self.stands_after(words, tokens.end))
            && any_or_none(&reading.near, |words| self.stands_near(words, tokens))
            && any_or_none(&reading.in_text, |words| self.sheet.has_phrase(words))
            && (!reading.spelled_out || spelled())
    }

    /// Whether the document is of the reading's days; one without a date is of none.
    fn is_dated(&self, reading: &Reading) -> bool {
        if reading.from.is_none() && reading.until.is_none() {
            return true;
        }
        let after = |date: Date| {
            reading
                .from
                .is_none_or(|from| date.last_day() >= from.first_day())
        };
        let before = |date: Date| {
            let until = reading.until;
            until.is_none_or(|until| date.first_day() <= until.last_day())
        };
        let issued = self.sheet.document.facts.issued;
        issued.is_some_and(|date| after(date) && before(date))
    }

    /// Whether words end right before a token, or before an article or comma that stands there.
    fn stands_before(&self, words: &Phrase, start: usize) -> bool {
        let sheet = self.sheet;
        let loose = start > self.range.start
            && (sheet.is_text(start - 1, ",") || sheet.is(start - 1, WordClass::Definite));
        words.ends(&sheet.keys[self.range.start..start])
            || loose && words.ends(&sheet.keys[self.range.start..start - 1])
    }

    /// Whether words start right at a token, or after a comma that stands there.
    fn stands_after(&self, words: &Phrase, end: usize) -> bool {
        let comma = usize::from(self.sheet.is_text(end, ","));
        let within = |from: usize| &self.sheet.keys[from.min(self.range.end)..self.range.end];
        words.starts(within(end)) || words.starts(within(end + comma))
    }

    /// Whether words stand within some words of a name in its sentence.
    fn stands_near(&self, words: &Phrase, tokens: &Range<usize>) -> bool {
        let from = tokens.start.saturating_sub(NEAR).max(self.range.start);
        let to = (tokens.end + NEAR).min(self.range.end);
        (from..to).any(|at| !tokens.contains(&at) && words.starts(&self.sheet.keys[at..to]))
    }
}

/// Whether one of some phrases passes, or none are asked for.
fn any_or_none(phrases: &[Phrase], passes: impl Fn(&Phrase) -> bool) -> bool {
    phrases.is_empty() || phrases.iter().any(passes)
}
