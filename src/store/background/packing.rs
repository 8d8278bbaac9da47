//! Cutting knowledge files into parts that can be packed, and found by what they are about.

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::vocab::rdf;

use super::blocks::{BASE, Blocks};
use super::cutter::{Cutter, Token};
use crate::pack::writer::{CutPart, CutText};

/// About so many bytes make a part: the less, the faster one thing is looked up; the more, the smaller is the pack.
const PART: usize = 16 * 1024;

/// What the keys of a part are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeySort {
    /// The IRI of a thing that it has an entry of.
    Subject,
    /// The IRI of a thing of the knowledge that it points to; nothing if it may point to any.
    Object,
    /// The IRI of a property that it states; nothing if it may be any.
    Property,
    /// The IRI of the class of a thing that it has an entry of, or nothing if that is not plain.
    Class,
}

/// The namespace of the classes of knowledge files.
const KUR: &str = "https://w3id.org/kurultai/ns#";

/// Cuts a Turtle file between its blocks; none if it is not laid out in blocks of one thing each.
#[must_use]
pub fn cut(name: &str, text: &str) -> Option<CutText> {
    let blocks = Blocks::cut(text).ok()?;
    let head = blocks.header().to_owned();
    let mut starts: Vec<usize> = blocks.things().map(|(_, place)| place.start).collect();
    starts.sort_unstable();
    let mut parts = Vec::new();
    let mut start = head.len();
    for next in starts.into_iter().filter(|next| *next > head.len()) {
        if next - start >= PART {
            parts.push(part(&head, &text[start..next])?);
            start = next;
        }
    }
    parts.push(part(&head, &text[start..])?);
    Some(CutText {
        name: name.to_owned(),
        head,
        parts,
    })
}

/// A part of a file with its keys.
fn part(head: &str, text: &str) -> Option<CutPart> {
    let blocks = Blocks::cut(format!("{head}{text}")).ok()?;
    let things = blocks.things().map(|(thing, _)| (KeySort::Subject as u8, thing));
    let spoken = Spoken::of(head, &blocks);
    let objects = spoken
        .objects
        .into_iter()
        .map(|thing| (KeySort::Object as u8, thing));
    let properties = spoken
        .properties
        .into_iter()
        .map(|property| (KeySort::Property as u8, property));
    let mut classes: Vec<String> = blocks
        .things()
        .map(|(_, place)| class(head, &blocks.text()[place.clone()]))
        .collect();
    classes.sort();
    classes.dedup();
    let classes = classes.into_iter().map(|class| (KeySort::Class as u8, class));
    Some(CutPart {
        keys: things.chain(objects).chain(properties).chain(classes).collect(),
        text: text.to_owned(),
    })
}

/// What a part speaks of beside its things: a key of nothing where it may be anything.
#[derive(Default)]
struct Spoken {
    /// The IRIs of its properties.
    properties: BTreeSet<String>,
    /// The IRIs of the things of the knowledge that it points to.
    objects: BTreeSet<String>,
}

impl Spoken {
    fn of(head: &str, blocks: &Blocks<'_>) -> Self {
        let prefixes = prefixes(head);
        let mut spoken = Self::default();
        // Such a prefix lets things be written by name.
        if prefixes
            .values()
            .any(|iri| BASE.starts_with(iri) || iri.starts_with(BASE))
        {
            spoken.objects.insert(String::new());
        }
        for (_, place) in blocks.things() {
            spoken.add(&blocks.text()[place.clone()], blocks, &prefixes);
        }
        spoken
    }

    fn add(&mut self, block: &str, blocks: &Blocks<'_>, prefixes: &BTreeMap<&str, &str>) {
        let mut cutter = Cutter::new(block, 0);
        let tokens = std::iter::from_fn(|| cutter.next().flatten());
        let mut is_property = true;
        // The first is what the block is about.
        for token in tokens.skip(1) {
            match token {
                Token::Iri(iri) if is_property => _ = self.properties.insert(blocks.resolved(iri)),
                Token::Name(name) if is_property => _ = self.properties.insert(long_name(name, prefixes)),
                Token::Iri(iri) => self.point(blocks.resolved(iri)),
                Token::Name(_) | Token::Text | Token::NextProperty => {}
            }
            is_property = matches!(token, Token::NextProperty);
        }
    }

    fn point(&mut self, iri: String) {
        if iri.is_empty() || iri.starts_with(BASE) {
            self.objects.insert(iri);
        }
    }
}

/// The prefixes that a head declares, with what they stand for.
fn prefixes(head: &str) -> BTreeMap<&str, &str> {
    let declared = head.lines().filter_map(|line| {
        let (prefix, rest) = line.strip_prefix("@prefix")?.split_once(":")?;
        let (_, rest) = rest.split_once('<')?;
        Some((prefix.trim(), rest.split_once('>')?.0))
    });
    declared.collect()
}

/// The IRI that a name of a property stands for; nothing if that cannot be told.
fn long_name(name: &str, prefixes: &BTreeMap<&str, &str>) -> String {
    if name == "a" {
        return rdf::TYPE.as_str().to_owned();
    }
    let long = name.split_once(':').and_then(|(prefix, rest)| {
        let plain = rest
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        plain.then(|| Some(format!("{}{rest}", prefixes.get(prefix)?)))?
    });
    long.unwrap_or_default()
}

/// The class of what a block is about; empty if it is not written plainly: `<thing> a kur:Class ;`.
fn class(head: &str, block: &str) -> String {
    let plain = || {
        let (_, rest) = block.split_once("> a kur:")?;
        let (name, rest) = rest.split_once(' ')?;
        let is_only = rest.starts_with([';', '.']) && !rest.contains(":type") && !rest.contains("; a ");
        let is_only = is_only && !rest.lines().any(|line| line.trim_start().starts_with("a "));
        let is_first = block.find('>') == block.find("> a kur:");
        let is_kur = head.contains(&format!("@prefix kur: <{KUR}> ."));
        (is_only && is_first && is_kur).then(|| format!("{KUR}{name}"))
    };
    plain().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::blocks::MEMBER;
    use super::*;

    #[test]
    fn a_long_file_is_cut_between_its_blocks() {
        let head = "@prefix org: <http://www.w3.org/ns/org#> .\n\n";
        let block = |at| format!("<person/{at}> org:note \"{}\" .\n\n", "x".repeat(PART / 2));
        let blocks: Vec<String> = (0..3).map(block).collect();
        let last = "<tenure/a> org:member <person/0> .\n";
        let text = format!("{head}{}{last}", blocks.concat());
        let cut = cut("a.ttl", &text).unwrap();
        assert_eq!(cut.head, head);
        let texts: Vec<&str> = cut.parts.iter().map(|part| &*part.text).collect();
        assert_eq!(texts, [blocks[..2].concat(), format!("{}{last}", blocks[2])]);
        let key = |sort: KeySort, name: &str| (sort as u8, format!("https://w3id.org/kurultai/id/{name}"));
        let untyped = (KeySort::Class as u8, String::new());
        let keys = [
            key(KeySort::Subject, "person/2"),
            key(KeySort::Subject, "tenure/a"),
            key(KeySort::Object, "person/0"),
            (KeySort::Property as u8, MEMBER.to_owned()),
            (KeySort::Property as u8, MEMBER.replace("member", "note")),
            untyped,
        ];
        assert_eq!(cut.parts[1].keys, keys);
    }

    /// A head, a block, and the properties and things that it speaks of.
    const SPOKEN: [(&str, &str, &[&str], &[&str]); 5] = [
        (
            "@prefix o: <http://o.org/> .\n",
            "<a> o:b <c>, <d/e> ; o:f <http://x.org/> , \"<g>\"@en, 3 .",
            &["http://o.org/b", "http://o.org/f"],
            &["kid:c", "kid:d/e"],
        ),
        (
            "@prefix o: <http://o.org/> .\n",
            "<a> <http://x.org/b> <https://w3id.org/kurultai/id/c> .",
            &["http://x.org/b"],
            &["kid:c"],
        ),
        (
            "@prefix o: <http://o.org/> .\n",
            "<a> o:b <../c> .",
            &["http://o.org/b"],
            &[""],
        ),
        (
            "@prefix o: <http://o.org/> .\n",
            "<a> o:b%20 <c> .",
            &[""],
            &["kid:c"],
        ),
        (
            "@prefix kid: <https://w3id.org/kurultai/id/> .\n",
            "<a> a kid:b .",
            &["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"],
            &[""],
        ),
    ];

    #[test]
    fn what_a_part_speaks_of_is_seen_or_may_be_anything() {
        for (head, block, properties, objects) in SPOKEN {
            let text = format!("{head}{block}");
            let blocks = Blocks::cut(&*text).unwrap();
            let spoken = Spoken::of(blocks.header(), &blocks);
            let short = |iris: BTreeSet<String>| -> Vec<String> {
                iris.into_iter().map(|iri| iri.replace(BASE, "kid:")).collect()
            };
            assert_eq!(short(spoken.properties), properties, "{block}");
            assert_eq!(short(spoken.objects), objects, "{block}");
        }
    }

    #[test]
    fn a_class_is_seen_where_it_is_plain() {
        let head = format!("@prefix kur: <{KUR}> .\n");
        assert_eq!(
            class(&head, "<a> a kur:State ;\n    kur:b \"a c\" ."),
            format!("{KUR}State")
        );
        assert_eq!(class(&head, "<a> a kur:State ."), format!("{KUR}State"));
        for block in [
            "<a> a kur:State, kur:Region .",
            "<a> a kur:State ;\n a kur:Region .",
            "<a> kur:b <c>, <d> a kur:e .",
        ] {
            assert_eq!(class(&head, block), "", "{block}");
        }
        assert_eq!(class("", "<a> a kur:State ."), "");
    }

    #[test]
    fn a_file_laid_out_otherwise_is_not_cut() {
        assert!(cut("a.ttl", "<a> <b> [] .").is_none());
    }
}
