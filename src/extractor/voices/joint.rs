//! Joint texts: for whom "we" of a communiqué or a joint statement stands.

use super::{Finder, TOP};
use crate::extractor::link::ReferentIndex;
use crate::extractor::sheet::Shape;
use crate::knowledge::WordClass;
use crate::model::EntityKind;
use crate::text::{Block, BlockKind, key_hash};

/// From how many states on a list of parties is one.
const LISTED: usize = 4;

impl Finder<'_, '_, '_> {
    /// For whom "we" of a joint text stands: its meeting, else the parties that its heading names.
    pub(super) fn parties(&self) -> Vec<ReferentIndex> {
        let Some(end) = self.joint_text() else {
            return Vec::new();
        };
        let authors = self.joint_authors();
        if !authors.is_empty() {
            return authors;
        }
        if let Some(body) = self.opening_body() {
            return vec![body];
        }
        let titled = self.parties_in_title();
        if let Some((0, true, body)) = titled.first() {
            return vec![*body];
        }
        if let Some(meeting) = self.speaking_meeting(end) {
            return vec![meeting];
        }
        let titled = parties_of(&titled);
        if !titled.is_empty() {
            return titled;
        }
        let heading = self
            .top()
            .last()
            .map_or(0, |block| self.sheet.block_tokens(block).end);
        let headed = self.parties_before(heading);
        if headed.is_empty() {
            self.parties_before(end)
        } else {
            headed
        }
    }

    /// The organ with which the first paragraph opens: "*The Council of Ministers*, at its tenth session, adopted …".
    fn opening_body(&self) -> Option<ReferentIndex> {
        let mut blocks = self.sheet.cut.blocks.iter().take(TOP);
        let first = blocks.find(|block| block.kind != BlockKind::Heading)?;
        let start = self.sheet.block_tokens(first).start;
        let start = start + usize::from(self.sheet.is(start, WordClass::Determiner));
        let opens = |tokens: &std::ops::Range<usize>| tokens.start <= start && start < tokens.end;
        let naming = self
            .found
            .links
            .namings
            .iter()
            .find(|naming| opens(&naming.tokens))?;
        let kind = self.referent(naming.referent).kind;
        matches!(
            kind,
            EntityKind::IntergovernmentalOrganization | EntityKind::UnBody
        )
        .then_some(naming.referent)
    }

    /// The meeting with a name of its own that is named before a token; a visit issues no text.
    fn speaking_meeting(&self, end: usize) -> Option<ReferentIndex> {
        let mut namings = self.found.links.namings.iter();
        let speaks = |tokens: &std::ops::Range<usize>| {
            let mut toks = tokens.clone().map(|at| &self.sheet.toks[at]);
            toks.clone().any(|tok| tok.is_capital()) && !toks.any(|tok| tok.is(WordClass::Occasion))
        };
        let meeting = namings.find(|naming| {
            let tokens = &naming.tokens;
            let kind = self.referent(naming.referent).kind;
            kind == EntityKind::Meeting && !tokens.is_empty() && tokens.end <= end && speaks(tokens)
        });
        meeting.map(|naming| naming.referent)
    }

    /// The format or organization that speaks in the text up to a token, or the states that do.
    fn parties_before(&self, end: usize) -> Vec<ReferentIndex> {
        let states = self.named_before(end, &|kind| kind == EntityKind::State);
        let bodies = self.named_before(end, &|kind| {
            matches!(
                kind,
                EntityKind::Format | EntityKind::IntergovernmentalOrganization | EntityKind::UnBody
            )
        });
        match bodies.first() {
            // In a list of parties a body is one of many.
            Some(first) if states.len() < LISTED => vec![*first],
            _ => states,
        }
    }

    /// The formats, organizations and states of the title, as far as the text names them: where each stands,
    /// and whether it is no state. "G7 Leaders’ Statement", "Norway-Kenya Joint Statement on Water".
    fn parties_in_title(&self) -> Vec<(usize, bool, ReferentIndex)> {
        let title = self.sheet.document.facts.title.as_deref().unwrap_or_default();
        let title = title.split(" on ").next().unwrap_or_default();
        let text = &self.sheet.document.text;
        let mut named: Vec<(usize, bool, ReferentIndex)> = Vec::new();
        let namings = self
            .found
            .links
            .namings
            .iter()
            .filter(|naming| !naming.tokens.is_empty());
        for naming in namings {
            let kind = self.referent(naming.referent).kind;
            let body = matches!(
                kind,
                EntityKind::Format | EntityKind::IntergovernmentalOrganization
            );
            let known = named.iter().any(|(_, _, other)| *other == naming.referent);
            if !known
                && (body || kind == EntityKind::State)
                && let Some(at) = word_position(title, self.sheet.span(&naming.tokens).of(text))
            {
                named.push((at, body, naming.referent));
            }
        }
        named.sort_unstable();
        named
    }

    /// The things of a kind that are named before a token.
    fn named_before(&self, end: usize, kind: &dyn Fn(EntityKind) -> bool) -> Vec<ReferentIndex> {
        let mut found: Vec<ReferentIndex> = Vec::new();
        let namings = self.found.links.namings.iter();
        for naming in namings.filter(|naming| !naming.tokens.is_empty() && naming.tokens.end <= end) {
            if kind(self.referent(naming.referent).kind) && !found.contains(&naming.referent) {
                found.push(naming.referent);
            }
        }
        found
    }

    /// The persons of "Joint Statement by President X and President Y", at the top of a text.
    fn joint_authors(&self) -> Vec<ReferentIndex> {
        let keys = &self.sheet.keys;
        let lexicon = &self.sheet.knowledge.lexicon;
        let mut authors = Vec::new();
        for tokens in self.top().map(|block| self.sheet.block_tokens(block)) {
            let by = tokens.clone().find_map(|at| {
                let (length, ()) = lexicon.joint_texts.longest_at(&keys[at..tokens.end])?;
                let by = at + length;
                (by < tokens.end && lexicon.author_words.contains(&keys[by])).then_some(by)
            });
            let Some(by) = by else { continue };
            let inside = self.found.links.namings.iter().filter(|naming| {
                naming.tokens.start > by && naming.tokens.end <= tokens.end && !naming.tokens.is_empty()
            });
            for naming in inside {
                let person = self.referent(naming.referent).kind == EntityKind::Person;
                if person && !authors.contains(&naming.referent) {
                    authors.push(naming.referent);
                }
            }
        }
        authors
    }

    /// The end of the first paragraph of a joint text: one whose heading or opening calls it so.
    fn joint_text(&self) -> Option<usize> {
        let blocks = &self.sheet.cut.blocks;
        let first = blocks
            .iter()
            .take(TOP)
            .position(|block| block.kind != BlockKind::Heading)?;
        let end = self.sheet.block_tokens(&blocks[first]).end;
        let words = &self.sheet.knowledge.lexicon.joint_texts;
        let named = (0..end).any(|at| words.longest_at(&self.sheet.keys[at..end]).is_some());
        let title = self.sheet.document.facts.title.as_deref().unwrap_or_default();
        let titled = crate::knowledge::phrases::phrase_keys(title);
        let named = named || (0..titled.len()).any(|at| words.longest_at(&titled[at..]).is_some());
        let opens = self.sheet.toks[..end]
            .iter()
            .any(|tok| tok.shape == Shape::Capital && (tok.key == key_hash("we")));
        (named || opens && (self.is_preamble(end) || self.names_itself(&blocks[first]))).then_some(end)
    }

    /// Whether a paragraph opens with "We, the leaders of …,".
    fn names_itself(&self, block: &Block) -> bool {
        let start = self.sheet.block_tokens(block).start;
        self.sheet.is_word(start, "we")
            && self.sheet.is_text(start + 1, ",")
            && self.sheet.is(start + 2, WordClass::Determiner)
    }

    /// Whether the first paragraph ends with a comma, as a preamble does.
    fn is_preamble(&self, end: usize) -> bool {
        end > 0 && self.sheet.is_text(end - 1, ",")
    }
}

/// Of what a title names, the body if it comes first, or else the states.
fn parties_of(named: &[(usize, bool, ReferentIndex)]) -> Vec<ReferentIndex> {
    match named.first() {
        Some((_, true, body)) => vec![*body],
        _ => named
            .iter()
            .filter(|(_, body, _)| !body)
            .map(|(.., state)| *state)
            .collect(),
    }
}

/// Where some words stand in a title, not inside a longer word.
fn word_position(title: &str, words: &str) -> Option<usize> {
    let inside = |c: char| c.is_alphanumeric();
    let mut found = title.match_indices(words).map(|(at, _)| at);
    found.find(|at| !title[..*at].ends_with(inside) && !title[at + words.len()..].starts_with(inside))
}
