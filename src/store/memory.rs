//! Whether what a question needs fits into memory, asked before it is loaded.

use super::contents::{Part, Store};
use super::error::StoreError;
use super::needs::Needs;

/// How many bytes a byte of N-Quads takes in memory once Oxigraph holds it, measured over facts and provenance.
const GROWTH: u64 = 3;

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
    /// [`StoreError::TooBig`].
    pub(super) fn fits(&self, needs: Needs) -> Result<(), StoreError> {
        let needed = self.memory_for(needs);
        match self.memory.bytes() {
            Some(free) if needed > free => Err(StoreError::TooBig { needed, free }),
            _ => Ok(()),
        }
    }

    /// About how many bytes of memory a question takes.
    fn memory_for(&self, needs: Needs) -> u64 {
        let parts = Part::ALL
            .into_iter()
            .filter(|part| *part == Part::Facts || needs.provenance);
        let text: u64 = parts.map(|part| self.bytes(part)).sum();
        // With its graphs each quad is held twice: in its own, and in the merge.
        let copies = if needs.named { 2 } else { 1 };
        text * GROWTH * copies
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
