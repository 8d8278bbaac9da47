//! The compiled form: what the build script makes of the knowledge files, and the programme loads.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::knowledge::error::LoadError;
use crate::knowledge::gazetteer;
use crate::knowledge::gazetteer::reader::Base;
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
    checked(CompiledKnowledge { ontology, gazetteer }, mistakes)
}

/// Lays Turtle files over compiled knowledge: the same as if all were compiled together, and much faster.
///
/// `told` gives what the compiled files tell of the things of some names, in their order. None where the files change
/// what the compiled form does not keep apart: the ontology, or a tenure that is in it.
///
/// # Errors
///
/// Gives all mistakes in the files.
pub(crate) fn compile_over(
    base: CompiledKnowledge,
    told: impl Fn(&BTreeSet<&str>) -> Vec<Triple>,
    files: &[KnowledgeFile],
) -> Result<Option<CompiledKnowledge>, LoadError> {
    let mut mistakes = Vec::new();
    let added = parse(files, KnowledgeFile::is_gazetteer, &mut mistakes);
    let mut triples = told(&added.iter().map(|triple| &*triple.subject).collect());
    let is_tenure = |triple: &Triple| triple.object.as_name() == Some("kur:Tenure");
    if files.iter().any(KnowledgeFile::is_ontology) || triples.iter().any(is_tenure) {
        return Ok(None);
    }
    triples.extend(added);
    let below = Base::new(&base.gazetteer);
    let gazetteer = gazetteer::reader::read_over(&below, &triples, &base.ontology, &mut mistakes);
    let compiled = CompiledKnowledge {
        ontology: base.ontology,
        gazetteer,
    };
    checked(compiled, mistakes).map(Some)
}

/// The compiled form, if there are no mistakes.
fn checked(
    compiled: CompiledKnowledge,
    mut mistakes: Vec<KnowledgeMistake>,
) -> Result<CompiledKnowledge, LoadError> {
    if mistakes.is_empty() {
        return Ok(compiled);
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

#[cfg(test)]
mod tests;
