"""What must hold of the books together."""

import re


def problems(books):
    """Sentences on what does not hold, in order; those that begin with "overlap" are not fatal."""
    found = _dangling(books) + _twice(books) + _dates(books["tenures"]) + _overlaps(books)
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


def _spells(tenures):
    """Office -> (start, end, person), with bounds where unknown."""
    spells = {}
    for path in tenures.blocks:
        one = {p: (tenures.values(path, p) or [""])[0].split("^")[0].strip('"<>') for p in
               ("org:member", "kur:office", "schema:startDate", "schema:endDate")}
        spells.setdefault(one["kur:office"], []).append(
            (one["schema:startDate"] or "0000", one["schema:endDate"] or "9999", one["org:member"]))
    return spells


def _dates(tenures):
    return [f"{office}: {person} ends {end} before the start {start}"
            for office, spells in _spells(tenures).items() for start, end, person in spells
            if end[:len(start)] < start[:len(end)]]


def _overlaps(books):
    found = []
    for office, spells in _spells(books["tenures"]).items():
        spells = sorted(spells)
        for (_, end, one), (start, _, other) in zip(spells, spells[1:]):
            shortest = min(len(start), len(end))
            if one != other and end[:shortest] > start[:shortest]:
                found.append(f"overlap in {office}: {one} until {end}, {other} from {start}")
    return found
