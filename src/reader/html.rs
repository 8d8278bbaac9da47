//! Web pages: the main content as lines of text, and what the page says of itself.

mod content;
mod furniture;
mod lines;
mod metadata;
mod structured;

use dom_query::Document;

use super::decode::decode;
use super::error::ReadError;
use super::fields::Draft;

/// Elements inside one another at most. No page comes near; the parser's time grows with the square of it.
const NESTING: usize = 2_000;

/// The draft of a page; `charset` is the encoding that was sent with it.
///
/// # Errors
///
/// What [`decode`] says; [`ReadError::Damaged`] for elements too deep inside one another.
pub(super) fn draft(bytes: Vec<u8>, path: &str, charset: Option<&str>) -> Result<Draft, ReadError> {
    let declared = charset.map(str::to_owned).or_else(|| declared_charset(&bytes));
    let html = decode(bytes, path, declared.as_deref())?;
    draft_of(&html).ok_or_else(|| ReadError::Damaged {
        path: path.to_owned(),
        problem: format!("more than {NESTING} elements inside one another"),
    })
}

/// The draft of a page that is text already; `None` if its elements are too deep inside one another.
pub(super) fn draft_of(html: &str) -> Option<Draft> {
    if nesting(html) > NESTING {
        return None;
    }
    let page = Document::from(html);
    let mut draft = Draft {
        facts: metadata::facts(&page, html),
        ..Draft::default()
    };
    draft.text = content::text(&page, html);
    Some(draft)
}

/// The text of a page or a part of one as it stands, nothing chosen: what lies in an e-book or an e-mail.
pub(super) fn plain_text(html: &str) -> Option<String> {
    if nesting(html) > NESTING {
        return None;
    }
    let page = Document::from(html);
    let body = page.body()?;
    Some(lines::render(&body, &|node| furniture::is_silent(node)))
}

/// Whether a text begins as a page does.
pub(super) fn looks_like_page(text: &str) -> bool {
    const STARTS: [&str; 7] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<title",
        "<meta",
        "<article",
    ];
    let mut text = text;
    loop {
        let lower = text[..text.floor_char_boundary(16)].to_ascii_lowercase();
        if STARTS.iter().any(|start| lower.starts_with(start)) {
            return true;
        }
        let end = match &*lower {
            start if start.starts_with("<!--") => text.find("-->").map(|at| at + 3),
            start if start.starts_with("<?xml") => text.find("?>").map(|at| at + 2),
            start if start.starts_with("<!doctype") => return lower.contains("html"),
            _ => None,
        };
        let Some(end) = end else { return false };
        text = text[end..].trim_start();
    }
}

/// The encoding that a page declares in its head.
fn declared_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let after = |mark: &str| head.split_once(mark).map(|(_, after)| after.to_owned());
    let value = after("charset=").or_else(|| after("<?xml").and_then(|_| after("encoding=")))?;
    let label: String = value
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c))
        .collect();
    (!label.is_empty()).then_some(label)
}

/// How deep elements lie in one another, at least: elements that need an end are counted.
fn nesting(html: &str) -> usize {
    const COUNTED: [&str; 14] = [
        "div",
        "span",
        "section",
        "table",
        "blockquote",
        "b",
        "i",
        "em",
        "strong",
        "font",
        "a",
        "ul",
        "ol",
        "u",
    ];
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        let (end, name) = match tag.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, tag),
        };
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if COUNTED
            .iter()
            .any(|counted| name[..length].eq_ignore_ascii_case(counted))
        {
            depth = if end { depth.saturating_sub(1) } else { depth + 1 };
            deepest = deepest.max(depth);
        }
    }
    deepest
}
