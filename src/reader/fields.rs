//! The fields of records: which holds the text, which the date, and how a record becomes a document.

use std::str::FromStr;

use serde_json::{Map, Value};

use crate::text::{Date, SourceFacts};

use super::dates::{Order, parse};
use super::decode::is_binary;

/// What a field says of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The text itself.
    Text,
    /// Its identifier.
    Id,
    /// Its title.
    Title,
    /// The day it was published.
    Date,
    /// Who wrote it.
    Author,
    /// Who published it.
    Publisher,
    /// Where it was published.
    Url,
}

impl Role {
    const ALL: [(Self, &'static str); 7] = [
        (Self::Text, "text"),
        (Self::Id, "id"),
        (Self::Title, "title"),
        (Self::Date, "date"),
        (Self::Author, "author"),
        (Self::Publisher, "publisher"),
        (Self::Url, "url"),
    ];

    /// The names that fields of this role go by, the likeliest first.
    fn usual_names(self) -> &'static [&'static str] {
        match self {
            Self::Text => &[
                "text",
                "body",
                "content",
                "articleBody",
                "full_text",
                "fulltext",
                "article",
                "maintext",
                "content_text",
            ],
            Self::Id => &["id", "identifier", "_id", "uuid", "guid", "doc_id"],
            Self::Title => &["title", "headline", "subject"],
            Self::Date => &[
                "date",
                "published",
                "datePublished",
                "date_published",
                "published_at",
                "publishedAt",
                "publication_date",
                "pub_date",
                "pubDate",
                "date_publish",
                "issued",
                "created",
                "created_at",
                "timestamp",
            ],
            Self::Author => &["creator", "author", "authors", "byline", "speaker"],
            Self::Publisher => &[
                "publisher",
                "source",
                "outlet",
                "site_name",
                "source_name",
                "publication",
            ],
            Self::Url => &["url", "link", "source_url", "canonical_url", "uri"],
        }
    }
}

/// One choice of a field: `text=body`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldName {
    /// What the field says.
    pub role: Role,
    /// Its name; a full stop leads into an inner record.
    pub name: String,
}

/// A string that chooses no field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` chooses no field: write text=NAME, or id, title, date, author, publisher or url instead of text"
)]
pub struct FieldNameError(String);

impl FromStr for FieldName {
    type Err = FieldNameError;

    fn from_str(text: &str) -> Result<Self, FieldNameError> {
        let wrong = || FieldNameError(text.to_owned());
        let (role, name) = text.split_once('=').ok_or_else(wrong)?;
        let role = if role == "creator" { "author" } else { role };
        let (role, _) = Role::ALL
            .into_iter()
            .find(|(_, word)| *word == role)
            .ok_or_else(wrong)?;
        let name = name.to_owned();
        (!name.is_empty())
            .then_some(Self { role, name })
            .ok_or_else(wrong)
    }
}

/// Which fields hold what.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    pub(super) chosen: Vec<FieldName>,
}

/// A document to be, before its text is cleaned and its date settled.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) facts: SourceFacts,
    /// The identifier that the document gives itself.
    pub(super) id: Option<String>,
    /// When its file was made, for want of a better date.
    pub(super) made: Option<Date>,
    /// A date that is none.
    pub(super) odd_date: Option<String>,
}

impl Fields {
    /// The names that a field of a role may have here.
    fn names(&self, role: Role) -> Vec<&str> {
        let chosen: Vec<&str> = self
            .chosen
            .iter()
            .filter(|field| field.role == role)
            .map(|field| &*field.name)
            .collect();
        if chosen.is_empty() {
            role.usual_names().to_vec()
        } else {
            chosen
        }
    }

    /// Whether a name is that of a text.
    pub(super) fn is_text(&self, name: &str) -> bool {
        self.names(Role::Text)
            .iter()
            .any(|text| text.eq_ignore_ascii_case(name))
    }

    /// Whether a name is that of a field of some role.
    pub(super) fn is_known(&self, name: &str) -> bool {
        let names = |(role, _): &(Role, &str)| {
            self.names(*role)
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name))
        };
        Role::ALL.iter().any(names)
    }

    /// Takes the draft of a document out of a record.
    ///
    /// # Errors
    ///
    /// What is wrong with the record, in words.
    pub(super) fn draft(&self, record: &mut Map<String, Value>) -> Result<Draft, String> {
        let Some(text) = self.take(record, Role::Text, "\n\n") else {
            return Err(format!("it has no `{}`", self.names(Role::Text)[0]));
        };
        if is_binary(&text) {
            return Err("its `text` is binary".to_owned());
        }
        let mut draft = self.facts(record);
        draft.text = text;
        Ok(draft)
    }

    /// Takes what a record says of a text that stands elsewhere.
    pub(super) fn facts(&self, record: &mut Map<String, Value>) -> Draft {
        let mut given = |role| {
            self.take(record, role, ", ")
                .filter(|value| !value.trim().is_empty())
        };
        let publisher = given(Role::Publisher);
        let date = given(Role::Date);
        let issued = date.as_deref().and_then(|date| parse(date, Order::DayFirst));
        let url = given(Role::Url);
        let facts = SourceFacts {
            title: given(Role::Title),
            issued,
            creator: given(Role::Author).or_else(|| publisher.clone()),
            publisher,
            url: url.clone(),
        };
        Draft {
            id: given(Role::Id).or(url),
            facts,
            odd_date: date.filter(|_| issued.is_none()),
            ..Draft::default()
        }
    }

    fn take(&self, record: &mut Map<String, Value>, role: Role, between: &str) -> Option<String> {
        self.names(role)
            .into_iter()
            .find_map(|name| words(taken(record, name)?, between))
    }
}

/// Takes a field out of a record, by its name or by the path to it.
fn taken(record: &mut Map<String, Value>, name: &str) -> Option<Value> {
    if let Some(value) = record.remove(name) {
        return Some(value);
    }
    if let Some(other) = record.keys().find(|key| key.eq_ignore_ascii_case(name)) {
        let other = other.clone();
        return record.remove(&other);
    }
    let (outer, inner) = name.split_once('.')?;
    taken(record.get_mut(outer)?.as_object_mut()?, inner)
}

/// A value in words: numbers are written out, lists joined, of a record its name; anything else is as good as absent.
fn words(value: Value, between: &str) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => {
            let words: Vec<String> = values
                .into_iter()
                .filter_map(|value| words(value, between))
                .collect();
            (!words.is_empty()).then(|| words.join(between))
        }
        Value::Object(mut record) => ["name", "text", "$oid", "$date"]
            .into_iter()
            .find_map(|name| record.remove(name))
            .and_then(|value| words(value, between)),
        _ => None,
    }
}
