//! Runs to lines in the order of reading: one column or two.

use super::glyphs::Page;
use super::lines::{Run, runs};

/// A line of a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    /// Where the column ends on the right.
    pub(super) margin: f64,
    /// Whether a column starts with it.
    pub(super) first: bool,
}

/// The lines of a page, and its height.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    pub(super) height: f64,
}

/// The runs on each side of a gutter have to be so many.
const COLUMN: usize = 6;

/// The lines of a page in the order of reading.
pub(super) fn lines_of(page: &Page) -> Lines {
    let runs = runs(page);
    let lines = match gutter(&runs, page.width) {
        Some(gutter) => two_columns(runs, gutter),
        None => column(runs),
    };
    Lines {
        lines,
        height: page.height,
    }
}

/// Where the space between two columns stands, if there is one: few runs cross it, and both sides have lines of text.
fn gutter(runs: &[Run], width: f64) -> Option<f64> {
    let steps = (30..=70).map(|percent| width * f64::from(percent) / 100.0);
    let crossing = |at: f64| {
        runs.iter()
            .filter(|run| run.left < at - 1.0 && run.right > at + 1.0)
            .count()
    };
    let best = steps.map(|at| (crossing(at), at)).min_by(|a, b| {
        let far = |at: f64| (at - width / 2.0).abs();
        a.0.cmp(&b.0).then(far(a.1).total_cmp(&far(b.1)))
    })?;
    let (crossed, at) = best;
    let side = |left: bool| {
        let mut widths: Vec<f64> = runs
            .iter()
            .filter(|run| {
                if left {
                    run.right <= at + 1.0
                } else {
                    run.left >= at - 1.0
                }
            })
            .map(|run| run.right - run.left)
            .collect();
        widths.sort_by(f64::total_cmp);
        let enough = widths.len() >= COLUMN && widths.len() > crossed;
        let widest = widths.last().copied().unwrap_or_default();
        // Lines of text fill their column; the cells of a table do not.
        enough && widest > width / 5.0 && widths[widths.len() / 2] > 0.7 * widest
    };
    (side(true) && side(false)).then_some(at)
}

/// Between lines that go across the page, the left column comes before the right one.
fn two_columns(runs: Vec<Run>, gutter: f64) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for run in runs {
        if run.right <= gutter + 1.0 {
            left.push(run);
        } else if run.left >= gutter - 1.0 {
            right.push(run);
        } else {
            lines.extend(column(std::mem::take(&mut left)));
            lines.extend(column(std::mem::take(&mut right)));
            lines.extend(column(vec![run]));
        }
    }
    lines.extend(column(left));
    lines.extend(column(right));
    lines
}

/// The lines of one column: runs on one line are put together.
fn column(runs: Vec<Run>) -> Vec<Line> {
    let margin = runs.iter().map(|run| run.right).fold(0.0, f64::max);
    let mut lines: Vec<Line> = Vec::new();
    for run in runs {
        let size = run.size;
        let beside = lines
            .last_mut()
            .filter(|line| (run.base - line.base).abs() < 0.5 * size.min(line.size));
        match beside {
            Some(line) if run.left >= line.left => {
                line.text.push_str("  ");
                line.text.push_str(&run.text);
                line.right = line.right.max(run.right);
            }
            Some(line) => {
                line.text = format!("{}  {}", run.text, line.text);
                line.left = run.left;
            }
            None => lines.push(Line {
                first: lines.is_empty(),
                text: run.text,
                left: run.left,
                right: run.right,
                base: run.base,
                size,
                margin,
            }),
        }
    }
    lines
}
