//! Checks of aliases: told once, long enough, and shared on purpose.

use std::collections::BTreeSet;

use super::{Entry, Finding, LintOptions, LintRule, finding};
use crate::knowledge::gazetteer::{Gazetteer, ThingIndex};
use crate::knowledge::turtle::Triple;
use crate::knowledge::{Alias, AliasRole, GeneralRule, Knowledge};
use crate::model::EntityKind;

/// The properties that give aliases.
const ALIASES: [&str; 3] = ["skos:prefLabel", "skos:altLabel", "kur:demonym"];

/// Checks the aliases of one entry.
pub(super) fn check(entry: &Entry<'_>, options: LintOptions, findings: &mut Vec<Finding>) {
    let is_alias = |triple: &&&Triple| ALIASES.contains(&triple.predicate.as_str());
    let mut seen: BTreeSet<(&str, Option<&str>, bool)> = BTreeSet::new();
    for triple in entry.triples.iter().filter(is_alias) {
        let Some(text) = triple.object.as_text() else {
            continue;
        };
        // A demonym may read as a name does; a name is told once.
        let is_demonym = triple.predicate == "kur:demonym";
        if !seen.insert((text, triple.object.language(), is_demonym)) {
            let message = format!("`{}` has the alias `{text}` twice", entry.name);
            findings.push(finding(triple, LintRule::AliasTwice, message).with_hint("leave one of them out"));
        }
        if is_short(text, options.shortest_alias) {
            let message = format!("the alias `{text}` of `{}` is too short", entry.name);
            let hint = format!(
                "names have {} letters, acronyms two capitals: shorter ones mean too much else",
                options.shortest_alias
            );
            findings.push(finding(triple, LintRule::ShortAlias, message).with_hint(hint));
        }
    }
}

/// Whether an alias in Latin letters has too few of them, and is no acronym of two capitals or more.
fn is_short(alias: &str, shortest: usize) -> bool {
    let letters: Vec<char> = alias.chars().filter(|c| !c.is_whitespace()).collect();
    let is_latin = alias.chars().any(|c| c.is_ascii_alphabetic());
    let is_acronym = letters.len() >= 2 && !letters.iter().any(|c| c.is_lowercase());
    is_latin && letters.len() < shortest && !is_acronym
}

/// Checks the names that several things share.
pub(super) fn check_shared(knowledge: &Knowledge, entries: &[Entry<'_>], findings: &mut Vec<Finding>) {
    let gazetteer = &knowledge.gazetteer;
    let aliases: Vec<(&str, Alias<'_>)> = gazetteer.aliases_with_keys().collect();
    for group in aliases.chunk_by(|a, b| a.0 == b.0) {
        let sharing: BTreeSet<(ThingIndex, AliasRole)> =
            group.iter().map(|(_, alias)| (alias.thing, alias.role)).collect();
        if is_settled(knowledge, group[0].1.text, &sharing) {
            continue;
        }
        let (_, alias) = group[group.len() - 1];
        let ids: BTreeSet<String> = sharing
            .iter()
            .map(|(thing, _)| format!("`{}`", gazetteer.thing(*thing).id))
            .collect();
        let ids: Vec<String> = ids.into_iter().collect();
        let message = format!("{} share the alias `{}`", ids.join(", "), alias.text);
        let hint = "say in lexicon/ambiguous.toml what decides between them, or take it from all but one";
        let found = statement(gazetteer, &alias, entries)
            .map(|triple| finding(triple, LintRule::SharedAlias, message).with_hint(hint));
        findings.extend(found);
    }
}

/// Whether it is clear which of the things is meant: one alone, one by a general rule, or by what is listed of the name.
fn is_settled(knowledge: &Knowledge, name: &str, sharing: &BTreeSet<(ThingIndex, AliasRole)>) -> bool {
    let things: BTreeSet<ThingIndex> = sharing.iter().map(|(thing, _)| *thing).collect();
    let kind = |thing: ThingIndex| knowledge.gazetteer.thing(thing).kind;
    let roles: Vec<(EntityKind, AliasRole)> = sharing
        .iter()
        .map(|(thing, role)| (kind(*thing), *role))
        .collect();
    let listed = || knowledge.ambiguous.of_name(name).is_some();
    things.len() == 1 || GeneralRule::between(&roles).is_some() || listed()
}

/// The statement that gives an alias.
fn statement<'t>(gazetteer: &Gazetteer, alias: &Alias<'_>, entries: &[Entry<'t>]) -> Option<&'t Triple> {
    let name = gazetteer.thing(alias.thing).id.to_string();
    let at = entries.binary_search_by(|entry| entry.name.cmp(&name)).ok()?;
    let triples = entries[at].triples.iter().copied();
    triples
        .filter(|triple| ALIASES.contains(&triple.predicate.as_str()))
        .find(|triple| {
            triple
                .object
                .as_text()
                .is_some_and(|text| text.trim() == alias.text)
        })
}
