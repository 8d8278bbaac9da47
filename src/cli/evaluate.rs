//! `kurultai evaluate`: precision, recall and F1 against annotated texts.

mod folder;
mod json;
mod shown;

use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use crate::evaluate::{Annotated, Comparison, Difference, Figure, Figures, Measure, compare};
use crate::extractor::extract;
use crate::knowledge::Knowledge;

use super::args::{EvaluateArgs, Rows};
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;
use folder::Pair;

/// Prints how what is read compares with what is annotated.
pub(super) fn run(args: &EvaluateArgs, output: &Output) -> Result<Exit, Failure> {
    let found = folder::find(&args.folder, &args.document)?;
    let knowledge = knowledge::load(&args.knowledge)?;
    let mut exit = Exit::Done;
    for problem in &found.problems {
        exit = Exit::Inputs;
        output.wrong_input(problem);
    }
    let (texts, crashed) = read(&found.pairs, &knowledge);
    for pair in &crashed {
        exit = Exit::Internal;
        output.crash(&pair.document.id);
    }
    let comparisons = compare(&texts);
    let outcome = Outcome {
        args,
        texts: &texts,
        comparisons: &comparisons,
    };
    outcome.print()?;
    output.note(&match texts.len() {
        1 => "1 text evaluated".to_owned(),
        many => format!("{many} texts evaluated"),
    });
    Ok(exit)
}

/// Reads the texts, in their order; those that the programme fails on come apart.
fn read<'p>(pairs: &'p [Pair], knowledge: &Knowledge) -> (Vec<Annotated>, Vec<&'p Pair>) {
    let read = |pair: &Pair| {
        let reading = catch_unwind(AssertUnwindSafe(|| extract(&pair.document, knowledge)));
        reading.ok().map(|reading| Annotated {
            gold: pair.gold.clone(),
            reading,
        })
    };
    let readings: Vec<Option<Annotated>> = pairs.par_iter().map(read).collect();
    let lost = pairs.iter().zip(&readings).filter(|(_, read)| read.is_none());
    let crashed = lost.map(|(pair, _)| pair).collect();
    (readings.into_iter().flatten().collect(), crashed)
}

/// What came of it, and what of that is to be shown.
struct Outcome<'o> {
    args: &'o EvaluateArgs,
    texts: &'o [Annotated],
    comparisons: &'o [Comparison],
}

impl Outcome<'_> {
    fn print(&self) -> Result<(), Failure> {
        let mut data = Output::data();
        if self.args.json {
            json::write(self, &mut data)?;
        } else {
            if self.args.errors {
                shown::differences(self, &mut data)?;
            }
            match self.args.by {
                // Figures of nothing would look like bad ones.
                _ if self.texts.is_empty() => {}
                Some(Rows::Document) => shown::by_document(self, &mut data)?,
                None => shown::figures(self, &mut data)?,
            }
        }
        data.flush()?;
        Ok(())
    }

    /// The texts with how they compare.
    fn each(&self) -> impl Iterator<Item = (&Annotated, &Comparison)> {
        self.texts.iter().zip(self.comparisons)
    }

    /// The figures of all texts.
    fn total(&self) -> Figures {
        let mut total = Figures::default();
        for comparison in self.comparisons {
            total.add(&comparison.figures);
        }
        total
    }

    /// Whether something is to be shown.
    fn shows(&self, measure: &Measure) -> bool {
        let only = &self.args.only;
        only.is_empty() || only.iter().any(|wanted| wanted.covers(measure))
    }

    /// The figures that are to be shown.
    fn rows<'f>(&self, figures: &'f Figures) -> impl Iterator<Item = (&'f Measure, &'f Figure)> {
        figures.iter().filter(|(measure, _)| self.shows(measure))
    }

    /// The differences that are to be shown.
    fn differences<'c>(&self, comparison: &'c Comparison) -> impl Iterator<Item = &'c Difference> {
        let all = comparison.differences.iter();
        all.filter(|difference| self.shows(&difference.measure))
    }
}
