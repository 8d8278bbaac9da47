//! What the programme knows before it reads a text: ontology, gazetteer, lexicon, frames.
//!
//! Parsed from strings, checked on load; this room knows no paths, no petgraph and no store.
//! The shipped Turtle files are parsed by the build script, which uses the same code (`compiled`).

pub mod ambiguous;
mod compiled;
pub mod error;
pub mod frame;
mod frame_index;
pub mod gazetteer;
pub mod lexicon;
mod lexicon_file;
pub mod lint;
pub mod mistake;
pub mod ontology;
pub mod phrases;
mod shipped;
mod sound;
pub mod source;
mod spelling;
mod turtle;
pub mod verbs;
pub mod whois;

pub use ambiguous::{AmbiguousName, AmbiguousNames, GeneralRule, KIND_ORDER, Meaning};
pub use error::LoadError;
pub use frame::{Construction, Frame, FrameRead, PositiveExample, ReadVoice, Slot, Trigger};
pub use gazetteer::{
    Alias, AliasRole, Coverage, Gazetteer, GazetteerOffice, NameMatch, OfficeIndex, Tenure, Thing,
    ThingIndex, name_key,
};
pub use lexicon::{Lexicon, WordClass};
pub use mistake::KnowledgeMistake;
pub use ontology::{Ontology, PropertyDeclaration, Range};
pub use sound::{sound_alike, sound_key};
pub use source::{KnowledgeFile, KnowledgeFiles};
pub(crate) use spelling::nearest;
pub use verbs::{Before, Complements, Verb, VerbForms, VerbIndex};

use compiled::{CompiledKnowledge, compile, compile_over};
use frame_index::FrameIndex;
use source::version_of;

use crate::pack::Pack;

/// Everything known before a text is read.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// Things, aliases, offices, tenures.
    pub gazetteer: Gazetteer,
    /// Classes and properties.
    pub ontology: Ontology,
    /// Closed word lists.
    pub lexicon: Lexicon,
    /// Names that several things share, with what decides.
    pub ambiguous: AmbiguousNames,
    /// How relations are read, sorted by name.
    pub frames: Vec<Frame>,
    index: FrameIndex,
    files: KnowledgeFiles,
}

impl Knowledge {
    /// The knowledge that the programme carries in itself.
    ///
    /// # Errors
    ///
    /// Only if the programme was put together wrongly.
    pub fn shipped() -> Result<Self, LoadError> {
        let compiled = postcard::from_bytes(shipped::COMPILED)?;
        Self::of(compiled, shipped::VERSION, shipped::FILES.clone())
    }

    /// The files of the shipped knowledge, sorted by name: Turtle, TOML and SPARQL.
    #[must_use]
    pub fn shipped_files() -> KnowledgeFiles {
        KnowledgeFiles::new(shipped::VERSION, shipped::FILES.clone())
    }

    /// The gazetteer files that the programme carries in itself, packed.
    #[must_use]
    pub fn shipped_pack() -> &'static Pack<'static> {
        &shipped::PACK
    }

    /// The shipped knowledge with a user's files laid over it.
    ///
    /// A file with the name of a shipped one replaces it, others add to the shipped ones. What a file adds
    /// to a known thing is added; the preferred label of the user's file goes before the shipped one.
    ///
    /// # Errors
    ///
    /// Gives all mistakes in the files.
    pub fn with_overlay(extra: &[KnowledgeFile]) -> Result<Self, LoadError> {
        if extra.is_empty() {
            return Self::shipped();
        }
        let files = source::lay_over(&shipped::FILES, extra);
        // What a replaced file said is in the compiled form, and cannot be taken out.
        let replaces = |file: &KnowledgeFile| {
            let is_shipped = shipped::FILES.iter().any(|shipped| shipped.name == file.name);
            is_shipped && file.is_gazetteer()
        };
        let compiled = if extra.iter().any(replaces) {
            None
        } else {
            let shipped = postcard::from_bytes(shipped::COMPILED)?;
            compile_over(shipped, shipped::told, extra)?
        };
        let compiled = compiled.map_or_else(|| compile(&files), Ok)?;
        Self::of(compiled, &source::version_over(shipped::VERSION, extra), files)
    }

    /// The knowledge in these files alone; what a later file says goes before what an earlier one says.
    ///
    /// # Errors
    ///
    /// Gives all mistakes in the files.
    pub fn load(files: &[KnowledgeFile]) -> Result<Self, LoadError> {
        Self::of(compile(files)?, &version_of(files), files.to_vec())
    }

    /// The version: 16 hexadecimal digits that change with any file's name or text.
    #[must_use]
    pub fn version(&self) -> &str {
        self.files.version()
    }

    /// All files it was read from, the user's included.
    #[must_use]
    pub fn files(&self) -> &KnowledgeFiles {
        &self.files
    }

    /// The readings, with their frames, that a verb may set off.
    pub fn reads_of_verb(&self, verb: VerbIndex) -> impl Iterator<Item = (&Frame, &FrameRead)> {
        self.reads(self.index.of_verb(verb))
    }

    /// The readings, with their frames, that a noun of that key may set off.
    pub fn reads_of_noun(&self, key: u64) -> impl Iterator<Item = (&Frame, &FrameRead)> {
        self.reads(self.index.of_noun(key))
    }

    fn reads<'k>(&'k self, places: &'k [(usize, usize)]) -> impl Iterator<Item = (&'k Frame, &'k FrameRead)> {
        let read = |(frame, read): &(usize, usize)| (&self.frames[*frame], &self.frames[*frame].reads[*read]);
        places.iter().map(read)
    }

    /// The files alone.
    #[must_use]
    pub fn into_files(self) -> KnowledgeFiles {
        self.files
    }

    /// The knowledge of a compiled form and its files.
    fn of(compiled: CompiledKnowledge, version: &str, files: Vec<KnowledgeFile>) -> Result<Self, LoadError> {
        let (mut lexicon, frames) = words_and_frames(&files, &compiled.ontology)?;
        let gazetteer = Gazetteer::new(compiled.gazetteer);
        let entries = std::mem::take(&mut lexicon.ambiguous);
        let ambiguous = AmbiguousNames::new(entries, &files, &gazetteer).map_err(LoadError::Mistakes)?;
        Ok(Self {
            gazetteer,
            ontology: compiled.ontology,
            index: FrameIndex::new(&frames, &lexicon.verbs),
            lexicon,
            ambiguous,
            frames,
            files: KnowledgeFiles::new(version, files),
        })
    }
}

/// Reads the lexicon and the frames, which need each other: a frame's verbs get their forms from the lexicon.
fn words_and_frames(
    files: &[KnowledgeFile],
    ontology: &Ontology,
) -> Result<(Lexicon, Vec<Frame>), LoadError> {
    let below = |folder: &str| -> Vec<&KnowledgeFile> {
        let mut files: Vec<&KnowledgeFile> = files
            .iter()
            .filter(|file| file.name.starts_with(folder))
            .collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        files
            .into_iter()
            .filter(|file| file.name.ends_with(".toml"))
            .collect()
    };
    let mut mistakes = Vec::new();
    let mut frames = Vec::new();
    for file in below("frames/") {
        let text = file.text();
        match Frame::parse(&file.name, &text) {
            Ok(frame) => {
                mistakes.extend(frame.undeclared(&file.name, &text, ontology));
                frames.push(frame);
            }
            Err(mistake) => mistakes.push(mistake),
        }
    }
    let verbs: Vec<String> = frames.iter().flat_map(Frame::verbs).map(str::to_owned).collect();
    let words = below("lexicon/").into_iter();
    let words: Vec<_> = words.map(|file| (&*file.name, file.text())).collect();
    let lexicon =
        Lexicon::load(words.iter().map(|(name, text)| (*name, &**text)), verbs).unwrap_or_else(|more| {
            mistakes.extend(more);
            Lexicon::default()
        });
    if mistakes.is_empty() {
        mistakes = below("frames/")
            .iter()
            .zip(&frames)
            .flat_map(|(file, frame)| frame.unknown_slots(&file.name, &file.text(), &lexicon))
            .collect();
    }
    if mistakes.is_empty() {
        Ok((lexicon, frames))
    } else {
        Err(LoadError::Mistakes(mistakes))
    }
}
