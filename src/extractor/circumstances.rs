//! Circumstances: when and where meetings take place, and whose they are, as the text around them says.
//!
//! What frames and constructions read from one sentence comes first. Here the layout adds the rest
//! (a header, a dateline, the date of an entry), the series goes over to later meetings,
//! and what contradicts itself is settled: a meeting begins on one day.

mod days;
mod encounters;
mod layout;
mod listed;
mod series;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::constructions::{plain, push};
use super::datelines::Datelines;
use super::link::ReferentIndex;
use super::relations::{Relation, RelationObject};
use super::sheet::Sheet;
use super::units::Found;
use crate::knowledge::Construction;
use crate::model::{EntityKind, Modality, Polarity};
use crate::text::{Date, Span};

/// Adds what the layout and the rest of the text say of meetings, and settles what relations say of them.
pub(super) fn settle(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    datelines: &Datelines,
    relations: &mut Vec<Relation>,
) {
    let reader = Reader {
        sheet,
        found,
        datelines,
    };
    reader.drop_visits_home(relations);
    reader.members_of_the_whole(relations);
    reader.drop_bounds(relations);
    reader.drop_foreign_series(relations);
    reader.header(relations);
    reader.dateline(relations);
    reader.told_dates(relations);
    reader.entries(relations);
    reader.opening_dates(relations);
    reader.encounters(relations);
    reader.years(relations);
    reader.series(relations);
    reader.summits(relations);
    reader.listed(relations);
    reader.drop_repeated(relations);
    reader.settle_dates(relations);
    reader.settle_places(relations);
    reader.last_days(relations);
    reader.look_ahead(relations);
}

struct Reader<'s, 'a> {
    sheet: &'s Sheet<'a>,
    found: &'s Found<'s>,
    datelines: &'s Datelines,
}

fn is(relation: &Relation, property: &str) -> bool {
    relation.property.as_str() == property
}

/// Whether a relation is one that becomes a fact.
fn is_fact(relation: &Relation) -> bool {
    relation.polarity == Polarity::Positive && relation.modality != Modality::Possible
}

/// Of whom something is told, of what, and by which frame where each tells for itself.
type Told = (ReferentIndex, ReferentIndex, Option<std::sync::Arc<str>>);

impl Reader<'_, '_> {
    fn kind(&self, referent: ReferentIndex) -> EntityKind {
        self.found.links.referents[referent].kind
    }

    /// Adds what words say of a meeting.
    fn tell(
        &self,
        construction: Construction,
        words: Span,
        (meeting, object): (ReferentIndex, RelationObject),
        relations: &mut Vec<Relation>,
    ) {
        let base = plain(words, meeting, object);
        push(self.sheet, self.found, construction, &base, relations);
    }

    fn issued(&self) -> Option<Date> {
        self.sheet.document.facts.issued
    }

    fn has(&self, relations: &[Relation], meeting: ReferentIndex, property: &str) -> bool {
        let mut of_meeting = relations.iter().filter(|relation| relation.subject == meeting);
        of_meeting.any(|relation| is(relation, property) && is_fact(relation))
    }

    /// The meetings of which a property is told.
    fn told(relations: &[Relation], property: &str) -> BTreeSet<ReferentIndex> {
        let told = relations
            .iter()
            .filter(|relation| is(relation, property) && is_fact(relation));
        told.map(|relation| relation.subject).collect()
    }

    /// Where each meeting is first named, in the order of the text.
    fn first_namings(&self) -> impl Iterator<Item = (ReferentIndex, &Range<usize>)> {
        let mut seen = vec![false; self.found.links.referents.len()];
        let namings = self.found.links.namings.iter();
        namings
            .filter(move |naming| {
                let meeting = self.kind(naming.referent) == EntityKind::Meeting && !naming.tokens.is_empty();
                meeting && !std::mem::replace(&mut seen[naming.referent], true)
            })
            .map(|naming| (naming.referent, &naming.tokens))
    }

    /// Nobody pays visits to the state whose office he holds: the words speak of somebody else's.
    fn drop_visits_home(&self, relations: &mut Vec<Relation>) {
        let homes: BTreeSet<(ReferentIndex, RelationObject)> = relations
            .iter()
            .filter(|relation| is(relation, "holdsOffice") && is_fact(relation))
            .map(|relation| (relation.subject, relation.object))
            .collect();
        relations.retain(|relation| {
            !is(relation, "visited") || !homes.contains(&(relation.subject, relation.object))
        });
    }

    /// "The member states of the Supreme Council": where the knowledge has a state as member of the organization
    /// whose organ that is, it is the organization that is meant.
    fn members_of_the_whole(&self, relations: &mut [Relation]) {
        for relation in relations.iter_mut().filter(|relation| is(relation, "memberOf")) {
            if let Some(whole) = self.whole_of(relation) {
                relation.object = RelationObject::Thing(whole);
            }
        }
    }

    /// The organization in which the subject sits rather than in the organ that is the object, if the text names it.
    fn whole_of(&self, relation: &Relation) -> Option<ReferentIndex> {
        let RelationObject::Thing(organ) = relation.object else {
            return None;
        };
        let referents = &self.found.links.referents;
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let member = gazetteer.thing(referents[relation.subject].known?);
        let body = referents[organ].known?;
        // Seats in organs of the United Nations are held in turn.
        let organ = gazetteer.thing(body);
        if organ.kind != EntityKind::IntergovernmentalOrganization || member.member_of.contains(&body) {
            return None;
        }
        let whole = organ
            .part_of
            .iter()
            .find(|whole| member.member_of.contains(whole))?;
        referents
            .iter()
            .position(|referent| referent.known == Some(*whole))
    }

    /// Drops what a construction reads in words that hold the same fact already.
    fn drop_repeated(&self, relations: &mut Vec<Relation>) {
        let mut said: BTreeMap<Told, Vec<Span>> = BTreeMap::new();
        relations.retain(|relation| {
            let RelationObject::Thing(thing) = relation.object else {
                return true;
            };
            // Of who attended each frame tells for itself.
            let by = is(relation, "attended").then(|| relation.frame.clone());
            let once = ["sessionOf", "heldIn", "attended"];
            if !once.iter().any(|property| is(relation, property)) || !is_fact(relation) {
                return true;
            }
            let spans = said.entry((relation.subject, thing, by)).or_default();
            let repeated = spans.last().is_some_and(|span| span.overlaps(relation.span));
            if !repeated {
                spans.push(relation.span);
            }
            !repeated
        });
    }

    /// Leaves the state out where its city is said: "Cholpon-Ata, Kyrgyzstan".
    fn settle_places(&self, relations: &mut Vec<Relation>) {
        let placed = |relation: &&Relation| is(relation, "heldIn") && is_fact(relation);
        let place = |relation: &Relation| match relation.object {
            RelationObject::Thing(thing) if self.kind(thing) == EntityKind::Place => Some(relation.subject),
            _ => None,
        };
        let cities: BTreeSet<ReferentIndex> = relations.iter().filter(placed).filter_map(place).collect();
        relations.retain(|relation| {
            let state = matches!(relation.object, RelationObject::Thing(thing) if self.kind(thing) == EntityKind::State);
            !(is(relation, "heldIn") && is_fact(relation) && state && cities.contains(&relation.subject))
        });
    }
}
