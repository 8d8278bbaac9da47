//! Descriptions: which thing "the summit", "the treaty", "the Council" describe.

use super::{Linker, Referent, ReferentIndex};
use crate::extractor::descriptions::Description;
use crate::extractor::sheet::words;
use crate::knowledge::WordClass;
use crate::model::{EntityId, EntityKind, LinkReason};
use crate::text::TokenKind;

impl Linker<'_, '_> {
    /// Links descriptions, in the order of the text.
    pub(super) fn link_descriptions(&mut self) {
        self.note_main_meeting();
        for at in 0..self.descriptions.len() {
            let description = &self.descriptions[at];
            let found = self
                .apposed(description)
                .or_else(|| self.link_description(description));
            if let Some(referent) = found {
                self.links.of_description[at] = Some(referent);
                self.name(description.extent.clone(), referent, LinkReason::Description);
                if description.kind == EntityKind::Meeting
                    && self.links.referents[referent].kind == EntityKind::Meeting
                {
                    self.note_traits(description, referent);
                    self.name_extents(description, referent);
                }
            }
        }
    }

    fn link_description(&mut self, description: &Description) -> Option<ReferentIndex> {
        if description.possible {
            return None;
        }
        match description.kind {
            EntityKind::Meeting => self.link_meeting(description),
            EntityKind::Instrument => self.link_instrument(description),
            EntityKind::Format if self.named_format(description).is_some() => self.named_format(description),
            EntityKind::Region if self.is_plain(description) => {
                self.last_of_kind(EntityKind::Region, description.tokens.start)
            }
            EntityKind::Institution if description.name.is_some() && self.is_state_organ(description) => self
                .said_before(description)
                .or_else(|| Some(self.state_organ(description))),
            _ if self.is_plain(description) => self.said_before(description),
            _ => None,
        }
    }

    /// Whether nothing but an article and words that tell nothing apart stand before the head noun.
    pub(super) fn is_plain(&self, description: &Description) -> bool {
        description.definite && self.telling_words(description).len() == 1
    }

    /// The keys of the head noun and of the words that tell the thing apart from its like.
    pub(super) fn telling_words(&self, description: &Description) -> Vec<u64> {
        let sheet = self.sheet;
        let tells = |at: &usize| {
            let tok = &sheet.toks[*at];
            let mere = tok.is(WordClass::Determiner)
                || tok.is(WordClass::Mere)
                || tok.is(WordClass::TimeNoun)
                || tok.is(WordClass::Weekday)
                || sheet.is_one_of(*at, words!["today", "yesterday", "tomorrow"])
                || tok.is(WordClass::Cardinal) && *at != description.head;
            // "the 41-paragraph declaration", "the two-day summit"
            let measured = *at >= description.tokens.start + 2
                && sheet.is_text(*at - 1, "-")
                && sheet.number(*at - 2).is_some();
            let counted = description.ordinal.is_none() && sheet.ordinal(*at).is_some();
            *at == description.head
                || !measured
                    && !counted
                    && tok.key != 0
                    && !mere
                    && tok.kind != TokenKind::Possessive
                    && tok.kind != TokenKind::Mark
        };
        let tokens = description.tokens.clone().filter(tells);
        tokens.map(|at| sheet.keys[at]).collect()
    }

    /// What a name right after the phrase calls it: "the climate conference in Dubai, *COP28*", "a programme known as the *Green Agenda*".
    fn apposed(&mut self, description: &Description) -> Option<ReferentIndex> {
        let sheet = self.sheet;
        let mut at = description.extent.end;
        let comma = sheet.is_text(at, ",");
        at += usize::from(comma);
        let called = sheet.is_one_of(
            at,
            words!["known", "called", "titled", "entitled", "dubbed", "named"],
        );
        at += usize::from(called);
        at += usize::from(called && sheet.is_word(at, "as"));
        at += usize::from(sheet.is_word(at, "the"));
        at += usize::from(sheet.is_text(at, "“") || sheet.is_text(at, "\""));
        if !called && !comma || sheet.sentence_around(description.head) != sheet.sentence_around(at) {
            return None;
        }
        let name = self.names.starting(at)?;
        let referent = self.links.of_name[name]?;
        (self.links.referents[referent].kind == description.kind).then_some(referent)
    }

    /// The format that a phrase names before its head: "the *C5+1* format".
    fn named_format(&self, description: &Description) -> Option<ReferentIndex> {
        let named = description.name.and_then(|name| self.links.of_name[name])?;
        (self.links.referents[named].kind == EntityKind::Format).then_some(named)
    }

    /// The last thing of the kind whose name has the head noun and every telling word.
    pub(super) fn said_before(&self, description: &Description) -> Option<ReferentIndex> {
        let telling = self.telling_words(description);
        let fits = |at: &ReferentIndex| {
            let referent = &self.links.referents[*at];
            referent.kind == description.kind
                || referent.kind.is_organization() && description.kind.is_organization()
        };
        let before = description.tokens.start;
        let named = self.with_words(&telling).filter(fits);
        // "the Fund" is sooner the Aral Sea Fund than the Council of that fund.
        let head = self.sheet.keys[description.head];
        named
            .filter_map(|at| {
                Some((
                    self.links.referents[at].is_headed_by(head),
                    self.last_named(at, before)?,
                    at,
                ))
            })
            .max()
            .map(|(_, _, at)| at)
    }

    /// The thing of a kind that was named last.
    pub(super) fn last_of_kind(&self, kind: EntityKind, before: usize) -> Option<ReferentIndex> {
        let places = self.by_kind.get(&kind)?;
        places.range(..(before, 0)).next_back().map(|(_, at)| *at)
    }

    /// A thing of this document alone.
    pub(super) fn new_local(&mut self, description: &Description) -> ReferentIndex {
        let label = self.label(&(description.extent.start..description.core));
        let id = self.local_id(description.kind, &label);
        self.add(Referent::unknown(id, description.kind, label))
    }

    /// Whether a phrase is a state's ministry, parliament or government: "the Tajik government".
    fn is_state_organ(&self, description: &Description) -> bool {
        let state = description
            .name
            .and_then(|name| self.links.of_name[name])
            .is_some_and(|referent| self.links.referents[referent].kind == EntityKind::State);
        state && self.sheet.is(description.head, WordClass::StateOrgan)
    }

    fn state_organ(&mut self, description: &Description) -> ReferentIndex {
        let label = self.label(&description.tokens);
        let id = EntityId::named(EntityKind::Institution, &label);
        self.add(Referent::unknown(id, EntityKind::Institution, label))
    }
}
