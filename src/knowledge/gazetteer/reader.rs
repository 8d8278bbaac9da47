//! From the statements of gazetteer files to the tables of a gazetteer.

mod base;
mod subject;

use crate::knowledge::gazetteer::names::{MAX_WORDS, word_hashes};
use crate::knowledge::gazetteer::tables::{DateRow, OfficeRow, Tables, TenureRow, ThingRow, index};
use crate::knowledge::gazetteer::writer::TablesWriter;
use crate::knowledge::gazetteer::{AliasRole, OfficeIndex, ThingIndex};
use crate::knowledge::mistake::KnowledgeMistake;
use crate::knowledge::ontology::Ontology;
use crate::knowledge::turtle::Triple;
use crate::model::{EntityId, EntityKind};
use crate::text::Date;

pub(crate) use base::Base;
use base::Next;
use subject::{Sort, Subject, Subjects, entity_id};

/// What `kur:bounds` says of dates that are not those of taking and leaving office.
const ATTESTED: &str = "attested";

/// Reads the statements of all gazetteer files, later files over earlier ones; what is wrong is told in `mistakes`.
pub(crate) fn read(triples: &[Triple], ontology: &Ontology, mistakes: &mut Vec<KnowledgeMistake>) -> Tables {
    read_over(&Base::new(&Tables::default()), triples, ontology, mistakes)
}

/// Reads statements over tables that are compiled already: the same as if the tables were read with them.
///
/// The statements hold all that is said of each thing and office that they describe; they describe no tenure of the base.
pub(crate) fn read_over(
    base: &Base<'_>,
    triples: &[Triple],
    ontology: &Ontology,
    mistakes: &mut Vec<KnowledgeMistake>,
) -> Tables {
    let subjects = Subjects::group(triples, mistakes);
    subjects.check(base, ontology, mistakes);
    let untouched = base.untouched(&subjects);
    let merged = base.merged(&subjects, &untouched);
    let subject = |at: usize| &subjects.as_slice()[at];
    let ids = |chosen: fn(&Next<'_>) -> bool, of_sort: fn(Sort) -> bool| -> Vec<EntityId> {
        let ids = merged.iter().filter_map(|next| match next {
            Next::Subject(at) => of_sort(subject(*at).sort).then(|| subject(*at).id.clone()),
            Next::Thing(_, id) | Next::Office(_, id) => chosen(next).then(|| (*id).clone()),
        });
        ids.collect()
    };
    let mut reader = Reader {
        things: ids(
            |next| matches!(next, Next::Thing(..)),
            |sort| matches!(sort, Sort::Thing(_)),
        ),
        offices: ids(
            |next| matches!(next, Next::Office(..)),
            |sort| sort == Sort::Office,
        ),
        writer: TablesWriter::default(),
        mistakes,
    };
    for next in &merged {
        match next {
            Next::Subject(at) => reader.read_subject(subject(*at)),
            Next::Thing(at, id) => reader.copy_thing(base, *at, id),
            Next::Office(at, id) => reader.copy_office(base, *at, id),
        }
    }
    reader.copy_links(base, &untouched);
    reader.writer.finish()
}

/// The reader: what is numbered, what is written, what is wrong.
struct Reader<'m> {
    /// Sorted: the place of an identifier is the number of its thing.
    things: Vec<EntityId>,
    /// The same of offices.
    offices: Vec<EntityId>,
    writer: TablesWriter,
    mistakes: &'m mut Vec<KnowledgeMistake>,
}

impl Reader<'_> {
    fn read_subject(&mut self, subject: &Subject<'_>) {
        match subject.sort {
            Sort::Thing(kind) => self.read_thing(subject, kind),
            Sort::Office => self.read_office(subject),
            Sort::Tenure => self.read_tenure(subject),
        }
    }

    fn read_thing(&mut self, subject: &Subject<'_>, kind: EntityKind) {
        let thing = self.thing(subject.name).expect("all things are numbered");
        let label = subject.label("skos:prefLabel", self.mistakes);
        let id = self.writer.id(&subject.id);
        let mut row = ThingRow::new(id, kind, self.writer.words(label));
        row.capital_of = self.one_thing(subject, "kur:capitalOf");
        row.contained_in = self.one_thing(subject, "schema:containedInPlace");
        if kind == EntityKind::Person {
            let family_name = subject.text("foaf:familyName", self.mistakes);
            let family_name = family_name.unwrap_or_else(|| label.rsplit(' ').next().unwrap_or(label));
            row.family_name = Some(self.writer.words(family_name));
            self.writer.add_family_name(thing, family_name);
            // Other spellings of it stand in full names ("Sadyr Zhaparov"), where the label has it: last.
            if label.ends_with(family_name) {
                for triple in subject.all("skos:altLabel") {
                    let alias = triple.object.as_text().unwrap_or_default().trim();
                    if let Some((_, variant)) = alias.rsplit_once(' ') {
                        self.writer.add_family_name(thing, variant);
                    }
                }
            }
        }
        self.writer.add_thing(row);
        self.read_aliases(subject, thing);
        for whole in self.all_things(subject, "kur:partOf") {
            self.writer.add_part(thing, whole);
        }
        for group in self.all_things(subject, "kur:memberOf") {
            self.writer.add_member(thing, group);
        }
    }

    fn read_aliases(&mut self, subject: &Subject<'_>, thing: ThingIndex) {
        let roles = [
            ("skos:prefLabel", AliasRole::Name),
            ("skos:altLabel", AliasRole::Name),
            ("kur:demonym", AliasRole::Demonym),
        ];
        for (property, role) in roles {
            for triple in subject.all(property) {
                let text = triple.object.as_text().unwrap_or_default().trim();
                let words = word_hashes(text).len();
                if (1..=MAX_WORDS).contains(&words) {
                    self.writer.add_alias(thing, role, text);
                } else if !text.is_empty() || triple.object.as_text().is_some() {
                    let message =
                        format!("the name `{text}` has {words} words: 1 to {MAX_WORDS} can be found");
                    self.mistakes.push(triple.place.mistake(message));
                }
            }
        }
    }

    fn read_office(&mut self, subject: &Subject<'_>) {
        let label = subject.label("rdfs:label", self.mistakes);
        let body = self.needed_thing(subject, "org:postIn");
        let id = self.writer.id(&subject.id);
        let roles = subject
            .all("kur:role")
            .filter_map(|triple| triple.object.as_text());
        let row = OfficeRow {
            id,
            label: self.writer.words(label),
            // A missing body is a mistake, and then the tables are not used.
            body: body.unwrap_or(ThingIndex(0)),
            roles: roles.map(|role| self.writer.words(role)).collect(),
            is_marked_shared: subject.text("kur:shared", self.mistakes) == Some("true"),
        };
        self.writer.add_office(row);
    }

    fn read_tenure(&mut self, subject: &Subject<'_>) {
        let person = self.needed_thing(subject, "org:member");
        let body = self.needed_thing(subject, "org:organization");
        let office = subject.needed("kur:office", self.mistakes);
        let office = office.and_then(|triple| self.office(triple.object.as_name()?));
        let (start, end, as_of) = (
            self.date(subject, "schema:startDate"),
            self.date(subject, "schema:endDate"),
            self.date(subject, "kur:asOf"),
        );
        let is_attested = self.is_attested(subject);
        if let (Some(start), Some(end)) = (start, end)
            && end.last_day() < start.first_day()
        {
            let message = format!("the tenure ends ({end}) before it starts ({start})");
            self.mistakes.push(subject.place().mistake(message));
        }
        if let (Some(person), Some(_), Some(office)) = (person, body, office) {
            self.writer.add_tenure(TenureRow {
                person,
                office,
                start: start.map(DateRow::new),
                end: end.map(DateRow::new),
                as_of: as_of.filter(|_| end.is_none()).map(DateRow::new),
                is_attested,
            });
        }
    }

    /// Whether the dates of a tenure are those at which a source names the person in the office.
    fn is_attested(&mut self, subject: &Subject<'_>) -> bool {
        let Some(triple) = subject.one("kur:bounds", self.mistakes) else {
            return false;
        };
        let bounds = triple.object.as_text().unwrap_or_default();
        if bounds != ATTESTED {
            let mistake = triple.place.mistake(format!("unknown bounds `{bounds}`"));
            self.mistakes.push(mistake.with_hint(format!(
                "there is `{ATTESTED}`; leave it out for the days of taking and leaving office"
            )));
        }
        true
    }

    /// The date of a property, if it has one.
    fn date(&mut self, subject: &Subject<'_>, property: &str) -> Option<Date> {
        let triple = subject.one(property, self.mistakes)?;
        let date = triple.object.as_text().unwrap_or_default().parse();
        date.map_err(|error: crate::text::date::DateError| {
            self.mistakes.push(triple.place.mistake(error.to_string()));
        })
        .ok()
    }

    /// The thing of a name.
    fn thing(&self, name: &str) -> Option<ThingIndex> {
        let place = self.things.binary_search(&entity_id(name)).ok()?;
        Some(ThingIndex(index(place)))
    }

    /// The office of a name.
    fn office(&self, name: &str) -> Option<OfficeIndex> {
        let place = self.offices.binary_search(&entity_id(name)).ok()?;
        Some(OfficeIndex(index(place)))
    }

    /// The thing that a property has to name; its lack is a mistake.
    fn needed_thing(&mut self, subject: &Subject<'_>, property: &str) -> Option<ThingIndex> {
        let triple = subject.needed(property, self.mistakes)?;
        self.thing(triple.object.as_name()?)
    }

    /// The thing that a property names.
    fn one_thing(&mut self, subject: &Subject<'_>, property: &str) -> Option<ThingIndex> {
        let triple = subject.one(property, self.mistakes)?;
        self.thing(triple.object.as_name()?)
    }

    /// The things that a property names; unknown ones are told by [`Subjects::check`].
    fn all_things(&self, subject: &Subject<'_>, property: &str) -> Vec<ThingIndex> {
        let names = subject.all(property).filter_map(|triple| triple.object.as_name());
        names.filter_map(|name| self.thing(name)).collect()
    }
}
