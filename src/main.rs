//! The kurultai command.

use std::process::ExitCode;

fn main() -> ExitCode {
    kurultai::cli::run()
}
