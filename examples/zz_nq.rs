//! dev only
use kurultai::extractor::extract;
use kurultai::knowledge::Knowledge;
use kurultai::text::{Document, DocumentId, SourceFacts};
use std::io::{BufRead, Write};
fn main() -> anyhow::Result<()> {
    let knowledge = Knowledge::shipped()?;
    let opts = kurultai::exporter::QuadOptions::new(knowledge.version());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line?)?;
        let s = |k: &str| v[k].as_str().map(str::to_owned);
        let facts = SourceFacts {
            title: s("title"),
            issued: s("date").and_then(|d| d.parse().ok()),
            creator: None,
            url: s("url"),
        };
        let doc = Document::new(DocumentId::new(&s("id").unwrap()), &s("text").unwrap(), facts);
        let reading = extract(&doc, &knowledge);
        let quads = kurultai::exporter::nquads::document_lines(&reading, &opts);
        quads.write(&mut out)?;
    }
    Ok(())
}
