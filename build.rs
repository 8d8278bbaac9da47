//! Compiles the shipped knowledge into the form the binary loads.

fn main() {}
