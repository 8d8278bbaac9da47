//! Frames: how a relation is read from a clause, as data.

use std::sync::Arc;

use serde::Deserialize;

use super::lexicon::{Lexicon, plural};
use super::mistake::KnowledgeMistake;
use super::ontology::Ontology;
use super::spelling::did_you_mean;
use crate::model::{EntityKind, KindSet, Modality, Property};
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
    /// The slots that are no words of this file: they have to be prepositions.
    after: Vec<String>,
}

/// One way in which a frame reads a relation.
#[derive(Clone, Debug)]
pub struct FrameRead {
    /// The relation.
    pub relation: Property,
    /// What sets it off.
    pub trigger: Trigger,
    /// Keys of nouns, singular and plural, of which one must head what the verb is done to
    /// ("express *support*"); none: anything.
    pub with: Vec<u64>,
    /// Keys of nouns that must not head it ("open *fire*").
    pub without: Vec<u64>,
    /// Keys of nouns of which one must stand after a preposition ("warn Kenya of *sanctions*").
    pub beside: Vec<u64>,
    /// Lemmas of verbs on one of which the verb must hang as an infinitive ("*invite* Kenya to attend");
    /// that verb's polarity and modality are then the relation's.
    pub under: Vec<String>,
    /// Whether no infinitive and no "for" may hang on the verb ("call on Novak", but not "call on Novak *to leave*").
    pub alone: bool,
    /// The voice it is read in, if only one.
    pub voice: Option<ReadVoice>,
    /// Between how many sides it is read, if only between so many ("sign an agreement": two agree with each other,
    /// many sign).
    pub sides: Option<usize>,
    /// The modality that an asserted reading has in itself: "leave the union" is a former membership.
    pub modality: Option<Modality>,
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
    /// Its other words: after a verb ("part" of "take part"), before a noun ("telephone" of "telephone call").
    pub rest: Vec<RestWord>,
}

/// A word that belongs to a trigger beside its head: its key, and that of its plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestWord {
    /// The key of the word as written in the frame.
    pub key: u64,
    /// The key of its plural: "hold talk" is never written, "pay visits" is.
    pub plural: u64,
}

impl RestWord {
    /// Whether a key is that of the word or its plural.
    #[must_use]
    pub const fn is(self, key: u64) -> bool {
        key == self.key || key == self.plural
    }
}

/// The voice that a reading asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReadVoice {
    /// "Kenya gathered the parties".
    Active,
    /// "The parties were gathered".
    Passive,
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
    /// An official who says something in a place of another state: "the Kenyan president said in Oslo".
    SpeakingAbroad,
    /// Who a line says voted for the text named last: "Those in favour were A and B".
    InFavour,
    /// Who voted against it.
    Against,
    /// A member and its group in one phrase: "NATO member Norway".
    MemberInPhrase,
    /// Who a phrase calls the chair of a meeting: "Novak, chair of the talks".
    ChairOfMeeting,
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
    /// Of what the verb is done to: who has it ("expelled *Kenyan* diplomats").
    Owner,
    /// Whatever was named last before: "the summit closed; a declaration was *adopted*".
    Mentioned,
    /// The meeting of the text, if who acts is the body whose meeting it is: "the *Council* met in Nairobi".
    Session,
    /// An office: "was appointed *president of Norway*".
    Office,
    /// Of a noun: the members of the list that stands beside it ("the *parties* – A, B and C").
    Listed,
    /// Of a noun: the thing that it names or describes ("the *meeting* of A and B").
    Itself,
    /// Of a noun: who does what the verb says on which it hangs ("*Novak* spoke during a visit").
    Doer,
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
    #[serde(default)]
    without: Vec<String>,
    #[serde(default)]
    beside: Vec<String>,
    #[serde(default)]
    under: Vec<String>,
    #[serde(default)]
    alone: bool,
    voice: Option<ReadVoice>,
    sides: Option<usize>,
    modality: Option<String>,
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
    fn names(&self) -> &[String] {
        match self {
            Self::None => &[],
            Self::One(name) => std::slice::from_ref(name),
            Self::More(names) => names,
        }
    }

    fn slots(&self) -> Vec<Slot> {
        self.names().iter().map(|name| Slot::from_name(name)).collect()
    }
}

impl Slot {
    /// The slots that are no prepositions.
    const NAMED: [(&'static str, Self); 11] = [
        ("agent", Self::Agent),
        ("patient", Self::Patient),
        ("possessor", Self::Possessor),
        ("owner", Self::Owner),
        ("office", Self::Office),
        ("mentioned", Self::Mentioned),
        ("listed", Self::Listed),
        ("date", Self::Date),
        ("session", Self::Session),
        ("itself", Self::Itself),
        ("doer", Self::Doer),
    ];

    fn from_name(name: &str) -> Self {
        let named = Self::NAMED.iter().find(|(known, _)| *known == name);
        named.map_or_else(|| Self::After(key_hash(name)), |(_, slot)| *slot)
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
        let slots = file.read.iter().flat_map(|entry| [&entry.subject, &entry.object]);
        let slots = slots.flat_map(OneOrMore::names);
        let after = slots.filter(|name| matches!(Slot::from_name(name), Slot::After(_)));
        Ok(Self {
            name: stem.into(),
            after: after.cloned().collect(),
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
                let relation = read.relation.as_str();
                let message = format!("the relation `{relation}` is not declared");
                let mistake = KnowledgeMistake::at_quoted(name, text, relation, message);
                let between_things = ontology
                    .properties()
                    .iter()
                    .filter(|known| !known.domain.is_empty());
                let near = did_you_mean(relation, between_things.map(|known| known.name.as_str()));
                mistake.with_hint(near.unwrap_or_else(|| {
                    "declare kur:… with a domain and a range in the ontology, or use a declared one"
                        .to_owned()
                }))
            })
            .collect()
    }

    /// The mistakes in its slots: those that are neither slots nor prepositions.
    pub(super) fn unknown_slots(&self, name: &str, text: &str, lexicon: &Lexicon) -> Vec<KnowledgeMistake> {
        let unknown = self.after.iter().filter(|slot| !lexicon.is_preposition(slot));
        let named = || Slot::NAMED.iter().map(|(known, _)| *known);
        unknown
            .map(|slot| {
                let message = format!("`{slot}` is neither a slot nor a preposition");
                let mistake = KnowledgeMistake::at_quoted(name, text, slot, message);
                let near = did_you_mean(slot, named());
                let all = || {
                    format!(
                        "the slots are {}; any preposition may be one, too",
                        named().collect::<Vec<_>>().join(", ")
                    )
                };
                mistake.with_hint(near.unwrap_or_else(all))
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
    fn modality(&self, name: &str, text: &str) -> Result<Option<Modality>, KnowledgeMistake> {
        let Some(word) = &self.modality else {
            return Ok(None);
        };
        let known = Modality::ALL.into_iter().find(|known| known.name() == word);
        known.map(Some).ok_or_else(|| {
            let mistake = KnowledgeMistake::at_quoted(name, text, word, format!("`{word}` is no modality"));
            mistake.with_hint("one of actual, planned, former, possible")
        })
    }

    /// A reading by verbs or nouns has to say where both ends stand; a construction knows.
    fn check_ends(&self, trigger: &Trigger, name: &str, text: &str) -> Result<(), KnowledgeMistake> {
        let ends = [("subject", &self.subject), ("object", &self.object)];
        let missing = ends.iter().find(|(_, slots)| slots.names().is_empty());
        match (trigger, missing) {
            (Trigger::Verbs(_) | Trigger::Nouns(_), Some((end, _))) => {
                let message = format!("a [[read]] of `{}` has no `{end}`", self.relation);
                let mistake = KnowledgeMistake::at_quoted(name, text, &self.relation, message);
                Err(mistake.with_hint(format!(
                    "say in which slot it stands: {end} = \"{}\"",
                    usual_slot(end)
                )))
            }
            _ => Ok(()),
        }
    }

    fn to_read(&self, name: &str, text: &str) -> Result<FrameRead, KnowledgeMistake> {
        let trigger = match (self.construction, self.verbs.as_slice(), self.nouns.as_slice()) {
            (Some(construction), [], []) => Trigger::Construction(construction),
            (None, verbs @ [_, ..], []) => {
                Trigger::Verbs(verbs.iter().map(|words| TriggerWords::of_verb(words)).collect())
            }
            (None, [], nouns @ [_, ..]) => {
                Trigger::Nouns(nouns.iter().map(|words| TriggerWords::of_noun(words)).collect())
            }
            _ => {
                let message = format!(
                    "a [[read]] of `{}` needs verbs, nouns or a construction: one of the three",
                    self.relation
                );
                return Err(KnowledgeMistake::at_quoted(name, text, &self.relation, message));
            }
        };
        self.check_ends(&trigger, name, text)?;
        Ok(FrameRead {
            relation: Property::new(&self.relation),
            trigger,
            with: noun_keys(&self.with),
            without: noun_keys(&self.without),
            beside: noun_keys(&self.beside),
            under: self.under.clone(),
            alone: self.alone,
            voice: self.voice,
            sides: self.sides,
            modality: self.modality(name, text)?,
            subject: self.subject.slots(),
            object: self.object.slots(),
            subject_kinds: kinds(&self.subject_kinds, name, text)?,
            object_kinds: kinds(&self.object_kinds, name, text)?,
        })
    }
}

/// The slot in which an end stands most often.
fn usual_slot(end: &str) -> &'static str {
    if end == "subject" { "agent" } else { "patient" }
}

/// The keys of nouns and of their plurals.
fn noun_keys(nouns: &[String]) -> Vec<u64> {
    nouns
        .iter()
        .flat_map(|noun| [key_hash(noun), key_hash(&plural(noun))])
        .collect()
}

/// The set of kinds of these names; all if there are none.
fn kinds(names: &[String], file: &str, text: &str) -> Result<KindSet, KnowledgeMistake> {
    if names.is_empty() {
        return Ok(KindSet::ALL);
    }
    let kind = |name: &String| {
        EntityKind::from_name(name).ok_or_else(|| {
            let mistake =
                KnowledgeMistake::at_quoted(file, text, name, format!("`{name}` is no kind of thing"));
            let known: Vec<&str> = EntityKind::ALL.iter().map(|kind| kind.name()).collect();
            mistake.with_hint(format!("one of {}", known.join(", ")))
        })
    };
    names.iter().map(kind).collect()
}

impl TriggerWords {
    /// A verb with the words after it; articles are left out, as in "pay a visit".
    fn of_verb(words: &str) -> Self {
        let mut parts = words.split(' ');
        let head = parts.next().unwrap_or(words).to_owned();
        Self {
            head,
            rest: rest_words(parts),
        }
    }

    /// A noun with the words before it.
    fn of_noun(words: &str) -> Self {
        let (before, head) = words.rsplit_once(' ').unwrap_or(("", words));
        Self {
            head: head.to_owned(),
            rest: rest_words(before.split(' ')),
        }
    }
}

fn rest_words<'w>(words: impl Iterator<Item = &'w str>) -> Vec<RestWord> {
    words
        .filter(|word| !matches!(*word, "" | "a" | "an" | "the"))
        .map(|word| RestWord {
            key: key_hash(word),
            plural: key_hash(&plural(word)),
        })
        .collect()
}
