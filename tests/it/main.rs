//! The integration tests: one binary, a module per suite.

mod bad_input;
mod command;
mod determinism;
mod explaining;
mod queries;
mod reading;
mod store;
