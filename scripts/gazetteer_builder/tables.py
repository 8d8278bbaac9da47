"""Reading the reference data and our own tables."""

import csv
import json
import re


SOURCES = {
    "country-codes": "https://github.com/datasets/country-codes",
    "factbook": "https://github.com/factbook/factbook.json",
    "cldr": "https://github.com/unicode-org/cldr-json",
    "natural-earth": "https://www.naturalearthdata.com/",
    "igo": "https://github.com/dieghernan/Country-Codes-and-International-Organizations",
    "wikidata": "https://www.wikidata.org/",
    "un-entities": "https://github.com/united-nations/open",
    "phoenix": "https://github.com/openeventdata/Dictionaries",
    "dac": "https://github.com/datasets/dac-and-crs-code-lists",
    "eu": "http://publications.europa.eu/resource/authority/corporate-body",
    "ungdc": "https://doi.org/10.7910/DVN/0TJX8Y",
}


def split(cell):
    """The parts of a cell of ours: divided by `|`."""
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


def names(cell):
    """The names in a cell of ours with their languages: NAME@xx is one in another language than English."""
    for name in split(cell):
        bare, language = re.fullmatch(r"(.+?)(?:@([a-z]{2}))?", name).groups()
        yield bare, language or "en"


class Tables:
    """All the tables: ours by name, the reference data by relative path."""

    def __init__(self, ours, refdata):
        self.folder = ours
        self.refdata = refdata
        self.iso3_by_gec = {}
        self.iso3_by_item = {}
        self.label_by_iso3 = {}
        self.demonyms = set()

    def ours(self, name):
        """Rows of one of our own tables; lines that begin with # are remarks."""
        with open(self.folder / f"{name}.csv", encoding="utf-8", newline="") as file:
            lines = [line for line in file if line.strip() and not line.startswith("#")]
        rows = list(csv.DictReader(lines))
        for row in rows:
            if None in row or None in row.values():
                raise ValueError(f"{name}.csv: wrong number of cells: {row}")
        return [{k: v.strip() for k, v in row.items()} for row in rows]

    def reference(self, path):
        """Rows of a reference table."""
        with open(self.refdata / path, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def territories(self, language):
        """CLDR: territory code -> name in a language."""
        with open(self.refdata / "cldr" / f"territories.{language}.json", encoding="utf-8") as file:
            return json.load(file)["main"][language]["localeDisplayNames"]["territories"]

    def un_entities(self):
        """The bodies of the UN system."""
        with open(self.refdata / "un-entities" / "entities.json", encoding="utf-8") as file:
            return json.load(file)
