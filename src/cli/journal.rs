//! What is told of a run while it goes and at its end: to people, to the report, to the caller.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::reader::{Outcome, ReadError, Taken};

use super::clock::Clock;
use super::failure::{Exit, Failure};
use super::output::Output;
use super::pipeline::{Place, ReadText, Times};
use super::report::{Report, Status};

/// The journal of a run.
pub(super) struct Journal<'o> {
    output: &'o Output,
    report: Report,
    /// The exit code, as things stand.
    pub(super) exit: Exit,
    /// Inputs that were texts, read or unchanged or empty.
    pub(super) texts: usize,
    taken: Taken,
    summary: Summary,
}

impl<'o> Journal<'o> {
    /// Starts; `taken` tells how much has been read, of `total` bytes if that is known.
    pub(super) fn start(output: &'o Output, report: Report, taken: Taken, total: Option<u64>) -> Self {
        output.start_progress(total);
        Self {
            output,
            report,
            exit: Exit::Done,
            texts: 0,
            taken,
            summary: Summary::new(),
        }
    }

    /// Something is wrong with an input.
    pub(super) fn problem(&mut self, error: &ReadError) -> Result<(), Failure> {
        self.output.problem(error);
        let outcome = error.outcome();
        match outcome {
            Outcome::Failed => self.exit = self.exit.max(Exit::Inputs),
            Outcome::Warned => self.texts += 1,
            Outcome::Skipped => self.texts += usize::from(error.is_text()),
        }
        self.summary.problem(outcome, error.reason());
        self.report.problem(error)
    }

    /// A document was read, and written in so much time.
    pub(super) fn read<L>(&mut self, text: &mut ReadText<L>, writing: Duration) -> Result<(), Failure> {
        text.times.writing = writing;
        self.texts += 1;
        self.summary.read(text);
        self.tell_progress();
        self.report.read(text)
    }

    /// A document is as it was.
    pub(super) fn unchanged(&mut self, place: &Place) -> Result<(), Failure> {
        self.texts += 1;
        self.tell_progress();
        self.report.plain(place.id.as_str(), Status::Unchanged, None)
    }

    /// The programme failed on a document.
    pub(super) fn crashed(&mut self, place: &Place) -> Result<(), Failure> {
        self.exit = Exit::Internal;
        self.output.crash(&place.id);
        let why = "kurultai failed on it";
        self.summary.problem(Outcome::Failed, why);
        self.report.plain(place.id.as_str(), Status::Failed, Some(why))
    }

    /// All that came before is durable; making it so took that long.
    pub(super) fn durable(&mut self, writing: Duration) -> Result<(), Failure> {
        self.summary.times.writing += writing;
        self.report.durable()
    }

    /// Tells people how the run went, if there is anything to sum up.
    pub(super) fn tell_summary(&self) {
        self.output.stop_progress();
        for line in self.summary.lines() {
            self.output.note(&line);
        }
    }

    /// Whether one text was all there was.
    pub(super) fn is_single(&self) -> bool {
        self.texts < 2 && self.summary.problems.is_empty()
    }

    /// How many remarks there are on the texts.
    pub(super) const fn notes(&self) -> usize {
        self.summary.notes
    }

    fn tell_progress(&self) {
        self.output.progress(
            self.taken.bytes(),
            self.texts,
            self.summary.count(Outcome::Skipped),
        );
    }
}

struct Summary {
    started: Clock,
    documents: usize,
    bytes: u64,
    notes: usize,
    times: Times,
    /// How many inputs have what wrong with them.
    problems: BTreeMap<(u8, &'static str), usize>,
}

impl Summary {
    fn new() -> Self {
        Self {
            started: Clock::start(),
            documents: 0,
            bytes: 0,
            notes: 0,
            times: Times::default(),
            problems: BTreeMap::new(),
        }
    }

    fn problem(&mut self, outcome: Outcome, reason: &'static str) {
        *self.problems.entry((outcome as u8, reason)).or_default() += 1;
    }

    fn read<L>(&mut self, text: &ReadText<L>) {
        self.documents += 1;
        self.bytes += text.bytes as u64;
        self.notes += text.diagnostics.len();
        self.times += text.times;
    }

    fn of(&self, outcome: Outcome) -> impl Iterator<Item = (&'static str, usize)> {
        let all = self.problems.iter();
        all.filter(move |((its, _), _)| *its == outcome as u8)
            .map(|((_, reason), count)| (*reason, *count))
    }

    fn count(&self, outcome: Outcome) -> usize {
        self.of(outcome).map(|(_, count)| count).sum()
    }

    fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if self.documents > 0 {
            lines.push(self.speed());
        }
        for (outcome, name) in [(Outcome::Skipped, "skipped"), (Outcome::Failed, "failed")] {
            let reasons: Vec<String> = self
                .of(outcome)
                .map(|(why, count)| format!("{count} {why}"))
                .collect();
            if !reasons.is_empty() {
                lines.push(format!("{} {name}: {}", self.count(outcome), reasons.join(", ")));
            }
        }
        lines
    }

    /// How much was read how fast, and which stages took the time.
    fn speed(&self) -> String {
        let seconds = self.started.elapsed().as_secs_f64().max(1e-6);
        let megabytes = self.bytes as f64 / 1e6;
        let stages = self.times.stages();
        let whole: f64 = stages.iter().map(|(_, time)| time.as_secs_f64()).sum();
        let share = |time: Duration| 100.0 * time.as_secs_f64() / whole.max(1e-9);
        let shares = stages.map(|(stage, time)| format!("{stage} {:.0} %", share(time)));
        format!(
            "{} read, {megabytes:.2} MB in {seconds:.1} s, {:.2} MB/s ({})",
            self.documents,
            megabytes / seconds,
            shares.join(", ")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_counted_by_outcome_and_reason() {
        let mut summary = Summary::new();
        for (outcome, reason) in [
            (Outcome::Skipped, "of a kind that is not read"),
            (Outcome::Failed, "binary"),
            (Outcome::Skipped, "named like another"),
            (Outcome::Warned, "empty"),
            (Outcome::Skipped, "of a kind that is not read"),
        ] {
            summary.problem(outcome, reason);
        }
        let lines = [
            "3 skipped: 1 named like another, 2 of a kind that is not read",
            "1 failed: 1 binary",
        ];
        assert_eq!(summary.lines(), lines);
    }
}
