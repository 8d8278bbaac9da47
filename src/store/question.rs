//! SPARQL queries, parsed.

use oxrdf::Literal;
use spargebra::algebra::GraphPattern;
use spargebra::{Query, SparqlParser};

use super::error::StoreError;
use super::needs::Needs;

/// The prefixes that every query knows.
pub const PREFIXES: [(&str, &str); 15] = [
    ("dcterms", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("itsrdf", "http://www.w3.org/2005/11/its/rdf#"),
    ("kdoc", "https://w3id.org/kurultai/doc/"),
    ("kid", "https://w3id.org/kurultai/id/"),
    ("kur", "https://w3id.org/kurultai/ns#"),
    (
        "nif",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    ),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// A SPARQL query, parsed, and what of a store it needs.
#[derive(Clone, Debug)]
pub struct Question {
    pub(super) query: Query,
    pub(super) needs: Needs,
}

impl Question {
    /// Parses a query; the usual prefixes are known.
    ///
    /// # Errors
    ///
    /// [`StoreError::Query`], which says where the mistake is.
    pub fn parse(text: &str) -> Result<Self, StoreError> {
        let wrong = |problem: String| StoreError::Query { problem };
        let mut parser = SparqlParser::new();
        for (prefix, iri) in PREFIXES {
            parser = parser
                .with_prefix(prefix, iri)
                .map_err(|error| wrong(error.to_string()))?;
        }
        let query = parser
            .parse_query(text)
            .map_err(|error| wrong(place(&error.to_string())))?;
        let needs = Needs::of(&query);
        Ok(Self { query, needs })
    }

    /// Parses a query with values for its parameters: a variable `$name` becomes the string.
    ///
    /// # Errors
    ///
    /// [`StoreError::Parameter`] for a name that the query does not have; [`StoreError::Query`].
    pub fn with_parameters(text: &str, values: &[(String, String)]) -> Result<Self, StoreError> {
        let known = parameters(text);
        for (name, _) in values {
            if !known.contains(name) {
                return Err(StoreError::Parameter {
                    name: name.clone(),
                    known,
                });
            }
        }
        Self::parse(&filled(text, values))
    }

    /// The same question without one of its columns; rows that then say the same are one if it asks for distinct rows.
    #[must_use]
    pub fn without(mut self, column: &str) -> Self {
        if let Query::Select { pattern, .. } = &mut self.query {
            drop_column(pattern, column);
        }
        self
    }

    /// Whether it asks for triples (CONSTRUCT, DESCRIBE) and not for a table.
    #[must_use]
    pub fn gives_triples(&self) -> bool {
        matches!(self.query, Query::Construct { .. } | Query::Describe { .. })
    }
}

fn drop_column(pattern: &mut GraphPattern, column: &str) {
    match pattern {
        GraphPattern::Project { variables, .. } => variables.retain(|variable| variable.as_str() != column),
        GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Slice { inner, .. } => drop_column(inner, column),
        _ => {}
    }
}

/// The parameters of a query text: the names of its `$` variables, sorted.
#[must_use]
pub fn parameters(text: &str) -> Vec<String> {
    let mut names: Vec<String> = pieces(text)
        .filter_map(|(_, name)| name.map(str::to_owned))
        .collect();
    names.sort();
    names.dedup();
    names
}

fn filled(text: &str, values: &[(String, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    for (before, name) in pieces(text) {
        out.push_str(before);
        let Some(name) = name else { continue };
        match values.iter().find(|(given, _)| given == name) {
            Some((_, value)) => out.push_str(&Literal::new_simple_literal(value).to_string()),
            None => {
                out.push('$');
                out.push_str(name);
            }
        }
    }
    out
}

/// Cuts a query at its `$` variables: each piece of text with the name that follows it.
fn pieces(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some((before, after)) = text.split_once('$') else {
            rest = None;
            return Some((text, None));
        };
        let end = after
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(after.len());
        rest = Some(&after[end..]);
        Some((before, (end > 0).then(|| &after[..end])))
    })
}

/// "error at 1:7: expected …" of the parser as a sentence about line and column.
fn place(message: &str) -> String {
    let parts = message
        .strip_prefix("error at ")
        .and_then(|rest| rest.split_once(": "));
    match parts.and_then(|(place, what)| Some((place.split_once(':')?, what))) {
        Some(((line, column), what)) => format!("line {line}, column {column}: {what}"),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_become_strings() {
        let text = "SELECT ?x WHERE { ?x rdfs:label ?l FILTER(?l = COALESCE($name, ?l)) }";
        assert_eq!(parameters(text), ["name"]);
        let value = [("name".to_owned(), "a \"b\" $c".to_owned())];
        assert_eq!(
            filled(text, &value),
            "SELECT ?x WHERE { ?x rdfs:label ?l FILTER(?l = COALESCE(\"a \\\"b\\\" $c\", ?l)) }"
        );
        assert_eq!(filled(text, &[]), text);
        let wrong = [("nam".to_owned(), String::new())];
        assert!(matches!(
            Question::with_parameters(text, &wrong),
            Err(StoreError::Parameter { .. })
        ));
    }

    #[test]
    fn a_mistake_is_placed() {
        let error = Question::parse("SELECT * WHERE {\n ?x rdfs:label }").unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("the query is no SPARQL: line 2, column 16: "),
            "{error}"
        );
    }
}
