//! Which meeting a phrase is about: one said before, the one of the text, or a new one.

use crate::extractor::descriptions::Description;
use crate::extractor::link::meetings::MeetingTraits;
use crate::extractor::link::{Linker, ReferentIndex};
use crate::extractor::sheet::words;
use crate::knowledge::WordClass;
use crate::model::EntityKind;
use crate::text::{BlockKind, key_hash};

impl Linker<'_, '_> {
    /// Keeps what a phrase tells of its meeting, and what the things in it are to the meeting.
    pub(in crate::extractor::link) fn note_traits(
        &mut self,
        description: &Description,
        meeting: ReferentIndex,
    ) {
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
    pub(in crate::extractor::link) fn note_main_meeting(&mut self) {
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
        let late = first.is_none_or(|(at, _)| at >= top);
        // Of what the lead describes before anything is named, whose it is says enough.
        let lead = self.lead_end();
        let before = first.map_or(top, |(at, _)| if late { top } else { at.min(lead) });
        if let Some(described) = self.first_told_meeting(before, !late) {
            self.links.meetings.main = Some(described);
            return;
        }
        self.links.meetings.main = first.filter(|(at, _)| *at < top).map(|(_, meeting)| meeting);
    }

    /// The first meeting described by its number and by whose it is, or by whose it is alone, before a token.
    fn first_told_meeting(&mut self, before: usize, owned: bool) -> Option<ReferentIndex> {
        let near = self
            .descriptions
            .iter()
            .take_while(|description| description.head < before);
        let told = near.filter(|description| {
            description.kind == EntityKind::Meeting && description.definite && !description.possible
        });
        for description in told {
            let traits = self.traits_of(description);
            let whose = (owned || traits.ordinal.is_some()) && !traits.series.is_empty();
            if traits.step == 0 && whose {
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
    pub(in crate::extractor::link) fn link_meeting(
        &mut self,
        description: &Description,
    ) -> Option<ReferentIndex> {
        if let Some(whole) = self.opened_meeting(description) {
            return Some(whole);
        }
        let traits = self.traits_of(description);
        let traits = self.counted_from_main(traits);
        // "held their first face-to-face meeting": in the lead that of the headline.
        let own = description.owned && description.head < self.lead_end();
        let found = if !description.definite {
            self.indefinite_meeting(description, &traits)
        } else if traits.is_empty() && !self.is_plain(description) && !own {
            self.said_before(description)
        } else if traits.is_empty() || self.is_of_this_year(&traits) {
            self.definite_meeting(description, &traits)
        } else {
            self.telling_meeting(description, &traits)
                .or_else(|| self.told_again(description, &traits))
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

    /// The meeting whose beginning or end a phrase speaks of: "the opening ceremony of *the Oslo Summit*".
    fn opened_meeting(&mut self, description: &Description) -> Option<ReferentIndex> {
        let sheet = self.sheet;
        let mut words = description.tokens.clone();
        let part = words.any(|at| sheet.is_one_of(at, words!["opening", "closing", "inaugural"]));
        let of = description.head + 1;
        if !part || description.ordinal.is_some() {
            return None;
        }
        if !sheet.is_word(of, "of") {
            return self.begun_meeting(description);
        }
        let start = of + 1 + usize::from(sheet.is_word(of + 1, "the"));
        if let Some(name) = self.names.starting(start) {
            let named = self.links.of_name[name]?;
            return (self.links.referents[named].kind == EntityKind::Meeting).then_some(named);
        }
        let mut descriptions = self.descriptions.iter();
        let whole =
            descriptions.find(|other| other.tokens.start == of + 1 && other.kind == EntityKind::Meeting)?;
        self.link_meeting(whole)
    }

    /// The meeting of the text, if "the opening session" of none in particular is spoken of after it.
    fn begun_meeting(&self, description: &Description) -> Option<ReferentIndex> {
        let part = self
            .sheet
            .is_one_of(description.head, words!["session", "ceremony"]);
        let bare = description.definite && description.extent.end == description.tokens.end;
        let main = self.links.meetings.main.filter(|_| part && bare)?;
        self.last_named(main, description.tokens.start)?;
        Some(main)
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
        let lexicon = &self.sheet.knowledge.lexicon;
        let any = |key: u64| {
            let word = lexicon.word(key);
            word.is_none_or(|word| {
                word.classes.has(WordClass::AnyMeeting) || word.head != Some(EntityKind::Meeting)
            })
        };
        // "the 7th Ministerial Council" is a session or a meeting, no summit.
        let body = |key: u64| {
            lexicon
                .word(key)
                .is_some_and(|word| word.classes.has(WordClass::Organ))
        };
        let summit = key_hash("summit");
        let apart = body(one) && other == summit || body(other) && one == summit;
        one == other || any(one) && any(other) && !apart
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
        // What an entry of a chronology speaks of it has named itself.
        let entry = self
            .datelines
            .entry_at(before)
            .map_or(0, |entry| entry.tokens.start);
        let said = self.meetings_like(traits).filter_map(|(meeting, known)| {
            let last = self.last_named(*meeting, before).filter(|last| *last >= entry)?;
            // What is still to come or was long ago is seldom "the summit".
            let present = !known.ahead && known.step == 0;
            let near = !known.series.is_empty() && last >= reach;
            let same = known.noun == traits.noun;
            // Far from all of them it is the one that the text is about.
            let main = same && self.links.meetings.main == Some(*meeting);
            Some((present, near, main, same, last, *meeting))
        });
        // "They met in Oslo. At the meeting, …": a summit that is neither near nor the text's is not meant.
        let met = self.follows_encounter(description);
        let text = self.links.meetings.main;
        said.max()
            .filter(|(_, near, _, same, _, meeting)| !met || *near || *same || text == Some(*meeting))
            .map(|(.., meeting)| meeting)
            .or_else(|| {
                self.announced(description, traits)
                    .filter(|main| !met || self.is_called(*main, traits.noun))
            })
    }

    /// Whether a meeting is known by a noun.
    fn is_called(&self, meeting: ReferentIndex, noun: u64) -> bool {
        self.links
            .meetings
            .of(meeting)
            .is_some_and(|known| known.noun == noun)
    }

    /// Whether the sentence before tells that somebody met.
    fn follows_encounter(&self, description: &Description) -> bool {
        let sheet = self.sheet;
        let sentence = sheet.sentence_around(description.tokens.start);
        let before = sheet.sentence_around(sentence.start.saturating_sub(1));
        before.start < sentence.start
            && before
                .into_iter()
                .any(|at| sheet.is_one_of(at, words!["met", "meets", "received", "hosted"]))
    }

    /// Where the headline and the lead end.
    pub(in crate::extractor::link) fn lead_end(&self) -> usize {
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

    /// "their first in-person meeting in Oslo" after "first in-person meeting": told by the same words.
    fn told_again(&self, description: &Description, traits: &MeetingTraits) -> Option<ReferentIndex> {
        let said = self
            .said_before(description)
            .filter(|_| self.telling_words(description).len() > 1)?;
        let known = self.links.meetings.of(said)?;
        (!known.conflicts(traits)).then_some(said)
    }

    /// "a meeting": a new one, unless the lead speaks of the one to be named.
    fn indefinite_meeting(&self, description: &Description, traits: &MeetingTraits) -> Option<ReferentIndex> {
        if self.sheet.is(description.head, WordClass::Occasion) {
            return None;
        }
        let telling = self.telling_words(description);
        let generic = telling.len() == 1
            || !traits.is_empty()
            || self.repeats_headline(&telling)
            || self.is_only_named_one(traits.noun);
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

    /// "this year's conference": the year of the document tells no more than "the".
    fn is_of_this_year(&self, traits: &MeetingTraits) -> bool {
        let own = self.sheet.document.facts.issued.map(crate::text::Date::year);
        let bare = MeetingTraits {
            year: None,
            ..traits.clone()
        };
        traits.year.is_some() && traits.year == own && bare.is_empty()
    }

    /// Whether the meeting of the text is the only one named by this noun: "a security conference", "the Munich Conference".
    fn is_only_named_one(&self, noun: u64) -> bool {
        let meetings = self.links.meetings.iter();
        let mut named = meetings.filter(|(_, known)| known.named && known.noun == noun);
        let first = named.next().map(|(meeting, _)| *meeting);
        first.is_some() && first == self.links.meetings.main && named.next().is_none()
    }

    /// Whether the meeting of the text is named in the headline with all these words, or with some of them alone.
    fn repeats_headline(&self, telling: &[u64]) -> bool {
        let main = self.links.meetings.main.filter(|main| self.is_in_headline(*main));
        main.is_some_and(|main| {
            let words = &self.links.referents[main].words;
            let known = |of: &[u64], all: &[u64]| of.iter().all(|word| all.contains(word));
            known(telling, words) || known(words, telling)
        })
    }

    /// Whether a headline names a meeting first.
    fn is_in_headline(&self, meeting: ReferentIndex) -> bool {
        let first = self.links.namings.first(meeting);
        let sentences = &self.sheet.cut.sentences;
        let sentence = sentences.get(sentences.partition_point(|sentence| sentence.tokens.end <= first));
        sentence.is_some_and(|sentence| self.sheet.cut.blocks[sentence.block].kind == BlockKind::Heading)
    }

    /// "a state visit to China": an event of its own, if only a visit.
    fn is_official_visit(&self, description: &Description) -> bool {
        let sheet = self.sheet;
        let kinds = [
            "state", "official", "working", "goodwill", "day", "historic", "landmark",
        ];
        sheet.is_word(description.head, "visit")
            && description.extent.end > description.tokens.end
            && description
                .tokens
                .clone()
                .any(|at| kinds.iter().any(|kind| sheet.is_word(at, kind)))
    }

    /// "It was *the first meeting* of its kind": what "it" is said to be is no other meeting.
    fn is_said_of_it(&self, description: &Description) -> bool {
        let sheet = self.sheet;
        let Some(be) = description
            .tokens
            .start
            .checked_sub(1)
            .filter(|be| sheet.is(*be, WordClass::Be))
        else {
            return false;
        };
        be > 0 && sheet.is_one_of(be - 1, words!["it", "this", "that"])
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
        let official = description.definite || self.is_official_visit(description);
        !held && !self.is_said_of_it(description) && (!occasion || told && official)
    }
}
