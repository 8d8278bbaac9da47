//! The tails of names: years, small nouns, possessives and numbers that belong to them.

use std::ops::Range;

use super::{Finder, Name, Run, Sense};
use crate::extractor::dates::year_at;
use crate::extractor::sheet::{Shape, words};
use crate::knowledge::WordClass;
use crate::model::EntityKind;
use crate::text::TokenKind;

impl Finder<'_, '_> {
    /// Whether a name speaks of several things: "Kuwaiti Newspapers", "Presidential Summits"; or of those in one: "Forum *Leaders*".
    pub(super) fn is_several(&self, head: usize, kind: EntityKind, run: &Run) -> bool {
        let sheet = self.sheet;
        let last = run.end - 1;
        let plural = sheet.is(head, WordClass::Plural);
        let of_bodies = kind == EntityKind::Institution && !sheet.is_word(head, "services");
        let sits = ["summits", "meetings", "sessions", "conferences", "forums"];
        let of_meetings = kind == EntityKind::Meeting && sits.iter().any(|word| sheet.is_word(head, word));
        let people = [
            "leaders",
            "partners",
            "members",
            "participants",
            "delegates",
            "ministers",
            "level",
        ];
        let in_it = last == head + 1 && people.iter().any(|word| sheet.is_word(last, word));
        head == last && plural && (of_bodies || of_meetings) || in_it
    }

    /// Whether two states joined by a dash open a name, so that the body is their format: "the *Kenya–Ghana* Trade Council".
    pub(super) fn is_of_a_pair(&self, tokens: &Range<usize>) -> bool {
        let side = |at: usize| self.known_at(at, tokens.end).filter(|known| self.is_side(known));
        let second = side(tokens.start)
            .filter(|first| self.sheet.is_dash(first.tokens.end))
            .and_then(|first| side(first.tokens.end + 1));
        second.is_some_and(|second| second.tokens.end < tokens.end)
    }

    /// Whether a name is that or the adjective of a state or of an organization of states.
    fn is_side(&self, name: &Name) -> bool {
        let (Sense::Known(things) | Sense::Demonym(things)) = &name.sense else {
            return false;
        };
        matches!(
            self.kind_of(things),
            Some(EntityKind::State | EntityKind::IntergovernmentalOrganization)
        )
    }

    /// Whether a noun among other capitals heads them: the last does, and "Mount", "Fort" and their like the first.
    ///
    /// "Coast Guard" is no coast, "Cabinet Secretaries" are no cabinet.
    pub(super) fn may_head(&self, head: usize, kind: EntityKind, start: usize, run: &Run) -> bool {
        let sheet = self.sheet;
        let strict = kind == EntityKind::Place || sheet.is(head, WordClass::StateOrgan);
        let followed = head + 1 < run.end && sheet.toks[head + 1].shape == Shape::Capital;
        let opens = head == start && sheet.is(head, WordClass::Opening);
        !strict || !followed || opens
    }

    /// "Deputy Chief of *Mission* in Nairobi": words of an office.
    pub(super) fn is_of_chief(&self, at: usize) -> bool {
        let sheet = self.sheet;
        at > self.range.start + 1
            && sheet.is_word(at, "mission")
            && sheet.is_word(at - 1, "of")
            && sheet.is_one_of(at - 2, words!["chief", "chiefs", "head", "heads"])
    }

    /// "Press Conference", "News Release": what is for those who report names neither a meeting nor a text of the sides.
    pub(super) fn is_media_event(&self, head: usize, run: &Run) -> bool {
        self.sheet.is(head, WordClass::Media) && head + 1 < run.end && self.sheet.toks[head + 1].is_capital()
    }

    /// Letters in brackets inside a name that goes on: "Statement on Extraordinary Revenue *(ERA)* Loans".
    pub(super) fn bracketed_acronym(&self, at: usize) -> Option<usize> {
        let sheet = self.sheet;
        let after = at + 3;
        let closed = sheet.is_text(at, "(")
            && sheet.is_text(at + 2, ")")
            && after < self.range.end
            && sheet.toks[at + 1].shape == Shape::Capitals;
        let noun = || {
            sheet.is(after, WordClass::Plural)
                || self.head_kind(after).is_some()
                || sheet.toks[after].word.is_none()
        };
        (closed && sheet.toks[after].shape == Shape::Capital && self.may_name(after, false) && noun())
            .then_some(after)
    }

    /// The run that a known name of several words opens: "*Bosnia and Herzegovina* Peace Plan", "*Kenya - Ghana* Joint Statement".
    pub(super) fn run_after(&self, known: &Name) -> Option<Run> {
        let Sense::Known(things) = &known.sense else {
            return None;
        };
        if self.kind_of(things) == Some(EntityKind::Person) {
            return None;
        }
        let pair = self.paired_with(known);
        let from = pair.unwrap_or(known.tokens.end);
        let run = (from < self.range.end).then(|| self.run_from(from)).flatten();
        let run = run.filter(|run| run.head.is_some())?;
        (pair.is_some() || self.sheet.toks[from].is_capital()).then_some(run)
    }

    /// Where a known name after a dash with spaces around it ends: "Kenya - *Ghana* Joint Statement".
    fn paired_with(&self, known: &Name) -> Option<usize> {
        let (sheet, dash) = (self.sheet, known.tokens.end);
        if dash >= self.range.end || !sheet.is_dash(dash) || sheet.joined(dash) {
            return None;
        }
        let second = self.known_at(dash + 1, self.range.end)?;
        matches!(&second.sense, Sense::Known(things) if self.kind_of(things) == Some(EntityKind::State))
            .then_some(second.tokens.end)
    }

    /// A name with what belongs to it after its last capital: "the OTS Strategy *for 2022–2026*", "Summit *2023*", "the Falepili Union *treaty*".
    pub(super) fn with_tail(&self, mut name: Name) -> Name {
        let end = name.tokens.end;
        match name.sense {
            Sense::Headed {
                kind: EntityKind::Instrument | EntityKind::Meeting,
                ..
            } => {
                let at = end + usize::from(self.sheet.is_word(end, "for"));
                let year = |at: usize| at < self.range.end && year_at(self.sheet, at).is_some();
                if year(at) {
                    let range = self.sheet.is_dash(at + 1) && year(at + 2);
                    name.tokens.end = if range { at + 3 } else { at + 1 };
                }
            }
            Sense::Unknown | Sense::Headed { .. } if self.heads_text(end) => {
                name.tokens.end = end + 1;
                name.sense = Sense::Headed {
                    kind: EntityKind::Instrument,
                    head: end,
                };
            }
            _ => {}
        }
        name
    }

    /// Whether a small noun after a name says that it is a text's: "treaty", "strategy"; "report" and "law" may be anybody's.
    fn heads_text(&self, at: usize) -> bool {
        let sheet = self.sheet;
        if at >= self.range.end || sheet.toks[at].shape != Shape::Lower || sheet.is(at, WordClass::Plural) {
            return false;
        }
        let text = sheet.toks[at]
            .word
            .is_some_and(|word| word.head == Some(EntityKind::Instrument));
        let loose = sheet.is(at, WordClass::LooseText) || sheet.is(at, WordClass::AnyText);
        let named = sheet.is_one_of(at, words!["strategy", "formula", "initiative", "plan"]);
        let noun_next =
            at + 1 < self.range.end && sheet.toks[at + 1].word.is_some_and(|word| word.head.is_some());
        text && (!loose || named) && !noun_next
    }

    /// "the CHIPS *and* Science Act": a text named after two things.
    pub(super) fn is_paired_text(&self, at: usize, run: &Run) -> bool {
        let sheet = self.sheet;
        if run.head.is_some()
            || run.words > 2
            || !sheet.is_word(at, "and")
            || self.known_at(at + 1, self.range.end).is_some()
        {
            return false;
        }
        let stop = self.range.end.min(at + 5);
        let capitals = (at + 1..stop).take_while(|next| sheet.toks[*next].shape == Shape::Capital);
        capitals.last().is_some_and(|last| {
            last > at + 1 && sheet.is_one_of(last, words!["act", "law", "treaty", "agreement"])
        })
    }

    /// "Asian *Law* Caucus", "Job *Act* Center": a loose noun for texts before another word heads nothing;
    /// nor does an organ of a state: "*Senate* Majority", "*Duma* Boko".
    pub(super) fn modifies_next(&self, head: usize, next: usize) -> bool {
        let loose = self.sheet.is_one_of(head, words!["law", "act", "code"]);
        (loose || self.sheet.is(head, WordClass::StateOrgan))
            && head + 1 == next
            && self.sheet.toks[next].shape == Shape::Capital
    }

    /// Whether a possessive goes on with a name: "*Leaders’* Meeting", "*Women's* Forum"; "Kenya's Ministry" are two.
    pub(super) fn is_owned_name(&self, at: usize, run: &Run) -> bool {
        let sheet = self.sheet;
        if at <= self.range.start || run.head.is_some() || sheet.toks[at].kind != TokenKind::Possessive {
            return false;
        }
        let owners = ["women", "people", "peoples", "children", "men", "youth"];
        let plural = sheet.is(at - 1, WordClass::Plural) && sheet.text(at).chars().count() == 1;
        let owner = plural || owners.iter().any(|word| sheet.is_word(at - 1, word));
        owner && at + 1 < self.range.end && self.head_kind(at + 1).is_some()
    }

    /// "COP28": an acronym of meetings with its number.
    pub(super) fn numbered_meeting(&self, tokens: Range<usize>) -> Option<Sense> {
        let at = tokens.start;
        let text = self.sheet.text(at);
        let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let word = self
            .sheet
            .knowledge
            .lexicon
            .word(crate::text::key_hash(letters))?;
        let numbered = letters.len() < text.len() && word.classes.has(WordClass::NumberedMeeting);
        (numbered && tokens.len() == 1).then_some(Sense::Headed {
            kind: EntityKind::Meeting,
            head: at,
        })
    }
}
