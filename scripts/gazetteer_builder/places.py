"""Capitals, other cities, waters and territories."""

from .blocks import CURATION, Book, slug, thing
from .tables import SOURCES, split

# States whose capital is the state itself, or in dispute: none is added from the data.
NO_CAPITAL = {"ISR", "MCO", "PSE", "SGP", "VAT"}


def places(tables):
    """The book of places: our table, and the capitals that it lacks."""
    book = Book()
    with_capital = set()
    for row in tables.ours("places"):
        where = book.start(f"place/{row['id'] or slug(row['label'])}", "kur:Place")
        book.label(where, row["label"], split(row["names"]))
        for iso3 in split(row["capital_of"]):
            book.add(where, "kur:capitalOf", thing(f"state/{iso3.lower()}"))
            with_capital.add(iso3)
        for container in split(row["in"]):
            path = f"state/{container.lower()}" if len(container) == 3 and container.isupper() else container
            book.add(where, "schema:containedInPlace", thing(path))
        book.wikidata(where, row["wikidata"])
        book.source(where, CURATION)
    for row in tables.reference("country-codes/country-codes.csv"):
        _capital(book, tables, row, with_capital)
    return book


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
