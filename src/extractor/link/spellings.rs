//! Spellings: persons of the gazetteer whose names a text spells otherwise.
//!
//! Only those are asked for who lead a state or body that the text names, around its date: "Robert Kocharian" of Armenia.

use rustc_hash::FxHashSet;

use super::Linker;
use super::persons::PersonName;
use super::standing::Said;
use crate::knowledge::{Tenure, ThingIndex, WordClass, name_key, sound_alike, sound_key};
use crate::model::EntityKind;
use crate::text::{key, key_hash};

/// How many years before and after an office a text may speak of who held it, so spelled.
const BEFORE: i16 = 3;
const AFTER: i16 = 25;

impl Linker<'_, '_> {
    /// The known person whom a name not found in the gazetteer spells otherwise, if the text bears it out.
    pub(super) fn known_by_spelling(&self, parts: &PersonName, said: &Said) -> Option<ThingIndex> {
        if !parts.is_full() && !said.titled {
            return None;
        }
        let led = self.led.get_or_init(|| self.led_in_play());
        // "al Khalifa"
        let sound = sound_key(parts.family.rsplit(' ').next()?);
        let alike = self.sheet.knowledge.gazetteer.persons_by_sound(&sound);
        let persons: Vec<ThingIndex> = alike
            .filter(|person| self.leads(*person, led) && self.family_sounds(*person).contains(&sound))
            .filter(|person| self.given_sounds_alike(*person, parts))
            .collect();
        if parts.is_full() {
            self.by_full_name(&persons, said)
        } else {
            self.by_family_name(&persons, said)
        }
    }

    /// Whether the first given name sounds like the first word of a person's label; none does like all.
    fn given_sounds_alike(&self, person: ThingIndex, parts: &PersonName) -> bool {
        let label = self.sheet.knowledge.gazetteer.thing(person).label;
        let Some(given) = parts.given.first() else {
            return true;
        };
        let mut words = label.split(' ').map(key);
        let initial = given.chars().count() == 1;
        words
            .next()
            .is_some_and(|first| sound_alike(&first, given) || initial && first.starts_with(given.as_str()))
    }

    /// The states and bodies that the text has named so far.
    fn led_in_play(&self) -> FxHashSet<ThingIndex> {
        let leads = |kind: EntityKind| kind == EntityKind::State || kind.is_organization();
        let referents = self.links.referents.iter();
        let led = referents.filter(|referent| leads(referent.kind));
        led.filter_map(|referent| referent.known).collect()
    }

    /// Whether a person leads or led one of some states and bodies around the date of the text.
    fn leads(&self, person: ThingIndex, led: &FxHashSet<ThingIndex>) -> bool {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let leads = |tenure: &Tenure| {
            let office = gazetteer.office(tenure.office);
            led.contains(&office.body) && office.roles().next().is_some()
        };
        gazetteer
            .tenures_of(person)
            .any(|tenure| leads(&tenure) && self.is_of_the_time(&tenure))
    }

    fn is_of_the_time(&self, tenure: &Tenure) -> bool {
        let Some(date) = self.sheet.document.facts.issued else {
            return true;
        };
        let (start, end) = (tenure.start.or(tenure.end), tenure.end.or(tenure.start));
        start.is_none_or(|start| date.year() >= start.year() - BEFORE)
            && end.is_none_or(|end| date.year() <= end.year() + AFTER)
    }

    /// The sounds of a family name, and of the further words of a long label: "Cristina *Fernández* de Kirchner".
    fn family_sounds(&self, person: ThingIndex) -> Vec<String> {
        let thing = self.sheet.knowledge.gazetteer.thing(person);
        let particle = |word: &str| {
            let known = self.sheet.knowledge.lexicon.word(key_hash(word));
            known.is_some_and(|known| known.classes.has(WordClass::NameParticle))
        };
        let family = thing.family_name.map(name_key);
        let further = thing
            .label
            .split(' ')
            .skip(1)
            .filter(|word| !particle(word))
            .map(key);
        let mut sounds: Vec<String> = family
            .into_iter()
            .chain(further)
            .map(|name| sound_key(&name))
            .collect();
        sounds.sort();
        sounds.dedup();
        sounds
    }
}
