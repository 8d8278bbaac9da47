//! Evaluation: how what is read of annotated texts compares with what people annotated.
//!
//! Works on readings, without RDF, and gives the figures that `tests/gold/score.py` works out from the RDF;
//! a test holds the two together. Things are matched first, one to one; relations and statements are right if they
//! are so between matched things.

mod counts;
mod difference;
pub mod figures;
pub mod gold;
mod names;
mod places;
mod relations;
mod statements;
#[cfg(test)]
mod tests;
mod things;

use crate::model::Reading;

pub use difference::Difference;
pub use figures::{Figure, Figures, Measure, UnknownMeasure, Verdict};
pub use gold::{Gold, GoldError};
pub use names::comparable;

use places::Places;
use things::{Labels, Things, labels};

/// An annotated text, and what was read of it.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// What people say it says.
    pub gold: Gold,
    /// What was read.
    pub reading: Reading,
}

/// How a reading compares with the annotations.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The figures of this text.
    pub figures: Figures,
    /// What was missed and what is wrong: by measure, in the order of the text.
    pub differences: Vec<Difference>,
}

impl Comparison {
    /// Counts one more, of everything that measures it.
    fn count(&mut self, measures: &[Measure], verdict: Verdict) {
        for measure in measures {
            self.figures.count(measure.clone(), verdict);
        }
    }
}

/// Compares the readings of some texts with their annotations, text by text.
///
/// The texts are taken together in one respect: a thing that several mention has the labels that any of them gives it.
#[must_use]
pub fn compare(texts: &[Annotated]) -> Vec<Comparison> {
    let labels = labels(texts.iter().map(|text| &text.reading));
    texts.iter().map(|text| compare_one(text, &labels)).collect()
}

fn compare_one(text: &Annotated, labels: &Labels) -> Comparison {
    let scene = Scene {
        gold: &text.gold,
        reading: &text.reading,
        things: Things::matched(&text.gold, &text.reading, labels),
        places: Places::new(&text.reading.document.text),
    };
    let mut comparison = Comparison::default();
    things::compare(&scene, &mut comparison);
    relations::compare(&scene, &mut comparison);
    statements::compare(&scene, &mut comparison);
    counts::compare(&scene, &mut comparison);
    comparison.differences.sort();
    comparison
}

/// One text with its things matched: what relations, statements and counts are compared in.
struct Scene<'t> {
    gold: &'t Gold,
    reading: &'t Reading,
    things: Things<'t>,
    places: Places<'t>,
}
