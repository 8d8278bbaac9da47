//! Cutting knowledge files into parts that can be packed, and found by what they are about.

use super::blocks::Blocks;
use crate::pack::writer::{CutPart, CutText};

/// About so many bytes make a part: the less, the faster one thing is looked up; the more, the smaller is the pack.
const PART: usize = 16 * 1024;

/// What the keys of a part are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeySort {
    /// The IRI of a thing that it has an entry of.
    Subject,
    /// The IRI of a person that it has a tenure of.
    TenureOf,
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
    let persons = blocks.persons().map(|person| (KeySort::TenureOf as u8, person));
    let mut classes: Vec<String> = blocks
        .things()
        .map(|(_, place)| class(head, &blocks.text()[place.clone()]))
        .collect();
    classes.sort();
    classes.dedup();
    let classes = classes.into_iter().map(|class| (KeySort::Class as u8, class));
    Some(CutPart {
        keys: things.chain(persons).chain(classes).collect(),
        text: text.to_owned(),
    })
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
            key(KeySort::TenureOf, "person/0"),
            untyped,
        ];
        assert_eq!(cut.parts[1].keys, keys);
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
