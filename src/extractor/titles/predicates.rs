//! Titles that a clause gives: "Novak was elected president", "Novak’s term as president".
//!
//! Only what is asserted: what is denied, planned or possible is left to the frames.

use super::Title;
use super::attach::Attacher;
use crate::knowledge::WordClass;
use crate::model::Modality;
use crate::text::TokenKind;

impl Attacher<'_, '_> {
    /// The name to which a clause gives a title.
    pub(super) fn predicated(&self, title: &Title) -> Option<usize> {
        if title.plural {
            return None;
        }
        let as_ = self.follows_as(title);
        let end = title.tokens.start - usize::from(as_);
        let time = self.in_time_of(end).filter(|_| as_);
        time.or_else(|| self.by_verb(end, as_))
            .or_else(|| self.appointed(end))
    }

    /// "Kenya appointed *Novak* chairperson".
    fn appointed(&self, end: usize) -> Option<usize> {
        let name = self.person_ending(end)?;
        let verb = self.names.list[name].tokens.start.checked_sub(1)?;
        self.sheet.is(verb, WordClass::TakesOffice).then_some(name)
    }

    /// The start of a verb with a prefix: "*re-*elected".
    fn before_prefix(&self, verb: usize) -> usize {
        let sheet = self.sheet;
        let prefixed =
            verb > 1 && sheet.is_dash(verb - 1) && sheet.joined(verb) && sheet.is_word(verb - 2, "re");
        if prefixed { verb - 2 } else { verb }
    }

    /// Whether "as" stands before a title.
    fn follows_as(&self, title: &Title) -> bool {
        title.tokens.start > 0 && self.sheet.is_word(title.tokens.start - 1, "as")
    }

    /// "*Novak*’s term as president".
    fn in_time_of(&self, end: usize) -> Option<usize> {
        let noun = end
            .checked_sub(1)
            .filter(|at| self.sheet.is(*at, WordClass::TimeInOffice))?;
        let possessive = noun.checked_sub(1)?;
        (self.sheet.toks[possessive].kind == TokenKind::Possessive)
            .then(|| self.person_ending(possessive))
            .flatten()
    }

    /// "*Novak* was elected president", "*Novak*, who took over as president".
    fn by_verb(&self, end: usize, as_: bool) -> Option<usize> {
        let particle = |at: usize| as_ && self.sheet.is(at, WordClass::OfficeParticle);
        let mut verb = end.checked_sub(1)?;
        while verb > 0 && (particle(verb) || self.sheet.is(verb, WordClass::Adverb)) {
            verb -= 1;
        }
        let gives = self.sheet.is(verb, WordClass::TakesOffice)
            || as_ && self.sheet.is(verb, WordClass::LeavesOffice);
        let subject = self.before_auxiliaries(self.before_prefix(verb));
        let participle = verb > 0 && self.sheet.is_text(verb - 1, ",");
        (gives && (as_ || subject < verb || participle))
            .then(|| self.subject_ending(subject))
            .flatten()
    }

    /// "*Novak* succeeded Petrov as president", where the name before the title is the predecessor’s.
    pub(super) fn successor(&self, name: usize) -> Option<Option<usize>> {
        let mut before = self.names.list[name].tokens.start.checked_sub(1)?;
        while before > 0 && self.sheet.is(before, WordClass::Honorific) {
            before -= 1;
        }
        self.sheet
            .is(before, WordClass::Succeeds)
            .then(|| self.subject_ending(self.before_auxiliaries(before)))
    }

    /// The token at which the auxiliaries and adverbs before a verb start.
    fn before_auxiliaries(&self, verb: usize) -> usize {
        let auxiliary = |at: &usize| {
            let tok = &self.sheet.toks[*at];
            tok.is(WordClass::Be) || tok.is(WordClass::Have) || tok.is(WordClass::Adverb)
        };
        (0..verb).rev().take_while(auxiliary).last().unwrap_or(verb)
    }

    /// The name that ends at a token, or before ", who" or a comma there.
    fn subject_ending(&self, end: usize) -> Option<usize> {
        let mut end = end;
        end -= usize::from(end > 0 && self.sheet.is_word(end - 1, "who"));
        end -= usize::from(end > 0 && self.sheet.is_text(end - 1, ","));
        self.person_ending(end)
    }

    fn person_ending(&self, end: usize) -> Option<usize> {
        self.names.ending(end).filter(|name| self.may_be_person(*name))
    }

    /// Whether a verb or a noun of office gives a title to a name: frames may read it then.
    pub(super) fn is_given(&self, title: &Title, name: usize) -> bool {
        let classes = [
            WordClass::TakesOffice,
            WordClass::LeavesOffice,
            WordClass::Succeeds,
            WordClass::TimeInOffice,
        ];
        let gives = |at: usize| classes.iter().any(|class| self.sheet.is(at, *class));
        (self.names.list[name].tokens.end..title.tokens.start).any(gives)
    }

    /// What a clause says of somebody’s time in an office: that it is over, if it says how it ended.
    pub(super) fn modality_given(&self, title: &Title) -> Modality {
        let mut at = title.tokens.start;
        let skipped = |at: usize| {
            self.sheet.is_word(at, "as")
                || self.sheet.is(at, WordClass::OfficeParticle)
                || self.sheet.is(at, WordClass::Adverb)
        };
        while at > 1 && skipped(at - 1) {
            at -= 1;
        }
        let over = self.follows_as(title) && at > 0 && self.sheet.is(at - 1, WordClass::LeavesOffice);
        if over { Modality::Former } else { title.modality }
    }
}
