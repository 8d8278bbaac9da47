//! Sixty questions that a gazetteer of the world has to answer; tests/knowledge/spot-questions.toml says where from.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kurultai::knowledge::{AliasRole, Gazetteer, Knowledge, ThingIndex};
use kurultai::model::EntityKind;
use kurultai::text::{Date, key_hash, tokenize};
use serde::Deserialize;

/// Questions that the data cannot answer yet. One that is answered must leave the list; it may only shrink.
const UNANSWERED: &[&str] = &[];

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::shipped().unwrap());

#[derive(Deserialize)]
struct Questions {
    leader: Vec<Leader>,
    name: Vec<Name>,
    body: Vec<Body>,
}

#[derive(Deserialize)]
struct Leader {
    role: String,
    body: String,
    date: String,
    answer: String,
    source: String,
}

#[derive(Deserialize)]
struct Name {
    name: String,
    sense: String,
    answer: String,
    source: String,
}

#[derive(Deserialize)]
struct Body {
    acronym: String,
    kind: String,
    answer: String,
    #[serde(default)]
    members: Vec<String>,
    source: String,
}

type Things = BTreeSet<ThingIndex>;

/// What a question is, what the gazetteer answers, and what is right.
struct Asked {
    question: String,
    answers: Things,
    right: Things,
}

impl Asked {
    fn is_right(&self) -> bool {
        self.right.len() == 1 && self.answers == self.right
    }

    fn told(&self) -> String {
        let labels = |things: &Things| -> Vec<_> {
            let label = |thing: &ThingIndex| gazetteer().thing(*thing).label;
            things.iter().map(label).collect()
        };
        format!(
            "{}: {:?}, not {:?}",
            self.question,
            labels(&self.answers),
            labels(&self.right)
        )
    }
}

#[test]
fn sixty_spot_questions_are_answered() {
    let questions: Questions = toml::from_str(include_str!("../knowledge/spot-questions.toml")).unwrap();
    let sizes = [questions.leader.len(), questions.name.len(), questions.body.len()];
    assert_eq!(sizes, [20; 3]);
    let asked: Vec<Asked> = (questions.leader.iter().map(ask_leader))
        .chain(questions.name.iter().map(ask_name))
        .chain(questions.body.iter().map(ask_body))
        .collect();
    let (right, wrong): (Vec<&Asked>, Vec<&Asked>) = asked.iter().partition(|asked| asked.is_right());
    let listed = |asked: &&&Asked| UNANSWERED.contains(&&*asked.question);
    let new: Vec<String> = wrong
        .iter()
        .filter(|asked| !listed(asked))
        .map(|asked| asked.told())
        .collect();
    assert!(new.is_empty(), "not answered:\n{}", new.join("\n"));
    let mended: Vec<&str> = right
        .iter()
        .filter(listed)
        .map(|asked| &*asked.question)
        .collect();
    assert!(mended.is_empty(), "answered now, take off the list: {mended:#?}");
}

#[test]
fn every_question_names_a_source_and_is_asked_once() {
    let questions: Questions = toml::from_str(include_str!("../knowledge/spot-questions.toml")).unwrap();
    let leaders = questions
        .leader
        .iter()
        .map(|leader| (ask_leader(leader).question, &leader.source));
    let names = questions
        .name
        .iter()
        .map(|name| (ask_name(name).question, &name.source));
    let bodies = questions
        .body
        .iter()
        .map(|body| (ask_body(body).question, &body.source));
    let mut seen = BTreeSet::new();
    for (question, source) in leaders.chain(names).chain(bodies) {
        assert!(!source.trim().is_empty(), "{question}");
        assert!(seen.insert(question.clone()), "{question} twice");
    }
    let orphans: Vec<_> = UNANSWERED
        .iter()
        .filter(|listed| !seen.contains(**listed))
        .collect();
    assert!(orphans.is_empty(), "{orphans:?} ask nothing");
}

/// Who held an office on a day?
fn ask_leader(leader: &Leader) -> Asked {
    let day: Date = leader.date.parse().unwrap();
    let of_body = things_named(&leader.body, AliasRole::Name);
    let offices = of_body.iter().flat_map(|body| gazetteer().offices_of(*body));
    let with_role = offices.filter(|office| gazetteer().office(**office).has_role(&leader.role));
    let tenures: Vec<_> = with_role
        .flat_map(|office| gazetteer().tenures_in(*office))
        .map(|tenure| (gazetteer().coverage(&tenure, day), tenure.person))
        .collect();
    let surest = tenures
        .iter()
        .map(|(covers, _)| *covers)
        .max()
        .unwrap_or_default();
    Asked {
        question: format!("{} of {} on {}", leader.role, leader.body, leader.date),
        answers: tenures
            .iter()
            .filter(|(covers, _)| *covers == surest && surest.may_be())
            .map(|(_, person)| *person)
            .collect(),
        right: of_kind(things_named(&leader.answer, AliasRole::Name), EntityKind::Person),
    }
}

/// Which state does a name or a demonym mean?
fn ask_name(name: &Name) -> Asked {
    let role = match &*name.sense {
        "name" => AliasRole::Name,
        "demonym" => AliasRole::Demonym,
        other => panic!("`{other}` is no sense"),
    };
    let state = |name: &str, role| of_kind(things_named(name, role), EntityKind::State);
    Asked {
        question: format!("the {} {}", name.sense, name.name),
        answers: state(&name.name, role),
        right: state(&name.answer, AliasRole::Name),
    }
}

/// Which body or format does an acronym mean?
fn ask_body(body: &Body) -> Asked {
    let kind = EntityKind::ALL
        .into_iter()
        .find(|kind| kind.slug() == body.kind)
        .unwrap();
    let named = |name: &str| of_kind(things_named(name, AliasRole::Name), kind);
    let members: Vec<Things> = body.members.iter().map(|member| members_named(member)).collect();
    let has_members = |thing: &ThingIndex| {
        let of_thing = gazetteer().members_of(*thing);
        members
            .iter()
            .all(|names| names.iter().any(|member| of_thing.contains(member)))
    };
    Asked {
        question: format!("the {} {}", body.kind, body.acronym),
        answers: named(&body.acronym).into_iter().filter(has_members).collect(),
        right: named(&body.answer),
    }
}

/// The states of a name.
fn members_named(name: &str) -> Things {
    of_kind(things_named(name, AliasRole::Name), EntityKind::State)
}

/// The things that these words, all of them, name in that sense.
fn things_named(words: &str, role: AliasRole) -> Things {
    let tokens = tokenize(words);
    let keys: Vec<u64> = tokens
        .iter()
        .map(|token| key_hash(token.span.of(words)))
        .collect();
    gazetteer()
        .longest_at(words, &tokens, &keys)
        .filter(|found| found.tokens() == tokens.len())
        .flat_map(|found| found.aliases().collect::<Vec<_>>())
        .filter(|alias| alias.role == role)
        .map(|alias| alias.thing)
        .collect()
}

fn of_kind(things: Things, kind: EntityKind) -> Things {
    things
        .into_iter()
        .filter(|thing| gazetteer().thing(*thing).kind == kind)
        .collect()
}

fn gazetteer() -> &'static Gazetteer {
    &KNOWLEDGE.gazetteer
}
