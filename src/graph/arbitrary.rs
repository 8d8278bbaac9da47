//! Readings for tests: one written by hand, and any number made by proptest.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::model::{
    Claim, Comparator, Count, Entity, EntityId, EntityKind, LinkReason, Mention, Modality, Object, Office,
    Polarity, Property, Quotation, Reading, Statement,
};
use crate::text::{Date, Document, DocumentId, SourceFacts, Span};

/// The text of [`sample`]: its quotation marks take three bytes each, and count as one character.
pub(crate) const TEXT: &str =
    "President Tokayev met Sadyr Japarov in Bishkek. “We agreed,” he said.\nFinland may host 8 talks.";

/// A small reading that has one of everything.
pub(crate) fn sample() -> Reading {
    let document = Document::new(
        DocumentId::new("news/a b.txt"),
        TEXT,
        SourceFacts {
            title: Some("Talks \"in\" Bishkek".to_owned()),
            issued: "2024-04-18".parse().ok(),
            creator: Some("Ruritanian News".to_owned()),
            publisher: None,
            url: Some("https://example.org/talks".to_owned()),
        },
    );
    let mut reading = Reading::empty(document);
    add_things(&mut reading);
    add_claims(&mut reading);
    reading.normalise();
    reading
}

/// The span of words in [`TEXT`].
pub(crate) fn at(words: &str) -> Span {
    let start = TEXT.find(words).expect("words of the sample");
    Span::new(start, start + words.len())
}

fn add_things(reading: &mut Reading) {
    let talks = EntityId::local(&reading.document.id, "meeting/talks");
    for (id, kind, label, words) in [
        (
            person("kassym-jomart-tokayev"),
            EntityKind::Person,
            "Kassym-Jomart Tokayev",
            "Tokayev",
        ),
        (
            person("sadyr-japarov"),
            EntityKind::Person,
            "Sadyr Japarov",
            "Sadyr Japarov",
        ),
        (
            EntityId::shared("place/bishkek"),
            EntityKind::Place,
            "Bishkek",
            "Bishkek",
        ),
        (
            EntityId::shared("state/kaz"),
            EntityKind::State,
            "Kazakhstan",
            "President",
        ),
        (
            EntityId::shared("state/fin"),
            EntityKind::State,
            "Finland",
            "Finland",
        ),
        (talks, EntityKind::Meeting, "talks", "talks"),
    ] {
        reading.mentions.push(Mention {
            span: at(words),
            entity: id.clone(),
            reason: LinkReason::Alias,
        });
        let label = label.to_owned();
        reading.entities.push(Entity { id, kind, label });
    }
    reading.offices.push(Office {
        id: EntityId::shared("office/president-of-kazakhstan"),
        label: "President of Kazakhstan".to_owned(),
        body: EntityId::shared("state/kaz"),
    });
    reading.statements.push(Statement {
        span: at("We agreed,"),
        speaker: person("kassym-jomart-tokayev"),
        cue: "said".to_owned(),
        cue_class: "neutral".to_owned(),
        quotation: Quotation::Direct,
        mentions: vec![person("sadyr-japarov")],
        topics: vec!["trade".to_owned()],
    });
    reading.counts.push(Count {
        span: at("8 talks"),
        number: 8,
        comparator: Comparator::Exactly,
        what: "talk".to_owned(),
        of_class: Some(EntityKind::Meeting),
        by: Some(EntityId::shared("state/fin")),
        since: Some(Date::from_year(2017)),
    });
}

fn add_claims(reading: &mut Reading) {
    let talks = EntityId::local(&reading.document.id, "meeting/talks");
    let tokayev = || person("kassym-jomart-tokayev");
    let thing = |path: &str| Object::Entity(EntityId::shared(path));
    let mut met = claim(
        "President Tokayev met Sadyr Japarov",
        tokayev(),
        "metWith",
        Object::Entity(person("sadyr-japarov")),
    );
    met.when = Date::from_month(2024, 4);
    let mut holds = claim("President Tokayev", tokayev(), "holdsOffice", thing("state/kaz"));
    holds.office = Some(EntityId::shared("office/president-of-kazakhstan"));
    holds.title = Some("president".to_owned());
    let mut agreed = claim(
        "We agreed",
        tokayev(),
        "agreed",
        Object::Entity(person("sadyr-japarov")),
    );
    agreed.within = Some(0);
    let mut hosted = claim(
        "Finland may host 8 talks",
        EntityId::shared("state/fin"),
        "hosted",
        Object::Entity(talks.clone()),
    );
    hosted.modality = Modality::Possible;
    let mut visited = claim(
        "Tokayev met Sadyr Japarov in Bishkek",
        tokayev(),
        "visited",
        thing("place/bishkek"),
    );
    visited.polarity = Polarity::Negative;
    let mut held = claim("8 talks", talks, "heldOn", Object::Date(Date::from_year(2025)));
    held.modality = Modality::Planned;
    reading.claims = vec![met, holds, agreed, hosted, visited, held];
}

fn person(name: &str) -> EntityId {
    EntityId::shared(&format!("person/{name}"))
}

fn claim(words: &str, subject: EntityId, property: &str, object: Object) -> Claim {
    Claim {
        span: at(words),
        subject,
        property: Property::new(property),
        object,
        frame: property.into(),
        polarity: Polarity::Positive,
        modality: Modality::Actual,
        when: None,
        within: None,
        office: None,
        title: None,
    }
}

/// Any reading of a document of that name.
///
/// Its invariants hold: it is normalised, a claim or statement is identified as the contract says,
/// and the smaller thing is the subject of a symmetric claim.
pub(crate) fn any_reading(name: &'static str) -> impl Strategy<Value = Reading> {
    (any_document(name), any::<[u8; 24]>(), 0..5_usize).prop_flat_map(|(document, choices, size)| {
        let entities = entities(&document.id, &choices);
        let ids: Vec<EntityId> = entities.iter().map(|entity| entity.id.clone()).collect();
        let spans = spans(&document.text);
        (
            Just((document, entities)),
            vec(any_mention(&spans, &ids), 0..=size),
            vec(any_statement(&spans, &ids), 0..=size),
            vec(any_count(&spans, &ids), 0..=size),
            vec(any_claim(&spans, &ids), 0..=size),
        )
            .prop_map(|((document, entities), mentions, statements, counts, claims)| {
                let mut reading = Reading::empty(document);
                reading.offices = offices(&entities);
                reading.entities = entities;
                reading.mentions = mentions;
                reading.statements = statements;
                reading.counts = counts;
                reading.claims = claims;
                identify(&mut reading);
                reading
            })
    })
}

/// Any set of readings of different documents.
pub(crate) fn any_readings() -> impl Strategy<Value = Vec<Reading>> {
    (
        any_reading("a.txt"),
        any_reading("b/ü 1.txt"),
        any_reading("https://example.org/c?d=%20"),
    )
        .prop_map(|(a, b, c)| vec![a, b, c])
}

const TEXT_PATTERN: &str = "[a-c “”‘’é𝔘😀\n\r\t\"\\\\\u{7f}\u{1}]{0,24}";

fn any_document(name: &'static str) -> impl Strategy<Value = Document> {
    let facts = (
        option::of(TEXT_PATTERN),
        option::of(any_date()),
        option::of(TEXT_PATTERN),
        option::of("[a-c é]{1,8}"),
        option::of(select(vec!["https://example.org/x?y=1#z", "not a <url>"])),
    );
    (TEXT_PATTERN, facts).prop_map(move |(text, (title, issued, creator, publisher, url))| {
        let url = url.map(str::to_owned);
        let facts = SourceFacts {
            title,
            issued,
            creator,
            publisher,
            url,
        };
        Document::new(DocumentId::new(name), &text, facts)
    })
}

fn any_date() -> impl Strategy<Value = Date> {
    (1..=9999_i16, 1..=12_u8, 1..=28_u8, 0..3_u8).prop_map(|(year, month, day, precision)| {
        let date = match precision {
            0 => None,
            1 => Date::from_month(year, month),
            _ => Date::from_day(year, month, day),
        };
        date.unwrap_or_else(|| Date::from_year(year))
    })
}

/// Two shared things, one under a foreign IRI and two of the document, of any kinds.
fn entities(document: &DocumentId, choices: &[u8; 24]) -> Vec<Entity> {
    let ids = [
        EntityId::shared("person/a"),
        EntityId::shared("state/мир"),
        EntityId::External("http://example.org/thing#1".into()),
        EntityId::local(document, "meeting/the “summit”"),
        EntityId::local(document, "person/b/c"),
    ];
    let entity = |(id, choice): (EntityId, &u8)| Entity {
        id,
        kind: EntityKind::ALL[usize::from(*choice) % 10],
        label: format!("thing \"{}\" ☃", choice % 3),
    };
    ids.into_iter().zip(choices).map(entity).collect()
}

fn offices(entities: &[Entity]) -> Vec<Office> {
    vec![Office {
        id: office(),
        label: "chair of \\ everything".to_owned(),
        body: entities[0].id.clone(),
    }]
}

fn office() -> EntityId {
    EntityId::shared("office/chair")
}

/// Every span of a text, between character boundaries.
fn spans(text: &str) -> Vec<Span> {
    let bounds: Vec<usize> = (0..=text.len())
        .filter(|byte| text.is_char_boundary(*byte))
        .collect();
    let from = |start: usize| {
        bounds
            .iter()
            .filter(move |end| **end >= start)
            .map(move |end| Span::new(start, *end))
    };
    bounds.iter().flat_map(|start| from(*start)).collect()
}

fn any_mention(spans: &[Span], ids: &[EntityId]) -> impl Strategy<Value = Mention> + use<> {
    (
        select(spans.to_vec()),
        select(ids.to_vec()),
        select(LinkReason::ALL.to_vec()),
    )
        .prop_map(|(span, entity, reason)| Mention { span, entity, reason })
}

fn any_statement(spans: &[Span], ids: &[EntityId]) -> impl Strategy<Value = Statement> + use<> {
    let cue = select(vec!["said", ":", "“\\”"]);
    let mentions = proptest::collection::btree_set(select(ids.to_vec()), 0..3);
    let topics = proptest::collection::btree_set(select(vec!["trade", "water & energy"]), 0..2);
    let quotation = select(Quotation::ALL.to_vec());
    (
        select(spans.to_vec()),
        select(ids.to_vec()),
        cue,
        quotation,
        mentions,
        topics,
    )
        .prop_map(|(span, speaker, cue, quotation, mentions, topics)| Statement {
            span,
            speaker,
            cue: cue.to_owned(),
            cue_class: "urging".to_owned(),
            quotation,
            mentions: mentions.into_iter().collect(),
            topics: topics.into_iter().map(str::to_owned).collect(),
        })
}

fn any_count(spans: &[Span], ids: &[EntityId]) -> impl Strategy<Value = Count> + use<> {
    let kind = option::of(select(EntityKind::ALL.to_vec()));
    let comparator = select(Comparator::ALL.to_vec());
    let by = option::of(select(ids.to_vec()));
    (
        select(spans.to_vec()),
        any::<u64>(),
        comparator,
        kind,
        by,
        option::of(any_date()),
    )
        .prop_map(|(span, number, comparator, of_class, by, since)| Count {
            span,
            number,
            comparator,
            what: "resolution".to_owned(),
            of_class,
            by,
            since,
        })
}

fn any_claim(spans: &[Span], ids: &[EntityId]) -> impl Strategy<Value = Claim> + use<> {
    let property = select(vec!["metWith", "agreed", "hosted", "holdsOffice", "heldOn"]);
    let object = prop_oneof![
        select(ids.to_vec()).prop_map(Object::Entity),
        any_date().prop_map(Object::Date)
    ];
    let assertion = (
        select(Polarity::ALL.to_vec()),
        select(Modality::ALL.to_vec()),
        option::of(any_date()),
        option::of(0..3_usize),
        any::<bool>(),
    );
    (
        select(spans.to_vec()),
        select(ids.to_vec()),
        property,
        object,
        assertion,
    )
        .prop_map(
            |(span, subject, property, object, (polarity, modality, when, within, titled))| Claim {
                span,
                subject,
                property: Property::new(property),
                object,
                frame: "frame".into(),
                polarity,
                modality,
                when,
                within,
                office: titled.then(office),
                title: titled.then(|| "chair".to_owned()),
            },
        )
}

/// Drops what has the identity of something before it, and puts the smaller thing first.
fn identify(reading: &mut Reading) {
    let mut seen = BTreeSet::new();
    reading
        .statements
        .retain(|said| seen.insert((said.span, said.speaker.clone(), said.cue.clone(), said.quotation)));
    let mut seen = BTreeSet::new();
    for claim in &mut reading.claims {
        claim.within = claim.within.filter(|at| *at < reading.statements.len());
        if let Object::Entity(object) = &mut claim.object
            && ["agreed", "metWith"].contains(&claim.property.as_str())
            && iri_order(object) < iri_order(&claim.subject)
        {
            std::mem::swap(object, &mut claim.subject);
        }
    }
    reading
        .claims
        .retain(|c| seen.insert((c.span, c.subject.clone(), c.property.clone(), c.object.clone())));
    reading.normalise();
}

fn iri_order(id: &EntityId) -> String {
    crate::exporter::iri::entity(id).into_string()
}
