//! Files with random faults: whatever is in them, reading ends, soon, and without a panic of ours; the same for texts
//! that are segmented, and for frames that are loaded.
//!
//! `KURULTAI_MUTATIONS=SECONDS cargo test --test it mutations` looks for so long; what it fails on stays in the folder
//! that it names.

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use kurultai::knowledge::{Knowledge, KnowledgeFile, LoadError};
use kurultai::reader::{Inputs, documents};
use kurultai::text::segment;

/// So many files are tried in an ordinary run.
const ORDINARY: usize = 400;

/// A file of a few kilobytes is read in far less.
const LONGEST: Duration = Duration::from_secs(10);

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    /// A longer or shorter look sees other faults.
    fn new(seed: u64) -> Self {
        Self(seed ^ seconds().unwrap_or_default())
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % sides.max(1)
    }
}

/// Pieces that mean something in one of the formats.
const PIECES: [&[u8]; 24] = [
    b"\0",
    b"\xff",
    b"<",
    b"</div>",
    b"<table><tr><td>",
    b"<ul><li>",
    b"]]>",
    b"&#xd800;",
    b"{",
    b"[",
    b"\"",
    b"\\u",
    b"---\n",
    b"\r\n\r\n",
    b"stream\n",
    b"endobj",
    b"<<",
    b">>",
    b"9999999999",
    b"-1",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
    b"Content-Length: 5\r\n",
];

fn mutated(seeds: &[Vec<u8>], pieces: &[&[u8]], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seeds[dice.roll(seeds.len())].clone();
    for _ in 0..=dice.roll(6) {
        let at = dice.roll(bytes.len());
        let end = (at + 1 + dice.roll(64)).min(bytes.len());
        match dice.roll(8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                let to = dice.roll(bytes.len());
                bytes.splice(to..to, piece.repeat(1 + dice.roll(40)));
            }
            3 => {
                let other = &seeds[dice.roll(seeds.len())];
                let from = dice.roll(other.len());
                bytes.truncate(at);
                bytes.extend_from_slice(&other[from..]);
            }
            4 | 5 => {
                let piece = pieces[dice.roll(pieces.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(dice.roll(256)).unwrap();
                }
            }
        }
    }
    bytes
}

fn seeds() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|path| path.extension().is_none_or(|ending| ending != "expected"));
    files.sort();
    files.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// How long to look, if that is said.
fn seconds() -> Option<u64> {
    std::env::var("KURULTAI_MUTATIONS").ok()?.parse().ok()
}

/// Tries one thing after another, for as long as is asked for.
fn for_a_while(what: &str, mut try_one: impl FnMut()) {
    let seconds = seconds().map(Duration::from_secs);
    let start = Instant::now();
    let mut tried = 0;
    while seconds.map_or(tried < ORDINARY, |seconds| start.elapsed() < seconds) {
        try_one();
        tried += 1;
    }
    if seconds.is_some() {
        let place = std::env::temp_dir().join(format!("kurultai-mutations-{what}"));
        fs::write(place, format!("{tried} in {:?}\n", start.elapsed())).unwrap();
    }
}

/// Whether something takes too long, every time: a machine that is busy may stall once.
fn takes_long(mut once: impl FnMut()) -> bool {
    (0..3).all(|_| {
        let begun = Instant::now();
        once();
        begun.elapsed() > LONGEST
    })
}

/// The files of a folder of this repository with one of some endings.
fn files(folder: &str, endings: &[&str]) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_wanted = |path: &PathBuf| {
        endings
            .iter()
            .any(|ending| path.extension().is_some_and(|its| its == *ending))
    };
    let mut files: Vec<PathBuf> = entries.filter(is_wanted).collect();
    files.sort();
    files.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Pieces that mean something to the segmenter.
const MARKS: [&[u8]; 24] = [
    "“".as_bytes(),
    "”".as_bytes(),
    "’s".as_bytes(),
    "•".as_bytes(),
    "…".as_bytes(),
    "\u{a0}".as_bytes(),
    "\u{301}".as_bytes(),
    "\u{200d}".as_bytes(),
    "İ".as_bytes(),
    "ﬁ".as_bytes(),
    "中文。".as_bytes(),
    "—".as_bytes(),
    b"\n\n",
    b"\r\n",
    b"\t",
    b"QUESTION: ",
    b"MR. BAKER: ",
    b"No. ",
    b"U.S.",
    b"J.",
    b"1. ",
    b"12,626.",
    b"(",
    b". ",
];

/// Pieces that mean something in a frame file.
const WORDS_OF_FRAMES: [&[u8]; 16] = [
    b"[[read]]\n",
    b"[[positive]]\n",
    b"[[negative]]\n",
    b"relation = \"metWith\"\n",
    b"subject = ",
    b"object = [",
    b"verbs = [\"",
    b"\"\"\"",
    b"'",
    b"=",
    b"]",
    b"{",
    b"}",
    b"#",
    b"\n",
    b"\\u0000",
];

#[test]
fn segmenting_loses_nothing() {
    let seeds = files("examples/texts", &["txt"]);
    let mut dice = Dice::new(0x2545_f491_4f6c_dd1d);
    for_a_while("segmenter", || {
        let bytes = mutated(&seeds, &MARKS, &mut dice);
        let text = String::from_utf8_lossy(&bytes);
        assert!(!takes_long(|| drop(segment(&text))), "{text}");
        let cut = segment(&text);
        let mut end = 0;
        for token in &cut.tokens {
            assert!(
                !token.span.is_empty() && text[end..token.span.start].trim().is_empty(),
                "{text}"
            );
            end = token.span.end;
        }
        assert!(text[end..].trim().is_empty(), "{text}");
        let mut next = (0, 0);
        for (number, block) in cut.blocks.iter().enumerate() {
            assert_eq!(block.sentences.start, next.0, "{text}");
            for sentence in &cut.sentences[block.sentences.clone()] {
                let holds = sentence.block == number && block.span.contains(sentence.span);
                assert!(
                    holds && sentence.tokens.start == next.1 && !sentence.tokens.is_empty(),
                    "{text}"
                );
                next.1 = sentence.tokens.end;
            }
            next.0 = block.sentences.end;
        }
        assert_eq!(next, (cut.sentences.len(), cut.tokens.len()), "{text}");
    });
}

#[test]
fn a_frame_loads_or_its_mistakes_have_their_lines() {
    let seeds = files("ontology/frames", &["toml"]);
    let mut dice = Dice::new(0x9e6c_63d0_876a_3f6b);
    for_a_while("frames", || {
        let bytes = mutated(&seeds, &WORDS_OF_FRAMES, &mut dice);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let load = || Knowledge::load(&[KnowledgeFile::new("frames/x.toml", text.clone())]);
        assert!(!takes_long(|| drop(load())), "{text}");
        match load() {
            Ok(knowledge) => assert_eq!(knowledge.frames.len(), 1, "{text}"),
            Err(LoadError::Mistakes(mistakes)) => {
                let placed = mistakes.iter().all(|mistake| (1..=lines).contains(&mistake.line));
                assert!(placed && !mistakes.is_empty(), "{mistakes:?}: {text}");
            }
            Err(error) => panic!("{error}: {text}"),
        }
    });
}

#[test]
fn reading_ends_without_a_panic_of_ours() {
    let mut folder = tempfile::tempdir().unwrap();
    let ours: Arc<Mutex<Vec<String>>> = Arc::default();
    let noted = Arc::clone(&ours);
    let before = panic::take_hook();
    // Parsers of others may panic, which is caught; what lies in our own files is a fault.
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        if place.starts_with("src/reader") {
            noted.lock().unwrap().push(format!("{place}: {info}"));
        } else if !place.contains("/registry/") && !place.contains("/rustc/") && !place.contains("library/") {
            before(info);
        }
    }));
    let seeds = seeds();
    let mut dice = Dice::new(0x9e37_79b9_7f4a_7c15);
    for_a_while("reader", || {
        let names = ["x", "x.html", "x.md", "x.csv", "x.ndjson", "x.eml"];
        let path = folder.path().join(names[dice.roll(names.len())]);
        fs::write(&path, mutated(&seeds, &PIECES, &mut dice)).unwrap();
        let long = takes_long(|| {
            documents(Inputs::find(std::slice::from_ref(&path), &[]), None).count();
        });
        let faults = ours.lock().unwrap().clone();
        if long || !faults.is_empty() {
            folder.disable_cleanup(true);
            panic!("{} takes long: {long}, fails: {faults:?}", path.display());
        }
    });
    drop(panic::take_hook());
}
