//! The lexicon: closed word lists, and what each says of a word in a text.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::ambiguous::AmbiguousEntry;
use super::lexicon_file::{LexiconFile, OfficeGroup};
use super::mistake::KnowledgeMistake;
use super::phrases::PhraseTable;
use super::verbs::{VerbForms, VerbIndex, Verbs};
use crate::model::{Comparator, EntityKind};
use crate::text::key_hash;

/// A class of words. A word may be in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[expect(
    missing_docs,
    reason = "the variants are the list names of lexicon/*.toml, explained there"
)]
pub enum WordClass {
    Determiner,
    Definite,
    PossessivePronoun,
    Preposition,
    Conjunction,
    Subordinator,
    Relative,
    Pronoun,
    Be,
    Have,
    Do,
    Modal,
    ModalPlanned,
    ModalPossible,
    ModalActual,
    Negator,
    Adverb,
    Adjective,
    Honorific,
    Weekday,
    Month,
    TimeNoun,
    NameLink,
    NameParticle,
    Patronymic,
    GivenName,
    FamilyName,
    NounlikeVerb,
    OfficeModifier,
    FormerModifier,
    ComingModifier,
    PassingModifier,
    Elect,
    TakesOffice,
    LeavesOffice,
    Succeeds,
    OfficeParticle,
    TimeInOffice,
    PostNominal,
    Rank,
    Abbreviated,
    OfficeWord,
    InCharge,
    Charge,
    WithPortfolio,
    Accredited,
    Transparent,
    Deed,
    DeedUpon,
    Collective,
    Organ,
    Uncounted,
    Plural,
    Cardinal,
    Ordinal,
    NotStatement,
    Utterance,
    View,
    Opportunity,
    AnyMeeting,
    Occasion,
    AnyText,
    LooseText,
    Mere,
    NumberedMeeting,
    Roster,
    Invited,
    Absent,
    Media,
    Posted,
    StateOrgan,
    Opening,
    BeforeActual,
    BeforePlanned,
    BeforeNegative,
    YearsAfter,
}

/// Classes of one word, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClasses(u128);

impl WordClasses {
    /// Whether the word is in the class.
    #[must_use]
    pub const fn has(self, class: WordClass) -> bool {
        self.0 & (1_u128 << class as u8) != 0
    }

    /// Some classes.
    #[must_use]
    pub const fn of(classes: &[WordClass]) -> Self {
        let mut all = Self(0);
        let mut at = 0;
        while at < classes.len() {
            all.add(classes[at]);
            at += 1;
        }
        all
    }

    /// Whether the word is in one of the classes.
    #[must_use]
    pub const fn has_any(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }

    /// The classes but some.
    #[must_use]
    pub const fn without(self, classes: Self) -> Self {
        Self(self.0 & !classes.0)
    }

    /// Puts the word into the class.
    pub const fn add(&mut self, class: WordClass) {
        self.0 |= 1_u128 << class as u8;
    }
}

/// What the lexicon knows of one word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its classes.
    pub classes: WordClasses,
    /// The kind of thing it heads, as a noun.
    pub head: Option<EntityKind>,
    /// Its value: of a cardinal or ordinal, a month (1 to 12) or a weekday (Monday is 1).
    pub value: u64,
    /// The verbs it is a form of.
    pub verbs: Vec<(VerbIndex, VerbForms)>,
}

/// What an office word or phrase says of its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeWords {
    /// The roles, the likeliest first (`head-of-state`).
    pub roles: Vec<String>,
    /// The body it is an office of where a text speaks of that and does not say of what ("the Secretary-General").
    pub of: Option<String>,
}

/// The closed word lists, ready to ask.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: FxHashMap<u64, Word>,
    plurals: BTreeMap<String, String>,
    given_names: FxHashSet<u64>,
    /// What agencies and newspapers do, as lemmas: a name nobody knows that does so is one of them.
    pub news_verbs: Vec<String>,
    abbreviated: BTreeMap<String, String>,
    /// All verbs with their forms.
    pub verbs: Verbs,
    /// Office words and phrases.
    pub offices: PhraseTable<OfficeWords>,
    /// What a minister may be minister of.
    pub portfolios: PhraseTable<()>,
    /// Phrases before a number.
    pub comparators: PhraseTable<Comparator>,
    /// "according to".
    pub sources: PhraseTable<()>,
    /// Verbs that give somebody else's words: "was *quoted* as saying".
    pub citing: Vec<VerbIndex>,
    /// Verbs of which a noun of saying is the object: "*renewed* its call for".
    pub issuing: Vec<VerbIndex>,
    /// Verbs under which an infinitive says what was said: "*voted* to call on".
    pub carrying: Vec<VerbIndex>,
    /// Ambiguous names as they are written, with their files, until they are checked.
    pub(super) ambiguous: Vec<(String, AmbiguousEntry)>,
    /// The local names of the topics.
    pub topics: Vec<String>,
    /// Words of topics, with the places of the topics in their list.
    pub topic_words: PhraseTable<Vec<usize>>,
    /// What opens a phrase that says when or where something was said: "during the talks".
    pub occasions: PhraseTable<()>,
    /// Words after which a heading names whose words a text is, as keys: "by".
    pub author_words: Vec<u64>,
    /// What texts are called that speak for several: "joint statement".
    pub joint_texts: PhraseTable<()>,
    /// What a transcript of one speaker is called, before "by" and the name: "noon briefing".
    pub briefings: PhraseTable<()>,
}

impl Lexicon {
    /// What is known of the word with that [`key_hash`].
    #[must_use]
    pub fn word(&self, key: u64) -> Option<&Word> {
        self.words.get(&key)
    }

    /// Whether persons are commonly called by the word with that [`key_hash`]: "Tariq".
    #[must_use]
    pub fn is_given_name(&self, key: u64) -> bool {
        self.given_names.contains(&key)
    }

    /// Whether a word is a preposition.
    #[must_use]
    pub fn is_preposition(&self, word: &str) -> bool {
        let known = self.word(crate::text::key_hash(word));
        known.is_some_and(|known| known.classes.has(WordClass::Preposition))
    }

    /// What an office word in short, in lower case, is short for: "pm" is "prime minister".
    #[must_use]
    pub fn spelled_out(&self, office: &str) -> Option<&str> {
        self.abbreviated.get(office).map(String::as_str)
    }

    /// Reads the lexicon files (name, text), in order; later files add to earlier ones.
    ///
    /// `verbs` are lemmas that other knowledge needs, such as the triggers of frames.
    ///
    /// # Errors
    /// All mistakes found, each with its file and line.
    pub fn load<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
        verbs: impl IntoIterator<Item = String>,
    ) -> Result<Self, Vec<KnowledgeMistake>> {
        let mut lexicon = Self::default();
        let mut mistakes = Vec::new();
        for (name, text) in files {
            match toml::from_str::<LexiconFile>(text) {
                Ok(file) => lexicon.add(file, name, text, &mut mistakes),
                Err(error) => mistakes.push(KnowledgeMistake::toml(name, text, &error)),
            }
        }
        for lemma in verbs {
            lexicon.verbs.entry(&lemma);
        }
        for (form, verb, forms) in lexicon.verbs.forms() {
            lexicon.add_verb_form(&form, verb, forms);
        }
        if mistakes.is_empty() {
            Ok(lexicon)
        } else {
            Err(mistakes)
        }
    }

    /// The singular of a noun, by the lists and else by rule.
    #[must_use]
    pub fn singular(&self, noun: &str) -> String {
        let lower = noun.to_lowercase();
        if let Some(singular) = self.plurals.get(&lower) {
            return singular.clone();
        }
        for (plural, singular) in [
            ("ies", "y"),
            ("sses", "ss"),
            ("shes", "sh"),
            ("ches", "ch"),
            ("xes", "x"),
        ] {
            if let Some(stem) = lower.strip_suffix(plural)
                && stem.len() > 2
            {
                return format!("{stem}{singular}");
            }
        }
        match lower.strip_suffix('s') {
            Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
            _ => lower,
        }
    }

    /// Adds what one file says.
    fn add(&mut self, file: LexiconFile, name: &str, text: &str, mistakes: &mut Vec<KnowledgeMistake>) {
        for (class, words) in file.classes() {
            words.iter().for_each(|word| self.entry(word).classes.add(class));
        }
        for (class, nouns) in file.nouns() {
            nouns.iter().for_each(|noun| self.add_noun(noun, class));
        }
        for list in [&file.weekday, &file.month, &file.month_short] {
            for (at, word) in list.iter().enumerate() {
                self.entry(word).value = at as u64 + 1;
            }
        }
        for (kind, nouns) in &file.heads {
            let Some(kind) = EntityKind::from_name(kind) else {
                let names: Vec<&str> = EntityKind::ALL.iter().map(|kind| kind.name()).collect();
                let mistake =
                    KnowledgeMistake::at_word(name, text, kind, format!("`{kind}` is no kind of thing"));
                mistakes.push(mistake.with_hint(format!("one of {}", names.join(", "))));
                continue;
            };
            nouns.iter().for_each(|noun| self.add_head(noun, kind));
        }
        for (class, numbers) in [
            (WordClass::Cardinal, &file.cardinal),
            (WordClass::Ordinal, &file.ordinal),
        ] {
            for (word, value) in numbers {
                let entry = self.entry(word);
                entry.classes.add(class);
                entry.value = *value;
            }
        }
        self.news_verbs.extend(file.news_verbs);
        self.given_names
            .extend(file.given_names.iter().map(|given| key_hash(given)));
        self.add_comparators(&file.comparator, name, text, mistakes);
        file.sources
            .phrases
            .iter()
            .for_each(|phrase| self.sources.insert(phrase, ()));
        let citing = file.citing.verbs.iter();
        self.citing.extend(citing.map(|lemma| self.verbs.entry(lemma)));
        let carrying = file.carrying.verbs.iter();
        self.carrying
            .extend(carrying.map(|lemma| self.verbs.entry(lemma)));
        let issuing = file.issuing.verbs.iter();
        self.issuing.extend(issuing.map(|lemma| self.verbs.entry(lemma)));
        self.add_topics(&file.topics);
        let occasions = &file.occasions.phrases;
        occasions
            .iter()
            .for_each(|phrase| self.occasions.insert(phrase, ()));
        let voices = &file.voices;
        self.author_words
            .extend(voices.author_words.iter().map(|word| key_hash(word)));
        voices
            .joint_texts
            .iter()
            .for_each(|phrase| self.joint_texts.insert(phrase, ()));
        voices
            .briefings
            .iter()
            .for_each(|phrase| self.briefings.insert(phrase, ()));
        file.portfolios
            .iter()
            .for_each(|phrase| self.portfolios.insert(phrase, ()));
        file.plurals
            .keys()
            .for_each(|plural| self.entry(plural).classes.add(WordClass::Plural));
        file.office.into_iter().for_each(|group| self.add_offices(group));
        for phrase in &file.office_phrases {
            let office = OfficeWords {
                roles: Vec::new(),
                of: None,
            };
            self.offices.insert(phrase, office);
        }
        for (short, long) in file.abbreviated {
            self.entry(&short).classes.add(WordClass::OfficeWord);
            self.entry(&short).classes.add(WordClass::Abbreviated);
            if let Some(office) = self.offices.exact(&long).cloned() {
                self.offices.insert(&short, office);
            }
            self.abbreviated.insert(short, long);
        }
        self.plurals.extend(file.plurals);
        let ambiguous = file.ambiguous.into_iter();
        self.ambiguous
            .extend(ambiguous.map(|entry| (name.to_owned(), entry)));
        self.verbs
            .add_file(&file.regular, &file.irregular, file.cue, &file.before);
        self.verbs.add_words(&file.minded, &file.noun_cue);
    }

    fn add_comparators(
        &mut self,
        phrases: &BTreeMap<String, Vec<String>>,
        name: &str,
        text: &str,
        mistakes: &mut Vec<KnowledgeMistake>,
    ) {
        for (comparator, phrases) in phrases {
            match Comparator::ALL
                .into_iter()
                .find(|known| known.name() == comparator)
            {
                Some(known) => phrases
                    .iter()
                    .for_each(|phrase| self.comparators.insert(phrase, known)),
                None => {
                    let message = format!("`{comparator}` is no comparator");
                    let mistake = KnowledgeMistake::at_word(name, text, comparator, message);
                    mistakes.push(mistake.with_hint("exactly, atLeast, moreThan, about or lessThan"));
                }
            }
        }
    }

    fn add_topics(&mut self, topics: &BTreeMap<String, Vec<String>>) {
        for (topic, words) in topics {
            let place = self.topics.iter().position(|known| known == topic);
            let place = place.unwrap_or_else(|| {
                self.topics.push(topic.clone());
                self.topics.len() - 1
            });
            for form in words.iter().flat_map(|words| [words.clone(), plural(words)]) {
                let mut all = self.topic_words.exact(&form).cloned().unwrap_or_default();
                all.push(place);
                self.topic_words.insert(&form, all);
            }
        }
    }

    fn add_offices(&mut self, group: OfficeGroup) {
        for words in &group.words {
            // The last word heads a phrase in English, but "head of state" and "minister for defence" are headed by the one before "of".
            let named = words.split(" of ").next().unwrap_or(words);
            let named = named.split(" for ").next().unwrap_or(named);
            let head = named.split([' ', '-']).next_back().unwrap_or(named);
            self.add_noun(head, WordClass::OfficeWord);
            self.offices.insert(
                words,
                OfficeWords {
                    roles: group.roles.clone(),
                    of: group.of.clone(),
                },
            );
        }
    }

    fn add_noun(&mut self, noun: &str, class: WordClass) {
        self.entry(noun).classes.add(class);
        let plural = self.entry(&plural(noun));
        plural.classes.add(class);
        plural.classes.add(WordClass::Plural);
    }

    fn add_head(&mut self, noun: &str, kind: EntityKind) {
        self.entry(noun).head = Some(kind);
        if !noun.ends_with('s') {
            let plural = self.entry(&plural(noun));
            plural.head = Some(kind);
            plural.classes.add(WordClass::Plural);
        }
    }

    fn add_verb_form(&mut self, form: &str, verb: VerbIndex, forms: VerbForms) {
        let verbs = &mut self.entry(form).verbs;
        match verbs.iter_mut().find(|(known, _)| *known == verb) {
            Some((_, known)) => *known = known.union(forms),
            None => verbs.push((verb, forms)),
        }
    }

    fn entry(&mut self, word: &str) -> &mut Word {
        self.words.entry(key_hash(word)).or_default()
    }
}

/// The plural of a noun, by rule.
pub(super) fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o', 'u'])
    {
        return format!("{stem}ies");
    }
    if let Some(stem) = noun.strip_suffix("man") {
        return format!("{stem}men");
    }
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|end| noun.ends_with(end));
    format!("{noun}{}", if hissing { "es" } else { "s" })
}
