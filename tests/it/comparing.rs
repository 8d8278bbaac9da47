//! `diff`: stores and exports, in words and in rows.

use crate::command::{Workspace, texts};

/// A store `a`, and a store `b` that has one document less, one more and one that has changed.
fn stores() -> Workspace {
    let workspace = Workspace::new();
    texts(&workspace);
    workspace.ok(&["build", "texts", "--store", "a"]);
    workspace.remove("texts/b.txt");
    let text = workspace.read("texts/a.txt");
    workspace.write("texts/a.txt", format!("A line before all others.\n\n{text}"));
    workspace.write("texts/d.txt", "Norway hosted talks in Oslo on 3 May 2023.\n");
    workspace.ok(&["build", "texts", "--store", "b"]);
    workspace
}

fn diff(workspace: &Workspace, args: &[&str]) -> String {
    workspace.ok(&[&["diff"], args].concat())
}

/// The lines that begin with a sign.
fn changes(said: &str) -> Vec<&str> {
    let is_change = |line: &&str| ["+ ", "- ", "~ "].iter().any(|sign| line.starts_with(sign));
    said.lines().filter(is_change).collect()
}

#[test]
fn a_store_and_itself_do_not_differ() {
    let workspace = stores();
    let ran = workspace.run(&["diff", "a", "a", "--exit-code"]);
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.as_str()),
        (0, "", "no difference\n")
    );
}

#[test]
fn stores_are_compared_in_words() {
    let workspace = stores();
    let said = diff(&workspace, &["a", "b"]);
    for line in [
        "~ texts/a.txt",
        "- texts/b.txt",
        "+ texts/d.txt",
        "+ Norway (State)",
        "+ Norway hosted talks",
        "    texts/d.txt: [Norway hosted talks] in Oslo on 3 May 2023.",
        "+ talks held on 2023-05-03",
    ] {
        assert!(said.lines().any(|known| known == line), "{line}\n{said}");
    }
    // What was said has moved in its text, and is the same.
    assert!(!said.contains("Statements"), "{said}");
    // Another document says so still.
    assert!(!said.contains("holds office in Kazakhstan"), "{said}");
}

#[test]
fn the_other_way_round_everything_is_turned() {
    let workspace = stores();
    let turned = |said: &str| {
        let sign = |line: &&str| match line.split_at(1) {
            ("+", rest) => format!("-{rest}"),
            ("-", rest) => format!("+{rest}"),
            (other, rest) => format!("{other}{rest}"),
        };
        let mut lines: Vec<String> = changes(said).iter().map(sign).collect();
        lines.sort();
        lines
    };
    let forward = diff(&workspace, &["a", "b"]);
    let mut forward: Vec<&str> = changes(&forward);
    forward.sort_unstable();
    assert_eq!(turned(&diff(&workspace, &["b", "a"])), forward);
}

#[test]
fn exports_differ_as_their_stores_do() {
    let workspace = stores();
    let stores = diff(&workspace, &["a", "b"]);
    for (format, ending) in [("nquads", "nq"), ("trig", "trig"), ("jsonld", "jsonld")] {
        for store in ["a", "b"] {
            let output = format!("{store}.{ending}");
            let args = ["--graphs", "facts,provenance", "--output", &output];
            workspace.ok(&[&["export", "--store", store, "--format", format], &args[..]].concat());
        }
        let files = [format!("a.{ending}"), format!("b.{ending}")];
        assert_eq!(diff(&workspace, &[&files[0], &files[1]]), stores, "{format}");
    }
    // A store and its own export hold the same.
    assert_eq!(diff(&workspace, &["a", "a.nq"]), "");
}

#[test]
fn formats_without_graphs_are_compared_without_documents() {
    let workspace = stores();
    for (format, ending) in [("turtle", "ttl"), ("ntriples", "nt"), ("rdfxml", "rdf")] {
        for store in ["a", "b"] {
            let output = format!("{store}.{ending}");
            let args = ["--graphs", "facts", "--output", &output];
            workspace.ok(&[&["export", "--store", store, "--format", format], &args[..]].concat());
        }
        let said = diff(&workspace, &[&format!("a.{ending}"), &format!("b.{ending}")]);
        assert!(said.contains("+ Norway hosted talks"), "{format}: {said}");
        assert!(!said.contains("Documents"), "{format}: {said}");
    }
}

#[test]
fn rows_and_json_say_what_the_words_say() {
    let workspace = stores();
    let words = diff(&workspace, &["a", "b"]);
    let rows = diff(&workspace, &["a", "b", "--format", "csv"]);
    assert_eq!(
        rows.lines().next(),
        Some("sort,words,change,subject,property,object,document,sentence")
    );
    assert_eq!(rows.lines().count() - 1, changes(&words).len());
    let json: serde_json::Value =
        serde_json::from_str(&diff(&workspace, &["a", "b", "--format", "json"])).unwrap();
    let list = json.as_array().unwrap();
    assert_eq!(list.len(), changes(&words).len());
    let hosted = list.iter().find(|change| change["property"] == "hosted").unwrap();
    assert_eq!(hosted["change"], "added");
    assert_eq!(hosted["subject"], "https://w3id.org/kurultai/id/state/nor");
}

#[test]
fn exit_codes_tell_differences_and_faults() {
    let workspace = stores();
    workspace.write("odd.txt", "no RDF");
    workspace.write("odd.nq", "no RDF");
    for (args, code) in [
        (&["a", "b"][..], 0),
        (&["a", "b", "--exit-code"], 1),
        (&["a", "missing"], 1),
        (&["a", "odd.txt"], 2),
        (&["a", "odd.nq"], 2),
        (&["texts", "a"], 2),
    ] {
        let ran = workspace.run(&[&["diff"], args].concat());
        assert_eq!(ran.code, code, "{args:?}: {}", ran.err);
    }
}
