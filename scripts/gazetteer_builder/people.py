"""Persons, offices and tenures: one file for each state, one for the organizations."""

import re

from . import cabinets, families, leaders, spellings
from .blocks import CURATION, Book, date, fold, plain, slug, text, thing
from .bodies import reference
from .tables import split

INTERNATIONAL = "people-international"
# What some sources write before names.
HONORIFIC = re.compile(r"^(Mr|Mrs|Ms|Dr|H\.E)\.? ")


class People:
    """The books of persons, offices and tenures while they are filled."""

    def __init__(self, tables, bodies, identifiers):
        self.tables, self.bodies, self.identifiers = tables, bodies, identifiers
        self.persons, self.offices, self.tenures = Book(), Book(), Book()
        self.curated = {row["label"]: row for row in tables.ours("persons")}
        self.canonical = {fold(n): label for label, row in self.curated.items() for n in [label] + split(row["names"])}
        self.same = {row["item"]: row["label"] for row in tables.ours("same")}
        self.items = cabinets.items_by_name(tables)
        self.items_alike = {}  # (ISO code, skeleton) -> items
        for (name, state), found in self.items.items():
            self.items_alike.setdefault((state, spellings.skeleton(name)), set()).add(found)
        self.given = families.spanish_given_names(cabinets.spanish_labels(tables))
        self.by_item = {}  # Wikidata item -> path
        self.by_label = {}  # folded label -> paths
        self.of_state = {}  # ISO code -> [(words, path)]
        self.by_skeleton = {}  # (ISO code, skeleton) -> paths
        self.states = {}  # path -> ISO codes, "" for the organizations
        self.names = {}  # path -> other names, from the sources
        self.stays = {}  # (person, office) -> tenure paths in order

    def person(self, label, source, state="", item=None, family=None, names=()):
        """The path of a person; begins the block when it is new, adds what is new to it otherwise."""
        original, label = label, HONORIFIC.sub("", label)
        label = self.canonical.get(fold(label), label)
        item = item or self.items.get((fold(label), state)) or self.items.get((fold(original), state))
        if item is None and source == CURATION:
            alike = self.items_alike.get((state, spellings.skeleton(label)), ())
            item = next(iter(alike)) if len(alike) == 1 else None
        path = self._known(label, state, item, source == CURATION or label in self.curated and not item)
        if path is None:
            path = self._begin(label, source, state, item, family, (original, *names))
        elif item:
            self.persons.wikidata(path, item)
            self.identifiers.keep(item, path)
        if item:
            self.by_item[item] = path
        self._index(path, label, state)
        self.names[path] += [name for name in (original, *names) if fold(name) != fold(label)]
        self.persons.source(path, source)
        return path

    def _begin(self, label, source, state, item, family, names):
        stem = f"person/{slug(label)}"
        wanted = [stem, f"{stem}-{state.lower() or 'un'}", *(f"{stem}-{state.lower() or 'un'}-{n}" for n in range(2, 99))]
        keys = [*([label] if source == CURATION or label in self.curated else []), *(f"{state}:{name}" for name in (label, *names))]
        keys = [*keys, item] if item in self.same else [item, *keys]
        paths = (self.identifiers.known(key) for key in keys)
        # Whoever is in an organization joins his namesake in a state (see _known), who may be registered already.
        joins = stem if source == CURATION and not state and stem in self.identifiers.taken else None
        path = next((path for path in [*paths, joins] if path and path not in self.persons), None)
        if path is None:
            # An item that was once registered for another person tells nothing.
            told = item if self.identifiers.known(item) is None else None
            path = self.identifiers.name(told or (label if source == CURATION or label in self.curated else f"{state}:{label}"), wanted)
        if item:
            self.identifiers.keep(item, path)
        self.persons.start(path, "kur:Person")
        self.persons.label(path, label)
        mine = self.curated.get(label, {})
        family = mine.get("family") or family or families.family_name(label, state, self.given)
        self.persons.add(path, "foaf:familyName", plain(family))
        self.persons.wikidata(path, item)
        self.names[path] = list(mine and self._curated_names(label, family, mine))
        self.by_label.setdefault(fold(label), []).append(path)
        return path

    @staticmethod
    def _curated_names(label, family, mine):
        names = split(mine.get("names"))
        given, found, rest = label.rpartition(family)
        if found:
            names += [f"{given}{variant}{rest}" for variant in split(mine.get("variants"))]
        return names

    def _index(self, path, label, state):
        states = self.states.setdefault(path, set())
        if state not in states:
            states.add(state)
            self.of_state.setdefault(state, []).append((set(fold(label).split()), path))
            for name in [label, *self.names[path]]:
                paths = self.by_skeleton.setdefault((state, spellings.skeleton(name)), [])
                if path not in paths:
                    paths.append(path)

    def _known(self, label, state, item, everywhere):
        """The path of a person of that name, unless items or states tell that it is another."""
        if item in self.same:
            return next(iter(self.by_label.get(fold(self.same[item]), ())), None)
        for path in (self.by_item.get(item), self.identifiers.known(item or f"{state}:{label}")):
            if path in self.persons:
                return path
        for path in self.by_label.get(fold(label), []):
            states = self.states[path]
            if self._agrees(path, item) and (everywhere or state in states or "" in states or state == ""):
                return path
        for path in self.by_skeleton.get((state, spellings.skeleton(label)), []):
            if self._agrees(path, item):
                return path
        words = set(fold(label).split())
        if item and item in self.identifiers.paths and self.identifiers.paths[item] not in self.persons:
            return None
        for others, path in self.of_state.get(state, []):
            nested = len(words & others) >= 2 and (words <= others or others <= words)
            if nested and self._agrees(path, item) and not self._is_of_another_father(path, label):
                return path
        return None

    def _is_of_another_father(self, path, label):
        """Whether two names with "bin" begin otherwise: Faisal bin Farhan is not Saud bin Faisal."""
        other = self.persons.values(path, "skos:prefLabel")[0][1:]
        return " bin " in label and " bin " in other and fold(label).split()[0] != fold(other).split()[0]

    def is_of_another(self, name, state):
        """Whether a name is that of persons of other states only: a speaker whom a source has under the wrong state."""
        paths = self.by_label.get(fold(name), [])
        return bool(paths) and not any({state, ""} & self.states[path] for path in paths)

    def _agrees(self, path, item):
        known = self.persons.values(path, "owl:sameAs")
        return not item or not known or known[0].endswith(f"/{item}>")

    def office(self, label, body, roles, names, source):
        """The path of an office; one that another state has by the same label is told apart by the state."""
        path = f"office/{slug(label)}"
        if path in self.offices and self.offices.values(path, "org:postIn") != [thing(body)]:
            path += "-" + body.rsplit("/", 1)[1]
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

    def tenure(self, person, office, spell):
        """One stay of a person in an office. Further ones that begin in the same year are numbered."""
        stem = f"tenure/{person.split('/', 1)[1]}/{office.split('/', 1)[1]}"
        path = self.identifiers.known(f"{stem}/{spell.start}") or f"{stem}/{spell.start[:4] or 'unknown'}"
        if path in self.tenures:
            if not self._another(path, spell):
                return
            year = path
            path = self.identifiers.name(f"{stem}/{spell.start}", [f"{year}-{n}" for n in range(2, 99)])
        self.tenures.start(path, "kur:Tenure")
        self.tenures.add(path, "org:member", thing(person))
        self.tenures.add(path, "org:organization", self.offices.values(office, "org:postIn")[0])
        self.tenures.add(path, "kur:office", thing(office))
        if spell.start:
            self.tenures.add(path, "schema:startDate", date(spell.start))
        if spell.end:
            self.tenures.add(path, "schema:endDate", date(spell.end))
        elif spell.as_of:
            self.tenures.add(path, "kur:asOf", date(spell.as_of))
        if spell.attested:
            self.tenures.add(path, "kur:bounds", plain("attested"))
        self.tenures.source(path, spell.source)

    def _another(self, path, spell):
        """Whether a spell is another stay than the one of the same person, office and year that is there."""
        ends = self.tenures.values(path, "schema:endDate")
        starts = [value.split('"')[1] for value in self.tenures.values(path, "schema:startDate")]
        return bool(ends) and spell.start not in starts and not leaders.later(ends[0].split('"')[1], spell.start)

    def add_names(self):
        """Writes the other names of all persons: none that is the main name of another."""
        labels = {path: self.persons.values(path, "skos:prefLabel")[0][1:].rpartition('"')[0] for path in self.persons.blocks}
        main = {fold(label) for label in labels.values()}
        for path, label in labels.items():
            state = min(self.states[path] - {""}, default="")
            family = self.persons.values(path, "foaf:familyName")[0].strip('"')
            derived = families.short_names(label, family, state) + spellings.variants(label, family, state)
            listed = set(self._curated_names(label, family, self.curated.get(label, {})))
            for name in [*self.names[path], *derived]:
                if name != label and (fold(name) not in main or name in listed) and len(name) > 3:
                    self.persons.add(path, "skos:altLabel", text(name))


def people(tables, bodies, identifiers):
    """The books by file name; `bodies` are the paths that offices may be in."""
    all_of_them = People(tables, bodies, identifiers)
    covered = _curated(all_of_them)
    leaders.add(all_of_them, covered)
    cabinets.add(all_of_them, covered)
    all_of_them.add_names()
    return _files(all_of_them)


def _curated(people):
    """Adds our own tenures; returns (state, role) -> the first day they cover."""
    covered = {}
    offices = {row["label"]: row for row in people.tables.ours("offices")}
    label = None
    for row in people.tables.ours("tenures"):
        label = row["office"] or label
        mine = offices[label]
        roles = split(mine["roles"])
        office = people.office(label, reference(mine["body"]), roles, split(mine["names"]), CURATION)
        state = mine["body"] if len(mine["body"]) == 3 else ""
        person = people.person(row["person"], CURATION, state)
        people.tenure(person, office, leaders.curated(row))
        for key in [(mine["body"], role) for role in roles] + [label]:
            covered[key] = min(covered.get(key, "9999"), row["start"] or "0000")
    return covered


def _files(people):
    """Offices and tenures stand in the file of the body, persons in that of their first tenure."""
    first = {}
    books = {}
    for path in people.tenures.blocks:
        values = {p: people.tenures.values(path, p) for p in ("org:member", "org:organization", "schema:startDate")}
        start = (values["schema:startDate"] or ['"9999"'])[0].split("^")[0]
        file = _file(values["org:organization"][0])
        person = values["org:member"][0][1:-1]
        first[person] = min(first.get(person, (start, file)), (start, file))
        books.setdefault(file, Book()).take(people.tenures, path)
    for path in people.offices.blocks:
        books.setdefault(_file(people.offices.values(path, "org:postIn")[0]), Book()).take(people.offices, path)
    for path, (_, file) in first.items():
        books[file].take(people.persons, path)
    return books


def _file(body):
    match = re.fullmatch(r"<state/([a-z0-9-]+)>", body)
    return f"people-{match.group(1)}" if match else INTERNATIONAL
