//! Standing: what speaks for and against a known person being the one a document names.
//!
//! A full name of the gazetteer is no proof: another person may have it. It is taken for the known person if
//! the date allows it and the text names the state or body, gives the office, or the person is one of those
//! who lead states and organizations. A family name alone needs more: a title, or an office on the day.

use super::{Linker, ReferentIndex};
use crate::knowledge::{Coverage, GazetteerOffice, Tenure, ThingIndex};
use crate::model::EntityKind;

/// How many years before and after the known offices a text may still speak of who held them.
struct Years {
    before: i16,
    after: i16,
}

/// Those who lead states and organizations are spoken of all their lives.
const LEADERS: Years = Years {
    before: 35,
    after: 50,
};
/// Others are spoken of around their time in office.
const OTHERS: Years = Years {
    before: 12,
    after: 20,
};

/// What the text says beside a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// The body of the title.
    pub(super) body: Option<ReferentIndex>,
    /// The roles of the title.
    pub(super) roles: Vec<String>,
    /// The last office word of the title, in lower case and singular.
    pub(super) head: Option<String>,
    /// Whether there is a title at all, or "Mr".
    pub(super) titled: bool,
}

/// What speaks for a person, the later fields the weaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Standing {
    /// Held an office of the body that the title names.
    pub(super) of_body: bool,
    /// Has an office of the role that the title gives.
    pub(super) has_role: bool,
    /// Has at the document's date an office that is called as the title calls it.
    pub(super) has_title: Coverage,
    /// Leads a state or an organization at the document's date.
    pub(super) leads: Coverage,
    /// Holds any office at the document's date.
    pub(super) in_office: Coverage,
    /// Led a state or an organization at some time.
    pub(super) leader: bool,
    /// The text names the state or body of an office.
    pub(super) named: bool,
}

impl Standing {
    /// Whether it is enough for a full name.
    fn bears_full_name(self) -> bool {
        self.of_body || self.leader || self.named
    }

    /// Whether it is enough for a family name, with what the text says beside it.
    fn bears_family_name(self, said: &Said, dated: bool) -> bool {
        if said.body.is_some() {
            return self.of_body && (self.in_office.may_be() || self.leader);
        }
        if said.head.is_some() && self.has_title.may_be() && (self.named || self.leads.may_be()) {
            return true;
        }
        if !said.roles.is_empty() {
            let leads = self.leads.may_be();
            return self.has_role && (leads || !dated && self.named) || leads && self.named;
        }
        let in_time = if dated { self.leads.may_be() } else { self.leader };
        in_time && said.head.is_none() && (self.named || said.titled)
    }
}

impl Linker<'_, '_> {
    /// Whether a known person has at the document's date an office of one of these roles.
    pub(super) fn leads_as(&self, person: ReferentIndex, roles: &[String]) -> bool {
        let said = Said {
            roles: roles.to_vec(),
            ..Said::default()
        };
        let known = self.links.referents[person].known;
        known
            .and_then(|known| self.standing(known, &said))
            .is_some_and(|standing| standing.has_role && standing.leads.may_be())
    }

    /// The one of some persons of one full name whom the document names, if what speaks for one is enough.
    pub(super) fn by_full_name(&self, persons: &[ThingIndex], said: &Said) -> Option<ThingIndex> {
        self.best(persons, said, Standing::bears_full_name)
    }

    /// The one of some persons of one family name whom the document names, if what speaks for one is enough.
    pub(super) fn by_family_name(&self, persons: &[ThingIndex], said: &Said) -> Option<ThingIndex> {
        let dated = self.sheet.document.facts.issued.is_some();
        // "Ambassador Tai", of the trade representative: where one known person alone has the name, any title does.
        let only = persons.len() == 1 && said.titled && said.body.is_none();
        self.best(persons, said, |standing| {
            standing.bears_family_name(said, dated) || only && standing.in_office.may_be() && standing.named
        })
    }

    /// The person for whom most speaks, if it is enough and no other has as much.
    fn best(
        &self,
        persons: &[ThingIndex],
        said: &Said,
        enough: impl Fn(Standing) -> bool,
    ) -> Option<ThingIndex> {
        let mut best: Option<(Standing, ThingIndex)> = None;
        let mut tied = false;
        for person in persons {
            let Some(standing) = self.standing(*person, said).filter(|standing| enough(*standing)) else {
                continue;
            };
            match best {
                Some((known, _)) if known > standing => {}
                Some((known, _)) if known == standing => tied = true,
                _ => (best, tied) = (Some((standing, *person)), false),
            }
        }
        best.filter(|_| !tied).map(|(_, person)| person)
    }

    /// What speaks for a person; None if the date or the title speaks against it.
    fn standing(&self, person: ThingIndex, said: &Said) -> Option<Standing> {
        let mut standing = Standing::default();
        let mut alive = false;
        for tenure in self.sheet.knowledge.gazetteer.tenures_of(person) {
            self.weigh(&tenure, said, &mut standing);
            alive |= self.may_be_alive(&tenure, standing.leader);
        }
        (alive && !self.is_contradicted(said, standing)).then_some(standing)
    }

    /// Adds what a tenure says.
    fn weigh(&self, tenure: &Tenure, said: &Said, standing: &mut Standing) {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let office = gazetteer.office(tenure.office);
        let leading = office.roles().next().is_some();
        let date = self.sheet.document.facts.issued;
        let covers = date.map_or(Coverage::Not, |date| gazetteer.coverage(tenure, date));
        let is_called = said
            .head
            .as_ref()
            .is_some_and(|head| has_word(office.label, head));
        let covers_if = |holds: bool| if holds { covers } else { Coverage::Not };
        standing.of_body |= said.body.is_some_and(|body| self.is_office_of(&office, body));
        standing.has_title = standing.has_title.max(covers_if(is_called));
        standing.has_role |= said.roles.iter().any(|role| office.has_role(role));
        standing.leads = standing.leads.max(covers_if(leading));
        standing.in_office = standing.in_office.max(covers);
        standing.leader |= leading;
        standing.named |= self.in_play.contains(&office.body);
    }

    /// Whether an office is one of a body: of itself, of the state it lies in or is the capital of, or called after it.
    fn is_office_of(&self, office: &GazetteerOffice<'_>, body: ReferentIndex) -> bool {
        let referent = &self.links.referents[body];
        let called = || office.label.contains(&*referent.label);
        let Some(known) = referent.known else {
            return called();
        };
        let thing = self.sheet.knowledge.gazetteer.thing(known);
        let within = thing.kind != EntityKind::State
            && (thing.capital_of == Some(office.body) || thing.part_of.contains(&office.body) || called());
        known == office.body || within
    }

    /// Whether the holder of a tenure may be spoken of at the document's date.
    fn may_be_alive(&self, tenure: &Tenure, leader: bool) -> bool {
        let Some(date) = self.sheet.document.facts.issued else {
            return true;
        };
        let years = if leader { LEADERS } else { OTHERS };
        let start = tenure.start.or(tenure.end);
        let end = tenure.end.or(tenure.as_of).or(tenure.start);
        start.is_none_or(|start| date.year() >= start.year() - years.before)
            && end.is_none_or(|end| date.year() <= end.year() + years.after)
    }

    /// Whether the title is one that the person cannot have: of another state, or for lesser persons of any other body.
    fn is_contradicted(&self, said: &Said, standing: Standing) -> bool {
        let Some(body) = said.body.filter(|_| !standing.of_body) else {
            return false;
        };
        let kind = self.links.referents[body].kind;
        match kind {
            EntityKind::State => !said.roles.is_empty() || !standing.leader,
            EntityKind::IntergovernmentalOrganization | EntityKind::UnBody => !standing.leader,
            // "Ohio Governor": somebody of the place, who may have the name of a minister elsewhere.
            EntityKind::Place => true,
            _ => false,
        }
    }
}

/// Whether a label has that word, in whatever case.
fn has_word(label: &str, word: &str) -> bool {
    label
        .split([' ', '-'])
        .any(|other| other.eq_ignore_ascii_case(word))
}
