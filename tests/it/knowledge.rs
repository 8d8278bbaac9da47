//! Asking and checking what is known beforehand: `whois`, `query --knowledge-only`, `validate`.

use kurultai::knowledge::{Knowledge, KnowledgeFile, lint::LintOptions};
use kurultai::pack;
use kurultai::store::{Background, Question, ask_knowledge, cut_for_pack};

use crate::command::Workspace;

const MINE: &str = "@base <https://w3id.org/kurultai/id/> .\n@prefix kur: <https://w3id.org/kurultai/ns#> .\n\
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix prov: <http://www.w3.org/ns/prov#> .\n\
    <format/c9-plus-9> a kur:Format ;\n    skos:prefLabel \"C9+9\"@en ;\n    kur:partner <state/jpn> ;\n    \
    prov:wasDerivedFrom <https://example.org/mine> .\n";

/// Faults that are let through: none.
const LET_THROUGH: [&str; 0] = [];

#[test]
fn whois_shows_candidates_without_a_store() {
    let workspace = Workspace::new();
    let csv = workspace.ok(&["whois", "President", "Japarov", "--date", "2021-05-01"]);
    let mut lines = csv.lines();
    let header = "rank,kind,label,how,alias,office,from,to,on_date,iri,why";
    assert_eq!(lines.next(), Some(header));
    let row = "1,Person,Sadyr Japarov,title and name,\"Japarov, President of Kyrgyzstan\",President of Kyrgyzstan,2021-01-28,,yes,\
        https://w3id.org/kurultai/id/person/sadyr-japarov,title and name; on 2021-05-01 President of Kyrgyzstan";
    assert!(lines.any(|line| line == row), "{csv}");
    let table = workspace.ok(&["whois", "ECOSOC", "--format", "table"]);
    assert!(
        table.contains("┆ UNBody ┆") && table.contains("acronym"),
        "{table}"
    );
    let tsv = workspace.ok(&["whois", "Burmese", "--format", "tsv"]);
    assert!(tsv.contains("\tState\tMyanmar\tdemonym\tBurmese\t"), "{tsv}");
}

#[test]
fn whois_in_json_has_tenures() {
    let workspace = Workspace::new();
    let args = [
        "whois",
        "president of Kazakhstan",
        "--date",
        "2019-03-01",
        "--format",
        "json",
    ];
    let found: serde_json::Value = serde_json::from_str(&workspace.ok(&args)).unwrap();
    assert_eq!(found[0]["label"], "Nursultan Nazarbayev");
    assert_eq!(found[0]["on_date"], "yes");
    assert_eq!(found.as_array().unwrap().len(), 1, "who holds it is the answer");
    let tenures = found[0]["tenures"].as_array().unwrap();
    assert_eq!(tenures.len(), 1, "{tenures:?}");
    assert_eq!(tenures[0]["to"], "2019-03-20");
}

#[test]
fn whois_proposes_near_spellings_of_the_unknown() {
    let workspace = Workspace::new();
    let ran = workspace.run(&["whois", "Khazakhstan"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err.contains("nothing is known that is called `Khazakhstan`"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("hint: did you mean Kazakhstan, "), "{}", ran.err);
}

/// Questions to the knowledge alone: a shipped query, its parameters, and a row of the answer.
const QUESTIONS: [(&str, &[&str], &str); 10] = [
    (
        "on-date",
        &["body=Kazakhstan", "office=president", "date=2019-03-01"],
        "Nursultan Nazarbayev,President of Kazakhstan,1990-04-24,2019-03-20,surely",
    ),
    (
        "on-date",
        &["body=kazakhstan", "office=president", "date=2019-04"],
        "Kassym-Jomart Tokayev,President of Kazakhstan,2019-03-20,,surely",
    ),
    (
        "holders",
        &["office=President of Kazakhstan"],
        "President of Kazakhstan,Nursultan Nazarbayev,1990-04-24,2019-03-20",
    ),
    (
        "partners",
        &["with=Japan"],
        "Central Asia plus Japan Dialogue,partner,Japan",
    ),
    (
        "partners",
        &["with=Japan", "as=member"],
        "Group of Seven,member,Japan",
    ),
    (
        "on-date",
        &["body=Kazakhstan", "office=foreign minister", "date=2023-05"],
        "Murat Nurtleu,Minister of Foreign Affairs of Kazakhstan,2023-04-03,2025-09-26,surely",
    ),
    (
        "on-date",
        &["body=United States", "office=Secretary of State", "date=2023-05"],
        "Antony Blinken,United States Secretary of State,2021-01-26,2025-01-20,surely",
    ),
    (
        "leaders-over-time",
        &["state=Kazakhstan"],
        "President of Kazakhstan,Nursultan Nazarbayev,1990-04-24,2019-03-20",
    ),
    (
        "bodies-under",
        &["organ=United Nations Secretariat"],
        "Department of Operational Support,UNBody,United Nations Secretariat",
    ),
    ("memberships", &["state=Kazakhstan"], "Kazakhstan,format,C5+1"),
];

#[test]
fn shipped_queries_ask_the_knowledge_alone() {
    let workspace = Workspace::new();
    for (name, parameters, row) in QUESTIONS {
        let mut args = vec!["query", "--knowledge-only", "--name", name];
        args.extend(parameters.iter().flat_map(|parameter| ["--param", parameter]));
        let rows = workspace.ok(&args);
        assert!(
            rows.lines().any(|line| line == row),
            "{name} {parameters:?}: {rows}"
        );
    }
    let on_date = |body: &str, office: &str, date: &str| {
        let values = [
            format!("body={body}"),
            format!("office={office}"),
            format!("date={date}"),
        ];
        let mut args = vec!["query", "--knowledge-only", "--name", "on-date"];
        args.extend(values.iter().flat_map(|value| ["--param", value]));
        workspace.ok(&args)
    };
    assert!(!on_date("Kazakhstan", "president of", "2019-04").contains("Nazarbayev"));
    // One secretary of state, and neither deputies nor those of Alabama; they are there for who asks for them.
    assert_eq!(
        on_date("United States", "secretary of state", "2023-05")
            .lines()
            .count(),
        2
    );
    assert!(on_date("United States", "deputy secretary of state", "2023-05").contains("Wendy Sherman"));
    assert!(
        !workspace
            .ok(&[
                "query",
                "--knowledge-only",
                "--name",
                "partners",
                "--param",
                "with=Japan"
            ])
            .contains(",member,")
    );
}

#[test]
fn a_value_that_nothing_matches_is_answered_with_what_is_near() {
    let workspace = Workspace::new();
    let near = |name: &str, parameter: &str| {
        let ran = workspace.run(&["query", "--knowledge-only", "--name", name, "--param", parameter]);
        assert_eq!((ran.code, ran.out.lines().count()), (0, 1), "{}", ran.out);
        ran.err
    };
    assert!(
        near("memberships", "state=Khazakhstan").contains("hint: state=Khazakhstan: there is `Kazakhstan`")
    );
    assert!(near("holders", "office=Presidant of Kazakhstan").contains("`President of Kazakhstan`"));
    assert!(near("partners", "with=Qqqqqqqq").contains("nothing is called so"));
}

/// Small files, each a part of its own in a pack, one without plain classes.
const FILES: [(&str, &str); 4] = [
    (
        "a.ttl",
        "<state/jpn> a kur:State ; skos:prefLabel \"Japan\" .\n<state/uzb> a kur:State ; skos:prefLabel \"Uzbekistan\" ; kur:partOf <region/asia> .\n",
    ),
    (
        "b.ttl",
        "<format/c5> a kur:Format ; skos:prefLabel \"C5\" ; kur:partner <state/jpn> .\n",
    ),
    (
        "c.ttl",
        "<region/asia> kur:partOf <region/world> ; a kur:Region, kur:Place ; skos:prefLabel \"Asia\" .\n",
    ),
    (
        "d.ttl",
        "<state/jpn> skos:altLabel \"Nippon\" .\n<region/world> a kur:Region ; skos:prefLabel \"World\" .\n",
    ),
];

#[test]
fn what_a_query_does_not_want_does_not_change_its_answer() {
    let head = MINE
        .split_inclusive("<format")
        .next()
        .unwrap()
        .trim_end_matches("<format");
    let files = FILES.map(|(name, text)| (name, format!("{head}{text}")));
    let cut: Vec<_> = files
        .iter()
        .map(|(name, text)| cut_for_pack(name, text).unwrap())
        .collect();
    let bytes = pack::writer::pack(&cut).unwrap();
    let pack = pack::Pack::read(&bytes).unwrap();
    let packed = Background::default().over(&pack, |_| true);
    let plain = Background::new(files.iter().map(|(name, text)| (*name, text.as_str()))).unwrap();
    for query in [
        "{ ?f a kur:Format ; skos:prefLabel|skos:altLabel ?l }",
        "{ ?s a kur:State ; skos:prefLabel|skos:altLabel ?l }",
        "{ ?f a kur:Format OPTIONAL { ?f kur:partner ?x . ?x a kur:State ; skos:prefLabel ?l } }",
        "{ ?a kur:partOf+ ?b . ?b a kur:Region ; skos:prefLabel ?l }",
        "{ ?a kur:partOf* ?b }",
        "{ <https://w3id.org/kurultai/id/state/jpn> ?p ?o }",
        "{ ?r a kur:Place ; skos:prefLabel ?l }",
        "{ GRAPH ?g { ?s a kur:State } }",
        "{ GRAPH ?g {} }",
        "{ ?s a kur:State FILTER NOT EXISTS { ?f kur:partner ?s } }",
        "{ ?s a ?class MINUS { ?s kur:partOf ?x } }",
        "{ ?s ?p ?o }",
    ] {
        let question = Question::parse(&format!("SELECT * {query}")).unwrap();
        let rows = |background: &Background<'_>| {
            let mut rows = ask_knowledge(background, &question)
                .unwrap()
                .table()
                .unwrap()
                .rows;
            rows.sort();
            rows
        };
        let answer = rows(&packed);
        assert!(!answer.is_empty(), "{query}");
        assert_eq!(answer, rows(&plain), "{query}");
    }
}

#[test]
fn a_question_to_the_knowledge_needs_no_store_and_takes_none() {
    let workspace = Workspace::new();
    workspace.write("mine/mine.ttl", MINE);
    let args = [
        "query",
        "--knowledge-only",
        "--name",
        "partners",
        "--param",
        "with=Japan",
        "--knowledge",
        "mine",
    ];
    assert!(workspace.ok(&args).contains("C9+9,partner,Japan"));
    assert_eq!(workspace.run(&["query", "ASK { ?s ?p ?o }"]).code, 2);
    assert_eq!(
        workspace
            .run(&["query", "--knowledge-only", "--store", "s", "ASK { ?s ?p ?o }"])
            .code,
        2
    );
}

#[test]
fn validate_checks_what_a_folder_adds() {
    let workspace = Workspace::new();
    workspace.write("mine/mine.ttl", MINE);
    let ran = workspace.run(&["validate", "--knowledge", "mine"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    workspace.write("mine/mine.ttl", MINE.replace("C9+9", "x"));
    let ran = workspace.run(&["validate", "--knowledge", "mine"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .starts_with("mine.ttl:6: the alias `x` of `kid:format/c9-plus-9` is too short (hint: "),
        "{}",
        ran.out
    );
    workspace.write("mine/mine.ttl", MINE.replace("jpn", "jpx"));
    let ran = workspace.run(&["validate", "--knowledge", "mine"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err
            .contains("mine.ttl:7: `kid:state/jpx` is described nowhere"),
        "{}",
        ran.err
    );
}

/// A frame with four of its lines to be said otherwise.
const FRAME: &str = r#"about = "Somebody denounces metwith somebody."

[[read]]
relation = "criticised"
verbs = ["denounce"]
subject = "agent"
object = "patient"

[[positive]]
text = "Kenya denounced the declaration."
claims = ["Kenya | criticised | the declaration"]

[[negative]]
text = "Kenya did not denounce the declaration."
"#;

/// What is changed in the frame; the exit code, and what is said of it on stdout (1) or stderr (2).
const FRAME_FAULTS: [(&str, &str, i32, &str); 7] = [
    ("", "", 0, ""),
    (
        "Kenya did not denounce",
        "Norway denounced",
        1,
        "frames/mine.toml:14: must not be read: kid:state/nor | criticised | ",
    ),
    (
        "Kenya | criticised",
        "Norway | criticised",
        1,
        "frames/mine.toml:10: not read: Norway | criticised | the declaration (in: Kenya denounced the declaration.)",
    ),
    (
        "\"patient\"",
        "\"patiend\"",
        2,
        "frames/mine.toml:7: `patiend` is neither a slot nor a preposition (hint: did you mean `patient`?)",
    ),
    (
        "object = \"patient\"\n",
        "",
        2,
        "frames/mine.toml:4: a [[read]] of `criticised` has no `object` (hint: say in which slot it stands: object = \"patient\")",
    ),
    (
        "relation = \"criticised\"",
        "relation = \"metwith\"",
        2,
        "frames/mine.toml:4: the relation `metwith` is not declared (hint: did you mean `metWith`?)",
    ),
    ("\"patient\"", "[\"patient\", \"against\"]", 0, ""),
];

#[test]
fn validate_reads_the_frames_of_a_folder_and_their_examples() {
    let workspace = Workspace::new();
    for (said, instead, code, told) in FRAME_FAULTS {
        workspace.write("mine/frames/mine.toml", FRAME.replacen(said, instead, 1));
        let ran = workspace.run(&["validate", "--knowledge", "mine"]);
        assert_eq!(ran.code, code, "{said}: {} {}", ran.out, ran.err);
        let stream = if code == 2 { &ran.err } else { &ran.out };
        assert!(stream.contains(told), "{said}: {stream}");
    }
}

#[test]
fn the_shipped_knowledge_has_no_faults() {
    let knowledge = Knowledge::shipped().unwrap();
    let faults = knowledge.lint(KnowledgeFile::is_gazetteer, LintOptions::default());
    let faults: Vec<String> = faults
        .into_iter()
        .map(|fault| format!("{}: {}", fault.rule.name(), fault.mistake.message))
        .collect();
    assert_eq!(
        faults, LET_THROUGH,
        "a fault is let through only for a reason that stands beside it"
    );
}
