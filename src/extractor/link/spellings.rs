//! Spellings: persons of the gazetteer whose names a text spells otherwise.
//!
//! Only those are asked for who lead a state or body that the text names, around its date: "Robert Kocharian" of Armenia.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::Linker;
use super::persons::PersonName;
use super::standing::Said;
use crate::knowledge::{Tenure, ThingIndex, WordClass, name_key, sound_alike, sound_key};
use crate::model::EntityKind;
use crate::text::{key, key_hash};

/// How many years before and after an office a text may speak of who held it, so spelled.
const BEFORE: i16 = 3;
const AFTER: i16 = 25;

/// The leaders of whom a text may speak, by the sounds of their family names.
pub(super) type Leaders = FxHashMap<String, Vec<ThingIndex>>;

impl Linker<'_, '_> {
    /// The known person whom a name not found in the gazetteer spells otherwise, if the text bears it out.
    pub(super) fn known_by_spelling(&self, parts: &PersonName, said: &Said) -> Option<ThingIndex> {
        if !parts.is_full() && !said.titled {
            return None;
        }
        let leaders = self.leaders.get_or_init(|| self.leaders_in_play());
        // "al Khalifa"
        let family = parts.family.rsplit(' ').next()?;
        let alike = leaders.get(&sound_key(family))?;
        let fits = |person: &ThingIndex| self.given_sounds_alike(*person, parts);
        let persons: Vec<ThingIndex> = alike.iter().copied().filter(fits).collect();
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

    /// Who leads or led the states and bodies of the text around its date.
    fn leaders_in_play(&self) -> Leaders {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let leads = |kind: EntityKind| kind == EntityKind::State || kind.is_organization();
        let known = self
            .links
            .referents
            .iter()
            .filter(|referent| leads(referent.kind));
        let offices = known
            .filter_map(|referent| referent.known)
            .flat_map(|body| gazetteer.offices_of(body));
        let leading = offices.filter(|office| gazetteer.office(**office).roles().next().is_some());
        let tenures = leading.flat_map(|office| gazetteer.tenures_in(*office));
        let of_the_time = tenures.filter(|tenure| self.is_of_the_time(tenure));
        let persons: BTreeSet<ThingIndex> = of_the_time.map(|tenure| tenure.person).collect();
        let mut leaders = Leaders::default();
        for person in persons {
            for sound in self.family_sounds(person) {
                leaders.entry(sound).or_default().push(person);
            }
        }
        leaders
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
