"""What the scripts that draw samples to be judged by eye share: the draw, the words around, the judged list."""

import argparse
import csv
import hashlib
import json
from pathlib import Path

AROUND = 110


def digest(words):
    """What a sample is drawn by: nothing but the words decides."""
    return hashlib.sha256(words.encode()).hexdigest()


def context(text, begin, end):
    """The words around a span, which stands in brackets."""
    before, after = text[max(0, begin - AROUND) : begin], text[end : end + AROUND]
    return " ".join(f"{before}[{text[begin:end]}]{after}".split())


def arguments(description):
    parser = argparse.ArgumentParser(description=description.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("reading", type=Path)
    parser.add_argument("judged", type=Path)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def texts_of(corpus):
    """The text of each document of a corpus."""
    records = map(json.loads, corpus.open(encoding="utf-8"))
    return {record["id"]: record["text"] for record in records}


def compare(path, columns, keys, rows, store):
    """Gives the rows the verdicts of the judged list, prints what is new or gone, and writes the list if asked to."""
    judged = read_judged(path, keys)
    for row in rows:
        old = judged.pop(key(row, keys), None)
        if old:
            row.update(verdict=old["verdict"], why=old["why"])
        else:
            print("new  ", *key(row, keys), row["context"], sep="  ")
    for old in judged.values():
        print("gone ", *key(old, keys), old["verdict"], sep="  ")
    if store:
        write(path, columns, rows)


def verdicts(rows):
    """The verdicts of the rows, counted."""
    given = [row["verdict"] or "not judged" for row in rows]
    return ", ".join(f"{given.count(verdict)} {verdict}" for verdict in sorted(set(given)))


def key(row, keys):
    return tuple(row[column] for column in keys)


def read_judged(path, keys):
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {key(row, keys): row for row in csv.DictReader(file)}


def write(path, columns, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
