//! Whether the time per byte stays the same as a text grows: texts that could make it grow, at 1, 4 and 16 times a length.
//!
//! Prints a table of nanoseconds per byte, and fails where it is more than three times as much at the end:
//! what grows with the square of a length shows as sixteen times.
//! The length can be given: `cargo bench --bench growth -- 100000`.

#![expect(clippy::print_stdout, reason = "the table is what it is for")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use kurultai::exporter::{QuadOptions, document_lines};
use kurultai::extractor::{Stage, extract_in_stages};
use kurultai::knowledge::Knowledge;
use kurultai::text::{Document, DocumentId, SourceFacts};

/// How long a text is at first, in bytes.
const LENGTH: usize = 16_000;

/// By how much it grows.
const TIMES: [usize; 3] = [1, 4, 16];

/// How many times as long a byte may take at the end.
const MOST: f64 = 3.0;

/// A text of about a length, and what is odd about it.
type Odd = (&'static str, fn(usize) -> String);

const ODD: [Odd; 16] = [
    ("one word", |length| repeated("summit ", length)),
    ("one letter", |length| repeated("a", length)),
    ("opening quotation marks", |length| repeated("“", length)),
    ("nested quotations", |length| {
        repeated("“‘", length / 2) + &repeated("’”", length / 2)
    }),
    ("brackets", |length| {
        repeated("(", length / 2) + &repeated(")", length / 2)
    }),
    ("commas", |length| repeated("Kenya, ", length)),
    ("names on one line", |length| {
        numbered(length, |at| format!("{} {}, ", given(at), family(at)))
    }),
    ("names with their offices", |length| {
        numbered(length, |at| {
            format!(
                "{} {}, Minister of Trade of {}; ",
                given(at),
                family(at),
                state(at)
            )
        })
    }),
    ("officials", |length| {
        numbered(length, |at| {
            format!(
                "President {} of {} met Foreign Minister {} in Oslo. ",
                family(at),
                state(at),
                family(at + 1)
            )
        })
    }),
    ("meetings", |length| {
        numbered(length, |at| {
            format!(
                "The {} Summit was held in Oslo on {} May {}. It was attended by {}. ",
                family(at),
                at % 28 + 1,
                1950 + at % 70,
                state(at)
            )
        })
    }),
    ("one meeting again and again", |length| {
        repeated("The summit ended. The participants welcomed it. ", length)
    }),
    ("bodies", |length| {
        numbered(length, |at| {
            format!(
                "The {} Council of {} adopted resolution {at} (1999). ",
                family(at),
                state(at)
            )
        })
    }),
    ("statements", |length| {
        numbered(length, |at| {
            format!(
                "“We agree,” said {} {}, and he urged {} to sign. ",
                given(at),
                family(at),
                state(at)
            )
        })
    }),
    ("a transcript", |length| {
        numbered(length, |at| {
            format!(
                "MR. {}: We met them in {}, I think.\n\nQUESTION: Did you?\n\n",
                family(at % 9).to_uppercase(),
                state(at)
            )
        })
    }),
    ("speakers", |length| {
        numbered(length, |at| {
            format!(
                "{}: We met.\n\nTHE PRESIDENT: I agree.\n\n",
                family(at).to_uppercase()
            )
        })
    }),
    ("a list of items", |length| {
        numbered(length, |at| {
            format!("• {} {}, President of {}\n", given(at), family(at), state(at))
        })
    }),
];

fn main() {
    let length = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .next()
        .unwrap_or(LENGTH);
    let knowledge = Knowledge::shipped().expect("the compiled form can be read");
    println!("| text | {length} bytes | 4 times | 16 times | growth | most in |");
    println!("|---|---:|---:|---:|---:|---|");
    let mut grown = Vec::new();
    for (name, text) in ODD {
        let runs = TIMES.map(|times| Run::of(&text(length * times), &knowledge));
        let [first, second, last] = runs.each_ref().map(Run::per_byte);
        let growth = last / first;
        println!(
            "| {name} | {first:.0} | {second:.0} | {last:.0} | {growth:.1} | {} |",
            runs[2].slowest()
        );
        if growth > MOST {
            grown.push(name);
        }
    }
    assert!(grown.is_empty(), "the time per byte grows: {}", grown.join(", "));
}

/// How long a text took.
struct Run {
    bytes: usize,
    stages: [Duration; Stage::ALL.len()],
    output: Duration,
}

impl Run {
    /// Reads a text and writes its lines.
    fn of(text: &str, knowledge: &Knowledge) -> Self {
        let document = Document::new(DocumentId::new("odd"), text, SourceFacts::default());
        let mut stages = [Duration::ZERO; Stage::ALL.len()];
        let mut last = Instant::now();
        let reading = extract_in_stages(&document, knowledge, |stage| {
            let now = Instant::now();
            stages[stage as usize] += now - last;
            last = now;
        });
        let start = Instant::now();
        let lines = document_lines(&reading, &QuadOptions::new(knowledge.version()));
        let output = start.elapsed();
        assert!(!lines.provenance.is_empty());
        Self {
            bytes: text.len(),
            stages,
            output,
        }
    }

    /// Nanoseconds per byte.
    fn per_byte(&self) -> f64 {
        let all: Duration = self.stages.iter().sum::<Duration>() + self.output;
        all.as_secs_f64() * 1e9 / self.bytes as f64
    }

    /// The stage that took longest.
    fn slowest(&self) -> &'static str {
        let slowest = Stage::ALL
            .into_iter()
            .max_by_key(|stage| self.stages[*stage as usize]);
        let stage = slowest.filter(|stage| self.stages[*stage as usize] > self.output);
        stage.map_or("output", Stage::name)
    }
}

/// Words again and again up to a length.
fn repeated(words: &str, length: usize) -> String {
    words.repeat(length / words.len() + 1)
}

/// Pieces, each of its number, up to a length.
fn numbered(length: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(length + 100);
    for at in 0.. {
        if text.len() >= length {
            break;
        }
        write!(text, "{}", piece(at)).expect("a string takes everything");
    }
    text
}

/// A state, a few of them in turn.
fn state(at: usize) -> &'static str {
    [
        "Kenya",
        "Norway",
        "Ghana",
        "Uzbekistan",
        "Chile",
        "Japan",
        "Latvia",
    ][at % 7]
}

/// A given name, a few of them in turn.
fn given(at: usize) -> &'static str {
    ["Anna", "Ivan", "Peter", "Maria", "Omar"][at % 5]
}

/// A family name that nobody bears, another for each number.
fn family(at: usize) -> String {
    const PARTS: [&str; 10] = ["ba", "ko", "mi", "tur", "vel", "dor", "nas", "pel", "qui", "ras"];
    let digits = at.to_string();
    let parts = digits.bytes().map(|digit| PARTS[usize::from(digit - b'0')]);
    let mut name: String = parts.collect();
    name.push_str("ev");
    name[..1].to_uppercase() + &name[1..]
}
