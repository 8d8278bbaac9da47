//! The commands of README.md and of the pages in docs/ are run, in order, and print what the pages say they print.

mod page;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use self::page::{Page, Step};
use crate::command::Workspace;

/// Beginnings of commands that are no part of the tour: they build kurultai, or make it known to the shell.
const ELSEWHERE: [&str; 5] = [
    "cargo build",
    "cargo install",
    "cargo run --example",
    "./check",
    "alias ",
];

/// Programs of other people: a command that names one is run where it is installed, and everywhere by `.ci/run`.
const FOREIGN: [&str; 4] = ["dot", "python3", "rsvg-convert", "sqlite3"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// README.md, and the pages of docs/ in order.
fn pages() -> Vec<Page> {
    let mut paths = vec!["README.md".to_owned()];
    for entry in fs::read_dir(root().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            paths.push(format!("docs/{name}"));
        }
    }
    paths.sort();
    paths.iter().map(|path| Page::read(root(), path)).collect()
}

/// Runs a line in a shell that knows the built command and the system's own.
fn run(workspace: &Workspace, place: &str, command: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_kurultai")).parent().unwrap();
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(workspace.path())
        .env_clear()
        .env(
            "PATH",
            format!("{}:/usr/local/bin:/usr/bin:/bin", binary.display()),
        )
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{place}: {command}: {}\n{said}",
        output.status
    );
    said
}

/// What is run for a command of a page; none if it is not for this test, or needs what is not installed.
fn runnable(command: &str) -> Option<String> {
    if ELSEWHERE.iter().any(|beginning| command.starts_with(beginning)) {
        return None;
    }
    let is_required = std::env::var_os("KURULTAI_TOOLS").is_some_and(|tools| tools == "required");
    if !is_required
        && FOREIGN
            .iter()
            .any(|program| calls(command, program) && !is_installed(program))
    {
        return None;
    }
    Some(command.replace("cargo run --release -- ", "kurultai "))
}

fn calls(command: &str, program: &str) -> bool {
    let mut parts = command.split(['|', '&', ';', '(']);
    parts.any(|part| part.split_whitespace().next() == Some(program))
}

fn is_installed(program: &str) -> bool {
    let mut folders = ["/usr/local/bin", "/usr/bin", "/bin"].iter();
    folders.any(|folder| Path::new(folder).join(program).exists())
}

/// Whether lines are as expected; a line `...` stands for any lines.
fn lines_match(expected: &[String], printed: &[&str]) -> bool {
    match (expected.split_first(), printed.split_first()) {
        (None, None) => true,
        (Some((first, rest)), _) if first == "..." => {
            (0..=printed.len()).any(|skipped| lines_match(rest, &printed[skipped..]))
        }
        (Some((first, rest)), Some((line, others))) => line_matches(first, line) && lines_match(rest, others),
        _ => false,
    }
}

/// Whether a line is as expected; `...` in it stands for any characters.
fn line_matches(expected: &str, line: &str) -> bool {
    match expected.split_once("...") {
        None => expected == line,
        Some((before, after)) => line.strip_prefix(before).is_some_and(|rest| {
            let mut ends = (0..=rest.len()).filter(|at| rest.is_char_boundary(*at));
            ends.any(|at| line_matches(after, &rest[at..]))
        }),
    }
}

fn copy(from: &Path, workspace: &Workspace, name: &str) {
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{name}/{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            copy(&path, workspace, &name);
        } else {
            workspace.write(&name, fs::read(&path).unwrap());
        }
    }
}

/// A folder with the examples and the annotated texts, and the store of the tour.
fn tour() -> Workspace {
    let workspace = Workspace::new();
    for folder in ["examples", "tests/gold"] {
        copy(&root().join(folder), &workspace, folder);
    }
    workspace.ok(&["build", "examples/texts", "--store", "target/tour", "--quiet"]);
    workspace
}

/// Goes through a page; gives how many commands were run.
fn follow(page: &Page) -> usize {
    let steps = page.steps();
    if steps.is_empty() {
        return 0;
    }
    let workspace = tour();
    let mut ran = 0;
    for step in steps {
        match step {
            Step::Write { path, text } => workspace.write(&path, text),
            Step::Say {
                line,
                command,
                printed,
            } => {
                let Some(runnable) = runnable(&command) else {
                    continue;
                };
                let place = format!("{}:{line}", page.path);
                let said = run(&workspace, &place, &runnable);
                let lines: Vec<&str> = said.lines().skip_while(|line| line.is_empty()).collect();
                let is_right = printed.is_none_or(|printed| lines_match(&printed, &lines));
                assert!(is_right, "{place}: {command}\n{said}");
                ran += 1;
            }
        }
    }
    ran
}

#[test]
fn every_command_of_the_documentation_prints_what_it_says() {
    let pages = pages();
    let ran: Vec<(&str, usize)> = thread::scope(|scope| {
        let followed: Vec<_> = pages.iter().map(|page| scope.spawn(|| follow(page))).collect();
        let names = pages.iter().map(|page| &*page.path);
        names
            .zip(followed.into_iter().map(|page| page.join().unwrap()))
            .collect()
    });
    let of = |path: &str| {
        ran.iter()
            .find(|(page, _)| *page == path)
            .map(|(_, count)| *count)
    };
    assert!(of("README.md") >= Some(10), "{ran:?}");
    assert!(of("docs/frames.md") >= Some(1), "{ran:?}");
}

#[test]
fn the_index_leads_to_every_page() {
    let read = |name: &str| fs::read_to_string(root().join(name)).unwrap();
    let index = read("docs/README.md");
    for path in pages().iter().filter_map(|page| page.path.strip_prefix("docs/")) {
        assert!(
            path == "README.md" || index.contains(&format!("]({path})")),
            "{path}"
        );
    }
    assert!(read("README.md").contains("docs/README.md"));
}

#[test]
fn commands_in_the_text_are_commands_with_their_options() {
    let workspace = Workspace::new();
    for page in pages() {
        for command in page.inline_commands() {
            let mut words = command.split_whitespace().skip(1);
            let name = words.next().unwrap();
            if name.chars().any(|letter| letter.is_uppercase()) || name.starts_with('-') || name == "help" {
                continue;
            }
            let help = workspace.ok(&[name, "--help"]);
            for option in words.filter(|word| word.starts_with("--") && word.len() > 2) {
                let option = option.split('=').next().unwrap();
                assert!(
                    help.contains(option),
                    "{}: `{command}`: there is no {option}",
                    page.path
                );
            }
        }
    }
}

#[test]
fn exit_codes_are_those_of_the_help_text() {
    let workspace = Workspace::new();
    let readme = Page::read(root(), "README.md").text;
    let help = workspace.ok(&["--help"]);
    for code in ["0", "1", "2", "70"] {
        assert!(readme.contains(&format!("\n| {code} | ")), "{code} in README.md");
        assert!(help.contains(&format!("\n  {code} ")), "{code} in --help");
    }
}

#[test]
fn wildcards_stand_for_anything() {
    let expected: Vec<String> = ["a", "...", "b ... c", "..."].map(str::to_owned).to_vec();
    assert!(lines_match(&expected, &["a", "x", "y", "b – c"]));
    assert!(lines_match(&expected, &["a", "b  c", "z"]));
    assert!(!lines_match(&expected, &["a", "b c"]));
}
