//! Shipped queries: SPARQL files that say in their first comments what they answer.

use crate::knowledge::KnowledgeFiles;

use super::failure::Failure;

/// A shipped query.
pub(super) struct ShippedQuery<'k> {
    /// Its name: the file's without ending.
    pub(super) name: &'k str,
    /// The query.
    pub(super) text: &'k str,
}

impl ShippedQuery<'_> {
    /// What it answers: its comments at the top.
    pub(super) fn about(&self) -> String {
        let comments = self.text.lines().map_while(|line| line.strip_prefix('#'));
        comments.map(str::trim).collect::<Vec<_>>().join("\n")
    }
}

/// All shipped queries, sorted by name; a user's knowledge may add some.
pub(super) fn all(knowledge: &KnowledgeFiles) -> Vec<ShippedQuery<'_>> {
    below("queries/", knowledge)
}

/// The queries that look for contradictions, sorted by name; a user's knowledge may add some.
pub(super) fn conflicts(knowledge: &KnowledgeFiles) -> Vec<ShippedQuery<'_>> {
    below("conflicts/", knowledge)
}

fn below<'k>(folder: &str, knowledge: &'k KnowledgeFiles) -> Vec<ShippedQuery<'k>> {
    let mut queries: Vec<_> = knowledge
        .as_slice()
        .iter()
        .filter_map(|file| {
            let name = file.name.strip_prefix(folder)?.strip_suffix(".rq")?;
            Some(ShippedQuery {
                name,
                text: file.plain_text()?,
            })
        })
        .collect();
    queries.sort_by_key(|query| query.name);
    queries
}

/// The query of that name.
pub(super) fn find<'k>(knowledge: &'k KnowledgeFiles, name: &str) -> Result<ShippedQuery<'k>, Failure> {
    let queries = all(knowledge);
    let names: Vec<&str> = queries.iter().map(|query| query.name).collect();
    let hint = format!("there are: {}", names.join(", "));
    queries
        .into_iter()
        .find(|query| query.name == name)
        .ok_or_else(|| Failure::usage(format!("no query is called `{name}`")).hint(hint))
}
