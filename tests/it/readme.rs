//! The commands of README.md and docs/pictures.md are run, in order, and print what these say they print.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::command::Workspace;

/// A command, and the lines that it is said to print.
struct Step {
    line: usize,
    command: String,
    printed: Vec<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// The steps in the blocks marked `console`.
fn steps(readme: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for (at, line) in readme.lines().enumerate() {
        match (inside, line.strip_prefix("$ ")) {
            (_, _) if line.starts_with("```") => inside = line == "```console",
            (true, Some(command)) => steps.push(Step {
                line: at + 1,
                command: command.to_owned(),
                printed: Vec::new(),
            }),
            (true, None) => steps.last_mut().unwrap().printed.push(line.to_owned()),
            (false, _) => {}
        }
    }
    steps
}

/// Runs a line in a shell that knows the built command and the system's own.
fn run(workspace: &Workspace, command: &str) -> String {
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
    assert!(output.status.success(), "{command}: {}\n{said}", output.status);
    said
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

/// Runs the steps of a page that begins where `before` has been run.
fn run_page(name: &str, text: &str, before: Option<&str>) {
    let workspace = Workspace::new();
    copy(&root().join("examples"), &workspace, "examples");
    copy(&root().join("tests/gold"), &workspace, "tests/gold");
    // The commands write into the folder that a build makes.
    fs::create_dir(workspace.path().join("target")).unwrap();
    if let Some(command) = before {
        run(&workspace, command);
    }
    for step in steps(text) {
        let said = run(&workspace, &step.command);
        let printed: Vec<&str> = said.lines().skip_while(|line| line.is_empty()).collect();
        assert!(
            lines_match(&step.printed, &printed),
            "{name}:{}: {}\n{said}",
            step.line,
            step.command
        );
    }
}

#[test]
fn the_tour_prints_what_it_says() {
    let readme = readme();
    let set_up = readme
        .lines()
        .find_map(|line| line.strip_prefix("cargo run --release -- build"));
    let build = format!("kurultai build{}", set_up.unwrap());
    assert!(steps(&readme).len() >= 10);
    run_page("README.md", &readme, Some(&build));
}

#[test]
fn the_pictures_are_drawn_as_it_says() {
    let text = fs::read_to_string(root().join("docs/pictures.md")).unwrap();
    assert!(steps(&text).len() >= 8);
    run_page("docs/pictures.md", &text, None);
}

#[test]
fn exit_codes_are_those_of_the_help_text() {
    let workspace = Workspace::new();
    let help = workspace.ok(&["--help"]);
    for code in ["0", "1", "2", "70"] {
        assert!(
            readme().contains(&format!("\n| {code} | ")),
            "{code} in README.md"
        );
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
