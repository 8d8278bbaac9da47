//! How things, documents and what hangs on them get their IRIs, and back.
//!
//! IRIs come from stable parts alone: no counter, clock, random number or blank node.

use std::fmt::Write;

use oxrdf::{NamedNode, NamedNodeRef};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use sha2::{Digest, Sha256};

use crate::exporter::vocab::{KDOC, KID, KNOWLEDGE, kur};
use crate::model::{EntityId, EntityKind, Property, Statement};
use crate::text::DocumentId;

/// Everything but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
/// The same for a name below a document, where `/` parts a kind from a name.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// The two graphs of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentGraph {
    /// What it says.
    Facts,
    /// Which words say it.
    Provenance,
}

impl DocumentGraph {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Facts, Self::Provenance];

    /// The last part of its IRI.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Facts => "facts",
            Self::Provenance => "provenance",
        }
    }
}

/// The IRI of a document, its `nif:Context`.
#[must_use]
pub fn document(id: &DocumentId) -> NamedNode {
    NamedNode::new_unchecked(document_text(id))
}

/// The IRI of one of a document's graphs.
#[must_use]
pub fn graph(id: &DocumentId, graph: DocumentGraph) -> NamedNode {
    NamedNode::new_unchecked(format!("{}/{}", document_text(id), graph.name()))
}

/// The document and which of its graphs an IRI names, if it names one.
#[must_use]
pub fn to_graph(iri: &str) -> Option<(DocumentId, DocumentGraph)> {
    let (id, name) = iri.strip_prefix(KDOC)?.split_once('/')?;
    let graph = DocumentGraph::ALL
        .into_iter()
        .find(|graph| graph.name() == name)?;
    Some((decode_document(id)?, graph))
}

/// Whether an IRI names a mention in a document.
#[must_use]
pub fn is_mention(iri: &str) -> bool {
    let below = iri.strip_prefix(KDOC).and_then(|iri| iri.split_once('/'));
    below.is_some_and(|(_, name)| name.starts_with("mention/"))
}

/// The document that an IRI names, if it names one.
#[must_use]
pub fn to_document(iri: &str) -> Option<DocumentId> {
    let id = iri.strip_prefix(KDOC)?;
    (!id.contains('/')).then(|| decode_document(id))?
}

/// The IRI of the graph of a knowledge file, from its name below `ontology/`: `gazetteer/states.ttl`.
#[must_use]
pub fn knowledge_graph(file: &str) -> NamedNode {
    NamedNode::new_unchecked(format!(
        "{KNOWLEDGE}{}",
        utf8_percent_encode(file, RESERVED_IN_PATH)
    ))
}

/// The IRI of a thing or an office.
#[must_use]
pub fn entity(id: &EntityId) -> NamedNode {
    NamedNode::new_unchecked(entity_text(id))
}

/// What an IRI of a thing or an office identifies; the inverse of [`entity`].
#[must_use]
pub fn to_entity(iri: &str) -> EntityId {
    if let Some(path) = iri.strip_prefix(KID) {
        return EntityId::shared(path);
    }
    to_local(iri).unwrap_or_else(|| EntityId::External(iri.into()))
}

/// The IRI of a kind.
#[must_use]
pub const fn kind(kind: EntityKind) -> NamedNodeRef<'static> {
    match kind {
        EntityKind::Person => kur::PERSON,
        EntityKind::State => kur::STATE,
        EntityKind::Region => kur::REGION,
        EntityKind::Place => kur::PLACE,
        EntityKind::IntergovernmentalOrganization => kur::INTERGOVERNMENTAL_ORGANIZATION,
        EntityKind::UnBody => kur::UN_BODY,
        EntityKind::Institution => kur::INSTITUTION,
        EntityKind::Format => kur::FORMAT,
        EntityKind::Meeting => kur::MEETING,
        EntityKind::Instrument => kur::INSTRUMENT,
    }
}

/// The kind that an IRI names, if it is one of the ten.
#[must_use]
pub fn to_kind(iri: &str) -> Option<EntityKind> {
    EntityKind::from_name(iri.strip_prefix(kur::NAMESPACE)?)
}

/// The IRI of a property between things.
#[must_use]
pub fn property(property: &Property) -> NamedNode {
    NamedNode::new_unchecked(format!("{}{property}", kur::NAMESPACE))
}

/// The property that an IRI names, if it is one of this ontology.
#[must_use]
pub fn to_property(iri: &str) -> Option<Property> {
    iri.strip_prefix(kur::NAMESPACE).map(Property::new)
}

/// The IRI of a topic, from its local name.
#[must_use]
pub fn topic(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!(
        "{KID}topic/{}",
        utf8_percent_encode(name, RESERVED_IN_PATH)
    ))
}

/// The local name of the topic that an IRI names.
#[must_use]
pub fn to_topic(iri: &str) -> Option<String> {
    let name = iri.strip_prefix(KID)?.strip_prefix("topic/")?;
    Some(percent_decode_str(name).decode_utf8().ok()?.into_owned())
}

/// The IRI of the run that reads documents with a version of the knowledge.
#[must_use]
pub fn run(knowledge_version: &str) -> NamedNode {
    NamedNode::new_unchecked(format!(
        "{KID}run/{}-{}",
        env!("CARGO_PKG_VERSION"),
        utf8_percent_encode(knowledge_version, RESERVED)
    ))
}

/// The IRI of something at a place in a document: a claim, a statement, a mention or a count.
///
/// `begin` and `end` count code points; `parts` are what else identifies it.
pub(crate) fn at_place(
    document: &str,
    sort: &str,
    (begin, end): (usize, usize),
    parts: &[&str],
) -> NamedNode {
    let mut iri = String::with_capacity(document.len() + sort.len() + 48);
    // Writing to a string never fails.
    let _ = write!(iri, "{document}/{sort}/{begin}-{end}/");
    push_hex(&mut iri, &hash(parts)[..TAIL_BYTES]);
    NamedNode::new_unchecked(iri)
}

fn hash(parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().into()
}

/// A short name made from parts alone, in lower-case hexadecimal: 64 bits tell the edges of any graph apart.
pub(crate) fn digest(parts: &[&str]) -> String {
    let mut hex = String::with_capacity(16);
    push_hex(&mut hex, &hash(parts)[..8]);
    hex
}

/// The IRI of a statement, from where it stands in its document (code points).
pub(crate) fn statement(id: &DocumentId, place: (usize, usize), statement: &Statement) -> NamedNode {
    let speaker = entity(&statement.speaker);
    let parts = [speaker.as_str(), &statement.cue, statement.quotation.name()];
    at_place(&document_text(id), "statement", place, &parts)
}

/// The SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal.
#[must_use]
pub fn sha256(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    push_hex(&mut hex, &Sha256::digest(text.as_bytes()));
    hex
}

/// 48 bits tell apart what stands at one span; nothing else shares the rest of the IRI.
const TAIL_BYTES: usize = 6;

fn push_hex(out: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.reserve(2 * bytes.len());
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

fn document_text(id: &DocumentId) -> String {
    format!("{KDOC}{}", utf8_percent_encode(id.as_str(), RESERVED))
}

fn entity_text(id: &EntityId) -> String {
    match id {
        EntityId::Shared(path) => format!("{KID}{}", valid(path)),
        EntityId::External(iri) => valid(iri),
        EntityId::Local { document, name } => format!(
            "{}/thing/{}",
            document_text(document),
            utf8_percent_encode(name, RESERVED_IN_PATH)
        ),
    }
}

fn to_local(iri: &str) -> Option<EntityId> {
    let (document, rest) = iri.strip_prefix(KDOC)?.split_once('/')?;
    let name = percent_decode_str(rest.strip_prefix("thing/")?)
        .decode_utf8()
        .ok()?;
    Some(EntityId::local(&decode_document(document)?, &name))
}

fn decode_document(encoded: &str) -> Option<DocumentId> {
    let id = percent_decode_str(encoded).decode_utf8().ok()?;
    Some(DocumentId::new(&id))
}

/// The text with what no IRI may hold percent-encoded; a valid IRI stays as it is.
fn valid(iri: &str) -> String {
    let mut out = String::with_capacity(iri.len());
    for c in iri.chars() {
        if in_iri(c) {
            out.push(c);
        } else {
            out.extend(utf8_percent_encode(c.encode_utf8(&mut [0; 4]), NON_ALPHANUMERIC));
        }
    }
    out
}

/// Whether a character may stand in an IRI (RFC 3987; `%` is taken to begin an escape).
fn in_iri(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '\0'..='\x7f' => "-._~:/?#[]@!$&'()*+,;=%".contains(c),
        '\u{a0}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{ffef}' => true,
        '\u{10000}'..='\u{e0fff}' => u32::from(c) & 0xfffe != 0xfffe,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_entity(id: EntityId, iri: &str) {
        assert_eq!(entity(&id).as_str(), iri);
        assert_eq!(to_entity(iri), id);
        NamedNode::new(iri).expect("a valid IRI");
    }

    #[test]
    fn things_and_back() {
        check_entity(
            EntityId::shared("person/shavkat-mirziyoyev"),
            "https://w3id.org/kurultai/id/person/shavkat-mirziyoyev",
        );
        check_entity(
            EntityId::External("http://example.org/x#y".into()),
            "http://example.org/x#y",
        );
        check_entity(
            EntityId::local(&DocumentId::new("news/a b.txt"), "meeting/the “summit”"),
            "https://w3id.org/kurultai/doc/news%2Fa%20b.txt/thing/meeting/the%20%E2%80%9Csummit%E2%80%9D",
        );
        check_entity(
            EntityId::shared("person/мирзиёев"),
            "https://w3id.org/kurultai/id/person/мирзиёев",
        );
    }

    #[test]
    fn graphs_and_documents_and_back() {
        let id = DocumentId::new("http://example.org/a?b=1%2F2/facts");
        for which in DocumentGraph::ALL {
            let iri = graph(&id, which);
            assert_eq!(to_graph(iri.as_str()), Some((id.clone(), which)));
            assert_eq!(to_document(iri.as_str()), None);
        }
        let iri = document(&id);
        assert!(!iri.as_str()[KDOC.len()..].contains('/'));
        assert_eq!(to_document(iri.as_str()), Some(id));
        assert_eq!(to_graph(iri.as_str()), None);
    }

    #[test]
    fn what_no_iri_may_hold_is_encoded() {
        let iri = entity(&EntityId::shared("person/a b<c>\u{fffe}"));
        assert_eq!(
            iri.as_str(),
            "https://w3id.org/kurultai/id/person/a%20b%3Cc%3E%EF%BF%BE"
        );
        NamedNode::new(iri.as_str()).expect("a valid IRI");
    }

    #[test]
    fn places_are_told_apart_by_all_their_parts() {
        let iri = |parts: &[&str]| at_place("d", "claim", (1, 2), parts);
        assert_eq!(iri(&["a", "b"]).as_str().len(), "d/claim/1-2/".len() + 12);
        assert_eq!(iri(&["a", "b"]), iri(&["a", "b"]));
        assert_ne!(iri(&["a", "b"]), iri(&["ab", ""]));
        assert_ne!(iri(&["a", "b"]), iri(&["b", "a"]));
    }
}
