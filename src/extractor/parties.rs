//! Parties: who together speaks in a joint text, as its heading says or its first sentence.

use std::ops::Range;

use super::link::ReferentIndex;
use super::sheet::{Sheet, Words};
use super::units::Found;
use crate::knowledge::WordClass;
use crate::model::EntityKind;
use crate::text::{Block, BlockKind};

/// How many blocks at the top of a document may say whose joint text it is.
const TOP: usize = 6;

/// Words that lead to the parties of a text, and words behind which others are named.
const LEADING: Words<4> = Words::of(&["by", "of", "from", "between"]);
const CLOSING: Words<10> = Words::of(&[
    "on",
    "regarding",
    "about",
    "concerning",
    "following",
    "at",
    "in",
    "for",
    "to",
    "after",
]);

/// The parties of a joint text: the persons it names as such, else the states and organizations; none of any other text.
pub(super) fn parties_of(sheet: &Sheet<'_>, found: &Found<'_>) -> Vec<ReferentIndex> {
    let finder = Finder { sheet, found };
    // In a transcript "we" are those of whom its speaker speaks.
    let turn = |block: &Block| matches!(block.kind, BlockKind::Turn { .. });
    if sheet.cut.blocks.iter().any(turn) {
        return Vec::new();
    }
    let blocks = sheet.cut.blocks.iter().take(TOP);
    let headings = blocks
        .clone()
        .take_while(|block| block.kind == BlockKind::Heading)
        .map(|block| sheet.block_tokens(block));
    let mut opening = blocks.map(|block| sheet.block_tokens(block));
    headings
        .map(|line| finder.of_heading(&line))
        .find(|parties| parties.len() > 1)
        .or_else(|| opening.find_map(|block| finder.of_opening(&block)))
        .unwrap_or_default()
}

struct Finder<'f, 's, 'a> {
    sheet: &'s Sheet<'a>,
    found: &'f Found<'s>,
}

impl Finder<'_, '_, '_> {
    /// "Joint Statement by A and B on …", "A-B Joint Statement".
    fn of_heading(&self, line: &Range<usize>) -> Vec<ReferentIndex> {
        let words = &self.sheet.knowledge.lexicon.joint_texts;
        let keys = |at: usize| &self.sheet.keys[at..line.end];
        let Some(text) = line
            .clone()
            .find(|at| words.longest_at(keys(*at)).is_some() && self.is_joint(*at..line.end))
        else {
            return Vec::new();
        };
        let leads = (text..line.end).find(|at| self.is_one_of(*at, &LEADING));
        leads.map_or_else(
            || self.several(&(line.start..text)),
            |leads| {
                let end = (leads + 1..line.end).find(|at| self.is_one_of(*at, &CLOSING));
                self.several(&(leads + 1..end.unwrap_or(line.end)))
            },
        )
    }

    /// Whether "joint" stands near, as before a statement of several.
    fn is_joint(&self, range: Range<usize>) -> bool {
        let near = range.start..range.end.min(range.start + 4);
        near.into_iter().any(|at| self.sheet.is_word(at, "joint"))
    }

    /// "We, A and B, …": those named between "we" and the next comma that no name follows.
    fn of_opening(&self, block: &Range<usize>) -> Option<Vec<ReferentIndex>> {
        let end = self.sheet.sentence_around(block.start).end.min(block.end);
        let we = Some(block.start).filter(|at| *at < end && self.sheet.is_word(*at, "we"))?;
        let comma = self.sheet.is_text(we + 1, ",");
        let named = self.sheet.is(we + 1, WordClass::Definite);
        if !comma && !named {
            return None;
        }
        let verb = (we + 2..end).find(|at| self.is_verb(*at)).unwrap_or(end);
        let several = self.several(&(we + 1..verb));
        (several.len() > 1).then_some(several)
    }

    /// Whether a small-written word is a verb, a closed word or stands for one.
    fn is_verb(&self, at: usize) -> bool {
        let tok = &self.sheet.toks[at];
        let verb = tok.word.is_some_and(|word| !word.verbs.is_empty());
        !tok.is_capital()
            && (verb || tok.is(WordClass::Be) || tok.is(WordClass::Have))
            && !tok.is(WordClass::OfficeWord)
    }

    /// The persons named in a stretch of tokens if they are several, else the states and organizations.
    fn several(&self, tokens: &Range<usize>) -> Vec<ReferentIndex> {
        let persons = self.named(tokens, |kind| kind == EntityKind::Person);
        if persons.len() > 1 {
            return persons;
        }
        self.named(tokens, |kind| {
            kind == EntityKind::State || kind == EntityKind::IntergovernmentalOrganization
        })
    }

    fn named(&self, tokens: &Range<usize>, fits: impl Fn(EntityKind) -> bool) -> Vec<ReferentIndex> {
        let mut named = Vec::new();
        for naming in self.found.links.namings.between(tokens.start, tokens.end) {
            let kind = self.found.links.referents[naming.referent].kind;
            if fits(kind) && !named.contains(&naming.referent) {
                named.push(naming.referent);
            }
        }
        named
    }

    fn is_one_of<const N: usize>(&self, at: usize, words: &Words<N>) -> bool {
        self.sheet.is_one_of(at, words)
    }
}
