//! `kurultai man`: the manual pages.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use super::args::{Cli, ManArgs};
use super::failure::{Exit, Failure};
use super::output::Output;

/// Prints the page of kurultai, or writes the pages of all commands.
pub(super) fn run(args: &ManArgs, output: &Output) -> Result<Exit, Failure> {
    let mut command = Cli::command();
    command.build();
    let Some(folder) = &args.output else {
        let mut data = Output::data();
        data.write_all(&page(command)?)?;
        data.flush()?;
        return Ok(Exit::Done);
    };
    let mut pages = vec![("kurultai".to_owned(), command.clone())];
    for of in command.get_subcommands().filter(|of| of.get_name() != "help") {
        let name = format!("kurultai-{}", of.get_name());
        // A page is called by the name of its command; clap wants names that live as long as the programme.
        let named = of.clone().name(&*name.clone().leak());
        pages.push((name, named));
    }
    for (name, command) in &pages {
        write(folder, name, command)?;
    }
    output.note(&format!("{} pages in {}", pages.len(), folder.display()));
    Ok(Exit::Done)
}

fn write(folder: &Path, name: &str, command: &Command) -> Result<(), Failure> {
    let path = folder.join(format!("{name}.1"));
    let text = page(command.clone())?;
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, text))
        .with_context(|| format!("cannot write `{}`", path.display()))
        .map_err(Failure::wrong)
}

fn page(command: Command) -> Result<Vec<u8>, Failure> {
    let mut text = Vec::new();
    Man::new(command).render(&mut text)?;
    Ok(text)
}
