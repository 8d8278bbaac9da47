//! Counts: the same number with the same comparator.

use super::difference::Difference;
use super::figures::{Measure, Verdict};
use super::gold::GoldCount;
use super::{Comparison, Scene};
use crate::model::Count;
use crate::text::Span;

/// Counts the counts of a text.
pub(super) fn compare(scene: &Scene<'_>, to: &mut Comparison) {
    let mut left: Vec<&Count> = scene.reading.counts.iter().collect();
    let mut missed = Vec::new();
    for annotated in &scene.gold.counts {
        let same =
            |count: &&Count| (count.number, count.comparator) == (annotated.number, annotated.comparator);
        match left.iter().position(same) {
            Some(at) => {
                left.remove(at);
                to.count(&[Measure::Counts], Verdict::Right);
            }
            None => missed.push(annotated),
        }
    }
    for annotated in missed {
        to.count(&[Measure::Counts], Verdict::Missed);
        to.differences.push(scene.uncounted(annotated, &left));
    }
    for count in left {
        let what = in_words(count.comparator.name(), count.number, &count.what);
        to.count(&[Measure::Counts], Verdict::Wrong);
        to.differences
            .push(Difference::wrong(Measure::Counts, what, vec![count.span]));
    }
}

fn in_words(comparator: &str, number: u64, what: &str) -> String {
    format!("{comparator} {number} | {what}")
}

impl Scene<'_> {
    fn uncounted(&self, annotated: &GoldCount, left: &[&Count]) -> Difference {
        let what = in_words(annotated.comparator.name(), annotated.number, &annotated.what);
        let near = left
            .iter()
            .filter(|count| count.number == annotated.number || count.what == annotated.what);
        let notes = near.map(|count| {
            let read = in_words(count.comparator.name(), count.number, &count.what);
            format!("read: {read}")
        });
        Difference::missed(Measure::Counts, what, self.number_places(annotated)).noting(notes)
    }

    /// Where the number stands in digits, else where what is counted is named first.
    fn number_places(&self, annotated: &GoldCount) -> Vec<Span> {
        let number = self.places.of_words(&annotated.number.to_string());
        let what = [annotated.what.clone(), format!("{}s", annotated.what)];
        let places = if number.is_empty() {
            what.iter()
                .flat_map(|words| self.places.of_words(words))
                .collect()
        } else {
            number
        };
        places.into_iter().min().into_iter().collect()
    }
}
