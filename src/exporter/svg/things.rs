//! Things: an outline and words, with a title that says what a thing is.

use std::fmt::Write;

use super::shapes::outline;
use super::text::{attribute, escaped, number};
use crate::exporter::layout::{Boxed, LEADING, Plan, Point};
use crate::exporter::picture::look;
use crate::exporter::picture::words::counted;
use crate::exporter::picture::{Picture, Sort, Thing};

/// How far below the top of its line the foot of a letter stands.
const ASCENT: f64 = 0.94;

/// All things of a plan.
pub(crate) fn things(picture: &Picture, plan: &Plan) -> String {
    let mut out = String::new();
    let drawn = picture.things.iter().zip(&plan.boxes).zip(&plan.places);
    for (number, ((thing, boxed), place)) in drawn.enumerate() {
        thing_group(&mut out, number, thing, boxed, *place);
    }
    out
}

/// Writes a thing; a `String` takes everything.
fn thing_group(out: &mut String, at: usize, thing: &Thing, boxed: &Boxed, place: Point) {
    let look = look::of(thing.sort);
    let _ = writeln!(
        out,
        "<g class=\"thing {}\" data-thing=\"{at}\" aria-label=\"{}\" transform=\"translate({} {})\"><title>{}</title>",
        look.name,
        attribute(&thing.label),
        number(place.x),
        number(place.y),
        escaped(&title(thing))
    );
    let _ = write!(
        out,
        "<path d=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.4\" stroke-linejoin=\"round\"/>",
        outline(boxed.shape, boxed.width, boxed.height),
        look.fill,
        if thing.sort == Sort::Statement {
            "none"
        } else {
            look.line
        }
    );
    words(out, boxed);
    out.push_str("</g>\n");
}

/// Writes the words in a box: the label, and the notes below it.
fn words(out: &mut String, boxed: &Boxed) {
    let mut y = boxed.words_shift() - boxed.words_height() / 2.0;
    let weight = if boxed.bold { " font-weight=\"bold\"" } else { "" };
    let label = boxed
        .label
        .iter()
        .map(|line| (line, boxed.size, weight, "#111111"));
    let notes = boxed
        .notes
        .iter()
        .map(|line| (line, boxed.note_size(), "", "#444444"));
    for (line, size, weight, color) in label.chain(notes) {
        let (foot, letters) = (number(y + size * ASCENT), number(size));
        let _ = write!(
            out,
            "<text y=\"{foot}\" font-size=\"{letters}\"{weight} text-anchor=\"middle\" fill=\"{color}\">{}</text>",
            escaped(line)
        );
        y += size * LEADING;
    }
}

fn title(thing: &Thing) -> String {
    let what = match thing.sort {
        Sort::Kind(kind) => format!("{}, mentioned {}", kind.name(), counted(thing.mentions, "time")),
        Sort::Topic => "Topic".to_owned(),
        Sort::Statement => "Statement".to_owned(),
    };
    format!("{} ({what})\n{}", thing.label, thing.iri)
}
