//! `export` in all its formats, from the command line.

use std::fs;

use crate::command::{Workspace, texts};

fn store() -> Workspace {
    let workspace = Workspace::new();
    texts(&workspace);
    workspace.ok(&["build", "texts", "--store", "s"]);
    workspace
}

fn export(workspace: &Workspace, format: &str, more: &[&str]) -> String {
    let args = ["export", "--store", "s", "--format", format];
    workspace.ok(&[&args, more].concat())
}

/// The sorted names of the files in a folder.
fn files(workspace: &Workspace, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(workspace.path().join(folder)).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_gets_what_stdout_gets() {
    let workspace = store();
    for format in [
        "turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "graphml", "gexf",
    ] {
        let printed = export(&workspace, format, &[]);
        assert!(printed.contains("Tokayev"), "{format}");
        assert_eq!(export(&workspace, format, &["--output", "file"]), "");
        assert_eq!(workspace.read("file"), printed, "{format}");
        assert_eq!(export(&workspace, format, &["--output", "-"]), printed);
    }
}

#[test]
fn tables_go_to_a_folder_or_one_by_one() {
    let workspace = store();
    export(&workspace, "csv", &["--output", "tables"]);
    let names = [
        "counts.csv",
        "edges.csv",
        "nodes.csv",
        "statement-edges.csv",
        "statements.csv",
    ];
    assert_eq!(files(&workspace, "tables"), names);
    for name in names {
        let table = export(&workspace, "csv", &["--table", name.trim_end_matches(".csv")]);
        assert_eq!(table, workspace.read(&format!("tables/{name}")));
    }
    let nodes = workspace.read("tables/nodes.csv");
    assert!(nodes.starts_with("id:ID,label,mentions:int,"));
    assert!(nodes.lines().next().unwrap().ends_with(",:LABEL"));
    let edges = workspace.read("tables/edges.csv");
    assert!(edges.starts_with("id,:START_ID,:END_ID,"));
    assert!(edges.lines().next().unwrap().ends_with(",:TYPE"));
}

#[test]
fn options_that_mean_nothing_are_refused() {
    let workspace = store();
    for (format, option) in [
        ("csv", &["--output", "-"][..]),
        ("csv", &[]),
        ("csv", &["--table", "nodes", "--statements"]),
        ("graphml", &["--table", "nodes"]),
        ("gexf", &["--split", "x"]),
        ("turtle", &["--table", "nodes"]),
        ("turtle", &["--statements"]),
        ("turtle", &["--split", "x", "--output", "y"]),
    ] {
        let args = ["export", "--store", "s", "--format", format];
        assert_eq!(
            workspace.run(&[&args, option].concat()).code,
            2,
            "{format} {option:?}"
        );
    }
    let ran = workspace.run(&[
        "export",
        "--store",
        "s",
        "--format",
        "turtle",
        "--output",
        "no/such/file",
    ]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}

#[test]
fn provenance_goes_along_as_far_as_it_is_wanted() {
    let workspace = store();
    let count = |level: &str, word: &str| {
        let lines = export(&workspace, "nquads", &["--provenance", level]);
        lines.lines().filter(|line| line.contains(word)).count()
    };
    for (level, claims, mentions) in [
        ("none", false, false),
        ("claims", true, false),
        ("full", true, true),
    ] {
        assert_eq!(count(level, "kurultai/ns#frame>") > 0, claims, "{level}");
        assert_eq!(count(level, "isString>") > 0, claims, "{level}");
        assert_eq!(count(level, "/mention/") > 0, mentions, "{level}");
    }
    let graphs = ["--graphs", "facts,provenance,knowledge"];
    assert_eq!(
        export(&workspace, "trig", &graphs),
        export(&workspace, "trig", &["--provenance", "full"])
    );
}

#[test]
fn split_files_hold_together_what_one_file_holds() {
    let workspace = store();
    let options = ["--provenance", "full", "--split", "graphs"];
    export(&workspace, "nquads", &options);
    let names = files(&workspace, "graphs");
    for name in ["n1.facts.nq", "n1.provenance.nq", "texts%2Fa.txt.facts.nq"] {
        assert!(names.iter().any(|known| known == name), "{names:?}");
    }
    assert!(names.iter().any(|name| name.starts_with("knowledge.gazetteer.")));
    let mut lines: Vec<String> = Vec::new();
    for name in &names {
        let text = workspace.read(&format!("graphs/{name}"));
        let graphs = text.lines().map(|line| line.rsplit_once(" <").unwrap().1);
        let mut graphs: Vec<&str> = graphs.collect();
        graphs.dedup();
        assert!(graphs.len() <= 1, "{name} holds one graph");
        lines.extend(text.lines().map(str::to_owned));
    }
    lines.sort();
    let whole = export(&workspace, "nquads", &["--provenance", "full"]);
    assert_eq!(lines, whole.lines().collect::<Vec<_>>());
}

#[test]
fn what_is_denied_is_an_edge_only_beside_provenance() {
    let workspace = Workspace::new();
    workspace.write("a.txt", "Norway was not invited to the conference in Oslo.\n");
    workspace.ok(&["build", "a.txt", "--store", "s"]);
    let edges = |graphs| export(&workspace, "csv", &["--table", "edges", "--graphs", graphs]);
    assert!(!edges("facts,knowledge").contains("invitedTo"));
    assert!(edges("facts,provenance").contains(",false,negative,actual,"));
}
