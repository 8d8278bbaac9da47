//! Sources: "according to X, …", "as X put it, …", "…, as proposed by X".

use std::ops::Range;
use std::sync::Arc;

use super::{Hearing, Said};
use crate::extractor::clauses::{Clause, Predicate};
use crate::extractor::units::UnitKind;
use crate::extractor::verb_groups::{VerbForm, Voice};
use crate::text::key_hash;

impl Hearing<'_, '_, '_> {
    /// Reads the statements whose source is named beside them.
    pub(super) fn read_sources(&self, said: &mut Vec<Said>) {
        for at in self.range.clone() {
            let sources = &self.scene.sheet.knowledge.lexicon.sources;
            if let Some((length, ())) = sources.longest_at(&self.scene.sheet.keys[at..self.range.end]) {
                self.read_source(at..at + length, said);
            }
        }
        for clause in self.clauses {
            self.read_proposed(clause, said);
        }
    }

    /// "according to Novak, …", "…, according to Novak".
    fn read_source(&self, cue: Range<usize>, said: &mut Vec<Said>) {
        let unit = self.unit_from(cue.end);
        if !matches!(self.kind_at(unit), Some(UnitKind::Noun(_))) {
            return;
        }
        let speakers = self.speakers(&[unit]);
        let lead = cue.start <= self.range.start + 1;
        let complement = if lead {
            self.after_source(unit)..self.range.end
        } else {
            self.skip_lead(self.range.start)..cue.start
        };
        let complement = self.trim(complement);
        if complement.len() < 3 || speakers.is_empty() {
            return;
        }
        let quotation = self.quotation(&complement);
        let words = self.scene.sheet.words(&cue).to_owned();
        self.push_all(
            &speakers,
            (words, &Arc::from("neutral")),
            complement,
            quotation,
            said,
        );
    }

    /// The token after a source and the comma behind it, titles and appositions passed.
    fn after_source(&self, unit: usize) -> usize {
        let after = self.unit(unit).tokens.end;
        let comma =
            (unit + 1..self.scene.units.len()).find(|at| matches!(self.kind_at(*at), Some(UnitKind::Comma)));
        comma.map_or(after, |comma| self.unit(comma).tokens.end)
    }

    /// "the creation of a fund, as proposed by X": what "as" points back to is what X proposed.
    fn read_proposed(&self, clause: &Clause, said: &mut Vec<Said>) {
        let sheet = self.scene.sheet;
        let start = self.unit(clause.at).tokens.start;
        let pointed = start > self.range.start && sheet.is_word(start - 1, "as");
        let Predicate::Verb(verb) = clause.predicate else {
            return;
        };
        let Some(cue) = sheet.knowledge.lexicon.verbs.verb(verb).cues.first() else {
            return;
        };
        if !pointed || clause.form != VerbForm::Participle || clause.voice != Voice::Passive {
            return;
        }
        let by = key_hash("by");
        let agents = clause.obliques.iter().filter(|oblique| oblique.preposition == by);
        let speakers: Vec<_> = agents.flat_map(|oblique| self.speakers(&oblique.nouns)).collect();
        let words = sheet.words(&self.unit(clause.at).tokens).to_owned();
        let complement = self.trim(self.object_before(start - 1)..start - 1);
        let quotation = self.quotation(&complement);
        self.push_all(&speakers, (words, cue.class()), complement, quotation, said);
    }

    /// The start of the object of the last finite verb before a token, else of the sentence.
    fn object_before(&self, end: usize) -> usize {
        let verbs = self.clauses.iter().filter(|clause| {
            clause.form == VerbForm::Finite
                && self.unit(clause.at).tokens.end < end
                && !clause.object.is_empty()
        });
        let last = verbs
            .rev()
            .find(|clause| !matches!(clause.predicate, Predicate::Noun(_)));
        last.map_or(self.range.start, |clause| self.unit(clause.at).tokens.end)
    }
}
