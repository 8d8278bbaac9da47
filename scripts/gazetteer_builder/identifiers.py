"""The registry of IRIs: what was named once keeps its name when the data are refreshed."""

import csv

HEAD = ["key", "path"]


class Identifiers:
    """Stable key of a source (Wikidata item, "ISO code:name", tenure) -> path, as committed; new ones are appended."""

    def __init__(self, path):
        self.path = path
        with open(path, encoding="utf-8", newline="") as file:
            self.rows = [tuple(row) for row in csv.reader(file)][1:]
        self.paths = dict(self.rows)
        self.taken = set(self.paths.values())

    def known(self, key):
        """The path that a key has, if it has one."""
        return self.paths.get(key)

    def name(self, key, wanted):
        """The path of a key: the registered one, else the first of those wanted that nothing else has."""
        if key not in self.paths:
            free = (path for path in wanted if path not in self.taken)
            self.keep(key, next(free))
        return self.paths[key]

    def keep(self, key, path):
        """Registers one more key of a path."""
        if key not in self.paths:
            self.paths[key] = path
            self.taken.add(path)
            self.rows.append((key, path))

    def save(self):
        """Writes the registry, the old rows first and as they were."""
        with open(self.path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([HEAD, *self.rows])
