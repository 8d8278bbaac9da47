//! The same texts give the same bytes, whatever the threads, the order of the files and the history of the store.

use std::fs;

use crate::command::{Workspace, texts};

#[test]
fn threads_and_order_of_files_do_not_show() {
    let workspace = Workspace::new();
    texts(&workspace);
    for number in 0..40 {
        let text = format!("President Kassym-Jomart Tokayev met with delegation {number} in Astana.");
        workspace.write(&format!("texts/many/{number}.txt"), text);
    }
    let files = ["texts/a.txt", "texts/b.txt", "texts/many", "texts/more"];
    let one = workspace.ok(&[&["extract", "--threads", "1"], &files[..]].concat());
    let two = workspace.ok(&[&["extract", "--threads", "2"], &files[..]].concat());
    let mut reversed = files;
    reversed.reverse();
    let back = workspace.ok(&[&["extract", "--threads", "2"], &reversed[..]].concat());
    let folder = workspace.ok(&["extract", "./texts/"]);
    assert!(!one.is_empty());
    for other in [two, back, folder] {
        assert!(one == other, "the outputs differ");
    }
}

#[test]
fn halves_make_the_whole() {
    let workspace = Workspace::new();
    texts(&workspace);
    let lines = |args: &[&str]| {
        let mut lines: Vec<String> = workspace.ok(args).lines().map(str::to_owned).collect();
        lines.sort();
        lines.dedup();
        lines
    };
    let whole = lines(&["extract", "texts"]);
    let mut halves = lines(&["extract", "texts/a.txt"]);
    halves.extend(lines(&["extract", "texts/b.txt", "texts/more"]));
    halves.sort();
    halves.dedup();
    assert_eq!(whole, halves);
}

#[test]
fn build_stores_what_extract_prints() {
    let workspace = Workspace::new();
    texts(&workspace);
    workspace.ok(&["build", "texts", "--store", "s"]);
    let exported = workspace.ok(&[
        "export",
        "--store",
        "s",
        "--format",
        "nquads",
        "--graphs",
        "facts,provenance",
    ]);
    let mut printed: Vec<String> = workspace
        .ok(&["extract", "texts"])
        .lines()
        .map(str::to_owned)
        .collect();
    printed.sort();
    assert_eq!(exported.lines().collect::<Vec<_>>(), printed);
}

#[test]
fn reading_again_changes_nothing() {
    let workspace = Workspace::new();
    texts(&workspace);
    workspace.ok(&["build", "texts", "--store", "s"]);
    let files = |folder: &str| {
        let mut files: Vec<_> = fs::read_dir(workspace.path().join(folder))
            .unwrap()
            .map(|entry| {
                let path = entry.unwrap().path();
                (path.clone(), fs::read(path).unwrap())
            })
            .collect();
        files.sort();
        files
    };
    let before = files("s");
    let ran = workspace.run(&["build", "texts", "--store", "s"]);
    assert!(ran.err.contains("0 stored, 4 unchanged"), "{}", ran.err);
    assert_eq!(files("s"), before);
}

#[test]
fn a_changed_text_is_replaced_and_what_others_say_stays() {
    let workspace = Workspace::new();
    texts(&workspace);
    workspace.ok(&["build", "texts", "--store", "s"]);
    workspace.write(
        "texts/b.txt",
        "President of Tajikistan Emomali Rahmon attended the summit.\n",
    );
    workspace.remove("texts/a.txt");
    let ran = workspace.run(&["build", "texts", "--store", "s", "--prune"]);
    assert!(
        ran.err.contains("1 stored, 2 unchanged, 1 forgotten"),
        "{}",
        ran.err
    );
    workspace.ok(&["forget", "--store", "s", "n1"]);
    workspace.write(
        "texts/more/c.ndjson",
        workspace.read("texts/more/c.ndjson").lines().last().unwrap(),
    );
    workspace.ok(&["build", "texts", "--store", "fresh"]);
    assert_eq!(workspace.export("s"), workspace.export("fresh"));
}

#[test]
fn pruning_spares_what_could_not_be_read() {
    let workspace = Workspace::new();
    texts(&workspace);
    workspace.ok(&["build", "texts", "--store", "s"]);
    let before = workspace.export("s");
    workspace.write("texts/a.txt", b"\x00\x01\x02 broken \x00");
    let ran = workspace.run(&["build", "texts", "gone", "--store", "s", "--prune"]);
    assert_eq!(ran.code, 1);
    assert_eq!(workspace.export("s"), before);
}

#[test]
fn the_store_in_the_folder_of_texts_is_no_text() {
    let workspace = Workspace::new();
    texts(&workspace);
    let ran = workspace.run(&["build", ".", "--store", "./s", "--report", "report.ndjson"]);
    assert!(ran.err.contains("4 stored"), "{}", ran.err);
    let ran = workspace.run(&[
        "build",
        ".",
        "--store",
        "s",
        "--report",
        "report.ndjson",
        "--prune",
    ]);
    assert!(
        ran.err.contains("0 stored, 4 unchanged; the store holds 4"),
        "{}",
        ran.err
    );
}
