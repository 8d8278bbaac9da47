//! Titles of several: plural ones with their bodies and persons, and several of one person.

use super::attach::{may_be_person, skip_honorifics};
use super::{Body, Finder, Title};
use crate::extractor::names::Sense;
use crate::knowledge::WordClass;
use crate::model::EntityKind;

/// One of those whom a plural title is said of: the body, the name, and the end of both.
struct Item {
    /// Where its title starts, if not where that of all does.
    start: Option<usize>,
    body: Body,
    person: Option<usize>,
    end: usize,
}

impl Finder<'_, '_> {
    /// A title as one for each of those of whom it is said: "the presidents of A, B and C", "Presidents X (A) and Y (B)".
    pub(super) fn spread(&self, title: Title) -> Vec<Title> {
        let items = match (&title.body, title.plural) {
            (Body::Name(body), true) if self.names.list[*body].tokens.start >= title.words.end => {
                self.bodies_listed(*body)
            }
            (Body::Name(body), true) => self.bodies_before(*body, &title),
            (Body::Unsaid, true) => self.persons_listed(title.tokens.end),
            _ => Vec::new(),
        };
        let items = if items.is_empty() && title.plural {
            self.persons_introduced(title.tokens.end)
        } else {
            items
        };
        if items.is_empty() {
            return vec![title];
        }
        let mut end = title.tokens.end;
        let spread = items.into_iter().enumerate().map(|(at, item)| {
            let further = at > 0 && item.person.is_some();
            let start = if further {
                self.after_separators(end)
            } else {
                item.start.unwrap_or(title.tokens.start)
            };
            end = item.end;
            Title {
                tokens: start..item.end,
                body: item.body,
                person: item.person,
                listed: at > 0,
                ..title.clone()
            }
        });
        spread.collect()
    }

    /// The bodies before a plural title, joined by "and": "the *Somali and Kenyan* presidents"; none for one.
    fn bodies_before(&self, last: usize, title: &Title) -> Vec<Item> {
        let item = |body: usize, start: usize| Item {
            start: Some(start),
            body: Body::Name(body),
            person: None,
            end: title.tokens.end,
        };
        let mut start = self.names.list[last].tokens.start;
        let mut items = vec![item(last, start)];
        while start > self.range.start + 1 {
            let and = self.sheet.is(start - 1, WordClass::Conjunction);
            let joined = and && items.len() == 1 || self.sheet.is_text(start - 1, ",") && items.len() > 1;
            let before = self
                .names
                .ending(start - 1)
                .filter(|name| joined && self.is_people(*name));
            let Some(name) = before else { break };
            start = self.names.list[name].tokens.start;
            items.push(item(name, start));
        }
        if items.len() == 1 {
            return Vec::new();
        }
        items.reverse();
        items[0].start =
            Some(start - usize::from(self.sheet.is(start.saturating_sub(1), WordClass::Determiner)));
        items
    }

    /// Whether a name is a state's or its people's.
    fn is_people(&self, name: usize) -> bool {
        matches!(self.names.list[name].sense, Sense::Demonym(_)) || self.is_state(name)
    }

    /// The bodies of a plural title, each with its person if the text puts one beside it.
    fn bodies_listed(&self, first: usize) -> Vec<Item> {
        let mut items = Vec::new();
        let mut next = Some(first);
        while let Some(body) = next {
            let end = self.names.list[body].tokens.end;
            let person = self.person_beside(end);
            let end = person.map_or(end, |(_, end)| end);
            items.push(Item {
                start: None,
                body: Body::Name(body),
                person: person.map(|(person, _)| person),
                end,
            });
            let after = self.after_separators(end);
            next = self
                .names
                .starting(after)
                .filter(|name| after > end && after < self.range.end && self.is_state(*name));
        }
        items
    }

    /// The person of a body in a list: "of Kenya *(Novak)*", "of Kenya *Anna Novak* and Norway …".
    fn person_beside(&self, end: usize) -> Option<(usize, usize)> {
        let bracket = usize::from(self.sheet.is_text(end, "("));
        let name = self
            .names
            .starting(skip_honorifics(self.sheet, self.names, end + bracket))?;
        let tokens = &self.names.list[name].tokens;
        let closed = bracket == 0 || self.sheet.is_text(tokens.end, ")");
        let fits = may_be_person(self.sheet, self.names, name)
            && !self.is_state(name)
            && tokens.end <= self.range.end;
        (closed && fits && (bracket == 1 || tokens.len() > 1)).then_some((name, tokens.end + bracket))
    }

    /// The persons right after a plural title, each with a body if the text puts one beside it; none for no list.
    fn persons_listed(&self, start: usize) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let (mut at, mut closed) = (start, false);
        loop {
            at = skip_honorifics(self.sheet, self.names, at);
            let name = self.names.starting(at).filter(|_| at < self.range.end);
            let Some(name) = name.filter(|name| self.may_be_listed(*name)) else {
                break;
            };
            let end = self.names.list[name].tokens.end;
            let (body, end) = self.body_beside(end).unwrap_or((Body::Unsaid, end));
            items.push(Item {
                start: None,
                body,
                person: Some(name),
                end,
            });
            if closed {
                break;
            }
            at = self.after_separators(end);
            closed = (end..at).any(|between| self.sheet.is(between, WordClass::Conjunction));
            if at == end {
                break;
            }
        }
        // After a mere comma the next name may be anybody's.
        let bodied = items.iter().take_while(|item| item.body != Body::Unsaid).count();
        if !closed {
            items.truncate(bodied);
        }
        items
    }

    /// The persons that a verb or the next sentence tells of a plural title: "the new leaders included Novak *of Kenya* and …",
    /// "… new leaders. *Among them were* Novak *of Kenya* and …"; each with a state.
    fn persons_introduced(&self, end: usize) -> Vec<Item> {
        let is = |at: usize, words: &[&str]| words.iter().any(|word| self.sheet.is_word(at, word));
        let verb = end + usize::from(self.sheet.is_text(end, ","));
        let here = (verb < self.range.end && is(verb, &["included", "include", "including", "namely"]))
            .then(|| self.of_states(verb + 1));
        here.unwrap_or_else(|| {
            let next = self.range.end;
            let among = is(next, &["among"]) && is(next + 1, &["them", "these", "those"]);
            let they = is(next, &["they", "these"]);
            let verb = next + 1 + usize::from(among);
            let tells = is(verb, &["were", "are", "included", "include"]);
            if (among || they) && tells {
                let range = self.sheet.sentence_around(next);
                Finder { range, ..*self }.of_states(verb + 1)
            } else {
                Vec::new()
            }
        })
    }

    /// The persons in a list from a token, if each is of a state: "*Novak of Kenya* and *Petrov of Norway*".
    fn of_states(&self, start: usize) -> Vec<Item> {
        let mut items = self.persons_listed(start);
        let state = |item: &Item| matches!(item.body, Body::Name(body) if self.is_state(body));
        items.truncate(items.iter().take_while(|item| state(item)).count());
        for item in &mut items {
            item.start = item.person.map(|name| self.names.list[name].tokens.start);
        }
        items
    }

    /// Whether a name after a plural title may be a person's, and is no verb of a headline: "Ministers *Welcome* Progress".
    fn may_be_listed(&self, name: usize) -> bool {
        let found = &self.names.list[name];
        let word = self.sheet.toks[found.tokens.start].word;
        let verbal = found.sense == Sense::Unknown && word.is_some_and(|word| !word.verbs.is_empty());
        !verbal && may_be_person(self.sheet, self.names, name)
    }

    /// The body of a person in a list: "Novak *(Kenya)*", "Novak *of Kenya*".
    fn body_beside(&self, end: usize) -> Option<(Body, usize)> {
        let bracket = self.sheet.is_text(end, "(");
        if !bracket && !self.sheet.is_word(end, "of") {
            return None;
        }
        let at = end + 1 + usize::from(self.sheet.is_word(end + 1, "the"));
        let name = self.names.starting(at).filter(|name| self.may_be_body(*name))?;
        let end = self.names.list[name].tokens.end;
        let closed = !bracket || self.sheet.is_text(end, ")");
        (closed && end <= self.range.end).then_some((Body::Name(name), end + usize::from(bracket)))
    }

    /// Whether a name may be that of whose an office is.
    fn may_be_body(&self, name: usize) -> bool {
        match &self.names.list[name].sense {
            Sense::Known(things) => things.iter().any(|thing| {
                let kind = self.sheet.knowledge.gazetteer.thing(*thing).kind;
                kind == EntityKind::State || kind.is_organization()
            }),
            Sense::Headed { kind, .. } => kind.is_organization(),
            Sense::Unknown => true,
            Sense::Demonym(_) | Sense::Person => false,
        }
    }

    /// Whether the name of a state stands at a token, with an article or without.
    pub(super) fn is_state_at(&self, at: usize) -> bool {
        let name = self
            .names
            .starting(at + usize::from(self.sheet.is_word(at, "the")));
        name.is_some_and(|name| self.is_state(name))
    }

    /// Whether a name is one of a state.
    fn is_state(&self, name: usize) -> bool {
        let state = |thing: &crate::knowledge::ThingIndex| {
            self.sheet.knowledge.gazetteer.thing(*thing).kind == EntityKind::State
        };
        matches!(&self.names.list[name].sense, Sense::Known(things) if things.iter().any(state))
    }

    /// The token after the comma, "and" and "the" that stand between the members of a list.
    fn after_separators(&self, end: usize) -> usize {
        let separator = |at: &usize| {
            self.sheet.is_text(*at, ",")
                || self.sheet.is_text(*at, ";")
                || self.sheet.is(*at, WordClass::Conjunction)
                || self.sheet.is_word(*at, "the")
        };
        (end..end + 3).find(|at| !separator(at)).unwrap_or(end + 3)
    }
}
