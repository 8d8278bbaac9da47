//! Whom or what a name may mean: the candidates of the gazetteer, and why.

mod persons;
mod titles;

#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::knowledge::gazetteer::{AliasRole, Coverage, Gazetteer, Tenure, ThingIndex, name_key};
use crate::knowledge::spelling::nearest;
use crate::knowledge::{Alias, Knowledge, OfficeIndex};
use crate::model::EntityKind;
use crate::text::{Date, Token, key_hash, tokenize};

/// So many near spellings are proposed.
const PROPOSED: usize = 5;

/// How words name a candidate: the surer before the less sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// They are one of its names.
    Name,
    /// They are its acronym.
    Acronym,
    /// They are a word for its people, or an adjective of it.
    Demonym,
    /// They are one of its names with other capitals or accents.
    FoldedSpelling,
    /// They name an office of its.
    Office,
    /// They are a title of its and its name.
    TitleAndName,
    /// They are its name, family name first.
    FamilyNameFirst,
    /// They are initials and its family name.
    Initials,
    /// They have its family name and another of its names.
    Names,
    /// They are its family name.
    FamilyName,
    /// They are a part of one of its names.
    PartOfName,
}

impl How {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Acronym => "acronym",
            Self::Demonym => "demonym",
            Self::FoldedSpelling => "folded spelling",
            Self::Office => "office",
            Self::TitleAndName => "title and name",
            Self::FamilyNameFirst => "family name first",
            Self::Initials => "initials and family name",
            Self::Names => "two of its names",
            Self::FamilyName => "family name",
            Self::PartOfName => "part of a name",
        }
    }

    /// How sure it is: a date decides only between candidates that are equally sure.
    const fn doubt(self) -> u8 {
        match self {
            Self::Name | Self::Acronym | Self::Demonym | Self::Office | Self::TitleAndName => 0,
            Self::FoldedSpelling | Self::FamilyNameFirst | Self::Initials | Self::Names => 1,
            Self::FamilyName => 2,
            Self::PartOfName => 3,
        }
    }
}

/// A thing that words may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The thing.
    pub thing: ThingIndex,
    /// How the words name it.
    pub how: How,
    /// The name, demonym or office that was matched, as the gazetteer writes it.
    pub alias: String,
    /// Of a person: its tenures, in order of their dates.
    pub tenures: Vec<Tenure>,
    /// The offices that the words name: the date is asked of these, or of all if there is none.
    offices: Vec<OfficeIndex>,
}

impl Candidate {
    /// Whether a tenure is one that the words ask for.
    fn is_meant(&self, tenure: &Tenure) -> bool {
        self.offices.is_empty() || self.offices.contains(&tenure.office)
    }

    /// The tenures that the words ask for: of the offices that they name, and on the date if one covers it.
    #[must_use]
    pub fn tenures_asked(&self, gazetteer: &Gazetteer, date: Option<Date>) -> Vec<&Tenure> {
        if self.how != How::Office {
            return self.tenures.iter().collect();
        }
        let mut asked: Vec<&Tenure> = self
            .tenures
            .iter()
            .filter(|tenure| self.is_meant(tenure))
            .collect();
        let covers =
            |tenure: &&Tenure| date.is_some_and(|date| gazetteer.coverage(tenure, date) != Coverage::Not);
        if asked.iter().any(covers) {
            asked.retain(covers);
        }
        asked
    }

    /// Whether the words name an office that it holds, surely or possibly, on a date.
    #[must_use]
    pub fn is_holder(&self, gazetteer: &Gazetteer, date: Date) -> bool {
        let holds = self.holds(gazetteer, date);
        self.how == How::Office && holds.is_some_and(|covers| covers != Coverage::Not)
    }

    /// How surely it holds the office, or any, on a date; none if it never held one.
    #[must_use]
    pub fn holds(&self, gazetteer: &Gazetteer, date: Date) -> Option<Coverage> {
        let meant = self.tenures.iter().filter(|tenure| self.is_meant(tenure));
        meant.map(|tenure| gazetteer.coverage(tenure, date)).max()
    }

    /// Why it stands where it stands, in words.
    #[must_use]
    pub fn why(&self, gazetteer: &Gazetteer, date: Option<Date>) -> String {
        let how = self.how.words();
        let holds = date.and_then(|date| Some((date, self.holds(gazetteer, date)?)));
        let Some((date, holds)) = holds else {
            return how.to_owned();
        };
        let held = |covers: Coverage, words: fn(&Tenure, &Gazetteer) -> String| -> String {
            let tenures = self.tenures.iter();
            let tenures = tenures.filter(|tenure| gazetteer.coverage(tenure, date) == covers);
            let offices: Vec<String> = tenures.map(|tenure| words(tenure, gazetteer)).collect();
            offices.join(", ")
        };
        let sure = held(Coverage::Surely, office_held);
        let possible = held(Coverage::Possibly, office_doubted);
        match (holds, sure.is_empty(), possible.is_empty()) {
            (Coverage::Surely, ..) => format!("{how}; on {date} {sure}"),
            (Coverage::Possibly, ..) => format!("{how}; on {date} possibly {possible}"),
            (Coverage::Not, false, _) => format!("{how}; not that office on {date}, but {sure}"),
            (Coverage::Not, true, false) => {
                format!("{how}; not that office on {date}, but possibly {possible}")
            }
            (Coverage::Not, true, true) => format!("{how}; no office known on {date}"),
        }
    }
}

/// The office of a tenure.
fn office_held(tenure: &Tenure, gazetteer: &Gazetteer) -> String {
    gazetteer.office(tenure.office).label.to_owned()
}

/// The office of a tenure, and what is not known of its dates.
fn office_doubted(tenure: &Tenure, gazetteer: &Gazetteer) -> String {
    let office = office_held(tenure, gazetteer);
    match (tenure.end, tenure.as_of) {
        (None, Some(as_of)) => format!("{office} (open, known as of {as_of})"),
        (None, None) => format!("{office} (open, no end known)"),
        (Some(_), _) if tenure.is_attested => format!("{office} (attested dates)"),
        (Some(_), _) => office,
    }
}

impl Knowledge {
    /// Everything that some words may mean, the likeliest first; those in office on the date before others.
    #[must_use]
    pub fn whois(&self, words: &str, date: Option<Date>) -> Vec<Candidate> {
        let mut search = Search::new(self, words, date);
        search.find_names();
        search.find_offices();
        search.find_persons();
        if search.found.is_empty() {
            search.find_parts();
        }
        search.ranked()
    }

    /// Names that are spelt nearly like some words.
    #[must_use]
    pub fn near_spellings(&self, words: &str) -> Vec<&str> {
        let gazetteer = &self.gazetteer;
        let things = gazetteer.things();
        let families = things.filter_map(|(_, thing)| thing.family_name);
        let names = gazetteer.aliases().map(|alias| alias.text);
        nearest(words, families.chain(names), PROPOSED)
    }
}

/// A search on its way.
struct Search<'k> {
    knowledge: &'k Knowledge,
    /// The words without an article before them.
    words: &'k str,
    date: Option<Date>,
    found: BTreeMap<ThingIndex, Candidate>,
}

impl<'k> Search<'k> {
    fn new(knowledge: &'k Knowledge, words: &'k str, date: Option<Date>) -> Self {
        let words = words.trim();
        let article = ["the ", "The "]
            .iter()
            .find_map(|article| words.strip_prefix(article));
        Self {
            knowledge,
            words: article.unwrap_or(words).trim_start(),
            date,
            found: BTreeMap::new(),
        }
    }

    /// Notes a candidate; of several ways to it, the surest is kept.
    fn add(&mut self, thing: ThingIndex, how: How, alias: &str, offices: &[OfficeIndex]) {
        if self.found.get(&thing).is_some_and(|known| known.how <= how) {
            return;
        }
        let mut tenures: Vec<Tenure> = self.knowledge.gazetteer.tenures_of(thing).collect();
        tenures.sort_by_key(|tenure| (tenure.start.map(Date::first_day), tenure.end.map(Date::last_day)));
        let candidate = Candidate {
            thing,
            how,
            alias: alias.to_owned(),
            tenures,
            offices: offices.to_vec(),
        };
        self.found.insert(thing, candidate);
    }

    /// Things of which the words are a name.
    fn find_names(&mut self) {
        for alias in names_of(&self.knowledge.gazetteer, self.words) {
            self.add(alias.thing, how(&alias, self.words), alias.text, &[]);
        }
    }

    /// Things of which the words are a part of a name.
    fn find_parts(&mut self) {
        let part = format!(" {} ", name_key(self.words));
        if part.trim().is_empty() {
            return;
        }
        let knowledge = self.knowledge;
        for (key, alias) in knowledge.gazetteer.aliases_with_keys() {
            if key.contains(part.trim()) && format!(" {key} ").contains(&part) {
                self.add(alias.thing, How::PartOfName, alias.text, &[]);
            }
        }
    }

    /// The candidates in order.
    fn ranked(self) -> Vec<Candidate> {
        let gazetteer = &self.knowledge.gazetteer;
        let mut found: Vec<Candidate> = self.found.into_values().collect();
        found.sort_by_cached_key(|candidate| {
            let holds = self
                .date
                .and_then(|date| candidate.holds(gazetteer, date))
                .unwrap_or_default();
            let last = candidate
                .tenures
                .iter()
                .map(|tenure| tenure.end.or(tenure.as_of).or(tenure.start).map(Date::last_day));
            let thing = gazetteer.thing(candidate.thing);
            (
                candidate.how.doubt(),
                Reverse(holds),
                candidate.how,
                thing.kind != EntityKind::State,
                Reverse(last.max()),
                thing.label.to_owned(),
                candidate.thing,
            )
        });
        found
    }
}

/// How a name of a thing matches words that have its key.
fn how(alias: &Alias<'_>, words: &str) -> How {
    match alias.role {
        _ if alias.text != words && !is_respaced(alias.text, words) => How::FoldedSpelling,
        AliasRole::Demonym => How::Demonym,
        AliasRole::Name if alias.is_acronym() => How::Acronym,
        AliasRole::Name => How::Name,
    }
}

/// Whether two writings of a name differ in nothing but hyphens and spaces.
fn is_respaced(one: &str, other: &str) -> bool {
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    letters(one) == letters(other)
}

/// The names that words are, as a whole.
fn names_of<'g>(gazetteer: &'g Gazetteer, words: &str) -> Vec<Alias<'g>> {
    let (tokens, keys) = tokens(words);
    let Some(first) = keys.iter().position(|key| *key != 0) else {
        return Vec::new();
    };
    let names = gazetteer.longest_at(words, &tokens[first..], &keys[first..]);
    let end = keys.iter().rposition(|key| *key != 0).map_or(0, |last| last + 1);
    names
        .filter(|name| first + name.tokens() == end)
        .flat_map(|name| name.aliases())
        .collect()
}

/// The tokens of some words and their keys.
fn tokens(words: &str) -> (Vec<Token>, Vec<u64>) {
    let tokens = tokenize(words);
    let keys = tokens
        .iter()
        .map(|token| key_hash(token.span.of(words)))
        .collect();
    (tokens, keys)
}
