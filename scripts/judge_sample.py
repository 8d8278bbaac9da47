#!/usr/bin/env python3
"""Draws the links to be judged by eye: one in each of the hundred documents with the smallest SHA-256 of their id.

    kurultai extract CORPUS.jsonl > reading.nq
    python3 scripts/judge_sample.py CORPUS.jsonl reading.nq docs/judged/links.csv [--write]

A link is a mention of a thing that the gazetteer knows. Of each document it is the one whose
"ID BEGIN-END" has the smallest SHA-256; documents without a link are passed over.
Verdicts stand in the judged list: right, wrong, or empty where nobody has looked yet. The script prints how many
mentions are linked, the verdicts, and each line that is new, changed or gone since the list was judged.
With --write it writes the list anew and keeps the verdicts of the lines that are the same.
"""

import re
import sys
from pathlib import Path
from urllib.parse import unquote

import judging

SAMPLE = 100
DOCUMENT = "https://w3id.org/kurultai/doc/"
THING = "https://w3id.org/kurultai/id/"
GAZETTEER = Path(__file__).resolve().parent.parent / "ontology" / "gazetteer"
MENTION = re.compile(
    r"^<" + re.escape(DOCUMENT) + r"([^>]*)/mention/(\d+)-(\d+)/[^>]*> "
    r"<http://www\.w3\.org/2005/11/its/rdf#taIdentRef> <" + re.escape(THING) + r"([^>]*)>"
)
COLUMNS = ["document", "begin", "end", "words", "thing", "verdict", "why", "context"]
KEY = ["document", "begin", "end", "thing"]


def known_things():
    """The identifiers of all things in the gazetteer."""
    entry = re.compile(r"^<([^>]+)> a kur:(?!Tenure|Office)", re.M)
    files = sorted(GAZETTEER.glob("*.ttl"))
    return {found for file in files for found in entry.findall(file.read_text("utf-8"))}


def links_of(reading, things):
    """The links of each document, and how many mentions there are in all."""
    links, mentions = {}, 0
    with open(reading, encoding="utf-8") as lines:
        for line in lines:
            found = MENTION.match(line) if "#taIdentRef>" in line else None
            mentions += "#taIdentRef>" in line
            if found and unquote(found[4]) in things:
                document = links.setdefault(unquote(found[1]), set())
                document.add((int(found[2]), int(found[3]), unquote(found[4])))
    return links, mentions


def draw(links):
    """One link in each of the first documents that have any, in the order of their digests."""
    for document in sorted(links, key=judging.digest)[:SAMPLE]:
        link = min(links[document], key=lambda link: (judging.digest(f"{document} {link[0]}-{link[1]}"), link))
        yield document, *link


def line(texts, document, begin, end, thing):
    """A line of the list, with the words around the link."""
    text = texts[document]
    words = " ".join(text[begin:end].split())
    values = [document, str(begin), str(end), words, thing, "", "", judging.context(text, begin, end)]
    return dict(zip(COLUMNS, values))


def main():
    arguments = judging.arguments(__doc__)
    texts = judging.texts_of(arguments.corpus)
    links, mentions = links_of(arguments.reading, known_things())
    rows = [line(texts, *link) for link in draw(links)]
    judging.compare(arguments.judged, COLUMNS, KEY, rows, arguments.write)
    linked = sum(map(len, links.values()))
    told = judging.verdicts(rows)
    print(f"{linked} of {mentions} mentions are of things in the gazetteer; of {len(rows)} links: {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
