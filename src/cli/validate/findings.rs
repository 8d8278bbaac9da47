//! What is wrong with a graph, for people and for programmes.

use std::io::Write;

use serde::Serialize;

use crate::store::{Finding, short};

use super::super::failure::{Exit, Failure};
use super::super::output::Output;

/// Tells all findings; the exit code says whether there are any.
pub(super) fn tell(findings: &[Finding], json: bool, output: &Output) -> Result<Exit, Failure> {
    let mut data = Output::data();
    for finding in findings {
        if json {
            let line =
                serde_json::to_string(&Line::of(finding)).map_err(|error| Failure::internal(error.into()))?;
            writeln!(data, "{line}")?;
        } else {
            write(finding, &mut data)?;
        }
    }
    data.flush()?;
    output.note(&match findings.len() {
        0 => "the graph is sound".to_owned(),
        1 => "1 fault".to_owned(),
        many => format!("{many} faults"),
    });
    Ok(if findings.is_empty() {
        Exit::Done
    } else {
        Exit::Inputs
    })
}

/// Where, what should be, what is instead; about what; and the sentence.
fn write(finding: &Finding, data: &mut impl Write) -> Result<(), Failure> {
    let violation = &finding.violation;
    if let Some(document) = &finding.document {
        write!(data, "{document}")?;
        if let Some(offsets) = &finding.offsets {
            write!(data, " {}-{}", offsets.start, offsets.end)?;
        }
        write!(data, ": ")?;
    }
    writeln!(data, "{}; {}", violation.message, violation.instead)?;
    let name = short(&violation.focus);
    match &finding.label {
        Some(label) => write!(data, "    {label} ({name})")?,
        None => write!(data, "    {name}")?,
    }
    match &violation.path {
        Some(path) => writeln!(data, ", {}", short(path))?,
        None => writeln!(data)?,
    }
    if !finding.sentence.is_empty() {
        writeln!(data, "    {}", finding.sentence)?;
    }
    Ok(())
}

/// A finding as a line of JSON.
#[derive(Serialize)]
struct Line<'f> {
    focus: &'f str,
    path: Option<&'f str>,
    component: &'static str,
    message: &'f str,
    instead: &'f str,
    document: Option<&'f str>,
    begin: Option<usize>,
    end: Option<usize>,
    sentence: &'f str,
}

impl<'f> Line<'f> {
    fn of(finding: &'f Finding) -> Self {
        let violation = &finding.violation;
        Self {
            focus: &violation.focus,
            path: violation.path.as_deref(),
            component: violation.component,
            message: &violation.message,
            instead: &violation.instead,
            document: finding.document.as_ref().map(|document| document.as_str()),
            begin: finding.offsets.as_ref().map(|offsets| offsets.start),
            end: finding.offsets.as_ref().map(|offsets| offsets.end),
            sentence: &finding.sentence,
        }
    }
}
