//! The knowledge that the programme carries in itself, made by the build script.

use crate::knowledge::source::KnowledgeFile;

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

#[cfg(test)]
mod tests;
