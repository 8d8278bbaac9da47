//! Slots: which things stand where a frame expects a role.

use super::{Clause, Filled, ReferentIndex, Scene, Slot};
use crate::extractor::clauses::{colon_after, is_transparent_noun};
use crate::extractor::sheet::words;
use crate::extractor::units::{NounPhrase, Unit, UnitKind};
use crate::extractor::verb_groups::Voice;
use crate::knowledge::WordClass;
use crate::model::EntityKind;
use crate::text::key_hash;

impl Scene<'_, '_> {
    /// The things in the first of several slots that holds one of a fitting kind.
    pub(super) fn first_filled(
        &self,
        clause: &Clause,
        slots: &[Slot],
        skipped: Option<u64>,
        fits: impl Fn(EntityKind) -> bool,
    ) -> Filled {
        let mut filled = slots.iter().map(|slot| self.fill(clause, *slot, skipped, &fits));
        filled.find(|filled| !filled.is_empty()).unwrap_or_default()
    }

    /// The things of a fitting kind in a slot.
    fn fill(
        &self,
        clause: &Clause,
        slot: Slot,
        skipped: Option<u64>,
        fits: &impl Fn(EntityKind) -> bool,
    ) -> Filled {
        match (slot, clause.voice) {
            (Slot::Agent, Voice::Passive) => self.by(clause, fits),
            (Slot::Agent, _) => self.somebody(&clause.subject, fits),
            (Slot::Patient, Voice::Passive) => self.somebody(&clause.subject, fits),
            (Slot::Patient, _) => match skipped {
                Some(preposition) => self.after(clause, preposition, fits),
                None => self.enumerated(&clause.object, fits),
            },
            (Slot::Possessor, _) => self.possessors(clause.at, fits),
            (Slot::Doer, _) => self.doer(clause, fits),
            (Slot::Itself, _) => self.things(&[clause.at], fits),
            (Slot::Owner, _) => self.owners(clause, fits),
            (Slot::Listed, _) => self.listed(clause.at, fits),
            (Slot::After(preposition), _) => self.after(clause, preposition, fits),
            (Slot::Mentioned, _) => self.mentioned(clause, fits),
            (Slot::Session, _) => self.session(clause, fits),
            (Slot::Date | Slot::Office, _) => Vec::new(),
        }
    }

    /// Who acts in a passive clause; "by A and by B" are both.
    fn by(&self, clause: &Clause, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let by = key_hash("by");
        let phrases = clause.obliques.iter().filter(|oblique| oblique.preposition == by);
        phrases
            .flat_map(|oblique| self.enumerated(&oblique.nouns, fits))
            .collect()
    }

    /// The things of a fitting kind after a preposition.
    fn after(&self, clause: &Clause, preposition: u64, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let of = key_hash("of");
        let apart = ["with", "for"].map(key_hash);
        let mut behind_other = false;
        let phrases = clause.obliques.iter().filter(|oblique| {
            // "the meeting with a group *of Kenyans*": "of" goes with the noun before it.
            let others = behind_other && preposition == of && !clause.is_verbal();
            behind_other |= apart.contains(&oblique.preposition);
            oblique.preposition == preposition && !others
        });
        phrases
            .map(|oblique| self.somebody(&oblique.nouns, fits))
            .find(|things| !things.is_empty())
            .unwrap_or_default()
    }

    /// The things of a fitting kind that noun phrases stand for.
    pub(in crate::extractor) fn things(&self, nouns: &[usize], fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let mut things = Vec::new();
        for at in nouns {
            let UnitKind::Noun(phrase) = &self.units[*at].kind else {
                continue;
            };
            let before = things.len();
            things.extend(self.named(*at, phrase, fits));
            if phrase.referents.is_empty() && self.is_several(*at, phrase) {
                things.extend(self.listed(*at, fits));
            }
            if things.len() == before && is_transparent_noun(self.sheet, phrase) {
                let modifiers = self.modifiers(*at, fits);
                things.extend(if modifiers.is_empty() {
                    self.behind(*at, fits)
                } else {
                    modifiers
                });
            }
            if things.len() == before && phrase.referents.is_empty() && self.is_several(*at, phrase) {
                things.extend(self.listed(*at, fits));
            }
        }
        things
    }

    /// Whether a noun phrase is a plural, or a number of some: "a range *of countries*".
    fn is_several(&self, at: usize, phrase: &NounPhrase) -> bool {
        let plural =
            |head: usize| self.sheet.is(head, WordClass::Plural) || self.sheet.text(head).ends_with('s');
        let counted = || match self.units.get(at + 1..at + 3) {
            Some(
                [
                    of,
                    Unit {
                        kind: UnitKind::Noun(behind),
                        ..
                    },
                ],
            ) => self.sheet.is_word(of.tokens.start, "of") && plural(behind.head),
            _ => false,
        };
        plural(phrase.head) || self.is_number(phrase) && counted()
    }

    fn is_number(&self, phrase: &NounPhrase) -> bool {
        self.sheet.is_one_of(
            phrase.head,
            words!["number", "range", "series", "group", "host", "variety"],
        )
    }

    /// What a noun phrase names: its referents, the first fitting alternative, and the governments of its capitals.
    fn named<'p>(
        &'p self,
        at: usize,
        phrase: &'p NounPhrase,
        fits: &'p impl Fn(EntityKind) -> bool,
    ) -> impl Iterator<Item = (ReferentIndex, usize)> + 'p {
        let fitting = |referent: &&ReferentIndex| fits(self.referent_kind(**referent));
        let alternative = phrase.alternatives.iter().find(fitting).copied();
        let governments = phrase
            .referents
            .iter()
            .filter(move |referent| !fitting(referent))
            .filter_map(|place| self.found.links.government_of(*place))
            .filter(|state| fits(self.referent_kind(*state)));
        let named = phrase.referents.iter().filter(fitting).copied();
        named
            .chain(alternative)
            .chain(governments)
            .map(move |referent| (referent, at))
    }

    /// What stands after "of" or "in" behind a transparent noun: "the participants of *the meeting*".
    fn behind(&self, at: usize, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        self.led_by(at, &["of", "in", "from", "at", "by"], fits)
    }

    /// What one of these prepositions right behind a noun phrase leads to.
    pub(super) fn led_by(
        &self,
        at: usize,
        prepositions: &[&str],
        fits: &impl Fn(EntityKind) -> bool,
    ) -> Filled {
        let leads = |unit: &Unit| {
            prepositions
                .iter()
                .any(|word| self.sheet.is_word(unit.tokens.start, word))
        };
        if self.units.get(at + 1).is_some_and(leads) && at + 2 < self.units.len() {
            self.things(&self.joined(at + 2), fits)
        } else {
            Vec::new()
        }
    }

    /// A noun phrase with those that "and" joins to it: "by *A and B*", "by *A, B and C*".
    fn joined(&self, first: usize) -> Vec<usize> {
        let kind = |at: usize| self.units.get(at).map(|unit| &unit.kind);
        let (mut nouns, mut next) = (vec![first], first + 1);
        while matches!(kind(next), Some(UnitKind::Comma | UnitKind::Conjunction)) {
            let last = matches!(kind(next), Some(UnitKind::Conjunction));
            if !matches!(kind(next + 1), Some(UnitKind::Noun(_))) {
                break;
            }
            nouns.push(next + 1);
            if last {
                return nouns;
            }
            next += 2;
        }
        vec![first]
    }

    /// The things of a fitting kind named before the head of a noun phrase.
    pub(super) fn modifiers(&self, at: usize, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let UnitKind::Noun(phrase) = &self.units[at].kind else {
            return Vec::new();
        };
        phrase
            .modifiers
            .iter()
            .filter(|referent| fits(self.referent_kind(**referent)))
            .map(|referent| (*referent, at))
            .collect()
    }

    /// Who has what a clause is done to: "*Kenyan* diplomats", "the ambassador of *Kenya*".
    fn owners(&self, clause: &Clause, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let patient = if clause.voice == Voice::Passive {
            &clause.subject
        } else {
            &clause.object
        };
        let mut owners = Vec::new();
        for at in patient {
            let unit = &self.units[*at].tokens;
            let titles = self.found.titles.iter().enumerate();
            let inside = titles.filter(|(_, title)| unit.contains(&title.words.start));
            let bodies = inside.filter_map(|(title, _)| self.found.links.body_of_title[title]);
            owners.extend(self.modifiers(*at, fits));
            owners.extend(self.owner_within(*at, fits));
            owners.extend(
                bodies
                    .filter(|body| fits(self.referent_kind(*body)))
                    .map(|body| (body, *at)),
            );
        }
        owners.sort_unstable();
        owners.dedup();
        owners
    }

    /// The thing of a fitting kind that was named last before the clause, in its sentence or one of the three before.
    fn mentioned(&self, clause: &Clause, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let named = |unit: &Unit| match &unit.kind {
            UnitKind::Noun(phrase) => {
                let all = phrase.referents.iter().chain(&phrase.modifiers);
                all.copied().find(|referent| fits(self.referent_kind(*referent)))
            }
            _ => None,
        };
        let here = self.units[..clause.at].iter().rev().find_map(named);
        let earlier = || {
            self.before
                .iter()
                .rev()
                .take(3)
                .find_map(|units| units.iter().rev().find_map(named))
        };
        let found = here.or_else(earlier);
        found.map(|referent| (referent, clause.at)).into_iter().collect()
    }

    /// The meeting of the text, if the body that acts is the one whose meeting it is.
    fn session(&self, clause: &Clause, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let meetings = &self.found.links.meetings;
        let Some(main) = meetings.main.filter(|_| fits(EntityKind::Meeting)) else {
            return Vec::new();
        };
        let own = |body: ReferentIndex| {
            meetings
                .of(main)
                .is_some_and(|known| known.series.contains(&body))
        };
        let acts = self.things(&clause.subject, &|kind| kind != EntityKind::Meeting);
        let met = acts.into_iter().filter(|(body, _)| own(*body));
        met.map(|(_, at)| (main, at)).take(1).collect()
    }

    /// The offices that a clause says somebody holds or gets: the title, its unit, and the body.
    pub(super) fn offices(&self, clause: &Clause) -> Vec<(usize, usize, ReferentIndex)> {
        let as_ = key_hash("as");
        let after = clause
            .obliques
            .iter()
            .filter(|oblique| oblique.preposition == as_);
        let units = clause
            .object
            .iter()
            .chain(after.flat_map(|oblique| &oblique.nouns));
        let mut offices = Vec::new();
        for at in units {
            let tokens = &self.units[*at].tokens;
            let titles = self.found.titles.iter().enumerate();
            let own = titles.filter(|(_, title)| {
                tokens.contains(&title.words.start) && !title.sent && (title.person.is_none() || title.given)
            });
            let with_body =
                own.filter_map(|(title, _)| Some((title, *at, self.found.links.body_of_title[title]?)));
            offices.extend(with_body);
        }
        offices
    }

    /// The members of a list that stands beside a plural: "the members of the bloc – *A, B and C* – signed".
    pub(in crate::extractor) fn listed(&self, at: usize, fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let Some((open, first)) = self.list_opening(at) else {
            return Vec::new();
        };
        let mut members = Vec::new();
        let mut next = first;
        while let Some(unit) = self.units.get(next) {
            match &unit.kind {
                UnitKind::Noun(_) => members.push(next),
                UnitKind::Comma | UnitKind::Conjunction | UnitKind::Adverb => {}
                _ => break,
            }
            next += 1;
        }
        // After a mere comma the next words may be the clause's own: the list has to be closed as well.
        let closed = next > 0 && matches!(self.units[next - 1].kind, UnitKind::Comma)
            || matches!(
                self.units.get(next).map(|unit| &unit.kind),
                None | Some(UnitKind::Boundary | UnitKind::Quote)
            );
        let comma = matches!(self.units[open].kind, UnitKind::Comma);
        // "; members of the senate; Novak; …": an item of a list has none of its own.
        let semicolon = |at: usize| self.sheet.is_text(self.units[at].tokens.start, ";");
        if semicolon(open)
            && self.units[..at]
                .iter()
                .any(|unit| self.sheet.is_text(unit.tokens.start, ";"))
        {
            return Vec::new();
        }
        let filled = self.distinct(&members, fits);
        let all = filled.len() == members.len();
        // "eight members, A, B, … and H, had": the number says that the list is whole.
        let counted = self.units[at]
            .tokens
            .clone()
            .any(|token| self.sheet.number(token) == Some(filled.len() as u64));
        if filled.len() > 1 && all && (closed || counted || !comma) {
            filled
        } else {
            Vec::new()
        }
    }

    /// The mark or word that opens a list behind a noun and what hangs on it, and the list's first unit.
    fn list_opening(&self, at: usize) -> Option<(usize, usize)> {
        let kind = |at: usize| self.units.get(at).map(|unit| &unit.kind);
        let mut open = at + 1;
        while matches!(kind(open), Some(UnitKind::Preposition(_)))
            && matches!(kind(open + 1), Some(UnitKind::Noun(_)))
            && !self.opens_list(open)
        {
            open += 2;
        }
        open = colon_after(self.sheet, self.units, open).unwrap_or(open);
        let mut first = open;
        while matches!(
            kind(first),
            Some(UnitKind::Comma | UnitKind::Boundary | UnitKind::Quote)
        ) || self.opens_list(first)
            || self.is_such_as(first)
        {
            first += 1 + usize::from(self.is_such_as(first));
        }
        (first > open && first <= open + 3).then_some((open, first))
    }

    /// Whether "such as" stands at a unit, cut in two.
    fn is_such_as(&self, at: usize) -> bool {
        let starts = |at: usize, word: &str| {
            let unit = self.units.get(at);
            unit.is_some_and(|unit| unit.tokens.len() == 1 && self.sheet.is_word(unit.tokens.start, word))
        };
        starts(at, "such") && starts(at + 1, "as")
    }

    /// Whether a unit is the "including" or "namely" before a list.
    fn opens_list(&self, at: usize) -> bool {
        let words = ["including", "namely", "particularly", "notably", "especially"];
        let token = self.units.get(at).map(|unit| unit.tokens.start);
        token.is_some_and(|token| words.iter().any(|word| self.sheet.is_word(token, word)))
    }

    /// Things of a fitting kind, without repeats.
    fn distinct(&self, nouns: &[usize], fits: &impl Fn(EntityKind) -> bool) -> Filled {
        let mut filled: Filled = Vec::new();
        for at in nouns {
            let UnitKind::Noun(phrase) = &self.units[*at].kind else {
                continue;
            };
            let first = self.named(*at, phrase, fits).next();
            filled.extend(first);
        }
        filled
    }

    /// The kind of a thing.
    pub(in crate::extractor) fn referent_kind(&self, referent: ReferentIndex) -> EntityKind {
        self.found.links.referents[referent].kind
    }
}
