"""The bodies that every state has: its ministries of foreign affairs, defence, the interior and finance, parliament and central bank."""

import re
from collections import Counter

from .blocks import CURATION, slug, text, thing
from .spellings import CYRILLIC

# Sort -> how the body is called "of X" (the first is its label), after "X's people" with capitals, and without.
SORTS = {
    "foreign": (
        ["Ministry of Foreign Affairs", "Foreign Ministry"],
        ["Ministry of Foreign Affairs", "Foreign Ministry", "Foreign Affairs Ministry", "MFA"],
        ["foreign ministry"],
    ),
    "defence": (
        ["Ministry of Defence", "Ministry of Defense", "Defence Ministry", "Defense Ministry"],
        ["Ministry of Defence", "Ministry of Defense", "Defence Ministry", "Defense Ministry"],
        ["defence ministry", "defense ministry"],
    ),
    "interior": (
        ["Ministry of the Interior", "Ministry of Internal Affairs", "Interior Ministry"],
        ["Ministry of Internal Affairs", "Interior Ministry"],
        ["interior ministry"],
    ),
    "finance": (["Ministry of Finance", "Finance Ministry"], ["Ministry of Finance", "Finance Ministry"], ["finance ministry"]),
    "parliament": (["Parliament"], ["Parliament"], ["parliament"]),
    "central-bank": (["Central Bank"], ["Central Bank"], ["central bank"]),
}
# States without their own; the UK and others are entered with all that they have.
WITHOUT = {"parliament": {"VAT"}, "defence": {"VAT", "LIE", "MCO", "CRI", "ISL", "AND", "SMR"}, "central-bank": {"VAT", "LIE", "MCO", "AND"}}
# Names that go with the article inside a longer name: "of the Kyrgyz Republic".
WITH_ARTICLE = re.compile(
    r"^(United|Republic|Kingdom|Russian|Islamic|People's|State of|Democratic|Federal|Central African|Union of|Grand Duchy|Sultanate|Principality|Hashemite|Bolivarian|Plurinational|Commonwealth)\b"
    r"|(Republic|Kingdom|Federation|Islands|Emirates|States)$|^(Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|UAE|UK|U\.S\.|US|DRC|ROK|DPRK)$"
)
OFFICIAL = re.compile(r"\b(Republic|Kingdom|Federation|Emirates|States|State of|Sultanate|Duchy)\b")
FORMER = {"SUN", "YUG", "DDR", "CSK"}


def add_national(book, tables, states):
    """Adds names by rule to the bodies of `book` that have a sort, and the bodies of states that the table lacks."""
    listed = {(row["state"], row["sort"]): f"institution/{row['id'] or slug(row['label'])}"
              for row in tables.ours("institutions") if row["sort"]}
    shared = _shared_words(states)
    for path in sorted(states.blocks):
        iso3 = path.removeprefix("state/").upper()
        names, peoples = _names(states, path), _peoples(states, path, shared)
        for sort, (of, after, lower) in SORTS.items():
            where = listed.get((iso3, sort))
            if iso3 in FORMER or not where and (iso3 in WITHOUT.get(sort, ()) or _is_bound(states, path)):
                continue
            heads = [*of[1:], of[0]] if sort == "interior" and iso3 in CYRILLIC else of
            found = [f"{head} of {name}" for head in heads for name in names]
            found += [f"{people} {head}" for head in after + lower for people in peoples]
            if not where:
                where = book.start(f"institution/{slug(found[0].replace(' the ', ' '))}", "kur:Institution")
                book.label(where, found[0])
                book.add(where, "kur:institutionOf", thing(path))
                book.source(where, CURATION)
            for name in found:
                if text(name) not in book.values(where, "skos:prefLabel"):
                    book.add(where, "skos:altLabel", text(name))


def _names(states, path):
    """The names of a state as they stand after "of": the label and the official one."""
    english = [literal[1:-4] for literal in states.values(path, "skos:prefLabel") + states.values(path, "skos:altLabel")
               if literal.endswith('"@en')]
    names = english[:1] + [name for name in english[1:] if OFFICIAL.search(name)][:2]
    return [f"the {name}" if WITH_ARTICLE.search(name) else name for name in names]


def _peoples(states, path, shared):
    """The adjectives of a state that no other state has, plurals left out."""
    words = [literal[1:-4] for literal in states.values(path, "kur:demonym")]
    single = [word for word in words if not (word.endswith("s") and word[:-1] in words) and word not in shared]
    return [word for word in single if word[0].isupper()][:3]


def _shared_words(states):
    counted = Counter(literal[1:-4] for path in states.blocks for literal in states.values(path, "kur:demonym"))
    return {word for word, count in counted.items() if count > 1} | {"Korean", "Irish", "Chinese Taipei"}


def _is_bound(states, path):
    """Whether a state has ended."""
    return bool(states.values(path, "schema:endDate"))
