"""JSON-LD expands to the same quads by pyld and by Oxigraph as N-Quads has; keys are words, not IRIs."""
import json
import tempfile

import pyld
import pyoxigraph

from tool import GRAPHS, build_examples, kurultai

NQUADS, JSON_LD = pyoxigraph.RdfFormat.N_QUADS, pyoxigraph.RdfFormat.JSON_LD


def quads(text, syntax):
    return set(map(str, pyoxigraph.parse(text.encode(), format=syntax)))


with tempfile.TemporaryDirectory() as folder:
    store = build_examples(folder)
    export = ["export", "--store", store, "--graphs", GRAPHS, "--format"]
    expected = quads(kurultai(*export, "nquads"), NQUADS)
    text = kurultai(*export, "jsonld")
    document = json.loads(text)
    assert quads(text, JSON_LD) == expected
    assert quads(pyld.jsonld.to_rdf(document, {"format": "application/n-quads"}), NQUADS) == expected
    keys = {key for graph in document["@graph"] for node in graph["@graph"] for key in node}
    assert {"label", "attended", "heldOn", "speaker"} <= keys, keys
    assert not [key for key in keys if "/" in key], keys
