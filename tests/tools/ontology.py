"""The ontology is one for rdflib, an OWL RL reasoner and an OWL reader, alone and with what the examples say."""
import sys
import tempfile
from pathlib import Path

import owlready2
import owlrl
import rdflib

from tool import ROOT, build_examples, kurultai

KUR = "https://w3id.org/kurultai/ns#"
# What owlrl says of a contradiction.
ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
KINDS = {
    "Person", "State", "Region", "Place", "IntergovernmentalOrganization", "UNBody", "Institution", "Format",
    "Meeting", "Instrument",
}


def contradictions(graph):
    """What the OWL RL rules find wrong."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, datatype_axioms=False).expand(graph)
    return [str(message) for message in graph.objects(None, ERROR)]


def read(*paths):
    """The triples of Turtle files."""
    graph = rdflib.Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


def check_reader(graph, folder):
    """owlready2 sees classes, properties and the disjoint kinds."""
    path = Path(folder, "kurultai.nt")
    graph.serialize(path, format="nt", encoding="utf-8")
    world = owlready2.World()
    ontology = world.get_ontology(path.as_uri()).load()
    disjoint = [{entity.name for entity in group.entities} for group in ontology.disjoint_classes()]
    assert KINDS in disjoint, disjoint
    assert {kind.name for kind in ontology.classes()} >= KINDS
    properties = list(ontology.object_properties())
    sides = [p.name for p in properties if p.iri.startswith(KUR) and not (p.domain and p.range)]
    assert len(properties) > 20 and not sides, sides


with tempfile.TemporaryDirectory() as folder:
    ontology = ROOT / "ontology"
    read(ontology / "shapes.ttl", *sorted((ontology / "gazetteer").glob("*.ttl")))
    terms = read(ontology / "kurultai.ttl")
    check_reader(terms, folder)
    found = contradictions(terms)
    facts = Path(folder, "facts.ttl")
    store = build_examples(folder)
    facts.write_text(kurultai("export", "--store", store, "--format", "turtle", "--graphs", "facts"), encoding="utf-8")
    found += contradictions(read(ontology / "kurultai.ttl", facts))
    if found:
        sys.exit("\n".join(found))
