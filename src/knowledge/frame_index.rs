//! Which readings of which frames a verb or a noun may set off.

use rustc_hash::FxHashMap;

use super::frame::{Frame, FrameRead, Trigger, TriggerWords};
use super::lexicon::plural;
use super::verbs::{VerbIndex, Verbs};
use crate::text::key_hash;

/// The place of a reading: its frame's, and its own in the frame.
type Place = (usize, usize);

/// A table from words to readings, so that a clause is not held against every frame.
#[derive(Clone, Debug, Default)]
pub(super) struct FrameIndex {
    verbs: FxHashMap<VerbIndex, Vec<Place>>,
    nouns: FxHashMap<u64, Vec<Place>>,
}

impl FrameIndex {
    /// Files the readings of all frames.
    pub(super) fn new(frames: &[Frame], verbs: &Verbs) -> Self {
        let mut index = Self::default();
        for (at, frame) in frames.iter().enumerate() {
            for (read, entry) in frame.reads.iter().enumerate() {
                index.file((at, read), entry, verbs);
            }
        }
        index
    }

    fn file(&mut self, place: Place, read: &FrameRead, verbs: &Verbs) {
        match &read.trigger {
            Trigger::Verbs(words) => {
                for verb in words.iter().filter_map(|words| verbs.find(&words.head)) {
                    add(self.verbs.entry(verb).or_default(), place);
                }
            }
            Trigger::Nouns(words) => {
                for key in words.iter().flat_map(noun_keys) {
                    add(self.nouns.entry(key).or_default(), place);
                }
            }
            Trigger::Construction(_) => {}
        }
    }

    /// The readings that a verb may set off, in the order of the frames.
    pub(super) fn of_verb(&self, verb: VerbIndex) -> &[Place] {
        self.verbs.get(&verb).map_or(&[], Vec::as_slice)
    }

    /// The readings that a noun with that key may set off, in the order of the frames.
    pub(super) fn of_noun(&self, key: u64) -> &[Place] {
        self.nouns.get(&key).map_or(&[], Vec::as_slice)
    }
}

/// The keys of a noun and its plural.
fn noun_keys(words: &TriggerWords) -> [u64; 2] {
    [key_hash(&words.head), key_hash(&plural(&words.head))]
}

fn add(places: &mut Vec<Place>, place: Place) {
    if places.last() != Some(&place) {
        places.push(place);
    }
}
