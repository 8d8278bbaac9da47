"""States: names, demonyms, memberships."""

import re

from .blocks import CURATION, Book, plain, text
from .bodies import add_dates, add_names
from .tables import SOURCES, names, split

# Languages whose names of every state are listed: other scripts, so they cannot be taken for English words.
OTHER_SCRIPTS = ["ar", "ja", "ru", "zh"]
# Languages whose name of one's own state is listed.
OWN_LANGUAGE = {
    "UZB": ["uz"], "TKM": ["tk"], "KAZ": ["kk"], "KGZ": ["ky"], "TJK": ["tg"], "TUR": ["tr"],
    "DEU": ["de"], "AUT": ["de"], "CHE": ["de", "fr"], "LIE": ["de"], "FRA": ["fr"], "BEL": ["fr", "de"],
    "ARG": ["es"], "BOL": ["es"], "CHL": ["es"], "COL": ["es"], "CRI": ["es"], "CUB": ["es"], "DOM": ["es"],
    "ECU": ["es"], "ESP": ["es"], "GTM": ["es"], "HND": ["es"], "MEX": ["es"], "NIC": ["es"], "PAN": ["es"],
    "PER": ["es"], "PRY": ["es"], "SLV": ["es"], "URY": ["es"], "VEN": ["es"],
    "BEN": ["fr"], "CAF": ["fr"], "CIV": ["fr"], "CMR": ["fr"], "COD": ["fr"], "COG": ["fr"], "DJI": ["fr"],
    "GAB": ["fr"], "GIN": ["fr"], "HTI": ["fr"], "MCO": ["fr"], "SEN": ["fr"], "TCD": ["fr"], "TGO": ["fr"],
}
# De-facto and other states beside those that country-codes calls independent.
ALSO = {"TWN", "PSE", "COK", "NIU", "ESH"}
# Codes that ISO 3166-3 keeps for former states, with their number.
FORMER_CODES = {"SUN": "810", "YUG": "890", "SCG": "891", "CSK": "200", "DDR": "278", "YMD": "720"}


def path(iso3):
    """The IRI path of a state."""
    return f"state/{iso3.lower()}"


def states(tables):
    """The book of states; fills the state indexes of `tables`."""
    book = Book()
    curated = {row["iso3"]: row for row in tables.ours("states")}
    english = tables.territories("en")
    foreign = {code: tables.territories(code) for code in OTHER_SCRIPTS}
    own = {code: tables.territories(code) for codes in OWN_LANGUAGE.values() for code in codes}
    factbook = {row["gec"].upper(): row for row in tables.reference("factbook/countries.csv")}
    formal = {r["iso_a3_eh"]: r["formal_en"] for r in tables.reference("natural-earth/admin0_countries50.csv")}
    for row in tables.reference("country-codes/country-codes.csv"):
        iso3 = row["ISO3166-1-Alpha-3"]
        if row["is_independent"] != "Yes" and iso3 not in ALSO:
            continue
        mine = curated.pop(iso3, None)
        one = _State(book, tables, iso3, mine)
        one.from_country_codes(row)
        one.from_cldr(row["ISO3166-1-Alpha-2"], english, foreign, own)
        one.from_factbook(factbook.get(row["FIPS"], {}))
        one.from_natural_earth(formal.get(iso3, ""))
        one.finish(row["wikidata_id"].rsplit("/", 1)[-1])
        tables.iso3_by_gec[row["FIPS"]] = iso3
    tables.iso3_by_gec["KV"] = "XKX"
    tables.iso3_by_gec["RI"] = "SRB"
    for iso3, mine in sorted(curated.items()):
        one = _State(book, tables, iso3, mine)
        if iso3 == "XKX":
            one.from_cldr("XK", english, foreign, own)
            one.from_factbook(factbook.get("KV", {}))
        one.finish("")
    return book


class _State:
    """One state while its names are gathered."""

    def __init__(self, book, tables, iso3, mine):
        self.book, self.tables, self.iso3, self.mine = book, tables, iso3, mine or {}
        self.names, self.foreign, self.demonyms, self.sources = [], [], [], []
        self.codes, self.number = ([iso3], FORMER_CODES[iso3]) if iso3 in FORMER_CODES else ([], "")

    def from_country_codes(self, row):
        self.sources.append(SOURCES["country-codes"])
        self.codes, self.number = [row["ISO3166-1-Alpha-2"], self.iso3], row["ISO3166-1-numeric"].zfill(3)
        self.names.append(re.sub(r"^the ", "", row["UNTERM English Formal"]))
        self.names.append(re.sub(r" \(the\)$", "", row["UNTERM English Short"]))

    def from_cldr(self, code, english, foreign, own):
        self.sources.append(SOURCES["cldr"])
        self.names.insert(0, english.get(code, "").replace(" & ", " and ").replace("St. ", "Saint "))
        for variant in ("alt-variant", "alt-short"):
            self.names.append(english.get(f"{code}-{variant}", ""))
        self.foreign += [(foreign[language].get(code, ""), language) for language in OTHER_SCRIPTS]
        for language in OWN_LANGUAGE.get(self.iso3, []):
            self.foreign.append((own[language].get(code, ""), language))

    def from_factbook(self, row):
        if not row:
            return
        self.sources.append(SOURCES["factbook"])
        self.names += [row["short"], row["long"]]
        self.demonyms = demonyms(row["demonym_noun"]) + demonyms(row["demonym_adj"])

    def from_natural_earth(self, formal):
        if formal and formal not in self.names:
            self.names.append(formal)
            self.sources.append(SOURCES["natural-earth"])

    def finish(self, item):
        label = self.mine.get("label") or self.names[0]
        where = self.book.start(path(self.iso3), "kur:State")
        dropped = split(self.mine.get("drop"))
        self._names(where, label, dropped)
        for name in split(self.mine.get("demonyms")) or self.demonyms:
            if name not in dropped and name != label and plain(name) + "@en" not in self.book.values(where, "skos:altLabel"):
                self.book.add(where, "kur:demonym", text(name))
                self.tables.demonyms.add(name)
        for code in self.codes:
            self.book.add(where, "kur:iso3166", plain(code))
        if self.number:
            self.book.add(where, "kur:m49", plain(self.number))
        add_dates(self.book, where, self.mine)
        self.book.wikidata(where, self.mine.get("wikidata") or item)
        self.book.source(where, *self.sources, *([CURATION] if self.mine else []))
        self.tables.label_by_iso3[self.iso3] = label
        item = self.mine.get("wikidata") or item
        if item:
            self.tables.iso3_by_item[item] = self.iso3

    def _names(self, where, label, dropped):
        mine = self.mine.get("names", "")
        english = [name for name, language in names(mine) if language == "en"]
        found = [name for name in self.names + english if _usable(name) and name not in dropped]
        found += [name.replace("Saint ", "St. ") for name in found if name.startswith("Saint ")]
        found += [name.replace("’", "'") for name in found if "’" in name]
        self.book.label(where, label, found)
        add_names(self.book, where, label, "|".join(name for name in split(mine) if "@" in name))
        for name, language in self.foreign:
            if name and "(" not in name and name not in dropped:
                self.book.add(where, "skos:altLabel", text(name, language))


def _usable(name):
    """Whether a name from a source is one by itself, not a remark."""
    return bool(name) and name.lower() not in ("none", "na") and not re.search(r"[();,:]| or | - |note", name)


def demonyms(cell):
    """The words in a demonym cell of the Factbook: "Uzbek(s)" gives Uzbek and Uzbeks."""
    cell = re.split(r"; ?note", cell)[0]
    found = []
    for part in re.split(r", | or |; |/", cell):
        part = re.sub(r" \((singular|plural|colloquial|singular and plural|collective plural|US [a-z]+)\)", "", part).strip()
        plural = re.fullmatch(r"(.+)\(s\)", part)
        if plural:
            found += [plural.group(1), plural.group(1) + "s"]
        elif _usable(part):
            found.append(part)
    # An adjective that ends like a countable noun also has a plural.
    found += [f + "s" for f in found if f.endswith(("an", "i")) and f + "s" not in found]
    return found
