//! `explain` and `forget`: things by their names, and the words behind facts.

use crate::command::{Workspace, texts};

fn built() -> Workspace {
    let workspace = Workspace::new();
    texts(&workspace);
    workspace.ok(&["build", "texts", "--store", "s"]);
    workspace
}

#[test]
fn a_thing_goes_by_many_names() {
    let workspace = built();
    let by = |name: &str| workspace.ok(&["explain", "--store", "s", name]);
    let full = by("Kassym-Jomart Tokayev");
    for name in [
        "Tokayev",
        "KASSYM-JOMART TOKAYEV",
        "kid:person/kassym-jomart-tokayev",
        "https://w3id.org/kurultai/id/person/kassym-jomart-tokayev",
    ] {
        assert_eq!(by(name), full, "{name}");
    }
    for words in [
        "texts/a.txt",
        "texts/b.txt",
        "n2 (2024-08-10)",
        "holdsOffice",
        "frame ",
    ] {
        assert!(full.contains(words), "{full} lacks {words}");
    }
}

#[test]
fn an_ambiguous_name_lists_its_candidates() {
    let workspace = built();
    let ran = workspace.run(&["explain", "--store", "s", "president of"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("\n  kid:office/president-of-uzbekistan  "),
        "{}",
        ran.err
    );
}

#[test]
fn a_fact_shows_its_words() {
    let workspace = built();
    let out = workspace.ok(&["explain", "--store", "s", "Mirziyoyev", "metWith", "Tokayev"]);
    let back = workspace.ok(&["explain", "--store", "s", "Tokayev", "kur:metWith", "Mirziyoyev"]);
    assert_eq!(out, back, "the relation is symmetric");
    assert!(out.contains("texts/a.txt"), "{out}");
    let none = workspace.run(&["explain", "--store", "s", "Tokayev", "threatened", "Mirziyoyev"]);
    assert_eq!(none.code, 1, "{}", none.out);
}

#[test]
fn documents_are_forgotten_by_identifier_or_iri() {
    let workspace = built();
    let names = [
        "n1",
        "kdoc:texts%2Fa.txt",
        "https://w3id.org/kurultai/doc/texts%2Fb.txt",
    ];
    for name in names {
        workspace.ok(&["forget", "--store", "s", name]);
    }
    let left = workspace.ok(&["query", "--store", "s", "--name", "documents"]);
    assert!(
        left.lines().nth(1).unwrap().starts_with("n2,2024-08-10"),
        "{left}"
    );
    assert_eq!(left.lines().count(), 2);
}
