//! Persons by their family names, with initials and other names beside them.

use super::{How, Search, names_of};
use crate::knowledge::gazetteer::{Gazetteer, ThingIndex, name_key};

impl Search<'_> {
    /// Persons of whom the words are a name in another order, or one with the family name.
    pub(super) fn find_persons(&mut self) {
        for (person, how, alias) in persons(&self.knowledge.gazetteer, self.words) {
            self.add(person, how, &alias, &[]);
        }
    }
}

/// The persons that words may name by their family names: how, and by which name.
pub(super) fn persons(gazetteer: &Gazetteer, words: &str) -> Vec<(ThingIndex, How, String)> {
    let parts = parts(words);
    let mut found = Vec::new();
    for alias in reordered(&parts)
        .iter()
        .flat_map(|words| names_of(gazetteer, words))
    {
        found.push((alias.thing, How::FamilyNameFirst, alias.text.to_owned()));
    }
    // The family name may be of several words: "Ban", "bin Salman".
    for start in 0..parts.len() {
        for end in start + 1..=parts.len() {
            let family = name_key(&parts[start..end].join(" "));
            let others: Vec<String> = parts[..start]
                .iter()
                .chain(&parts[end..])
                .map(|part| name_key(part))
                .collect();
            for person in gazetteer.persons_by_family_name(&family) {
                found.extend(by_family_name(gazetteer, *person, &family, &others));
            }
        }
    }
    found
}

/// The words with stops kept: "S. Japarov", "J.D. Vance".
fn parts(words: &str) -> Vec<&str> {
    let words = words
        .strip_suffix("’s")
        .or_else(|| words.strip_suffix("'s"))
        .unwrap_or(words);
    words.split([' ', ',']).filter(|part| !part.is_empty()).collect()
}

/// The words with the first one last, and with the last one first.
fn reordered(parts: &[&str]) -> Vec<String> {
    match parts {
        [first, middle @ .., last] => {
            let first_last = [middle, &[last, first]].concat().join(" ");
            let last_first = [&[*last, *first], middle].concat().join(" ");
            vec![first_last, last_first]
        }
        _ => Vec::new(),
    }
}

/// A person of that family name, if the other words fit.
fn by_family_name(
    gazetteer: &Gazetteer,
    person: ThingIndex,
    family: &str,
    others: &[String],
) -> Option<(ThingIndex, How, String)> {
    if others.is_empty() {
        let name = gazetteer.thing(person).family_name.unwrap_or_default();
        // Of several spellings of the family name, the one that was asked for.
        let variant = gazetteer.aliases_of(person).find_map(|alias| {
            let (_, last) = alias.text.rsplit_once(' ')?;
            (name_key(last) == family && name_key(name) != family).then_some(last)
        });
        return Some((person, How::FamilyName, variant.unwrap_or(name).to_owned()));
    }
    let names: Vec<(&str, Vec<String>)> = gazetteer
        .aliases_of(person)
        .map(|alias| (alias.text, alias.text.split(' ').map(name_key).collect()))
        .collect();
    let fitting = |fits: &dyn Fn(&str, &str) -> bool| {
        let name = names.iter().find(|(_, words)| {
            others
                .iter()
                .all(|other| words.iter().any(|word| fits(other, word)))
        });
        name.map(|(name, _)| (*name).to_owned())
    };
    let are_initials = |longest: usize| {
        let mut letters = others.iter().map(|other| initial(other).chars().count());
        letters.all(|letters| letters <= longest)
    };
    let by_initials = || {
        let name = fitting(&|other, word| word.starts_with(initial(other)) && word != family)?;
        Some((person, How::Initials, name))
    };
    if are_initials(1) {
        return by_initials();
    }
    // A patronymic or a second name may be unknown: one known name beside the family name is enough.
    let other_name = |other: &String| {
        names
            .iter()
            .find(|(_, words)| *other != family && words.contains(other))
    };
    if let Some((name, _)) = others.iter().find_map(other_name) {
        return Some((person, How::Names, (*name).to_owned()));
    }
    // "Sh.", "Zh.": two letters are a name of their own first.
    are_initials(2).then(by_initials).flatten()
}

/// The letters that a key begins with: of initials, the first one.
fn initial(key: &str) -> &str {
    let end = key.find(|c: char| !c.is_alphabetic()).unwrap_or(key.len());
    &key[..end]
}
