//! `kurultai export`: a store as RDF.

use std::io::Write as _;

use crate::exporter::{OutputFormat, write_rdf};
use crate::store::{Part, Store, StoreError};

use super::args::{ExportArgs, GraphChoice};
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;

/// Writes the graphs of a store.
pub(super) fn run(args: &ExportArgs, output: &Output) -> Result<Exit, Failure> {
    let store = Store::open(&args.of.store)?;
    let mut quads = Vec::new();
    for (choice, part) in [
        (GraphChoice::Facts, Part::Facts),
        (GraphChoice::Provenance, Part::Provenance),
    ] {
        if args.graphs.contains(&choice) {
            store.each_quad(part, |quad| {
                quads.push(quad);
                Ok::<_, StoreError>(())
            })?;
        }
    }
    if args.graphs.contains(&GraphChoice::Knowledge) {
        let knowledge = knowledge::files(&args.of.knowledge)?;
        knowledge::check(&store, &knowledge, output);
        let background = knowledge::in_scope(&knowledge, args.of.scope.into())?;
        quads.extend(store.knowledge(&background, args.of.scope.into())?);
    }
    let mut data = Output::data();
    write_rdf(quads, OutputFormat::from(args.format), &mut data)?;
    data.flush()?;
    Ok(Exit::Done)
}
