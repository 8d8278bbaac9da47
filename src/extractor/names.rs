//! Names: capitalised words that name something, known to the gazetteer or not.

mod ambiguity;
mod joined;
mod known;
mod persons;
mod sessions;
mod tail;

use std::ops::Range;

use super::constructions::host_from;
use super::sheet::{Shape, Sheet, words};
use super::verb_groups::is_adverb;
use crate::knowledge::{ThingIndex, VerbForms, WordClass};
use crate::model::EntityKind;
use crate::text::TokenKind;
use sessions::{bodies_by_office, convenes, take_ordinal};

/// What a name may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// Things the gazetteer lists under these words.
    Known(Vec<ThingIndex>),
    /// Things whose people or adjective the words are.
    Demonym(Vec<ThingIndex>),
    /// A name whose head noun says what kind of thing it is.
    Headed {
        /// The kind.
        kind: EntityKind,
        /// The head noun's token.
        head: usize,
    },
    /// A person: initials before a capitalised word.
    Person,
    /// Capitalised words, no more.
    Unknown,
}

/// A name in a text.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    pub(super) sense: Sense,
    /// Names inside it: "UN" in "UN Regional Office …".
    pub(super) inner: Vec<Self>,
}

/// All names of a document, in order, and which token belongs to which.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) list: Vec<Name>,
    of_token: Vec<Option<u32>>,
}

impl Names {
    /// The name that holds a token.
    pub(super) fn at(&self, token: usize) -> Option<usize> {
        self.of_token.get(token).copied().flatten().map(|at| at as usize)
    }

    /// The name that starts at a token.
    pub(super) fn starting(&self, token: usize) -> Option<usize> {
        self.at(token).filter(|at| self.list[*at].tokens.start == token)
    }

    /// The name that ends before a token.
    pub(super) fn ending(&self, token: usize) -> Option<usize> {
        self.at(token.checked_sub(1)?)
            .filter(|at| self.list[*at].tokens.end == token)
    }
}

/// Finds the names in every sentence.
pub(super) fn find_names(sheet: &Sheet<'_>) -> Names {
    let mut names = Names {
        list: Vec::new(),
        of_token: vec![None; sheet.toks.len()],
    };
    for sentence in &sheet.cut.sentences {
        let finder = Finder {
            sheet,
            range: sentence.tokens.clone(),
            shouted: is_shouted(sheet, &sentence.tokens),
            headline: is_headline(sheet, &sentence.tokens),
        };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let owned = finder.owned_organ(names.list.last(), at);
            match owned.or_else(|| finder.name_at(at)) {
                Some(mut name) => {
                    at = name.tokens.end;
                    take_ordinal(sheet, &sentence.tokens, &mut name);
                    let index = u32::try_from(names.list.len()).unwrap_or(u32::MAX);
                    names.of_token[name.tokens.clone()].fill(Some(index));
                    names.list.push(name);
                }
                None => at += 1,
            }
        }
    }
    bodies_by_office(sheet, &mut names);
    names
}

/// Whether a sentence is a headline with a capital at every word.
pub(super) fn is_headline(sheet: &Sheet<'_>, range: &Range<usize>) -> bool {
    let words = || {
        sheet.toks[range.clone()]
            .iter()
            .filter(|tok| !tok.is(WordClass::NameLink) && !tok.is(WordClass::Preposition))
    };
    let capitals = words().filter(|tok| tok.shape == Shape::Capital).count();
    let lower = words().filter(|tok| tok.shape == Shape::Lower).count();
    capitals > 4 && capitals > 6 * lower && !sheet.is_text(range.end - 1, ".")
}

/// Whether a word with a capital is the verb of a headline: "Council *Authorizes* New Mission".
fn is_headline_verb(tok: &super::sheet::Tok<'_>) -> bool {
    let forms = VerbForms::THIRD.union(VerbForms::PAST).union(VerbForms::GERUND);
    tok.verb(forms).is_some()
        && !tok.is(WordClass::NounlikeVerb)
        && tok.word.is_some_and(|word| word.head.is_none())
}

/// Whether a sentence is written in capitals, so that capitals say nothing.
fn is_shouted(sheet: &Sheet<'_>, range: &Range<usize>) -> bool {
    let toks = &sheet.toks[range.clone()];
    let shouted = toks.iter().filter(|tok| tok.shape == Shape::Capitals).count();
    let lower = toks
        .iter()
        .filter(|tok| matches!(tok.shape, Shape::Lower | Shape::Capital))
        .count();
    shouted >= 3 && shouted > 3 * lower
}

/// Finds names in one sentence.
struct Finder<'s, 'a> {
    sheet: &'s Sheet<'a>,
    range: Range<usize>,
    shouted: bool,
    /// A headline with a capital at every word, verbs included.
    headline: bool,
}

/// A run of capitalised words with what may link them.
struct Run {
    end: usize,
    /// The head noun and its kind.
    head: Option<(usize, EntityKind)>,
    /// Capitalised words in it.
    words: usize,
    initials: bool,
}

impl Finder<'_, '_> {
    /// The name that starts at a token, if one does.
    fn name_at(&self, at: usize) -> Option<Name> {
        let known = self
            .known_at(at, self.range.end)
            .filter(|known| !self.is_titled_person(known))
            .map(|known| self.known_organ(&known).unwrap_or(known));
        if known.is_none()
            && let Some(portfolio) = self.portfolio_at(at)
        {
            return Some(portfolio);
        }
        let run = self
            .run_from(at)
            .filter(|run| known.as_ref().is_none_or(|known| run.end > known.tokens.end))
            .or_else(|| self.run_from_organ(known.as_ref()?))
            .or_else(|| self.run_after(known.as_ref()?));
        let name = match (known, run) {
            (Some(known), Some(run)) => self.choose(at, known, &run),
            (Some(known), None) => known,
            (None, Some(run)) => self.unknown(at, &run)?,
            (None, None) => return None,
        };
        let name = self.with_tail(name);
        Some(Name {
            inner: self.inner(&name),
            ..name
        })
    }

    /// Whether a capitalised token may stand in a name.
    fn may_name(&self, at: usize, first: bool) -> bool {
        let tok = &self.sheet.toks[at];
        if !tok.is_capital() || self.shouted {
            return false;
        }
        if tok.shape == Shape::Initial {
            return true;
        }
        let breaks =
            tok.is(WordClass::Honorific) || tok.is(WordClass::Weekday) || tok.is(WordClass::Month) && !first;
        let office = tok.is(WordClass::OfficeWord)
            && (!tok.is(WordClass::Plural) || first && self.is_before_person(at + 1));
        // "Sultan bin Abdulaziz": a given name.
        let named = tok.is(WordClass::GivenName) && self.sheet.is(at + 1, WordClass::NameParticle);
        let given = named || self.sheet.is(at + 1, WordClass::Patronymic);
        if breaks
            || office && !given && tok.word.is_some_and(|word| word.head.is_none())
            || tok.is(WordClass::FormerModifier)
            || tok.is(WordClass::ComingModifier)
            || tok.is(WordClass::PostNominal) && tok.shape == Shape::Capitals
            || tok.is(WordClass::PassingModifier)
        {
            return false;
        }
        // "the Heads of State and *Government* of the Union"
        let heads =
            first && at > 1 && self.sheet.is_word(at, "government") && self.sheet.is_word(at - 2, "state");
        if heads
            || self.is_title_modifier(at)
            || self.ends_office(at)
            || self.headline && is_headline_verb(tok)
        {
            return false;
        }
        let closed = [
            WordClass::Determiner,
            WordClass::Pronoun,
            WordClass::Preposition,
            WordClass::Subordinator,
            WordClass::Conjunction,
            WordClass::Adverb,
            WordClass::Negator,
            WordClass::Modal,
            WordClass::Be,
            WordClass::Have,
            WordClass::Do,
        ];
        let function = tok
            .word
            .is_some_and(|word| closed.iter().any(|class| word.classes.has(*class)));
        let ordinal = tok.is(WordClass::Ordinal) || tok.is(WordClass::Cardinal);
        !(function && tok.shape == Shape::Capital && !ordinal)
    }

    /// Whether a capitalised word that the lexicon does not know follows, as persons do: "Presidents *Petrov* and Novak".
    fn is_before_person(&self, at: usize) -> bool {
        at < self.range.end
            && self.sheet.toks[at].shape == Shape::Capital
            && self.sheet.toks[at]
                .word
                .is_none_or(|word| word.head.is_none() && word.classes.has(WordClass::GivenName))
    }

    /// Whether a modifier opens a title: "Foreign" before "Minister", "Deputy" before "Foreign Minister".
    fn is_title_modifier(&self, at: usize) -> bool {
        if !self.sheet.is(at, WordClass::OfficeModifier) {
            return false;
        }
        let mut next = at + 1;
        while next < self.range.end && next < at + 4 {
            if self.sheet.is(next, WordClass::OfficeWord)
                && self.sheet.toks[next].word.is_some_and(|word| word.head.is_none())
            {
                return !self.is_of_officers(at, next);
            }
            let hyphen = self.sheet.is_dash(next) && self.sheet.joined(next);
            if !hyphen && !self.sheet.is(next, WordClass::OfficeModifier) {
                return false;
            }
            next += 1;
        }
        false
    }

    /// "Council of *Foreign Ministers*", "*Foreign Ministers’* Meeting": officers in the name of what is theirs.
    fn is_of_officers(&self, modifier: usize, office: usize) -> bool {
        let sheet = self.sheet;
        let theirs = sheet
            .toks
            .get(office + 1)
            .is_some_and(|tok| tok.kind == TokenKind::Possessive);
        let after = office + 1 + usize::from(theirs);
        let headed = after < self.range.end
            && (after..self.range.end.min(after + 3))
                .take_while(|at| sheet.toks[*at].is_capital())
                .any(|at| self.head_kind(at).is_some());
        let of_body = modifier > self.range.start + 1
            && sheet.is_word(modifier - 1, "of")
            && self.head_kind(modifier - 2).is_some();
        sheet.is(office, WordClass::Plural) && (headed || of_body)
    }

    /// The run of capitalised words from a token.
    fn run_from(&self, at: usize) -> Option<Run> {
        let particle = self.starts_with_particle(at);
        if !particle && (!self.may_name(at, true) || self.is_stray_start(at)) {
            return None;
        }
        let mut run = Run {
            end: at,
            head: None,
            words: 0,
            initials: false,
        };
        let mut linked = false;
        let mut next = at;
        while next < self.range.end {
            let initial = self.sheet.toks[next].shape == Shape::Initial && run.head.is_some();
            if run.head.is_some() && self.is_person_after(next) {
                break;
            }
            if !initial && self.may_name(next, next == at) && (!linked || self.may_follow_link(next)) {
                run.words += 1;
                run.initials |= self.sheet.toks[next].shape == Shape::Initial;
                if !linked && let Some(kind) = self.head_kind(next) {
                    run.head = Some((next, kind));
                } else if !linked && run.head.is_some_and(|(head, _)| self.modifies_next(head, next)) {
                    run.head = None;
                }
                run.end = next + 1;
                next += 1;
                continue;
            }
            match self.link_end(at, next, &run, &mut linked) {
                Some(after) => {
                    let tail = self.sheet.toks[after - 1].shape == Shape::Lower && self.sheet.is_dash(next);
                    next = after;
                    if tail {
                        run.end = after;
                    } else if linked
                        && let Some(known) = self
                            .known_at(after, self.range.end)
                            .filter(|known| known.tokens.len() > 1)
                    {
                        // "the Council of the Organization for Security and Co-operation in Europe"
                        run.end = known.tokens.end;
                        run.words += known.tokens.len();
                        next = known.tokens.end;
                    }
                }
                None => break,
            }
        }
        (run.words > 0).then_some(run)
    }

    /// Whether a name starts with a particle after a title: "President *von der* Leyen".
    fn starts_with_particle(&self, at: usize) -> bool {
        let particle = |at: usize| {
            let tok = &self.sheet.toks[at];
            tok.is(WordClass::NameParticle) && tok.shape == Shape::Lower && !tok.is(WordClass::Preposition)
        };
        let titled = at > self.range.start
            && (self.sheet.is(at - 1, WordClass::OfficeWord) || self.sheet.is(at - 1, WordClass::Honorific));
        let end = (at..self.range.end).find(|next| !particle(*next)).unwrap_or(at);
        titled && end > at && end < self.range.end && self.sheet.toks[end].is_capital()
    }

    /// Whether the first word of a sentence is a capital for that reason alone.
    fn is_stray_start(&self, at: usize) -> bool {
        let tok = &self.sheet.toks[at];
        let starts = at == self.range.start
            || at > 0 && matches!(self.sheet.text(at - 1), "“" | "\"" | "‘" | ":" | "•" | "–");
        if !starts || tok.shape != Shape::Capital {
            return false;
        }
        let next_names = at + 1 < self.range.end
            && (self.may_name(at + 1, false) || self.sheet.is_dash(at + 1) && self.sheet.joined(at + 1));
        let verb = tok.word.is_some_and(|word| !word.verbs.is_empty());
        // "*Condemning* Kenya, the Union …"
        let gerund = tok.verb(VerbForms::GERUND).is_some()
            && !tok.is(WordClass::NounlikeVerb)
            && tok.word.is_some_and(|word| word.head.is_none());
        if gerund && self.known_at(at + 1, self.range.end).is_some() || is_adverb(self.sheet, at) {
            return true;
        }
        let known_word = tok
            .word
            .is_some_and(|word| word.head.is_some() || word.classes.has(WordClass::Adjective));
        !next_names && (verb || known_word || tok.is(WordClass::Ordinal))
    }

    /// What may stand between the words of a name: a hyphen, a particle, "of the", a comma in an enumeration.
    fn link_end(&self, start: usize, at: usize, run: &Run, linked: &mut bool) -> Option<usize> {
        let sheet = self.sheet;
        let capital = |at: usize| at < self.range.end && sheet.toks[at].is_capital();
        if sheet.is_dash(at) && sheet.joined(at) && sheet.joined(at + 1) && at + 1 < self.range.end {
            let next = &sheet.toks[at + 1];
            // "People-to-People"
            let between = next.shape == Shape::Lower
                && sheet.is_dash(at + 2)
                && sheet.joined(at + 2)
                && capital(at + 3);
            if between {
                return Some(at + 3);
            }
            return (next.is_capital()
                || next.shape == Shape::Number && run.words > 0
                || next.shape == Shape::Lower
                    && sheet.is_text(at, "-")
                    && !next.is(WordClass::Preposition)
                    && next.verb(VerbForms::PAST).is_none())
            .then_some(at + 1 + usize::from(!next.is_capital()));
        }
        if sheet.is_text(at, "+") && sheet.joined(at) && sheet.joined(at + 1) {
            return (at + 1 < self.range.end).then_some(at + 2);
        }
        if *linked && let Some(after) = self.bracketed_acronym(at) {
            return Some(after);
        }
        if self.is_owned_name(at, run)
            || self.is_paired_text(at, run)
            || self.is_joined_name(start, at, run)
            || self.is_meeting_of_heads(at, run)
        {
            return Some(at + 1);
        }
        if run.head.is_none() {
            let particle = sheet.is(at, WordClass::NameParticle)
                && !sheet.is_word(at, "of")
                && sheet.toks[at].shape == Shape::Lower;
            let mut after = at;
            while particle
                && after < self.range.end
                && sheet.is(after, WordClass::NameParticle)
                && sheet.toks[after].shape == Shape::Lower
            {
                after += 1;
            }
            // "Khaled bin Ahmad al-Khalifa"
            after += usize::from(
                particle && sheet.is_dash(after) && sheet.joined(after) && sheet.joined(after + 1),
            );
            return (particle && capital(after)).then_some(after);
        }
        let and = sheet.is(at, WordClass::Conjunction) || sheet.is_text(at, "&");
        if and || sheet.is_text(at, ",") {
            // "International Affairs, Protocol, and Translation"
            let next = at + 1 + usize::from(!and && sheet.is(at + 1, WordClass::Conjunction));
            let listed = *linked && capital(next) && self.may_enumerate(next);
            // A comma before "and" needs one before it, or another name follows: "the Institute for Border Studies, and Anna Lind".
            let opened = || {
                run.head
                    .is_some_and(|(head, _)| (head..at).any(|comma| sheet.is_text(comma, ",")))
            };
            let closed = and || next > at + 1 && opened() || next == at + 1 && self.and_follows(at + 1);
            return (listed && closed).then_some(next);
        }
        let mut after = at;
        while after < self.range.end
            && after < at + 3
            && sheet.is(after, WordClass::NameLink)
            && sheet.toks[after].shape == Shape::Lower
        {
            after += 1;
        }
        // "the Memorandum on the Creation of *a* Border Committee"
        let indefinite = after > at
            && run.head.is_some_and(|(_, kind)| kind == EntityKind::Instrument)
            && sheet.is_one_of(after, words!["a", "an"])
            && capital(after + 1);
        after += usize::from(indefinite);
        let opens = after > at && !sheet.is(at, WordClass::Determiner) && capital(after);
        if opens && !self.is_place_link(at, after, run) {
            *linked = true;
            return Some(after);
        }
        None
    }

    /// Whether a link leads out of the name: "the Summit in Samarkand" and "the Ministry with Kenya" end before it.
    fn is_place_link(&self, at: usize, after: usize, run: &Run) -> bool {
        // "the Treaty on Conventional Armed Forces in Europe (CFE)": the letters in brackets close the name.
        let closed = self.known_at(after, self.range.end).is_some_and(|place| {
            let bracket = place.tokens.end;
            self.sheet.is_text(bracket, "(")
                && self
                    .sheet
                    .toks
                    .get(bracket + 1)
                    .is_some_and(|tok| tok.shape == Shape::Capitals)
        });
        let text = run.head.is_some_and(|(_, kind)| kind == EntityKind::Instrument);
        if text && closed {
            return false;
        }
        let loose = self
            .sheet
            .is_one_of(at, words!["in", "to", "with", "against", "between", "among"]);
        // "the Embassy of Kenya in Ghana", "the UN Office in Ghana"
        let posted = run
            .head
            .is_some_and(|(head, _)| self.sheet.is(head, WordClass::Posted));
        if posted && self.sheet.is_one_of(at, words!["in", "to"]) {
            return false;
        }
        let meeting = run
            .head
            .is_some_and(|(_, kind)| matches!(kind, EntityKind::Meeting | EntityKind::Institution));
        let known = self.known_at(after, self.range.end).is_some();
        let person =
            self.sheet.toks[after].is(WordClass::OfficeWord) && !self.sheet.toks[after].is(WordClass::Plural);
        loose && (meeting || known) || person
    }

    /// Whether a capitalised word may follow a link.
    fn may_follow_link(&self, at: usize) -> bool {
        !self.sheet.toks[at].is(WordClass::Honorific)
    }

    /// Whether a capitalised word after "and" or a comma goes on with the name.
    fn may_enumerate(&self, at: usize) -> bool {
        // "the Authority of Heads of State and *Government* of the Community"
        let government = self.sheet.is_word(at, "government") && self.sheet.is_word(at - 2, "state");
        let heads = self.head_kind(at).is_some_and(|kind| kind != EntityKind::Place)
            && self.sheet.is(at + 1, WordClass::NameLink)
            && !government;
        self.may_name(at, false) && !heads && self.known_at(at, self.range.end).is_none()
    }

    /// Whether an enumeration inside a name is closed by "and" within six tokens.
    fn and_follows(&self, at: usize) -> bool {
        (at..(at + 7).min(self.range.end)).any(|next| {
            self.sheet.is(next, WordClass::Conjunction)
                && self
                    .sheet
                    .toks
                    .get(next + 1)
                    .is_some_and(super::sheet::Tok::is_capital)
        })
    }

    /// The kind of thing a capitalised head noun heads.
    fn head_kind(&self, at: usize) -> Option<EntityKind> {
        let tok = &self.sheet.toks[at];
        // "Event" and its like say what any meeting is; in a name they head nothing.
        let bare = tok.is(WordClass::AnyMeeting) && tok.is(WordClass::Occasion);
        let media = at > self.range.start && self.sheet.is(at - 1, WordClass::Media);
        tok.word
            .filter(|_| tok.shape == Shape::Capital && !bare && !self.is_of_chief(at))
            .filter(|word| !(media && word.head == Some(EntityKind::Meeting)))
            .and_then(|word| word.head)
    }

    /// Chooses between what the gazetteer knows and a longer run.
    fn choose(&self, at: usize, known: Name, run: &Run) -> Name {
        if known.tokens.end >= run.end {
            return known;
        }
        let person =
            matches!(&known.sense, Sense::Known(things) if self.kind_of(things) == Some(EntityKind::Person));
        if let Some((head, kind)) = run.head
            && (head >= known.tokens.end && (!person || self.is_called_after(&known, head, kind))
                || self.is_organ_of_another(&known, head, run))
        {
            let kind = self.kind_in_context(kind, head, &(at..run.end));
            return Name {
                tokens: at..run.end,
                sense: Sense::Headed { kind, head },
                inner: Vec::new(),
            };
        }
        let state =
            matches!(&known.sense, Sense::Known(things) if self.kind_of(things) == Some(EntityKind::State));
        let lone = known.tokens.len() == 1 && self.sheet.toks[at].shape == Shape::Capital
            // "President of Kyrgyzstan S. Japarov": the state, then a person.
            && self.sheet.toks[known.tokens.end].shape != Shape::Initial;
        let next_known =
            known.tokens.end < self.range.end && self.known_at(known.tokens.end, self.range.end).is_some();
        let given = self.sheet.is(at, WordClass::GivenName)
            && run.words == 2
            && self.sheet.toks[known.tokens.end].shape == Shape::Capital;
        // "Fiji Tourism Minister": whose the office is, and what it is for.
        let titled = self.sheet.is(run.end, WordClass::OfficeWord) && self.sheet.toks[run.end].is_capital();
        if (state && run.words <= 3 || given)
            && lone
            && !titled
            && run.head.is_none()
            && !next_known
            && !self.sheet.is_dash(known.tokens.end)
        {
            return Name {
                tokens: at..run.end,
                sense: Sense::Unknown,
                inner: Vec::new(),
            };
        }
        known
    }

    /// The name that a run gives where the gazetteer knows nothing at its start.
    fn unknown(&self, at: usize, run: &Run) -> Option<Name> {
        if let Some((head, kind)) = run
            .head
            .filter(|(head, kind)| self.may_head(*head, *kind, at, run))
        {
            if self.is_lone_noun(at, run)
                || self.is_media_event(head, run)
                || self.is_several(head, kind, run)
                || kind == EntityKind::Meeting && self.is_part_of_meeting(at, head, run)
            {
                return None;
            }
            let kind = self.kind_in_context(kind, head, &(at..run.end));
            let session = self.sheet.ordinal(at).is_some() && at < head && convenes(self.sheet, head);
            let kind = if session { EntityKind::Meeting } else { kind };
            return Some(Name {
                tokens: at..run.end,
                sense: Sense::Headed { kind, head },
                inner: Vec::new(),
            });
        }
        if let Some(person) = self.known_person_with_more(at, run.end) {
            return Some(person);
        }
        if self.opens_with_plural_title(at, run) {
            return None;
        }
        if let Some(person) = self.fuller_name(at, run) {
            return Some(person);
        }
        // A known name later in the run ends the unknown one.
        let end = (at + 1..run.end).find(|next| {
            self.known_at(*next, self.range.end)
                .is_some_and(|known| known.tokens.end >= run.end)
                && !self.sheet.is_dash(next - 1)
                && !self.is_family_name(at, *next, run.end)
        });
        let mut end = end.unwrap_or(run.end);
        // "in Vienna P. Novak": a place, then a person.
        let initial = (at + 1..end).find(|next| self.sheet.toks[*next].shape == Shape::Initial);
        if let Some(initial) = initial.filter(|_| at > self.range.start && self.sheet.is_word(at - 1, "in")) {
            end = initial;
        }
        let initials = run.initials && end == run.end && self.sheet.toks[end - 1].shape != Shape::Initial;
        let sense = if initials { Sense::Person } else { Sense::Unknown };
        if end == at + 1 && (self.sheet.is(at, WordClass::Month) || self.sheet.is(at, WordClass::Weekday)) {
            return None;
        }
        let lone_initial = self.sheet.toks[end - 1].shape == Shape::Initial && end - at == 1;
        (!lone_initial).then_some(Name {
            tokens: at..end,
            sense: self.numbered_meeting(at..end).unwrap_or(sense),
            inner: Vec::new(),
        })
    }

    /// Whether a run is a capitalised head noun alone, which is no name: "the Council" is a description, "Cabinet-level" not even that.
    fn is_lone_noun(&self, at: usize, run: &Run) -> bool {
        let alone = run.end == at + 1 || self.sheet.is_dash(at + 1) && self.sheet.joined(at + 1);
        run.words == 1 && alone && self.sheet.toks[at].shape != Shape::Capitals
    }

    /// The kind that a head noun gives among the other words of the name.
    fn kind_in_context(&self, kind: EntityKind, head: usize, tokens: &Range<usize>) -> EntityKind {
        if kind == EntityKind::Institution && self.is_of_states(head, tokens) {
            return EntityKind::IntergovernmentalOrganization;
        }
        if self.sheet.is(head, WordClass::Organ) && self.is_of_a_pair(tokens) {
            return EntityKind::Format;
        }
        if !(kind == EntityKind::Institution
            || kind == EntityKind::IntergovernmentalOrganization
            || self.sheet.is(head, WordClass::Organ))
        {
            return kind;
        }
        if !self.sheet.is(head, WordClass::Organ) {
            return kind;
        }
        // "the *UN* Mission to Liberia", but "the Mission of Kenya to the UN"
        let end = host_from(self.sheet, tokens).unwrap_or(tokens.end);
        let mut found = None;
        for at in tokens.start..end {
            if let Some(Name {
                sense: Sense::Known(things),
                ..
            }) = self
                .known_at(at, tokens.end)
                .filter(|found| !self.is_another_body(found, tokens, Some(head)))
            {
                found = found.or_else(|| things.iter().find_map(|thing| self.organ_kind(*thing)));
            }
        }
        found.unwrap_or(kind)
    }

    /// The kind of an organ of a thing: the UN's are UN bodies, other organizations' are of their kind.
    fn organ_kind(&self, thing: ThingIndex) -> Option<EntityKind> {
        let thing = self.sheet.knowledge.gazetteer.thing(thing);
        match thing.kind {
            EntityKind::IntergovernmentalOrganization if thing.label == "United Nations" => {
                Some(EntityKind::UnBody)
            }
            kind @ (EntityKind::IntergovernmentalOrganization | EntityKind::UnBody) => Some(kind),
            EntityKind::Format => Some(EntityKind::IntergovernmentalOrganization),
            _ => None,
        }
    }

    /// The kind of the first of several things.
    fn kind_of(&self, things: &[ThingIndex]) -> Option<EntityKind> {
        things
            .first()
            .map(|thing| self.sheet.knowledge.gazetteer.thing(*thing).kind)
    }

    /// The names of states, organizations and formats inside a longer name.
    fn inner(&self, name: &Name) -> Vec<Name> {
        let spaced = self.sheet.words(&name.tokens).contains(' ');
        if !spaced
            || name.tokens.len() < 2
            || matches!(name.sense, Sense::Person | Sense::Unknown | Sense::Demonym(_))
        {
            return Vec::new();
        }
        let (whole, head) = match &name.sense {
            Sense::Known(things) => (things.clone(), None),
            Sense::Headed { head, .. } => (Vec::new(), Some(*head)),
            _ => (Vec::new(), None),
        };
        let kind = self.kind_of(&whole);
        if kind == Some(EntityKind::State) {
            return Vec::new();
        }
        let body = self.body_of_session(name);
        let stop = body.as_ref().map_or(name.tokens.end, |body| body.tokens.start);
        let mut inner = Vec::new();
        let mut at = name.tokens.start;
        while at < stop {
            // "Abdullah II of *Jordan*": of a person's name only the state is one of its own.
            let open = kind != Some(EntityKind::Person) || at > 0 && self.sheet.is_word(at - 1, "of");
            let found = self.known_but(at, name.tokens.end, &whole).filter(|_| open);
            match found.filter(|found| !self.is_another_body(found, &name.tokens, head)) {
                Some(found) => {
                    at = found.tokens.end;
                    inner.push(found);
                }
                None => at += 1,
            }
        }
        inner.extend(body);
        inner
    }
}
