//! Diagnostics: what a person should know of a text that was read all the same.

use crate::text::Span;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know.
    Note,
    /// Something was left out or may be wrong.
    Warning,
}

/// Something about a text that is worth telling.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where (bytes).
    pub span: Span,
    /// How much it matters.
    pub severity: Severity,
    /// What it is, lower case, no final stop.
    pub message: String,
    /// The cure, if we know it.
    pub hint: Option<String>,
}
