//! E-books: their pages in the order of reading.

use super::Parts;
use super::xml::{Piece, each, words_of};
use crate::reader::dates::{Order, parse};
use crate::reader::error::ReadError;
use crate::reader::fields::Draft;
use crate::reader::html;
use crate::reader::limits::DOCUMENT;
use crate::text::SourceFacts;

/// The draft of an e-book.
pub(super) fn draft(parts: &Parts) -> Result<Draft, ReadError> {
    let missing = |what: &str| parts.damaged(format!("its {what} is missing"));
    let container = parts
        .text("META-INF/container.xml")?
        .ok_or_else(|| missing("container"))?;
    let package_path = package_path(&container).ok_or_else(|| missing("package"))?;
    let package = parts.text(&package_path)?.ok_or_else(|| missing("package"))?;
    let folder = package_path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut text = String::new();
    for page in pages(&package).map_err(|error| parts.damaged(error))? {
        let path = if folder.is_empty() {
            page
        } else {
            format!("{folder}/{page}")
        };
        let Some(page) = parts.text(&path)? else { continue };
        text.push_str(&html::plain_text(&page).unwrap_or_default());
        text.push('\n');
        if text.len() as u64 > DOCUMENT {
            break;
        }
    }
    text.truncate(text.trim_end().len());
    let mut words = words_of(&package, &["title", "creator", "publisher", "date"]).into_iter();
    let mut word = || words.next().flatten();
    let (title, author, publisher, date) = (word(), word(), word(), word());
    let facts = SourceFacts {
        title,
        issued: date.and_then(|date| parse(&date, Order::DayFirst)),
        creator: author.or_else(|| publisher.clone()),
        publisher,
        url: None,
    };
    Ok(Draft {
        text,
        facts,
        ..Draft::default()
    })
}

fn package_path(container: &str) -> Option<String> {
    let mut path = None;
    let walked = each(container, |piece| {
        if let Piece::Open(element) = piece
            && element.name() == "rootfile"
            && path.is_none()
        {
            path = element.attribute("full-path");
        }
    });
    walked.ok()?;
    path
}

/// The paths of the pages, in the order of reading.
fn pages(package: &str) -> Result<Vec<String>, String> {
    let mut items: Vec<(String, String)> = Vec::new();
    let mut order: Vec<String> = Vec::new();
    each(package, |piece| {
        let Piece::Open(element) = piece else { return };
        match &*element.name() {
            "item" => items.extend(element.attribute("id").zip(element.attribute("href"))),
            "itemref" => order.extend(element.attribute("idref")),
            _ => {}
        }
    })?;
    let path = |id: &String| {
        items
            .iter()
            .find(|(item, _)| item == id)
            .map(|(_, path)| path.clone())
    };
    Ok(order.iter().filter_map(path).collect())
}
