//! Figures and differences for programmes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::evaluate::{Annotated, Comparison, Difference, Figure, Figures, Verdict};

use super::Outcome;
use super::shown::Words;

#[derive(Serialize)]
struct Report {
    documents: usize,
    figures: BTreeMap<String, FigureRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_document: Option<BTreeMap<String, BTreeMap<String, FigureRecord>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<Vec<DifferenceRecord>>,
}

#[derive(Serialize)]
struct FigureRecord {
    p: f64,
    r: f64,
    f1: f64,
    tp: usize,
    fp: usize,
    #[serde(rename = "fn")]
    missed: usize,
}

#[derive(Serialize)]
struct DifferenceRecord {
    document: String,
    error: &'static str,
    measure: String,
    what: String,
    frame: Option<String>,
    notes: Vec<String>,
    places: Vec<PlaceRecord>,
    sentences: Vec<String>,
}

#[derive(Serialize)]
struct PlaceRecord {
    begin: usize,
    end: usize,
    words: String,
}

/// Writes everything that is to be shown as one JSON object.
pub(super) fn write(outcome: &Outcome<'_>, out: &mut impl Write) -> io::Result<()> {
    let by_document = outcome.args.by.map(|_| {
        let each = outcome.each();
        each.map(|(text, comparison)| (text.gold.id.clone(), records(outcome, &comparison.figures)))
            .collect()
    });
    let errors = outcome.args.errors.then(|| {
        let each = outcome.each();
        each.flat_map(|(text, comparison)| differences(outcome, text, comparison))
            .collect()
    });
    let report = Report {
        documents: outcome.texts.len(),
        figures: records(outcome, &outcome.total()),
        by_document,
        errors,
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

fn records(outcome: &Outcome<'_>, figures: &Figures) -> BTreeMap<String, FigureRecord> {
    let rows = outcome.rows(figures);
    rows.map(|(measure, figure)| (measure.to_string(), record(figure)))
        .collect()
}

fn record(figure: &Figure) -> FigureRecord {
    FigureRecord {
        p: figure.precision(),
        r: figure.recall(),
        f1: figure.f1(),
        tp: figure.right,
        fp: figure.wrong,
        missed: figure.missed,
    }
}

fn differences(outcome: &Outcome<'_>, text: &Annotated, comparison: &Comparison) -> Vec<DifferenceRecord> {
    let words = Words::of(&text.reading.document);
    let differences = outcome.differences(comparison);
    differences
        .map(|difference| difference_record(text, &words, difference))
        .collect()
}

fn difference_record(text: &Annotated, words: &Words<'_>, difference: &Difference) -> DifferenceRecord {
    let places = difference.places.iter().map(|place| {
        let (begin, end) = words.code_points(*place);
        let words = text.reading.document.words(*place).to_owned();
        PlaceRecord { begin, end, words }
    });
    DifferenceRecord {
        document: text.gold.id.clone(),
        error: if difference.verdict == Verdict::Missed {
            "missed"
        } else {
            "wrong"
        },
        measure: difference.measure.to_string(),
        what: difference.what.clone(),
        frame: difference.frame.as_deref().map(str::to_owned),
        notes: difference.notes.clone(),
        places: places.collect(),
        sentences: words.sentences(&difference.places),
    }
}
