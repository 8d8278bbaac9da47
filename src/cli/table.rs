//! Answers as a table to look at.

use std::fmt::Write as _;

use comfy_table::{ContentArrangement, Table, presets};

/// The fewest characters for a column in which words can still be read.
const NARROWEST: usize = 9;
/// What the lines of a table take for each column.
const LINES: usize = 3;

/// Lays rows out below a header; `width` is that of the terminal, if it is one.
///
/// Long cells are wrapped. Where the columns are too many for the terminal, each row is a list of its cells.
pub(super) fn table(header: Vec<String>, rows: Vec<Vec<String>>, width: Option<u16>) -> String {
    let Some(width) = width else {
        return arranged(header, rows, ContentArrangement::Disabled, None);
    };
    if least_width(&header, &rows) > usize::from(width) {
        return listed(&header, &rows);
    }
    arranged(header, rows, ContentArrangement::Dynamic, Some(width))
}

fn arranged(
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    arrangement: ContentArrangement,
    width: Option<u16>,
) -> String {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(header);
    if let Some(width) = width {
        table.set_width(width);
    }
    table.set_content_arrangement(arrangement);
    for row in rows {
        table.add_row(row);
    }
    table.to_string()
}

/// The width below which the words of some column cannot be read.
fn least_width(header: &[String], rows: &[Vec<String>]) -> usize {
    let longest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let lengths = cells.chain(header.get(column)).map(|cell| cell.chars().count());
        lengths.max().unwrap_or(0).min(NARROWEST)
    };
    (0..header.len())
        .map(|column| longest(column) + LINES)
        .sum::<usize>()
        + 1
}

/// Each row as lines of a name and a value; empty cells are left out.
fn listed(header: &[String], rows: &[Vec<String>]) -> String {
    let widest = header.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        writeln!(text, "── {}", number + 1).ok();
        for (name, cell) in header.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
            writeln!(text, "{name:widest$}  {cell}").ok();
        }
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(width: u16) -> Vec<String> {
        let words = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
        let rows = vec![words("Norway|the conference in Oslo|2024-08-09|")];
        let text = table(words("who|meeting|date|place"), rows, Some(width));
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_table_fits_the_width_or_becomes_a_list() {
        for width in [80, 45] {
            assert!(
                lines(width)
                    .iter()
                    .all(|line| line.chars().count() <= usize::from(width))
            );
            assert!(lines(width)[0].starts_with('┌'));
        }
        let listed = [
            "── 1",
            "who      Norway",
            "meeting  the conference in Oslo",
            "date     2024-08-09",
        ];
        assert_eq!(lines(30), listed);
    }
}
