//! The invariants of ARCHITECTURE.md: who may know whom, and where files lie.

mod code;

use std::fs;
use std::path::Path;

use kurultai::store::Question;

use code::{Source, files, shown, sources};

/// What a room may use: other rooms, and packages. Everything else is forbidden.
struct Room {
    name: &'static str,
    rooms: &'static [&'static str],
    packages: &'static [&'static str],
}

const ROOMS: [Room; 11] = [
    Room {
        name: "pack",
        rooms: &[],
        packages: &["lz4_flex", "postcard", "serde"],
    },
    Room {
        name: "text",
        rooms: &[],
        packages: &["jiff", "thiserror"],
    },
    Room {
        name: "model",
        rooms: &["text"],
        packages: &[],
    },
    Room {
        name: "knowledge",
        rooms: &["pack", "text", "model"],
        packages: &[
            "oxrdf",
            "oxttl",
            "postcard",
            "rustc_hash",
            "serde",
            "sha2",
            "thiserror",
            "toml",
        ],
    },
    Room {
        name: "graph",
        rooms: &["text", "model"],
        packages: &["petgraph"],
    },
    Room {
        name: "extractor",
        rooms: &["text", "model", "knowledge"],
        packages: &["jiff", "rustc_hash"],
    },
    Room {
        name: "exporter",
        rooms: &["text", "model", "graph"],
        packages: &[
            "csv",
            "memchr",
            "oxrdf",
            "oxrdfio",
            "oxttl",
            "percent_encoding",
            "quick_xml",
            "rustc_hash",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
        ],
    },
    Room {
        name: "store",
        rooms: &["pack", "text", "model", "exporter"],
        packages: &[
            "oxigraph",
            "oxrdf",
            "oxttl",
            "rayon",
            "regex",
            "rustc_hash",
            "rustix",
            "serde",
            "serde_json",
            "sha2",
            "spareval",
            "spargebra",
            "sysinfo",
            "thiserror",
        ],
    },
    // Of the exporter it uses how things are named: matches of equal worth are taken in the order of their IRIs.
    Room {
        name: "evaluate",
        rooms: &["text", "model", "exporter"],
        packages: &["serde", "serde_json", "thiserror", "unicode_normalization"],
    },
    Room {
        name: "reader",
        rooms: &["text"],
        packages: &[
            "bzip2",
            "chardetng",
            "csv",
            "dom_query",
            "dom_smoothie",
            "encoding_rs",
            "flate2",
            "jiff",
            "lzma_rust2",
            "mail_parser",
            "pdf_extract",
            "quick_xml",
            "rustc_hash",
            "ruzstd",
            "serde_json",
            "tar",
            "thiserror",
            "toml",
            "whatlang",
            "zip",
        ],
    },
    Room {
        name: "cli",
        rooms: &[
            "pack",
            "text",
            "model",
            "knowledge",
            "graph",
            "extractor",
            "exporter",
            "store",
            "evaluate",
            "reader",
        ],
        packages: &[
            "anyhow",
            "clap",
            "clap_complete",
            "clap_mangen",
            "comfy_table",
            "csv",
            "indicatif",
            "rayon",
            "rustc_hash",
            "serde",
            "serde_json",
            "sha2",
            "terminal_size",
        ],
    },
];

/// Words that only some files may have, and why.
struct Reserved {
    words: &'static [&'static str],
    to: &'static [&'static str],
    why: &'static str,
}

const RESERVED: [Reserved; 6] = [
    Reserved {
        words: &["println!", "eprintln!", "print!", "eprint!", "stdout(", "stderr("],
        to: &["src/cli/output.rs"],
        why: "only cli/output.rs prints",
    },
    Reserved {
        words: &["env::var", "env::args", "process::exit", "std::env::"],
        to: &["src/cli"],
        why: "only cli reads the environment and gives exit codes",
    },
    Reserved {
        words: &["std::fs", "stdin("],
        to: &["src/cli", "src/store", "src/reader"],
        why: "only reader, store and cli touch files",
    },
    Reserved {
        words: &[
            "Instant::",
            "SystemTime",
            "Timestamp::now",
            "Zoned::now",
            "rand::",
            "modified(",
        ],
        to: &["src/cli/clock.rs"],
        why: "no clock, file time or random number reaches an output",
    },
    Reserved {
        words: &[
            ".sin(",
            ".cos(",
            ".tan(",
            ".atan2(",
            ".exp(",
            ".ln(",
            ".powf(",
            ".powi(",
            ".hypot(",
            ".cbrt(",
            ".mul_add(",
        ],
        to: &["src/cli"],
        why: "machines differ in their last digits of it, and drawings must not",
    },
    Reserved {
        words: &["BlankNode::default", "BlankNode::new"],
        to: &[],
        why: "there are no blank nodes",
    },
];

/// The room of a file; none for the two files that join the rooms.
fn room_of(path: &str) -> Option<&'static Room> {
    let rest = path.strip_prefix("src/")?;
    let name = rest.split('/').next()?.trim_end_matches(".rs");
    (!["lib", "main"].contains(&name)).then(|| {
        let room = ROOMS.iter().find(|room| room.name == name);
        room.unwrap_or_else(|| panic!("{path} is in no room that ARCHITECTURE.md knows"))
    })
}

/// The names of our packages and rooms that stand before `::` in a file.
fn forbidden(source: &Source, room: &Room) -> Vec<String> {
    let mut found = Vec::new();
    for (line, text) in &source.lines {
        for path in code::paths(text) {
            let wrong = match path.strip_prefix("crate::") {
                Some(other) => other != room.name && !room.rooms.contains(&other),
                None => code::packages().contains(path.as_str()) && !room.packages.contains(&path.as_str()),
            };
            if wrong {
                found.push(format!(
                    "{}:{line}: {} may not use {path}",
                    source.path, room.name
                ));
            }
        }
    }
    found
}

#[test]
fn rooms_use_only_what_they_may() {
    let mut wrong = Vec::new();
    for source in sources() {
        if let Some(room) = room_of(&source.path) {
            wrong.extend(forbidden(&source, room));
        }
    }
    assert!(wrong.is_empty(), "{}", shown(&wrong));
}

#[test]
fn only_some_print_read_files_or_know_the_time() {
    let mut wrong = Vec::new();
    for source in sources() {
        for rule in &RESERVED {
            if rule.to.iter().any(|place| source.path.starts_with(place)) {
                continue;
            }
            for (line, text) in &source.lines {
                let words = rule.words.iter().filter(|word| text.contains(**word));
                wrong.extend(words.map(|word| format!("{}:{line}: `{word}`: {}", source.path, rule.why)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", shown(&wrong));
}

#[test]
fn files_are_small_named_and_say_what_they_are() {
    let mut wrong = Vec::new();
    for path in files("src")
        .into_iter()
        .chain(files("tests"))
        .chain(files("benches"))
    {
        if !path.ends_with(".rs") {
            continue;
        }
        let text = code::read(&path);
        let lines = text.lines().count();
        if lines > 800 {
            wrong.push(format!("{path}: {lines} lines; split it"));
        }
        if path.ends_with("/mod.rs") {
            wrong.push(format!("{path}: a folder module is foo.rs beside foo/"));
        }
        if !text.starts_with("//! ") {
            wrong.push(format!("{path}: it does not begin with what it is"));
        }
        let name = path.rsplit('/').next().unwrap_or_default();
        if ["utils.rs", "util.rs", "helpers.rs", "common.rs", "misc.rs"].contains(&name) {
            wrong.push(format!("{path}: name what it holds"));
        }
    }
    assert!(wrong.is_empty(), "{}", shown(&wrong));
}

#[test]
fn every_suite_is_listed() {
    let main = code::read("tests/it/main.rs");
    let suites = files("tests/it").into_iter().filter_map(|path| {
        let name = path.strip_prefix("tests/it/")?.strip_suffix(".rs")?.to_owned();
        (!name.contains('/') && name != "main").then_some(name)
    });
    let forgotten: Vec<String> = suites
        .filter(|name| !main.contains(&format!("mod {name};")))
        .collect();
    assert!(forgotten.is_empty(), "main.rs does not list {forgotten:?}");
}

#[test]
fn every_knowledge_file_is_in_its_place() {
    let places = [
        ("ontology/gazetteer/", ".ttl"),
        ("ontology/lexicon/", ".toml"),
        ("ontology/frames/", ".toml"),
        ("ontology/conflicts/", ".rq"),
        ("ontology/queries/", ".rq"),
    ];
    let single = ["ontology/kurultai.ttl", "ontology/shapes.ttl"];
    let all = files("ontology");
    let placed = |path: &String, folder: &str, ending: &str| {
        path.strip_prefix(folder)
            .and_then(|name| name.strip_suffix(ending))
            .is_some_and(|name| !name.contains('/'))
    };
    for (folder, ending) in places {
        assert!(
            all.iter().any(|path| placed(path, folder, ending)),
            "{folder} is empty"
        );
    }
    let astray: Vec<&String> = all
        .iter()
        .filter(|path| !single.contains(&path.as_str()))
        .filter(|path| !places.iter().any(|(folder, ending)| placed(path, folder, ending)))
        .filter(|path| !path.ends_with("/.keep"))
        .collect();
    assert!(astray.is_empty(), "no loader reads {astray:?}");
    for path in single {
        assert!(all.iter().any(|known| known == path), "{path} is missing");
    }
}

#[test]
fn every_shipped_query_parses_and_says_what_it_asks() {
    for path in files("ontology/queries") {
        let text = code::read(&path);
        assert!(text.starts_with("# "), "{path} begins with what it asks");
        assert!(
            text.contains("ORDER BY"),
            "{path} gives its rows in a fixed order"
        );
        Question::with_parameters(&text, &[]).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}

#[test]
fn the_code_map_names_every_room() {
    let map = code::read("ARCHITECTURE.md");
    for room in &ROOMS {
        assert!(map.contains(&format!("`src/{}`", room.name)), "{}", room.name);
        assert!(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("src")
                .join(format!("{}.rs", room.name))
                .exists()
        );
    }
}

#[test]
fn nothing_committed_is_of_one_machine() {
    let mut wrong = Vec::new();
    for folder in ["src", "ontology", "examples", "benches", "scripts", "docs"] {
        for path in files(folder) {
            let text = fs::read(code::root().join(&path)).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            let words = ["/home/", "/root/", "/tmp/", "C:\\Users"];
            wrong.extend(
                words
                    .iter()
                    .filter(|word| text.contains(**word))
                    .map(|word| format!("{path}: {word}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", shown(&wrong));
}
