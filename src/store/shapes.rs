//! SHACL: what a sound graph looks like, and where a graph looks otherwise.
//!
//! The part of SHACL Core that the shapes of this project use; a shape that needs more is refused, never passed over.
//! Terms are compared as they are written: Oxigraph folds all integer types into one, which would hide a wrong one.

mod check;
mod constraint;
mod findings;
mod graph;
mod read;
mod sound;

pub use check::Violation;
pub use constraint::ShapeError;
pub use findings::{Finding, check_file, check_store};
pub use read::Shapes;
