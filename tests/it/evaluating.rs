//! `kurultai evaluate`: figures, what was missed and what is wrong, and gold that is none.

use expect_test::{Expect, expect};

use crate::command::{Ran, Workspace};

const TEXT: &str = "OSLO, May 2 — President Kassym-Jomart Tokayev of Kazakhstan met with President Shavkat Mirziyoyev of Uzbekistan on Thursday. \
                    Norway hosted the talks in Oslo.\r\n\r\n“Water is scarce,” Tokayev said.\r\n";

/// One thing is annotated with the wrong kind, one relation is not said, the words of the statement begin late.
const GOLD: &str = r#"{
 "id": "oslo", "title": "Talks", "date": "2024-05-02", "style": "wire",
 "entities": [
  {"id": "e1", "type": "Person", "name": "Kassym-Jomart Tokayev", "mentions": ["Kassym-Jomart Tokayev", "Tokayev"]},
  {"id": "e2", "type": "Person", "name": "Shavkat Mirziyoyev", "mentions": ["Shavkat Mirziyoyev"]},
  {"id": "e3", "type": "State", "name": "Kazakhstan", "mentions": ["Kazakhstan"]},
  {"id": "e4", "type": "State", "name": "Uzbekistan", "mentions": ["Uzbekistan"]},
  {"id": "e5", "type": "State", "name": "Norway", "mentions": ["Norway"]},
  {"id": "e6", "type": "Region", "name": "Oslo", "mentions": ["Oslo", "OSLO"]}
 ],
 "relations": [
  {"s": "e2", "p": "metWith", "o": "e1"},
  {"s": "e1", "p": "holdsOffice", "o": "e3", "title": "president"},
  {"s": "e2", "p": "holdsOffice", "o": "e4", "title": "head of state"},
  {"s": "e1", "p": "visited", "o": "e5"},
  {"s": "e2", "p": "visited", "o": "e5", "modality": "planned"}
 ],
 "statements": [{"speaker": "e1", "kind": "direct", "cue": "said", "begin": 170, "end": 175}],
 "counts": [{"what": "leader", "number": 2, "comparator": "exactly"}]
}"#;

fn workspace() -> Workspace {
    let workspace = Workspace::new();
    workspace.write("gold/oslo.txt", TEXT);
    workspace.write("gold/oslo.json", GOLD);
    workspace.write("gold/figures.json", r#"{"f1": 1}"#);
    workspace.write("gold/GUIDE.md", "How to annotate.");
    workspace
}

#[track_caller]
fn check(args: &[&str], expected: &Expect) {
    let args: Vec<&str> = ["evaluate", "gold"].iter().chain(args).copied().collect();
    expected.assert_eq(&workspace().ok(&args));
}

#[test]
fn figures_of_all_and_of_each_kind_and_property() {
    check(
        &[],
        &expect![[r#"
        entities                                   P 0.714  R 0.833  F1 0.769   right 5 wrong 2 missed 1
        entities, type ignored                     P 0.857  R 1.000  F1 0.923   right 6 wrong 1 missed 0
        entity Person                              P 1.000  R 1.000  F1 1.000   right 2 wrong 0 missed 0
        entity State                               P 1.000  R 1.000  F1 1.000   right 3 wrong 0 missed 0
        entity Region                              P 0.000  R 0.000  F1 0.000   right 0 wrong 0 missed 1
        entity Place                               P 0.000  R 0.000  F1 0.000   right 0 wrong 1 missed 0
        entity Meeting                             P 0.000  R 0.000  F1 0.000   right 0 wrong 1 missed 0
        relations                                  P 0.600  R 0.750  F1 0.667   right 3 wrong 2 missed 1
        relation heldIn                            P 0.000  R 0.000  F1 0.000   right 0 wrong 1 missed 0
        relation holdsOffice                       P 1.000  R 1.000  F1 1.000   right 2 wrong 0 missed 0
        relation hosted                            P 0.000  R 0.000  F1 0.000   right 0 wrong 1 missed 0
        relation metWith                           P 1.000  R 1.000  F1 1.000   right 1 wrong 0 missed 0
        relation visited                           P 0.000  R 0.000  F1 0.000   right 0 wrong 0 missed 1
        office titles, where the office was found  P 1.000  R 0.500  F1 0.667   right 1 wrong 0 missed 1
        statements                                 P 0.000  R 0.000  F1 0.000   right 0 wrong 1 missed 1
        counts                                     P 0.000  R 0.000  F1 0.000   right 0 wrong 0 missed 1
    "#]],
    );
}

#[test]
fn what_was_missed_and_what_is_wrong_is_shown_in_its_sentence() {
    check(
        &[
            "--errors",
            "--only",
            "region,place,relations,titles,statements,counts",
            "--by",
            "document",
        ],
        &expect![[r#"
            == oslo (2024-05-02) Talks
              - Region  Oslo  0-4  (read as Place)
                  [OSLO], May 2 — President Kassym-Jomart Tokayev of Kazakhstan met with President Shavkat Mirziyoyev of Uzbekistan on Thursday.
              + Place  Oslo  0-4  (annotated as Region; by alias; 2 mentions)
                  [OSLO], May 2 — President Kassym-Jomart Tokayev of Kazakhstan met with President Shavkat Mirziyoyev of Uzbekistan on Thursday.
              + talks | heldIn | Oslo  139-156  (frame hold; talks is not annotated)
                  Norway hosted [the talks in Oslo].
              + Norway | hosted | talks  125-148  (frame host; talks is not annotated)
                  [Norway hosted the talks] in Oslo.
              - Kassym-Jomart Tokayev | visited | Norway  125-131, 178-185
                  [Norway] hosted the talks in Oslo.
                  “Water is scarce,” [Tokayev] said.
              - title  Shavkat Mirziyoyev | holdsOffice | Uzbekistan as “head of state”  69-111  (read: “president”)
                  OSLO, May 2 — President Kassym-Jomart Tokayev of Kazakhstan met with [President Shavkat Mirziyoyev of Uzbekistan] on Thursday.
              + statement  Kassym-Jomart Tokayev | said | direct  160-176
                  “[Water is scarce,]” Tokayev said.
              - statement  Kassym-Jomart Tokayev | said | direct  170-175  (read: Kassym-Jomart Tokayev at 160-176)
                  “Water is s[carce],” Tokayev said.
              - count  exactly 2 | leader  10-11
                  OSLO, May [2] — President Kassym-Jomart Tokayev of Kazakhstan met with President Shavkat Mirziyoyev of Uzbekistan on Thursday.

            ┌──────────┬─────────────┬─────────────┬──────────────┬──────────┬───────────────┬───────────┐
            │ document ┆ relations P ┆ relations R ┆ relations F1 ┆ titles R ┆ statements F1 ┆ counts F1 │
            ╞══════════╪═════════════╪═════════════╪══════════════╪══════════╪═══════════════╪═══════════╡
            │ oslo     ┆ 0.600       ┆ 0.750       ┆ 0.667        ┆ 0.500    ┆ 0.000         ┆ 0.000     │
            │ all      ┆ 0.600       ┆ 0.750       ┆ 0.667        ┆ 0.500    ┆ 0.000         ┆ 0.000     │
            └──────────┴─────────────┴─────────────┴──────────────┴──────────┴───────────────┴───────────┘
        "#]],
    );
}

#[test]
fn only_what_is_asked_for_is_shown() {
    check(
        &["--errors", "--only", "visited,UN-body"],
        &expect![[r#"
        == oslo (2024-05-02) Talks
          - Kassym-Jomart Tokayev | visited | Norway  125-131, 178-185
              [Norway] hosted the talks in Oslo.
              “Water is scarce,” [Tokayev] said.

        relation visited                           P 0.000  R 0.000  F1 0.000   right 0 wrong 0 missed 1
    "#]],
    );
}

#[test]
fn programmes_get_json() {
    check(
        &["--errors", "--json", "--by", "document", "--only", "visited"],
        &expect![[r#"
            {
              "documents": 1,
              "figures": {
                "relation visited": {
                  "p": 0.0,
                  "r": 0.0,
                  "f1": 0.0,
                  "tp": 0,
                  "fp": 0,
                  "fn": 1
                }
              },
              "by_document": {
                "oslo": {
                  "relation visited": {
                    "p": 0.0,
                    "r": 0.0,
                    "f1": 0.0,
                    "tp": 0,
                    "fp": 0,
                    "fn": 1
                  }
                }
              },
              "errors": [
                {
                  "document": "oslo",
                  "error": "missed",
                  "measure": "relation visited",
                  "what": "Kassym-Jomart Tokayev | visited | Norway",
                  "frame": null,
                  "notes": [],
                  "places": [
                    {
                      "begin": 125,
                      "end": 131,
                      "words": "Norway"
                    },
                    {
                      "begin": 178,
                      "end": 185,
                      "words": "Tokayev"
                    }
                  ],
                  "sentences": [
                    "[Norway] hosted the talks in Oslo.",
                    "“Water is scarce,” [Tokayev] said."
                  ]
                }
              ]
            }
        "#]],
    );
}

#[test]
fn a_malformed_annotation_is_named_and_the_others_count() {
    let workspace = workspace();
    let malformed = [
        ("broken", "{", "EOF while parsing an object at line 1 column 1"),
        (
            "kind",
            &GOLD.replace("\"oslo\"", "\"kind\"").replace("Region", "Galaxy"),
            "entity 6: `Galaxy` is none of the ten kinds",
        ),
        (
            "long",
            &GOLD.replace("\"oslo\"", "\"long\"").replace("175", "1750"),
            "statement 1: there are no words at 170-1750 of the text",
        ),
        ("other", GOLD, "its `id` is `oslo` and not its name"),
        (
            "silent",
            r#"{"relations": []}"#,
            "it has no `entities`, though there is a text beside it",
        ),
    ];
    for (name, gold, _) in &malformed {
        workspace.write(&format!("gold/{name}.json"), gold);
        workspace.write(&format!("gold/{name}.txt"), TEXT);
    }
    workspace.write("gold/textless.json", GOLD.replace("\"oslo\"", "\"textless\""));
    let ran = workspace.run(&["evaluate", "gold"]);
    let reasons = malformed
        .iter()
        .map(|(name, _, reason)| format!("error: `gold/{name}.json`: {reason}\n"));
    let lost = "error: cannot read `gold/textless.txt`: No such file or directory (os error 2)\n".to_owned();
    let expected: String = reasons.chain([lost, "1 text evaluated\n".to_owned()]).collect();
    assert_eq!((ran.code, ran.err), (1, expected));
    assert_eq!(ran.out, self::workspace().ok(&["evaluate", "gold"]));
}

#[test]
fn what_cannot_be_evaluated_is_refused() {
    let refused = |args: &[&str], code: i32, expected: &str| {
        let workspace = workspace();
        workspace.write("empty/other.txt", "Norway hosted the talks.");
        workspace.write("empty/other.json", "[]");
        workspace.remove("empty/other.txt");
        let Ran { code: got, out, err } = workspace.run(args);
        assert_eq!((got, out.as_str()), (code, ""), "{args:?}: {err}");
        assert!(err.starts_with(expected), "{args:?}: {err}");
    };
    refused(
        &["evaluate", "empty"],
        2,
        "error: there are no annotated texts in `empty`\nhint: ",
    );
    refused(&["evaluate", "nowhere"], 1, "error: cannot read `nowhere`\n");
    refused(
        &["evaluate", "gold", "--document", "bergen"],
        2,
        "error: there is no `bergen.json` in `gold`\nhint: ",
    );
    refused(
        &["evaluate", "gold", "--only", "kings"],
        2,
        "error: invalid value 'kings'",
    );
}
