//! Triples as Turtle with the usual prefixes, sorted.

use std::io::Write;

use oxrdf::Triple;
use oxttl::TurtleSerializer;

use crate::store::PREFIXES;

use super::failure::Failure;

/// Writes triples, sorted and without repeats.
pub(super) fn write(mut triples: Vec<Triple>, data: &mut impl Write) -> Result<(), Failure> {
    triples.sort_by_cached_key(ToString::to_string);
    triples.dedup();
    let mut serializer = TurtleSerializer::new();
    for (prefix, iri) in PREFIXES {
        serializer = serializer
            .with_prefix(prefix, iri)
            .map_err(|error| Failure::internal(error.into()))?;
    }
    let mut writer = serializer.for_writer(&mut *data);
    for triple in &triples {
        writer.serialize_triple(triple)?;
    }
    writer.finish()?;
    Ok(())
}
