//! Assembly: from what was read at places of a text to a document's reading.

use std::sync::Arc;

use super::counts::Counted;
use super::link::{Links, Naming, ReferentIndex};
use super::relations::{Relation, RelationObject};
use super::sheet::Sheet;
use super::statements::Said;
use super::titles::Title;
use super::topics::Topics;
use crate::knowledge::OfficeIndex;
use crate::model::{
    Claim, Count, Entity, EntityId, Mention, Object, Office, Reading, Statement, entity::slug,
};
use crate::text::{Document, Span};

/// Everything read from a document, before it has identifiers.
pub(super) struct Read {
    pub(super) relations: Vec<Relation>,
    pub(super) said: Vec<Said>,
    pub(super) counted: Vec<Counted>,
    /// Capitals that turned out to stand for their governments.
    pub(super) metonyms: Vec<Naming>,
}

/// Gives everything its identifier and sorts it.
pub(super) fn assemble(
    document: &Document,
    sheet: &Sheet<'_>,
    titles: &[Title],
    mut links: Links,
    read: Read,
) -> Reading {
    // Where a capital stands for its government it is no mention of the city.
    links.namings.replace(read.metonyms);
    let mut reading = Reading::empty(document.clone());
    let assembler = Assembler {
        sheet,
        titles,
        links: &links,
    };
    reading.mentions = assembler.mentions();
    reading.statements = assembler.statements(&read.said);
    let places = assembler.statements_by_sentence(&reading.statements);
    for relation in &read.relations {
        assembler.claim(relation, &places, &mut reading);
    }
    reading.counts = assembler.counts(&read.counted);
    reading.entities = assembler.entities();
    reading.normalise();
    reading
}

struct Assembler<'s, 'a> {
    sheet: &'s Sheet<'a>,
    titles: &'s [Title],
    links: &'s Links,
}

impl Assembler<'_, '_> {
    fn id(&self, referent: ReferentIndex) -> EntityId {
        self.links.referents[referent].id.clone()
    }

    /// Whether the text names a referent anywhere: what it does not name is no part of its reading.
    fn is_named(&self, referent: ReferentIndex) -> bool {
        self.links.namings.has(referent)
    }

    fn mentions(&self) -> Vec<Mention> {
        let namings = self
            .links
            .namings
            .iter()
            .filter(|naming| !naming.tokens.is_empty());
        namings
            .map(|naming| Mention {
                span: self.sheet.span(&naming.tokens),
                entity: self.id(naming.referent),
                reason: naming.reason,
            })
            .collect()
    }

    fn entities(&self) -> Vec<Entity> {
        let referents = self
            .links
            .referents
            .iter()
            .enumerate()
            .filter(|(at, _)| self.is_named(*at));
        referents
            .map(|(_, referent)| Entity {
                id: referent.id.clone(),
                kind: referent.kind,
                label: referent.label.clone(),
            })
            .collect()
    }

    fn statements(&self, said: &[Said]) -> Vec<Statement> {
        let topics = Topics::new(self.sheet);
        let named = said.iter().filter(|one| self.is_named(one.speaker));
        let words = self.links.namings.iter();
        let mut places: Vec<(Span, ReferentIndex)> = words
            .filter(|naming| !naming.tokens.is_empty())
            .map(|naming| (self.sheet.span(&naming.tokens), naming.referent))
            .collect();
        places.sort();
        named
            .map(|one| {
                let from = places.partition_point(|(span, _)| span.start < one.span.start);
                let to = places.partition_point(|(span, _)| span.start < one.span.end);
                let inside = places[from..to]
                    .iter()
                    .filter(|(span, _)| one.span.contains(*span));
                let mut mentions: Vec<EntityId> = inside.map(|(_, referent)| self.id(*referent)).collect();
                mentions.sort();
                mentions.dedup();
                Statement {
                    span: one.span,
                    speaker: self.id(one.speaker),
                    cue: one.cue.clone(),
                    cue_class: one.class.to_string(),
                    quotation: one.quotation,
                    mentions,
                    topics: topics.of(one.span),
                }
            })
            .collect()
    }

    /// The sentence that holds a byte.
    fn sentence_of(&self, byte: usize) -> usize {
        let sentences = &self.sheet.cut.sentences;
        sentences.partition_point(|sentence| sentence.span.end <= byte)
    }

    /// Which statements have words in each sentence, so that a claim is not held against all of them.
    fn statements_by_sentence(&self, statements: &[Statement]) -> Vec<Vec<usize>> {
        let mut places = vec![Vec::new(); self.sheet.cut.sentences.len()];
        for (at, statement) in statements.iter().enumerate() {
            let last = self.sentence_of(statement.span.end - 1);
            for place in &mut places[self.sentence_of(statement.span.start)..=last] {
                place.push(at);
            }
        }
        places
    }

    fn counts(&self, counted: &[Counted]) -> Vec<Count> {
        let one = |count: &Counted| Count {
            span: count.span,
            number: count.number,
            comparator: count.comparator,
            what: count.what.clone(),
            of_class: count.of_class,
            by: count.by.filter(|by| self.is_named(*by)).map(|by| self.id(by)),
            since: count.since,
        };
        counted.iter().map(one).collect()
    }

    /// Adds a relation as a claim, with its office if it is one.
    fn claim(&self, relation: &Relation, places: &[Vec<usize>], reading: &mut Reading) {
        let object = match relation.object {
            RelationObject::Thing(thing) if !self.is_named(thing) => return,
            RelationObject::Thing(thing) => Object::Entity(self.id(thing)),
            RelationObject::Date(date) => Object::Date(date),
        };
        if !self.is_named(relation.subject) {
            return;
        }
        let (office, title) = match relation.title {
            Some(title) => {
                let (office, words) = self.office(title, relation);
                let id = office.as_ref().map(|office| office.id.clone());
                reading.offices.extend(office);
                (id, Some(words))
            }
            None => (None, None),
        };
        let mut subject = self.id(relation.subject);
        let mut object = object;
        // A symmetric relation is one claim, with the smaller identifier as its subject.
        let symmetric = self
            .sheet
            .knowledge
            .ontology
            .property(relation.property.as_str())
            .is_some_and(|declared| declared.symmetric);
        if let Object::Entity(other) = &mut object
            && symmetric
            && *other < subject
        {
            std::mem::swap(other, &mut subject);
        }
        reading.claims.push(Claim {
            span: relation.span,
            subject,
            property: relation.property.clone(),
            object,
            frame: Arc::clone(&relation.frame),
            polarity: relation.polarity,
            modality: relation.modality,
            when: relation.when,
            within: innermost(
                &reading.statements,
                &places[self.sentence_of(relation.span.start)],
                relation.span,
            ),
            office,
            title,
        });
    }

    /// The office of a title, and the title as read.
    fn office(&self, title: usize, relation: &Relation) -> (Option<Office>, String) {
        let words = self.title_words(title);
        let RelationObject::Thing(body) = relation.object else {
            return (None, words);
        };
        let body = &self.links.referents[body];
        if let Some(known) = self.known_office(title, relation.subject, body.known) {
            let office = self.sheet.knowledge.gazetteer.office(known);
            let office = Office {
                id: office.id.clone(),
                label: office.label.to_owned(),
                body: body.id.clone(),
            };
            return (Some(office), words);
        }
        let mut label = words.clone();
        if let Some(first) = label.get(..1).map(str::to_uppercase) {
            label.replace_range(..1, &first);
        }
        let label = format!("{label} of {}", body.label);
        let id = match &body.id {
            EntityId::Local { document, .. } => {
                EntityId::local(document, &format!("office/{}", slug(&label)))
            }
            _ => EntityId::shared(&format!("office/{}", slug(&label))),
        };
        (
            Some(Office {
                id,
                label,
                body: body.id.clone(),
            }),
            words,
        )
    }

    /// The words of a title in lower case; a counterpart's are those of the title before.
    fn title_words(&self, title: usize) -> String {
        let mut at = title;
        while self.titles[at].counterpart && at > 0 {
            at -= 1;
        }
        self.sheet.singular_title(&self.titles[at].words)
    }

    /// The known office that a person holds in a body under such a title.
    fn known_office(
        &self,
        title: usize,
        person: ReferentIndex,
        body: Option<crate::knowledge::ThingIndex>,
    ) -> Option<OfficeIndex> {
        let gazetteer = &self.sheet.knowledge.gazetteer;
        let words = self.title_words(title);
        let offices = &self.sheet.knowledge.lexicon.offices;
        let roles = offices
            .exact(&words)
            .map(|office| office.roles.as_slice())
            .unwrap_or_default();
        let of_body = gazetteer.offices_of(body?);
        let fits = |office: &&OfficeIndex| roles.iter().any(|role| gazetteer.office(**office).has_role(role));
        let person = self.links.referents[person].known;
        let held = |office: &&OfficeIndex| {
            person.is_some_and(|person| {
                gazetteer
                    .tenures_of(person)
                    .any(|tenure| tenure.office == **office)
            })
        };
        of_body.iter().filter(fits).find(held).copied()
    }
}

/// The shortest of some statements that holds a span.
fn innermost(statements: &[Statement], some: &[usize], span: Span) -> Option<usize> {
    let holding = some.iter().filter(|at| statements[**at].span.contains(span));
    holding
        .copied()
        .min_by_key(|at| (statements[*at].span.len(), *at))
}
