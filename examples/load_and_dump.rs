//! How long Oxigraph takes to load a file of N-Quads into memory and to write it again: what `build` is measured by.
//!
//! `cargo run --release --example load_and_dump -- FILE.nq COPY.nq`

use std::fs::File;
use std::io::{BufWriter, Write};
use std::time::Instant;

use anyhow::Context as _;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::store::Store;

fn main() -> anyhow::Result<()> {
    let usage = "give a file of N-Quads, and where to write its copy";
    let (from, to) = std::env::args()
        .nth(1)
        .zip(std::env::args().nth(2))
        .context(usage)?;
    let start = Instant::now();
    let store = Store::new()?;
    let mut loader = store.bulk_loader();
    loader.parallel_load_from_file(RdfParser::from_format(RdfFormat::NQuads).lenient(), &from)?;
    loader.commit()?;
    let loaded = start.elapsed();
    let copy = store.dump_to_writer(RdfFormat::NQuads, BufWriter::new(File::create(&to)?))?;
    // What `build` writes is on disk when it ends, too.
    copy.into_inner()?.sync_all()?;
    let whole = start.elapsed();
    let seconds = [loaded, whole].map(|time| format!("{:.3}", time.as_secs_f64()));
    let [loaded, whole] = seconds;
    writeln!(
        std::io::stdout(),
        "{{\"load\": {loaded}, \"load and dump\": {whole}, \"quads\": {}}}",
        store.len()?
    )?;
    Ok(())
}
