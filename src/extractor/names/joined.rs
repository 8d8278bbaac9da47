//! Names whose words "and" joins before their head: "the *Assessment and Evaluation* Commission", "*Latin American and Caribbean* Summit".

use super::{Finder, Name, Run, Sense};
use crate::extractor::sheet::{Shape, words};
use crate::knowledge::WordClass;
use crate::model::EntityKind;

/// How many words may stand between "and" and the head noun.
const TO_HEAD: usize = 4;

impl Finder<'_, '_> {
    /// Whether "and" joins the words of a run to others before one head noun.
    pub(super) fn is_joined_name(&self, start: usize, and: usize, run: &Run) -> bool {
        let sheet = self.sheet;
        if run.head.is_some() || !sheet.is_word(and, "and") || !self.may_be_first(start, and) {
            return false;
        }
        let stop = self.range.end.min(and + 1 + TO_HEAD * 2);
        let mut head = None;
        for at in and + 1..stop {
            let dash = sheet.is_dash(at) && sheet.joined(at) || sheet.joined(at) && sheet.is_dash(at - 1);
            if !(sheet.toks[at].shape == Shape::Capital || dash) {
                break;
            }
            if sheet.is(at, WordClass::OfficeWord) || sheet.is(at, WordClass::Honorific) {
                return false;
            }
            head = self.head_kind(at).filter(|_| !sheet.is(at, WordClass::Plural));
        }
        let named = head
            .is_some_and(|kind| !matches!(kind, EntityKind::Place | EntityKind::State | EntityKind::Person));
        let alone = self.head_kind(and + 1).is_some();
        named && !alone && self.may_be_second(start, and + 1)
    }

    /// Whether the words before "and" tell what a body is for, or where: neither a person nor a body of their own.
    fn may_be_first(&self, start: usize, and: usize) -> bool {
        let sheet = self.sheet;
        let capitals = (start..and).all(|at| {
            let dash = sheet.is_dash(at) && sheet.joined(at);
            sheet.toks[at].shape == Shape::Capital || dash
        });
        let title = (start..and).any(|at| {
            sheet.is(at, WordClass::OfficeWord)
                || sheet.is(at, WordClass::Honorific)
                || sheet.is(at, WordClass::GivenName)
        });
        if !capitals || title || and > start + TO_HEAD * 2 {
            return false;
        }
        if self.is_region(start, and) || self.is_of_a_pair(&(start..and)) {
            return true;
        }
        let article = start > self.range.start && sheet.is_word(start - 1, "the");
        article && and == start + 1 && self.known_at(start, and).is_none()
    }

    /// Whether the first word behind "and" may go on: "*Caribbean*" behind a region, else nothing that is known by itself.
    fn may_be_second(&self, start: usize, second: usize) -> bool {
        match self.known_at(second, self.range.end) {
            None => true,
            Some(known) if self.is_region(second, known.tokens.end) => self.known_at(start, second).is_some(),
            // "the Peace and *Security Council*"
            Some(known) => known.tokens.len() > 1 && self.sheet.is(known.tokens.end - 1, WordClass::Organ),
        }
    }

    /// Whether just these words are the name or adjective of a region.
    fn is_region(&self, start: usize, end: usize) -> bool {
        let known = self.known_at(start, end).filter(|known| known.tokens.end == end);
        known.is_some_and(|known| match &known.sense {
            Sense::Known(things) | Sense::Demonym(things) => self.kind_of(things) == Some(EntityKind::Region),
            _ => false,
        })
    }

    /// "*Heads of* Delegation Meeting", "*Heads of* State Summit": officers before the head of a name, whose meeting it is.
    pub(super) fn is_meeting_of_heads(&self, at: usize, run: &Run) -> bool {
        let sheet = self.sheet;
        let heads =
            run.words == 1 && run.head.is_none() && sheet.is_word(at, "of") && sheet.is_word(at - 1, "heads");
        let capitals = (at + 1..self.range.end.min(at + 6))
            .take_while(|next| sheet.toks[*next].is_capital() || sheet.is_word(*next, "and"));
        heads
            && capitals
                .last()
                .is_some_and(|last| self.head_kind(last) == Some(EntityKind::Meeting))
    }

    /// "*Opening Ceremony* of the Oslo Summit": the beginning of a meeting has no name of its own.
    pub(super) fn is_part_of_meeting(&self, start: usize, head: usize, run: &Run) -> bool {
        let sheet = self.sheet;
        let part = sheet.is_one_of(start, words!["opening", "closing", "inaugural"]);
        part && head == start + 1 && run.end == head + 1 && sheet.is_word(run.end, "of")
    }

    /// The body whose session a name is that of: "the 21st Session of the *SAARC Council of Ministers*".
    pub(super) fn body_of_session(&self, name: &Name) -> Option<Name> {
        let Sense::Headed {
            kind: EntityKind::Meeting,
            head,
        } = name.sense
        else {
            return None;
        };
        let sheet = self.sheet;
        let sits = sheet.is_one_of(head, words!["session", "meeting", "round", "sitting"]);
        let start = head + 2 + usize::from(sheet.is_word(head + 2, "the"));
        if !sits || !sheet.is_word(head + 1, "of") || start + 1 >= name.tokens.end {
            return None;
        }
        let body = self
            .name_at(start)
            .filter(|body| body.tokens.end == name.tokens.end)?;
        let Sense::Headed { kind, .. } = body.sense else {
            return None;
        };
        (kind.is_organization() || kind == EntityKind::Format).then_some(body)
    }
}
