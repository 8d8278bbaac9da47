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

#[test]
fn every_shipped_query_answers() {
    let workspace = built();
    let list = workspace.ok(&["query", "--list"]);
    let names: Vec<&str> = list.lines().filter(|line| !line.starts_with(' ')).collect();
    assert!(names.len() >= 6, "{names:?}");
    for name in names {
        let about = list.lines().skip_while(|line| *line != name).nth(1).unwrap();
        assert!(about.starts_with("    "), "{name} says what it answers");
        workspace.ok(&["query", "--store", "s", "--name", name]);
    }
    let leaders = workspace.ok(&[
        "query",
        "--store",
        "s",
        "--name",
        "leaders",
        "--param",
        "body=uzbek",
    ]);
    assert!(leaders.contains("Shavkat Mirziyoyev,president,"), "{leaders}");
    assert!(!leaders.contains("Tokayev"), "{leaders}");
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
