//! Titles: office words with the body they are of and the person they are said of.

use std::ops::Range;

use super::names::{Name, Names, Sense};
use super::sheet::{Shape, Sheet};
use crate::knowledge::{VerbForms, WordClass};
use crate::model::EntityKind;
use crate::text::TokenKind;

/// What an office is an office of, as the text says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// A name.
    Name(usize),
    /// A description: "the Council".
    Described(Range<usize>),
    /// The text says none.
    Unsaid,
}

/// A title in a text.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// The whole phrase, from the article to the body.
    pub(super) tokens: Range<usize>,
    /// The office words: "first deputy director", "minister of foreign affairs".
    pub(super) words: Range<usize>,
    pub(super) body: Body,
    /// "former", "the late".
    pub(super) former: bool,
    pub(super) plural: bool,
    /// Whether an article, a possessive or a body before it makes it definite.
    pub(super) definite: bool,
    /// "his Kazakh counterpart": the office is that of the person before.
    pub(super) counterpart: bool,
    /// One of several bodies of a plural title: "the presidents of A, *B* and C".
    pub(super) listed: bool,
    /// The name it is said of.
    pub(super) person: Option<usize>,
}

/// Finds the titles of a document, and the names they are said of.
pub(super) fn find_titles(sheet: &Sheet<'_>, names: &Names) -> Vec<Title> {
    let mut titles: Vec<Title> = Vec::new();
    for sentence in &sheet.cut.sentences {
        let finder = Finder {
            sheet,
            names,
            range: sentence.tokens.clone(),
        };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match finder.title_at(at) {
                Some(title) => {
                    at = title.words.end.max(at + 1);
                    let listed = finder.listed(&title);
                    titles.push(title);
                    titles.extend(listed);
                }
                None => at += 1,
            }
        }
    }
    for at in 0..titles.len() {
        let person = Attacher {
            sheet,
            names,
            titles: &titles,
        }
        .person_of(at);
        if let Some((person, tokens)) = person {
            titles[at].person = Some(person);
            if let Some((body, end)) = body_after_person(sheet, names, &titles[at], &tokens) {
                titles[at].body = body;
                titles[at].tokens.end = titles[at].tokens.end.max(end);
            }
        }
    }
    join_offices(sheet, &mut titles);
    let attacher = Attacher {
        sheet,
        names,
        titles: &titles,
    };
    let shared: Vec<Vec<Title>> = titles.iter().map(|title| attacher.shared(title)).collect();
    titles
        .into_iter()
        .zip(shared)
        .flat_map(|(title, shared)| {
            let whole = shared.is_empty().then_some(title);
            whole.into_iter().chain(shared)
        })
        .collect()
}

/// Gives the person of one title to the other that "and" joins to it:
/// "Petrov, president of Kenya *and chairman of the bloc*", "the *president of Kenya* and chairman of the bloc, Ivan Petrov".
fn join_offices(sheet: &Sheet<'_>, titles: &mut [Title]) {
    for at in 1..titles.len() {
        let (first, second) = (&titles[at - 1], &titles[at]);
        let mut joint = second.tokens.start;
        while joint > first.tokens.end && sheet.is(joint - 1, WordClass::Adjective) {
            joint -= 1;
        }
        let joined = joint == first.tokens.end + 1 && sheet.is_word(first.tokens.end, "and");
        let own = sheet.is(second.tokens.start, WordClass::Determiner) || first.plural || second.plural;
        if !joined || own || first.body == Body::Unsaid || second.body == Body::Unsaid {
            continue;
        }
        let behind = sheet.is_text(second.tokens.end, ",");
        match (first.person, second.person) {
            (Some(person), None) => titles[at].person = Some(person),
            (None, Some(person)) if behind => titles[at - 1].person = Some(person),
            _ => {}
        }
    }
}

struct Finder<'s, 'a> {
    sheet: &'s Sheet<'a>,
    names: &'s Names,
    range: Range<usize>,
}

impl Finder<'_, '_> {
    /// The title whose first office word or modifier stands at `at`.
    fn title_at(&self, at: usize) -> Option<Title> {
        let sheet = self.sheet;
        if self.is_inside_name(at)
            || !(sheet.is(at, WordClass::OfficeWord)
                || sheet.is(at, WordClass::OfficeModifier)
                || sheet.is_word(at, "counterpart")
                || sheet.is_word(at, "colleague"))
        {
            return None;
        }
        let counterpart = sheet.is_word(at, "counterpart") || sheet.is_word(at, "colleague");
        let words = if counterpart {
            at..at + 1
        } else {
            self.office_words(at)?
        };
        let plural = words
            .clone()
            .any(|word| sheet.is(word, WordClass::OfficeWord) && sheet.is(word, WordClass::Plural));
        let mut start = words.start;
        let mut former = false;
        let mut body = Body::Unsaid;
        let mut definite = false;
        self.take_former(&mut start, &mut former);
        if let Some((found, from)) = self.body_before(start) {
            body = found;
            start = from;
            definite = true;
            self.take_former(&mut start, &mut former);
        }
        if start > self.range.start && sheet.is(start - 1, WordClass::Determiner) {
            definite |=
                sheet.is(start - 1, WordClass::Definite) || sheet.is(start - 1, WordClass::PossessivePronoun);
            start -= 1;
        }
        let mut end = words.end;
        if body == Body::Unsaid
            && let Some((found, after)) = self.body_after(end)
        {
            body = found;
            end = after;
        }
        if counterpart && body == Body::Unsaid {
            return None;
        }
        Some(Title {
            tokens: start..end,
            words,
            body,
            former,
            plural,
            definite,
            counterpart,
            listed: false,
            person: None,
        })
    }

    /// The further titles of a plural one with several bodies: one for each body after the first.
    fn listed(&self, title: &Title) -> Vec<Title> {
        let mut listed = Vec::new();
        let mut end = title.tokens.end;
        if !title.plural || !matches!(title.body, Body::Name(_)) {
            return listed;
        }
        loop {
            let mut next = end;
            while next < end + 3
                && (self.sheet.is_text(next, ",")
                    || self.sheet.is(next, WordClass::Conjunction)
                    || self.sheet.is_word(next, "the"))
            {
                next += 1;
            }
            let state = |name: &usize| matches!(&self.names.list[*name].sense, Sense::Known(things) if things.iter().any(|thing| self.sheet.knowledge.gazetteer.thing(*thing).kind == EntityKind::State));
            let name = self
                .names
                .starting(next)
                .filter(|_| next > end && next < self.range.end)
                .filter(state);
            let Some(name) = name else { return listed };
            end = self.names.list[name].tokens.end;
            listed.push(Title {
                tokens: title.words.start..end,
                body: Body::Name(name),
                listed: true,
                ..title.clone()
            });
        }
    }

    /// Whether a token stands inside a name that is no mere run of capitals.
    fn is_inside_name(&self, at: usize) -> bool {
        self.names.at(at).is_some_and(|name| {
            self.names.list[name].sense != Sense::Unknown || self.names.list[name].tokens.len() > 1
        })
    }

    /// The run of modifiers and office words from `at`, if it ends in an office word; with "of foreign affairs" and its like.
    fn office_words(&self, at: usize) -> Option<Range<usize>> {
        let (mut next, mut head) = (at, None);
        while next < self.range.end && !self.is_inside_name(next) && self.is_title_word(at, next) {
            if self.sheet.is(next, WordClass::OfficeWord) {
                head = Some(next);
            }
            next += 1;
        }
        let head = head?;
        if self.is_verb(head) {
            return None;
        }
        let offices = &self.sheet.knowledge.lexicon.offices;
        let phrase_end = |from: usize| {
            offices
                .longest_at(&self.sheet.keys[from..self.range.end])
                .map_or(from, |(length, _)| from + length)
        };
        let end = phrase_end(at).max(phrase_end(head)).max(head + 1);
        let portfolio = if self.may_have_portfolio(head) {
            let known = if end == head + 1 {
                self.portfolio_end(end)
            } else {
                None
            };
            self.further_portfolios(head, known.unwrap_or(end)).or(known)
        } else {
            None
        };
        Some(at..portfolio.unwrap_or(end))
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

    /// The end of "of foreign affairs", "for the environment" after an office word.
    fn portfolio_end(&self, end: usize) -> Option<usize> {
        let sheet = self.sheet;
        if !(sheet.is_word(end, "of") || sheet.is_word(end, "for")) {
            return None;
        }
        let portfolios = &sheet.knowledge.lexicon.portfolios;
        let from = |at: usize| {
            portfolios
                .longest_at(sheet.keys.get(at..self.range.end)?)
                .map(|(length, ())| at + length)
        };
        // "Director of the Trade Institute": the word belongs to a name.
        let free = |end: &usize| {
            self.names
                .at(end - 1)
                .is_none_or(|name| matches!(self.names.list[name].sense, Sense::Unknown))
        };
        from(end + 1).filter(free).or_else(|| {
            from(end + 2)
                .filter(|_| sheet.is_word(end + 1, "the"))
                .filter(free)
        })
    }

    /// The end of portfolios that no list has, up to whose minister it is: "Minister of Industry *& Commerce* of Kenya".
    fn further_portfolios(&self, head: usize, end: usize) -> Option<usize> {
        /// How many words several portfolios may have.
        const LONGEST: usize = 12;
        let sheet = self.sheet;
        let lead = usize::from(end == head + 1);
        if lead == 1 && !(sheet.is_word(end, "of") || sheet.is_word(end, "for")) {
            return None;
        }
        let goes_on = |at: usize| {
            let tok = &sheet.toks[at];
            let joint = sheet.is_word(at, "and") || matches!(sheet.text(at), "," | "&" | "-");
            // "Co-operation"
            let hyphened = sheet.is_dash(at - 1) && sheet.joined(at - 1) && sheet.joined(at);
            joint || hyphened || tok.is_capital() && !tok.is(WordClass::OfficeWord)
        };
        let stop = self.range.end.min(end + LONGEST);
        let at = (end + lead..stop).find(|at| !goes_on(*at))?;
        let more = at > end + lead && sheet.is_word(at, "of") && sheet.toks[at - 1].kind == TokenKind::Word;
        let whose = at + 1 + usize::from(sheet.is_word(at + 1, "the"));
        let state = self.names.starting(whose).is_some_and(|name| {
            matches!(&self.names.list[name].sense, Sense::Known(things) if things
                .iter()
                .any(|thing| sheet.knowledge.gazetteer.thing(*thing).kind == EntityKind::State))
        });
        (more && state).then_some(at)
    }

    /// Whether an office may be "of finance": a minister's, a secretary's, a deputy's.
    fn may_have_portfolio(&self, head: usize) -> bool {
        [
            "minister",
            "ministers",
            "secretary",
            "secretaries",
            "deputy",
            "spokesperson",
            "head",
            "heads",
            "professor",
            "director",
            "chief",
        ]
        .iter()
        .any(|word| self.sheet.is_word(head, word))
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

    fn take_former(&self, start: &mut usize, former: &mut bool) {
        while *start > self.range.start {
            if self.sheet.is(*start - 1, WordClass::FormerModifier) {
                *former = true;
                *start -= 1;
            } else if self.sheet.is_text(*start - 1, "-")
                && *start - 1 > self.range.start
                && self.sheet.is_word(*start - 2, "ex")
            {
                *former = true;
                *start -= 2;
            } else {
                break;
            }
        }
    }

    /// The body before the office words: "Azerbaijani President", "the EU’s High Representative".
    fn body_before(&self, start: usize) -> Option<(Body, usize)> {
        if start <= self.range.start {
            return None;
        }
        let possessive = self.sheet.toks[start - 1].kind == TokenKind::Possessive;
        let end = if possessive { start - 1 } else { start };
        if let Some(name) = self.names.ending(end) {
            let found = &self.names.list[name];
            let fits = match &found.sense {
                Sense::Known(things) => things.iter().any(|thing| {
                    let kind = self.sheet.knowledge.gazetteer.thing(*thing).kind;
                    kind != EntityKind::Person
                        && kind != EntityKind::Meeting
                        && kind != EntityKind::Instrument
                }),
                Sense::Demonym(_) => true,
                Sense::Headed { kind, .. } => kind.is_organization(),
                Sense::Unknown => possessive || self.is_adjectival(found),
                Sense::Person => false,
            };
            let free = possessive || !self.belongs_before(found.tokens.start);
            return (fits && free && found.tokens.start >= self.range.start)
                .then_some((Body::Name(name), found.tokens.start));
        }
        let described = possessive
            && end > self.range.start
            && self.sheet.toks[end - 1]
                .word
                .is_some_and(|word| word.head.is_some());
        let from = end.checked_sub(2)?;
        (described && self.sheet.is(from, WordClass::Definite)).then_some((Body::Described(from..end), from))
    }

    /// Whether a name belongs to one before it: "President Tokayev of *Kazakhstan* President Japarov of …".
    fn belongs_before(&self, start: usize) -> bool {
        let article = usize::from(start > 0 && self.sheet.is_word(start - 1, "the"));
        let of = (start - article).checked_sub(1);
        of.is_some_and(|of| {
            let before = self.names.ending(of).map(|name| &self.names.list[name].sense);
            let person = matches!(before, Some(Sense::Known(_) | Sense::Person | Sense::Unknown));
            self.sheet.is_word(of, "of") && person
        })
    }

    /// Whether a lower-case noun that heads things of its own stands at a token.
    fn heads_noun(&self, at: usize) -> bool {
        at < self.range.end && self.sheet.toks[at].word.is_some_and(|word| word.head.is_some())
    }

    /// Whether a lower-case word that is no function word and no verb stands at a token.
    fn is_noun(&self, at: usize) -> bool {
        at < self.range.end && {
            let tok = &self.sheet.toks[at];
            let closed = [
                WordClass::Preposition,
                WordClass::Conjunction,
                WordClass::Relative,
                WordClass::Be,
                WordClass::Have,
                WordClass::Modal,
                WordClass::Adverb,
            ];
            let function = tok
                .word
                .is_some_and(|word| closed.iter().any(|class| word.classes.has(*class)));
            let verb = tok.verb(VerbForms::PAST).is_some()
                || tok.word.is_some_and(|word| !word.verbs.is_empty()) && !tok.is(WordClass::NounlikeVerb);
            tok.shape == Shape::Lower && !function && !verb
        }
    }

    /// Whether an unknown word before a title looks like an adjective of a country: "Ruritanian".
    fn is_adjectival(&self, name: &Name) -> bool {
        let last = self.sheet.text(name.tokens.end - 1);
        name.tokens.len() == 1
            && ["an", "ese", "ish", "ic", "i", "ch"]
                .iter()
                .any(|end| last.ends_with(end))
            && last.len() > 4
    }

    /// The body after the office words: "of the Institute …", "to the United Nations".
    fn body_after(&self, end: usize) -> Option<(Body, usize)> {
        let sheet = self.sheet;
        if !["of", "for", "to", "at", "in", "with"]
            .iter()
            .any(|word| sheet.is_word(end, word))
        {
            return None;
        }
        let article = usize::from(
            sheet.is(end + 1, WordClass::Determiner) && !sheet.is(end + 1, WordClass::PossessivePronoun),
        );
        let at = end + 1 + article;
        if at >= self.range.end {
            return None;
        }
        if let Some(name) = self.names.starting(at) {
            let found = &self.names.list[name];
            let strict = !(sheet.is_word(end, "of") || sheet.is_word(end, "to"));
            let fits = match &found.sense {
                Sense::Known(things) => things.iter().any(|thing| {
                    let kind = sheet.knowledge.gazetteer.thing(*thing).kind;
                    kind.is_organization()
                        || !strict
                            && matches!(
                                kind,
                                EntityKind::State
                                    | EntityKind::Format
                                    | EntityKind::Region
                                    | EntityKind::Place
                            )
                }),
                Sense::Demonym(_) | Sense::Person => false,
                Sense::Headed { kind, .. } => {
                    kind.is_organization() || matches!(kind, EntityKind::Format | EntityKind::State)
                }
                Sense::Unknown => sheet.is_word(end, "of"),
            };
            // "head of the Kyrgyz delegation", "leaders of the Ruritanian states": the name only describes.
            let adjectival = matches!(found.sense, Sense::Demonym(_) | Sense::Unknown)
                || self.heads_noun(found.tokens.end);
            let described = adjectival && self.is_noun(found.tokens.end);
            return (fits && !described).then_some((Body::Name(name), found.tokens.end));
        }
        let head = sheet.toks[at].word.and_then(|word| word.head);
        let described =
            head.is_some_and(EntityKind::is_organization) && (sheet.is(at - 1, WordClass::Definite));
        described.then_some((Body::Described(at - 1..at + 1), at + 1))
    }
}

/// Says whom a title is said of.
struct Attacher<'s, 'a> {
    sheet: &'s Sheet<'a>,
    names: &'s Names,
    titles: &'s [Title],
}

impl Attacher<'_, '_> {
    /// The name a title is said of, with its tokens.
    fn person_of(&self, at: usize) -> Option<(usize, Range<usize>)> {
        let title = &self.titles[at];
        let found = self
            .right_after(title)
            .or_else(|| self.before(title).filter(|name| !self.is_anothers(at, *name)))
            .or_else(|| self.after_comma(title))?;
        let range = self.sheet.sentence_around(title.words.start);
        let inside = |tokens: &Range<usize>| tokens.start >= range.start && tokens.end <= range.end;
        if !inside(&self.names.list[found].tokens) {
            return None;
        }
        Some((found, self.names.list[found].tokens.clone()))
    }

    /// A plural title before several names, once for each: "Presidents *Petrov (Kenya)*, *Novak (Ghana)* and *Wagner*".
    fn shared(&self, title: &Title) -> Vec<Title> {
        let mut shared = Vec::new();
        if !title.plural || title.person.is_some() {
            return shared;
        }
        let mut at = self.skip_honorifics(title.tokens.end);
        while let Some(name) = self.person_name(at) {
            let mut end = self.names.list[name].tokens.end;
            let state = self.bracketed_state(end);
            shared.push(Title {
                tokens: self.names.list[name].tokens.clone(),
                body: state.map_or_else(|| title.body.clone(), Body::Name),
                definite: false,
                plural: false,
                person: Some(name),
                ..title.clone()
            });
            end = state.map_or(end, |state| self.names.list[state].tokens.end + 1);
            at = end;
            while self.sheet.is_text(at, ",") || self.sheet.is(at, WordClass::Conjunction) {
                at += 1;
            }
            if at == end {
                break;
            }
            at = self.skip_honorifics(at);
        }
        let told = shared.len() > 1 || shared.first().is_some_and(|first| first.body != title.body);
        if told { shared } else { Vec::new() }
    }

    /// The state or body that brackets hold at a token.
    fn bracketed_state(&self, at: usize) -> Option<usize> {
        if !self.sheet.is_text(at, "(") {
            return None;
        }
        let at = at + 1 + usize::from(self.sheet.is_word(at + 1, "the"));
        let name = self.names.starting(at)?;
        let body = matches!(&self.names.list[name].sense, Sense::Known(things) if things.iter().any(|thing| {
            let kind = self.sheet.knowledge.gazetteer.thing(*thing).kind;
            kind == EntityKind::State || kind.is_organization()
        }));
        let closed = self.sheet.is_text(self.names.list[name].tokens.end, ")");
        (body && closed).then_some(name)
    }

    /// Whether the name before a title has one of its own, and another name follows this one:
    /// "President Lula, the President of Argentina, Alberto Fernández".
    fn is_anothers(&self, at: usize, name: usize) -> bool {
        let own = at.checked_sub(1).map(|before| &self.titles[before]);
        own.is_some_and(|own| self.right_after(own) == Some(name))
            && self.after_comma(&self.titles[at]).is_some()
    }

    /// "President I. Aliyev", "head of the Centre K. Imnadze".
    fn right_after(&self, title: &Title) -> Option<usize> {
        let mut at = title.tokens.end;
        // "head of the Office for River Dialogue in Vienna P. Novak"
        if title.body != Body::Unsaid && self.sheet.is_word(at, "in") {
            at = self
                .names
                .starting(at + 1)
                .map_or(at, |place| self.names.list[place].tokens.end);
        }
        let sentence = self.sheet.sentence_around(title.words.start);
        self.person_name(self.skip_honorifics(at))
            .filter(|name| !title.plural && sentence.contains(&self.names.list[*name].tokens.start))
    }

    /// "Emomali Rahmon, President of Tajikistan", "I. Aliyev – President", "Novak (director)", "Novak is the director".
    fn before(&self, title: &Title) -> Option<usize> {
        let sheet = self.sheet;
        let start = title.tokens.start;
        let mark = start.checked_sub(1)?;
        let sign = matches!(sheet.text(mark), "," | "–" | "—" | "(")
            || sheet.is_text(mark, "-") && !sheet.joined(mark);
        let copula =
            sheet.is(mark, WordClass::Be) || sheet.is_word(mark, "as") || sheet.is_word(mark, "became");
        if (!sign && !copula) || title.plural {
            return None;
        }
        let mut end = mark;
        if copula && sheet.is_word(end.checked_sub(1)?, "who") {
            end -= 1;
        }
        if copula && sheet.is_text(end.checked_sub(1)?, ",") {
            end -= 1;
        }
        // "Ivan Petrov, *MP*, Minister of Trade"
        while end > 2 && self.sheet.is(end - 1, WordClass::Postnominal) && sheet.is_text(end - 2, ",") {
            end -= 2;
        }
        let name = self.names.ending(end)?;
        let bare = title.body == Body::Unsaid
            && title.tokens.start == title.words.start
            && sheet.is_text(mark, ",")
            && !self.closes(title.tokens.end)
            && !self.serves(title.tokens.end);
        (self.may_be_person(name) && !bare)
            .then_some(name)
            .filter(|_| self.right_after(title).is_none())
    }

    /// "The president of Kazakhstan, Kassym-Jomart Tokayev,".
    fn after_comma(&self, title: &Title) -> Option<usize> {
        let sheet = self.sheet;
        let mark = self.purpose_end(title);
        if title.plural || !(sheet.is_text(mark, ",") || sheet.is_text(mark, "–") || sheet.is_text(mark, ":"))
        {
            return None;
        }
        // "THE PRESIDENT: Bryan, thank you": a turn of a transcript.
        let label = |at: usize| sheet.toks[at].shape == Shape::Capitals;
        if sheet.is_text(mark, ":") && title.words.clone().any(label) {
            return None;
        }
        let at = self.skip_honorifics(mark + 1);
        let name = self.person_name(at)?;
        let end = self.names.list[name].tokens.end;
        // In a list each name may carry its own title: "the president of A, B, the king of C".
        let own = self.titles.iter().any(|other| {
            other.tokens.start == end + 1 && sheet.is_text(end, ",") && other.body != Body::Unsaid
        });
        let said = title.definite || title.body != Body::Unsaid;
        (said && !own && (self.closes(end) || self.names.list[name].tokens.len() > 1)).then_some(name)
    }

    /// Whether another's title follows whom this one serves: "spokesman *for the President*".
    fn serves(&self, end: usize) -> bool {
        let leads = ["for", "of", "to"]
            .iter()
            .any(|word| self.sheet.is_word(end, word));
        leads && self.titles.iter().any(|other| other.tokens.start == end + 1)
    }

    /// The end of a title with what it is for: "the Special Envoy *for Syria*, Staffan de Mistura".
    fn purpose_end(&self, title: &Title) -> usize {
        let end = title.tokens.end;
        let leads = ["for", "on", "to"]
            .iter()
            .any(|word| self.sheet.is_word(end, word));
        let at = end + 1 + usize::from(self.sheet.is_word(end + 1, "the"));
        let name = self
            .names
            .starting(at)
            .filter(|_| leads && title.body == Body::Unsaid);
        name.map_or(end, |name| self.names.list[name].tokens.end)
    }

    /// Whether what stands at a token closes an apposition: a mark, the end, a verb.
    fn closes(&self, at: usize) -> bool {
        let Some(tok) = self.sheet.toks.get(at) else {
            return true;
        };
        tok.kind == TokenKind::Mark
            || tok.word.is_some_and(|word| !word.verbs.is_empty())
            || tok.is(WordClass::Be)
            || tok.is(WordClass::Have)
    }

    fn skip_honorifics(&self, mut at: usize) -> usize {
        // "the minister, *the* Honourable Ivan Petrov"
        if self.sheet.is_word(at, "the") && self.sheet.is(at + 1, WordClass::Honorific) {
            at += 1;
        }
        while self.sheet.is(at, WordClass::Honorific) && self.names.at(at).is_none() {
            at += 1;
        }
        at
    }

    /// The name at a token, if it may be a person's.
    fn person_name(&self, at: usize) -> Option<usize> {
        self.names.starting(at).filter(|name| self.may_be_person(*name))
    }

    fn may_be_person(&self, name: usize) -> bool {
        let name = &self.names.list[name];
        match &name.sense {
            Sense::Known(things) => things
                .iter()
                .any(|thing| self.sheet.knowledge.gazetteer.thing(*thing).kind == EntityKind::Person),
            Sense::Person => true,
            Sense::Unknown => {
                let capitals = name
                    .tokens
                    .clone()
                    .filter(|at| self.sheet.toks[*at].shape == Shape::Capitals)
                    .count();
                name.tokens.len() <= 8 && capitals < 2
            }
            Sense::Demonym(_) | Sense::Headed { .. } => false,
        }
    }
}

/// "President Lee Myung-bak *of the Republic of Korea*", "I. Aliyev – President, *Republic of Azerbaijan*".
fn body_after_person(
    sheet: &Sheet<'_>,
    names: &Names,
    title: &Title,
    person: &Range<usize>,
) -> Option<(Body, usize)> {
    if title.body != Body::Unsaid {
        return None;
    }
    let mark = title.tokens.end.max(person.end);
    if title.tokens.end <= person.start
        && let Some(name) = (Attacher {
            sheet,
            names,
            titles: &[],
        })
        .bracketed_state(mark)
    {
        return Some((Body::Name(name), names.list[name].tokens.end + 1));
    }
    if !(sheet.is_word(mark, "of") || sheet.is_text(mark, ",") && person.end <= title.tokens.start) {
        return None;
    }
    let at = mark + 1 + usize::from(sheet.is_word(mark + 1, "the"));
    let sentence = sheet.sentence_around(person.start);
    let name = names.starting(at).filter(|_| sentence.contains(&at))?;
    let found = &names.list[name];
    let fits = match &found.sense {
        Sense::Known(things) => things.iter().any(|thing| {
            let kind = sheet.knowledge.gazetteer.thing(*thing).kind;
            kind == EntityKind::State || kind.is_organization()
        }),
        Sense::Headed { kind, .. } => kind.is_organization(),
        Sense::Unknown => sheet.is_word(mark, "of"),
        _ => false,
    };
    fits.then_some((Body::Name(name), found.tokens.end))
}
