//! Preambles and numbered clauses: "Recalling …,", "1. Calls upon …", said by whoever issues the text.

use std::ops::Range;

use super::Said;
use crate::extractor::link::ReferentIndex;
use crate::extractor::sheet::Sheet;
use crate::extractor::units::Found;
use crate::extractor::voices::Voice;
use crate::knowledge::verbs::Cue;
use crate::knowledge::{Complements, VerbForms, WordClass};
use crate::model::{EntityKind, Quotation};
use crate::text::Block;

/// Reads the clauses of a resolution or communiqué that begin with their verb.
pub(in crate::extractor) fn read_preambles(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    voices: &[Voice],
    said: &mut Vec<Said>,
) {
    let reader = Reader { sheet, found };
    let mut issuers: Vec<ReferentIndex> = Vec::new();
    for (block, voice) in sheet.cut.blocks.iter().zip(voices) {
        let tokens = sheet.block_tokens(block);
        if let Some(body) = reader.issuer(block, &tokens) {
            let organ = reader.found.links.referents[body].kind.is_organization();
            issuers = if voice.many.is_empty() || organ {
                vec![body]
            } else {
                voice.many.clone()
            };
            continue;
        }
        let speakers = if issuers.is_empty() { &voice.many } else { &issuers };
        if !speakers.is_empty() {
            reader.read(&tokens, speakers, said);
        }
    }
}

struct Reader<'r, 's, 'a> {
    sheet: &'s Sheet<'a>,
    found: &'r Found<'s>,
}

impl<'s> Reader<'_, 's, '_> {
    /// The body that opens a preamble: "The Security Council,".
    fn issuer(&self, block: &Block, tokens: &Range<usize>) -> Option<ReferentIndex> {
        let last = tokens.end.checked_sub(1)?;
        let open =
            tokens.len() < 120 && matches!(self.sheet.text(last), "," | ":") && block.sentences.len() == 1;
        let mut first = self.after_determiner(tokens.start);
        // "The participants of the Third Meeting:"
        if self.sheet.is(first, WordClass::Transparent) && self.sheet.is_word(first + 1, "of") {
            first = self.after_determiner(first + 2);
        } else if self.sheet.is_text(last, ":") {
            return None;
        }
        let mut opening = self.found.links.namings.between(tokens.start, first + 1);
        let naming = opening.find(|naming| first < naming.tokens.end && naming.tokens.end <= tokens.end)?;
        let kind = self.found.links.referents[naming.referent].kind;
        (open && (kind.is_organization() || kind == EntityKind::Format || kind == EntityKind::Meeting))
            .then_some(naming.referent)
    }

    /// The token after an article.
    fn after_determiner(&self, at: usize) -> usize {
        at + usize::from(self.sheet.is(at, WordClass::Determiner))
    }

    /// Reads a block that begins with a cue, its number or bullet apart.
    fn read(&self, tokens: &Range<usize>, speakers: &[ReferentIndex], said: &mut Vec<Said>) {
        let sheet = self.sheet;
        let Some(first) = tokens.clone().take(6).find(|at| self.opens(*at)) else {
            return;
        };
        let label =
            (tokens.start..first).all(|at| sheet.text(at).len() <= 3 && !sheet.is(at, WordClass::Pronoun));
        // "Also recalling", "Deeply convinced"
        let adverb = |at: &usize| sheet.is(*at, WordClass::Adverb) || sheet.text(*at).ends_with("ly");
        let verb = (first..tokens.end).find(|at| !adverb(at)).unwrap_or(first);
        let Some((cue, end)) = self.cue(verb, tokens.end).filter(|_| label) else {
            return;
        };
        let complement = self.complement(cue, end, tokens.end);
        if complement.len() < 2 {
            return;
        }
        for speaker in speakers {
            said.push(Said {
                span: sheet.span(&complement),
                speaker: *speaker,
                cue: sheet.words(&(verb..end)).to_owned(),
                class: cue.class().clone(),
                quotation: Quotation::Indirect,
            });
        }
    }

    /// Whether the words of a clause may begin at a token, and no number or bullet of it.
    fn opens(&self, at: usize) -> bool {
        let tok = &self.sheet.toks[at];
        let verb = tok.verb(VerbForms::BASE.union(VerbForms::GERUND)).is_some();
        let minded = &self.sheet.knowledge.lexicon.verbs.minded;
        tok.is_capital() && self.sheet.text(at).len() > 3
            || verb
            || minded.iter().any(|cue| cue.particles == [tok.key])
    }

    /// The cue that a verb at the start of a clause is, and the token after it.
    fn cue(&self, at: usize, end: usize) -> Option<(&'s Cue, usize)> {
        let forms = VerbForms::GERUND.union(VerbForms::THIRD).union(VerbForms::BASE);
        let verbs = &self.sheet.knowledge.lexicon.verbs;
        let find = |cues: &'s [Cue], from: usize| {
            cues.iter().find_map(|cue| {
                let after = from + cue.particles.len();
                let fits =
                    !cue.around_addressee && after < end && self.sheet.keys[from..after] == *cue.particles;
                fits.then_some((cue, after))
            })
        };
        match self.sheet.toks[at].verb(forms) {
            Some(verb) => find(&verbs.verb(verb).cues, at + 1),
            // "Convinced that"
            None => find(&verbs.minded, at),
        }
    }

    /// What a clause says: behind "that" or "with concern", to the end, a relative clause after a comma apart.
    fn complement(&self, cue: &Cue, after: usize, end: usize) -> Range<usize> {
        let sheet = self.sheet;
        let mut start = after;
        if sheet.is_word(start, "also") || sheet.is_word(start, "further") {
            start += 1;
        }
        if sheet.is_word(start, "with") && !sheet.is(start + 1, WordClass::Determiner) {
            start += 2;
        }
        let that = (start..end.min(start + 4)).find(|at| sheet.is_word(*at, "that"));
        let start = that
            .filter(|_| cue.takes.has_that())
            .map_or(start, |that| that + 1);
        let thanks = sheet.toks[start.min(end)..end.min(start + 4)]
            .iter()
            .any(|tok| tok.is(WordClass::NotStatement));
        if thanks
            || start >= end
            || that.is_none() && !cue.takes.has(Complements::NOUN.union(Complements::INFINITIVE))
        {
            return start..start;
        }
        let sentence = sheet.sentence_around(start).end.min(end);
        let relative = (start..sentence)
            .find(|at| that.is_none() && sheet.is_text(*at, ",") && sheet.is(at + 1, WordClass::Relative));
        let mut end = relative.unwrap_or(sentence);
        while end > start && matches!(sheet.text(end - 1), "," | "." | ";" | ":" | "and") {
            end -= 1;
        }
        start..self.before_bracket(start, end)
    }

    /// The end without a closing bracket and what it holds.
    fn before_bracket(&self, start: usize, end: usize) -> usize {
        let closed = end > start && self.sheet.is_text(end - 1, ")");
        let open = (start..end).rev().find(|at| self.sheet.is_text(*at, "("));
        open.filter(|open| {
            closed
                && *open > start
                && self.sheet.toks[open + 1].kind == crate::text::TokenKind::Word
                && end - open > 4
        })
        .unwrap_or(end)
    }
}
