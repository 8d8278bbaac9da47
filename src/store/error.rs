//! What can go wrong with a store.

use std::io;
use std::path::{Path, PathBuf};

use oxigraph::sparql::QueryEvaluationError;
use oxigraph::store::StorageError;
use oxttl::TurtleSyntaxError;

use crate::exporter::ExportError;

/// Why a store cannot be opened, written or asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no such folder.
    #[error("there is no store `{}`", path.display())]
    Missing {
        /// The folder.
        path: PathBuf,
    },
    /// The folder holds something else.
    #[error("`{}` is not a store", path.display())]
    NotAStore {
        /// The folder.
        path: PathBuf,
    },
    /// A later kurultai wrote it in a format that this one does not know.
    #[error(
        "the store `{}` was written by kurultai {program} in format {format}; this is kurultai {}, which reads format {}",
        path.display(), env!("CARGO_PKG_VERSION"), super::manifest::FORMAT
    )]
    Newer {
        /// The folder.
        path: PathBuf,
        /// Its format.
        format: u32,
        /// The version that wrote it.
        program: String,
    },
    /// Another process is at work on it.
    #[error("the store `{}` is in use by another process", path.display())]
    Locked {
        /// The folder.
        path: PathBuf,
    },
    /// Its manifest cannot be understood.
    #[error("`{}` line {line}: {problem}", path.display())]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// A file that the manifest names is missing, cut short or overwritten.
    #[error("`{}` is damaged", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// How.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The system refused.
    #[error("cannot {action} `{}`", path.display())]
    Io {
        /// What was to be done.
        action: &'static str,
        /// With which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Something could not be written before, so nothing more is.
    #[error("a write to the store `{}` failed before; it is as it was at the last commit", path.display())]
    Broken {
        /// The folder.
        path: PathBuf,
    },
    /// A knowledge file is no Turtle.
    #[error("knowledge file `{name}`")]
    Knowledge {
        /// The file.
        name: String,
        /// What is wrong and where.
        source: Box<TurtleSyntaxError>,
    },
    /// Quads that no kurultai writes.
    #[error("a document in the store makes no sense")]
    Reading(#[from] ExportError),
    /// A question that is no SPARQL.
    #[error("the query is no SPARQL: {problem}")]
    Query {
        /// What is wrong and where.
        problem: String,
    },
    /// A parameter that the query does not have.
    #[error("the query has no parameter `{name}`")]
    Parameter {
        /// The parameter.
        name: String,
        /// Those it has.
        known: Vec<String>,
    },
    /// A query whose rows cannot be given their sentences.
    #[error("the query does not say what its rows rest on: it gives no `?evidence`")]
    NoEvidence,
    /// A question that cannot be answered.
    #[error("the query cannot be answered")]
    Evaluation(#[source] Box<QueryEvaluationError>),
    /// What a question needs does not fit into memory.
    #[error(
        "the answer needs about {} of memory, and {} are free",
        size(*needed), size(*free)
    )]
    TooBig {
        /// About how many bytes it needs.
        needed: u64,
        /// How many there are.
        free: u64,
    },
    /// A file that is no RDF.
    #[error("cannot read `{}` as RDF", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The quad store failed.
    #[error("the quad store failed")]
    Storage(#[source] Box<StorageError>),
}

impl StoreError {
    /// An error of the system on a file.
    pub(super) fn io(action: &'static str, path: &Path) -> impl Fn(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io {
            action,
            path: path.clone(),
            source,
        }
    }

    /// The cure, where we know it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Missing { path } => format!("make it: kurultai build TEXTS --store {}", path.display()),
            Self::NotAStore { .. } => "give an empty folder, or one that does not exist yet".to_owned(),
            Self::Newer { program, .. } => {
                format!("install kurultai {program} or later, or build the store again in another folder")
            }
            Self::Locked { .. } => "wait until the other kurultai is done".to_owned(),
            Self::Manifest { .. } | Self::Damaged { .. } => {
                "build the store again in a new folder: everything in it comes from the texts".to_owned()
            }
            Self::Query { .. } => {
                "the prefixes kur:, kid:, kdoc:, nif: and the like are known; in prefixed names a / is written \\/"
                    .to_owned()
            }
            Self::File { .. } => "the ending says the syntax: .nq, .nt, .ttl, .trig, .jsonld or .rdf".to_owned(),
            Self::NoEvidence => {
                "let it select ?evidence, the claim, statement or count that a row rests on, or ask a shipped query".to_owned()
            }
            Self::TooBig { .. } => {
                "a question whose properties are all facts needs less; kurultai built with `--features rocksdb` answers \
                 from disk"
                    .to_owned()
            }
            Self::Parameter { known, .. } if known.is_empty() => "it has none".to_owned(),
            Self::Parameter { known, .. } => format!("it has: {}", known.join(", ")),
            _ => return None,
        })
    }
}

/// Bytes as people write them.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000_000 => format!("{} MB", bytes.div_ceil(1_000_000)),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

impl From<StorageError> for StoreError {
    fn from(error: StorageError) -> Self {
        Self::Storage(Box::new(error))
    }
}

impl From<QueryEvaluationError> for StoreError {
    fn from(error: QueryEvaluationError) -> Self {
        Self::Evaluation(Box::new(error))
    }
}
