//! Offices: what a title is an office of, and who a title alone stands for.

use crate::extractor::sheet::words;
use std::cmp::Reverse;
use std::ops::Range;

use super::{Linker, Referent, ReferentIndex};
use crate::extractor::names::Sense;
use crate::extractor::titles::{Body, Title};
use crate::knowledge::{Coverage, GazetteerOffice, Tenure, ThingIndex, WordClass};
use crate::model::{EntityId, EntityKind, LinkReason, Modality};

/// From how many states on their leaders stand for the states.
const MANY: usize = 3;

impl Linker<'_, '_> {
    /// Links the bodies that titles name.
    pub(super) fn link_bodies(&mut self) {
        for at in 0..self.titles.len() {
            self.links.body_of_title[at] = match &self.titles[at].body {
                Body::Name(name) => self.link_body_name(at, *name),
                Body::Described(tokens) => self.described_body(tokens),
                Body::Unsaid => None,
            };
        }
        self.link_bodies_of_owners();
    }

    /// Gives the offices under others the bodies of these: "the *Secretary-General*’s envoy".
    fn link_bodies_of_owners(&mut self) {
        for at in 0..self.titles.len() {
            if let Some(owner) = self.titles[at].owner {
                let body = self.links.body_of_title[owner]
                    .or_else(|| self.implied_body(owner).and_then(|body| self.spoken_of(body)));
                self.links.body_of_title[at] = body;
            }
        }
        // "his envoy" of "the Secretary-General’s deputy": owners may stand after what they own.
        for at in (0..self.titles.len()).rev() {
            if let Some(owner) = self.titles[at]
                .owner
                .filter(|_| self.links.body_of_title[at].is_none())
            {
                self.links.body_of_title[at] = self.links.body_of_title[owner];
            }
        }
    }

    /// The body whose office a title means where the text does not say of what: "the Secretary-General".
    fn implied_body(&self, title: usize) -> Option<ThingIndex> {
        let words = self.singular_title(&self.titles[title].words);
        let of = self.sheet.knowledge.lexicon.offices.exact(&words)?.of.as_ref()?;
        self.sheet.knowledge.gazetteer.find(&EntityId::shared(of))
    }

    /// The referent of a known thing that the text names.
    fn spoken_of(&self, thing: ThingIndex) -> Option<ReferentIndex> {
        self.by_known.get(&thing).copied()
    }

    /// The body that a title's words imply: where the text names it, or where they say what it is in charge of.
    fn implied_referent(&mut self, title: usize) -> Option<ReferentIndex> {
        let body = self.implied_body(title)?;
        let telling = self.titles[title].words.len() > 3;
        self.spoken_of(body).or_else(|| telling.then(|| self.known(body)))
    }

    /// The body of a name; an unknown name becomes a state or an institution, by the office.
    fn link_body_name(&mut self, title: usize, name: usize) -> Option<ReferentIndex> {
        if let Some(referent) = self.links.of_name[name] {
            return Some(self.government(title, referent));
        }
        if self.names.list[name].sense != Sense::Unknown {
            return None;
        }
        let tokens = self.names.list[name].tokens.clone();
        let label = self.label(&tokens);
        let kind = if self.heads_a_state(title) {
            EntityKind::State
        } else {
            EntityKind::Institution
        };
        let stem = super::stem(&label);
        let state = kind == EntityKind::State && stem.len() == 5;
        let same = |at: &&ReferentIndex| {
            let referent = &self.links.referents[**at];
            referent.kind == kind && (state || crate::text::key(&referent.label) == crate::text::key(&label))
        };
        let alike = self.unknown_by_stem.get(&stem);
        let found = alike.and_then(|alike| alike.iter().find(same).copied());
        let referent =
            found.unwrap_or_else(|| self.add(Referent::unknown(EntityId::named(kind, &label), kind, label)));
        self.links.of_name[name] = Some(referent);
        self.name(tokens, referent, LinkReason::Introduced);
        Some(referent)
    }

    /// A capital stands for its state where the office is one of a state.
    fn government(&mut self, title: usize, referent: ReferentIndex) -> ReferentIndex {
        let known = self.links.referents[referent].known;
        let capital = known.and_then(|known| self.sheet.knowledge.gazetteer.thing(known).capital_of);
        match capital {
            Some(state) if self.heads_a_state(title) => self.known(state),
            _ => referent,
        }
    }

    /// Whether the office words are those of a state's leader or minister.
    fn heads_a_state(&self, title: usize) -> bool {
        self.roles(&self.titles[title].words).iter().any(|role| {
            matches!(
                role.as_str(),
                "head-of-state" | "head-of-government" | "foreign-minister" | "defence-minister"
            )
        })
    }

    /// Office words with their plurals made singular, in lower case.
    fn singular_title(&self, words: &Range<usize>) -> String {
        self.sheet.singular_title(words)
    }

    /// The roles that office words give.
    pub(super) fn roles(&self, words: &Range<usize>) -> Vec<String> {
        let offices = &self.sheet.knowledge.lexicon.offices;
        let whole = offices.exact(&self.singular_title(words));
        let head = || {
            words
                .clone()
                .rev()
                .find_map(|at| offices.exact(&self.sheet.knowledge.lexicon.singular(self.sheet.text(at))))
        };
        let deputy = ["deputy", "vice", "assistant", "former"]
            .iter()
            .any(|word| words.clone().any(|at| self.sheet.is_word(at, word)));
        match whole.or_else(head) {
            Some(office) if !deputy => office.roles.clone(),
            _ => Vec::new(),
        }
    }

    /// The organization that "the Council" describes: the last one whose name has the word.
    fn described_body(&self, tokens: &Range<usize>) -> Option<ReferentIndex> {
        let head = self.sheet.keys[tokens.end - 1];
        let fits = |at: &ReferentIndex| {
            let referent = &self.links.referents[*at];
            referent.kind.is_organization()
        };
        let words = [head];
        let named = self.with_words(&words).filter(fits);
        named.max_by_key(|at| (self.last_named(*at, tokens.start), *at))
    }

    /// Links titles: to the person they are said of, or alone to who holds the office.
    pub(super) fn link_titles(&mut self) {
        for at in 0..self.titles.len() {
            let title = &self.titles[at];
            if let Some(person) = title.person.and_then(|name| self.links.of_name[name]) {
                let body = self.links.body_of_title[at]
                    .or_else(|| self.body_of_person(at, person))
                    .or_else(|| self.implied_body(at).and_then(|body| self.spoken_of(body)));
                self.links.body_of_title[at] = body;
                self.links.of_title[at] = Some(person);
                self.hold(person, body, &title.words.clone());
                if !matches!(title.body, Body::Unsaid) {
                    self.of_others.insert(person);
                }
                let tokens = self.title_tokens(at);
                // "President Petrov of Ruritania": the title alone describes nobody.
                let described = match &title.body {
                    Body::Name(name) => self.names.list[*name].tokens.start < tokens.end,
                    _ => body.is_some(),
                };
                if (title.definite || described) && !title.listed && !tokens.is_empty() {
                    self.name(tokens, person, LinkReason::TitleInText);
                }
            }
        }
        for at in 0..self.titles.len() {
            if self.links.of_title[at].is_none()
                && self.titles[at].person.is_none()
                && (!self.titles[at].plural || self.is_one_of_several(at))
            {
                self.link_lone_title(at);
            }
        }
    }

    /// Whether a plural title names the bodies of all those whom it means: "the presidents of A, B and C".
    fn is_one_of_several(&self, at: usize) -> bool {
        let next = self.titles.get(at + 1);
        let listed = next.is_some_and(|next| next.listed && next.words == self.titles[at].words);
        self.titles[at].listed || listed
    }

    /// Whether "the leaders of A, B, C and D" speaks of so many that the states are meant where no name is said.
    fn is_of_many(&self, at: usize) -> bool {
        let words = &self.titles[at].words;
        let mut tokens = words.clone();
        let any = tokens.any(|token| self.sheet.is_one_of(token, words!["leaders", "heads"]));
        let same = |title: &&Title| title.words == *words;
        let before = self.titles[..at].iter().rev().take_while(same).count();
        let after = self.titles[at..].iter().take_while(same).count();
        any && before + after >= MANY
    }

    /// The tokens of a title that describe the person, without the name itself.
    fn title_tokens(&self, at: usize) -> Range<usize> {
        let title = &self.titles[at];
        let person = title.person.map(|name| self.names.list[name].tokens.clone());
        match person {
            Some(name) if name.start >= title.tokens.start && name.end <= title.tokens.end => {
                // "the president of Kenya (Anna Novak)"
                title.tokens.start
                    ..name.start - usize::from(self.sheet.is_text(name.start.saturating_sub(1), "("))
            }
            _ => title.tokens.clone(),
        }
    }

    /// The state or body in which a known person holds such an office: "President Xi", "Vice President Harris".
    ///
    /// A body that the text does not name is no evidence: it must be mentioned somewhere.
    fn body_of_person(&mut self, title: usize, person: ReferentIndex) -> Option<ReferentIndex> {
        let known = self.links.referents[person].known?;
        let body = self
            .body_in_office(title, known)
            .or_else(|| self.state_served(title, known))?;
        self.by_known.get(&body).copied()
    }

    /// The body of which a person holds, at the document's date, an office of such a role or so called.
    fn body_in_office(&self, title: usize, person: ThingIndex) -> Option<ThingIndex> {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let roles = self.roles(&self.titles[title].words);
        let called = format!("{} of ", self.singular_title(&self.titles[title].words));
        let date = self.sheet.document.facts.issued;
        let covers = |tenure: &Tenure| date.map_or(Coverage::Surely, |date| gazetteer.coverage(tenure, date));
        let fits = |office: &GazetteerOffice<'_>| {
            let label = office.label.get(..called.len());
            let same = label.is_some_and(|label| label.eq_ignore_ascii_case(&called));
            same || roles.iter().any(|role| office.has_role(role))
        };
        let held = gazetteer
            .tenures_of(person)
            .map(|tenure| (covers(&tenure), gazetteer.office(tenure.office)));
        let held = held.filter(|(covers, office)| {
            covers.may_be() && self.by_known.contains_key(&office.body) && fits(office)
        });
        // Of several that are as sure, the first.
        held.min_by_key(|(covers, _)| Reverse(*covers))
            .map(|(_, office)| office.body)
    }

    /// The one state that a person has served in any office, for a title that states give: "Foreign Minister Petrov",
    /// of whom it is known that he was an ambassador of Kenya.
    fn state_served(&self, title: usize, person: ThingIndex) -> Option<ThingIndex> {
        // Of those who lead states the knowledge has all: whom it does not know as one was one at another time.
        if !self.is_ministerial(title) || self.leads_a_state(title) {
            return None;
        }
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let bodies = gazetteer
            .tenures_of(person)
            .map(|tenure| gazetteer.office(tenure.office).body);
        let mut states = bodies.filter(|body| gazetteer.thing(*body).kind == EntityKind::State);
        let first = states.next()?;
        states.all(|other| other == first).then_some(first)
    }

    /// Whether the office words are those of a state's leader.
    fn leads_a_state(&self, title: usize) -> bool {
        let roles = self.roles(&self.titles[title].words);
        roles
            .iter()
            .any(|role| role == "head-of-state" || role == "head-of-government")
    }

    /// Whether the last office word is one of those who serve a state.
    fn is_ministerial(&self, title: usize) -> bool {
        let last = self.titles[title].words.end - 1;
        self.sheet.is_one_of(last, words!["minister", "ambassador"])
    }

    /// Who a title alone stands for: whom the text gives the office, or who held it at the document's date.
    fn link_lone_title(&mut self, at: usize) {
        let title = &self.titles[at];
        let body = self.links.body_of_title[at];
        // "our speaker", "his minister": whose they are the text alone knows.
        let owned = self.sheet.is(title.tokens.start, WordClass::PossessivePronoun);
        // "was sworn in as president": whose it was before is not who is meant.
        let given = self.is_given_by_verb(title.tokens.start);
        // "Director-General for Enlargement": of a part that the text does not name as a body.
        let partial = self.sheet.is_word(title.tokens.end, "for");
        if title.counterpart || title.modality != Modality::Actual || owned || given || partial {
            return;
        }
        let roles = self.roles(&title.words);
        let in_text = self.holder_in_text(at, body, &roles);
        if let Some(person) = in_text {
            if title.definite || body.is_some() {
                self.links.of_title[at] = Some(person);
                self.name(title.tokens.clone(), person, LinkReason::TitleInText);
            }
            return;
        }
        let body = body.or_else(|| {
            self.titles[at]
                .definite
                .then(|| self.implied_referent(at))
                .flatten()
        });
        let Some((covers, person)) = body.and_then(|body| self.holder_at_date(body, &roles)) else {
            return;
        };
        if self.is_of_many(at) && !self.by_known.contains_key(&person) {
            return;
        }
        let reason = match covers {
            Coverage::Surely => LinkReason::TitleAtDate,
            _ => LinkReason::TitlePossiblyAtDate,
        };
        let person = self.known(person);
        let title = &self.titles[at];
        if self.links.body_of_title[at].is_none() {
            self.links.body_of_title[at] = self.implied_body(at).and_then(|body| self.spoken_of(body));
        }
        self.links.of_title[at] = Some(person);
        self.name(title.tokens.clone(), person, reason);
    }

    /// Whether a clause gives the title that starts at a token to somebody: "took over *as president*", "was elected *president*".
    fn is_given_by_verb(&self, start: usize) -> bool {
        let verb = |at: usize| at > 0 && self.sheet.is(at - 1, WordClass::TakesOffice);
        let as_ = start > 0 && self.sheet.is_word(start - 1, "as");
        let bare = !self.sheet.is(start, WordClass::Determiner);
        let particle = usize::from(start > 1 && self.sheet.is(start - 2, WordClass::OfficeParticle));
        as_ && (bare || verb(start - 1 - particle)) || verb(start)
    }

    /// The person to whom the text gives the office.
    fn holder_in_text(
        &self,
        at: usize,
        body: Option<ReferentIndex>,
        roles: &[String],
    ) -> Option<ReferentIndex> {
        let title = &self.titles[at];
        let words = self.singular_title(&title.words);
        let with_words = self.holders.get(&(body, words)).map_or(&[][..], Vec::as_slice);
        let mut persons: Vec<ReferentIndex> = Vec::new();
        if body.is_some() || title.definite {
            persons.extend(with_words);
        }
        if body.is_some() {
            let with_role = roles
                .iter()
                .filter_map(|role| self.holders.get(&(body, role_key(role))));
            persons.extend(with_role.flatten());
        }
        // "the President", where a university has one too: who leads a state goes before others,
        // and the text's own, of whom it need not say of what, before those of other states.
        let several = persons.iter().any(|person| *person != persons[0]);
        let leads = |person: ReferentIndex| several && body.is_none() && self.leads_as(person, roles);
        let likely = |person: &ReferentIndex| {
            (
                leads(*person),
                !self.of_others.contains(person),
                self.last_named(*person, title.tokens.start),
                *person,
            )
        };
        persons.into_iter().max_by_key(likely)
    }

    /// Notes that the text gives a person an office.
    fn hold(&mut self, person: ReferentIndex, body: Option<ReferentIndex>, title: &Range<usize>) {
        let words = self.singular_title(title);
        let roles = self.roles(title);
        for key in roles.iter().map(|role| role_key(role)).chain([words.clone()]) {
            self.holders.entry((body, key)).or_default().push(person);
        }
        // A title without a body may be that of any.
        if body.is_some() {
            self.holders.entry((None, words)).or_default().push(person);
        }
    }

    /// Who held an office with the first of these roles that the body has, at the document's date.
    ///
    /// Who surely held one goes before who may have.
    fn holder_at_date(&self, body: ReferentIndex, roles: &[String]) -> Option<(Coverage, ThingIndex)> {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let date = self.sheet.document.facts.issued?;
        let offices = gazetteer.offices_of(self.links.referents[body].known?);
        roles.iter().find_map(|role| {
            let of_role = offices
                .iter()
                .filter(|office| gazetteer.office(**office).has_role(role));
            let holders = of_role.filter_map(|office| gazetteer.holder_on(*office, date));
            holders.min_by_key(|(covers, _)| Reverse(*covers))
        })
    }
}

/// A role among the words of titles, none of which starts with this mark.
fn role_key(role: &str) -> String {
    format!("={role}")
}
