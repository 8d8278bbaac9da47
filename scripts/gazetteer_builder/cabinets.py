"""Ministers, ambassadors, speakers, governors and other holders of dated posts of 61 states, 2000 to 2022 (Wikidata)."""

import re
import unicodedata

from . import leaders
from .blocks import fold
from .bodies import reference
from .families import SPANISH
from .tables import SOURCES

HOLDERS = "everypolitician-cabinets/holders21-all.csv"
NO_OFFICE = re.compile(r"(?i)^(first (lady|gentleman)|spouse|husband|wife)\b|^(king|queen|prince|crown prince|heir)( consort)?$")
# Offices below the state: told apart by a comma, "Governor of Tavush, Armenia".
LOCAL = re.compile(
    r"(?i)^((deputy|vice|lieutenant|lord|acting)[ -])*(governor|mayor|prefect|premier|chief minister|menteri besar|menteris besar|"
    r"chief executive|administrator|intendant|landeshauptmann|alderman|voivode|marshal|presidential representative) (of|in) (?!the (central|national|reserve|federal|bank|state|"
    r"senate|sejm|house)|central|national bank|the bank|reserve)|province|district|region\b|county|oblast|prefecture|krai\b|city\b|municipal"
    r"|secretary of state of (?!the)[A-Z]")
# Offices with several holders at a time.
MANY = re.compile(
    r"(?i)state secretary|secretary of state|under-?secretary|\bjudge|\bjustice of|without portfolio|minister of state|member\b|\blord\b|deputy|vice"
    r"|assistant|advis[eo]r|parliamentary|delegate|minister$|commissioner|whip|special|assisting|secretary to|minister in the|representative$")
ROLES = [
    (r"^(first |second |third )?deputy (prime minister|premier)|^vice[- ]premier", "deputy-head-of-government"),
    (r"^vice[- ]president$", "deputy-head-of-state"),
    (r"^(federal )?(minister|secretary) (of|for) (national |state )?defen[cs]e$", "defence-minister"),
]
NOTES = re.compile(r"\s*\([^)]*\)|,? \d+(st|nd|rd|th) [^,]*$")
TITLED = re.compile(r", (?!Jr|Sr|II)[^,]*(Baron|Viscount|Earl|Duke|Marquess|Lord|Count|Prince|of)\b.*$")
TOO_LONG = 8  # Years after which an end that a source lacks is more likely forgotten than to come.


def add(people, covered):
    """Adds every dated stay in an office that leaders.py has not taken."""
    as_of = {row["repo"]: row["last_commit"] for row in people.tables.reference("everypolitician-cabinets/SOURCES.csv")}
    international = {row["label"]: row for row in people.tables.ours("offices") if len(row["body"]) != 3}
    offices = {}
    skipped = {}
    for row in people.tables.reference(HOLDERS):
        place = _office(people.tables, international, row)
        name = clean(row["person"])
        if not place or not name or not re.fullmatch(r"(19[5-9]|2)\d+(-\d\d){0,2}", row["start"]):
            reason = "no such state or body" if not place else "unreadable"
            skipped[reason] = skipped.get(reason, 0) + 1
            continue
        mine_since = covered.get(place[0])
        if leaders.title_of(row, people.tables) or mine_since and not leaders.later(mine_since, row["start"]):
            continue
        spell = leaders.Spell(name, row["start"], row["end"], SOURCES["wikidata"], row["person_qid"], as_of=as_of.get(row["repo"], ""))
        spell.names = [n for n in [clean(row["enwiki"])] if n and n != name]
        if mine_since and (not spell.end or leaders.later(spell.end, mine_since)):
            spell.end = mine_since
        offices.setdefault(place, []).append(spell)
    for (label, body, roles, state), spells in sorted(offices.items()):
        office = people.office(label, body, roles, [], SOURCES["wikidata"])
        for spell in ended(joined(spells), one_at_a_time=not MANY.search(label.partition(" of ")[0]) and not MANY.search(label)):
            person = people.person(spell.name, spell.source, state, spell.item, names=spell.names)
            people.tenure(person, office, spell)
    for reason, count in sorted(skipped.items()):
        print(f"cabinets: {count} rows skipped: {reason}")


def clean(name):
    """A person's name without notes and peerages; empty where it is not in Latin letters."""
    name = re.sub(r"\s+", " ", TITLED.sub("", NOTES.sub("", name))).strip()
    latin = all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())
    return name if latin and not re.fullmatch(r"Q\d+", name) else ""


def joined(spells):
    """Without what is said twice: stays of one person that touch in the same year are one."""
    found = []
    for spell in sorted(spells, key=lambda s: (s.item, s.start, s.end or "9999")):
        last = found[-1] if found else None
        if last and last.item == spell.item and (last.start == spell.start or not last.end or spell.start < last.end):
            last.end = max(last.end, spell.end) if last.end and spell.end else last.end or spell.end
            continue
        found.append(spell)
    return found


def ended(spells, one_at_a_time):
    """In order of time. Ends that are missing: the successor's start, or none and the day of the source."""
    spells = sorted(spells, key=lambda s: (s.start, s.end or "9999", s.name, s.item))
    for at, spell in enumerate(spells):
        if spell.end and leaders.later(spell.start, spell.end):
            spell.end = ""
        later = next((s.start for s in spells[at + 1:] if leaders.later(s.start, spell.start)), "")
        if not spell.end and one_at_a_time:
            spell.end = later
        if not spell.end and spell.as_of and int(spell.as_of[:4]) - int(spell.start[:4]) > TOO_LONG:
            spell.end, spell.attested = spell.start[:4], True
    return spells


def _office(tables, international, row):
    """(label, body path, roles, ISO code) of a row's office; none where the state or the office is not ours."""
    position = re.sub(r"\s+", " ", NOTES.sub("", row["position"])).strip().replace("Permament", "Permanent").replace(" tne ", " the ")
    position = position[0].upper() + position[1:]
    if NO_OFFICE.search(position):
        return None
    iso3 = tables.iso3_by_item.get(row["jurisdiction_qid"])
    known = international.get(position)
    if known:
        return known["label"], reference(known["body"]), tuple(r for r in known["roles"].split("|") if r), ""
    if not iso3:
        return None
    roles = tuple(role for pattern, role in ROLES if re.search(pattern, position.lower()))
    return label(tables, iso3, position), f"state/{iso3.lower()}", roles, iso3


def label(tables, iso3, position):
    """A post with its state: "Minister of Education of Japan", "Ambassador of Japan to France", "Mayor of Oulu, Finland"."""
    state = leaders.named(tables, iso3)
    bare = re.sub("^the ", "", state)
    if re.search(rf"\b{re.escape(bare)}\b", position):
        return position
    abroad = re.match(r"(?i)((?:deputy |acting )?(?:ambassador|high commissioner|permanent representative|permanent observer|consul general|head of mission|representative|envoy))(?: of \S+)? ((?:to|in|at) .*)", position)
    if abroad:
        return f"{abroad.group(1)} of {state} {abroad.group(2)}"
    if LOCAL.search(position):
        return f"{position}, {bare}"
    return f"{position} of {state}"


def spanish_labels(tables):
    """The names of persons of Spanish-speaking states."""
    codes = {item for item, iso3 in tables.iso3_by_item.items() if iso3 in SPANISH}
    return {clean(row["person"]) for row in tables.reference(HOLDERS) if row["jurisdiction_qid"] in codes} - {""}


def items_by_name(tables):
    """(Folded name, ISO code of the state or "") -> Wikidata item, where the data have one item only."""
    found = {}

    def seen(name, state, item):
        if name and item:
            found.setdefault((fold(name), tables.iso3_by_item.get(state, "")), set()).add(item)

    for row in tables.reference(HOLDERS):
        seen(clean(row["person"]), row["jurisdiction_qid"], row["person_qid"])
    for row in tables.reference("wikidata-leaders-2022/heads-2022-10.csv"):
        seen(row["officeholderLabel"], row["countryid"], row["officeholder"])
    for row in tables.reference("wikidata-leaders-2022/foreign-ministers-2022.csv"):
        seen(row["name"], row["country"], row["person"])
    for row in tables.reference("wikidata-leaders-2022/un-top-offices-21c.csv"):
        seen(row["person"], "", row["personID"])
    return {key: items.pop() for key, items in found.items() if len(items) == 1}
