//! The numbered sources of a brief.

use std::collections::BTreeMap;

use super::super::evidence::one_line;
use super::contents::{Passage, Source, in_words};
use crate::model::Reading;
use crate::text::segment::{Segmentation, segment};
use crate::text::{CodePoints, DocumentId, Span};

/// So much of a sentence is shown on either side of the words, in characters.
const AROUND: usize = 400;

/// So much of the words themselves is shown, in characters.
const WORDS: usize = 1200;

/// Sources, each once, numbered as they are first cited.
#[derive(Default)]
pub(super) struct Sources<'g> {
    list: Vec<Source>,
    passages: BTreeMap<(&'g DocumentId, Span), usize>,
    files: BTreeMap<String, usize>,
    cut: BTreeMap<&'g DocumentId, (Segmentation, CodePoints<'g>)>,
}

impl<'g> Sources<'g> {
    /// The number of a passage.
    pub(super) fn passage(&mut self, reading: &'g Reading, words: Span) -> usize {
        let key = (&reading.document.id, words);
        if let Some(number) = self.passages.get(&key) {
            return *number;
        }
        let passage = self.cited(reading, words);
        self.list.push(Source::Passage(passage));
        self.passages.insert(key, self.list.len());
        self.list.len()
    }

    /// The number of a file of what is known beforehand.
    pub(super) fn file(&mut self, file: &str) -> usize {
        if let Some(number) = self.files.get(file) {
            return *number;
        }
        self.list.push(Source::Knowledge {
            file: file.to_owned(),
        });
        self.files.insert(file.to_owned(), self.list.len());
        self.list.len()
    }

    pub(super) fn into_list(self) -> Vec<Source> {
        self.list
    }

    fn cited(&mut self, reading: &'g Reading, words: Span) -> Passage {
        let document = &reading.document;
        let text = &*document.text;
        let (sentences, code_points) = self
            .cut
            .entry(&document.id)
            .or_insert_with(|| (segment(text), CodePoints::new(text)));
        let around = sentences.around(words);
        let offset = |byte| code_points.of_byte(byte);
        let (before, after) = (&text[around.start..words.start], &text[words.end..around.end]);
        Passage {
            document: document.id.to_string(),
            title: document.facts.title.as_deref().map(one_line),
            date: document.facts.issued.map(in_words),
            url: document.facts.url.clone(),
            offsets: (!text.is_empty()).then(|| [offset(words.start), offset(words.end)]),
            sentence: [
                end_of(before),
                shortened(&one_line(words.of(text)), WORDS),
                start_of(after),
            ],
        }
    }
}

/// The last characters of what stands before words, on one line.
fn end_of(text: &str) -> String {
    let line = spaced(text);
    match line.char_indices().nth_back(AROUND) {
        Some((at, _)) => format!("…{}", &line[at..]),
        None => line,
    }
}

/// The first characters of what stands after words, on one line.
fn start_of(text: &str) -> String {
    let line = spaced(text);
    match line.char_indices().nth(AROUND) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// A text on one line that keeps a blank at its ends.
fn spaced(text: &str) -> String {
    let is_blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let blank = |is: bool| if is { " " } else { "" };
    let line = one_line(text);
    if line.is_empty() {
        return blank(!text.is_empty()).to_owned();
    }
    let (first, last) = (is_blank(text.chars().next()), is_blank(text.chars().next_back()));
    format!("{}{line}{}", blank(first), blank(last))
}

/// A text of at most so many characters, cut between words.
pub(super) fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => {
            let cut = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", text[..cut].trim_end())
        }
        None => text.to_owned(),
    }
}
