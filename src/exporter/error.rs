//! What can go wrong when a graph is written or read back.

/// Why a graph could not be written, or quads could not be read back into readings.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The writer failed.
    #[error("the output could not be written")]
    Io(#[from] std::io::Error),
    /// A file is not in the syntax that it is taken for, or cannot be read.
    #[error("the graph could not be read")]
    Parse(#[from] oxrdfio::RdfParseError),
    /// A node lacks a property that every node of its class has.
    #[error("`{node}` has no `{property}`")]
    Missing {
        /// The IRI of the node.
        node: String,
        /// The IRI of the property.
        property: &'static str,
    },
    /// A property has a value that this programme never writes.
    #[error("`{node}` has `{value}` as its `{property}`")]
    Value {
        /// The IRI of the node.
        node: String,
        /// The IRI of the property.
        property: &'static str,
        /// The offending value.
        value: String,
    },
    /// The thing to draw the graph around is not in it.
    #[error("`{0}` is not in the graph")]
    UnknownFocus(String),
}
