//! Statements: the same speaker, and spans that share at least half of what they span together.

use super::difference::Difference;
use super::figures::{Measure, Verdict};
use super::gold::GoldStatement;
use super::{Comparison, Scene};
use crate::model::Statement;
use crate::text::Span;

/// Counts the statements of a text.
pub(super) fn compare(scene: &Scene<'_>, to: &mut Comparison) {
    let mut left = scene.said();
    let mut missed = Vec::new();
    for annotated in &scene.gold.statements {
        match best(scene, annotated, &left) {
            Some(at) => {
                left.remove(at);
                to.count(&[Measure::Statements], Verdict::Right);
            }
            None => missed.push(annotated),
        }
    }
    for annotated in missed {
        to.count(&[Measure::Statements], Verdict::Missed);
        to.differences.push(scene.unheard(annotated, &left));
    }
    for said in left {
        to.count(&[Measure::Statements], Verdict::Wrong);
        to.differences.push(scene.misheard(said));
    }
}

/// The statement by the same speaker that overlaps most.
fn best(scene: &Scene<'_>, annotated: &GoldStatement, left: &[&Statement]) -> Option<usize> {
    let mut best = None;
    let mut most = 0.5;
    for (at, said) in left.iter().enumerate() {
        let overlap = scene.overlap(annotated, said.span);
        let same = scene.things.annotated(&said.speaker) == Some(annotated.speaker);
        if same && overlap >= most {
            (best, most) = (Some(at), overlap);
        }
    }
    best
}

impl<'t> Scene<'t> {
    /// The statements that are told apart: those by one speaker with one cue and one span are one.
    fn said(&self) -> Vec<&'t Statement> {
        let mut said: Vec<&Statement> = self.reading.statements.iter().collect();
        said.dedup_by(|a, b| {
            let key = |one: &Statement| (one.span, one.speaker.clone(), one.cue.clone(), one.quotation);
            key(a) == key(b)
        });
        said
    }

    /// What share of the span of both is common to both, in code points.
    #[expect(clippy::cast_precision_loss, reason = "no text has 2^52 letters")]
    fn overlap(&self, annotated: &GoldStatement, span: Span) -> f64 {
        let (begin, end) = self.places.code_points(span);
        let common = annotated.end.min(end).saturating_sub(annotated.begin.max(begin));
        let whole = annotated.end.max(end) - annotated.begin.min(begin);
        if whole == 0 {
            0.0
        } else {
            common as f64 / whole as f64
        }
    }

    fn unheard(&self, annotated: &GoldStatement, left: &[&Statement]) -> Difference {
        let speaker = &self.gold.entities[annotated.speaker].name;
        let quotation = annotated.quotation.map_or("", |quotation| quotation.name());
        let what = [speaker, &*annotated.cue, quotation].join(" | ");
        let place = self.places.between(annotated.begin, annotated.end);
        let near = left
            .iter()
            .filter(|said| self.overlap(annotated, said.span) > 0.0);
        let notes = near.map(|said| {
            let (begin, end) = self.places.code_points(said.span);
            format!("read: {} at {begin}-{end}", self.name(&said.speaker))
        });
        let places = place.into_iter().collect();
        Difference::missed(Measure::Statements, what, places).noting(notes)
    }

    fn misheard(&self, said: &Statement) -> Difference {
        let speaker = self.name(&said.speaker);
        let what = [&*speaker, &said.cue, said.quotation.name()].join(" | ");
        Difference::wrong(Measure::Statements, what, vec![said.span])
    }
}
