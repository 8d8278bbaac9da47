//! The knowledge as a dataset to ask: what a query looks for is read when it looks for it.
//!
//! A query that begins with the name of a state then reads a few parts of the pack, and not every person.

use std::cell::RefCell;
use std::collections::BTreeSet;

use oxrdf::vocab::rdf;
use oxrdf::{GraphName, NamedNode, Quad, Term};
use rustc_hash::{FxHashMap, FxHashSet};
use spareval::{InternalQuad, QueryableDataset};

use super::Background;
use super::blocks::BASE;
use super::packed::{Clue, Packed};
use crate::store::error::StoreError;

/// A term by its number.
type TermNumber = u32;

/// The knowledge, read as far as it was asked for.
pub(in crate::store) struct Lookup<'f> {
    packed: Option<Packed<'f>>,
    /// The properties that are asked for; none if all.
    properties: Option<BTreeSet<NamedNode>>,
    read: RefCell<Read>,
}

impl<'f> Lookup<'f> {
    /// The knowledge for a query that needs some properties, or all. What is not packed is read at once.
    pub(in crate::store) fn new(
        background: &Background<'f>,
        properties: Option<BTreeSet<NamedNode>>,
    ) -> Result<Self, StoreError> {
        let lookup = Self {
            packed: background.packed.clone(),
            properties,
            read: RefCell::default(),
        };
        for file in &background.files {
            lookup.take(file.quads()?.into_owned());
        }
        Ok(lookup)
    }

    /// Reads all parts of the pack that may have what is looked for and were not yet read.
    fn read(&self, pattern: &Pattern) -> Result<(), StoreError> {
        let Some(packed) = &self.packed else {
            return Ok(());
        };
        let mut parts: Vec<usize> = Vec::new();
        self.with_clue(pattern, |clue, read| {
            read.parts.resize(packed.parts_count(), false);
            if !read.is_whole {
                parts.extend(
                    packed
                        .parts_for(clue)
                        .into_iter()
                        .filter(|part| !read.parts[*part]),
                );
            }
            read.is_whole |= matches!(clue, Clue::None);
            parts.iter().for_each(|part| read.parts[*part] = true);
        });
        if !parts.is_empty() {
            self.take(packed.quads_of(parts)?);
        }
        Ok(())
    }

    /// What is known of quads that fit a pattern.
    fn with_clue(&self, pattern: &Pattern, then: impl FnOnce(Clue<'_>, &mut Read)) {
        let mut read = self.read.borrow_mut();
        let iri = |number: Option<TermNumber>, read: &Read| match &read.terms[number? as usize] {
            Term::NamedNode(node) => Some(node.clone()),
            _ => None,
        };
        let [subject, predicate, object] = pattern.terms.map(|number| iri(number, &read));
        let clue = match (&subject, &predicate, &object) {
            (Some(subject), _, _) => Clue::Subject(subject.as_str()),
            (None, Some(property), Some(class)) if *property == rdf::TYPE => Clue::Class(class.as_str()),
            (None, _, Some(object)) if object.as_str().starts_with(BASE) => Clue::Object(object.as_str()),
            (None, Some(property), _) => Clue::Property(property.as_str()),
            (None, None, _) => Clue::None,
        };
        then(clue, &mut read);
    }

    /// Takes quads, as far as they have a property that is asked for.
    fn take(&self, quads: Vec<Quad>) {
        let is_wanted = |quad: &Quad| {
            let wanted = self.properties.as_ref();
            wanted.is_none_or(|properties| properties.contains(&quad.predicate))
        };
        let mut read = self.read.borrow_mut();
        quads
            .into_iter()
            .filter(is_wanted)
            .for_each(|quad| read.add(quad));
    }
}

impl<'f> QueryableDataset<'f> for Lookup<'f> {
    type InternalTerm = TermNumber;
    type Error = StoreError;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&TermNumber>,
        predicate: Option<&TermNumber>,
        object: Option<&TermNumber>,
        graph: Option<Option<&TermNumber>>,
    ) -> impl Iterator<Item = Result<InternalQuad<TermNumber>, StoreError>> + use<'f> {
        let pattern = Pattern {
            terms: [subject, predicate, object].map(Option::<&TermNumber>::copied),
            graph: match graph {
                None => Graphs::Named,
                Some(None) => Graphs::Merged,
                Some(Some(graph)) => Graphs::One(*graph),
            },
        };
        let (found, failed) = match self.read(&pattern) {
            Ok(()) => (self.read.borrow().found(&pattern), None),
            Err(error) => (Vec::new(), Some(Err(error))),
        };
        failed.into_iter().chain(found.into_iter().map(Ok))
    }

    fn internalize_term(&self, term: Term) -> Result<TermNumber, StoreError> {
        Ok(self.read.borrow_mut().number(term))
    }

    fn externalize_term(&self, term: TermNumber) -> Result<Term, StoreError> {
        Ok(self.read.borrow().terms[term as usize].clone())
    }
}

/// What is looked for.
struct Pattern {
    /// Subject, predicate and object, as far as they are known.
    terms: [Option<TermNumber>; 3],
    graph: Graphs,
}

/// Where it is looked for.
#[derive(Clone, Copy)]
enum Graphs {
    /// In the merge of all graphs.
    Merged,
    /// In each named graph.
    Named,
    /// In that graph.
    One(TermNumber),
}

/// A quad by the numbers of its terms.
struct Row {
    /// Subject, predicate and object.
    terms: [TermNumber; 3],
    graph: TermNumber,
    /// Whether it is the first with these terms, which stands for all in the merge.
    is_first: bool,
}

/// What was read so far.
#[derive(Default)]
struct Read {
    terms: Vec<Term>,
    numbers: FxHashMap<Term, TermNumber>,
    rows: Vec<Row>,
    triples: FxHashSet<[TermNumber; 3]>,
    /// Places of rows by a term of theirs, one map for each place that it may have.
    places: [FxHashMap<TermNumber, Vec<usize>>; 3],
    /// Which parts of the pack were read.
    parts: Vec<bool>,
    /// Whether all were.
    is_whole: bool,
}

impl Read {
    /// The number of a term.
    fn number(&mut self, term: Term) -> TermNumber {
        if let Some(number) = self.numbers.get(&term) {
            return *number;
        }
        let number = TermNumber::try_from(self.terms.len()).expect("there are fewer than 2^32 terms");
        self.terms.push(term.clone());
        self.numbers.insert(term, number);
        number
    }

    fn add(&mut self, quad: Quad) {
        let terms = [quad.subject.into(), quad.predicate.into(), quad.object];
        let terms = terms.map(|term| self.number(term));
        let graph = match quad.graph_name {
            GraphName::NamedNode(graph) => self.number(graph.into()),
            GraphName::BlankNode(graph) => self.number(graph.into()),
            // Knowledge files are named graphs.
            GraphName::DefaultGraph => return,
        };
        for (place, term) in self.places.iter_mut().zip(terms) {
            place.entry(term).or_default().push(self.rows.len());
        }
        let is_first = self.triples.insert(terms);
        self.rows.push(Row {
            terms,
            graph,
            is_first,
        });
    }

    /// The quads that fit a pattern, in the order in which they were read.
    fn found(&self, pattern: &Pattern) -> Vec<InternalQuad<TermNumber>> {
        let places = self.places.iter().zip(pattern.terms);
        let with_term =
            places.filter_map(|(place, term)| Some(place.get(&term?).map_or(&[][..], Vec::as_slice)));
        let fitting = |row: &&Row| row.fits(pattern);
        match with_term.min_by_key(|rows| rows.len()) {
            Some(places) => {
                let rows = places.iter().map(|at| &self.rows[*at]);
                rows.filter(fitting).map(|row| row.quad(pattern)).collect()
            }
            None => self
                .rows
                .iter()
                .filter(fitting)
                .map(|row| row.quad(pattern))
                .collect(),
        }
    }
}

impl Row {
    fn fits(&self, pattern: &Pattern) -> bool {
        let in_graph = match pattern.graph {
            Graphs::Merged => self.is_first,
            Graphs::Named => true,
            Graphs::One(graph) => self.graph == graph,
        };
        let mut terms = self.terms.iter().zip(pattern.terms);
        in_graph && terms.all(|(own, wanted)| wanted.is_none_or(|wanted| wanted == *own))
    }

    /// It as a quad of the graph that was looked in.
    fn quad(&self, pattern: &Pattern) -> InternalQuad<TermNumber> {
        let [subject, predicate, object] = self.terms;
        InternalQuad {
            subject,
            predicate,
            object,
            graph_name: match pattern.graph {
                Graphs::Merged => None,
                Graphs::Named | Graphs::One(_) => Some(self.graph),
            },
        }
    }
}
