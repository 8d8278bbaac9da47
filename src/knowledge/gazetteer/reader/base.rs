//! Tables that are compiled already, under statements that add to them.

use super::subject::{Sort, entity_id};
use super::{Reader, Subjects};
use crate::knowledge::gazetteer::tables::{OfficeRow, Tables, TenureRow, ThingRow, index};
use crate::knowledge::gazetteer::{OfficeIndex, ThingIndex};
use crate::model::EntityId;

/// Compiled tables with the identifiers of their things and offices, both sorted.
pub(crate) struct Base<'b> {
    tables: &'b Tables,
    things: Vec<EntityId>,
    offices: Vec<EntityId>,
}

impl<'b> Base<'b> {
    pub(crate) fn new(tables: &'b Tables) -> Self {
        let words = &tables.words;
        Self {
            things: tables.things.iter().map(|row| row.id.id(words)).collect(),
            offices: tables.offices.iter().map(|row| row.id.id(words)).collect(),
            tables,
        }
    }

    /// What a name of the files stands for, a tenure aside.
    pub(super) fn sort_of(&self, name: &str) -> Option<Sort> {
        let id = entity_id(name);
        let thing = self.things.binary_search(&id).ok();
        let thing = thing.map(|at| Sort::Thing(self.tables.things[at].kind()));
        thing.or_else(|| self.offices.binary_search(&id).ok().map(|_| Sort::Office))
    }

    /// The names of its things and offices.
    pub(super) fn names(&self) -> Vec<String> {
        let all = self.things.iter().chain(&self.offices);
        all.map(ToString::to_string).collect()
    }

    /// The things and offices that no subject describes anew, by their places.
    pub(super) fn untouched(&self, subjects: &Subjects<'_>) -> Untouched {
        let mut untouched = Untouched {
            things: vec![true; self.things.len()],
            offices: vec![true; self.offices.len()],
        };
        for subject in subjects.iter() {
            if let Ok(at) = self.things.binary_search(&subject.id) {
                untouched.things[at] = false;
            }
            if let Ok(at) = self.offices.binary_search(&subject.id) {
                untouched.offices[at] = false;
            }
        }
        untouched
    }
}

/// What is only copied.
pub(super) struct Untouched {
    pub(super) things: Vec<bool>,
    pub(super) offices: Vec<bool>,
}

/// What comes next into the tables.
pub(super) enum Next<'s> {
    /// A subject to be read, by its place.
    Subject(usize),
    /// A thing to be copied, by its place in the base.
    Thing(usize, &'s EntityId),
    /// An office to be copied, by its place in the base.
    Office(usize, &'s EntityId),
}

impl Base<'_> {
    /// Subjects, things and offices in the order of their identifiers.
    pub(super) fn merged<'s>(&'s self, subjects: &'s Subjects<'_>, untouched: &Untouched) -> Vec<Next<'s>> {
        let described = subjects.iter().enumerate();
        let described = described.map(|(at, subject)| (&subject.id, Next::Subject(at)));
        let things = self.things.iter().enumerate();
        let things = things.filter(|(at, _)| untouched.things[*at]);
        let offices = self.offices.iter().enumerate();
        let offices = offices.filter(|(at, _)| untouched.offices[*at]);
        let mut all: Vec<(&EntityId, Next<'_>)> = described
            .chain(things.map(|(at, id)| (id, Next::Thing(at, id))))
            .chain(offices.map(|(at, id)| (id, Next::Office(at, id))))
            .collect();
        all.sort_by(|a, b| a.0.cmp(b.0));
        all.into_iter().map(|(_, next)| next).collect()
    }
}

impl Reader<'_> {
    /// Copies a thing: its row, its links and its names come with [`Self::copy_links`].
    pub(super) fn copy_thing(&mut self, base: &Base<'_>, at: usize, id: &EntityId) {
        let known = &base.tables.things[at];
        let words = &base.tables.words;
        let id = self.writer.id(id);
        let label = self.writer.words(known.label.of(words));
        let mut row = ThingRow::new(id, known.kind(), label);
        row.family_name = known.family_name.map(|name| self.writer.words(name.of(words)));
        row.capital_of = known.capital_of.map(|state| self.moved(base, state));
        row.contained_in = known.contained_in.map(|place| self.moved(base, place));
        self.writer.add_thing(row);
    }

    /// Copies an office.
    pub(super) fn copy_office(&mut self, base: &Base<'_>, at: usize, id: &EntityId) {
        let known = &base.tables.offices[at];
        let words = &base.tables.words;
        let row = OfficeRow {
            id: self.writer.id(id),
            label: self.writer.words(known.label.of(words)),
            body: self.moved(base, known.body),
            roles: known
                .roles
                .iter()
                .map(|role| self.writer.words(role.of(words)))
                .collect(),
            is_marked_shared: known.is_marked_shared,
        };
        self.writer.add_office(row);
    }

    /// Copies the tenures, and the links and names of what is only copied.
    pub(super) fn copy_links(&mut self, base: &Base<'_>, untouched: &Untouched) {
        let tables = base.tables;
        for tenure in &tables.tenures {
            let person = self.moved(base, tenure.person);
            let office = self.moved_office(base, tenure.office);
            self.writer.add_tenure(TenureRow {
                person,
                office,
                ..tenure.clone()
            });
        }
        for at in (0..tables.things.len()).filter(|at| untouched.things[*at]) {
            let thing = self.moved(base, ThingIndex(index(at)));
            for whole in tables.part_of.of(at) {
                let whole = self.moved(base, *whole);
                self.writer.add_part(thing, whole);
            }
            for group in tables.member_of.of(at) {
                let group = self.moved(base, *group);
                self.writer.add_member(thing, group);
            }
        }
        self.copy_names(base, untouched);
    }

    fn copy_names(&mut self, base: &Base<'_>, untouched: &Untouched) {
        let tables = base.tables;
        for (at, key) in tables.names.keys.iter().enumerate() {
            let aliases = tables.names.aliases.of(at).iter();
            for alias in aliases.filter(|alias| untouched.things[alias.thing.0 as usize]) {
                let thing = self.moved(base, alias.thing);
                let (key, text) = (key.of(&tables.words), alias.text.of(&tables.words));
                self.writer.add_keyed_alias(thing, alias.role, key, text);
            }
        }
        for (at, key) in tables.family_keys.iter().enumerate() {
            let persons = tables.families.of(at).iter();
            for person in persons.filter(|person| untouched.things[person.0 as usize]) {
                let person = self.moved(base, *person);
                self.writer.add_family_key(person, key.of(&tables.words));
            }
        }
    }

    /// The new place of a thing. It is there, as statements only add; where they contradict, no tables come of it.
    fn moved(&self, base: &Base<'_>, thing: ThingIndex) -> ThingIndex {
        let place = self.things.binary_search(&base.things[thing.0 as usize]);
        ThingIndex(place.map_or(0, index))
    }

    /// The new place of an office.
    fn moved_office(&self, base: &Base<'_>, office: OfficeIndex) -> OfficeIndex {
        let place = self.offices.binary_search(&base.offices[office.0 as usize]);
        OfficeIndex(place.map_or(0, index))
    }
}
