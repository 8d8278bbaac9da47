//! Changes as words, CSV or JSON.

use std::io::{self, Write};

use super::super::args::DiffFormat;
use super::super::failure::Failure;
use super::change::{Change, Sort};

/// Writes changes, which are sorted.
pub(super) fn write(changes: &[Change], format: DiffFormat, out: &mut impl Write) -> Result<(), Failure> {
    match format {
        DiffFormat::Text => text(changes, out)?,
        DiffFormat::Csv => csv(changes, out)?,
        DiffFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, changes).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn text(changes: &[Change], out: &mut impl Write) -> io::Result<()> {
    let mut is_first = true;
    for sort in Sort::ALL {
        let of_sort = || changes.iter().filter(move |change| change.sort == sort);
        if of_sort().next().is_none() {
            continue;
        }
        if !is_first {
            writeln!(out)?;
        }
        is_first = false;
        writeln!(out, "{}", sort.heading())?;
        for change in of_sort() {
            writeln!(out, "{} {}", change.sign.mark(), change.words)?;
            if sort != Sort::Document && !change.document.is_empty() {
                let colon = if change.sentence.is_empty() { "" } else { ": " };
                writeln!(out, "    {}{colon}{}", change.document, change.sentence)?;
            }
        }
    }
    Ok(())
}

fn csv(changes: &[Change], out: &mut impl Write) -> io::Result<()> {
    let mut csv = csv::WriterBuilder::new().has_headers(false).from_writer(out);
    csv.write_record([
        "sort", "words", "change", "subject", "property", "object", "document", "sentence",
    ])?;
    for change in changes {
        csv.serialize(change)?;
    }
    csv.flush()
}
