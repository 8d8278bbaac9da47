//! Answers as a table to look at.

use comfy_table::{ContentArrangement, Table, presets};
use oxrdf::Term;

use crate::store::PREFIXES;

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

/// A term as people read it: names shortened by their prefix, strings without quotation marks.
pub(super) fn words(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => short(node.as_str()),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}

/// An IRI shortened by its prefix.
pub(super) fn short(iri: &str) -> String {
    for (prefix, namespace) in PREFIXES {
        if let Some(local) = iri.strip_prefix(namespace).filter(|local| !local.is_empty()) {
            return format!("{prefix}:{local}");
        }
    }
    iri.to_owned()
}
