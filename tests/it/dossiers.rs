//! `dossier`: briefs in Markdown and HTML.

use std::collections::BTreeSet;

use crate::command::Workspace;

const TEXT: &str = "The president of Kazakhstan, Kassym-Jomart Tokayev, met with the president of Uzbekistan, \
    Shavkat Mirziyoyev, in Astana. Tokayev said that the region “needs <water> & *care*”. Mirziyoyev did not attend \
    the summit of the Shanghai Cooperation Organization.";

fn store() -> Workspace {
    let workspace = Workspace::new();
    let record = serde_json::json!({
        "id": "note <1>", "date": "2024-08-09", "title": "Talks *in* <Astana>", "url": "https://example.org/a_b",
        "text": TEXT,
    });
    workspace.write("a.ndjson", format!("{record}\n"));
    workspace.ok(&["build", "a.ndjson", "--store", "s"]);
    workspace
}

fn brief(workspace: &Workspace, thing: &str, more: &[&str]) -> String {
    workspace.ok(&[&["dossier", "--store", "s", thing], more].concat())
}

/// The numbers that stand between two marks.
fn numbers(text: &str, before: &str, after: &str) -> Vec<usize> {
    let parts = text.split(before).skip(1);
    parts
        .filter_map(|part| part.split(after).next()?.parse().ok())
        .collect()
}

#[test]
fn every_line_of_a_brief_has_its_source() {
    let workspace = store();
    let said = brief(&workspace, "Tokayev", &[]);
    let (told, sources) = said.split_once("\n## Sources\n").unwrap();
    for line in told.lines().filter(|line| line.starts_with("- ")) {
        assert!(line.ends_with(']') && line.contains("[^"), "{line}");
    }
    let cited: BTreeSet<usize> = numbers(told, "[^", "]").into_iter().collect();
    let given = numbers(sources, "[^", "]:");
    assert_eq!(cited.into_iter().collect::<Vec<_>>(), given);
    assert_eq!(given, (1..=given.len()).collect::<Vec<_>>());
}

#[test]
fn a_brief_tells_what_is_known_and_what_documents_say() {
    let workspace = store();
    let said = brief(&workspace, "Tokayev", &[]);
    for part in [
        "# Kassym-Jomart Tokayev\n",
        "1 document, dated 9 August 2024, speaks of Kassym-Jomart Tokayev",
        "- President of Kazakhstan, since 20 March 2019",
        "- Met with Shavkat Mirziyoyev[^",
        r"- **9 August 2024:** Said that the region “needs \<water\> & \*care\*”",
        r"*Talks \*in\* \<Astana\>*, note \<1\>, 9 August 2024, <https://example.org/a_b>, characters ",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    let other = brief(&workspace, "kid:person/shavkat-mirziyoyev", &[]);
    assert!(
        other.contains("Attended the summit") && other.contains("(denied)"),
        "{other}"
    );
}

#[test]
fn a_brief_in_html_is_whole_in_itself() {
    let workspace = store();
    let page = brief(&workspace, "Tokayev", &["--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>\n"));
    for part in [
        "<cite>Talks *in* &lt;Astana&gt;</cite>, note &lt;1&gt;, 9 August 2024, <a href=\"https://example.org/a_b\">",
        "“needs &lt;water&gt; &amp; *care*”",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    for word in ["<script", "src=", "@import", "url("] {
        assert!(!page.contains(word), "{word}");
    }
    let cited: BTreeSet<usize> = numbers(&page, "href=\"#source-", "\"").into_iter().collect();
    assert_eq!(
        cited.into_iter().collect::<Vec<_>>(),
        numbers(&page, "id=\"source-", "\"")
    );
}

#[test]
fn a_brief_can_be_cut_short() {
    let workspace = store();
    let said = brief(&workspace, "Tokayev", &["--limit", "1"]);
    let whole = brief(&workspace, "Tokayev", &["--limit", "0"]);
    assert!(said.contains("- … and ") && !whole.contains("- … and "), "{said}");
    assert_eq!(brief(&workspace, "Tokayev", &["--output", "file"]), "");
    assert_eq!(workspace.read("file"), brief(&workspace, "Tokayev", &[]));
}

#[test]
fn a_name_that_means_several_things_or_none_is_told() {
    let workspace = store();
    let ran = workspace.run(&["dossier", "--store", "s", "of"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(
        ran.err.contains("may be one of these") && ran.out.is_empty(),
        "{}",
        ran.err
    );
    assert_eq!(workspace.run(&["dossier", "--store", "s", "Nobody"]).code, 1);
}
