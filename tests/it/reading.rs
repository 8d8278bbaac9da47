//! The reader: identifiers, formats, order.

use std::path::{Path, PathBuf};

use kurultai::reader::{Inputs, documents, identifier};

use crate::command::Workspace;

/// Reads everything at a path of a workspace; identifiers are given without the workspace's own path.
fn read(workspace: &Workspace, name: &str) -> Vec<String> {
    let folder = format!("{}/", identifier(workspace.path()).unwrap());
    let inputs = Inputs::find(&[workspace.path().join(name)], &[]);
    documents(inputs, "2024-01-02".parse().ok())
        .map(|item| match item {
            Ok(text) => {
                let (document, facts) = (&text.document, &text.document.facts);
                let date = facts.issued.map(|date| date.to_string()).unwrap_or_default();
                format!("{} {date} {}", document.id, document.text)
            }
            Err(error) => format!("! {} {error}", error.id()),
        })
        .map(|line| line.replace(&folder, ""))
        .collect()
}

#[test]
fn identifiers_are_paths() {
    for (path, expected) in [
        ("./a//b/./c.txt", "a/b/c.txt"),
        ("/a/b/", "/a/b"),
        (".", ""),
        ("../a", "../a"),
    ] {
        assert_eq!(identifier(Path::new(path)).as_deref(), Some(expected));
    }
}

#[test]
fn documents_come_in_byte_order_of_their_files() {
    let workspace = Workspace::new();
    for (name, bytes) in [
        ("t/b.txt", &b"b"[..]),
        ("t/a/z.md", b"\xff\xfez\0"),
        ("t/a.txt", b"\xef\xbb\xbfa"),
        ("t/Z.TXT", b"Z"),
        ("t/.git/config.txt", b"hidden"),
        ("t/table.csv", b"1,2"),
        ("t/picture.png", b"\x89PNG\0"),
    ] {
        workspace.write(name, bytes);
    }
    assert_eq!(
        read(&workspace, "t"),
        [
            "t/Z.TXT 2024-01-02 Z",
            "t/a.txt 2024-01-02 a",
            "t/a/z.md 2024-01-02 z",
            "t/b.txt 2024-01-02 b",
            "! t/picture.png `t/picture.png` has no file ending that is read",
            "! t/table.csv `t/table.csv` has no file ending that is read",
        ]
    );
}

#[test]
fn records_have_an_id_a_url_or_a_line() {
    let workspace = Workspace::new();
    workspace.write(
        "r.ndjson",
        "\u{feff}{\"id\":\"x\",\"url\":\"http://e/1\",\"date\":\"2023-05-06T10:00:00Z\",\"text\":\"one\"}\n\
         {\"url\":\"http://e/2\",\"text\":\"two\"}\n\n\
         {\"id\":7,\"date\":\"2023-05\",\"text\":\"three\"}\n\
         {\"text\":\"four\"}\n\
         {\"id\":\"x\",\"text\":\"again\"}\n\
         {\"id\":\"d\",\"date\":\"May\",\"text\":\"five\"}\n",
    );
    assert_eq!(
        read(&workspace, "r.ndjson"),
        [
            "x 2023-05-06 one",
            "http://e/2 2024-01-02 two",
            "7 2023-05 three",
            "r.ndjson#5 2024-01-02 four",
            "! x a second document is called `x`; the first one counts",
            "! d `d` is dated `May`, which is no date",
            "d 2024-01-02 five",
        ]
    );
}

#[test]
fn a_file_given_by_name_is_read_whatever_its_ending() {
    let workspace = Workspace::new();
    workspace.write("notes.log", "A text.");
    workspace.write("records.data", "{\"id\":\"x\",\"text\":\"one\"}\n");
    assert_eq!(read(&workspace, "notes.log"), ["notes.log 2024-01-02 A text."]);
    assert_eq!(read(&workspace, "records.data"), ["x 2024-01-02 one"]);
}

#[test]
fn stdin_is_records_or_one_text() {
    let workspace = Workspace::new();
    let ids = |input: &str| {
        let out = workspace.run_with(&["extract", "-"], input).out;
        let lines = out.lines().filter(|line| line.contains("/terms/identifier>"));
        let ids: Vec<String> = lines
            .map(|line| line.split('"').nth(1).unwrap().to_owned())
            .collect();
        ids.join(" ")
    };
    assert_eq!(ids("Kassym-Jomart Tokayev came.\n{\"text\":\"no\"}\n"), "stdin");
    assert_eq!(
        ids("{\"id\":\"b\",\"text\":\"one\"}\n{\"id\":\"a\",\"text\":\"two\"}\n{\"text\":\"3\"}"),
        "b a stdin#3"
    );
}

#[cfg(unix)]
#[test]
fn a_link_upwards_ends() {
    let workspace = Workspace::new();
    workspace.write("t/a.txt", "a");
    std::os::unix::fs::symlink(workspace.path().join("t"), workspace.path().join("t/up")).unwrap();
    assert_eq!(read(&workspace, "t"), ["t/a.txt 2024-01-02 a"]);
    let twice = [workspace.path().join("t/a.txt"), PathBuf::from("-")];
    assert_eq!(Inputs::find(&twice, &[]).len(), 2);
}
