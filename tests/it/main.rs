//! The integration tests: one binary, a module per suite.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod architecture;
mod background;
mod bad_files;
mod bad_input;
mod bad_store;
mod command;
mod comparing;
mod corpus;
mod determinism;
mod dossiers;
mod evaluating;
mod explaining;
mod exporting;
mod gold;
mod inputs;
mod killing;
mod knowledge;
mod mutations;
mod pruning;
mod queries;
mod reading;
mod readme;
mod spot_questions;
mod store;
mod unreadable;
mod validating;
