//! Things and relations as GraphML, GEXF or CSV.

use std::io::Write as _;
use std::path::Path;

use crate::exporter::{
    CsvTable, Network, NetworkOptions, ProvenanceLevel, write_csv, write_gexf, write_graphml,
};
use crate::graph::KnowledgeGraph;
use crate::store::{Scope, Store};

use super::super::args::{ExportArgs, ExportFormat, GraphChoice};
use super::super::draw::{known, symmetric};
use super::super::failure::{Exit, Failure};
use super::super::knowledge;
use super::super::output::Output;
use super::{create, folder, refuse, sink};

/// What is written, and where.
#[derive(Clone, Copy)]
pub(super) enum Shape<'a> {
    GraphMl,
    Gexf,
    /// One table, to a file or stdout.
    Table(CsvTable),
    /// All tables, to a folder.
    Tables(&'a Path),
}

impl<'a> Shape<'a> {
    /// What the arguments ask for, if it makes sense.
    pub(super) fn of(args: &'a ExportArgs) -> Result<Self, Failure> {
        refuse(args, &[("--split", args.split.is_some())])?;
        let is_csv = args.format == ExportFormat::Csv;
        refuse(
            args,
            &[
                ("--table", args.table.is_some() && !is_csv),
                ("--statements", args.statements && is_csv),
            ],
        )?;
        let folder = args.output.as_deref().filter(|path| path.as_os_str() != "-");
        match (args.format, args.table, folder) {
            (ExportFormat::Gexf, ..) => Ok(Self::Gexf),
            (ExportFormat::Csv, Some(table), _) => Ok(Self::Table(table.into())),
            (ExportFormat::Csv, None, Some(folder)) => Ok(Self::Tables(folder)),
            (ExportFormat::Csv, None, None) => Err(Failure::usage("csv has several tables").hint(
                "say --output FOLDER for all of them, or --table nodes, edges, statements, statement-edges or counts",
            )),
            _ => Ok(Self::GraphMl),
        }
    }
}

/// Writes the network of a store.
pub(super) fn run(
    args: &ExportArgs,
    shape: Shape<'_>,
    store: &Store,
    output: &Output,
) -> Result<Exit, Failure> {
    let network = network(args, store, output)?;
    let path = args.output.as_deref();
    match shape {
        Shape::GraphMl => {
            let mut out = sink(path)?;
            write_graphml(&network, args.statements, &mut out)?;
            out.flush()?;
        }
        Shape::Gexf => {
            let mut out = sink(path)?;
            write_gexf(&network, args.statements, &mut out)?;
            out.flush()?;
        }
        Shape::Table(table) => {
            let mut out = sink(path)?;
            write_csv(&network, table, &mut out)?;
            out.flush()?;
        }
        Shape::Tables(path) => {
            folder(path)?;
            for table in CsvTable::ALL {
                let mut out = create(&path.join(table.file_name()))?;
                write_csv(&network, table, &mut out)?;
                out.flush()?;
            }
        }
    }
    Ok(Exit::Done)
}

fn network(args: &ExportArgs, store: &Store, output: &Output) -> Result<Network, Failure> {
    let knowledge = knowledge::load(&args.of.knowledge)?;
    knowledge::check(store, knowledge.files(), output);
    let mut graph = KnowledgeGraph::with_symmetric(symmetric(&knowledge));
    graph.extend(store.readings()?);
    let scope = if args.graphs.contains(&GraphChoice::Knowledge) {
        args.of.scope.into()
    } else {
        Scope::Documents
    };
    let options = NetworkOptions {
        provenance: args.provenance.map_or(ProvenanceLevel::Full, Into::into),
        unsure: args.graphs.contains(&GraphChoice::Provenance),
        known: known(&graph, &knowledge, scope)?,
    };
    Ok(Network::of(&graph, &options))
}
