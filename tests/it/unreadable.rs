//! Inputs that the system will not give, parsers that give up, and how far a run is while all that happens.

use std::fs::File;
use std::path::PathBuf;

use kurultai::reader::{Inputs, Outcome, ReadError, documents};

use crate::bad_files::{PDF, gzip, tar, zip};
use crate::command::Workspace;

/// Runs `build` over a folder with such an input beside a good one; gives what is said.
#[track_caller]
fn said(workspace: &Workspace) -> String {
    workspace.write("in/good.txt", "Norway hosted the talks in Oslo.");
    let ran = workspace.run(&["build", "in", "--store", "s", "--report", "r"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let good = r#"{"id":"in/good.txt","status":"stored""#;
    assert!(workspace.read("r").contains(good), "{}", ran.err);
    ran.err
}

#[cfg(unix)]
#[test]
fn what_the_system_refuses() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let workspace = Workspace::new();
    workspace.write("in/shut.txt", "Nobody may read it.");
    symlink("nowhere.txt", workspace.path().join("in/broken.txt")).unwrap();
    symlink("round.txt", workspace.path().join("in/round.txt")).unwrap();
    // A file that opens and cannot be read, whoever asks: nothing is mapped at its start.
    if cfg!(target_os = "linux") {
        symlink("/proc/self/mem", workspace.path().join("in/memory.txt")).unwrap();
    }
    let shut = workspace.path().join("in/shut.txt");
    std::fs::set_permissions(&shut, PermissionsExt::from_mode(0o0)).unwrap();
    let err = said(&workspace);
    assert!(err.contains("error: `in/broken.txt` does not exist\n"), "{err}");
    assert!(
        err.contains("error: cannot read `in/round.txt`\n  caused by: "),
        "{err}"
    );
    if cfg!(target_os = "linux") {
        let memory = "error: cannot read `in/memory.txt`\n  caused by: Input/output error";
        assert!(err.contains(memory), "{err}");
    }
    // Root may read everything.
    if File::open(shut).is_err() {
        let refused = "error: cannot read `in/shut.txt`\n  caused by: Permission denied";
        assert!(err.contains(refused), "{err}");
    }
}

#[test]
fn a_folder_with_the_name_of_a_file_is_a_folder() {
    let workspace = Workspace::new();
    workspace.write("in/table.csv/a.txt", "Kenya attended the talks.");
    workspace.write("in/records.ndjson/.hidden", "");
    let ran = workspace.run(&["build", "in", "--store", "s", "--report", "r"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        workspace
            .read("r")
            .contains(r#"{"id":"in/table.csv/a.txt","status":"stored""#)
    );
}

#[test]
fn a_parser_that_gives_up_says_so_in_one_line() {
    // A font that does not say of what type it is, on which the parser of PDF files panics.
    let place = b"/Subtype /Type1";
    let at = PDF.windows(place.len()).position(|window| window == place);
    let mut damaged = PDF.to_vec();
    damaged[at.unwrap() + 1] = b'X';
    let workspace = Workspace::new();
    workspace.write("in/bad.pdf", damaged);
    let err = said(&workspace);
    assert!(
        err.contains("error: `in/bad.pdf` is damaged: it cannot be taken apart\n"),
        "{err}"
    );
    assert!(
        !err.contains("panicked") && !err.contains("RUST_BACKTRACE"),
        "{err}"
    );
}

#[test]
fn every_byte_is_told_of() {
    let workspace = Workspace::new();
    let long = b"Norway hosted the talks in Oslo. ".repeat(5000);
    let files: [(&str, &[u8]); 3] = [("a.txt", &long), ("b.png", &long), ("c.txt", &long)];
    workspace.write("a.zip", zip(&files));
    workspace.write("b.tar", tar(&files));
    workspace.write("c.tar.gz", gzip(&tar(&files)));
    workspace.write("d.png", &long);
    workspace.write("e.pdf", PDF);
    workspace.write("f.zip", b"PK\x03\x04 no archive");
    workspace.write("g.txt", &long);
    let inputs = Inputs::find(&[workspace.path().to_owned()], &[]);
    let total = inputs.bytes().unwrap();
    let mut read = documents(inputs, None);
    let taken = read.taken();
    let mut before = 0;
    let mut steps = Vec::new();
    while read.next().is_some() {
        let now = taken.bytes();
        assert!(before <= now && now <= total, "{before}, {now} of {total}");
        before = now;
        steps.push(now);
    }
    assert_eq!(taken.bytes(), total);
    steps.dedup();
    // Also between the members of an archive something moves.
    assert!(steps.len() > 8, "{steps:?}");
}

#[test]
fn every_reason_counts_its_own() {
    let path = || "x".to_owned();
    let io = || std::io::Error::other("no");
    let reasons = [
        (ReadError::Missing { path: path() }, "missing"),
        (
            ReadError::Io {
                path: path(),
                source: io(),
            },
            "unreadable",
        ),
        (ReadError::Name { path: path() }, "named in no Unicode"),
        (ReadError::Binary { path: path() }, "binary"),
        (
            ReadError::Encoding {
                path: path(),
                offset: 1,
            },
            "in no encoding that is read",
        ),
        (ReadError::Kind { path: path() }, "of a kind that is not read"),
        (
            ReadError::Foreign {
                path: path(),
                sort: "a thing",
            },
            "of a kind that is not read",
        ),
        (
            ReadError::Damaged {
                path: path(),
                problem: path(),
            },
            "damaged",
        ),
        (ReadError::Encrypted { path: path() }, "encrypted"),
        (ReadError::Scanned { path: path() }, "without text"),
        (
            ReadError::TooLong {
                path: path(),
                megabytes: 1,
            },
            "too long",
        ),
        (
            ReadError::Bomb {
                path: path(),
                packed: 1,
                unpacked: 2,
            },
            "zip bombs",
        ),
        (
            ReadError::TooDeep {
                path: path(),
                depth: 5,
            },
            "packed too deep",
        ),
        (
            ReadError::Outside {
                path: path(),
                name: path(),
            },
            "outside their archive",
        ),
        (
            ReadError::Language {
                path: path(),
                id: path(),
                language: "Russian",
            },
            "in another language",
        ),
        (ReadError::NoText { path: path() }, "without text"),
        (
            ReadError::Record {
                path: path(),
                line: 1,
                problem: path(),
            },
            "no records",
        ),
        (
            ReadError::Date {
                path: path(),
                id: path(),
                date: path(),
            },
            "wrongly dated",
        ),
        (
            ReadError::Duplicate {
                path: path(),
                id: path(),
            },
            "named like another",
        ),
        (
            ReadError::Empty {
                path: path(),
                id: path(),
            },
            "empty",
        ),
    ];
    for (error, reason) in reasons {
        assert_eq!(error.reason(), reason, "{error:?}");
        assert!(error.path() == "x" && error.id().starts_with('x'), "{error:?}");
        assert!(!error.to_string().is_empty());
        let harmless = [
            "of a kind that is not read",
            "named like another",
            "in another language",
        ];
        if error.outcome() == Outcome::Skipped {
            assert!(harmless.contains(&reason), "{error:?}");
        }
    }
}

#[test]
fn the_summary_counts_by_reason() {
    let workspace = Workspace::new();
    workspace.write("in/a.txt", "NUL\0");
    workspace.write("in/b.txt", "NUL\0");
    workspace.write("in/c.pdf", &PDF[..PDF.len() / 2]);
    workspace.write("in/d.pdf", include_bytes!("../inputs/encrypted.pdf"));
    workspace.write("in/e.pdf", include_bytes!("../inputs/scanned.pdf"));
    workspace.write("in/f.rtf", "{\\rtf1 }");
    let err = said(&workspace);
    let summary =
        "6 failed: 2 binary, 1 damaged, 1 encrypted, 1 of a kind that is not read, 1 without text\n";
    assert!(err.contains(summary), "{err}");
    let gone: PathBuf = workspace.path().join("gone");
    let missing = documents(Inputs::find(&[gone], &[]), None).next();
    assert!(matches!(missing, Some(Err(ReadError::Missing { .. }))));
}
