//! Work on many items at once, with the results in the order of the items.
//!
//! Nobody has a fixed part: each thread fetches an item, works on it, and hands results on if it is their turn.
//! So reading, work and writing run side by side on exactly as many threads as wanted, and none waits for another
//! batch to end.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How much may be under way: fetched and not handed on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    /// So many items at most.
    pub(crate) items: usize,
    /// So much weight at most, unless a single item has more.
    pub(crate) weight: usize,
}

/// Works on all items with so many threads; `take` gets the results one by one, in the order of the items.
///
/// # Errors
///
/// The first that `take` gives; nothing is taken after it.
pub(crate) fn in_order<I, R, E>(
    threads: usize,
    window: Window,
    items: impl Iterator<Item = I> + Send,
    weigh: impl Fn(&I) -> usize + Sync,
    work: impl Fn(I) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E> + Send,
) -> Result<(), E>
where
    R: Send,
    E: Send,
{
    if threads < 2 {
        return items.map(work).try_for_each(take);
    }
    let state = Shared {
        window,
        source: Mutex::new(Numbered { items, next: 0 }),
        progress: Mutex::new(Progress::new()),
        moved: Condvar::new(),
    };
    let take = Mutex::new(&mut take);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let _stopper = Stopper(&state);
                while let Some((number, weight, item)) = state.fetch(&weigh) {
                    state.done(number, weight, work(item));
                    state.hand_on(&take);
                }
            });
        }
    });
    let progress = state
        .progress
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    progress.error.map_or(Ok(()), Err)
}

struct Shared<S, R, E> {
    window: Window,
    source: Mutex<Numbered<S>>,
    progress: Mutex<Progress<R, E>>,
    /// Told whenever results were handed on.
    moved: Condvar,
}

struct Numbered<S> {
    items: S,
    next: usize,
}

struct Progress<R, E> {
    /// Results that wait for their turn, with their weights.
    waiting: BTreeMap<usize, (usize, R)>,
    /// The number of the result whose turn it is.
    turn: usize,
    /// Whether some thread is handing results on.
    handing: bool,
    items: usize,
    weight: usize,
    stopped: bool,
    error: Option<E>,
}

impl<R, E> Progress<R, E> {
    fn new() -> Self {
        Self {
            waiting: BTreeMap::new(),
            turn: 0,
            handing: false,
            items: 0,
            weight: 0,
            stopped: false,
            error: None,
        }
    }

    fn has_room(&self, window: Window) -> bool {
        self.items == 0 || (self.items < window.items && self.weight < window.weight)
    }

    /// The result whose turn it is, if nobody hands on already.
    fn next(&mut self) -> Option<(usize, R)> {
        if self.stopped {
            return None;
        }
        let next = self.waiting.remove(&self.turn)?;
        self.turn += 1;
        Some(next)
    }
}

impl<S, I, R, E> Shared<S, R, E>
where
    S: Iterator<Item = I>,
{
    fn progress(&self) -> MutexGuard<'_, Progress<R, E>> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next item with its number and weight, once there is room for it.
    fn fetch(&self, weigh: impl Fn(&I) -> usize) -> Option<(usize, usize, I)> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |progress: &mut Progress<R, E>| !progress.stopped && !progress.has_room(self.window);
        let progress = self
            .moved
            .wait_while(self.progress(), full)
            .unwrap_or_else(PoisonError::into_inner);
        if progress.stopped {
            return None;
        }
        drop(progress);
        let item = source.items.next()?;
        let (number, weight) = (source.next, weigh(&item));
        source.next += 1;
        let mut progress = self.progress();
        progress.items += 1;
        progress.weight += weight;
        Some((number, weight, item))
    }

    fn done(&self, number: usize, weight: usize, result: R) {
        self.progress().waiting.insert(number, (weight, result));
    }

    /// Hands on all results whose turn has come, unless another thread is at it: that one will see them.
    fn hand_on(&self, take: &Mutex<&mut (impl FnMut(R) -> Result<(), E> + Send)>) {
        if std::mem::replace(&mut self.progress().handing, true) {
            return;
        }
        let mut take = take.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let mut progress = self.progress();
            let Some((weight, result)) = progress.next() else {
                progress.handing = false;
                return;
            };
            drop(progress);
            let taken = take(result);
            let mut progress = self.progress();
            progress.items -= 1;
            progress.weight -= weight;
            if let Err(error) = taken {
                progress.error = Some(error);
                progress.stopped = true;
            }
            drop(progress);
            self.moved.notify_all();
        }
    }
}

/// Stops the others when a thread panics, so that nobody waits for its result.
struct Stopper<'s, S: Iterator<Item = I>, I, R, E>(&'s Shared<S, R, E>);

impl<S: Iterator<Item = I>, I, R, E> Drop for Stopper<'_, S, I, R, E> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.progress().stopped = true;
            self.0.moved.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use proptest::prelude::*;

    use super::*;

    const WINDOW: Window = Window { items: 5, weight: 40 };

    fn spin(turns: u8) -> u8 {
        (0..u32::from(turns) * 50).for_each(|turn| {
            std::hint::black_box(turn);
        });
        turns
    }

    proptest! {
        #[test]
        fn results_keep_the_order(items in prop::collection::vec(any::<u8>(), 0..200), threads in 1usize..5) {
            let mut taken = Vec::new();
            let done: Result<(), ()> = in_order(threads, WINDOW, items.iter(), |turns| usize::from(**turns),
                |turns| spin(*turns), |turns| { taken.push(turns); Ok(()) });
            prop_assert_eq!(done, Ok(()));
            prop_assert_eq!(taken, items);
        }

        #[test]
        fn nothing_is_taken_after_an_error(at in 0usize..100, threads in 1usize..5) {
            let mut taken = 0;
            let done = in_order(threads, WINDOW, 0usize..100, |_| 1, |item| item, |item| {
                taken += 1;
                if item == at { Err(item) } else { Ok(()) }
            });
            prop_assert_eq!(done, Err(at));
            prop_assert_eq!(taken, at + 1);
        }
    }

    #[test]
    fn no_more_is_under_way_than_the_window_holds() {
        let (under_way, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let items = (0..300).inspect(|_| {
            let now = under_way.fetch_add(1, Ordering::SeqCst) + 1;
            most.fetch_max(now, Ordering::SeqCst);
        });
        let take = |_| {
            under_way.fetch_sub(1, Ordering::SeqCst);
            Ok::<(), ()>(())
        };
        in_order(4, WINDOW, items, |_| 10, |item| spin(item as u8), take).unwrap();
        assert!(
            most.into_inner() <= 4,
            "four items have all the weight of the window"
        );
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_panic_ends_the_run() {
        in_order(
            2,
            WINDOW,
            0..1000,
            |_| 1,
            |item| assert!(item < 9),
            |()| Ok::<(), ()>(()),
        )
        .unwrap();
    }
}
