//! Words in quotation marks beside a cue, and words that stand before it.

use std::ops::Range;

use super::cues::CueClause;
use super::{Hearing, QUOTED, Said, takes_clause};
use crate::extractor::quotes::Quote;
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::VerbForm;
use crate::knowledge::WordClass;

impl<'r> Hearing<'r, '_, '_> {
    /// The quotations that a cue gives to its speaker: before it, after it, or both where it breaks one.
    pub(super) fn quotes_around(&self, cue: &CueClause<'_, '_>) -> Vec<&'r Quote> {
        if !cue.cue.takes.has_quotation() || self.is_quoted(cue.words.start) {
            return Vec::new();
        }
        let before = self.quote_before(cue);
        let after = self.quote_after(cue, before.is_some());
        before.into_iter().chain(after).collect()
    }

    /// The quotation that ends right before a cue and begins the sentence or an earlier one.
    fn quote_before(&self, cue: &CueClause<'_, '_>) -> Option<&'r Quote> {
        let end = self.before_marks(cue.start);
        let quote = self.quotes.iter().rev().find(|quote| {
            quote.outer.start < cue.start
                && quote.outer.end > self.range.start
                && (quote.outer.end == end || quote.outer.end == cue.start || quote.inner.end == end)
        })?;
        let start = self.range.start.max(quote.outer.start);
        let whole = quote.outer.start <= self.range.start || self.trim(self.range.start..start).is_empty();
        let lead = self.skip_lead(self.range.start) == quote.outer.start;
        let stops = quote.inner.clone().next_back().is_some_and(|last| {
            matches!(
                self.scene.sheet.text(last),
                "," | "." | "?" | "!" | "…" | "—" | "–"
            )
        });
        ((whole || lead) && (stops || self.is_sentence(quote))).then_some(quote)
    }

    /// The quotation that a cue introduces: after a colon or comma, or at once if it is a sentence of its own.
    fn quote_after(&self, cue: &CueClause<'_, '_>, broken: bool) -> Option<&'r Quote> {
        let at = self.quote_opening(cue)?;
        let quote = self.quote_at(at)?;
        let sheet = self.scene.sheet;
        let marked = at > 0 && matches!(sheet.text(at - 1), "," | ":" | "–" | "—" | ".");
        // “called “to develop …”: a quoted infinitive is a complement, no sentence of its own.
        let infinitive = sheet.is_word(quote.inner.start, "to") && !broken;
        let rest = quote.outer.end.min(self.range.end)..self.range.end;
        let whole = self.trim(rest).is_empty();
        let colon = at > 0 && sheet.is_text(at - 1, ":");
        let at_once = at == cue.end;
        let fits = colon
            || broken
            || marked && self.is_sentence(quote)
            || at_once && whole && cue.cue.takes.has_that() && self.is_sentence(quote);
        (fits && !infinitive).then_some(quote)
    }

    /// Where a quotation opens behind a cue: past an addressee, a place, a date, an apposition and the mark.
    fn quote_opening(&self, cue: &CueClause<'_, '_>) -> Option<usize> {
        let sheet = self.scene.sheet;
        let mut at = cue.end;
        while at < self.range.end {
            if self.quote_at(at).is_some() {
                return Some(at);
            }
            let unit = self
                .scene
                .units
                .get(self.unit_from(at))
                .filter(|unit| unit.tokens.start == at)?;
            let passed = match unit.kind {
                UnitKind::Noun(_)
                | UnitKind::Preposition(_)
                | UnitKind::Date(_)
                | UnitKind::Adverb
                | UnitKind::Comma
                | UnitKind::Conjunction => true,
                UnitKind::Boundary => matches!(sheet.text(at), ":" | "–" | "—"),
                _ => false,
            };
            if !passed || at > cue.end + 40 {
                return None;
            }
            at = unit.tokens.end;
        }
        None
    }

    /// The quotation that begins at a token.
    fn quote_at(&self, at: usize) -> Option<&'r Quote> {
        self.quotes
            .iter()
            .find(|quote| quote.outer.start == at && at < self.range.end)
    }

    /// Whether a quotation is more than a phrase: it holds a verb, or is long, or begins with a capital and stops.
    pub(super) fn is_sentence(&self, quote: &Quote) -> bool {
        let sheet = self.scene.sheet;
        let capital = sheet.toks[quote.inner.start].is_capital();
        let stops = matches!(sheet.text(quote.inner.end - 1), "." | "!" | "?");
        self.has_verb(&quote.inner) || quote.inner.len() > 8 || capital && stops
    }

    /// The token after what stands before a cue, its comma and quotation marks apart.
    fn before_marks(&self, mut end: usize) -> usize {
        let mark = |at: usize| {
            matches!(
                self.scene.sheet.text(at),
                "," | "”" | "\"" | "’" | "–" | "—" | "-" | "?" | "!"
            )
        };
        while end > self.range.start && mark(end - 1) {
            end -= 1;
        }
        end
    }

    /// Reads what stands before a cue with nothing to say after it: "The text is open, Novak said."
    pub(super) fn read_before(&self, cue: &CueClause<'_, '_>, said: &mut Vec<Said>) -> bool {
        let end = self.before_marks(cue.start);
        if end == cue.start || end <= self.range.start || !takes_clause(cue) || !self.ends_here(cue) {
            return false;
        }
        let start = self.skip_lead(self.range.start);
        let comma = (end..cue.start).any(|at| self.scene.sheet.is_text(at, ","))
            || self.scene.sheet.is_text(end - 1, ",");
        let body: Range<usize> = start..self.closing_mark(end);
        if cue.own || start >= end || !comma || !self.has_clause(&body) || self.is_quoted(cue.words.start) {
            return false;
        }
        self.push_complement(cue, (body, QUOTED), said);
        true
    }

    /// The end with the mark that closes a quotation begun before it.
    fn closing_mark(&self, end: usize) -> usize {
        let quote = self
            .quotes
            .iter()
            .find(|quote| quote.outer.start < end && quote.inner.end >= end && quote.inner.end <= end + 2);
        quote.map_or(end, |quote| quote.outer.end)
    }

    /// Whether nothing follows a cue but where, when and to whom.
    fn ends_here(&self, cue: &CueClause<'_, '_>) -> bool {
        self.ends_after(cue.end)
    }

    /// Whether nothing follows a token but where, when and to whom something was said.
    pub(super) fn ends_after(&self, end: usize) -> bool {
        let mut at = self.unit_from(end);
        let mut nouns = 0;
        while let Some(kind) = self.kind_at(at) {
            match kind {
                UnitKind::Boundary => return true,
                UnitKind::Comma | UnitKind::Conjunction => return true,
                UnitKind::Noun(_)
                    if nouns == 0 || matches!(self.kind_at(at - 1), Some(UnitKind::Preposition(_))) =>
                {
                    nouns += 1
                }
                UnitKind::Preposition(_) | UnitKind::Date(_) | UnitKind::Adverb | UnitKind::Quote => {}
                // "…, the agency reports *referring to* the ministry"
                UnitKind::Verb(group) => return group.form == VerbForm::Gerund,
                _ => return false,
            }
            at += 1;
        }
        true
    }

    /// Skips an adverb and its comma at the start of a sentence, bullets and quotation marks.
    pub(super) fn skip_lead(&self, mut at: usize) -> usize {
        let sheet = self.scene.sheet;
        while at < self.range.end && matches!(sheet.text(at), "•" | "–" | "-" | "*" | "—") {
            at += 1;
        }
        // "Undoubtedly, …", "No doubt, …"
        let adverb =
            sheet.is(at, WordClass::Adverb) || sheet.text(at).ends_with("ly") || sheet.is_word(at, "no");
        let conjunction = sheet.is(at, WordClass::Conjunction) && sheet.toks[at].is_capital();
        let comma = (at + 1..at + 3).find(|next| sheet.is_text(*next, ","));
        comma
            .filter(|_| adverb)
            .map_or(if conjunction { at + 1 } else { at }, |comma| comma + 1)
    }
}
