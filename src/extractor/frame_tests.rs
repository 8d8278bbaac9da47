//! Every frame's own examples, positive and negative, run as one test.

use super::examples::wrong_examples;
use crate::knowledge::Knowledge;

#[test]
fn every_frame_reads_its_own_examples() {
    let knowledge = Knowledge::shipped().unwrap();
    let frames = knowledge.frames.iter();
    let wrong = frames.flat_map(|frame| wrong_examples(frame, &knowledge));
    let wrong: Vec<String> = wrong
        .map(|wrong| format!("{}: {}\n    in: {}", wrong.frame, wrong.message, wrong.text))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
