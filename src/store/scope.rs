//! How much of the knowledge stands beside what the documents say.

use std::collections::BTreeSet;

use oxrdf::{GraphName, NamedNode, Quad};

use super::background::Background;
use super::error::StoreError;

/// What queries, exports and drawings see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The documents alone.
    Documents,
    /// The documents, and of the knowledge what concerns the things they mention.
    #[default]
    Mentioned,
    /// The documents and all knowledge.
    All,
}

/// The knowledge that a scope adds to documents which mention `things`.
///
/// # Errors
///
/// [`StoreError::Knowledge`].
pub(super) fn added(
    background: &Background<'_>,
    scope: Scope,
    things: &BTreeSet<NamedNode>,
) -> Result<Vec<Quad>, StoreError> {
    match scope {
        Scope::Documents => Ok(Vec::new()),
        Scope::Mentioned => background.about(things),
        Scope::All => background.quads(),
    }
}

/// The same quad in the default graph.
pub(super) fn merged(mut quad: Quad) -> Quad {
    quad.graph_name = GraphName::DefaultGraph;
    quad
}
