//! XML in parts of documents: elements by their local names.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// What comes next in a part.
pub(super) enum Piece<'x> {
    /// An element begins; one without content also ends.
    Open(Element<'x>),
    /// An element ends.
    Close(String),
    /// Words.
    Text(String),
}

/// An element: its local name and its attributes.
pub(super) struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    pub(super) fn name(&self) -> String {
        String::from_utf8_lossy(self.0.local_name().as_ref()).into_owned()
    }

    /// The value of an attribute by its local name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut named = attributes.with_checks(false).flatten();
        let named = named.find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes());
        let value = named?.unescape_value().ok()?;
        Some(value.into_owned())
    }
}

/// Hands over the pieces of a part in order.
///
/// # Errors
///
/// What is wrong with the XML, in words.
pub(super) fn each(text: &str, mut take: impl FnMut(Piece<'_>)) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => take(Piece::Open(Element(start))),
            Ok(Event::Empty(start)) => {
                let element = Element(start);
                let name = element.name();
                take(Piece::Open(element));
                take(Piece::Close(name));
            }
            Ok(Event::End(end)) => take(Piece::Close(
                String::from_utf8_lossy(end.local_name().as_ref()).into_owned(),
            )),
            Ok(Event::Text(text)) => {
                let text = text.unescape().map_err(|error| error.to_string())?;
                take(Piece::Text(text.into_owned()));
            }
            Ok(Event::CData(text)) => take(Piece::Text(String::from_utf8_lossy(&text).into_owned())),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(format!("at byte {}: {error}", reader.error_position())),
        }
    }
}

/// The words of the first element of each name.
pub(super) fn words_of(text: &str, names: &[&str]) -> Vec<Option<String>> {
    let mut found = vec![None; names.len()];
    let mut open: Option<(usize, String)> = None;
    let walked = each(text, |piece| match piece {
        Piece::Open(element) => {
            let name = element.name();
            let at = names.iter().position(|wanted| *wanted == name);
            if let Some(at) = at.filter(|at| found[*at].is_none()) {
                open = Some((at, String::new()));
            }
        }
        Piece::Text(text) => {
            if let Some((_, words)) = &mut open {
                words.push_str(&text);
            }
        }
        Piece::Close(_) => {
            if let Some((at, words)) = open.take() {
                found[at] = Some(words.trim().to_owned()).filter(|words| !words.is_empty());
            }
        }
    });
    // What was found before a fault still counts.
    drop(walked);
    found
}
