//! The one place that knows the time. Only summaries and reports tell of it: it must reach neither stdout nor a store.

use std::time::{Duration, Instant};

/// Something that began at a time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock(Instant);

impl Clock {
    /// Begins now.
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// How long ago it began.
    pub(super) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// What some work gives, and how long it took.
pub(super) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let clock = Clock::start();
    (work(), clock.elapsed())
}
