//! Who belongs to what where no verb says so: states listed beside a group, called its members, or sitting in its chair.

use super::clauses::{Clause, Predicate};
use super::constructions::{plain, push};
use super::link::ReferentIndex;
use super::relations::{Relation, RelationObject, Scene};
use super::sheet::{Words, words};
use super::titles::Body;
use super::units::{NounPhrase, Unit, UnitKind};
use crate::knowledge::{Construction, WordClass};
use crate::model::{EntityKind, Modality, Polarity};

/// Words for those who belong to a group.
const MEMBERS: Words<12> = Words::of(&[
    "member",
    "members",
    "ally",
    "allies",
    "state",
    "states",
    "country",
    "countries",
    "nation",
    "nations",
    "partner",
    "partners",
]);

/// Words for all who belong to a group.
const MANY: Words<5> = Words::of(&["members", "states", "countries", "nations", "economies"]);

/// Words for what belongs to a larger body.
const PARTS: Words<9> = Words::of(&[
    "agency",
    "organ",
    "body",
    "arm",
    "branch",
    "part",
    "subsidiary",
    "wing",
    "institution",
]);

/// Words that say of a state alone that it belongs.
const ONE: Words<5> = Words::of(&["member", "members", "ally", "founder", "co-founder"]);

/// Words that lead from a group to the list of its members.
const COMPRISING: Words<6> = Words::of(&[
    "comprising",
    "grouping",
    "consisting",
    "composed",
    "uniting",
    "encompassing",
]);

/// Offices that a state holds in a group for a time.
const CHAIRS: Words<7> = Words::of(&[
    "chair",
    "chairman",
    "chairmanship",
    "presidency",
    "president",
    "chairman-in-office",
    "chairperson",
]);

fn is_group_kind(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::IntergovernmentalOrganization | EntityKind::Format | EntityKind::UnBody
    )
}

/// Names of states in a row, and the unit behind them.
struct List {
    states: Vec<(ReferentIndex, usize)>,
    end: usize,
}

/// Reads all memberships of a sentence that no clause tells.
pub(super) fn memberships(scene: &Scene<'_, '_>, out: &mut Vec<Relation>) {
    let reader = Memberships { scene };
    for at in 0..scene.units.len() {
        reader.in_phrase(at, out);
        reader.listed_behind(at, out);
        reader.listed_before(at, out);
        reader.called_members(at, out);
        reader.in_the_chair(at, out);
        reader.numbered(at, out);
        reader.part_of(at, out);
    }
    reader.said_to_be(out);
}

struct Memberships<'s, 'a> {
    scene: &'s Scene<'s, 'a>,
}

impl Memberships<'_, '_> {
    fn unit(&self, at: usize) -> Option<&Unit> {
        self.scene.units.get(at)
    }

    fn noun(&self, at: usize) -> Option<&NounPhrase> {
        match &self.unit(at)?.kind {
            UnitKind::Noun(phrase) => Some(phrase),
            _ => None,
        }
    }

    fn starts_with<const N: usize>(&self, at: usize, words: &Words<N>) -> bool {
        self.unit(at)
            .is_some_and(|unit| self.scene.sheet.is_one_of(unit.tokens.start, words))
    }

    /// Whether a unit is this mark.
    fn is_mark(&self, at: usize, mark: &str) -> bool {
        self.unit(at)
            .is_some_and(|unit| self.scene.sheet.is_text(unit.tokens.start, mark))
    }

    /// Whether one of these words stands in a unit.
    fn has_word<const N: usize>(&self, at: usize, words: &Words<N>) -> bool {
        let mut tokens = self.scene.units[at].tokens.clone();
        tokens.any(|token| self.scene.sheet.is_one_of(token, words))
    }

    fn is_group(&self, referent: ReferentIndex) -> bool {
        is_group_kind(self.scene.referent_kind(referent))
    }

    /// The state that a unit names and nothing else: "Kenya", not "Kenya's minister".
    fn state(&self, at: usize) -> Option<ReferentIndex> {
        let phrase = self.noun(at)?;
        let [state] = phrase.referents[..] else {
            return None;
        };
        let named = !phrase.pronoun && self.scene.referent_kind(state) == EntityKind::State;
        named.then_some(state)
    }

    /// The states in a row from a unit on.
    fn list_from(&self, first: usize) -> List {
        let mut list = List {
            states: Vec::new(),
            end: first,
        };
        let mut at = first;
        while let Some(unit) = self.unit(at) {
            match &unit.kind {
                UnitKind::Noun(_) => match self.state(at) {
                    Some(state) => {
                        list.states.push((state, at));
                        list.end = at + 1;
                    }
                    None => break,
                },
                UnitKind::Comma | UnitKind::Conjunction => {}
                _ => break,
            }
            at += 1;
        }
        list
    }

    /// The states in a row up to a unit.
    fn list_before(&self, end: usize) -> Vec<(ReferentIndex, usize)> {
        let mut states = Vec::new();
        for at in (0..end).rev() {
            match &self.scene.units[at].kind {
                UnitKind::Noun(_) => match self.state(at) {
                    Some(state) => states.push((state, at)),
                    None => break,
                },
                UnitKind::Comma | UnitKind::Conjunction => {}
                _ => break,
            }
        }
        states
    }

    /// The group that a noun phrase speaks of: "*EU* members", "members *of the EU*".
    fn group_of(&self, at: usize) -> Option<ReferentIndex> {
        let phrase = self.noun(at)?;
        let inside = phrase
            .modifiers
            .iter()
            .copied()
            .find(|thing| self.is_group(*thing));
        inside.or_else(|| {
            let of = self.starts_with(at + 1, words!["of"]);
            let behind = self.noun(at + 2).filter(|_| of)?;
            behind
                .referents
                .first()
                .copied()
                .filter(|thing| self.is_group(*thing))
        })
    }

    /// "NATO member Turkey", "the EU member states Hungary and Poland": group, members and their names in one phrase.
    fn in_phrase(&self, at: usize, out: &mut Vec<Relation>) {
        let Some(phrase) = self.noun(at) else { return };
        let group = phrase
            .modifiers
            .iter()
            .copied()
            .find(|thing| self.is_group(*thing));
        let (Some(group), Some(_)) = (group, self.state(at)) else {
            return;
        };
        if !self.has_word(at, words!["member", "members", "ally", "allies"])
            || self.has_word(at, words!["non"])
        {
            return;
        }
        let mut states = self.list_from(at).states;
        if self.has_word(at, words!["member", "ally"])
            && !self.has_word(at, words!["states", "countries", "nations"])
        {
            states.truncate(1);
        }
        self.belong(&states, group, at, out);
    }

    /// "The bloc, comprising *A, B and C*", "the bloc *(A, B and C)*".
    fn listed_behind(&self, at: usize, out: &mut Vec<Relation>) {
        let named = self.noun(at).and_then(|phrase| phrase.referents.first().copied());
        let Some(group) = named.filter(|thing| self.is_group(*thing)) else {
            return;
        };
        let mut next = at + 1;
        if self.is_mark(next, "(") {
            let list = self.list_from(next + 1);
            if list.states.len() > 2 && self.is_mark(list.end, ")") {
                self.belong(&list.states, group, at, out);
                return;
            }
            // "the bloc (EAC), comprising …"
            next += if self.is_mark(next + 2, ")") { 3 } else { 0 };
        }
        next += usize::from(matches!(
            self.unit(next).map(|unit| &unit.kind),
            Some(UnitKind::Comma)
        ));
        if !self.starts_with(next, &COMPRISING) {
            return;
        }
        next += 1 + usize::from(self.starts_with(next + 1, words!["of"]));
        let list = self.list_from(next);
        if list.states.len() > 1 {
            self.belong(&list.states, group, at, out);
        }
    }

    /// "*A, B and C* (BRICS)", "*A, B* and other EU members".
    fn listed_before(&self, at: usize, out: &mut Vec<Relation>) {
        if self.is_mark(at, "(") {
            let Some(phrase) = self.noun(at + 1).filter(|_| self.is_mark(at + 2, ")")) else {
                return;
            };
            let mut named = phrase.referents.iter().copied();
            let states = self.list_before(at);
            if let Some(group) = named
                .find(|thing| self.is_group(*thing))
                .filter(|_| states.len() > 2)
            {
                self.belong(&states, group, at + 1, out);
            }
            return;
        }
        let others = at > 1
            && matches!(self.scene.units[at - 1].kind, UnitKind::Conjunction)
            && self.noun(at).is_some()
            && self.has_word(at, words!["other", "fellow"])
            && self.has_word(at, &MEMBERS);
        if let Some(group) = self.group_of(at).filter(|_| others) {
            self.belong(&self.list_before(at - 1), group, at, out);
        }
    }

    /// "Finland, *a member of the EU*, …", "Greece, *as a founding member state of the bloc*, …".
    fn called_members(&self, at: usize, out: &mut Vec<Relation>) {
        if self.noun(at).is_none()
            || !self.has_word(at, &ONE)
            || self.has_word(at, words!["non", "future", "former"])
        {
            return;
        }
        let Some(group) = self.group_of(at) else { return };
        let both = self.starts_with(at, words!["both", "all"]) && self.is_mark(at.saturating_sub(1), ",");
        if both {
            self.belong(&self.list_before(at), group, at, out);
        } else if let Some(state) = self.apposed_to(at).or_else(|| self.one_of(at)) {
            self.belong(&[state], group, at, out);
        } else if at
            .checked_sub(1)
            .is_some_and(|before| self.starts_with(before, words!["as"]))
        {
            self.belong(&self.who_acts_as(at), group, at, out);
        }
    }

    /// The states that do something in a role: "*Kenya and Ghana* came to the summit as new member states of the bloc".
    fn who_acts_as(&self, at: usize) -> Vec<(ReferentIndex, usize)> {
        let mut clauses = self.scene.clauses.iter().filter(|clause| {
            let here = clause.obliques.iter().any(|oblique| oblique.nouns.contains(&at));
            here && clause.is_verbal()
                && clause.polarity == Polarity::Positive
                && clause.modality == Modality::Actual
        });
        let Some(clause) = clauses.next() else {
            return Vec::new();
        };
        // "Norway welcomed *Kenya* as a new member": the role is that of whom something is done to.
        let others = self.scene.things(&clause.object, &|kind| {
            kind == EntityKind::State || kind.is_organization()
        });
        if others.is_empty() {
            self.scene
                .things(&clause.subject, &|kind| kind == EntityKind::State)
        } else {
            Vec::new()
        }
    }

    /// "Kenya is *one of the five members* of the bloc".
    fn one_of(&self, at: usize) -> Option<(ReferentIndex, usize)> {
        let one = at.checked_sub(2)?;
        let fits = self.starts_with(one, words!["one"]) && self.starts_with(one + 1, words!["of"]);
        fits.then(|| self.subject_of_copula(one).or_else(|| self.apposed_to(one)))
            .flatten()
    }

    /// "The commission, *an organ of the union*, …", "the fund is *a UN agency*".
    fn part_of(&self, at: usize, out: &mut Vec<Relation>) {
        let Some(phrase) = self.noun(at) else { return };
        let sheet = self.scene.sheet;
        let part = sheet.is_one_of(phrase.head, &PARTS);
        let article = sheet.is(self.scene.units[at].tokens.start, WordClass::Determiner);
        if !part || !article && !sheet.is_word(phrase.head, "part") || !phrase.referents.is_empty() {
            return;
        }
        let organization = |thing: &ReferentIndex| {
            matches!(
                self.scene.referent_kind(*thing),
                EntityKind::IntergovernmentalOrganization | EntityKind::UnBody
            )
        };
        let of = self.starts_with(at + 1, words!["of"]);
        let behind = self.noun(at + 2).filter(|_| of);
        let inside = phrase.modifiers.iter().copied().find(organization);
        let whole = inside
            .or_else(|| behind.and_then(|phrase| phrase.referents.first().copied().filter(organization)));
        let body = |at: usize| {
            let thing = self
                .noun(at)
                .filter(|phrase| !phrase.pronoun)?
                .referents
                .first()
                .copied()?;
            self.scene
                .referent_kind(thing)
                .is_organization()
                .then_some((thing, at))
        };
        let comma = matches!(
            at.checked_sub(1).map(|before| &self.scene.units[before].kind),
            Some(UnitKind::Comma)
        );
        let beside = if comma {
            at.checked_sub(2).and_then(body)
        } else {
            None
        };
        let beside = beside.or_else(|| self.copula_subject(at).and_then(body));
        if let (Some(whole), Some((part, unit))) = (whole, beside) {
            let span = |at: usize| sheet.span(&self.scene.units[at].tokens);
            let base = plain(span(at).join(span(unit)), part, RelationObject::Thing(whole));
            push(sheet, self.scene.found, Construction::BodyInName, &base, out);
        }
    }

    /// "The bloc is an organization of three countries — *A, B and C*": whose countries they are stands before the verb.
    fn numbered(&self, at: usize, out: &mut Vec<Relation>) {
        if self.noun(at).is_none() || !self.has_word(at, &MANY) || self.group_of(at).is_some() {
            return;
        }
        let verb = |unit: &Unit| matches!(unit.kind, UnitKind::Verb(_));
        let Some(verb) = self.scene.units[..at].iter().rposition(verb) else {
            return;
        };
        let mut clauses = self.scene.clauses.iter().filter(|clause| clause.at == verb);
        let Some(clause) =
            clauses.find(|clause| clause.polarity == Polarity::Positive && self.tells_what(clause))
        else {
            return;
        };
        let groups = self.scene.things(&clause.subject, &is_group_kind);
        let states = self.scene.listed(at, &|kind| kind == EntityKind::State);
        if let [(group, _)] = groups[..] {
            self.belong(&states, group, at, out);
        }
    }

    /// Whether a clause tells what something is or consists of.
    fn tells_what(&self, clause: &Clause) -> bool {
        let group = self.starts_with(clause.at, words!["has", "have", "had"]);
        matches!(clause.predicate, Predicate::Auxiliary) && !group
            || self.scene.sets_off(clause, "member-group")
    }

    /// "The EU’s founding members *are A, B and C*", "eleven members of the bloc signed. Such countries *are A, B and C*".
    fn said_to_be(&self, out: &mut Vec<Relation>) {
        for clause in self.scene.clauses {
            let ([subject], [first, ..]) = (&clause.subject[..], &clause.object[..]) else {
                continue;
            };
            let is =
                matches!(clause.predicate, Predicate::Auxiliary) && clause.polarity == Polarity::Positive;
            if !is || self.noun(*subject).is_none() || !self.has_word(*subject, &MANY) {
                continue;
            }
            let pointing = self.starts_with(*subject, words!["such", "these", "those"]);
            let group = if pointing {
                self.group_before()
            } else {
                self.group_of(*subject)
            };
            let states = self.list_from(*first).states;
            if let Some(group) = group.filter(|_| states.len() > 1) {
                self.belong(&states, group, *subject, out);
            }
        }
    }

    /// The group whose members the sentence before speaks of.
    fn group_before(&self) -> Option<ReferentIndex> {
        let before = self.scene.before.last()?;
        before.iter().enumerate().find_map(|(at, unit)| {
            let said = |word: &str| {
                unit.tokens
                    .clone()
                    .any(|token| self.scene.sheet.is_word(token, word))
            };
            let member = said("member") || said("members");
            let phrase = |at: usize| match &before.get(at)?.kind {
                UnitKind::Noun(phrase) => Some(phrase),
                _ => None,
            };
            let inside = phrase(at).filter(|_| member)?.modifiers.iter();
            let of = phrase(at + 2)
                .map(|phrase| phrase.referents.iter())
                .unwrap_or_default();
            inside.chain(of).copied().find(|thing| self.is_group(*thing))
        })
    }

    /// The state that a phrase stands beside: "*Finland*, a member", "*Romania* as chair".
    fn apposed_to(&self, at: usize) -> Option<(ReferentIndex, usize)> {
        let mut before = at.checked_sub(1)?;
        let article = self
            .scene
            .sheet
            .is(self.scene.units[at].tokens.start, WordClass::Determiner);
        let role = self.starts_with(before, words!["as"]);
        if role {
            before = before.checked_sub(1)?;
        }
        let comma = matches!(self.scene.units[before].kind, UnitKind::Comma);
        if comma {
            before = before.checked_sub(1)?;
        }
        let beside = (comma && article || role).then(|| self.state(before).map(|state| (state, before)));
        beside.flatten()
    }

    /// Of what a phrase is said with "is".
    fn subject_of_copula(&self, at: usize) -> Option<(ReferentIndex, usize)> {
        let subject = self.copula_subject(at)?;
        Some((self.state(subject)?, subject))
    }

    /// The unit of which a phrase is said with "is".
    fn copula_subject(&self, at: usize) -> Option<usize> {
        let mut said = self.scene.clauses.iter().filter(|clause| {
            matches!(clause.predicate, Predicate::Auxiliary)
                && clause.object.contains(&at)
                && clause.modality == Modality::Actual
                && clause.polarity == Polarity::Positive
        });
        match said.next()?.subject[..] {
            [subject] => Some(subject),
            _ => None,
        }
    }

    /// "Tanzania is the current *chair of the bloc*", "Romania as *the bloc's chair*".
    fn in_the_chair(&self, at: usize, out: &mut Vec<Relation>) {
        let tokens = &self.scene.units[at].tokens;
        let titles = &self.scene.found.titles;
        let from = titles.partition_point(|title| title.words.start < tokens.start);
        let inside = titles[from..]
            .iter()
            .enumerate()
            .take_while(|(_, title)| title.words.start < tokens.end);
        for (next, title) in inside {
            let chair = title
                .words
                .clone()
                .any(|at| self.scene.sheet.is_one_of(at, &CHAIRS));
            let body = self.scene.found.links.body_of_title[from + next];
            let named = matches!(title.body, Body::Name(_) | Body::Described(_)) && title.person.is_none();
            let group = body.filter(|body| chair && named && self.is_group(*body));
            let state = || self.apposed_to(at).or_else(|| self.subject_of_copula(at));
            if let (Some(group), Some(state)) = (group, state()) {
                self.belong(&[state], group, at, out);
            }
        }
    }

    /// Says of states that they belong to a group.
    fn belong(
        &self,
        states: &[(ReferentIndex, usize)],
        group: ReferentIndex,
        at: usize,
        out: &mut Vec<Relation>,
    ) {
        let span = |at: usize| self.scene.sheet.span(&self.scene.units[at].tokens);
        for (state, unit) in states {
            let base = plain(span(at).join(span(*unit)), *state, RelationObject::Thing(group));
            push(
                self.scene.sheet,
                self.scene.found,
                Construction::MemberInPhrase,
                &base,
                out,
            );
        }
    }
}
