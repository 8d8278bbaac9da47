//! What the words of a name or a phrase tell of the meeting that it is about.

use crate::extractor::descriptions::{Description, ordinal_ending};
use crate::extractor::link::meetings::MeetingTraits;
use crate::extractor::link::{Linker, ReferentIndex};
use crate::extractor::names::{Name, Sense};
use crate::extractor::sheet::{Shape, words};
use crate::knowledge::{VerbForms, WordClass};
use crate::model::EntityKind;
use crate::text::{Date, TokenKind};

impl Linker<'_, '_> {
    /// What the words of a meeting's name tell.
    pub(in crate::extractor::link) fn traits_of_name(&mut self, name: &Name, head: usize) -> MeetingTraits {
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
        traits.year = traits
            .year
            .or_else(|| self.year_behind(name, EntityKind::Meeting));
        traits.words = self.further_words(name, head);
        for inner in &name.inner {
            if let Some((referent, _)) = self.link_name(inner)
                && (self.links.referents[referent].kind != EntityKind::Place || self.is_venue(inner, head))
            {
                self.add_trait(&mut traits, referent, false);
            }
        }
        traits
    }

    /// The year right behind the name of a meeting: "Oslo Summit in *1994*".
    pub(in crate::extractor::link) fn year_behind(&self, name: &Name, kind: EntityKind) -> Option<i16> {
        let end = name.tokens.end;
        let leads = self.sheet.is_one_of(end, words!["in", "of"]);
        let year = crate::extractor::dates::year_at(self.sheet, end + 1);
        year.filter(|_| leads && kind == EntityKind::Meeting)
    }

    /// The words of a name that are neither its head, nor of a name inside, nor a number or function word.
    fn further_words(&self, name: &Name, head: usize) -> Vec<u64> {
        let sheet = self.sheet;
        let tells = |at: &usize| {
            let tok = &sheet.toks[*at];
            let inner = name.inner.iter().any(|inner| inner.tokens.contains(at));
            let function = [
                WordClass::Determiner,
                WordClass::Preposition,
                WordClass::Conjunction,
            ]
            .iter()
            .any(|class| tok.is(*class));
            *at != head && !inner && !function && tok.kind == TokenKind::Word && sheet.ordinal(*at).is_none()
        };
        name.tokens
            .clone()
            .filter(tells)
            .map(|at| sheet.keys[at])
            .collect()
    }

    /// Whether a place named in a meeting's name is where it is held: "Samarkand Summit", "Conference in Nairobi"; not "Black Sea Forum".
    fn is_venue(&self, place: &Name, head: usize) -> bool {
        let (start, end) = (place.tokens.start, place.tokens.end);
        let leads = start > 0 && self.sheet.is_one_of(start - 1, words!["in", "at"]);
        leads || (end == head && !self.is_water(&place.tokens))
    }

    /// Whether a name is that of a sea, a river or the like, where nobody meets.
    pub(in crate::extractor::link) fn is_water(&self, name: &std::ops::Range<usize>) -> bool {
        name.clone().any(|at| {
            self.sheet.is_one_of(
                at,
                words![
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
                    "amazon"
                ],
            )
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
    pub(in crate::extractor::link) fn traits_of(&self, description: &Description) -> MeetingTraits {
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
            let held_in = sheet.is_one_of(*preposition, words!["in", "at", "to"]);
            // "in the Turkmen resort of …": an adjective is no place.
            if matches!(self.names.list[*name].sense, Sense::Demonym(_)) {
                continue;
            }
            if sheet.is_word(*preposition, "with") {
                traits.sides.extend(self.links.of_name[*name]);
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
        if let Some(body) = self.body_at(start) {
            return Some(body);
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

    /// "the *Council*, at an extraordinary meeting, …": the body right before.
    fn body_at(&self, start: usize) -> Option<ReferentIndex> {
        let sheet = self.sheet;
        let leads = |at: usize| sheet.is_one_of(at, words!["at", "during", "in"]);
        let preposition = start.checked_sub(1)?;
        let preposition = if sheet.is(preposition, WordClass::PossessivePronoun) {
            preposition.checked_sub(1)?
        } else {
            preposition
        };
        let comma = preposition
            .checked_sub(1)
            .filter(|comma| leads(preposition) && sheet.is_text(*comma, ","))?;
        let body = self
            .names
            .ending(comma)
            .and_then(|name| self.links.of_name[name])?;
        Some(body).filter(|body| self.may_meet(*body))
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
            let leads = sheet.is_one_of(at, words!["in", "within", "under", "of"]);
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
        let bound = self.sheet.is_one_of(
            description.extent.end,
            words!["by", "since", "until", "before", "after"],
        );
        let own = self.sheet.document.facts.issued.map(Date::year);
        let year = self.date_beside(description).filter(|_| !bound).map(Date::year);
        year.filter(|year| Some(*year) != own)
    }
}
