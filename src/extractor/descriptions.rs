//! Descriptions: "the summit", "a joint declaration", "resolution 2202 (2015)", "the first in Almaty".

mod dated;
mod elliptical;
mod extent;
mod leading;
mod possible;
mod talks;

use std::ops::Range;

use super::dates::Dated;
use super::names::{Names, Sense};
use super::sheet::{Shape, Sheet, words};
use super::titles::Title;
use crate::knowledge::{VerbForms, WordClass};
use crate::model::EntityKind;
use crate::text::{BlockKind, TokenKind};
use extent::Extent;

/// A phrase that describes a thing by its head noun.
#[derive(Clone, Debug)]
pub(super) struct Description {
    /// From the article to the head noun.
    pub(super) tokens: Range<usize>,
    /// The head noun; of "the first in Almaty", the ordinal.
    pub(super) head: usize,
    pub(super) kind: EntityKind,
    pub(super) definite: bool,
    /// "their first summit"
    pub(super) owned: bool,
    /// "a meeting that may be held": said as possible, so that there is no such thing.
    pub(super) possible: bool,
    /// The first name inside it before the head: "the *Samarkand* summit".
    pub(super) name: Option<usize>,
    /// A number that names it: "resolution *2202 (2015)*".
    pub(super) numbered: bool,
    /// The token of that number, else of the head.
    pub(super) number: usize,
    /// "the *sixth* meeting".
    pub(super) ordinal: Option<u64>,
    /// "the *2016* meeting", "*last year's* summit".
    pub(super) year: Option<i16>,
    /// With what tells it apart after the head: "the meeting *of NATO ministers in Brussels*".
    pub(super) extent: Range<usize>,
    /// Where that ends if the place is left out, as in a label.
    pub(super) core: usize,
    /// The names in that, with the tokens of the prepositions before them.
    pub(super) after: Vec<(usize, usize)>,
    /// The date that tells it, as a place in the list of dates: "summits in 2019 and *2021*".
    pub(super) date: Option<usize>,
}

/// Finds the descriptions of a document.
pub(super) fn find_descriptions(
    sheet: &Sheet<'_>,
    names: &Names,
    titles: &[Title],
    dates: &[Dated],
) -> Vec<Description> {
    let mut found = Vec::new();
    let mut in_title = vec![false; sheet.toks.len()];
    for title in titles {
        in_title[title.words.clone()].fill(true);
    }
    for sentence in &sheet.cut.sentences {
        let describer = Describer {
            sheet,
            names,
            dates,
            range: &sentence.tokens,
            heading: sheet.cut.blocks[sentence.block].kind == BlockKind::Heading,
            item: sheet.cut.blocks[sentence.block].kind == BlockKind::Item,
        };
        for head in sentence.tokens.clone() {
            let named = names
                .at(head)
                .is_some_and(|name| !matches!(names.list[name].sense, Sense::Unknown));
            if named || in_title[head] {
                continue;
            }
            let kind = sheet.toks[head].word.and_then(|word| word.head);
            match kind.and_then(|kind| describer.describe(head, kind)) {
                Some(description) => {
                    found.extend(describer.further_numbers(&description));
                    found.push(description);
                }
                None if kind == Some(EntityKind::Meeting) => {
                    found.extend(describer.dated(head));
                    found.extend(describer.numbered_apart(head));
                }
                None => found.extend(describer.elliptical(head)),
            }
        }
    }
    found
}

struct Describer<'s, 'a> {
    sheet: &'s Sheet<'a>,
    names: &'s Names,
    dates: &'s [Dated],
    range: &'s Range<usize>,
    heading: bool,
    item: bool,
}

/// What stands before a head noun.
#[derive(Default)]
struct Before {
    /// The first token that belongs to the phrase, article left out.
    start: usize,
    name: Option<usize>,
    ordinal: Option<u64>,
    year: Option<i16>,
    /// "Kenya's", "this year's".
    genitive: bool,
}

impl Before {
    /// Whether more than a possessive tells a thing apart: "its *third* session", "its *Riga* meeting", "their *next* summit".
    fn tells(&self, describer: &Describer<'_, '_>, head: usize) -> bool {
        let step = ["next", "last", "previous", "upcoming", "inaugural"];
        let stepped = (self.start..head).any(|at| step.iter().any(|word| describer.sheet.is_word(at, word)));
        self.ordinal.is_some() || self.year.is_some() || self.name.is_some() || stepped
    }
}

impl Describer<'_, '_> {
    /// The description with that head, if it is one.
    fn describe(&self, head: usize, kind: EntityKind) -> Option<Description> {
        let sheet = self.sheet;
        let number = self.number_after(head, head);
        let plural = sheet.is(head, WordClass::Plural) && number.is_none();
        if plural && !self.is_one_of_talks(head) || self.precedes_noun(head) || self.is_empty_noun(head) {
            return None;
        }
        let before = self.before(head);
        let determiner = before
            .start
            .checked_sub(1)
            .filter(|at| *at >= self.range.start && sheet.is(*at, WordClass::Determiner) && !before.genitive)
            .filter(|at| !self.joins_report(*at));
        let owned = determiner.is_some_and(|at| sheet.is(at, WordClass::PossessivePronoun));
        let tells = before.tells(self, head) && self.may_be_owned(head, kind)
            || self.is_visit_to(head) && before.ordinal.is_none();
        if owned && !tells || determiner.is_some_and(|at| self.is_indeterminate(at)) {
            return None;
        }
        let definite = before.genitive
            || determiner.is_some_and(|at| owned || sheet.is(at, WordClass::Definite))
            || sheet.is_word(before.start, "the");
        let told = determiner.is_some()
            || before.genitive
            || before.name.is_some()
            || number.is_some()
            || self.are_talks_somewhere(head);
        let bare_ordinal = before.ordinal.is_some() && kind == EntityKind::Meeting;
        let verb = self.is_verb(head)
            && determiner.is_none()
            && before.name.is_none()
            && !self.are_talks_somewhere(head);
        if verb || !told && !bare_ordinal && !self.heading {
            return None;
        }
        let start = before.start - usize::from(determiner.is_some() && !owned);
        let tokens = start..number.unwrap_or(head + 1);
        let Extent { end, core, after } = if number.is_some() {
            Extent::none(tokens.end)
        } else {
            self.extent(head, tokens.end, kind)
        };
        if !told && !(bare_ordinal && (self.heading || !after.is_empty())) && !self.is_title(&tokens, end) {
            return None;
        }
        Some(Description {
            extent: tokens.start..end,
            core,
            after,
            head,
            kind,
            definite,
            owned,
            possible: !definite && (self.is_possible(&tokens) || self.is_predicate(tokens.start)),
            name: before.name,
            numbered: number.is_some(),
            number: if number.is_some() { head + 1 } else { head },
            // "their first summit in eight years" counts what they did, not the sessions of a body.
            ordinal: before
                .ordinal
                .filter(|ordinal| !owned || !self.is_mere_count(*ordinal, start, end)),
            year: before.year,
            date: None,
            tokens,
        })
    }

    /// "their first summit in eight years": an ordinal that counts what was done, not the sessions of a body.
    fn is_mere_count(&self, ordinal: u64, start: usize, end: usize) -> bool {
        let people = start > 0
            && self
                .sheet
                .is_one_of(start - 1, words!["their", "his", "her", "our", "my"]);
        let since = self.sheet.is_one_of(end, words!["in", "since", "for"]);
        ordinal == 1 && people || since && self.sheet.number(end + 1).is_some()
    }

    /// Whether a phrase without an article is or opens a title: "JOINT COMMUNIQUÉ", "Side event at the conference".
    fn is_title(&self, tokens: &Range<usize>, end: usize) -> bool {
        let opens =
            self.heading && tokens.start == self.range.start && self.sheet.toks[tokens.start].is_capital();
        let closed = tokens.end == self.range.end || self.sheet.is_text(tokens.end, "(");
        opens && (end > tokens.end || closed || self.sheet.is_word(tokens.end, "of"))
    }

    /// Whether a name is that of a format.
    fn is_format(&self, name: usize) -> bool {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        match &self.names.list[name].sense {
            Sense::Known(things) => things
                .iter()
                .any(|thing| gazetteer.thing(*thing).kind == EntityKind::Format),
            Sense::Headed { kind, .. } => *kind == EntityKind::Format,
            _ => false,
        }
    }

    /// "the first round of the elections": a round is a meeting only of talks; "within the framework of" is no text.
    fn is_empty_noun(&self, head: usize) -> bool {
        let sheet = self.sheet;
        let of = sheet.is_word(head + 1, "of");
        let of_talks = || (head + 2..self.range.end.min(head + 6)).any(|at| self.is_meeting_noun(at));
        // "the eighth edition of the Oslo Dialogue", not of a newspaper
        if sheet.is_word(head, "edition") {
            return !of || !(of_talks() || self.is_of_format(head + 2));
        }
        self.is_for_journalists(head)
            || sheet.is_word(head, "round") && of && !of_talks()
            || sheet.is_word(head, "framework") && of
            || sheet.is_word(head, "resolution") && of && !self.is_of_a_body(head + 2)
    }

    /// "the resolution of *the Council*", not "of the dispute".
    fn is_of_a_body(&self, at: usize) -> bool {
        let at = at + usize::from(self.sheet.is(at, WordClass::Determiner));
        let Some(tok) = self.sheet.toks.get(at) else {
            return false;
        };
        let body = |kind: EntityKind| kind.is_organization() || kind == EntityKind::Meeting;
        let organ = tok.word.and_then(|word| word.head).is_some_and(body);
        organ || self.names.starting(at).is_some() || tok.shape == Shape::Number
    }

    /// "It was a landmark summit": what a thing is said to be is no other thing.
    fn is_predicate(&self, start: usize) -> bool {
        let before = start.checked_sub(1).filter(|at| *at >= self.range.start);
        before.is_some_and(|at| self.sheet.is(at, WordClass::Be) || self.sheet.is_word(at, "as"))
    }

    /// "the meeting room": a noun before another noun is no head.
    fn precedes_noun(&self, head: usize) -> bool {
        let next = head + 1;
        let Some(tok) = self.sheet.toks.get(next).filter(|_| next < self.range.end) else {
            return false;
        };
        let noun = tok
            .word
            .is_some_and(|word| word.head.is_some() || word.classes.has(WordClass::OfficeWord));
        // "at the ministerial level", "military aid": what is an adjective as well heads nothing before another noun.
        let adjective = self.sheet.is(head, WordClass::Adjective) || self.sheet.is_word(head, "ministerial");
        let adjective = adjective && is_plain_word(self.sheet, next);
        tok.shape == Shape::Lower && (noun || adjective)
    }

    /// Whether "that" opens what a verb of saying reports: "said *that* talks were held".
    fn joins_report(&self, at: usize) -> bool {
        let sheet = self.sheet;
        let forms = VerbForms::BASE
            .union(VerbForms::THIRD)
            .union(VerbForms::PAST)
            .union(VerbForms::GERUND);
        let verb = at
            .checked_sub(1)
            .and_then(|before| sheet.toks[before].verb(forms));
        let verbs = &sheet.knowledge.lexicon.verbs;
        sheet.is_word(at, "that") && verb.is_some_and(|verb| !verbs.verb(verb).cues.is_empty())
    }

    /// "their third summit", "its first resolution": an ordinal tells whose it is; a visit is never so told.
    fn may_be_owned(&self, head: usize, kind: EntityKind) -> bool {
        let occasion = self.sheet.is(head, WordClass::Occasion);
        matches!(kind, EntityKind::Meeting | EntityKind::Instrument) && !occasion
    }

    /// Whether an article speaks of no thing in particular: "no treaty", "any meeting", "every summit".
    fn is_indeterminate(&self, determiner: usize) -> bool {
        self.sheet.is_one_of(
            determiner,
            words![
                "no", "any", "each", "every", "such", "some", "several", "which", "all", "most", "many",
                "few"
            ],
        )
    }

    /// Whether a noun may be a verb here.
    fn is_verb(&self, head: usize) -> bool {
        let forms = VerbForms::GERUND.union(VerbForms::BASE).union(VerbForms::THIRD);
        self.sheet.toks[head].verb(forms).is_some()
    }

    /// The further texts that a plural numbers: "resolutions 541 *and 550*".
    fn further_numbers(&self, first: &Description) -> Vec<Description> {
        let sheet = self.sheet;
        let mut found: Vec<Description> = Vec::new();
        let mut end = first.tokens.end;
        while first.numbered
            && sheet.is(first.head, WordClass::Plural)
            && (sheet.is_text(end, ",") || sheet.is(end, WordClass::Conjunction))
        {
            let Some(after) = self.number_after(first.head, end) else {
                break;
            };
            found.push(Description {
                tokens: end + 1..after,
                extent: end + 1..after,
                core: after,
                number: end + 1,
                ..first.clone()
            });
            end = after;
        }
        found
    }

    /// The end of the number that names a text: "resolution 2202 (2015)", "Resolution 72/273", "resolution ES-11/1".
    fn number_after(&self, head: usize, before: usize) -> Option<usize> {
        let sheet = self.sheet;
        let mut at = before + 1;
        if sheet.is_word(at, "no") || sheet.is_text(at, "No.") {
            at += 1;
        }
        let session = sheet.toks.get(at).is_some_and(|tok| tok.shape == Shape::Capitals)
            && sheet.is_text(at + 1, "-")
            && sheet.joined(at + 1)
            && sheet.joined(at + 2);
        let digits = if session { at + 2 } else { at };
        if digits >= self.range.end
            || sheet.toks[digits].shape != Shape::Number
            || sheet.toks[head].word.and_then(|word| word.head) != Some(EntityKind::Instrument)
        {
            return None;
        }
        // "(2015)", and the sessions of old: "(XXX)".
        let roman = |text: &str| text.bytes().all(|letter| b"IVXLCS-".contains(&letter));
        let told = |at: usize| sheet.toks[at].shape == Shape::Number || roman(sheet.text(at));
        let bracket = digits + 3 < self.range.end
            && sheet.is_text(digits + 1, "(")
            && told(digits + 2)
            && sheet.is_text(digits + 3, ")");
        Some(if bracket { digits + 4 } else { digits + 1 })
    }
}

/// The ordinal that ends before a token, and where it starts: "sixth", "seventy-seventh", "9,823rd".
pub(super) fn ordinal_ending(sheet: &Sheet<'_>, end: usize, from: usize) -> Option<(usize, u64)> {
    let at = end.checked_sub(1).filter(|at| *at >= from)?;
    // "the Fifty-First *(51st)* Session": said once more in figures.
    if sheet.is_text(at, ")") {
        let open = at.checked_sub(2).filter(|open| sheet.is_text(*open, "("))?;
        let again = sheet.ordinal(at - 1)?;
        return ordinal_ending(sheet, open, from).filter(|(_, ordinal)| *ordinal == again);
    }
    let ordinal = sheet.ordinal(at)?;
    let tens = at
        .checked_sub(2)
        .filter(|tens| *tens >= from && sheet.is_dash(at - 1) && ordinal < 10)
        .and_then(|tens| {
            Some((
                tens,
                sheet
                    .number(tens)
                    .filter(|number| number % 10 == 0 && *number < 100)?,
            ))
        });
    Some(match tens {
        Some((start, tens)) => (start, tens + ordinal),
        None => (at, ordinal),
    })
}

/// Whether a word is no function word, no verb and no mark: a noun or adjective the lexicon need not know.
fn is_plain_word(sheet: &Sheet<'_>, at: usize) -> bool {
    let tok = &sheet.toks[at];
    let closed = [
        WordClass::Preposition,
        WordClass::Conjunction,
        WordClass::Subordinator,
        WordClass::Pronoun,
        WordClass::Relative,
        WordClass::Be,
        WordClass::Have,
        WordClass::Do,
        WordClass::Modal,
        WordClass::Adverb,
        WordClass::Negator,
    ];
    let function = tok
        .word
        .is_some_and(|word| closed.iter().any(|class| word.classes.has(*class)));
    let finite = tok
        .verb(VerbForms::PAST.union(VerbForms::THIRD).union(VerbForms::BASE))
        .is_some()
        && !tok.is(WordClass::NounlikeVerb);
    // "Adopting resolution 2767": a gerund with a capital opens a clause.
    let opens = at == 0 || tok.is_capital() || sheet.toks[at - 1].kind == TokenKind::Mark;
    let verb = finite || opens && tok.verb(VerbForms::GERUND).is_some();
    tok.kind == TokenKind::Word && !function && !verb
}
