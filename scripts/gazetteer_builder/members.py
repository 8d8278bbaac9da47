"""Who is a member and who an observer of organizations, UN bodies, formats and regions."""

from .blocks import CURATION, slug, thing
from .bodies import organization_path, reference, region_path
from .tables import SOURCES, split

# What the Factbook calls those that take part without being members.
OBSERVERS = {"observer", "associate observer"}
# Books whose entries can be members, by the beginning of their paths.
BOOKS = {"state": "states", "organization": "organizations", "un-body": "un"}


def add_members(books, tables):
    """Adds to each member and observer what it is one of."""
    for predicate, found in (("kur:memberOf", members(tables)), ("kur:observerOf", observers(tables))):
        for where, listed in sorted(found.items()):
            for path, source in sorted(listed.items()):
                book = books[BOOKS[path.split("/")[0]]]
                if path not in book:
                    raise ValueError(f"{where}: no {path}")
                book.add(path, predicate, thing(where))
                book.source(path, source)


def members(tables):
    """IRI path of a body -> path of each member -> source."""
    listed = _listed(tables, lambda status: status.startswith("member") or status in ("permanent", "regional"))
    found = {where: _without(row, {**listed.get(row["factbook"], {}), **_curated(row["members"])})
             for where, row in _bodies(tables)}
    for row in tables.ours("formats"):
        found[f"format/{slug(row['id'])}"] = _curated(row["members"])
    by_code = _by_m49(tables)
    for row in tables.ours("regions"):
        codes = [part[4:] for part in split(row["members"]) if part.startswith("m49:")] + split(row["m49"])
        named = "|".join(part for part in split(row["members"]) if not part.startswith("m49:"))
        listed = {path: SOURCES["country-codes"] for code in codes for path in by_code.get(code, ())}
        found[region_path(row)] = {**listed, **_curated(named)}
    return found


def observers(tables):
    """IRI path of a body -> path of each observer -> source; members are none."""
    listed = _listed(tables, OBSERVERS.__contains__)
    found = {}
    inside = members(tables)
    for where, row in _bodies(tables) + [(f"format/{slug(row['id'])}", row) for row in tables.ours("formats")]:
        all_of_them = {**listed.get(row.get("factbook"), {}), **_curated(row.get("observers"))}
        kept = _without(row, all_of_them)
        found[where] = {path: source for path, source in kept.items() if path not in inside[where]}
    return found


def _bodies(tables):
    """The paths and rows of organizations and of those UN bodies that are told to have members."""
    found = [(organization_path(row), row) for row in tables.ours("organizations")]
    return found + [(f"un-body/{row['id']}", row) for row in tables.ours("un-bodies") if row["factbook"] or row["members"]]


def _curated(cell):
    return {reference(part): CURATION for part in split(cell)}


def _without(row, listed):
    left = {reference(part) for part in split(row.get("left"))}
    return {path: source for path, source in listed.items() if path not in left}


def _listed(tables, wanted):
    """Organization of the Factbook -> paths of the states with a status."""
    found = {}
    for row in tables.reference("igo-membership-factbook2020/CountrycodesOrgs.csv"):
        if row["ISO_3166_3"] in tables.label_by_iso3 and wanted(row["org_member"]):
            found.setdefault(row["org_id"], {})[f"state/{row['ISO_3166_3'].lower()}"] = SOURCES["igo"]
    return found


def _by_m49(tables):
    """M49 code of a region -> paths of its states."""
    found = {}
    for row in tables.reference("country-codes/country-codes.csv"):
        iso3 = row["ISO3166-1-Alpha-3"]
        if iso3 in tables.label_by_iso3 and iso3 != "ESH":
            for column in ("Region Code", "Sub-region Code", "Intermediate Region Code"):
                if row[column]:
                    found.setdefault(row[column].zfill(3), set()).add(f"state/{iso3.lower()}")
    return found
