//! Voices: who "I" and "we" are in each block of a document.

use super::link::{Referent, ReferentIndex};
use super::sheet::{Shape, Sheet};
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

/// From how many states on a list of parties is one.
const LISTED: usize = 4;

/// How many words the name of an author has at most.
const NAME: usize = 4;

/// The voices of a document, one a block.
pub(super) fn voices_of(sheet: &Sheet<'_>, found: &Found<'_>) -> Vec<Voice> {
    let finder = Finder { sheet, found };
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
    let finder = Finder { sheet, found };
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

/// Whether a person is called by a family name, given as keys.
pub(super) fn is_called(referent: &Referent, words: &[String]) -> bool {
    let Some(last) = words.last() else { return false };
    let parts: Vec<String> = referent.label.split(' ').map(key).collect();
    let family =
        !referent.family().is_empty() && words.concat().ends_with(&referent.family().replace(' ', ""));
    referent.kind == EntityKind::Person && (parts.last() == Some(last) || family)
}

/// Where some words stand in a title, not inside a longer word.
fn word_position(title: &str, words: &str) -> Option<usize> {
    let inside = |c: char| c.is_alphanumeric();
    let mut found = title.match_indices(words).map(|(at, _)| at);
    found.find(|at| !title[..*at].ends_with(inside) && !title[at + words.len()..].starts_with(inside))
}

struct Finder<'f, 's, 'a> {
    sheet: &'s Sheet<'a>,
    found: &'f Found<'s>,
}

impl Finder<'_, '_, '_> {
    fn referent(&self, at: ReferentIndex) -> &Referent {
        &self.found.links.referents[at]
    }

    /// Whom the label of a turn names, by name or by an office that one person in the text holds.
    fn labelled(&self, label: crate::text::Span) -> Option<ReferentIndex> {
        let words: Vec<String> = label
            .of(&self.sheet.document.text)
            .split([' ', '.', ',', '\u{a0}'])
            .map(key)
            .filter(|word| !word.is_empty())
            .collect();
        let office = self.office_of(&words);
        if office.len() < words.len()
            && let Some(author) = self.titled_as(&office)
        {
            return author;
        }
        let inside = |span: crate::text::Span| label.contains(span);
        let named = self.found.links.namings.iter().find(|naming| {
            !naming.tokens.is_empty()
                && self.referent(naming.referent).kind == EntityKind::Person
                && inside(self.sheet.span(&naming.tokens))
        });
        let called = || {
            let referents = &self.found.links.referents;
            referents.iter().position(|referent| is_called(referent, &words))
        };
        named
            .map(|naming| naming.referent)
            .or_else(called)
            .or_else(|| self.holder(&words))
            .or_else(|| self.initialled(label))
    }

    /// Whether a label stands before an answer: "A: …", by whoever spoke last.
    fn is_answer(&self, label: crate::text::Span) -> bool {
        let label = label.of(&self.sheet.document.text);
        ["A", "A.", "Answer", "ANSWER"].contains(&label)
    }

    /// The one person of whose name a label is the initials: "JN: …".
    fn initialled(&self, label: crate::text::Span) -> Option<ReferentIndex> {
        let label = label.of(&self.sheet.document.text);
        let initials = |referent: &Referent| -> String {
            referent
                .label
                .split(' ')
                .filter_map(|word| word.chars().next())
                .collect()
        };
        let referents = self.found.links.referents.iter().enumerate();
        let mut persons = referents.filter(|(_, referent)| {
            referent.kind == EntityKind::Person && label.len() > 1 && initials(referent) == label
        });
        let first = persons.next()?.0;
        persons.next().is_none().then_some(first)
    }

    /// The one person to whom the text gives exactly this office: "THE PRESIDENT", "SPOKESPERSON".
    fn holder(&self, words: &[String]) -> Option<ReferentIndex> {
        let office = self.office_of(words);
        let titles = self.found.titles.iter().enumerate();
        let mut holders: Vec<ReferentIndex> = titles
            .filter(|(_, title)| title.person.is_some() && self.sheet.keys[title.words.clone()] == office)
            .filter_map(|(at, _)| self.found.links.of_title[at])
            .collect();
        holders.sort_unstable();
        holders.dedup();
        match holders[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// The keys of a label without "the" and "Madam".
    fn office_of(&self, words: &[String]) -> Vec<u64> {
        let keys: Vec<u64> = words.iter().map(|word| key_hash(word)).collect();
        let start = keys.iter().take_while(|word| self.is_address(**word)).count();
        keys[start.min(keys.len().saturating_sub(1))..].to_vec()
    }

    /// Whether the title or a heading at the top names its author with an office ("Remarks by *President* Novak"),
    /// and who that is, if the text names them.
    fn titled_as(&self, office: &[u64]) -> Option<Option<ReferentIndex>> {
        let text = &self.sheet.document.text;
        let title = self.sheet.document.facts.title.as_deref();
        let headings = self.top().map(|block| block.span.of(text));
        title.into_iter().chain(headings).find_map(|heading| {
            let words: Vec<String> = heading.split([' ', ',', '’', '\'', '\n']).map(key).collect();
            let keys: Vec<u64> = words.iter().map(|word| key_hash(word)).collect();
            let by = keys
                .iter()
                .position(|word| self.sheet.knowledge.lexicon.author_words.contains(word))?;
            let named = by + 1 + office.len();
            if keys.get(by + 1..named)? != office {
                return None;
            }
            // "President Joe Biden of …": the family name is the first or second word.
            Some(
                (named + 1..=words.len().min(named + NAME))
                    .find_map(|end| self.only_called(&words[named..end])),
            )
        })
    }

    /// The one person called by some words.
    fn only_called(&self, words: &[String]) -> Option<ReferentIndex> {
        let referents = self.found.links.referents.iter().enumerate();
        let mut called = referents.filter(|(_, referent)| is_called(referent, words));
        let first = called.next()?.0;
        called.next().is_none().then_some(first)
    }

    /// Whether a word before an office only addresses its holder: "the", "Madam".
    fn is_address(&self, word: u64) -> bool {
        let known = self.sheet.knowledge.lexicon.word(word);
        known.is_some_and(|known| {
            known.classes.has(WordClass::Determiner) || known.classes.has(WordClass::Honorific)
        })
    }

    /// The person whose words a document without turns is: of its heading ("Remarks by …") or its byline.
    fn author(&self) -> Option<ReferentIndex> {
        self.titled().or_else(|| self.headed()).or_else(|| self.bylined())
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
        let inside = self.found.links.namings.iter().filter(|naming| {
            !naming.tokens.is_empty() && naming.tokens.start >= from && naming.tokens.end <= to
        });
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
        let referents = self.found.links.referents.iter().enumerate();
        let mut called = referents.filter(|(_, referent)| is_called(referent, words));
        let first = called.next()?.0;
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
        let naming = self.found.links.namings.iter().find(|naming| {
            naming.tokens.start == last.start && self.referent(naming.referent).kind == EntityKind::Person
        })?;
        let next = naming.tokens.end;
        (self.sheet.is_word(next, "is") || self.sheet.is_word(next, "served")).then_some(naming.referent)
    }

    /// For whom "we" of a joint text stands: its meeting, else the parties that its heading names.
    fn parties(&self) -> Vec<ReferentIndex> {
        let Some(end) = self.joint_text() else {
            return Vec::new();
        };
        let authors = self.joint_authors();
        if !authors.is_empty() {
            return authors;
        }
        if let Some(speaker) = self.opening_body().or_else(|| self.speaking_meeting(end)) {
            return vec![speaker];
        }
        let titled = self.parties_in_title();
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

    /// The format or organization that opens the title, or the states in it, as far as the text names them:
    /// "G7 Leaders’ Statement", "Norway-Kenya Joint Statement on Water".
    fn parties_in_title(&self) -> Vec<ReferentIndex> {
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
        match named.first() {
            Some((_, true, body)) => vec![*body],
            _ => named
                .iter()
                .filter(|(_, body, _)| !body)
                .map(|(.., state)| *state)
                .collect(),
        }
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
