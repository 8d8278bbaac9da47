//! Things and facts that only one side has.

use std::collections::{BTreeMap, BTreeSet};

use super::super::failure::Failure;
use super::super::thing::words;
use super::change::{Change, Sign, Sort};
use super::sentences::{Fact, sentences};
use super::side::Side;
use super::survey::{Differing, Survey, digest};
use crate::exporter::iri;
use crate::exporter::lines::{self, Line, LiteralText};
use crate::exporter::vocab::{KDOC, KID, kur, rdf, rdfs};
use crate::knowledge::Ontology;
use crate::model::{Object, Property};
use crate::text::{Date, DocumentId};

/// What only one side says of things.
#[derive(Default)]
struct Only {
    /// Kinds, by thing.
    kinds: BTreeMap<String, String>,
    /// Things with another label.
    labels: BTreeSet<String>,
    /// Facts, each with the first document that says it.
    facts: BTreeMap<Fact, Option<DocumentId>>,
}

/// Things and facts that were added and removed.
pub(super) fn changes(
    sides: &[Side; 2],
    surveys: &[Survey; 2],
    differing: &Differing,
    ontology: &Ontology,
) -> Result<Vec<Change>, Failure> {
    let old = only(&sides[0], &differing[0])?;
    let new = only(&sides[1], &differing[1])?;
    let mut changes = things(&old, &new, surveys);
    for (sign, at, only) in [(Sign::Removed, 0, &old), (Sign::Added, 1, &new)] {
        let facts = one_direction(&only.facts);
        let sentences = sentences(&sides[at], &facts)?;
        changes.extend(facts.iter().map(|(fact, document)| {
            let mut change = told(sign, fact, &surveys[at], ontology);
            change.document = document.as_ref().map(ToString::to_string).unwrap_or_default();
            change.sentence = sentences.get(fact).cloned().unwrap_or_default();
            change
        }));
    }
    Ok(changes)
}

fn only(side: &Side, differing: &rustc_hash::FxHashSet<u128>) -> Result<Only, Failure> {
    let mut only = Only::default();
    if differing.is_empty() {
        return Ok(only);
    }
    side.each_fact(&mut |line| {
        if differing.contains(&digest(line)) {
            only.note(line);
        }
    })?;
    Ok(only)
}

impl Only {
    fn note(&mut self, line: Line<'_>) {
        let [subject, predicate] = [line.subject, line.predicate].map(lines::iri);
        if predicate == rdf::TYPE.as_str() {
            let kind = lines::iri(line.object).strip_prefix(kur::NAMESPACE);
            let kind = kind.filter(|kind| is_thing(subject) && *kind != "Tenure");
            self.kinds
                .extend(kind.map(|kind| (subject.to_owned(), kind.to_owned())));
        } else if predicate == rdfs::LABEL.as_str() {
            self.labels.insert(subject.to_owned());
        } else if let Some(fact) = fact(subject, predicate, line.object) {
            let document = iri::to_graph(lines::iri(line.graph)).map(|(id, _)| id);
            let known = self.facts.entry(fact).or_insert_with(|| document.clone());
            if document < *known {
                *known = document;
            }
        }
    }
}

/// Whether an IRI is that of a thing: not of something at a place in a text, nor of a tenure.
fn is_thing(subject: &str) -> bool {
    match subject.strip_prefix(KDOC) {
        Some(below) => below.split('/').nth(1) == Some("thing"),
        None => !subject
            .strip_prefix(KID)
            .is_some_and(|path| path.starts_with("tenure/") || path.starts_with("run/")),
    }
}

/// The fact that a triple is, if it is one: a property of ours from a thing to a thing or a date.
fn fact(subject: &str, predicate: &str, object: &str) -> Option<Fact> {
    let property = predicate
        .strip_prefix(kur::NAMESPACE)
        .filter(|_| is_thing(subject))?;
    let object = match LiteralText::of(object) {
        Some(literal) => Object::Date(literal.datatype.and(literal.value().parse::<Date>().ok())?),
        None => Object::Entity(iri::to_entity(lines::iri(object))),
    };
    Some(Fact {
        subject: iri::to_entity(subject),
        property: Property::new(property),
        object,
    })
}

/// Facts without the other direction of symmetric ones.
fn one_direction(facts: &BTreeMap<Fact, Option<DocumentId>>) -> BTreeMap<Fact, Option<DocumentId>> {
    let is_wanted = |fact: &Fact| match &fact.object {
        Object::Entity(object) if *object < fact.subject => !facts.contains_key(&Fact {
            subject: object.clone(),
            property: fact.property.clone(),
            object: Object::Entity(fact.subject.clone()),
        }),
        _ => true,
    };
    let wanted = facts.iter().filter(|(fact, _)| is_wanted(fact));
    wanted
        .map(|(fact, document)| (fact.clone(), document.clone()))
        .collect()
}

/// Things that came, went, or have another kind or label.
fn things(old: &Only, new: &Only, surveys: &[Survey; 2]) -> Vec<Change> {
    let mut changes = Vec::new();
    for (thing, kind) in &old.kinds {
        let label = surveys[0].label(thing);
        changes.push(match new.kinds.get(thing) {
            None => of_thing(Sign::Removed, thing, format!("{label} ({kind})")),
            Some(now) => of_thing(Sign::Changed, thing, format!("{label}: {kind}, now {now}")),
        });
    }
    for (thing, kind) in new
        .kinds
        .iter()
        .filter(|(thing, _)| !old.kinds.contains_key(*thing))
    {
        let label = surveys[1].label(thing);
        changes.push(of_thing(Sign::Added, thing, format!("{label} ({kind})")));
    }
    let is_known = |thing: &&String| !new.kinds.contains_key(*thing) && !old.kinds.contains_key(*thing);
    for thing in old.labels.union(&new.labels).filter(is_known) {
        let [before, now] = [0, 1].map(|at: usize| surveys[at].label(thing));
        if before != now {
            changes.push(of_thing(
                Sign::Changed,
                thing,
                format!("{before}, now called {now}"),
            ));
        }
    }
    changes
}

fn of_thing(sign: Sign, thing: &str, words: String) -> Change {
    Change {
        subject: thing.to_owned(),
        ..Change::new(sign, Sort::Thing, words)
    }
}

/// "Ilham Aliyev invited to sixth Consultative Meeting"
fn told(sign: Sign, fact: &Fact, survey: &Survey, ontology: &Ontology) -> Change {
    let subject = iri::entity(&fact.subject).into_string();
    let (object, object_label) = match &fact.object {
        Object::Date(date) => (date.to_string(), date.to_string()),
        Object::Entity(id) => {
            let name = iri::entity(id).into_string();
            let label = survey.label(&name);
            (name, label)
        }
    };
    let declared = ontology.property(fact.property.as_str());
    let property = declared.map_or_else(|| words(fact.property.as_str()), |known| known.label.clone());
    Change {
        property: fact.property.to_string(),
        object,
        subject: subject.clone(),
        ..Change::new(
            sign,
            Sort::Fact,
            format!("{} {property} {object_label}", survey.label(&subject)),
        )
    }
}
