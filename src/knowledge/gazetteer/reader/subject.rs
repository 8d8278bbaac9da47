//! What the gazetteer files describe, one subject at a time, and the checks on each.

use std::collections::BTreeMap;

use super::base::Base;
use crate::knowledge::mistake::KnowledgeMistake;
use crate::knowledge::ontology::{Ontology, PropertyDeclaration, Range};
use crate::knowledge::spelling::did_you_mean;
use crate::knowledge::turtle::{Place, Triple, long_name};
use crate::model::{EntityId, EntityKind};

/// What a subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Thing(EntityKind),
    Office,
    Tenure,
}

/// The classes of knowledge files that the gazetteer leaves to others.
const OTHER_CLASSES: [&str; 1] = ["kur:Topic"];

/// Properties of every subject.
const PROPERTIES: [&str; 10] = [
    "rdf:type",
    "rdfs:label",
    "rdfs:comment",
    "rdfs:seeAlso",
    "skos:prefLabel",
    "skos:altLabel",
    "skos:note",
    "owl:sameAs",
    "prov:wasDerivedFrom",
    "dcterms:source",
];

/// Further properties of things.
const THING_PROPERTIES: [&str; 12] = [
    "foaf:familyName",
    "foaf:givenName",
    "kur:capitalOf",
    "kur:demonym",
    "kur:iso3166",
    "kur:memberOf",
    "kur:partOf",
    "kur:partner",
    "schema:containedInPlace",
    "schema:dateCreated",
    "schema:startDate",
    "schema:endDate",
];

/// Further properties of offices.
const OFFICE_PROPERTIES: [&str; 3] = ["org:postIn", "kur:role", "kur:shared"];

/// Further properties of tenures.
const TENURE_PROPERTIES: [&str; 7] = [
    "kur:asOf",
    "kur:bounds",
    "org:member",
    "org:organization",
    "kur:office",
    "schema:startDate",
    "schema:endDate",
];

/// Properties whose value is a text.
const TEXT_PROPERTIES: [&str; 15] = [
    "kur:asOf",
    "kur:bounds",
    "rdfs:label",
    "skos:prefLabel",
    "skos:altLabel",
    "foaf:familyName",
    "foaf:givenName",
    "kur:demonym",
    "kur:iso3166",
    "kur:role",
    "kur:shared",
    "rdfs:comment",
    "schema:dateCreated",
    "schema:startDate",
    "schema:endDate",
];

/// What the value of a property has to be, where no ontology tells.
const LINKS: [(&str, &str); 8] = [
    ("kur:capitalOf", "thing"),
    ("kur:memberOf", "thing"),
    ("kur:partOf", "thing"),
    ("kur:partner", "thing"),
    ("schema:containedInPlace", "thing"),
    ("org:postIn", "thing"),
    ("org:organization", "thing"),
    ("kur:office", "office"),
];

/// A subject and all that the files say of it, in their order.
pub(super) struct Subject<'t> {
    pub(super) name: &'t str,
    pub(super) id: EntityId,
    pub(super) sort: Sort,
    triples: Vec<&'t Triple>,
}

impl<'t> Subject<'t> {
    /// Where it is first described.
    pub(super) fn place(&self) -> &'t Place {
        &self.triples[0].place
    }

    /// All statements with a property.
    pub(super) fn all<'s>(&'s self, property: &'s str) -> impl Iterator<Item = &'t Triple> + 's {
        let triples = self.triples.iter().copied();
        triples.filter(move |triple| triple.predicate == property)
    }

    /// The statement with a property that has one value: a later file's goes before an earlier one's.
    pub(super) fn one(&self, property: &str, mistakes: &mut Vec<KnowledgeMistake>) -> Option<&'t Triple> {
        one_of(self.all(property), mistakes)
    }

    /// The same, where its lack is a mistake.
    pub(super) fn needed(&self, property: &str, mistakes: &mut Vec<KnowledgeMistake>) -> Option<&'t Triple> {
        let triple = self.one(property, mistakes);
        if triple.is_none() {
            let message = format!("`{}` has no {property}", self.name);
            mistakes.push(self.place().mistake(message));
        }
        triple
    }

    /// The text of a property that has one value.
    pub(super) fn text(&self, property: &str, mistakes: &mut Vec<KnowledgeMistake>) -> Option<&'t str> {
        self.one(property, mistakes)?.object.as_text()
    }

    /// The label: in English, else without language, else in the first language by name.
    pub(super) fn label(&self, property: &str, mistakes: &mut Vec<KnowledgeMistake>) -> &'t str {
        let language = |triple: &Triple| match triple.object.language() {
            Some("en") => (0, String::new()),
            None => (1, String::new()),
            Some(other) => (2, other.to_owned()),
        };
        let Some(first) = self.all(property).map(language).min() else {
            return self.needed(property, mistakes).map_or("", |_| "");
        };
        let labels = self.all(property).filter(|triple| language(triple) == first);
        let label = one_of(labels, mistakes).and_then(|triple| triple.object.as_text());
        label.unwrap_or_default().trim()
    }
}

/// The one of several statements that counts: the last file's; two in one file are a mistake.
fn one_of<'t>(
    triples: impl Iterator<Item = &'t Triple>,
    mistakes: &mut Vec<KnowledgeMistake>,
) -> Option<&'t Triple> {
    let mut last: Option<&Triple> = None;
    for triple in triples {
        if let Some(before) = last
            && before.place.file == triple.place.file
            && before.object != triple.object
        {
            let message = format!("`{}` has a second {}", triple.subject, triple.predicate);
            let first = format!("the first is on line {}", before.place.line);
            mistakes.push(triple.place.mistake(message).with_hint(first));
        }
        last = Some(triple);
    }
    last
}

/// All subjects, sorted by identifier.
pub(super) struct Subjects<'t> {
    sorted: Vec<Subject<'t>>,
    sorts: BTreeMap<&'t str, Sort>,
}

impl<'t> Subjects<'t> {
    /// Groups statements by what they describe.
    pub(super) fn group(triples: &'t [Triple], mistakes: &mut Vec<KnowledgeMistake>) -> Self {
        let mut groups: BTreeMap<&str, Vec<&Triple>> = BTreeMap::new();
        for triple in triples {
            groups.entry(&triple.subject).or_default().push(triple);
        }
        let subjects = groups
            .into_iter()
            .filter_map(|(name, triples)| subject(name, triples, mistakes));
        let mut sorted: Vec<Subject<'_>> = subjects.collect();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        let sorts = sorted
            .iter()
            .map(|subject| (subject.name, subject.sort))
            .collect();
        Self { sorted, sorts }
    }

    /// The subjects, sorted by identifier.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Subject<'t>> {
        self.sorted.iter()
    }

    /// The subjects, sorted by identifier.
    pub(super) fn as_slice(&self) -> &[Subject<'t>] {
        &self.sorted
    }

    /// Checks the properties and values of every statement.
    ///
    /// They may name what is in `base`, too.
    pub(super) fn check(&self, base: &Base<'_>, ontology: &Ontology, mistakes: &mut Vec<KnowledgeMistake>) {
        for subject in self.iter() {
            for triple in &subject.triples {
                let found = self
                    .check_property(subject, triple, ontology)
                    .or_else(|| self.check_value(triple, base, ontology))
                    .or_else(|| check_domain(subject, triple, ontology));
                mistakes.extend(found);
            }
        }
    }

    /// Whether the property is one of this sort of subject.
    fn check_property(
        &self,
        subject: &Subject<'_>,
        triple: &Triple,
        ontology: &Ontology,
    ) -> Option<KnowledgeMistake> {
        let further: &[&str] = match subject.sort {
            Sort::Thing(_) => &THING_PROPERTIES,
            Sort::Office => &OFFICE_PROPERTIES,
            Sort::Tenure => &TENURE_PROPERTIES,
        };
        let property = triple.predicate.as_str();
        let mut known = PROPERTIES.iter().chain(further).copied();
        if known.any(|known| known == property) || declaration(ontology, property).is_some() {
            return None;
        }
        let known = PROPERTIES.iter().chain(further).copied();
        let mistake = triple.place.mistake(format!("unknown property `{property}`"));
        Some(hinted(mistake, did_you_mean(property, known)))
    }

    /// Whether the value is there and of the right sort.
    fn check_value(&self, triple: &Triple, base: &Base<'_>, ontology: &Ontology) -> Option<KnowledgeMistake> {
        let property = triple.predicate.as_str();
        let Some(name) = triple.object.as_name() else {
            return self.expected(property, ontology).map(|expected| {
                let message = format!("the value of {property} is a text, not {expected}");
                triple.place.mistake(message)
            });
        };
        if TEXT_PROPERTIES.contains(&property) {
            let message = format!("the value of {property} is a name, not a text");
            return Some(triple.place.mistake(message));
        }
        let expected = self.expected(property, ontology);
        match self.sorts.get(name).copied().or_else(|| base.sort_of(name)) {
            None if expected.is_some() || name.starts_with("kid:") => {
                let mistake = triple.place.mistake(format!("`{name}` is described nowhere"));
                let known = base.names();
                let known = self.sorts.keys().copied().chain(known.iter().map(String::as_str));
                Some(hinted(mistake, did_you_mean(name, known)))
            }
            Some(sort) => {
                let expected = expected.filter(|_| !self.fits(sort, property, ontology))?;
                let message = format!("`{name}` is {}, and {property} needs {expected}", sort_name(sort));
                Some(triple.place.mistake(message))
            }
            None => None,
        }
    }

    /// What the value of a property has to be, in words; none if anything goes.
    fn expected(&self, property: &str, ontology: &Ontology) -> Option<String> {
        if property == "org:member" {
            return Some("a Person".to_owned());
        }
        if let Some(PropertyDeclaration {
            range: Range::Kinds(kinds),
            ..
        }) = declaration(ontology, property)
        {
            let names: Vec<&str> = kinds.iter().map(EntityKind::name).collect();
            return Some(format!("one of {}", names.join(", ")));
        }
        let link = LINKS.iter().find(|(link, _)| *link == property)?;
        Some(if link.1 == "thing" { "a thing" } else { "an office" }.to_owned())
    }

    /// Whether a subject of that sort may be the value of a property.
    fn fits(&self, sort: Sort, property: &str, ontology: &Ontology) -> bool {
        let declared = declaration(ontology, property).map(|declaration| &declaration.range);
        match (sort, declared) {
            (Sort::Thing(kind), _) if property == "org:member" => kind == EntityKind::Person,
            (Sort::Thing(kind), Some(Range::Kinds(kinds))) => kinds.has(kind),
            (Sort::Thing(_), _) => property != "kur:office",
            (Sort::Office, _) => property == "kur:office",
            (Sort::Tenure, _) => false,
        }
    }
}

/// What the ontology declares of a `kur:` property.
fn declaration<'o>(ontology: &'o Ontology, property: &str) -> Option<&'o PropertyDeclaration> {
    ontology.property(property.strip_prefix("kur:")?)
}

/// Whether the ontology allows the property on this kind.
fn check_domain(subject: &Subject<'_>, triple: &Triple, ontology: &Ontology) -> Option<KnowledgeMistake> {
    let (Sort::Thing(kind), Some(declared)) = (subject.sort, declaration(ontology, &triple.predicate)) else {
        return None;
    };
    (!declared.domain.is_empty() && !declared.domain.has(kind)).then(|| {
        let message = format!("a {} has no {}", kind.name(), triple.predicate);
        triple.place.mistake(message)
    })
}

/// The subject that some statements describe; none if it is not for the gazetteer.
fn subject<'t>(
    name: &'t str,
    triples: Vec<&'t Triple>,
    mistakes: &mut Vec<KnowledgeMistake>,
) -> Option<Subject<'t>> {
    let place = &triples[0].place;
    if name.starts_with("_:") {
        mistakes.push(
            place
                .mistake("blank nodes are not allowed")
                .with_hint("give it an IRI"),
        );
        return None;
    }
    let sort = sort_of(name, &triples, mistakes)?;
    check_slug(name, sort, place, mistakes);
    Some(Subject {
        name,
        id: entity_id(name),
        sort,
        triples,
    })
}

/// What a subject is, by its types.
fn sort_of(name: &str, triples: &[&Triple], mistakes: &mut Vec<KnowledgeMistake>) -> Option<Sort> {
    let types = triples.iter().filter(|triple| triple.predicate == "rdf:type");
    let mut found: Option<Sort> = None;
    let mut is_typed = false;
    for triple in types {
        let Some(class) = triple.object.as_name().filter(|class| class.starts_with("kur:")) else {
            continue;
        };
        is_typed = true;
        match (sort_of_class(class), found) {
            (None, _) if OTHER_CLASSES.contains(&class) => {}
            (None, _) => {
                let mistake = triple.place.mistake(format!("unknown kind `{class}`"));
                mistakes.push(hinted(
                    mistake,
                    did_you_mean(class, class_names().iter().map(|name| &**name)),
                ));
            }
            (Some(sort), Some(first)) if sort != first => {
                let message = format!("`{name}` is {} and {}", sort_name(first), sort_name(sort));
                mistakes.push(triple.place.mistake(message).with_hint("a thing has one kind"));
            }
            (Some(sort), _) => found = Some(sort),
        }
    }
    if !is_typed && name.starts_with("kid:") {
        mistakes.push(triples[0].place.mistake(format!("`{name}` has no kind")));
    }
    found
}

/// The names of all classes that a gazetteer may use.
fn class_names() -> Vec<String> {
    let kinds = EntityKind::ALL.into_iter().map(EntityKind::name);
    let all = kinds.chain(["Office", "Tenure"]);
    all.map(|name| format!("kur:{name}")).collect()
}

/// What a class makes of its subject.
fn sort_of_class(class: &str) -> Option<Sort> {
    match class.strip_prefix("kur:")? {
        "Office" => Some(Sort::Office),
        "Tenure" => Some(Sort::Tenure),
        name => EntityKind::from_name(name).map(Sort::Thing),
    }
}

/// A sort in words.
fn sort_name(sort: Sort) -> String {
    match sort {
        Sort::Thing(kind) => format!("a {}", kind.name()),
        Sort::Office => "an Office".to_owned(),
        Sort::Tenure => "a Tenure".to_owned(),
    }
}

/// Whether a name below `kid:` begins with the word for its sort.
fn check_slug(name: &str, sort: Sort, place: &Place, mistakes: &mut Vec<KnowledgeMistake>) {
    let slug = match sort {
        Sort::Thing(kind) => kind.slug(),
        Sort::Office => "office",
        Sort::Tenure => "tenure",
    };
    let path = name.strip_prefix("kid:");
    if path.is_some_and(|path| path.split('/').next() != Some(slug)) {
        let message = format!("`{name}` is {}", sort_name(sort));
        let hint = format!("its identifier begins with `kid:{slug}/`");
        mistakes.push(place.mistake(message).with_hint(hint));
    }
}

/// The identifier of a name of the files.
pub(super) fn entity_id(name: &str) -> EntityId {
    match name.strip_prefix("kid:") {
        Some(path) => EntityId::shared(path),
        None => EntityId::External(long_name(name).into()),
    }
}

/// A mistake with the hint there may be.
fn hinted(mistake: KnowledgeMistake, hint: Option<String>) -> KnowledgeMistake {
    match hint {
        Some(hint) => mistake.with_hint(hint),
        None => mistake,
    }
}
