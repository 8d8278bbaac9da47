//! Linking: which thing each name, title and description of a document is about.

mod called;
mod context;
mod descriptions;
mod extents;
mod instruments;
mod meetings;
mod namings;
mod offices;
mod persons;
mod spellings;
mod standing;

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::datelines::Datelines;
use super::dates::Dated;
use super::descriptions::Description;
use super::names::{Name, Names, Sense};
use super::sheet::{Shape, Sheet};
use super::titles::{Title, names_within};
use crate::knowledge::{Coverage, KIND_ORDER, ThingIndex, WordClass};
use crate::model::{EntityId, EntityKind, LinkReason};
use called::Called;
use namings::Namings;
use rustc_hash::{FxHashMap, FxHashSet};

use meetings::MeetingTraits;
pub(super) use meetings::Meetings;

/// The place of a referent in a document. An address, not an identity.
pub(super) type ReferentIndex = usize;

/// A thing that a document speaks of.
#[derive(Clone, Debug)]
pub(super) struct Referent {
    pub(super) id: EntityId,
    pub(super) kind: EntityKind,
    pub(super) label: String,
    pub(super) known: Option<ThingIndex>,
    /// Of a person: the key of the family name and the given names or initials.
    family: String,
    given: Vec<String>,
    /// The keys of the words of its label.
    words: Vec<u64>,
}

/// Words that name a referent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Naming {
    pub(super) tokens: Range<usize>,
    pub(super) referent: ReferentIndex,
    pub(super) reason: LinkReason,
}

/// What a document speaks of, and where.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub(super) referents: Vec<Referent>,
    pub(super) namings: Namings,
    /// What each name names.
    pub(super) of_name: Vec<Option<ReferentIndex>>,
    /// Who each title stands for.
    pub(super) of_title: Vec<Option<ReferentIndex>>,
    /// What each title is an office of.
    pub(super) body_of_title: Vec<Option<ReferentIndex>>,
    /// What each description describes.
    pub(super) of_description: Vec<Option<ReferentIndex>>,
    /// What a name inside a name names: the outer and the inner referent, with the tokens of the outer.
    pub(super) within: Vec<(ReferentIndex, ReferentIndex, Range<usize>)>,
    /// What tells each meeting apart.
    pub(super) meetings: Meetings,
    /// The states of the capitals that the document names, for where a capital stands for its government.
    governments: Vec<(ReferentIndex, ReferentIndex)>,
}

/// Links everything in a document.
pub(super) fn link(
    sheet: &Sheet<'_>,
    names: &Names,
    titles: &[Title],
    descriptions: &[Description],
    datelines: &Datelines,
    dates: &[Dated],
) -> Links {
    let mut linker = Linker {
        sheet,
        names,
        titles,
        descriptions,
        datelines,
        dates,
        links: Links {
            of_name: vec![None; names.list.len()],
            of_title: vec![None; titles.len()],
            body_of_title: vec![None; titles.len()],
            of_description: vec![None; descriptions.len()],
            ..Links::default()
        },
        by_known: FxHashMap::default(),
        by_name: FxHashMap::default(),
        by_id: FxHashMap::default(),
        by_word: FxHashMap::default(),
        unknown_by_stem: FxHashMap::default(),
        holders: FxHashMap::default(),
        by_kind: FxHashMap::default(),
        persons_by_family: FxHashMap::default(),
        persons_by_variant: FxHashMap::default(),
        persons_by_sound: FxHashMap::default(),
        called: Called::default(),
        in_play: FxHashSet::default(),
        of_others: FxHashSet::default(),
        title_of_name: titles_by_name(titles),
        in_titles: names_within(names, titles),
        led: OnceCell::new(),
        bare_meetings: meetings::bare_meetings(sheet, names, descriptions),
        numbered: FxHashMap::default(),
    };
    linker.link_names();
    linker.link_bodies();
    linker.link_persons();
    linker.link_repeated();
    linker.link_by_context();
    linker.link_titles();
    linker.link_descriptions();
    linker.link_governments();
    linker.links.namings.sort();
    linker.links
}

/// The state inside what is headed by "Republic" and its like: "the *Niger* Republic".
fn state_within(name: &Name) -> Option<&Name> {
    match name.inner.as_slice() {
        [state] if matches!(state.sense, Sense::Known(_)) => Some(state),
        _ => None,
    }
}

/// The first letters of a label, which "Ruritania" and "Ruritanian" share.
fn stem(label: &str) -> String {
    crate::text::key(label).chars().take(5).collect()
}

/// The first title said of each name.
fn titles_by_name(titles: &[Title]) -> FxHashMap<usize, usize> {
    let said = titles.iter().enumerate().rev();
    said.filter_map(|(at, title)| Some((title.person?, at))).collect()
}

struct Linker<'s, 'a> {
    sheet: &'s Sheet<'a>,
    names: &'s Names,
    titles: &'s [Title],
    descriptions: &'s [Description],
    datelines: &'s Datelines,
    dates: &'s [Dated],
    links: Links,
    by_known: FxHashMap<ThingIndex, ReferentIndex>,
    by_name: FxHashMap<(EntityKind, String), ReferentIndex>,
    by_id: FxHashMap<EntityId, ReferentIndex>,
    by_word: FxHashMap<u64, Vec<ReferentIndex>>,
    unknown_by_stem: FxHashMap<String, Vec<ReferentIndex>>,
    persons_by_family: FxHashMap<String, Vec<ReferentIndex>>,
    /// Known persons by the last words of their names, as a text may spell them.
    persons_by_variant: FxHashMap<String, Vec<ReferentIndex>>,
    /// Known persons by how their family names sound.
    persons_by_sound: FxHashMap<String, Vec<ReferentIndex>>,
    /// The persons whom names were found to name.
    called: Called,
    /// The states and bodies that the text names, and those that the persons it names lead.
    in_play: FxHashSet<ThingIndex>,
    /// Persons with whose title the text says of what it is.
    of_others: FxHashSet<ReferentIndex>,
    /// To whom the text gives an office, by the body and by the words of the title.
    holders: FxHashMap<(Option<ReferentIndex>, String), Vec<ReferentIndex>>,
    /// Where things of a kind are named, in the order of the text.
    by_kind: FxHashMap<EntityKind, BTreeSet<(usize, ReferentIndex)>>,
    /// The title said of each name.
    title_of_name: FxHashMap<usize, usize>,
    /// The names that are words of titles, and so nobody's: "High Commissioner for *Refugees*".
    in_titles: FxHashSet<usize>,
    /// The states and bodies whose leaders may be spelled otherwise; worked out when a name is asked for.
    led: OnceCell<FxHashSet<ThingIndex>>,
    /// Where meetings are first spoken of without an article, by noun: "they held *talks*".
    bare_meetings: FxHashMap<u64, usize>,
    /// The number that the last thing of each local name got.
    numbered: FxHashMap<String, usize>,
}

impl Linker<'_, '_> {
    /// Links all names but those of persons.
    fn link_names(&mut self) {
        for at in 0..self.names.list.len() {
            let name = &self.names.list[at];
            if let Some((referent, reason)) = self.link_name(name) {
                self.links.of_name[at] = Some(referent);
                self.name(name.tokens.clone(), referent, reason);
                if self
                    .year_behind(name, self.links.referents[referent].kind)
                    .is_some()
                {
                    self.name(name.tokens.start..name.tokens.end + 2, referent, reason);
                }
                self.name_beside(&name.tokens, referent);
                self.link_inner(name, referent);
            }
        }
        self.link_acronyms();
    }

    /// What a name names, unless it is a person's.
    fn link_name(&mut self, name: &Name) -> Option<(ReferentIndex, LinkReason)> {
        match &name.sense {
            Sense::Known(things) => {
                let thing = self.choose(things)?;
                let reason = LinkReason::Alias;
                (self.sheet.knowledge.gazetteer.thing(thing).kind != EntityKind::Person)
                    .then(|| (self.known(thing), reason))
            }
            Sense::Demonym(things) => {
                let thing = things
                    .first()
                    .filter(|thing| !self.opens_a_title(**thing, name))?;
                Some((self.known(*thing), LinkReason::Demonym))
            }
            Sense::Headed {
                kind: EntityKind::State,
                ..
            } if state_within(name).is_some() => self.link_name(state_within(name)?),
            Sense::Headed { kind, head } => Some((self.headed(name, *kind, *head), LinkReason::Introduced)),
            Sense::Person | Sense::Unknown => None,
        }
    }

    /// Whether the adjective of a region opens words with capitals that are about something else: "*European* Commissioner".
    fn opens_a_title(&self, thing: ThingIndex, name: &Name) -> bool {
        let next = self.sheet.toks.get(name.tokens.end);
        self.sheet.knowledge.gazetteer.thing(thing).kind == EntityKind::Region
            && next.is_some_and(|next| matches!(next.shape, Shape::Capital | Shape::Capitals))
    }

    /// The likeliest of several known things: a state before a place, who is in office before who is not.
    fn choose(&self, things: &[ThingIndex]) -> Option<ThingIndex> {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let rank = |thing: &ThingIndex| {
            let kind = gazetteer.thing(*thing).kind;
            let in_office = if kind == EntityKind::Person {
                self.in_office(*thing)
            } else {
                Coverage::Surely
            };
            (
                KIND_ORDER.iter().position(|known| *known == kind),
                Reverse(in_office),
                *thing,
            )
        };
        things.iter().copied().min_by_key(rank)
    }

    /// How surely a known person holds an office at the document's date.
    fn in_office(&self, person: ThingIndex) -> Coverage {
        let Some(date) = self.sheet.document.facts.issued else {
            return Coverage::Not;
        };
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let held = gazetteer.tenures_of(person);
        held.map(|tenure| gazetteer.coverage(&tenure, date))
            .max()
            .unwrap_or_default()
    }

    /// The referent of a known thing.
    fn known(&mut self, index: ThingIndex) -> ReferentIndex {
        if let Some(at) = self.by_known.get(&index) {
            return *at;
        }
        let thing = self.sheet.knowledge.gazetteer.thing(index);
        self.play(index);
        let family = thing
            .family_name
            .map(crate::knowledge::name_key)
            .unwrap_or_default();
        let given = thing
            .label
            .split([' ', '-'])
            .map(crate::text::key)
            .filter(|word| *word != family)
            .collect();
        self.add(Referent {
            id: thing.id.clone(),
            kind: thing.kind,
            label: thing.label.to_owned(),
            known: Some(index),
            family,
            given,
            words: Vec::new(),
        })
    }

    /// Notes a state or body that comes into play, itself or by who leads it.
    fn play(&mut self, index: ThingIndex) {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let thing = gazetteer.thing(index);
        self.in_play.insert(index);
        self.in_play.extend(thing.capital_of);
        self.in_play.extend(thing.contained_in);
        let date = self.sheet.document.facts.issued;
        let held = gazetteer
            .tenures_of(index)
            .filter(|tenure| date.is_some_and(|date| gazetteer.coverage(tenure, date).may_be()));
        let led = held
            .map(|tenure| gazetteer.office(tenure.office))
            .filter(|office| office.roles().next().is_some());
        self.in_play.extend(led.map(|office| office.body));
    }

    /// The referent of a name with a head noun, found again by its words.
    fn headed(&mut self, name: &Name, kind: EntityKind, head: usize) -> ReferentIndex {
        let label = self.label(&name.tokens);
        let key = crate::model::entity::slug(&label);
        let year = self.year_behind(name, kind);
        if let Some(at) = self.by_name.get(&(kind, key.clone())) {
            let known = self.links.meetings.of(*at).and_then(|known| known.year);
            if year.is_none() || known.is_none() || known == year {
                return *at;
            }
            // "Oslo Summit in 1994; Oslo Summit in 2001": a name of several, told by their years.
            return self.headed_of_year(name, kind, head, &key, year);
        }
        if let Some(at) = self.named_in_full(name, kind, &label) {
            return at;
        }
        let traits = (kind == EntityKind::Meeting).then(|| self.traits_of_name(name, head));
        if let Some(traits) = &traits
            && let Some(at) = self.same_meeting(name, traits)
        {
            self.links.meetings.learn(at, traits);
            return at;
        }
        let id = self.named_id(kind, &label);
        let id = id.filter(|_| self.is_distinguishing(name, kind));
        let id = id.unwrap_or_else(|| self.local_id(kind, &label));
        let added = self.add(Referent::unknown(id, kind, label));
        if let Some(traits) = traits {
            self.links.meetings.learn(added, &traits);
        }
        added
    }

    /// The one body whose full name these words open or close: "the *National Assembly*" of "the National Assembly of Kenya".
    fn named_in_full(&self, name: &Name, kind: EntityKind, label: &str) -> Option<ReferentIndex> {
        if !kind.is_organization() || !label.contains(' ') {
            return None;
        }
        let label = label.to_lowercase();
        let more = |at: &ReferentIndex| {
            let full = self.links.referents[*at].label.to_lowercase();
            let opens = full
                .strip_prefix(&label)
                .is_some_and(|rest| rest.starts_with(" of ") || rest.starts_with(" for "));
            let closes = full.strip_suffix(&label).is_some_and(|rest| rest.ends_with(' '));
            self.links.referents[*at].kind.is_organization() && (opens || closes)
        };
        let words = self.keys_of(name);
        let mut fuller = self.with_words(&words).filter(more);
        let one = fuller.next()?;
        fuller.next().is_none().then_some(one)
    }

    /// The keys of the words of a name.
    fn keys_of(&self, name: &Name) -> Vec<u64> {
        let keys = self.sheet.keys[name.tokens.clone()].iter().copied();
        keys.filter(|key| *key != 0).collect()
    }

    /// Another meeting of a name, of another year.
    fn headed_of_year(
        &mut self,
        name: &Name,
        kind: EntityKind,
        head: usize,
        key: &str,
        year: Option<i16>,
    ) -> ReferentIndex {
        let dated = (kind, format!("{key}-{}", year.unwrap_or_default()));
        if let Some(at) = self.by_name.get(&dated) {
            return *at;
        }
        let label = self.label(&name.tokens);
        let id = self.local_id(kind, &label);
        let mut traits = self.traits_of_name(name, head);
        traits.year = year;
        let added = self.add(Referent::unknown(id, kind, label));
        self.by_name.insert(dated, added);
        self.links.meetings.learn(added, &traits);
        added
    }

    /// A meeting named before by the same number in the same series, by part of these words, or by more: "the Consultative Meeting".
    fn same_meeting(&self, name: &Name, traits: &MeetingTraits) -> Option<ReferentIndex> {
        let words = self.keys_of(name);
        let mut known = self.links.meetings.iter();
        if let Some((meeting, _)) = known.find(|(_, known)| known.is_same_session(traits)) {
            return Some(*meeting);
        }
        let mut known = self.links.meetings.iter();
        if let Some((meeting, _)) = known.find(|(_, known)| known.is_called_short(traits)) {
            return Some(*meeting);
        }
        if traits.ordinal.is_some() {
            return None;
        }
        let fits = |at: &ReferentIndex| {
            self.links
                .meetings
                .of(*at)
                .is_some_and(|known| !known.conflicts(traits))
        };
        self.with_words(&words).filter(fits).max()
    }

    /// The referents whose labels have all these words; none for no words.
    fn with_words(&self, words: &[u64]) -> impl Iterator<Item = ReferentIndex> {
        let of_word = |word: &u64| self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        // Whatever has all of them stands in the list of the rarest.
        let rarest = words
            .iter()
            .map(of_word)
            .min_by_key(|list| list.len())
            .unwrap_or_default();
        let fits = |at: &ReferentIndex| {
            let label = &self.links.referents[*at].words;
            words.iter().all(|word| label.contains(word))
        };
        rarest.iter().copied().filter(fits)
    }

    /// Whether a name tells its thing apart in any document.
    fn is_distinguishing(&self, name: &Name, kind: EntityKind) -> bool {
        let telling = |at: usize| {
            let tok = &self.sheet.toks[at];
            let bare = tok.word.is_some_and(|word| word.head.is_some())
                || tok.is(WordClass::Adjective)
                || tok.is(WordClass::NameLink);
            tok.key != 0 && !bare
        };
        let dated = name.tokens.clone().any(|at| {
            self.sheet.ordinal(at).is_some() || self.sheet.text(at).ends_with(|c: char| c.is_ascii_digit())
        });
        let tells = name.tokens.clone().any(telling);
        if kind == EntityKind::Meeting {
            dated && (tells || !name.inner.is_empty())
        } else {
            tells
        }
    }

    /// Links the names inside a name.
    fn link_inner(&mut self, name: &Name, outer: ReferentIndex) {
        for inner in &name.inner {
            let Some((referent, _)) = self.link_name(inner) else {
                continue;
            };
            if referent == outer {
                continue;
            }
            let kind = self.links.referents[referent].kind;
            self.links.within.push((outer, referent, name.tokens.clone()));
            // "Bishkek Summit in 1995": where it is held is said nowhere else.
            let venue = self.links.meetings.of(outer).is_some_and(|known| {
                known.places.contains(&referent) && known.noun == crate::text::key_hash("summit")
            });
            // "North Atlantic Treaty" in the name of NATO cites no text.
            let silent = matches!(
                kind,
                EntityKind::Region | EntityKind::Place | EntityKind::Instrument
            );
            if venue || !silent {
                self.name(inner.tokens.clone(), referent, LinkReason::WithinName);
            }
            self.link_inner(inner, referent);
        }
    }

    /// Links acronyms that the text introduces in brackets: "the Border Rivers Commission (BRC)".
    fn link_acronyms(&mut self) {
        let mut meant = FxHashMap::default();
        for at in 0..self.names.list.len() {
            let name = &self.names.list[at];
            let Some(open) = name.tokens.start.checked_sub(1) else {
                continue;
            };
            let bracketed = self.sheet.is_text(open, "(")
                && self.sheet.is_text(name.tokens.end, ")")
                && name.tokens.len() == 1;
            if !bracketed || self.sheet.toks[name.tokens.start].shape != Shape::Capitals {
                continue;
            }
            let Some(long) = self.names.ending(open).and_then(|long| self.links.of_name[long]) else {
                continue;
            };
            let kind = |referent: ReferentIndex| self.links.referents[referent].kind;
            // "Brazil, India and South Africa (BRICS)" tells whose group it is.
            let group = |known: ReferentIndex| {
                known == long
                    || kind(long) == EntityKind::State
                        && (kind(known).is_organization() || kind(known) == EntityKind::Format)
            };
            if kind(long) == EntityKind::Person || self.links.of_name[at].is_some_and(group) {
                continue;
            }
            meant.insert(self.sheet.keys[name.tokens.start], long);
        }
        self.link_meant(&meant);
    }

    /// Links every acronym to what the text says it means.
    fn link_meant(&mut self, meant: &FxHashMap<u64, ReferentIndex>) {
        let mut namings = Vec::new();
        for (at, name) in self.names.list.iter().enumerate() {
            let tokens = name.tokens.clone();
            if tokens.len() == 1
                && self.sheet.toks[tokens.start].shape == Shape::Capitals
                && let Some(long) = meant.get(&self.sheet.keys[tokens.start])
            {
                self.links.of_name[at] = Some(*long);
                namings.push(Naming {
                    tokens,
                    referent: *long,
                    reason: LinkReason::Acronym,
                });
            }
        }
        if !namings.is_empty() {
            self.links.namings.replace(namings);
            self.by_kind.clear();
            for naming in self.links.namings.iter() {
                let places = self
                    .by_kind
                    .entry(self.links.referents[naming.referent].kind)
                    .or_default();
                places.insert((naming.tokens.start, naming.referent));
            }
        }
    }

    /// Notes the state of every capital.
    fn link_governments(&mut self) {
        for place in 0..self.links.referents.len() {
            let known = self.links.referents[place].known;
            let state = known.and_then(|known| self.sheet.knowledge.gazetteer.thing(known).capital_of);
            if let Some(state) = state {
                let state = self.known(state);
                self.links.governments.push((place, state));
            }
        }
    }

    /// Notes that words name a referent.
    fn name(&mut self, tokens: Range<usize>, referent: ReferentIndex, reason: LinkReason) {
        let places = self
            .by_kind
            .entry(self.links.referents[referent].kind)
            .or_default();
        places.insert((tokens.start, referent));
        self.links.namings.add(Naming {
            tokens,
            referent,
            reason,
        });
    }

    fn add(&mut self, mut referent: Referent) -> ReferentIndex {
        referent.words = crate::knowledge::phrases::phrase_keys(&referent.label);
        let at = self.links.referents.len();
        if let Some(known) = referent.known {
            self.by_known.insert(known, at);
        }
        let slug = crate::model::entity::slug(&referent.label);
        self.by_name.entry((referent.kind, slug)).or_insert(at);
        self.by_id.entry(referent.id.clone()).or_insert(at);
        for word in &referent.words {
            self.by_word.entry(*word).or_default().push(at);
        }
        if referent.known.is_none() {
            self.unknown_by_stem
                .entry(stem(&referent.label))
                .or_default()
                .push(at);
        }
        if referent.kind == EntityKind::Person {
            let persons = self.persons_by_family.entry(referent.family.clone()).or_default();
            persons.push(at);
            if let Some(known) = referent.known {
                self.note_variants(known, at);
            }
        }
        self.links.referents.push(referent);
        at
    }

    /// Words as a label: white space made single, an article left out.
    fn label(&self, tokens: &Range<usize>) -> String {
        let start = if self.sheet.is(tokens.start, WordClass::Determiner) && tokens.len() > 1 {
            tokens.start + 1
        } else {
            tokens.start
        };
        self.sheet
            .words(&(start..tokens.end))
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The identifier of a thing of that full name, unless it is that of a known namesake.
    fn named_id(&self, kind: EntityKind, label: &str) -> Option<EntityId> {
        let id = EntityId::named(kind, label);
        let known = self.sheet.knowledge.gazetteer.find(&id);
        known.is_none().then_some(id)
    }

    /// An identifier that no other thing of the document has.
    fn local_id(&mut self, kind: EntityKind, label: &str) -> EntityId {
        let base = format!("{}/{}", kind.slug(), crate::model::entity::slug(label));
        let mut id = EntityId::local(&self.sheet.document.id, &base);
        let mut count = self.numbered.get(&base).copied().unwrap_or(1);
        while self.by_id.contains_key(&id) {
            count += 1;
            id = EntityId::local(&self.sheet.document.id, &format!("{base}-{count}"));
        }
        self.numbered.insert(base, count);
        id
    }

    /// The start of the last naming of a referent before a token.
    fn last_named(&self, referent: ReferentIndex, before: usize) -> Option<usize> {
        self.links.namings.last_before(referent, before)
    }
}

impl Links {
    /// The state for which a capital may stand.
    pub(super) fn government_of(&self, place: ReferentIndex) -> Option<ReferentIndex> {
        self.governments
            .iter()
            .find(|(capital, _)| *capital == place)
            .map(|(_, state)| *state)
    }
}

impl Referent {
    /// Whether a noun, by its key, heads the label: "fund" of "International Fund for the Lake".
    fn is_headed_by(&self, noun: u64) -> bool {
        let core = [" of ", " for ", " on "]
            .iter()
            .fold(self.label.as_str(), |core, link| {
                core.split(link).next().unwrap_or(core)
            });
        core.split(' ')
            .next_back()
            .is_some_and(|last| crate::text::key_hash(last) == noun)
    }

    /// The key of a person's family name; empty for everything else.
    pub(super) fn family(&self) -> &str {
        &self.family
    }

    /// A thing that the gazetteer does not know.
    fn unknown(id: EntityId, kind: EntityKind, label: String) -> Self {
        Self {
            id,
            kind,
            label,
            known: None,
            family: String::new(),
            given: Vec::new(),
            words: Vec::new(),
        }
    }
}
