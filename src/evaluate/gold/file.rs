//! The JSON of a gold file, and what has to hold of it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Number, Value};

use super::{Gold, GoldCount, GoldEntity, GoldError, GoldObject, GoldRelation, GoldStatement, PROPERTIES};
use crate::model::{Comparator, EntityKind, Property, Quotation};
use crate::text::{CodePoints, SourceFacts};

/// A file as it is written. Fields that are not compared, such as `style`, are passed over.
#[derive(Deserialize)]
struct GoldFile {
    id: String,
    title: Option<String>,
    date: Option<String>,
    entities: Vec<EntityRecord>,
    #[serde(default)]
    relations: Vec<RelationRecord>,
    #[serde(default)]
    statements: Vec<StatementRecord>,
    #[serde(default)]
    counts: Vec<CountRecord>,
}

#[derive(Deserialize)]
struct EntityRecord {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    name: String,
    mentions: Vec<String>,
}

#[derive(Deserialize)]
struct RelationRecord {
    s: String,
    p: String,
    o: Option<String>,
    o_literal: Option<String>,
    title: Option<String>,
    modality: Option<String>,
}

#[derive(Deserialize)]
struct StatementRecord {
    speaker: String,
    kind: Option<String>,
    #[serde(default)]
    cue: String,
    begin: usize,
    end: usize,
}

#[derive(Deserialize)]
struct CountRecord {
    #[serde(default)]
    what: String,
    number: Number,
    comparator: String,
}

impl Gold {
    /// Reads the JSON of a gold file; nothing if it holds other things than annotations.
    ///
    /// # Errors
    ///
    /// Gives the first thing that is wrong with it.
    pub fn parse(json: &str) -> Result<Option<Self>, GoldError> {
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        let value: Value = serde_json::from_str(json)?;
        if value.get("entities").is_none() {
            return Ok(None);
        }
        let file: GoldFile = serde_json::from_str(json)?;
        gold_of(file).map(Some)
    }

    /// Whether all spans lie in the text.
    ///
    /// # Errors
    ///
    /// Names the first statement that does not.
    pub fn check_spans(&self, text: &str) -> Result<(), GoldError> {
        let code_points = CodePoints::new(text);
        for (at, said) in self.statements.iter().enumerate() {
            if said.begin >= said.end || code_points.to_byte(said.end).is_none() {
                let problem = format!("there are no words at {}-{} of the text", said.begin, said.end);
                return Err(GoldError::at("statement", at, problem));
            }
        }
        Ok(())
    }
}

fn gold_of(file: GoldFile) -> Result<Gold, GoldError> {
    let issued = match &file.date {
        Some(date) => Some(date.parse().map_err(|_| no_date(date))?),
        None => None,
    };
    let places = places(&file.entities)?;
    Ok(Gold {
        id: file.id,
        facts: SourceFacts {
            title: file.title.filter(|title| !title.trim().is_empty()),
            issued,
            ..SourceFacts::default()
        },
        entities: each("entity", file.entities, entity)?,
        relations: each("relation", file.relations, |record| relation(record, &places))?,
        statements: each("statement", file.statements, |record| statement(record, &places))?,
        counts: each("count", file.counts, |record| count(&record))?,
    })
}

fn no_date(value: &str) -> GoldError {
    GoldError::Value {
        place: "date".to_owned(),
        problem: format!("`{value}` is no date"),
    }
}

/// Turns records into annotations; what is wrong with one is told with its place in the list.
fn each<R, A>(
    list: &str,
    records: Vec<R>,
    mut annotation: impl FnMut(R) -> Result<A, String>,
) -> Result<Vec<A>, GoldError> {
    let numbered = records.into_iter().enumerate();
    numbered
        .map(|(at, record)| annotation(record).map_err(|problem| GoldError::at(list, at, problem)))
        .collect()
}

/// Where the things stand in their list, by identifier.
fn places(entities: &[EntityRecord]) -> Result<BTreeMap<String, usize>, GoldError> {
    let mut places = BTreeMap::new();
    for (at, entity) in entities.iter().enumerate() {
        if places.insert(entity.id.clone(), at).is_some() {
            let problem = format!("another one is called `{}`", entity.id);
            return Err(GoldError::at("entity", at, problem));
        }
    }
    Ok(places)
}

fn place(places: &BTreeMap<String, usize>, id: &str) -> Result<usize, String> {
    let place = places.get(id).copied();
    place.ok_or_else(|| format!("there is no entity `{id}`"))
}

fn entity(record: EntityRecord) -> Result<GoldEntity, String> {
    let kind = EntityKind::from_name(&record.kind);
    Ok(GoldEntity {
        kind: kind.ok_or_else(|| format!("`{}` is none of the ten kinds", record.kind))?,
        id: record.id,
        name: record.name,
        mentions: record.mentions,
    })
}

fn relation(record: RelationRecord, places: &BTreeMap<String, usize>) -> Result<GoldRelation, String> {
    if !PROPERTIES.contains(&record.p.as_str()) {
        return Err(format!("`{}` is no property that is annotated", record.p));
    }
    let optional = match record.modality.as_deref() {
        None => false,
        Some("planned" | "former") => true,
        Some(other) => return Err(format!("the modality `{other}` is neither planned nor former")),
    };
    let object = match (record.o, record.o_literal) {
        (Some(id), None) => GoldObject::Entity(place(places, &id)?),
        (None, Some(literal)) => GoldObject::Literal(literal),
        _ => return Err("it wants either `o` or `o_literal`".to_owned()),
    };
    Ok(GoldRelation {
        subject: place(places, &record.s)?,
        property: Property::new(&record.p),
        object,
        optional,
        title: record.title.filter(|title| !title.is_empty()),
    })
}

fn statement(record: StatementRecord, places: &BTreeMap<String, usize>) -> Result<GoldStatement, String> {
    let quotation = match &record.kind {
        None => None,
        Some(kind) => {
            let mut all = Quotation::ALL.into_iter();
            let known = all.find(|quotation| quotation.name() == kind);
            Some(known.ok_or_else(|| format!("`{kind}` is not direct, indirect or mixed"))?)
        }
    };
    Ok(GoldStatement {
        speaker: place(places, &record.speaker)?,
        quotation,
        cue: record.cue,
        begin: record.begin,
        end: record.end,
    })
}

fn count(record: &CountRecord) -> Result<GoldCount, String> {
    let comparator = Comparator::ALL
        .into_iter()
        .find(|comparator| comparator.name() == record.comparator);
    Ok(GoldCount {
        what: record.what.clone(),
        number: whole(&record.number).ok_or_else(|| format!("`{}` counts nothing", record.number))?,
        comparator: comparator.ok_or_else(|| format!("`{}` is no comparator", record.comparator))?,
    })
}

/// A number without its fraction, as `2.0` is written for 2.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the fraction is dropped on purpose and the sign is checked"
)]
fn whole(number: &Number) -> Option<u64> {
    let fractional = || number.as_f64().filter(|number| *number >= 0.0);
    number
        .as_u64()
        .or_else(|| fractional().map(|number| number as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with one state and what else is given.
    fn file(more: &str) -> String {
        let state = r#"{"id": "e1", "type": "State", "name": "Norway", "mentions": ["Norway"]}"#;
        format!(r#"{{"id": "a", "date": "2024-05-01", "entities": [{state}]{more}}}"#)
    }

    #[track_caller]
    fn check_wrong(json: &str, expected: &str) {
        let error = Gold::parse(json).expect_err("it is wrong").to_string();
        assert_eq!(error, expected);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        check_wrong("[", "EOF while parsing a list at line 1 column 1");
        check_wrong(r#"{"entities": []}"#, "missing field `id` at line 1 column 16");
        check_wrong(
            &file("").replace("State", "Galaxy"),
            "entity 1: `Galaxy` is none of the ten kinds",
        );
        check_wrong(&file("").replace("2024-05-01", "May"), "date: `May` is no date");
        let wrong = [
            (
                r#""relations": [{"s": "e1", "p": "loved", "o": "e1"}]"#,
                "relation 1: `loved` is no property that is annotated",
            ),
            (
                r#""relations": [{"s": "e9", "p": "metWith", "o": "e1"}]"#,
                "relation 1: there is no entity `e9`",
            ),
            (
                r#""relations": [{"s": "e1", "p": "heldOn"}]"#,
                "relation 1: it wants either `o` or `o_literal`",
            ),
            (
                r#""relations": [{"s": "e1", "p": "metWith", "o": "e1", "modality": "possible"}]"#,
                "relation 1: the modality `possible` is neither planned nor former",
            ),
            (
                r#""statements": [{"speaker": "e1", "kind": "sung", "cue": "sang", "begin": 0, "end": 1}]"#,
                "statement 1: `sung` is not direct, indirect or mixed",
            ),
            (
                r#""counts": [{"what": "text", "number": -1, "comparator": "exactly"}]"#,
                "count 1: `-1` counts nothing",
            ),
            (
                r#""counts": [{"what": "text", "number": 2, "comparator": "some"}]"#,
                "count 1: `some` is no comparator",
            ),
        ];
        for (more, expected) in wrong {
            check_wrong(&file(&format!(", {more}")), expected);
        }
    }

    #[test]
    fn other_files_are_no_gold() {
        assert_eq!(Gold::parse(r#"{"f1": {"entities": 80}}"#).expect("JSON"), None);
        assert_eq!(Gold::parse("[1]").expect("JSON"), None);
    }

    #[test]
    fn spans_have_to_lie_in_the_text() {
        let said = r#", "statements": [{"speaker": "e1", "begin": 1, "end": 4}]"#;
        let gold = Gold::parse(&file(said)).expect("gold").expect("annotations");
        assert!(gold.check_spans("né à").is_ok());
        let error = gold.check_spans("né!").expect_err("too short").to_string();
        assert_eq!(error, "statement 1: there are no words at 1-4 of the text");
    }
}
