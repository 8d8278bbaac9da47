"""pySHACL and `kurultai validate` agree: on a store of the examples and the annotated texts, which is sound, and on
graphs that were broken one way each, fault by fault."""
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import pyshacl
import rdflib
from rdflib.namespace import SH

from tool import BINARY, ENVIRONMENT, ROOT, build_examples, gold, kurultai

SHAPES = rdflib.Graph().parse(ROOT / "ontology/shapes.ttl", format="turtle")
ONTOLOGY = rdflib.Graph().parse(ROOT / "ontology/kurultai.ttl", format="turtle")
PREFIXES = {
    "kur": "https://w3id.org/kurultai/ns#", "org": "http://www.w3.org/ns/org#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#", "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# What `validate` looks for beyond SHACL.
BEYOND = {"FactWithoutClaim", "ClaimWithoutFact", "Words"}


def by_pyshacl(graph):
    """What pySHACL finds: the node, the property and the component of each fault."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=SHAPES, ont_graph=ONTOLOGY)
    found = set()
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        component = str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH))
        path = report.value(result, SH.resultPath)
        found.add((str(report.value(result, SH.focusNode)), path and str(path), component))
    return found


def by_kurultai(*what):
    """What `validate` finds of the same, and whether it found anything at all."""
    done = subprocess.run(
        [BINARY, "validate", "--json", *map(str, what)], capture_output=True, encoding="utf-8", cwd=ROOT, env=ENVIRONMENT
    )
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert bool(lines) == (done.returncode == 1), done.returncode
    shacl = [line for line in lines if line["component"] not in BEYOND]
    return {(line["focus"], line["path"], line["component"]) for line in shacl}, lines


def export(store):
    """The merge of the facts and the provenance of a store."""
    text = kurultai("export", "--store", store, "--format", "ntriples", "--graphs", "facts,provenance")
    return rdflib.Graph().parse(data=text, format="nt")


def told(fault):
    """A fault as broken.toml tells it."""
    _, path, component = fault
    local = path and path.replace("#", "/").rsplit("/", 1)[1]
    return " ".join(filter(None, [component.removesuffix("ConstraintComponent"), local]))


def check_broken(folder, sound, case):
    """Breaks a sound graph and compares what is found."""
    graph = rdflib.Graph()
    graph += sound
    graph.update("".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + case["update"])
    path = Path(folder, "broken.nt")
    graph.serialize(path, format="nt", encoding="utf-8")
    theirs, (ours, _) = by_pyshacl(graph), by_kurultai(path)
    if ours != theirs:
        sys.exit(f"{case['breaks']}:\n  only pySHACL {theirs - ours}\n  only validate {ours - theirs}")
    if {told(fault) for fault in ours} != set(case["finds"]):
        sys.exit(f"{case['breaks']}: found {sorted(map(told, ours))}, not {case['finds']}")


def main():
    cases = tomllib.loads((ROOT / "tests/tools/broken.toml").read_text(encoding="utf-8"))["broken"]
    assert len(cases) >= 20
    with tempfile.TemporaryDirectory() as folder:
        store = build_examples(folder)
        small = export(store)
        for case in cases:
            check_broken(folder, small, case)
        kurultai("build", "-", "--store", store, "--quiet", stdin=gold())
        theirs, (ours, lines) = by_pyshacl(export(store)), by_kurultai("--store", store)
        if theirs or ours or lines:
            sys.exit(f"the built graph is not sound: pySHACL {theirs}, validate {lines}")
    print(f"  pySHACL and validate agree on a sound graph and on {len(cases)} broken ones")


main()
