//! An element as lines of plain text: paragraphs apart, headings, list items and rows on lines of their own.

use dom_query::NodeRef;

use super::furniture::is_page_line;

/// What stands between the cells of a row.
const CELL: &str = " | ";

/// Renders an element without what `skipped` says.
pub(super) fn render(root: &NodeRef<'_>, skipped: &dyn Fn(&NodeRef<'_>) -> bool) -> String {
    let mut writer = Writer::default();
    let mut walk = Some(*root);
    // Down and up again without recursion: pages may be deep.
    while let Some(node) = walk {
        let enter = node.id == root.id || !skipped(&node);
        if enter {
            writer.open(&node);
        }
        if let Some(child) = node.first_child().filter(|_| enter) {
            walk = Some(child);
            continue;
        }
        let mut done = node;
        if enter {
            writer.close(&done);
        }
        loop {
            if done.id == root.id {
                walk = None;
                break;
            }
            if let Some(next) = done.next_sibling() {
                walk = Some(next);
                break;
            }
            let Some(parent) = done.parent() else {
                walk = None;
                break;
            };
            done = parent;
            writer.close(&done);
        }
    }
    writer.finish()
}

/// What comes before the next words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    line: String,
    gap: Gap,
    /// The mark of a list item, before its first words.
    mark: Option<String>,
    /// The numbers of the ordered lists that are open; none for bulleted ones.
    lists: Vec<Option<usize>>,
    /// The tables that are open: whether they hold data, so that a row is a line.
    tables: Vec<bool>,
    /// Whether a row of data is open, and has a cell already.
    row: Option<bool>,
    verbatim: usize,
    /// Whether the number of a note is open.
    note: bool,
}

impl Writer {
    fn open(&mut self, node: &NodeRef<'_>) {
        if node.is_text() {
            return self.words(&node.text());
        }
        let Some(name) = node.node_name() else { return };
        match &*name {
            "br" => self.line_end(),
            "hr" => self.break_with(Gap::Paragraph),
            "ul" | "menu" => self.open_list(None),
            "ol" => {
                let start = node.attr("start").and_then(|start| start.parse().ok());
                self.open_list(Some(start.unwrap_or(1)));
            }
            "li" => self.open_item(),
            "pre" => {
                self.break_with(Gap::Paragraph);
                self.verbatim += 1;
            }
            "table" => {
                self.break_with(Gap::Paragraph);
                self.tables.push(is_data(node));
            }
            "tr" if self.is_data() => {
                self.break_with(Gap::Line);
                self.row = Some(false);
            }
            "td" | "th" if self.is_data() => self.open_cell(),
            "tr" | "td" | "th" => self.break_with(Gap::Paragraph),
            "sup" => self.note = true,
            "dt" | "dd" => self.break_with(Gap::Line),
            "q" => self.words("“"),
            name if is_block(name) => self.break_with(Gap::Paragraph),
            _ => {}
        }
    }

    fn close(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        match &*name {
            "ul" | "ol" | "menu" => {
                self.lists.pop();
                let gap = if self.lists.is_empty() {
                    Gap::Paragraph
                } else {
                    Gap::Line
                };
                self.break_with(gap);
            }
            "li" => {
                self.mark = None;
                self.break_with(Gap::Line);
            }
            "pre" => {
                self.verbatim -= 1;
                self.break_with(Gap::Paragraph);
            }
            "table" => {
                self.tables.pop();
                self.row = None;
                self.break_with(Gap::Paragraph);
            }
            "tr" if self.is_data() => {
                self.row = None;
                self.break_with(Gap::Line);
            }
            "tr" | "td" | "th" if !self.is_data() => self.break_with(Gap::Paragraph),
            "sup" => self.note = false,
            "dt" | "dd" => self.break_with(Gap::Line),
            "q" => self.words("”"),
            name if is_block(name) => self.break_with(Gap::Paragraph),
            _ => {}
        }
    }

    fn open_list(&mut self, number: Option<usize>) {
        let gap = if self.lists.is_empty() {
            Gap::Paragraph
        } else {
            Gap::Line
        };
        self.break_with(gap);
        self.lists.push(number);
    }

    fn open_item(&mut self) {
        self.break_with(Gap::Line);
        self.mark = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        });
    }

    fn open_cell(&mut self) {
        if self.row == Some(true) && !self.line.is_empty() && self.gap < Gap::Line {
            self.line.push_str(CELL);
            self.gap = Gap::None;
        }
        self.row = self.row.map(|_| true);
    }

    /// A line end in a paragraph; two of them end it.
    fn line_end(&mut self) {
        let gap = if self.gap >= Gap::Line {
            Gap::Paragraph
        } else {
            Gap::Line
        };
        self.gap = self.gap.max(gap);
    }

    fn is_data(&self) -> bool {
        self.tables.last().copied().unwrap_or_default()
    }

    fn break_with(&mut self, gap: Gap) {
        let gap = match gap {
            // The cells of a row stay on its line, the paragraphs of an item below its line.
            Gap::Line | Gap::Paragraph if self.row.is_some() => Gap::Space,
            Gap::Paragraph if !self.lists.is_empty() => Gap::Line,
            gap => gap,
        };
        self.gap = self.gap.max(gap);
    }

    fn words(&mut self, text: &str) {
        if self.verbatim > 0 {
            for (at, line) in text.lines().enumerate() {
                if at > 0 {
                    self.line_end();
                }
                self.words_of_line(line);
            }
            return;
        }
        self.words_of_line(text);
    }

    fn words_of_line(&mut self, text: &str) {
        if self.note
            && text
                .trim()
                .chars()
                .all(|c| c.is_ascii_digit() || "[]*,".contains(c))
        {
            return;
        }
        for (at, word) in text.split(|c: char| c.is_whitespace()).enumerate() {
            if at > 0 {
                self.gap = self.gap.max(Gap::Space);
            }
            if !word.is_empty() {
                self.word(word);
            }
        }
    }

    fn word(&mut self, word: &str) {
        match self.gap {
            Gap::None => {}
            Gap::Space if self.line.is_empty() || self.line.ends_with(' ') => {}
            Gap::Space => self.line.push(' '),
            Gap::Line | Gap::Paragraph => self.end_line(),
        }
        self.gap = Gap::None;
        if let Some(mark) = self.mark.take() {
            self.line.push_str(&mark);
        }
        self.line.extend(word.chars().filter(|c| !is_invisible(*c)));
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim().trim_end_matches(CELL.trim_end()).trim_end();
        if !line.is_empty() && !is_page_line(line) {
            self.lines.push(line.to_owned());
        }
        if self.gap == Gap::Paragraph && self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn finish(mut self) -> String {
        self.gap = Gap::Line;
        self.end_line();
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        if self.lines.is_empty() {
            return String::new();
        }
        self.lines.join("\n") + "\n"
    }
}

/// Whether a table holds data: short cells side by side. Others only say where things stand on the page.
fn is_data(table: &NodeRef<'_>) -> bool {
    let mut cells = 0;
    for inner in table.descendants_it().filter(|inner| inner.id != table.id) {
        match inner.node_name().as_deref() {
            Some("table" | "ul" | "ol" | "h1" | "h2" | "h3" | "form") => return false,
            Some("td" | "th") => {
                cells += 1;
                if inner.normalized_char_count() > CELL_LENGTH {
                    return false;
                }
            }
            _ => {}
        }
    }
    cells > 1
}

/// Characters of a cell of data, at most.
const CELL_LENGTH: usize = 300;

fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 28] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "details",
        "dl",
        "div",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "main",
        "p",
        "section",
        "summary",
        "table",
        "tbody",
    ];
    BLOCKS.contains(&name)
}

/// Soft hyphens and marks without a width: they part words that are one.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{200e}' | '\u{200f}'
    )
}
