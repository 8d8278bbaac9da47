//! What to say to a question that is no SPARQL or that nothing answers.

use std::collections::BTreeSet;

use crate::knowledge::{KnowledgeFiles, nearest};

use super::super::failure::Failure;
use super::super::shipped::{self, ShippedQuery};

/// So many names are proposed.
const PROPOSED: usize = 3;

/// The failure for words that are no SPARQL: which shipped queries may answer them.
pub(super) fn no_sparql(words: &str, knowledge: &KnowledgeFiles) -> Failure {
    let mut failure = Failure::usage("the question is no SPARQL")
        .hint("some questions are ready to ask by name: `kurultai query --list` shows them");
    for query in likely(words, knowledge) {
        let asks = query.about().lines().next().unwrap_or_default().to_owned();
        failure = failure.hint(format!("perhaps `--name {}`: {asks}", query.name));
    }
    failure
}

/// The shipped queries that share the most words with a question.
fn likely<'k>(words: &str, knowledge: &'k KnowledgeFiles) -> Vec<ShippedQuery<'k>> {
    let asked = stems(words);
    let shared = |query: &ShippedQuery<'_>| {
        let about = query.about();
        let own = stems(&format!(
            "{} {}",
            query.name,
            about.lines().next().unwrap_or_default()
        ));
        own.intersection(&asked).count()
    };
    let mut queries: Vec<_> = shipped::all(knowledge)
        .into_iter()
        .map(|query| (shared(&query), query))
        .filter(|(shared, _)| *shared > 0)
        .collect();
    queries.sort_by_key(|(shared, query)| (std::cmp::Reverse(*shared), query.name));
    queries
        .into_iter()
        .take(PROPOSED)
        .map(|(_, query)| query)
        .collect()
}

/// Words that say nothing of what is asked.
const PLAIN: [&str; 16] = [
    "and", "are", "did", "does", "for", "has", "have", "how", "the", "that", "was", "what", "when", "which",
    "who", "whom",
];

/// The first letters of the words: "attended" and "attendance" are one.
fn stems(words: &str) -> BTreeSet<String> {
    let words = words.split(|letter: char| !letter.is_alphanumeric());
    let words = words.map(str::to_lowercase);
    words
        .filter(|word| word.chars().count() > 2 && !PLAIN.contains(&&**word))
        .map(|word| word.chars().take(5).collect())
        .collect()
}

/// What to say of a value that nothing may match: names that have it, or that are spelt nearly so.
pub(super) fn near<'n>(value: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<String> {
    let folded = value.to_lowercase();
    if names.clone().any(|name| name.to_lowercase() == folded) {
        return None;
    }
    let proposed: BTreeSet<&str> = names
        .clone()
        .filter(|name| !folded.is_empty() && name.to_lowercase().contains(&folded))
        .collect();
    let mut proposed: Vec<&str> = proposed.into_iter().collect();
    if proposed.is_empty() {
        proposed = nearest(value, names.clone(), PROPOSED);
    }
    if proposed.is_empty() {
        let words = names.flat_map(|name| name.split_whitespace().map(move |word| (word, name)));
        let mut words: Vec<(&str, &str)> = words.collect();
        words.sort_unstable();
        let near = nearest(value, words.iter().map(|(word, _)| *word), PROPOSED);
        let of = |near: &&str| words.iter().find(|(word, _)| word == near).map(|(_, name)| *name);
        proposed = near.iter().filter_map(of).collect();
    }
    proposed.truncate(PROPOSED);
    (!proposed.is_empty()).then(|| format!("`{}`", proposed.join("`, `")))
}
