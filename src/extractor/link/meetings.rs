//! Meetings: what tells them apart, and which one a phrase is about.

use super::{Linker, ReferentIndex};
use crate::extractor::descriptions::{Description, ordinal_ending};
use crate::extractor::names::{Name, Names, Sense};
use crate::extractor::sheet::{Shape, Sheet};
use crate::knowledge::{VerbForms, WordClass};
use crate::model::EntityKind;
use crate::text::{BlockKind, Date, TokenKind};
use rustc_hash::FxHashMap;

/// What is known of a meeting that tells it apart from others.
#[derive(Clone, Debug, Default)]
pub(in crate::extractor) struct MeetingTraits {
    pub(in crate::extractor) ordinal: Option<u64>,
    pub(in crate::extractor) year: Option<i16>,
    /// Where it is held.
    pub(in crate::extractor) places: Vec<ReferentIndex>,
    /// The body or format whose meeting it is.
    pub(in crate::extractor) series: Vec<ReferentIndex>,
    /// "the *next* summit" is 1, "the previous summit" is -1.
    pub(in crate::extractor) step: i8,
    /// The key of its head noun.
    pub(in crate::extractor) noun: u64,
    /// Whether it is still to come where the text first speaks of it.
    pub(in crate::extractor) ahead: bool,
    /// Whether it has a name of its own: "the Munich Security Conference".
    pub(in crate::extractor) named: bool,
}

/// Up to this number meetings and summits of one series may have the same.
const MANY: u64 = 20;

impl MeetingTraits {
    /// Whether two meetings cannot be one.
    pub(super) fn conflicts(&self, other: &Self) -> bool {
        let differ = |one: &[ReferentIndex], other: &[ReferentIndex]| {
            !one.is_empty() && !other.is_empty() && !one.iter().any(|thing| other.contains(thing))
        };
        let unlike =
            |one: Option<u64>, other: Option<u64>| one.zip(other).is_some_and(|(one, other)| one != other);
        // "the first meeting" is not "the first summit": each is counted for itself. But the 160th is the 160th.
        let counted = self.ordinal.is_some_and(|ordinal| ordinal <= MANY)
            && other.ordinal.is_some()
            && self.noun != other.noun;
        counted
            || unlike(self.ordinal, other.ordinal)
            || self.year.zip(other.year).is_some_and(|(one, other)| one != other)
            || self.step != other.step
            || differ(&self.places, &other.places)
            || differ(&self.series, &other.series)
    }

    /// Whether something that tells meetings apart is the same in both.
    fn shares(&self, other: &Self) -> bool {
        let common =
            |one: &[ReferentIndex], other: &[ReferentIndex]| one.iter().any(|thing| other.contains(thing));
        self.ordinal.is_some() && self.ordinal == other.ordinal
            || self.year.is_some() && self.year == other.year
            || self.step != 0 && self.step == other.step
            || common(&self.places, &other.places)
            || common(&self.series, &other.series) && (self.is_bare() || other.is_bare())
    }

    /// Whether nothing but its series is known of a meeting.
    fn is_bare(&self) -> bool {
        self.ordinal.is_none() && self.year.is_none() && self.places.is_empty() && self.step == 0
    }

    /// Whether both are the same session of the same series: "Ninth Summit of the OTS", "9th OTS Summit".
    pub(super) fn is_same_session(&self, other: &Self) -> bool {
        let series = self.series.iter().any(|thing| other.series.contains(thing));
        self.ordinal.is_some() && self.ordinal == other.ordinal && series && !self.conflicts(other)
    }

    fn is_empty(&self) -> bool {
        self.ordinal.is_none()
            && self.year.is_none()
            && self.step == 0
            && self.places.is_empty()
            && self.series.is_empty()
    }

    /// Takes over what the other knows.
    fn learn(&mut self, other: &Self) {
        self.ordinal = self.ordinal.or(other.ordinal);
        self.year = self.year.or(other.year);
        for (mine, theirs) in [
            (&mut self.places, &other.places),
            (&mut self.series, &other.series),
        ] {
            for thing in theirs {
                if !mine.contains(thing) {
                    mine.push(*thing);
                }
            }
        }
    }
}

/// The meetings of a document.
#[derive(Debug, Default)]
pub(in crate::extractor) struct Meetings {
    /// In the order in which they were found.
    list: Vec<(ReferentIndex, MeetingTraits)>,
    places: FxHashMap<ReferentIndex, usize>,
    /// The meeting that the text is about.
    pub(in crate::extractor) main: Option<ReferentIndex>,
}

impl Meetings {
    /// How many meetings a phrase is compared with: those found last.
    const WITHIN_REACH: usize = 100;

    /// What tells a meeting apart.
    pub(in crate::extractor) fn of(&self, meeting: ReferentIndex) -> Option<&MeetingTraits> {
        self.places.get(&meeting).map(|at| &self.list[*at].1)
    }

    /// The meetings with what is known of each, those found last.
    pub(in crate::extractor) fn iter(&self) -> impl Iterator<Item = &(ReferentIndex, MeetingTraits)> {
        let first = self.list.len().saturating_sub(Self::WITHIN_REACH);
        self.list[first..].iter()
    }

    /// Adds to what is known of a meeting.
    pub(super) fn learn(&mut self, meeting: ReferentIndex, traits: &MeetingTraits) {
        match self.places.get(&meeting) {
            Some(at) => self.list[*at].1.learn(traits),
            None => {
                self.places.insert(meeting, self.list.len());
                self.list.push((meeting, traits.clone()));
            }
        }
    }
}

/// Where meetings are first spoken of without an article, by noun: "they held *talks*".
pub(super) fn bare_meetings(
    sheet: &Sheet<'_>,
    names: &Names,
    descriptions: &[Description],
) -> FxHashMap<u64, usize> {
    let mut bare = FxHashMap::default();
    let mut described = descriptions.iter().map(|description| description.head).peekable();
    for (at, tok) in sheet.toks.iter().enumerate() {
        while described.next_if(|head| *head < at).is_some() {}
        let meetings =
            sheet.text(at).ends_with('s') && tok.word.and_then(|word| word.head) == Some(EntityKind::Meeting);
        if meetings && described.peek() != Some(&at) && names.at(at).is_none() {
            bare.entry(tok.key).or_insert(at);
        }
    }
    bare
}

impl Linker<'_, '_> {
    /// The meeting of a headline that says no more than whose it is: "*CELAC Summit* ends", and then "the Sixth Summit of CELAC".
    pub(super) fn headlined(&self, traits: &MeetingTraits) -> Option<ReferentIndex> {
        let top = self.block_start(3);
        let mut near = self.links.meetings.iter().filter(|(meeting, known)| {
            let series = known.series.iter().any(|thing| traits.series.contains(thing));
            let first = self.links.namings.first(*meeting);
            series
                && !self.is_special(*meeting)
                && known.is_bare()
                && known.noun == traits.noun
                && !known.conflicts(traits)
                && first < top
        });
        let (meeting, _) = near.next()?;
        near.next().is_none().then_some(*meeting)
    }

    /// Whether an adjective in a meeting's name tells it apart from the others of its series: "the *Special* Summit".
    fn is_special(&self, meeting: ReferentIndex) -> bool {
        let lexicon = &self.sheet.knowledge.lexicon;
        let mut words = self.links.referents[meeting].words.iter();
        words.any(|key| {
            lexicon
                .word(*key)
                .is_some_and(|word| word.classes.has(WordClass::Adjective))
        })
    }

    /// What the words of a meeting's name tell.
    pub(super) fn traits_of_name(&mut self, name: &Name, head: usize) -> MeetingTraits {
        let mut traits = MeetingTraits {
            noun: self.sheet.keys[head],
            named: true,
            ..MeetingTraits::default()
        };
        for at in name.tokens.clone() {
            let ordinal = ordinal_ending(self.sheet, at + 1, name.tokens.start);
            traits.ordinal = ordinal.map(|(_, ordinal)| ordinal).or(traits.ordinal);
            traits.year = traits.year.or(crate::extractor::dates::year_at(self.sheet, at));
        }
        if let Some(number) = self.numbered_acronym(head) {
            traits.ordinal = Some(number);
        }
        for inner in &name.inner {
            if let Some((referent, _)) = self.link_name(inner)
                && (self.links.referents[referent].kind != EntityKind::Place || self.is_venue(inner, head))
            {
                self.add_trait(&mut traits, referent, false);
            }
        }
        traits
    }

    /// Whether a place named in a meeting's name is where it is held: "Samarkand Summit", "Conference in Nairobi"; not "Black Sea Forum".
    fn is_venue(&self, place: &Name, head: usize) -> bool {
        let (start, end) = (place.tokens.start, place.tokens.end);
        let leads = start > 0
            && ["in", "at"]
                .iter()
                .any(|word| self.sheet.is_word(start - 1, word));
        leads || (end == head && !self.is_water(&place.tokens))
    }

    /// Whether a name is that of a sea, a river or the like, where nobody meets.
    fn is_water(&self, name: &std::ops::Range<usize>) -> bool {
        name.clone().any(|at| {
            [
                "sea",
                "lake",
                "river",
                "ocean",
                "gulf",
                "basin",
                "strait",
                "mountains",
                "nile",
                "danube",
                "mekong",
                "amazon",
            ]
            .iter()
            .any(|word| self.sheet.is_word(at, word))
        })
    }

    /// The number in "COP28".
    fn numbered_acronym(&self, at: usize) -> Option<u64> {
        let tok = &self.sheet.toks[at];
        let text = (tok.shape == Shape::Capitals).then(|| self.sheet.text(at))?;
        text.trim_start_matches(|letter: char| letter.is_alphabetic())
            .parse()
            .ok()
    }

    /// Adds a thing named in or beside the phrase: a place, or a body whose meeting it is.
    fn add_trait(&self, traits: &mut MeetingTraits, thing: ReferentIndex, held_in: bool) {
        let kind = self.links.referents[thing].kind;
        let list = match kind {
            EntityKind::Place => &mut traits.places,
            EntityKind::State if held_in => &mut traits.places,
            EntityKind::Format
            | EntityKind::IntergovernmentalOrganization
            | EntityKind::UnBody
            | EntityKind::Institution
                if !held_in =>
            {
                &mut traits.series
            }
            _ => return,
        };
        if !list.contains(&thing) {
            list.push(thing);
        }
    }

    /// What a phrase tells of the meeting it describes.
    fn traits_of(&self, description: &Description) -> MeetingTraits {
        let sheet = self.sheet;
        let mut traits = MeetingTraits {
            ordinal: description.ordinal,
            year: description.year,
            noun: sheet.keys[description.head],
            ..MeetingTraits::default()
        };
        traits.ahead = self.looks_ahead(description);
        let entry = self.datelines.entry_at(description.head);
        traits.year = traits
            .year
            .or_else(|| self.year_beside(description))
            .or(entry.map(|entry| entry.date.year()).filter(|_| !traits.ahead));
        let step = |words: &[&str]| {
            description
                .tokens
                .clone()
                .any(|at| words.iter().any(|word| sheet.is_word(at, word)))
        };
        if step(&["next", "upcoming", "forthcoming", "coming"]) {
            traits.step = 1;
        } else if step(&["previous", "last", "past", "preceding", "earlier"]) {
            traits.step = -1;
        }
        let occasion = sheet.is(description.head, WordClass::Occasion);
        if let Some(name) = description.name
            && let Some(referent) = self.links.of_name[name]
            && !self.is_water(&self.names.list[name].tokens)
        {
            self.add_trait(&mut traits, referent, false);
        }
        for (preposition, name) in &description.after {
            let of = sheet.is_word(*preposition, "of");
            let held_in = ["in", "at", "to"]
                .iter()
                .any(|word| sheet.is_word(*preposition, word));
            // "in the Turkmen resort of …": an adjective is no place.
            if matches!(self.names.list[*name].sense, Sense::Demonym(_)) {
                continue;
            }
            if let Some(referent) = self.links.of_name[*name]
                && (held_in || of && !occasion && self.links.referents[referent].kind != EntityKind::Place)
                && (!held_in || traits.places.is_empty())
            {
                self.add_trait(&mut traits, referent, held_in);
            }
        }
        // "the ministerial conference there"
        if sheet.is_word(description.extent.end, "there") && traits.places.is_empty() {
            traits
                .places
                .extend(self.last_of_kind(EntityKind::Place, description.head));
        }
        if traits.series.is_empty() && !occasion {
            traits.series.extend(self.owner(description));
        }
        if occasion {
            traits.series.clear();
        } else if traits.series.is_empty() {
            traits.series.extend(self.format_said_after(description));
        }
        traits
    }

    /// The body that a possessive or an ellipsis points back to: "the Initiative, *whose* next summit", "at *its* Riga meeting", "the second was".
    fn owner(&self, description: &Description) -> Option<ReferentIndex> {
        let sheet = self.sheet;
        let start = description.tokens.start;
        let elliptical = sheet.toks[description.head]
            .word
            .is_none_or(|word| word.head != Some(EntityKind::Meeting));
        if elliptical {
            let last = self.last_of_kind(EntityKind::Meeting, start)?;
            return self.links.meetings.of(last)?.series.first().copied();
        }
        let determiner = start.checked_sub(1)?;
        if sheet.is_word(determiner, "whose") {
            let end = determiner - usize::from(determiner > 0 && sheet.is_text(determiner - 1, ","));
            let body = self.names.ending(end).and_then(|name| self.links.of_name[name])?;
            return Some(body).filter(|body| self.may_meet(*body));
        }
        let genitive = description
            .tokens
            .clone()
            .any(|at| sheet.toks[at].kind == TokenKind::Possessive)
            && description.name.is_none();
        if !(sheet.is_word(determiner, "its") || genitive && sheet.is(determiner, WordClass::Definite)) {
            return None;
        }
        let sentence = sheet.sentence_around(start).start;
        let reach = sheet.sentence_around(sentence.saturating_sub(1)).start;
        let kinds = [
            EntityKind::Format,
            EntityKind::IntergovernmentalOrganization,
            EntityKind::UnBody,
            EntityKind::Institution,
        ];
        let named = kinds
            .iter()
            .filter_map(|kind| self.by_kind.get(kind)?.range((reach, 0)..(start, 0)).next_back());
        named.max().map(|(_, body)| *body)
    }

    /// Whether a thing is a body or format that holds meetings.
    fn may_meet(&self, thing: ReferentIndex) -> bool {
        let kind = self.links.referents[thing].kind;
        kind == EntityKind::Format || kind.is_organization()
    }

    /// The format that the sentence gives a meeting: "a meeting was held in the *C5+1* format", "the summit, the first in the *Normandy Format*".
    fn format_said_after(&self, description: &Description) -> Option<ReferentIndex> {
        let sheet = self.sheet;
        let end = sheet
            .sentence_around(description.head)
            .end
            .min(description.extent.end + 9);
        for at in description.extent.end..end {
            let leads = ["in", "within", "under", "of"]
                .iter()
                .any(|word| sheet.is_word(at, word));
            let name = self
                .names
                .starting(at + 1 + usize::from(sheet.is_word(at + 1, "the")));
            let format = name
                .and_then(|name| self.links.of_name[name])
                .filter(|thing| leads && self.links.referents[*thing].kind == EntityKind::Format);
            let other = sheet.toks[at]
                .word
                .is_some_and(|word| word.head == Some(EntityKind::Meeting));
            if format.is_some() || other {
                return format;
            }
        }
        None
    }

    /// Whether the words around a phrase look ahead: "will host the summit", "decided to hold its session", "the summit in Bonn next April".
    fn looks_ahead(&self, description: &Description) -> bool {
        let sheet = self.sheet;
        let sentence = sheet.sentence_around(description.head);
        let modal = (sentence.start..description.head).any(|at| sheet.is(at, WordClass::Modal));
        let near = sentence.start.max(description.tokens.start.saturating_sub(3))..description.tokens.start;
        let to = near
            .clone()
            .any(|at| sheet.is_word(at, "to") && sheet.toks[at + 1].verb(VerbForms::BASE).is_some());
        let dated = self.date_beside(description).is_some_and(|date| {
            let issued = sheet.document.facts.issued;
            issued.is_some_and(|issued| date.first_day() > issued.last_day())
        });
        let end = description.extent.end;
        let follows = sheet.is(end, WordClass::ModalPlanned) && end < sentence.end;
        modal || to || dated || follows
    }

    /// The date right after a phrase: "the summit in Berlin *in October 2016*".
    fn date_beside(&self, description: &Description) -> Option<Date> {
        let end = description.extent.end;
        let at = self.dates.partition_point(|dated| dated.tokens.start < end);
        let dated = self.dates.get(at).filter(|dated| dated.tokens.start <= end + 1)?;
        let joined = dated.tokens.start == end || self.sheet.is(end, WordClass::Preposition);
        let when = dated.when.resolve(self.sheet.document.facts.issued, false)?;
        joined.then_some(when)
    }

    /// The year of the date right after a phrase, if it is not the document's own, which tells little apart.
    fn year_beside(&self, description: &Description) -> Option<i16> {
        let bound = ["by", "since", "until", "before", "after"]
            .iter()
            .any(|word| self.sheet.is_word(description.extent.end, word));
        let own = self.sheet.document.facts.issued.map(Date::year);
        let year = self.date_beside(description).filter(|_| !bound).map(Date::year);
        year.filter(|year| Some(*year) != own)
    }

    /// Keeps what a phrase tells of its meeting, and what the things in it are to the meeting.
    pub(super) fn note_traits(&mut self, description: &Description, meeting: ReferentIndex) {
        let traits = self.traits_of(description);
        let traits = self.counted_from_main(traits);
        for thing in traits.places.iter().chain(&traits.series) {
            self.links
                .within
                .push((meeting, *thing, description.extent.clone()));
        }
        self.links.meetings.learn(meeting, &traits);
    }

    /// The meeting that the text is about: the first that it names near the top, or describes there by what tells it apart.
    pub(super) fn note_main_meeting(&mut self) {
        let top = self.block_start(6);
        let namings = &self.links.namings;
        let named = self
            .links
            .meetings
            .list
            .iter()
            .filter(|(_, traits)| traits.step == 0);
        let first = named
            .map(|(meeting, _)| (namings.first(*meeting), *meeting))
            .min();
        if first.is_none_or(|(at, _)| at >= top)
            && let Some(described) = self.first_told_meeting(top)
        {
            self.links.meetings.main = Some(described);
            return;
        }
        self.links.meetings.main = first.filter(|(at, _)| *at < top).map(|(_, meeting)| meeting);
    }

    /// The first meeting described by its number or by whose it is, before a token.
    fn first_told_meeting(&mut self, before: usize) -> Option<ReferentIndex> {
        let near = self
            .descriptions
            .iter()
            .take_while(|description| description.head < before);
        let told = near.filter(|description| {
            description.kind == EntityKind::Meeting && description.definite && !description.possible
        });
        for description in told {
            let traits = self.traits_of(description);
            if traits.step == 0 && traits.ordinal.is_some() && !traits.series.is_empty() {
                let meeting = self.new_local(description);
                self.links.meetings.learn(meeting, &traits);
                return Some(meeting);
            }
        }
        None
    }

    /// The first token of a block; the end of the text if it has fewer.
    fn block_start(&self, block: usize) -> usize {
        let block = self.sheet.cut.blocks.get(block);
        block.map_or(usize::MAX, |block| self.sheet.block_tokens(block).start)
    }

    /// The meeting a phrase describes.
    pub(super) fn link_meeting(&mut self, description: &Description) -> Option<ReferentIndex> {
        let traits = self.traits_of(description);
        let traits = self.counted_from_main(traits);
        let found = if !description.definite {
            self.indefinite_meeting(description, &traits)
        } else if traits.is_empty() && !self.is_plain(description) && !description.owned {
            self.said_before(description)
        } else if traits.is_empty() {
            self.definite_meeting(description, &traits)
        } else {
            self.telling_meeting(description, &traits)
        };
        let found = found.or_else(|| {
            self.is_new_meeting(description, &traits)
                .then(|| self.new_local(description))
        })?;
        if traits.step == 0 {
            self.links.meetings.main.get_or_insert(found);
        }
        Some(found)
    }

    /// "the next summit" in a text about the ninth is the tenth.
    fn counted_from_main(&self, mut traits: MeetingTraits) -> MeetingTraits {
        let main = self
            .links
            .meetings
            .main
            .and_then(|main| self.links.meetings.of(main));
        let ordinal = main
            .filter(|main| self.alike(main.noun, traits.noun))
            .and_then(|main| main.ordinal);
        if let Some(ordinal) = ordinal.filter(|_| traits.step != 0 && traits.ordinal.is_none()) {
            traits.ordinal = ordinal
                .checked_add_signed(i64::from(traits.step))
                .filter(|next| *next > 0);
            traits.step = if traits.ordinal.is_some() { 0 } else { traits.step };
        }
        traits
    }

    /// Whether two nouns may speak of one meeting: the same, or both of those that speak of any.
    fn alike(&self, one: u64, other: u64) -> bool {
        let any = |key: u64| {
            let word = self.sheet.knowledge.lexicon.word(key);
            word.is_none_or(|word| {
                word.classes.has(WordClass::AnyMeeting) || word.head != Some(EntityKind::Meeting)
            })
        };
        one == other || any(one) && any(other)
    }

    /// The meetings that may be meant, with what is known of each.
    fn meetings_like<'m>(
        &'m self,
        traits: &'m MeetingTraits,
    ) -> impl Iterator<Item = &'m (ReferentIndex, MeetingTraits)> {
        self.links
            .meetings
            .iter()
            .filter(|(_, known)| !known.conflicts(traits) && self.alike(known.noun, traits.noun))
    }

    /// "the summit": the one named last, one of the same noun before others; else the one that is named first after.
    fn definite_meeting(&self, description: &Description, traits: &MeetingTraits) -> Option<ReferentIndex> {
        if self.were_held_before(description.head) {
            return None;
        }
        let before = description.tokens.start;
        let sentence = self.sheet.sentence_around(before).start;
        let reach = self.sheet.sentence_around(sentence.saturating_sub(1)).start;
        let said = self.meetings_like(traits).filter_map(|(meeting, known)| {
            let last = self.last_named(*meeting, before)?;
            // What is still to come or was long ago is seldom "the summit".
            let present = !known.ahead && known.step == 0;
            let near = !known.series.is_empty() && last >= reach;
            let main = self.links.meetings.main == Some(*meeting);
            Some((present, near, known.noun == traits.noun, main, last, *meeting))
        });
        said.max()
            .map(|(_, _, _, _, _, meeting)| meeting)
            .or_else(|| self.announced(description, traits))
    }

    /// Where the headline and the lead end.
    pub(super) fn lead_end(&self) -> usize {
        self.block_start(4)
    }

    /// A meeting that the headline or the lead describes before the text names it.
    fn announced(&self, description: &Description, traits: &MeetingTraits) -> Option<ReferentIndex> {
        let lead = self.lead_end();
        let main = self.links.meetings.main.filter(|_| description.head < lead)?;
        let known = self.links.meetings.of(main)?;
        let first = self.links.namings.first(main);
        if first != usize::MAX && first >= self.block_start(8) {
            return None;
        }
        (!known.conflicts(traits) && self.alike(known.noun, traits.noun)).then_some(main)
    }

    /// "the Samarkand summit", "the third meeting": the last with which it shares what tells it apart.
    fn telling_meeting(&self, description: &Description, traits: &MeetingTraits) -> Option<ReferentIndex> {
        let before = description.tokens.start;
        let like = self
            .meetings_like(traits)
            .filter(|(_, known)| known.shares(traits));
        let last = like
            .map(|(meeting, _)| (self.last_named(*meeting, before), *meeting))
            .max();
        last.map(|(_, meeting)| meeting)
    }

    /// "a meeting": a new one, unless the lead speaks of the one to be named.
    fn indefinite_meeting(&self, description: &Description, traits: &MeetingTraits) -> Option<ReferentIndex> {
        if self.sheet.is(description.head, WordClass::Occasion) {
            return None;
        }
        let generic = self.telling_words(description).len() == 1 || !traits.is_empty();
        let shares = |main: ReferentIndex| {
            self.links
                .meetings
                .of(main)
                .is_some_and(|known| traits.is_empty() || known.shares(traits) || self.is_in_headline(main))
        };
        generic
            .then(|| self.announced(description, traits))
            .flatten()
            .filter(|main| shares(*main))
    }

    /// Whether a headline names a meeting first.
    fn is_in_headline(&self, meeting: ReferentIndex) -> bool {
        let first = self.links.namings.first(meeting);
        let sentences = &self.sheet.cut.sentences;
        let sentence = sentences.get(sentences.partition_point(|sentence| sentence.tokens.end <= first));
        sentence.is_some_and(|sentence| self.sheet.cut.blocks[sentence.block].kind == BlockKind::Heading)
    }

    /// "talks" without an article before "the talks": these are no meeting of their own.
    fn were_held_before(&self, head: usize) -> bool {
        let bare = self.bare_meetings.get(&self.sheet.keys[head]);
        bare.is_some_and(|at| *at < head)
    }

    /// Whether a phrase that describes no meeting said before is a new one.
    fn is_new_meeting(&self, description: &Description, traits: &MeetingTraits) -> bool {
        let occasion = self.sheet.is(description.head, WordClass::Occasion);
        let told = !traits.is_empty() || description.extent.end > description.tokens.end;
        if self.sheet.is_word(description.head, "event") {
            return self.sheet.is_word(description.head.saturating_sub(1), "side");
        }
        let held = description.definite && self.were_held_before(description.head);
        !held && (!occasion || told && description.definite)
    }
}
