//! What is read of the annotated texts is at least as good as `tests/gold/floors.json` says.
//!
//! A floor only rises: with `KURULTAI_BLESS=1` this test writes today's figures where they are higher.

use std::collections::BTreeMap;
use std::fs;

use kurultai::evaluate::{Annotated, Figure, Figures, Gold, Measure, compare};

use super::corpus;

/// What has a floor: the name in the file, and which figure of what it is.
type Floor = (&'static str, fn(&Figure) -> f64, &'static [Measure]);

const FLOORS: [Floor; 3] = [
    (
        "f1",
        Figure::f1,
        &[
            Measure::Entities,
            Measure::KindIgnored,
            Measure::Relations,
            Measure::Statements,
            Measure::Counts,
        ],
    ),
    (
        "p",
        Figure::precision,
        &[Measure::KindIgnored, Measure::Relations],
    ),
    ("r", Figure::recall, &[Measure::Titles]),
];

/// Hundredths, by figure and measure. (A file with a field `entities` on top would be taken for annotations.)
type Hundredths = BTreeMap<String, BTreeMap<String, u32>>;

#[test]
fn no_figure_falls_below_its_floor() {
    let path = corpus::folder().join("floors.json");
    let floors: Hundredths = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let today = hundredths(&figures());
    if std::env::var_os("KURULTAI_BLESS").is_some() {
        let raised = serde_json::to_string_pretty(&higher(&today, &floors)).unwrap();
        fs::write(&path, raised + "\n").unwrap();
        return;
    }
    for (figure, measures) in &today {
        for (measure, value) in measures {
            let floor = floors.get(figure).and_then(|measures| measures.get(measure));
            let floor = floor.unwrap_or_else(|| panic!("{figure} of {measure} has no floor"));
            assert!(
                value >= floor,
                "{figure} of {measure} is {value}, its floor {floor}"
            );
        }
    }
    assert_eq!(higher(&today, &floors).len(), FLOORS.len(), "a floor of nothing");
}

/// The figures of all annotated texts.
fn figures() -> Figures {
    let annotated = |reading: &kurultai::model::Reading| Annotated {
        gold: Gold::parse(&corpus::annotations(reading.document.id.as_str()))
            .unwrap()
            .unwrap(),
        reading: reading.clone(),
    };
    let texts: Vec<Annotated> = corpus::readings().iter().map(annotated).collect();
    let mut total = Figures::default();
    for comparison in compare(&texts) {
        total.add(&comparison.figures);
    }
    total
}

/// What has a floor, in hundredths, rounded down.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is between 0 and 1"
)]
fn hundredths(figures: &Figures) -> Hundredths {
    let of = |value: fn(&Figure) -> f64, measure: &Measure| {
        let hundredths = (100.0 * value(&figures.of(measure))).floor();
        (measure.to_string(), hundredths as u32)
    };
    let rows = FLOORS.iter();
    rows.map(|(name, value, measures)| {
        let measures = measures.iter().map(|measure| of(*value, measure)).collect();
        ((*name).to_owned(), measures)
    })
    .collect()
}

/// The higher of each.
fn higher(today: &Hundredths, floors: &Hundredths) -> Hundredths {
    let mut higher = today.clone();
    for (figure, measures) in floors {
        for (measure, floor) in measures {
            let value = higher
                .entry(figure.clone())
                .or_default()
                .entry(measure.clone())
                .or_default();
            *value = (*value).max(*floor);
        }
    }
    higher
}
