//! Relations that no single frame reads alone: who "I", "we" and "the two ministers" are, titles of several, lists, votes.

use std::collections::BTreeSet;

use super::extract;
use crate::knowledge::Knowledge;
use crate::model::{EntityId, Object, Reading};
use crate::text::{Document, DocumentId, SourceFacts};

/// A text of 1 June 2021; of which relations; and all facts of them, by labels.
type Case = (&'static str, &'static [&'static str], &'static [&'static str]);

const CASES: &[Case] = &[
    // The speaker of a text, and the state in whose name an official says "we".
    (
        "Remarks by President Uhuru Kenyatta of Kenya\n\nI visited Oslo in May. We condemn Norway.",
        &["visited", "criticised"],
        &["Uhuru Kenyatta visited Oslo", "Kenya criticised Norway"],
    ),
    // The parties of a joint text.
    (
        "Joint Statement by Kenya and Norway on trade\n\nWe support Ghana.",
        &["supported"],
        &["Kenya supported Ghana", "Norway supported Ghana"],
    ),
    (
        "A summit declaration\n\nWe, Kenya and Norway, met on Monday. We support Ghana.",
        &["supported"],
        &["Kenya supported Ghana", "Norway supported Ghana"],
    ),
    // Those who met, and whose visit it was.
    (
        "President Ivan Petrov met Prime Minister Maria Novak. The dam was discussed. The two leaders praised Kenya.",
        &["supported"],
        &["Ivan Petrov supported Kenya", "Maria Novak supported Kenya"],
    ),
    (
        "President Ivan Petrov thanked Prime Minister Maria Novak for her visit to Kenya.",
        &["visited"],
        &["Maria Novak visited Kenya"],
    ),
    (
        "The minister met President Ivan Petrov, and the envoy spoke of his visit to Kenya.",
        &["visited"],
        &[],
    ),
    // What somebody does stands for him; what is done to him does not.
    (
        "Ghana condemned the unprovoked, illegal and brutal attack by Kenya. Norway condemned the invasion of Togo.",
        &["criticised"],
        &["Ghana criticised Kenya"],
    ),
    // Titles of several.
    (
        "Presidents Ivan Petrov (Kenya), Maria Novak (Ghana) and Jan Wagner met.",
        &["holdsOffice"],
        &["Ivan Petrov holdsOffice Kenya", "Maria Novak holdsOffice Ghana"],
    ),
    (
        "Ivan Petrov, president of Kenya and current chairman of the African Union, spoke.",
        &["holdsOffice"],
        &[
            "Ivan Petrov holdsOffice Kenya",
            "Ivan Petrov holdsOffice African Union",
        ],
    ),
    (
        "Mr. Ivan Petrov, MP, Minister of Industry & Commerce of Kenya, spoke at the United Nations. Maria Novak, spokesperson for the Secretary-General, did too.",
        &["holdsOffice"],
        &[
            "António Guterres holdsOffice United Nations",
            "Ivan Petrov holdsOffice Kenya",
            "Maria Novak holdsOffice United Nations",
        ],
    ),
    // A known office that the title names only in part; nobody visits the state that he serves.
    (
        "Vice President Kamala Harris spoke of Americans. Her visit to the United States was short.",
        &["holdsOffice", "visited"],
        &["Kamala Harris holdsOffice United States"],
    ),
    // Lists below a colon, without marks.
    (
        "The Oslo Summit was attended by the following leaders:\n\nH.E. Mr. Ivan Petrov, President of Kenya\n\nH.E. Ms. Maria Novak, President of Ghana\n\nPresident Jan Wagner of Togo was invited to another meeting.",
        &["attended"],
        &[
            "Ivan Petrov attended Oslo Summit",
            "Maria Novak attended Oslo Summit",
        ],
    ),
    // An official abroad, and one at home.
    (
        "Kenyan Foreign Minister Ivan Petrov said in Oslo that it rained. Norwegian Foreign Minister Maria Novak said in Oslo that it did not.",
        &["visited"],
        &["Ivan Petrov visited Oslo"],
    ),
];

#[test]
fn relations_find_who_is_meant() {
    let knowledge = Knowledge::shipped().unwrap();
    let mut wrong = Vec::new();
    for (text, relations, expected) in CASES {
        let facts = SourceFacts {
            issued: "2021-06-01".parse().ok(),
            ..SourceFacts::default()
        };
        let document = Document::new(DocumentId::new("case"), text, facts);
        let reading = extract(&document, &knowledge);
        let read = facts_of(&reading, relations);
        if read != expected.iter().map(|fact| (*fact).to_owned()).collect() {
            wrong.push(format!("{text}\n    read {read:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The facts of some relations, by the labels of their ends.
fn facts_of(reading: &Reading, relations: &[&str]) -> BTreeSet<String> {
    let label = |id: &EntityId| {
        let entity = reading.entities.iter().find(|entity| entity.id == *id);
        entity.map_or_else(String::new, |entity| entity.label.clone())
    };
    let facts = reading
        .claims
        .iter()
        .filter(|claim| claim.is_fact() && relations.contains(&claim.property.as_str()));
    facts
        .filter_map(|claim| match &claim.object {
            Object::Entity(object) => Some(format!(
                "{} {} {}",
                label(&claim.subject),
                claim.property.as_str(),
                label(object)
            )),
            Object::Date(_) => None,
        })
        .collect()
}
