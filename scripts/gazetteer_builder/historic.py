"""Leaders since 1945 from the actor dictionary of phoenix: names in capitals, days of coming and going."""

import re

from .leaders import EITHER, Spell, alike, later
from .tables import SOURCES

ACTORS = "phoenix-actors/actors.csv"
# A leader: of the elite, then in government from day to day, then of the elite again.
LEADER = re.compile(r"^(?P<iso>[A-Z]{3})ELI \d{6}-\d{6}\|(?P<rule>(?P=iso)GOV (>\d{6}|\d{6}-\d{6})(\|.*)?)$")
RULE = re.compile(r"([A-Z]{3})GOV (?:>(\d{6})|(\d{6})-(\d{6}))$")
SMALL = {"Al": "al", "Bin": "bin", "Ibn": "ibn", "De": "de", "Da": "da", "Van": "van", "Von": "von", "Der": "der", "Dos": "dos", "El": "el", "Del": "del", "La": "la"}
TITLES = {"President", "Prime Minister", "Chancellor", "Monarch", "Emir", "Sultan", "Prince", "Grand Duke", "Governor-General"}
OTHERS_TOO = {"USA"}  # Here the dictionary has vice presidents and acting secretaries too.
SINCE, UNTIL = "1945", "2014"


def spells(tables, known):
    """(ISO code, title) -> spells; `known` are the spells of the other sources, which tell the title."""
    by_state = {}
    for (iso3, title), others in known:
        by_state.setdefault(iso3, []).append((title, others))
    known, found = by_state, {}
    for row in tables.reference(ACTORS):
        match = LEADER.match(row["roles"])
        if row["file"] != "Countries" or not match or match.group("iso") not in tables.label_by_iso3 or match.group("iso") in OTHERS_TOO:
            continue
        name = "" if "PRESIDENT" in row["name"].upper() else _name(row["name"])
        for role in row["roles"].split("|"):
            spell = _spell(role, name) if name else None
            if spell:
                title = _title(spell, known.get(match.group("iso"), []))
                if title:
                    found.setdefault((match.group("iso"), title), []).append(spell)
    return found


def _spell(role, name):
    match = RULE.match(role)
    if not match:
        return None
    start, end = _date(match.group(2) or match.group(3)), _date(match.group(4) or "")
    if not SINCE <= start[:4] < UNTIL or end and end < start:
        return None
    return Spell(name, start, end or UNTIL, SOURCES["phoenix"], attested=not end)


def _date(digits):
    """Two-digit years up to 14 are of this century, for the dictionary ends in 2014."""
    if not digits:
        return ""
    year = int(digits[:2]) + (2000 if int(digits[:2]) <= 14 else 1900)
    month, day = digits[2:4], digits[4:]
    return f"{year}-{month}-{day}" if "01" <= month <= "12" and "01" <= day <= "31" else str(year)


def _title(spell, known):
    """The title under which another source knows the person at that time; none where our own table has it."""
    for title, others in known:
        for other in others:
            if alike(other.name, spell.name) and later(spell.end, other.start) and later(other.end or "9999", spell.start):
                return title if title in TITLES else None
    return EITHER


def _name(name):
    words = [word[0].upper() + word[1:].lower() for word in name.split()]
    words = words[:1] + [SMALL.get(word, word) for word in words[1:]]
    name = re.sub(r"\b(Mc|O')([a-z])", lambda m: m.group(1) + m.group(2).upper(), " ".join(words))
    return name if 1 < len(words) <= 5 and re.fullmatch(r"[A-Za-z .'-]+", name) else ""
