#!/usr/bin/env python3
"""Lists the most frequent capitalised phrases of a corpus that the gazetteer does not know.

Run: python3 scripts/unknown_names.py CORPUS.jsonl [HOW_MANY]
Prints a line each: the number of documents, and the phrase. Needs the Python standard library only.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

GAZETTEER = Path(__file__).resolve().parent.parent / "ontology" / "gazetteer"
NAMING = re.compile(r'(?:skos:prefLabel|skos:altLabel|kur:demonym|rdfs:label|foaf:familyName) (.*)')
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
# Two capitalised words or more, with the small words that names hold inside.
PHRASE = re.compile(r"\b[A-Z][\w’'.-]*(?:(?: (?:of|for|and|the|on|de|al))* [A-Z][\w’'-]*)+")


def known_names():
    """Every name in the gazetteer, in lower case without an article."""
    names = set()
    for path in sorted(GAZETTEER.glob("*.ttl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            naming = NAMING.search(line)
            if naming:
                names |= {plain(name) for name in LITERAL.findall(naming.group(1))}
    return names


def plain(name):
    """A name as it is compared."""
    return re.sub(r"^the ", "", name.lower().replace("’", "'"))


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    known = known_names()
    documents = Counter()
    with open(sys.argv[1], encoding="utf-8") as corpus:
        for line in corpus:
            found = {re.sub(r"^The ", "", phrase) for phrase in PHRASE.findall(json.loads(line)["text"])}
            documents.update(phrase for phrase in found if plain(phrase) not in known and " " in phrase)
    wanted = int(sys.argv[2]) if len(sys.argv) == 3 else 200
    for phrase, count in sorted(documents.items(), key=lambda item: (-item[1], item[0]))[:wanted]:
        print(f"{count}\t{phrase}")


main()
