//! Statements: who said what, in quotation marks or out of them.

mod asides;
mod complements;
mod cues;
mod ends;
mod labels;
mod pointed;
mod preambles;
mod quoted;
mod sources;
mod speakers;
mod subjects;
mod together;
mod verbs;

use std::ops::Range;
use std::sync::Arc;

use super::clauses::{Clause, Predicate};
use super::link::ReferentIndex;
use super::quotes::Quote;
use super::relations::Scene;
use super::sheet::{Shape, words};
use super::units::{Unit, UnitKind};
use super::verb_groups::VerbForm;
use super::voices::Voice;
use crate::knowledge::Complements;
use crate::model::Quotation;
use crate::text::Span;

use complements::Shape as ComplementShape;
use cues::CueClause;
pub(super) use preambles::read_preambles;
pub(super) use together::Together;

/// What a cue takes that takes words in quotation marks.
const QUOTED: Complements = Complements::CLAUSE
    .union(Complements::THAT)
    .union(Complements::QUOTATION);

/// A statement before things have identifiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) span: Span,
    pub(super) speaker: ReferentIndex,
    pub(super) cue: String,
    /// The class of the cue: "neutral", "urging".
    pub(super) class: Arc<str>,
    pub(super) quotation: Quotation,
}

/// A sentence to read, with what its surroundings say of who speaks.
pub(super) struct Hearing<'h, 's, 'a> {
    pub(super) scene: &'h Scene<'s, 'a>,
    pub(super) clauses: &'h [Clause],
    /// The quotations that it has a part of.
    pub(super) quotes: &'h [Quote],
    /// The tokens of the sentence.
    pub(super) range: Range<usize>,
    /// Who "I" and "we" are.
    pub(super) voice: &'h Voice,
    /// Who "they" are.
    pub(super) together: &'h Together,
    /// Who spoke in the sentence before.
    pub(super) last: Option<ReferentIndex>,
}

impl Hearing<'_, '_, '_> {
    /// Reads the statements of the sentence.
    pub(super) fn statements(&self) -> Vec<Said> {
        let mut said: Vec<Said> = Vec::new();
        let mut before: Option<(usize, Vec<ReferentIndex>)> = None;
        for clause in self.clauses {
            if let Some(cue) = self.cue(clause, before.as_ref()) {
                let end = self.read(&cue, &mut said);
                before = end.map(|end| (end, cue.speakers));
            }
        }
        self.read_sources(&mut said);
        self.read_labels(&mut said);
        self.read_headline(&mut said);
        said
    }

    /// Reads what a cue introduces: after it, before it, or on both sides; where a complement after it ends.
    fn read(&self, cue: &CueClause<'_, '_>, said: &mut Vec<Said>) -> Option<usize> {
        let quoted = self.quotes_around(cue);
        for quote in &quoted {
            self.push(cue, (quote.inner.clone(), QUOTED), Quotation::Direct, said);
        }
        if !quoted.is_empty() && !cue.inverted && self.adds_that(cue) {
            self.read_complement(cue, said);
        }
        if !quoted.is_empty() || cue.inverted && self.read_before(cue, said) {
            return None;
        }
        if cue.pointed {
            self.read_pointed(cue, said);
            return None;
        }
        let end = self.read_complement(cue, said);
        if end.is_none() && !self.read_before(cue, said) {
            self.read_inserted(cue, said);
        }
        end
    }

    /// Reads the complement behind a cue, and where it ends.
    fn read_complement(&self, cue: &CueClause<'_, '_>, said: &mut Vec<Said>) -> Option<usize> {
        let (complement, shape) = self.complement_after(cue)?;
        let end = complement.end;
        self.push_complement(cue, (complement, shape.complements()), said);
        self.read_contrast(cue, (end, shape), said);
        Some(end)
    }

    /// Whether "that" follows a cue at once: "“It is late,” she said *that* …".
    fn adds_that(&self, cue: &CueClause<'_, '_>) -> bool {
        self.scene.sheet.is_word(cue.end, "that")
    }

    /// Reads a further clause behind one that ends at a token: "that it was open, *but that* it was late".
    fn read_contrast(
        &self,
        cue: &CueClause<'_, '_>,
        (end, shape): (usize, ComplementShape),
        said: &mut Vec<Said>,
    ) {
        let that = self.unit_from(end) + 2;
        if self.goes_on_with_that(that, shape) {
            let start = self.unit(that).tokens.end;
            let rest = start..self.complement_end(cue, start, shape);
            self.push_complement(cue, (rest, shape.complements()), said);
        }
    }

    /// The unit in which, or after which, a token stands.
    fn unit_from(&self, token: usize) -> usize {
        self.scene.units.partition_point(|unit| unit.tokens.start < token)
    }

    fn kind_at(&self, at: usize) -> Option<&UnitKind> {
        self.scene.units.get(at).map(|unit| &unit.kind)
    }

    fn unit(&self, at: usize) -> &Unit {
        &self.scene.units[at]
    }

    /// Whether a token stands inside a quotation.
    fn is_quoted(&self, at: usize) -> bool {
        self.quotes.iter().any(|quote| quote.inner.contains(&at))
    }

    /// Whether a range of tokens holds a verb.
    fn has_verb(&self, tokens: &Range<usize>) -> bool {
        self.clauses.iter().any(|clause| {
            matches!(clause.predicate, Predicate::Verb(_) | Predicate::Auxiliary)
                && tokens.contains(&self.unit(clause.at).tokens.start)
        })
    }

    /// Whether a range of tokens holds a finite verb with its subject.
    fn has_clause(&self, tokens: &Range<usize>) -> bool {
        self.clauses.iter().any(|clause| {
            matches!(clause.predicate, Predicate::Verb(_) | Predicate::Auxiliary)
                && clause.form == VerbForm::Finite
                && clause
                    .subject
                    .first()
                    .is_some_and(|at| tokens.contains(&self.unit(*at).tokens.start))
                && tokens.contains(&self.unit(clause.at).tokens.start)
        })
    }

    /// Adds an indirect or mixed statement.
    fn push_complement(
        &self,
        cue: &CueClause<'_, '_>,
        (tokens, complements): (Range<usize>, Complements),
        said: &mut Vec<Said>,
    ) {
        let tokens = self.trim(tokens);
        if tokens.is_empty() {
            return;
        }
        if let Some(quote) = self.whole_quote(&tokens) {
            self.push(cue, (quote.inner.clone(), complements), Quotation::Direct, said);
            return;
        }
        let quotation = self.quotation(&tokens);
        // "asked" is the cue of a request, or of a reported question that quotes.
        let question = self.is_question(&tokens) && !takes_clause(cue);
        if !(question && quotation == Quotation::Indirect) {
            self.push(cue, (tokens, complements), quotation, said);
        }
    }

    /// The quotation that a complement is as a whole: "that “it is late”".
    fn whole_quote(&self, tokens: &Range<usize>) -> Option<&Quote> {
        let mut quotes = self.quotes.iter();
        quotes.find(|quote| {
            quote.outer.start == tokens.start
                && (quote.outer.end == tokens.end || quote.inner.end == tokens.end)
                && !self.is_name(quote)
        })
    }

    /// Whether a complement is a reported question: "whether it was a pact".
    fn is_question(&self, tokens: &Range<usize>) -> bool {
        self.scene.sheet.is_one_of(
            tokens.start,
            words![
                "whether", "if", "how", "why", "what", "who", "when", "where", "which"
            ],
        )
    }

    /// Indirect, or mixed if a quotation stands inside.
    fn quotation(&self, tokens: &Range<usize>) -> Quotation {
        let inside = |quote: &&Quote| {
            let overlaps = quote.inner.start < tokens.end && tokens.start < quote.inner.end;
            // Where the whole stands inside one quotation, that is somebody else's.
            overlaps && !(quote.inner.start <= tokens.start && tokens.end <= quote.inner.end)
        };
        if self
            .quotes
            .iter()
            .filter(inside)
            .any(|quote| !self.is_name(quote))
        {
            Quotation::Mixed
        } else {
            Quotation::Indirect
        }
    }

    /// Whether a quotation is only a name in marks: "the “Central Asia Plus” format".
    fn is_name(&self, quote: &Quote) -> bool {
        let mut shapes = quote.inner.clone().map(|at| self.scene.sheet.toks[at].shape);
        shapes.all(|shape| shape != Shape::Lower) && quote.inner.len() < 8
    }

    fn push(
        &self,
        cue: &CueClause<'_, '_>,
        (tokens, complements): (Range<usize>, Complements),
        quotation: Quotation,
        said: &mut Vec<Said>,
    ) {
        let words = self.scene.sheet.words(&cue.words).to_owned();
        let class = cue.cue.class_with(complements);
        self.push_all(&cue.speakers, (words, class), tokens, quotation, said);
    }

    /// Adds the same words for each speaker.
    fn push_all(
        &self,
        speakers: &[ReferentIndex],
        (cue, class): (String, &Arc<str>),
        tokens: Range<usize>,
        quotation: Quotation,
        said: &mut Vec<Said>,
    ) {
        if tokens.is_empty() {
            return;
        }
        for speaker in speakers {
            let one = Said {
                span: self.scene.sheet.span(&tokens),
                speaker: *speaker,
                cue: cue.clone(),
                class: Arc::clone(class),
                quotation,
            };
            let again = said
                .iter()
                .any(|other| other.span == one.span && other.speaker == one.speaker);
            if !again {
                said.push(one);
            }
        }
    }

    /// A range without the marks at its ends: commas and stops; quotation marks that close what it opens stay.
    fn trim(&self, mut tokens: Range<usize>) -> Range<usize> {
        let sheet = self.scene.sheet;
        let mark = |at: usize| matches!(sheet.text(at), "," | "." | ";" | ":" | "–" | "—" | "-");
        while !tokens.is_empty() && (mark(tokens.end - 1) || matches!(sheet.text(tokens.end - 1), "!" | "?"))
        {
            tokens.end -= 1;
        }
        while !tokens.is_empty() && mark(tokens.start) {
            tokens.start += 1;
        }
        tokens
    }
}

/// Whether a cue may introduce a clause of any sort.
fn takes_clause(cue: &CueClause<'_, '_>) -> bool {
    cue.cue.takes.has(Complements::CLAUSE)
}
