//! Loads any text as a frame: `cargo fuzz run frames -- -max_len=8192` from the root, with ontology/frames as a corpus.
//!
//! It is a frame, or it has mistakes, each on a line that is there.
#![no_main]

use kurultai::knowledge::{Knowledge, KnowledgeFile, LoadError};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let file = KnowledgeFile::new("frames/x.toml", text.to_owned());
    match Knowledge::load(&[file]) {
        Ok(knowledge) => assert_eq!(knowledge.frames.len(), 1),
        Err(LoadError::Mistakes(mistakes)) => {
            assert!(!mistakes.is_empty());
            let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
            for mistake in mistakes {
                assert!((1..=lines).contains(&mistake.line), "{mistake}");
                assert!(!mistake.message.is_empty() && !mistake.message.contains('\n'), "{mistake}");
            }
        }
        Err(error) => panic!("{error}"),
    }
});
