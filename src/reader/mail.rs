//! E-mails: one message, its subject, sender, date, and text.

use mail_parser::{Address, Message, MessageParser};

use super::error::ReadError;
use super::fields::Draft;
use super::html;
use crate::text::{Date, SourceFacts};

/// Headers that only e-mails have.
const SURE: [&str; 7] = [
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "delivered-to",
    "dkim-signature",
    "x-mailer",
];

/// Headers that other texts may begin with as well.
const COMMON: [&str; 4] = ["from", "to", "subject", "date"];

/// Whether a text begins with the headers of an e-mail.
pub(super) fn looks_like_mail(text: &str, named: bool) -> bool {
    let (mut sure, mut common) = (0, 0);
    for line in text.lines().take_while(|line| !line.is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return named && sure + common > 0;
        };
        let name = name.to_ascii_lowercase();
        sure += usize::from(SURE.contains(&&*name));
        common += usize::from(COMMON.contains(&&*name));
    }
    common > 0 && (sure > 0 || named)
}

/// The draft of an e-mail.
///
/// # Errors
///
/// [`ReadError::Damaged`] if it cannot be taken apart.
pub(super) fn draft(bytes: &[u8], path: &str) -> Result<Draft, ReadError> {
    let damaged = |problem: &str| ReadError::Damaged {
        path: path.to_owned(),
        problem: problem.to_owned(),
    };
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| damaged("it is no e-mail"))?;
    let text = text(&message).ok_or_else(|| damaged("its page is too deep"))?;
    let publisher = message.from().and_then(name);
    let facts = SourceFacts {
        title: message
            .subject()
            .map(str::trim)
            .filter(|subject| !subject.is_empty())
            .map(str::to_owned),
        issued: message.date().and_then(|date| {
            let year = i16::try_from(date.year).ok()?;
            Date::from_day(year, date.month, date.day)
        }),
        creator: publisher,
        ..SourceFacts::default()
    };
    Ok(Draft {
        text,
        facts,
        ..Draft::default()
    })
}

/// The text part; where there is none, what the page says.
fn text(message: &Message<'_>) -> Option<String> {
    let is_page = |part: &mail_parser::MessagePart<'_>| part.is_text_html();
    let plain = message.text_bodies().any(|part| !is_page(part));
    if !plain && let Some(page) = message.body_html(0) {
        return html::plain_text(&page);
    }
    let count = message.text_body_count();
    let parts = (0..count).filter_map(|at| message.body_text(at));
    let text = parts
        .map(|part| part.replace("\r\n", "\n"))
        .collect::<Vec<_>>()
        .join("\n");
    // The signature of a sender is not part of what was said.
    let end = text.find("\n-- \n").map_or(text.len(), |at| at + 1);
    Some(text[..end].to_owned())
}

/// The name of the first sender, or the address.
fn name(address: &Address<'_>) -> Option<String> {
    let first = address.first()?;
    let name = first.name.as_deref().or(first.address.as_deref())?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}
