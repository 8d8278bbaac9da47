//! Opening a PDF file: its pages and what its information says.

use std::thread;

use pdf_extract::{Dictionary, Document, decode_text_string, output_doc_page};

use super::glyphs::{Glyphs, Page};
use super::{layout, paragraphs};
use crate::reader::apart::{cannot, take_apart};
use crate::reader::dates::{Order, parse};
use crate::reader::error::ReadError;
use crate::reader::fields::Draft;
use crate::text::SourceFacts;

/// The stack of the thread that takes a file apart: objects may lie deep in one another.
const STACK: usize = 64 << 20;

/// Why a file cannot be read.
enum Fault {
    Encrypted,
    Damaged(String),
    /// The parser gave up in the middle.
    Panicked,
}

/// The draft of a PDF file.
///
/// # Errors
///
/// [`ReadError::Damaged`], [`ReadError::Encrypted`], [`ReadError::Scanned`].
pub(in crate::reader) fn draft(bytes: &[u8], path: &str) -> Result<Draft, ReadError> {
    let owned = || path.to_owned();
    let damaged = |problem: String| ReadError::Damaged {
        path: owned(),
        problem,
    };
    // In a thread of its own, for its stack.
    let read = thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).name("pdf".to_owned());
        let thread = thread
            .spawn_scoped(scope, || take_apart(|| read(bytes)))
            .map_err(|error| Fault::Damaged(error.to_string()))?;
        thread.join().ok().flatten().unwrap_or(Err(Fault::Panicked))
    });
    let (pages, draft) = read.map_err(|fault| match fault {
        Fault::Encrypted => ReadError::Encrypted { path: owned() },
        Fault::Damaged(problem) => damaged(problem),
        Fault::Panicked => cannot(owned()),
    })?;
    if pages.iter().all(|page| page.glyphs.is_empty()) && !pages.is_empty() {
        return Err(ReadError::Scanned { path: owned() });
    }
    let pages: Vec<_> = pages.iter().map(layout::lines_of).collect();
    Ok(Draft {
        text: paragraphs::text(pages),
        ..draft
    })
}

fn read(bytes: &[u8]) -> Result<(Vec<Page>, Draft), Fault> {
    let wrong = |error: &dyn std::fmt::Display| Fault::Damaged(error.to_string());
    let mut document = Document::load_mem(bytes).map_err(|error| wrong(&error))?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(Fault::Encrypted);
    }
    let mut glyphs = Glyphs::default();
    for number in document.get_pages().into_keys() {
        output_doc_page(&document, &mut glyphs, number).map_err(|error| wrong(&error))?;
    }
    if glyphs.pages.is_empty() {
        return Err(Fault::Damaged("it has no pages".to_owned()));
    }
    Ok((glyphs.pages, information(&document)))
}

/// What the information of a document says, where it makes sense.
fn information(document: &Document) -> Draft {
    let info = document.trailer.get(b"Info").ok();
    let info = info.and_then(|info| document.dereference(info).ok());
    let Some(info) = info.and_then(|(_, info)| info.as_dict().ok()) else {
        return Draft::default();
    };
    let field = |name: &[u8]| text(document, info, name);
    Draft {
        facts: SourceFacts {
            title: field(b"Title").filter(|title| is_title(title)),
            creator: field(b"Author").filter(|author| author.contains(' ')),
            ..SourceFacts::default()
        },
        made: field(b"CreationDate").and_then(|date| parse(&date, Order::DayFirst)),
        ..Draft::default()
    }
}

fn text(document: &Document, info: &Dictionary, name: &[u8]) -> Option<String> {
    let (_, value) = document.dereference(info.get(name).ok()?).ok()?;
    let text = decode_text_string(value).ok()?;
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What programmes put in for want of a title is none: names of files, of programmes, of templates.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let file = [".doc", ".docx", ".indd", ".pdf", ".qxd", ".rtf", ".odt", ".tmp"]
        .iter()
        .any(|ending| lower.ends_with(ending));
    title.contains(' ') && !file && !lower.starts_with("microsoft ") && !lower.starts_with("untitled")
}
