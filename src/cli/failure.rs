//! Exit codes, and errors that end a run.

use std::io;
use std::process::ExitCode;

use crate::exporter::ExportError;
use crate::knowledge::LoadError;
use crate::store::{AnswerError, StoreError};

/// The exit codes. The worse is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Exit {
    /// All done.
    Done = 0,
    /// Done, but an input failed; or nothing was found.
    Inputs = 1,
    /// Wrong use, bad query, bad knowledge, not a store.
    Wrong = 2,
    /// A fault of the programme or the machine.
    Internal = 70,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// An error that ends the run: what happened, how to cure it, and the exit code.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) exit: Exit,
    pub(super) error: anyhow::Error,
    pub(super) hints: Vec<String>,
}

impl Failure {
    /// Wrong use, or bad data files.
    pub(super) fn wrong(error: impl Into<anyhow::Error>) -> Self {
        Self {
            exit: Exit::Wrong,
            error: error.into(),
            hints: Vec::new(),
        }
    }

    /// Wrong use, in words.
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self::wrong(anyhow::Error::msg(message.into()))
    }

    /// A fault of the programme or the machine.
    pub(super) fn internal(error: anyhow::Error) -> Self {
        Self {
            exit: Exit::Internal,
            error,
            hints: Vec::new(),
        }
    }

    /// The same with a cure.
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Whether the reader of our output went away, which is no error.
    pub(super) fn is_closed_pipe(&self) -> bool {
        let closed = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
        self.error.downcast_ref().is_some_and(closed)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let internal = match &error {
            // A store at such a place is a mistake of the user's.
            StoreError::Io { source, .. } => !matches!(
                source.kind(),
                io::ErrorKind::PermissionDenied
                    | io::ErrorKind::NotADirectory
                    | io::ErrorKind::ReadOnlyFilesystem
            ),
            StoreError::Storage(_) | StoreError::TooBig { .. } => true,
            _ => false,
        };
        let hints = error.hint().into_iter().collect();
        Self {
            exit: if internal { Exit::Internal } else { Exit::Wrong },
            error: error.into(),
            hints,
        }
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Mistakes(_) => Self::wrong(error),
            other => Self::internal(other.into()),
        }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            // The closed pipe has to be seen as what it is.
            ExportError::Io(error) => error.into(),
            other => Self::wrong(other),
        }
    }
}

impl From<AnswerError> for Failure {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Io(error) => error.into(),
            AnswerError::Store(error) => error.into(),
        }
    }
}

/// Writing output failed.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::internal(anyhow::Error::new(error).context("cannot write the output"))
    }
}
