//! Lines of N-Quads that a query can see, told from the others before anything is parsed.

use oxrdf::NamedNode;
use rustc_hash::FxHashSet;

use super::needs::RDF_TYPE;
use super::wanted::Wanted;

/// What is let through: quads of some properties and, of types, of some classes.
#[derive(Clone, Debug, Default)]
pub(super) struct Sieve {
    /// None lets all through.
    properties: Option<FxHashSet<String>>,
    /// None lets all types through, if types are let through.
    classes: Option<FxHashSet<String>>,
}

impl Sieve {
    /// Lets through what a query wants.
    pub(super) fn of(wanted: &Wanted) -> Self {
        let texts = |nodes: &std::collections::BTreeSet<NamedNode>| {
            nodes.iter().map(|node| node.as_str().to_owned()).collect()
        };
        Self {
            properties: wanted.properties.as_ref().map(texts),
            classes: wanted.classes.as_ref().map(texts),
        }
    }

    /// Lets through some properties.
    pub(super) fn properties(properties: &[&str]) -> Self {
        Self {
            properties: Some(properties.iter().map(|property| (*property).to_owned()).collect()),
            classes: None,
        }
    }

    /// Whether a quad of this property and, if it is an IRI, this object is let through.
    pub(super) fn takes(&self, property: &str, object: Option<&str>) -> bool {
        let Some(properties) = &self.properties else {
            return true;
        };
        if !properties.contains(property) {
            return false;
        }
        match (&self.classes, object) {
            (Some(classes), Some(class)) if property == RDF_TYPE => classes.contains(class),
            _ => true,
        }
    }

    /// The lines of a text that are let through, and what cannot be told apart without parsing it.
    pub(super) fn sifted(&self, text: &str) -> String {
        let mut kept = String::new();
        for line in text.split_inclusive('\n') {
            if Line::of(line).is_none_or(|line| self.takes(line.property, line.object)) {
                kept.push_str(line);
            }
        }
        kept
    }

    /// Whether all is let through.
    pub(super) const fn takes_all(&self) -> bool {
        self.properties.is_none()
    }
}

/// A line of N-Quads whose subject and property are IRIs.
pub(super) struct Line<'l> {
    /// The subject, without brackets.
    pub(super) subject: &'l str,
    /// The property, without brackets.
    pub(super) property: &'l str,
    /// The object, if it is an IRI.
    pub(super) object: Option<&'l str>,
}

impl<'l> Line<'l> {
    pub(super) fn of(line: &'l str) -> Option<Self> {
        let (subject, rest) = line.strip_prefix('<')?.split_once("> <")?;
        let (property, object) = rest.split_once("> ")?;
        let object = object.strip_prefix('<').and_then(|object| object.split_once('>'));
        Some(Self {
            subject,
            property,
            object: object.map(|(object, _)| object),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Question;

    #[test]
    fn what_a_query_cannot_see_is_left_out() {
        let sieve = |query: &str| Sieve::of(&Wanted::of(&Question::parse(query).unwrap().query));
        let text = "<a:x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/kurultai/ns#State> <a:g> .\n\
            <a:x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/kurultai/ns#Place> <a:g> .\n\
            <a:x> <http://www.w3.org/2000/01/rdf-schema#label> \"a > <b\" <a:g> .\n\
            _:b <a:p> <a:y> .\n";
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let states = sieve("SELECT * { ?x a kur:State }");
        assert_eq!(states.sifted(text), [lines[0], lines[3]].concat());
        let kinds = sieve("SELECT * { ?x a ?kind ; rdfs:label ?l }");
        assert_eq!(kinds.sifted(text), text);
        let labels = sieve("SELECT * { ?x rdfs:label ?l }");
        assert_eq!(labels.sifted(text), lines[2..].concat());
        assert!(sieve("SELECT * { ?x ?p ?l }").takes_all());
    }
}
