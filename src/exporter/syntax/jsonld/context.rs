//! The terms of the context: short keys, and what their values are unless they say otherwise.

use crate::exporter::vocab::{dcterms, itsrdf, kur, nif, org, prov, rdf, rdfs, skos, xsd};

/// What the values of a key are if they are plain strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coercion {
    /// Strings.
    None,
    /// IRIs.
    Node,
    /// Literals of a type, by its IRI.
    Type(&'static str),
    /// Texts in a language.
    Language(&'static str),
}

/// A key and the property that it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    pub(super) name: &'static str,
    pub(super) iri: &'static str,
    pub(super) coercion: Coercion,
}

const fn term(name: &'static str, iri: &'static str, coercion: Coercion) -> Term {
    Term { name, iri, coercion }
}

/// A property of this ontology between things.
macro_rules! link {
    ($name:literal) => {
        term(
            $name,
            concat!("https://w3id.org/kurultai/ns#", $name),
            Coercion::Node,
        )
    };
}

/// A property of this ontology whose values are days.
macro_rules! day {
    ($name:literal) => {
        term($name, concat!("https://w3id.org/kurultai/ns#", $name), DAY)
    };
}

const DAY: Coercion = Coercion::Type(xsd::DATE.as_str());
const OFFSET: Coercion = Coercion::Type(xsd::NON_NEGATIVE_INTEGER.as_str());
const ENGLISH: Coercion = Coercion::Language("en");

/// All terms. Properties of this ontology that are not among them are completed by `@vocab`.
pub(super) const TERMS: &[Term] = &[
    term("label", rdfs::LABEL.as_str(), ENGLISH),
    term("prefLabel", skos::PREF_LABEL.as_str(), ENGLISH),
    term(
        "altLabel",
        "http://www.w3.org/2004/02/skos/core#altLabel",
        ENGLISH,
    ),
    term("sameAs", "http://www.w3.org/2002/07/owl#sameAs", Coercion::Node),
    term("identifier", dcterms::IDENTIFIER.as_str(), Coercion::None),
    term("issued", dcterms::ISSUED.as_str(), DAY),
    term("creator", dcterms::CREATOR.as_str(), Coercion::None),
    term("isString", nif::IS_STRING.as_str(), Coercion::None),
    term("anchorOf", nif::ANCHOR_OF.as_str(), Coercion::None),
    term("beginIndex", nif::BEGIN_INDEX.as_str(), OFFSET),
    term("endIndex", nif::END_INDEX.as_str(), OFFSET),
    term(
        "referenceContext",
        nif::REFERENCE_CONTEXT.as_str(),
        Coercion::Node,
    ),
    term("sourceUrl", nif::SOURCE_URL.as_str(), Coercion::Node),
    term("taIdentRef", itsrdf::TA_IDENT_REF.as_str(), Coercion::Node),
    term("subject", rdf::SUBJECT.as_str(), Coercion::Node),
    term("predicate", rdf::PREDICATE.as_str(), Coercion::Node),
    term("object", rdf::OBJECT.as_str(), Coercion::Node),
    term("wasGeneratedBy", prov::WAS_GENERATED_BY.as_str(), Coercion::Node),
    term("wasDerivedFrom", prov::WAS_DERIVED_FROM.as_str(), Coercion::Node),
    term("postIn", org::POST_IN.as_str(), Coercion::Node),
    term("member", "http://www.w3.org/ns/org#member", Coercion::Node),
    term(
        "organization",
        "http://www.w3.org/ns/org#organization",
        Coercion::Node,
    ),
    term("startDate", "https://schema.org/startDate", DAY),
    term("endDate", "https://schema.org/endDate", DAY),
    term("speaker", kur::SPEAKER.as_str(), Coercion::Node),
    term("inDocument", kur::IN_DOCUMENT.as_str(), Coercion::Node),
    term("mentions", kur::MENTIONS.as_str(), Coercion::Node),
    term("topic", kur::TOPIC.as_str(), Coercion::Node),
    term("ofClass", kur::OF_CLASS.as_str(), Coercion::Node),
    term("by", kur::BY.as_str(), Coercion::Node),
    term("within", kur::WITHIN.as_str(), Coercion::Node),
    term("office", kur::HAS_OFFICE.as_str(), Coercion::Node),
    term("when", kur::WHEN.as_str(), DAY),
    day!("heldOn"),
    day!("heldUntil"),
    link!("holdsOffice"),
    link!("memberOf"),
    link!("partOf"),
    link!("sessionOf"),
    link!("attended"),
    link!("invitedTo"),
    link!("chaired"),
    link!("hosted"),
    link!("addressed"),
    link!("heldIn"),
    link!("signed"),
    link!("adopted"),
    link!("metWith"),
    link!("agreed"),
    link!("visited"),
    link!("supported"),
    link!("criticised"),
    link!("aided"),
    link!("threatened"),
    link!("sanctioned"),
];
