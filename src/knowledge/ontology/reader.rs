//! From the statements of `kurultai.ttl` to the ontology.

use std::collections::{BTreeMap, BTreeSet};

use crate::knowledge::mistake::KnowledgeMistake;
use crate::knowledge::ontology::{ClassKinds, Ontology, PropertyDeclaration, Range};
use crate::knowledge::spelling::did_you_mean;
use crate::knowledge::turtle::Triple;
use crate::model::{EntityKind, KindSet};

/// The types that make a subject a property.
const PROPERTY_TYPES: [&str; 5] = [
    "rdf:Property",
    "owl:ObjectProperty",
    "owl:DatatypeProperty",
    "owl:SymmetricProperty",
    "owl:AnnotationProperty",
];
/// The types that make a subject a class.
const CLASS_TYPES: [&str; 2] = ["rdfs:Class", "owl:Class"];
/// The datatypes that are dates.
const DATE_TYPES: [&str; 3] = ["xsd:date", "xsd:gYearMonth", "xsd:gYear"];

/// Reads the statements of the ontology; what is wrong is told in `mistakes`.
pub(crate) fn read(triples: &[Triple], mistakes: &mut Vec<KnowledgeMistake>) -> Ontology {
    let mut reader = Reader {
        by_subject: BTreeMap::new(),
        mistakes,
    };
    for triple in triples {
        let of_subject: &mut Vec<&Triple> = reader.by_subject.entry(&triple.subject).or_default();
        of_subject.push(triple);
    }
    let classes = reader.classes();
    if let Some(first) = triples.first() {
        reader.check_kinds(&classes, first);
    }
    let properties = reader.properties(&classes);
    Ontology {
        properties,
        classes: classes
            .into_iter()
            .map(|(name, kinds)| ClassKinds {
                name: name.to_owned(),
                kinds,
            })
            .collect(),
    }
}

/// The reader: what the file says of each subject, and what is wrong.
struct Reader<'t, 'm> {
    by_subject: BTreeMap<&'t str, Vec<&'t Triple>>,
    mistakes: &'m mut Vec<KnowledgeMistake>,
}

impl<'t> Reader<'t, '_> {
    /// The statements on a subject with a property.
    fn all(&self, subject: &str, property: &str) -> impl Iterator<Item = &'t Triple> {
        let triples = self.by_subject.get(subject).into_iter().flatten().copied();
        triples.filter(move |triple| triple.predicate == property)
    }

    /// The names that a subject's property gives.
    fn names(&self, subject: &str, property: &str) -> impl Iterator<Item = &'t str> {
        self.all(subject, property)
            .filter_map(|triple| triple.object.as_name())
    }

    /// The first text that a subject's property gives.
    fn text(&self, subject: &str, property: &str) -> Option<&'t str> {
        self.all(subject, property)
            .find_map(|triple| triple.object.as_text())
    }

    /// Whether a subject is of one of these types.
    fn is_one_of(&self, subject: &str, types: &[&str]) -> bool {
        self.names(subject, "rdf:type")
            .any(|class| types.contains(&class))
    }

    /// The local names in `kur:` of the subjects of these types.
    fn declared(&self, types: &[&str]) -> Vec<&'t str> {
        let subjects = self.by_subject.keys().copied();
        let declared = subjects.filter(|subject| self.is_one_of(subject, types));
        declared
            .filter_map(|subject| subject.strip_prefix("kur:"))
            .collect()
    }

    /// The classes and the kinds each holds.
    fn classes(&self) -> BTreeMap<&'t str, KindSet> {
        let names = self.declared(&CLASS_TYPES);
        let mut classes: BTreeMap<&str, KindSet> = names.iter().map(|name| (*name, KindSet::NONE)).collect();
        for kind in EntityKind::ALL {
            for class in self.above(kind.name()) {
                if let Some(kinds) = classes.get_mut(class) {
                    *kinds = kinds.with(kind);
                }
            }
        }
        classes
    }

    /// A class and all classes that hold it, by `rdfs:subClassOf` or as a part of a union.
    fn above(&self, name: &'t str) -> BTreeSet<&'t str> {
        let unions = self.unions();
        let mut found = BTreeSet::from([name]);
        let mut waiting = vec![name];
        while let Some(class) = waiting.pop() {
            let class = format!("kur:{class}");
            let parents = self.names(&class, "rdfs:subClassOf");
            let holding = unions
                .iter()
                .filter(|(_, members)| members.contains(&class.as_str()));
            let next = parents.chain(holding.map(|(union, _)| *union));
            for parent in next.filter_map(|parent| parent.strip_prefix("kur:")) {
                if found.insert(parent) {
                    waiting.push(parent);
                }
            }
        }
        found
    }

    /// The unions and their members (`owl:unionOf` a list).
    fn unions(&self) -> Vec<(&'t str, Vec<&'t str>)> {
        let subjects = self.by_subject.keys().copied();
        subjects
            .filter_map(|union| Some((union, self.list(self.names(union, "owl:unionOf").next()?))))
            .collect()
    }

    /// The members of an RDF list.
    fn list(&self, head: &'t str) -> Vec<&'t str> {
        let mut members = Vec::new();
        let mut rest = Some(head);
        // A list is never longer than the file: a circle ends here.
        for _ in 0..self.by_subject.len() {
            let Some(node) = rest else { break };
            members.extend(self.names(node, "rdf:first"));
            rest = self.names(node, "rdf:rest").next();
        }
        members
    }

    /// Tells of kinds that the ontology does not declare.
    fn check_kinds(&mut self, classes: &BTreeMap<&str, KindSet>, first: &Triple) {
        let missing = EntityKind::ALL
            .into_iter()
            .filter(|kind| !classes.contains_key(kind.name()));
        self.mistakes.extend(missing.map(|kind| {
            let message = format!("the kind `kur:{}` is not declared", kind.name());
            first
                .place
                .mistake(message)
                .with_hint("declare it as an owl:Class")
        }));
    }

    /// The properties, sorted by name.
    fn properties(&mut self, classes: &BTreeMap<&str, KindSet>) -> Vec<PropertyDeclaration> {
        let names = self.declared(&PROPERTY_TYPES);
        names
            .into_iter()
            .map(|name| self.property(name, classes))
            .collect()
    }

    fn property(&mut self, name: &str, classes: &BTreeMap<&str, KindSet>) -> PropertyDeclaration {
        let subject = format!("kur:{name}");
        let domain = self.class_of(&subject, "rdfs:domain", classes);
        let range = self.class_of(&subject, "rdfs:range", classes);
        PropertyDeclaration {
            name: name.to_owned(),
            domain: domain.map_or(KindSet::NONE, |class| kinds_of(class, classes)),
            range: range.map_or(Range::Other, |class| self.range(class, classes)),
            symmetric: self.is_one_of(&subject, &["owl:SymmetricProperty"]),
            notation: self.text(&subject, "skos:notation").map(str::to_owned),
            label: self.text(&subject, "rdfs:label").unwrap_or(name).to_owned(),
            comment: self.text(&subject, "rdfs:comment").unwrap_or_default().to_owned(),
        }
    }

    /// The class that a property's domain or range names; two of them or an unknown one are mistakes.
    fn class_of(&mut self, subject: &str, side: &str, classes: &BTreeMap<&str, KindSet>) -> Option<&'t str> {
        let all: Vec<&Triple> = self.all(subject, side).collect();
        if let [_, second, ..] = all.as_slice() {
            let mistake = second.place.mistake(format!("`{subject}` has a second {side}"));
            self.mistakes
                .push(mistake.with_hint("name one class, or a union of classes"));
        }
        let triple = all.first()?;
        let class = triple.object.as_name()?;
        let local = class.strip_prefix("kur:");
        if local.is_some_and(|local| !classes.contains_key(local) && !self.by_subject.contains_key(class)) {
            let mistake = triple.place.mistake(format!("`{class}` is declared nowhere"));
            let hint = did_you_mean(local.unwrap_or(class), classes.keys().copied());
            self.mistakes.push(match hint {
                Some(hint) => mistake.with_hint(hint),
                None => mistake,
            });
        }
        Some(class)
    }

    /// What a range class stands for.
    fn range(&self, class: &str, classes: &BTreeMap<&str, KindSet>) -> Range {
        let members = self
            .names(class, "owl:unionOf")
            .next()
            .map(|head| self.list(head));
        let is_date = |name: &str| DATE_TYPES.contains(&name);
        let kinds = kinds_of(class, classes);
        if is_date(class) || members.is_some_and(|members| members.iter().any(|name| is_date(name))) {
            Range::Date
        } else if kinds.is_empty() {
            Range::Other
        } else {
            Range::Kinds(kinds)
        }
    }
}

/// The kinds that a class holds.
fn kinds_of(class: &str, classes: &BTreeMap<&str, KindSet>) -> KindSet {
    let local = class.strip_prefix("kur:");
    local
        .and_then(|local| classes.get(local))
        .copied()
        .unwrap_or_default()
}
