//! `kurultai explain`: the words behind a thing or a fact.

use std::io::Write;

use crate::exporter::iri;
use crate::model::{Claim, EntityId, Object, Property, Reading};
use crate::store::{Background, Store, Things, short};
use crate::text::Date;

use super::args::ExplainArgs;
use super::evidence::Evidence;
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;
use super::thing::{find, property};

/// Prints what a thing or a fact rests on.
pub(super) fn run(args: &ExplainArgs, output: &Output) -> Result<Exit, Failure> {
    let store = Store::open(&args.store)?;
    let knowledge = knowledge::files(&args.knowledge)?;
    knowledge::check(&store, &knowledge, output);
    let background = knowledge::background(&knowledge)?;
    let things = Things::of(&store)?;
    let subject = find(&args.thing, &things, &background)?;
    let fact = match (&args.property, &args.object) {
        (Some(name), Some(object)) => Some(Fact {
            subject: iri::to_entity(&subject),
            property: Property::new(property(name)),
            object: object_of(object, &things, &background)?,
        }),
        _ => None,
    };
    let known = known(&background, &subject, fact.as_ref())?;
    let readings = store.readings_with(&subject)?;
    let mut data = Output::data();
    let found = match &fact {
        Some(fact) => tell_fact(fact, &readings, &mut data)?,
        None => tell_thing(&subject, &things, &readings, &mut data)?,
    };
    for line in &known {
        writeln!(data, "\n{line}")?;
    }
    data.flush()?;
    if found || !known.is_empty() {
        return Ok(Exit::Done);
    }
    let message = match &fact {
        Some(fact) => format!(
            "no text says that {} {} {}",
            args.thing,
            fact.property,
            fact.name()
        ),
        None => format!("no text speaks of `{}`", args.thing),
    };
    Err(Failure {
        exit: Exit::Inputs,
        ..Failure::usage(message)
    })
}

/// A fact asked about.
struct Fact {
    subject: EntityId,
    property: Property,
    object: Object,
}

impl Fact {
    /// Whether a claim is about it, in one direction or the other of a symmetric relation.
    fn is_claimed_by(&self, claim: &Claim) -> bool {
        let object = Object::Entity(claim.subject.clone());
        let forward = claim.subject == self.subject && claim.object == self.object;
        let backward = self.object == object && claim.object == Object::Entity(self.subject.clone());
        claim.property == self.property && (forward || backward)
    }

    fn name(&self) -> String {
        match &self.object {
            Object::Entity(id) => short(iri::entity(id).as_str()),
            Object::Date(date) => date.to_string(),
        }
    }
}

/// The object of a fact: a date, or a thing by any of its names.
fn object_of(name: &str, things: &Things, background: &Background<'_>) -> Result<Object, Failure> {
    if let Ok(date) = name.parse::<Date>() {
        return Ok(Object::Date(date));
    }
    Ok(Object::Entity(iri::to_entity(&find(name, things, background)?)))
}

fn tell_fact(fact: &Fact, readings: &[Reading], data: &mut impl Write) -> Result<bool, Failure> {
    let mut found = false;
    for reading in readings {
        let claims = reading.claims.iter().filter(|claim| fact.is_claimed_by(claim));
        let mut evidence = Evidence::new(reading);
        claims.for_each(|claim| evidence.claim(claim));
        found |= evidence.write(data)?;
    }
    Ok(found)
}

fn tell_thing(
    thing: &str,
    things: &Things,
    readings: &[Reading],
    data: &mut impl Write,
) -> Result<bool, Failure> {
    let id = iri::to_entity(thing);
    let kind = readings.iter().find_map(|reading| reading.entity(&id));
    let kind = kind.map_or("Office", |entity| entity.kind.name());
    let label = things.label(thing).unwrap_or_default();
    writeln!(data, "{label}  ({kind}, {})", short(thing))?;
    let mut found = false;
    for reading in readings {
        let mut evidence = Evidence::new(reading);
        let mentions = reading.mentions.iter().filter(|mention| mention.entity == id);
        mentions.for_each(|mention| evidence.mention(mention));
        let object = Object::Entity(id.clone());
        let claims = reading.claims.iter().filter(|claim| {
            claim.subject == id || claim.object == object || claim.office.as_ref() == Some(&id)
        });
        claims.for_each(|claim| evidence.claim(claim));
        let statements = reading.statements.iter().filter(|said| said.speaker == id);
        statements.for_each(|said| evidence.statement(said));
        let counts = reading
            .counts
            .iter()
            .filter(|count| count.by.as_ref() == Some(&id));
        counts.for_each(|count| evidence.count(count));
        found |= evidence.write(data)?;
    }
    Ok(found)
}

/// What the knowledge says of a thing, or that it states a fact itself.
fn known(background: &Background<'_>, subject: &str, fact: Option<&Fact>) -> Result<Vec<String>, Failure> {
    let (what, files) = match fact {
        None => ("has an entry", background.files_about(subject)),
        Some(fact) => {
            let predicate = iri::property(&fact.property);
            let files = match &fact.object {
                Object::Entity(id) => {
                    background.files_stating(subject, predicate.as_str(), iri::entity(id).as_str())?
                }
                Object::Date(_) => return Ok(Vec::new()),
            };
            ("states it", files)
        }
    };
    let line = |file: &&str| format!("the knowledge {what}: {file}");
    Ok(files.iter().map(line).collect())
}
