//! Constructions other than clauses: titles beside names, names within names, places and dates beside meetings, lists.

mod chairs;
mod parts;
mod present;
mod tallies;

use std::ops::Range;

use super::clauses::{Clause, Predicate};
use super::link::ReferentIndex;
use super::relations::{Relation, RelationObject, Scene};
use super::sheet::{Sheet, words};
use super::statements::Together;
use super::units::{Found, Unit, UnitKind};
use super::verb_groups::Voice;
use super::voices;
use crate::knowledge::{Construction, Trigger, VerbForms, WordClass};
use crate::model::{EntityKind, Modality, Polarity, Property};
use crate::text::{BlockKind, Span, key_hash};

pub(super) use chairs::chairs;
pub(super) use parts::parts_beside;
pub(super) use present::{in_one_subject, inverted_lists};
pub(super) use tallies::tallies;

/// Within how many words a line that lists a person names it, and how many the whole line may have.
const OPENING: usize = 10;
const LINE: usize = 40;

/// Relations that every frame with this construction reads.
fn frames_with<'k>(
    sheet: &Sheet<'k>,
    construction: Construction,
) -> impl Iterator<Item = (&'k std::sync::Arc<str>, &'k Property)> {
    let frames = sheet.knowledge.frames.iter();
    frames.flat_map(move |frame| {
        let reads = frame.reads.iter().filter(
            move |read| matches!(read.trigger, Trigger::Construction(known) if known == construction),
        );
        reads.map(move |read| (&frame.name, &read.relation))
    })
}

/// Pushes a relation for every frame with the construction, if the ontology allows it.
pub(super) fn push(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    construction: Construction,
    base: &Relation,
    out: &mut Vec<Relation>,
) {
    for (frame, property) in frames_with(sheet, construction) {
        let Some(declared) = sheet.knowledge.ontology.property(property.as_str()) else {
            continue;
        };
        let kind = |referent: ReferentIndex| found.links.referents[referent].kind;
        let allowed = match base.object {
            RelationObject::Thing(object) => {
                object != base.subject && declared.allows(kind(base.subject), kind(object))
            }
            RelationObject::Date(_) => declared.allows_date(kind(base.subject)),
        };
        if allowed {
            out.push(Relation {
                property: property.clone(),
                frame: frame.clone(),
                ..base.clone()
            });
        }
    }
}

/// A relation that is read as it stands: asserted, actual.
pub(super) fn plain(span: Span, subject: ReferentIndex, object: RelationObject) -> Relation {
    Relation {
        span,
        subject,
        property: Property::new(""),
        object,
        frame: "".into(),
        polarity: Polarity::Positive,
        modality: Modality::Actual,
        when: None,
        title: None,
    }
}

/// The offices that titles give to persons.
pub(super) fn offices(sheet: &Sheet<'_>, found: &Found<'_>, out: &mut Vec<Relation>) {
    for (at, title) in found.titles.iter().enumerate() {
        let (Some(person), Some(body)) = (found.links.of_title[at], found.links.body_of_title[at]) else {
            continue;
        };
        // A clause that gives a title may have been read already, with its date and modality.
        let read = |relation: &Relation| relation.title == Some(at) && relation.subject == person;
        if title.sent || title.given && out.iter().any(read) {
            continue;
        }
        let mut span = sheet.span(&title.tokens);
        if let Some(name) = title.person {
            span = span.join(sheet.span(&found.names.list[name].tokens));
        }
        let base = Relation {
            modality: title.modality,
            title: Some(at),
            ..plain(span, person, RelationObject::Thing(body))
        };
        push(sheet, found, Construction::Office, &base, out);
    }
}

/// What the names inside names say: bodies of bodies, meetings of series.
pub(super) fn within_names(sheet: &Sheet<'_>, found: &Found<'_>, out: &mut Vec<Relation>) {
    for (outer, inner, tokens) in &found.links.within {
        let base = plain(sheet.span(tokens), *outer, RelationObject::Thing(*inner));
        if !is_namesake(found, *outer, *inner) && host_from(sheet, tokens).is_none() {
            push(sheet, found, Construction::BodyInName, &base, out);
        }
        push(sheet, found, Construction::SeriesInName, &base, out);
        let places = found.links.meetings.of(*outer).map(|known| &known.places);
        if places.is_some_and(|places| places.contains(inner)) {
            push(sheet, found, Construction::PlaceOfMeeting, &base, out);
        }
    }
}

/// Where a name says to whom a body is sent, of whom it is no part: "the Mission of Kenya *to* the Union".
pub(super) fn host_from(sheet: &Sheet<'_>, name: &Range<usize>) -> Option<usize> {
    let posted = name.clone().find(|at| sheet.is(*at, WordClass::Posted))?;
    (posted..name.end).find(|at| sheet.is_word(*at, "to"))
}

/// Whether a name only says what sort of body it is of which it holds the name ("the BSEC *Organization*"), or is
/// another body's with the same words ("the African Union Peace and *Security Council*").
fn is_namesake(found: &Found<'_>, outer: ReferentIndex, inner: ReferentIndex) -> bool {
    const SORTS: [&str; 5] = [
        "Organization",
        "Organisation",
        "Community",
        "Summit",
        "Delegation",
    ];
    let (outer, inner) = (&found.links.referents[outer], &found.links.referents[inner]);
    let other = inner.kind == EntityKind::UnBody && outer.kind == EntityKind::IntergovernmentalOrganization;
    let mut words = outer.label.split(' ');
    let sort = outer.known.is_none()
        && words.clone().count() == 2
        && words.next_back().is_some_and(|word| SORTS.contains(&word));
    other || sort
}

/// Places and dates right after a meeting: "the summit in Samarkand on 16 September".
pub(super) fn beside_meetings(scene: &Scene<'_, '_>, out: &mut Vec<Relation>) {
    for (at, unit) in scene.units.iter().enumerate() {
        let UnitKind::Noun(phrase) = &unit.kind else {
            continue;
        };
        let first = phrase.referents.first().copied();
        if let Some(meeting) = first.filter(|thing| scene.referent_kind(*thing) == EntityKind::Meeting) {
            beside_meeting(scene, at, meeting, out);
        }
    }
}

/// The thing of a kind that was named last before a unit, in its sentence or one of the three before.
fn last_named(scene: &Scene<'_, '_>, at: usize, kind: EntityKind) -> Option<ReferentIndex> {
    let named = |units: &[Unit]| {
        let mut phrases = units.iter().rev().filter_map(|unit| match &unit.kind {
            UnitKind::Noun(phrase) => Some(phrase),
            _ => None,
        });
        phrases.find_map(|phrase| {
            let mut referents = phrase.referents.iter().copied();
            referents.find(|thing| scene.referent_kind(*thing) == kind)
        })
    };
    let earlier = || scene.before.iter().rev().take(3).find_map(|units| named(units));
    named(&scene.units[..at]).or_else(earlier)
}

/// "Those *in favour were* A, B and C", "*Against: * A and B": how states voted on the text that was named last.
pub(super) fn votes(scene: &Scene<'_, '_>, out: &mut Vec<Relation>) {
    /// How many tokens may stand before the list.
    const OPENING: usize = 6;
    let sheet = scene.sheet;
    let counts = |unit: &Unit| match &unit.kind {
        UnitKind::Verb(group) => sheet.is(group.head, WordClass::Be),
        UnitKind::Boundary => sheet.is_text(unit.tokens.start, ":"),
        _ => false,
    };
    let (Some(first), Some(at)) = (scene.units.first(), scene.units.iter().position(counts)) else {
        return;
    };
    let opening = first.tokens.start..scene.units[at].tokens.start;
    let is = |words: &[&str]| {
        let mut tokens = opening.clone();
        tokens.any(|token| words.iter().any(|word| sheet.is_word(token, word)))
    };
    let construction = match (is(&["favour", "favor"]), is(&["against"])) {
        (true, false) => Construction::InFavour,
        (false, true) => Construction::Against,
        _ => return,
    };
    // "The war against Ghana is …" is no vote.
    let start = opening.start;
    let opens = sheet.is_one_of(start, words!["those", "in", "against", "for"]);
    let told = opens || is(&["voting", "voted", "votes", "vote"]);
    let denied = opening.clone().any(|token| sheet.is(token, WordClass::Negator));
    if opening.len() > OPENING || !told || denied {
        return;
    }
    let Some(text) = last_named(scene, at, EntityKind::Instrument) else {
        return;
    };
    let listed: Vec<usize> = (at + 1..scene.units.len()).collect();
    for (state, unit) in scene.things(&listed, &|kind| kind == EntityKind::State) {
        let span = sheet.span(&scene.units[unit].tokens);
        push(
            sheet,
            scene.found,
            construction,
            &plain(span, state, RelationObject::Thing(text)),
            out,
        );
    }
}

/// Officials who say something in a place of another state: "the Kenyan president *said in Oslo*".
pub(super) fn speaking_abroad(scene: &Scene<'_, '_>, out: &mut Vec<Relation>) {
    let verbs = &scene.sheet.knowledge.lexicon.verbs;
    let says = |clause: &&Clause| {
        matches!(clause.predicate, Predicate::Verb(verb) if verbs.verb(verb).reports_clauses())
            && clause.voice != Voice::Passive
            && clause.polarity == Polarity::Positive
            && clause.modality == Modality::Actual
    };
    for clause in scene.clauses.iter().filter(says) {
        let persons = scene.things(&clause.subject, &|kind| kind == EntityKind::Person);
        // "called for a ceasefire in Gaza": only right behind the verb it is where somebody speaks.
        let first = clause.obliques.first().filter(|_| clause.object.is_empty());
        let places = first
            .filter(|oblique| oblique.preposition == key_hash("in"))
            .into_iter()
            .flat_map(|oblique| scene.things(&oblique.nouns, &|kind| kind == EntityKind::Place));
        let (Some((person, _)), Some((place, at))) = (persons.first().copied(), places.last()) else {
            continue;
        };
        if is_abroad(scene, person, place) {
            let span = scene
                .sheet
                .span(&(scene.units[clause.at].tokens.start..scene.units[at].tokens.end));
            let base = plain(span, person, RelationObject::Thing(place));
            push(scene.sheet, scene.found, Construction::SpeakingAbroad, &base, out);
        }
    }
}

/// Whether a place lies in another state than the one that a person serves.
fn is_abroad(scene: &Scene<'_, '_>, person: ReferentIndex, place: ReferentIndex) -> bool {
    let referents = &scene.found.links.referents;
    let known = |thing: ReferentIndex| referents[thing].known;
    let home = scene.state_of(person).and_then(known);
    let host = known(place).and_then(|place| {
        let place = scene.sheet.knowledge.gazetteer.thing(place);
        place.capital_of.or(place.contained_in)
    });
    home.zip(host).is_some_and(|(home, host)| home != host)
}

/// What stands right after one meeting, with prepositions or as a date without one.
fn beside_meeting(scene: &Scene<'_, '_>, at: usize, meeting: ReferentIndex, out: &mut Vec<Relation>) {
    let mut next = at + 1;
    if let Some(after) = in_brackets(scene, at, meeting, out) {
        next = after;
    } else if let Some(after) = present::listed_in_brackets(scene, at, meeting, out) {
        next = after;
    }
    // "a meeting with groups in Kenya": the place is that of the groups.
    let mut open = true;
    // "the meeting since its founding in 1995": the day is that of the other.
    let mut own = true;
    loop {
        if let Some(after) = held_after(scene, next) {
            (next, open, own) = (after, true, true);
        }
        next += usize::from(next > at + 1 && is_set_off(scene, next));
        let (preposition, thing) = match scene.units.get(next).map(|unit| &unit.kind) {
            Some(UnitKind::Preposition(preposition)) => (Some(*preposition), next + 1),
            Some(UnitKind::Date(_)) => (None, next),
            _ => return,
        };
        let Some(unit) = scene.units.get(thing) else {
            return;
        };
        let span = scene.sheet.span(&(scene.units[at].tokens.start..unit.tokens.end));
        match (&unit.kind, preposition) {
            (UnitKind::Noun(phrase), Some(preposition)) => {
                open &= of_meeting(preposition);
                own &= !is_of_other(preposition);
                if let Some(thing) = phrase.referents.first().filter(|_| open) {
                    let base = plain(span, meeting, RelationObject::Thing(*thing));
                    beside(scene, preposition, &base, out);
                }
            }
            (UnitKind::Date(when), preposition) if own && preposition.is_none_or(is_of_time) => {
                if let Some(date) = when.resolve(scene.sheet.document.facts.issued, false) {
                    let base = plain(span, meeting, RelationObject::Date(date));
                    push(scene.sheet, scene.found, Construction::DateOfMeeting, &base, out);
                }
            }
            _ => {}
        }
        next = thing + 1;
        // "a meeting between A *and B* in London"
        if preposition.is_some_and(|preposition| preposition == key_hash("between")) {
            next += 2 * usize::from(is_second_side(scene, next));
        }
    }
}

/// The units between the bracket that opens at a unit and the one that closes it, if those are no more than `most`.
fn bracketed(scene: &Scene<'_, '_>, open: usize, most: usize) -> Option<Range<usize>> {
    let is = |at: usize, mark: &str| {
        let unit = scene.units.get(at);
        unit.is_some_and(|unit| scene.sheet.is_text(unit.tokens.start, mark))
    };
    if !is(open, "(") {
        return None;
    }
    let last = scene.units.len().min(open.saturating_add(most).saturating_add(2));
    let close = (open + 1..last).find(|close| is(*close, ")"))?;
    Some(open + 1..close)
}

/// The most units of a place and a day in brackets.
const DAY_AND_PLACE: usize = 3;

/// "the Oslo Summit *(Bergen, 3 May 2021)*": a place and a day alone in brackets behind a meeting; what follows the brackets.
fn in_brackets(
    scene: &Scene<'_, '_>,
    at: usize,
    meeting: ReferentIndex,
    out: &mut Vec<Relation>,
) -> Option<usize> {
    let sheet = scene.sheet;
    let inside = bracketed(scene, at + 1, DAY_AND_PLACE)?;
    let close = inside.end;
    let place = |unit: &Unit| match &unit.kind {
        UnitKind::Noun(phrase) => {
            let first = phrase.referents.first().copied();
            first.filter(|thing| matches!(scene.referent_kind(*thing), EntityKind::Place | EntityKind::State))
        }
        _ => None,
    };
    let dated = scene.units[inside.clone()]
        .iter()
        .any(|unit| matches!(unit.kind, UnitKind::Date(_)));
    let fits =
        |unit: &Unit| matches!(unit.kind, UnitKind::Date(_) | UnitKind::Comma) || place(unit).is_some();
    if !dated || !scene.units[inside.clone()].iter().all(fits) {
        return None;
    }
    for unit in &scene.units[inside] {
        let span = sheet.span(&(scene.units[at].tokens.start..unit.tokens.end));
        if let UnitKind::Date(when) = &unit.kind
            && let Some(date) = when.resolve(sheet.document.facts.issued, false)
        {
            let base = plain(span, meeting, RelationObject::Date(date));
            push(sheet, scene.found, Construction::DateOfMeeting, &base, out);
        } else if let Some(place) = place(unit) {
            let base = plain(span, meeting, RelationObject::Thing(place));
            push(sheet, scene.found, Construction::PlaceOfMeeting, &base, out);
        }
    }
    Some(close + 1)
}

/// Where the "held" ends that says of a meeting, not of others, when and where it was: "the session, *held* in Bali", "the last summit, for example, *held* in May".
fn held_after(scene: &Scene<'_, '_>, from: usize) -> Option<usize> {
    let sheet = scene.sheet;
    let kind = |at: usize| scene.units.get(at).map(|unit| &unit.kind);
    let comma = |at: usize| matches!(kind(at), Some(UnitKind::Comma));
    let mut at = from + usize::from(comma(from));
    // "for example", "which was"
    let aside = comma(from) && matches!(kind(at), Some(UnitKind::Preposition(_))) && comma(at + 2);
    at += 3 * usize::from(aside);
    at += usize::from(matches!(kind(at), Some(UnitKind::Relative)));
    let Some(UnitKind::Verb(group)) = kind(at) else {
        return None;
    };
    let tokens = &scene.units[at].tokens;
    let takes_place = sheet.is_word(tokens.start, "taking") && sheet.is_word(tokens.end, "place");
    let held = sheet.is_one_of(
        group.head,
        words![
            "held",
            "convened",
            "organized",
            "organised",
            "staged",
            "scheduled"
        ],
    );
    let relative = at > 0 && matches!(kind(at - 1), Some(UnitKind::Relative));
    let bare = tokens.len() == 1
        || relative && group.voice == Voice::Passive && !group.negated && group.modality == Modality::Actual;
    let circumstance = |at: usize| matches!(kind(at), Some(UnitKind::Preposition(_) | UnitKind::Date(_)));
    let mut after = at + 1 + usize::from(takes_place);
    while matches!(kind(after), Some(UnitKind::Adverb)) {
        after += 1;
    }
    (bare && (held || takes_place) && circumstance(after)).then_some(after)
}

/// Whether "and" and a noun phrase follow.
fn is_second_side(scene: &Scene<'_, '_>, at: usize) -> bool {
    let kind = |at: usize| scene.units.get(at).map(|unit| &unit.kind);
    matches!(kind(at), Some(UnitKind::Conjunction)) && matches!(kind(at + 1), Some(UnitKind::Noun(_)))
}

/// Whether a comma sets off one more place or day: "a meeting on Sunday, *in Abuja*, issued …".
fn is_set_off(scene: &Scene<'_, '_>, comma: usize) -> bool {
    let kind = |at: usize| scene.units.get(at).map(|unit| &unit.kind);
    let led = matches!(kind(comma + 1), Some(UnitKind::Preposition(preposition)) if of_meeting(*preposition) || is_of_time(*preposition));
    let closed = matches!(kind(comma + 3), None | Some(UnitKind::Comma | UnitKind::Boundary));
    matches!(kind(comma), Some(UnitKind::Comma)) && led && closed
}

/// Prepositions after which a further phrase still hangs on the meeting.
fn of_meeting(preposition: u64) -> bool {
    ["of", "in", "at", "between"]
        .iter()
        .any(|word| key_hash(word) == preposition)
}

/// Prepositions behind which a day is that of another event.
fn is_of_other(preposition: u64) -> bool {
    ["since", "after", "before", "following", "until", "under"]
        .iter()
        .any(|word| key_hash(word) == preposition)
}

/// Prepositions before a day on which something takes place.
fn is_of_time(preposition: u64) -> bool {
    ["on", "in", "from", "of", "during", "between", "at"]
        .iter()
        .any(|word| key_hash(word) == preposition)
}

/// A thing after a preposition beside a meeting: "of" whose it is, "in" and "at" where it is.
fn beside(scene: &Scene<'_, '_>, preposition: u64, base: &Relation, out: &mut Vec<Relation>) {
    let RelationObject::Thing(thing) = base.object else {
        return;
    };
    let known = scene.found.links.meetings.of(base.subject);
    let place = ["in", "at"].iter().any(|word| key_hash(word) == preposition);
    if place && matches!(scene.referent_kind(thing), EntityKind::Place | EntityKind::State) {
        push(scene.sheet, scene.found, Construction::PlaceOfMeeting, base, out);
    } else if (place || preposition == key_hash("of"))
        && known.is_some_and(|known| known.series.contains(&thing))
    {
        push(scene.sheet, scene.found, Construction::SeriesInName, base, out);
    }
}

/// Items of a list whose lead ends in a colon and says what the items do: "The summit was attended by:".
pub(super) fn lists(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    sentences: &[Vec<Unit>],
    clauses: &[Vec<Clause>],
    voices: &[voices::Voice],
    out: &mut Vec<Relation>,
) {
    for (lead, units) in sentences.iter().enumerate() {
        let colon = units
            .last()
            .is_some_and(|unit| sheet.is_text(unit.tokens.start, ":"));
        let block = sheet.cut.sentences[lead].block;
        if !colon || !is_list_line(sheet, found, block + 1) {
            continue;
        }
        for clause in &clauses[lead] {
            list_items(
                sheet,
                found,
                sentences,
                (lead, clause),
                (block, &voices[block]),
                out,
            );
        }
    }
}

/// Whether a block is an item of a list, or a line that opens with a person and has no clause: "H.E. Mr Ivan Petrov, President of …".
fn is_list_line(sheet: &Sheet<'_>, found: &Found<'_>, block: usize) -> bool {
    let Some(block) = sheet.cut.blocks.get(block) else {
        return false;
    };
    if block.kind == BlockKind::Item {
        return true;
    }
    let tokens = sheet.block_tokens(block);
    let opening = found
        .links
        .namings
        .between(tokens.start, tokens.end.min(tokens.start + OPENING));
    let persons = opening.filter(|naming| found.links.referents[naming.referent].kind == EntityKind::Person);
    let clause = |at: usize| {
        let verb = sheet.toks[at].verb(VerbForms::PAST.union(VerbForms::THIRD));
        sheet.is(at, WordClass::Be)
            || sheet.is(at, WordClass::Have)
            || verb.is_some() && !sheet.is(at, WordClass::NounlikeVerb)
    };
    tokens.len() <= LINE && persons.count() > 0 && !tokens.into_iter().any(clause)
}

/// Reads the items below a lead as agents of its passive clause.
fn list_items(
    sheet: &Sheet<'_>,
    found: &Found<'_>,
    sentences: &[Vec<Unit>],
    (lead, clause): (usize, &Clause),
    (block, voice): (usize, &voices::Voice),
    out: &mut Vec<Relation>,
) {
    let scene = Scene {
        sheet,
        found,
        units: &sentences[lead],
        clauses: &[],
        before: &sentences[..lead],
        voice,
        parties: &[],
        together: Together::default(),
    };
    let meetings = scene.things(&clause.subject, &|kind| kind == EntityKind::Meeting);
    let Some((meeting, _)) = meetings.first().copied() else {
        return;
    };
    let attends = sheet.knowledge.frames.iter().any(|frame| {
        frame.reads.iter().any(|read| {
            matches!(read.trigger, Trigger::Construction(Construction::List))
                && scene.sets_off(clause, &frame.name)
        })
    });
    if !attends || clause.polarity != Polarity::Positive {
        return;
    }
    let items = (block + 1..sheet.cut.blocks.len()).take_while(|at| is_list_line(sheet, found, *at));
    for sentence in items.flat_map(|at| sheet.cut.blocks[at].sentences.clone()) {
        for unit in &sentences[sentence] {
            let UnitKind::Noun(phrase) = &unit.kind else {
                continue;
            };
            for person in phrase
                .referents
                .iter()
                .filter(|referent| found.links.referents[**referent].kind == EntityKind::Person)
            {
                let mut base = plain(sheet.span(&unit.tokens), *person, RelationObject::Thing(meeting));
                base.modality = clause.modality;
                push(sheet, found, Construction::List, &base, out);
            }
        }
    }
}
