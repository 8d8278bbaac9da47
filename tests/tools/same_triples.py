"""Reads a graph in six syntaxes with rdflib and fails unless they say the same.

Usage: same_triples.py FOLDER    # holds files named turtle, trig, ntriples, nquads, jsonld, rdfxml
"""
import sys
from pathlib import Path

import rdflib

GRAPHS = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}
TRIPLES = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml"}


def main(folder):
    said = {}
    for name, syntax in GRAPHS.items():
        dataset = rdflib.Dataset()
        dataset.parse(folder / name, format=syntax)
        said[name] = {(s, p, o, str(g)) for s, p, o, g in dataset.quads()}
    for name, syntax in TRIPLES.items():
        said[name] = set(rdflib.Graph().parse(folder / name, format=syntax))
    said["merge"] = {quad[:3] for quad in said["nquads"]}
    wrong = [n for n in GRAPHS if said[n] != said["nquads"]] + [n for n in TRIPLES if said[n] != said["merge"]]
    if wrong or not said["merge"]:
        sys.exit(f"differ from N-Quads: {wrong}, of {len(said['merge'])} triples")


main(Path(sys.argv[1]))
