"""Persons, offices and tenures."""

import re

from . import leaders
from .blocks import CURATION, Book, date, fold, plain, slug, text, thing
from .bodies import reference
from .tables import split

# Positions whose holders are told apart by name and state.
HIGH = re.compile(r"(?i)president|prime minister|premier|foreign|external|secretary of state|defen[cs]e|king|emir|sultan")


class People:
    """The three books while they are filled."""

    def __init__(self, tables):
        self.tables = tables
        self.persons, self.offices, self.tenures = Book(), Book(), Book()
        self.curated = {row["label"]: row for row in tables.ours("persons")}
        self.canonical = {fold(n): label for label, row in self.curated.items() for n in [label] + split(row["names"])}
        self.items = _items_by_name(tables)
        self.known = {}  # slug of a label -> paths of the persons so called
        self.of_state = {}  # ISO code -> label -> path

    def person(self, label, source, state="", item=None, family=None, names=()):
        """The path of a person; begins the block when it is new, adds what is new to it otherwise."""
        label = self.canonical.get(fold(label), label)
        item = item or self.items.get((fold(label), state))
        path = self._known(label, state, item)
        if path is None:
            path = f"person/{slug(label)}"
            if path in self.persons:  # A namesake.
                path += "-" + (state.lower() or "un")
            self.persons.start(path, "kur:Person")
            self._describe(path, label, family)
            self.persons.wikidata(path, item)
            self.known.setdefault(slug(label), []).append(path)
        self.of_state.setdefault(state, {})[label] = path
        for name in names:
            if fold(name) != fold(label):
                self.persons.add(path, "skos:altLabel", text(name))
        self.persons.source(path, source)
        return path

    def _known(self, label, state, item):
        """The path of a person of that name, unless the items tell that it is another."""
        for path in self.known.get(slug(label), []):
            if self._agrees(path, item):
                return path
        words = set(fold(label).split())
        for name, path in sorted(self.of_state.get(state, {}).items()):
            others = set(fold(name).split())
            if len(words & others) >= 2 and (words <= others or others <= words) and self._agrees(path, item):
                if state and fold(name) != fold(label):
                    self.persons.add(path, "skos:altLabel", text(label))
                return path
        return None

    def _agrees(self, path, item):
        known = self.persons.values(path, "owl:sameAs")
        return not item or not known or known[0].endswith(f"/{item}>")

    def _describe(self, path, label, family):
        mine = self.curated.get(label, {})
        family = mine.get("family") or family or label.split()[-1]
        names = split(mine.get("names"))
        given, found, rest = label.rpartition(family)
        if found:
            names += [f"{given}{variant}{rest}" for variant in split(mine.get("variants"))]
        self.persons.label(path, label, names)
        self.persons.add(path, "foaf:familyName", plain(family))

    def office(self, label, body, roles, names, source):
        """The path of an office."""
        path = f"office/{slug(label)}"
        if path not in self.offices:
            self.offices.start(path, "kur:Office")
            self.offices.add(path, "rdfs:label", text(label))
            self.offices.add(path, "org:postIn", thing(body))
            for role in roles:
                self.offices.add(path, "kur:role", plain(role))
            for name in names:
                self.offices.add(path, "skos:altLabel", text(name))
        self.offices.source(path, source)
        return path

    def tenure(self, person, office, start, end, *sources):
        """One stay of a person in an office. Further ones that begin in the same year have the whole date in their IRI."""
        stem = f"tenure/{person.split('/', 1)[1]}/{office.split('/', 1)[1]}"
        path = f"{stem}/{start[:4] if start else 'unknown'}"
        if path in self.tenures:
            path = f"{stem}/{start}"
        self.tenures.start(path, "kur:Tenure")
        body = self.offices.values(office, "org:postIn")[0]
        self.tenures.add(path, "org:member", thing(person))
        self.tenures.add(path, "org:organization", body)
        self.tenures.add(path, "kur:office", thing(office))
        if start:
            self.tenures.add(path, "schema:startDate", date(start))
        if end:
            self.tenures.add(path, "schema:endDate", date(end))
        self.tenures.source(path, *sources)


def people(tables):
    """The books of persons, offices and tenures."""
    all_of_them = People(tables)
    covered = _curated(all_of_them)
    leaders.add(all_of_them, covered)
    return all_of_them.persons, all_of_them.offices, all_of_them.tenures


def _curated(people):
    """Adds our own tenures; returns the (state, role) pairs they cover."""
    covered = set()
    offices = {row["label"]: row for row in people.tables.ours("offices")}
    label = None
    for row in people.tables.ours("tenures"):
        label = row["office"] or label
        mine = offices[label]
        roles = split(mine["roles"])
        body = reference(mine["body"])
        office = people.office(label, body, roles, split(mine["names"]), CURATION)
        person = people.person(row["person"], CURATION, mine["body"] if len(mine["body"]) == 3 else "")
        people.tenure(person, office, row["start"], row["end"], CURATION)
        covered |= {(mine["body"], role) for role in roles}
    return covered


def _items_by_name(tables):
    """(Folded name, ISO code of the state or "") -> Wikidata item, where the data have one item only."""
    found = {}

    def seen(name, state, item):
        if name and item:
            found.setdefault((fold(name), tables.iso3_by_item.get(state, "")), set()).add(item)

    for row in tables.reference("everypolitician-cabinets/holders21-all.csv"):
        if HIGH.search(row["position"]):
            seen(row["person"], row["jurisdiction_qid"], row["person_qid"])
    for row in tables.reference("wikidata-leaders-2022/heads-2022-10.csv"):
        seen(row["officeholderLabel"], row["countryid"], row["officeholder"])
    for row in tables.reference("wikidata-leaders-2022/foreign-ministers-2022.csv"):
        seen(row["name"], row["country"], row["person"])
    for row in tables.reference("wikidata-leaders-2022/un-top-offices-21c.csv"):
        seen(row["person"], "", row["personID"])
    return {key: items.pop() for key, items in found.items() if len(items) == 1}
