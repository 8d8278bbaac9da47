//! Figures and differences for people.

use std::io::{self, Write};

use crate::evaluate::{Annotated, Difference, Figure, Figures, Measure, Verdict};
use crate::text::segment::{Segmentation, segment};
use crate::text::{CodePoints, Document, Span};

use super::super::output::Output;
use super::super::table::table;
use super::Outcome;

/// Writes the figures of all texts, one measure a line.
pub(super) fn figures(outcome: &Outcome<'_>, out: &mut impl Write) -> io::Result<()> {
    let total = outcome.total();
    for (measure, figure) in outcome.rows(&total) {
        let (p, r, f1) = (figure.precision(), figure.recall(), figure.f1());
        let Figure { right, wrong, missed } = figure;
        let name = measure.to_string();
        writeln!(
            out,
            "{name:42} P {p:.3}  R {r:.3}  F1 {f1:.3}   right {right} wrong {wrong} missed {missed}"
        )?;
    }
    Ok(())
}

/// A figure that has a column: what is above it, of what it is, and which of the three.
type Column = (&'static str, Measure, fn(&Figure) -> f64);

const COLUMNS: [Column; 8] = [
    ("entities F1", Measure::Entities, Figure::f1),
    ("kind ignored F1", Measure::KindIgnored, Figure::f1),
    ("relations P", Measure::Relations, Figure::precision),
    ("relations R", Measure::Relations, Figure::recall),
    ("relations F1", Measure::Relations, Figure::f1),
    ("titles R", Measure::Titles, Figure::recall),
    ("statements F1", Measure::Statements, Figure::f1),
    ("counts F1", Measure::Counts, Figure::f1),
];

/// Writes a table with a row for each text.
pub(super) fn by_document(outcome: &Outcome<'_>, out: &mut impl Write) -> io::Result<()> {
    let columns: Vec<&Column> = COLUMNS
        .iter()
        .filter(|(_, measure, _)| outcome.shows(measure))
        .collect();
    let header = columns.iter().map(|(name, ..)| (*name).to_owned());
    let header = std::iter::once("document".to_owned()).chain(header).collect();
    let row = |name: &str, figures: &Figures| -> Vec<String> {
        let values = columns
            .iter()
            .map(|(_, measure, value)| cell(figures.of(measure), *value));
        std::iter::once(name.to_owned()).chain(values).collect()
    };
    let each = outcome
        .each()
        .map(|(text, comparison)| row(&text.gold.id, &comparison.figures));
    let rows = each.chain([row("all", &outcome.total())]).collect();
    let width = Output::to_person().then(Output::width).flatten();
    writeln!(out, "{}", table(header, rows, width))
}

/// A figure; a dash where there was nothing to read and nothing was read.
fn cell(figure: Figure, value: fn(&Figure) -> f64) -> String {
    if figure.is_empty() {
        "–".to_owned()
    } else {
        format!("{:.3}", value(&figure))
    }
}

/// Writes what was missed and what is wrong, text by text.
pub(super) fn differences(outcome: &Outcome<'_>, out: &mut impl Write) -> io::Result<()> {
    for (text, comparison) in outcome.each() {
        let mut differences = outcome.differences(comparison).peekable();
        if differences.peek().is_none() {
            continue;
        }
        heading(text, out)?;
        let words = Words::of(&text.reading.document);
        for difference in differences {
            words.write(difference, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn heading(text: &Annotated, out: &mut impl Write) -> io::Result<()> {
    write!(out, "== {}", text.gold.id)?;
    if let Some(date) = text.gold.facts.issued {
        write!(out, " ({date})")?;
    }
    if let Some(title) = &text.gold.facts.title {
        write!(out, " {title}")?;
    }
    writeln!(out)
}

/// The words of a text, by sentence.
pub(super) struct Words<'d> {
    document: &'d Document,
    cut: Segmentation,
    code_points: CodePoints<'d>,
}

impl<'d> Words<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        Self {
            document,
            cut: segment(&document.text),
            code_points: CodePoints::new(&document.text),
        }
    }

    fn write(&self, difference: &Difference, out: &mut impl Write) -> io::Result<()> {
        write!(
            out,
            "  {} {}{}",
            sign(difference.verdict),
            label(&difference.measure),
            difference.what
        )?;
        let offsets: Vec<String> = difference
            .places
            .iter()
            .map(|place| self.offsets(*place))
            .collect();
        if !offsets.is_empty() {
            write!(out, "  {}", offsets.join(", "))?;
        }
        let frame = difference.frame.iter().map(|frame| format!("frame {frame}"));
        let about: Vec<String> = frame.chain(difference.notes.iter().cloned()).collect();
        if !about.is_empty() {
            write!(out, "  ({})", about.join("; "))?;
        }
        writeln!(out)?;
        for sentence in self.sentences(&difference.places) {
            writeln!(out, "      {sentence}")?;
        }
        Ok(())
    }

    fn offsets(&self, place: Span) -> String {
        let (begin, end) = self.code_points(place);
        format!("{begin}-{end}")
    }

    /// The code points of a span.
    pub(super) fn code_points(&self, place: Span) -> (usize, usize) {
        let of = |byte| self.code_points.of_byte(byte);
        (of(place.start), of(place.end))
    }

    /// The sentences that places touch, with the words there in square brackets.
    pub(super) fn sentences(&self, places: &[Span]) -> Vec<String> {
        let places = apart(places);
        let sentences = self.cut.sentences.iter().map(|sentence| sentence.span);
        let touched = sentences.filter(|sentence| places.iter().any(|place| place.overlaps(*sentence)));
        touched.map(|sentence| self.marked(sentence, &places)).collect()
    }

    fn marked(&self, sentence: Span, places: &[Span]) -> String {
        let mut marked = String::new();
        let mut from = sentence.start;
        for place in places.iter().filter(|place| place.overlaps(sentence)) {
            let (start, end) = (place.start.max(sentence.start), place.end.min(sentence.end));
            let (before, words) = (Span::new(from, start), Span::new(start, end));
            marked.extend([self.document.words(before), "[", self.document.words(words), "]"]);
            from = end;
        }
        marked.push_str(self.document.words(Span::new(from, sentence.end)));
        marked.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The same places in order, those that overlap taken together.
fn apart(places: &[Span]) -> Vec<Span> {
    let mut sorted = places.to_vec();
    sorted.sort();
    let mut apart: Vec<Span> = Vec::new();
    for place in sorted {
        match apart.last_mut() {
            Some(last) if last.overlaps(place) => *last = last.join(place),
            _ => apart.push(place),
        }
    }
    apart
}

fn sign(verdict: Verdict) -> char {
    if verdict == Verdict::Missed { '-' } else { '+' }
}

/// What stands before a difference; a relation says itself what it is.
fn label(measure: &Measure) -> String {
    match measure {
        Measure::Kind(kind) => format!("{kind}  "),
        Measure::Titles => "title  ".to_owned(),
        Measure::Statements => "statement  ".to_owned(),
        Measure::Counts => "count  ".to_owned(),
        _ => String::new(),
    }
}
