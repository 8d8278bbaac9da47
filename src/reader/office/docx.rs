//! Documents of Word: paragraphs, headings, lists, and tables row by row.

use super::Parts;
use super::xml::{Element, Piece, each, words_of};
use crate::reader::dates::{Order, parse};
use crate::reader::error::ReadError;
use crate::reader::fields::Draft;
use crate::text::SourceFacts;

/// The draft of a document of Word.
pub(super) fn draft(parts: &Parts) -> Result<Draft, ReadError> {
    let Some(document) = parts.text("word/document.xml")? else {
        return Err(parts.damaged("its text is missing".to_owned()));
    };
    let mut body = Body::default();
    each(&document, |piece| body.take(piece)).map_err(|error| parts.damaged(error))?;
    let core = parts.text("docProps/core.xml")?.unwrap_or_default();
    let mut properties = words_of(&core, &["title", "creator", "created"]).into_iter();
    let mut property = || properties.next().flatten();
    let (title, creator, created) = (property(), property(), property());
    // A file that a library made has the date of the library's model.
    let created = created.filter(|_| creator.as_deref() != Some("python-docx"));
    Ok(Draft {
        facts: SourceFacts {
            title: title.filter(|title| is_title(title)),
            creator: creator.filter(|creator| is_author(creator)),
            ..SourceFacts::default()
        },
        text: body.finish(),
        made: created.and_then(|date| parse(&date, Order::DayFirst)),
        ..Draft::default()
    })
}

/// A property that a template or an office left behind is no title.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    title.contains(' ')
        && !["microsoft word", "document1", "untitled", "template"]
            .iter()
            .any(|left| lower.contains(left))
}

fn is_author(author: &str) -> bool {
    let lower = author.to_lowercase();
    author.contains(' ')
        && !["user", "admin", "python-docx", "microsoft"]
            .iter()
            .any(|left| lower.contains(left))
}

/// The styles of lists, whose paragraphs need not say that they are items.
fn is_list_style(style: &str) -> bool {
    ["ListBullet", "ListNumber"]
        .iter()
        .any(|list| style.starts_with(list))
}

/// The text, as its XML comes.
#[derive(Default)]
struct Body {
    lines: Vec<String>,
    line: String,
    /// Words of runs only count: instructions of fields and deleted words stand elsewhere.
    in_text: bool,
    /// How many tables are open, and whether the row has a cell already.
    tables: usize,
    cells: usize,
    item: bool,
    /// Elements whose words are not part of the text, while one is open.
    silent: usize,
}

impl Body {
    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Open(element) => self.open(&element),
            Piece::Close(name) => self.close(&name),
            Piece::Text(text) if self.in_text && self.silent == 0 => self.words(&text),
            Piece::Text(_) => {}
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        match &*element.name() {
            // A shape stands twice, once for old programmes.
            "del" | "moveFrom" | "Fallback" => self.silent += 1,
            "t" => self.in_text = true,
            "tab" if self.silent == 0 => self.words("\t"),
            "br" | "cr" if self.silent == 0 && element.attribute("type").is_none() => self.end_line(),
            "noBreakHyphen" => self.words("-"),
            "numPr" => self.item = true,
            "pStyle" => {
                self.item = element
                    .attribute("val")
                    .is_some_and(|style| is_list_style(&style))
            }
            "tbl" => self.tables += 1,
            "tc" => self.open_cell(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "del" | "moveFrom" | "Fallback" => self.silent = self.silent.saturating_sub(1),
            "t" => self.in_text = false,
            // The paragraphs of a cell stay on its line.
            "p" if self.tables > 0 => self.words(" "),
            "p" => self.end_paragraph(),
            "tr" => {
                self.end_line();
                self.cells = 0;
            }
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                self.lines.push(String::new());
            }
            _ => {}
        }
    }

    fn open_cell(&mut self) {
        if self.cells > 0 {
            let line = self.line.trim_end().len();
            self.line.truncate(line);
            self.line.push_str(" | ");
        }
        self.cells += 1;
    }

    fn words(&mut self, text: &str) {
        self.line.extend(
            text.chars()
                .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')),
        );
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.is_empty() {
            let mark = if self.item { "- " } else { "" };
            self.lines.push(format!("{mark}{}", words.join(" ")));
        }
    }

    fn end_paragraph(&mut self) {
        let item = self.item;
        self.end_line();
        self.item = false;
        if !item && self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn finish(mut self) -> String {
        self.end_line();
        let mut text = String::new();
        let mut blank = true;
        for line in &self.lines {
            if !(blank && line.is_empty()) {
                text.push_str(line);
                text.push('\n');
            }
            blank = line.is_empty();
        }
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }
}
