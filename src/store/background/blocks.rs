//! A Turtle file cut into blocks, each about one thing, so that the blocks of a few things can be parsed alone.
//!
//! Shipped files are laid out so, and most others. What a file must not have, as a block alone would then mean
//! something else or could not be found: blank nodes, prefixes declared on the way, subjects that are not whole IRIs,
//! comments inside blocks, strings in other quotation marks than `"`. Such a file is not cut at all.

use std::ops::Range;

use oxttl::TurtleParser;

use super::MEMBER;
use super::cutter::{Cutter, Token};
use super::file::BASE;

/// What `org:` stands for: all of [`MEMBER`] but its last part.
const ORG: &str = "http://www.w3.org/ns/org#";

/// A Turtle file cut into blocks. Things go by their key: what is written after the file's base, or the whole IRI.
#[derive(Clone, Debug)]
pub(super) struct Blocks<'f> {
    text: &'f str,
    /// The prefixes and the base, which stand before the first block.
    header: &'f str,
    base: String,
    /// Where the blocks of things are, sorted by key; those of one thing in their order.
    places: Vec<(&'f str, Range<usize>)>,
    /// Pairs of the keys of a person and of a thing that may be a tenure of theirs, sorted.
    tenures: Vec<(&'f str, &'f str)>,
}

impl<'f> Blocks<'f> {
    /// Cuts a file, unless it is laid out otherwise. Mistakes inside blocks are not looked for.
    pub(super) fn cut(text: &'f str) -> Option<Self> {
        let (header, base) = header(text)?;
        let mut blocks = Self {
            text,
            header,
            base,
            places: Vec::new(),
            tenures: Vec::new(),
        };
        let mut cutter = Cutter::new(text, header.len());
        while cutter.skip_between_blocks()? {
            blocks.add(&mut cutter)?;
        }
        // Stable, and fast where files are sorted already.
        blocks.places.sort_by_key(|(thing, _)| *thing);
        blocks.tenures.sort_unstable();
        Some(blocks)
    }

    /// Whether there is a block about a thing.
    pub(super) fn has(&self, thing: &str) -> bool {
        !self.places_of(thing).is_empty()
    }

    /// The things that may be tenures of a person.
    pub(super) fn tenures_of(&self, person: &str) -> impl Iterator<Item = String> {
        let key = self.key_of(person);
        let own = key.map_or(&[][..], |key| equal(&self.tenures, |(person, _)| *person, key));
        own.iter().map(|(_, tenure)| {
            if has_scheme(tenure) {
                (*tenure).to_owned()
            } else {
                format!("{}{tenure}", self.base)
            }
        })
    }

    /// A Turtle file of the blocks of some things alone; none if it has none.
    pub(super) fn about<'t>(&self, things: impl Iterator<Item = &'t str>) -> Option<String> {
        let mut turtle = String::new();
        for (_, place) in things.flat_map(|thing| self.places_of(thing)) {
            if turtle.is_empty() {
                turtle.push_str(self.header);
            }
            turtle.push_str(&self.text[place.clone()]);
            turtle.push('\n');
        }
        (!turtle.is_empty()).then_some(turtle)
    }

    /// The whole file.
    pub(super) const fn text(&self) -> &'f str {
        self.text
    }

    fn places_of(&self, thing: &str) -> &[(&'f str, Range<usize>)] {
        let key = self.key_of(thing);
        key.map_or(&[], |key| equal(&self.places, |(thing, _)| *thing, key))
    }

    /// The key of an IRI, if a file can have one for it.
    fn key_of<'t>(&self, thing: &'t str) -> Option<&'t str> {
        match thing.strip_prefix(&self.base) {
            Some(below) => (!has_scheme(below)).then_some(below),
            None => has_scheme(thing).then_some(thing),
        }
    }

    /// The key of an IRI as written; none where it would have to be worked out.
    fn key(&self, written: &'f str) -> Option<&'f str> {
        if written.is_empty() || written.starts_with(['/', '.']) || written.contains("/.") {
            return None;
        }
        if has_scheme(written) {
            return self.key_of(written);
        }
        (!written.contains(['?', '#'])).then_some(written)
    }

    /// Adds the next block.
    fn add(&mut self, cutter: &mut Cutter<'f>) -> Option<()> {
        let start = cutter.at();
        let subject = self.key(cutter.iri()?)?;
        let mut is_member = false;
        while let Some(token) = cutter.next()? {
            match token {
                Token::Iri(iri) if is_member => self.tenures.push((self.key(iri)?, subject)),
                Token::Iri(iri) => is_member = iri.ends_with("org#member"),
                Token::Member => is_member = true,
                Token::NextProperty => is_member = false,
                Token::Other if is_member => return None,
                Token::Other => {}
            }
        }
        self.places.push((subject, start..cutter.at()));
        Some(())
    }
}

/// The run of pairs whose first part is `key`, in a list sorted by it.
fn equal<'l, T>(list: &'l [T], first: impl Fn(&T) -> &str, key: &str) -> &'l [T] {
    let from = list.partition_point(|pair| first(pair) < key);
    let length = list[from..].partition_point(|pair| first(pair) == key);
    &list[from..from + length]
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
            assert!(Blocks::cut(&text).is_some(), "{}", path.display());
        }
    }

    #[track_caller]
    fn check(text: &str, things: &[&str]) {
        let text = format!("@prefix org: <{ORG}> .\n{text}");
        let places = Blocks::cut(&text).map(|blocks| blocks.places);
        let cut: Option<Vec<&str>> =
            places.map(|places| places.into_iter().map(|(thing, _)| thing).collect());
        assert_eq!(cut.unwrap_or_default(), things, "{text}");
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
