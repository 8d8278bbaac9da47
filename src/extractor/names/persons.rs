//! Names of places and bodies that are something else where they stand: a person's, or another body's.

use std::ops::Range;

use super::{Finder, Name, Run, Sense};
use crate::extractor::sheet::{Shape, words};
use crate::knowledge::WordClass;
use crate::model::EntityKind;
use crate::text::TokenKind;

/// What a government is called after its head without being a body of that name.
const NOT_CALLED_AFTER: [&str; 4] = ["administration", "government", "cabinet", "delegation"];

impl Finder<'_, '_> {
    /// Whether a person's name begins right after a word of another: "the President of the Republic *Zoran Novak*".
    pub(super) fn is_person_after(&self, at: usize) -> bool {
        let sheet = self.sheet;
        if at <= self.range.start
            || !sheet.toks[at - 1].is_capital()
            || sheet.toks[at].shape != Shape::Capital
            || !(self.range.contains(&(at + 1)) && sheet.toks[at + 1].is_capital())
            || self.head_kind(at + 1).is_some()
        {
            return false;
        }
        sheet.knowledge.lexicon.is_given_name(sheet.keys[at])
            || self
                .known_at(at, self.range.end)
                .is_some_and(|known| known.tokens.len() > 1 && self.is_known_person(&known))
    }

    /// A known person whose name the text opens with more given names: "Prime Minister *Josaia* Voreqe Bainimarama".
    pub(super) fn known_person_with_more(&self, at: usize, end: usize) -> Option<Name> {
        let sheet = self.sheet;
        let introduced = at > self.range.start
            && (sheet.is(at - 1, WordClass::OfficeWord) || sheet.is(at - 1, WordClass::Honorific));
        if !introduced && !sheet.knowledge.lexicon.is_given_name(sheet.keys[at]) {
            return None;
        }
        let known = (at + 1..end).find_map(|next| {
            self.known_at(next, end)
                .filter(|known| known.tokens.end == end && known.tokens.len() > 1)
        })?;
        self.is_known_person(&known).then_some(Name {
            tokens: at..end,
            ..known
        })
    }

    fn is_known_person(&self, name: &Name) -> bool {
        matches!(&name.sense, Sense::Known(things) if self.kind_of(things) == Some(EntityKind::Person))
    }

    /// Whether letters before a sign of money say which: "*US*$1 million".
    pub(super) fn is_currency(&self, tokens: &Range<usize>) -> bool {
        let sheet = self.sheet;
        let sign = |at: usize| ["$", "€", "£"].iter().any(|sign| sheet.is_text(at, sign));
        sign(tokens.end) && sheet.joined(tokens.end)
    }

    /// Whether a body is one of states by its name: "the Union of Northern *States*".
    pub(super) fn is_of_states(&self, head: usize, tokens: &Range<usize>) -> bool {
        let last = &self.sheet.toks[tokens.end - 1];
        let states =
            last.is(WordClass::Collective) && last.is(WordClass::Transparent) && last.is(WordClass::Plural);
        let one = || {
            (head + 2..tokens.end).any(|at| {
                self.known_at(at, tokens.end)
                    .is_some_and(|state| state.tokens.end == tokens.end)
            })
        };
        states && head + 1 < tokens.end && self.sheet.is_word(head + 1, "of") && !one()
    }

    /// Whether a place's name is a person's after a title: "Mr. *Jordan*", "Ambassador *Holland*".
    pub(super) fn is_titled_person(&self, known: &Name) -> bool {
        let (sheet, at) = (self.sheet, known.tokens.start);
        let titled = at > self.range.start
            && (sheet.is(at - 1, WordClass::Honorific)
                || sheet.is(at - 1, WordClass::OfficeWord) && !sheet.is(at - 1, WordClass::Plural));
        titled && known.tokens.len() == 1 && sheet.is(at, WordClass::FamilyName)
    }

    /// Whether a place's name ends a person's: "Kathy *Ireland*". `at` starts the run, which ends before `end`.
    pub(super) fn is_family_name(&self, at: usize, next: usize, end: usize) -> bool {
        let before = &self.sheet.toks[next - 1];
        // The first word of a sentence has its capital for that reason, and what the lexicon knows is no given name.
        let given = before.word.is_none() || before.shape == Shape::Initial;
        next + 1 == end && self.sheet.is(next, WordClass::FamilyName) && given && at > self.range.start
    }

    /// Whether a run without a head opens with the title of several: "*Presidents* Anna Petrova (Kenya) and …".
    pub(super) fn opens_with_plural_title(&self, at: usize, run: &Run) -> bool {
        let tok = &self.sheet.toks[at];
        tok.is(WordClass::OfficeWord) && tok.is(WordClass::Plural) && run.end > at + 1
    }

    /// A known person's name with more given names than the gazetteer has, after a title: "Prime Minister *Josaia* Voreqe Bainimarama".
    pub(super) fn fuller_name(&self, at: usize, run: &Run) -> Option<Name> {
        let sheet = self.sheet;
        let titled = at > self.range.start
            && (sheet.is(at - 1, WordClass::Honorific) || sheet.is(at - 1, WordClass::OfficeWord));
        let given = |at: usize| sheet.toks[at].shape == Shape::Capital && sheet.toks[at].word.is_none();
        let first = (at + 1..run.end.min(at + 4)).take_while(|next| given(next - 1));
        let known = first.filter(|_| titled).find_map(|next| {
            self.known_at(next, self.range.end)
                .filter(|known| known.tokens.end == run.end && known.tokens.len() > 1)
        })?;
        let person =
            matches!(&known.sense, Sense::Known(things) if self.kind_of(things) == Some(EntityKind::Person));
        person.then_some(Name {
            tokens: at..run.end,
            ..known
        })
    }

    /// Whether a word ends an office of several words: "Chief *Justice*", "Chairman-in-*Office*".
    pub(super) fn ends_office(&self, at: usize) -> bool {
        let sheet = self.sheet;
        let ends = |words: usize| {
            let first = at.checked_sub(words).filter(|first| *first >= self.range.start);
            first.is_some_and(|first| {
                let offices = &sheet.knowledge.lexicon.offices;
                let office = offices.longest_at(&sheet.keys[first..=at]);
                sheet.is(first, WordClass::OfficeWord) && office.is_some_and(|(length, _)| length > words)
            })
        };
        ends(1) || sheet.is_dash(at.saturating_sub(1)) && ends(4)
    }

    /// What an office is for, where a person's name follows it: "Secretary of *Commerce* John Novak", "of Trade and *Industry* John Novak".
    pub(super) fn portfolio_at(&self, at: usize) -> Option<Name> {
        let sheet = self.sheet;
        if !sheet.toks[at].is_capital() || !self.is_charge(at) {
            return None;
        }
        let tokens = at..self.listed_charge(at).or_else(|| self.told_charge(at))?;
        let capital = |at: usize| at < self.range.end && sheet.toks[at].is_capital();
        let person = capital(tokens.end) && capital(tokens.end + 1) && self.head_kind(tokens.end).is_none();
        let fits = person && capital(tokens.end - 1);
        fits.then_some(Name {
            tokens,
            sense: Sense::Unknown,
            inner: Vec::new(),
        })
    }

    /// The end of a portfolio of the lexicon at a token.
    fn listed_charge(&self, at: usize) -> Option<usize> {
        let keys = self.sheet.keys.get(at..self.range.end)?;
        let found = self.sheet.knowledge.lexicon.portfolios.longest_at(keys);
        found.map(|(length, ())| at + length)
    }

    /// The end of capitals that end in a word for what one may be in charge of: "*Public Security* Ricardo Mejia".
    fn told_charge(&self, at: usize) -> Option<usize> {
        let stop = self.range.end.min(at + 6);
        let capitals = (at..stop).take_while(|next| self.sheet.toks[*next].shape == Shape::Capital);
        capitals
            .filter(|next| self.sheet.is(*next, WordClass::Charge))
            .last()
            .map(|last| last + 1)
    }

    /// Whether what stands at a token is what an office is for: after "Minister of", or after "and" and one of these words.
    fn is_charge(&self, at: usize) -> bool {
        let sheet = self.sheet;
        let Some(mut link) = at.checked_sub(1).filter(|link| *link > self.range.start) else {
            return false;
        };
        if sheet.is(link, WordClass::Conjunction) {
            let portfolios = &sheet.knowledge.lexicon.portfolios;
            let ends = |from: usize| {
                portfolios
                    .longest_at(&sheet.keys[from..link])
                    .is_some_and(|(length, ())| from + length == link)
            };
            return (link.saturating_sub(3)..link).any(ends);
        }
        link -= usize::from(sheet.is_word(link, "the"));
        let Some(before) = link.checked_sub(1).filter(|before| *before >= self.range.start) else {
            return false;
        };
        let of = sheet.is_word(link, "of") && sheet.is(before, WordClass::InCharge);
        let other = sheet.is_word(link, "for") || sheet.is_word(link, "on");
        of || other && sheet.is(before, WordClass::OfficeWord)
    }

    /// Whether a body is called after a person: "the John F. Kennedy *Center*".
    pub(super) fn is_called_after(&self, person: &Name, head: usize, kind: EntityKind) -> bool {
        let capital = |at: usize| self.sheet.toks[at].shape == Shape::Capital;
        let own = NOT_CALLED_AFTER.iter().any(|word| self.sheet.is_word(head, word));
        kind == EntityKind::Institution && !own && (person.tokens.end..=head).all(capital)
    }

    /// Whether words name an organ that the text gives to somebody else: "Ukraine's *Security Council*".
    pub(super) fn is_of_a_state(&self, tokens: &Range<usize>) -> bool {
        let owned = tokens.start > self.range.start + 1
            && self.sheet.toks[tokens.start - 1].kind == TokenKind::Possessive
            && self.sheet.toks[tokens.start - 2].is_capital();
        owned && tokens.len() > 1 && self.sheet.is(tokens.end - 1, WordClass::Organ)
    }

    /// The run from the last word of an organ whose first is no name by itself: "*The* General Assembly of …".
    pub(super) fn run_from_organ(&self, known: &Name) -> Option<Run> {
        let head = known.tokens.end - 1;
        let organ = known.tokens.len() > 1 && self.sheet.is(head, WordClass::Organ);
        organ.then(|| self.run_from(head)).flatten()
    }

    /// Whether an organ's name goes on with whose it is, and it is not the known one's: "the *Security Council* of Ukraine".
    pub(super) fn is_organ_of_another(&self, known: &Name, head: usize, run: &Run) -> bool {
        if head + 1 != known.tokens.end || !self.sheet.is(head, WordClass::Organ) {
            return false;
        }
        let Sense::Known(organs) = &known.sense else {
            return false;
        };
        // "the Security Council *on* Syria" is no other council for that.
        let of = |at: usize| {
            let article = usize::from(self.sheet.is_word(at - 1, "the"));
            !self.sheet.is_one_of(at - 1 - article, words!["on", "for"])
        };
        let owner = (known.tokens.end..run.end)
            .find_map(|at| self.known_at(at, run.end))
            .filter(|owner| of(owner.tokens.start));
        let Some(Sense::Known(owners)) = owner.map(|owner| owner.sense) else {
            return false;
        };
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let mut owned = organs.iter().flat_map(|organ| gazetteer.thing(*organ).part_of);
        !owned.any(|owner| owners.contains(owner)) && self.kind_of(&owners) != Some(EntityKind::Place)
    }

    /// Whether a known organ inside a name is the name's own head: "National *Security Council*", "*Security Council* of Ukraine".
    pub(super) fn is_another_body(&self, found: &Name, whole: &Range<usize>, head: Option<usize>) -> bool {
        let (start, last) = (found.tokens.start, found.tokens.end - 1);
        let organ = found.tokens.len() > 1 && self.sheet.is(last, WordClass::Organ);
        let continued = start > whole.start && self.sheet.toks[start - 1].shape == Shape::Capital;
        // The head of a name that is known as a whole stands first: "*General Assembly* of the Organization of American States".
        let heads = head.map_or(start == whole.start, |head| head == last);
        organ && (continued || heads)
    }
}
