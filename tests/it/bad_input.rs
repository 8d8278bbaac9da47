//! Bad input: a clear message, the documented exit code, and nothing stored is lost.

use kurultai::store::{Part, Store, StoreError};

use crate::command::Workspace;

/// A workspace with a store `s` of one text.
pub(crate) fn stored() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("good.txt", "Kassym-Jomart Tokayev met with Shavkat Mirziyoyev.");
    workspace.ok(&["build", "good.txt", "--store", "s"]);
    workspace
}

/// Everything that the store `s` holds of documents.
fn documents(workspace: &Workspace) -> Vec<String> {
    let store = Store::open(&workspace.path().join("s")).unwrap();
    let mut quads = Vec::new();
    for part in Part::ALL {
        let take = |quad: oxrdf::Quad| {
            quads.push(quad.to_string());
            Ok::<_, StoreError>(())
        };
        store.each_quad(part, take).unwrap();
    }
    quads
}

/// Runs a command that has to fail like this, and to leave the store `s` as it was.
#[track_caller]
pub(crate) fn check(workspace: &Workspace, args: &str, code: i32, said: &str) {
    let before = documents(workspace);
    let args: Vec<&str> = args.split(' ').collect();
    let ran = workspace.run(&args);
    assert_eq!(ran.code, code, "{args:?}: {}", ran.err);
    assert!(ran.err.contains(said), "{args:?}: {} lacks {said}", ran.err);
    assert_eq!(documents(workspace), before, "{args:?} changed the store");
}

#[test]
fn inputs() {
    let workspace = stored();
    workspace.write("binary", b"\x7fELF\x02\x01\0\0\0");
    workspace.write("latin.txt", b"wrong \xff\xfe bytes in Almaty");
    workspace.write("empty/.hidden.txt", "hidden");
    workspace.write("pictures/a.jpg", "no picture");
    check(
        &workspace,
        "build gone.txt --store s",
        1,
        "`gone.txt` does not exist",
    );
    check(
        &workspace,
        "build binary --store s",
        1,
        "`binary` is binary, not a text",
    );
    check(&workspace, "build latin.txt --store s", 1, "not UTF-8 at byte 6");
    check(
        &workspace,
        "build empty --store s",
        2,
        "there is no text in `empty`",
    );
    check(
        &workspace,
        "build pictures --store s",
        2,
        "there is no text in `pictures`",
    );
    check(
        &workspace,
        "extract pictures",
        2,
        "there is no text in `pictures`",
    );
    check(
        &workspace,
        "build good.txt --store s --report none/r",
        2,
        "cannot write the report `none/r`",
    );
    check(&workspace, "build --store s", 2, "<PATH>");
    check(
        &workspace,
        "build good.txt --store s --date soon",
        2,
        "`soon` is no date",
    );
    check(
        &workspace,
        "extract good.txt good.txt",
        0,
        "a second document is called `good.txt`",
    );
}

#[test]
fn one_bad_text_does_not_stop_the_others() {
    let workspace = Workspace::new();
    workspace.write("texts/a.txt", "Kassym-Jomart Tokayev came.");
    workspace.write("texts/b.bin", b"\0\0\0");
    workspace.write(
        "texts/c.ndjson",
        "{\"text\": \"one\"}\n{\"text\":\n{\"id\":\"x\"}\n\n{\"id\":\"y\",\"text\":\"two\"}\n",
    );
    let ran = workspace.run(&["build", "texts", "--store", "s", "--report", "r.ndjson"]);
    assert_eq!(ran.code, 1);
    let statuses: Vec<(String, String)> = workspace
        .read("r.ndjson")
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            (line["id"].to_string(), line["status"].to_string())
        })
        .collect();
    let expected = [
        ("\"texts/a.txt\"", "\"stored\""),
        ("\"texts/b.bin\"", "\"failed\""),
        ("\"texts/c.ndjson#1\"", "\"stored\""),
        ("\"texts/c.ndjson#2\"", "\"failed\""),
        ("\"texts/c.ndjson#3\"", "\"failed\""),
        ("\"y\"", "\"stored\""),
    ];
    assert_eq!(
        statuses,
        expected.map(|(id, status)| (id.to_owned(), status.to_owned()))
    );
}

#[test]
fn an_empty_text_is_stored_with_a_warning() {
    let workspace = Workspace::new();
    workspace.write("empty.txt", "");
    let ran = workspace.run(&["build", "empty.txt", "--store", "s"]);
    assert_eq!(
        (ran.code, ran.err.contains("`empty.txt` is empty")),
        (0, true),
        "{}",
        ran.err
    );
    assert_eq!(workspace.run_with(&["extract"], "").code, 0);
}

#[test]
fn knowledge() {
    let workspace = stored();
    workspace.write("k/gazetteer/mine.ttl", "<a> <b> <c> .\n\n<a> <b> ;;; nonsense\n");
    workspace.write("none/readme.txt", "no knowledge");
    check(
        &workspace,
        "build good.txt --store s --knowledge k",
        2,
        "gazetteer/mine.ttl:",
    );
    // Each of a sort that is read elsewhere.
    for (name, text, said) in [
        ("frames/x.toml", "no = = frame", "frames/x.toml:1: "),
        ("lexicon/titles.toml", "= broken", "lexicon/titles.toml:1: "),
        (
            "gazetteer/x.ttl",
            "<person/x> a <nonsense> .",
            "gazetteer/x.ttl:1: `kid:person/x` has no kind",
        ),
        ("gazetteer/x.ttl", "<person/x> a", "gazetteer/x.ttl:1: no Turtle"),
    ] {
        let folder = format!("k {name} {}", text.len()).replace([' ', '/'], "-");
        workspace.write(&format!("{folder}/{name}"), text);
        for command in [
            "build good.txt --store s",
            "query --store s --name leaders",
            "export --store s --format nquads",
        ] {
            check(&workspace, &format!("{command} --knowledge {folder}"), 2, said);
        }
    }
    workspace.write("bytes/gazetteer/x.ttl", b"\xff\xfe");
    check(
        &workspace,
        "build good.txt --store s --knowledge bytes",
        2,
        "gazetteer/x.ttl: stream did not contain valid UTF-8",
    );
    workspace.write("bad/queries/bad.rq", "SELECT * {");
    check(
        &workspace,
        "query --store s --name bad --knowledge bad",
        2,
        "the query is no SPARQL: line 1",
    );
    check(
        &workspace,
        "extract good.txt --knowledge none",
        2,
        "there is no knowledge in `none`",
    );
    check(
        &workspace,
        "extract good.txt --knowledge gone",
        2,
        "cannot read knowledge from `gone`",
    );
}

#[test]
fn questions() {
    let workspace = stored();
    workspace.write("q.rq", "SELECT * WHERE {\n  ?x rdfs:label }");
    check(&workspace, "query --store s --file q.rq", 2, "line 2, column 17");
    check(
        &workspace,
        "query --store s --file gone.rq",
        2,
        "cannot read the query `gone.rq`",
    );
    check(
        &workspace,
        "query --store s --name nothing",
        2,
        "no query is called `nothing`",
    );
    check(
        &workspace,
        "query --store s --name leaders --param boy=x",
        2,
        "no parameter `boy`",
    );
    check(
        &workspace,
        "query --store s --name leaders --format turtle",
        2,
        "gives no triples",
    );
    check(&workspace, "query --store s", 2, "required");
    check(
        &workspace,
        "explain --store s Nobody",
        1,
        "nothing called `Nobody`",
    );
    check(
        &workspace,
        "forget --store s nothing.txt",
        1,
        "no document `nothing.txt`",
    );
    check(&workspace, "explain --store s Tokayev metWith", 2, "<THING>");
    check(
        &workspace,
        "draw --store s --focus Nobody",
        1,
        "nothing called `Nobody`",
    );
    check(
        &workspace,
        "draw --store s --kinds car",
        2,
        "the kinds are person, state",
    );
    check(
        &workspace,
        "draw --store s --output none/x.dot",
        2,
        "cannot write `none/x.dot`",
    );
    check(
        &workspace,
        "export --store s --format nquads --graphs many",
        2,
        "[possible values: facts, provenance, knowledge]",
    );
    check(
        &workspace,
        "export --store s --format docx",
        2,
        "[possible values: turtle, ",
    );
    let remote = [
        "query",
        "--store",
        "s",
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    ];
    let ran = workspace.run(&remote);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is not supported"), "{}", ran.err);
    check(&workspace, "frobnicate", 2, "unrecognized subcommand");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    use std::process::{Command, Stdio};
    let workspace = Workspace::new();
    workspace.write(
        "long.txt",
        "Kassym-Jomart Tokayev met with Shavkat Mirziyoyev. ".repeat(500),
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_kurultai"))
        .args(["extract", "long.txt"])
        .current_dir(workspace.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
