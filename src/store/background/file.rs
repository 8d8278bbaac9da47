//! One knowledge file: in blocks that wait to be parsed, or parsed.

use std::borrow::Cow;
use std::collections::BTreeSet;

use oxrdf::{NamedNode, NamedOrBlankNode, Quad};
use oxttl::TurtleParser;

use super::blocks::{BASE, Blocks, MEMBER};
use crate::store::error::StoreError;

/// The IRI below which the graphs of knowledge files are.
pub const KNOWLEDGE_BASE: &str = "https://w3id.org/kurultai/knowledge/";

/// A knowledge file.
#[derive(Clone, Debug)]
pub(super) struct File<'f> {
    graph: NamedNode,
    contents: Contents<'f>,
}

#[derive(Clone, Debug)]
enum Contents<'f> {
    /// Laid out so that things can be parsed one by one.
    Blocks(Blocks<'f>),
    /// Parsed, sorted by subject.
    Quads(Vec<Quad>),
}

impl<'f> File<'f> {
    /// Takes a file; parses it unless it can be cut into blocks.
    pub(super) fn new(name: &str, text: impl Into<Cow<'f, str>>) -> Result<Self, StoreError> {
        let graph = NamedNode::new_unchecked(format!("{KNOWLEDGE_BASE}{name}"));
        let contents = match Blocks::cut(text) {
            Ok(blocks) => Contents::Blocks(blocks),
            Err(text) => Contents::Quads(sorted(parse(&text, &graph)?)),
        };
        Ok(Self { graph, contents })
    }

    /// All its quads.
    pub(super) fn quads(&self) -> Result<Cow<'_, [Quad]>, StoreError> {
        Ok(match &self.contents {
            Contents::Blocks(blocks) => parse(blocks.text(), &self.graph)?.into(),
            Contents::Quads(quads) => quads.into(),
        })
    }

    /// Hands on its name and all that it says.
    #[cfg(feature = "rocksdb")]
    pub(super) fn digest_into(&self, digest: &mut impl FnMut(&[u8])) {
        digest(self.name().as_bytes());
        match &self.contents {
            Contents::Blocks(blocks) => digest(blocks.text().as_bytes()),
            Contents::Quads(quads) => quads.iter().for_each(|quad| digest(quad.to_string().as_bytes())),
        }
    }

    /// Its name.
    pub(super) fn name(&self) -> &str {
        self.graph.as_str().trim_start_matches(KNOWLEDGE_BASE)
    }

    /// Whether it has an entry of a thing.
    pub(super) fn has(&self, thing: &str) -> bool {
        match &self.contents {
            Contents::Blocks(blocks) => blocks.has(thing),
            Contents::Quads(quads) => !entry(quads, thing).is_empty(),
        }
    }

    /// The quads about some things.
    pub(super) fn entries(&self, things: &[&str]) -> Result<Vec<Quad>, StoreError> {
        match &self.contents {
            Contents::Blocks(blocks) => match blocks.about(things.iter().copied()) {
                Some(turtle) => parse(&turtle, &self.graph),
                None => Ok(Vec::new()),
            },
            Contents::Quads(quads) => Ok(things
                .iter()
                .flat_map(|thing| entry(quads, thing))
                .cloned()
                .collect()),
        }
    }

    /// Quads among which all tenures of some persons are.
    pub(super) fn memberships(&self, persons: &BTreeSet<NamedNode>) -> Result<Vec<Quad>, StoreError> {
        match &self.contents {
            Contents::Blocks(blocks) => {
                let tenures: BTreeSet<String> = persons
                    .iter()
                    .flat_map(|person| blocks.tenures_of(person.as_str()))
                    .collect();
                let tenures: Vec<&str> = tenures.iter().map(String::as_str).collect();
                self.entries(&tenures)
            }
            Contents::Quads(quads) => {
                let of = |quad: &&Quad| quad.predicate.as_str() == MEMBER;
                Ok(quads.iter().filter(of).cloned().collect())
            }
        }
    }
}

/// Parses a Turtle file, or some blocks of one.
fn parse(text: &str, graph: &NamedNode) -> Result<Vec<Quad>, StoreError> {
    let parser = TurtleParser::new().with_base_iri(BASE);
    let parser = parser.expect("the base is an IRI").for_slice(text);
    parser
        .map(|triple| Ok(triple?.in_graph(graph.clone())))
        .collect::<Result<_, _>>()
        .map_err(|error| StoreError::Knowledge {
            name: graph.as_str().trim_start_matches(KNOWLEDGE_BASE).to_owned(),
            source: Box::new(error),
        })
}

/// Quads by subject. Stable: what a file says of a thing keeps its order.
pub(super) fn sorted(mut quads: Vec<Quad>) -> Vec<Quad> {
    quads.sort_by(|a, b| subject(a).cmp(subject(b)));
    quads
}

/// The quads about one thing among sorted ones.
fn entry<'q>(quads: &'q [Quad], thing: &str) -> &'q [Quad] {
    let from = quads.partition_point(|quad| subject(quad) < thing);
    let length = quads[from..].partition_point(|quad| subject(quad) == thing);
    &quads[from..from + length]
}

fn subject(quad: &Quad) -> &str {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(node) => node.as_str(),
    }
}
