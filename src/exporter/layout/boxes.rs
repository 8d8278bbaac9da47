//! How large the boxes of things are: as large as their words.

use super::measure::{bold_width, first_lines, lines, width};
use crate::exporter::picture::look::{self, Shape};
use crate::exporter::picture::{Picture, PictureStyle, Sort, Thing};

/// How wide a line may be, in sizes of its letters.
const LINE: f64 = 12.5;
/// How many lines of a label are shown.
const LINES: usize = 5;
/// The distance of lines, in sizes of their letters.
pub(crate) const LEADING: f64 = 1.22;
/// Up to so many things, all labels are of one size.
const FEW: usize = 40;

/// The box of a thing and the words in it.
#[derive(Clone, Debug)]
pub(crate) struct Boxed {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) shape: Shape,
    /// The size of the label's letters.
    pub(crate) size: f64,
    pub(crate) bold: bool,
    pub(crate) label: Vec<String>,
    /// Smaller lines below it.
    pub(crate) notes: Vec<String>,
}

impl Boxed {
    /// The size of the letters of the notes.
    pub(crate) fn note_size(&self) -> f64 {
        self.size * 0.82
    }

    /// How high the words are.
    pub(crate) fn words_height(&self) -> f64 {
        let (label, notes) = (self.label.len() as f64, self.notes.len() as f64);
        LEADING * (label * self.size + notes * self.note_size())
    }

    /// By how much the words stand below the middle: under a roof or a tab.
    pub(crate) fn words_shift(&self) -> f64 {
        match self.shape {
            Shape::House => 3.0,
            Shape::Folder => 2.5,
            _ => 0.0,
        }
    }
}

/// The boxes of all things.
pub(super) fn boxes(picture: &Picture) -> Vec<Boxed> {
    let grades = Grades::new(picture);
    let boxed = |thing: &Thing| boxed(thing, grades.size(thing), picture.style);
    picture.things.iter().map(boxed).collect()
}

/// How large letters are: in a large drawing, those of things with much evidence stand out.
struct Grades {
    many: bool,
    /// The weights from which things are large and middling.
    large: usize,
    middling: usize,
}

impl Grades {
    fn new(picture: &Picture) -> Self {
        let mut weights: Vec<usize> = picture.things.iter().map(|thing| thing.weight).collect();
        weights.sort_unstable_by(|a, b| b.cmp(a));
        let at = |share: usize| weights.get(weights.len() / share).copied().unwrap_or(0).max(4);
        Self {
            many: weights.len() > FEW && picture.style != PictureStyle::Timeline,
            large: at(14),
            middling: at(5),
        }
    }

    fn size(&self, thing: &Thing) -> (f64, bool) {
        match thing.sort {
            Sort::Statement => (9.5, false),
            Sort::Topic => (13.0, true),
            Sort::Kind(_) if !self.many => (12.0, false),
            Sort::Kind(_) if thing.weight > self.large => (19.0, true),
            Sort::Kind(_) if thing.weight > self.middling => (14.0, false),
            Sort::Kind(_) => (11.0, false),
        }
    }
}

fn boxed(thing: &Thing, (size, bold): (f64, bool), style: PictureStyle) -> Boxed {
    let line = match thing.sort {
        Sort::Statement => LINE * 1.9,
        _ if style == PictureStyle::Timeline => LINE * 1.15,
        _ => LINE,
    };
    let mut boxed = Boxed {
        width: 0.0,
        height: 0.0,
        shape: look::of(thing.sort).shape,
        size,
        bold,
        label: first_lines(lines(&thing.label, size, size * line), LINES),
        notes: Vec::new(),
    };
    let small = boxed.note_size();
    let notes = thing.notes.iter();
    boxed.notes = notes.flat_map(|note| lines(note, small, size * line)).collect();
    if boxed.label.is_empty() {
        boxed.label.push("?".to_owned());
    }
    let letters = |line: &String| {
        if bold {
            bold_width(line, size)
        } else {
            width(line, size)
        }
    };
    let label = boxed.label.iter().map(letters).fold(0.0, f64::max);
    let notes = boxed
        .notes
        .iter()
        .map(|line| width(line, small))
        .fold(0.0, f64::max);
    let (wider, higher) = padding(boxed.shape, boxed.words_height());
    boxed.width = (label.max(notes) * 1.03 + wider).max(30.0);
    boxed.height = boxed.words_height() + higher;
    boxed
}

/// How much wider and higher than its words an outline is.
fn padding(shape: Shape, height: f64) -> (f64, f64) {
    match shape {
        Shape::Pill => (18.0 + height.min(40.0) * 0.25, 8.0),
        Shape::Hexagon => (32.0, 9.0),
        Shape::Octagon => (18.0, 9.0),
        Shape::DoubleOctagon | Shape::Stacked => (20.0, 13.0),
        Shape::House => (14.0, 15.0),
        Shape::Folder => (14.0, 13.0),
        Shape::Component => (24.0, 9.0),
        Shape::Note => (20.0, 9.0),
        Shape::Box | Shape::Rounded => (14.0, 9.0),
        Shape::Plain => (6.0, 3.0),
    }
}
