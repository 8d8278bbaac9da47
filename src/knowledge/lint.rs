//! The lint: faults in knowledge that loads all the same.
//!
//! What keeps knowledge from loading (unknown kinds and properties, references to nothing, tenures that end before
//! they start) is told by the loader.

mod aliases;
mod entries;
mod tenures;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::knowledge::turtle::{self, Triple};
use crate::knowledge::{Knowledge, KnowledgeFile, KnowledgeMistake};

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LintRule {
    /// A thing is described in two places.
    DescribedTwice,
    /// Two things are the same in the world.
    SameThing,
    /// A thing has an alias twice.
    AliasTwice,
    /// Two persons held an office at once that one holds.
    OverlappingTenures,
    /// An alias has too few letters.
    ShortAlias,
    /// Several things share an alias, and nothing says what decides.
    SharedAlias,
    /// The ontology does not declare a term.
    Undeclared,
    /// An identifier is not made of words in lower case, digits and hyphens.
    OddIdentifier,
    /// Nothing says where an entry is from.
    NoSource,
}

impl LintRule {
    /// Its name in baselines and messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DescribedTwice => "described-twice",
            Self::SameThing => "same-thing",
            Self::AliasTwice => "alias-twice",
            Self::OverlappingTenures => "overlapping-tenures",
            Self::ShortAlias => "short-alias",
            Self::SharedAlias => "shared-alias",
            Self::Undeclared => "undeclared",
            Self::OddIdentifier => "odd-identifier",
            Self::NoSource => "no-source",
        }
    }
}

/// A fault that the lint found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where it is, what is wrong, and the cure.
    pub mistake: KnowledgeMistake,
    /// Which rule is broken.
    pub rule: LintRule,
}

/// What the lint may be told.
#[derive(Clone, Copy, Debug)]
pub struct LintOptions {
    /// The fewest letters of an alias that is no acronym.
    pub shortest_alias: usize,
}

impl Default for LintOptions {
    fn default() -> Self {
        Self { shortest_alias: 3 }
    }
}

/// What the files say of one thing, office or tenure.
struct Entry<'t> {
    name: &'t str,
    triples: Vec<&'t Triple>,
}

impl<'t> Entry<'t> {
    fn all<'e>(&'e self, property: &'e str) -> impl Iterator<Item = &'t Triple> + 'e {
        let triples = self.triples.iter().copied();
        triples.filter(move |triple| triple.predicate == property)
    }

    /// The value of a property, the last file's before others.
    fn text(&self, property: &str) -> Option<&'t str> {
        self.all(property).last()?.object.as_text()
    }

    fn name_of(&self, property: &str) -> Option<&'t str> {
        self.all(property).last()?.object.as_name()
    }

    fn is_a(&self, class: &str) -> bool {
        self.all("rdf:type")
            .any(|triple| triple.object.as_name() == Some(class))
    }

    fn finding(&self, rule: LintRule, message: impl Into<String>) -> Finding {
        finding(self.triples[0], rule, message)
    }
}

/// A fault at a statement.
fn finding(triple: &Triple, rule: LintRule, message: impl Into<String>) -> Finding {
    Finding {
        mistake: triple.place.mistake(message),
        rule,
    }
}

impl Finding {
    fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.mistake = self.mistake.with_hint(hint);
        self
    }
}

impl Knowledge {
    /// The faults in some of its files, in order of file and line. The others are asked what they know.
    #[must_use]
    pub fn lint(&self, is_asked: impl Fn(&KnowledgeFile) -> bool, options: LintOptions) -> Vec<Finding> {
        let files = self.files().as_slice().iter().filter(|file| file.is_gazetteer());
        // All of them load, so none has a mistake that parsing would tell.
        let triples: Vec<Triple> = files
            .flat_map(|file| turtle::parse(file, &mut Vec::new()))
            .collect();
        let mut by_name: BTreeMap<&str, Vec<&Triple>> = BTreeMap::new();
        for triple in &triples {
            by_name.entry(&triple.subject).or_default().push(triple);
        }
        let entries: Vec<Entry<'_>> = by_name
            .into_iter()
            .map(|(name, triples)| Entry { name, triples })
            .collect();
        let mut findings = Vec::new();
        for entry in &entries {
            entries::check(entry, &self.ontology, &mut findings);
            aliases::check(entry, options, &mut findings);
        }
        entries::check_same(&entries, &mut findings);
        aliases::check_shared(self, &entries, &mut findings);
        tenures::check(&entries, &mut findings);
        let asked = self.files().as_slice().iter().filter(|file| is_asked(file));
        let asked: BTreeSet<&str> = asked.map(|file| &*file.name).collect();
        findings.retain(|finding| asked.contains(finding.mistake.file.as_str()));
        findings.sort();
        findings.dedup();
        findings
    }
}
