//! `kurultai whois`: whom or what a name may mean.

use std::io::Write;

use serde::Serialize;

use crate::exporter::iri;
use crate::knowledge::whois::Candidate;
use crate::knowledge::{Coverage, Gazetteer, Knowledge, Tenure};
use crate::text::Date;

use super::args::{WhoisArgs, WhoisFormat};
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;
use super::table::table;

const COLUMNS: [&str; 11] = [
    "rank", "kind", "label", "how", "alias", "office", "from", "to", "on_date", "iri", "why",
];

/// A candidate as it is shown.
#[derive(Serialize)]
struct Shown {
    rank: usize,
    kind: &'static str,
    label: String,
    iri: String,
    how: &'static str,
    alias: String,
    tenures: Vec<ShownTenure>,
    /// Whether it is in office on the date: yes, possibly or no; none without a date, or if it never held one.
    on_date: Option<&'static str>,
    why: String,
}

/// A tenure as it is shown.
#[derive(Serialize)]
struct ShownTenure {
    office: String,
    iri: String,
    from: Option<String>,
    to: Option<String>,
    /// Without an end: until when it is known to have gone on.
    as_of: Option<String>,
    on_date: Option<&'static str>,
}

/// Shows the candidates.
pub(super) fn run(args: &WhoisArgs) -> Result<Exit, Failure> {
    let knowledge = knowledge::load(&args.knowledge)?;
    let name = args.name.join(" ");
    let mut found = knowledge.whois(&name, args.date);
    keep_holders(&mut found, &knowledge.gazetteer, args.date);
    if found.is_empty() {
        return Err(unknown(&name, &knowledge));
    }
    let shown: Vec<Shown> = found
        .iter()
        .zip(1..)
        .map(|(candidate, rank)| shown(candidate, rank, &knowledge.gazetteer, args.date))
        .collect();
    let format = args.format.unwrap_or(if Output::to_person() {
        WhoisFormat::Table
    } else {
        WhoisFormat::Csv
    });
    let mut data = Output::data();
    write(&shown, format, &mut data)?;
    data.flush()?;
    Ok(Exit::Done)
}

/// Who holds an office on a date is the whole answer; others who had it are shown only if nobody is known to.
fn keep_holders(found: &mut Vec<Candidate>, gazetteer: &Gazetteer, date: Option<Date>) {
    let holds = |candidate: &Candidate| date.is_some_and(|date| candidate.is_holder(gazetteer, date));
    if found.first().is_some_and(holds) {
        found.retain(holds);
    }
}

fn unknown(name: &str, knowledge: &Knowledge) -> Failure {
    let failure = Failure {
        exit: Exit::Inputs,
        ..Failure::usage(format!("nothing is known that is called `{name}`"))
    };
    match knowledge.near_spellings(name).as_slice() {
        [] => failure.hint("a name, a family name, an acronym, a demonym or an office can be asked for"),
        near => failure.hint(format!("did you mean {}?", near.join(", "))),
    }
}

fn shown(candidate: &Candidate, rank: usize, gazetteer: &Gazetteer, date: Option<Date>) -> Shown {
    let thing = gazetteer.thing(candidate.thing);
    let tenures = candidate.tenures_asked(gazetteer, date).into_iter();
    Shown {
        rank,
        kind: thing.kind.name(),
        label: thing.label.to_owned(),
        iri: iri::entity(thing.id).into_string(),
        how: candidate.how.words(),
        alias: candidate.alias.clone(),
        tenures: tenures
            .map(|tenure| shown_tenure(tenure, gazetteer, date))
            .collect(),
        on_date: date
            .and_then(|date| candidate.holds(gazetteer, date))
            .map(in_words),
        why: candidate.why(gazetteer, date),
    }
}

fn shown_tenure(tenure: &Tenure, gazetteer: &Gazetteer, date: Option<Date>) -> ShownTenure {
    let office = gazetteer.office(tenure.office);
    ShownTenure {
        office: office.label.to_owned(),
        iri: iri::entity(office.id).into_string(),
        from: tenure.start.map(|date| date.to_string()),
        to: tenure.end.map(|date| date.to_string()),
        as_of: tenure.as_of.map(|date| date.to_string()),
        on_date: date.map(|date| in_words(gazetteer.coverage(tenure, date))),
    }
}

/// How surely somebody is in office.
const fn in_words(covers: Coverage) -> &'static str {
    match covers {
        Coverage::Surely => "yes",
        Coverage::Possibly => "possibly",
        Coverage::Not => "no",
    }
}

fn write(found: &[Shown], format: WhoisFormat, data: &mut impl Write) -> Result<(), Failure> {
    match format {
        WhoisFormat::Json => {
            serde_json::to_writer_pretty(&mut *data, found).map_err(std::io::Error::from)?;
            writeln!(data)?;
        }
        WhoisFormat::Table => {
            let width = Output::width().filter(|_| Output::to_person());
            let rows = found.iter().flat_map(rows_to_look_at).collect();
            writeln!(
                data,
                "{}",
                table(COLUMNS.map(str::to_owned).to_vec(), rows, width)
            )?;
        }
        WhoisFormat::Csv => write_rows(found, ",", csv_cell, data)?,
        WhoisFormat::Tsv => write_rows(found, "\t", |cell| cell.replace(['\t', '\n'], " "), data)?,
    }
    Ok(())
}

fn write_rows(
    found: &[Shown],
    separator: &str,
    cell: impl Fn(&str) -> String,
    data: &mut impl Write,
) -> Result<(), Failure> {
    writeln!(data, "{}", COLUMNS.join(separator))?;
    for row in found.iter().flat_map(rows) {
        let cells: Vec<String> = row.iter().map(|words| cell(words)).collect();
        writeln!(data, "{}", cells.join(separator))?;
    }
    Ok(())
}

/// The rows of a candidate: one for each tenure, or one.
fn rows(found: &Shown) -> Vec<Vec<String>> {
    let row = |tenure: Option<&ShownTenure>| {
        let date = |date: Option<&String>| date.cloned().unwrap_or_default();
        let on_date = match tenure {
            Some(tenure) => tenure.on_date,
            None => found.on_date,
        };
        vec![
            found.rank.to_string(),
            found.kind.to_owned(),
            found.label.clone(),
            found.how.to_owned(),
            found.alias.clone(),
            tenure.map(|tenure| tenure.office.clone()).unwrap_or_default(),
            date(tenure.and_then(|tenure| tenure.from.as_ref())),
            date(tenure.and_then(|tenure| tenure.to.as_ref())),
            on_date.unwrap_or_default().to_owned(),
            found.iri.clone(),
            found.why.clone(),
        ]
    };
    match found.tenures.as_slice() {
        [] => vec![row(None)],
        tenures => tenures.iter().map(|tenure| row(Some(tenure))).collect(),
    }
}

/// The rows without what the row above says already.
fn rows_to_look_at(found: &Shown) -> Vec<Vec<String>> {
    let mut rows = rows(found);
    for row in rows.iter_mut().skip(1) {
        for column in [0, 1, 2, 3, 4, 9, 10] {
            row[column].clear();
        }
    }
    rows
}

/// A cell of CSV, in quotation marks where it needs them.
fn csv_cell(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
