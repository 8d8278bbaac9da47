//! Files with random faults: whatever is in them, reading ends, soon, and without a panic of ours.
//!
//! `KURULTAI_MUTATIONS=SECONDS cargo test --test it mutations` looks for so long; what it fails on stays in the folder
//! that it names.

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use kurultai::reader::{Inputs, documents};

/// So many files are tried in an ordinary run.
const ORDINARY: usize = 400;

/// A file of a few kilobytes is read in far less.
const LONGEST: Duration = Duration::from_secs(10);

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
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

fn mutated(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
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
                let piece = PIECES[dice.roll(PIECES.len())];
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

#[test]
fn reading_ends_without_a_panic_of_ours() {
    let seconds = std::env::var("KURULTAI_MUTATIONS")
        .ok()
        .and_then(|seconds| seconds.parse().ok());
    let folder = tempfile::tempdir().unwrap();
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
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let start = Instant::now();
    let mut tried = 0;
    loop {
        let done = seconds.map_or(tried >= ORDINARY, |seconds| {
            start.elapsed() >= Duration::from_secs(seconds)
        });
        if done {
            break;
        }
        let names = ["x", "x.html", "x.md", "x.csv", "x.ndjson", "x.eml"];
        let path = folder.path().join(names[dice.roll(names.len())]);
        fs::write(&path, mutated(&seeds, &mut dice)).unwrap();
        let begun = Instant::now();
        let read = documents(Inputs::find(std::slice::from_ref(&path), &[]), None).count();
        let faults = ours.lock().unwrap().clone();
        if !faults.is_empty() || begun.elapsed() > LONGEST {
            let kept = folder.keep();
            panic!(
                "{} ({read} documents, {:?}): {faults:?}",
                kept.display(),
                begun.elapsed()
            );
        }
        tried += 1;
    }
    drop(panic::take_hook());
    if seconds.is_some() {
        fs::write(
            std::env::temp_dir().join("kurultai-mutations"),
            format!("{tried} files in {:?}\n", start.elapsed()),
        )
        .unwrap();
    }
}
