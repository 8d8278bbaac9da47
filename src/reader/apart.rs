//! Taking files apart with parsers that may panic on damaged ones.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::error::ReadError;

thread_local! {
    static AT_IT: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is taking a file apart: a panic is then caught, and told as an error that names the file.
#[must_use]
pub fn is_taking_apart() -> bool {
    AT_IT.get()
}

/// Takes a file apart, so that one that a parser fails on does not take the others with it; `None` if it panicked.
pub(super) fn take_apart<T>(read: impl FnOnce() -> T) -> Option<T> {
    let before = AT_IT.replace(true);
    let taken = catch_unwind(AssertUnwindSafe(read));
    AT_IT.set(before);
    taken.ok()
}

/// The error of a file that a parser panicked on.
pub(super) fn cannot(path: String) -> ReadError {
    ReadError::Damaged {
        path,
        problem: "it cannot be taken apart".to_owned(),
    }
}
