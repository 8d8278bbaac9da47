//! kurultai reads what states and leaders say about each other and turns it into a knowledge graph.

pub mod cli;
pub mod evaluate;
pub mod exporter;
pub mod extractor;
pub mod graph;
pub mod knowledge;
pub mod model;
pub mod pack;
pub mod reader;
pub mod store;
pub mod text;
