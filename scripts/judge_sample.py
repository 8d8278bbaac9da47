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

import argparse
import csv
import hashlib
import json
import re
import sys
from pathlib import Path
from urllib.parse import unquote

SAMPLE = 100
AROUND = 110
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


def digest(words):
    return hashlib.sha256(words.encode()).hexdigest()


def draw(links):
    """One link in each of the first documents that have any, in the order of their digests."""
    for document in sorted(links, key=digest)[:SAMPLE]:
        link = min(links[document], key=lambda link: (digest(f"{document} {link[0]}-{link[1]}"), link))
        yield document, *link


def line(texts, document, begin, end, thing):
    """A line of the list, with the words around the link."""
    text = texts[document]
    before, after = text[max(0, begin - AROUND) : begin], text[end : end + AROUND]
    context = " ".join(f"{before}[{text[begin:end]}]{after}".split())
    words = " ".join(text[begin:end].split())
    values = [document, str(begin), str(end), words, thing, "", "", context]
    return dict(zip(COLUMNS, values))


def key(row):
    return tuple(row[column] for column in KEY)


def read_judged(path):
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {key(row): row for row in csv.DictReader(file)}


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("reading", type=Path)
    parser.add_argument("judged", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    records = map(json.loads, arguments.corpus.open(encoding="utf-8"))
    texts = {record["id"]: record["text"] for record in records}
    links, mentions = links_of(arguments.reading, known_things())
    judged = read_judged(arguments.judged)
    rows = [line(texts, *link) for link in draw(links)]
    for row in rows:
        old = judged.pop(key(row), None)
        if old:
            row.update(verdict=old["verdict"], why=old["why"])
        else:
            print("new  ", *key(row), row["context"], sep="  ")
    for old in judged.values():
        print("gone ", *key(old), old["verdict"], sep="  ")
    linked = sum(map(len, links.values()))
    verdicts = [row["verdict"] or "not judged" for row in rows]
    told = ", ".join(f"{verdicts.count(verdict)} {verdict}" for verdict in sorted(set(verdicts)))
    print(f"{linked} of {mentions} mentions are of things in the gazetteer; of {len(rows)} links: {told}")
    if arguments.write:
        write(arguments.judged, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
