//! Speakers: whom the subject of a cue stands for, be it a pronoun, a delegation or "the ministers".

use super::{Hearing, Together};
use crate::extractor::link::ReferentIndex;
use crate::extractor::sheet::words;
use crate::extractor::units::{Unit, UnitKind};
use crate::knowledge::WordClass;
use crate::model::EntityKind;

impl Hearing<'_, '_, '_> {
    /// The actors and meetings that noun phrases stand for.
    pub(super) fn speakers(&self, nouns: &[usize]) -> Vec<ReferentIndex> {
        let fits = |kind: EntityKind| kind.is_actor() || kind == EntityKind::Meeting;
        let mut speakers = Vec::new();
        for at in nouns {
            if let Some(last) = self.goes_on_speaking(*at) {
                speakers.push(last);
                continue;
            }
            let named = self.scene.things(&[*at], &fits);
            let named: Vec<ReferentIndex> = named.into_iter().map(|(referent, _)| referent).collect();
            let called = |one: &ReferentIndex| self.scene.found.links.namings.has(*one);
            let all = if named.iter().any(called) {
                named
            } else if let Some(whose) = self.delegates_of(*at) {
                vec![whose]
            } else if named.is_empty() {
                self.understood(*at)
            } else {
                named
            };
            speakers.extend(
                all.into_iter()
                    .filter(|one| !speakers.contains(one))
                    .collect::<Vec<_>>(),
            );
        }
        speakers
    }

    /// Who spoke in the sentence before, where "he" or "she" goes on and nobody else is named in between.
    fn goes_on_speaking(&self, at: usize) -> Option<ReferentIndex> {
        let sheet = self.scene.sheet;
        let referents = &self.scene.found.links.referents;
        let person = |one: &ReferentIndex| referents[*one].kind == EntityKind::Person;
        let last = self.last.filter(person)?;
        let start = self.unit(at).tokens.start;
        let personal = sheet.is_one_of(start, words!["he", "she"]);
        let named = |unit: &Unit| match &unit.kind {
            UnitKind::Noun(phrase) => !phrase.pronoun && phrase.referents.iter().any(person),
            _ => false,
        };
        let between = self.scene.units[..at]
            .iter()
            .any(|unit| named(unit) && !self.is_quoted(unit.tokens.start));
        (personal && !between).then_some(last)
    }

    /// The state or body for which a delegation, or the leaders of a body, speak: "the *Chinese* delegation", "*G7* leaders".
    fn delegates_of(&self, at: usize) -> Option<ReferentIndex> {
        let (sheet, found) = (self.scene.sheet, self.scene.found);
        let unit = self.unit(at);
        let UnitKind::Noun(phrase) = &unit.kind else {
            return None;
        };
        let last = phrase.head + 1 == unit.tokens.end;
        let delegation = sheet.is(phrase.head, WordClass::Transparent);
        let leaders = sheet.is(phrase.head, WordClass::Collective)
            && sheet.is(phrase.head, WordClass::OfficeWord)
            && sheet.is(phrase.head, WordClass::Plural);
        let name = (unit.tokens.start..phrase.head)
            .rev()
            .find_map(|token| found.names.at(token))?;
        let whose = found.links.of_name[name]?;
        let kind = found.links.referents[whose].kind;
        let body = matches!(
            kind,
            EntityKind::Format | EntityKind::IntergovernmentalOrganization
        );
        (last && (delegation && (body || kind == EntityKind::State) || leaders && body)).then_some(whose)
    }

    /// Whom "I", "we", "they" and "the two leaders" stand for.
    fn understood(&self, at: usize) -> Vec<ReferentIndex> {
        let sheet = self.scene.sheet;
        let unit = &self.scene.units[at];
        let UnitKind::Noun(phrase) = &unit.kind else {
            return Vec::new();
        };
        if sheet.is_word(phrase.head, "i") && phrase.pronoun {
            return self
                .voice
                .one
                .filter(|_| !self.is_quoted(phrase.head))
                .into_iter()
                .collect();
        }
        if sheet.is_word(phrase.head, "we") && phrase.pronoun {
            let one = self.voice.one.filter(|_| self.voice.many.is_empty());
            let own = !self.is_quoted(phrase.head);
            let we = self.voice.many.iter().copied().chain(one);
            return we.filter(|_| own).collect();
        }
        let together = self.together.stands_for(self.scene, unit, phrase);
        if !together.is_empty() {
            return together;
        }
        if Together::is_company(self.scene, unit, phrase) && !self.voice.many.is_empty() {
            // "The Leaders reaffirmed" in a text of their meeting.
            return self.voice.many.clone();
        }
        match Together::meeting_of(self.scene, unit, phrase) {
            Some(meeting) => vec![meeting],
            // "Kenya's statement said"
            None => self.owners(at),
        }
    }
}
