"""Capitals, other cities, waters and territories."""

import re

from .blocks import CURATION, Book, plain, slug, text, thing
from .bodies import add_dates, add_names
from .states import demonyms
from .tables import SOURCES, split

# States whose capital is the state itself, or in dispute: none is added from the data.
NO_CAPITAL = {"ISR", "MCO", "PSE", "SGP", "VAT"}
# Territories that our table has under another name or that texts do not name: code -> path, or none.
TERRITORIES = {
    "IOT": "place/chagos-archipelago", "MAC": "place/macau", "ESH": "place/western-sahara", "SJM": "place/svalbard",
    "BVT": None, "HMD": None, "UMI": None, "ATF": None, "SGS": None,
}
# Words for the people of several territories at once.
NOBODYS_OWN = {"Channel Islander", "Channel Islanders"}


def places(tables):
    """The book of places: our table, the capitals that it lacks, and territories."""
    book = Book()
    with_capital = set()
    for row in tables.ours("places"):
        where = _place(book, row)
        for iso3 in split(row["capital_of"]):
            book.add(where, "kur:capitalOf", thing(f"state/{iso3.lower()}"))
            with_capital.add(iso3)
    factbook = {row["gec"].upper(): row for row in tables.reference("factbook/countries.csv")}
    english = tables.territories("en")
    codes = {row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"] for row in tables.reference("country-codes/country-codes.csv")}
    for row in tables.reference("country-codes/country-codes.csv"):
        _capital(book, tables, row, with_capital)
        if row["ISO3166-1-Alpha-3"] not in tables.label_by_iso3 or row["ISO3166-1-Alpha-3"] in TERRITORIES:
            _territory(book, tables, row, english, factbook.get(row["FIPS"], {}), codes)
    return book


def _place(book, row):
    where = book.start(f"place/{row['id'] or slug(row['label'])}", "kur:Place")
    book.label(where, row["label"])
    add_names(book, where, row["label"], row["names"])
    for name in split(row["demonyms"]):
        book.add(where, "kur:demonym", text(name))
    for container in split(row["in"]):
        path = f"state/{container.lower()}" if len(container) == 3 and container.isupper() else container
        book.add(where, "schema:containedInPlace", thing(path))
    add_dates(book, where, row)
    book.wikidata(where, row["wikidata"])
    book.source(where, CURATION)
    return where


def _capital(book, tables, row, with_capital):
    iso3, name = row["ISO3166-1-Alpha-3"], row["Capital"]
    if iso3 not in tables.label_by_iso3 or iso3 in NO_CAPITAL | with_capital or not name:
        return
    where = f"place/{slug(name)}"
    if where in book:
        where = f"place/{slug(name)}-{iso3.lower()}"
    book.start(where, "kur:Place")
    book.label(where, name)
    book.add(where, "kur:capitalOf", thing(f"state/{iso3.lower()}"))
    book.add(where, "schema:containedInPlace", thing(f"state/{iso3.lower()}"))
    book.source(where, SOURCES["country-codes"])


def _territory(book, tables, row, english, about, codes):
    """An entry for a territory that is no state, or what is known of one that our table has."""
    iso3, iso2 = row["ISO3166-1-Alpha-3"], row["ISO3166-1-Alpha-2"]
    label = english[iso2].replace(" & ", " and ").replace("St. ", "Saint ").replace(" SAR China", "")
    where = TERRITORIES.get(iso3, f"place/{slug(label)}")
    if not where:
        return
    if where not in book:
        book.start(where, "kur:Place")
        book.label(where, label, [label.replace("Saint ", "St. ")])
    _peoples(book, tables, where, label, about)
    of = re.fullmatch(r".* of ([A-Z]{2})", row["is_independent"])
    if of and not book.values(where, "schema:containedInPlace"):
        book.add(where, "schema:containedInPlace", thing(f"state/{codes[of.group(1)].lower()}"))
    for code in (iso2, iso3):
        book.add(where, "kur:iso3166", plain(code))
    book.add(where, "kur:m49", plain(row["ISO3166-1-numeric"].zfill(3)))
    if not book.values(where, "owl:sameAs"):
        book.wikidata(where, row["wikidata_id"].rsplit("/", 1)[-1])
    book.source(where, SOURCES["country-codes"], SOURCES["cldr"])


def _peoples(book, tables, where, label, about):
    """Words for the people of a territory that are no other's."""
    for name in demonyms(about.get("demonym_noun", "")) + demonyms(about.get("demonym_adj", "")):
        remark = re.search(r"[A-Z].* [a-z]|^[a-z]", name)
        if name not in label and not remark and name not in tables.demonyms | NOBODYS_OWN:
            book.add(where, "kur:demonym", text(name))
