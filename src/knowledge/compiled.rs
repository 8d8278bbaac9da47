//! The compiled form: what the build script makes of the knowledge files, and the programme loads.

use serde::{Deserialize, Serialize};

use crate::knowledge::error::LoadError;
use crate::knowledge::gazetteer;
use crate::knowledge::gazetteer::tables::Tables;
use crate::knowledge::mistake::KnowledgeMistake;
use crate::knowledge::ontology::{self, Ontology};
use crate::knowledge::source::KnowledgeFile;
use crate::knowledge::turtle::{self, Triple};

/// Everything that is parsed from Turtle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CompiledKnowledge {
    pub(crate) ontology: Ontology,
    pub(crate) gazetteer: Tables,
}

/// Parses and checks the Turtle files, later ones over earlier ones.
///
/// # Errors
///
/// Gives all mistakes in the files.
pub(crate) fn compile(files: &[KnowledgeFile]) -> Result<CompiledKnowledge, LoadError> {
    let mut mistakes = Vec::new();
    let ontology = ontology::read(
        &parse(files, KnowledgeFile::is_ontology, &mut mistakes),
        &mut mistakes,
    );
    let triples = parse(files, KnowledgeFile::is_gazetteer, &mut mistakes);
    let gazetteer = gazetteer::reader::read(&triples, &ontology, &mut mistakes);
    if mistakes.is_empty() {
        return Ok(CompiledKnowledge { ontology, gazetteer });
    }
    mistakes.sort();
    mistakes.dedup();
    Err(LoadError::Mistakes(mistakes))
}

/// The statements of the chosen files, in order.
fn parse(
    files: &[KnowledgeFile],
    chosen: impl Fn(&KnowledgeFile) -> bool,
    mistakes: &mut Vec<KnowledgeMistake>,
) -> Vec<Triple> {
    let chosen = files.iter().filter(|file| chosen(file));
    chosen.flat_map(|file| turtle::parse(file, mistakes)).collect()
}
