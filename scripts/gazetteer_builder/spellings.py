"""Other spellings of names by general rules, and what spellings of one name have in common."""

import re

from .blocks import fold

# States whose languages are written, or were until lately, in Cyrillic letters, or whose names come through Russian.
CYRILLIC = set("RUS BLR UKR KAZ KGZ TJK TKM UZB AZE ARM GEO MDA MNG BGR SUN".split())
ARABIC = set("DZA BHR EGY IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SDN SYR TUN ARE YEM".split())

# Ways to write one sound: the first spelling found in a word is replaced by the second.
SOUNDS = [
    (r"(?<=[bvgdklmnprstzhj])yev$", "iyev"), (r"iyev$", "iev"), (r"ayev$", "aev"), (r"eyev$", "eev"), (r"oyev$", "oev"), (r"uyev$", "uev"),
    (r"(?<=[aeiou])ev$", "yev"), (r"zh", "j"), (r"^j(?=[aeiouy])", "zh"), (r"(?<=[aeou])j(?=[aeou])", "zh"),
    (r"kh", "h"), (r"skiy$", "sky"), (r"skyi$", "sky"), (r"sky$", "skiy"), (r"q", "k"),
    (r"(?<=[bcdfghjklmnprstvz])yan$", "ian"), (r"ian$", "yan"), (r"([oe])w$", r"\1v"), (r"^j(?=[aeiouy])", "dzh"), (r"dzh", "j"),
    (r"m[uo]k?hamm?[ae]d", "mukhammed"), (r"m[uo]k?hamm?[ae]d", "muhamed"), (r"x(?=[aeiou])", "kh"), (r"^ye", "e"),
]
# Letters of the Latin alphabets of Azerbaijani, Kazakh, Turkmen and Uzbek as English texts write them.
LETTERS = {
    "ə": "a", "ş": "sh", "ç": "ch", "ž": "zh", "ý": "y", "ä": "a", "ü": "u", "ö": "o", "ň": "n", "ğ": "gh", "ı": "i", "ŋ": "n",
    "‘": "", "’": "", "ʻ": "", "ʼ": "", "'": "",
}
LATIN = set("AZE KAZ TKM UZB".split())
# Given names with more than one usual spelling.
GIVEN = [
    "aleksandr alexander", "aleksei aleksey alexei alexey", "sergei sergey", "yuri yury yuriy iurii", "andrei andrey",
    "dmitri dmitry dmitriy", "mikhail mikhayil", "nikolai nikolay", "vasili vasily vasiliy", "valeri valery valeriy",
    "anatoli anatoly anatoliy", "evgeni evgeny yevgeny yevgeni", "igor ihor", "grigori grigory", "vitali vitaly vitaliy",
    "gennadi gennady", "arkadi arkady", "viktor victor", "aleksandra alexandra", "sergii serhii serhiy",
    "oleksandr alexander", "volodymyr vladimir", "sadyr sadyr", "emomali imomali emamali", "ilham ilkham", "zakir zokir",
    "alyaksandr aleksandr alexander", "uladzimir vladimir", "elena yelena", "ekaterina yekaterina", "erlan yerlan",
    "ermek yermek", "timur temur",
]
ALIKE = {}
for _line in GIVEN:
    for _word in _line.split():
        ALIKE.setdefault(_word, []).extend(w for w in _line.split() if w != _word)

# What is dropped or made equal before two spellings are compared.
REDUCED = [
    (r"['’‘ʻʼ`´.]", ""), (r"[-\s]+", " "), (r"zh|dzh", "j"), (r"kh|q|x(?=[aeiou])", "k"), (r"h", ""), (r"[yi]+", "i"), (r"ie|io|ia|iu", "e"),
    (r"aleksandr|aleksander", "alexander"), (r"ks", "x"), (r"ou|oo|u|o", "o"), (r"ee|e", "e"), (r"w", "v"), (r"ph", "f"), (r"ck", "k"),
    (r"c", "k"), (r"(.)\1", r"\1"), (r"\b(al|el|ad|ar|as|an|ash|bin|ibn|ben)\b ?", ""), (r"e?v\b", "ev"),
]


def skeleton(name):
    """What different spellings of a name have in common: for comparison within one state only."""
    words = fold(name)
    for pattern, reduced in REDUCED:
        words = re.sub(pattern, reduced, words)
    return " ".join(sorted(words.split()))


def variants(label, family, state):
    """Other spellings of a full name by the rules for its state, in a fixed order, eight at most."""
    if state in CYRILLIC:
        plain, plain_family = (_in_english_letters(name) if state in LATIN else name for name in (label, family))
        found = [plain, *_through_russian(plain, plain_family)]
    elif state in ARABIC:
        found = _arabic(label)
    else:
        found = []
    return [name for name in dict.fromkeys(found) if fold(name) != fold(label)][:8]


def _in_english_letters(name):
    letters = (LETTERS.get(c, LETTERS.get(c.lower(), c).capitalize() if c.lower() in LETTERS else c) for c in name)
    return "".join(letters)


def _through_russian(label, family):
    given, found, rest = label.rpartition(family)
    if not found or rest or not given.strip() or " " in family or re.search(r"[^\x00-\x7f]", label):
        return []
    families = [family] + [v for v in (_respelt(family, sound) for sound in SOUNDS) if v]
    words = given.split()
    givens = [given.strip()]
    for at, word in enumerate(words):
        givens += [" ".join([*words[:at], other.capitalize(), *words[at + 1:]]) for other in ALIKE.get(word.lower(), [])]
    pairs = [(0, f) for f in families[1:]] + [(g, families[0]) for g in range(1, len(givens))]
    pairs += [(g, f) for g in range(1, len(givens)) for f in families[1:]]
    return [f"{givens[g]} {f}" for g, f in pairs]


def _respelt(family, sound):
    pattern, other = sound
    respelt = re.sub(pattern, other, family.lower(), count=1)
    return respelt.capitalize() if respelt != family.lower() and "-" not in family else None


def _arabic(label):
    """"Al-X", "al-X", "el-X" and "X" with its article apart."""
    match = re.search(r"\b([Aa]l|[Ee]l)[- ](?=[A-Z])", label)
    if not match or label.startswith(match.group(0)):
        return []
    others = ["al-", "Al-", "Al ", "el-"]
    return [label[:match.start()] + other + label[match.end():] for other in others][:4]
