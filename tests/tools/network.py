"""networkx gets the same graph from an answer in CSV as from the quads."""
import csv
import io
import tempfile

import networkx
import rdflib

from tool import build_examples, kurultai

KUR = "https://w3id.org/kurultai/ns#"
QUESTION = """SELECT DISTINCT ?s ?p ?o { ?k a kur:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
    kur:polarity "positive" . FILTER NOT EXISTS { ?k kur:modality "possible" } FILTER(ISIRI(?o)) }"""

with tempfile.TemporaryDirectory() as folder:
    store = build_examples(folder)
    rows = csv.DictReader(io.StringIO(kurultai("query", "--store", store, QUESTION)))
    asked = networkx.MultiDiGraph()
    asked.add_edges_from((row["s"], row["o"], row["p"]) for row in rows)
    text = kurultai("export", "--store", store, "--format", "ntriples", "--graphs", "facts", "--scope", "documents")
    facts = rdflib.Graph().parse(data=text, format="nt")
    edges = [(str(s), str(o), str(p)) for s, p, o in facts if p.startswith(KUR) and isinstance(o, rdflib.URIRef)]
    missing = [edge for edge in asked.edges(keys=True) if edge not in edges]
    assert asked.number_of_edges() > 40 and not missing, missing
    assert networkx.number_weakly_connected_components(asked) < asked.number_of_nodes() / 4
