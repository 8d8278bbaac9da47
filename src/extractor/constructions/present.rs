//! Who was there, in sentences that list more than a clause holds: "*Also present were* …", "A, minister; and B, minister *attended*".

use super::{bracketed, frames_with, last_named, plain, push};
use crate::extractor::clauses::{Clause, Filled};
use crate::extractor::link::ReferentIndex;
use crate::extractor::relations::{Relation, RelationObject, Scene};
use crate::extractor::sheet::words;
use crate::extractor::units::{Unit, UnitKind};
use crate::extractor::verb_groups::VerbForm;
use crate::knowledge::{Construction, WordClass};
use crate::model::{EntityKind, Polarity};

/// How many words may stand before the verb of a list told backwards.
const OPENING: usize = 24;

/// "*Also present were* Petrov and Novak", "The summit was chaired by Petrov, and *attending were* …": who was there stands last.
pub(in crate::extractor) fn inverted_lists(scene: &Scene<'_, '_>, out: &mut Vec<Relation>) {
    let verbs = (1..scene.units.len()).filter(|at| is_listing_verb(scene, *at));
    let Some((at, from)) = verbs
        // "Joining the president *and* Minister Novak at the talks were …": the whole opening, if not what follows "and".
        .flat_map(|at| [(at, opening(scene, at)), (at, 0)])
        .find(|(at, from)| opens_list(scene, *from, *at))
    else {
        return;
    };
    let said = last_named(scene, at, EntityKind::Meeting);
    let Some(meeting) = said.or(scene.found.links.meetings.main) else {
        return;
    };
    for (actor, unit) in listed(scene, at + 1) {
        let span = scene.sheet.span(&scene.units[unit].tokens);
        let base = plain(span, actor, RelationObject::Thing(meeting));
        push(scene.sheet, scene.found, Construction::List, &base, out);
        if is_guest_list(scene, from, at) {
            push(scene.sheet, scene.found, Construction::Invitees, &base, out);
        }
    }
}

/// Whether a unit is "was", "were" or "included" alone.
fn is_listing_verb(scene: &Scene<'_, '_>, at: usize) -> bool {
    let sheet = scene.sheet;
    let UnitKind::Verb(group) = &scene.units[at].kind else {
        return false;
    };
    let includes = sheet.is_one_of(group.head, words!["included", "include", "includes"]);
    (includes || sheet.is(group.head, WordClass::Be)) && !group.negated && group.form == VerbForm::Finite
}

/// The first unit of the words that open the list whose verb stands at a unit: what follows the last mark or "and" before it.
fn opening(scene: &Scene<'_, '_>, at: usize) -> usize {
    let parts = |unit: &Unit| {
        matches!(
            unit.kind,
            UnitKind::Comma | UnitKind::Conjunction | UnitKind::Boundary | UnitKind::Subordinator
        )
    };
    scene.units[..at]
        .iter()
        .rposition(parts)
        .map_or(0, |mark| mark + 1)
}

/// Whether the words before a verb say that those behind it were there, and neither deny nor doubt it.
fn opens_list(scene: &Scene<'_, '_>, from: usize, at: usize) -> bool {
    let sheet = scene.sheet;
    let (Some(first), Some(last)) = (scene.units[from..at].first(), scene.units[from..at].last()) else {
        return false;
    };
    let tokens = first.tokens.start..last.tokens.end;
    let doubt = [
        WordClass::Negator,
        WordClass::Modal,
        WordClass::Absent,
        WordClass::Relative,
        WordClass::Have,
        WordClass::PossessivePronoun,
    ];
    let mut words = tokens.clone();
    if tokens.len() > OPENING || words.any(|token| doubt.iter().any(|class| sheet.is(token, *class))) {
        return false;
    }
    let clause = |unit: &Unit| matches!(&unit.kind, UnitKind::Verb(group) if group.form == VerbForm::Finite);
    let is = |token: usize, word: &str| sheet.is_word(token, word);
    let start = tokens.start;
    // "The worries *of the participants* were": who was there is not spoken of.
    let governed = |token: usize| {
        let before = token - usize::from(token > start && sheet.is(token - 1, WordClass::Definite));
        before > start && is(before - 1, "of")
    };
    let roster = tokens
        .clone()
        .any(|token| sheet.is(token, WordClass::Roster) && !governed(token));
    let takes_part = is(start, "taking") && is(start + 1, "part");
    let at_meeting = (is(start, "at") || is(start, "also") && is(start + 1, "at"))
        && last_of(scene, from, at).is_some_and(|thing| scene.referent_kind(thing) == EntityKind::Meeting);
    let named = named_before(scene, from, at);
    !scene.units[from..at].iter().any(clause) && !named && (roster || takes_part || at_meeting)
}

/// The thing that the last noun phrase before a verb names.
fn last_of(scene: &Scene<'_, '_>, from: usize, at: usize) -> Option<ReferentIndex> {
    let nouns = scene.units[from..at].iter().rev();
    let mut named = nouns.filter_map(|unit| match &unit.kind {
        UnitKind::Noun(phrase) => phrase.referents.first().copied(),
        _ => None,
    });
    named.next()
}

/// Whether the words before a verb name a person whom nothing governs, who then is its subject: "*Petrov's guests* were".
fn named_before(scene: &Scene<'_, '_>, from: usize, at: usize) -> bool {
    let accompanies = scene
        .sheet
        .is_one_of(scene.units[from].tokens.start, words!["accompanying", "joining"]);
    let persons = scene.persons_listed(from..at, &|kind| kind == EntityKind::Person);
    !accompanies && !persons.is_empty()
}

/// "Also present as *an invited guest* was": who was there had been invited.
fn is_guest_list(scene: &Scene<'_, '_>, from: usize, at: usize) -> bool {
    let mut units = scene.units[from..at].iter();
    units.any(|unit| {
        let mut tokens = unit.tokens.clone();
        tokens.any(|token| scene.sheet.is_word(token, "invited"))
    })
}

/// The persons named behind a verb, as far as no other clause begins; where there are none, the states and bodies.
fn listed(scene: &Scene<'_, '_>, from: usize) -> Filled {
    let ends = |unit: &Unit| match &unit.kind {
        UnitKind::Verb(group) => group.form == VerbForm::Finite,
        UnitKind::Relative | UnitKind::Subordinator => true,
        _ => false,
    };
    let rest = &scene.units[from..];
    let end = from + rest.iter().position(ends).unwrap_or(rest.len());
    let mut persons = scene.persons_listed(from..end, &|kind| kind == EntityKind::Person);
    // "Mr. Novak, *representing* the President of Ghana"
    persons.retain(|(_, at)| !matches!(scene.units[at - 1].kind, UnitKind::Verb(_)) || *at == from);
    if !persons.is_empty() {
        return persons;
    }
    let nouns: Vec<usize> = (from..end)
        .filter(|at| *at == from || !matches!(scene.units[at - 1].kind, UnitKind::Preposition(_)))
        .collect();
    scene.things(&nouns, &|kind| {
        kind == EntityKind::State || kind.is_organization()
    })
}

/// "A, minister of X; B, minister of Y; and C, minister of Z *attended* the talks": where one of a list that semicolons
/// part is read as attending, all are.
pub(in crate::extractor) fn in_one_subject(scene: &Scene<'_, '_>, out: &mut Vec<Relation>) {
    let sheet = scene.sheet;
    let semicolons = scene
        .units
        .iter()
        .filter(|unit| sheet.is_text(unit.tokens.start, ";"));
    if semicolons.count() < 2 {
        return;
    }
    let verb = |unit: &Unit| matches!(&unit.kind, UnitKind::Verb(group) if group.form == VerbForm::Finite);
    let Some(first) = scene.units.iter().position(verb) else {
        return;
    };
    let attends = |clause: &&Clause| {
        clause.at == first && clause.polarity == Polarity::Positive && is_attendance(scene, clause)
    };
    let Some(clause) = scene.clauses.iter().find(attends) else {
        return;
    };
    let Some((meeting, _)) = scene
        .things(&clause.object, &|kind| kind == EntityKind::Meeting)
        .first()
        .copied()
    else {
        return;
    };
    for (person, unit) in scene.persons_listed(0..first, &|kind| kind == EntityKind::Person) {
        if out
            .iter()
            .any(|told| told.subject == person && told.object == RelationObject::Thing(meeting))
        {
            continue;
        }
        let span = sheet.span(&scene.units[unit].tokens);
        let base = Relation {
            modality: clause.modality,
            ..plain(span, person, RelationObject::Thing(meeting))
        };
        push(sheet, scene.found, Construction::List, &base, out);
    }
}

/// The most units that a list in brackets holds.
const BRACKETED: usize = 21;

/// "the first summit *(Kenya, Ghana and Norway)*": states alone in brackets behind a meeting took part; what follows the brackets.
pub(super) fn listed_in_brackets(
    scene: &Scene<'_, '_>,
    at: usize,
    meeting: ReferentIndex,
    out: &mut Vec<Relation>,
) -> Option<usize> {
    let sheet = scene.sheet;
    let inside = bracketed(scene, at + 1, BRACKETED)?;
    let close = inside.end;
    let joint = |unit: &Unit| matches!(unit.kind, UnitKind::Comma | UnitKind::Conjunction);
    let nouns: Vec<usize> = inside.filter(|at| !joint(&scene.units[*at])).collect();
    let states = scene.things(&nouns, &|kind| kind == EntityKind::State);
    if states.len() < 2 || states.len() != nouns.len() {
        return None;
    }
    for (state, unit) in states {
        let span = sheet.span(&scene.units[unit].tokens);
        let base = plain(span, state, RelationObject::Thing(meeting));
        push(sheet, scene.found, Construction::List, &base, out);
    }
    Some(close + 1)
}

/// Whether a clause sets off a frame that reads lists of those present.
fn is_attendance(scene: &Scene<'_, '_>, clause: &Clause) -> bool {
    let mut frames = frames_with(scene.sheet, Construction::List);
    frames.any(|(frame, _)| scene.sets_off(clause, frame))
}
