"""UN bodies: the entity list of the UN, corrected and completed by our table."""

import re

from .blocks import CURATION, Book, slug, thing
from .bodies import add_dates, add_names
from .tables import SOURCES, split

UN = "organization/united-nations"
# Principal organs of the UN as the entity list names them, and the body each entity of theirs is a part of.
ORGANS = {
    "General Assembly": "un-body/general-assembly",
    "Security Council": "un-body/security-council",
    "Economic and Social Council": "un-body/ecosoc",
    "Secretariat": "un-body/un-secretariat",
}
# Categories of entities that are subsidiary to the organ that they are listed under.
SUBSIDIARY = ("Intergovernmental and Expert Bodies", "Sanctions Committees", "Functional Commissions", "Regional Commissions")
# Acronyms that more often mean something else: official development assistance, a month, a system.
UNSAFE = {"DA", "DCO", "DOS", "MSC", "OCT", "ODA", "SWEO"}
# What texts vary in the names of UN bodies.
SWAPS = [("Centre", "Center"), ("Organization", "Organisation"), ("Programme", "Program"),
         ("Labour", "Labor"), ("’", "'"), ("Defence", "Defense")]


def un_bodies(tables):
    """The book of UN bodies."""
    book = Book()
    curated = {}
    for row in tables.ours("un-bodies"):
        curated.setdefault(row["key"], []).append(row)
    for entity in tables.un_entities():
        _entity(book, entity, curated)
    for row in curated.pop("", []):
        _un_body(book, row["id"], row, row["label"], "", row["part_of"] or UN, CURATION)
    if curated:
        raise ValueError(f"un-bodies.csv: no such entities: {sorted(curated)}")
    return book


def _entity(book, entity, curated):
    """An entity of the list, corrected by our row if there is one, which is taken out of `curated`."""
    key, name = entity["entity"] or "", (entity["entity_long"] or "").strip()
    mine = (key and curated.pop(key, None) or name and curated.pop(name, None) or [{}])[0]
    if mine.get("label") == "-" or not name:
        return
    acronym = key if re.fullmatch(r"[A-Z][A-Za-z-]*[A-Z]", key) else ""
    identifier = mine.get("id") or slug(key if acronym else name)
    acronym = "" if acronym in UNSAFE else acronym
    _un_body(book, identifier, mine, mine.get("label") or name, acronym, _parent(entity, mine), SOURCES["un-entities"])


def _parent(entity, mine):
    """What an entity of the list is a part of."""
    organ = (entity["un_principal_organ"] or [""])[0]
    office = entity["system_grouping"] == "UN Secretariat" and organ == "Secretariat"
    of_organ = office or entity["category"] in SUBSIDIARY
    return mine.get("part_of") or (ORGANS.get(organ, UN) if of_organ else UN)


def _un_body(book, identifier, row, label, acronym, parent, source):
    where = book.start(f"un-body/{identifier}", "kur:UNBody")
    english = [name for name in [acronym] + split(row.get("names")) if name and "@" not in name]
    book.label(where, label, _variants(label, english))
    add_names(book, where, label, "|".join(name for name in split(row.get("names")) if "@" in name))
    if where != parent:
        book.add(where, "kur:partOf", thing(parent))
    add_dates(book, where, row)
    book.wikidata(where, row.get("wikidata"))
    book.source(where, source)


def _variants(label, others):
    """Names of a UN body with what texts vary: "UN" for "United Nations", Center, Organisation, Program."""
    found = list(others)
    for name in [label] + others:
        found.append(name)
        if "United Nations" in name:
            found.append(name.replace("United Nations", "UN"))
    for old, new in SWAPS:
        found += [name.replace(old, new) for name in found if old in name]
    return list(dict.fromkeys(found))
