//! What GraphML and GEXF have in common: a document of XML around one element.

use std::io::{self, BufWriter, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use crate::exporter::error::ExportError;

/// Writes a document: its declaration, what `root` writes, and an end of line.
pub(super) fn document<W: Write>(
    out: W,
    root: impl FnOnce(&mut Writer<BufWriter<W>>) -> io::Result<()>,
) -> Result<(), ExportError> {
    let mut xml = Writer::new_with_indent(BufWriter::new(out), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    root(&mut xml)?;
    let mut out = xml.into_inner();
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}
