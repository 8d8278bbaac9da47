//! The tables of a gazetteer: the form in which it is compiled and loaded.
//!
//! Flat lists and one string for all words, so that loading builds next to nothing.

use serde::{Deserialize, Serialize};

use crate::knowledge::gazetteer::names::NameTable;
use crate::knowledge::gazetteer::{OfficeIndex, ThingIndex};
use crate::model::{EntityId, EntityKind};
use crate::text::Date;

/// A stretch of the words of the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Words {
    pub(crate) start: u32,
    pub(crate) length: u32,
}

impl Words {
    /// The words themselves.
    pub(crate) fn of(self, all: &str) -> &str {
        let start = self.start as usize;
        &all[start..start + self.length as usize]
    }
}

/// Lists by a dense number: the members of a thing, the offices of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Groups<T> {
    /// Where each list starts; one more entry than lists.
    starts: Vec<u32>,
    /// The lists, one behind the other.
    items: Vec<T>,
}

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Self {
            starts: Vec::new(),
            items: Vec::new(),
        }
    }
}

impl<T> Groups<T> {
    /// The lists of pairs (number, item) that are sorted by number.
    pub(crate) fn of_sorted(count: usize, pairs: Vec<(usize, T)>) -> Self {
        let starts = (0..=count)
            .map(|number| index(pairs.partition_point(|pair| pair.0 < number)))
            .collect();
        Self {
            starts,
            items: pairs.into_iter().map(|pair| pair.1).collect(),
        }
    }

    /// The item at a place among those of all lists.
    pub(crate) fn item(&self, place: u32) -> &T {
        &self.items[place as usize]
    }

    /// The list of a number; empty for one that is not there.
    pub(crate) fn of(&self, number: usize) -> &[T] {
        match (self.starts.get(number), self.starts.get(number + 1)) {
            (Some(start), Some(end)) => &self.items[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

impl<T: Ord> Groups<T> {
    /// The lists of pairs (number, item): sorted, without repeats.
    pub(crate) fn of_pairs(count: usize, mut pairs: Vec<(usize, T)>) -> Self {
        pairs.sort();
        pairs.dedup();
        Self::of_sorted(count, pairs)
    }
}

/// An identifier of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct IdRow {
    /// The path below `kid:`, or the whole IRI.
    pub(crate) name: Words,
    /// Whether the name is a whole IRI.
    pub(crate) is_external: bool,
}

impl IdRow {
    /// The identifier itself.
    pub(crate) fn id(self, words: &str) -> EntityId {
        let name = self.name.of(words).into();
        if self.is_external {
            EntityId::External(name)
        } else {
            EntityId::Shared(name)
        }
    }
}

/// A thing, with its links by number and its words by place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ThingRow {
    pub(crate) id: IdRow,
    /// The number of the kind.
    kind: u8,
    pub(crate) label: Words,
    pub(crate) family_name: Option<Words>,
    pub(crate) capital_of: Option<ThingIndex>,
    pub(crate) contained_in: Option<ThingIndex>,
}

impl ThingRow {
    /// A thing of which nothing else is known.
    pub(crate) fn new(id: IdRow, kind: EntityKind, label: Words) -> Self {
        Self {
            id,
            kind: kind as u8,
            label,
            family_name: None,
            capital_of: None,
            contained_in: None,
        }
    }

    /// Its kind.
    pub(crate) fn kind(&self) -> EntityKind {
        EntityKind::ALL[usize::from(self.kind)]
    }
}

/// An office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OfficeRow {
    pub(crate) id: IdRow,
    pub(crate) label: Words,
    pub(crate) body: ThingIndex,
    pub(crate) roles: Vec<Words>,
    /// Whether the files say that several persons hold it at once.
    pub(crate) is_marked_shared: bool,
}

/// A date in few bytes: the year, and month and day or 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct DateRow(i16, u8, u8);

impl DateRow {
    /// The row of a date.
    pub(crate) fn new(date: Date) -> Self {
        Self(date.year(), date.month().unwrap_or(0), date.day().unwrap_or(0))
    }

    /// The date of the row.
    pub(crate) fn date(self) -> Date {
        let Self(year, month, day) = self;
        Date::from_day(year, month, day)
            .or_else(|| Date::from_month(year, month))
            .unwrap_or_else(|| Date::from_year(year))
    }
}

/// A tenure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct TenureRow {
    pub(crate) person: ThingIndex,
    pub(crate) office: OfficeIndex,
    pub(crate) start: Option<DateRow>,
    pub(crate) end: Option<DateRow>,
    /// Of a tenure without an end.
    pub(crate) as_of: Option<DateRow>,
    pub(crate) is_attested: bool,
}

/// Everything a gazetteer knows, ready to be looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Tables {
    /// All words, one behind the other.
    pub(crate) words: String,
    /// Sorted by identifier.
    pub(crate) things: Vec<ThingRow>,
    /// Sorted by identifier.
    pub(crate) offices: Vec<OfficeRow>,
    /// Whether several persons hold an office at once.
    pub(crate) shared: Vec<bool>,
    /// Sorted by person, office and dates.
    pub(crate) tenures: Vec<TenureRow>,
    pub(crate) part_of: Groups<ThingIndex>,
    pub(crate) member_of: Groups<ThingIndex>,
    /// The reverse of `member_of`.
    pub(crate) members: Groups<ThingIndex>,
    pub(crate) offices_of: Groups<OfficeIndex>,
    /// Places in `tenures`, by person.
    pub(crate) tenures_of: Groups<u32>,
    /// Places in `tenures`, by office.
    pub(crate) tenures_in: Groups<u32>,
    /// The name keys of family names, sorted.
    pub(crate) family_keys: Vec<Words>,
    /// The persons of each family name.
    pub(crate) families: Groups<ThingIndex>,
    /// The hashes of what names of persons sound like, sorted.
    pub(crate) sounds: Vec<u32>,
    /// Whose name sounds so.
    pub(crate) sounding: Vec<ThingIndex>,
    pub(crate) names: NameTable,
}

/// A place in a table as a number of the compiled form.
pub(crate) fn index(place: usize) -> u32 {
    u32::try_from(place).expect("a gazetteer has fewer than 2^32 entries")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_give_back_their_pairs() {
        let groups = Groups::of_pairs(4, vec![(2, 'b'), (0, 'c'), (2, 'a'), (2, 'a')]);
        assert_eq!(groups.of(0), ['c']);
        assert_eq!(groups.of(1), []);
        assert_eq!(groups.of(2), ['a', 'b']);
        assert_eq!(groups.of(3), []);
        assert_eq!(groups.of(9), []);
    }

    #[test]
    fn dates_keep_their_precision() {
        for text in ["2016", "2016-12", "2016-12-14"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(DateRow::new(date).date(), date);
        }
    }
}
