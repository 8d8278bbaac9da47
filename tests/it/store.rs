//! The store below the command line: any history leaves what one fresh build would, and a crash loses nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[cfg(not(feature = "rocksdb"))]
use kurultai::store::{Background, Memory, Question, Scope, ask};
use kurultai::store::{Part, Run, Stamp, Store, StoreError, Writer};
use kurultai::text::DocumentId;
use proptest::prelude::*;

/// What is done to a store.
#[derive(Clone, Debug)]
enum Step {
    Put(u8, u8),
    Forget(u8),
    Commit,
    /// The process dies: what was not committed is gone.
    Crash,
    Finish,
}

fn stamp(version: u8) -> Stamp {
    Stamp {
        fingerprint: format!("{version:064}"),
        run: Run {
            program: "0.1.0".to_owned(),
            knowledge: "k".to_owned(),
            provenance: "full".to_owned(),
        },
    }
}

fn id(name: u8) -> DocumentId {
    DocumentId::new(&format!("d{name}"))
}

fn lines(name: u8, version: u8, part: &str) -> String {
    let graph = format!("<http://example.org/d{name}/{part}>");
    let line = |n: u8| format!("<http://example.org/s> <http://example.org/p> \"{version}.{n}\" {graph} .\n");
    (0..=version % 5).map(line).collect()
}

fn put(writer: &mut Writer, name: u8, version: u8) {
    let (facts, provenance) = (lines(name, version, "facts"), lines(name, version, "provenance"));
    writer
        .put(
            id(name),
            stamp(version),
            "source",
            facts.as_bytes(),
            provenance.as_bytes(),
        )
        .unwrap();
}

fn contents(folder: &Path) -> Vec<String> {
    let store = Store::open(folder).unwrap();
    let mut lines = Vec::new();
    for part in Part::ALL {
        store
            .each_quad(part, |quad| {
                lines.push(format!("{quad} ."));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
    lines
}

fn fresh(folder: &Path, documents: &BTreeMap<u8, u8>) -> Vec<String> {
    let mut writer = Writer::create(folder).unwrap();
    for (name, version) in documents {
        put(&mut writer, *name, *version);
    }
    writer.finish().unwrap();
    contents(folder)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0..6_u8, any::<u8>()).prop_map(|(name, version)| Step::Put(name, version)),
        2 => (0..6_u8).prop_map(Step::Forget),
        2 => Just(Step::Commit),
        1 => Just(Step::Crash),
        1 => Just(Step::Finish),
    ];
    proptest::collection::vec(step, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_history_leaves_what_a_fresh_build_would(steps in steps()) {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("store");
        let mut writer = Writer::create(&store).unwrap();
        let (mut durable, mut pending) = (BTreeMap::new(), BTreeMap::new());
        for step in steps {
            match step {
                Step::Put(name, version) => {
                    put(&mut writer, name, version);
                    pending.insert(name, version);
                }
                Step::Forget(name) => {
                    let known = pending.remove(&name).is_some();
                    prop_assert_eq!(writer.forget(&id(name)), known);
                }
                Step::Commit => {
                    writer.commit().unwrap();
                    durable.clone_from(&pending);
                }
                Step::Crash => {
                    drop(writer);
                    pending.clone_from(&durable);
                    writer = Writer::open(&store).unwrap();
                }
                Step::Finish => {
                    writer.finish().unwrap();
                    durable.clone_from(&pending);
                    writer = Writer::open(&store).unwrap();
                }
            }
        }
        drop(writer);
        prop_assert_eq!(contents(&store), fresh(&folder.path().join("fresh"), &durable));
    }
}

#[test]
fn leftovers_of_a_crash_are_passed_over_and_cleaned() {
    let folder = tempfile::tempdir().unwrap();
    let expected = fresh(folder.path(), &BTreeMap::from([(1, 1), (2, 2)]));
    let leftovers = [
        "manifest.next",
        "facts-000002.nq",
        "provenance-000002.nq",
        "facts-000077.nq",
    ];
    for name in leftovers {
        fs::write(folder.path().join(name), "half a li").unwrap();
    }
    assert_eq!(contents(folder.path()), expected);
    Writer::open(folder.path()).unwrap().finish().unwrap();
    assert_eq!(contents(folder.path()), expected);
    assert!(leftovers.iter().all(|name| !folder.path().join(name).exists()));
}

#[test]
fn a_crash_before_the_first_manifest_leaves_an_empty_store() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::create(folder.path()).unwrap();
    put(&mut writer, 1, 1);
    drop(writer);
    assert!(Store::open(folder.path()).unwrap().is_empty());
}

#[test]
fn space_is_given_back() {
    let folder = tempfile::tempdir().unwrap();
    for version in 0..100 {
        let mut writer = Writer::create(folder.path()).unwrap();
        for name in 0..3 {
            put(&mut writer, name, version);
        }
        put(&mut writer, 100 + version, 4);
        writer.finish().unwrap();
    }
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.len(), 103);
    let files = fs::read_dir(folder.path()).unwrap();
    let names: Vec<String> = files
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(names.len() < 80, "{} files", names.len());
}

#[test]
fn a_damaged_segment_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fresh(folder.path(), &BTreeMap::from([(1, 4)]));
    fs::write(
        folder.path().join("facts-000001.nq"),
        "<http://example.org/s> <http",
    )
    .unwrap();
    let store = Store::open(folder.path()).unwrap();
    let error = store.quads(&id(1), Part::Facts).unwrap_err();
    assert!(
        matches!(&error, StoreError::Damaged { path, .. } if path.ends_with("facts-000001.nq")),
        "{error}"
    );
    assert!(store.quads(&id(1), Part::Provenance).is_ok());
}

#[test]
fn readers_share_and_writers_do_not() {
    let folder = tempfile::tempdir().unwrap();
    fresh(folder.path(), &BTreeMap::from([(1, 1)]));
    let first = Store::open(folder.path()).unwrap();
    let second = Store::open(folder.path()).unwrap();
    assert!(matches!(
        Writer::open(folder.path()),
        Err(StoreError::Locked { .. })
    ));
    drop((first, second));
    let writer = Writer::open(folder.path()).unwrap();
    assert!(matches!(
        Store::open(folder.path()),
        Err(StoreError::Locked { .. })
    ));
    drop(writer);
}

#[test]
fn after_a_write_that_failed_nothing_more_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let expected = fresh(folder.path(), &BTreeMap::from([(1, 1)]));
    let mut writer = Writer::open(folder.path()).unwrap();
    let in_the_way = folder.path().join("provenance-000002.nq");
    fs::create_dir(&in_the_way).unwrap();
    let quads = lines(2, 2, "facts");
    let refused = writer.put(id(2), stamp(2), "source", quads.as_bytes(), b"");
    assert!(matches!(refused, Err(StoreError::Io { .. })), "{refused:?}");
    fs::remove_dir(&in_the_way).unwrap();
    assert!(writer.forget(&id(1)));
    for _ in 0..2 {
        let refused = writer.commit();
        assert!(matches!(refused, Err(StoreError::Broken { .. })), "{refused:?}");
    }
    drop(writer);
    assert_eq!(contents(folder.path()), expected);
    Writer::open(folder.path()).unwrap().finish().unwrap();
    assert_eq!(contents(folder.path()), expected);
}

/// How much memory a question is said to need, where there is none.
#[cfg(not(feature = "rocksdb"))]
fn needed(folder: &Path, question: &Question) -> u64 {
    let store = Store::open(folder).unwrap().within(Memory::Bytes(0));
    let nothing = Background::new([]).unwrap();
    match ask(&store, &nothing, Scope::Documents, question) {
        Err(StoreError::TooBig { needed, free: 0 }) => needed,
        other => panic!("{:?}", other.map(|_| "it was answered")),
    }
}

#[cfg(not(feature = "rocksdb"))]
#[test]
fn a_question_that_does_not_fit_says_so_before_it_is_tried() {
    let folder = tempfile::tempdir().unwrap();
    fresh(folder.path(), &BTreeMap::from([(1, 4), (2, 4)]));
    let facts = Question::parse("SELECT * { ?x <http://example.org/p> ?y }").unwrap();
    let words =
        Question::parse("SELECT * { ?x <http://example.org/p> ?y . ?m nif:anchorOf ?words }").unwrap();
    let enough = needed(folder.path(), &facts);
    assert!(enough < needed(folder.path(), &words));
    let store = Store::open(folder.path()).unwrap();
    let store = store.within(Memory::Bytes(enough));
    let nothing = Background::new([]).unwrap();
    assert!(ask(&store, &nothing, Scope::Documents, &facts).is_ok());
    let refused = ask(&store, &nothing, Scope::Documents, &words).map(|_| ());
    let hint = refused.unwrap_err().hint().unwrap();
    assert!(hint.contains("--features rocksdb"), "{hint}");
}
