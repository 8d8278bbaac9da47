//! The shape of a lexicon file as it is written.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::ambiguous::AmbiguousEntry;
use super::lexicon::WordClass;
use super::verbs::Complements;

/// Everything a lexicon file may hold. A file usually holds a few of these.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct LexiconFile {
    determiner: Vec<String>,
    definite: Vec<String>,
    possessive_pronoun: Vec<String>,
    preposition: Vec<String>,
    conjunction: Vec<String>,
    subordinator: Vec<String>,
    relative: Vec<String>,
    pronoun: Vec<String>,
    be: Vec<String>,
    have: Vec<String>,
    r#do: Vec<String>,
    modal: Vec<String>,
    negator: Vec<String>,
    adverb: Vec<String>,
    adjective: Vec<String>,
    honorific: Vec<String>,
    pub(super) weekday: Vec<String>,
    pub(super) month: Vec<String>,
    pub(super) month_short: Vec<String>,
    time_noun: Vec<String>,
    name_link: Vec<String>,
    name_particle: Vec<String>,
    patronymic: Vec<String>,
    given_name: Vec<String>,
    pub(super) given_names: Vec<String>,
    family_name: Vec<String>,
    nounlike: Vec<String>,
    modifiers: Vec<String>,
    former: Vec<String>,
    incoming: Vec<String>,
    outgoing: Vec<String>,
    elect: Vec<String>,
    takes_office: Vec<String>,
    leaves_office: Vec<String>,
    succeeds: Vec<String>,
    office_particle: Vec<String>,
    time_in_office: Vec<String>,
    post_nominal: Vec<String>,
    rank: Vec<String>,
    /// Office words in short, with what they are short for.
    pub(super) abbreviated: BTreeMap<String, String>,
    in_charge: Vec<String>,
    charges: Vec<String>,
    with_portfolio: Vec<String>,
    accredited: Vec<String>,
    transparent: Vec<String>,
    deed: Vec<String>,
    deed_upon: Vec<String>,
    collective: Vec<String>,
    organ: Vec<String>,
    any_meeting: Vec<String>,
    occasion: Vec<String>,
    any_text: Vec<String>,
    loose_text: Vec<String>,
    mere: Vec<String>,
    numbered_meeting: Vec<String>,
    roster: Vec<String>,
    invited: Vec<String>,
    absent: Vec<String>,
    media: Vec<String>,
    posted: Vec<String>,
    state_organ: Vec<String>,
    opening: Vec<String>,
    #[serde(rename = "years-after")]
    years_after: Vec<String>,
    /// Head nouns by kind.
    pub(super) heads: BTreeMap<String, Vec<String>>,
    /// Plurals that no rule makes.
    pub(super) plurals: BTreeMap<String, String>,
    pub(super) cardinal: BTreeMap<String, u64>,
    pub(super) ordinal: BTreeMap<String, u64>,
    pub(super) office: Vec<OfficeGroup>,
    pub(super) portfolios: Vec<String>,
    /// Offices whose last word is none by itself.
    pub(super) office_phrases: Vec<String>,
    /// Phrases before a number, by comparator.
    pub(super) comparator: BTreeMap<String, Vec<String>>,
    pub(super) uncounted: Nouns,
    pub(super) not_statements: Nouns,
    pub(super) utterances: Nouns,
    pub(super) views: Nouns,
    pub(super) sources: Phrases,
    pub(super) citing: Lemmas,
    pub(super) occasions: Phrases,
    /// Words by the topic they tell of.
    pub(super) topics: BTreeMap<String, Vec<String>>,
    pub(super) voices: VoiceWords,
    /// What agencies and newspapers do: "report".
    pub(super) news_verbs: Vec<String>,
    pub(super) regular: Vec<String>,
    pub(super) irregular: Vec<[String; 3]>,
    pub(super) cue: Vec<CueGroup>,
    /// What stands behind "be", as cues.
    pub(super) minded: Vec<CueGroup>,
    /// Nouns of saying, as cues.
    pub(super) noun_cue: Vec<CueGroup>,
    pub(super) issuing: Lemmas,
    pub(super) carrying: Lemmas,
    pub(super) opportunities: Nouns,
    pub(super) before: BeforeVerbs,
    pub(super) modals: ModalWords,
    /// Names that several things share, or that often mean nothing known.
    pub(super) ambiguous: Vec<AmbiguousEntry>,
}

/// Office words with the roles of their holders.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficeGroup {
    pub(super) words: Vec<String>,
    pub(super) roles: Vec<String>,
    /// Whose office it is where a text speaks of that and does not say of what.
    pub(super) of: Option<String>,
}

/// Verbs of saying that take the same complements.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CueGroup {
    pub(super) class: String,
    pub(super) takes: Vec<Complement>,
    pub(super) verbs: Vec<String>,
}

/// What a cue takes.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Complement {
    Clause,
    That,
    Quotation,
    Infinitive,
    Noun,
    Addressee,
    Naming,
}

impl Complement {
    pub(super) const fn bit(self) -> Complements {
        match self {
            Self::Clause => Complements::CLAUSE,
            Self::That => Complements::THAT,
            Self::Quotation => Complements::QUOTATION,
            Self::Addressee => Complements::ADDRESSEE,
            Self::Naming => Complements::NAMING,
            Self::Infinitive => Complements::INFINITIVE,
            Self::Noun => Complements::NOUN,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Nouns {
    pub(super) nouns: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Lemmas {
    pub(super) verbs: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Phrases {
    pub(super) phrases: Vec<String>,
}

/// Words that say whose words a text is.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct VoiceWords {
    pub(super) author_words: Vec<String>,
    pub(super) joint_texts: Vec<String>,
    pub(super) briefings: Vec<String>,
}

/// Verbs before other verbs.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct BeforeVerbs {
    pub(super) negative: Vec<String>,
    pub(super) planned: Vec<String>,
    pub(super) possible: Vec<String>,
    pub(super) actual: Vec<String>,
    nouns_actual: Vec<String>,
    nouns_planned: Vec<String>,
    nouns_negative: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ModalWords {
    pub(super) actual: Vec<String>,
    pub(super) planned: Vec<String>,
    pub(super) possible: Vec<String>,
}

impl LexiconFile {
    /// The plain word lists with the class each gives.
    pub(super) fn classes(&self) -> Vec<(WordClass, &[String])> {
        vec![
            (WordClass::Determiner, &self.determiner),
            (WordClass::Definite, &self.definite),
            (WordClass::PossessivePronoun, &self.possessive_pronoun),
            (WordClass::Preposition, &self.preposition),
            (WordClass::Conjunction, &self.conjunction),
            (WordClass::Subordinator, &self.subordinator),
            (WordClass::Relative, &self.relative),
            (WordClass::Pronoun, &self.pronoun),
            (WordClass::Be, &self.be),
            (WordClass::Have, &self.have),
            (WordClass::Do, &self.r#do),
            (WordClass::Modal, &self.modal),
            (WordClass::Negator, &self.negator),
            (WordClass::Adverb, &self.adverb),
            (WordClass::Adjective, &self.adjective),
            (WordClass::Honorific, &self.honorific),
            (WordClass::Weekday, &self.weekday),
            (WordClass::Month, &self.month),
            (WordClass::Month, &self.month_short),
            (WordClass::NameLink, &self.name_link),
            (WordClass::NameParticle, &self.name_particle),
            (WordClass::Patronymic, &self.patronymic),
            (WordClass::GivenName, &self.given_name),
            (WordClass::FamilyName, &self.family_name),
            (WordClass::NounlikeVerb, &self.nounlike),
            (WordClass::Charge, &self.charges),
            (WordClass::OfficeModifier, &self.modifiers),
            (WordClass::FormerModifier, &self.former),
            (WordClass::ComingModifier, &self.incoming),
            (WordClass::PassingModifier, &self.outgoing),
            (WordClass::Elect, &self.elect),
            (WordClass::TakesOffice, &self.takes_office),
            (WordClass::LeavesOffice, &self.leaves_office),
            (WordClass::Succeeds, &self.succeeds),
            (WordClass::OfficeParticle, &self.office_particle),
            (WordClass::TimeInOffice, &self.time_in_office),
            (WordClass::PostNominal, &self.post_nominal),
            (WordClass::Rank, &self.rank),
            (WordClass::ModalPlanned, &self.modals.planned),
            (WordClass::ModalPossible, &self.modals.possible),
            (WordClass::ModalActual, &self.modals.actual),
            (WordClass::NotStatement, &self.not_statements.nouns),
            (WordClass::View, &self.views.nouns),
            (WordClass::Opportunity, &self.opportunities.nouns),
            (WordClass::Mere, &self.mere),
            (WordClass::NumberedMeeting, &self.numbered_meeting),
            (WordClass::Roster, &self.roster),
            (WordClass::Invited, &self.invited),
            (WordClass::Absent, &self.absent),
            (WordClass::Media, &self.media),
            (WordClass::Opening, &self.opening),
            (WordClass::YearsAfter, &self.years_after),
        ]
    }

    /// The lists of nouns, whose plurals count as well.
    pub(super) fn nouns(&self) -> Vec<(WordClass, &[String])> {
        vec![
            (WordClass::TimeNoun, &self.time_noun),
            (WordClass::InCharge, &self.in_charge),
            (WordClass::WithPortfolio, &self.with_portfolio),
            (WordClass::Accredited, &self.accredited),
            (WordClass::Transparent, &self.transparent),
            (WordClass::Deed, &self.deed),
            (WordClass::DeedUpon, &self.deed_upon),
            (WordClass::Collective, &self.collective),
            (WordClass::Organ, &self.organ),
            (WordClass::AnyMeeting, &self.any_meeting),
            (WordClass::Occasion, &self.occasion),
            (WordClass::AnyText, &self.any_text),
            (WordClass::LooseText, &self.loose_text),
            (WordClass::Uncounted, &self.uncounted.nouns),
            (WordClass::Posted, &self.posted),
            (WordClass::StateOrgan, &self.state_organ),
            (WordClass::BeforeActual, &self.before.nouns_actual),
            (WordClass::BeforePlanned, &self.before.nouns_planned),
            (WordClass::BeforeNegative, &self.before.nouns_negative),
            (WordClass::Utterance, &self.utterances.nouns),
        ]
    }
}
