//! The one place that prints: data to stdout, everything else to stderr.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::panic;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::reader::{Outcome, ReadError, is_taking_apart};
use crate::text::DocumentId;

use super::args::Color;
use super::failure::{Exit, Failure};

/// How far a run is, with and without a known end.
const PROGRESS: &str = "{msg}, {decimal_bytes} of {decimal_total_bytes}, {decimal_bytes_per_sec}, {eta} left";
const ENDLESS_PROGRESS: &str = "{msg}, {decimal_bytes}, {decimal_bytes_per_sec}";

/// Where words for people go.
#[derive(Debug)]
pub(super) struct Output {
    quiet: bool,
    color: bool,
    /// Whether somebody watches.
    watched: bool,
    /// How far the run is; shows nothing unless somebody watches.
    progress: ProgressBar,
}

impl Output {
    /// Output as the arguments want it.
    pub(super) fn new(quiet: bool, color: Color) -> Self {
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                    && io::stderr().is_terminal()
            }
        };
        Self {
            quiet,
            color,
            watched: !quiet && io::stderr().is_terminal(),
            progress: ProgressBar::hidden(),
        }
    }

    /// The stream for data, buffered; flush it at the end.
    pub(super) fn data() -> BufWriter<io::Stdout> {
        BufWriter::with_capacity(1 << 16, io::stdout())
    }

    /// Whether data goes to a person.
    pub(super) fn to_person() -> bool {
        io::stdout().is_terminal()
    }

    /// How many columns a table may have: those of the terminal, or COLUMNS.
    pub(super) fn table_width() -> Option<u16> {
        if Self::to_person() || std::env::var_os("COLUMNS").is_some() {
            Self::width()
        } else {
            None
        }
    }

    /// How many columns the terminal has, if there is one.
    pub(super) fn width() -> Option<u16> {
        let asked = std::env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse().ok());
        asked.or_else(|| terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0))
    }

    /// Starts to tell how far the run is, on a terminal only; `total` bytes are to be read, if that is known.
    pub(super) fn start_progress(&self, total: Option<u64>) {
        if !self.watched {
            return;
        }
        let (template, length) = match total {
            Some(total) => (PROGRESS, total),
            None => (ENDLESS_PROGRESS, 0),
        };
        let style = ProgressStyle::with_template(template).expect("the template is well-formed");
        self.progress.set_style(style);
        self.progress.set_length(length);
        self.progress.set_draw_target(ProgressDrawTarget::stderr());
        self.progress.reset();
    }

    /// Tells how far the run is.
    pub(super) fn progress(&self, bytes: u64, documents: usize, skipped: usize) {
        if !self.watched {
            return;
        }
        self.progress.set_position(bytes);
        // Words cost more than a number.
        if documents.is_multiple_of(16) {
            let skipped = if skipped > 0 {
                format!(", {skipped} skipped")
            } else {
                String::new()
            };
            self.progress
                .set_message(format!("{documents} documents{skipped}"));
        }
    }

    /// Ends the telling and leaves no trace of it.
    pub(super) fn stop_progress(&self) {
        self.progress.finish_and_clear();
    }

    /// Tells what was done.
    pub(super) fn note(&self, message: &str) {
        if !self.quiet {
            self.line("", "", message);
        }
    }

    /// Tells what may help.
    pub(super) fn hint(&self, message: &str) {
        if !self.quiet {
            self.hints([message]);
        }
    }

    /// Tells of something that may be wrong, with its cure.
    pub(super) fn warning(&self, message: &str, hint: Option<&str>) {
        self.line("33", "warning: ", message);
        self.hints(hint);
    }

    /// Tells what is wrong with an input.
    pub(super) fn problem(&self, error: &ReadError) {
        match error.outcome() {
            Outcome::Failed => {
                self.line("31", "error: ", &error.to_string());
                self.causes(std::error::Error::source(error));
            }
            Outcome::Skipped => self.line("33", "skipped: ", &error.to_string()),
            Outcome::Warned => self.line("33", "warning: ", &error.to_string()),
        }
        self.hints(error.hint());
    }

    /// Tells what is wrong with an input, in words.
    pub(super) fn wrong_input(&self, message: &str) {
        self.line("31", "error: ", message);
    }

    /// Tells that the programme failed on a document.
    pub(super) fn crash(&self, id: &DocumentId) {
        self.line("31", "error: ", &format!("kurultai failed on `{id}`"));
        self.hints(["this is a fault of kurultai; please report it with the text"]);
    }

    /// Tells why the run ends; gives the exit code.
    pub(super) fn failure(&self, failure: &Failure) -> Exit {
        if failure.is_closed_pipe() {
            return Exit::Done;
        }
        self.line("31", "error: ", &failure.error.to_string());
        self.causes(failure.error.chain().nth(1));
        self.hints(failure.hints.iter().map(String::as_str));
        failure.exit
    }

    fn causes(&self, mut cause: Option<&dyn std::error::Error>) {
        while let Some(error) = cause {
            self.line("", "  caused by: ", &error.to_string());
            cause = error.source();
        }
    }

    fn hints<'h>(&self, hints: impl IntoIterator<Item = &'h str>) {
        for hint in hints {
            self.line("36", "hint: ", hint);
        }
    }

    fn line(&self, color: &str, label: &str, message: &str) {
        let write = || {
            let mut err = io::stderr().lock();
            if self.color && !color.is_empty() {
                writeln!(err, "\x1b[1;{color}m{label}\x1b[0m{message}")
            } else {
                writeln!(err, "{label}{message}")
            }
        };
        // Nobody can be told that stderr is gone.
        self.progress.suspend(write).ok();
    }
}

/// Leaves it to their errors to tell of the files on which a parser panics.
pub(super) fn hush_parsers() {
    let told = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !is_taking_apart() {
            told(panic);
        }
    }));
}

/// Prints help, the version, or what is wrong with the arguments.
pub(super) fn usage(error: &clap::Error) -> Exit {
    // Help into a closed pipe is no error either.
    error.print().ok();
    if error.use_stderr() {
        Exit::Wrong
    } else {
        Exit::Done
    }
}
