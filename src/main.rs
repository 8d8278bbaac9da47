//! The kurultai command.

fn main() {}
