//! A page of the documentation as the steps that a reader goes through.

use std::path::Path;

/// What a page tells its reader to do.
pub(super) enum Step {
    /// To say a command, and what it is said to print: none if the page does not show it.
    Say {
        line: usize,
        command: String,
        printed: Option<Vec<String>>,
    },
    /// To write a file.
    Write { path: String, text: String },
}

/// A page: its path below the root of the project, and its text.
pub(super) struct Page {
    pub(super) path: String,
    pub(super) text: String,
}

impl Page {
    pub(super) fn read(root: &Path, path: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: std::fs::read_to_string(root.join(path)).unwrap(),
        }
    }

    /// The steps in its fenced blocks, in order.
    ///
    /// A `console` block has commands after `$ ` with what they print, an `sh` block commands alone, and a block whose
    /// fence names a path (`toml mine/frames/a.toml`) is a file.
    pub(super) fn steps(&self) -> Vec<Step> {
        self.blocks().into_iter().flat_map(steps_of).collect()
    }

    /// The words in `code` outside the blocks that are commands of kurultai.
    pub(super) fn inline_commands(&self) -> Vec<String> {
        let mut inside = false;
        let mut commands = Vec::new();
        for line in self.text.lines() {
            if fence(line).is_some() {
                inside = !inside;
            } else if !inside {
                let code = line.split('`').skip(1).step_by(2);
                commands.extend(
                    code.filter(|code| code.starts_with("kurultai "))
                        .map(str::to_owned),
                );
            }
        }
        commands
    }

    fn blocks(&self) -> Vec<Block<'_>> {
        let mut blocks: Vec<Block<'_>> = Vec::new();
        let mut inside: Option<Block<'_>> = None;
        for (at, line) in self.text.lines().enumerate() {
            match (inside.take(), fence(line)) {
                (None, None) => {}
                (None, Some(info)) => {
                    let indent = line.len() - line.trim_start().len();
                    inside = Some(Block {
                        info,
                        indent,
                        lines: Vec::new(),
                    });
                }
                (Some(block), Some(_)) => blocks.push(block),
                (Some(mut block), None) => {
                    block.lines.push((at + 1, line.get(block.indent..).unwrap_or("")));
                    inside = Some(block);
                }
            }
        }
        assert!(inside.is_none(), "{}: a block has no end", self.path);
        blocks
    }
}

/// A fenced block: what its fence says, and its lines with their numbers.
struct Block<'p> {
    info: &'p str,
    indent: usize,
    lines: Vec<(usize, &'p str)>,
}

fn fence(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("```").map(str::trim)
}

fn steps_of(block: Block<'_>) -> Vec<Step> {
    match block.info.split_once(' ') {
        Some((_, path)) => {
            let text = block.lines.iter().map(|(_, line)| format!("{line}\n")).collect();
            vec![Step::Write {
                path: path.to_owned(),
                text,
            }]
        }
        None if block.info == "console" => shown(&block.lines),
        None if block.info == "sh" => commands(&block.lines),
        None => Vec::new(),
    }
}

/// Commands after `$ `, and the lines below each.
fn shown(lines: &[(usize, &str)]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (line, text) in lines {
        match (text.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => steps.push(Step::Say {
                line: *line,
                command: command.to_owned(),
                printed: Some(Vec::new()),
            }),
            (
                None,
                Some(Step::Say {
                    printed: Some(printed),
                    ..
                }),
            ) => printed.push((*text).to_owned()),
            (None, _) => panic!("line {line}: a console block begins with a command"),
        }
    }
    steps
}

/// A command a line; a line that ends in `\` goes on in the next.
fn commands(lines: &[(usize, &str)]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut begun: Option<(usize, String)> = None;
    for (at, text) in lines {
        let (line, mut command) = begun.take().unwrap_or((*at, String::new()));
        command.push_str(text);
        if command.ends_with('\\') {
            begun = Some((line, command + "\n"));
        } else if !command.trim().is_empty() && !command.starts_with('#') {
            steps.push(Step::Say {
                line,
                command,
                printed: None,
            });
        }
    }
    steps
}
