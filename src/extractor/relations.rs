//! Relations: frames read against clauses.

use std::sync::Arc;

mod slots;
mod stand_ins;

use super::clauses::{Clause, Filled, Predicate};
use super::link::ReferentIndex;
use super::sheet::Sheet;
use super::statements::Together;
use super::units::{Found, Unit, UnitKind};
use super::verb_groups::{VerbForm, Voice};
use super::voices;
use crate::knowledge::frame::TriggerWords;
use crate::knowledge::{
    Frame, FrameRead, PropertyDeclaration, ReadVoice, Slot, Trigger, VerbIndex, WordClass,
};
use crate::model::{EntityKind, Modality, Polarity};
use crate::text::{Date, Span, key_hash};

/// A relation read at one place, before things have identifiers.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) span: Span,
    pub(super) subject: ReferentIndex,
    pub(super) property: crate::model::Property,
    pub(super) object: RelationObject,
    pub(super) frame: Arc<str>,
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
    pub(super) when: Option<Date>,
    /// Of an office: the title's place in the list of titles.
    pub(super) title: Option<usize>,
}

/// What a relation says of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RelationObject {
    Thing(ReferentIndex),
    Date(Date),
}

/// A sentence with its units, for frames to read.
pub(super) struct Scene<'s, 'a> {
    pub(super) sheet: &'s Sheet<'a>,
    pub(super) found: &'s Found<'s>,
    pub(super) units: &'s [Unit],
    pub(super) clauses: &'s [Clause],
    /// The sentences before it.
    pub(super) before: &'s [Vec<Unit>],
    /// Who "I" and "we" are in it.
    pub(super) voice: &'s voices::Voice,
    /// Who together speak in the text, if it is a joint one.
    pub(super) parties: &'s [ReferentIndex],
    /// Who acted together before it.
    pub(super) together: Together,
}

/// A reading that a clause sets off.
#[derive(Clone, Copy)]
struct SetOff<'f> {
    frame: &'f Frame,
    read: &'f FrameRead,
    /// The preposition that belongs to the trigger ("preside *over*"): what follows it is the patient.
    preposition: Option<u64>,
}

/// Relations of which "we" says nothing of the speaker: "we are members of the bloc" is said of a state.
const WHOLE: [&str; 2] = ["memberOf", "holdsOffice"];

/// Relations that "we" in the mouth of an official says of his state.
const OF_STATES: [&str; 5] = ["supported", "criticised", "aided", "threatened", "sanctioned"];

/// A thing with the unit it was read from.
type Filler = (ReferentIndex, usize);

impl<'s> Scene<'s, '_> {
    /// All relations that frames read from a clause.
    pub(super) fn relations_of(&self, clause: &Clause) -> Vec<Relation> {
        let mut found = Vec::new();
        for set_off in self.set_off(clause) {
            self.read_either(clause, set_off, &mut found);
        }
        found
    }

    /// Whether a clause sets off any reading of the frame of that name.
    pub(super) fn sets_off(&self, clause: &Clause, frame: &str) -> bool {
        self.set_off(clause).any(|set_off| &*set_off.frame.name == frame)
    }

    /// The readings that a clause sets off.
    fn set_off<'c>(&'c self, clause: &'c Clause) -> impl Iterator<Item = SetOff<'s>> + 'c {
        let knowledge: &'s _ = self.sheet.knowledge;
        let verb = self.verb(clause);
        let of_verb = verb.into_iter().flat_map(|verb| knowledge.reads_of_verb(verb));
        let noun = match clause.predicate {
            Predicate::Noun(key) => Some(key),
            _ => None,
        };
        let of_noun = noun.into_iter().flat_map(|key| knowledge.reads_of_noun(key));
        of_verb.chain(of_noun).filter_map(move |(frame, read)| {
            let preposition = self.triggers(clause, verb, read)?;
            Some(SetOff {
                frame,
                read,
                preposition,
            })
        })
    }

    /// The verb of a clause; of an auxiliary that stands alone, "be" or "have".
    fn verb(&self, clause: &Clause) -> Option<VerbIndex> {
        let verbs = &self.sheet.knowledge.lexicon.verbs;
        match (clause.predicate, &self.units[clause.at].kind) {
            (Predicate::Verb(verb), _) => Some(verb),
            (Predicate::Auxiliary, UnitKind::Verb(group)) => {
                let have = self.sheet.is(group.head, WordClass::Have);
                verbs.find(if have { "have" } else { "be" })
            }
            _ => None,
        }
    }

    /// Whether a clause sets a reading off; the preposition that belongs to the trigger, if one does.
    fn triggers(&self, clause: &Clause, verb: Option<VerbIndex>, read: &FrameRead) -> Option<Option<u64>> {
        let Trigger::Verbs(verbs) = &read.trigger else {
            return self.noun_triggers(clause, read).then_some(None);
        };
        let lemma = &self.sheet.knowledge.lexicon.verbs.verb(verb?).lemma;
        let preposition = verbs
            .iter()
            .filter(|words| words.head == *lemma)
            .filter_map(|words| self.rest_follows(clause, words))
            .max_by_key(Option::is_some)?;
        let fits = self.object_fits(clause, read)
            && self.hangs_under(clause, read)
            && voice_fits(clause, read)
            && (!read.alone || self.stands_alone(clause));
        fits.then_some(preposition)
    }

    /// Whether what the clause is done to is headed as the reading asks.
    fn object_fits(&self, clause: &Clause, read: &FrameRead) -> bool {
        let has = |keys: &[u64]| self.patient_heads(clause).any(|head| keys.contains(&head));
        let beside = || {
            let nouns = clause.obliques.iter().flat_map(|oblique| &oblique.nouns);
            let mut heads = nouns.filter_map(|at| self.head(*at));
            heads.any(|head| read.beside.contains(&self.sheet.keys[head]))
        };
        // "is in Kenya", but not "is the envoy in Kenya".
        let whole = !matches!(clause.predicate, Predicate::Auxiliary)
            || !read.with.is_empty()
            || read
                .object
                .iter()
                .any(|slot| matches!(slot, Slot::Office | Slot::Patient))
            || clause.object.is_empty();
        whole
            && (read.with.is_empty() || has(&read.with))
            && (read.without.is_empty() || !has(&read.without))
            && (read.beside.is_empty() || beside())
    }

    /// Whether an infinitive hangs on the verb that the reading asks for.
    fn hangs_under(&self, clause: &Clause, read: &FrameRead) -> bool {
        let verbs = &self.sheet.knowledge.lexicon.verbs;
        let hangs = |verb: VerbIndex| read.under.contains(&verbs.verb(verb).lemma);
        read.under.is_empty() || clause.under.is_some_and(|under| hangs(under.verb))
    }

    /// Whether nothing is asked of whom a verb is done to: neither an infinitive nor "for" hangs on it.
    fn stands_alone(&self, clause: &Clause) -> bool {
        let asks = |other: &Clause| {
            other.at > clause.at
                && other
                    .under
                    .is_some_and(|under| Predicate::Verb(under.verb) == clause.predicate)
        };
        let wants = clause
            .obliques
            .iter()
            .any(|oblique| oblique.preposition == key_hash("for"));
        !wants && !self.clauses.iter().any(asks)
    }

    /// Whether the noun of a clause is one of the reading's, with the words before it.
    fn noun_triggers(&self, clause: &Clause, read: &FrameRead) -> bool {
        let (Trigger::Nouns(nouns), Predicate::Noun(head)) = (&read.trigger, clause.predicate) else {
            return false;
        };
        let Some(token) = self.head(clause.at) else {
            return false;
        };
        let lexicon = &self.sheet.knowledge.lexicon;
        let is_head = |words: &TriggerWords| {
            head == key_hash(&words.head) || lexicon.singular(self.sheet.text(token)) == words.head
        };
        let before = |words: &TriggerWords| {
            let from = token.checked_sub(words.rest.len());
            from.is_some_and(|from| {
                let mut rest = words.rest.iter().enumerate();
                rest.all(|(at, word)| word.is(self.sheet.keys[from + at]))
            })
        };
        nouns.iter().any(|words| is_head(words) && before(words))
    }

    /// Whether the words that belong to a verb follow it: "take *part*", "hold *talks*", "preside *over*".
    fn rest_follows(&self, clause: &Clause, words: &TriggerWords) -> Option<Option<u64>> {
        let after = self.units[clause.at].tokens.end;
        let mut preposition = None;
        for (at, word) in words.rest.iter().enumerate() {
            let oblique = clause
                .obliques
                .iter()
                .find(|oblique| word.is(oblique.preposition));
            let follows = self.sheet.keys.get(after + at).is_some_and(|key| word.is(*key));
            let heads = self.patient_heads(clause).any(|head| word.is(head))
                || preposition.is_some() && self.heads_after(clause, preposition).any(|head| word.is(head));
            match oblique {
                _ if heads => {}
                Some(oblique) => preposition = Some(oblique.preposition),
                None if follows => {}
                None => return None,
            }
        }
        Some(preposition)
    }

    /// The keys of the heads after a preposition: "be in the *chair*".
    fn heads_after<'c>(
        &'c self,
        clause: &'c Clause,
        preposition: Option<u64>,
    ) -> impl Iterator<Item = u64> + 'c {
        let phrases = clause
            .obliques
            .iter()
            .filter(move |oblique| Some(oblique.preposition) == preposition);
        phrases
            .flat_map(|oblique| &oblique.nouns)
            .filter_map(|at| self.head(*at))
            .map(|token| self.sheet.keys[token])
    }

    /// The keys of the heads of what a clause is done to.
    fn patient_heads<'c>(&'c self, clause: &'c Clause) -> impl Iterator<Item = u64> + 'c {
        let subject: &[usize] =
            if clause.voice == Voice::Active || matches!(clause.predicate, Predicate::Auxiliary) {
                &[]
            } else {
                &clause.subject
            };
        let nouns = clause.object.iter().chain(subject);
        nouns
            .flat_map(|at| self.heads(*at))
            .map(|token| self.sheet.keys[token])
    }

    /// The head token of a noun phrase; of a name, such as "Treaty on Water", all tokens.
    fn heads(&self, at: usize) -> std::ops::Range<usize> {
        match &self.units[at].kind {
            UnitKind::Noun(phrase) if phrase.referents.is_empty() => phrase.head..phrase.head + 1,
            UnitKind::Noun(_) => self.units[at].tokens.clone(),
            _ => 0..0,
        }
    }

    /// The head token of a noun phrase.
    fn head(&self, at: usize) -> Option<usize> {
        match &self.units[at].kind {
            UnitKind::Noun(phrase) => Some(phrase.head),
            _ => None,
        }
    }

    /// Reads a bare "-ed" as active, and as passive where that gives nothing.
    fn read_either(&self, clause: &Clause, set_off: SetOff<'_>, found: &mut Vec<Relation>) {
        if clause.voice != Voice::Either {
            return self.read(clause, set_off, found);
        }
        let before = found.len();
        for voice in [Voice::Active, Voice::Passive] {
            let wanted = set_off
                .read
                .voice
                .is_none_or(|wanted| (wanted == ReadVoice::Passive) == (voice == Voice::Passive));
            if found.len() == before && wanted {
                let clause = Clause {
                    voice,
                    ..clause.clone()
                };
                self.read(&clause, set_off, found);
            }
        }
    }

    /// Reads one relation off a clause.
    fn read(&self, clause: &Clause, set_off: SetOff<'_>, found: &mut Vec<Relation>) {
        let read = set_off.read;
        if self.says_we(clause) && WHOLE.contains(&read.relation.as_str()) {
            return;
        }
        let Some(declared) = self.sheet.knowledge.ontology.property(read.relation.as_str()) else {
            return;
        };
        let mut subjects = self.first_filled(clause, &read.subject, set_off.preposition, |kind| {
            read.subject_kinds.has(kind) && declared.domain.has(kind)
        });
        if OF_STATES.contains(&read.relation.as_str()) {
            self.speak_for_states(&mut subjects);
        }
        match read.object.as_slice() {
            [Slot::Date] => return self.read_date(clause, set_off, &subjects, found),
            [Slot::Office] => return self.read_office(clause, set_off, &subjects, found),
            _ => {}
        }
        let slots: Vec<Slot> = read
            .object
            .iter()
            .copied()
            .filter(|slot| *slot != Slot::Mentioned)
            .collect();
        let named_here = is_of_other_meeting(clause, read);
        // "took part in the exercise": what is named here is no meeting, and no other is meant.
        let slots = if named_here { &slots } else { &read.object };
        let objects = self.first_filled(clause, slots, set_off.preposition, |kind| {
            read.object_kinds.has(kind) && is_object(declared, kind)
        });
        if declared.symmetric && objects.is_empty() {
            // "A and B met with a group of farmers": there is another side, though no thing is named there.
            // "they took it up at the meeting": those who do something there are not its sides.
            let own = read.subject != [Slot::Doer];
            let sides = own && read.sides.is_none_or(|sides| sides == subjects.len());
            if sides && !is_occupied(clause, read) && !self.calls_for(clause, declared) {
                self.read_pairs(clause, set_off, &subjects, found);
            }
            return;
        }
        // "hosted Novak" is a meeting of two, "hosted Novak, Petrov and Wagner" is one of many.
        if declared.symmetric
            && read
                .sides
                .is_some_and(|sides| sides < subjects.len() + objects.len())
        {
            return;
        }
        // "A, B and C held a summit" tells who was there, "A and B held a summit" that they met.
        if !declared.symmetric && read.sides.is_some_and(|sides| subjects.len() < sides) {
            return;
        }
        for subject in &subjects {
            for object in objects.iter().filter(|object| object.0 != subject.0) {
                let kinds = (self.referent_kind(subject.0), self.referent_kind(object.0));
                if declared.allows(kinds.0, kinds.1) {
                    let thing = (RelationObject::Thing(object.0), object.1);
                    found.push(self.relation(clause, set_off, *subject, thing));
                }
            }
        }
    }

    /// "We call on Kenya", "they call for talks": a verb of saying with nobody behind it is no meeting.
    fn calls_for(&self, clause: &Clause, declared: &PropertyDeclaration) -> bool {
        let verbs = &self.sheet.knowledge.lexicon.verbs;
        let says = matches!(clause.predicate, Predicate::Verb(verb) if !verbs.verb(verb).cues.is_empty());
        let wants = clause
            .obliques
            .iter()
            .any(|oblique| ["on", "for", "upon"].map(key_hash).contains(&oblique.preposition));
        says && wants && clause.object.is_empty() && declared.name == "metWith"
    }

    fn read_date(
        &self,
        clause: &Clause,
        set_off: SetOff<'_>,
        subjects: &[Filler],
        found: &mut Vec<Relation>,
    ) {
        let Some((unit, date)) = self.date(clause) else {
            return;
        };
        for subject in subjects {
            let date = (RelationObject::Date(date), unit);
            found.push(self.relation(clause, set_off, *subject, date));
        }
    }

    /// "Novak was appointed *president of Norway*".
    fn read_office(
        &self,
        clause: &Clause,
        set_off: SetOff<'_>,
        subjects: &[Filler],
        found: &mut Vec<Relation>,
    ) {
        let [subject] = subjects else { return };
        for (title, unit, body) in self.offices(clause) {
            if body != subject.0 {
                let mut relation =
                    self.relation(clause, set_off, *subject, (RelationObject::Thing(body), unit));
                relation.title = Some(title);
                let said = self.found.titles[title].modality;
                if said != Modality::Actual {
                    relation.modality = said;
                }
                found.push(relation);
            }
        }
    }

    /// "A, B and C met": each with each.
    fn read_pairs(&self, clause: &Clause, set_off: SetOff<'_>, sides: &[Filler], found: &mut Vec<Relation>) {
        for (at, one) in sides.iter().enumerate() {
            for other in sides[at + 1..].iter().filter(|other| other.0 != one.0) {
                let thing = (RelationObject::Thing(other.0), other.1);
                found.push(self.relation(clause, set_off, *one, thing));
            }
        }
    }

    /// The relation between what was read from two units.
    fn relation(
        &self,
        clause: &Clause,
        set_off: SetOff<'_>,
        subject: Filler,
        object: (RelationObject, usize),
    ) -> Relation {
        let unit = |at: usize| self.sheet.span(&self.units[at].tokens);
        let under = clause.under.filter(|_| !set_off.read.under.is_empty());
        let (polarity, modality) = under.map_or((clause.polarity, clause.modality), |under| {
            (under.polarity, under.modality)
        });
        // Who the members of a group are does not hang on what is hoped or denied of the group.
        let standing = set_off.read.subject == [Slot::Listed];
        let (polarity, modality) = if standing {
            (Polarity::Positive, Modality::Actual)
        } else {
            (polarity, modality)
        };
        let own = match (set_off.read.modality, modality) {
            // A promise of aid is aid.
            (Some(Modality::Actual), Modality::Planned) | (Some(_), Modality::Actual) => {
                set_off.read.modality
            }
            _ => None,
        };
        Relation {
            span: unit(clause.at).join(unit(subject.1)).join(unit(object.1)),
            subject: subject.0,
            property: set_off.read.relation.clone(),
            object: object.0,
            frame: set_off.frame.name.clone(),
            polarity,
            modality: own.unwrap_or(modality),
            when: self.date(clause).map(|(_, date)| date),
            title: None,
        }
    }

    /// The date of a clause, and its unit.
    pub(super) fn date(&self, clause: &Clause) -> Option<(usize, Date)> {
        let at = clause.date?;
        let ahead = clause.modality == Modality::Planned;
        match &self.units[at].kind {
            UnitKind::Date(when) => Some((at, when.resolve(self.sheet.document.facts.issued, ahead)?)),
            _ => None,
        }
    }
}

/// Whether things of a kind may be a property's object.
fn is_object(declared: &PropertyDeclaration, kind: EntityKind) -> bool {
    EntityKind::ALL
        .into_iter()
        .any(|subject| declared.allows(subject, kind))
}

/// Whether anything at all stands where a reading expects its object.
fn is_occupied(clause: &Clause, read: &FrameRead) -> bool {
    read.object.iter().any(|slot| match slot {
        Slot::Patient => !clause.object.is_empty() && clause.voice != Voice::Passive,
        Slot::After(preposition) => clause
            .obliques
            .iter()
            .any(|oblique| oblique.preposition == *preposition),
        _ => false,
    })
}

/// Whether no meeting named before is meant: something stands where a reading expects it, or it is no clause of its own.
fn is_of_other_meeting(clause: &Clause, read: &FrameRead) -> bool {
    let after = |slot: &Slot| match slot {
        Slot::After(preposition) => {
            let mut obliques = clause.obliques.iter();
            obliques.any(|oblique| oblique.preposition == *preposition)
        }
        _ => false,
    };
    let meetings = EntityKind::ALL
        .into_iter()
        .all(|kind| read.object_kinds.has(kind) == (kind == EntityKind::Meeting));
    meetings && (clause.form != VerbForm::Finite || read.object.iter().any(after))
}

/// Whether a clause is in the voice that the reading asks for; an infinitive after "to be" has its own.
fn voice_fits(clause: &Clause, read: &FrameRead) -> bool {
    match (read.voice, clause.voice) {
        (Some(ReadVoice::Active), Voice::Passive) | (Some(ReadVoice::Passive), Voice::Active) => false,
        (Some(ReadVoice::Active), Voice::Either) => clause.form != VerbForm::Participle,
        _ => true,
    }
}
