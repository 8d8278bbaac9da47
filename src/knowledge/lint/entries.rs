//! Checks of entries as such: told once, named soundly, with declared terms and a source.

use std::collections::BTreeMap;

use super::{Entry, Finding, LintRule, finding};
use crate::knowledge::ontology::Ontology;
use crate::model::entity::slug;

/// The properties that say where an entry is from.
const SOURCES: [&str; 2] = ["prov:wasDerivedFrom", "dcterms:source"];

/// Checks one entry.
pub(super) fn check(entry: &Entry<'_>, ontology: &Ontology, findings: &mut Vec<Finding>) {
    let types = entry
        .all("rdf:type")
        .filter_map(|triple| Some((triple, triple.object.as_name()?)));
    let types: Vec<_> = types.filter(|(_, class)| class.starts_with("kur:")).collect();
    // An entry of the user's adds to a shipped one; two in one file do not.
    for pair in types.windows(2) {
        let ((first, _), (second, _)) = (pair[0], pair[1]);
        if first.place.file == second.place.file {
            let message = format!("`{}` is described twice", entry.name);
            let hint = format!(
                "the first entry is on line {}: put all into one",
                first.place.line
            );
            findings.push(finding(second, LintRule::DescribedTwice, message).with_hint(hint));
        }
    }
    if !types.is_empty() && !SOURCES.iter().any(|source| entry.all(source).next().is_some()) {
        let message = format!("nothing says where `{}` is from", entry.name);
        findings.push(
            entry
                .finding(LintRule::NoSource, message)
                .with_hint("add prov:wasDerivedFrom"),
        );
    }
    if let Some(path) = entry.name.strip_prefix("kid:")
        && !is_sound(path)
    {
        let message = format!("`{}` is no stable identifier", entry.name);
        let hint = "use letters in lower case and without accents, digits, and single hyphens between words";
        findings.push(entry.finding(LintRule::OddIdentifier, message).with_hint(hint));
    }
    check_declared(entry, ontology, findings);
}

/// Whether all terms of `kur:` are declared.
fn check_declared(entry: &Entry<'_>, ontology: &Ontology, findings: &mut Vec<Finding>) {
    for triple in &entry.triples {
        let is_type = triple.predicate == "rdf:type";
        let class = triple.object.as_name().filter(|_| is_type);
        let terms = [Some(triple.predicate.as_str()), class].into_iter().flatten();
        for term in terms.filter_map(|term| term.strip_prefix("kur:")) {
            let is_declared =
                ontology.property(term).is_some() || ontology.class_names().any(|name| name == term);
            if !is_declared {
                let message = format!("the ontology does not declare `kur:{term}`");
                findings.push(
                    finding(triple, LintRule::Undeclared, message).with_hint("declare it in kurultai.ttl"),
                );
            }
        }
    }
}

/// Whether the parts of a path are slugs, as the identifiers of things read in texts are.
fn is_sound(path: &str) -> bool {
    path.contains('/') && path.split('/').all(|part| !part.is_empty() && slug(part) == part)
}

/// Whether two things are the same in the world.
pub(super) fn check_same(entries: &[Entry<'_>], findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in entries {
        for triple in entry.all("owl:sameAs") {
            let Some(same) = triple.object.as_name() else {
                continue;
            };
            match seen.get(same) {
                Some(other) if *other != entry.name => {
                    let message = format!("`{}` and `{other}` are both the same as {same}", entry.name);
                    let hint = "make one entry of them, or say which of them it is";
                    findings.push(finding(triple, LintRule::SameThing, message).with_hint(hint));
                }
                _ => {
                    seen.insert(same, entry.name);
                }
            }
        }
    }
}
