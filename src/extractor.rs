//! The extractor: from a document and the knowledge to what the document says.
//!
//! The stages, in order: the worksheet (tokens with what the lexicon says of them), names, titles,
//! descriptions, linking, dates, units (noun phrases and verb groups), clauses, and from those
//! relations, statements and counts. No stage edits another's output; only [`extract`] knows the order.

#[cfg(test)]
mod ambiguity_tests;
mod assemble;
mod clauses;
mod constructions;
mod counts;
mod dates;
#[cfg(test)]
mod frame_tests;
mod link;
#[cfg(test)]
mod link_tests;
mod metonyms;
mod names;
mod quotes;
mod relations;
#[cfg(test)]
mod robustness_tests;
mod sheet;
mod statements;
mod titles;
mod turns;
#[cfg(test)]
mod unit_tests;
mod units;
mod verb_groups;

use crate::knowledge::Knowledge;
use crate::model::Reading;
use crate::text::Document;

use assemble::{Read, assemble};
use clauses::{Clause, clauses_of};
use relations::{Relation, Scene};
use sheet::Sheet;
use units::{Found, Unit, units_of};

/// Reads one document.
///
/// A pure function of the document and the knowledge; never fails: odd text gives diagnostics.
#[must_use]
pub fn extract(document: &Document, knowledge: &Knowledge) -> Reading {
    let sheet = Sheet::new(document, knowledge);
    let names = names::find_names(&sheet);
    let titles = titles::find_titles(&sheet, &names);
    let descriptions = link::find_descriptions(&sheet, &names, &titles);
    let links = link::link(&sheet, &names, &titles, &descriptions);
    let dates = dates::find_dates(&sheet);
    let found = Found {
        names: &names,
        titles: &titles,
        descriptions: &descriptions,
        dates: &dates,
        links: &links,
    };
    let read = read_sentences(&sheet, &found);
    assemble(document, &sheet, &titles, links, read)
}

/// Reads relations, statements and counts, sentence by sentence.
fn read_sentences(sheet: &Sheet<'_>, found: &Found<'_>) -> Read {
    let quotes = quotes::find_quotes(sheet);
    let mut units: Vec<Vec<Unit>> = Vec::with_capacity(sheet.cut.sentences.len());
    for sentence in &sheet.cut.sentences {
        let of_sentence = units_of(sheet, found, &sentence.tokens, &units);
        units.push(of_sentence);
    }
    let clauses: Vec<Vec<Clause>> = units.iter().map(|units| clauses_of(sheet, units)).collect();
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
        };
        let mut relations: Vec<Relation> = clauses[at]
            .iter()
            .flat_map(|clause| scene.relations_of(clause))
            .collect();
        constructions::beside_meetings(&scene, &mut relations);
        let beside = quotes::beside(sheet, &quotes, sentence);
        let said = statements::statements_of(&scene, &clauses[at], beside, &sentence.tokens);
        read.metonyms
            .extend(metonyms::metonyms_of(&scene, &clauses[at], &relations));
        read.relations.extend(relations);
        read.said.extend(said);
        read.counted.extend(counts::counts_of(&scene));
    }
    constructions::offices(sheet, found, &mut read.relations);
    constructions::within_names(sheet, found, &mut read.relations);
    constructions::lists(sheet, found, &units, &clauses, &mut read.relations);
    turns::read_on(sheet, found, &quotes, &mut read.said);
    turns::read_turns(sheet, found, &mut read.said);
    read
}
