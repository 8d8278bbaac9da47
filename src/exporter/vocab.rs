//! Every IRI that this programme writes, as constants.
//!
//! A test compares the `kur:` terms with `ontology/kurultai.ttl`, both ways.

use oxrdf::NamedNodeRef;

macro_rules! vocabulary {
    ($(#[$about:meta])* $module:ident $namespace:literal { $($name:ident $local:literal)* }) => {
        $(#[$about])*
        pub mod $module {
            use oxrdf::NamedNodeRef;

            /// The IRI that all its terms begin with.
            pub const NAMESPACE: &str = $namespace;

            $(
                #[doc = concat!("`", stringify!($module), ":", $local, "`")]
                pub const $name: NamedNodeRef<'static> =
                    NamedNodeRef::new_unchecked(concat!($namespace, $local));
            )*

            /// All of them, in the order of this file.
            pub const ALL: &[NamedNodeRef<'static>] = &[$($name),*];
        }
    };
}

/// Where things are: `kid:person/shavkat-mirziyoyev`.
pub const KID: &str = "https://w3id.org/kurultai/id/";
/// Where documents are, and what hangs on them.
pub const KDOC: &str = "https://w3id.org/kurultai/doc/";
/// Where the graphs of the knowledge files are.
pub const KNOWLEDGE: &str = "https://w3id.org/kurultai/knowledge/";

vocabulary! {
    /// The ontology of this programme.
    ///
    /// Properties between things (`kur:metWith`) come from the frames, so only those that the code itself
    /// names stand here.
    kur "https://w3id.org/kurultai/ns#" {
        PERSON "Person"
        STATE "State"
        REGION "Region"
        PLACE "Place"
        INTERGOVERNMENTAL_ORGANIZATION "IntergovernmentalOrganization"
        UN_BODY "UNBody"
        INSTITUTION "Institution"
        FORMAT "Format"
        MEETING "Meeting"
        INSTRUMENT "Instrument"
        OFFICE "Office"
        STATEMENT "Statement"
        COUNT "Count"
        CLAIM "Claim"
        SPEAKER "speaker"
        CUE "cue"
        CUE_CLASS "cueClass"
        QUOTATION "quotation"
        IN_DOCUMENT "inDocument"
        MENTIONS "mentions"
        TOPIC "topic"
        NUMBER "number"
        COMPARATOR "comparator"
        WHAT "what"
        OF_CLASS "ofClass"
        BY "by"
        SINCE "since"
        FRAME "frame"
        POLARITY "polarity"
        MODALITY "modality"
        WHEN "when"
        WITHIN "within"
        HOLDS_OFFICE "holdsOffice"
        HAS_OFFICE "office"
        TITLE "title"
        LINKED_BY "linkedBy"
        SHA256 "sha256"
    }
}

vocabulary! {
    /// Texts, mentions and offsets (NIF 2.0 core).
    nif "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#" {
        CONTEXT "Context"
        PHRASE "Phrase"
        IS_STRING "isString"
        REFERENCE_CONTEXT "referenceContext"
        BEGIN_INDEX "beginIndex"
        END_INDEX "endIndex"
        ANCHOR_OF "anchorOf"
        SOURCE_URL "sourceUrl"
    }
}

vocabulary! {
    /// From a mention to its thing (ITS 2.0).
    itsrdf "http://www.w3.org/2005/11/its/rdf#" {
        TA_IDENT_REF "taIdentRef"
    }
}

vocabulary! {
    /// The organization ontology.
    org "http://www.w3.org/ns/org#" {
        POST_IN "postIn"
    }
}

vocabulary! {
    /// Provenance.
    prov "http://www.w3.org/ns/prov#" {
        ACTIVITY "Activity"
        WAS_GENERATED_BY "wasGeneratedBy"
        WAS_DERIVED_FROM "wasDerivedFrom"
    }
}

vocabulary! {
    /// Dublin Core terms.
    dcterms "http://purl.org/dc/terms/" {
        IDENTIFIER "identifier"
        TITLE "title"
        ISSUED "issued"
        CREATOR "creator"
        PUBLISHER "publisher"
    }
}

vocabulary! {
    /// Labels of things.
    skos "http://www.w3.org/2004/02/skos/core#" {
        PREF_LABEL "prefLabel"
    }
}

vocabulary! {
    /// RDF itself.
    rdf "http://www.w3.org/1999/02/22-rdf-syntax-ns#" {
        TYPE "type"
        SUBJECT "subject"
        PREDICATE "predicate"
        OBJECT "object"
    }
}

vocabulary! {
    /// RDF Schema.
    rdfs "http://www.w3.org/2000/01/rdf-schema#" {
        LABEL "label"
    }
}

vocabulary! {
    /// Datatypes.
    xsd "http://www.w3.org/2001/XMLSchema#" {
        DATE "date"
        G_YEAR_MONTH "gYearMonth"
        G_YEAR "gYear"
        INTEGER "integer"
        STRING "string"
        NON_NEGATIVE_INTEGER "nonNegativeInteger"
        ANY_URI "anyURI"
    }
}

/// The prefixes of every output, in the order in which they are declared.
pub const PREFIXES: [(&str, &str); 15] = [
    ("dcterms", dcterms::NAMESPACE),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("itsrdf", itsrdf::NAMESPACE),
    ("kdoc", KDOC),
    ("kid", KID),
    ("kur", kur::NAMESPACE),
    ("nif", nif::NAMESPACE),
    ("org", org::NAMESPACE),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", prov::NAMESPACE),
    ("rdf", rdf::NAMESPACE),
    ("rdfs", rdfs::NAMESPACE),
    ("schema", "https://schema.org/"),
    ("skos", skos::NAMESPACE),
    ("xsd", xsd::NAMESPACE),
];

/// Every term that the code itself writes, by vocabulary.
#[must_use]
pub fn terms() -> Vec<NamedNodeRef<'static>> {
    [
        kur::ALL,
        nif::ALL,
        itsrdf::ALL,
        org::ALL,
        prov::ALL,
        dcterms::ALL,
        skos::ALL,
        rdf::ALL,
        rdfs::ALL,
        xsd::ALL,
    ]
    .concat()
}
