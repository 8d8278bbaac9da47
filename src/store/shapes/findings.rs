//! Where in which document something is not as it should be.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::ops::Range;
use std::path::Path;

use oxigraph::io::{RdfFormat, RdfParser};
use oxrdf::{GraphName, NamedNodeRef, NamedOrBlankNode, Quad, Term};

use crate::exporter::iri;
use crate::exporter::vocab::{itsrdf, kur, nif, rdf, rdfs, skos};
use crate::store::cited::Sentences;
use crate::store::{Part, Store, StoreError};
use crate::text::DocumentId;

use super::check::Violation;
use super::graph::{Triples, as_node};
use super::read::Shapes;
use super::sound::{Facts, misquoted, node_of, unclaimed};

/// Something that is not as it should be, with the document and the sentence where it stands, if it stands in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub violation: Violation,
    /// What it is called, if it has a name.
    pub label: Option<String>,
    /// The document.
    pub document: Option<DocumentId>,
    /// The offsets of the words in it, in code points.
    pub offsets: Option<Range<usize>>,
    /// The sentence, with the words in square brackets.
    pub sentence: String,
}

/// What of a store is not as shapes say.
///
/// # Errors
///
/// As [`Store::each_quad`].
pub fn check_store(store: &Store, shapes: &Shapes) -> Result<Vec<Finding>, StoreError> {
    let mut data = Data::default();
    for part in Part::ALL {
        store.each_quad(part, |quad| {
            data.add(quad);
            Ok::<_, StoreError>(())
        })?;
    }
    Ok(data.findings(shapes))
}

/// What of a file of RDF is not as shapes say; its ending says in which syntax it is.
///
/// # Errors
///
/// [`StoreError::File`] if it cannot be read as RDF.
pub fn check_file(path: &Path, shapes: &Shapes) -> Result<Vec<Finding>, StoreError> {
    let wrong = |source: Box<dyn std::error::Error + Send + Sync>| StoreError::File {
        path: path.to_owned(),
        source,
    };
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    let format = RdfFormat::from_extension(ending)
        .ok_or_else(|| wrong(format!("`.{ending}` is no ending of an RDF syntax").into()))?;
    let file = File::open(path).map_err(|error| wrong(error.into()))?;
    let mut data = Data::default();
    for quad in RdfParser::from_format(format).for_reader(BufReader::new(file)) {
        data.add(quad.map_err(|error| wrong(error.into()))?);
    }
    Ok(data.findings(shapes))
}

/// What is to be checked.
#[derive(Default)]
struct Data {
    graph: Triples,
    facts: Facts,
}

impl Data {
    fn add(&mut self, quad: Quad) {
        self.facts.note(&quad);
        self.graph.add(quad);
    }

    fn findings(&self, shapes: &Shapes) -> Vec<Finding> {
        let mut violations = shapes.violations(&self.graph);
        violations.extend(unclaimed(&self.graph, &self.facts));
        violations.extend(misquoted(&self.graph));
        let places = self.places(&violations);
        let mut findings: Vec<Finding> = violations
            .into_iter()
            .map(|violation| self.located(violation, &places))
            .collect();
        findings.sort_by(|a, b| {
            let key = |finding: &Finding| {
                let begin = finding.offsets.as_ref().map(|offsets| offsets.start);
                (finding.document.clone(), begin, finding.violation.clone())
            };
            key(a).cmp(&key(b))
        });
        findings
    }

    /// For each thing that something is wrong with: the first claim or mention of it.
    fn places(&self, violations: &[Violation]) -> BTreeMap<String, NamedOrBlankNode> {
        let mut places: BTreeMap<String, NamedOrBlankNode> = BTreeMap::new();
        let wanted: Vec<String> = violations
            .iter()
            .map(|violation| violation.focus.clone())
            .collect();
        let pointing = [itsrdf::TA_IDENT_REF, rdf::SUBJECT, rdf::OBJECT, kur::OFFICE];
        for node in self.graph.nodes() {
            for thing in pointing
                .iter()
                .flat_map(|property| self.graph.values(node, *property))
            {
                let Term::NamedNode(thing) = thing else { continue };
                if wanted.iter().any(|wanted| wanted == thing.as_str()) {
                    let first = places
                        .entry(thing.as_str().to_owned())
                        .or_insert_with(|| node.clone());
                    if node.to_string() < first.to_string() {
                        *first = node.clone();
                    }
                }
            }
        }
        places
    }

    fn located(&self, violation: Violation, places: &BTreeMap<String, NamedOrBlankNode>) -> Finding {
        let focus = node_of(&violation);
        let label = focus.as_ref().and_then(|node| self.label(node));
        let has_place = focus.as_ref().is_some_and(|node| self.offsets(node).is_some());
        let place = if has_place {
            focus.as_ref()
        } else {
            places.get(&violation.focus).or(focus.as_ref())
        };
        let offsets = place.and_then(|node| self.offsets(node));
        let context = place.and_then(|node| self.context(node));
        let sentence = match (&context, &offsets) {
            (Some(context), Some(offsets)) => self.sentence(context, offsets.clone()),
            _ => String::new(),
        };
        let document = match context {
            Some(NamedOrBlankNode::NamedNode(node)) => iri::to_document(node.as_str()),
            _ => place.and_then(|node| self.document_of(node)),
        };
        Finding {
            violation,
            label,
            document,
            offsets,
            sentence,
        }
    }

    fn label(&self, node: &NamedOrBlankNode) -> Option<String> {
        let labels = [rdfs::LABEL, skos::PREF_LABEL];
        let label = labels.iter().find_map(|label| self.graph.value(node, *label))?;
        matches!(label, Term::Literal(_)).then(|| literal(label).to_owned())
    }

    fn offsets(&self, node: &NamedOrBlankNode) -> Option<Range<usize>> {
        let offset = |property: NamedNodeRef<'_>| literal(self.graph.value(node, property)?).parse().ok();
        let (begin, end): (usize, usize) = (offset(nif::BEGIN_INDEX)?, offset(nif::END_INDEX)?);
        (begin <= end).then_some(begin..end)
    }

    fn context(&self, node: &NamedOrBlankNode) -> Option<NamedOrBlankNode> {
        let contexts = [nif::REFERENCE_CONTEXT, kur::IN_DOCUMENT];
        contexts
            .iter()
            .find_map(|property| as_node(self.graph.value(node, *property)?))
    }

    fn sentence(&self, context: &NamedOrBlankNode, offsets: Range<usize>) -> String {
        let text = self.graph.value(context, nif::IS_STRING).map_or("", literal);
        Sentences::of(text).around(offsets)
    }

    /// The document whose graph described something first, or that it is.
    fn document_of(&self, node: &NamedOrBlankNode) -> Option<DocumentId> {
        match self.graph.graph_of(node) {
            Some(GraphName::NamedNode(graph)) => iri::to_graph(graph.as_str()).map(|(document, _)| document),
            _ => None,
        }
    }
}

fn literal(term: &Term) -> &str {
    match term {
        Term::Literal(literal) => literal.value(),
        _ => "",
    }
}
