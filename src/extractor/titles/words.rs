//! The words of a title: modifiers, office words, and what the office is for.

use std::ops::Range;

use super::attach::body_after_person;
use super::{Body, Finder, Title};
use crate::extractor::names::Sense;
use crate::extractor::sheet::{Shape, words};
use crate::knowledge::WordClass;
use crate::model::{EntityKind, Modality};

impl Finder<'_, '_> {
    /// Whether a token stands inside a name that is no mere run of capitals.
    pub(super) fn is_inside_name(&self, at: usize) -> bool {
        self.names.at(at).is_some_and(|name| {
            self.names.list[name].sense != Sense::Unknown || self.names.list[name].tokens.len() > 1
        })
    }

    /// The title that opens the name of a known person: "Bahrain’s *King* Hamad", "*Emir* Tamim bin Hamad of Qatar".
    pub(super) fn title_in_name(&self, at: usize) -> Option<Title> {
        let sheet = self.sheet;
        let name = self
            .names
            .starting(at)
            .filter(|_| sheet.is(at, WordClass::OfficeWord))?;
        let tokens = self.names.list[name].tokens.clone();
        let person = |thing: &crate::knowledge::ThingIndex| {
            sheet.knowledge.gazetteer.thing(*thing).kind == EntityKind::Person
        };
        let known = matches!(&self.names.list[name].sense, Sense::Known(things) if things.iter().all(person));
        if !known || tokens.len() < 2 {
            return None;
        }
        let before = self.body_before(at);
        let mut title = Title {
            tokens: before.as_ref().map_or(at, |(_, from)| *from)..tokens.end,
            words: at..at + 1,
            body: before.map_or(Body::Unsaid, |(body, _)| body),
            modality: Modality::Actual,
            plural: false,
            definite: true,
            counterpart: false,
            listed: false,
            given: false,
            sent: false,
            owner: None,
            person: Some(name),
        };
        if let Some((body, end)) = body_after_person(sheet, self.names, &title, &tokens) {
            title.body = body;
            title.tokens.end = end;
        }
        Some(title)
    }

    /// The run of modifiers and office words from `at`, if it ends in an office word; with "of foreign affairs" and its like.
    pub(super) fn office_words(&self, at: usize) -> Option<Range<usize>> {
        let (mut next, mut head) = (at, None);
        while next < self.range.end && !self.is_inside_name(next) && self.is_title_word(at, next) {
            if self.sheet.is(next, WordClass::OfficeWord) {
                head = Some(next);
            }
            next += 1;
        }
        let head = self.before_rank(at, head?);
        let short = self.sheet.is(head, WordClass::Abbreviated) && !self.is_abbreviation(head);
        if short || self.is_verb(head) {
            return None;
        }
        let offices = &self.sheet.knowledge.lexicon.offices;
        let phrase_end = |from: usize| {
            offices
                .longest_at(&self.sheet.keys[from..self.range.end])
                .map_or(from, |(length, _)| from + length)
        };
        let end = phrase_end(at).max(phrase_end(head)).max(head + 1);
        if self.sheet.is_dash(end) && self.sheet.joined(end) && self.sheet.is(end + 1, WordClass::Elect) {
            return Some(at..end + 2);
        }
        // "Minister of Foreign Affairs" may be one of "Foreign Affairs and Trade".
        let portfolio = self.portfolio_end(at, head).unwrap_or(end);
        Some(at..end.max(portfolio))
    }

    /// Whether "PM" and its like are an office: in capitals, without stops, not behind a number ("5:13 PM", "5 P.M.").
    fn is_abbreviation(&self, at: usize) -> bool {
        let sheet = self.sheet;
        let time = at > 0 && sheet.toks[at - 1].shape == Shape::Number;
        sheet.toks[at].shape == Shape::Capitals && !sheet.text(at).contains('.') && !time
    }

    /// The office word before one that only says the rank of a name: "*Secretary-General* Ambassador Novak".
    fn before_rank(&self, at: usize, head: usize) -> usize {
        let sheet = self.sheet;
        let offices = &sheet.knowledge.lexicon.offices;
        let rank = sheet.is(head, WordClass::Rank) && head > at && sheet.is(head - 1, WordClass::OfficeWord);
        let phrase = |from: usize| {
            offices
                .longest_at(&sheet.keys[from..=head])
                .is_some_and(|(length, _)| from + length > head)
        };
        if rank && sheet.toks[head].is_capital() && !(at..head).any(phrase) {
            head - 1
        } else {
            head
        }
    }

    /// The token after the rank that stands right behind a title.
    pub(super) fn after_rank(&self, at: usize) -> usize {
        let rank = self.sheet.is(at, WordClass::Rank) && self.sheet.toks[at].is_capital();
        at + usize::from(rank && at < self.range.end)
    }

    /// Whether a word goes on with a title that starts at `at`.
    fn is_title_word(&self, at: usize, next: usize) -> bool {
        let sheet = self.sheet;
        let hyphen = sheet.is_text(next, "-") && sheet.joined(next) && sheet.joined(next + 1);
        let list = next > at
            && (sheet.is_word(next, "and") || sheet.is_text(next, ","))
            && self.is_modifier_list(next);
        sheet.is(next, WordClass::OfficeWord) || sheet.is(next, WordClass::OfficeModifier) || hyphen || list
    }

    /// The end of "of foreign affairs", "for the environment", "for Human Rights and Labour" after an office word.
    fn portfolio_end(&self, start: usize, head: usize) -> Option<usize> {
        let (link, at) = (head + 1, self.after_article(head + 2));
        if !self.sheet.is_one_of(link, words!["of", "for", "on"]) {
            return None;
        }
        let bare =
            at == head + 2 && self.sheet.is(head, WordClass::WithPortfolio) && !self.is_charged(start..head);
        let named = |end: &usize| {
            bare || !self.sheet.is_word(link, "of") || self.sheet.is(end - 1, WordClass::Charge)
        };
        let first = self
            .listed_portfolio(head, at)
            .or_else(|| self.named_portfolio(at).filter(named))?;
        Some(self.portfolio_list_end(first))
    }

    /// Whether the words before an office word say what it is in charge of: "*Trade* Minister of Ruritania", "*Prime* Minister".
    fn is_charged(&self, words: Range<usize>) -> bool {
        let lexicon = &self.sheet.knowledge.lexicon;
        let whole = |at: usize| {
            let office = lexicon.offices.longest_at(&self.sheet.keys[at..=words.end]);
            office.is_some_and(|(length, office)| at + length > words.end && !office.roles.is_empty())
        };
        let portfolio = |at: usize| lexicon.portfolios.longest_at(&self.sheet.keys[at..=at]).is_some();
        words.clone().any(|at| whole(at) || portfolio(at))
    }

    /// The end of a portfolio of the lexicon at a token.
    fn listed_portfolio(&self, head: usize, at: usize) -> Option<usize> {
        let keys = self.sheet.keys.get(at..self.range.end)?;
        let (length, ()) = self.sheet.knowledge.lexicon.portfolios.longest_at(keys)?;
        let end = at + length;
        // "Director of the Trade Institute": the word belongs to a name.
        let free = self.names.at(end - 1).is_none_or(|name| {
            let name = &self.names.list[name];
            name.sense == Sense::Unknown && name.tokens.end <= end
        });
        (free && self.sheet.is(head, WordClass::InCharge)).then_some(end)
    }

    /// The end of a name that nobody knows at a token, as a portfolio: "for *Refugees*".
    fn named_portfolio(&self, at: usize) -> Option<usize> {
        let name = &self.names.list[self.names.starting(at)?];
        (name.sense == Sense::Unknown && at < self.range.end).then_some(name.tokens.end)
    }

    /// The end of a portfolio that "and" or commas go on with: "Housing *and Urban Development*".
    fn portfolio_list_end(&self, first: usize) -> usize {
        let sheet = self.sheet;
        let mut end = first;
        loop {
            let comma = usize::from(sheet.is_text(end, ","));
            let and =
                usize::from(sheet.is(end + comma, WordClass::Conjunction) || sheet.is_text(end + comma, "&"));
            let next = end + comma + and;
            match self
                .named_portfolio(next)
                .filter(|_| and == 1 || comma == 1 && self.is_closed_list(next))
            {
                Some(after) => end = after,
                None => return end,
            }
        }
    }

    /// Whether a name at a token stands in an enumeration that "and" closes: "for Trade, *Industry*, and Tourism".
    fn is_closed_list(&self, at: usize) -> bool {
        let end = self
            .names
            .starting(at)
            .map_or(at, |name| self.names.list[name].tokens.end);
        let comma = usize::from(self.sheet.is_text(end, ","));
        self.sheet.is(end + comma, WordClass::Conjunction) && self.named_portfolio(end + comma + 1).is_some()
    }

    /// The token itself, or the one after an article there.
    fn after_article(&self, at: usize) -> usize {
        at + usize::from(self.sheet.is_word(at, "the"))
    }

    /// The start of a title before whose words stand what it is in charge of: "*External Relations* Commissioner".
    pub(super) fn with_charge(&self, words: Range<usize>) -> usize {
        let sheet = self.sheet;
        let capital = words.clone().all(|at| sheet.toks[at].shape != Shape::Lower);
        let Some(name) = self.names.ending(words.start).filter(|_| capital) else {
            return words.start;
        };
        let charge = &self.names.list[name];
        let head = words
            .clone()
            .rev()
            .find(|at| sheet.is(*at, WordClass::OfficeWord));
        let portfolio = head.is_some_and(|head| sheet.is(head, WordClass::WithPortfolio));
        let start = charge.tokens.start;
        // "UN *Humanitarian* Chief": whose the office is stands before.
        let owned = self
            .body_before(start)
            .is_some_and(|(body, _)| body != Body::Unsaid);
        let fits = charge.sense == Sense::Unknown
            && charge
                .tokens
                .clone()
                .all(|at| sheet.toks[at].shape == Shape::Capital)
            && (owned || portfolio && !self.is_adjectival(charge));
        if fits && start >= self.range.start {
            start
        } else {
            words.start
        }
    }

    /// Whether "and" joins two modifiers: "economy and trade minister".
    fn is_modifier_list(&self, at: usize) -> bool {
        self.sheet.is(at + 1, WordClass::OfficeModifier)
            && self.sheet.is(at - 1, WordClass::OfficeModifier)
            && !self.sheet.is(at - 1, WordClass::OfficeWord)
    }

    /// Whether an office word is a verb here: "to head the delegation", "chairs the meeting".
    fn is_verb(&self, head: usize) -> bool {
        let sheet = self.sheet;
        let tok = &sheet.toks[head];
        if tok.word.is_none_or(|word| word.verbs.is_empty()) || tok.is_capital() {
            return false;
        }
        let before = head.checked_sub(1);
        let verbal = before.is_some_and(|at| {
            sheet.is_word(at, "to")
                || sheet.is(at, WordClass::Modal)
                || sheet.is(at, WordClass::Pronoun) && !sheet.is(at, WordClass::Determiner)
                || sheet.is(at, WordClass::Relative)
        });
        let object = sheet.is(head + 1, WordClass::Determiner);
        verbal || object
    }
}
