//! Stores that cannot be used: a clear message, the documented exit code, and nothing stored is lost.

use crate::bad_input::{check, stored};

#[test]
fn stores() {
    let workspace = stored();
    workspace.write("other/file.txt", "not a store");
    workspace.write("newer/manifest", "kurultai-store\t999\t9.9.9\nsomething\n");
    workspace.write("cut/manifest", "kurultai-store\t1\t0.1.0\nend\t3\n");
    check(
        &workspace,
        "query --store gone --name leaders",
        2,
        "there is no store `gone`",
    );
    for command in [
        "build good.txt",
        "query --name leaders",
        "forget x",
        "export --format nquads",
    ] {
        check(
            &workspace,
            &format!("{command} --store other"),
            2,
            "`other` is not a store",
        );
        check(
            &workspace,
            &format!("{command} --store newer"),
            2,
            "was written by kurultai 9.9.9 in format 999",
        );
        check(
            &workspace,
            &format!("{command} --store cut"),
            2,
            "the file is cut short",
        );
        check(
            &workspace,
            &format!("{command} --store good.txt"),
            2,
            "`good.txt` is not a store",
        );
    }
    check(
        &workspace,
        "build good.txt --store good.txt/s",
        2,
        "cannot make `good.txt/s`",
    );
    assert!(
        !workspace.path().join("other/lock").exists(),
        "a folder that is no store is left alone"
    );
}

#[test]
fn a_store_in_use_is_left_alone() {
    let workspace = stored();
    let writer = kurultai::store::Writer::open(&workspace.path().join("s")).unwrap();
    for command in [
        "build good.txt --store s",
        "forget --store s good.txt",
        "query --store s --name leaders",
        "export --store s --format nquads",
        "explain --store s Tokayev",
        "draw --store s",
    ] {
        let ran = workspace.run(&command.split(' ').collect::<Vec<_>>());
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("is in use by another process"), "{}", ran.err);
    }
    drop(writer);
    workspace.ok(&["query", "--store", "s", "--name", "leaders"]);
}

#[test]
fn a_damaged_store_is_named_and_left_alone() {
    for (bytes, said) in [(Some("<http"), "unexpected end of file"), (None, "No such file")] {
        let workspace = stored();
        match bytes {
            Some(bytes) => workspace.write("s/facts-000001.nq", bytes),
            None => workspace.remove("s/facts-000001.nq"),
        }
        for command in [
            "build good.txt --store s",
            "forget --store s good.txt",
            "query --store s --name leaders",
            "export --store s --format nquads",
            "explain --store s Tokayev",
            "draw --store s",
        ] {
            let ran = workspace.run(&command.split(' ').collect::<Vec<_>>());
            assert_eq!(ran.code, 2, "{command}: {}", ran.err);
            for words in ["facts-000001.nq` is damaged", said, "hint: build the store again"] {
                assert!(ran.err.contains(words), "{command}: {} lacks {words}", ran.err);
            }
        }
    }
}

#[test]
fn a_report_goes_on_after_a_line_that_was_cut_short() {
    let workspace = stored();
    workspace.write("r.ndjson", "{\"id\":\"good.t");
    workspace.ok(&["build", "good.txt", "--store", "s", "--report", "r.ndjson"]);
    let report = workspace.read("r.ndjson");
    let last = report.lines().nth(1).unwrap();
    assert!(
        last.starts_with("{\"id\":\"good.txt\",\"status\":\"unchanged\""),
        "{report}"
    );
}
