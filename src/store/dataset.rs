//! From the files of a store to answers: what a query needs is loaded into an in-memory Oxigraph.

use std::collections::BTreeSet;

use oxigraph::sparql::SparqlEvaluator;
use oxigraph::store::Store as Quads;
use oxrdf::{NamedNode, Quad, Term};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use spareval::QueryEvaluator;

use super::answer::Answer;
use super::background::Background;
use super::background::lookup::Lookup;
use super::contents::{Part, Store};
use super::error::StoreError;
use super::needs::Needs;
use super::question::Question;
use super::scope::{self, Scope};
use super::sieve::{Line, Sieve};
use super::wanted::Wanted;

/// So many quads are handed to Oxigraph together.
const BATCH: usize = 1 << 16;

/// Answers a query from what is in scope. The default graph is the merge of all graphs, a set.
///
/// # Errors
///
/// [`StoreError::TooBig`], [`StoreError::Evaluation`], or what reading the store gives.
pub fn ask(
    store: &Store,
    background: &Background<'_>,
    scope: Scope,
    question: &Question,
) -> Result<Answer<'static>, StoreError> {
    let quads = dataset(store, background, scope, std::slice::from_ref(question))?;
    let prepared = SparqlEvaluator::new().for_query(question.query.clone());
    Ok(Answer(prepared.on_store(&quads).execute()?))
}

/// Answers several queries, in their order; what they need is loaded once.
///
/// # Errors
///
/// As [`ask`].
pub fn ask_each(
    store: &Store,
    background: &Background<'_>,
    scope: Scope,
    questions: &[Question],
) -> Result<Vec<Answer<'static>>, StoreError> {
    let quads = dataset(store, background, scope, questions)?;
    let answers = questions.iter().map(|question| {
        let prepared = SparqlEvaluator::new().for_query(question.query.clone());
        Ok(Answer(prepared.on_store(&quads).execute()?))
    });
    answers.collect()
}

/// Answers a query from the knowledge alone: of it, what the query looks for is read when it looks for it.
///
/// # Errors
///
/// [`StoreError::Knowledge`] or [`StoreError::Evaluation`].
pub fn ask_knowledge<'f>(background: &Background<'f>, question: &Question) -> Result<Answer<'f>, StoreError> {
    let lookup = Lookup::new(background, Wanted::of(&question.query).properties)?;
    let evaluator = QueryEvaluator::new();
    let prepared = evaluator.prepare(&question.query);
    Ok(Answer(prepared.execute(lookup)?))
}

impl Store {
    /// The things that the documents speak of and that the knowledge has entries for.
    ///
    /// # Errors
    ///
    /// As [`Store::each_quad`].
    pub fn known_things(&self, background: &Background<'_>) -> Result<BTreeSet<NamedNode>, StoreError> {
        let subjects = self.each_text(Part::Facts, |_, text| Ok(subjects(text)))?;
        let subjects: FxHashSet<String> = subjects.into_iter().flatten().collect();
        let known = subjects
            .into_par_iter()
            .filter(|subject| background.knows(subject));
        Ok(known.map(NamedNode::new_unchecked).collect())
    }

    /// The knowledge in scope, as quads of the knowledge files' graphs.
    ///
    /// # Errors
    ///
    /// As [`Store::each_quad`].
    pub fn knowledge(&self, background: &Background<'_>, scope: Scope) -> Result<Vec<Quad>, StoreError> {
        let things = match scope {
            Scope::Mentioned => self.known_things(background)?,
            Scope::Documents | Scope::All => BTreeSet::new(),
        };
        scope::added(background, scope, &things)
    }
}

/// The quads that some queries can see, in memory.
#[cfg(not(feature = "rocksdb"))]
fn dataset(
    store: &Store,
    background: &Background<'_>,
    scope: Scope,
    questions: &[Question],
) -> Result<Quads, StoreError> {
    let wanted = questions.iter().map(|question| Wanted::of(&question.query));
    let sieve = Sieve::of(&wanted.fold(Wanted::nothing(), Wanted::and));
    let needs = questions
        .iter()
        .fold(Needs::default(), |needs, question| needs.and(question.needs));
    store.fits(needs, &sieve)?;
    let quads = Quads::new()?;
    fill(&quads, store, background, scope, needs, &sieve)?;
    Ok(quads)
}

/// All quads in scope, on disk: what a query does not need does not change its answer.
#[cfg(feature = "rocksdb")]
fn dataset(
    store: &Store,
    background: &Background<'_>,
    scope: Scope,
    _: &[Question],
) -> Result<Quads, StoreError> {
    super::rocksdb::open(store, background, scope)
}

/// Loads what is in scope and needed.
pub(super) fn fill(
    quads: &Quads,
    store: &Store,
    background: &Background<'_>,
    scope: Scope,
    needs: Needs,
    sieve: &Sieve,
) -> Result<(), StoreError> {
    let mut loading = Loading {
        quads,
        batch: Vec::with_capacity(BATCH),
        named: needs.named,
    };
    store.each_sifted_quad(Part::Facts, sieve, |quad| loading.add(quad))?;
    if needs.provenance {
        store.each_sifted_quad(Part::Provenance, sieve, |quad| loading.add(quad))?;
    }
    for quad in store.knowledge(background, scope)? {
        if takes(sieve, &quad) {
            loading.add(quad)?;
        }
    }
    loading.flush()
}

fn takes(sieve: &Sieve, quad: &Quad) -> bool {
    let object = match &quad.object {
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    };
    sieve.takes(quad.predicate.as_str(), object)
}

/// The things that the facts of a document describe: each once where its lines stand together, as they do.
fn subjects(text: &str) -> Vec<String> {
    let mut subjects: Vec<String> = Vec::new();
    for line in text.lines().filter_map(Line::of) {
        if subjects.last().is_none_or(|last| last != line.subject) {
            subjects.push(line.subject.to_owned());
        }
    }
    subjects
}

struct Loading<'q> {
    quads: &'q Quads,
    batch: Vec<Quad>,
    named: bool,
}

impl Loading<'_> {
    fn add(&mut self, quad: Quad) -> Result<(), StoreError> {
        if self.named {
            self.batch.push(quad.clone());
        }
        self.batch.push(scope::merged(quad));
        if self.batch.len() >= BATCH {
            self.flush()
        } else {
            Ok(())
        }
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        let mut loader = self.quads.bulk_loader();
        loader.load_quads(self.batch.drain(..))?;
        Ok(loader.commit()?)
    }
}
