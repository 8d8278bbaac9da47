//! Rosters: who took part, was invited or signed, as labelled lines and signature blocks say; and where and when signatories met.

use std::ops::Range;

use super::constructions::{plain, push};
use super::link::ReferentIndex;
use super::relations::{Relation, RelationObject};
use super::sheet::{Shape, Sheet, words};
use super::units::Found;
use crate::knowledge::{Construction, VerbForms, WordClass};
use crate::model::EntityKind;
use crate::text::BlockKind;

/// Reads the labelled lines and signature blocks of a document.
pub(super) fn read_rosters(sheet: &Sheet<'_>, found: &Found<'_>, out: &mut Vec<Relation>) {
    let mut reader = Reader {
        sheet,
        found,
        meeting: None,
    };
    reader.meeting = reader.own_meeting();
    let own = reader.own_text();
    for block in 0..sheet.cut.blocks.len() {
        let tokens = sheet.block_tokens(&sheet.cut.blocks[block]);
        if let Some(colon) = reader.colon(&tokens) {
            let line = sheet.sentence_around(colon).end;
            reader.labelled(block, &(tokens.start..colon), &(colon + 1..line), out);
            reader.signature(own, &tokens, colon, out);
        }
    }
    reader.salutation(out);
    reader.gathering(out);
}

/// How many paragraphs below the headings may hold whom a speech greets.
const GREETING: usize = 16;

struct Reader<'s, 'a> {
    sheet: &'s Sheet<'a>,
    found: &'s Found<'s>,
    /// The meeting that the document is the record of.
    meeting: Option<ReferentIndex>,
}

impl Reader<'_, '_> {
    fn kind(&self, referent: ReferentIndex) -> EntityKind {
        self.found.links.referents[referent].kind
    }

    /// The colon near the start of a line.
    fn colon(&self, tokens: &Range<usize>) -> Option<usize> {
        let stop = tokens.end.min(tokens.start + 14);
        (tokens.start + 1..stop).find(|at| self.sheet.is_text(*at, ":"))
    }

    /// The things named in a stretch of tokens, each with its words, in the order of the text.
    fn named(&self, tokens: &Range<usize>) -> Vec<(ReferentIndex, Range<usize>)> {
        let mut things: Vec<(ReferentIndex, Range<usize>)> = Vec::new();
        let namings = self.found.links.namings.between(tokens.start, tokens.end);
        for naming in namings.filter(|naming| naming.tokens.end <= tokens.end && !naming.tokens.is_empty()) {
            if !things.iter().any(|(thing, _)| *thing == naming.referent) {
                things.push((naming.referent, naming.tokens.clone()));
            }
        }
        things
    }

    /// The persons named in a stretch of tokens; where there are none, the states and organizations.
    fn actors(&self, tokens: &Range<usize>) -> Vec<(ReferentIndex, Range<usize>)> {
        let named = self.named(tokens);
        let persons: Vec<_> = named
            .iter()
            .filter(|(thing, _)| self.kind(*thing) == EntityKind::Person)
            .cloned()
            .collect();
        if !persons.is_empty() {
            return persons;
        }
        let acts = |thing: ReferentIndex| {
            self.kind(thing) == EntityKind::State || self.kind(thing).is_organization()
        };
        named.into_iter().filter(|(thing, _)| acts(*thing)).collect()
    }

    /// "Participants: …", "Invited but unable to attend: …": who was or should have been at the meeting of the text.
    fn labelled(&self, block: usize, label: &Range<usize>, rest: &Range<usize>, out: &mut Vec<Relation>) {
        let Some(meeting) = self.meeting else {
            return;
        };
        // "The summit was attended by:" is a clause, which frames read.
        let is_class = |class: WordClass| label.clone().any(|at| self.sheet.is(at, class));
        let clause = label
            .clone()
            .any(|at| self.sheet.is(at, WordClass::Be) || self.sheet.is(at, WordClass::Have));
        if clause || !is_class(WordClass::Roster) && !is_class(WordClass::Invited) {
            return;
        }
        let absent =
            label.clone().any(|at| self.sheet.is(at, WordClass::Negator)) || is_class(WordClass::Absent);
        let construction = match (is_class(WordClass::Invited), absent) {
            (true, _) => Construction::Invitees,
            (false, true) => return,
            (false, false) => Construction::List,
        };
        let mut listed = self.actors(rest);
        let items = self.sheet.cut.blocks[block + 1..].iter();
        for item in items.take_while(|next| rest.is_empty() && next.kind == BlockKind::Item) {
            listed.extend(self.actors(&self.sheet.block_tokens(item)));
        }
        for (actor, words) in listed {
            let base = plain(self.sheet.span(&words), actor, RelationObject::Thing(meeting));
            push(self.sheet, self.found, construction, &base, out);
        }
    }

    /// "Excellencies, Minister Petrov, Senator Novak, ladies and gentlemen": whom a speech at a meeting greets is there.
    fn salutation(&self, out: &mut Vec<Relation>) {
        let Some(meeting) = self.meeting else {
            return;
        };
        let blocks = &self.sheet.cut.blocks;
        let greeted = blocks
            .iter()
            .map(|block| self.sheet.block_tokens(block))
            .take(GREETING)
            .filter(|block| !self.has_clause(block));
        let lines: Vec<Range<usize>> = greeted.collect();
        let Some(first) = lines.iter().position(|line| self.greets(line)) else {
            return;
        };
        for line in &lines[first..] {
            for (person, words) in self.named(line) {
                let vocative = self.kind(person) == EntityKind::Person && self.is_vocative(line, words.start);
                if vocative {
                    let base = plain(self.sheet.span(&words), person, RelationObject::Thing(meeting));
                    push(self.sheet, self.found, Construction::List, &base, out);
                }
            }
        }
    }

    /// Whether a line has a finite verb.
    fn has_clause(&self, line: &Range<usize>) -> bool {
        line.clone().any(|at| {
            let tok = &self.sheet.toks[at];
            let verb = tok.verb(VerbForms::PAST.union(VerbForms::THIRD)).is_some();
            let lower = tok.shape == Shape::Lower;
            tok.is(WordClass::Be)
                || tok.is(WordClass::Have)
                || tok.is(WordClass::Modal)
                || lower
                    && verb
                    && !tok.is(WordClass::NounlikeVerb)
                    && !self.sheet.is(at - usize::from(at > 0), WordClass::Honorific)
        })
    }

    /// Whether a line greets: "Excellencies", "Your Excellency", "distinguished guests", "ladies and gentlemen".
    fn greets(&self, line: &Range<usize>) -> bool {
        let sheet = self.sheet;
        let greeting = ["excellencies", "excellency", "distinguished", "gentlemen", "h.e"];
        let heading = sheet
            .cut
            .blocks
            .iter()
            .any(|block| block.kind == BlockKind::Heading && sheet.block_tokens(block) == *line);
        !heading
            && line
                .clone()
                .any(|at| greeting.iter().any(|word| sheet.is_word(at, word)))
    }

    /// Whether a name in a greeting is that of one greeted: it or its title opens a part of the list.
    fn is_vocative(&self, line: &Range<usize>, name: usize) -> bool {
        let sheet = self.sheet;
        let opens = |at: usize| {
            [",", ";", ":", "–", "("]
                .iter()
                .any(|mark| sheet.is_text(at, mark))
                || sheet.is_word(at, "and")
        };
        let start = (line.start..name)
            .rev()
            .find(|at| opens(*at))
            .map_or(line.start, |mark| mark + 1);
        !(start..name).any(|at| sheet.is(at, WordClass::Preposition))
    }

    /// The meeting that a document is the record of: named in its title or its first paragraph.
    fn own_meeting(&self) -> Option<ReferentIndex> {
        let main = self.found.links.meetings.main?;
        let blocks = &self.sheet.cut.blocks;
        let first = blocks
            .iter()
            .position(|block| block.kind != BlockKind::Heading)
            .unwrap_or(blocks.len());
        let end = blocks
            .get(first + 1)
            .map_or(usize::MAX, |block| self.sheet.block_tokens(block).start);
        (self.found.links.namings.first(main) < end).then_some(main)
    }

    /// The text that a document is: the one its title names.
    fn own_text(&self) -> Option<ReferentIndex> {
        let mut blocks = self.sheet.cut.blocks.iter();
        let end = blocks
            .find(|block| block.kind != BlockKind::Heading)
            .map(|block| self.sheet.block_tokens(block).start)?;
        let mut title = self.found.links.namings.between(0, end);
        title
            .find(|naming| self.kind(naming.referent) == EntityKind::Instrument)
            .map(|naming| naming.referent)
    }

    /// "For the Kyrgyz Republic: S. Jeenbekov": who signed the document, and so was at its meeting.
    fn signature(
        &self,
        own: Option<ReferentIndex>,
        line: &Range<usize>,
        colon: usize,
        out: &mut Vec<Relation>,
    ) {
        let sheet = self.sheet;
        let (true, Some(text)) = (sheet.is_word(line.start, "for"), own) else {
            return;
        };
        let side = line.start + 1 + usize::from(sheet.is_word(line.start + 1, "the"));
        let named = self
            .found
            .names
            .starting(side)
            .is_some_and(|name| self.found.names.list[name].tokens.end == colon);
        let signer = self.actors(&(colon + 1..line.end)).into_iter().next();
        let Some((signer, words)) =
            signer.filter(|(signer, _)| named && self.kind(*signer) == EntityKind::Person)
        else {
            return;
        };
        let span = sheet.span(&(line.start..words.end));
        push(
            sheet,
            self.found,
            Construction::Signature,
            &plain(span, signer, RelationObject::Thing(text)),
            out,
        );
        if let Some(meeting) = self.meeting {
            push(
                sheet,
                self.found,
                Construction::List,
                &plain(span, signer, RelationObject::Thing(meeting)),
                out,
            );
        }
    }

    /// "The Heads of State, having gathered on 24 August 2018 in the city of …", "Done at … on …": the meeting of the title.
    fn gathering(&self, out: &mut Vec<Relation>) {
        let Some(meeting) = self.meeting else {
            return;
        };
        let own = self.own_text().is_some();
        let (mut day, mut place) = (false, false);
        for sentence in &self.sheet.cut.sentences {
            let gathers = self.gathers(&sentence.tokens).filter(|_| own);
            let Some(verb) = gathers.or_else(|| self.body_meets(meeting, &sentence.tokens)) else {
                continue;
            };
            let after = verb..sentence.tokens.end.min(verb + 16);
            let dates = self.found.dates;
            let from = dates.partition_point(|dated| dated.tokens.start < after.start);
            let dated = dates
                .get(from)
                .filter(|dated| dated.tokens.end <= after.end && !day);
            if let Some(date) =
                dated.and_then(|dated| dated.when.resolve(self.sheet.document.facts.issued, false))
            {
                let words = verb..dates[from].tokens.end;
                let base = plain(self.sheet.span(&words), meeting, RelationObject::Date(date));
                push(self.sheet, self.found, Construction::DateOfMeeting, &base, out);
                day = true;
            }
            let places = self
                .named(&after)
                .into_iter()
                .find(|(thing, _)| matches!(self.kind(*thing), EntityKind::Place | EntityKind::State));
            if let Some((thing, words)) =
                places.filter(|(_, words)| !place && self.is_where(verb, words.start))
            {
                let base = plain(
                    self.sheet.span(&(verb..words.end)),
                    meeting,
                    RelationObject::Thing(thing),
                );
                push(self.sheet, self.found, Construction::PlaceOfMeeting, &base, out);
                place = true;
            }
        }
    }

    /// The verb of those who gather, if a sentence has one and speaks of no meeting.
    fn gathers(&self, sentence: &Range<usize>) -> Option<usize> {
        let sheet = self.sheet;
        let done = sheet.is_word(sentence.start, "done") || sheet.is_word(sentence.start, "adopted");
        if done && (sheet.is_word(sentence.start + 1, "at") || sheet.is_word(sentence.start + 1, "in")) {
            return Some(sentence.start);
        }
        let gathered = |at: &usize| {
            sheet.is_one_of(
                *at,
                words!["gathered", "met", "assembled", "convened", "gathering", "meeting"],
            )
        };
        let verb = sentence.clone().find(gathered)?;
        let (having, comma) = (
            sheet.is(verb.checked_sub(1)?, WordClass::Have),
            sheet.is_text(verb - 1, ","),
        );
        let ours = (sentence.start..verb).any(|at| {
            sheet.is_word(at, "we") || sheet.is(at, WordClass::OfficeWord) && sheet.is(at, WordClass::Plural)
        });
        (ours && (having || comma || sheet.is_word(verb - 1, "we"))).then_some(verb)
    }

    /// The verb where the body whose session a document is the record of "met in London on 19 May", if a sentence says so.
    fn body_meets(&self, meeting: ReferentIndex, sentence: &Range<usize>) -> Option<usize> {
        let sheet = self.sheet;
        let series = &self.found.links.meetings.of(meeting)?.series;
        let verb = sentence.clone().find(|at| sheet.is_word(*at, "met"))?;
        let near = verb.saturating_sub(5).max(sentence.start);
        let mut namings = self.found.links.namings.between(near, verb);
        let body = namings.any(|naming| series.contains(&naming.referent));
        let whole = sheet.is_one_of(verb + 1, words!["in", "at", "on"]);
        (body && whole).then_some(verb)
    }

    /// Whether "in", "at" or a word for a kind of place leads to a place: "in the city of Turkmenbashi".
    fn is_where(&self, verb: usize, place: usize) -> bool {
        let from = verb.max(place.saturating_sub(4));
        (from..place).any(|at| self.sheet.is_word(at, "in") || self.sheet.is_word(at, "at"))
    }
}
