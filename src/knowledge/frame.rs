//! Frames: how a relation is read from a clause, as data.

use std::sync::Arc;

use serde::Deserialize;

use super::mistake::KnowledgeMistake;
use super::ontology::Ontology;
use crate::model::{EntityKind, KindSet, Property};
use crate::text::key_hash;

/// A frame: a file of `frames/`, its readings and its own examples.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Its name: that of its file. Claims cite it.
    pub name: Arc<str>,
    /// What it reads, in a sentence.
    pub about: String,
    /// How the relation is read.
    pub reads: Vec<FrameRead>,
    /// Texts with the claims they must give.
    pub positive: Vec<PositiveExample>,
    /// Texts that must give no fact of this frame.
    pub negative: Vec<String>,
}

/// One way in which a frame reads a relation.
#[derive(Clone, Debug)]
pub struct FrameRead {
    /// The relation.
    pub relation: Property,
    /// What sets it off.
    pub trigger: Trigger,
    /// Keys of nouns of which one must head the verb's object ("express *support*"); none: any object.
    pub with: Vec<u64>,
    /// Where the relation's subject stands: the first slot that is filled.
    pub subject: Vec<Slot>,
    /// Where the relation's object stands.
    pub object: Vec<Slot>,
    /// The kinds that this reading takes as its subject, narrower than the ontology's domain; all if the file says none.
    pub subject_kinds: KindSet,
    /// The kinds that this reading takes as its object.
    pub object_kinds: KindSet,
}

/// What sets a frame off.
#[derive(Clone, Debug)]
pub enum Trigger {
    /// A verb, with words after it that belong to it ("take part").
    Verbs(Vec<TriggerWords>),
    /// A noun that stands for an event ("the signing of …").
    Nouns(Vec<TriggerWords>),
    /// A construction that the extractor knows by name.
    Construction(Construction),
}

/// A trigger of one or several words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerWords {
    /// The verb's lemma, or the noun.
    pub head: String,
    /// Keys of the words that must follow it: "part" of "take part".
    pub rest: Vec<u64>,
}

/// Constructions other than a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Construction {
    /// A title beside a name: "the Kenyan president, Ivan Petrov".
    Office,
    /// A list after words such as "The summit was attended by:".
    List,
    /// A body in the name of another: "the UN Regional Office …".
    BodyInName,
    /// A series or body in the name of a meeting: "the Ninth Summit of the …".
    SeriesInName,
    /// A place in or after the name of a meeting: "the Samarkand summit", "the summit in Samarkand".
    PlaceOfMeeting,
    /// A date after the name of a meeting.
    DateOfMeeting,
    /// Who a labelled line says was asked to the meeting of the text: "Invited: …".
    Invitees,
    /// Who signed the text, at its end: "For the Republic of …: …".
    Signature,
    /// The last of several such days: "from 27 to 30 May".
    LastDayOfMeeting,
}

/// A place in a clause that a role is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Who acts: the subject of an active clause, "by" of a passive one.
    Agent,
    /// Who or what it is done to: the object of an active clause, the subject of a passive one.
    Patient,
    /// Of a noun: who has it ("Kenya's invitation", "the Kenyan invitation").
    Possessor,
    /// When.
    Date,
    /// After this preposition (its key).
    After(u64),
}

/// A text with the claims it must give: "subject | relation | object" and, if not actual, "| modality".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositiveExample {
    /// The text.
    pub text: String,
    /// The claims.
    pub claims: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameFile {
    about: String,
    #[serde(default)]
    read: Vec<ReadEntry>,
    #[serde(default)]
    positive: Vec<PositiveExample>,
    #[serde(default)]
    negative: Vec<NegativeExample>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadEntry {
    relation: String,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    with: Vec<String>,
    construction: Option<Construction>,
    #[serde(default)]
    subject: OneOrMore,
    #[serde(default)]
    object: OneOrMore,
    #[serde(default, rename = "subject-kinds")]
    subject_kinds: Vec<String>,
    #[serde(default, rename = "object-kinds")]
    object_kinds: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NegativeExample {
    text: String,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    #[default]
    None,
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn slots(&self) -> Vec<Slot> {
        match self {
            Self::None => Vec::new(),
            Self::One(name) => vec![Slot::from_name(name)],
            Self::More(names) => names.iter().map(|name| Slot::from_name(name)).collect(),
        }
    }
}

impl Slot {
    fn from_name(name: &str) -> Self {
        match name {
            "agent" => Self::Agent,
            "patient" => Self::Patient,
            "possessor" => Self::Possessor,
            "date" => Self::Date,
            preposition => Self::After(key_hash(preposition)),
        }
    }
}

impl Frame {
    /// Reads a frame file; `name` is its path below the knowledge folder.
    ///
    /// # Errors
    /// The mistake, with its line.
    pub fn parse(name: &str, text: &str) -> Result<Self, KnowledgeMistake> {
        let file: FrameFile =
            toml::from_str(text).map_err(|error| KnowledgeMistake::toml(name, text, &error))?;
        let stem = name.rsplit('/').next().unwrap_or(name).trim_end_matches(".toml");
        if file.positive.is_empty() || file.negative.is_empty() {
            let mistake = KnowledgeMistake::at(
                name,
                text,
                0,
                "a frame needs a [[positive]] and a [[negative]] example",
            );
            return Err(mistake.with_hint("write one text that gives the relation and one that must not"));
        }
        let reads = file
            .read
            .iter()
            .map(|entry| entry.to_read(name, text))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            name: stem.into(),
            about: file.about,
            reads,
            positive: file.positive,
            negative: file.negative.into_iter().map(|example| example.text).collect(),
        })
    }

    /// The mistakes in its relations: those that the ontology does not declare.
    pub(super) fn undeclared(&self, name: &str, text: &str, ontology: &Ontology) -> Vec<KnowledgeMistake> {
        let undeclared = self
            .reads
            .iter()
            .filter(|read| ontology.property(read.relation.as_str()).is_none());
        undeclared
            .map(|read| {
                let message = format!("the relation `{}` is not declared", read.relation);
                let mistake = KnowledgeMistake::at_word(name, text, read.relation.as_str(), message);
                mistake.with_hint(
                    "declare kur:… with a domain and a range in the ontology, or use a declared one",
                )
            })
            .collect()
    }

    /// The lemmas of the verbs that set it off.
    pub fn verbs(&self) -> impl Iterator<Item = &str> {
        self.reads
            .iter()
            .flat_map(|read| match &read.trigger {
                Trigger::Verbs(words) => words.as_slice(),
                _ => &[],
            })
            .map(|words| words.head.as_str())
    }
}

impl ReadEntry {
    fn to_read(&self, name: &str, text: &str) -> Result<FrameRead, KnowledgeMistake> {
        let trigger = match (self.construction, self.verbs.as_slice(), self.nouns.as_slice()) {
            (Some(construction), [], []) => Trigger::Construction(construction),
            (None, verbs @ [_, ..], []) => {
                Trigger::Verbs(verbs.iter().map(|words| TriggerWords::parse(words)).collect())
            }
            (None, [], nouns @ [_, ..]) => {
                Trigger::Nouns(nouns.iter().map(|words| TriggerWords::parse(words)).collect())
            }
            _ => {
                let message = format!(
                    "a [[read]] of `{}` needs verbs, nouns or a construction: one of the three",
                    self.relation
                );
                return Err(KnowledgeMistake::at_word(name, text, &self.relation, message));
            }
        };
        Ok(FrameRead {
            relation: Property::new(&self.relation),
            trigger,
            with: self.with.iter().map(|word| key_hash(word)).collect(),
            subject: self.subject.slots(),
            object: self.object.slots(),
            subject_kinds: kinds(&self.subject_kinds, name, text)?,
            object_kinds: kinds(&self.object_kinds, name, text)?,
        })
    }
}

/// The set of kinds of these names; all if there are none.
fn kinds(names: &[String], file: &str, text: &str) -> Result<KindSet, KnowledgeMistake> {
    if names.is_empty() {
        return Ok(KindSet::ALL);
    }
    let kind = |name: &String| {
        EntityKind::from_name(name).ok_or_else(|| {
            let mistake =
                KnowledgeMistake::at_word(file, text, name, format!("`{name}` is no kind of thing"));
            let known: Vec<&str> = EntityKind::ALL.iter().map(|kind| kind.name()).collect();
            mistake.with_hint(format!("one of {}", known.join(", ")))
        })
    };
    names.iter().map(kind).collect()
}

impl TriggerWords {
    fn parse(words: &str) -> Self {
        let mut parts = words.split(' ');
        let head = parts.next().unwrap_or(words).to_owned();
        Self {
            head,
            rest: parts.map(key_hash).collect(),
        }
    }
}
