//! `build --prune` forgets what is gone, and nothing of a file that could not be read to its end.

use crate::bad_files::{gzip, tar, zip};
use crate::command::Workspace;

const TEXTS: [(&str, &[u8]); 3] = [
    ("a.txt", b"Norway hosted the talks in Oslo."),
    ("b.txt", b"Kenya attended the talks."),
    ("c.txt", b"Ghana attended the talks."),
];

/// The identifiers of the documents that the store `s` holds.
fn held(workspace: &Workspace) -> Vec<String> {
    let manifest = workspace.read("s/manifest");
    let documents = manifest.lines().filter_map(|line| line.strip_prefix("doc\t"));
    documents
        .map(|line| line.split('\t').next().unwrap().to_owned())
        .collect()
}

/// Stores a file and then what has become of it, pruning: gives the exit code, and what is held before and after.
fn pruned(name: &str, before: &[u8], after: &[u8]) -> (i32, Vec<String>, Vec<String>) {
    let workspace = Workspace::new();
    workspace.write(&format!("in/{name}"), before);
    workspace.ok(&["build", "in", "--store", "s"]);
    let stored = held(&workspace);
    workspace.write(&format!("in/{name}"), after);
    let ran = workspace.run(&["build", "in", "--store", "s", "--prune"]);
    (ran.code, stored, held(&workspace))
}

/// A file of which not all can be read any more: all that it held stays.
#[track_caller]
fn keeps(name: &str, before: &[u8], after: &[u8]) {
    let (code, stored, kept) = pruned(name, before, after);
    assert_eq!(code, 1, "{name}");
    assert_eq!(stored.len(), 3, "{name}: {stored:?}");
    assert_eq!(kept, stored, "{name}");
}

/// A WARC archive of pages, each with the header that is sent with it.
fn warc(pages: &[(&str, &str, &str)]) -> Vec<u8> {
    let record = |(address, sent, body): &(&str, &str, &str)| {
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{sent}\r\n{body}");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{address}\r\n\
             Content-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    pages.iter().map(record).collect::<String>().into_bytes()
}

#[test]
fn what_is_gone_is_forgotten() {
    for archive in [tar, zip] {
        let (code, stored, kept) = pruned("x", &archive(&TEXTS), &archive(&TEXTS[1..]));
        assert_eq!((code, stored.len()), (0, 3));
        assert_eq!(kept, ["in/x!b.txt", "in/x!c.txt"]);
    }
}

#[test]
fn a_cut_archive_keeps_what_was_read_of_it() {
    let whole = tar(&TEXTS);
    // Inside a member, inside a header, between two members, before the blocks at the end.
    for length in [1024 + 512 + 10, 1024 + 100, 1024, 3 * 1024] {
        keeps("x.tar", &whole, &whole[..length]);
    }
    keeps("x.tar.gz", &gzip(&whole), &gzip(&whole[..1024]));
    let packed = gzip(&whole);
    keeps("x.tar.gz", &packed, &packed[..packed.len() / 2]);
    let whole = zip(&TEXTS);
    keeps("x.zip", &whole, &whole[..whole.len() - 30]);
    let records = b"{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n{\"id\":\"c\",\"text\":\"Three.\"}\n";
    keeps("x.ndjson", records, &records[..60]);
    let packed = gzip(records);
    keeps("x.ndjson.gz", &packed, &packed[..packed.len() - 12]);
    let archive = |records: &[u8]| zip(&[("in.ndjson", records)]);
    keeps("x.zip", &archive(records), &archive(&records[..60]));
}

#[test]
fn a_damaged_member_keeps_what_was_read_of_the_archive() {
    let damaged = [TEXTS[0], ("b.txt", b"NUL\0NUL"), TEXTS[2]];
    keeps("x.zip", &zip(&TEXTS), &zip(&damaged));
    keeps("x.tar", &tar(&TEXTS), &tar(&damaged));
}

#[test]
fn a_failing_page_harms_only_itself() {
    let page = "<p>Norway hosted the talks.</p>";
    let long = format!("X-Long: {}\r\n", "x".repeat(1 << 19));
    let deep = format!("<html><body>{}", "<div>".repeat(5000));
    let whole = warc(&[("a", "", page), ("b", "", page), ("c", "", page)]);
    for damaged in [
        ("b", &*long, page),
        ("b", "", &*deep),
        ("b", "", "%PDF-1.7\nnothing"),
    ] {
        let archive = warc(&[("a", "", page), damaged, ("c", "", page)]);
        keeps("x.warc", &whole, &archive);
        let workspace = Workspace::new();
        workspace.write("x.warc", archive);
        let ran = workspace.run(&["build", "x.warc", "--store", "s"]);
        assert_eq!(
            held(&workspace),
            ["https://example.org/a", "https://example.org/c"]
        );
        assert!(
            ran.err.contains("error: `https://example.org/b` is "),
            "{}",
            &ran.err
        );
    }
}

#[test]
fn a_crawl_that_was_cut_keeps_its_pages() {
    let page = "<p>Norway hosted the talks.</p>";
    let whole = warc(&[("a", "", page), ("b", "", page), ("c", "", page)]);
    keeps("x.warc", &whole, &whole[..whole.len() - 20]);
    keeps("x.warc", &whole, &whole[..whole.len() / 2]);
    let packed = gzip(&whole);
    keeps("x.warc.gz", &packed, &packed[..packed.len() - 12]);
}
