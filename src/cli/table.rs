//! Answers as a table to look at.

use comfy_table::{ContentArrangement, Table, presets};
/// Lays rows out below a header; `width` is that of the terminal, if it is one.
pub(super) fn table(header: Vec<String>, rows: Vec<Vec<String>>, width: Option<u16>) -> String {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(header);
    if let Some(width) = width {
        table
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width);
    }
    for row in rows {
        table.add_row(row);
    }
    table.to_string()
}
