//! Glyphs to runs: stretches of words on one line without a wide gap.

use super::glyphs::{Glyph, Page};

/// A stretch of words on one line; lengths are points, from the left and from the top of the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) base: f64,
    pub(super) size: f64,
}

/// A wider gap than so many times the font's size parts runs.
const APART: f64 = 1.6;

/// A wider gap than so many times the font's size parts words.
const SPACE: f64 = 0.17;

/// Glyphs on one line may stand so far up or down, in the font's size.
const LEVEL: f64 = 0.25;

/// Puts the glyphs of a page together.
pub(super) fn runs(page: &Page) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for glyph in &page.glyphs {
        let text = readable(&glyph.text);
        if text.is_empty() || is_off_page(glyph, page) {
            continue;
        }
        if let Some(run) = runs.last_mut() {
            if run.is_note_mark(glyph, &text) {
                continue;
            }
            if run.goes_on(glyph) {
                run.add(glyph, &text);
                continue;
            }
        }
        if !text.trim().is_empty() {
            runs.push(Run {
                text,
                left: glyph.left,
                right: glyph.right,
                base: glyph.base,
                size: glyph.size,
            });
        }
    }
    let mut whole = join(runs);
    whole.retain(|run| !run.text.trim().is_empty());
    whole
}

impl Run {
    fn goes_on(&self, glyph: &Glyph) -> bool {
        let size = self.size.max(glyph.size);
        let gap = glyph.left - self.right;
        (glyph.base - self.base).abs() < LEVEL * size && gap < APART * size && gap > -0.5 * size
    }

    /// Whether a glyph is the raised number of a note.
    fn is_note_mark(&self, glyph: &Glyph, text: &str) -> bool {
        let raised = self.base - glyph.base;
        let small = glyph.size < 0.8 * self.size;
        let near = glyph.left - self.right < 2.0 * self.size && glyph.left > self.left;
        small
            && near
            && raised > 0.1 * self.size
            && raised < self.size
            && text.chars().all(|c| c.is_ascii_digit() || "*,".contains(c))
    }

    fn add(&mut self, glyph: &Glyph, text: &str) {
        let gap = glyph.left - self.right;
        if gap > SPACE * self.size && !self.text.ends_with(' ') && !text.starts_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.right = self.right.max(glyph.right);
    }
}

/// Joins runs that were drawn apart and stand side by side on one line.
fn join(mut runs: Vec<Run>) -> Vec<Run> {
    runs.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        let beside = joined.iter_mut().rev().take(8).find(|other| {
            let size = other.size.max(run.size);
            let gap = run.left - other.right;
            (run.base - other.base).abs() < LEVEL * size && gap > -0.3 * size && gap < APART * size
        });
        match beside {
            Some(other) => {
                if run.left - other.right > SPACE * other.size
                    && !other.text.ends_with(' ')
                    && !run.text.starts_with(' ')
                {
                    other.text.push(' ');
                }
                other.text.push_str(&run.text);
                other.right = run.right;
            }
            None => joined.push(run),
        }
    }
    joined
}

fn is_off_page(glyph: &Glyph, page: &Page) -> bool {
    glyph.base < 0.0 || glyph.base > page.height || glyph.right < 0.0 || glyph.left > page.width
}

/// The letters of a glyph: ligatures taken apart, control characters and marks without a width dropped.
fn readable(text: &str) -> String {
    let mut letters = String::new();
    for c in text.chars() {
        match c {
            'ﬀ' => letters.push_str("ff"),
            'ﬁ' => letters.push_str("fi"),
            'ﬂ' => letters.push_str("fl"),
            'ﬃ' => letters.push_str("ffi"),
            'ﬄ' => letters.push_str("ffl"),
            'ﬅ' | 'ﬆ' => letters.push_str("st"),
            '\t' | '\r' | '\n' | '\u{a0}' => letters.push(' '),
            '\u{200b}' | '\u{feff}' => {}
            c if c.is_control() => {}
            c => letters.push(c),
        }
    }
    letters
}
