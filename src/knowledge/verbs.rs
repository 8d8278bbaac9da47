//! Verbs: lemmas, their forms, and what the lexicon says of them.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::lexicon_file::{BeforeVerbs, CueGroup};

/// The place of a verb in the lexicon. An address, not an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VerbIndex(pub u32);

/// Which forms of a verb a word may be, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbForms(u8);

impl VerbForms {
    /// "sign".
    pub const BASE: Self = Self(1);
    /// "signs".
    pub const THIRD: Self = Self(2);
    /// "signed", "took".
    pub const PAST: Self = Self(4);
    /// "signed", "taken".
    pub const PARTICIPLE: Self = Self(8);
    /// "signing".
    pub const GERUND: Self = Self(16);

    /// Whether it may be any of the forms in `other`.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What a cue takes as its complement, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Complements(u8);

impl Complements {
    /// A clause or a quotation.
    pub const CLAUSE: Self = Self(1);
    /// An infinitive.
    pub const INFINITIVE: Self = Self(2);
    /// A noun phrase.
    pub const NOUN: Self = Self(4);
    /// A clause with "that", or a quotation.
    pub const THAT: Self = Self(8);
    /// A quotation.
    pub const QUOTATION: Self = Self(16);
    /// Who is told may stand before the complement.
    pub const ADDRESSEE: Self = Self(32);
    /// A thing and what it is called: "called *the day “historic”*".
    pub const NAMING: Self = Self(64);

    /// Whether it takes any of what `other` names.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What either takes.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a clause with "that" may follow.
    #[must_use]
    pub const fn has_that(self) -> bool {
        self.has(Self(Self::CLAUSE.0 | Self::THAT.0))
    }

    /// Whether words in quotation marks may follow.
    #[must_use]
    pub const fn has_quotation(self) -> bool {
        self.has_that() || self.has(Self::QUOTATION)
    }
}

/// A verb of saying or thinking, with the words that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Words after the verb that belong to the cue, as keys: "for" of "call for".
    pub particles: Vec<u64>,
    /// Whether who is told stands between the verb and these: "warn *Kenya* of".
    pub around_addressee: bool,
    /// What it takes in any of its senses.
    pub takes: Complements,
    /// Its classes ("urging"), each with what it takes there; at least one.
    senses: Vec<(Arc<str>, Complements)>,
}

impl Cue {
    /// The class of its first sense.
    #[must_use]
    pub fn class(&self) -> &Arc<str> {
        &self.senses[0].0
    }

    /// The class of the first sense in which it takes such a complement: "called *to order*" urges,
    /// "called *it “historic”*" describes.
    #[must_use]
    pub fn class_with(&self, complement: Complements) -> &Arc<str> {
        let sense = self.senses.iter().find(|(_, takes)| takes.has(complement));
        sense.map_or(self.class(), |(class, _)| class)
    }
}

/// How a verb says the one after it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// "declined to attend".
    Negative,
    /// "plans to attend".
    Planned,
    /// "hopes to attend".
    Possible,
    /// "came to attend": as the first verb is meant.
    Actual,
}

/// One verb.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verb {
    /// Its base form.
    pub lemma: String,
    /// The cues it makes, alone or with particles; the longest first.
    pub cues: Vec<Cue>,
    /// What it says of a verb after it.
    pub before: Option<Before>,
}

impl Verb {
    /// Whether it reports a clause without "that": "said *the talks had failed*"; not "held", which reports with "that" alone.
    #[must_use]
    pub fn reports_clauses(&self) -> bool {
        self.cues.iter().any(|cue| cue.takes.has(Complements::CLAUSE))
    }
}

/// All verbs.
#[derive(Clone, Debug, Default)]
pub struct Verbs {
    verbs: Vec<Verb>,
    by_lemma: FxHashMap<String, VerbIndex>,
    irregular: Vec<(VerbIndex, String, String)>,
    /// Cues of which the verb is "be": "is *convinced* that".
    pub minded: Vec<Cue>,
    /// Cues that are a noun with its preposition: "renewed its *call for*".
    pub nouns: Vec<Cue>,
}

impl Verbs {
    /// The verb at an index of this lexicon.
    #[must_use]
    pub fn verb(&self, index: VerbIndex) -> &Verb {
        &self.verbs[index.0 as usize]
    }

    /// The verb with that base form.
    #[must_use]
    pub fn find(&self, lemma: &str) -> Option<VerbIndex> {
        self.by_lemma.get(lemma).copied()
    }

    /// The verb with that base form, made if there is none.
    pub fn entry(&mut self, lemma: &str) -> VerbIndex {
        if let Some(index) = self.find(lemma) {
            return index;
        }
        let index = VerbIndex(u32::try_from(self.verbs.len()).unwrap_or(u32::MAX));
        self.verbs.push(Verb {
            lemma: lemma.to_owned(),
            ..Verb::default()
        });
        self.by_lemma.insert(lemma.to_owned(), index);
        index
    }

    /// Adds what one lexicon file says of verbs.
    pub(super) fn add_file(
        &mut self,
        regular: &[String],
        irregular: &[[String; 3]],
        cues: Vec<CueGroup>,
        before: &BeforeVerbs,
    ) {
        for lemma in regular {
            self.entry(lemma);
        }
        for [lemma, past, participle] in irregular {
            let verb = self.entry(lemma);
            self.irregular.push((verb, past.clone(), participle.clone()));
        }
        for group in cues {
            self.add_cues(&group);
        }
        let kinds = [
            (Before::Negative, &before.negative),
            (Before::Planned, &before.planned),
            (Before::Possible, &before.possible),
            (Before::Actual, &before.actual),
        ];
        for (kind, lemmas) in kinds {
            for lemma in lemmas {
                let verb = self.entry(lemma.split(' ').next().unwrap_or(lemma));
                self.verbs[verb.0 as usize].before = Some(kind);
            }
        }
    }

    fn add_cues(&mut self, group: &CueGroup) {
        for words in &group.verbs {
            let mut parts = words.split(' ').peekable();
            let verb = self.entry(parts.next().unwrap_or(words));
            let around_addressee = parts.next_if_eq(&"X").is_some();
            let particles = parts.map(crate::text::key_hash).collect();
            add_cue(
                &mut self.verbs[verb.0 as usize].cues,
                group,
                particles,
                around_addressee,
            );
        }
    }

    /// Adds what stands behind "be" and says what somebody thinks ("is *convinced* that"), and nouns of saying
    /// that are the object of a verb ("renewed its *call* for").
    pub(super) fn add_words(&mut self, minded: &[CueGroup], nouns: &[CueGroup]) {
        for (groups, cues) in [(minded, &mut self.minded), (nouns, &mut self.nouns)] {
            let words = groups
                .iter()
                .flat_map(|group| group.verbs.iter().map(move |words| (group, words)));
            for (group, words) in words {
                let particles = words.split(' ').map(crate::text::key_hash).collect();
                add_cue(cues, group, particles, false);
            }
        }
    }

    /// Every form of every verb.
    pub(super) fn forms(&self) -> Vec<(String, VerbIndex, VerbForms)> {
        let mut forms = Vec::new();
        for (at, verb) in self.verbs.iter().enumerate() {
            let index = VerbIndex(u32::try_from(at).unwrap_or(u32::MAX));
            let lemma = &verb.lemma;
            forms.push((lemma.clone(), index, VerbForms::BASE));
            forms.push((third_person(lemma), index, VerbForms::THIRD));
            forms.push((gerund(lemma), index, VerbForms::GERUND));
            if BOTH_SPELLINGS.contains(&lemma.as_str()) {
                forms.push((
                    format!("{lemma}ed"),
                    index,
                    VerbForms::PAST.union(VerbForms::PARTICIPLE),
                ));
                forms.push((format!("{lemma}ing"), index, VerbForms::GERUND));
            }
            if !self.irregular.iter().any(|(verb, ..)| *verb == index) {
                forms.push((past(lemma), index, VerbForms::PAST.union(VerbForms::PARTICIPLE)));
            }
        }
        for (verb, past, participle) in &self.irregular {
            forms.push((past.clone(), *verb, VerbForms::PAST));
            forms.push((participle.clone(), *verb, VerbForms::PARTICIPLE));
        }
        forms
    }
}

/// Adds one cue; words that are one already get a further sense.
fn add_cue(cues: &mut Vec<Cue>, group: &CueGroup, particles: Vec<u64>, around_addressee: bool) {
    let takes = Complements(group.takes.iter().fold(0, |bits, one| bits | one.bit().0));
    let sense = (Arc::from(group.class.as_str()), takes);
    let same = |cue: &&mut Cue| cue.particles == particles && cue.around_addressee == around_addressee;
    if let Some(cue) = cues.iter_mut().find(same) {
        cue.takes = cue.takes.union(takes);
        cue.senses.push(sense);
        return;
    }
    cues.push(Cue {
        particles,
        around_addressee,
        takes,
        senses: vec![sense],
    });
    cues.sort_by_key(|cue| std::cmp::Reverse(cue.particles.len()));
}

/// Verbs that double their last consonant in Britain and not in America: "travelled", "traveled".
const BOTH_SPELLINGS: &[&str] = &[
    "travel", "cancel", "level", "signal", "fuel", "model", "quarrel", "label", "initial", "focus",
    "counsel", "channel", "tunnel", "marshal", "fulfil",
];

/// "attends", "passes", "carries".
fn third_person(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix('y')
        && !stem.ends_with(is_vowel)
    {
        return format!("{stem}ies");
    }
    let hissing = ["s", "x", "z", "ch", "sh", "o"]
        .iter()
        .any(|end| lemma.ends_with(end));
    format!("{lemma}{}", if hissing { "es" } else { "s" })
}

/// "attended", "hoped", "planned", "carried".
fn past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        return format!("{lemma}d");
    }
    if let Some(stem) = lemma.strip_suffix('y')
        && !stem.ends_with(is_vowel)
    {
        return format!("{stem}ied");
    }
    format!("{}ed", doubled(lemma))
}

/// "attending", "hoping", "planning", "lying".
fn gerund(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match lemma.strip_suffix('e') {
        Some(stem) if !lemma.ends_with("ee") && stem.len() > 1 => format!("{stem}ing"),
        _ => format!("{}ing", doubled(lemma)),
    }
}

/// The stem with its last consonant doubled where English does: one vowel before it, stress on the last syllable.
fn doubled(lemma: &str) -> String {
    const STRESSED: &[&str] = &[
        "admit", "commit", "permit", "submit", "refer", "confer", "defer", "prefer", "occur", "concur",
        "expel", "compel", "rebel", "control", "equip", "begin", "forget", "transfer", "regret", "label",
        "cancel", "travel", "level", "signal", "fuel", "model", "quarrel", "format", "initial", "forbid",
        "upset", "deter", "patrol", "propel", "undercut",
    ];
    let bytes = lemma.as_bytes();
    let consonant = bytes.last().is_some_and(|last| !b"aeiouwxy".contains(last));
    let vowel = |at: usize| bytes.len() >= at && b"aeiou".contains(&bytes[bytes.len() - at]);
    let one_syllable = lemma.chars().filter(|c| is_vowel(*c)).count() == 1;
    let doubles = consonant && vowel(2) && (one_syllable && !vowel(3) || STRESSED.contains(&lemma));
    if doubles {
        format!("{lemma}{}", &lemma[lemma.len() - 1..])
    } else {
        lemma.to_owned()
    }
}

fn is_vowel(c: char) -> bool {
    "aeiou".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms_are_made_by_rule() {
        let forms = |lemma: &str| [third_person(lemma), past(lemma), gerund(lemma)].join(" ");
        for (lemma, expected) in [
            ("attend", "attends attended attending"),
            ("carry", "carries carried carrying"),
            ("plan", "plans planned planning"),
            ("agree", "agrees agreed agreeing"),
            ("host", "hosts hosted hosting"),
            ("visit", "visits visited visiting"),
            ("submit", "submits submitted submitting"),
            ("pass", "passes passed passing"),
            ("stay", "stays stayed staying"),
            ("die", "dies died dying"),
        ] {
            assert_eq!(forms(lemma), expected);
        }
    }
}
