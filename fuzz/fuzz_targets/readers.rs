//! Reads any bytes as a file: `cargo fuzz run readers -- -max_len=65536` from the root, with tests/inputs as a corpus.
#![no_main]

use kurultai::reader::{Inputs, documents};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let path = folder.path().join("x");
    std::fs::write(&path, bytes).expect("it can be written");
    let read = documents(Inputs::find(&[path], &[]), None).count();
    std::hint::black_box(read);
});
