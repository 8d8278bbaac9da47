"""Heads of state, heads of government and foreign ministers from the reference data."""

import difflib
import re
from dataclasses import dataclass, field

from .blocks import CURATION, fold
from .tables import SOURCES

SINCE = "1945"  # Tenures that ended before are left out.
HEADS_AS_OF, MINISTERS_AS_OF, FACTBOOK_AS_OF = "2022-10-09", "2023-01-10", "2026-01"
CURATED_AS_OF = "2026-01"  # When recent.csv and tenures.csv were last gone through: until then an open row is known to be open.

# States where the head of government is "the leader", beside monarchies.
PARLIAMENTARY = set(
    "ALB ARM AUT BGD BIH BGR HRV CZE DMA EST ETH FIN DEU GEO GRC HUN IND IRQ IRL ISR ITA XKX LVA LBN LTU MLT MUS MDA "
    "MNE NPL MKD PAK POL PRT SRB SGP SVK SVN SOM TTO VUT WSM FJI CZE ISL CPV MYS THA KHM".split())
REIGNING = set("BHR BRN SWZ JOR KWT LIE MCO MAR OMN QAT SAU ARE VAT".split())
MONARCHS = {"King", "Queen", "Emperor", "Monarch", "Sultan", "Emir", "Prince", "Grand Duke", "Governor-General"}
ARTICLE = {
    "United States", "United Kingdom", "Netherlands", "Philippines", "Czech Republic", "Maldives", "Marshall Islands",
    "Democratic Republic of the Congo", "Republic of the Congo", "Central African Republic", "Dominican Republic",
    "United Arab Emirates", "Solomon Islands", "Comoros", "Federated States of Micronesia", "Soviet Union",
    "Cook Islands", "Ivory Coast", "Holy See", "Sahrawi Arab Democratic Republic", "Seychelles"} - {"Seychelles", "Ivory Coast"}

# Title in a source -> title of the office here.
TITLES = [
    (r"(?i)governor[ -]general", "Governor-General"),
    (r"(?i)^(.* )?prime minister|^premier\b(?! of the)|premier of|taoiseach|president of (the )?(council of ministers|government)"
     r"|^chair(man|person) of the council of ministers", "Prime Minister"),
    (r"(?i)chancellor", "Chancellor"),
    (r"(?i)minister of state of monaco|secretary of state of the holy see|cardinal secretary", "Head of Government"),
    (r"(?i)^(.* )?president", "President"),
    (r"(?i)^pope", "Pope"), (r"(?i)grand duke", "Grand Duke"), (r"(?i)\bprince", "Prince"),
    (r"(?i)^king|^queen|monarch", "Monarch"), (r"(?i)emperor", "Emperor"), (r"(?i)sultan", "Sultan"),
    (r"(?i)\b[ae]mir", "Emir"),
]
EITHER = "Head of State or Government"  # What a source that tells the two not apart says.
HEADS_OF_GOVERNMENT = {"Prime Minister", "Chancellor", "Head of Government"}
FOREIGN = re.compile(
    r"(?i)^(federal )?(minister|secretary|ministry)( of| for)( europe and)? (foreign|external|international relations)(?! trade)"
    r"|^minister of europe and foreign affairs|^foreign minister|^secretary of foreign")


@dataclass
class Spell:
    """One stay of one person in one office, as a source has it."""

    name: str
    start: str
    end: str
    source: str
    item: str = ""
    family: str = ""
    names: list = field(default_factory=list)
    as_of: str = ""  # The day of the source: until then an open end is known to be open.
    person: str = ""  # The path of the person, once it has one.
    attested: bool = False  # The dates are those at which a source attests the office: it may have been longer.


def add(people, covered):
    """Adds what the data say on states and roles that our own table does not cover."""
    from . import general_debate, historic  # They use the spells of this module.

    spells = {}
    tables = people.tables
    _recent(tables, spells)
    _cabinets(tables, spells)
    _factbook(tables, spells)
    _heads(tables, spells)
    _foreign_ministers(tables, spells)
    debate = general_debate.spells(tables)
    for more in (debate, historic.spells(tables, [*_curated(tables), *debate.items(), *spells.items()])):
        for key, found in more.items():
            spells.setdefault(key, []).extend(found)
    chosen = [(key, _chosen(key, found, covered, spells)) for key, found in sorted(spells.items())]
    for source in (CURATION, SOURCES["wikidata"], SOURCES["factbook"], SOURCES["ungdc"], SOURCES["phoenix"]):
        # The better sources first: their names are the labels.
        for (iso3, _), found in chosen:
            found[:] = [s for s in found if not (s.source == source and s.attested and s.start == s.end and people.is_of_another(s.name, iso3))]
            for spell in (s for s in found if s.source == source):
                spell.person = people.person(spell.name, spell.source, iso3, spell.item, spell.family, spell.names)
    for (iso3, title), found in ((key, spells_) for key, spells_ in chosen if spells_):
        roles = _roles(iso3, title, spells)
        for spell in found:
            office = people.office(_label(tables, iso3, title), f"state/{iso3.lower()}", roles, [], found[0].source)
            people.tenure(spell.person, office, spell)


def _chosen(key, found, covered, spells):
    """The spells in a state's office that count: merged, in order, before our own table begins."""
    iso3, title = key
    roles = _roles(iso3, title, spells)
    covered_since = min((covered[(iso3, role)] for role in roles if (iso3, role) in covered), default="")
    merged = _merge(found) if title == EITHER else _in_order(_merge(found))
    merged = [s for s in merged if not s.end or s.end >= SINCE or s.source == CURATION]
    return [s for s in merged if _before(s, covered_since) and not (s.end and later(s.start, s.end))]


def curated(row):
    """A row of our own tables."""
    as_of = max(CURATED_AS_OF, row["start"])
    return Spell(row["person"], row["start"], row["end"], CURATION, as_of=as_of)


def _curated(tables):
    """Our own tenures in states, by state and office."""
    bodies = {row["label"]: row["body"] for row in tables.ours("offices")}
    label, found = None, {}
    for row in tables.ours("tenures"):
        label = row["office"] or label
        found.setdefault((bodies[label], label), []).append(curated(row))
    return found.items()


def _before(spell, covered_since):
    """Whether a spell is of the time before our own table begins; one that reaches into it ends there."""
    if not covered_since:
        return True
    if not later(covered_since, spell.start) or covered_since[:4] == spell.start[:4]:
        return False
    if not spell.end or later(spell.end, covered_since):
        spell.end = covered_since
    return True


def _roles(iso3, title, spells):
    if title == "Foreign Minister":
        return ["foreign-minister"]
    if title == EITHER:
        return []
    monarchy = any((iso3, m) in spells for m in MONARCHS) and iso3 not in REIGNING
    governed = any((iso3, title_) in spells for title_ in HEADS_OF_GOVERNMENT)
    leads = (title in HEADS_OF_GOVERNMENT) == (iso3 in PARLIAMENTARY or monarchy)
    roles = ["head-of-government" if title in HEADS_OF_GOVERNMENT else "head-of-state"]
    if title == "Governor-General":
        return ["governor-general"]
    if title not in HEADS_OF_GOVERNMENT and not governed:
        roles.append("head-of-government")
    return roles + (["leader"] if leads or not governed else [])


def named(tables, iso3):
    """The name of a state as it stands after "of"."""
    state = tables.label_by_iso3[iso3]
    return "the " + state if state in ARTICLE else re.sub("^The ", "the ", state)


def _label(tables, iso3, title):
    state = named(tables, iso3)
    return f"Minister of Foreign Affairs of {state}" if title == "Foreign Minister" else f"{title} of {state}"


def _title(words):
    for pattern, title in TITLES:
        if re.search(pattern, words):
            return title
    return None


def _recent(tables, spells):
    """Our own additions to the data; they come first, so that their names and dates are the ones kept."""
    for row in tables.ours("recent"):
        spells.setdefault((row["iso3"], row["title"]), []).append(curated(row))


def title_of(row, tables):
    """The title of a head or foreign minister in a row of everypolitician; none for other posts."""
    iso3, position = tables.iso3_by_item.get(row["jurisdiction_qid"]), row["position"]
    if FOREIGN.search(position):
        return "Foreign Minister"
    heads = ("President", "Prime Minister", "King", "Queen", "Emperor", "Chancellor", "Premier")
    title = _title(position) if position in heads else None
    return None if iso3 == "CHE" and title == "Chancellor" else title


def _cabinets(tables, spells):
    """everypolitician: spells with days, 61 countries, to 2022."""
    as_of = {row["repo"]: row["last_commit"] for row in tables.reference("everypolitician-cabinets/SOURCES.csv")}
    for row in tables.reference("everypolitician-cabinets/holders21-all.csv"):
        iso3, title = tables.iso3_by_item.get(row["jurisdiction_qid"]), title_of(row, tables)
        if iso3 and title and row["start"]:
            spells.setdefault((iso3, title), []).append(
                Spell(row["person"], row["start"], row["end"], SOURCES["wikidata"], row["person_qid"], as_of=as_of[row["repo"]]))


def _heads(tables, spells):
    """Wikidata: heads of state and government with years."""
    for row in tables.reference("wikidata-leaders-2022/heads-2022-10.csv"):
        iso3, title = tables.iso3_by_item.get(row["countryid"]), _title(row["positionLabel"])
        if iso3 and title and row["officeholderLabel"] and row["start_year"]:
            spells.setdefault((iso3, title), []).append(
                Spell(row["officeholderLabel"], row["start_year"], row["end_year"], SOURCES["wikidata"],
                      row["officeholder"], as_of=HEADS_AS_OF))


def _foreign_ministers(tables, spells):
    """Wikidata: the foreign ministers of January 2023."""
    for row in tables.reference("wikidata-leaders-2022/foreign-ministers-2022.csv"):
        iso3 = tables.iso3_by_item.get(row["country"])
        if iso3 and row["name"] and row["start"]:
            spells.setdefault((iso3, "Foreign Minister"), []).append(
                Spell(row["name"], row["start"][:10], "", SOURCES["wikidata"], row["person"], as_of=MINISTERS_AS_OF))


MONTHS = {m: f"{i:02}" for i, m in enumerate(
    "January February March April May June July August September October November December".split(), 1)}


def _factbook(tables, spells):
    """The Factbook: heads of state and government of January 2026 with the day they came in."""
    for row in tables.reference("factbook/leaders.csv"):
        iso3, title = tables.iso3_by_gec.get(row["gec"].upper()), _title(row["office"])
        start = _day(row["since"])
        head_of_government = row["role"] == "head_of_government"
        if not iso3 or not title or not start or not row["name"] or re.search(r"\b(of|also)\b", row["name"]):
            continue
        if head_of_government != (title in HEADS_OF_GOVERNMENT):
            continue
        name, family = _restore(row["name"])
        spells.setdefault((iso3, title), []).append(Spell(name, start, "", SOURCES["factbook"], family=family,
                                                             as_of=FACTBOOK_AS_OF))


def _day(since):
    """"14 December 2016", "April 2018" or "1997" as a date, month or year."""
    match = re.fullmatch(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]+) )?(\d{4})", since.strip())
    if not match or (match.group(2) and match.group(2) not in MONTHS):
        return ""
    day, month, year = match.groups()
    return year + (f"-{MONTHS[month]}" if month else "") + (f"-{int(day):02}" if day and month else "")


def _restore(name):
    """A name with the family name in capitals -> (name in normal case, family name)."""
    name = re.sub(r"\s*\([^)]*\)|\s*\"[^\"]*\"", "", name).strip()
    name = re.sub(r"^((Capt\.|Sr\.|Gen\.|Sir|Dr\.|Lt\.|Col\.|Dame|General|Amir|Sheikh|King|Queen|Grand Chief) )+", "", name)
    words = [_normal(word) if _capital(word) else word for word in name.split()]
    family = [_normal(word) for word in name.split() if _capital(word)]
    return " ".join(words), " ".join(family)


def _capital(word):
    letters = re.sub(r"[^\w]", "", re.sub(r"^(al|el|Al|El|an|ad|as)-", "", word))
    return len(letters) > 1 and letters.isupper() and not re.fullmatch(r"[IVX]+", letters)


def _normal(word):
    """One word in capitals in normal case: DÉBY, TER-PETROSYAN, O'NEILL, McDONALD."""
    article, word = re.fullmatch(r"((?:al|el|Al|El|an|ad|as)-)?(.*)", word).groups()
    return (article or "") + re.sub(r"[^\W\d_]+", lambda m: m.group(0)[0].upper() + m.group(0)[1:].lower(), word)


def _merge(found):
    """Joins spells of different sources that are the same: earlier sources are the better ones."""
    merged = []
    for spell in found:
        same = next((m for m in merged if _same(m, spell)), None)
        if same is None:
            merged.append(spell)
            continue
        same.item = same.item or spell.item
        same.as_of = max(same.as_of, spell.as_of)
        if spell.source == SOURCES["factbook"]:
            if fold(spell.name) != fold(same.name):
                same.names.append(spell.name)
        elif same.source == CURATION:
            pass
        elif same.source == SOURCES["factbook"] and spell.source == SOURCES["wikidata"]:
            if fold(spell.name) != fold(same.name):
                same.names.append(same.name)
            same.name, same.family = spell.name, ""
        if same.source == CURATION or spell.attested:
            continue
        if same.attested:
            same.start, same.end, same.attested, same.source = spell.start, spell.end, False, spell.source
            continue
        if len(spell.start) > len(same.start) and spell.start[:4] == same.start[:4]:
            same.start = spell.start
        if spell.start[:4] < same.start[:4] and spell.source != same.source:
            same.start = spell.start
        same.end = same.end or (spell.end if spell.end >= same.start[:4] else "")
    return merged


def _same(one, other):
    """Whether two spells are one: the same person, and the times touch."""
    if one.source == other.source == CURATION:
        return False
    if one.item and other.item:
        person = one.item == other.item
    else:
        person = alike(one.name, other.name)
    first, second = sorted([one, other], key=lambda s: s.start[:4])
    same_name = bool(one.item and other.item) or fold(one.name) == fold(other.name)
    # A son follows his father: names that are only alike have to be in office at one time.
    latest = first.end[:4] if same_name else str(int(first.end[:4] or 9999) - 1)
    return person and (not first.end or latest >= second.start[:4])


def alike(one, other):
    """Whether two spellings can be of one name: words in common, or first and last words much alike."""
    a, b = (set(re.findall(r"\w{4,}", fold(name))) for name in (one, other))
    words, words2 = (set(re.findall(r"\w+", fold(name))) for name in (one, other))
    if len(a & b) >= 2 or (a & b and (words <= words2 or words2 <= words)) or (a & b and min(len(one.split()), len(other.split())) == 1):
        return True
    (first, *_, last), (first2, *_, last2) = (["", *fold(name).split()][-2:] if len(name.split()) < 2
                                              else fold(name).split() for name in (one, other))
    return len(last) > 3 and _ratio(last, last2) > 0.72 and _ratio(first, first2) > 0.5


def _ratio(one, other):
    return difflib.SequenceMatcher(None, one, other).ratio()


def _in_order(spells):
    """In order of time; an end that is unknown or too late becomes the start of the next."""
    certain = [s for s in spells if not s.attested]
    spells = [s for s in spells if not s.attested or not any(_holds(c, s) for c in certain)]
    spells = sorted(spells, key=lambda s: (s.start, s.end or "9999", s.name))
    for at, spell in enumerate(spells):
        after = next((s for s in spells[at + 1:] if s.end == "" or s.end != spell.end or not s.attested), None)
        if after and (not spell.end or later(spell.end, after.start) and (spell.attested or not after.attested)):
            spell.end = after.start
    return spells


def _holds(spell, attested):
    """Whether one person's certain time leaves no room for the years that attest another: certain dates win."""
    return spell.start[:4] <= attested.start and attested.end <= (spell.end or "9999")[:4]


def later(one, other):
    """Whether a date is later than another, as far as both are known."""
    shortest = min(len(one), len(other))
    return one[:shortest] > other[:shortest]
