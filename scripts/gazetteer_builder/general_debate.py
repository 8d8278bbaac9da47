"""Heads and foreign ministers who spoke in the General Debate of the UN General Assembly: the years that attest them."""

import re

from .leaders import Spell, alike
from .tables import SOURCES

SPEAKERS = "ungdc-speakers/speakers.csv"
MR = re.compile(
    r"^((Mr|Mrs|Ms|Miss|Dr|Sir|Dame|H\. ?E|HRH|HM|Hon|Gen|Lt|Col|Major|Prof|Rev|Shri|Datuk|Dato|Tun|Tan Sri|U|Sheikh|Shaikh|General|Captain|Father|Archbishop|"
    r"Cardinal|Monsignor|Baron|Count|President|His|Her|Excellency|Highness|Majesty|Marshal|Begum|The Right Honourable|The Honourable|Honourable)\b\.? *)+")
TITLES = [
    (re.compile(r"^(\w+ )?(Minister|Secretary)( of State)?,? (for|of) (the )?(Foreign|External|International) (Affairs|Relations)"
                r"|^Minister for Foregn Affairs|^Foreign (Minister|Secretary)$|^(Federal )?Minister (for|of) (Europe|European)[\w ]* and Foreign Affairs"), "Foreign Minister"),
    (re.compile(r"^(Prime [Mm]inister|Premier|Taoiseach|Chancellor)\b"), "Prime Minister"),
    (re.compile(r"^President( of the Republic| of the Republic of .*)?$"), "President"),
]
DEPUTY = re.compile(r"(?i)\b(deputy|vice|acting|former|elect|minister of state|first lady|designate|council|presidency|swiss|confederation)\b")


def spells(tables):
    """(ISO code, title) -> spells whose dates are the first and last year in which the person spoke, before another did."""
    found = {}
    for row in sorted(tables.reference(SPEAKERS), key=lambda row: (row["year"], row["iso3"], row["name"], row["post"])):
        title, name = _title(row["post"].strip()), _name(row["name"])
        if not title or not name or row["iso3"] not in tables.label_by_iso3:
            continue
        spells = found.setdefault((row["iso3"], title), [])
        if spells and alike(spells[-1].name, name):
            spells[-1].end = row["year"]
        else:
            spells.append(Spell(name, row["year"], row["year"], SOURCES["ungdc"], attested=True))
    return found


def _title(post):
    if DEPUTY.search(post) and not re.match(r"(Prime Minister|Deputy Prime Minister (and|,) Minister (of|for) Foreign Affairs)", post):
        return None
    post = re.sub(r"^Deputy Prime Minister( and|,) ", "", post)
    return next((title for pattern, title in TITLES if pattern.search(post)), None)


def _name(name):
    """A full name in Latin letters and normal case; empty where the source has less."""
    name = MR.sub("", re.sub(r"\s+", " ", name).strip()).strip(" .,")
    words = name.split()
    if not 2 <= len(words) <= 5 or re.search(r"[^\w\s.'’-]|\d|_", name) or re.search(r"[^\u0000-\u024f\u1e00-\u1eff’]", name):
        return ""
    if any(word.isupper() and len(word) > 3 for word in words) or not all(word[0].isupper() or word in ("de", "da", "dos", "al", "bin", "van", "von", "ben", "del", "la") for word in words):
        return " ".join(_normal(word) for word in words) if all(w.isupper() or not w[0].islower() for w in words) else ""
    return name


def _normal(word):
    return re.sub(r"[^\W\d_]+", lambda m: m.group(0)[0].upper() + m.group(0)[1:].lower(), word) if word.isupper() and len(word) > 2 else word
