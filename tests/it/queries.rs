//! Queries and exports: the default graph is a set, the scopes, the formats, the shipped queries.

use crate::command::{Workspace, texts};

fn built() -> Workspace {
    let workspace = Workspace::new();
    texts(&workspace);
    workspace.ok(&["build", "texts", "--store", "s", "--date", "2024-08-09"]);
    workspace
}

#[track_caller]
fn check(workspace: &Workspace, query: &str, expected: &str) {
    let out = workspace.ok(&["query", "--store", "s", query]);
    let rows: Vec<&str> = out.lines().skip(1).collect();
    assert_eq!(rows.join("\n"), expected, "{query}");
}

#[test]
fn a_fact_of_two_documents_counts_once() {
    let workspace = built();
    let holds = "<https://w3id.org/kurultai/id/person/kassym-jomart-tokayev> kur:holdsOffice ?x";
    check(&workspace, &format!("SELECT (COUNT(*) AS ?n) {{ {holds} }}"), "1");
    check(
        &workspace,
        &format!("SELECT (COUNT(DISTINCT ?g) AS ?n) {{ GRAPH ?g {{ {holds} }} }}"),
        "3",
    );
}

#[test]
fn the_summit_of_two_documents_is_two_things() {
    let workspace = built();
    check(
        &workspace,
        "SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a kur:Meeting }",
        "2",
    );
}

#[test]
fn scopes_add_knowledge() {
    let workspace = built();
    let count = |scope: &str| -> usize {
        let query = "SELECT (COUNT(*) AS ?n) { ?t a kur:Tenure }";
        let out = workspace.ok(&["query", "--store", "s", "--scope", scope, query]);
        out.lines().nth(1).unwrap().trim().parse().unwrap()
    };
    assert_eq!(count("documents"), 0);
    assert!(count("mentioned") > 0);
    assert!(count("all") > count("mentioned"));
    // Nothing that the texts do not mention gets a kind.
    let query = "SELECT ?p { ?p a kur:Person FILTER NOT EXISTS { ?p rdfs:label ?l } }";
    assert_eq!(workspace.ok(&["query", "--store", "s", query]).lines().count(), 1);
}

/// The names of the shipped queries, and the list that names them.
fn shipped(workspace: &Workspace) -> (Vec<String>, String) {
    let list = workspace.ok(&["query", "--list"]);
    let names = list
        .lines()
        .filter(|line| !line.starts_with(' '))
        .map(str::to_owned);
    (names.collect(), list)
}

fn ask(workspace: &Workspace, name: &str, more: &[&str]) -> String {
    let mut args = vec!["query", "--store", "s", "--name", name];
    args.extend(more);
    workspace.ok(&args)
}

#[test]
fn every_shipped_query_says_what_it_answers_and_answers() {
    let workspace = built();
    let (names, list) = shipped(&workspace);
    assert!(names.len() >= 15, "{names:?}");
    for name in &names {
        let mut about = list.lines().skip_while(|line| line != name).skip(1);
        let first = about.next().unwrap();
        assert!(first.starts_with("    "), "{name} says what it answers");
        let told: Vec<&str> = about.take_while(|line| line.starts_with("    ")).collect();
        let values: Vec<String> = parameters(&workspace, name)
            .iter()
            .map(|parameter| {
                let is_told = |line: &&str| line.contains("Parameter") && line.contains(parameter);
                assert!(told.iter().any(is_told), "{name} tells of {parameter}");
                format!("--param={parameter}=2024")
            })
            .collect();
        ask(&workspace, name, &[]);
        ask(
            &workspace,
            name,
            &values.iter().map(String::as_str).collect::<Vec<_>>(),
        );
    }
}

/// The parameters of a query, as they are told to whom gets one wrong.
fn parameters(workspace: &Workspace, name: &str) -> Vec<String> {
    let ran = workspace.run(&["query", "--store", "s", "--name", name, "--param", "nonsense=1"]);
    assert_eq!(ran.code, 2);
    let known = ran.err.split("it has: ").nth(1).unwrap_or("").trim();
    let known = known.split(", ").filter(|parameter| !parameter.is_empty());
    known.map(str::to_owned).collect()
}

#[test]
fn shipped_queries_take_parameters() {
    let workspace = built();
    let leaders = ask(&workspace, "leaders", &["--param", "body=uzbek"]);
    assert!(leaders.contains("Shavkat Mirziyoyev,president,"), "{leaders}");
    assert!(!leaders.contains("Tokayev"), "{leaders}");
    let said = |more: &str| ask(&workspace, "statements", &["--param", more]);
    assert!(said("about=needs water").contains("needs water"));
    assert!(!said("from=2030").contains("needs water"));
    let met = ask(&workspace, "met", &["--param", "name=mirzi"]);
    assert!(
        met.contains("Shavkat Mirziyoyev,Kassym-Jomart Tokayev,actual,"),
        "{met}"
    );
}

#[test]
fn what_is_planned_is_told_as_planned() {
    let workspace = Workspace::new();
    workspace.write(
        "a.txt",
        "President of Kazakhstan Kassym-Jomart Tokayev will attend the summit in Astana.",
    );
    workspace.ok(&["build", "a.txt", "--store", "s", "--date", "2024-08-09"]);
    let rows = ask(&workspace, "attendance", &[]);
    assert!(rows.contains(",planned,"), "{rows}");
    assert!(!rows.contains(",actual,"), "{rows}");
}

#[test]
fn with_evidence_each_row_has_its_document_and_sentence() {
    let workspace = built();
    let rows = ask(&workspace, "met", &["--with-evidence"]);
    let sentence = "[The president of Kazakhstan, Kassym-Jomart Tokayev, met with the president of Uzbekistan, Shavkat Mirziyoyev].";
    assert!(rows.starts_with("who,whom,told,date,source,sentence"), "{rows}");
    assert!(rows.contains(&format!(",texts/a.txt,\"{sentence}\"")), "{rows}");
    let own = "SELECT ?evidence { ?evidence a kur:Statement }";
    let rows = workspace.ok(&["query", "--store", "s", "--with-evidence", own]);
    assert!(
        rows.contains("He said that [the region “needs water”]."),
        "{rows}"
    );
    let without = workspace.run(&[
        "query",
        "--store",
        "s",
        "--with-evidence",
        "SELECT ?s { ?s a kur:State }",
    ]);
    assert_eq!(without.code, 2);
    assert!(without.err.contains("gives no `?evidence`"), "{}", without.err);
}

#[test]
fn a_table_shows_labels_and_no_iris() {
    let workspace = built();
    let query = "SELECT ?who ?document { ?s a kur:Statement ; kur:speaker ?who ; kur:inDocument ?document }";
    let table = workspace.ok(&["query", "--store", "s", "--format", "table", query]);
    assert!(table.contains("│ Kassym-Jomart Tokayev ┆ texts/a.txt"), "{table}");
    let only = [
        "query",
        "--knowledge-only",
        "--format",
        "table",
        "SELECT ?s { ?s a kur:State ; skos:prefLabel ?l FILTER(?l = \"Uzbekistan\"@en) }",
    ];
    assert!(workspace.ok(&only).contains("│ Uzbekistan │"));
}

#[test]
fn a_question_in_english_is_led_to_the_shipped_queries() {
    let workspace = built();
    let ran = workspace.run(&["query", "--store", "s", "who attended which summit?"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("kurultai query --list"), "{}", ran.err);
    assert!(ran.err.contains("--name attendance"), "{}", ran.err);
    let ran = workspace.run(&["query", "--store", "s", "who met Tokayev?"]);
    assert!(
        ran.err.contains("perhaps `--name met`: Who met whom"),
        "{}",
        ran.err
    );
}

#[test]
fn an_empty_answer_names_what_is_near() {
    let workspace = built();
    let err = |more: &[&str]| {
        let mut args = vec!["query", "--store", "s", "--name", "met"];
        args.extend(more);
        workspace.run(&args).err
    };
    assert!(err(&["--param", "name=Tokaev"]).contains("there is `Kassym-Jomart Tokayev`"));
    assert!(err(&["--param", "nam=Tokayev"]).contains("it has: name, other"));
    assert_eq!(err(&["--param", "name=Tokayev"]), "");
}

#[test]
fn formats_of_answers() {
    let workspace = built();
    let ask = |format: &str, query: &str| workspace.ok(&["query", "--store", "s", "--format", format, query]);
    let select = "SELECT ?x { VALUES ?x { \"a\" } }";
    assert_eq!(ask("csv", select), "x\r\na\r\n");
    assert_eq!(ask("tsv", select), "?x\n\"a\"\n");
    assert!(ask("json", select).contains("\"bindings\""));
    assert!(ask("xml", select).contains("<sparql"));
    assert!(ask("table", select).contains("│ a │"));
    assert_eq!(ask("csv", "ASK { ?x kur:attended ?y }").trim(), "true");
    let turtle = ask(
        "turtle",
        "CONSTRUCT { <http://example.org/a> rdfs:label \"a\" } WHERE {}",
    );
    assert!(
        turtle.contains("<http://example.org/a> rdfs:label \"a\" ."),
        "{turtle}"
    );
}

#[test]
fn every_syntax_is_written() {
    let workspace = built();
    let graphs = "facts,provenance,knowledge";
    let mut sizes = Vec::new();
    for format in ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml"] {
        let out = workspace.ok(&["export", "--store", "s", "--format", format, "--graphs", graphs]);
        sizes.push((format, out.len()));
    }
    assert!(sizes.iter().all(|(_, size)| *size > 1000), "{sizes:?}");
    assert!(!workspace.export("s").contains("_:"), "no blank nodes");
    let dot = workspace.ok(&["draw", "--store", "s", "--focus", "Tokayev"]);
    assert!(dot.starts_with("digraph"), "{dot}");
}

#[test]
fn drawings_add_what_is_known() {
    let workspace = Workspace::new();
    let text = "The president of Kazakhstan, Kassym-Jomart Tokayev, met with Shavkat Mirziyoyev. \
        Uzbekistan and the United Nations were mentioned.";
    workspace.write("a.txt", text);
    workspace.ok(&["build", "a.txt", "--store", "s"]);
    let draw = |scope: &str| workspace.ok(&["draw", "--store", "s", "--scope", scope]);
    let edges = |dot: &str| {
        dot.lines()
            .filter(|line| line.contains(" -> "))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(workspace.ok(&["draw", "--store", "s"]), draw("documents"));
    let (documents, mentioned) = (edges(&draw("documents")), edges(&draw("mentioned")));
    let known: Vec<&String> = mentioned
        .iter()
        .filter(|edge| !documents.contains(edge))
        .collect();
    assert!(documents.iter().all(|edge| mentioned.contains(edge)));
    assert!(
        known
            .iter()
            .all(|edge| edge.contains("style=dotted, color=\"#999999\"")),
        "{known:?}"
    );
    let is_known = |ends: &str, label: &str| {
        let parts = [ends, &format!("label=\"{label}")];
        known
            .iter()
            .any(|edge| parts.iter().all(|part| edge.contains(part)))
    };
    let id = "https://w3id.org/kurultai/id";
    let person = |name: &str, state: &str| format!("\"{id}/person/{name}\" -> \"{id}/state/{state}\"");
    assert!(
        is_known(&person("shavkat-mirziyoyev", "uzb"), "holds office"),
        "{known:?}"
    );
    let member = format!("\"{id}/state/uzb\" -> \"{id}/organization/united-nations\"");
    assert!(is_known(&member, "member of"), "{known:?}");
    // The text says so itself.
    assert!(
        !is_known(&person("kassym-jomart-tokayev", "kaz"), ""),
        "{known:?}"
    );
}
