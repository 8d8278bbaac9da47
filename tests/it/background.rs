//! The knowledge beside the documents: parsed in parts, it says what it says as a whole.

use std::collections::BTreeSet;

use kurultai::knowledge::{Knowledge, KnowledgeFile};
use kurultai::store::{Background, KNOWLEDGE_BASE};
use oxrdf::{NamedNode, NamedOrBlankNode, Quad, Term};
use oxttl::TurtleParser;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

const HEAD: &str = "@prefix org: <http://www.w3.org/ns/org#> .\n@prefix kur: <https://w3id.org/kurultai/ns#> .\n\
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix kid: <https://w3id.org/kurultai/id/> .\n";

/// Files laid out as nobody should, about persons, tenures and offices that they share. (Blank nodes have no names
/// that could be compared.)
const ODD: [&str; 14] = [
    "<person/a> skos:prefLabel \"A\"@en . <person/b> skos:prefLabel \"B . <person/c>\"@en .",
    "<tenure/a> org:member <person/a>, <person/b> ; kur:office <office/x> .\n<office/x> skos:prefLabel \"X\" .",
    "kid:tenure\\/b org:member kid:person\\/b ; kur:office kid:office\\/x .",
    "<tenure/c> kur:office <office/y> ;\n# org:member <person/a> .\n\torg:member <person/c> .",
    "<office/y> skos:prefLabel \"\"\"Y .\n<person/a> skos:altLabel \"no\" .\n\"\"\"@en .",
    "@base <http://example.org/> .\n<x> skos:prefLabel \"x\" .\n<https://w3id.org/kurultai/id/person/a> kur:memberOf <x> .",
    "<person/a> a kur:Person .\n@base <http://example.org/> .\n<person/a> a kur:Person .",
    "@prefix o: <http://www.w3.org/ns/org#> .\n<tenure/d> o:member <person/a> ; kur:office <office/y> .",
    "@prefix o: <http://www.w3.org/ns/org#mem> .\n<tenure/e> o:ber <person/a> .",
    "<tenure/f> <http://www.w3.org/ns/org#member> <person/b>;kur:office <office/x>.\r\n<person/b> a kur:Person.\r\n",
    "@base <http://www.w3.org/ns/> .\n<http://example.org/t> <org#member> <https://w3id.org/kurultai/id/person/c> .",
    "<tenure/g> kur:member <person/a> ; kur:office <office/x> .\n<person/a> kur:number 1.5, .5, 2 .",
    "<person/../person/a> skos:altLabel 'a', \"<\\\\\", \"\\u0041\", \"\" ; kur:memberOf <person/b> .\n<person/a> a kur:Person .",
    "<person/c> a kur:Person ;\n    kur:knows <person/a>, <http://example.org/x> .\n\n<person/a> skos:prefLabel \"again\" .\n\n\
     <person/c> skos:prefLabel \"C\" .\n",
];

/// What knowledge says, all parsed at once: the plainest way to the same answers.
struct Whole(Vec<Quad>);

impl Whole {
    fn new(files: &[KnowledgeFile]) -> Self {
        let mut quads = Vec::new();
        for file in files {
            let graph = NamedNode::new_unchecked(format!("{KNOWLEDGE_BASE}{}", file.name));
            let parser = TurtleParser::new()
                .with_base_iri("https://w3id.org/kurultai/id/")
                .unwrap();
            let text = file.text();
            let triples = parser.for_slice(&*text);
            quads.extend(triples.map(|triple| triple.unwrap().in_graph(graph.clone())));
        }
        quads.sort_by(|a, b| subject(a).cmp(subject(b)));
        Self(quads)
    }

    fn things(&self) -> Vec<NamedNode> {
        let things: BTreeSet<&str> = self.0.iter().map(subject).collect();
        things.into_iter().map(NamedNode::new_unchecked).collect()
    }

    fn objects(&self, subjects: &BTreeSet<NamedNode>, predicate: Option<&str>) -> BTreeSet<NamedNode> {
        let quads = self
            .0
            .iter()
            .filter(|quad| subjects.iter().any(|node| node.as_str() == subject(quad)));
        let quads = quads
            .filter(|quad| predicate.is_none_or(|predicate| quad.predicate.as_str().ends_with(predicate)));
        quads.filter_map(object).cloned().collect()
    }

    fn about(&self, things: &BTreeSet<NamedNode>) -> Vec<Quad> {
        let mut entries = things.clone();
        for quad in &self.0 {
            let is_membership = quad.predicate.as_str() == "http://www.w3.org/ns/org#member";
            if is_membership && object(quad).is_some_and(|person| things.contains(person)) {
                entries.insert(NamedNode::new_unchecked(subject(quad)));
            }
        }
        entries.extend(self.objects(&entries, Some("ns#office")));
        let pointed = self.objects(&entries, None);
        let quads_of = |keep: &dyn Fn(&Quad) -> bool| {
            self.0
                .iter()
                .filter(|quad| keep(quad))
                .cloned()
                .collect::<Vec<_>>()
        };
        let is_of = |things: &BTreeSet<NamedNode>, quad: &Quad| {
            things.iter().any(|node| node.as_str() == subject(quad))
        };
        let is_label = |quad: &Quad| {
            quad.predicate.as_str().ends_with("#label") || quad.predicate.as_str().ends_with("#prefLabel")
        };
        let mut quads = quads_of(&|quad| is_of(&entries, quad));
        quads.extend(quads_of(&|quad| {
            !is_of(&entries, quad) && is_of(&pointed, quad) && is_label(quad)
        }));
        quads
    }
}

fn subject(quad: &Quad) -> &str {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(node) => node.as_str(),
    }
}

fn object(quad: &Quad) -> Option<&NamedNode> {
    match &quad.object {
        Term::NamedNode(node) => Some(node),
        _ => None,
    }
}

/// Compares both ways on some things.
#[track_caller]
fn check(whole: &Whole, background: &Background<'_>, things: &BTreeSet<NamedNode>) {
    assert_eq!(
        background.about(things).unwrap(),
        whole.about(things),
        "{things:?}"
    );
    for thing in things {
        let own = || whole.0.iter().filter(|quad| subject(quad) == thing.as_str());
        let graph = |quad: &Quad| quad.graph_name.to_string();
        let file = |name: &&str| format!("<{KNOWLEDGE_BASE}{name}>");
        assert_eq!(background.knows(thing.as_str()), own().next().is_some());
        let files: BTreeSet<String> = background.files_about(thing.as_str()).iter().map(file).collect();
        assert_eq!(files, own().map(graph).collect());
        let names = background.names([thing.clone()]).unwrap();
        let labels = own().filter(|quad| quad.predicate.as_str().contains("core#"));
        assert_eq!(names.len(), labels.count(), "{thing}");
        if let Some((quad, node)) = own().find_map(|quad| Some((quad, object(quad)?))) {
            let stated = background.files_stating(thing.as_str(), quad.predicate.as_str(), node.as_str());
            assert!(stated.unwrap().iter().map(file).any(|file| file == graph(quad)));
        }
    }
}

fn texts(files: &[KnowledgeFile]) -> impl Iterator<Item = (&str, &str)> {
    files.iter().map(|file| (&*file.name, file.plain_text().unwrap()))
}

#[test]
fn shipped_files_in_parts() {
    let files: Vec<KnowledgeFile> = Knowledge::shipped_files()
        .as_slice()
        .iter()
        .filter(|file| file.is_gazetteer())
        .cloned()
        .collect();
    let background = Background::default().over(Knowledge::shipped_pack(), |_| true);
    let whole = Whole::new(&files);
    assert_eq!(background.quads().unwrap(), whole.0);
    let things = whole.things();
    assert!(things.len() > 4000 && things.iter().all(|thing| background.knows(thing.as_str())));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 8,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let some = proptest::collection::vec(any::<Index>(), 0..12);
    let chosen = |indices: Vec<Index>| {
        indices
            .into_iter()
            .map(|index| index.get(&things).clone())
            .collect()
    };
    runner
        .run(&some.prop_map(chosen), |things| {
            check(&whole, &background, &things);
            Ok(())
        })
        .unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_files_in_parts(
        texts_ in subsequence(ODD.to_vec(), 1..6).prop_shuffle(),
        one_file in any::<bool>(),
        indices in proptest::collection::vec(any::<Index>(), 0..4),
    ) {
        // Directives on the way change what follows, so texts in one file mean something else.
        let texts_ = if one_file { vec![texts_.join("\n")] } else { texts_.into_iter().map(str::to_owned).collect() };
        let file = |(at, text)| KnowledgeFile::new(format!("{at}.ttl"), format!("{HEAD}{text}"));
        let files: Vec<KnowledgeFile> = texts_.into_iter().enumerate().map(file).collect();
        let (whole, background) = (Whole::new(&files), Background::new(texts(&files)).unwrap());
        prop_assert_eq!(&background.quads().unwrap(), &whole.0);
        let all = whole.things();
        let mut things: BTreeSet<NamedNode> = indices.into_iter().map(|index| index.get(&all).clone()).collect();
        check(&whole, &background, &things);
        things.insert(NamedNode::new_unchecked("https://w3id.org/kurultai/id/person/a"));
        things.insert(NamedNode::new_unchecked("person/b"));
        check(&whole, &background, &things);
    }
}
