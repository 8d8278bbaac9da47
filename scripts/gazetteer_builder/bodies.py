"""Regions, organizations, formats, institutions and instruments: our tables, and the lists that add to them."""

import re

from .blocks import CURATION, Book, date, plain, slug, text, thing
from .tables import SOURCES, names, split

# Names of the corporate bodies of the EU that are taken from its list as they stand.
COUNCIL_OF_EU = re.compile(r"EU–.+ (Association|Cooperation|Joint|Stabilisation and Association) Council")
DELEGATION = re.compile(r"Delegation (to|in) (.+)")
# Delegations whose area is told better by our table, or not by one name.
NO_DELEGATION = re.compile(r",| and | / |[Ii]nternational [Oo]rganisations|OECD|CEEAC|UNRWA")


def regions(tables):
    """The book of regions."""
    book = Book()
    for row in tables.ours("regions"):
        where = _start(book, region_path(row), "kur:Region", row)
        if row["m49"]:
            book.add(where, "kur:m49", plain(row["m49"]))
            book.source(where, SOURCES["country-codes"])
    return book


def organizations(tables):
    """The book of intergovernmental organizations and their organs."""
    book = Book()
    for row in tables.ours("organizations"):
        where = _start(book, organization_path(row), "kur:IntergovernmentalOrganization", row)
        if row["part_of"]:
            book.add(where, "kur:partOf", thing(reference(row["part_of"])))
        book.source(where, *([SOURCES["igo"]] if row["factbook"] else []))
    for row in tables.reference("eu-authority-tables/corporatebodies.csv"):
        if row["deprecated"] != "true" and not row["valid_until"]:
            _eu_body(book, row["label_en"])
    return book


def _eu_body(book, name):
    """An entry for a council with a partner or a delegation of the EU."""
    delegation = DELEGATION.fullmatch(name)
    if delegation and not NO_DELEGATION.search(name):
        to = re.sub(r"^(United Arab|Central African)", r"the \1", delegation.group(2))
        label, others = f"Delegation of the European Union to {to}", [f"EU Delegation to {to}", f"European Union Delegation to {to}"]
    elif COUNCIL_OF_EU.fullmatch(name):
        label, others = name, [name.replace("–", "-")]
    else:
        return
    where = book.start(f"organization/{slug(label)}", "kur:IntergovernmentalOrganization")
    book.label(where, label, others)
    book.add(where, "kur:partOf", thing("organization/european-union"))
    book.source(where, SOURCES["eu"])


def formats(tables):
    """The book of formats."""
    book = Book()
    for row in tables.ours("formats"):
        where = _start(book, f"format/{slug(row['id'])}", "kur:Format", row)
        for partner in split(row["partners"]):
            book.add(where, "kur:partner", thing(reference(partner)))
        if row["family"]:
            book.add(where, "kur:variantOf", thing(f"format/{row['family']}"))
    return book


def institutions(tables):
    """The book of ministries, parliaments, banks, parties and movements that texts name without their state."""
    book = Book()
    for row in tables.ours("institutions"):
        where = _start(book, f"institution/{row['id'] or slug(row['label'])}", "kur:Institution", row)
        if row["state"]:
            book.add(where, "kur:institutionOf", thing(reference(row["state"])))
        if row["part_of"]:
            book.add(where, "kur:partOf", thing(reference(row["part_of"])))
    return book


def instruments(tables):
    """The book of treaties, declarations and programmes that texts of any year cite by name."""
    book = Book()
    for row in tables.ours("instruments"):
        where = _start(book, f"instrument/{row['id'] or slug(row['label'])}", "kur:Instrument", row)
        if row["adopted"]:
            book.add(where, "schema:dateCreated", date(row["adopted"]))
        for column, predicate in (("adopted_by", "kur:adoptedBy"), ("signed_by", "kur:signedBy")):
            for actor in split(row[column]):
                book.add(where, predicate, thing(reference(actor)))
    return book


def _start(book, where, kind, row):
    """Begins a block with what all our tables have: names, demonyms, dates, identifiers, sources."""
    book.start(where, kind)
    book.label(where, row["label"])
    add_names(book, where, row["label"], row["names"])
    for name in split(row.get("demonyms")):
        book.add(where, "kur:demonym", text(name))
    add_dates(book, where, row)
    book.wikidata(where, row.get("wikidata"))
    book.source(where, CURATION, *(SOURCES[source] for source in split(row.get("source"))))
    return where


def add_names(book, where, label, cell):
    """Adds the other names of a cell with their languages."""
    for name, language in names(cell):
        if (name, language) != (label, "en"):
            book.add(where, "skos:altLabel", text(name, language))


def add_dates(book, where, row):
    """Adds when the thing began and ended, where the row knows."""
    for column, predicate in (("since", "schema:startDate"), ("until", "schema:endDate")):
        if row.get(column):
            book.add(where, predicate, date(row[column]))


def region_path(row):
    """The IRI path of a region."""
    return f"region/{row['id'] or slug(row['label'])}"


def organization_path(row):
    """The IRI path of an organization: its identifier, or made from its label."""
    return f"organization/{row['id'] or slug(row['label'])}"


def reference(name):
    """What a cell of ours means: a path, the code of a state, or the label of an organization."""
    if re.fullmatch(r"[a-z-]+/.+", name):
        return name
    if re.fullmatch(r"[A-Z]{3}", name):
        return f"state/{name.lower()}"
    return f"organization/{slug(name)}"
