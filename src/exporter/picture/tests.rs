//! What each style shows of a small graph.

use super::{Picture, PictureOptions, PictureStyle, picture};
use crate::exporter::KnownEdge;
use crate::graph::KnowledgeGraph;
use crate::graph::arbitrary::sample;
use crate::model::{
    Claim, Entity, EntityId, EntityKind, Modality, Object, Polarity, Property, Reading, Statement,
};
use crate::model::{LinkReason, Mention, Quotation};
use crate::text::{Document, DocumentId, SourceFacts, Span};

const TEXT: &str =
    "The summit of the Forum was held in May. Norway, Ghana, Peru and Fiji attended it. Peru spoke.";

fn id(path: &str) -> EntityId {
    EntityId::shared(path)
}

/// A meeting of four states, and one of two.
fn reading() -> Reading {
    let document = Document::new(DocumentId::new("forum"), TEXT, SourceFacts::default());
    let mut reading = Reading::empty(document);
    let things = [
        (EntityKind::State, "nor", "Norway"),
        (EntityKind::State, "gha", "Ghana"),
        (EntityKind::State, "per", "Peru"),
        (EntityKind::State, "fji", "Fiji"),
        (EntityKind::Format, "forum", "Forum"),
        (EntityKind::Meeting, "summit", "summit"),
        (EntityKind::Meeting, "talks", "talks"),
        (EntityKind::Place, "oslo", "Oslo"),
    ];
    for (kind, name, label) in things {
        reading.entities.push(Entity {
            id: id(name),
            kind,
            label: label.to_owned(),
        });
        reading.mentions.push(Mention {
            span: Span::new(0, 3),
            entity: id(name),
            reason: LinkReason::Alias,
        });
    }
    for (subject, property, object) in [
        ("nor", "attended", "summit"),
        ("gha", "attended", "summit"),
        ("per", "chaired", "summit"),
        ("fji", "attended", "summit"),
        ("nor", "hosted", "talks"),
        ("gha", "attended", "talks"),
        ("nor", "metWith", "per"),
        ("summit", "sessionOf", "forum"),
        ("fji", "memberOf", "forum"),
        ("summit", "heldIn", "oslo"),
    ] {
        reading
            .claims
            .push(claim(subject, property, Object::Entity(id(object))));
    }
    let may = "2024-05".parse().expect("a month");
    reading.claims.push(claim("summit", "heldOn", Object::Date(may)));
    reading.statements.push(Statement {
        span: Span::new(83, 94),
        speaker: id("per"),
        cue: "spoke".to_owned(),
        cue_class: "neutral".to_owned(),
        quotation: Quotation::Indirect,
        mentions: Vec::new(),
        topics: vec!["fresh-water".to_owned()],
    });
    reading.normalise();
    reading
}

fn claim(subject: &str, property: &str, object: Object) -> Claim {
    Claim {
        span: Span::new(41, 82),
        subject: id(subject),
        property: Property::new(property),
        object,
        frame: "test".into(),
        polarity: Polarity::Positive,
        modality: Modality::Actual,
        when: None,
        within: None,
        office: None,
        title: None,
    }
}

fn drawn(style: PictureStyle, change: impl FnOnce(&mut PictureOptions)) -> Picture {
    let graph: KnowledgeGraph = [reading()].into_iter().collect();
    let mut options = PictureOptions {
        style,
        ..PictureOptions::default()
    };
    change(&mut options);
    picture(&graph, &options).expect("a focus in the graph")
}

/// The edges of a picture, a line each.
fn edges(picture: &Picture) -> Vec<String> {
    let label = |at: usize| &picture.things[at].label;
    let line = |edge: &super::Edge| {
        let names: Vec<&str> = edge.names.iter().map(|name| name.label.as_str()).collect();
        let (source, target) = (label(edge.source), label(edge.target));
        format!("{source} | {} | {target}", names.join(", "))
    };
    picture.edges.iter().map(line).collect()
}

fn things(picture: &Picture) -> Vec<&str> {
    picture.things.iter().map(|thing| thing.label.as_str()).collect()
}

#[test]
fn few_at_a_meeting_are_joined_and_many_stand_around_it() {
    let picture = drawn(PictureStyle::WhoMetWhom, |_| {});
    let expected = [
        "Fiji | attended | summit",
        "Ghana | at talks | Norway",
        "Ghana | attended | summit",
        "Norway | met with | Peru",
        "Norway | attended | summit",
        "Peru | chaired | summit",
    ];
    assert_eq!(edges(&picture), expected);
    assert!(picture.edges.iter().all(|edge| !edge.passages.is_empty()));
}

#[test]
fn formats_have_members_and_those_who_took_part() {
    let known = KnownEdge {
        subject: id("nor"),
        property: Property::new("memberOf"),
        object: id("forum"),
        is_over: false,
    };
    let picture = drawn(PictureStyle::Formats, |options| options.known.push(known));
    let expected = [
        "Fiji | member of | Forum",
        "Fiji | took part | Forum",
        "Ghana | took part | Forum",
        "Norway | member of | Forum",
        "Norway | took part | Forum",
        "Peru | took part | Forum",
    ];
    assert_eq!(edges(&picture), expected);
}

#[test]
fn statements_stand_at_their_topics() {
    let together = drawn(PictureStyle::Topics, |_| {});
    assert_eq!(edges(&together), ["Peru | 1 statement | fresh water"]);
    let each = drawn(PictureStyle::Topics, |options| options.statements = true);
    assert_eq!(
        edges(&each),
        ["Peru | spoke | Peru spoke.", "Peru spoke. | about | fresh water"]
    );
}

#[test]
fn the_timeline_has_meetings_with_a_date() {
    let picture = drawn(PictureStyle::Timeline, |_| {});
    assert_eq!(things(&picture), ["summit"]);
    let summit = &picture.things[0];
    assert_eq!(
        summit.notes,
        ["2024-05", "in Oslo", "with Fiji, Ghana, Norway and 1 more"]
    );
    assert_eq!(summit.time.as_ref().map(|(_, row)| row.as_str()), Some("Forum"));
    assert_eq!(picture.left_out(), ["1 meeting without a date"]);
    let around = |name: &str| drawn(PictureStyle::Timeline, |options| options.focus = Some(id(name)));
    assert_eq!(things(&around("gha")), ["summit"]);
    assert!(things(&around("talks")).is_empty());
}

#[test]
fn the_focus_and_the_top_are_kept() {
    let picture = drawn(PictureStyle::General, |options| {
        options.focus = Some(id("oslo"));
        options.top = Some(2);
    });
    assert_eq!(things(&picture), ["Oslo", "summit"]);
}

#[test]
fn words_are_cited_with_their_sentence() {
    let graph: KnowledgeGraph = [sample()].into_iter().collect();
    let picture = picture(&graph, &PictureOptions::default()).expect("no focus");
    let passages = picture.edges.iter().flat_map(|edge| &edge.passages);
    let mut seen = 0;
    for passage in passages {
        let sentence = &picture.sentences[passage.sentence];
        let end = sentence.begin + sentence.text.chars().count();
        assert!(sentence.begin <= passage.begin && passage.begin < passage.end && passage.end <= end);
        seen += 1;
    }
    assert!(seen >= 5, "{seen}");
}

#[test]
fn a_statement_has_the_iri_that_the_rdf_gives_it() {
    let reading = sample();
    let options = crate::exporter::QuadOptions::new("test");
    let quads = crate::exporter::document_quads(&reading, &options);
    let graph: KnowledgeGraph = [reading].into_iter().collect();
    let options = PictureOptions {
        statements: true,
        ..PictureOptions::default()
    };
    let picture = picture(&graph, &options).expect("no focus");
    let statement = picture.things.last().expect("a statement");
    assert!(
        quads
            .iter()
            .any(|quad| quad.subject.to_string() == format!("<{}>", statement.iri)),
        "{}",
        statement.iri
    );
}
