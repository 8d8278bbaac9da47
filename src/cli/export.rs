//! `kurultai export`: a store in a format that other programs read.

mod network;
mod rdf;
mod split;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::Context as _;

use crate::exporter::OutputFormat;
use crate::store::Store;

use super::args::{ExportArgs, ExportFormat};
use super::failure::{Exit, Failure};
use super::output::Output;

/// Writes a store.
pub(super) fn run(args: &ExportArgs, output: &Output) -> Result<Exit, Failure> {
    let syntax = match args.format {
        ExportFormat::Turtle => OutputFormat::Turtle,
        ExportFormat::Trig => OutputFormat::TriG,
        ExportFormat::Ntriples => OutputFormat::NTriples,
        ExportFormat::Nquads => OutputFormat::NQuads,
        ExportFormat::Jsonld => OutputFormat::JsonLd,
        ExportFormat::Rdfxml => OutputFormat::RdfXml,
        ExportFormat::Graphml | ExportFormat::Gexf | ExportFormat::Csv => {
            let shape = network::Shape::of(args)?;
            let store = Store::open(&args.of.store)?;
            return network::run(args, shape, &store, output);
        }
    };
    refuse(
        args,
        &[
            ("--table", args.table.is_some()),
            ("--statements", args.statements),
        ],
    )?;
    let store = Store::open(&args.of.store)?;
    rdf::run(args, syntax, &store, output)
}

/// Refuses options that say nothing of the format.
fn refuse(args: &ExportArgs, options: &[(&str, bool)]) -> Result<(), Failure> {
    match options.iter().find(|(_, is_given)| *is_given) {
        Some((option, _)) => {
            let format = format!("{:?}", args.format).to_lowercase();
            Err(Failure::usage(format!("`{option}` means nothing for {format}")))
        }
        None => Ok(()),
    }
}

/// Where data goes: a file, or stdout.
pub(super) fn sink(path: Option<&Path>) -> Result<Box<dyn Write>, Failure> {
    match path.filter(|path| path.as_os_str() != "-") {
        Some(path) => Ok(Box::new(create(path)?)),
        None => Ok(Box::new(Output::data())),
    }
}

fn create(path: &Path) -> Result<BufWriter<File>, Failure> {
    let file = File::create(path)
        .with_context(|| format!("cannot write `{}`", path.display()))
        .map_err(Failure::wrong)?;
    Ok(BufWriter::with_capacity(1 << 16, file))
}

/// Makes a folder for files, unless it is there.
fn folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path)
        .with_context(|| format!("cannot make the folder `{}`", path.display()))
        .map_err(Failure::wrong)
}
