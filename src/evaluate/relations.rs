//! Relations, and the titles of offices.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::difference::Difference;
use super::figures::{Measure, Verdict};
use super::gold::{GoldObject, GoldRelation, PROPERTIES};
use super::names::comparable;
use super::{Comparison, Scene};
use crate::model::{Claim, EntityId, Modality, Object, Polarity, Property};
use crate::text::Span;

/// The properties that hold in both directions, so that the order does not count.
const SYMMETRIC: [&str; 2] = ["metWith", "agreed"];
const OFFICE: &str = "holdsOffice";

/// A subject or an object, in terms in which what is annotated and what is read can be compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// An annotated thing, by its place.
    Annotated(usize),
    /// A read thing that is none of those, by its label.
    Other(String),
    /// A date.
    Literal(String),
}

type Triple = (End, Property, End);

/// A relation that was read, with the claims that say it.
type Read<'t> = BTreeMap<Triple, Vec<&'t Claim>>;

/// Counts the relations of a text, and the titles of the offices that were found.
pub(super) fn compare(scene: &Scene<'_>, to: &mut Comparison) {
    let claims = scene.claims();
    let read = scene.read(&claims);
    let mut wanted: BTreeMap<Triple, &GoldRelation> = BTreeMap::new();
    let mut optional = Vec::new();
    for relation in &scene.gold.relations {
        let triple = annotated(relation);
        if relation.optional {
            optional.push(triple);
        } else {
            wanted.insert(triple, relation);
        }
    }
    for (triple, relation) in &wanted {
        let verdict = verdict(read.contains_key(triple));
        to.count(&measures(&relation.property), verdict);
        if verdict == Verdict::Missed {
            to.differences.push(scene.missed(relation));
        }
    }
    for (triple, claims) in &read {
        if !wanted.contains_key(triple) && !optional.contains(triple) {
            to.count(&measures(&triple.1), Verdict::Wrong);
            to.differences.push(scene.wrong(claims));
        }
    }
    for relation in &scene.gold.relations {
        scene.compare_title(relation, &read, to);
    }
}

fn verdict(found: bool) -> Verdict {
    if found { Verdict::Right } else { Verdict::Missed }
}

fn measures(property: &Property) -> [Measure; 2] {
    [Measure::Relations, Measure::Relation(property.clone())]
}

/// A triple in its one order.
fn canonical(subject: End, property: &Property, object: End) -> Triple {
    let turned = SYMMETRIC.contains(&property.as_str()) && object < subject;
    let (subject, object) = if turned {
        (object, subject)
    } else {
        (subject, object)
    };
    (subject, property.clone(), object)
}

fn annotated(relation: &GoldRelation) -> Triple {
    let object = match &relation.object {
        GoldObject::Entity(at) => End::Annotated(*at),
        GoldObject::Literal(date) => End::Literal(date.clone()),
    };
    canonical(End::Annotated(relation.subject), &relation.property, object)
}

impl<'t> Scene<'t> {
    /// The claims that make facts of a property that is annotated; of two readings of one relation by one frame
    /// at one place, the one that counts.
    fn claims(&self) -> Vec<&'t Claim> {
        let mut claims = BTreeMap::new();
        for claim in &self.reading.claims {
            let place = (
                claim.span,
                &claim.subject,
                &claim.property,
                &claim.object,
                &claim.frame,
            );
            match claims.entry(place) {
                Entry::Vacant(free) => {
                    free.insert(claim);
                }
                Entry::Occupied(mut taken) => {
                    if claim.rank() < taken.get().rank() {
                        taken.insert(claim);
                    }
                }
            }
        }
        let annotated = |claim: &&Claim| PROPERTIES.contains(&claim.property.as_str());
        claims
            .into_values()
            .filter(|claim| claim.is_fact())
            .filter(annotated)
            .collect()
    }

    fn read(&self, claims: &[&'t Claim]) -> Read<'t> {
        let mut read = Read::new();
        for claim in claims {
            let object = match &claim.object {
                Object::Entity(id) => self.end(id),
                Object::Date(date) => End::Literal(date.to_string()),
            };
            let triple = canonical(self.end(&claim.subject), &claim.property, object);
            read.entry(triple).or_default().push(claim);
        }
        read
    }

    fn end(&self, id: &EntityId) -> End {
        match self.things.annotated(id) {
            Some(at) => End::Annotated(at),
            None => End::Other(self.things.stand_in(id)),
        }
    }

    /// The name of a read thing: the annotated one if there is one.
    pub(super) fn name(&self, id: &EntityId) -> String {
        match (self.things.annotated(id), self.reading.entity(id)) {
            (Some(at), _) => self.gold.entities[at].name.clone(),
            (None, Some(entity)) => entity.label.clone(),
            (None, None) => id.to_string(),
        }
    }

    fn object_name(&self, object: &GoldObject) -> String {
        match object {
            GoldObject::Entity(at) => self.gold.entities[*at].name.clone(),
            GoldObject::Literal(date) => date.clone(),
        }
    }

    fn in_words(&self, relation: &GoldRelation) -> String {
        let subject = &self.gold.entities[relation.subject].name;
        format!(
            "{subject} | {} | {}",
            relation.property,
            self.object_name(&relation.object)
        )
    }

    fn missed(&self, relation: &GoldRelation) -> Difference {
        let measure = Measure::Relation(relation.property.clone());
        let places = self.places_of(relation);
        Difference::missed(measure, self.in_words(relation), places).noting(self.why(relation))
    }

    /// Where the text names both ends, as near to each other as may be.
    fn places_of(&self, relation: &GoldRelation) -> Vec<Span> {
        let of = |at: usize| self.places.of_thing(&self.gold.entities[at]);
        let others = match relation.object {
            GoldObject::Entity(at) => of(at),
            GoldObject::Literal(_) => Vec::new(),
        };
        self.places.nearest(&of(relation.subject), &others)
    }

    /// Why a relation may have been missed: an end that was not found, or what was read between the two instead.
    fn why(&self, relation: &GoldRelation) -> Vec<String> {
        let mut ends = vec![relation.subject];
        ends.extend(match relation.object {
            GoldObject::Entity(at) => Some(at),
            GoldObject::Literal(_) => None,
        });
        let lost = ends.iter().filter(|at| self.things.partner(**at).is_none());
        let mut notes: Vec<String> = lost
            .map(|at| format!("{} was not found", self.gold.entities[*at].name))
            .collect();
        let is_end = |id: &EntityId| self.things.annotated(id).is_some_and(|at| ends.contains(&at));
        let between = |claim: &&Claim| match &claim.object {
            Object::Entity(other) => is_end(&claim.subject) && is_end(other) && claim.subject != *other,
            Object::Date(_) => {
                ends.len() == 1 && is_end(&claim.subject) && claim.property == relation.property
            }
        };
        let read = self.reading.claims.iter().filter(between);
        notes.extend(read.map(|claim| self.instead(claim)));
        notes.dedup();
        notes
    }

    /// A claim that was read, in short.
    fn instead(&self, claim: &Claim) -> String {
        let object = match &claim.object {
            Object::Entity(id) => self.name(id),
            Object::Date(date) => date.to_string(),
        };
        let mut how = vec![format!("frame {}", claim.frame)];
        how.extend((claim.polarity == Polarity::Negative).then(|| "denied".to_owned()));
        how.extend((claim.modality != Modality::Actual).then(|| claim.modality.name().to_owned()));
        let (subject, how) = (self.name(&claim.subject), how.join(", "));
        format!("read: {subject} | {} | {object} ({how})", claim.property)
    }

    fn wrong(&self, claims: &[&Claim]) -> Difference {
        let claim = claims[0];
        let object = match &claim.object {
            Object::Entity(id) => self.name(id),
            Object::Date(date) => date.to_string(),
        };
        let what = format!("{} | {} | {object}", self.name(&claim.subject), claim.property);
        let places = claims.iter().map(|claim| claim.span).collect();
        let ends = [Some(&claim.subject), object_id(claim)];
        let unknown = ends
            .into_iter()
            .flatten()
            .filter(|id| self.things.annotated(id).is_none());
        let notes = unknown.map(|id| format!("{} is not annotated", self.name(id)));
        let difference = Difference::wrong(Measure::Relation(claim.property.clone()), what, places);
        Difference {
            frame: Some(claim.frame.clone()),
            ..difference
        }
        .noting(notes)
    }

    /// Counts the title of an office, if the office was found.
    fn compare_title(&self, relation: &GoldRelation, read: &Read<'_>, to: &mut Comparison) {
        let Some(title) = relation
            .title
            .as_ref()
            .filter(|_| relation.property.as_str() == OFFICE)
        else {
            return;
        };
        let Some(claims) = read.get(&annotated(relation)) else {
            return;
        };
        let titles: Vec<&String> = claims.iter().filter_map(|claim| claim.title.as_ref()).collect();
        let wanted = comparable(title);
        let verdict = verdict(titles.iter().any(|title| comparable(title) == wanted));
        to.count(&[Measure::Titles], verdict);
        if verdict == Verdict::Missed {
            let what = format!("{} as “{title}”", self.in_words(relation));
            let places = claims.iter().map(|claim| claim.span).collect();
            let notes = titles.iter().map(|title| format!("read: “{title}”"));
            to.differences
                .push(Difference::missed(Measure::Titles, what, places).noting(notes));
        }
    }
}

fn object_id(claim: &Claim) -> Option<&EntityId> {
    match &claim.object {
        Object::Entity(id) => Some(id),
        Object::Date(_) => None,
    }
}
