"""Checks a graph with pySHACL against the shapes and the ontology.

Usage: sound.py TURTLE SHAPES ONTOLOGY
"""
import sys

import pyshacl
import rdflib

graph, shapes, ontology = (rdflib.Graph().parse(path, format="turtle") for path in sys.argv[1:4])
conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology)
if not conforms:
    sys.exit(report)
