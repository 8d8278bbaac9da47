//! Titles of several: plural ones with their bodies.

use super::{Body, Finder, Title};
use crate::extractor::names::Sense;
use crate::knowledge::WordClass;
use crate::model::EntityKind;

impl Finder<'_, '_> {
    /// The further titles of a plural one with several bodies: one for each body after the first.
    pub(super) fn listed(&self, title: &Title) -> Vec<Title> {
        let mut listed = Vec::new();
        let mut end = title.tokens.end;
        if !title.plural || !matches!(title.body, Body::Name(_)) {
            return listed;
        }
        loop {
            let mut next = end;
            while next < end + 3
                && (self.sheet.is_text(next, ",")
                    || self.sheet.is(next, WordClass::Conjunction)
                    || self.sheet.is_word(next, "the"))
            {
                next += 1;
            }
            let state = |name: &usize| matches!(&self.names.list[*name].sense, Sense::Known(things) if things.iter().any(|thing| self.sheet.knowledge.gazetteer.thing(*thing).kind == EntityKind::State));
            let name = self
                .names
                .starting(next)
                .filter(|_| next > end && next < self.range.end)
                .filter(state);
            let Some(name) = name else { return listed };
            end = self.names.list[name].tokens.end;
            listed.push(Title {
                tokens: title.words.start..end,
                body: Body::Name(name),
                listed: true,
                ..title.clone()
            });
        }
    }
}
