//! Files that are broken, hostile or in another language: each is named, and the run goes on.

use std::io::{Cursor, Write as _};

use kurultai::reader::{Inputs, Outcome, documents, identifier};

use crate::command::Workspace;

/// Reads a file beside a good one; the bad one has to be told so, and the good one read.
#[track_caller]
fn check(name: &str, bytes: &[u8], outcome: Outcome, said: &str) {
    let workspace = Workspace::new();
    workspace.write(&format!("in/{name}"), bytes);
    workspace.write("in/zz.txt", "Norway hosted the talks in Oslo.");
    let folder = format!("{}/", identifier(workspace.path()).unwrap());
    let (mut told, mut good) = (Vec::new(), false);
    for item in documents(Inputs::find(&[workspace.path().join("in")], &[]), None) {
        match item {
            Ok(text) => good |= text.document.id.as_str().ends_with("zz.txt"),
            Err(error) => told.push((error.outcome(), error.to_string().replace(&folder, ""))),
        }
    }
    assert!(good, "{name} took the other with it");
    let found = told
        .iter()
        .any(|(what, words)| *what == outcome && words.contains(said));
    assert!(found, "{name}: {told:?} lacks {said}");
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A tar archive of files, whatever their names.
pub(crate) fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = Vec::new();
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.extend_from_slice(header.as_bytes());
        archive.extend_from_slice(bytes);
        archive.resize(archive.len().next_multiple_of(512), 0);
    }
    archive.resize(archive.len() + 1024, 0);
    archive
}

/// A zip archive of files that are not compressed, whatever their names.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub(crate) const PDF: &[u8] = include_bytes!("../inputs/statement.pdf");

#[test]
fn damaged_files() {
    check(
        "cut.pdf",
        &PDF[..PDF.len() / 2],
        Outcome::Failed,
        "`in/cut.pdf` is damaged",
    );
    check(
        "none.pdf",
        b"%PDF-1.7\nnothing",
        Outcome::Failed,
        "`in/none.pdf` is damaged",
    );
    check(
        "locked.pdf",
        include_bytes!("../inputs/encrypted.pdf"),
        Outcome::Failed,
        "`in/locked.pdf` is encrypted",
    );
    check(
        "old.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
        Outcome::Failed,
        "`in/old.doc` is an old Office file, which is not read",
    );
    let whole = gzip(b"Norway hosted the talks. ".repeat(1000).as_slice());
    check(
        "cut.txt.gz",
        &whole[..whole.len() / 2],
        Outcome::Failed,
        "`in/cut.txt.gz` is damaged",
    );
    let archive = zip(&[("a.txt", b"A text.")]);
    check(
        "cut.zip",
        &archive[..archive.len() - 8],
        Outcome::Failed,
        "`in/cut.zip` is damaged",
    );
    let archive = tar(&[("a.txt", b"A text."), ("b.txt", &[b'x'; 2000])]);
    check(
        "cut.tar",
        &archive[..2048],
        Outcome::Failed,
        "`in/cut.tar!b.txt` is damaged: it was cut short",
    );
    check(
        "cut.warc",
        b"WARC/1.0\r\nContent-Length: 100\r\n\r\nshort",
        Outcome::Failed,
        "`in/cut.warc` is damaged",
    );
    check(
        "nul.txt",
        b"A text\0 with a NUL.",
        Outcome::Failed,
        "`in/nul.txt` is binary, not a text",
    );
    check(
        "bytes.txt",
        b"Wrong \xff\xfe bytes",
        Outcome::Failed,
        "not UTF-8 at byte 6",
    );
}

#[test]
fn bombs_are_named_before_they_burst() {
    let bomb = gzip(&vec![b'a'; 17 << 20]);
    check(
        "bomb.txt.gz",
        &bomb,
        Outcome::Failed,
        "`in/bomb.txt.gz` looks like a zip bomb",
    );
    let packed = zip(&[("a.txt.gz", &bomb)]);
    check(
        "bomb.zip",
        &packed,
        Outcome::Failed,
        "`in/bomb.zip!a.txt.gz` looks like a zip bomb",
    );
    let mut nest = b"A text.".to_vec();
    for _ in 0..6 {
        nest = gzip(&nest);
    }
    check(
        "nest.txt.gz",
        &nest,
        Outcome::Failed,
        "`in/nest.txt.gz` is the 5th archive or compressed file",
    );
}

#[test]
fn names_that_lead_out_of_an_archive() {
    for name in ["../out.txt", "a/../../out.txt", "/etc/out.txt", "C:\\out.txt"] {
        let said = "which leads out of it";
        check(
            "a.tar",
            &tar(&[(name, b"A text."), ("in.txt", b"Norway hosted it.")]),
            Outcome::Failed,
            said,
        );
        check(
            "a.zip",
            &zip(&[(name, b"A text."), ("in.txt", b"Norway hosted it.")]),
            Outcome::Failed,
            said,
        );
    }
}

#[test]
fn deep_nesting_ends() {
    let page = format!("<html><body>{}A text.", "<div>".repeat(100_000));
    check(
        "deep.html",
        page.as_bytes(),
        Outcome::Failed,
        "`in/deep.html` is damaged: more than 2000 elements",
    );
    let record = format!(
        "{{\"text\":\"a\",\"x\":{}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    check(
        "deep.ndjson",
        record.as_bytes(),
        Outcome::Failed,
        "`in/deep.ndjson` line 1: it is no JSON",
    );
    check(
        "deep.json",
        format!("{{\n{}", &record[1..]).as_bytes(),
        Outcome::Failed,
        "`in/deep.json` line 1: it is no JSON",
    );
}

#[test]
fn other_languages_are_skipped() {
    let russian =
        "Президент Казахстана прибыл с государственным визитом в Узбекистан, где провёл переговоры.";
    check(
        "ru.txt",
        russian.as_bytes(),
        Outcome::Skipped,
        "`in/ru.txt` is in Russian, not in English",
    );
    let workspace = Workspace::new();
    workspace.write("ru.txt", russian);
    let ran = workspace.run(&["build", "ru.txt", "--store", "s", "--report", "r"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        workspace
            .read("r")
            .contains(r#""status":"skipped","why":"`ru.txt` is in Russian"#)
    );
}

#[test]
fn archives_give_their_texts() {
    let workspace = Workspace::new();
    let inner = zip(&[("deep.txt", b"Norway hosted it.")]);
    workspace.write(
        "a.zip",
        zip(&[
            ("b/x.txt", b"A text."),
            (
                "a.ndjson",
                b"{\"id\":\"n\",\"text\":\"A record.\"}\n{\"text\":\"Another.\"}",
            ),
            ("inner.zip", &inner),
            (".hidden.txt", b"hidden"),
            ("picture.png", b"\x89PNG\0"),
        ]),
    );
    workspace.write(
        "b.tar.gz",
        gzip(&tar(&[("./x.txt", b"A text."), ("sub/y.md", b"A text.")])),
    );
    workspace.write("c.txt.gz", gzip(b"A text."));
    let ids = |out: &str| -> Vec<String> {
        let lines = out.lines().filter(|line| line.contains("/terms/identifier>"));
        lines
            .map(|line| line.split('"').nth(1).unwrap().to_owned())
            .collect()
    };
    let ran = workspace.run(&["extract", "."]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        ids(&ran.out),
        [
            "n",
            "a.zip!a.ndjson#2",
            "a.zip!b/x.txt",
            "a.zip!inner.zip!deep.txt",
            "b.tar.gz!x.txt",
            "b.tar.gz!sub/y.md",
            "c.txt.gz"
        ]
    );
    assert!(
        ran.err
            .contains("`a.zip!picture.png` has no file ending that is read"),
        "{}",
        ran.err
    );
}

#[test]
fn a_list_names_the_files() {
    let workspace = Workspace::new();
    for name in ["a b.txt", "c.txt", "d.txt"] {
        workspace.write(name, format!("Norway hosted {name}."));
    }
    for (list, expected) in [
        ("c.txt\r\na b.txt\n\n", ["a b.txt", "c.txt"]),
        ("d.txt\0c.txt\0", ["c.txt", "d.txt"]),
    ] {
        let ran = workspace.run_with(&["extract", "--files-from", "-"], list);
        assert_eq!(ran.code, 0, "{}", ran.err);
        for name in expected {
            assert!(ran.out.contains(&format!("identifier> \"{name}\"")), "{list}");
        }
    }
    let ran = workspace.run(&["extract", "--files-from", "gone"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(
        ran.err.contains("cannot read the list of files `gone`"),
        "{}",
        ran.err
    );
}

#[test]
fn fields_are_chosen() {
    let workspace = Workspace::new();
    workspace.write(
        "t.csv",
        "story;day;text\nNorway hosted talks.;9 August 2024;not this\n",
    );
    workspace.write(
        "n.ndjson",
        "{\"article\":{\"body\":\"Norway hosted talks.\",\"when\":\"2024-08-09\"}}\n",
    );
    for (file, text, date) in [
        ("t.csv", "story", "day"),
        ("n.ndjson", "article.body", "article.when"),
    ] {
        let (text, date) = (format!("text={text}"), format!("date={date}"));
        let out = workspace.ok(&["extract", file, "--field", &text, "--field", &date]);
        assert!(out.contains("isString> \"Norway hosted talks.\""), "{file}");
        assert!(out.contains("issued> \"2024-08-09\""), "{file}");
    }
    assert_eq!(
        workspace
            .run(&["extract", "t.csv", "--field", "words=story"])
            .code,
        2
    );
    workspace.write("numbers.csv", "year,exports\n2024,1\n");
    let ran = workspace.run(&["extract", "numbers.csv"]);
    assert!(
        ran.code == 1 && ran.err.contains("--field text=NAME"),
        "{}",
        ran.err
    );
}

#[test]
fn texts_without_a_date_are_counted() {
    let workspace = Workspace::new();
    workspace.write("in/a.txt", "Norway hosted the talks on Thursday.");
    workspace.write(
        "in/b.txt",
        "Oslo, 9 August 2024\n\nNorway hosted the talks on Thursday.",
    );
    workspace.write("in/2024-08-09-c.txt", "Norway hosted the talks on Thursday.");
    let ran = workspace.run(&["extract", "in"]);
    assert!(ran.err.contains("1 document has no date"), "{}", ran.err);
    let ran = workspace.run(&["extract", "in", "--date", "2024-08-09"]);
    assert!(!ran.err.contains("no date"), "{}", ran.err);
}
