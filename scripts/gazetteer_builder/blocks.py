"""Turtle blocks: one subject a block, sorted, one predicate a line."""

import unicodedata

BASE = "https://w3id.org/kurultai/id/"
CURATION = "https://w3id.org/kurultai/knowledge/curation"
WIKIDATA = "http://www.wikidata.org/entity/"

# Prefix -> namespace; a file declares those it uses, and the base.
PREFIXES = {
    "wd": WIKIDATA,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kur": "https://w3id.org/kurultai/ns#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# The order of predicates in a block.
ORDER = [
    "skos:prefLabel", "rdfs:label", "skos:altLabel", "foaf:familyName", "kur:demonym", "kur:iso3166", "kur:m49",
    "org:member", "org:organization", "kur:office", "org:postIn", "kur:role", "kur:title",
    "schema:startDate", "schema:endDate", "schema:dateCreated", "kur:adoptedBy", "kur:signedBy", "kur:asOf", "kur:bounds", "kur:capitalOf", "schema:containedInPlace",
    "kur:institutionOf", "kur:partOf", "kur:memberOf", "kur:observerOf", "kur:partner", "kur:variantOf", "owl:sameAs", "prov:wasDerivedFrom",
]

FOLDS = {
    "æ": "ae", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "œ": "oe", "ß": "ss",
    "ŧ": "t", "þ": "th", "ə": "a",
}
APOSTROPHES = "'’‘ʻʼ`´"


def fold(text):
    """Lower case without diacritics."""
    text = "".join(FOLDS.get(c, c) for c in text.lower())
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def slug(name):
    """A name as a stable part of an IRI: lower case letters and digits joined by hyphens."""
    out = []
    for c in fold(name):
        if c.isalnum():
            out.append(c)
        elif c not in APOSTROPHES and out and out[-1] != "-":
            out.append("-")
    return "".join(out).rstrip("-")


def text(value, language="en"):
    """A literal with a language, or a plain one."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"@{language}' if language else f'"{escaped}"'


def plain(value):
    """A literal without a language."""
    return text(value, None)


def date(value):
    """A date, month or year literal of the form of `value`."""
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(value)]
    return f'"{value}"^^xsd:{kind}'


def thing(path):
    """A reference to a thing below the base."""
    return f"<{path}>"


class Book:
    """The blocks of one file: subject path -> (class, predicate -> values in order)."""

    def __init__(self):
        self.blocks = {}

    def __len__(self):
        return len(self.blocks)

    def __contains__(self, path):
        return path in self.blocks

    def start(self, path, kind):
        """Begins a block; it must not exist yet."""
        if path in self.blocks:
            raise ValueError(f"two blocks for {path}")
        self.blocks[path] = (kind, {})
        return path

    def add(self, path, predicate, value):
        """Adds a value once, after those already there."""
        values = self.blocks[path][1].setdefault(predicate, [])
        if value not in values:
            values.append(value)

    def label(self, path, label, others=(), language="en"):
        """The preferred label and the other names, without those equal to it."""
        self.add(path, "skos:prefLabel", text(label))
        for other in others:
            if other and other != label:
                self.add(path, "skos:altLabel", text(other, language))

    def source(self, path, *sources):
        """Where the entry is from."""
        for source in sources:
            self.add(path, "prov:wasDerivedFrom", f"<{source}>")

    def wikidata(self, path, item):
        """The same thing in Wikidata, if known."""
        if item:
            self.add(path, "owl:sameAs", f"<{WIKIDATA}{item}>")

    def take(self, other, path):
        """Takes over a block of another book."""
        self.blocks[path] = other.blocks[path]

    def values(self, path, predicate):
        """The values of a predicate as written."""
        return self.blocks[path][1].get(predicate, [])


def write(name, book):
    """The Turtle text of a book."""
    body = []
    for path in sorted(book.blocks):
        kind, predicates = book.blocks[path]
        lines = [f"<{path}> a {kind}"]
        for predicate in ORDER:
            values = predicates.get(predicate)
            if values:
                if predicate in ("skos:altLabel", "kur:demonym", "kur:memberOf", "kur:observerOf", "prov:wasDerivedFrom"):
                    values = sorted(values)
                lines.append(f"    {predicate} {', '.join(values)}")
        unknown = set(predicates) - set(ORDER)
        if unknown:
            raise ValueError(f"{path}: predicates without an order: {unknown}")
        body.append(" ;\n".join(lines) + " .\n")
    whole = "\n".join(body)
    used = [p for p in sorted(PREFIXES) if f" {p}:" in whole or f"^^{p}:" in whole]
    head = [f"# Written by scripts/gazetteer.py; edit scripts/gazetteer/*.csv instead. Sources: NOTICE.",
            f"@base <{BASE}> ."]
    head += [f"@prefix {p}: <{PREFIXES[p]}> ." for p in used]
    return "\n".join(head) + "\n\n" + whole
