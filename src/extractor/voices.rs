//! Voices: who "I" and "we" are in each block of a document.

mod joint;
mod labels;

use std::cell::{OnceCell, RefCell};

use rustc_hash::FxHashMap;

use super::link::{Referent, ReferentIndex};
use super::sheet::Sheet;
use super::units::Found;
use crate::knowledge::WordClass;
use crate::model::EntityKind;
use crate::text::{Block, BlockKind, key, key_hash};

/// Who speaks in a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Voice {
    /// Who "I" is.
    pub(super) one: Option<ReferentIndex>,
    /// Who "we" are, where a text speaks for a meeting or for several parties.
    pub(super) many: Vec<ReferentIndex>,
}

/// How many blocks at the top of a document may say whose words it holds.
const TOP: usize = 8;

/// The voices of a document, one a block.
pub(super) fn voices_of(sheet: &Sheet<'_>, found: &Found<'_>) -> Vec<Voice> {
    let finder = Finder::new(sheet, found);
    let blocks = &sheet.cut.blocks;
    let common = if blocks.iter().any(is_turn) {
        Voice::default()
    } else {
        Voice {
            one: finder.author(),
            many: finder.parties(),
        }
    };
    let mut voice = common.clone();
    let mut voices = Vec::with_capacity(blocks.len());
    let mut last = None;
    for block in blocks {
        if let BlockKind::Turn { label } = block.kind {
            let answer = || {
                last.or_else(|| finder.author())
                    .filter(|_| finder.is_answer(label))
            };
            voice = Voice {
                one: finder.labelled(label).or_else(answer),
                ..common.clone()
            };
            last = voice.one.or(last);
        }
        voices.push(voice.clone());
    }
    voices
}

/// Whose words the text is from a block on, where its top says that it is the transcript of a briefing by somebody.
pub(super) fn briefer(sheet: &Sheet<'_>, found: &Found<'_>) -> Option<(ReferentIndex, usize)> {
    let finder = Finder::new(sheet, found);
    let lexicon = &sheet.knowledge.lexicon;
    let blocks = sheet.cut.blocks.iter().take(TOP).enumerate();
    blocks
        .take_while(|(_, block)| !is_turn(block))
        .find_map(|(at, block)| {
            let tokens = sheet.block_tokens(block);
            let named = |from: &usize| {
                lexicon
                    .briefings
                    .longest_at(&sheet.keys[*from..tokens.end])
                    .is_some()
            };
            let briefing = tokens.clone().find(named)?;
            let by = (briefing..tokens.end).find(|at| sheet.is_word(*at, "by"))?;
            Some((finder.only_person(by + 1, tokens.end)?, at + 1))
        })
}

fn is_turn(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Turn { .. })
}

/// The persons of a text, by the keys by which a label may call them.
#[derive(Default)]
struct Callable {
    /// By the last words of their labels.
    by_last: FxHashMap<String, Vec<ReferentIndex>>,
    /// By their family names without spaces.
    by_family: FxHashMap<String, Vec<ReferentIndex>>,
}

impl Callable {
    /// The persons among some referents.
    fn of(referents: &[Referent]) -> Self {
        let mut callable = Self::default();
        let persons = referents.iter().enumerate();
        for (at, person) in persons.filter(|(_, referent)| referent.kind == EntityKind::Person) {
            let last = person.label.rsplit(' ').next().map(key).unwrap_or_default();
            callable.by_last.entry(last).or_default().push(at);
            let family = person.family().replace(' ', "");
            if !family.is_empty() {
                callable.by_family.entry(family).or_default().push(at);
            }
        }
        callable
    }

    /// The persons in whose names words, given as keys, end; in the order of the text.
    fn called(&self, words: &[String]) -> Vec<ReferentIndex> {
        let Some(last) = words.last() else {
            return Vec::new();
        };
        let joined = words.concat();
        let ends = joined.char_indices().map(|(at, _)| &joined[at..]);
        let by_family = ends.filter_map(|end| self.by_family.get(end));
        let mut called: Vec<ReferentIndex> = by_family
            .chain(self.by_last.get(last))
            .flatten()
            .copied()
            .collect();
        called.sort_unstable();
        called.dedup();
        called
    }
}

/// Looks for speakers; what it found out once it keeps, for transcripts have the same few labels many times.
struct Finder<'f, 's, 'a> {
    sheet: &'s Sheet<'a>,
    found: &'f Found<'s>,
    author: OnceCell<Option<ReferentIndex>>,
    persons: OnceCell<Callable>,
    /// The persons, by the initials of their names.
    initials: OnceCell<FxHashMap<String, Vec<ReferentIndex>>>,
    /// Those to whom the text gives an office, by the keys of its words.
    holders: OnceCell<FxHashMap<&'s [u64], Vec<ReferentIndex>>>,
    labels: RefCell<FxHashMap<&'a str, labels::Label>>,
}

impl<'f, 's, 'a> Finder<'f, 's, 'a> {
    fn new(sheet: &'s Sheet<'a>, found: &'f Found<'s>) -> Self {
        Self {
            sheet,
            found,
            author: OnceCell::new(),
            persons: OnceCell::new(),
            initials: OnceCell::new(),
            holders: OnceCell::new(),
            labels: RefCell::default(),
        }
    }
}

impl Finder<'_, '_, '_> {
    /// The persons of the text who are called by some words, given as keys.
    fn called(&self, words: &[String]) -> impl Iterator<Item = ReferentIndex> + use<> {
        let persons = self
            .persons
            .get_or_init(|| Callable::of(&self.found.links.referents));
        persons.called(words).into_iter()
    }

    fn referent(&self, at: ReferentIndex) -> &Referent {
        &self.found.links.referents[at]
    }

    /// The person whose words a document without turns is: of its heading ("Remarks by …") or its byline.
    fn author(&self) -> Option<ReferentIndex> {
        let author = || self.titled().or_else(|| self.headed()).or_else(|| self.bylined());
        *self.author.get_or_init(author)
    }

    /// "Remarks by X at …", in the top blocks or in the title.
    fn titled(&self) -> Option<ReferentIndex> {
        let words = &self.sheet.knowledge.lexicon.author_words;
        let introduced = self.top().find_map(|block| {
            let tokens = self.sheet.block_tokens(block);
            let by = tokens.clone().find(|at| words.contains(&self.sheet.keys[*at]))?;
            self.only_person(by + 1, tokens.end)
        });
        introduced.or_else(|| self.named_in_title())
    }

    /// The only person named between two tokens before a preposition that follows the name.
    fn only_person(&self, from: usize, to: usize) -> Option<ReferentIndex> {
        let first = self.person_within(from, to)?;
        let goes_on =
            |at: &usize| !self.sheet.is(*at, WordClass::Preposition) || self.sheet.is_word(*at, "of");
        let end = (first.1..to).find(|at| !goes_on(at)).unwrap_or(to);
        let other = self.person_within(first.1, end);
        other.is_none_or(|other| other.0 == first.0).then_some(first.0)
    }

    /// The first person named between two tokens, and the token after the name.
    fn person_within(&self, from: usize, to: usize) -> Option<(ReferentIndex, usize)> {
        let inside = self.found.links.namings.between(from, to);
        let inside = inside.filter(|naming| !naming.tokens.is_empty() && naming.tokens.end <= to);
        let mut persons = inside.filter(|naming| self.referent(naming.referent).kind == EntityKind::Person);
        persons.next().map(|naming| (naming.referent, naming.tokens.end))
    }

    /// The person that the title names as its author and the text names too: "Statement from X on …".
    fn named_in_title(&self) -> Option<ReferentIndex> {
        let title = self.sheet.document.facts.title.as_deref()?;
        let (_, name) = title.split_once(" by ").or_else(|| title.split_once(" from "))?;
        let words: Vec<String> = name.split([' ', ',', '’', '\'']).map(key).collect();
        let end = words.iter().position(|word| {
            let known = self.sheet.knowledge.lexicon.word(key_hash(word));
            known.is_some_and(|known| known.classes.has(WordClass::Preposition) && word != "of")
        });
        let words = &words[..end.unwrap_or(words.len())];
        let joined = words.iter().any(|word| word == "and");
        let mut called = self.called(words);
        let first = called.next()?;
        (!joined && called.next().is_none()).then_some(first)
    }

    /// A line at the top that a person's name opens.
    fn headed(&self) -> Option<ReferentIndex> {
        let opened = self.top().filter_map(|block| {
            let tokens = self.sheet.block_tokens(block);
            let (person, end) = self.person_within(tokens.start, tokens.end)?;
            let titles = (tokens.start..end).all(|at| {
                let tok = &self.sheet.toks[at];
                tok.is_capital() || tok.is(WordClass::Honorific) || tok.is(WordClass::NameLink)
            });
            titles.then_some(person)
        });
        let persons: Vec<ReferentIndex> = opened.collect();
        let first = *persons.first()?;
        persons.iter().all(|other| *other == first).then_some(first)
    }

    /// The blocks at the top before the first paragraph.
    fn top(&self) -> impl Iterator<Item = &Block> {
        let blocks = self.sheet.cut.blocks.iter().take(TOP);
        blocks.take_while(|block| block.kind == BlockKind::Heading)
    }

    /// "X is a professor at …" at the end of an article.
    fn bylined(&self) -> Option<ReferentIndex> {
        let last = self.sheet.block_tokens(self.sheet.cut.blocks.last()?);
        let mut opening = self.found.links.namings.between(last.start, last.start + 1);
        let naming = opening.find(|naming| self.referent(naming.referent).kind == EntityKind::Person)?;
        let next = naming.tokens.end;
        (self.sheet.is_word(next, "is") || self.sheet.is_word(next, "served")).then_some(naming.referent)
    }
}
