//! Units and clauses of sentences, rendered so that a case reads as a sentence.

use super::units::{Found, Unit, UnitKind, units_of};
use super::verb_groups::{VerbForm, Voice};
use super::{datelines, dates, descriptions, link, names, sheet::Sheet, titles};
use crate::knowledge::Knowledge;
use crate::model::Modality;
use crate::text::{Document, DocumentId, SourceFacts};

/// A sentence's units: "N[…]" for noun phrases with their referents, "V[…]" for verb groups with their features.
fn render(text: &str) -> String {
    let knowledge = Knowledge::shipped().unwrap();
    let facts = SourceFacts {
        issued: "2021-06-01".parse().ok(),
        ..SourceFacts::default()
    };
    let document = Document::new(DocumentId::new("case"), text, facts);
    let sheet = Sheet::new(&document, &knowledge);
    let names = names::find_names(&sheet);
    let titles = titles::find_titles(&sheet, &names);
    let dates = dates::find_dates(&sheet);
    let descriptions = descriptions::find_descriptions(&sheet, &names, &titles, &dates);
    let datelines = datelines::read_datelines(&sheet, &names, &dates);
    let links = link::link(&sheet, &names, &titles, &descriptions, &datelines, &dates);
    let found = Found {
        names: &names,
        titles: &titles,
        descriptions: &descriptions,
        dates: &dates,
        links: &links,
    };
    let mut sentences: Vec<Vec<Unit>> = Vec::new();
    for sentence in &sheet.cut.sentences {
        let units = units_of(&sheet, &found, &sentence.tokens, &sentences);
        sentences.push(units);
    }
    let all = sentences.iter().flatten();
    all.map(|unit| render_unit(&sheet, &found, unit))
        .collect::<Vec<_>>()
        .join(" ")
}

fn render_unit(sheet: &Sheet<'_>, found: &Found<'_>, unit: &Unit) -> String {
    let words = sheet.words(&unit.tokens);
    match &unit.kind {
        UnitKind::Noun(phrase) => {
            let all = phrase.referents.iter().chain(&phrase.alternatives);
            let labels: Vec<&str> = all
                .map(|referent| found.links.referents[*referent].label.as_str())
                .collect();
            if labels.is_empty() {
                format!("N[{words}]")
            } else {
                format!("N[{words}={}]", labels.join("+"))
            }
        }
        UnitKind::Verb(group) => {
            let mut features = Vec::new();
            features.extend((group.voice == Voice::Passive).then_some("passive"));
            features.extend((group.voice == Voice::Either).then_some("either"));
            features.extend((group.form != VerbForm::Finite).then_some("nonfinite"));
            features.extend(group.negated.then_some("not"));
            features.extend((group.modality != Modality::Actual).then_some(group.modality.name()));
            let features: String = features.iter().map(|feature| format!(" {feature}")).collect();
            format!("V[{words}{features}]")
        }
        UnitKind::Date(_) => format!("D[{words}]"),
        UnitKind::Subordinator => format!("S[{words}]"),
        UnitKind::Relative => format!("R[{words}]"),
        _ => words.to_owned(),
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(render(text), expected);
}

#[test]
fn titles_with_their_persons_are_one_phrase() {
    check(
        "Kenyan President Ruto Kamau, head of the Lake Office, declined to attend the talks.",
        "N[Kenyan President Ruto Kamau, head of the Lake Office=Ruto Kamau] , V[declined either] V[to attend nonfinite] N[the talks=talks] .",
    );
}

#[test]
fn a_bare_past_is_finite_where_an_object_follows() {
    check(
        "The Security Council adopted resolution 2202 (2015).",
        "N[The Security Council=United Nations Security Council] V[adopted] N[resolution 2202 (2015)=resolution 2202 (2015)] .",
    );
    check(
        "The summit in Nairobi lasted two days.",
        "N[The summit=summit] in N[Nairobi=Nairobi] V[lasted] N[two days] .",
    );
}

#[test]
fn auxiliaries_say_voice_polarity_and_modality() {
    check(
        "The treaty was not signed by Norway and may be adopted in June.",
        "N[The treaty=treaty] V[was not signed passive not] by N[Norway=Norway] and V[may be adopted passive possible] in D[June] .",
    );
}

#[test]
fn a_verb_of_saying_after_a_parenthesis_is_finite() {
    check(
        "The delegate of Norway, whose team had drafted the text, said on Friday that it was ready.",
        "N[The delegate of Norway=Norway] , R[whose] N[team] V[had drafted] N[the text] , V[said either] on D[Friday] S[that] N[it] V[was] N[ready] .",
    );
}

#[test]
fn a_title_takes_the_body_that_its_portfolio_word_begins() {
    check(
        "The Director of the Trade Institute, Ms. Maria Novak, left.",
        "N[The Director of the Trade Institute, Ms. Maria Novak=Maria Novak] , V[left either] .",
    );
}

#[test]
fn an_initial_is_no_article() {
    check(
        "Kosovo's A. Kurti signed the declaration.",
        "N[Kosovo's A. Kurti=Albin Kurti] V[signed] N[the declaration=declaration] .",
    );
}
