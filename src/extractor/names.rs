//! Names: capitalised words that name something, known to the gazetteer or not.

mod ambiguity;
mod persons;
mod sessions;
mod tail;

use std::ops::Range;

use super::sheet::{Shape, Sheet};
use crate::knowledge::{AliasRole, ThingIndex, VerbForms, WordClass};
use crate::model::EntityKind;
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
            match finder.name_at(at) {
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
fn is_headline(sheet: &Sheet<'_>, range: &Range<usize>) -> bool {
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
            .filter(|known| !self.is_titled_person(known));
        if known.is_none()
            && let Some(portfolio) = self.portfolio_at(at)
        {
            return Some(portfolio);
        }
        let run = self.run_from(at).or_else(|| self.run_from_organ(known.as_ref()?));
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

    /// The longest alias of the gazetteer that starts at a token and is written as the text writes it.
    fn known_at(&self, at: usize, end: usize) -> Option<Name> {
        self.known_but(at, end, &[])
    }

    /// The longest such alias that is not one of just these things.
    fn known_but(&self, at: usize, end: usize, but: &[ThingIndex]) -> Option<Name> {
        let starts = at < end && self.sheet.toks[at].key != 0 && self.sheet.toks[at].shape != Shape::Lower;
        if !starts {
            return None;
        }
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let tokens = &self.sheet.cut.tokens[at..end];
        for found in gazetteer.longest_at(&self.sheet.document.text, tokens, &self.sheet.keys[at..end]) {
            let tokens = at..at + found.tokens();
            if self.splits_a_word(&tokens) {
                continue;
            }
            let written = |role: AliasRole| -> Vec<ThingIndex> {
                let mut things: Vec<ThingIndex> = found
                    .aliases()
                    .filter(|alias| alias.role == role && self.is_written_as(&tokens, alias.text))
                    .map(|alias| alias.thing)
                    .collect();
                things.dedup();
                things
            };
            let (things, peoples) = (written(AliasRole::Name), written(AliasRole::Demonym));
            if things.is_empty() && peoples.is_empty() || !things.is_empty() && things == but {
                continue;
            }
            if self.is_of_a_state(&tokens) {
                continue;
            }
            let name = self.sense_in_place(tokens, things, peoples);
            if name.is_some() {
                return name;
            }
        }
        None
    }

    /// Whether a range begins or ends inside a word joined by hyphens ("Jordan" in "Jordan-Smith" is no state).
    fn splits_a_word(&self, tokens: &Range<usize>) -> bool {
        let hyphen =
            |at: usize| self.sheet.is_text(at, "-") && self.sheet.joined(at) && self.sheet.joined(at + 1);
        let before = tokens.start > 0
            && hyphen(tokens.start - 1)
            && self.sheet.toks[tokens.start].shape == Shape::Capital;
        let after = hyphen(tokens.end)
            && self
                .sheet
                .toks
                .get(tokens.end + 1)
                .is_some_and(|tok| tok.shape == Shape::Capital);
        let known_pair = after && self.known_pair(tokens.end + 1);
        let known_before = before && tokens.start >= 2 && self.known_pair(tokens.start - 2);
        before && !known_before || after && !known_pair
    }

    /// Whether the gazetteer knows a name at a token: "Kazakhstan-China talks" are two names.
    fn known_pair(&self, at: usize) -> bool {
        let tokens = &self.sheet.cut.tokens[at..=at];
        self.sheet
            .knowledge
            .gazetteer
            .longest_at(&self.sheet.document.text, tokens, &self.sheet.keys[at..=at])
            .next()
            .is_some()
    }

    /// Whether the text writes an alias as the gazetteer does, or all in capitals.
    ///
    /// An alias in capitals (an acronym) must stand in capitals: "us" is not "US".
    fn is_written_as(&self, tokens: &Range<usize>, alias: &str) -> bool {
        let words = self.sheet.words(tokens);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let (words, alias) = (letters(words), letters(alias));
        if words.chars().count() == 1 || words.is_empty() {
            return words == alias;
        }
        let capitals = |text: &str| !text.chars().any(char::is_lowercase);
        if capitals(&alias) {
            return capitals(&words)
                && (alias.len() > 3 || !self.shouted || words == alias && !COMMON.contains(&words.as_str()));
        }
        if capitals(&words) {
            return true;
        }
        // The first letter may be a capital where the alias has none ("The Hague", "the Hague").
        let mut pairs = words
            .chars()
            .zip(alias.chars())
            .filter(|(w, a)| w.is_uppercase() != a.is_uppercase());
        pairs.next().is_none()
            || pairs.next().is_none() && words.chars().next().is_some_and(char::is_uppercase)
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
        let office = tok.is(WordClass::OfficeWord) && !tok.is(WordClass::Plural);
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
        if self.is_title_modifier(at) || self.ends_office(at) || self.headline && is_headline_verb(tok) {
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
                return true;
            }
            let hyphen = self.sheet.is_dash(next) && self.sheet.joined(next);
            if !hyphen && !self.sheet.is(next, WordClass::OfficeModifier) {
                return false;
            }
            next += 1;
        }
        false
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
            match self.link_end(next, &run, &mut linked) {
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
        let known_word = tok
            .word
            .is_some_and(|word| word.head.is_some() || word.classes.has(WordClass::Adjective));
        !next_names && (verb || known_word || tok.is(WordClass::Ordinal))
    }

    /// What may stand between the words of a name: a hyphen, a particle, "of the", a comma in an enumeration.
    fn link_end(&self, at: usize, run: &Run, linked: &mut bool) -> Option<usize> {
        let sheet = self.sheet;
        let capital = |at: usize| at < self.range.end && sheet.toks[at].is_capital();
        if sheet.is_dash(at) && sheet.joined(at) && sheet.joined(at + 1) && at + 1 < self.range.end {
            let next = &sheet.toks[at + 1];
            return (next.is_capital()
                || next.shape == Shape::Number && run.words > 0
                || next.shape == Shape::Lower && sheet.is_text(at, "-") && !next.is(WordClass::Preposition))
            .then_some(at + 1 + usize::from(!next.is_capital()));
        }
        if sheet.is_text(at, "+") && sheet.joined(at) && sheet.joined(at + 1) {
            return (at + 1 < self.range.end).then_some(at + 2);
        }
        if self.is_owned_name(at, run) || self.is_paired_text(at, run) {
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
            let listed = *linked && capital(at + 1) && self.may_enumerate(at + 1);
            let closed = and || self.and_follows(at + 1);
            return (listed && closed).then_some(at + 1);
        }
        let mut after = at;
        while after < self.range.end
            && after < at + 3
            && sheet.is(after, WordClass::NameLink)
            && sheet.toks[after].shape == Shape::Lower
        {
            after += 1;
        }
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
        let loose = ["in", "to", "with", "against", "between", "among"]
            .iter()
            .any(|word| self.sheet.is_word(at, word));
        let meeting = run.head.is_some_and(|(head, kind)| {
            kind == EntityKind::Meeting
                || kind == EntityKind::Institution && !self.sheet.is_word(head, "mission")
        });
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
        let heads = self.head_kind(at).is_some_and(|kind| kind != EntityKind::Place)
            && self.sheet.is(at + 1, WordClass::NameLink);
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
        tok.word
            .filter(|_| tok.shape == Shape::Capital && !bare)
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
        if let Some((head, kind)) = run.head {
            if run.words == 1 && run.end == at + 1 && !self.is_proper_alone(at) {
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

    /// Whether a capitalised head noun alone may be a name: never; "the Council" is a description.
    fn is_proper_alone(&self, at: usize) -> bool {
        self.sheet.toks[at].shape == Shape::Capitals
    }

    /// The kind that a head noun gives among the other words of the name.
    fn kind_in_context(&self, kind: EntityKind, head: usize, tokens: &Range<usize>) -> EntityKind {
        if !(kind == EntityKind::Institution
            || kind == EntityKind::IntergovernmentalOrganization
            || self.sheet.is(head, WordClass::Organ))
        {
            return kind;
        }
        if !self.sheet.is(head, WordClass::Organ) {
            return kind;
        }
        let mut found = None;
        for at in tokens.clone() {
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
        let mut inner = Vec::new();
        let mut at = name.tokens.start;
        while at < name.tokens.end {
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
        inner
    }
}

/// Short words that shouted text writes like acronyms.
const COMMON: &[&str] = &["US", "IT", "WHO", "AND", "FOR", "THE", "ALL", "AU"];
