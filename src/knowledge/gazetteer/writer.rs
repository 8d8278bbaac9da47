//! Fills the tables of a gazetteer.

use std::collections::{BTreeMap, HashMap};

use crate::knowledge::gazetteer::hash_table::HashTable;
use crate::knowledge::gazetteer::names::{AliasRow, NameTable, name_key, word_hashes};
use crate::knowledge::gazetteer::tables::{
    Groups, IdRow, OfficeRow, Tables, TenureRow, ThingRow, Words, index,
};
use crate::knowledge::gazetteer::tenure::Tenure;
use crate::knowledge::gazetteer::{AliasRole, ONE_PERSON, OfficeIndex, ThingIndex};
use crate::knowledge::sound::{sound_hash, sound_key};
use crate::model::EntityId;
use crate::text::token::{join_hash, key};

/// Tables on their way; things and offices have to come in order of their identifiers.
#[derive(Default)]
pub(super) struct TablesWriter {
    tables: Tables,
    known_words: HashMap<String, Words>,
    part_of: Vec<(usize, ThingIndex)>,
    member_of: Vec<(usize, ThingIndex)>,
    aliases: Vec<AliasDraft>,
    family_names: BTreeMap<String, Vec<ThingIndex>>,
}

/// An alias that is not yet in the tables, in the order in which the tables hold them.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct AliasDraft {
    key: String,
    thing: ThingIndex,
    role: AliasRole,
    text: String,
}

impl TablesWriter {
    /// The words in the tables; the same words are held once.
    pub(super) fn words(&mut self, text: &str) -> Words {
        if let Some(known) = self.known_words.get(text) {
            return *known;
        }
        let words = Words {
            start: index(self.tables.words.len()),
            length: index(text.len()),
        };
        self.tables.words.push_str(text);
        self.known_words.insert(text.to_owned(), words);
        words
    }

    /// The row of an identifier.
    pub(super) fn id(&mut self, id: &EntityId) -> IdRow {
        match id {
            EntityId::External(iri) => IdRow {
                name: self.words(iri),
                is_external: true,
            },
            EntityId::Shared(name) | EntityId::Local { name, .. } => IdRow {
                name: self.words(name),
                is_external: false,
            },
        }
    }

    /// Adds the next thing.
    pub(super) fn add_thing(&mut self, row: ThingRow) {
        self.tables.things.push(row);
    }

    /// Adds the next office.
    pub(super) fn add_office(&mut self, row: OfficeRow) {
        self.tables.offices.push(row);
    }

    /// Adds a tenure.
    pub(super) fn add_tenure(&mut self, row: TenureRow) {
        self.tables.tenures.push(row);
    }

    /// Adds that a thing is a part of a whole.
    pub(super) fn add_part(&mut self, part: ThingIndex, whole: ThingIndex) {
        self.part_of.push((part.0 as usize, whole));
    }

    /// Adds that a thing is a member of a group.
    pub(super) fn add_member(&mut self, member: ThingIndex, group: ThingIndex) {
        self.member_of.push((member.0 as usize, group));
    }

    /// Adds a name or a demonym of a thing.
    pub(super) fn add_alias(&mut self, thing: ThingIndex, role: AliasRole, text: &str) {
        self.add_keyed_alias(thing, role, &name_key(text), text);
    }

    /// Adds a name or a demonym of a thing, and its key.
    pub(super) fn add_keyed_alias(&mut self, thing: ThingIndex, role: AliasRole, key: &str, text: &str) {
        let draft = AliasDraft {
            key: key.to_owned(),
            thing,
            role,
            text: text.to_owned(),
        };
        self.aliases.push(draft);
    }

    /// Adds a family name of a person.
    pub(super) fn add_family_name(&mut self, person: ThingIndex, name: &str) {
        self.add_family_key(person, &name_key(name));
    }

    /// Adds the key of a family name of a person.
    pub(super) fn add_family_key(&mut self, person: ThingIndex, key: &str) {
        let persons = self.family_names.entry(key.to_owned()).or_default();
        if persons.last() != Some(&person) {
            persons.push(person);
        }
    }

    /// The finished tables.
    pub(super) fn finish(mut self) -> Tables {
        self.finish_links();
        self.finish_offices();
        self.finish_families();
        self.finish_sounds();
        self.finish_names();
        self.tables
    }

    /// Files those who held an office by how their family names, and the further words of their labels, sound.
    fn finish_sounds(&mut self) {
        let tables = &mut self.tables;
        let words = &tables.words;
        let mut sounds: Vec<(u32, ThingIndex)> = Vec::new();
        for (at, row) in tables.things.iter().enumerate() {
            if tables.tenures_of.of(at).is_empty() {
                continue;
            }
            let family = row.family_name.map(|name| name_key(name.of(words)));
            let further = row.label.of(words).split(' ').skip(1).map(key);
            let heard = family
                .into_iter()
                .chain(further)
                .map(|name| sound_hash(&sound_key(&name)));
            sounds.extend(heard.map(|sound| (sound, ThingIndex(index(at)))));
        }
        sounds.sort_unstable();
        sounds.dedup();
        (tables.sounds, tables.sounding) = sounds.into_iter().unzip();
    }

    fn finish_links(&mut self) {
        let things = self.tables.things.len();
        let reversed = |(member, group): &(usize, ThingIndex)| (group.0 as usize, ThingIndex(index(*member)));
        self.tables.members = Groups::of_pairs(things, self.member_of.iter().map(reversed).collect());
        self.tables.member_of = Groups::of_pairs(things, std::mem::take(&mut self.member_of));
        self.tables.part_of = Groups::of_pairs(things, std::mem::take(&mut self.part_of));
    }

    fn finish_offices(&mut self) {
        let tables = &mut self.tables;
        let bodies = tables.offices.iter().enumerate();
        let bodies = bodies.map(|(at, office)| (office.body.0 as usize, OfficeIndex(index(at))));
        tables.offices_of = Groups::of_pairs(tables.things.len(), bodies.collect());
        tables.tenures.sort();
        tables.tenures.dedup();
        let tenures = || tables.tenures.iter().enumerate();
        let by_person = tenures().map(|(at, tenure)| (tenure.person.0 as usize, index(at)));
        let by_office = tenures().map(|(at, tenure)| (tenure.office.0 as usize, index(at)));
        tables.tenures_of = Groups::of_pairs(tables.things.len(), by_person.collect());
        tables.tenures_in = Groups::of_pairs(tables.offices.len(), by_office.collect());
        self.find_shared_offices();
    }

    /// Finds the offices that several persons hold at once: they are marked, or known to be, if not for one person.
    fn find_shared_offices(&mut self) {
        let tables = &mut self.tables;
        let is_shared = |(at, office): (usize, &OfficeRow)| {
            let mut roles = office.roles.iter().map(|role| role.of(&tables.words));
            let is_for_one = roles.any(|role| ONE_PERSON.contains(&role));
            let held = tables.tenures_in.of(at).iter();
            let held: Vec<Tenure> = held.map(|at| Tenure::of(&tables.tenures[*at as usize])).collect();
            office.is_marked_shared || !is_for_one && are_several(&held)
        };
        tables.shared = tables.offices.iter().enumerate().map(is_shared).collect();
    }

    fn finish_families(&mut self) {
        let mut pairs = Vec::new();
        for (at, (key, persons)) in std::mem::take(&mut self.family_names).into_iter().enumerate() {
            let key = self.words(&key);
            self.tables.family_keys.push(key);
            pairs.extend(persons.into_iter().map(|person| (at, person)));
        }
        self.tables.families = Groups::of_pairs(self.tables.family_keys.len(), pairs);
    }

    fn finish_names(&mut self) {
        let mut drafts = std::mem::take(&mut self.aliases);
        drafts.sort();
        drafts.dedup();
        let mut names = NamesDraft::default();
        for draft in &drafts {
            let alias = AliasRow {
                text: self.words(&draft.text),
                thing: draft.thing,
                role: draft.role,
            };
            let key = self.words(&draft.key);
            names.add(key, &draft.text, alias);
        }
        self.tables.names = names.finish(self.tables.things.len());
    }
}

/// Whether two persons hold an office at once.
fn are_several(held: &[Tenure]) -> bool {
    let beside = |one: &Tenure, other: &Tenure| one.person != other.person && one.is_beside(other);
    held.iter()
        .enumerate()
        .any(|(at, one)| held[at + 1..].iter().any(|other| beside(one, other)))
}

/// The name table on its way; aliases come in order of their keys.
#[derive(Default)]
struct NamesDraft {
    keys: Vec<Words>,
    hashes: Vec<u64>,
    lengths_by_first: BTreeMap<u64, u64>,
    aliases: Vec<(usize, AliasRow)>,
}

impl NamesDraft {
    fn add(&mut self, key: Words, text: &str, alias: AliasRow) {
        if self.keys.last() != Some(&key) {
            self.keys.push(key);
            let words = word_hashes(text);
            self.hashes
                .push(words.iter().fold(0, |hash, word| join_hash(hash, *word)));
            if let Some(first) = words.first() {
                *self.lengths_by_first.entry(*first).or_default() |= 1 << (words.len() - 1);
            }
        }
        self.aliases.push((self.keys.len() - 1, alias));
    }

    fn finish(self, things: usize) -> NameTable {
        let mut of_things: Vec<(usize, AliasRole, u32)> = self
            .aliases
            .iter()
            .enumerate()
            .map(|(at, (_, alias))| (alias.thing.0 as usize, alias.role, index(at)))
            .collect();
        of_things.sort_unstable();
        let of_things = of_things.into_iter().map(|(thing, _, at)| (thing, at));
        let firsts: Vec<u64> = self.lengths_by_first.keys().copied().collect();
        NameTable {
            firsts: HashTable::new(&firsts),
            lengths: self.lengths_by_first.into_values().collect(),
            names: HashTable::new(&self.hashes),
            of_things: Groups::of_sorted(things, of_things.collect()),
            aliases: Groups::of_sorted(self.keys.len(), self.aliases),
            keys: self.keys,
        }
    }
}
