//! `validate` over graphs: sound ones, broken ones, and contradictions; tests/tools/shapes.py compares with pySHACL.

use crate::command::Workspace;

const TEXT: &str = "President of Kazakhstan Kassym-Jomart Tokayev met with Shavkat Mirziyoyev in Astana. He said: “We agree.”";

fn built(texts: &[(&str, &str)]) -> Workspace {
    let workspace = Workspace::new();
    for (name, text) in texts {
        workspace.write(&format!("texts/{name}.txt"), text);
    }
    workspace.ok(&["build", "texts", "--store", "s", "--date", "2024-08-09"]);
    workspace
}

#[test]
fn a_built_graph_is_sound_as_a_store_and_as_a_file() {
    let workspace = built(&[("a", TEXT)]);
    assert_eq!(workspace.ok(&["validate", "--store", "s"]), "");
    workspace.write("all.nq", workspace.ok(&["extract", "texts"]));
    assert_eq!(workspace.ok(&["validate", "all.nq"]), "");
    workspace.write(
        "facts.nq",
        workspace.ok(&["extract", "texts", "--provenance", "none"]),
    );
    assert_eq!(workspace.ok(&["validate", "facts.nq"]), "");
}

/// A name, how a graph is broken, and what is said of it.
type Broken = (&'static str, fn(&str) -> String, &'static str);

/// Edits of the lines of a graph: words in the line, what becomes of it, and what is told.
const BROKEN: [Broken; 4] = [
    (
        "ns#polarity> \"positive\"",
        |line| line.replace("positive", "perhaps"),
        "a claim is positive or negative; “perhaps” is none of the values allowed",
    ),
    (
        "ns#metWith> <https://w3id.org/kurultai/id/",
        |_| String::new(),
        "what a document claims as so is a fact of it; its facts do not have",
    ),
    (
        "ns#metWith> <https://w3id.org/kurultai/id/",
        |line| line.replace("metWith", "sanctioned"),
        "a fact is claimed in its document; nothing in",
    ),
    (
        "nif-core#anchorOf> \"Astana\"",
        |line| line.replace("Astana", "Oslo"),
        "the words cited stand at their offsets; “Oslo” is cited, and “Astana” stands there",
    ),
];

#[test]
fn what_is_broken_is_told_with_its_sentence() {
    let workspace = built(&[("a", TEXT)]);
    let sound = workspace.ok(&["extract", "texts"]);
    for (words, edit, told) in BROKEN {
        let broken: String = sound
            .split_inclusive('\n')
            .map(|line| {
                if line.contains(words) {
                    edit(line)
                } else {
                    line.to_owned()
                }
            })
            .collect();
        workspace.write("broken.nq", broken);
        let ran = workspace.run(&["validate", "broken.nq"]);
        assert_eq!(ran.code, 1, "{words}: {}", ran.out);
        for expected in [told, "texts/a.txt"] {
            assert!(ran.out.contains(expected), "{words}: {}", ran.out);
        }
        assert!(ran.out.contains('['), "{words} has its sentence: {}", ran.out);
    }
}

#[test]
fn a_file_that_is_no_rdf_is_wrong_use() {
    let workspace = Workspace::new();
    workspace.write("a.nq", "no quads at all");
    workspace.write("a.txt", "text");
    for name in ["a.nq", "a.txt", "none.nq"] {
        let ran = workspace.run(&["validate", name]);
        assert_eq!(ran.code, 2, "{name}: {}", ran.err);
        assert!(ran.err.contains(name) && ran.err.contains("hint:"), "{}", ran.err);
    }
}

/// Two texts, and what they contradict each other in; nothing where they do not.
const CONFLICTS: [(&str, &str, &str); 4] = [
    (
        "Norway attended the first Oslo Water Summit.",
        "Norway did not attend the first Oslo Water Summit.",
        "attended and declined",
    ),
    (
        "President of Kazakhstan Kassym-Jomart Tokayev spoke.",
        "President of Kazakhstan Nursultan Nazarbayev spoke.",
        "President of Kazakhstan on 2024-08-09: Kassym-Jomart Tokayev, Nursultan Nazarbayev",
    ),
    (
        "President of Kazakhstan Kassym-Jomart Tokayev spoke.",
        "President of Kazakhstan Kassym-Jomart Tokayev left.",
        "",
    ),
    (
        "Norway attended the first Oslo Water Summit.",
        "Norway may attend the first Oslo Water Summit.",
        "",
    ),
];

#[test]
fn contradictions_are_listed_with_both_sentences() {
    for (one, other, told) in CONFLICTS {
        let workspace = built(&[("a", one), ("b", other)]);
        let ran = workspace.run(&["validate", "--store", "s", "--conflicts"]);
        assert_eq!(
            ran.code,
            i32::from(!told.is_empty()),
            "{one} {other}: {}",
            ran.out
        );
        assert!(ran.out.contains(told), "{one} {other}: {}", ran.out);
        for document in ["texts/a.txt", "texts/b.txt"] {
            assert!(told.is_empty() || ran.out.contains(document), "{}", ran.out);
        }
    }
}

#[test]
fn a_user_adds_a_sort_of_contradiction() {
    let workspace = built(&[("a", TEXT)]);
    let query = "# Whoever met somebody.\nSELECT ?what ?one ?other { ?one rdf:predicate kur:metWith ; kur:frame ?what BIND(?one AS ?other) }";
    workspace.write("mine/conflicts/met.rq", query);
    let ran = workspace.run(&["validate", "--store", "s", "--conflicts", "--knowledge", "mine"]);
    assert!(
        ran.out.starts_with("Whoever met somebody: meet\n    texts/a.txt"),
        "{}",
        ran.out
    );
}

#[test]
fn the_pages_of_the_vocabulary_are_up_to_date() {
    let workspace = Workspace::new();
    for (format, page) in [
        ("markdown", "docs/vocabulary.md"),
        ("html", "docs/vocabulary.html"),
    ] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        let printed = workspace.ok(&["vocabulary", "--format", format]);
        if std::env::var_os("KURULTAI_BLESS").is_some() {
            std::fs::write(&path, &printed).unwrap();
        }
        let hint = "KURULTAI_BLESS=1 writes it anew";
        assert!(
            std::fs::read_to_string(&path).unwrap() == printed,
            "{page} is out of date: {hint}"
        );
    }
}

#[test]
fn there_are_completions_and_pages_for_all_commands() {
    let workspace = Workspace::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(
            workspace.ok(&["completions", shell]).contains("with-evidence"),
            "{shell}"
        );
    }
    assert!(workspace.ok(&["man"]).starts_with(".ie"));
    workspace.ok(&["man", "--output", "pages"]);
    let help = workspace.ok(&["--help"]);
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let commands = commands.take_while(|line| !line.is_empty());
    // What goes on in a second line stands further to the right.
    let names = commands.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
    for name in names.filter(|name| !["", "help"].contains(name)) {
        let page = workspace.read(&format!("pages/kurultai-{name}.1"));
        assert!(page.contains(&format!(".TH kurultai-{name} 1")), "{name}");
    }
}
