//! Sources: "according to X, …", "in X's words, …", "…, as proposed by X", "described by X as …".

use crate::extractor::sheet::words;
use std::ops::Range;
use std::sync::Arc;

use super::{Hearing, Said};
use crate::extractor::clauses::{Clause, Predicate};
use crate::extractor::link::ReferentIndex;
use crate::extractor::units::{NounPhrase, UnitKind, possessor};
use crate::extractor::verb_groups::{VerbForm, Voice};
use crate::knowledge::verbs::Cue;
use crate::knowledge::{Complements, WordClass};
use crate::model::{Modality, Polarity, Quotation};
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
        self.read_view(said);
        for clause in self.clauses {
            self.read_agents(clause, said);
            self.read_position(clause, said);
        }
    }

    /// "according to Novak, …", "…, according to a statement by Novak".
    fn read_source(&self, cue: Range<usize>, said: &mut Vec<Said>) {
        let unit = self.unit_from(cue.end);
        if !matches!(self.kind_at(unit), Some(UnitKind::Noun(_))) {
            return;
        }
        let speakers = self.speakers(&[unit]);
        let speakers = if speakers.is_empty() {
            self.owners(unit)
        } else {
            speakers
        };
        // "…, but according to Novak, the talks …"
        let joined =
            cue.start > self.range.start && self.scene.sheet.is(cue.start - 1, WordClass::Conjunction);
        let lead = cue.start <= self.range.start + 1 || joined;
        let complement = if lead {
            self.after_source(unit)..self.range.end
        } else {
            self.source_start(cue.start)..cue.start
        };
        self.push_beside(&speakers, cue, complement, said);
    }

    /// "In Novak's words, …".
    fn read_view(&self, said: &mut Vec<Said>) {
        let opens = self.scene.sheet.is_word(self.range.start, "in");
        let Some(UnitKind::Noun(phrase)) = self.kind_at(1).filter(|_| opens) else {
            return;
        };
        if self.scene.sheet.is(phrase.head, WordClass::View) && phrase.head + 1 == self.unit(1).tokens.end {
            let speakers = self.possessors(phrase);
            let complement = self.after_source(1)..self.range.end;
            self.push_beside(&speakers, phrase.head..phrase.head + 1, complement, said);
        }
    }

    /// "Novak's view is that …".
    fn read_position(&self, clause: &Clause, said: &mut Vec<Said>) {
        let that = clause.at + 1;
        let is_that = clause.predicate == Predicate::Auxiliary
            && clause.polarity == Polarity::Positive
            && clause.modality == Modality::Actual
            && self.scene.sheet.is_word(self.next_start(that), "that")
            && !matches!(self.kind_at(that), Some(UnitKind::Noun(_)));
        let Some(UnitKind::Noun(phrase)) = clause
            .subject
            .first()
            .and_then(|at| self.kind_at(*at))
            .filter(|_| is_that)
        else {
            return;
        };
        if self.scene.sheet.is(phrase.head, WordClass::View) {
            let speakers = self.possessors(phrase);
            let complement = self.unit(that).tokens.end..self.range.end;
            self.push_beside(&speakers, phrase.head..phrase.head + 1, complement, said);
        }
    }

    /// Adds what stands beside a source.
    fn push_beside(
        &self,
        speakers: &[ReferentIndex],
        cue: Range<usize>,
        complement: Range<usize>,
        said: &mut Vec<Said>,
    ) {
        let complement = self.trim(complement);
        if complement.len() < 3 || speakers.is_empty() {
            return;
        }
        let words = (self.scene.sheet.words(&cue).to_owned(), &Arc::from("neutral"));
        if let Some(quote) = self.whole_quote(&complement) {
            self.push_all(speakers, words, quote.inner.clone(), Quotation::Direct, said);
            return;
        }
        let quotation = self.quotation(&complement);
        self.push_all(speakers, words, complement, quotation, said);
    }

    /// Where what a source behind it says starts: at the sentence, or after the last semicolon.
    fn source_start(&self, source: usize) -> usize {
        let lead = self.skip_lead(self.range.start);
        (lead..source)
            .rev()
            .find(|at| self.scene.sheet.is_text(*at, ";"))
            .map_or(lead, |at| at + 1)
    }

    /// Whose statement, letter or report a noun phrase is: "*Kenya's* statement", "a letter from *Kenya*".
    pub(super) fn owners(&self, unit: usize) -> Vec<ReferentIndex> {
        let Some(UnitKind::Noun(phrase)) = self.kind_at(unit).filter(|_| self.is_utterance(unit)) else {
            return Vec::new();
        };
        let possessors = self.possessors(phrase);
        if !possessors.is_empty() {
            return possessors;
        }
        if let Some(his) = self.his(unit) {
            return vec![his];
        }
        let owner = (unit + 1..unit + OWNER).find(|at| {
            let start = self
                .scene
                .units
                .get(*at)
                .map_or(usize::MAX, |unit| unit.tokens.start);
            self.scene.sheet.is_one_of(start, words!["by", "from", "of"])
        });
        owner.map_or_else(Vec::new, |by| self.speakers(&[by + 1]))
    }

    /// Whom "his", "her" and "its" before a noun stand for: "*her* statement said".
    fn his(&self, unit: usize) -> Option<ReferentIndex> {
        let scene = self.scene;
        let first = self.unit(unit).tokens.start;
        if !scene.sheet.is(first, WordClass::PossessivePronoun) {
            return None;
        }
        let owners = possessor(
            scene.sheet,
            scene.found,
            first,
            &scene.units[..unit],
            scene.before,
        );
        owners
            .into_iter()
            .find(|one| scene.referent_kind(*one).is_actor())
    }

    /// The actors in front of a noun.
    fn possessors(&self, phrase: &NounPhrase) -> Vec<ReferentIndex> {
        let referents = &self.scene.found.links.referents;
        let mut actors = phrase
            .modifiers
            .iter()
            .copied()
            .filter(|one| referents[*one].kind.is_actor());
        actors.next_back().into_iter().collect()
    }

    /// The token after a source and the comma behind it, titles and appositions passed.
    fn after_source(&self, unit: usize) -> usize {
        let after = self.unit(unit).tokens.end;
        let comma =
            (unit + 1..self.scene.units.len()).find(|at| matches!(self.kind_at(*at), Some(UnitKind::Comma)));
        comma.map_or(after, |comma| self.unit(comma).tokens.end)
    }

    /// Reads a passive or participle of saying with those by whom it was said.
    fn read_agents(&self, clause: &Clause, said: &mut Vec<Said>) {
        let sheet = self.scene.sheet;
        let Predicate::Verb(verb) = clause.predicate else {
            return;
        };
        let by = key_hash("by");
        let cues = &sheet.knowledge.lexicon.verbs.verb(verb).cues;
        let agents = clause.obliques.iter().filter(|oblique| oblique.preposition == by);
        let bare = cues.iter().find(|cue| cue.particles.is_empty());
        let (Some(cue), Voice::Passive) = (bare, clause.voice) else {
            return;
        };
        // "confirmed by the address by Novak": the first is what does it.
        let nouns = agents.map(|oblique| &oblique.nouns).next().cloned();
        let nouns = nouns.unwrap_or_default();
        let speakers = self.speakers(&nouns);
        if speakers.is_empty() {
            return;
        }
        if clause.form == VerbForm::Finite {
            self.read_passive(clause, (cue, &speakers), said);
            return;
        }
        let start = self.unit(clause.at).tokens.start;
        if start > self.range.start && sheet.is_word(start - 1, "as") && clause.form == VerbForm::Participle {
            self.read_noted(clause, (cue, &speakers), said);
        } else if let Some(naming) = cues.iter().find(|cue| cue.takes.has(Complements::NAMING)) {
            self.read_named(clause, (naming, &speakers), said);
        }
    }

    /// "The need for peace was stressed by X."
    fn read_passive(&self, clause: &Clause, (cue, speakers): (&Cue, &[ReferentIndex]), said: &mut Vec<Said>) {
        let stated = ["stressing", "noting", "expressing", "warning"].contains(&&**cue.class());
        let sheet = self.scene.sheet;
        let first = clause.subject.first().map(|at| self.unit(*at).tokens.start);
        // "These views were stressed": what was said stands before.
        let first = first.filter(|first| !sheet.is(*first, WordClass::Pronoun));
        let tokens = &self.unit(clause.at).tokens;
        let really = clause.polarity == Polarity::Positive && clause.modality == Modality::Actual;
        let noun = cue.takes.has(Complements::NOUN);
        let Some(start) = first.filter(|start| *start < tokens.start && stated && really && noun) else {
            return;
        };
        let complement = self.trim(start..tokens.start);
        let words = sheet.words(&(tokens.end - 1..tokens.end)).to_owned();
        let quotation = self.quotation(&complement);
        self.push_all(speakers, (words, cue.class()), complement, quotation, said);
    }

    /// "As noted by X, the talks …"; "the creation of a fund, as proposed by X": what "as" points at is what X said.
    fn read_noted(&self, clause: &Clause, (cue, speakers): (&Cue, &[ReferentIndex]), said: &mut Vec<Said>) {
        let start = self.unit(clause.at).tokens.start;
        let lead = self.skip_lead(self.range.start);
        let complement = if start - 1 <= lead {
            self.after_source(clause.at)..self.range.end
        } else if cue.takes.has(Complements::NOUN) {
            self.object_before(start - 1)..start - 1
        } else {
            lead..start - 1
        };
        let complement = self.trim(complement);
        let quotation = self.quotation(&complement);
        let words = self.scene.sheet.words(&self.unit(clause.at).tokens).to_owned();
        self.push_all(speakers, (words, cue.class()), complement, quotation, said);
    }

    /// "described by X as a turning point", "was called “historic” by X".
    fn read_named(&self, clause: &Clause, (cue, speakers): (&Cue, &[ReferentIndex]), said: &mut Vec<Said>) {
        let sheet = self.scene.sheet;
        let first = clause.at + 1;
        let named = (first..first + NAME).find(|at| {
            let start = self
                .scene
                .units
                .get(*at)
                .map_or(usize::MAX, |unit| unit.tokens.start);
            sheet.is_word(start, "as") || self.quotes.iter().any(|quote| quote.outer.start == start)
        });
        let Some(start) = named.map(|at| self.unit(at).tokens.start) else {
            return;
        };
        let words = sheet.words(&self.unit(clause.at).tokens).to_owned();
        let class = cue.class_with(Complements::NAMING);
        let start = start + usize::from(sheet.is_word(start, "as"));
        if let Some(quote) = self.quotes.iter().find(|quote| quote.outer.start == start) {
            self.push_all(
                speakers,
                (words, class),
                quote.inner.clone(),
                Quotation::Direct,
                said,
            );
            return;
        }
        let ends = |at: &usize| {
            matches!(
                self.kind_at(*at),
                Some(UnitKind::Comma | UnitKind::Boundary | UnitKind::Verb(_))
            )
        };
        let end = (self.unit_from(start)..self.scene.units.len()).find(ends);
        let end = end.map_or(self.range.end, |end| self.unit(end).tokens.start);
        let complement = self.trim(start..end);
        let quotation = self.quotation(&complement);
        self.push_all(speakers, (words, class), complement, quotation, said);
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

/// How many units behind a statement or letter its owner may stand.
const OWNER: usize = 4;

/// How many units behind a verb of naming the name may stand.
const NAME: usize = 6;
