//! Descriptions: "the summit", "a joint declaration", "resolution 2202 (2015)", "the Council".

use std::ops::Range;

use super::{Linker, Referent, ReferentIndex};
use crate::extractor::names::{Names, Sense};
use crate::extractor::sheet::{Shape, Sheet};
use crate::extractor::titles::Title;
use crate::knowledge::{VerbForms, WordClass};
use crate::model::{EntityId, EntityKind, LinkReason};
use crate::text::TokenKind;

/// A phrase that describes a thing by its head noun.
#[derive(Clone, Debug)]
pub(in crate::extractor) struct Description {
    /// From the article on.
    pub(in crate::extractor) tokens: Range<usize>,
    /// The head noun.
    pub(in crate::extractor) head: usize,
    pub(in crate::extractor) kind: EntityKind,
    definite: bool,
    /// Ordinals, names and other words that tell it apart from its like.
    telling: bool,
    /// The first name inside it before the head: "the *Samarkand* summit".
    pub(in crate::extractor) name: Option<usize>,
    /// A number that names it: "resolution *2202 (2015)*".
    numbered: bool,
    /// The token of that number, else of the head.
    number: usize,
}

/// Finds the descriptions of a document.
pub(in crate::extractor) fn find_descriptions(
    sheet: &Sheet<'_>,
    names: &Names,
    titles: &[Title],
) -> Vec<Description> {
    let mut found = Vec::new();
    let mut in_title = vec![false; sheet.toks.len()];
    for title in titles {
        in_title[title.words.clone()].fill(true);
    }
    for sentence in &sheet.cut.sentences {
        for head in sentence.tokens.clone() {
            let named = names
                .at(head)
                .is_some_and(|name| !matches!(names.list[name].sense, Sense::Unknown));
            if let Some(kind) = sheet.toks[head].word.and_then(|word| word.head)
                && !named
                && !in_title[head]
                && let Some(description) = describe(sheet, names, &sentence.tokens, head, kind)
            {
                found.extend(further_numbers(sheet, &sentence.tokens, &description));
                found.push(description);
            }
        }
    }
    found
}

/// The description with that head, if it is one.
fn describe(
    sheet: &Sheet<'_>,
    names: &Names,
    range: &Range<usize>,
    head: usize,
    kind: EntityKind,
) -> Option<Description> {
    let tok = &sheet.toks[head];
    // "the meeting room": a noun before another noun is no head.
    let next_noun = sheet.toks.get(head + 1).is_some_and(|next| {
        head + 1 < range.end
            && next.shape == Shape::Lower
            && next
                .word
                .is_some_and(|word| word.head.is_some() || word.classes.has(WordClass::OfficeWord))
    });
    if next_noun
        || tok.is(WordClass::Plural)
            && !sheet.is_word(head, "talks")
            && number_after(sheet, head, head, range).is_none()
    {
        return None;
    }
    let (mut start, mut telling, mut name) = (head, false, None);
    while start > range.start && head - start < 7 {
        let before = start - 1;
        let tok = &sheet.toks[before];
        if tok.is(WordClass::Determiner) {
            break;
        }
        if let Some(found) = names.ending(start) {
            name = name.or(Some(found));
            telling = true;
            start = names.list[found].tokens.start;
            continue;
        }
        let possessive = tok.kind == TokenKind::Possessive;
        let modifies = tok.is(WordClass::Adjective)
            || tok.is(WordClass::Ordinal)
            || sheet.ordinal(before).is_some()
            || is_plain_word(sheet, before)
            || sheet.is_text(before, "-");
        if !modifies && !possessive {
            break;
        }
        telling |= sheet.ordinal(before).is_some() || tok.is(WordClass::Adjective) || possessive;
        start = before;
    }
    let determiner = start > range.start && sheet.is(start - 1, WordClass::Determiner);
    let definite = determiner && sheet.is(start - 1, WordClass::Definite) || sheet.is_word(start, "the");
    if determiner && sheet.is(start - 1, WordClass::PossessivePronoun) {
        return None;
    }
    let numbered = number_after(sheet, head, head, range);
    let verb = tok
        .verb(VerbForms::GERUND.union(VerbForms::BASE).union(VerbForms::THIRD))
        .is_some()
        && !determiner
        && name.is_none();
    if !determiner && name.is_none() && numbered.is_none() || verb {
        return None;
    }
    let tokens = start - usize::from(determiner)..numbered.unwrap_or(head + 1);
    Some(Description {
        tokens,
        head,
        kind,
        definite,
        telling,
        name,
        numbered: numbered.is_some(),
        number: if numbered.is_some() { head + 1 } else { head },
    })
}

/// The further texts that a plural numbers: "resolutions 541 *and 550*".
fn further_numbers(sheet: &Sheet<'_>, range: &Range<usize>, first: &Description) -> Vec<Description> {
    let mut found: Vec<Description> = Vec::new();
    let mut end = first.tokens.end;
    while first.numbered
        && sheet.is(first.head, WordClass::Plural)
        && (sheet.is_text(end, ",") || sheet.is(end, WordClass::Conjunction))
    {
        let Some(after) = number_after(sheet, first.head, end, range) else {
            break;
        };
        found.push(Description {
            tokens: end + 1..after,
            number: end + 1,
            ..first.clone()
        });
        end = after;
    }
    found
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

/// The end of the number that names a text: "resolution 2202 (2015)", "Resolution 72/273".
fn number_after(sheet: &Sheet<'_>, head: usize, before: usize, range: &Range<usize>) -> Option<usize> {
    let mut at = before + 1;
    if sheet.is_word(at, "no") || sheet.is_text(at, "No.") {
        at += 1;
    }
    if at >= range.end
        || sheet.toks[at].shape != Shape::Number
        || sheet.toks[head].word.and_then(|word| word.head) != Some(EntityKind::Instrument)
    {
        return None;
    }
    // "(2015)", and the sessions of old: "(XXX)".
    let session = |at: usize| {
        let roman = |text: &str| text.bytes().all(|letter| b"IVXLC".contains(&letter));
        sheet.toks[at].shape == Shape::Number || roman(sheet.text(at))
    };
    let year =
        at + 3 < range.end && sheet.is_text(at + 1, "(") && session(at + 2) && sheet.is_text(at + 3, ")");
    Some(if year { at + 4 } else { at + 1 })
}

impl Linker<'_, '_> {
    /// Links descriptions, in the order of the text.
    pub(super) fn link_descriptions(&mut self) {
        for at in 0..self.descriptions.len() {
            let found = self.link_description(&self.descriptions[at]);
            if let Some(referent) = found {
                self.links.of_description[at] = Some(referent);
                let tokens = self.descriptions[at].tokens.clone();
                self.name(tokens, referent, LinkReason::Description);
            }
        }
    }

    fn link_description(&mut self, description: &Description) -> Option<ReferentIndex> {
        if description.numbered {
            return Some(self.numbered(description));
        }
        let plain = description.definite && !description.telling;
        let said = self.said_before(description);
        match description.kind {
            EntityKind::Meeting if plain => said
                .or_else(|| self.last_of_kind(EntityKind::Meeting, description.tokens.start))
                .or_else(|| Some(self.new_local(description))),
            EntityKind::Meeting if description.definite => said.or_else(|| Some(self.new_local(description))),
            EntityKind::Meeting => Some(self.new_local(description)),
            EntityKind::Instrument if description.definite => said
                .or_else(|| {
                    self.is_text_word(description.head)
                        .then(|| self.last_of_kind(EntityKind::Instrument, description.tokens.start))
                        .flatten()
                })
                .or_else(|| self.is_strong(description).then(|| self.new_local(description))),
            EntityKind::Instrument => self.is_strong(description).then(|| self.new_local(description)),
            EntityKind::Format if self.named_format(description).is_some() => self.named_format(description),
            EntityKind::Region if plain => self.last_of_kind(EntityKind::Region, description.tokens.start),
            EntityKind::Institution if description.name.is_some() && self.is_state_organ(description) => {
                said.or_else(|| Some(self.state_organ(description)))
            }
            _ if plain => said,
            _ => None,
        }
    }

    /// The format that a phrase names before its head: "the *C5+1* format".
    fn named_format(&self, description: &Description) -> Option<ReferentIndex> {
        let named = description.name.and_then(|name| self.links.of_name[name])?;
        (self.links.referents[named].kind == EntityKind::Format).then_some(named)
    }

    /// A text cited by its number: the same in every document.
    fn numbered(&mut self, description: &Description) -> ReferentIndex {
        let number = self.sheet.words(&(description.number..description.tokens.end));
        let head = self
            .sheet
            .knowledge
            .lexicon
            .singular(self.sheet.text(description.head));
        let label = format!("{head} {number}");
        if let Some(found) = self
            .by_name
            .get(&(EntityKind::Instrument, crate::model::entity::slug(&label)))
        {
            return *found;
        }
        // "2202 (2015)" and "72/273" are one text in the world; "resolution 541" may be anybody's.
        let told_apart = number.contains(['/', '(']);
        let id = if told_apart {
            EntityId::named(EntityKind::Instrument, &label)
        } else {
            self.local_id(EntityKind::Instrument, &label)
        };
        self.add(Referent::unknown(id, EntityKind::Instrument, label))
    }

    /// The last thing of the kind whose name has the head noun and every telling word.
    fn said_before(&self, description: &Description) -> Option<ReferentIndex> {
        let sheet = self.sheet;
        let telling: Vec<u64> = description
            .tokens
            .clone()
            .filter(|at| !sheet.is(*at, WordClass::Determiner) && sheet.toks[*at].key != 0)
            .map(|at| sheet.keys[at])
            .collect();
        let fits = |at: &ReferentIndex| {
            let referent = &self.links.referents[*at];
            referent.kind == description.kind
                || referent.kind.is_organization() && description.kind.is_organization()
        };
        let before = description.tokens.start;
        let named = self.with_words(&telling).filter(fits);
        named
            .filter_map(|at| Some((self.last_named(at, before)?, at)))
            .max()
            .map(|(_, at)| at)
    }

    /// The thing of a kind that was named last.
    fn last_of_kind(&self, kind: EntityKind, before: usize) -> Option<ReferentIndex> {
        let places = self.by_kind.get(&kind)?;
        places.range(..(before, 0)).next_back().map(|(_, at)| *at)
    }

    fn new_local(&mut self, description: &Description) -> ReferentIndex {
        let label = self.label(&description.tokens);
        let id = self.local_id(description.kind, &label);
        self.add(Referent::unknown(id, description.kind, label))
    }

    /// "the text", "the document": any instrument before.
    fn is_text_word(&self, head: usize) -> bool {
        ["text", "document", "paper"]
            .iter()
            .any(|word| self.sheet.is_word(head, word))
    }

    /// Whether a noun names a text even where nothing was said of it before.
    fn is_strong(&self, description: &Description) -> bool {
        const STRONG: [&str; 14] = [
            "resolution",
            "treaty",
            "agreement",
            "declaration",
            "communiqué",
            "communique",
            "memorandum",
            "protocol",
            "convention",
            "charter",
            "pact",
            "accord",
            "roadmap",
            "programme",
        ];
        let joint = description
            .tokens
            .clone()
            .any(|at| self.sheet.is_word(at, "joint"));
        STRONG
            .iter()
            .any(|word| self.sheet.is_word(description.head, word))
            || joint
    }

    /// Whether a phrase is a state's ministry, parliament or government: "the Tajik government".
    fn is_state_organ(&self, description: &Description) -> bool {
        let state = description
            .name
            .and_then(|name| self.links.of_name[name])
            .is_some_and(|referent| self.links.referents[referent].kind == EntityKind::State);
        let organ = [
            "ministry",
            "parliament",
            "government",
            "senate",
            "embassy",
            "navy",
            "army",
            "cabinet",
        ];
        state
            && organ
                .iter()
                .any(|word| self.sheet.is_word(description.head, word))
    }

    fn state_organ(&mut self, description: &Description) -> ReferentIndex {
        let label = self.label(&description.tokens);
        let id = EntityId::named(EntityKind::Institution, &label);
        self.add(Referent::unknown(id, EntityKind::Institution, label))
    }
}
