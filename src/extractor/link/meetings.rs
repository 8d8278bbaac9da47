//! Meetings: what tells them apart, and which one a phrase is about.

mod choice;
mod traits;

use super::ReferentIndex;
use crate::extractor::descriptions::Description;
use crate::extractor::names::Names;
use crate::extractor::sheet::Sheet;
use crate::model::EntityKind;
use rustc_hash::FxHashMap;

/// What is known of a meeting that tells it apart from others.
#[derive(Clone, Debug, Default)]
pub(in crate::extractor) struct MeetingTraits {
    pub(in crate::extractor) ordinal: Option<u64>,
    pub(in crate::extractor) year: Option<i16>,
    /// Where it is held.
    pub(in crate::extractor) places: Vec<ReferentIndex>,
    /// The body or format whose meeting it is.
    pub(in crate::extractor) series: Vec<ReferentIndex>,
    /// Whom it is with: "the meeting *with Minister Novak*".
    pub(in crate::extractor) sides: Vec<ReferentIndex>,
    /// "the *next* summit" is 1, "the previous summit" is -1.
    pub(in crate::extractor) step: i8,
    /// The key of its head noun.
    pub(in crate::extractor) noun: u64,
    /// Whether it is still to come where the text first speaks of it.
    pub(in crate::extractor) ahead: bool,
    /// The words of its name that say neither whose it is nor which: "Quad *Leaders’* Summit".
    pub(in crate::extractor) words: Vec<u64>,
    /// Whether it has a name of its own: "the Munich Security Conference".
    pub(in crate::extractor) named: bool,
}

impl MeetingTraits {
    /// From which number on two meetings of one number are one, whatever they are called.
    const TELLING: u64 = 10;

    /// Whether two meetings cannot be one.
    pub(super) fn conflicts(&self, other: &Self) -> bool {
        let differ = |one: &[ReferentIndex], other: &[ReferentIndex]| {
            !one.is_empty() && !other.is_empty() && !one.iter().any(|thing| other.contains(thing))
        };
        let unlike =
            |one: Option<u64>, other: Option<u64>| one.zip(other).is_some_and(|(one, other)| one != other);
        // "the first meeting" is not "the first summit": each is counted for itself. So high a number is no chance.
        let counted = self.ordinal.is_some()
            && other.ordinal.is_some()
            && self.noun != other.noun
            && !(self.ordinal == other.ordinal && self.ordinal >= Some(Self::TELLING));
        counted
            || unlike(self.ordinal, other.ordinal)
            || self.year.zip(other.year).is_some_and(|(one, other)| one != other)
            || self.step != other.step
            || differ(&self.places, &other.places)
            || differ(&self.series, &other.series)
            || differ(&self.sides, &other.sides)
    }

    /// Whether something that tells meetings apart is the same in both.
    fn shares(&self, other: &Self) -> bool {
        let common =
            |one: &[ReferentIndex], other: &[ReferentIndex]| one.iter().any(|thing| other.contains(thing));
        self.ordinal.is_some() && self.ordinal == other.ordinal
            || self.year.is_some() && self.year == other.year
            || self.step != 0 && self.step == other.step
            || common(&self.places, &other.places)
            || common(&self.sides, &other.sides)
            || common(&self.series, &other.series) && (self.is_bare() || other.is_bare())
    }

    /// Whether nothing but its series is known of a meeting.
    fn is_bare(&self) -> bool {
        self.ordinal.is_none() && self.year.is_none() && self.places.is_empty() && self.step == 0
    }

    /// Whether both are the same session of the same series: "Ninth Summit of the OTS", "9th OTS Summit".
    pub(super) fn is_same_session(&self, other: &Self) -> bool {
        let series = self.series.iter().any(|thing| other.series.contains(thing));
        self.ordinal.is_some() && self.ordinal == other.ordinal && series && !self.conflicts(other)
    }

    /// Whether one of two names has the number or place of what the other calls by its series alone: "OTS Summit", "Ninth OTS Summit".
    pub(super) fn is_called_short(&self, other: &Self) -> bool {
        let series = self.series.iter().any(|thing| other.series.contains(thing));
        series
            && self.named
            && other.named
            && self.noun == other.noun
            && (self.words == other.words && (self.is_bare() || other.is_bare())
                || self.words.is_empty() && self.is_bare()
                || other.words.is_empty() && other.is_bare())
            && !self.conflicts(other)
    }

    fn is_empty(&self) -> bool {
        self.ordinal.is_none()
            && self.year.is_none()
            && self.step == 0
            && self.places.is_empty()
            && self.series.is_empty()
            && self.sides.is_empty()
    }

    /// Takes over what the other knows.
    fn learn(&mut self, other: &Self) {
        self.ordinal = self.ordinal.or(other.ordinal);
        self.year = self.year.or(other.year);
        for (mine, theirs) in [
            (&mut self.places, &other.places),
            (&mut self.series, &other.series),
            (&mut self.sides, &other.sides),
        ] {
            for thing in theirs {
                if !mine.contains(thing) {
                    mine.push(*thing);
                }
            }
        }
    }
}

/// The meetings of a document.
#[derive(Debug, Default)]
pub(in crate::extractor) struct Meetings {
    /// In the order in which they were found.
    list: Vec<(ReferentIndex, MeetingTraits)>,
    places: FxHashMap<ReferentIndex, usize>,
    /// The meeting that the text is about.
    pub(in crate::extractor) main: Option<ReferentIndex>,
}

impl Meetings {
    /// How many meetings a phrase is compared with: those found last.
    const WITHIN_REACH: usize = 100;

    /// What tells a meeting apart.
    pub(in crate::extractor) fn of(&self, meeting: ReferentIndex) -> Option<&MeetingTraits> {
        self.places.get(&meeting).map(|at| &self.list[*at].1)
    }

    /// The meetings with what is known of each, those found last.
    pub(in crate::extractor) fn iter(&self) -> impl Iterator<Item = &(ReferentIndex, MeetingTraits)> {
        let first = self.list.len().saturating_sub(Self::WITHIN_REACH);
        self.list[first..].iter()
    }

    /// Adds to what is known of a meeting.
    pub(super) fn learn(&mut self, meeting: ReferentIndex, traits: &MeetingTraits) {
        match self.places.get(&meeting) {
            Some(at) => self.list[*at].1.learn(traits),
            None => {
                self.places.insert(meeting, self.list.len());
                self.list.push((meeting, traits.clone()));
            }
        }
    }
}

/// Where meetings are first spoken of without an article, by noun: "they held *talks*".
pub(super) fn bare_meetings(
    sheet: &Sheet<'_>,
    names: &Names,
    descriptions: &[Description],
) -> FxHashMap<u64, usize> {
    let mut bare = FxHashMap::default();
    let mut described = descriptions.iter().map(|description| description.head).peekable();
    for (at, tok) in sheet.toks.iter().enumerate() {
        while described.next_if(|head| *head < at).is_some() {}
        let meetings =
            sheet.text(at).ends_with('s') && tok.word.and_then(|word| word.head) == Some(EntityKind::Meeting);
        if meetings && described.peek() != Some(&at) && names.at(at).is_none() {
            bare.entry(tok.key).or_insert(at);
        }
    }
    bare
}
