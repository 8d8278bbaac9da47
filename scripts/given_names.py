#!/usr/bin/env python3
"""Writes ontology/lexicon/given-names.toml: the given names that persons of the gazetteer share.

usage: scripts/given_names.py

A name counts if at least two persons bear it, it has three letters or more, and it is neither a word of the
lexicon nor a name of anything but a person. Same gazetteer, same bytes.
"""

import collections
import pathlib
import re
import tomllib

# First words of names of places as often as of persons.
OTHERWISE = {"Abu", "Hong", "Angel", "Dawn", "Ash", "Earl", "Baron"}
ROOT = pathlib.Path(__file__).resolve().parent.parent / "ontology"
TARGET = ROOT / "lexicon" / "given-names.toml"
HEAD = """\
# Given names that at least two persons of the gazetteer bear. Written by scripts/given_names.py.
# Two or more words with capitals of which the first is one of these are the name of a person: "Tariq Novak".

given-names = [
"""
LABELS = re.compile(r'"((?:[^"\\]|\\.)*)"@en')


def things():
    """The kind of each thing of the gazetteer (the folder of its IRI) with its names."""
    for path in sorted((ROOT / "gazetteer").glob("*.ttl")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            if match := re.match(r"\s*<(\w+(?:-\w+)*)/", block):
                yield match[1], LABELS.findall(block)


def words_of(value):
    """All single words in a value of a lexicon file, in lower case."""
    if isinstance(value, str):
        yield from value.lower().split()
    elif isinstance(value, list):
        for part in value:
            yield from words_of(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from words_of(key)
            yield from words_of(part)


def lexicon_words():
    words = set()
    for path in sorted((ROOT / "lexicon").glob("*.toml")):
        if path == TARGET or path.name in ("topics.toml", "ambiguous.toml"):
            continue
        words.update(words_of(tomllib.loads(path.read_text(encoding="utf-8"))))
    return words


def main():
    given = collections.Counter()
    others = set()
    for kind, names in things():
        if kind == "person":
            full = names[0].split() if names else []
            if len(full) > 1:
                given[full[0]] += 1
        else:
            others.update(name.lower() for name in names)
    taken = others | lexicon_words()
    known = sorted(
        name
        for name, bearers in given.items()
        if bearers > 1 and len(name) > 2 and name.replace("-", "").isalpha() and name.lower() not in taken and name not in OTHERWISE
    )
    lines, line = [], " "
    for name in known:
        if len(line) + len(name) > 150:
            lines.append(line)
            line = " "
        line += f' "{name}",'
    TARGET.write_text(HEAD + "\n".join([*lines, line]) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
