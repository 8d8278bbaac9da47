//! What a file is: decided by its first bytes, with its name as a hint.

use super::packing::Packing;
use super::{csv, front_matter, html, json, mail};

/// How much of a file is looked at to tell its kind, in bytes.
pub(super) const HEAD: usize = 1 << 16;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text without any form that we know.
    Plain,
    /// Text that begins with what is said of it: Markdown with front matter.
    FrontMatter,
    /// A web page.
    Html,
    /// A PDF file.
    Pdf,
    /// One e-mail.
    Mail,
    /// JSON records, one a line.
    Ndjson,
    /// One JSON record, or an array of them.
    Json,
    /// A table with a header.
    Table {
        /// What stands between the fields.
        separator: u8,
    },
    /// An archive of web pages.
    Warc,
    /// A tar archive.
    Tar,
    /// A zip archive, or a document that is one inside.
    Zip,
    /// Something compressed.
    Packed(Packing),
    /// Something that we know and do not read.
    Foreign(&'static str),
}

/// What a file with these first bytes and this name is.
pub(super) fn kind_of(head: &[u8], name: &str) -> Kind {
    by_magic(head).unwrap_or_else(|| by_text(head, ending(name).as_deref()))
}

/// The part of a name after its last full stop, in lower case, less the ending of a compression.
pub(super) fn ending(name: &str) -> Option<String> {
    let name = name.rsplit(['/', '!']).next()?.to_lowercase();
    let bare = [".gz", ".zst", ".bz2", ".xz"]
        .iter()
        .find_map(|packed| name.strip_suffix(packed))
        .unwrap_or(&name);
    let (_, ending) = bare.rsplit_once('.')?;
    Some(ending.to_owned())
}

/// Whether a name says that the file is a text of ours, so that it is read wherever it lies.
pub(super) fn is_text_name(name: &str) -> bool {
    ending(name).is_none_or(|ending| matches!(&*ending, "txt" | "text" | "md" | "markdown"))
}

/// Whether a name says that the file belongs to a page and is none: pictures, fonts, styles, scripts.
pub(super) fn is_furniture_name(name: &str) -> bool {
    const ENDINGS: [&str; 24] = [
        "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "bmp", "tif",
        "tiff", "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "webm", "wav",
    ];
    ending(name).is_some_and(|ending| ENDINGS.contains(&&*ending))
}

fn by_magic(head: &[u8]) -> Option<Kind> {
    if let Some(packing) = Packing::of(head) {
        return Some(Kind::Packed(packing));
    }
    let magic: [(&[u8], Kind); 8] = [
        (b"PK\x03\x04", Kind::Zip),
        (b"PK\x05\x06", Kind::Zip),
        (b"WARC/", Kind::Warc),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            Kind::Foreign("an old Office file"),
        ),
        (b"{\\rtf", Kind::Foreign("an RTF file")),
        (b"7z\xbc\xaf\x27\x1c", Kind::Foreign("a 7z archive")),
        (b"Rar!\x1a\x07", Kind::Foreign("a RAR archive")),
        (b"SQLite format 3\0", Kind::Foreign("a SQLite database")),
    ];
    if let Some((_, kind)) = magic.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(*kind);
    }
    // A PDF may have a line or two of something else before it.
    let pdf = head.get(..1024.min(head.len()))?;
    if pdf.windows(5).any(|window| window == b"%PDF-") && (pdf.starts_with(b"%PDF-") || pdf.contains(&0)) {
        return Some(Kind::Pdf);
    }
    (head.get(257..262) == Some(b"ustar")).then_some(Kind::Tar)
}

fn by_text(head: &[u8], ending: Option<&str>) -> Kind {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}');
    let trimmed = text.trim_start();
    let markdown = matches!(ending, Some("md" | "markdown"));
    match trimmed.as_bytes().first() {
        Some(b'{' | b'[') => {
            if let Some(kind) = json::kind_of(trimmed, head.len() >= HEAD, ending) {
                return kind;
            }
        }
        Some(b'<') if html::looks_like_page(trimmed) => return Kind::Html,
        _ => {}
    }
    if matches!(ending, Some("html" | "htm" | "xhtml")) && trimmed.contains('<') {
        return Kind::Html;
    }
    if front_matter::begins(text, markdown) {
        return Kind::FrontMatter;
    }
    if mail::looks_like_mail(text, ending == Some("eml")) {
        return Kind::Mail;
    }
    csv::separator(text, ending).map_or(Kind::Plain, |separator| Kind::Table { separator })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (head, name, kind) in [
            ("A text.", "x", Kind::Plain),
            ("A text.", "x.pdf", Kind::Plain),
            ("%PDF-1.7\n", "x.txt", Kind::Pdf),
            ("%PDF- is how such a file begins.", "x.txt", Kind::Pdf),
            ("<!DOCTYPE html><p>x", "x.txt", Kind::Html),
            (
                "\u{feff}<?xml version=\"1.0\"?>\n<html lang=\"en\">",
                "x",
                Kind::Html,
            ),
            (
                "<!-- saved from url=(0021)https://example.org/ -->\n<html>",
                "x",
                Kind::Html,
            ),
            ("<p>A fragment</p>", "x.html", Kind::Html),
            ("<aside> he said </aside> and left", "x.txt", Kind::Plain),
            ("{\"text\":\"a\"}\n{\"text\":\"b\"}\n", "x", Kind::Ndjson),
            ("{\n \"text\": \"a\"\n}\n", "x", Kind::Json),
            ("[{\"text\":\"a\"}]", "x", Kind::Json),
            ("[Applause] Thank you.", "x.txt", Kind::Plain),
            ("{not json}", "x.txt", Kind::Plain),
            ("{not json}\n{}", "x.ndjson", Kind::Ndjson),
            ("---\ntitle: A\n---\nText.", "x.md", Kind::FrontMatter),
            ("---\nA line between rules.\n---\nText.", "x.md", Kind::Plain),
            (
                "From: a@example.org\nSubject: x\nMIME-Version: 1.0\n\nText",
                "x",
                Kind::Mail,
            ),
            (
                "Subject: Talks in Geneva\n\nThe talks began.",
                "x.txt",
                Kind::Plain,
            ),
            (
                "id,date,text\n1,2024,x\n",
                "x.txt",
                Kind::Table { separator: b',' },
            ),
            ("a\tbody\n", "x.tsv", Kind::Table { separator: b'\t' }),
            ("WARC/1.0\r\n", "x", Kind::Warc),
            ("PK\x03\x04", "x.txt", Kind::Zip),
        ] {
            assert_eq!(kind_of(head.as_bytes(), name), kind, "{name}: {head}");
        }
    }
}
