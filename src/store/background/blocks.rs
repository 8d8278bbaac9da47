//! A Turtle file cut into blocks, each about one thing, so that the blocks of a few things can be parsed alone.
//!
//! Shipped files are laid out so, and most others. What a file must not have, as a block alone would then mean
//! something else or could not be found: blank nodes, prefixes declared on the way, subjects that are not whole IRIs,
//! comments inside blocks, strings in other quotation marks than `"`. Such a file is not cut at all.

use std::borrow::Cow;
use std::ops::Range;

use oxttl::TurtleParser;

use super::cutter::{Cutter, Token};

/// Where relative IRIs of knowledge files begin, unless they say otherwise.
pub(super) const BASE: &str = "https://w3id.org/kurultai/id/";

/// The property of a tenure that says whose it is.
pub(super) const MEMBER: &str = "http://www.w3.org/ns/org#member";

/// What `org:` stands for: all of [`MEMBER`] but its last part.
const ORG: &str = "http://www.w3.org/ns/org#";

/// A Turtle file cut into blocks. Things go by their key: what is written after the file's base, or the whole IRI.
#[derive(Clone, Debug)]
pub(super) struct Blocks<'f> {
    text: Cow<'f, str>,
    /// How long the prefixes and the base are, which stand before the first block.
    header: usize,
    base: String,
    /// Where the keys of things and their blocks are, sorted by key; the blocks of one thing in their order.
    places: Vec<(Range<usize>, Range<usize>)>,
    /// Pairs of the keys of a person and of a thing that may be a tenure of theirs, sorted.
    tenures: Vec<(Range<usize>, Range<usize>)>,
}

impl<'f> Blocks<'f> {
    /// Cuts a file, unless it is laid out otherwise. Mistakes inside blocks are not looked for.
    pub(super) fn cut(text: impl Into<Cow<'f, str>>) -> Result<Self, Cow<'f, str>> {
        let text = text.into();
        match places(&text) {
            Some(places) => Ok(Self {
                header: places.header,
                base: places.base,
                places: places.things,
                tenures: places.tenures,
                text,
            }),
            None => Err(text),
        }
    }

    /// Whether there is a block about a thing.
    pub(super) fn has(&self, thing: &str) -> bool {
        !self.places_of(thing).is_empty()
    }

    /// The things that may be tenures of a person.
    pub(super) fn tenures_of(&self, person: &str) -> impl Iterator<Item = String> {
        let key = key_of(&self.base, person);
        let own = key.map_or(&[][..], |key| equal(&self.text, &self.tenures, key));
        own.iter().map(|(_, tenure)| self.iri(tenure))
    }

    /// The IRI that one stands for as it is written; nothing where that would have to be worked out.
    pub(super) fn resolved(&self, written: &str) -> String {
        if written.contains("/.") || !has_scheme(written) && is_odd(written) {
            String::new()
        } else if has_scheme(written) {
            written.to_owned()
        } else {
            format!("{}{written}", self.base)
        }
    }

    /// The things that there are blocks about, with the places of the blocks in the text, sorted by thing.
    pub(super) fn things(&self) -> impl Iterator<Item = (String, &Range<usize>)> {
        self.places.iter().map(|(thing, place)| (self.iri(thing), place))
    }

    /// A Turtle file of the blocks of some things alone; none if it has none.
    pub(super) fn about<'t>(&self, things: impl Iterator<Item = &'t str>) -> Option<String> {
        let mut turtle = String::new();
        for (_, place) in things.flat_map(|thing| self.places_of(thing)) {
            if turtle.is_empty() {
                turtle.push_str(self.header());
            }
            turtle.push_str(&self.text[place.clone()]);
            turtle.push('\n');
        }
        (!turtle.is_empty()).then_some(turtle)
    }

    /// The whole file.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the first block.
    pub(super) fn header(&self) -> &str {
        &self.text[..self.header]
    }

    /// The IRI that a key stands for.
    fn iri(&self, key: &Range<usize>) -> String {
        let key = &self.text[key.clone()];
        if has_scheme(key) {
            key.to_owned()
        } else {
            format!("{}{key}", self.base)
        }
    }

    fn places_of(&self, thing: &str) -> &[(Range<usize>, Range<usize>)] {
        let key = key_of(&self.base, thing);
        key.map_or(&[], |key| equal(&self.text, &self.places, key))
    }
}

/// Where things stand in a file in blocks.
struct Places {
    header: usize,
    base: String,
    things: Vec<(Range<usize>, Range<usize>)>,
    tenures: Vec<(Range<usize>, Range<usize>)>,
}

/// Finds the blocks of a file, unless it is laid out otherwise.
fn places(text: &str) -> Option<Places> {
    let (header, base) = header(text)?;
    let mut places = Places {
        header: header.len(),
        base,
        things: Vec::new(),
        tenures: Vec::new(),
    };
    let mut cutter = Cutter::new(text, header.len());
    while cutter.skip_between_blocks()? {
        places.add(&mut cutter)?;
    }
    // Stable, and fast where files are sorted already.
    places.things.sort_by_key(|(thing, _)| &text[thing.clone()]);
    let words =
        |(person, tenure): &(Range<usize>, Range<usize>)| (&text[person.clone()], &text[tenure.clone()]);
    places.tenures.sort_unstable_by(|a, b| words(a).cmp(&words(b)));
    Some(places)
}

impl Places {
    /// Adds the next block.
    fn add(&mut self, cutter: &mut Cutter<'_>) -> Option<()> {
        let start = cutter.at();
        let subject = cutter.iri()?;
        let subject = self.key(subject, cutter.at())?;
        let mut is_member = false;
        while let Some(token) = cutter.next()? {
            match token {
                Token::Iri(iri) if is_member => {
                    let person = self.key(iri, cutter.at())?;
                    self.tenures.push((person, subject.clone()));
                }
                Token::Iri(iri) => is_member = iri.ends_with("org#member"),
                Token::Name(name) if name.ends_with(":member") => is_member = true,
                Token::NextProperty => is_member = false,
                Token::Name(_) | Token::Text if is_member => return None,
                Token::Name(_) | Token::Text => {}
            }
        }
        self.things.push((subject, start..cutter.at()));
        Some(())
    }

    /// Where the key of an IRI is whose angle bracket closes before `end`; none where it would have to be worked out.
    fn key(&self, written: &str, end: usize) -> Option<Range<usize>> {
        let key = if has_scheme(written) {
            (!written.contains("/.")).then(|| key_of(&self.base, written))??
        } else {
            (!is_odd(written)).then_some(written)?
        };
        // A key is the end of what is written.
        Some(end - 1 - key.len()..end - 1)
    }
}

/// The key of an IRI, if a file with that base can have one for it.
fn key_of<'t>(base: &str, thing: &'t str) -> Option<&'t str> {
    match thing.strip_prefix(base) {
        Some(below) => (!has_scheme(below)).then_some(below),
        None => has_scheme(thing).then_some(thing),
    }
}

/// The run of pairs whose first part is `key`, in a list sorted by it.
fn equal<'l, T>(text: &str, list: &'l [(Range<usize>, T)], key: &str) -> &'l [(Range<usize>, T)] {
    let first = |pair: &(Range<usize>, T)| &text[pair.0.clone()];
    let from = list.partition_point(|pair| first(pair) < key);
    let length = list[from..].partition_point(|pair| first(pair) == key);
    &list[from..from + length]
}

/// Whether a relative IRI is more than a path below the base.
fn is_odd(written: &str) -> bool {
    written.is_empty()
        || written.starts_with(['/', '.'])
        || written.contains("/.")
        || written.contains(['?', '#'])
}

/// Whether an IRI as written begins with a scheme and stands for itself.
fn has_scheme(iri: &str) -> bool {
    iri.find([':', '/']).is_some_and(|at| iri[at..].starts_with(':'))
}

/// The lines before the first block, if they hold nothing but prefixes, a base and comments; and the base.
fn header(text: &str) -> Option<(&str, String)> {
    let mut length = 0;
    for line in text
        .split_inclusive('\n')
        .take_while(|line| !line.starts_with('<'))
    {
        if !line.starts_with(['@', '#']) && !line.trim().is_empty() {
            return None;
        }
        length += line.len();
    }
    let header = &text[..length];
    let mut parser = TurtleParser::new().with_base_iri(BASE).ok()?.for_slice(header);
    // A triple, or a directive that goes on after the header.
    if parser.next().is_some() {
        return None;
    }
    let base = parser.base_iri()?;
    let plain = base.ends_with('/') && !base.contains(['?', '#']) && !base.contains("/.");
    // A prefix that ends within the name would let it be written in a way that is not looked for.
    let cuts_the_name = |(_, iri): (&str, &str)| iri.len() > ORG.len() && MEMBER.starts_with(iri);
    let cut = parser.prefixes().any(cuts_the_name);
    (plain && !cut).then(|| (header, base.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_files_are_cut() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/ontology/gazetteer");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(Blocks::cut(&text).is_ok(), "{}", path.display());
        }
    }

    #[track_caller]
    fn check(text: &str, things: &[&str]) {
        let text = format!("@prefix org: <{ORG}> .\n{text}");
        let blocks = Blocks::cut(&text);
        let keys = |blocks: &Blocks<'_>| -> Vec<String> {
            let keys = blocks
                .places
                .iter()
                .map(|(thing, _)| text[thing.clone()].to_owned());
            keys.collect()
        };
        assert_eq!(blocks.as_ref().map(keys).unwrap_or_default(), things, "{text}");
    }

    #[test]
    fn what_is_cut() {
        check(
            "<b> a org:X ;\n  org:y \"z . \\\" <\"@en, 3 .\n\n<a> org:y <c>.",
            &["a", "b"],
        );
        check("<a> org:y <c>. <a> a <d> .# more\n#and more\n", &["a", "a"]);
        check(
            &format!("<{BASE}a> a <c> .\n<http://x.org/b> a <c> ."),
            &["a", "http://x.org/b"],
        );
    }

    #[test]
    fn what_is_not_cut() {
        for text in [
            "<a> org:y 'b' .",
            "<a> org:y \"\"\"b\n<c> .\"\"\" .",
            "<a> org:y [] .",
            "<a> org:y _:b .",
            "<a> org:y ( <b> ) .",
            "<a> org:y # comment .\n <b> .",
            "<a> org:y 1.5 .",
            "<a> org:y .5 .",
            "<a> org:y org:b.c .",
            "<a> org:y <b\\u0041> .",
            "<a> org:\\-y <b> .",
            "<a> org:member org:b .",
            "<a/../b> a <c> .",
            "<#a> a <c> .",
            "org:a a <c> .",
            "<a> a <b> .\n@prefix x: <http://x.org/> .\n<c> a <d> .",
            "<a> a <b> .\nPREFIX x: <http://x.org/>\n<c> a <d> .",
            "PREFIX x: <http://x.org/>\n<c> a <d> .",
            "@prefix x:\n<http://x.org/> .\n<c> a <d> .",
            "@prefix x: <http://www.w3.org/ns/org#mem> .\n<c> x:ber <d> .",
            "@base <http://x.org/a/../> .\n<c> a <d> .",
            "@base <http://x.org/a> .\n<c> a <d> .",
            "<a> a <b>",
            "<a> org:y \"\\é\" .",
            "",
        ] {
            check(text, &[]);
        }
    }
}
