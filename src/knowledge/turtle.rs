//! Turtle to statements that remember their line; the one file of this room that names RDF types.

use std::sync::Arc;

use oxrdf::{NamedOrBlankNode, Term};
use oxttl::TurtleParser;
use oxttl::turtle::LowLevelTurtleParser;

use crate::knowledge::mistake::KnowledgeMistake;
use crate::knowledge::source::KnowledgeFile;

/// Where relative IRIs of knowledge files begin.
const BASE: &str = "https://w3id.org/kurultai/id/";

/// The prefixes under which this room knows names, whatever a file calls them.
const PREFIXES: [(&str, &str); 13] = [
    ("kur", "https://w3id.org/kurultai/ns#"),
    ("kid", BASE),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("schema", "https://schema.org/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    (
        "nif",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    ),
];

/// The object of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// A name: `kid:state/uzb`, `_:b1`, or a whole IRI outside the known prefixes.
    Name(String),
    /// A text.
    Text {
        /// The text itself.
        text: String,
        /// Its language ("en"), if it has one.
        language: Option<String>,
    },
}

impl Value {
    /// The name, if it is one.
    pub(crate) fn as_name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            Self::Text { .. } => None,
        }
    }

    /// The text, if it is one.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text { text, .. } => Some(text),
            Self::Name(_) => None,
        }
    }

    /// Its language, if it is a text with one.
    pub(crate) fn language(&self) -> Option<&str> {
        match self {
            Self::Text { language, .. } => language.as_deref(),
            Self::Name(_) => None,
        }
    }
}

/// A statement of a Turtle file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Triple {
    /// The name of what it is about.
    pub(crate) subject: String,
    /// The name of its property: `skos:prefLabel`.
    pub(crate) predicate: String,
    /// Its value.
    pub(crate) object: Value,
    /// Where it stands.
    pub(crate) place: Place,
}

/// Where a statement stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file's name.
    pub(crate) file: Arc<str>,
    /// The line, from 1; of a statement over several lines, its last.
    pub(crate) line: usize,
}

impl Place {
    /// A mistake at this place.
    pub(crate) fn mistake(&self, message: impl Into<String>) -> KnowledgeMistake {
        KnowledgeMistake {
            file: self.file.to_string(),
            line: self.line,
            message: message.into(),
            hint: None,
        }
    }
}

/// Reads a Turtle file; what cannot be read is told in `mistakes`.
pub(crate) fn parse(file: &KnowledgeFile, mistakes: &mut Vec<KnowledgeMistake>) -> Vec<Triple> {
    let name: Arc<str> = file.name.as_ref().into();
    let text = file.text();
    let mut reader = Reader {
        parser: parser(),
        place: Place { file: name, line: 0 },
        triples: Vec::with_capacity(text.len() / 60),
    };
    // A line at a time, so that each statement knows its line.
    for line in text.split_inclusive('\n') {
        reader.place.line += 1;
        reader.parser.extend_from_slice(line.as_bytes());
        reader.take(mistakes);
    }
    reader.parser.end();
    reader.take(mistakes);
    reader.triples
}

/// A parser with the prefixes of this room.
fn parser() -> LowLevelTurtleParser {
    TurtleParser::new()
        .with_base_iri(BASE)
        .expect("the base is an IRI")
        .low_level()
}

/// A file on its way through the parser.
struct Reader {
    parser: LowLevelTurtleParser,
    place: Place,
    triples: Vec<Triple>,
}

impl Reader {
    /// Takes the statements that the lines so far have completed.
    fn take(&mut self, mistakes: &mut Vec<KnowledgeMistake>) {
        while let Some(next) = self.parser.parse_next() {
            match next {
                Ok(triple) => self.triples.push(Triple {
                    subject: subject_name(&triple.subject),
                    predicate: short_name(triple.predicate.as_str()),
                    object: value(triple.object),
                    place: self.place.clone(),
                }),
                Err(error) => {
                    let place = Place {
                        file: self.place.file.clone(),
                        line: usize::try_from(error.location().start.line).map_or(0, |line| line + 1),
                    };
                    mistakes.push(place.mistake(format!("no Turtle: {}", error.message())));
                }
            }
        }
    }
}

/// The name of a subject.
fn subject_name(subject: &NamedOrBlankNode) -> String {
    match subject {
        NamedOrBlankNode::NamedNode(node) => short_name(node.as_str()),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    }
}

/// The value of an object.
fn value(object: Term) -> Value {
    match object {
        Term::NamedNode(node) => Value::Name(short_name(node.as_str())),
        Term::BlankNode(node) => Value::Name(node.to_string()),
        Term::Literal(literal) => {
            let (text, _, language) = literal.destruct();
            Value::Text { text, language }
        }
    }
}

/// An IRI by its known prefix, or whole.
fn short_name(iri: &str) -> String {
    PREFIXES
        .iter()
        .find_map(|(prefix, start)| Some(format!("{prefix}:{}", iri.strip_prefix(start)?)))
        .unwrap_or_else(|| iri.to_owned())
}

/// The whole IRI of a name of this room.
pub(crate) fn long_name(name: &str) -> String {
    let known = name.split_once(':').and_then(|(prefix, rest)| {
        let (_, start) = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
        Some(format!("{start}{rest}"))
    });
    known.unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_know_their_lines() {
        let text = "@prefix k: <https://w3id.org/kurultai/ns#> .\n\
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n\
            <state/uzb> a k:State ;\n  skos:prefLabel \"Uzbekistan\"@en ;\n  skos:altLabel \"A\",\n    \"B\" .\n\
            <state/kaz> a k:State .\n<state/kgz> a k:State .";
        let mut mistakes = Vec::new();
        let triples = parse(&KnowledgeFile::new("a.ttl", text.to_owned()), &mut mistakes);
        assert_eq!(mistakes, []);
        let lines: Vec<(&str, &str, usize)> = triples
            .iter()
            .map(|triple| (&*triple.subject, &*triple.predicate, triple.place.line))
            .collect();
        assert_eq!(
            lines,
            [
                ("kid:state/uzb", "rdf:type", 4),
                ("kid:state/uzb", "skos:prefLabel", 5),
                ("kid:state/uzb", "skos:altLabel", 6),
                ("kid:state/uzb", "skos:altLabel", 7),
                ("kid:state/kaz", "rdf:type", 8),
                ("kid:state/kgz", "rdf:type", 9),
            ]
        );
        assert_eq!(triples[1].object.language(), Some("en"));
        assert_eq!(triples[0].object.as_name(), Some("kur:State"));
    }

    #[test]
    fn bad_turtle_is_told_with_its_line() {
        let text = "<a> <b> <c> .\n<a> <b> ;;; ) .\n<d> <e> <f> .\n";
        let mut mistakes = Vec::new();
        parse(&KnowledgeFile::new("a.ttl", text), &mut mistakes);
        assert_eq!(mistakes[0].line, 2, "{mistakes:?}");
        assert_eq!(mistakes[0].file, "a.ttl");
    }
}
