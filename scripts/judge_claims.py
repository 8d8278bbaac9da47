#!/usr/bin/env python3
"""Draws the claims to be judged by eye: five in each of the forty documents with the smallest SHA-256 of their id.

    kurultai extract CORPUS.jsonl > reading.nq
    python3 scripts/judge_claims.py CORPUS.jsonl reading.nq tests/judged/claims.csv [--write]

Of each document they are the five whose "ID BEGIN-END PROPERTY" has the smallest SHA-256; a document with fewer
claims is passed over. A claim is right if its words say so of these two things, with that polarity and modality.
Verdicts stand in the judged list: right, wrong, or empty where nobody has looked yet. The script prints the verdicts
and each line that is new or gone since; with --write it writes the list anew and keeps the verdicts.
"""

import re
import sys
from urllib.parse import unquote

import judging

DOCUMENTS, CLAIMS = 40, 5
QUAD = re.compile(r'^<([^>]*)> <([^>]*[#/])([^>#/]+)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)")')
CLAIM = re.compile(r"^https://w3id\.org/kurultai/doc/([^/]*)/claim/(\d+)-(\d+)/")
PARTS = {"subject", "predicate", "object", "polarity", "modality", "title"}
COLUMNS = ["document", "begin", "end", "subject", "property", "object", "said", "verdict", "why", "context"]
KEY = ["document", "begin", "end", "subject", "property", "object", "said"]


def short(value):
    """The last part of an identifier, or a literal as it stands."""
    value = unquote(value)
    return value.split("/id/", 1)[-1] if "/id/" in value else value.rsplit("#", 1)[-1].rsplit("/doc/", 1)[-1]


def claims_of(reading):
    """The claims of each document, each a dictionary of its parts."""
    claims = {}
    with open(reading, encoding="utf-8") as lines:
        for line in lines:
            found = QUAD.match(line) if "/claim/" in line else None
            if not found or found[3] not in PARTS or not CLAIM.match(found[1]):
                continue
            claims.setdefault(found[1], {})[found[3]] = short(found[4] or found[5])
    documents = {}
    for iri, parts in claims.items():
        document, begin, end = CLAIM.match(iri).groups()
        documents.setdefault(unquote(document), []).append((int(begin), int(end), parts))
    return documents


def drawn(document, claims):
    """The five claims of a document that are to be judged."""
    rank = lambda claim: (judging.digest(f"{document} {claim[0]}-{claim[1]} {claim[2]['predicate']}"), sorted(claim[2].items()))
    return sorted(claims, key=rank)[:CLAIMS]


def line(texts, document, begin, end, parts):
    said = [parts.get("polarity"), parts.get("modality"), parts.get("title")]
    said = " ".join(part for part in said if part and part not in ("positive", "actual"))
    values = [document, str(begin), str(end), parts["subject"], parts["predicate"], parts["object"], said, "", ""]
    return dict(zip(COLUMNS, [*values, judging.context(texts[document], begin, end)]))


def main():
    arguments = judging.arguments(__doc__)
    texts = judging.texts_of(arguments.corpus)
    documents = {name: claims for name, claims in claims_of(arguments.reading).items() if len(claims) >= CLAIMS}
    first = sorted(documents, key=judging.digest)[:DOCUMENTS]
    rows = [line(texts, name, *claim) for name in first for claim in drawn(name, documents[name])]
    judging.compare(arguments.judged, COLUMNS, KEY, rows, arguments.write)
    print(f"of {len(rows)} claims in {len(first)} documents: {judging.verdicts(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
