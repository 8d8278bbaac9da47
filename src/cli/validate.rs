//! `kurultai validate`: faults in a graph, contradictions between texts, faults in what is known beforehand.

mod beforehand;
mod conflicts;
mod findings;

use crate::store::{Shapes, Store, check_file, check_store};

use super::args::ValidateArgs;
use super::failure::{Exit, Failure};
use super::knowledge;
use super::output::Output;

/// Checks a store, a file of RDF or the knowledge.
pub(super) fn run(args: &ValidateArgs, output: &Output) -> Result<Exit, Failure> {
    match (&args.store, &args.file) {
        (Some(folder), _) if args.conflicts => {
            let store = Store::open(folder)?;
            conflicts::list(args, &store, output)
        }
        (Some(folder), _) => {
            let store = Store::open(folder)?;
            findings::tell(&check_store(&store, &shapes(args)?)?, args.json, output)
        }
        (None, Some(file)) => findings::tell(&check_file(file, &shapes(args)?)?, args.json, output),
        (None, None) => beforehand::lint(args, output),
    }
}

/// The shapes and the ontology that are shipped, or those of the user.
fn shapes(args: &ValidateArgs) -> Result<Shapes, Failure> {
    let knowledge = knowledge::files(&args.knowledge)?;
    let text = |name: &str| {
        let file = knowledge.find(name).expect("shapes and ontology are shipped");
        file.text().into_owned()
    };
    Shapes::parse(&text("shapes.ttl"), &text("kurultai.ttl")).map_err(Failure::wrong)
}
