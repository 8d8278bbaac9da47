//! `kurultai forget`: documents out of a store.

use crate::exporter::iri;
use crate::store::Writer;
use crate::text::DocumentId;

use super::args::ForgetArgs;
use super::failure::{Exit, Failure};
use super::output::Output;

/// Drops documents.
pub(super) fn run(args: &ForgetArgs, output: &Output) -> Result<Exit, Failure> {
    let mut writer = Writer::open(&args.store)?;
    let mut exit = Exit::Done;
    let mut forgotten = 0;
    for name in &args.documents {
        if writer.forget(&DocumentId::new(name)) || named(name).is_some_and(|id| writer.forget(&id)) {
            forgotten += 1;
        } else {
            let hint = "kurultai query --store DIR --name documents lists them";
            output.warning(&format!("the store has no document `{name}`"), Some(hint));
            exit = Exit::Inputs;
        }
    }
    let left = writer.documents().count();
    writer.finish()?;
    output.note(&format!(
        "{forgotten} forgotten; the store holds {left} documents"
    ));
    Ok(exit)
}

/// The document that an IRI or a `kdoc:` name means.
fn named(name: &str) -> Option<DocumentId> {
    let name = name.trim_start_matches('<').trim_end_matches('>');
    if let Some(local) = name.strip_prefix("kdoc:") {
        return iri::to_document(&format!("{}{local}", crate::exporter::vocab::KDOC));
    }
    iri::to_document(name)
}
