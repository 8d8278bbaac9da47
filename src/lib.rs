//! kurultai reads what states and leaders say about each other and turns it into a knowledge graph.

pub mod extractor;
pub mod knowledge;
pub mod model;
pub mod text;
