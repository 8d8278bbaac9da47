//! The extractor: from a document and the knowledge to what the document says.
//!
//! The stages, in order: the worksheet (tokens with what the lexicon says of them), names, titles,
//! dates, descriptions, linking, units (noun phrases and verb groups), clauses, and from those
//! relations, statements and counts. No stage edits another's output; only [`extract`] knows the order.

#[cfg(test)]
mod ambiguity_tests;
mod assemble;
mod circumstances;
mod clauses;
mod constructions;
mod counts;
#[cfg(test)]
mod date_tests;
mod datelines;
mod dates;
mod descriptions;
mod examples;
#[cfg(test)]
mod frame_tests;
mod link;
#[cfg(test)]
mod link_tests;
#[cfg(test)]
mod meeting_tests;
mod memberships;
mod metonyms;
mod names;
mod parties;
mod quotes;
#[cfg(test)]
mod relation_tests;
mod relations;
#[cfg(test)]
mod robustness_tests;
mod rosters;
mod sheet;
mod stage;
#[cfg(test)]
mod statement_tests;
mod statements;
mod titles;
mod topics;
mod turns;
#[cfg(test)]
mod unit_tests;
mod units;
mod verb_groups;
mod voices;

use crate::knowledge::Knowledge;
use crate::model::Reading;
use crate::text::Document;

pub use examples::{WrongExample, wrong_examples};
pub use stage::Stage;

use assemble::{Read, assemble};
use clauses::{Clause, clauses_of};
use relations::{Relation, Scene};
use sheet::Sheet;
use statements::{Hearing, Together};
use units::{Found, Unit, units_of};

/// Reads one document.
///
/// A pure function of the document and the knowledge; never fails: odd text gives diagnostics.
#[must_use]
pub fn extract(document: &Document, knowledge: &Knowledge) -> Reading {
    extract_in_stages(document, knowledge, |_| {})
}

/// Reads one document, and tells `done` after each piece of work to which stage it belonged.
///
/// For whoever wants to know where the time goes: `done` has a clock, the extractor has none. The stages that go
/// sentence by sentence are told many times.
#[must_use]
pub fn extract_in_stages(document: &Document, knowledge: &Knowledge, mut done: impl FnMut(Stage)) -> Reading {
    let sheet = Sheet::new(document, knowledge);
    done(Stage::Words);
    let names = names::find_names(&sheet);
    done(Stage::Names);
    let titles = titles::find_titles(&sheet, &names);
    done(Stage::Titles);
    let dates = dates::find_dates(&sheet);
    done(Stage::Dates);
    let descriptions = descriptions::find_descriptions(&sheet, &names, &titles, &dates);
    done(Stage::Descriptions);
    let datelines = datelines::read_datelines(&sheet, &names, &dates);
    let links = link::link(&sheet, &names, &titles, &descriptions, &datelines, &dates);
    done(Stage::Linking);
    let found = Found {
        names: &names,
        titles: &titles,
        descriptions: &descriptions,
        dates: &dates,
        links: &links,
    };
    let mut read = read_sentences(&sheet, &found, &mut done);
    circumstances::settle(&sheet, &found, &datelines, &mut read.relations);
    done(Stage::Circumstances);
    let reading = assemble(document, &sheet, &titles, links, read);
    done(Stage::Assembly);
    reading
}

/// Reads relations, statements and counts, sentence by sentence.
fn read_sentences(sheet: &Sheet<'_>, found: &Found<'_>, done: &mut impl FnMut(Stage)) -> Read {
    let quotes = quotes::find_quotes(sheet);
    let mut units: Vec<Vec<Unit>> = Vec::with_capacity(sheet.cut.sentences.len());
    for sentence in &sheet.cut.sentences {
        let of_sentence = units_of(sheet, found, &sentence.tokens, &units);
        units.push(of_sentence);
    }
    done(Stage::Units);
    let clauses: Vec<Vec<Clause>> = units.iter().map(|units| clauses_of(sheet, units)).collect();
    done(Stage::Clauses);
    let voices = voices::voices_of(sheet, found);
    let parties = parties::parties_of(sheet, found);
    let mut together = Together::of(parties.clone());
    let mut spoke: Option<(usize, link::ReferentIndex)> = None;
    done(Stage::Voices);
    let mut read = Read {
        relations: Vec::new(),
        said: Vec::new(),
        counted: Vec::new(),
        metonyms: Vec::new(),
    };
    for (at, sentence) in sheet.cut.sentences.iter().enumerate() {
        let scene = Scene {
            sheet,
            found,
            units: &units[at],
            clauses: &clauses[at],
            before: &units[..at],
            voice: &voices[sentence.block],
            parties: &parties,
            together: together.clone(),
        };
        let mut relations: Vec<Relation> = clauses[at]
            .iter()
            .flat_map(|clause| scene.relations_of(clause))
            .collect();
        constructions::beside_meetings(&scene, &mut relations);
        constructions::speaking_abroad(&scene, &mut relations);
        memberships::memberships(&scene, &mut relations);
        constructions::inverted_lists(&scene, &mut relations);
        constructions::in_one_subject(&scene, &mut relations);
        constructions::votes(&scene, &mut relations);
        constructions::tallies(&scene, &mut relations);
        done(Stage::Relations);
        let hearing = Hearing {
            scene: &scene,
            clauses: &clauses[at],
            quotes: quotes::beside(&quotes, sentence),
            range: sentence.tokens.clone(),
            voice: &voices[sentence.block],
            together: &together,
            last: spoke
                .filter(|(before, _)| before + 1 == at)
                .map(|(_, speaker)| speaker),
        };
        let said = hearing.statements();
        done(Stage::Statements);
        spoke = said.last().map(|one| (at, one.speaker)).or(spoke);
        together.note(&scene, &clauses[at], &relations);
        read.metonyms
            .extend(metonyms::metonyms_of(&scene, &clauses[at], &relations));
        read.relations.extend(relations);
        read.said.extend(said);
        done(Stage::Relations);
        read.counted.extend(counts::counts_of(&scene));
        done(Stage::Counts);
    }
    read.counted = counts::without_repeats(read.counted);
    done(Stage::Counts);
    constructions::offices(sheet, found, &mut read.relations);
    constructions::within_names(sheet, found, &mut read.relations);
    constructions::parts_beside(sheet, found, &mut read.relations);
    constructions::chairs(sheet, found, &mut read.relations);
    constructions::lists(sheet, found, &units, &clauses, &voices, &mut read.relations);
    rosters::read_rosters(sheet, found, &mut read.relations);
    done(Stage::Relations);
    statements::read_preambles(sheet, found, &voices, &mut read.said);
    turns::read_on(sheet, &quotes, &mut read.said);
    turns::read_turns(sheet, &voices, &mut read.said);
    turns::read_briefing(sheet, found, &mut read.said);
    done(Stage::Statements);
    read
}
