//! `kurultai completions`: a script that completes commands and options.

use std::io::Write as _;

use clap::CommandFactory as _;

use super::args::{Cli, CompletionsArgs};
use super::failure::{Exit, Failure};
use super::output::Output;

/// Prints the script for a shell.
pub(super) fn run(args: &CompletionsArgs) -> Result<Exit, Failure> {
    // The generator takes a failed write for a fault of the programme; a closed pipe is none.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "kurultai", &mut script);
    let mut data = Output::data();
    data.write_all(&script)?;
    data.flush()?;
    Ok(Exit::Done)
}
