//! Datelines, headers and entries: what the layout of a text says of when and where.

use std::ops::Range;

use super::dates::{Dated, When};
use super::names::{Names, Sense};
use super::sheet::{Shape, Sheet};
use crate::knowledge::WordClass;
use crate::model::EntityKind;
use crate::text::{BlockKind, Date, TokenKind};

/// What the layout says of when and where.
#[derive(Debug, Default)]
pub(super) struct Datelines {
    /// The place where the news was written: "SAMARKAND, April 4 –".
    pub(super) place: Option<usize>,
    /// The line below a title: "Samarkand, 11 November 2022".
    pub(super) header: Option<Header>,
    /// The entries of a chronology.
    pub(super) entries: Vec<Entry>,
}

/// A line, or the end of one, that says when and perhaps where what the title names took place.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) tokens: Range<usize>,
    /// The name of the place.
    pub(super) place: Option<usize>,
    /// The date, as a place in the list of dates.
    pub(super) date: usize,
}

/// A paragraph that starts with its date: "26 April 1996 – …".
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) tokens: Range<usize>,
    pub(super) date: Date,
}

/// How many blocks at the top of a text may be its title and its header.
const TOP: usize = 6;

/// Reads the layout of a document.
pub(super) fn read_datelines(sheet: &Sheet<'_>, names: &Names, dates: &[Dated]) -> Datelines {
    let reader = Reader { sheet, names, dates };
    let blocks = &sheet.cut.blocks;
    let mut found = Datelines::default();
    for (at, block) in blocks.iter().enumerate() {
        let tokens = sheet.block_tokens(block);
        found.entries.extend(reader.entry(&tokens));
        if at < TOP && found.header.is_none() && block.kind == BlockKind::Heading {
            found.header = reader.header(&tokens);
        }
        if at < TOP && found.place.is_none() {
            found.place = reader.dateline(&tokens);
        }
    }
    // One dated paragraph is a dateline of some sort, several are a chronology.
    if found.entries.len() < 3 {
        found.entries.clear();
    }
    found
}

impl Datelines {
    /// The entry that holds a token.
    pub(super) fn entry_at(&self, token: usize) -> Option<&Entry> {
        let at = self.entries.partition_point(|entry| entry.tokens.end <= token);
        self.entries.get(at).filter(|entry| entry.tokens.contains(&token))
    }
}

struct Reader<'s, 'a> {
    sheet: &'s Sheet<'a>,
    names: &'s Names,
    dates: &'s [Dated],
}

impl Reader<'_, '_> {
    /// The date that starts at a token, as a place in the list.
    fn date_starting(&self, token: usize) -> Option<usize> {
        let at = self.dates.partition_point(|dated| dated.tokens.start < token);
        self.dates
            .get(at)
            .filter(|dated| dated.tokens.start == token)
            .map(|_| at)
    }

    /// "26 April 1996 – At a meeting in Shanghai, …", "2019: …".
    fn entry(&self, tokens: &Range<usize>) -> Option<Entry> {
        let sheet = self.sheet;
        let (end, date) = match self.date_starting(tokens.start) {
            Some(at) => match self.dates[at].when {
                When::On(date) => (self.dates[at].tokens.end, date),
                _ => return None,
            },
            None => (
                tokens.start + 1,
                Date::from_year(super::dates::year_at(sheet, tokens.start)?),
            ),
        };
        let sign = sheet.is_text(end, ":") || sheet.is_dash(end) && !sheet.joined(end);
        (sign && end + 3 < tokens.end).then(|| Entry {
            tokens: tokens.clone(),
            date,
        })
    }

    /// The header that a heading is or ends in: places, a date, and commas, nothing else.
    fn header(&self, tokens: &Range<usize>) -> Option<Header> {
        let last = self.dates.partition_point(|dated| dated.tokens.end <= tokens.end);
        let date = last
            .checked_sub(1)
            .filter(|at| self.dates[*at].tokens.start >= tokens.start)?;
        let dated = &self.dates[date];
        let resolved = dated.when.resolve(self.sheet.document.facts.issued, false)?;
        let rest = (dated.tokens.end..tokens.end).all(|at| matches!(self.sheet.text(at), ")" | "." | ","));
        if !rest || resolved.day().is_none() {
            return None;
        }
        let (start, place) = self.places_before(tokens.start, dated.tokens.start);
        let whole = start == tokens.start || start > tokens.start && self.sheet.is_text(start - 1, "(");
        let trailing = place.is_some() && start > tokens.start && self.sheet.is_text(start - 1, ",");
        (whole || trailing).then_some(Header {
            tokens: start..tokens.end,
            place,
            date,
        })
    }

    /// The places and commas right before a date: where they start, and the first of them.
    fn places_before(&self, from: usize, date: usize) -> (usize, Option<usize>) {
        let (mut start, mut place) = (date, None);
        let mut at = date;
        while at > from {
            let skipped = matches!(self.sheet.text(at - 1), "," | "(" | "–" | "—");
            if let Some(name) = self.names.ending(at).filter(|name| self.may_be_place(*name)) {
                at = self.names.list[name].tokens.start;
                (start, place) = (at, Some(name));
            } else if skipped
                && (place.is_none()
                    || self
                        .names
                        .ending(at - 1)
                        .is_some_and(|name| self.may_be_place(name)))
            {
                at -= 1;
            } else {
                break;
            }
        }
        (start, place)
    }

    /// Whether a name may be that of a place: one that the gazetteer knows as such, or a word it does not know.
    fn may_be_place(&self, name: usize) -> bool {
        match &self.names.list[name].sense {
            Sense::Known(things) => things.iter().any(|thing| {
                matches!(
                    self.sheet.knowledge.gazetteer.thing(*thing).kind,
                    EntityKind::Place | EntityKind::State
                )
            }),
            Sense::Headed { kind, .. } => *kind == EntityKind::Place,
            Sense::Unknown => self.names.list[name].tokens.len() <= 2,
            _ => false,
        }
    }

    /// The place of "CHOLPON-ATA, Kyrgyzstan, July 22 (Tien-Shan Wire) —": a name in capitals or with a date, and a dash.
    fn dateline(&self, tokens: &Range<usize>) -> Option<usize> {
        let sheet = self.sheet;
        let place = self
            .names
            .starting(tokens.start)
            .filter(|name| self.may_be_place(*name))?;
        let shouted = sheet.toks[tokens.start].shape == Shape::Capitals;
        let (mut at, mut dated) = (self.names.list[place].tokens.end, false);
        let stop = tokens.end.min(tokens.start + 24);
        while at < stop {
            if sheet.is_dash(at) && !(sheet.joined(at) && sheet.joined(at + 1)) {
                return (shouted || dated).then_some(place);
            }
            if let Some(date) = self.date_starting(at) {
                dated = true;
                at = self.dates[date].tokens.end;
            } else if let Some(name) = self.names.starting(at) {
                at = self.names.list[name].tokens.end;
            } else if sheet.toks[at].kind == TokenKind::Mark
                || sheet.is(at, WordClass::Month)
                || sheet.toks[at].shape == Shape::Number
            {
                at += 1;
            } else {
                return None;
            }
        }
        None
    }
}
