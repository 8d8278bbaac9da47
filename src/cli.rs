//! The command line: arguments in, one run function per command, exit codes out.
//!
//! Only this room prints, reads the environment and knows where knowledge and texts lie.

mod args;
mod build;
mod clock;
mod completions;
mod diff;
mod dossier;
mod draw;
mod evaluate;
mod evidence;
mod explain;
mod export;
mod extract;
mod failure;
mod forget;
mod journal;
mod knowledge;
mod man;
mod output;
mod pipeline;
mod query;
mod report;
mod shipped;
mod table;
mod thing;
mod validate;
mod vocabulary;
mod whois;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Cli, Command};
use failure::{Exit, Failure};
use output::Output;

/// Runs the command that the arguments ask for.
#[must_use]
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return output::usage(&error).into(),
    };
    let output = Output::new(cli.quiet, cli.color);
    output::hush_parsers();
    let exit = threads(cli.threads)
        .and_then(|()| dispatch(cli.command, &output))
        .unwrap_or_else(|failure| output.failure(&failure));
    exit.into()
}

fn dispatch(command: Command, output: &Output) -> Result<Exit, Failure> {
    match command {
        Command::Build(args) => build::run(args, output),
        Command::Extract(args) => extract::run(args, output),
        Command::Query(args) => query::run(&args, output),
        Command::Export(args) => export::run(&args, output),
        Command::Dossier(args) => dossier::run(&args, output),
        Command::Diff(args) => diff::run(&args, output),
        Command::Draw(args) => draw::run(&args, output),
        Command::Explain(args) => explain::run(&args, output),
        Command::Forget(args) => forget::run(&args, output),
        Command::Evaluate(args) => evaluate::run(&args, output),
        Command::Whois(args) => whois::run(&args),
        Command::Validate(args) => validate::run(&args, output),
        Command::Vocabulary(args) => vocabulary::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args, output),
    }
}

/// Sets how many threads work; 0 leaves it to the machine and `RAYON_NUM_THREADS`.
fn threads(count: usize) -> Result<(), Failure> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(count)
        .build_global()
        .map_err(|error| Failure::internal(error.into()))
}
