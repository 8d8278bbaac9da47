"""What must hold of the books together."""

import re


# Offices that one person holds at a time.
ALONE = {'"head-of-state"', '"head-of-government"', '"foreign-minister"', '"head-of-organization"', '"defence-minister"'}
LIFE = 75  # Years: more between the first and the last office of a person tells of namesakes.


def problems(books):
    """Sentences on what does not hold, in order; those that begin with "overlap" are not fatal."""
    found = _dangling(books) + _twice(books) + _dates(books) + _overlaps(books) + _namesakes(books)
    return sorted(found)


def _dangling(books):
    known = {path for book in books.values() for path in book.blocks}
    found = []
    for name, book in books.items():
        for path, (_, predicates) in book.blocks.items():
            for predicate, values in predicates.items():
                for value in values:
                    match = re.fullmatch(r"<([a-z-]+/.+)>", value)
                    if match and match.group(1) not in known:
                        found.append(f"{name}: {path} {predicate} {value}: no such block")
    return found


def _twice(books):
    seen, found = {}, []
    for name, book in books.items():
        for path in book.blocks:
            if path in seen:
                found.append(f"{path} is in {seen[path]} and in {name}")
            seen[path] = name
    return found


def _of_kind(books, kind):
    """(book, path) of all blocks of a class, in order."""
    return [(book, path) for _, book in sorted(books.items()) for path in sorted(book.blocks) if book.blocks[path][0] == kind]


def _spells(books):
    """Office -> (start, end, person), with bounds where unknown."""
    spells = {}
    for book, path in _of_kind(books, "kur:Tenure"):
        one = {p: (book.values(path, p) or [""])[0].split("^")[0].strip('"<>') for p in
               ("org:member", "kur:office", "schema:startDate", "schema:endDate")}
        spells.setdefault(one["kur:office"], []).append(
            (one["schema:startDate"] or "0000", one["schema:endDate"] or "9999", one["org:member"]))
    return spells


def _dates(books):
    return [f"{office}: {person} ends {end} before the start {start}"
            for office, spells in _spells(books).items() for start, end, person in spells
            if end[:len(start)] < start[:len(end)]]


def _overlaps(books):
    alone = {path for book, path in _of_kind(books, "kur:Office") if ALONE & set(book.values(path, "kur:role"))}
    found = []
    for office, spells in _spells(books).items():
        spells = sorted(spells) if office in alone else []
        for (_, end, one), (start, _, other) in zip(spells, spells[1:]):
            shortest = min(len(start), len(end))
            if one != other and end[:shortest] > start[:shortest]:
                found.append(f"overlap in {office}: {one} until {end}, {other} from {start}")
    return found


def _namesakes(books):
    """Persons whose offices lie too far apart for one life."""
    years = {}
    for spells in _spells(books).values():
        for start, end, person in spells:
            years.setdefault(person, []).extend(int(d[:4]) for d in (start, end) if d not in ("0000", "9999"))
    return [f"{person} is in office from {min(found)} to {max(found)}"
            for person, found in sorted(years.items()) if found and max(found) - min(found) > LIFE]
