//! Nouns that speak of a meeting only with the right words beside them: briefings, talks, visits.

use super::Describer;
use crate::extractor::names::Sense;
use crate::extractor::sheet::words;
use crate::knowledge::WordClass;
use crate::model::EntityKind;

impl Describer<'_, '_> {
    /// "the weekly press briefing", "a joint press conference": nobody meets there.
    pub(super) fn is_for_journalists(&self, head: usize) -> bool {
        let sheet = self.sheet;
        let spoken = ["briefing", "briefings", "conference", "conferences"];
        let before = self.range.start.max(head.saturating_sub(2))..head;
        spoken.iter().any(|word| sheet.is_word(head, word))
            && before.into_iter().any(|at| sheet.is(at, WordClass::Media))
    }

    /// Whether a format is named at a token, an article passed.
    pub(super) fn is_of_format(&self, at: usize) -> bool {
        let start = at + usize::from(self.sheet.is_word(at, "the"));
        self.names
            .starting(start)
            .is_some_and(|name| self.is_format(name))
    }

    /// Whether a plural says one meeting: "talks", and "the consultations between A and B".
    pub(super) fn is_one_of_talks(&self, head: usize) -> bool {
        let sheet = self.sheet;
        let talks = ["negotiations", "consultations", "discussions"];
        let between =
            sheet.is_word(head + 1, "between") && talks.iter().any(|word| sheet.is_word(head, word));
        sheet.is_word(head, "talks") || between || self.are_talks_somewhere(head)
    }

    /// "high-level *talks in Geneva*": where they are tells them, without an article.
    pub(super) fn are_talks_somewhere(&self, head: usize) -> bool {
        let sheet = self.sheet;
        let talks = sheet.is_one_of(head, words!["talks", "negotiations", "consultations"]);
        let place = self
            .names
            .starting(head + 2)
            .filter(|_| talks && sheet.is_word(head + 1, "in"));
        place.is_some_and(|name| self.is_city(name))
    }

    /// Whether a name is that of a place other than a state or region.
    pub(super) fn is_city(&self, name: usize) -> bool {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        match &self.names.list[name].sense {
            Sense::Known(things) => things
                .first()
                .is_some_and(|thing| gazetteer.thing(*thing).kind == EntityKind::Place),
            Sense::Headed { kind, .. } => *kind == EntityKind::Place,
            _ => false,
        }
    }

    /// "his *visit to Kenya*": where it goes tells a visit, whosever it is.
    pub(super) fn is_visit_to(&self, head: usize) -> bool {
        let place = head + 2 + usize::from(self.sheet.is_word(head + 2, "the"));
        self.sheet.is_word(head, "visit")
            && self.sheet.is_word(head + 1, "to")
            && self.names.starting(place).is_some()
    }
}
