"""Regions, organizations, UN bodies, formats, and who is a member of them."""

import re

from .blocks import CURATION, Book, slug, text, thing
from .tables import SOURCES, split

UN = "organization/united-nations"
# Principal organs of the UN as the entity list names them, and the body each entity of theirs is a part of.
ORGANS = {
    "General Assembly": "un-body/general-assembly",
    "Security Council": "un-body/security-council",
    "Economic and Social Council": "un-body/ecosoc",
    "Secretariat": "un-body/un-secretariat",
}

# Acronyms that more often mean something else: official development assistance, a month, a system.
UNSAFE = {"ODA", "OCT", "DOS", "DA", "SWEO"}


def regions(tables):
    """The book of regions."""
    book = Book()
    for row in tables.ours("regions"):
        where = book.start(f"region/{slug(row['label'])}", "kur:Region")
        book.label(where, row["label"], split(row["names"]))
        for name in split(row["demonyms"]):
            book.add(where, "kur:demonym", text(name))
        book.wikidata(where, row["wikidata"])
        book.source(where, CURATION)
    return book


def organizations(tables):
    """The book of intergovernmental organizations and their organs."""
    book = Book()
    for row in tables.ours("organizations"):
        where = book.start(body_path(row["label"]), "kur:IntergovernmentalOrganization")
        book.label(where, row["label"], split(row["names"]))
        for name in split(row["demonyms"]):
            book.add(where, "kur:demonym", text(name))
        if row["part_of"]:
            book.add(where, "kur:partOf", thing(reference(row["part_of"])))
        book.wikidata(where, row["wikidata"])
        book.source(where, CURATION, *([SOURCES["igo"]] if row["factbook"] else []))
    return book


def formats(tables):
    """The book of formats."""
    book = Book()
    for row in tables.ours("formats"):
        where = book.start(f"format/{slug(row['id'])}", "kur:Format")
        book.label(where, row["label"], split(row["names"]))
        for partner in split(row["partners"]):
            book.add(where, "kur:partner", thing(reference(partner)))
        book.source(where, CURATION)
    return book


def body_path(label):
    """The IRI path of an organization by its label."""
    return f"organization/{slug(label)}"


def reference(name):
    """What a cell of ours means: a path, an ISO code, or the label of an organization."""
    if re.fullmatch(r"[a-z-]+/.+", name):
        return name
    if re.fullmatch(r"[A-Z]{3}", name):
        return f"state/{name.lower()}"
    return body_path(name)


def memberships(tables):
    """IRI path of an organization, format or region -> ISO codes of its member states."""
    found = {}
    listed = _listed_members(tables)
    by_code = _members_by_m49(tables)
    for row in tables.ours("organizations"):
        members = set(listed.get(row["factbook"], ())) if row["factbook"] else set()
        members |= set(split(row["members"]))
        found[body_path(row["label"])] = members - set(split(row["left"]))
    for row in tables.ours("formats"):
        found[f"format/{slug(row['id'])}"] = set(split(row["members"]))
    for row in tables.ours("regions"):
        members = set()
        for part in split(row["members"]):
            members |= by_code[part[4:]] if part.startswith("m49:") else {part}
        found[f"region/{slug(row['label'])}"] = members
    return {where: sorted(members) for where, members in found.items()}


def _listed_members(tables):
    """Organization of the Factbook -> ISO codes of its states, without observers."""
    found = {}
    for row in tables.reference("igo-membership-factbook2020/CountrycodesOrgs.csv"):
        known = row["ISO_3166_3"] in tables.label_by_iso3
        if known and row["org_member"].startswith("member"):
            found.setdefault(row["org_id"], set()).add(row["ISO_3166_3"])
    return found


def _members_by_m49(tables):
    """M49 code of a region -> ISO codes of its states."""
    found = {}
    for row in tables.reference("country-codes/country-codes.csv"):
        iso3 = row["ISO3166-1-Alpha-3"]
        if iso3 in tables.label_by_iso3 and iso3 != "ESH":
            for column in ("Region Code", "Sub-region Code", "Intermediate Region Code"):
                if row[column]:
                    found.setdefault(row[column].zfill(3), set()).add(iso3)
    return found


def un_bodies(tables):
    """The book of UN bodies: the entity list of the UN, corrected and completed by our table."""
    book = Book()
    curated = {}
    for row in tables.ours("un-bodies"):
        curated.setdefault(row["key"], []).append(row)
    for entity in tables.un_entities():
        key, name = entity["entity"] or "", (entity["entity_long"] or "").strip()
        mine = (key and curated.pop(key, None) or name and curated.pop(name, None) or [{}])[0]
        if mine.get("label") == "-" or not name:
            continue
        acronym = key if re.fullmatch(r"[A-Z][A-Za-z-]*[A-Z]", key) else ""
        if acronym in UNSAFE:
            acronym = ""
        _un_body(book, mine.get("id") or slug(key if acronym or key in UNSAFE else name), mine.get("label") or name,
                 [acronym] + split(mine.get("names")), _parent(entity, mine), SOURCES["un-entities"],
                 mine.get("wikidata"))
    for row in curated.pop("", []):
        _un_body(book, row["id"], row["label"], split(row["names"]), row["part_of"] or UN, CURATION, row["wikidata"])
    if curated:
        raise ValueError(f"un-bodies.csv: no such entities: {sorted(curated)}")
    return book


def _parent(entity, mine):
    """What an entity of the list is a part of."""
    organ = (entity["un_principal_organ"] or [""])[0]
    subsidiary = entity["category"] in ("Intergovernmental and Expert Bodies", "Sanctions Committees",
                                        "Functional Commissions", "Regional Commissions")
    office = entity["system_grouping"] == "UN Secretariat" and organ == "Secretariat"
    return mine.get("part_of") or (ORGANS.get(organ, UN) if subsidiary or office else UN)


def _un_body(book, identifier, label, names, parent, source, item):
    where = book.start(f"un-body/{identifier}", "kur:UNBody")
    names = [n for n in names if n]
    book.label(where, label, _un_names(label, names))
    if where != parent:
        book.add(where, "kur:partOf", thing(parent))
    book.wikidata(where, item)
    book.source(where, source)


def _un_names(label, names):
    """Names of a UN body with what texts vary: "UN" for "United Nations", Center, Organisation, Program."""
    found = list(dict.fromkeys(names))
    for name in [label] + names:
        found.append(name)
        if "United Nations" in name:
            found.append(name.replace("United Nations", "UN"))
    swaps = [("Centre", "Center"), ("Organization", "Organisation"), ("Programme", "Program"),
             ("Labour", "Labor"), ("’", "'"), ("Defence", "Defense")]
    for old, new in swaps:
        found += [name.replace(old, new) for name in found if old in name]
    return list(dict.fromkeys(found))
