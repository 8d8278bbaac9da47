//! Quotations that a label or a signature gives to somebody: "Minister X: “…”", "“…” – Minister X".

use std::ops::Range;
use std::sync::Arc;

use super::{Hearing, Said};
use crate::extractor::link::ReferentIndex;
use crate::extractor::quotes::Quote;
use crate::extractor::units::UnitKind;
use crate::model::{EntityKind, Quotation};
use crate::text::BlockKind;

/// How many words the label of a headline has at most, its colon included.
const LABEL: usize = 8;

impl Hearing<'_, '_, '_> {
    /// Reads the quotations of the sentence that no verb introduces but a name beside them.
    pub(super) fn read_labels(&self, said: &mut Vec<Said>) {
        let beside =
            |quote: &&Quote| self.range.contains(&quote.outer.start) || self.range.contains(&quote.outer.end);
        for quote in self.quotes.iter().filter(beside) {
            let span = self.scene.sheet.span(&quote.inner);
            if said.iter().any(|one| one.span == span) {
                continue;
            }
            if let Some((speakers, mark)) = self.label(quote).or_else(|| self.signature(quote)) {
                let cue = (self.scene.sheet.text(mark).to_owned(), &Arc::from("neutral"));
                self.push_all(&speakers, cue, quote.inner.clone(), Quotation::Direct, said);
            }
        }
    }

    /// Reads a headline that gives words to somebody: "Tokayev: Water is scarce".
    pub(super) fn read_headline(&self, said: &mut Vec<Said>) {
        let sheet = self.scene.sheet;
        let blocks = &sheet.cut.blocks;
        let at = blocks.partition_point(|block| sheet.block_tokens(block).end <= self.range.start);
        let heading = blocks.get(at).is_some_and(|block| {
            block.kind == BlockKind::Heading && sheet.block_tokens(block).start == self.range.start
        });
        let colon = self.range.clone().take(LABEL).find(|at| sheet.is_text(*at, ":"));
        let Some(colon) = colon.filter(|_| heading && said.is_empty()) else {
            return;
        };
        let words = self.trim(colon + 1..self.range.end);
        let person = |one: &ReferentIndex| self.scene.found.links.referents[*one].kind == EntityKind::Person;
        let speakers = self.named_alone(self.range.start..colon).unwrap_or_default();
        if self.has_clause(&words) && speakers.iter().all(person) {
            let cue = (sheet.text(colon).to_owned(), &Arc::from("neutral"));
            let quotation = self.quotation(&words);
            self.push_all(&speakers, cue, words, quotation, said);
        }
    }

    /// Whom the words before a quotation and its colon name, if there is no verb among them.
    fn label(&self, quote: &Quote) -> Option<(Vec<ReferentIndex>, usize)> {
        let sheet = self.scene.sheet;
        if !self.range.contains(&quote.outer.start) {
            return None;
        }
        let colon = quote
            .outer
            .start
            .checked_sub(1)
            .filter(|at| *at > self.range.start && sheet.is_text(*at, ":"))?;
        let start = (self.range.start..colon)
            .rev()
            .find(|at| matches!(sheet.text(*at), ";" | "”"))
            .map_or(self.range.start, |at| at + 1);
        Some((self.named_alone(start..colon)?, colon))
    }

    /// Whom the words after a quotation and its dash name.
    fn signature(&self, quote: &Quote) -> Option<(Vec<ReferentIndex>, usize)> {
        let dash = quote.outer.end;
        let fits =
            self.range.contains(&dash) && matches!(self.scene.sheet.text(dash), "–" | "—" | "-" | "--");
        let named = fits.then(|| self.named_alone(dash + 1..self.range.end))??;
        Some((named, dash))
    }

    /// The person whom some words without a verb name, or the actor that they open with.
    fn named_alone(&self, tokens: Range<usize>) -> Option<Vec<ReferentIndex>> {
        let verb = |at: &usize| matches!(self.kind_at(*at), Some(UnitKind::Verb(_)));
        let units = self.unit_from(tokens.start)..self.unit_from(tokens.end);
        if tokens.is_empty() || units.clone().any(|at| verb(&at)) || tokens.len() > 25 {
            return None;
        }
        let referents = &self.scene.found.links.referents;
        let named = units.clone().flat_map(|at| self.speakers(&[at]));
        let person = named
            .into_iter()
            .find(|one| referents[*one].kind == EntityKind::Person);
        let first = || self.speakers(&[units.start]).first().copied();
        person.or_else(first).map(|speaker| vec![speaker])
    }
}
