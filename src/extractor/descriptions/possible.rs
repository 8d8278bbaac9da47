//! Whether a description speaks of something that need not be: "a summit may be held", "ready to host a seminar".

use std::ops::Range;

use super::Describer;
use crate::knowledge::{Before, VerbForms, WordClass};
use crate::text::TokenKind;

impl Describer<'_, '_> {
    /// Whether an indefinite phrase stands under "may", "wants to", "calls for", "if".
    pub(super) fn is_possible(&self, tokens: &Range<usize>) -> bool {
        self.follows_possible(tokens.start) || self.precedes_possible(tokens.end)
    }

    /// "An extraordinary summit *could* be convened": a modal after the phrase.
    fn precedes_possible(&self, end: usize) -> bool {
        let stop = self.range.end.min(end + 7);
        for at in end..stop {
            let tok = &self.sheet.toks[at];
            if tok.is(WordClass::ModalPossible) {
                return true;
            }
            if tok.kind == TokenKind::Mark || self.is_finite(at) {
                return false;
            }
        }
        false
    }

    /// "Kenya *may* offer Nairobi for a session", "*proposed* a summit", "*if* they sign a pact": before the phrase.
    fn follows_possible(&self, start: usize) -> bool {
        let sheet = self.sheet;
        let stop = self.range.start.max(start.saturating_sub(12));
        for at in (stop..start).rev() {
            let tok = &sheet.toks[at];
            let word = [
                "if",
                "whether",
                "unless",
                "ready",
                "willing",
                "possible",
                "possibility",
            ];
            if tok.is(WordClass::ModalPossible)
                || word.iter().any(|word| sheet.is_word(at, word))
                || self.urges(at)
            {
                return true;
            }
            if matches!(sheet.text(at), "." | ";" | ":" | "“" | "”" | "\"") || self.is_finite(at) {
                return false;
            }
        }
        false
    }

    /// Whether a finite verb of what happened stands at a token: what is before it says nothing of what is after.
    fn is_finite(&self, at: usize) -> bool {
        let tok = &self.sheet.toks[at];
        tok.is(WordClass::Be)
            || tok.verb(VerbForms::PAST.union(VerbForms::THIRD)).is_some() && !tok.is(WordClass::NounlikeVerb)
    }

    /// "wants to", "called for", "proposed", "urged".
    fn urges(&self, at: usize) -> bool {
        let tok = &self.sheet.toks[at];
        let Some(word) = tok.word else {
            return false;
        };
        word.verbs.iter().any(|(verb, _)| {
            let verb = self.sheet.knowledge.lexicon.verbs.verb(*verb);
            let real =
                ["invite", "help", "allow", "enable", "mean", "like", "need"].contains(&verb.lemma.as_str());
            let urging = verb
                .cues
                .iter()
                .any(|cue| matches!(&**cue.class(), "urging" | "proposing"));
            !real && (urging || verb.before == Some(Before::Possible))
        })
    }
}
