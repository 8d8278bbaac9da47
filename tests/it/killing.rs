//! A build that is killed loses nothing: neither what was stored before nor what it reported as stored.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use kurultai::store::{Part, Store};
use kurultai::text::DocumentId;

use crate::command::Workspace;

const DOCUMENTS: usize = 240;
const KILLS: u32 = 20;
/// After so many kills a build runs to its end.
const KILLS_BETWEEN_BUILDS: u32 = 5;
const ARGS: [&str; 6] = ["build", "c.ndjson", "--store", "s", "--report", "r.ndjson"];

/// The text of a document in a round: every seventh changes from one round to the next.
fn text(document: usize, round: usize) -> String {
    let changes = (round + document) / 7;
    format!("Kassym-Jomart Tokayev met with Sadyr Japarov. Talk {document} was followed by {changes} others.")
}

fn write_corpus(workspace: &Workspace, round: usize) {
    let mut corpus = String::new();
    for document in 0..DOCUMENTS {
        let text = text(document, round);
        writeln!(corpus, "{{\"id\":\"d{document}\",\"text\":\"{text}\"}}").unwrap();
    }
    workspace.write("c.ndjson", corpus);
}

/// Runs a build and kills it after a time, unless it is done by then.
fn build_and_kill(workspace: &Workspace, after: Duration) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kurultai"))
        .args(ARGS)
        .current_dir(workspace.path())
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// The identifiers that the report names as stored. A last line that was cut short names none.
fn reported(workspace: &Workspace) -> Vec<String> {
    let report = workspace.path().join("r.ndjson");
    let Ok(report) = std::fs::read_to_string(report) else {
        return Vec::new();
    };
    let lines = report.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    let lines = lines.map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let stored = lines.filter(|line| line["status"] == "stored");
    stored
        .map(|line| line["id"].as_str().unwrap().to_owned())
        .collect()
}

/// Checks a store after a kill: it opens, all documents are whole, and none is gone. Gives those it holds.
fn check(workspace: &Workspace, round: usize, before: &BTreeSet<DocumentId>) -> BTreeSet<DocumentId> {
    let folder = workspace.path().join("s");
    if !folder.exists() {
        assert!(before.is_empty() && reported(workspace).is_empty());
        return BTreeSet::new();
    }
    let store = Store::open(&folder).unwrap();
    let held: BTreeSet<DocumentId> = store.documents().map(|(id, _)| id.clone()).collect();
    assert!(held.is_superset(before), "round {round}");
    let reported = reported(workspace);
    for id in &held {
        assert!(
            !store.quads(id, Part::Facts).unwrap().is_empty(),
            "{id} in round {round}"
        );
        let provenance = store.quads(id, Part::Provenance).unwrap();
        let document: usize = id.as_str()[1..].parse().unwrap();
        let words = format!("\"{}\"", text(document, round));
        let is_new = provenance.iter().any(|quad| quad.object.to_string() == words);
        assert!(
            is_new || !reported.iter().any(|name| name == id.as_str()),
            "{id} in round {round}"
        );
    }
    assert!(
        reported.iter().all(|id| held.contains(&DocumentId::new(id))),
        "round {round}"
    );
    held
}

#[test]
fn nothing_is_lost_when_a_build_is_killed() {
    let workspace = Workspace::new();
    write_corpus(&workspace, 0);
    let start = Instant::now();
    workspace.ok(&["build", "c.ndjson", "--store", "timed"]);
    let whole = start.elapsed();
    let mut held = BTreeSet::new();
    let mut usual = whole;
    for kill in 1..=KILLS {
        let round = kill as usize;
        write_corpus(&workspace, round);
        std::fs::remove_file(workspace.path().join("r.ndjson")).ok();
        // From the start to just after the usual end.
        build_and_kill(&workspace, usual * (kill * 7 % 22) / 20);
        held = check(&workspace, round, &held);
        if kill % KILLS_BETWEEN_BUILDS == 0 {
            let start = Instant::now();
            workspace.ok(&ARGS);
            // From now on a build reads few texts.
            usual = start.elapsed();
            let fresh = format!("fresh{kill}");
            workspace.ok(&["build", "c.ndjson", "--store", &fresh]);
            assert!(workspace.export("s") == workspace.export(&fresh), "round {round}");
        }
    }
    assert_eq!(held.len(), DOCUMENTS);
}
