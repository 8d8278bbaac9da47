//! Whether what a question needs fits into memory, asked before it is loaded.

use super::contents::{Part, Store};
use super::error::StoreError;
use super::needs::Needs;
use super::sieve::Sieve;

/// How many bytes a byte of N-Quads takes in memory once Oxigraph holds it: 0.8 was measured for facts and provenance of
/// 780 MB, and the parser and the rows need some room too.
const GROWTH: f64 = 1.25;
/// So many documents are looked at to tell how much of all a question needs.
const SAMPLE: usize = 64;

/// How much memory a question may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Memory {
    /// As much as the machine has free, and the limits of the process allow.
    #[default]
    Free,
    /// So many bytes.
    Bytes(u64),
}

impl Memory {
    /// How many bytes there are, if anybody can tell.
    #[must_use]
    pub fn bytes(self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Free => [of_machine(), of_process()].into_iter().flatten().min(),
        }
    }
}

impl Store {
    /// Says that what a question needs does not fit into memory, if so.
    ///
    /// # Errors
    ///
    /// [`StoreError::TooBig`], or what reading a few documents gives.
    pub(super) fn fits(&self, needs: Needs, sieve: &Sieve) -> Result<(), StoreError> {
        let Some(free) = self.memory.bytes() else {
            return Ok(());
        };
        // Mostly there is enough for everything.
        if self.memory_for(needs, &Sieve::default())? <= free {
            return Ok(());
        }
        let needed = self.memory_for(needs, sieve)?;
        if needed > free {
            return Err(StoreError::TooBig { needed, free });
        }
        Ok(())
    }

    /// About how many bytes of memory a question takes.
    fn memory_for(&self, needs: Needs, sieve: &Sieve) -> Result<u64, StoreError> {
        let mut text = 0.0;
        for part in Part::ALL {
            if part == Part::Facts || needs.provenance {
                text += self.bytes(part) as f64 * self.share(part, sieve)?;
            }
        }
        // With its graphs each quad is held twice: in its own, and in the merge.
        let copies = if needs.named { 2.0 } else { 1.0 };
        Ok((text * GROWTH * copies) as u64)
    }

    /// Which share of a part's text a sieve lets through, by some of the documents.
    fn share(&self, part: Part, sieve: &Sieve) -> Result<f64, StoreError> {
        if sieve.takes_all() {
            return Ok(1.0);
        }
        let (mut whole, mut kept) = (0, 0);
        for place in self.documents().step_by(self.len().div_ceil(SAMPLE).max(1)) {
            for text in self.texts(&[place], part)? {
                whole += text.len();
                kept += sieve.sifted(&text).len();
            }
        }
        Ok(kept as f64 / whole.max(1) as f64)
    }
}

/// What the machine, or the container that the process runs in, has free.
fn of_machine() -> Option<u64> {
    let memory = sysinfo::MemoryRefreshKind::nothing().with_ram();
    let system =
        sysinfo::System::new_with_specifics(sysinfo::RefreshKind::nothing().with_memory(memory)).ok()?;
    let container = system.cgroup_limits().map(|limits| limits.free_memory);
    let free = Some(system.available_memory()).filter(|free| *free > 0);
    [container, free].into_iter().flatten().min()
}

/// What `ulimit -v` leaves.
#[cfg(unix)]
fn of_process() -> Option<u64> {
    rustix::process::getrlimit(rustix::process::Resource::As).current
}

#[cfg(not(unix))]
fn of_process() -> Option<u64> {
    None
}
