//! Statements: who said what, in quotation marks or out of them.

use std::ops::Range;

use super::clauses::{Clause, Predicate};
use super::link::ReferentIndex;
use super::quotes::Quote;
use super::relations::Scene;
use super::units::UnitKind;
use super::verb_groups::{VerbForm, Voice};
use crate::knowledge::verbs::Cue;
use crate::knowledge::{Complements, WordClass};
use crate::model::{EntityKind, Modality, Polarity, Quotation};
use crate::text::Span;

/// A statement before things have identifiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) span: Span,
    pub(super) speaker: ReferentIndex,
    pub(super) cue: String,
    pub(super) quotation: Quotation,
}

/// A cue in a sentence: the clause of a verb of saying, with its speakers.
struct CueClause<'c, 'k> {
    clause: &'c Clause,
    cue: &'k Cue,
    speakers: Vec<ReferentIndex>,
    /// The tokens of the cue with its particles.
    words: Range<usize>,
    /// The first token of the clause, subject included.
    start: usize,
    /// The token after the cue, and after the speaker if the cue stands before it.
    end: usize,
    /// "…, said the minister": the speaker follows the cue.
    inverted: bool,
}

/// Reads the statements of a sentence.
pub(super) fn statements_of(
    scene: &Scene<'_, '_>,
    clauses: &[Clause],
    quotes: &[Quote],
    range: &Range<usize>,
) -> Vec<Said> {
    let reader = Reader {
        scene,
        clauses,
        quotes,
        range: range.clone(),
    };
    let mut said: Vec<Said> = Vec::new();
    let cues: Vec<CueClause<'_, '_>> = clauses.iter().filter_map(|clause| reader.cue(clause)).collect();
    for (at, cue) in cues.iter().enumerate() {
        let next = cues.get(at + 1).map(|next| next.start);
        reader.read(cue, next, &mut said);
    }
    reader.read_source(&mut said);
    said
}

struct Reader<'r, 's, 'a> {
    scene: &'r Scene<'s, 'a>,
    clauses: &'r [Clause],
    quotes: &'r [Quote],
    range: Range<usize>,
}

impl<'r> Reader<'r, '_, '_> {
    /// The cue that a clause is, if its verb is one of saying and its speaker is known.
    fn cue(&self, clause: &'r Clause) -> Option<CueClause<'r, 'r>> {
        let Predicate::Verb(verb) = clause.predicate else {
            return None;
        };
        let finite = clause.form == VerbForm::Finite || clause.form == VerbForm::Gerund;
        if clause.polarity == Polarity::Negative
            || clause.modality == Modality::Possible
            || clause.voice == Voice::Passive
            || !finite
        {
            return None;
        }
        let sheet = self.scene.sheet;
        let tokens = self.scene.units[clause.at].tokens.clone();
        let follows = |cue: &&Cue| {
            let mut after = tokens.end;
            cue.particles.iter().all(|key| {
                let found = sheet.keys.get(after) == Some(key);
                after += 1;
                found
            })
        };
        let cue = sheet
            .knowledge
            .lexicon
            .verbs
            .verb(verb)
            .cues
            .iter()
            .find(follows)?;
        let words = tokens.end - 1..tokens.end + cue.particles.len();
        let subject_start = clause
            .subject
            .first()
            .map(|at| self.scene.units[*at].tokens.start)
            .filter(|start| *start < tokens.start);
        let inverted = self.is_inverted(clause, &tokens);
        let speakers = if inverted {
            self.speakers(&clause.object)
        } else {
            self.speakers(&clause.subject)
        };
        let end = if inverted {
            clause
                .object
                .last()
                .map_or(words.end, |at| self.scene.units[*at].tokens.end)
        } else {
            words.end
        };
        let start = if inverted {
            tokens.start
        } else {
            self.clause_start(clause, subject_start.unwrap_or(tokens.start), tokens.start)
        };
        (!speakers.is_empty()).then_some(CueClause {
            clause,
            cue,
            speakers,
            words,
            start,
            end,
            inverted,
        })
    }

    /// Where a cue's clause starts: at its subject, unless it shares that with a verb before.
    fn clause_start(&self, clause: &Clause, subject: usize, verb: usize) -> usize {
        let between = self.clauses.iter().any(|other| {
            let at = self.scene.units[other.at].tokens.start;
            matches!(other.predicate, Predicate::Verb(_) | Predicate::Auxiliary)
                && other.subject == clause.subject
                && other.form == VerbForm::Finite
                && at > subject
                && at < verb
        });
        if between { verb } else { subject }
    }

    /// Whether the speaker follows the cue: "…,” said Novak", "…, noted the minister".
    fn is_inverted(&self, clause: &Clause, tokens: &Range<usize>) -> bool {
        let sheet = self.scene.sheet;
        let Some(before) = tokens
            .start
            .checked_sub(1)
            .filter(|before| *before >= self.range.start)
        else {
            return false;
        };
        let mark = matches!(sheet.text(before), "," | "”" | "\"" | "?" | "!" | "’");
        let plain = tokens.len() == 1;
        mark && plain
            && clause
                .object
                .first()
                .is_some_and(|_| !self.speakers(&clause.object).is_empty())
    }

    /// The actors and meetings that noun phrases stand for.
    fn speakers(&self, nouns: &[usize]) -> Vec<ReferentIndex> {
        self.scene
            .things(nouns, &|kind: EntityKind| {
                kind.is_actor() || kind == EntityKind::Meeting
            })
            .into_iter()
            .map(|(referent, _)| referent)
            .collect()
    }

    /// Reads what a cue introduces: after it, before it, or on both sides.
    fn read(&self, cue: &CueClause<'_, '_>, next: Option<usize>, said: &mut Vec<Said>) {
        let inside = self
            .quotes
            .iter()
            .any(|quote| quote.inner.contains(&cue.words.start) && quote.outer.start >= self.range.start);
        if inside
            && !self
                .quotes
                .iter()
                .any(|quote| quote.inner.start <= self.range.start && quote.inner.contains(&cue.words.start))
        {
            // A cue inside a quotation is the quoted person's: read like any other.
        }
        let mut found = false;
        if !cue.inverted {
            found = self.read_after(cue, next, said);
        } else if let Some(quote) = self.quote_at(self.skip_marks(self.skip_apposition(cue.end))) {
            self.push(cue, quote.inner.clone(), Quotation::Direct, said);
        }
        if (!found || self.is_split(cue)) && cue.cue.takes.has(Complements::CLAUSE) {
            self.read_before(cue, said);
        }
    }

    /// Whether words of the speaker stand before the cue as well as after it.
    fn is_split(&self, cue: &CueClause<'_, '_>) -> bool {
        cue.start > self.range.start && matches!(self.scene.sheet.text(cue.start - 1), "”" | "\"")
    }

    /// Skips an apposition in commas after an inverted speaker.
    fn skip_apposition(&self, at: usize) -> usize {
        let sheet = self.scene.sheet;
        if !sheet.is_text(at, ",") {
            return at;
        }
        let quote =
            (at..self.range.end).find(|token| self.quotes.iter().any(|quote| quote.outer.start == *token));
        quote.unwrap_or(at)
    }

    /// Skips commas and colons.
    fn skip_marks(&self, mut at: usize) -> usize {
        while at < self.range.end && matches!(self.scene.sheet.text(at), "," | ":" | "–" | "—") {
            at += 1;
        }
        at
    }

    /// The quotation that begins at a token.
    fn quote_at(&self, at: usize) -> Option<&'r Quote> {
        self.quotes
            .iter()
            .find(|quote| quote.outer.start == at && at < self.range.end)
    }

    /// Reads the complement after a cue; whether there was one.
    fn read_after(&self, cue: &CueClause<'_, '_>, next: Option<usize>, said: &mut Vec<Said>) -> bool {
        let sheet = self.scene.sheet;
        let marked = self.skip_marks(cue.end);
        let takes = cue.cue.takes;
        if let Some(quote) = self.quote_at(marked) {
            let whole = self.trim(marked..self.complement_end(cue, next)).end <= quote.outer.end;
            // “called “to develop …”: a quoted infinitive is a complement, no sentence of its own.
            let infinitive = sheet.is_word(quote.inner.start, "to");
            if !infinitive
                && (marked > cue.end || takes.has(Complements::CLAUSE) && whole && self.has_verb(quote))
            {
                self.push(cue, quote.inner.clone(), Quotation::Direct, said);
            } else {
                self.push_complement(cue, marked..self.complement_end(cue, next), said);
            }
            return true;
        }
        let Some(start) = self.complement_start(cue) else {
            return false;
        };
        let end = self.complement_end(cue, next);
        if start >= end {
            return false;
        }
        if let Some(quote) = self
            .quote_at(self.skip_marks(start))
            .filter(|quote| self.skip_marks(start) > start && quote.outer.end + 1 >= end)
        {
            self.push(cue, quote.inner.clone(), Quotation::Direct, said);
            return true;
        }
        let is_noun = !self.is_clause(cue, start);
        let noun = start..if is_noun { self.noun_end(start, end) } else { end };
        if sheet.toks[noun.clone()]
            .iter()
            .take(6)
            .any(|tok| tok.is(WordClass::NotStatement))
        {
            return true;
        }
        self.push_complement(cue, noun, said);
        true
    }

    /// Where the complement of a cue starts, if what follows is one that the cue takes.
    fn complement_start(&self, cue: &CueClause<'_, '_>) -> Option<usize> {
        let sheet = self.scene.sheet;
        let units = self.scene.units;
        let takes = cue.cue.takes;
        let mut at = units.iter().position(|unit| unit.tokens.start >= cue.end)?;
        while at < units.len() && matches!(units[at].kind, UnitKind::Adverb) {
            at += 1;
        }
        // "said on Thursday that", "told his guests that", "said in Geneva that"
        let clause_at = self.that_after(at);
        if let Some(that) = clause_at.filter(|_| takes.has(Complements::CLAUSE)) {
            return Some(units[that].tokens.end);
        }
        let unit = units.get(at)?;
        match &unit.kind {
            UnitKind::Verb(group) if group.form == VerbForm::Infinitive => {
                takes.has(Complements::INFINITIVE).then_some(unit.tokens.start)
            }
            UnitKind::Noun(phrase) => {
                if takes.has(Complements::CLAUSE) && self.clause_follows(at) {
                    return Some(unit.tokens.start);
                }
                if takes.has(Complements::INFINITIVE) && self.infinitive_follows(at) {
                    return Some(unit.tokens.start);
                }
                let content = !phrase.pronoun && takes.has(Complements::NOUN);
                let addressee = self.speakers(&[at]);
                let person = addressee
                    .iter()
                    .any(|referent| self.scene.found.links.referents[*referent].kind == EntityKind::Person);
                (content && !person).then_some(unit.tokens.start)
            }
            UnitKind::Boundary if sheet.is_text(unit.tokens.start, ":") => Some(unit.tokens.end),
            _ => None,
        }
    }

    /// The "that" that opens the complement, past an addressee, a place and a date.
    fn that_after(&self, from: usize) -> Option<usize> {
        let units = self.scene.units;
        let mut at = from;
        while at < units.len() && at < from + 7 {
            match &units[at].kind {
                UnitKind::Subordinator if self.scene.sheet.is_word(units[at].tokens.start, "that") => {
                    return Some(at);
                }
                UnitKind::Relative if self.scene.sheet.is_word(units[at].tokens.start, "that") => {
                    return Some(at);
                }
                UnitKind::Noun(_)
                | UnitKind::Preposition(_)
                | UnitKind::Date(_)
                | UnitKind::Adverb
                | UnitKind::Comma => at += 1,
                _ => return None,
            }
        }
        None
    }

    /// Whether the noun phrase at a unit is the subject of a finite clause.
    fn clause_follows(&self, at: usize) -> bool {
        let units = self.scene.units;
        let mut next = at + 1;
        while next < units.len() && next < at + 8 {
            match &units[next].kind {
                UnitKind::Verb(group) => {
                    return group.form == VerbForm::Finite && group.voice != Voice::Either
                        || self.scene.sheet.is(units[next].tokens.start, WordClass::Be);
                }
                UnitKind::Noun(_)
                | UnitKind::Preposition(_)
                | UnitKind::Adverb
                | UnitKind::Quote
                | UnitKind::Conjunction => next += 1,
                _ => return false,
            }
        }
        false
    }

    /// Whether the complement that starts at a token is a clause or an infinitive, not a noun phrase.
    fn is_clause(&self, cue: &CueClause<'_, '_>, start: usize) -> bool {
        let sheet = self.scene.sheet;
        let Some(at) = self
            .scene
            .units
            .iter()
            .position(|unit| unit.tokens.start >= start)
        else {
            return true;
        };
        let noun = matches!(self.scene.units[at].kind, UnitKind::Noun(_));
        let that = start > cue.end && sheet.is_word(start - 1, "that");
        let takes = cue.cue.takes;
        !noun
            || that
            || takes.has(Complements::CLAUSE) && self.clause_follows(at)
            || takes.has(Complements::INFINITIVE) && self.infinitive_follows(at)
    }

    /// Whether an infinitive follows the noun phrase at a unit.
    fn infinitive_follows(&self, at: usize) -> bool {
        let next = self.scene.units[at + 1..].iter().find(|unit| {
            !matches!(
                unit.kind,
                UnitKind::Adverb
                    | UnitKind::Noun(_)
                    | UnitKind::Preposition(_)
                    | UnitKind::Conjunction
                    | UnitKind::Comma
            )
        });
        next.is_some_and(
            |unit| matches!(&unit.kind, UnitKind::Verb(group) if group.form == VerbForm::Infinitive),
        )
    }

    /// Where the complement ends: at the end of the sentence, or before the next cue that shares the speaker.
    fn complement_end(&self, cue: &CueClause<'_, '_>, next: Option<usize>) -> usize {
        let sheet = self.scene.sheet;
        let mut end = self.range.end;
        if let Some(next) = next.filter(|next| *next > cue.end) {
            let and = next
                .checked_sub(1)
                .filter(|at| sheet.is(*at, WordClass::Conjunction) && !self.is_quoted(*at));
            let shared = self.clauses.iter().any(|clause| {
                self.scene.units[clause.at].tokens.start == next && clause.subject == cue.clause.subject
            });
            if let Some(and) = and.filter(|_| shared) {
                end = and;
            }
        }
        end
    }

    /// Where a complement that is a noun phrase ends: before a relative clause after a comma, or an adjunct of the verb.
    fn noun_end(&self, start: usize, end: usize) -> usize {
        const ADJUNCT: [&str; 8] = [
            "from",
            "during",
            "after",
            "before",
            "since",
            "through",
            "via",
            "throughout",
        ];
        let units = self.scene.units;
        let inside = |at: &usize| units[*at].tokens.start > start && units[*at].tokens.end <= end;
        let cut = (1..units.len()).filter(inside).find(|at| {
            let after_comma = matches!(units[at - 1].kind, UnitKind::Comma);
            let adjunct = matches!(units[*at].kind, UnitKind::Preposition(_))
                && ADJUNCT
                    .iter()
                    .any(|word| self.scene.sheet.is_word(units[*at].tokens.start, word));
            let clause = matches!(&units[*at].kind, UnitKind::Relative)
                || matches!(&units[*at].kind, UnitKind::Verb(group) if group.form == VerbForm::Participle);
            (adjunct || after_comma && clause) && !self.is_quoted(units[*at].tokens.start)
        });
        cut.map_or(end, |at| units[at].tokens.start)
    }

    /// Whether a token stands inside a quotation.
    fn is_quoted(&self, at: usize) -> bool {
        self.quotes.iter().any(|quote| quote.inner.contains(&at))
    }

    /// Reads what stands before a cue: "The text is open, Novak said."
    fn read_before(&self, cue: &CueClause<'_, '_>, said: &mut Vec<Said>) {
        let sheet = self.scene.sheet;
        let mut end = cue.start;
        while end > self.range.start
            && matches!(
                sheet.text(end - 1),
                "," | "”" | "\"" | "’" | "–" | "—" | "?" | "!"
            )
        {
            end -= 1;
        }
        if end == cue.start || end == self.range.start {
            return;
        }
        if let Some(quote) = self.quotes.iter().rev().find(|quote| {
            quote.inner.contains(&(end - 1)) || quote.outer.end == end || quote.inner.end == end
        }) {
            let before = self.range.start.max(quote.outer.start);
            let whole =
                quote.outer.start <= self.range.start || self.trim(self.range.start..before).is_empty();
            if whole && self.has_verb(quote) {
                self.push(cue, quote.inner.clone(), Quotation::Direct, said);
                return;
            }
        }
        let start = self.skip_lead(self.range.start);
        let has_verb = self.clauses.iter().any(|clause| {
            matches!(clause.predicate, Predicate::Verb(_) | Predicate::Auxiliary)
                && (start..end).contains(&self.scene.units[clause.at].tokens.start)
        });
        if start < end && has_verb && sheet.is_text(end, ",") {
            self.push_complement(cue, start..end, said);
        }
    }

    /// Skips an adverb and its comma at the start of a sentence, bullets and quotation marks.
    fn skip_lead(&self, mut at: usize) -> usize {
        let sheet = self.scene.sheet;
        while at < self.range.end && matches!(sheet.text(at), "•" | "–" | "-" | "*") {
            at += 1;
        }
        // "Undoubtedly, …", "No doubt, …"
        let adverb =
            sheet.is(at, WordClass::Adverb) || sheet.text(at).ends_with("ly") || sheet.is_word(at, "no");
        let comma = (at + 1..at + 3).find(|next| sheet.is_text(*next, ","));
        comma.filter(|_| adverb).map_or(at, |comma| comma + 1)
    }

    /// Whether a quotation holds a verb, or is long enough to be more than a name.
    fn has_verb(&self, quote: &Quote) -> bool {
        let inside = self.clauses.iter().any(|clause| {
            matches!(clause.predicate, Predicate::Verb(_) | Predicate::Auxiliary)
                && quote.inner.contains(&self.scene.units[clause.at].tokens.start)
        });
        inside || quote.inner.len() > 8
    }

    /// Reads "according to Novak, …".
    fn read_source(&self, said: &mut Vec<Said>) {
        let sheet = self.scene.sheet;
        for at in self.range.clone() {
            let Some((length, ())) = sheet
                .knowledge
                .lexicon
                .sources
                .longest_at(&sheet.keys[at..self.range.end])
            else {
                continue;
            };
            let Some(unit) = self
                .scene
                .units
                .iter()
                .position(|unit| unit.tokens.start >= at + length)
            else {
                continue;
            };
            let after = self.scene.units[unit].tokens.end;
            let complement = if at <= self.range.start + 1 {
                self.skip_marks(after)..self.range.end
            } else {
                self.skip_lead(self.range.start)..at
            };
            let complement = self.trim(complement);
            if complement.len() < 3 {
                continue;
            }
            for speaker in self.speakers(&[unit]) {
                let cue = sheet.words(&(at..at + length)).to_owned();
                said.push(Said {
                    span: sheet.span(&complement),
                    speaker,
                    cue,
                    quotation: self.kind(&complement),
                });
            }
        }
    }

    /// Adds an indirect or mixed statement.
    fn push_complement(&self, cue: &CueClause<'_, '_>, tokens: Range<usize>, said: &mut Vec<Said>) {
        let tokens = self.trim(tokens);
        if !tokens.is_empty() {
            let quotation = self.kind(&tokens);
            self.push(cue, tokens, quotation, said);
        }
    }

    /// Indirect, or mixed if a quotation stands inside.
    fn kind(&self, tokens: &Range<usize>) -> Quotation {
        let quoted = self.quotes.iter().any(|quote| {
            quote.inner.start < tokens.end && tokens.start < quote.inner.end && !self.is_name(quote)
        });
        if quoted {
            Quotation::Mixed
        } else {
            Quotation::Indirect
        }
    }

    /// Whether a quotation is only a name in marks: "the “Central Asia Plus” format".
    fn is_name(&self, quote: &Quote) -> bool {
        quote
            .inner
            .clone()
            .all(|at| self.scene.sheet.toks[at].shape != super::sheet::Shape::Lower)
    }

    fn push(
        &self,
        cue: &CueClause<'_, '_>,
        tokens: Range<usize>,
        quotation: Quotation,
        said: &mut Vec<Said>,
    ) {
        if tokens.is_empty() {
            return;
        }
        for speaker in &cue.speakers {
            let words = self.scene.sheet.words(&cue.words).to_owned();
            let one = Said {
                span: self.scene.sheet.span(&tokens),
                speaker: *speaker,
                cue: words,
                quotation,
            };
            if !said.contains(&one) {
                said.push(one);
            }
        }
    }

    /// A range without the marks at its ends: commas and stops; quotation marks that close what it opens stay.
    fn trim(&self, mut tokens: Range<usize>) -> Range<usize> {
        let sheet = self.scene.sheet;
        while !tokens.is_empty()
            && matches!(
                sheet.text(tokens.end - 1),
                "." | "," | ";" | ":" | "!" | "?" | "–" | "—"
            )
        {
            tokens.end -= 1;
        }
        while !tokens.is_empty() && matches!(sheet.text(tokens.start), "," | ":" | ";" | "." | "–" | "—")
        {
            tokens.start += 1;
        }
        tokens
    }
}
