#!/usr/bin/env python3
"""Builds ontology/gazetteer/*.ttl from open reference data and the tables in scripts/gazetteer.

Run: python3 scripts/gazetteer.py REFDATA_DIR
The same inputs give the same bytes. Needs the Python standard library only.
"""

import sys
from pathlib import Path

from gazetteer_builder import bodies, check, members, national, people, places, states, united_nations
from gazetteer_builder.blocks import Book, write
from gazetteer_builder.identifiers import Identifiers
from gazetteer_builder.tables import Tables

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "ontology" / "gazetteer"


def build(refdata):
    """All the books (file name -> Book) of the gazetteer."""
    tables = Tables(HERE / "gazetteer", refdata)
    books = {
        "states": states.states(tables),
        "places": places.places(tables),
        "regions": bodies.regions(tables),
        "organizations": bodies.organizations(tables),
        "un": united_nations.un_bodies(tables),
        "formats": bodies.formats(tables),
        "institutions": bodies.institutions(tables),
        "instruments": bodies.instruments(tables),
    }
    national.add_national(books["institutions"], tables, books["states"])
    bodies_known = {path for book in books.values() for path in book.blocks}
    identifiers = Identifiers(HERE / "gazetteer" / "identifiers.csv")
    books.update(people.people(tables, bodies_known, identifiers))
    identifiers.save()
    members.add_members(books, tables)
    return books


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    books = build(Path(sys.argv[1]))
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for old in OUTPUT.glob("people-*.ttl"):
        old.unlink()
    for name, book in sorted(books.items()):
        (OUTPUT / f"{name}.ttl").write_text(write(name, book), encoding="utf-8")
        print(f"{name}: {len(book)}")
    problems = check.problems(books)
    for problem in problems:
        print("problem:", problem, file=sys.stderr)
    sys.exit(1 if any(not p.startswith("overlap") for p in problems) else 0)


if __name__ == "__main__":
    main()
